//! What is answered. Every index points into an array of the same report.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{FileBytes, Finding, Role, Timestamp};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct Report {
    pub contract_version: u32,
    /// The time of the check, as it was asked.
    pub time: Timestamp,
    pub verdict: Verdict,
    /// The answer in one sentence.
    pub headline: String,
    pub counts: Counts,
    /// What was understood of the endpoint, without credentials.
    pub endpoint: Option<Endpoint>,
    pub inputs: Vec<Input>,
    pub certificates: Vec<Certificate>,
    pub keys: Vec<Key>,
    pub chains: Vec<Chain>,
    pub clients: Vec<ClientStatement>,
    /// What servers will do with these files; empty where nothing was given that they would load or be shown.
    pub servers: Vec<ServerStatement>,
    pub recommendation: Option<Recommendation>,
    pub upload: Upload,
    /// Errors, warnings, notes; inside by input, line, code.
    pub findings: Vec<Finding>,
    /// The index of the finding that alone explains every error, where there is exactly one.
    pub exactly_one_cause: Option<u32>,
    /// What the inputs did not allow to judge, and what would.
    pub not_checked: Vec<NotChecked>,
}

/// A report, and the octets it speaks of.
#[derive(Debug, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct Inspected {
    pub contract_version: u32,
    pub report: Report,
    /// Each certificate of the report as DER, index for index; base64 in JSON.
    pub certificates: Vec<FileBytes>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    Ready,
    ReadyForSome,
    WillFail,
    NothingToCheck,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Counts {
    pub error: u32,
    pub warning: u32,
    pub note: u32,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Endpoint {
    pub host: String,
    pub port: Option<u16>,
    /// The name that is verified and sent as SNI; `null` for an IP address.
    pub server_name: Option<String>,
    /// `redis` or `rediss`; `null` where the endpoint was no URL.
    pub scheme: Option<String>,
}

/// One file and what it was taken for. Members of an archive are inputs of their own after it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct Input {
    pub name: String,
    /// The archive (index into `inputs`) this came out of.
    pub archive: Option<u32>,
    /// `pem`, `der-certificate`, `pkcs12`, `html`, ...
    pub format: String,
    pub role: Role,
    /// Why it was taken for that.
    pub role_reason: String,
    pub items: Vec<Item>,
    /// Where the file is a known bundle.
    pub bundle: Option<Bundle>,
}

/// A bundle that is recognised by the fingerprints of its members.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Bundle {
    /// `redis-cloud`.
    pub provider: String,
    /// `2022-08`; `null` where the members are known but their set is no edition.
    pub edition: Option<String>,
    /// `Redis Cloud, edition of August 2022`.
    pub text: String,
}

/// One block of a text file, or one member of a container.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Item {
    pub kind: ItemKind,
    /// The PEM label, or what the container calls it.
    pub label: Option<String>,
    pub line: Option<u32>,
    pub end_line: Option<u32>,
    /// Index into `certificates`.
    pub certificate: Option<u32>,
    /// Index into `keys`.
    pub key: Option<u32>,
    /// The readers that take it from this file as it is: `openssl`, `node`, `php`, `go`, `rustls`, `native-tls`,
    /// `java`, `keytool`.
    pub readers: Vec<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ItemKind {
    Certificate,
    PrivateKey,
    EncryptedPrivateKey,
    PublicKey,
    CertificateRequest,
    RevocationList,
    Parameters,
    SshKey,
    Pkcs7,
    Unknown,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct Certificate {
    pub input: u32,
    pub line: Option<u32>,
    /// RFC 4514, control characters escaped.
    pub subject: String,
    pub issuer: String,
    /// The line that `keytool -printcert` prints after `Owner: `.
    pub owner: String,
    /// Hexadecimal, upper case, with a leading `-` where negative.
    pub serial: String,
    pub version: u32,
    pub not_before: Timestamp,
    pub not_after: Timestamp,
    /// `root`, `intermediate`, `end-entity`, `self-signed-end-entity`.
    pub role: String,
    pub role_reason: String,
    pub key: KeyInfo,
    /// The signature algorithm: `sha256WithRSAEncryption`.
    pub signature: String,
    pub san: Vec<SubjectAltName>,
    pub basic_constraints: Option<BasicConstraints>,
    pub key_usage: Option<Vec<String>>,
    pub extended_key_usage: Option<Vec<String>>,
    pub authority_key_id: Option<String>,
    pub subject_key_id: Option<String>,
    pub policies: Vec<String>,
    pub crl_urls: Vec<String>,
    pub ocsp_urls: Vec<String>,
    pub issuer_urls: Vec<String>,
    /// Object identifiers of critical extensions that no client knows.
    pub unknown_critical: Vec<String>,
    pub sha256: String,
    pub sha1: String,
    /// SHA-256 of SubjectPublicKeyInfo (the pin), hexadecimal.
    pub spki_sha256: String,
    /// Index of the certificate whose key verifies this one's signature.
    pub issued_by: Option<u32>,
    pub publicly_trusted: bool,
    pub public_reason: String,
    pub known: Option<Known>,
}

/// Algorithm and strength of a public key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct KeyInfo {
    /// `RSA`, `EC P-256`, `Ed25519`, ...
    pub algorithm: String,
    /// Modulus or field size.
    pub bits: Option<u32>,
    /// Equivalent symmetric strength in bits (NIST SP 800-57 part 1, table 2).
    pub strength: Option<u32>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct SubjectAltName {
    /// `dns`, `ip`, `email`, `uri`, `directory`, `other`.
    pub kind: String,
    pub value: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
pub struct BasicConstraints {
    pub ca: bool,
    pub path_length: Option<u32>,
    pub critical: bool,
}

/// A certificate known by its fingerprint.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Known {
    pub id: String,
    /// `Fixed (Essentials) plan`, `Flexible (Pro) plan`, `public`.
    pub plan: String,
    /// `deprecated but still in use`, `current`, `no longer needed`.
    pub status: String,
}

/// A private key: facts only, no byte of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct Key {
    pub input: u32,
    pub line: Option<u32>,
    /// `pkcs8`, `pkcs1`, `sec1`, `encrypted-pkcs8`, `legacy-encrypted`.
    pub format: String,
    pub algorithm: Option<String>,
    pub bits: Option<u32>,
    pub encrypted: bool,
    pub spki_sha256: Option<String>,
    /// Indices of the certificates that hold its public key.
    pub belongs_to: Vec<u32>,
}

/// A certification path from a leaf to an anchor.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct Chain {
    /// `server` or `client`.
    pub purpose: String,
    /// Leaf first, indices into `certificates`.
    pub path: Vec<u32>,
    pub anchor: Option<u32>,
    pub faults: Vec<u32>,
}

/// What one client will do with these files.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct ClientStatement {
    pub id: String,
    pub version: Option<String>,
    pub runtime: Option<String>,
    pub verdict: ClientVerdict,
    /// What the verdict rests on and could not be judged: `signature`, `server-chain`.
    pub assumed: Vec<String>,
    /// Indices of the certificates of the CA file that it will trust.
    pub loads: Vec<u32>,
    pub loses: Vec<Lost>,
    /// The findings that are the reason.
    pub causes: Vec<u32>,
    /// The class of the error.
    pub class: Option<String>,
    /// The text that the client will print, `*` standing for what varies.
    pub prints: Option<String>,
    /// The moment from which this set no longer works for this client.
    pub works_until: Option<Timestamp>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ClientVerdict {
    Accepts,
    Refuses,
    Unknown,
}

/// What one server will do with these files.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct ServerStatement {
    /// `redis-server`, `redis-software`, `redis-cloud`.
    pub id: String,
    /// The version that was measured.
    pub version: Option<String>,
    /// `measured` by running it with such files, or read in a `source`: its documentation.
    pub evidence: String,
    /// Measured with what, or which source.
    pub evidence_from: String,
    /// Does it start with what it presents, its key and the CA for clients? `null` where none of its files was given, or
    /// where the provider brings them.
    pub starts: Option<ServerAnswer>,
    /// Does it accept the client certificate, whichever client sends it? `null` where none is asked for or given.
    pub accepts_client: Option<ServerAnswer>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct ServerAnswer {
    pub answer: Answer,
    /// What the answer rests on and could not be judged: `client-ca`, `server-key`, `written-rules`.
    pub assumed: Vec<String>,
    /// The findings that are the reason.
    pub causes: Vec<u32>,
    /// The class of the error.
    pub class: Option<String>,
    /// What the server logs, `*` standing for what varies.
    pub logs: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    Yes,
    No,
    Unknown,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Lost {
    pub certificate: u32,
    pub why: String,
}

/// What the plan's table says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Recommendation {
    pub enable_tls: EnableTls,
    /// `optional, strongly recommended`.
    pub client_authentication: String,
    pub text: String,
    pub source: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum EnableTls {
    Yes,
    /// If security outweighs the performance impact.
    Weigh,
    /// The plan has no such endpoint.
    NotApplicable,
    /// The plan has no TLS.
    Unavailable,
}

/// May the client certificate file be uploaded as it is?
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Upload {
    pub safe: bool,
    pub reasons: Vec<u32>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct NotChecked {
    pub what: String,
    pub why: String,
}
