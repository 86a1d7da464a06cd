//! The server's own files: what redis-server does with them when it starts. Which fault is whose comes from the engine.

use super::{Found, Scene};
use crate::{
    contract::{Provider, Severity},
    read::{PrivateKey, ReadInput, certificate::PublicKey},
    rules::Rule,
    text::{shell_quoted, shown},
    trust::{
        server::{FileFault, Part, Passphrase, reason},
        verdicts::Cause,
    },
};

/// Runs last: a file of which an earlier family has said why no client or server reads it needs no second finding.
pub fn check(scene: &Scene<'_>, found: &mut Vec<Found>) {
    for fault in &scene.verdicts.server_files {
        let one = match fault {
            FileFault::OtherKey { key, certificate, starts } => other_key(scene, *key, *certificate, *starts),
            FileFault::Encrypted { key, passphrase } => encrypted(scene, *key, *passphrase),
            FileFault::Unreadable { input, line, part, logs } => {
                if is_explained(found, *input) {
                    continue;
                }
                unreadable(scene, *input, *line, *part, logs)
            }
        };
        found.extend(one);
    }
    found.extend(purposes(scene));
}

/// Does an error of the families of files and text stand at this input?
fn is_explained(found: &[Found], input: usize) -> bool {
    let speaks = |one: &Found| ["INP", "PEM", "BND"].iter().any(|family| one.rule.code().starts_with(family));
    found.iter().any(|one| one.at.input == Some(input as u32) && one.severity == Severity::Error && speaks(one))
}

fn input<'a>(scene: &Scene<'a>, index: usize) -> Option<&'a ReadInput> {
    scene.material.inputs.get(index)
}

fn at_key(scene: &Scene<'_>, rule: Rule, key: usize, private: &PrivateKey, message: String) -> Found {
    let label = private.label.as_ref().map_or(1, String::len) as u32 + 16;
    let excerpt = private.line.and_then(|line| input(scene, private.input)?.excerpt(line, 1, label, ""));
    Found::new(rule, message).input(private.input).line(private.line).key(key).excerpt(excerpt)
}

/// `EC P-256 (SPKI 3f9a1c02)`.
fn described(key: &PublicKey, pin: &[u8; 32]) -> String {
    let pin = pin.iter().take(4).fold(String::new(), |text, octet| text + &format!("{octet:02x}"));
    format!("{} (SPKI {pin})", key.describe())
}

fn other_key(scene: &Scene<'_>, key: usize, certificate: usize, starts: bool) -> Option<Found> {
    let private = scene.material.keys.get(key)?;
    let facts = private.facts()?;
    let certificate_of = scene.material.certificates.get(certificate)?;
    let has = described(&PublicKey::read(&facts.spki), &facts.spki_sha256);
    let wants = described(&certificate_of.key, &certificate_of.spki_sha256);
    let file = input(scene, private.input)?;
    let chain = input(scene, certificate_of.input)?;
    let then = if starts {
        "redis-server starts all the same, for the keys are of two kinds, and then refuses every connection: no shared cipher."
    } else {
        "redis-server does not start: key values mismatch."
    };
    let message = format!(
        "The private key in {} does not belong to the server's certificate \"{}\": the key is {has}, the certificate holds \
         {wants}. {then}",
        shown(&file.name),
        certificate_of.subject.short
    );
    let fix = format!(
        "set tls-key-file to the key that was made with {}; a pair prints the same digest twice: openssl x509 -in {} -noout \
         -pubkey | openssl sha256; openssl pkey -in {} -pubout | openssl sha256",
        shown(&chain.name),
        shell_quoted(&chain.name),
        shell_quoted(&file.name)
    );
    Some(
        at_key(scene, Rule::SrvKeyMismatch, key, private, message)
            .certificate(certificate)
            .seen(has)
            .expected(wants)
            .fix(fix)
            .reference("OpenSSL, SSL_CTX_use_PrivateKey_file(3)"),
    )
}

fn encrypted(scene: &Scene<'_>, key: usize, passphrase: Passphrase) -> Option<Found> {
    let private = scene.material.keys.get(key)?;
    let file = input(scene, private.input)?;
    let name = shown(&file.name);
    let (severity, message) = match passphrase {
        Passphrase::Missing => (
            Severity::Warning,
            format!(
                "The server's private key in {name} is encrypted and no passphrase was given, so it was not compared with the \
                 certificate. redis-server does not start unless tls-key-file-pass is set: interrupted or cancelled."
            ),
        ),
        Passphrase::Wrong => (
            Severity::Error,
            format!(
                "The passphrase does not open the server's private key in {name}. With it as tls-key-file-pass redis-server does \
                 not start: bad decrypt."
            ),
        ),
        Passphrase::Right => (
            Severity::Note,
            format!(
                "The server's private key in {name} is encrypted: redis-server needs tls-key-file-pass in redis.conf."
            ),
        ),
    };
    let open = "redis-open.key";
    Some(
        at_key(scene, Rule::SrvKeyEncrypted, key, private, message)
            .severity(severity)
            .seen(private.encryption.as_ref().map(|one| one.scheme.clone()).unwrap_or_default())
            .expected("tls-key-file-pass, or a key without encryption")
            .fix(format!(
                "set tls-key-file-pass, or take the encryption off and let the server's user alone read the key: (umask 077; \
                 openssl pkey -in {} -out {open})",
                shell_quoted(&file.name)
            ))
            .reference("redis.conf, tls-key-file-pass"),
    )
}

fn unreadable(scene: &Scene<'_>, index: usize, line: Option<u32>, part: Part, logs: &str) -> Option<Found> {
    let file = input(scene, index)?;
    let (name, quoted) = (shown(&file.name), shell_quoted(&file.name));
    let why = match reason(logs) {
        "*" => String::new(),
        reason if reason.ends_with('*') => String::new(),
        reason => format!(": {reason}"),
    };
    let (what, setting, expected, fix) = match part {
        Part::Certificate => (
            format!("cannot load the certificate file {name}"),
            "tls-cert-file",
            "certificates in PEM, the server's own first",
            format!("look at what OpenSSL finds in it: openssl storeutl -noout -certs {quoted}"),
        ),
        Part::Key => (
            format!("finds no private key that it can read in {name}"),
            "tls-key-file",
            "a private key in PEM: -----BEGIN PRIVATE KEY-----",
            format!("try it: openssl pkey -in {quoted} -noout; give the key that was made with the certificate"),
        ),
        Part::Ca => (
            format!("cannot load the CA file {name}"),
            "tls-ca-cert-file",
            "certificates in PEM",
            format!("look at what OpenSSL finds in it: openssl storeutl -noout -certs {quoted}"),
        ),
    };
    Some(
        Found::new(Rule::SrvUnreadable, format!("redis-server does not start: it {what} ({setting}){why}."))
            .input(index)
            .line(line)
            .excerpt(line.and_then(|line| file.excerpt(line, 1, 27, "")))
            .expected(expected)
            .fix(fix)
            .reference("redis/redis, src/tls.c, createSSLContext"),
    )
}

/// Redis Software connects with its certificate too, as a client of its other nodes.
fn purposes(scene: &Scene<'_>) -> Option<Found> {
    if scene.case.deployment.provider != Some(Provider::RedisSoftware) {
        return None;
    }
    let causes = scene.verdicts.servers.iter().filter_map(|server| server.starts.as_ref()).flat_map(|one| &one.causes);
    let certificate = causes.into_iter().find_map(|cause| match cause {
        Cause::Fault { rule: Rule::SrvPurposes, certificate } => Some(*certificate),
        _ => None,
    })?;
    let leaf = scene.material.certificates.get(certificate)?;
    let purposes = leaf.extended_key_usage.as_ref().map(|all| all.join(", ")).unwrap_or_default();
    let shown_purposes = shown(&purposes);
    Some(
        Found::new(
            Rule::SrvPurposes,
            format!(
                "Redis Software asks for serverAuth and clientAuth in its certificate, and \"{}\" is for {shown_purposes} alone.",
                leaf.subject.short
            ),
        )
        .input(leaf.input)
        .line(leaf.line)
        .certificate(certificate)
        .excerpt(leaf.line.and_then(|line| input(scene, leaf.input)?.excerpt(line, 1, 27, leaf.subject.short.clone())))
        .seen(shown_purposes)
        .expected("serverAuth, clientAuth")
        .fix("have it issued with both: extendedKeyUsage = serverAuth, clientAuth")
        .reference("redis/docs, operate/rs/security/certificates/create-certificates.md"),
    )
}

#[cfg(test)]
mod tests {
    use super::check;
    use crate::{
        checks::{
            Found,
            testing::{Stage, stage},
        },
        contract::{Role, Severity},
        read::testing::file,
        rules::Rule,
        trust::server::{FileFault, Part},
    };

    fn unreadable(logs: &str) -> Stage {
        let mut stage = stage().octets("server.pem", Role::ServerChain, file("server.crt"));
        let fault = FileFault::Unreadable { input: 0, line: Some(1), part: Part::Certificate, logs: logs.to_owned() };
        stage.verdicts.server_files.push(fault);
        stage
    }

    #[test]
    fn the_reason_is_openssls_where_it_is_known() {
        let said = |logs| unreadable(logs).only(check, Rule::SrvUnreadable).message;
        let start = "redis-server does not start: it cannot load the certificate file server.pem (tls-cert-file)";
        assert_eq!(said("error:0480006C:PEM routines::no start line"), format!("{start}: no start line."));
        assert_eq!(said("error:0480006C:PEM routines::*"), format!("{start}."));
        assert_eq!(said("error:0680009B:asn1 encoding routines::too long*"), format!("{start}."));
    }

    #[test]
    fn a_file_of_which_the_cause_is_said_has_no_second_finding() {
        let count = |rule, severity, input| {
            let mut found = vec![Found::new(rule, "").severity(severity).input(input)];
            unreadable("*").add(check, &mut found);
            found.len() - 1
        };
        assert_eq!(count(Rule::PemBadBase64, Severity::Error, 0), 0);
        assert_eq!(count(Rule::InpEmpty, Severity::Error, 0), 0);
        assert_eq!(count(Rule::PemBadBase64, Severity::Error, 1), 1);
        assert_eq!(count(Rule::PemBadBase64, Severity::Warning, 0), 1);
        assert_eq!(count(Rule::CrtExpired, Severity::Error, 0), 1);
    }
}
