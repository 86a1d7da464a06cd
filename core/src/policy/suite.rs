//! Cipher suites of TLS 1.2 and TLS 1.3, and what each is made of.

use super::suite_table;
/// The groups of suites by which TLS stacks differ.
pub use crate::clients::row::Suite as Family;

/// A cipher suite. Everything but the two names and the number is read from the IANA name, which spells it out:
/// `TLS_<key exchange>_<authentication>_WITH_<cipher>_<hash>` (RFC 5246, A.5), `TLS_<cipher>_<hash>` in TLS 1.3
/// (RFC 8446, B.4).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Suite {
    pub id: u16,
    pub iana: &'static str,
    pub(super) openssl: &'static str,
}

/// How the two sides agree on a secret.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum KeyExchange {
    /// TLS 1.3: the groups decide.
    Any,
    Ecdhe,
    Dhe,
    /// The secret is encrypted to the server's RSA key.
    Rsa,
    /// The certificate itself holds a Diffie-Hellman key.
    Static,
    /// A pre-shared key, a password or a ticket: no Redis client has one.
    Shared,
}

/// What the server proves its identity with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Authentication {
    /// TLS 1.3: the signature algorithms decide.
    Any,
    Rsa,
    /// ECDSA, and `EdDSA` since RFC 8422.
    Ecdsa,
    Dss,
    /// A pre-shared key or password; no certificate, or not a certificate alone.
    Shared,
    Anonymous,
}

/// Why a suite should not be used, the worst reason first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Weakness {
    NoEncryption,
    NoAuthentication,
    Export,
    Rc4,
    Des,
    TripleDes,
    OldCipher,
    NotForCertificates,
    NoForwardSecrecy,
    Cbc,
    ShortTag,
}

impl Weakness {
    /// Nothing is protected, or it can be broken with little effort.
    pub fn is_unsafe(self) -> bool {
        self <= Self::Des
    }

    /// Merely outdated: no attack on the suite as it is used today, and servers exist that offer nothing else.
    pub fn is_discouraged_only(self) -> bool {
        self >= Self::NoForwardSecrecy
    }

    pub fn reason(self) -> &'static str {
        match self {
            Self::NoEncryption => "it does not encrypt",
            Self::NoAuthentication => "the server proves no identity",
            Self::Export => "export-grade keys can be broken in hours",
            Self::Rc4 => "RC4 is broken (RFC 7465)",
            Self::Des => "DES keys can be tried one by one",
            Self::TripleDes => "64-bit blocks leak (Sweet32)",
            Self::OldCipher => "its cipher has been given up",
            Self::NotForCertificates => "it works without certificates, which no Redis client does",
            Self::NoForwardSecrecy => "no forward secrecy",
            Self::Cbc => "CBC with a separate MAC",
            Self::ShortTag => "an authentication tag of 64 bits",
        }
    }
}

impl Suite {
    /// Every suite that is known.
    pub fn all() -> &'static [Self] {
        suite_table::ALL
    }

    /// By its IANA name, exactly.
    pub fn by_iana(name: &str) -> Option<&'static Self> {
        Self::all().iter().find(|suite| suite.iana == name)
    }

    /// OpenSSL's name, where OpenSSL has or had the suite.
    pub fn openssl(&self) -> Option<&'static str> {
        Some(self.openssl).filter(|name| !name.is_empty())
    }

    pub fn is_tls13(&self) -> bool {
        !self.iana.contains("_WITH_")
    }

    pub fn key_exchange(&self) -> KeyExchange {
        let Some((agreement, _)) = self.parts() else { return KeyExchange::Any };
        match agreement {
            _ if agreement.contains("PSK") || is_password_based(agreement) => KeyExchange::Shared,
            _ if agreement.starts_with("ECDHE_") || agreement.starts_with("ECDH_anon") => KeyExchange::Ecdhe,
            _ if agreement.starts_with("DHE_") || agreement.starts_with("DH_anon") => KeyExchange::Dhe,
            _ if agreement.starts_with("RSA") => KeyExchange::Rsa,
            _ => KeyExchange::Static,
        }
    }

    pub fn authentication(&self) -> Authentication {
        let Some((agreement, _)) = self.parts() else { return Authentication::Any };
        match agreement {
            _ if agreement.contains("anon") => Authentication::Anonymous,
            _ if agreement.contains("PSK") || is_password_based(agreement) => Authentication::Shared,
            _ if agreement.contains("ECDSA") => Authentication::Ecdsa,
            _ if agreement.contains("DSS") => Authentication::Dss,
            _ => Authentication::Rsa,
        }
    }

    /// `None` for TLS 1.3, and for suites whose offer by the clients' stacks was not measured.
    pub fn family(&self) -> Option<Family> {
        let (_, cipher) = self.parts()?;
        if !matches!(self.authentication(), Authentication::Rsa | Authentication::Ecdsa) {
            return None;
        }
        let aes = cipher.starts_with("AES_");
        let (gcm, cbc) = (aes && cipher.contains("_GCM_"), aes && cipher.contains("_CBC_"));
        match self.key_exchange() {
            KeyExchange::Ecdhe if gcm => Some(Family::EcdheGcm),
            KeyExchange::Ecdhe if cipher.starts_with("CHACHA20_") => Some(Family::EcdheChacha),
            KeyExchange::Ecdhe if cbc && cipher.ends_with("_SHA") => Some(Family::EcdheCbcSha1),
            KeyExchange::Ecdhe if cbc => Some(Family::EcdheCbcSha256),
            KeyExchange::Ecdhe if aes => Some(Family::EcdheCcm),
            KeyExchange::Rsa if gcm => Some(Family::RsaGcm),
            KeyExchange::Rsa if cbc => Some(Family::RsaCbc),
            KeyExchange::Dhe if gcm => Some(Family::DheGcm),
            _ => None,
        }
    }

    pub fn weakness(&self) -> Option<Weakness> {
        let Some((agreement, cipher)) = self.parts() else {
            // RFC 9150: integrity without encryption; RFC 8446 B.4 on the short tag.
            return match self.iana {
                "TLS_SHA256_SHA256" | "TLS_SHA384_SHA384" => Some(Weakness::NoEncryption),
                "TLS_AES_128_CCM_8_SHA256" => Some(Weakness::ShortTag),
                _ => None,
            };
        };
        let found = [
            (cipher.starts_with("NULL_"), Weakness::NoEncryption),
            (agreement.contains("anon"), Weakness::NoAuthentication),
            (agreement.contains("EXPORT") || cipher.contains("_40_") || cipher.starts_with("DES40_"), Weakness::Export),
            (cipher.starts_with("RC4_"), Weakness::Rc4),
            (cipher.starts_with("DES_"), Weakness::Des),
            (cipher.starts_with("3DES_"), Weakness::TripleDes),
            (["IDEA_", "SEED_", "RC2_"].iter().any(|old| cipher.starts_with(old)), Weakness::OldCipher),
            (self.authentication() == Authentication::Dss, Weakness::OldCipher),
            (self.key_exchange() == KeyExchange::Shared, Weakness::NotForCertificates),
            (matches!(self.key_exchange(), KeyExchange::Rsa | KeyExchange::Static), Weakness::NoForwardSecrecy),
            (cipher.contains("_CBC_"), Weakness::Cbc),
            (cipher.contains("_CCM_8"), Weakness::ShortTag),
        ];
        found.into_iter().find(|(applies, _)| *applies).map(|(_, weakness)| weakness)
    }

    /// Made of approved algorithms only: AES with ECDHE or DHE (NIST SP 800-52r2, 3.3.1), and no MAC with SHA-1, which
    /// the FIPS 140-3 modules of Go 1.26 and Redis Software 8.2 leave out.
    pub fn is_fips(&self) -> bool {
        let Some((_, cipher)) = self.parts() else { return self.iana.starts_with("TLS_AES_") };
        cipher.starts_with("AES_")
            && !cipher.ends_with("_SHA")
            && matches!(self.key_exchange(), KeyExchange::Ecdhe | KeyExchange::Dhe)
            && matches!(self.authentication(), Authentication::Rsa | Authentication::Ecdsa)
    }

    /// Key exchange with authentication, and cipher with hash; `None` for TLS 1.3.
    fn parts(&self) -> Option<(&'static str, &'static str)> {
        self.iana.strip_prefix("TLS_")?.split_once("_WITH_")
    }
}

/// RFC 5054, RFC 2712, RFC 8492.
fn is_password_based(agreement: &str) -> bool {
    ["SRP_", "KRB5", "ECCPWD"].iter().any(|kind| agreement.starts_with(kind))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[track_caller]
    fn suite(name: &str) -> &'static Suite {
        Suite::by_iana(name).unwrap()
    }

    #[test]
    fn numbers_and_names_are_unique() {
        let all = Suite::all();
        let ids: BTreeSet<_> = all.iter().map(|suite| suite.id).collect();
        let iana: BTreeSet<_> = all.iter().map(|suite| suite.iana).collect();
        let openssl: Vec<_> = all.iter().filter_map(Suite::openssl).collect();
        assert_eq!((ids.len(), iana.len()), (all.len(), all.len()));
        assert_eq!(openssl.iter().collect::<BTreeSet<_>>().len(), openssl.len());
        assert!(all.iter().all(|suite| suite.iana.starts_with("TLS_")));
    }

    #[test]
    fn parts_are_read_from_the_name() {
        let modern = suite("TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256");
        assert_eq!(modern.openssl(), Some("ECDHE-ECDSA-AES128-GCM-SHA256"));
        assert_eq!((modern.key_exchange(), modern.authentication()), (KeyExchange::Ecdhe, Authentication::Ecdsa));
        assert_eq!((modern.family(), modern.weakness(), modern.is_fips()), (Some(Family::EcdheGcm), None, true));

        let old = suite("TLS_RSA_WITH_3DES_EDE_CBC_SHA");
        assert_eq!((old.key_exchange(), old.authentication()), (KeyExchange::Rsa, Authentication::Rsa));
        assert_eq!((old.openssl(), old.weakness()), (Some("DES-CBC3-SHA"), Some(Weakness::TripleDes)));

        let chacha = suite("TLS_CHACHA20_POLY1305_SHA256");
        assert_eq!((chacha.is_tls13(), chacha.family(), chacha.is_fips()), (true, None, false));
    }

    #[test]
    fn each_kind_of_weakness_is_told() {
        for (name, weakness) in [
            ("TLS_RSA_WITH_NULL_SHA256", Weakness::NoEncryption),
            ("TLS_DH_anon_WITH_AES_128_GCM_SHA256", Weakness::NoAuthentication),
            ("TLS_RSA_EXPORT_WITH_RC4_40_MD5", Weakness::Export),
            ("TLS_ECDHE_RSA_WITH_RC4_128_SHA", Weakness::Rc4),
            ("TLS_RSA_WITH_DES_CBC_SHA", Weakness::Des),
            ("TLS_PSK_WITH_AES_128_GCM_SHA256", Weakness::NotForCertificates),
            ("TLS_RSA_WITH_AES_128_GCM_SHA256", Weakness::NoForwardSecrecy),
            ("TLS_ECDH_RSA_WITH_AES_128_GCM_SHA256", Weakness::NoForwardSecrecy),
            ("TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256", Weakness::Cbc),
            ("TLS_ECDHE_ECDSA_WITH_AES_128_CCM_8", Weakness::ShortTag),
        ] {
            assert_eq!(suite(name).weakness(), Some(weakness), "{name}");
        }
        assert!(Weakness::Export.is_unsafe() && !Weakness::TripleDes.is_unsafe());
        assert!(Weakness::Cbc.is_discouraged_only() && !Weakness::TripleDes.is_discouraged_only());
    }
}
