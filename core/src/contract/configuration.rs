//! What a TLS stack is given to connect: octets, not texts.

use schemars::JsonSchema;
use serde::Serialize;

use super::{FileBytes, Report};

/// A configuration that was judged for the one client of its request and is fit for it.
#[derive(Debug, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct Configuration {
    pub contract_version: u32,
    /// The row of the table of clients by which it was judged.
    pub client: String,
    /// Every trust anchor as DER, in the order of the files; empty: the stack's own store.
    pub anchors: Vec<FileBytes>,
    /// The client's certificate as DER, then its issuers without the root; empty: none is shown.
    pub chain: Vec<FileBytes>,
    /// The private key as unencrypted PKCS#8 (RFC 5958). Wiped on drop.
    pub key: Option<FileBytes>,
    /// `1.2` or `1.3`.
    pub min_version: String,
    pub max_version: String,
    /// In order of preference; empty: the stack's own.
    pub tls12_suites: Vec<SuiteNames>,
    pub tls13_suites: Vec<SuiteNames>,
    /// Key exchange groups by IANA name; empty: the stack's own.
    pub groups: Vec<String>,
    /// Where to connect; `null` where no endpoint was given.
    pub host: Option<String>,
    pub port: Option<u16>,
    /// The name to send (RFC 6066, section 3); `null` for addresses and where the policy sends none.
    pub server_name: Option<String>,
    /// The name or address with which the certificate must agree; `null` where no endpoint was given: then the
    /// connection brings it.
    pub verify_name: Option<String>,
    /// Settings without which this client would refuse these files: `partial-chain`, `without-strict`. They loosen no
    /// verification of chain or name.
    pub settings: Vec<String>,
    /// What a check says of the files as they were given, for this client alone.
    pub report: Report,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct SuiteNames {
    pub iana: String,
    /// `null` where OpenSSL has none for it.
    pub openssl: Option<String>,
}
