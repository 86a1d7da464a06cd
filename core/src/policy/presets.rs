//! The presets, as versioned data with their sources.

use crate::{contract::Preset, read::certificate::KeyAlgorithm};

use super::Version;

/// What a preset stands for.
#[derive(Debug)]
pub struct PresetInfo {
    pub preset: Preset,
    pub name: &'static str,
    pub about: &'static str,
    pub source: &'static str,
    /// The day of the source.
    pub date: &'static str,
    pub min_version: Version,
    pub max_version: Version,
    /// IANA names, in order of preference.
    pub tls12_suites: &'static [&'static str],
    pub tls13_suites: &'static [&'static str],
    /// IANA names, in order of preference; `None` leaves the choice to the client.
    pub groups: Option<&'static [&'static str]>,
    keys: Keys,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Keys {
    /// What the checks of certificates say anyway.
    Any,
    EcdsaOnly,
    RsaOrEcdsa,
    Approved,
}

impl PresetInfo {
    pub fn of(preset: Preset) -> &'static Self {
        match preset {
            Preset::RedisCloud => &REDIS_CLOUD,
            Preset::Modern => &MODERN,
            Preset::Intermediate => &INTERMEDIATE,
            Preset::Fips => &FIPS,
            Preset::Legacy => &LEGACY,
        }
    }

    /// Every preset, the default first.
    pub fn all() -> [&'static Self; 5] {
        [&REDIS_CLOUD, &MODERN, &INTERMEDIATE, &FIPS, &LEGACY]
    }

    /// What certificates' keys the preset asks for; `None` where the key is one of them. RSA keys that are too short
    /// for every purpose are no matter of presets, save under `fips`.
    pub fn refuses_key(&self, key: &KeyAlgorithm, bits: Option<u32>) -> Option<&'static str> {
        use KeyAlgorithm::{Ec, Ed25519, Rsa, RsaPss};
        let allowed = match (self.keys, key) {
            (Keys::Any, _) | (Keys::RsaOrEcdsa, Rsa) | (Keys::Approved, Ed25519) => true,
            (Keys::EcdsaOnly | Keys::RsaOrEcdsa, Ec(curve)) => matches!(curve.as_str(), "P-256" | "P-384"),
            (Keys::Approved, Ec(curve)) => matches!(curve.as_str(), "P-256" | "P-384" | "P-521"),
            (Keys::Approved, Rsa | RsaPss) => bits.is_some_and(|bits| bits >= 2048),
            _ => false,
        };
        if allowed { None } else { Some(self.keys_text()) }
    }

    /// What signatures the preset asks for; `None` where this digest is one of them. `None` as digest: an algorithm
    /// without a digest of its own (`EdDSA`, ML-DSA).
    pub fn refuses_digest(&self, digest: Option<&str>) -> Option<&'static str> {
        let approved = digest.is_none_or(|digest| matches!(digest, "SHA-256" | "SHA-384" | "SHA-512"));
        match self.keys {
            Keys::Approved if !approved => Some("SHA-256, SHA-384 or SHA-512"),
            _ => None,
        }
    }

    pub fn keys_text(&self) -> &'static str {
        match self.keys {
            Keys::Any => "any key that the clients take",
            Keys::EcdsaOnly => "an ECDSA key on P-256 or P-384",
            Keys::RsaOrEcdsa => "an RSA key of 2048 bits or more, or an ECDSA key on P-256 or P-384",
            Keys::Approved => "an RSA key of 2048 bits or more, an ECDSA key on P-256, P-384 or P-521, or Ed25519",
        }
    }
}

const ECDHE_AEAD: &[&str] = &[
    "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
    "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
    "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
    "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
    "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
    "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256",
];

const TLS13: &[&str] = &["TLS_AES_128_GCM_SHA256", "TLS_AES_256_GCM_SHA384", "TLS_CHACHA20_POLY1305_SHA256"];

const MOZILLA_GROUPS: &[&str] = &["X25519MLKEM768", "x25519", "secp256r1", "secp384r1"];

/// Redis Cloud's pages state neither version nor suites nor groups. TLS 1.2 is the lowest that can be chosen in Redis
/// Software from 7.4 on (`min_data_TLS_version`, default 1.2), and these suites are the ones that every client's stack
/// that was measured offers.
static REDIS_CLOUD: PresetInfo = PresetInfo {
    preset: Preset::RedisCloud,
    name: "redis-cloud",
    about: "TLS 1.2 and 1.3 with the suites that every Redis client offers; groups are left to the client",
    source: "https://redis.io/docs/latest/operate/rs/security/encryption/tls/tls-protocols/",
    date: "2026-08-21",
    min_version: Version::Tls12,
    max_version: Version::Tls13,
    tls12_suites: ECDHE_AEAD,
    tls13_suites: TLS13,
    groups: None,
    keys: Keys::Any,
};

static MODERN: PresetInfo = PresetInfo {
    preset: Preset::Modern,
    name: "modern",
    about: "TLS 1.3 alone, ECDSA certificates (Mozilla, guideline 6.0)",
    source: "https://ssl-config.mozilla.org/guidelines/6.0.json",
    date: "2026-04-06",
    min_version: Version::Tls13,
    max_version: Version::Tls13,
    tls12_suites: &[],
    tls13_suites: TLS13,
    groups: Some(MOZILLA_GROUPS),
    keys: Keys::EcdsaOnly,
};

/// The DHE suites of guideline 5.7 are gone since 5.8.
static INTERMEDIATE: PresetInfo = PresetInfo {
    preset: Preset::Intermediate,
    name: "intermediate",
    about: "TLS 1.2 and 1.3 with forward secrecy and authenticated encryption (Mozilla, guideline 6.0)",
    source: "https://ssl-config.mozilla.org/guidelines/6.0.json",
    date: "2026-04-06",
    min_version: Version::Tls12,
    max_version: Version::Tls13,
    tls12_suites: ECDHE_AEAD,
    tls13_suites: TLS13,
    groups: Some(MOZILLA_GROUPS),
    keys: Keys::RsaOrEcdsa,
};

/// What Go 1.26's FIPS 140-3 mode leaves of the lists (`crypto/tls/defaults_fips140.go`), without its two CBC suites,
/// which rustls has not.
static FIPS: PresetInfo = PresetInfo {
    preset: Preset::Fips,
    name: "fips",
    about: "approved algorithms only (NIST SP 800-52r2, FIPS 140-3): AES-GCM, NIST curves, no ChaCha20, no X25519 alone",
    source: "https://csrc.nist.gov/pubs/sp/800/52/r2/final",
    date: "2019-08-29",
    min_version: Version::Tls12,
    max_version: Version::Tls13,
    tls12_suites: &[
        "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
        "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
        "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
        "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
    ],
    tls13_suites: &["TLS_AES_128_GCM_SHA256", "TLS_AES_256_GCM_SHA384"],
    groups: Some(&["X25519MLKEM768", "SecP256r1MLKEM768", "SecP384r1MLKEM1024", "secp256r1", "secp384r1", "secp521r1"]),
    keys: Keys::Approved,
};

/// Guideline 6.0 dropped this profile.
static LEGACY: PresetInfo = PresetInfo {
    preset: Preset::Legacy,
    name: "legacy",
    about: "TLS 1.0 to 1.3 with CBC, 3DES and static RSA (Mozilla, guideline 5.8, \"old\"; dropped in 6.0)",
    source: "https://ssl-config.mozilla.org/guidelines/5.8.json",
    date: "2026-04-06",
    min_version: Version::Tls10,
    max_version: Version::Tls13,
    tls12_suites: &[
        "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
        "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
        "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
        "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
        "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
        "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256",
        "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256",
        "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256",
        "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA",
        "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA",
        "TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA384",
        "TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384",
        "TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA",
        "TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA",
        "TLS_RSA_WITH_AES_128_GCM_SHA256",
        "TLS_RSA_WITH_AES_256_GCM_SHA384",
        "TLS_RSA_WITH_AES_128_CBC_SHA256",
        "TLS_RSA_WITH_AES_256_CBC_SHA256",
        "TLS_RSA_WITH_AES_128_CBC_SHA",
        "TLS_RSA_WITH_AES_256_CBC_SHA",
        "TLS_RSA_WITH_3DES_EDE_CBC_SHA",
    ],
    tls13_suites: TLS13,
    groups: Some(MOZILLA_GROUPS),
    keys: Keys::Any,
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::{Lookup, names};

    #[test]
    fn every_name_exists_and_belongs_where_it_stands() {
        for info in PresetInfo::all() {
            for name in info.tls12_suites {
                assert!(matches!(names::suite(name), Lookup::Exact(suite) if !suite.is_tls13()), "{name}");
            }
            for name in info.tls13_suites {
                assert!(matches!(names::suite(name), Lookup::Exact(suite) if suite.is_tls13()), "{name}");
            }
            for name in info.groups.into_iter().flatten() {
                assert!(matches!(names::group(name), Lookup::Exact(group) if group.iana == *name), "{name}");
            }
            assert!(std::ptr::eq(PresetInfo::of(info.preset), info));
        }
    }

    #[test]
    fn fips_lists_hold_approved_things_only() {
        for name in FIPS.tls12_suites.iter().chain(FIPS.tls13_suites) {
            assert!(matches!(names::suite(name), Lookup::Exact(suite) if suite.is_fips()), "{name}");
        }
        for name in FIPS.groups.into_iter().flatten() {
            assert!(matches!(names::group(name), Lookup::Exact(group) if group.fips), "{name}");
        }
    }

    #[test]
    fn key_rules() {
        let curve = |name: &str| KeyAlgorithm::Ec(name.to_owned());
        assert!(MODERN.refuses_key(&KeyAlgorithm::Rsa, Some(4096)).is_some());
        assert!(MODERN.refuses_key(&curve("P-256"), Some(256)).is_none());
        assert!(FIPS.refuses_key(&curve("secp256k1"), Some(256)).is_some());
        assert!(FIPS.refuses_key(&KeyAlgorithm::Rsa, Some(2048)).is_none());
        assert!(FIPS.refuses_digest(Some("SHA-1")).is_some());
        assert!(FIPS.refuses_digest(None).is_none());
        assert!(REDIS_CLOUD.refuses_key(&KeyAlgorithm::Ed448, None).is_none());
    }
}
