//! What was seen, as the answer tells it: alerts and CAs by their names.

use super::alert;
use crate::{
    contract::{
        FileBytes, ProbeAddress, ProbeAfter, ProbeFailure, ProbeHandshake, SeenAddress, SeenFailure, SeenHandshake,
    },
    policy::names::{self, Lookup},
    read::name_text,
};

pub(super) fn address(seen: &SeenAddress) -> ProbeAddress {
    ProbeAddress { address: seen.address.clone(), failure: seen.failure.as_ref().map(failure) }
}

pub(super) fn failure(seen: &SeenFailure) -> ProbeFailure {
    ProbeFailure { kind: seen.kind, alert: seen.alert.map(alert::name), detail: seen.detail.clone() }
}

pub(super) fn handshake(seen: &SeenHandshake) -> ProbeHandshake {
    ProbeHandshake {
        purpose: seen.purpose,
        server_name: seen.server_name.clone(),
        offered: seen.offered.clone(),
        version: seen.version.clone(),
        suite: seen.suite.as_deref().map(suite),
        group: seen.group.as_deref().map(group),
        chain: seen.chain.iter().map(|der| FileBytes::new(der.as_bytes().to_vec())).collect(),
        asks_for_certificate: seen.asks_for_certificate,
        certificate_authorities: seen.certificate_authorities.iter().map(|der| name_text(der.as_bytes())).collect(),
        failure: seen.failure.as_ref().map(failure),
        after: seen
            .after
            .as_ref()
            .map(|after| ProbeAfter { served: after.served, failure: after.failure.as_ref().map(failure) }),
    }
}

/// By the registry's name: every library has its own.
fn suite(name: &str) -> String {
    match names::suite(name) {
        Lookup::Exact(suite) | Lookup::Spelt(suite, _) => suite.iana.to_owned(),
        _ => name.to_owned(),
    }
}

fn group(name: &str) -> String {
    match names::group(name) {
        Lookup::Exact(group) | Lookup::Spelt(group, _) => group.iana.to_owned(),
        _ => name.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn names_are_those_of_the_registry() {
        for name in ["TLS13_AES_256_GCM_SHA384", "TLS_AES_256_GCM_SHA384"] {
            assert_eq!(super::suite(name), "TLS_AES_256_GCM_SHA384");
        }
        let openssl = super::suite("ECDHE-RSA-AES128-GCM-SHA256");
        assert_eq!(openssl, "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256");
        for (name, iana) in [("X25519", "x25519"), ("CurveP256", "secp256r1"), ("prime256v1", "secp256r1"), ("?", "?")]
        {
            assert_eq!(super::group(name), iana);
        }
    }
}
