//! What is to be made anew: a client's certificate, a request for one, a whole local set-up.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{EmittedFile, FileBytes, InputRequest, Report, Secret, Timestamp, Topology};

/// Exactly one of `client`, `csr` and `dev` is asked for.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct GenerateRequest {
    /// A client's certificate and its private key.
    #[serde(default)]
    pub client: Option<ClientCertificateRequest>,
    /// A request for a certificate, for a CA to sign, and its private key.
    #[serde(default)]
    pub csr: Option<CsrRequest>,
    /// A whole local set-up, for development alone.
    #[serde(default)]
    pub dev: Option<DevRequest>,
    /// The kind of every key that is made; left out, `p256`.
    #[serde(default)]
    pub key: GeneratedKey,
    /// The moment at which it is made. The core has no clock.
    pub time: Timestamp,
    /// Randomness: at least 32 octets from the system's generator, as base64 in JSON. Keys, serial numbers and salts come from it;
    /// the same request gives the same octets, so it is never used twice.
    #[serde(deserialize_with = "super::request::base64_bytes")]
    #[schemars(with = "String")]
    pub entropy: Secret,
}

impl GenerateRequest {
    /// Asks for nothing yet; fill in one of the public fields. `entropy` is 32 octets or more of the system's generator.
    pub fn at(time: Timestamp, entropy: Secret) -> Self {
        Self { client: None, csr: None, dev: None, key: GeneratedKey::default(), time, entropy }
    }
}

/// A certificate with which a client shows who it is, and its key: what the console's *Generate certificate* gives.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ClientCertificateRequest {
    /// Its common name.
    pub name: String,
    /// How long it is valid, in days from `time`: 1 to 825; left out, 365.
    #[serde(default = "a_year")]
    pub days: u32,
    /// Who signs it. Left out, it is signed by its own key: a server then trusts just this certificate.
    #[serde(default)]
    pub ca: Option<SigningCa>,
    /// Names the files as newer consoles do, `redis-db-<id>.crt`; left out, `redis_user.crt` and `redis_user_private.key`.
    #[serde(default)]
    pub database: Option<String>,
}

/// A CA of one's own: its certificate, with those above it behind it, and its private key.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SigningCa {
    /// In any format that a check reads; what of it is not self-signed goes behind the new certificate.
    pub certificate: InputRequest,
    /// The private key of that certificate.
    pub key: InputRequest,
    /// Opens the key where it is encrypted.
    #[serde(default)]
    pub passphrase: Option<Secret>,
}

/// A certificate signing request (PKCS#10, RFC 2986) for a person's own CA.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CsrRequest {
    /// The common name.
    pub name: String,
    /// DNS names and IP addresses of the subjectAltName, where the CA wants any.
    #[serde(default)]
    pub hosts: Vec<String>,
}

/// A CA, a server and a client to try things with, which verify each other.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DevRequest {
    /// DNS names and IP addresses of the server. Clients are told to connect to the first.
    pub hosts: Vec<String>,
    /// How long server and client certificate are valid, in days from `time`: 1 to 825; left out, 365.
    #[serde(default = "a_year")]
    pub days: u32,
    /// Where the server, or the first of a cluster's nodes, listens for TLS; left out, 6379.
    #[serde(default = "usual_port")]
    pub port: u16,
    /// What is set up; left out, `standalone`. A cluster has three nodes on ports in a row.
    #[serde(default)]
    pub topology: Topology,
    /// Where the files will lie: an absolute path.
    pub directory: String,
}

fn a_year() -> u32 {
    365
}

fn usual_port() -> u16 {
    6379
}

/// Algorithm and size of a key that is made.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum GeneratedKey {
    /// ECDSA on P-256: 128 bits of strength (NIST SP 800-57 part 1, table 2).
    #[default]
    P256,
    /// RSA with a modulus of 2048 bits: 112 bits of strength.
    Rsa2048,
    /// RSA with a modulus of 3072 bits: 128 bits of strength.
    Rsa3072,
    /// RSA with a modulus of 4096 bits: 128 bits of strength like 3072, and slower.
    Rsa4096,
    /// Ed25519 (RFC 8032), which not every client takes.
    Ed25519,
}

/// What was made. It holds private keys, which are wiped on drop.
#[derive(Debug, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct Generated {
    /// The version of the contract that this answer speaks: `1`.
    pub contract_version: u32,
    /// In the order in which a person meets them. Names hold `/` where they lie in folders.
    pub files: Vec<EmittedFile>,
    /// The same in one ZIP, with their permissions.
    pub archive: EmittedFile,
    /// What to do next, a line each.
    pub next: Vec<String>,
    /// The check of what was made, for every client; `null` for a request, which is nothing to connect with.
    pub report: Option<Report>,
    /// Each certificate of the report as DER, index for index. Not in JSON, where the files hold them.
    #[serde(skip)]
    pub certificates: Vec<FileBytes>,
}
