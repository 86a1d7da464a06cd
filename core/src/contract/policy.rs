//! What the person wants of the connection. Every field may be left out: then the preset decides.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::ClientAuthentication;

/// A named set of choices, versioned data with sources in `policy::presets`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Preset {
    #[default]
    RedisCloud,
    Modern,
    Intermediate,
    Fips,
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
    #[serde(default)]
    pub preset: Preset,
    /// `"1.2"` or `"1.3"`; others are findings.
    #[serde(default)]
    pub min_version: Option<String>,
    #[serde(default)]
    pub max_version: Option<String>,
    /// IANA or OpenSSL names, in order of preference.
    #[serde(default)]
    pub tls12_suites: Option<Vec<String>>,
    #[serde(default)]
    pub tls13_suites: Option<Vec<String>>,
    /// Key exchange groups, by IANA or OpenSSL name.
    #[serde(default)]
    pub groups: Option<Vec<String>>,
    #[serde(default)]
    pub client_authentication: Option<ClientAuthentication>,
    #[serde(default)]
    pub verification: Option<Verification>,
    /// The server name to send; `"off"` sends none.
    #[serde(default)]
    pub sni: Option<String>,
}
