//! Which roots are publicly trusted, and how a publicly trusted certificate is told from a private one.

mod roots;

use crate::{
    contract::{PublicRoot, Timestamp},
    read::{Certificate, certificate::hex},
};

use roots::ROOTS;

/// A root in Mozilla's list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Root {
    /// SHA-256 of its SubjectPublicKeyInfo, hexadecimal: cross-signed certificates of the same root have it too.
    pub spki_sha256: &'static str,
    /// Its subjectKeyIdentifier, hexadecimal; empty where it has none.
    pub key_id: &'static str,
    /// RFC 4514.
    pub name: &'static str,
}

/// Whether the certificate is publicly trusted, and why.
///
/// Its key is that of a listed root; or a CA that is publicly trusted issued it (`issuer_is_public`, by a verified
/// signature); or it names a listed root as its issuer, by name and key identifier, and that root is not among the
/// files; or it holds what the Baseline Requirements demand of public certificates and private CAs do not have: a policy
/// of the CA/Browser Forum (7.1.6.1) together with signed certificate timestamps. Else it counts as private, and nothing
/// that holds for public CAs is said of it.
pub fn classify(certificate: &Certificate, issuer_is_public: Option<bool>) -> (bool, String) {
    if let Some(root) = root(certificate) {
        return (true, format!("its key is that of \"{}\" in Mozilla's list of roots", root.name));
    }
    if issuer_is_public == Some(true) {
        return (true, "issued by a publicly trusted CA".into());
    }
    if issuer_is_public.is_none()
        && let Some(root) = named_issuer(certificate)
    {
        return (true, format!("it names \"{}\" in Mozilla's list of roots as its issuer", root.name));
    }
    let policy = certificate.policies.iter().find(|policy| is_forum_policy(policy));
    match policy {
        Some(policy) if certificate.has_scts => {
            let why = "it holds the CA/Browser Forum's policy";
            (true, format!("{why} {policy} and signed certificate timestamps, as public certificates do"))
        }
        _ if certificate.role == crate::read::certificate::CertificateRole::Root => {
            (false, "self-signed, and not in Mozilla's list of roots".into())
        }
        _ => (false, "no public root is known to have issued it".into()),
    }
}

/// The listed root whose key it holds.
pub fn root(certificate: &Certificate) -> Option<&'static Root> {
    let wanted = hex(&certificate.spki_sha256);
    let found = ROOTS.binary_search_by(|root| root.spki_sha256.cmp(wanted.as_str())).ok()?;
    ROOTS.get(found)
}

/// The listed root that its issuer name and authorityKeyIdentifier point to.
fn named_issuer(certificate: &Certificate) -> Option<&'static Root> {
    let wanted = hex(certificate.authority_key_id.as_deref()?);
    ROOTS.iter().find(|root| root.key_id == wanted && root.name == certificate.issuer.text)
}

/// 2.23.140.1.1 (extended validation) and 2.23.140.1.2.x (domain, organisation, individual validated).
fn is_forum_policy(policy: &str) -> bool {
    policy == "2.23.140.1.1" || policy.starts_with("2.23.140.1.2.")
}

/// A certificate of GlobalSign, under which Redis Cloud's endpoints stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GlobalSign {
    pub common_name: &'static str,
    /// Hexadecimal.
    pub sha256: &'static str,
    /// Its subjectKeyIdentifier, hexadecimal.
    pub key_id: &'static str,
    pub not_after: &'static str,
    /// The certificate, DER; empty where it does not come with tlsconf.
    pub octets: &'static [u8],
}

/// In `redis_ca.pem` since 2022.
pub const GLOBALSIGN_R3: GlobalSign = GlobalSign {
    common_name: "GlobalSign",
    sha256: "cbb522d7b7f127ad6a0113865bdf1cd4102e7d0759af635a7cf4720dc963c53b",
    key_id: "8ff04b7fa82e4524ae4d50fa639a8bdee2dd1bbc",
    not_after: "2029-03-18T10:00:00Z",
    octets: &[],
};

/// Its successor for RSA, to which GlobalSign moved all issuance in the third quarter of 2026.
pub const GLOBALSIGN_R46: GlobalSign = GlobalSign {
    common_name: "GlobalSign Root R46",
    sha256: "4fa3126d8d3a11d1c4855a4f807cbad6cf919d3a5a88b03bea2c6372d93c40c9",
    key_id: "035cab738187a8ccb0a6d594e2369649ff05992c",
    not_after: "2046-03-20T00:00:00Z",
    octets: include_bytes!("public_ca/globalsign-root-r46.der"),
};

/// The same for P-384.
pub const GLOBALSIGN_E46: GlobalSign = GlobalSign {
    common_name: "GlobalSign Root E46",
    sha256: "cbb9c44d84b8043e1050ea31a69f514955d7bfd2e2c6b49301019ad61d9f5058",
    key_id: "310a908fb6c69dd2444b80b5a2e61fb1124f1b95",
    not_after: "2046-03-20T00:00:00Z",
    octets: include_bytes!("public_ca/globalsign-root-e46.der"),
};

/// When Mozilla and Chrome drop R3: its key is of 2009 (Mozilla, Root CA Lifecycles; GlobalSign, "removal of TLS trust
/// bit"). A client that is given `redis_ca.pem` does not notice.
pub fn r3_leaves_stores() -> Timestamp {
    // 2027-04-15T00:00:00Z.
    Timestamp::from_unix(1_807_747_200)
}

impl GlobalSign {
    pub fn of(root: PublicRoot) -> &'static Self {
        match root {
            PublicRoot::R46 => &GLOBALSIGN_R46,
            PublicRoot::E46 => &GLOBALSIGN_E46,
        }
    }

    /// The self-signed root itself.
    pub fn is(&self, certificate: &Certificate) -> bool {
        hex(&certificate.sha256) == self.sha256
    }
}

/// R46 signed by R3. Its fingerprint was printed nowhere, so it is known by its subject, key identifier and issuer.
pub fn is_r46_by_r3(certificate: &Certificate) -> bool {
    let has = |id: Option<&[u8]>, wanted: &str| id.map(hex).as_deref() == Some(wanted);
    has(certificate.subject_key_id.as_deref(), GLOBALSIGN_R46.key_id)
        && certificate.subject.common_names.iter().any(|name| name == GLOBALSIGN_R46.common_name)
        && certificate.issuer.text.contains("OU=GlobalSign Root CA - R3")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{read::certificate, trust::testing};

    fn parse(pem: &str) -> Certificate {
        certificate::parse(&testing::der(pem)).unwrap()
    }

    #[test]
    fn the_table_is_sorted_and_holds_globalsign() {
        assert!(ROOTS.is_sorted_by(|one, next| one.spki_sha256 < next.spki_sha256));
        assert!(ROOTS.iter().all(|root| root.spki_sha256.len() == 64));
        let r3 = parse(testing::GLOBALSIGN_R3);
        assert!(GLOBALSIGN_R3.is(&r3) && !GLOBALSIGN_R46.is(&r3) && !is_r46_by_r3(&r3));
        assert_eq!(r3.not_after.to_string(), GLOBALSIGN_R3.not_after);
        assert_eq!(root(&r3).map(|root| root.key_id), Some(GLOBALSIGN_R3.key_id));
        for root in [GLOBALSIGN_R46, GLOBALSIGN_E46] {
            let own = certificate::parse(root.octets).unwrap();
            assert!(root.is(&own) && own.not_after.to_string() == root.not_after);
            assert!(ROOTS.iter().any(|listed| listed.key_id == root.key_id && listed.name.contains(root.common_name)));
        }
        assert_eq!(r3_leaves_stores().to_string(), "2027-04-15T00:00:00Z");
    }

    #[test]
    fn public_and_private_are_told_apart() {
        let reason = |pem, issuer| classify(&parse(pem), issuer);
        assert_eq!(
            reason(testing::GLOBALSIGN_R3, None).1,
            "its key is that of \"CN=GlobalSign,O=GlobalSign,OU=GlobalSign Root CA - R3\" in Mozilla's list of roots"
        );
        assert!(reason(testing::GLOBALSIGN_ATLAS, Some(true)).0);
        assert!(reason(testing::GLOBALSIGN_ATLAS, None).1.starts_with("it names \"CN=GlobalSign,"));
        assert_eq!(
            reason(testing::REDISLABS_ROOT, None),
            (false, "self-signed, and not in Mozilla's list of roots".into())
        );
        assert!(!reason(testing::RCP_INTERMEDIATE, Some(false)).0);
    }

    #[test]
    fn a_policy_alone_makes_no_public_certificate() {
        let policies = testing::tlv(0x30, &testing::tlv(0x30, &testing::tlv(6, &[0x67, 0x81, 0x0c, 1, 2, 1])));
        let with_policy = testing::Draft::default().with(certificate::oid::extension::POLICIES, false, &policies);
        assert!(!classify(&certificate::parse(&with_policy.der()).unwrap(), None).0);
        let with_both = with_policy.with(certificate::oid::extension::SCTS, false, &[4, 0]);
        assert!(classify(&certificate::parse(&with_both.der()).unwrap(), None).0);
    }
}
