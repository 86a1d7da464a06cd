//! What the person wants of the connection. Every field may be left out: then the preset decides.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::ClientAuthentication;

/// A named set of choices, versioned data with sources in `policy::presets`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Preset {
    /// The default: TLS 1.2 and 1.3 with suites that every client offers; groups are the client's own.
    #[default]
    RedisCloud,
    /// TLS 1.3 alone, ECDSA certificates (Mozilla's guideline 6.0, *modern*).
    Modern,
    /// TLS 1.2 and 1.3 with forward secrecy and AEAD suites (Mozilla's guideline 6.0, *intermediate*).
    Intermediate,
    /// Approved algorithms alone (NIST SP 800-52 rev. 2, FIPS 140-3): AES-GCM and NIST curves.
    Fips,
    /// TLS 1.0 to 1.3 with CBC and 3DES (Mozilla's guideline 5.8, *old*, dropped in 6.0).
    Legacy,
}

/// How much of the server's certificate a client is to verify.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Verification {
    /// Chain and host name.
    Full,
    /// The chain alone: any certificate of the CA passes for any host.
    ChainOnly,
    /// Nothing. Always an error.
    None,
}

/// Protocol versions, suites, groups, client authentication, verification, server name.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Policy {
    /// What decides where a field is left out; itself left out, `redis-cloud`.
    #[serde(default)]
    pub preset: Preset,
    /// `"1.2"` or `"1.3"`; others are findings.
    #[serde(default)]
    pub min_version: Option<String>,
    /// `"1.2"` or `"1.3"`; others are findings.
    #[serde(default)]
    pub max_version: Option<String>,
    /// IANA or OpenSSL names, in order of preference.
    #[serde(default)]
    pub tls12_suites: Option<Vec<String>>,
    /// In order of preference; for TLS 1.3 IANA and OpenSSL have the same names: `TLS_AES_128_GCM_SHA256`.
    #[serde(default)]
    pub tls13_suites: Option<Vec<String>>,
    /// Key exchange groups, by IANA or OpenSSL name.
    #[serde(default)]
    pub groups: Option<Vec<String>>,
    /// Left out, it is not known: a client certificate that is given is taken to be asked for.
    #[serde(default)]
    pub client_authentication: Option<ClientAuthentication>,
    /// Left out, `full`; anything less is a finding.
    #[serde(default)]
    pub verification: Option<Verification>,
    /// The server name to send; `"off"` sends none.
    #[serde(default)]
    pub sni: Option<String>,
}
