//! NIST's PKITS: the fault that is named is the fault that the test is about.
//!
//! Each end-entity certificate of the suite is named after its test (*InvalidpathLenConstraintTest9EE*), and what the test is about
//! stands in its name. Tests of revocation are about nothing here, and must be found without a fault.

use std::{collections::BTreeMap, path::Path};

use tlsconf::{
    CheckRequest,
    contract::{InputRequest, Policy, Role, Severity, Timestamp, Verification},
    read::certificate,
};
use tlsconf_tests::forge::pem;

use super::{chains::NOW, differences::Differences, folder, material};

const CERTIFICATES: &str = "cryptography/x509/PKITS_data/certs";
const ANCHOR: &str = "TrustAnchorRootCertificate.crt";

/// What a test is about, by a part of its name, and the finding that says so; the first that fits. `None`: revocation lists,
/// which are not read, and faults that begin with them.
const ABOUT: &[(&str, Option<&str>)] = &[
    // Signed with a key that may sign revocation lists alone.
    ("InvalidBasicSelfIssuedCRLSigningKeyTest8", Some("CRT011")),
    ("CRLSigningKey", None),
    ("SeparateCertificateandCRLKeys", None),
    ("cRLSignFalse", None),
    ("InvalidCASignature", Some("CRT028")),
    ("InvalidEESignature", Some("CRT028")),
    ("InvalidDSASignature", Some("CRT028")),
    ("InvalidCAnotBefore", Some("CRT002")),
    ("InvalidEEnotBefore", Some("CRT002")),
    ("InvalidCAnotAfter", Some("CRT001")),
    ("InvalidEEnotAfter", Some("CRT001")),
    ("Invalidpre2000UTCEEnotAfter", Some("CRT001")),
    ("InvalidNameChaining", Some("CHN001")),
    ("InvalidMissingbasicConstraints", Some("CRT011")),
    ("InvalidcAFalse", Some("CRT011")),
    ("InvalidSelfIssuedpathLenConstraint", Some("CRT020")),
    ("InvalidpathLenConstraint", Some("CRT020")),
    ("keyCertSignFalse", Some("CRT012")),
    ("nameConstraints", Some("CRT017")),
    ("InvalidUnknownCriticalCertificateExtension", Some("CRT016")),
    // Asked for no policy, OpenSSL minds none; other stacks do not read these extensions, which are critical, and refuse them.
    ("InvalidPolicyMapping", Some("CRT016")),
    ("InvalidMapping", Some("CRT016")),
    ("inhibitPolicyMapping", Some("CRT016")),
    ("inhibitAnyPolicy", Some("CRT016")),
    ("requireExplicitPolicy", Some("CRT029")),
];

/// The findings that say a path is broken; others are of the profile of today, which PKITS does not have.
const FAULTS: [&str; 12] = [
    "CRT001", "CRT002", "CRT011", "CRT012", "CRT016", "CRT017", "CRT020", "CRT025", "CRT028", "CRT029", "CHN001",
    "CHN006",
];

#[test]
fn third_party_pkits_faults_are_those_of_their_tests() {
    let Some(root) = folder() else { return };
    let all = certificates(&root.join(CERTIFICATES));
    let leaves: Vec<&String> = all.keys().filter(|name| name.ends_with("EE.crt")).collect();
    let mut seen = BTreeMap::new();
    let (mut named, mut sound) = (0, 0);
    for leaf in &leaves {
        let expected = expected(leaf);
        let found = faults(&all, leaf);
        match expected {
            Some(code) if found.iter().any(|one| one == code) => named += 1,
            None if found.is_empty() => sound += 1,
            _ => {
                let test = leaf.trim_end_matches("EE.crt").to_owned();
                seen.insert(test, (expected.unwrap_or("none").to_owned(), found.join(" ")));
            }
        }
    }
    println!(
        "\nPKITS: {} tests, {named} whose fault is named, {sound} without a fault, {} otherwise",
        leaves.len(),
        seen.len()
    );
    assert!(leaves.len() > 200 && named > 40 && sound > 100, "the material has shrunk");
    Differences::listed().judge_pkits(&seen).unwrap();
}

struct One {
    der: Vec<u8>,
    /// As RFC 5280, section 7.1, compares them, roughly: without case and without blanks.
    subject: String,
    issuer: String,
}

fn certificates(folder: &Path) -> BTreeMap<String, One> {
    let plain = |text: &str| text.to_lowercase().replace('\\', "").split_whitespace().collect::<String>();
    let one = |file: material::File| {
        let read = certificate::parse(&file.bytes).ok()?;
        let (subject, issuer) = (plain(&read.subject.text), plain(&read.issuer.text));
        Some((file.name, One { der: file.bytes, subject, issuer }))
    };
    material::files(folder).into_iter().filter_map(one).collect()
}

fn expected(leaf: &str) -> Option<&'static str> {
    if !leaf.starts_with("Invalid") {
        return None;
    }
    ABOUT.iter().find(|(part, _)| leaf.contains(part)).and_then(|(_, code)| *code)
}

/// What is found in the path from the suite's trust anchor to this certificate: the codes of broken paths, sorted.
fn faults(all: &BTreeMap<String, One>, leaf: &str) -> Vec<String> {
    let anchor = &all[ANCHOR].der;
    let mut sent = vec![leaf.to_owned()];
    let mut next = 0;
    while let Some(child) = sent.get(next).cloned() {
        for (name, one) in all {
            if name != ANCHOR && one.subject == all[&child].issuer && !sent.contains(name) {
                sent.push(name.clone());
            }
        }
        next += 1;
    }
    let text = |names: &[String]| -> Vec<u8> {
        names.iter().map(|name| pem::block("CERTIFICATE", &all[name].der)).collect::<String>().into_bytes()
    };
    let mut request = CheckRequest::at(Timestamp::parse(NOW).expect("a time"));
    request.policy = Policy { verification: Some(Verification::ChainOnly), ..Policy::default() };
    request.inputs.push(InputRequest::new("ca.pem", Role::CaBundle, pem::block("CERTIFICATE", anchor).into_bytes()));
    request.inputs.push(InputRequest::new("server.pem", Role::ServerChain, text(&sent)));
    let report = tlsconf::check(&request).expect("the request is well-formed");
    // What is valid no client as a whole may refuse; some do, since they read no names of directories or policies.
    let least = if leaf.starts_with("Invalid") { Severity::Warning } else { Severity::Error };
    let broken = report.findings.iter().filter(|finding| finding.severity <= least);
    let mut codes: Vec<String> =
        broken.map(|one| one.code.clone()).filter(|code| FAULTS.contains(&code.as_str())).collect();
    codes.sort();
    codes.dedup();
    codes
}
