//! Key exchange groups ("curves"), the post-quantum hybrids among them, and which TLS stacks offer them.

use crate::{clients::Client, read::pem::Reader};

/// A group of the IANA registry "TLS Supported Groups".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Group {
    pub id: u16,
    pub iana: &'static str,
    /// The name by which OpenSSL, and so most of the clients, take it.
    pub openssl: &'static str,
    /// Other names in use: `prime256v1`, `P-256`.
    aliases: &'static [&'static str],
    pub kind: GroupKind,
    /// The stacks that offer it by default.
    offered: &'static [Stack],
    /// Who offers it and since when, for people.
    pub offered_by: &'static str,
    /// Approved for FIPS 140-3 (NIST SP 800-56A rev. 3, appendix D; FIPS 203 with an approved second part).
    pub fips: bool,
    /// What took its place, where it was given up.
    pub replaced_by: Option<&'static str>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum GroupKind {
    Curve,
    /// RFC 7919.
    FiniteField,
    /// ML-KEM, alone or with a curve: TLS 1.3 only.
    PostQuantum,
}

/// The TLS stacks of the clients, as far as their groups differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Stack {
    OpenSsl,
    Go,
    Rustls,
    Java,
}

impl Stack {
    /// The stack under a client; `None` where that is not known.
    pub fn of(client: &Client) -> Option<Self> {
        match client.ca_reader? {
            Reader::OpensslFile | Reader::Node | Reader::Php | Reader::NativeTls => Some(Self::OpenSsl),
            Reader::Go => Some(Self::Go),
            Reader::Rustls => Some(Self::Rustls),
            Reader::Java | Reader::Java25 | Reader::Netty | Reader::Keytool => Some(Self::Java),
        }
    }
}

impl Group {
    /// Every group that is known.
    pub fn all() -> &'static [Self] {
        ALL
    }

    /// By its IANA name, exactly.
    pub fn by_iana(name: &str) -> Option<&'static Self> {
        ALL.iter().find(|group| group.iana == name)
    }

    /// IANA name first.
    pub fn names(&self) -> impl Iterator<Item = &'static str> {
        [self.iana, self.openssl].into_iter().chain(self.aliases.iter().copied())
    }

    pub fn is_offered_by(&self, stack: Stack) -> bool {
        self.offered.contains(&stack)
    }

    /// The group of this curve, by the name that certificates are described with (`P-256`, `secp256k1`).
    pub fn of_curve(curve: &str) -> Option<&'static Self> {
        ALL.iter().find(|group| group.kind == GroupKind::Curve && group.names().any(|name| name == curve))
    }
}

const fn curve(
    id: u16,
    iana: &'static str,
    aliases: &'static [&'static str],
    offered: &'static [Stack],
    offered_by: &'static str,
    fips: bool,
) -> Group {
    let openssl = match id {
        23 => "P-256",
        24 => "P-384",
        25 => "P-521",
        29 => "X25519",
        30 => "X448",
        _ => iana,
    };
    Group { id, iana, openssl, aliases, kind: GroupKind::Curve, offered, offered_by, fips, replaced_by: None }
}

const fn finite(id: u16, name: &'static str) -> Group {
    Group {
        id,
        iana: name,
        openssl: name,
        aliases: &[],
        kind: GroupKind::FiniteField,
        offered: &[OpenSsl, Java],
        offered_by: "OpenSSL 3 and Java; not Go, not rustls",
        fips: true,
        replaced_by: None,
    }
}

const fn post_quantum(
    id: u16,
    name: &'static str,
    offered: &'static [Stack],
    offered_by: &'static str,
    fips: bool,
    replaced_by: Option<&'static str>,
) -> Group {
    let kind = GroupKind::PostQuantum;
    Group { id, iana: name, openssl: name, aliases: &[], kind, offered, offered_by, fips, replaced_by }
}

use Stack::{Go, Java, OpenSsl, Rustls};

const EVERYONE: &[Stack] = &[OpenSsl, Go, Rustls, Java];
const NOBODY: &[Stack] = &[];
const NO_DEFAULT: &str = "nobody by default";
const OFF_IN_OPENSSL_4: &str = "nobody by default; OpenSSL 4.0 has it switched off";

/// Offers were read from the `ClientHello` of OpenSSL 3.0 (also in Node 20 and Python 3) and from the sources of Go 1.26
/// (`defaultCurvePreferences`), `OpenJDK` 17 (`NamedGroup`) and rustls 0.23 (`DEFAULT_KX_GROUPS` of aws-lc-rs); the
/// versions that brought the hybrids from the release notes of OpenSSL 3.5, Go 1.24 and 1.26, JDK 27, Node 24.5.
static ALL: &[Group] = &[
    curve(21, "secp224r1", &["P-224"], NOBODY, NO_DEFAULT, false),
    curve(22, "secp256k1", &[], NOBODY, NO_DEFAULT, false),
    curve(23, "secp256r1", &["prime256v1", "nistp256"], EVERYONE, "everyone", true),
    curve(24, "secp384r1", &["nistp384"], EVERYONE, "everyone", true),
    curve(25, "secp521r1", &["nistp521"], &[OpenSsl, Go, Java], "OpenSSL, Go and Java; not rustls", true),
    curve(26, "brainpoolP256r1", &[], NOBODY, OFF_IN_OPENSSL_4, false),
    curve(27, "brainpoolP384r1", &[], NOBODY, OFF_IN_OPENSSL_4, false),
    curve(28, "brainpoolP512r1", &[], NOBODY, OFF_IN_OPENSSL_4, false),
    curve(29, "x25519", &["Curve25519"], EVERYONE, "everyone", false),
    curve(30, "x448", &["Curve448"], &[OpenSsl, Java], "OpenSSL and Java; not Go, not rustls", false),
    curve(31, "brainpoolP256r1tls13", &[], NOBODY, NO_DEFAULT, false),
    curve(32, "brainpoolP384r1tls13", &[], NOBODY, NO_DEFAULT, false),
    curve(33, "brainpoolP512r1tls13", &[], NOBODY, NO_DEFAULT, false),
    curve(41, "curveSM2", &[], NOBODY, NO_DEFAULT, false),
    finite(256, "ffdhe2048"),
    finite(257, "ffdhe3072"),
    finite(258, "ffdhe4096"),
    finite(259, "ffdhe6144"),
    finite(260, "ffdhe8192"),
    post_quantum(512, "MLKEM512", NOBODY, NO_DEFAULT, true, None),
    post_quantum(513, "MLKEM768", NOBODY, NO_DEFAULT, true, None),
    post_quantum(514, "MLKEM1024", NOBODY, NO_DEFAULT, true, None),
    post_quantum(4587, "SecP256r1MLKEM768", &[Go], "Go 1.26", true, None),
    post_quantum(
        4588,
        "X25519MLKEM768",
        &[Go, Rustls],
        "OpenSSL 3.5, Node 24.5, Go 1.24, JDK 27 and rustls with aws-lc-rs",
        true,
        None,
    ),
    post_quantum(4589, "SecP384r1MLKEM1024", &[Go], "Go 1.26", true, None),
    post_quantum(4590, "curveSM2MLKEM768", NOBODY, NO_DEFAULT, false, None),
    post_quantum(25497, "X25519Kyber768Draft00", NOBODY, "Go 1.23 alone", false, Some("X25519MLKEM768")),
    post_quantum(25498, "SecP256r1Kyber768Draft00", NOBODY, "nobody any more", false, Some("SecP256r1MLKEM768")),
];

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn numbers_and_names_are_unique() {
        let ids: BTreeSet<_> = ALL.iter().map(|group| group.id).collect();
        assert_eq!(ids.len(), ALL.len());
        let mut seen = BTreeSet::new();
        for group in ALL {
            let names: BTreeSet<_> = group.names().collect();
            assert!(names.iter().all(|name| seen.insert(*name)), "{}", group.iana);
        }
        assert!(ALL.iter().filter_map(|group| group.replaced_by).all(|name| ALL.iter().any(|g| g.iana == name)));
    }

    #[test]
    fn a_certificates_curve_has_its_group() {
        assert_eq!(Group::of_curve("P-384").map(|group| group.id), Some(24));
        assert_eq!(Group::of_curve("explicit"), None);
    }
}
