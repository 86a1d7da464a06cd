//! The public certificates of Redis Cloud and the editions of their bundle.

use std::fs;

use sha2::{Digest, Sha256};
use tlsconf::{
    CheckRequest,
    contract::{InputRequest, Role, Severity, Timestamp},
};
use tlsconf_tests::{data, forge::pem};

const GARANTIA: &str = "e887fa9bfc088d41c6fe9c109cb6bc7d93c9a442b978a5cf78d6ca5c064af65a";
const RCP: &str = "26a4e63406746751348d217bc9aec7c0e5c9a2a68a2c959147dd75e23e06f4da";
const REDISLABS: &str = "8f9284b4cd2347edbc540190ad390d2737b95f479c066577afcb58e6c74fcf0d";
const ATLAS: &str = "afdb3c396d85d19fbe58206df0659eae614c4ab18f5ccf20b783aaf0bbe96a03";
const R3: &str = "cbb522d7b7f127ad6a0113865bdf1cd4102e7d0759af635a7cf4720dc963c53b";

const EDITIONS: [(&str, &[&str]); 6] = [
    ("redislabs_ca-2018-with-text.pem", &[GARANTIA]),
    ("redis_cloud_fixed-2021-10.pem", &[GARANTIA]),
    ("redis_cloud_flexible-2021-10.pem", &[RCP, REDISLABS]),
    ("redis_ca-2022-08.pem", &[GARANTIA, RCP, REDISLABS, ATLAS, R3]),
    ("redis_ca-2023-03.pem", &[GARANTIA, RCP, REDISLABS, R3]),
    ("redis_ca-2025.pem", &[R3, RCP, REDISLABS]),
];

#[test]
fn editions_hold_what_they_held() {
    for (file, expected) in EDITIONS {
        assert_eq!(fingerprints(&data::text(&format!("real/{file}"))), expected, "{file}");
    }
}

#[test]
fn single_files_hold_one_certificate_each() {
    let singles = [
        ("garantia-data-ssl-certification-authority", GARANTIA),
        ("rcp-intermediate-certificate-authority", RCP),
        ("redislabs-root-certificate-authority", REDISLABS),
        ("globalsign-atlas-r3-ov-tls-ca-2022-q2", ATLAS),
        ("globalsign-root-ca-r3", R3),
    ];
    for (file, expected) in singles {
        assert_eq!(fingerprints(&data::text(&format!("real/single/{file}.pem"))), [expected], "{file}");
    }
}

/// The system's own bundle, where there is one: every certificate is read and nothing is an error.
#[test]
fn the_bundle_of_the_system_raises_no_error() {
    let Ok(bundle) = fs::read("/etc/ssl/certs/ca-certificates.crt") else {
        eprintln!("skipped: no /etc/ssl/certs/ca-certificates.crt on this machine");
        return;
    };
    let blocks = String::from_utf8_lossy(&bundle).matches("-----BEGIN CERTIFICATE-----").count();
    let mut request = CheckRequest::at(Timestamp::parse("2026-11-25T00:00:00Z").expect("a time"));
    request.inputs.push(InputRequest::new("ca-certificates.crt", Role::CaBundle, bundle));
    let report = tlsconf::check(&request).expect("no misuse");
    let errors: Vec<_> = report.findings.iter().filter(|finding| finding.severity == Severity::Error).collect();
    assert!(errors.is_empty(), "{errors:#?}");
    assert_eq!(report.certificates.len(), blocks);
}

/// SHA-256 of each block, in order.
fn fingerprints(text: &str) -> Vec<String> {
    text.split("-----BEGIN CERTIFICATE-----")
        .skip(1)
        .map(|block| pem::decode(&format!("-----BEGIN CERTIFICATE-----{block}")))
        .map(|der| Sha256::digest(der).iter().map(|octet| format!("{octet:02x}")).collect())
        .collect()
}
