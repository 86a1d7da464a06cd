//! A small owned view of a certificate over x509-parser.

use crate::contract::{SubjectAltName, Timestamp};

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

/// Reads one certificate; octets behind it are counted, not refused. The caller fills `input`, `line`, `end_line`.
pub fn parse(_der: &[u8]) -> Result<Certificate, Unreadable> {
    Err(Unreadable { why: String::new() })
}
