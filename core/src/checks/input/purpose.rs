//! Files that were given for something they are not: keys and certificates swapped, requests and public keys in place of
//! certificates and private keys, and private keys in what is to be uploaded.

use super::{View, own_name};
use crate::{
    checks::{Found, Scene},
    contract::{ItemKind, Role, Severity},
    read::{Format, InputFault, ReadInput},
    rules::Rule,
    text::{shell_quoted, shown},
};

pub(super) fn check(view: &View<'_>, found: &mut Vec<Found>) {
    found.extend(ssh(view).or_else(|| request(view)).or_else(|| public_key(view)).or_else(|| wrong_role(view)));
    found.extend(private_key_for_upload(view));
}

fn is_private(kind: ItemKind) -> bool {
    matches!(kind, ItemKind::PrivateKey | ItemKind::EncryptedPrivateKey)
}

fn has(input: &ReadInput, wanted: impl Fn(ItemKind) -> bool) -> bool {
    input.items.iter().any(|item| wanted(item.kind))
}

fn has_certificate(input: &ReadInput) -> bool {
    has(input, |kind| kind == ItemKind::Certificate)
}

/// Nothing but things of this kind, and at least one.
fn only(input: &ReadInput, wanted: ItemKind) -> bool {
    has(input, |kind| kind == wanted)
        && input.items.iter().all(|item| matches!(item.kind, kind if kind == wanted || kind == ItemKind::Parameters))
}

/// What lies beside the real thing in a folder does no harm; what was given in its place does.
fn beside_the_real(view: &View<'_>, finding: Found, is_real: impl Fn(&ReadInput) -> bool) -> Found {
    let real = view.scene.material.inputs.iter().enumerate().any(|(at, input)| at != view.index && is_real(input));
    if view.input.asked == Role::Auto && real { finding.severity(Severity::Note) } else { finding }
}

fn ssh(view: &View<'_>) -> Option<Found> {
    if !only(view.input, ItemKind::SshKey) {
        return None;
    }
    let line = view.input.items.first().and_then(|item| item.line);
    let said = view.input.faults.iter().find_map(|fault| match fault {
        InputFault::SshKey { kind } => Some(shown(kind)),
        _ => None,
    });
    let (what, seen) = match view.input.format {
        Format::SshPublicKey => ("an SSH public key", said.unwrap_or_default()),
        Format::PuttyKey => ("a key of PuTTY, for SSH", said.unwrap_or_default()),
        _ => ("an SSH private key", "OPENSSH PRIVATE KEY".to_owned()),
    };
    let finding = view
        .found(Rule::InpSshKey, format!("This file is {what}. TLS does not use SSH keys, and no Redis client reads one."))
        .line(line)
        .excerpt(line.and_then(|line| view.input.excerpt(line, 1, 35, "")))
        .seen(seen)
        .expected(view.expected())
        .fix(
            "give the private key that was made with the certificate (Redis Cloud: redis_user_private.key in the console's ZIP); a new pair: openssl req -x509 -newkey rsa:2048 -nodes -keyout client.key -out client.crt -days 365 -subj /CN=client",
        );
    Some(beside_the_real(view, finding, |input| has(input, is_private)))
}

fn request(view: &View<'_>) -> Option<Found> {
    if !only(view.input, ItemKind::CertificateRequest) {
        return None;
    }
    let line = view.input.items.first().and_then(|item| item.line);
    let file = view.file();
    let inform = if line.is_none() { " -inform DER" } else { "" };
    let finding = view
        .found(
            Rule::InpCertificateRequest,
            "This file is a certificate signing request (CSR). It only asks a CA for a certificate; until the CA has answered there is none, and no client can use it.",
        )
        .line(line)
        .excerpt(line.and_then(|line| view.input.excerpt(line, 1, 35, "")))
        .seen("CERTIFICATE REQUEST (PKCS#10)")
        .expected("CERTIFICATE")
        .fix(format!(
            "send it to the CA and use what comes back; with a CA of your own: openssl x509 -req{inform} -in {file} -CA ca.crt -CAkey ca.key -CAcreateserial -days 365 -out {}",
            view.beside("", "crt")
        ))
        .reference("RFC 2986");
    Some(beside_the_real(view, finding, |input| input.role == Role::ClientCertificate && has_certificate(input)))
}

fn public_key(view: &View<'_>) -> Option<Found> {
    if !only(view.input, ItemKind::PublicKey) {
        return None;
    }
    let line = view.input.items.first().and_then(|item| item.line);
    let needed = match view.input.role {
        Role::ClientKey | Role::ServerKey => "The private key is needed",
        _ => "A certificate is needed, which binds such a key to a name",
    };
    let finding = view
        .found(Rule::InpPublicKey, format!("This file is a public key alone. {needed}; no client can use this."))
        .line(line)
        .excerpt(line.and_then(|line| view.input.excerpt(line, 1, 26, "")))
        .seen("PUBLIC KEY")
        .expected(view.expected())
        .fix(match view.input.role {
            Role::ClientKey | Role::ServerKey => {
                "give the file from which it was taken (openssl pkey -pubout), which begins -----BEGIN PRIVATE KEY-----"
                    .to_owned()
            }
            _ => format!("{}; a certificate begins -----BEGIN CERTIFICATE-----", view.origin()),
        });
    Some(beside_the_real(view, finding, |input| has(input, is_private) || has_certificate(input)))
}

/// One file in the wrong place. Two that changed places are [`swapped`].
fn wrong_role(view: &View<'_>) -> Option<Found> {
    let input = view.input;
    if is_store(input) {
        return None;
    }
    if swapped_pair(view.scene).is_some_and(|(one, other)| one == view.index || other == view.index) {
        return None;
    }
    let (certificate, private) = (has_certificate(input), has(input, is_private));
    let (holds, given) = match input.asked {
        Role::ClientKey | Role::ServerKey if certificate && !private => ("a certificate", "the private key"),
        Role::ClientCertificate if private && !certificate => ("a private key", "the certificate"),
        Role::CaBundle | Role::ClientCa if private && !certificate => ("a private key", "the CA file"),
        Role::ServerChain if private && !certificate => ("a private key", "what the server presents"),
        _ => return None,
    };
    let line = input
        .items
        .iter()
        .find(|item| is_private(item.kind) || item.kind == ItemKind::Certificate)
        .and_then(|item| item.line);
    let label = input.items.first().and_then(|item| item.label.as_deref()).map_or(1, str::len) as u32 + 16;
    let fix = match input.asked {
        Role::ServerKey => "give the key (--server-key); the certificate is given with --server-chain".to_owned(),
        Role::ClientKey => "give the key (--key); a certificate is given with --cert, a CA with --ca".to_owned(),
        _ => format!("{}; a private key is given with --key and to nobody else", view.origin()),
    };
    Some(
        view.found(Rule::InpWrongRole, format!("This file was given as {given} and holds {holds}."))
            .line(line)
            .excerpt(line.and_then(|line| input.excerpt(line, 1, label, "")))
            .seen(holds)
            .expected(view.expected())
            .fix(fix),
    )
}

/// The file given as the certificate, which holds the key, and the one given as the key, which holds the certificate.
fn swapped_pair(scene: &Scene<'_>) -> Option<(usize, usize)> {
    let inputs = &scene.material.inputs;
    let find =
        |asked: Role, fits: fn(&ReadInput) -> bool| inputs.iter().position(|input| input.asked == asked && fits(input));
    let certificate = find(Role::ClientCertificate, |input| has(input, is_private) && !has_certificate(input))?;
    let key = find(Role::ClientKey, |input| has_certificate(input) && !has(input, is_private))?;
    Some((certificate, key))
}

pub(super) fn swapped(scene: &Scene<'_>, found: &mut Vec<Found>) {
    let Some((as_certificate, as_key)) = swapped_pair(scene) else { return };
    let (Some(holds_key), Some(holds_certificate)) =
        (scene.material.inputs.get(as_certificate), scene.material.inputs.get(as_key))
    else {
        return;
    };
    let line = holds_key.items.iter().find(|item| is_private(item.kind)).and_then(|item| item.line);
    let (key, certificate) = (shown(&holds_key.name), shown(&holds_certificate.name));
    found.push(
        Found::new(
            Rule::InpSwapped,
            format!(
                "Certificate and private key are swapped: {key}, given as the certificate, holds the private key; {certificate}, given as the key, holds the certificate."
            ),
        )
        .input(as_certificate)
        .line(line)
        .excerpt(line.and_then(|line| holds_key.excerpt(line, 1, 27, "the private key")))
        .seen(format!("--cert {key} --key {certificate}"))
        .expected(format!("--cert {certificate} --key {key}"))
        .fix(format!(
            "change the two places: --cert {} --key {}",
            shell_quoted(own_name(holds_certificate)),
            shell_quoted(own_name(holds_key))
        ))
        .reference("redis/ioredis#1076"),
    );
}

/// Redis Cloud and its like want the certificate uploaded; who uploads this file hands the key out.
fn private_key_for_upload(view: &View<'_>) -> Option<Found> {
    let input = view.input;
    if input.role != Role::ClientCertificate || !has_certificate(input) || is_store(input) {
        return None;
    }
    let key = input.items.iter().find(|item| is_private(item.kind))?;
    let is_also_the_key = view.scene.material.inputs.iter().enumerate().any(|(at, other)| {
        let same = |input: &ReadInput, index: usize| input.faults.contains(&InputFault::SameAs { input: index });
        other.asked == Role::ClientKey && (same(other, view.index) || same(input, at))
    });
    let file = view.file();
    let finding = view
        .found(
            Rule::InpPrivateKeyForUpload,
            "This certificate file also holds a private key. Never upload it as it is: whoever gets the key can connect in your name.",
        )
        .line(key.line)
        .excerpt(key.line.and_then(|line| {
            let label = key.label.as_deref().map_or(1, str::len) as u32 + 16;
            input.excerpt(line, 1, label, "the private key begins here")
        }))
        .seen(key.label.clone().unwrap_or_else(|| "a private key".to_owned()))
        .expected("certificates only")
        .fix(format!(
            "upload the certificates alone: openssl crl2pkcs7 -nocrl -certfile {file} | openssl pkcs7 -print_certs -out {}; if this file has been uploaded, have the certificate revoked and make a new key",
            view.beside("-upload", "crt")
        ));
    // One file for certificate and key is what some clients are given on purpose: then it is a warning of the upload.
    Some(if is_also_the_key { finding.severity(Severity::Warning) } else { finding })
}

/// Stores hold both by design, and say so by another rule.
fn is_store(input: &ReadInput) -> bool {
    matches!(input.format, Format::Pkcs12 | Format::Jks)
}
