//! The certificates in the client's file: order, issuer, and whether it is the client's at all.

use super::{ClientFile, View, pairing::Pair, takes};
use crate::{
    checks::Found,
    clients::{Client, words::in_words},
    contract::{Role, Severity},
    read::{Certificate, certificate::CertificateRole},
    rules::Rule,
};

pub(super) fn check(view: &View<'_>, pairs: &[Pair], found: &mut Vec<Found>) {
    for (file, pair) in view.files.iter().zip(pairs) {
        if let Some(place) = misplaced(view, file, pair) {
            found.push(order(view, file, place));
        } else if is_ca(view, file) {
            found.extend(ca_as_client(view, file, pair));
            continue;
        }
        found.extend(issuer(view, file));
    }
}

/// Does a finding of this module tell why certificate and key do not fit, or that no key is there?
pub(super) fn explains(view: &View<'_>, file: &ClientFile, pair: &Pair) -> bool {
    match pair {
        Pair::Fits { .. } => misplaced(view, file, pair).is_some(),
        Pair::Differs(_) | Pair::NoKey | Pair::Unknown => is_ca(view, file),
    }
}

/// The certificate that is meant as the client's own: the first that is no CA, else the first.
pub(super) fn leaf(view: &View<'_>, file: &ClientFile) -> usize {
    let own = |index: &&usize| view.certificate(**index).is_some_and(|certificate| !certificate.role.is_ca());
    file.certificates.iter().find(own).or(file.certificates.first()).copied().unwrap_or_default()
}

/// Nothing but CAs.
fn is_ca(view: &View<'_>, file: &ClientFile) -> bool {
    view.certificate(leaf(view, file)).is_some_and(|certificate| certificate.role.is_ca())
}

/// The place of the client's own certificate where it is not the first. Clients take the first, send the rest as they
/// stand (`SSL_CTX_use_certificate_chain_file`).
fn misplaced(view: &View<'_>, file: &ClientFile, pair: &Pair) -> Option<usize> {
    let place_of_leaf = file.certificates.iter().position(|index| *index == leaf(view, file))?;
    match pair {
        Pair::Fits { place, .. } => {
            let fits = view.certificate(*file.certificates.get(*place)?)?;
            // A key of the intermediate behind a leaf that stands first is another key, not another order.
            (*place > 0 && (!fits.role.is_ca() || place_of_leaf > 0)).then_some(*place)
        }
        _ => (place_of_leaf > 0 && !is_ca(view, file)).then_some(place_of_leaf),
    }
}

fn order(view: &View<'_>, file: &ClientFile, place: usize) -> Found {
    let name = |index: Option<&usize>| {
        index
            .and_then(|index| view.certificate(*index))
            .map(|certificate| certificate.subject.short.clone())
            .unwrap_or_default()
    };
    let own = file.certificates.get(place);
    let first = file.certificates.first();
    let (own_name, first_name) = (name(own), name(first));
    let word = view.file(file.input);
    let lines = own.and_then(|index| view.certificate(*index)).and_then(|own| own.line.zip(own.end_line));
    let fix = match lines {
        Some((start, end)) => format!(
            "(sed -n '{start},{end}p' {word}; sed '{start},{end}d' {word}) > {}",
            super::beside(&word, "-ordered")
        ),
        None => format!("put the certificate \"{own_name}\" first in {word}"),
    };
    view.at_certificate(
        Rule::KeyChainOrder,
        first.copied().unwrap_or_default(),
        format!(
            "The client's file begins with \"{first_name}\", and the client's own certificate \"{own_name}\" comes {}. \
             Clients take the first certificate as their own and say that the key does not fit.",
            ordinal(place)
        ),
    )
    .seen(format!("\"{first_name}\" first"))
    .expected(format!("\"{own_name}\" first, then its issuers"))
    .fix(fix)
    .reference("RFC 8446, section 4.4.2; OpenSSL, SSL_CTX_use_certificate_chain_file(3)")
}

fn ordinal(place: usize) -> String {
    match place {
        1 => "second".to_owned(),
        2 => "third".to_owned(),
        more => format!("as number {}", more + 1),
    }
}

fn ca_as_client(view: &View<'_>, file: &ClientFile, pair: &Pair) -> Option<Found> {
    let index = leaf(view, file);
    let certificate = view.certificate(index)?;
    let name = &certificate.subject.short;
    let given = view.input(file.input).is_some_and(|input| input.asked == Role::ClientCertificate);
    let kind = match certificate.role {
        CertificateRole::Root => "a root CA",
        _ => "an intermediate CA",
    };
    let (message, severity) = match pair {
        // It connects where the server trusts it; whoever holds the key can issue certificates, though.
        Pair::Fits { .. } => (
            format!(
                "The client certificate \"{name}\" is {kind}: whoever gets its key can issue certificates that the server trusts."
            ),
            Severity::Warning,
        ),
        Pair::Unknown => (
            format!(
                "The certificate \"{name}\" given as the client's own is {kind}. Clients need the certificate that it issued to them."
            ),
            Severity::Warning,
        ),
        Pair::Differs(_) => (
            format!(
                "The certificate \"{name}\" given as the client's own is {kind}, and the private key does not belong to it. The client's own certificate is missing."
            ),
            Severity::Error,
        ),
        Pair::NoKey if given => (
            format!(
                "The certificate \"{name}\" given as the client's own is {kind}. Clients need the certificate that it issued to them, and its key."
            ),
            Severity::Error,
        ),
        Pair::NoKey => return None,
    };
    let key = match pair {
        Pair::Differs(key) | Pair::Fits { key, .. } => view.key(*key).map(|key| view.file(key.input)),
        _ => None,
    };
    let request = key.map_or_else(
        || "-newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout client.key".to_owned(),
        |key| format!("-key {key}"),
    );
    Some(
        view.at_certificate(Rule::KeyCaAsClient, index, message)
            .seen(certificate.role_reason.clone())
            .expected("an end-entity certificate for this client")
            .fix(format!("use the certificate that the CA issued for this key, or ask for one: openssl req -new {request} -out client.csr -subj /CN=client"))
            .reference("RFC 5280, section 4.2.1.9")
            .severity(severity),
    )
}

/// Which CA has the server to trust, and does the client send what leads there?
fn issuer(view: &View<'_>, file: &ClientFile) -> Option<Found> {
    let issued_by = |index: usize| view.scene.relations.issued_by.get(index).copied().flatten();
    let mut last = leaf(view, file);
    for _ in 0..file.certificates.len() {
        match issued_by(last) {
            Some(issuer) if issuer != last && holds(view, file, issuer) => last = in_file(view, file, issuer),
            _ => break,
        }
    }
    let end = view.certificate(last)?;
    if end.subject.raw == end.issuer.raw {
        return None;
    }
    let name = &end.issuer.short;
    let subject = if last == leaf(view, file) {
        "The client certificate".to_owned()
    } else {
        format!("\"{}\" in the client's file", end.subject.short)
    };
    let Some((index, issuer)) = issued_by(last).and_then(|index| Some((index, view.certificate(index)?))) else {
        let finding = view.at_certificate(
            Rule::KeyClientIssuer,
            last,
            format!(
                "{subject} was issued by \"{name}\", which is in none of the files: the server has to trust that CA."
            ),
        );
        return Some(
            finding
                .seen(format!("issuer: {}", end.issuer.text))
                .expected(format!("\"{name}\" in the file with which the server verifies clients"))
                .fix(format!("give the server's CA for clients \"{name}\" (redis.conf: tls-ca-cert-file; Redis Cloud: the uploaded CA certificate), and if it is an intermediate append it to {}", view.file(file.input)))
                .reference("RFC 8446, section 4.4.2"),
        );
    };
    // A root need not be sent. Who verifies has it, or the issuer itself where it was given for that.
    let for_server =
        |certificate: &Certificate| view.input(certificate.input).is_some_and(|input| input.role == Role::ClientCa);
    let server_holds = holders(view, index).any(for_server);
    if issuer.role == CertificateRole::Root || server_holds {
        return None;
    }
    // Measured: OpenSSL and Node complete what they send from their CA file; rustls, Go and Java send the file alone.
    let from_ca_file = holders(view, index)
        .any(|certificate| view.input(certificate.input).is_some_and(|input| input.role == Role::CaBundle));
    let alone = |client: &Client| !from_ca_file || takes::sends_file_alone(client);
    let asked = &view.scene.case.clients;
    let kinds = in_words(asked, alone).filter(|_| from_ca_file).unwrap_or_else(|| "Clients".to_owned());
    let word = view.file(file.input);
    let source = view.file(issuer.input);
    let fix = match issuer.line.zip(issuer.end_line) {
        Some((start, end)) => format!("append the intermediate: sed -n '{start},{end}p' {source} >> {word}"),
        None => format!("append the intermediate \"{name}\" as PEM to {word}"),
    };
    let known = view.scene.material.inputs.iter().any(|input| input.role == Role::ClientCa);
    let finding = view
        .at_certificate(
            Rule::KeyClientIssuer,
            last,
            format!("{subject} was issued by the intermediate \"{name}\", which is not in its file. {kinds} do not send it along, so the server must hold it itself."),
        )
        .seen(format!("\"{}\" without its issuer", end.subject.short))
        .expected(format!("\"{name}\" behind it in {word}"))
        .fix(fix)
        .reference("RFC 8446, section 4.4.2")
        .concerns(asked, alone);
    // What the server trusts was given, and the intermediate is not in it: those clients fail.
    Some(if known { finding.severity(takes::severity(asked, alone, Severity::Warning)) } else { finding })
}

/// The certificates with the same octets as this one, in whatever file.
fn holders<'a>(view: &View<'a>, index: usize) -> impl Iterator<Item = &'a Certificate> {
    let sha256 = view.certificate(index).map(|certificate| certificate.sha256);
    view.scene.material.certificates.iter().filter(move |certificate| Some(certificate.sha256) == sha256)
}

fn holds(view: &View<'_>, file: &ClientFile, index: usize) -> bool {
    holders(view, index).any(|certificate| certificate.input == file.input)
}

/// The file's own copy of a certificate.
fn in_file(view: &View<'_>, file: &ClientFile, index: usize) -> usize {
    let wanted = view.certificate(index).map(|certificate| certificate.sha256);
    let same = |at: &&usize| view.certificate(**at).map(|certificate| certificate.sha256) == wanted;
    file.certificates.iter().find(same).copied().unwrap_or(index)
}
