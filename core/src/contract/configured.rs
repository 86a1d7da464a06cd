//! The material with which one client is set up: asked for, and answered.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{CheckRequest, ClientRequest, EmitNote, FileBytes, KeyOutput, Report};

/// The question of a check, and which client is to be set up.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct ConfigRequest {
    /// Its `clients` are not read.
    pub check: CheckRequest,
    /// A client for which a configuration can be written.
    pub client: ClientRequest,
    /// The form of the private key; left out, `untouched`: PEM text.
    #[serde(default)]
    pub key: KeyOutput,
}

impl ConfigRequest {
    /// For a client, with its key as it was given.
    pub fn of(check: CheckRequest, client: ClientRequest) -> Self {
        Self { check, client, key: KeyOutput::default() }
    }

    /// Says in which form the private key is handed over.
    pub fn with_key(mut self, key: KeyOutput) -> Self {
        self.key = key;
        self
    }
}

/// Either what the client is set up with, or why it is not.
#[derive(Debug, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct Configured {
    /// The version of the contract that this answer speaks: `1`.
    pub contract_version: u32,
    /// The client that is set up, by the id with which `emit` is asked: `redis-py`.
    pub id: String,
    /// The versions judged.
    pub version: Option<String>,
    /// Of what it runs on, in figures alone: `3.11`; `null` where none was asked for or is known.
    pub runtime: Option<String>,
    /// `null` where it is refused.
    pub config: Option<Config>,
    /// `null` where there is a configuration.
    pub refusal: Option<Refusal>,
    /// What was done to the files, and what is set for them.
    pub notes: Vec<EmitNote>,
    /// Of the files as they were given, for this client alone.
    pub report: Report,
}

/// Why there is no configuration: the client would refuse, or an error is open that nothing here mends.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Refusal {
    /// Indices of the findings of the report that are the reason, the first to be mended first.
    pub causes: Vec<u32>,
    /// What, where, and how it is mended: for people, not stable.
    pub message: String,
}

/// Chain and host name are to be verified; there is no way to ask for less.
#[derive(Debug, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct Config {
    /// Where to connect; `null` where no endpoint was given.
    pub host: Option<String>,
    /// From 1 to 65535, 6379 where the endpoint has none; `null` where no endpoint was given.
    pub port: Option<u16>,
    /// The name to send; `null` for addresses and where the policy sends none.
    pub server_name: Option<String>,
    /// The name or address that the server's certificate is compared with.
    pub verify_name: Option<String>,
    /// `1.2` or `1.3`.
    pub min_version: String,
    /// The highest version to allow: `1.2` or `1.3`.
    pub max_version: String,
    /// In order of preference; empty: the client's own.
    pub tls12_suites: Vec<SuiteName>,
    /// TLS 1.3 suites in order of preference; empty: the client's own, or TLS 1.3 is not allowed.
    pub tls13_suites: Vec<SuiteName>,
    /// Key exchange groups in order of preference; empty: the client's own.
    pub groups: Vec<GroupName>,
    /// What is to be set beside, by the codes of notes: `partial-chain`.
    pub settings: Vec<String>,
    /// DER, one certificate each. Empty: no CA file was given, and what the client trusts by itself stands.
    pub trust_anchors: Vec<FileBytes>,
    /// DER, the leaf first. Empty: the client shows none.
    pub certificate_chain: Vec<FileBytes>,
    /// The private key of `certificate_chain`'s leaf; `null` where the client shows no certificate.
    pub key: Option<ConfigKey>,
}

/// A cipher suite by both of its names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct SuiteName {
    /// In the registry of TLS: `TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256`.
    pub iana: String,
    /// `null` where OpenSSL never had it.
    pub openssl: Option<String>,
}

/// A key exchange group by both of its names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct GroupName {
    /// In the registry of TLS: `secp256r1`, `X25519MLKEM768`.
    pub iana: String,
    /// As OpenSSL's lists have it: `P-256`, `X25519MLKEM768`.
    pub openssl: String,
    /// OpenSSL has it from 3.5 on, and refuses a list with a name that it does not know.
    pub post_quantum: bool,
}

/// The client's private key.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ConfigKey {
    /// How to read `bytes`.
    pub form: KeyForm,
    /// The client opens it with the passphrase.
    pub encrypted: bool,
    /// Base64 in JSON.
    pub bytes: FileBytes,
}

/// In which form a private key is handed over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum KeyForm {
    /// A block of text, as the key was given where the client reads that.
    Pem,
    /// DER of an unencrypted `PrivateKeyInfo` (RFC 5958).
    Pkcs8,
}
