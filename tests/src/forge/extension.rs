//! Certificate extensions, well-formed and odd.

use std::net::IpAddr;

use sha1::{Digest as _, Sha1};

use super::{Name, der};

pub const BASIC_CONSTRAINTS: &str = "2.5.29.19";
pub const KEY_USAGE: &str = "2.5.29.15";
pub const EXTENDED_KEY_USAGE: &str = "2.5.29.37";
pub const SUBJECT_ALT_NAME: &str = "2.5.29.17";
pub const SUBJECT_KEY_ID: &str = "2.5.29.14";
pub const AUTHORITY_KEY_ID: &str = "2.5.29.35";
pub const NAME_CONSTRAINTS: &str = "2.5.29.30";
pub const POLICIES: &str = "2.5.29.32";
pub const POLICY_CONSTRAINTS: &str = "2.5.29.36";
pub const CRL_POINTS: &str = "2.5.29.31";
pub const INFORMATION_ACCESS: &str = "1.3.6.1.5.5.7.1.1";
pub const TLS_FEATURE: &str = "1.3.6.1.5.5.7.1.24";

pub const SERVER_AUTH: &str = "1.3.6.1.5.5.7.3.1";
pub const CLIENT_AUTH: &str = "1.3.6.1.5.5.7.3.2";
pub const CODE_SIGNING: &str = "1.3.6.1.5.5.7.3.3";
pub const ANY_PURPOSE: &str = "2.5.29.37.0";

/// Bits of keyUsage (RFC 5280, 4.2.1.3).
pub const DIGITAL_SIGNATURE: u8 = 0;
pub const KEY_ENCIPHERMENT: u8 = 2;
pub const KEY_AGREEMENT: u8 = 4;
pub const CERT_SIGN: u8 = 5;
pub const CRL_SIGN: u8 = 6;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Extension {
    pub oid: String,
    pub critical: bool,
    /// What stands inside the OCTET STRING.
    pub value: Vec<u8>,
}

impl Extension {
    pub fn new(oid: &str, critical: bool, value: Vec<u8>) -> Self {
        Self { oid: oid.to_owned(), critical, value }
    }

    pub fn critical(mut self, critical: bool) -> Self {
        self.critical = critical;
        self
    }

    pub fn basic_constraints(ca: bool, path_length: Option<u64>) -> Self {
        let mut parts = Vec::new();
        if ca {
            parts.push(der::boolean(true));
        }
        parts.extend(path_length.map(der::integer));
        Self::new(BASIC_CONSTRAINTS, true, der::sequence(parts))
    }

    pub fn key_usage(bits: &[u8]) -> Self {
        Self::new(KEY_USAGE, true, der::named_bits(bits))
    }

    pub fn extended_key_usage(purposes: &[&str]) -> Self {
        Self::new(EXTENDED_KEY_USAGE, false, der::sequence(purposes.iter().map(|purpose| der::oid(purpose))))
    }

    /// `*.example.test`, `192.0.2.1`, `mail:a@example.test`, `uri:spiffe://x`, each in its GeneralName.
    pub fn subject_alt_name(names: &[&str]) -> Self {
        Self::new(SUBJECT_ALT_NAME, false, der::sequence(names.iter().map(|name| general_name(name))))
    }

    /// Of SubjectPublicKeyInfo, method 1 of RFC 5280, 4.2.1.2.
    pub fn subject_key_id(spki: &[u8]) -> Self {
        Self::new(SUBJECT_KEY_ID, false, der::octet_string(&key_id(spki)))
    }

    pub fn authority_key_id(id: &[u8]) -> Self {
        Self::new(AUTHORITY_KEY_ID, false, der::sequence([der::implicit(0, id)]))
    }

    /// DNS subtrees; an entry `dir:CN=x` is a directoryName, `ip:192.0.2.0/24` an address range.
    pub fn name_constraints(permitted: &[&str], excluded: &[&str]) -> Self {
        let subtrees =
            |names: &[&str]| names.iter().flat_map(|name| der::sequence([constraint_base(name)])).collect::<Vec<u8>>();
        let mut parts = Vec::new();
        if !permitted.is_empty() {
            parts.push(der::tagged(0, &subtrees(permitted)));
        }
        if !excluded.is_empty() {
            parts.push(der::tagged(1, &subtrees(excluded)));
        }
        Self::new(NAME_CONSTRAINTS, true, der::sequence(parts))
    }

    pub fn policies(policies: &[&str]) -> Self {
        Self::new(POLICIES, false, der::sequence(policies.iter().map(|policy| der::sequence([der::oid(policy)]))))
    }

    /// requireExplicitPolicy after so many certificates.
    pub fn policy_constraints(require_explicit: u8) -> Self {
        Self::new(POLICY_CONSTRAINTS, true, der::sequence([der::implicit(0, &[require_explicit])]))
    }

    pub fn crl_points(url: &str) -> Self {
        let name = der::tagged(0, &der::tagged(0, &der::implicit(6, url.as_bytes())));
        Self::new(CRL_POINTS, false, der::sequence([der::sequence([name])]))
    }

    pub fn information_access(ocsp: &str, issuer: &str) -> Self {
        let access = |method: &str, url: &str| der::sequence([der::oid(method), der::implicit(6, url.as_bytes())]);
        let both = [access("1.3.6.1.5.5.7.48.1", ocsp), access("1.3.6.1.5.5.7.48.2", issuer)];
        Self::new(INFORMATION_ACCESS, false, der::sequence(both))
    }

    /// status_request: "must staple" (RFC 7633).
    pub fn must_staple() -> Self {
        Self::new(TLS_FEATURE, false, der::sequence([der::integer(5)]))
    }

    /// Of a private arc that nobody knows.
    pub fn unknown(critical: bool) -> Self {
        Self::new("1.3.6.1.4.1.99999.1", critical, der::octet_string(b"unknown"))
    }

    pub(super) fn der(&self) -> Vec<u8> {
        let mut parts = vec![der::oid(&self.oid)];
        if self.critical {
            parts.push(der::boolean(true));
        }
        parts.push(der::octet_string(&self.value));
        der::sequence(parts)
    }
}

/// SHA-1 over the octets of the public key's BIT STRING.
pub fn key_id(spki: &[u8]) -> Vec<u8> {
    let (_, bits, _) = der::split(der::children(spki)[1]);
    Sha1::digest(&bits[1..]).to_vec()
}

fn general_name(name: &str) -> Vec<u8> {
    if let Some(mail) = name.strip_prefix("mail:") {
        return der::implicit(1, mail.as_bytes());
    }
    if let Some(uri) = name.strip_prefix("uri:") {
        return der::implicit(6, uri.as_bytes());
    }
    match name.parse::<IpAddr>() {
        Ok(IpAddr::V4(address)) => der::implicit(7, &address.octets()),
        Ok(IpAddr::V6(address)) => der::implicit(7, &address.octets()),
        Err(_) => der::implicit(2, name.as_bytes()),
    }
}

fn constraint_base(name: &str) -> Vec<u8> {
    if let Some(common_name) = name.strip_prefix("dir:CN=") {
        return der::tagged(4, &Name::cn(common_name).der);
    }
    if let Some((address, length)) = name.strip_prefix("ip:").and_then(|range| range.split_once('/')) {
        let address: std::net::Ipv4Addr = address.parse().expect("an IPv4 range");
        let length: u32 = length.parse().expect("a prefix length");
        let mask = u32::MAX.checked_shl(32 - length).unwrap_or(0);
        return der::implicit(7, &[address.octets(), mask.to_be_bytes()].concat());
    }
    der::implicit(2, name.as_bytes())
}
