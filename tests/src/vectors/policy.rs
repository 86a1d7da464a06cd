//! What the person wants of the connection, and what contradicts it.

use serde_json::{Value, json};

use super::{
    Vector,
    material::{CLIENT, HOST, ROOT, SERVER, server},
};
use crate::forge::keys;

const ECDSA_128: &str = "ECDHE-ECDSA-AES128-GCM-SHA256";
const ECDSA_128_IANA: &str = "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256";
const ECDSA_256: &str = "ECDHE-ECDSA-AES256-GCM-SHA384";
const RSA_128: &str = "ECDHE-RSA-AES128-GCM-SHA256";

pub fn vectors() -> Vec<Vector> {
    [versions(), suites(), verification(), clients()].into_iter().flatten().collect()
}

fn asks(name: &str, about: &str, policy: Value) -> Vector {
    Vector::new(name, about).ca(ROOT.pem()).server(SERVER.pem()).endpoint(HOST).policy(policy)
}

fn versions() -> Vec<Vector> {
    vec![
        asks(
            "policy-version-range",
            "The minimum lies above the maximum.",
            json!({ "min_version": "1.3", "max_version": "1.2" }),
        )
        .fires(&["POL004"])
        .near(&["POL005", "POL006", "POL008"]),
        asks(
            "policy-version-one",
            "Minimum and maximum are the same version.",
            json!({ "min_version": "1.3", "max_version": "1.3" }),
        )
        .near(&["POL004", "POL005", "POL006", "POL008"]),
        asks("policy-version-unknown", "There is no TLS 1.4.", json!({ "max_version": "1.4" }))
            .fires(&["POL005"])
            .near(&["POL004", "POL006"]),
        asks("policy-version-old", "TLS 1.1, which every client of today refuses.", json!({ "min_version": "1.1" }))
            .fires(&["POL006"])
            .near(&["POL004", "POL005"]),
        asks("policy-version-spelt", "TLSv1.2 as OpenSSL spells it.", json!({ "min_version": "TLSv1.2" }))
            .near(&["POL004", "POL006"]),
    ]
}

fn suites() -> Vec<Vector> {
    vec![
        asks(
            "policy-suite-misspelt",
            "A letter is wrong in the name of a suite.",
            json!({ "tls12_suites": ["ECDHE-ECDSA-AES128-GMC-SHA256", ECDSA_256] }),
        )
        .fires(&["POL007"])
        .near(&["POL008", "POL009", "POL010"]),
        asks(
            "policy-suite-names-both",
            "One suite by its IANA name, one by OpenSSL's: both are known.",
            json!({ "tls12_suites": [ECDSA_128_IANA, ECDSA_256], "tls13_suites": ["TLS_AES_128_GCM_SHA256"] }),
        )
        .near(&["POL007", "POL008", "POL009", "POL010", "POL018"]),
        asks(
            "policy-suite-version",
            "Suites of TLS 1.2 alone where only TLS 1.3 is allowed.",
            json!({ "min_version": "1.3", "tls12_suites": [ECDSA_128] }),
        )
        .fires(&["POL008"])
        .near(&["POL004", "POL007"]),
        asks(
            "policy-suite-elsewhere",
            "Two suites of TLS 1.2 among those of TLS 1.3: one mistake.",
            json!({ "tls13_suites": [ECDSA_128, ECDSA_256] }),
        )
        .fires(&["POL008"])
        .near(&["POL007", "POL018"]),
        asks(
            "policy-suite-none",
            "TLS 1.2 alone is allowed, and no suite is named for it.",
            json!({ "max_version": "1.2", "tls12_suites": [] }),
        )
        .fires(&["POL008"])
        .near(&["POL007", "POL010"]),
        asks(
            "policy-suite-unsupported",
            "TLS 1.2 alone with CCM: few stacks offer it.",
            json!({ "max_version": "1.2", "tls12_suites": ["ECDHE-ECDSA-AES128-CCM"] }),
        )
        .fires(&["POL020"])
        .near(&["POL007", "POL009", "POL010"]),
        asks(
            "policy-suite-unsupported-13",
            "The same where TLS 1.3 is allowed.",
            json!({ "tls12_suites": ["ECDHE-ECDSA-AES128-CCM"] }),
        )
        .near(&["POL020"]),
        asks(
            "policy-suite-weak",
            "CBC with SHA-1: redis-py and rustls do not offer it.",
            json!({ "tls12_suites": ["ECDHE-ECDSA-AES128-SHA", ECDSA_128] }),
        )
        .fires(&["POL009"])
        .near(&["POL007", "POL010"]),
        asks(
            "policy-suite-certificate",
            "TLS 1.2 alone with suites for RSA, and the server's key is P-256.",
            json!({ "max_version": "1.2", "tls12_suites": [RSA_128] }),
        )
        .fires(&["POL010"])
        .near(&["POL007", "POL008"]),
        asks(
            "policy-suite-certificate-13",
            "The same where TLS 1.3 is allowed, whose suites do not name a key.",
            json!({ "tls12_suites": [RSA_128] }),
        )
        .near(&["POL007"]),
        asks(
            "policy-suite-twice",
            "One suite under both of its names.",
            json!({ "tls12_suites": [ECDSA_128_IANA, ECDSA_128] }),
        )
        .fires(&["POL018"])
        .near(&["POL007", "POL009"]),
        asks("policy-group-unknown", "A misspelt group.", json!({ "groups": ["X25591", "secp256r1"] }))
            .fires(&["POL011"])
            .near(&["POL012", "POL018"]),
        asks(
            "policy-groups-good",
            "The hybrid of today with X25519 behind it.",
            json!({ "groups": ["X25519MLKEM768", "X25519", "P-256"] }),
        )
        .near(&["POL011", "POL018"]),
        asks(
            "policy-group-rare",
            "Finite fields of 2048 bits alone: Go and rustls do not offer them.",
            json!({ "groups": ["ffdhe2048"] }),
        )
        .fires(&["POL012"])
        .near(&["POL011"]),
        asks("policy-fips-key", "The preset fips, and a server's key of Ed25519.", json!({ "preset": "fips" }))
            .near(&["POL019"]),
        Vector::new("policy-preset-key", "The preset fips does not allow a signature with secp256k1's key.")
            .ca(ROOT.pem())
            .server(server().key(keys::named("k256-1")).build().pem())
            .endpoint(HOST)
            .policy(json!({ "preset": "fips" }))
            .fires(&["POL019"])
            .near(&["POL010"]),
    ]
}

fn verification() -> Vec<Vector> {
    vec![
        asks("policy-no-verification", "Verification is switched off (F26).", json!({ "verification": "none" }))
            .fires(&["POL002"])
            .near(&["POL003"]),
        asks(
            "policy-chain-only",
            "The chain is verified and the name is not.",
            json!({ "verification": "chain_only" }),
        )
        .fires(&["POL003"])
        .near(&["POL002"]),
        asks("policy-full", "Everything is verified.", json!({ "verification": "full" }))
            .near(&["POL002", "POL003", "POL014", "POL015"]),
        asks(
            "policy-sni-address",
            "An IP address as server name: RFC 6066 does not allow it.",
            json!({ "sni": "192.0.2.7" }),
        )
        .fires(&["POL013"])
        .near(&["POL014", "POL017"]),
        Vector::new("policy-sni-off-address", "No server name is sent to an IP address: none could be.")
            .ca(ROOT.pem())
            .endpoint(json!("192.0.2.7:12345"))
            .policy(json!({ "sni": "off" }))
            .fires(&["END003"])
            .near(&["POL014"]),
        asks("policy-sni-off", "No server name is sent.", json!({ "sni": "off" }))
            .fires(&["POL014"])
            .near(&["POL013", "POL015", "POL017"]),
        asks(
            "policy-sni-differs",
            "Another server name than the endpoint's host, as behind a proxy.",
            json!({ "sni": "other.example.test" }),
        )
        .fires(&["POL015"])
        .near(&["POL013", "POL014", "POL017"]),
        asks(
            "policy-sni-same",
            "The server name is the endpoint's host in capitals.",
            json!({ "sni": "REDIS.example.test" }),
        )
        .near(&["POL015", "POL017"]),
        asks("policy-sni-invalid", "A URL as server name.", json!({ "sni": "rediss://redis.example.test" }))
            .fires(&["POL017"])
            .near(&["POL013", "POL014"]),
    ]
}

fn clients() -> Vec<Vector> {
    vec![
        Vector::new(
            "policy-client-certificate-missing",
            "Client authentication is required and no client file is given (F10).",
        )
        .ca(ROOT.pem())
        .endpoint(HOST)
        .policy(json!({ "client_authentication": "required" }))
        .fires(&["POL001"])
        .near(&["KEY005", "KEY006", "POL016", "PLN003"]),
        Vector::new(
            "policy-client-key-alone",
            "Client authentication is required and the key was given without its certificate.",
        )
        .ca(ROOT.pem())
        .key(CLIENT.key.pem())
        .endpoint(HOST)
        .policy(json!({ "client_authentication": "required" }))
        .fires(&["POL001"])
        .near(&["KEY005", "KEY006", "POL016"]),
        Vector::new("policy-client-files-unused", "Client files are given and client authentication is off.")
            .ca(ROOT.pem())
            .certificate(CLIENT.pem())
            .key(CLIENT.key.pem())
            .policy(json!({ "client_authentication": "none" }))
            .fires(&["POL016"])
            .near(&["POL001", "KEY001"]),
        Vector::new(
            "policy-client-optional",
            "Client authentication is optional and no client file is given: that connects.",
        )
        .ca(ROOT.pem())
        .endpoint(HOST)
        .policy(json!({ "client_authentication": "optional" }))
        .near(&["POL001", "POL016"]),
        Vector::new("policy-client-files-used", "Client files are given and client authentication is required.")
            .ca(ROOT.pem())
            .certificate(CLIENT.pem())
            .key(CLIENT.key.pem())
            .policy(json!({ "client_authentication": "required" }))
            .near(&["POL001", "POL016", "KEY005"]),
    ]
}
