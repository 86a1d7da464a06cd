//! An owned view of a certificate, made from its [`Facts`] and, for addresses, x509-parser's reader of extensions. What
//! a strict reader refuses but the lenient one takes is still a certificate, so nothing vanishes.

mod algorithm;
pub(crate) mod der;
mod extensions;
pub(crate) mod moment;
mod name;
pub(crate) mod oid;
mod role;
pub(crate) mod string;

use std::sync::Arc;

use sha1::Sha1;
use sha2::{Digest as _, Sha256};

use crate::{
    contract::{SubjectAltName, Timestamp},
    trust::{Facts, facts::KeyUsage, faults},
};

pub use algorithm::digest_name;
pub(crate) use name::as_text as name_text;

/// A certificate that decodes.
#[derive(Debug, Clone)]
pub struct Certificate {
    /// Index into [`crate::read::Material::inputs`].
    pub input: usize,
    /// The line of its BEGIN marker, where it stood in text.
    pub line: Option<u32>,
    pub end_line: Option<u32>,
    /// The certificate itself, without octets that follow it in its block.
    pub der: Vec<u8>,
    /// How many octets follow it in its block.
    pub trailing: usize,
    /// What the engine reads.
    pub facts: Arc<Facts>,
    pub version: u32,
    /// The content octets of the INTEGER.
    pub serial: Vec<u8>,
    pub subject: Name,
    pub issuer: Name,
    pub not_before: Timestamp,
    pub not_after: Timestamp,
    pub key: PublicKey,
    pub signature: SignatureAlgorithm,
    /// `None`: no such extension.
    pub san: Option<Vec<SubjectAltName>>,
    /// How many entries there are; more than [`crate::limits::SUBJECT_ALT_NAMES`] are not kept in `san`.
    pub san_count: usize,
    pub basic_constraints: Option<BasicConstraints>,
    /// Names of RFC 5280, 4.2.1.3: `digitalSignature`, ...
    pub key_usage: Option<Vec<&'static str>>,
    /// `serverAuth`, `clientAuth`, `anyExtendedKeyUsage`, ..., else the object identifier.
    pub extended_key_usage: Option<Vec<String>>,
    pub authority_key_id: Option<Vec<u8>>,
    pub subject_key_id: Option<Vec<u8>>,
    /// The subtrees as text: `permitted DNS:.example.com`.
    pub name_constraints: Option<Vec<String>>,
    /// Object identifiers.
    pub policies: Vec<String>,
    pub crl_urls: Vec<String>,
    pub ocsp_urls: Vec<String>,
    pub issuer_urls: Vec<String>,
    /// Signed certificate timestamps are embedded.
    pub has_scts: bool,
    pub must_staple: bool,
    /// Object identifiers of critical extensions that none of the clients' stacks knows.
    pub unknown_critical: Vec<String>,
    pub sha256: [u8; 32],
    pub sha1: [u8; 20],
    pub spki_sha256: [u8; 32],
    pub role: CertificateRole,
    pub role_reason: String,
}

/// A distinguished name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    /// DER.
    pub raw: Vec<u8>,
    /// RFC 4514, safe to show.
    pub text: String,
    /// As `keytool -printcert` writes it after `Owner: `.
    pub owner: String,
    /// How a person calls it: the common name, else the organisational unit, else the organisation, else `text`. Safe
    /// to show.
    pub short: String,
    pub common_names: Vec<String>,
    pub is_empty: bool,
}

/// SubjectPublicKeyInfo and what it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicKey {
    /// SubjectPublicKeyInfo, DER.
    pub spki: Vec<u8>,
    pub algorithm: KeyAlgorithm,
    /// RSA modulus, curve field.
    pub bits: Option<u32>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum KeyAlgorithm {
    Rsa,
    RsaPss,
    /// `P-256`, `P-384`, `P-521`, `P-224`, `secp256k1`, `explicit`, else the object identifier.
    Ec(String),
    Ed25519,
    Ed448,
    Dsa,
    /// Name where one is known (`ML-DSA-65`), else the object identifier.
    Other(String),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignatureAlgorithm {
    /// `sha256WithRSAEncryption`, `ecdsa-with-SHA384`, `Ed25519`, ..., else the object identifier.
    pub name: String,
    /// `SHA-1`, `MD5`, `SHA-256`, ...; `None` where the algorithm has no digest of its own.
    pub digest: Option<&'static str>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BasicConstraints {
    pub ca: bool,
    pub path_length: Option<u32>,
    pub critical: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CertificateRole {
    Root,
    Intermediate,
    EndEntity,
    SelfSignedEndEntity,
}

impl CertificateRole {
    /// The name the report uses.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Root => "root",
            Self::Intermediate => "intermediate",
            Self::EndEntity => "end-entity",
            Self::SelfSignedEndEntity => "self-signed-end-entity",
        }
    }

    pub fn is_ca(self) -> bool {
        matches!(self, Self::Root | Self::Intermediate)
    }
}

/// Why octets are no certificate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unreadable {
    /// Safe to show: `the TBSCertificate ends 12 octets early`.
    pub why: String,
}

/// The first DER value of the octets, without what follows it.
pub(crate) fn first_element(octets: &[u8]) -> Option<&[u8]> {
    der::Reader::new(octets).read().ok().map(|element| element.whole)
}

/// Reads one certificate; octets behind it are counted, not refused. The caller fills `input`, `line`, `end_line`.
pub fn parse(der: &[u8]) -> Result<Certificate, Unreadable> {
    let facts = Facts::try_read(der).map_err(|flaw| Unreadable { why: flaw.to_string() })?;
    let subject = Name::read(facts.subject());
    let issuer = if facts.issuer() == facts.subject() { subject.clone() } else { Name::read(facts.issuer()) };
    let (role, role_reason) = role::of(&facts);
    let addresses = extensions::Addresses::of(&facts);
    let mut certificate = Certificate {
        input: 0,
        line: None,
        end_line: None,
        der: facts.der.clone(),
        trailing: facts.trailing.len(),
        version: facts.version,
        serial: facts.serial().to_vec(),
        subject,
        issuer,
        not_before: facts.not_before,
        not_after: facts.not_after,
        key: PublicKey::read(facts.spki()),
        signature: SignatureAlgorithm::read(facts.outer_algorithm()),
        san: facts.san.as_ref().map(|names| names.iter().map(extensions::subject_alt_name).collect()),
        san_count: facts.san_count,
        basic_constraints: facts.basic_constraints,
        key_usage: facts.key_usage.map(|usage| KeyUsage::names(usage).collect()),
        extended_key_usage: facts
            .extended_key_usage
            .as_ref()
            .map(|usages| usages.iter().map(|usage| extensions::usage_name(usage)).collect()),
        authority_key_id: facts.authority_key_id.as_ref().and_then(|aki| aki.key_id.clone()),
        subject_key_id: facts.subject_key_id.clone(),
        name_constraints: facts.name_constraints.as_ref().map(extensions::name_constraints),
        policies: facts.policies.iter().flatten().map(|policy| der::dotted(policy)).collect(),
        crl_urls: addresses.crl,
        ocsp_urls: addresses.ocsp,
        issuer_urls: addresses.issuer,
        has_scts: facts.extension(oid::extension::SCTS).is_some(),
        must_staple: must_staple(&facts),
        unknown_critical: unknown_critical(&facts),
        sha256: Sha256::digest(&facts.der).into(),
        sha1: Sha1::digest(&facts.der).into(),
        spki_sha256: Sha256::digest(facts.spki()).into(),
        role,
        role_reason: role_reason.into(),
        facts: Arc::new(facts),
    };
    if certificate.subject.is_empty {
        certificate.subject.short = certificate
            .san
            .iter()
            .flatten()
            .next()
            .map_or_else(|| "certificate without a name".into(), |name| crate::text::shown(&name.value));
    }
    Ok(certificate)
}

/// The TLS feature `status_request`, 5 (RFC 7633).
fn must_staple(facts: &Facts) -> bool {
    facts.extension(oid::extension::TLS_FEATURE).is_some_and(|extension| {
        let features = der::Reader::new(facts.extension_value(extension)).optional(der::SEQUENCE);
        features.is_some_and(|list| list.inside().any(|feature| feature.content == [5]))
    })
}

fn unknown_critical(facts: &Facts) -> Vec<String> {
    let critical = facts.extensions.iter().filter(|extension| extension.critical);
    critical
        .map(|extension| facts.extension_oid(extension))
        .filter(|oid| !faults::is_known_extension(oid))
        .map(der::dotted)
        .collect()
}

/// Octets as lower-case hexadecimal.
pub fn hex(octets: &[u8]) -> String {
    der::hex(octets)
}

#[cfg(test)]
mod tests {
    use super::der::Reader;
    use super::*;
    use crate::trust::testing::{Draft, RCP_INTERMEDIATE, REDISLABS_ROOT, der, tlv};

    #[test]
    fn the_intermediate_of_redis_cloud_is_read() {
        let read = parse(&der(RCP_INTERMEDIATE)).unwrap();
        assert_eq!(read.subject.text, "CN=RCP Intermediate Certificate Authority,O=RedisLabs,ST=CA,C=US");
        assert_eq!(read.subject.short, "RCP Intermediate Certificate Authority");
        assert_eq!(read.issuer.owner, "CN=RedisLabs Root Certificate Authority, O=RedisLabs, L=CA, ST=CA, C=US");
        assert_eq!(hex(&read.serial), "1000");
        assert_eq!(read.not_after.to_string(), "2028-02-23T15:37:37Z");
        assert_eq!(read.key.describe(), "RSA 4096");
        assert_eq!(read.key.strength(), Some(128));
        assert_eq!(read.signature.name, "sha256WithRSAEncryption");
        assert_eq!(read.signature.digest, Some("SHA-256"));
        assert_eq!(read.basic_constraints, Some(BasicConstraints { ca: true, path_length: Some(0), critical: true }));
        assert_eq!(read.key_usage, Some(vec!["digitalSignature", "keyCertSign", "cRLSign"]));
        assert_eq!(read.crl_urls, ["https://rl-ca-server.redislabs.com/v1/crl"]);
        assert_eq!(read.ocsp_urls, ["https://rl-ca-server.redislabs.com/v1/ocsp"]);
        assert_eq!(hex(&read.sha256), "26a4e63406746751348d217bc9aec7c0e5c9a2a68a2c959147dd75e23e06f4da");
        assert_eq!(read.role, CertificateRole::Intermediate);
        assert!(read.unknown_critical.is_empty());
    }

    #[test]
    fn a_root_says_why_it_is_one() {
        let read = parse(&der(REDISLABS_ROOT)).unwrap();
        assert_eq!((read.role, read.role_reason.as_str()), (CertificateRole::Root, "self-signed and marked as a CA"));
    }

    #[test]
    fn what_is_no_certificate_says_why_and_where() {
        let root = der(REDISLABS_ROOT);
        let why = |octets: &[u8]| parse(octets).err().map(|unreadable| unreadable.why).unwrap_or_default();
        assert_eq!(why(&root[..root.len() - 12]), "the value at octet 0 ends 12 octets early");
        assert_eq!(why(b"\x30\x03\x02\x01\x00"), "at octet 2 stands an INTEGER where the TBSCertificate is expected");
        assert_eq!(why(b""), "the SEQUENCE of a certificate is missing at octet 0");
        let longer = Draft::default().der();
        let inside = Reader::new(&longer).read().unwrap().content;
        assert_eq!(
            why(&tlv(0x30, &[inside, &[5, 0]].concat())),
            format!("what follows the signature at octet {} does not decode", longer.len())
        );
        let followed = parse(&[root.as_slice(), b"\n\n"].concat()).unwrap();
        assert_eq!((followed.trailing, followed.der), (2, root));
    }
}
