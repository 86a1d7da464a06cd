//! What the fuzz targets do with octets. The suite replays the committed corpus and the fixtures through the same
//! functions; they panic where a promise is broken.

use tlsconf::{
    CheckRequest, EmitRequest, clients,
    contract::{
        ClientRequest, ConfigText, EmitOptions, EndpointParts, EndpointRequest, Finding, InputRequest, Policy, Role,
        Secret, Severity, Timestamp, Topology,
    },
    emit::quote,
    limits, policy,
    read::{
        certificate,
        key::{self, RawKey},
        pem::{self, Reader},
    },
};

use crate::doors;

/// A target by its name in `fuzz/`.
pub type Target = (&'static str, fn(&[u8]));

pub const ALL: [Target; 19] = [
    ("pem_scan", pem_scan),
    ("certificate", one_certificate),
    ("key", private_key),
    ("zip", zip),
    ("pkcs12", container),
    ("pkcs7", container),
    ("jks", jks),
    ("manifest", manifest),
    ("policy", policy),
    ("quote", quote),
    ("emit", emit),
    ("request_json", request_json),
    ("check", whole_check),
    ("door_check", doors::check),
    ("door_inspect", doors::inspect),
    ("door_emit", doors::emit),
    ("door_config", doors::config),
    ("door_generate", doors::generate),
    ("door_probe", doors::probe),
];

/// The scanner and every reader: positions lie in the text, and what a strict reader takes the scanner has found.
pub fn pem_scan(text: &[u8]) {
    let scan = pem::scan(text);
    let lines = 1 + text.iter().filter(|octet| matches!(octet, b'\n' | b'\r')).count();
    for block in &scan.blocks {
        assert!(block.line >= 1 && block.line as usize <= lines, "block at line {} of {lines}", block.line);
        assert!(block.end_line >= block.line && block.end_line as usize <= lines, "block ends at {}", block.end_line);
    }
    for defect in &scan.defects {
        assert!(defect.line >= 1 && defect.line as usize <= lines, "{:?} at line {}", defect.kind, defect.line);
        assert!(defect.column >= 1, "{:?} at column 0", defect.kind);
    }
    for reader in Reader::ALL {
        let reading = pem::read(reader, text);
        assert!(reading.taken.len() <= limits::BLOCKS, "{reader:?} takes {}", reading.taken.len());
        if reader == Reader::Rustls || reader == Reader::Go {
            for taken in reading.taken.iter() {
                let found = scan.blocks.iter().any(|block| block.der.as_deref().is_some_and(|der| *der == *taken.der));
                assert!(found, "{reader:?} takes a block of line {:?} that the scanner lost", taken.line);
            }
        }
    }
}

/// One certificate in DER: what is accepted is a prefix of what was given.
pub fn one_certificate(der: &[u8]) {
    if let Ok(certificate) = certificate::parse(der) {
        assert_eq!(certificate.der.len() + certificate.trailing, der.len());
        assert!(der.starts_with(&certificate.der));
        assert!(!certificate.subject.text.chars().any(char::is_control), "a control character in a shown name");
    }
}

/// A private key in DER, without and with a passphrase; what is said of it never holds octets of it.
pub fn private_key(der: &[u8]) {
    let passphrase = Secret::new(b"correct horse".to_vec());
    for label in ["PRIVATE KEY", "ENCRYPTED PRIVATE KEY", "RSA PRIVATE KEY", "EC PRIVATE KEY"] {
        let raw = RawKey { label: Some(label), headers: &[], der };
        key::open(raw, None);
        key::open(raw, Some(&passphrase));
    }
}

/// A request as JSON: a report or a refusal, and the report is JSON again.
pub fn request_json(text: &[u8]) {
    if let Ok(text) = std::str::from_utf8(text)
        && let Ok(report) = tlsconf::check_json(text)
    {
        assert!(serde_json::from_str::<serde_json::Value>(&report).is_ok());
    }
}

/// One file through everything; the first octet chooses its role.
pub fn whole_check(file: &[u8]) {
    let roles = [
        Role::Auto,
        Role::CaBundle,
        Role::ClientCertificate,
        Role::ClientKey,
        Role::ServerChain,
        Role::ClientCa,
        Role::ServerKey,
    ];
    let (role, bytes) = match file.split_first() {
        Some((first, rest)) if usize::from(*first) < roles.len() => (roles[usize::from(*first)], rest),
        _ => (Role::Auto, file),
    };
    let mut request = CheckRequest::at(Timestamp::from_unix(1_795_564_800));
    request.inputs.push(InputRequest::new("file", role, bytes.to_vec()));
    request.endpoint = Some(EndpointRequest::Text(Secret::new(b"redis.example.test:6379".to_vec())));
    let report = tlsconf::check(&request).expect("no misuse in this request");
    for finding in &report.findings {
        let shown = [Some(&finding.message), finding.seen.as_ref(), finding.expected.as_ref(), finding.fix.as_ref()];
        let has_control = |text: &str| text.chars().any(|character| character.is_control() && character != '\n');
        assert!(
            !shown.into_iter().flatten().any(|text| has_control(text)),
            "{} shows a control character",
            finding.code
        );
        assert!(finding.at.input.is_none_or(|index| (index as usize) < report.inputs.len()), "{}", finding.code);
        assert!(
            finding.at.certificate.is_none_or(|index| (index as usize) < report.certificates.len()),
            "{}",
            finding.code
        );
    }
}

/// A container as it comes, opened with a passphrase; what is in it are inputs of their own, within the limits.
pub fn container(file: &[u8]) {
    let mut request = CheckRequest::at(Timestamp::from_unix(1_795_564_800));
    request.passphrase = Some(Secret::new(b"correct horse".to_vec()));
    request.clients.push(ClientRequest::of("redis-cli"));
    request.inputs.push(InputRequest::new("file", Role::Auto, file.to_vec()));
    let report = tlsconf::check(&request).expect("no misuse in this request");
    assert!((1..=limits::FILES).contains(&report.inputs.len()), "{} inputs of one file", report.inputs.len());
    for certificate in &report.certificates {
        assert!((certificate.input as usize) < report.inputs.len(), "a certificate of no input");
    }
}

/// A ZIP by its first octets: else most of the time goes into finding them.
pub fn zip(rest: &[u8]) {
    container(&[b"PK\x03\x04", rest].concat());
}

/// A Java key store, by its magic number.
pub fn jks(rest: &[u8]) {
    container(&[&[0xfe, 0xed, 0xfe, 0xed][..], rest].concat());
}

/// A manifest in YAML or JSON.
pub fn manifest(rest: &[u8]) {
    container(&[b"kind: Secret\n", rest].concat());
    container(&[b"{\"kind\":\"Secret\",", rest].concat());
}

/// A policy as JSON: resolved, no contradiction is left without a fault, and a check with it ends.
pub fn policy(text: &[u8]) {
    let Ok(asked) = serde_json::from_slice::<Policy>(text) else { return };
    let resolved = policy::resolve(&asked);
    for suite in resolved.tls12_suites.items.iter().chain(&resolved.tls13_suites.items) {
        assert!(!suite.iana.is_empty(), "a suite without a name");
    }
    let mut request = CheckRequest::at(Timestamp::from_unix(1_795_564_800));
    request.policy = asked;
    let report = tlsconf::check(&request).expect("no misuse in this request");
    let is_mended = |finding: &Finding| finding.severity != Severity::Error || finding.fix.is_some();
    assert!(report.findings.iter().all(is_mended), "an error without a cure");
}

/// A value from outside in every language: what reads it back has it, where that is quickly written; elsewhere it is of printable
/// ASCII alone, so that no line and no literal ends in it (`make quotes` asks the languages themselves).
pub fn quote(text: &[u8]) {
    let Ok(text) = std::str::from_utf8(text) else { return };
    if text.contains('\0') {
        return;
    }
    assert_eq!(serde_json::from_str::<String>(&quote::json(text)).ok().as_deref(), Some(text), "JSON");
    assert_eq!(serde_json::from_str::<String>(&quote::javascript(text)).ok().as_deref(), Some(text), "JavaScript");
    assert_eq!(unquoted_sh(&quote::sh(text)).as_deref(), Some(text), "a shell");
    assert_eq!(percent_decoded(&quote::url(text)), text.as_bytes(), "a URL");
    let literals = [
        quote::python(text),
        quote::go(text),
        quote::c(text),
        quote::java(text),
        quote::csharp(text),
        quote::rust(text),
        quote::yaml(text),
        quote::hcl(text),
        quote::redis_conf(text),
        quote::kubernetes(text),
    ];
    for literal in &literals {
        let inner = literal.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).expect("double quotes around it");
        assert!(inner.bytes().all(|octet| (0x20..0x7f).contains(&octet)), "{literal} is not of printable ASCII");
        let mut escaped = false;
        for octet in inner.bytes() {
            assert!(escaped || octet != b'"', "{literal} ends early");
            escaped = octet == b'\\' && !escaped;
        }
        assert!(!escaped, "{literal} does not end");
    }
    assert!(quote::properties(text).bytes().all(|octet| (0x20..0x7f).contains(&octet)), "a line of properties ends");
    assert!(!quote::comment(text).contains(char::is_control), "a comment ends");
    for line in [quote::ini(text).map(str::to_owned), quote::env_file(text).map(str::to_owned), quote::dotenv(text)] {
        assert!(line.is_none_or(|line| !line.contains(char::is_control)), "a line ends");
    }
}

/// What a POSIX shell makes of one word of single quotes and escaped ones.
fn unquoted_sh(word: &str) -> Option<String> {
    let mut out = String::new();
    let mut rest = word;
    while !rest.is_empty() {
        let (literal, behind) = rest.strip_prefix('\'')?.split_once('\'')?;
        out.push_str(literal);
        rest = match behind.strip_prefix("\\'") {
            Some(behind) => {
                out.push('\'');
                behind
            }
            None if behind.is_empty() => behind,
            None => return None,
        };
    }
    Some(out)
}

fn percent_decoded(text: &str) -> Vec<u8> {
    let mut out = Vec::new();
    let mut rest = text.as_bytes();
    while let Some((first, behind)) = rest.split_first() {
        let hex = behind.get(..2).filter(|_| *first == b'%').and_then(|hex| std::str::from_utf8(hex).ok());
        if let Some(octet) = hex.and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
            out.push(octet);
            rest = behind.get(2..).unwrap_or_default();
        } else {
            out.push(*first);
            rest = behind;
        }
    }
    out
}

/// A configuration for one target with values from outside: refused as misuse, or written so that nothing in it gained a line.
/// The octets: which target, the topology, then user, directory, primary and host between NULs.
pub fn emit(octets: &[u8]) {
    let [target, topology, rest @ ..] = octets else { return };
    let Ok(text) = std::str::from_utf8(rest) else { return };
    let mut values = text.split('\0');
    let mut value = || values.next().unwrap_or_default().to_owned();
    let (user, directory, primary, host) = (value(), value(), value(), value());
    let target = clients::TARGETS[usize::from(*target) % clients::TARGETS.len()].id;
    let topology = [Topology::Standalone, Topology::Cluster, Topology::Sentinel][usize::from(*topology) % 3];
    let ask = |user: &str, directory: &str, primary: &str, host: &str| {
        let mut check = CheckRequest::at(Timestamp::from_unix(1_795_564_800));
        check.endpoint = Some(EndpointRequest::Parts(EndpointParts {
            host: host.to_owned(),
            port: Some(6379),
            server_name: None,
            scheme: None,
        }));
        let options = EmitOptions {
            user: Some(user.to_owned()),
            directory: directory.to_owned(),
            primary: Some(primary.to_owned()),
            topology,
            ..EmitOptions::default()
        };
        tlsconf::emit(&EmitRequest::of(check, ClientRequest::of(target)).with_options(options))
    };
    let Ok(hostile) = ask(&user, &directory, &primary, &host) else { return };
    // A literal of these may hold line breaks as they are.
    let is_open = |text: &&ConfigText| text.language != "sh" && text.language != "php";
    for text in hostile.config.iter().filter(is_open) {
        let is_raw = |c: char| c.is_control() && c != '\n' && c != '\t';
        assert!(!text.text.contains(is_raw), "{target}: a control character in {}", text.language);
    }
    // The host decides what is written (an address is not sent as a name), so it stays.
    let Ok(harmless) = ask("user", "/tls", "primary", &host) else { return };
    let lines =
        |texts: &[ConfigText]| texts.iter().filter(is_open).map(|one| one.text.lines().count()).collect::<Vec<_>>();
    let notes = |emitted: &tlsconf::Emitted| emitted.notes.iter().map(|note| note.code.clone()).collect::<Vec<_>>();
    if notes(&hostile) == notes(&harmless) && hostile.unsupported.is_none() == harmless.unsupported.is_none() {
        assert_eq!(lines(&hostile.config), lines(&harmless.config), "{target}: a value made a line of its own");
    }
}
