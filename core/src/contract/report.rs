//! What is answered. Every index points into an array of the same report.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{FileBytes, Finding, Role, Timestamp};

/// The answer to a check: what is in the files, what is wrong with them, and who will take them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct Report {
    /// The version of the contract that this answer speaks: `1`.
    pub contract_version: u32,
    /// The time of the check, as it was asked.
    pub time: Timestamp,
    /// Will clients connect? Derived from `findings`.
    pub verdict: Verdict,
    /// The answer in one sentence.
    pub headline: String,
    /// How many findings there are of each severity.
    pub counts: Counts,
    /// What was understood of the endpoint, without credentials.
    pub endpoint: Option<Endpoint>,
    /// The files in the order of the request, the members of an archive behind it.
    pub inputs: Vec<Input>,
    /// Every certificate that decodes, file by file; one that is given twice stands here twice.
    pub certificates: Vec<Certificate>,
    /// Every private key, file by file, those that could not be opened included.
    pub keys: Vec<Key>,
    /// The best path of the server's certificate, then that of the client's, as far as they were given.
    pub chains: Vec<Chain>,
    /// What each client asked about will do, in the order of asking; empty where many sets of files were merged.
    pub clients: Vec<ClientStatement>,
    /// What servers will do with these files; empty where nothing was given that they would load or be shown.
    pub servers: Vec<ServerStatement>,
    /// `null` where the deployment is not known well enough, or is none of Redis Cloud's.
    pub recommendation: Option<Recommendation>,
    /// Whether the client certificate may be handed to Redis Cloud's console.
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
    /// The version of the contract that this answer speaks: `1`.
    pub contract_version: u32,
    /// The same report that a check answers with.
    pub report: Report,
    /// Each certificate of the report as DER, index for index; base64 in JSON.
    pub certificates: Vec<FileBytes>,
}

/// The answer in one word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// No error was found, and no warning names a client.
    Ready,
    /// No error was found, but a warning names clients that will fail.
    ReadyForSome,
    /// There is at least one error.
    WillFail,
    /// There is no certificate and no key, and nothing worse than a note.
    NothingToCheck,
}

/// The number of findings by severity.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Counts {
    /// Findings because of which connections fail or are unsafe.
    pub error: u32,
    /// Findings that concern some clients, the near future, or a recommendation.
    pub warning: u32,
    /// Findings that are merely worth knowing.
    pub note: u32,
}

/// Where clients connect.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Endpoint {
    /// DNS name or IP address as typed, without brackets: `redis.example.com`, `2001:db8::1`.
    pub host: String,
    /// From 1 to 65535; `null` where none was given.
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
    /// As the request has it, invisible characters escaped; a member of an archive is `archive.zip/member`.
    pub name: String,
    /// The archive (index into `inputs`) this came out of.
    pub archive: Option<u32>,
    /// `pem`, `der-certificate`, `pkcs12`, `html`, ...
    pub format: String,
    /// What it was taken for: what the request says, else what it looks like; `auto` where nothing tells.
    pub role: Role,
    /// Why it was taken for that.
    pub role_reason: String,
    /// What stands in it, in the file's order; what a PKCS#7 block holds comes last.
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
    /// By its contents where they decode, else by its label.
    pub kind: ItemKind,
    /// The PEM label, or what the container calls it.
    pub label: Option<String>,
    /// The line of its BEGIN marker, from 1; `null` in a container or a binary file.
    pub line: Option<u32>,
    /// The line of its END marker, from 1; `null` in a container or a binary file.
    pub end_line: Option<u32>,
    /// Index into `certificates`.
    pub certificate: Option<u32>,
    /// Index into `keys`.
    pub key: Option<u32>,
    /// The readers that take it from this file as it is: `openssl`, `node`, `php`, `go`, `rustls`, `native-tls`,
    /// `java`, `keytool`.
    pub readers: Vec<String>,
}

/// What a block or a member is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ItemKind {
    /// An X.509 certificate (RFC 5280).
    Certificate,
    /// A private key in the clear: PKCS#8, PKCS#1 or SEC1.
    PrivateKey,
    /// A private key under a passphrase, whether or not it was opened.
    EncryptedPrivateKey,
    /// A public key alone, which no client has a use for.
    PublicKey,
    /// A request for a certificate (PKCS#10, RFC 2986): no certificate yet.
    CertificateRequest,
    /// A certificate revocation list (RFC 5280, section 5).
    RevocationList,
    /// Parameters of a key without the key: `EC PARAMETERS`, `DH PARAMETERS`.
    Parameters,
    /// A key for SSH, private or public: nothing for TLS.
    SshKey,
    /// A PKCS#7 block (RFC 2315); the certificates in it are items of their own.
    Pkcs7,
    /// A label that says none of these.
    Unknown,
}

/// A certificate: what is written in it, and what follows from the other files.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct Certificate {
    /// The file it stands in: index into `inputs`.
    pub input: u32,
    /// The line of its BEGIN marker, from 1; `null` where it did not stand in text.
    pub line: Option<u32>,
    /// RFC 4514, control characters escaped.
    pub subject: String,
    /// The name of whoever signed it, written as `subject`.
    pub issuer: String,
    /// The line that `keytool -printcert` prints after `Owner: `.
    pub owner: String,
    /// Hexadecimal, upper case, with a leading `-` where negative.
    pub serial: String,
    /// X.509 version as people count: `3`, not the 2 that is encoded.
    pub version: u32,
    /// The first moment at which it is valid.
    pub not_before: Timestamp,
    /// The last moment at which it is valid (RFC 5280, 4.1.2.5).
    pub not_after: Timestamp,
    /// `root`, `intermediate`, `end-entity`, `self-signed-end-entity`.
    pub role: String,
    /// Why `role` is what it is, in words: `self-signed and marked as a CA`.
    pub role_reason: String,
    /// The public key that it certifies.
    pub key: KeyInfo,
    /// The signature algorithm: `sha256WithRSAEncryption`.
    pub signature: String,
    /// Entries of subjectAltName, the first 1000; empty where there is no such extension.
    pub san: Vec<SubjectAltName>,
    /// Whether it is a CA (RFC 5280, 4.2.1.9); `null` where there is no such extension.
    pub basic_constraints: Option<BasicConstraints>,
    /// `digitalSignature`, `keyCertSign`, ... (RFC 5280, 4.2.1.3); `null` where there is no such extension.
    pub key_usage: Option<Vec<String>>,
    /// `serverAuth`, `clientAuth`, ..., else the object identifier; `null` where there is no such extension.
    pub extended_key_usage: Option<Vec<String>>,
    /// The issuer's key identifier, hexadecimal (RFC 5280, 4.2.1.1); `null` where it names none.
    pub authority_key_id: Option<String>,
    /// The identifier of its own key, hexadecimal (RFC 5280, 4.2.1.2); `null` where it has none.
    pub subject_key_id: Option<String>,
    /// Object identifiers of its certificate policies (RFC 5280, 4.2.1.4): `2.23.140.1.2.1`.
    pub policies: Vec<String>,
    /// Where revocation lists are to be had (RFC 5280, 4.2.1.13); nothing is fetched.
    pub crl_urls: Vec<String>,
    /// Where an OCSP responder can be asked (RFC 5280, 4.2.2.1); nobody is asked.
    pub ocsp_urls: Vec<String>,
    /// Where the issuer's certificate is to be had (RFC 5280, 4.2.2.1); nothing is fetched.
    pub issuer_urls: Vec<String>,
    /// Object identifiers of critical extensions that no client knows.
    pub unknown_critical: Vec<String>,
    /// SHA-256 of its DER, its fingerprint: 64 hexadecimal digits, lower case, no colons.
    pub sha256: String,
    /// SHA-1 of its DER, which older tools show: 40 hexadecimal digits, lower case, no colons.
    pub sha1: String,
    /// SHA-256 of SubjectPublicKeyInfo (the pin), hexadecimal.
    pub spki_sha256: String,
    /// Index of the certificate whose key verifies this one's signature.
    pub issued_by: Option<u32>,
    /// Whether a public CA stands behind it, as far as `public_reason` can tell.
    pub publicly_trusted: bool,
    /// From what that is known, in words: `issued by a publicly trusted CA`.
    pub public_reason: String,
    /// `null` where it is none of the CAs that Redis Cloud has handed out.
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

/// One name or address for which a certificate stands (RFC 5280, 4.2.1.6).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct SubjectAltName {
    /// `dns`, `ip`, `email`, `uri`, `directory`, `other`.
    pub kind: String,
    /// As text: `*.example.com`, `192.0.2.1`; what does not decode is `#` and hexadecimal.
    pub value: String,
}

/// What the extension of that name says (RFC 5280, 4.2.1.9).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
pub struct BasicConstraints {
    /// Whether it may issue certificates.
    pub ca: bool,
    /// How many intermediate CAs may stand below it; `null` for any number.
    pub path_length: Option<u32>,
    /// Whether who does not understand the extension has to refuse the certificate.
    pub critical: bool,
}

/// A certificate known by its fingerprint.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Known {
    /// Stable: `redis-cloud-flexible-root`, `globalsign-root-r3`.
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
    /// The file it stands in: index into `inputs`.
    pub input: u32,
    /// The line of its BEGIN marker, from 1; `null` where it did not stand in text.
    pub line: Option<u32>,
    /// `pkcs8`, `pkcs1`, `sec1`, `encrypted-pkcs8`, `legacy-encrypted`.
    pub format: String,
    /// `RSA`, `EC P-256`, `Ed25519`, ...; `null` where it could not be opened or read.
    pub algorithm: Option<String>,
    /// Size of RSA's modulus or the curve's field; `null` where it could not be opened or has none.
    pub bits: Option<u32>,
    /// Whether a passphrase is needed, also where the right one was given.
    pub encrypted: bool,
    /// SHA-256 of its public half as SubjectPublicKeyInfo, hexadecimal; `null` where it could not be opened or read.
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
    /// The trust anchor, last of `path`: index into `certificates`; `null` where none is reached.
    pub anchor: Option<u32>,
    /// The findings about this path's certificates: indices into `findings`.
    pub faults: Vec<u32>,
}

/// What one client will do with these files.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct ClientStatement {
    /// Its id in the table of clients: `redis-py`, `ioredis-node-26`.
    pub id: String,
    /// The version that was measured: `8.1.0`; `null` where none was, or where the runtime says it all.
    pub version: Option<String>,
    /// What that ran on: `Python 3.11`, `JDK 17`; `null` where none is told apart.
    pub runtime: Option<String>,
    /// Whether it will connect with verification on.
    pub verdict: ClientVerdict,
    /// What the verdict rests on and could not be judged: `signature`, `server-chain`.
    pub assumed: Vec<String>,
    /// Indices of the certificates of the CA file that it will trust.
    pub loads: Vec<u32>,
    /// Certificates of the CA file that it will not trust, the first 1000.
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

/// What a client makes of the files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ClientVerdict {
    /// It loads the files and, as far as they tell, connects.
    Accepts,
    /// It refuses to load the files or to connect.
    Refuses,
    /// Its rules are not known, or what was not given decides: see `assumed`.
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

/// What a server does, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct ServerAnswer {
    /// To the question of the field that holds this.
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

/// Yes, no, or not to be known from what was given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    /// It does.
    Yes,
    /// It does not; `causes` and `class` say why.
    No,
    /// What was not given, or what is not documented, decides: see `assumed`.
    Unknown,
}

/// A certificate of the CA file that a client does not get.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Lost {
    /// Index into `certificates`.
    pub certificate: u32,
    /// For people; not stable: `only the first certificate of the file is imported`.
    pub why: String,
}

/// What the plan's table says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Recommendation {
    /// Whether to switch TLS on for this endpoint.
    pub enable_tls: EnableTls,
    /// `optional, strongly recommended`.
    pub client_authentication: String,
    /// The recommendation in a sentence, for people.
    pub text: String,
    /// The address of the page, and the day of its version that says so.
    pub source: String,
}

/// What Redis Cloud's page says about TLS for a plan and an endpoint.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum EnableTls {
    /// Switch it on.
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
    /// No private key would go out with it, and the client certificate's file has no error; true where none was given.
    pub safe: bool,
    /// Why not: indices into `findings`; empty where it is safe.
    pub reasons: Vec<u32>,
}

/// Something that was left out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct NotChecked {
    /// In a word: `server_chain`, `revocation`, `client-certificate`.
    pub what: String,
    /// Why, and what to give for it; for people.
    pub why: String,
}
