//! What the fuzz targets do with octets. The suite replays the committed corpus and the fixtures through the same
//! functions; they panic where a promise is broken.

use tlsconf::{
    CheckRequest,
    contract::{EndpointRequest, InputRequest, Role, Secret, Timestamp},
    limits,
    read::{
        certificate,
        key::{self, RawKey},
        pem::{self, Reader},
    },
};

use crate::doors;

/// A target by its name in `fuzz/`.
pub type Target = (&'static str, fn(&[u8]));

pub const ALL: [Target; 11] = [
    ("pem_scan", pem_scan),
    ("certificate", one_certificate),
    ("key", private_key),
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
