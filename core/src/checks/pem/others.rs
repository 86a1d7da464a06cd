//! What stands in a CA file beside certificates.

use crate::{
    checks::{Found, Scene},
    contract::{ItemKind, Role},
    read::{ReadInput, pem::Reader},
    rules::Rule,
    text,
};

/// Text or other blocks before a PKCS#8 key: redis-rs with native-tls wants the file to begin with its marker.
pub(super) fn before_key(scene: &Scene<'_>, index: usize, input: &ReadInput, found: &mut Vec<Found>) {
    let key = input.items.iter().find(|item| item.kind == ItemKind::PrivateKey);
    let Some((item, line)) = key.and_then(|item| Some((item, item.line?))) else { return };
    // Text on the line itself, and damage of the block, are findings of their own; so are other forms of key.
    let damaged =
        input.defects.iter().any(|defect| (defect.line..=defect.end_line.unwrap_or(defect.line)).contains(&line));
    let is_client_s = matches!(input.role, Role::ClientKey | Role::ClientCertificate);
    if line == 1 || damaged || !is_client_s || item.label.as_deref() != Some("PRIVATE KEY") {
        return;
    }
    found.push(
        Found::new(
            Rule::PemTextBeforeKey,
            "Something stands before the private key in its file. redis-rs with native-tls wants the file to begin with the key's \
             marker; the other clients look for it.",
        )
        .input(index)
        .line(line)
        .seen(format!("BEGIN at line {line}"))
        .expected("-----BEGIN PRIVATE KEY----- at line 1")
        .fix(format!(
            "write the key alone:\nopenssl pkey -in {} -out key.pem",
            text::shell_quoted(&input.name)
        ))
        .excerpt(input.excerpt(line, 1, 27, "the key begins here"))
        .concerns(&scene.case.clients, |client| client.ca_reader == Some(Reader::NativeTls)),
    );
}

/// Most readers pass over what is no certificate. Java parses every block as one and refuses the file; a private key is
/// the bundle family's finding.
pub(super) fn check(scene: &Scene<'_>, index: usize, input: &ReadInput, found: &mut Vec<Found>) {
    if !matches!(input.role, Role::CaBundle | Role::ClientCa) || input.certificates().next().is_none() {
        return;
    }
    let other = input.items.iter().find(|item| {
        matches!(
            item.kind,
            ItemKind::RevocationList | ItemKind::Parameters | ItemKind::PublicKey | ItemKind::CertificateRequest
        )
    });
    let Some(item) = other else { return };
    // Under a wrong label it has a finding already.
    if input.defects.iter().any(|defect| Some(defect.line) == item.line) {
        return;
    }
    let refuses = |reader: Reader| {
        let row = Reader::ALL.iter().position(|one| *one == reader).and_then(|row| input.readings.get(row));
        row.is_some_and(|reading| reading.stopped.as_ref().is_some_and(|stopped| stopped.line == item.line))
    };
    let label = text::shown(item.label.as_deref().unwrap_or("block"));
    found.push(
        Found::new(
            Rule::PemOtherObject,
            format!(
                "This CA file holds a {label} block too. Java parses every block as a certificate and refuses the whole file; \
                 the other clients pass over it."
            ),
        )
        .input(index)
        .line(item.line)
        .seen(format!("-----BEGIN {label}-----"))
        .expected("certificates only")
        .fix(format!(
            "keep the certificates alone:\nopenssl crl2pkcs7 -nocrl -certfile {} | openssl pkcs7 -print_certs -out ca.pem",
            text::shell_quoted(&input.name)
        ))
        .excerpt(item.line.and_then(|line| input.excerpt(line, 1, 16, "not a certificate")))
        .concerns(&scene.case.clients, |client| client.ca_reader.is_some_and(refuses)),
    );
}
