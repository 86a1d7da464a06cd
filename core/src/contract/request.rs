//! What is asked: files, where they are to be used, and when.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Deserializer};

use super::{Access, Policy, Provider, Role, Secret, Subscription, Timestamp};

/// One question: will these files work, for this endpoint, under this policy, at this time?
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct CheckRequest {
    /// 1. May be left out: then the newest.
    #[serde(default = "current_version")]
    pub contract_version: u32,
    /// The files, in the order in which the report is to speak of them.
    #[serde(default)]
    pub inputs: Vec<InputRequest>,
    /// Where clients connect: `host:port`, a `rediss://` URL, or its parts.
    #[serde(default)]
    pub endpoint: Option<EndpointRequest>,
    /// Who runs the database and under which plan; every field may be left out.
    #[serde(default)]
    pub deployment: Deployment,
    /// What is wanted of the connection; every field may be left out.
    #[serde(default)]
    pub policy: Policy,
    /// The clients asked about; empty means all that are known.
    #[serde(default)]
    pub clients: Vec<ClientRequest>,
    /// The time of the check. The core has no clock.
    pub time: Timestamp,
    /// A certificate that ends within so many days of `time` is worth a warning.
    #[serde(default = "default_horizon")]
    pub expires_within_days: u32,
    /// In place of `expires_within_days`, where a day is too coarse.
    #[serde(default)]
    pub expires_within_hours: Option<u32>,
    /// Opens an encrypted key or container. Never part of a report.
    #[serde(default)]
    pub passphrase: Option<Secret>,
}

impl CheckRequest {
    /// An empty question about the moment `time`; the rest is added.
    ///
    /// ```
    /// use tlsconf::{CheckRequest, contract::{InputRequest, Role, Timestamp}};
    ///
    /// let time = Timestamp::parse("2026-11-25T00:00:00Z").expect("a moment");
    /// let request = CheckRequest::at(time)
    ///     .with_inputs([InputRequest::new("redis_ca.pem", Role::CaBundle, b"no certificate".to_vec())])
    ///     .with_endpoint("cache.example.com:12345");
    /// assert_eq!(tlsconf::check(&request)?.counts.error, 1);
    /// # Ok::<(), tlsconf::Misuse>(())
    /// ```
    pub fn at(time: Timestamp) -> Self {
        Self {
            contract_version: super::CONTRACT_VERSION,
            inputs: Vec::new(),
            endpoint: None,
            deployment: Deployment::default(),
            policy: Policy::default(),
            clients: Vec::new(),
            time,
            expires_within_days: default_horizon(),
            expires_within_hours: None,
            passphrase: None,
        }
    }

    /// Puts files behind those that are there.
    pub fn with_inputs(mut self, inputs: impl IntoIterator<Item = InputRequest>) -> Self {
        self.inputs.extend(inputs);
        self
    }

    /// Says where clients connect: `host:port`, a `rediss://` URL, or [`EndpointParts`].
    pub fn with_endpoint(mut self, endpoint: impl Into<EndpointRequest>) -> Self {
        self.endpoint = Some(endpoint.into());
        self
    }

    /// Says where the database runs.
    pub fn with_deployment(mut self, deployment: Deployment) -> Self {
        self.deployment = deployment;
        self
    }

    /// Says what is wanted of the connection.
    pub fn with_policy(mut self, policy: Policy) -> Self {
        self.policy = policy;
        self
    }

    /// Asks about one client more.
    pub fn with_client(mut self, client: ClientRequest) -> Self {
        self.clients.push(client);
        self
    }

    /// Brings what opens an encrypted key or container.
    pub fn with_passphrase(mut self, passphrase: Secret) -> Self {
        self.passphrase = Some(passphrase);
        self
    }
}

fn current_version() -> u32 {
    super::CONTRACT_VERSION
}

/// Thirty days: a person can still renew in time, and a 90-day certificate is not always in warning.
fn default_horizon() -> u32 {
    30
}

/// One file. `bytes` is base64 in JSON.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct InputRequest {
    /// The name that the report uses; a file name, never opened by the core.
    pub name: String,
    /// What it is for; left out, `auto`: then what it looks like decides.
    #[serde(default)]
    pub role: Role,
    /// The file's octets, of whatever format: PEM, DER, PKCS#12, ZIP, ...; base64 in JSON.
    #[serde(deserialize_with = "base64_bytes")]
    #[schemars(with = "String")]
    pub bytes: Secret,
}

impl InputRequest {
    /// A file of which the caller has the octets. They are wiped on drop.
    pub fn new(name: impl Into<String>, role: Role, bytes: Vec<u8>) -> Self {
        Self { name: name.into(), role, bytes: Secret::new(bytes) }
    }
}

impl fmt::Debug for InputRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("InputRequest").field("name", &self.name).field("role", &self.role).finish_non_exhaustive()
    }
}

pub(super) fn base64_bytes<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Secret, D::Error> {
    use base64ct::{Base64, Encoding};
    let text = zeroize::Zeroizing::new(String::deserialize(deserializer)?);
    // The error must not repeat the text: it may be a private key.
    Base64::decode_vec(&text).map(Secret::new).map_err(|_| serde::de::Error::custom("`bytes` is not standard base64"))
}

/// Where clients connect.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum EndpointRequest {
    /// `host:port`, `[2001:db8::1]:6379` or a URL. A password in a URL is never repeated.
    Text(Secret),
    /// The same, with the name to verify and to send as SNI.
    Named(NamedEndpoint),
    /// Host, port and scheme in fields of their own.
    Parts(EndpointParts),
}

impl From<&str> for EndpointRequest {
    fn from(text: &str) -> Self {
        Self::Text(Secret::new(text.as_bytes().to_vec()))
    }
}

impl From<String> for EndpointRequest {
    fn from(text: String) -> Self {
        Self::Text(Secret::new(text.into_bytes()))
    }
}

impl From<EndpointParts> for EndpointRequest {
    fn from(parts: EndpointParts) -> Self {
        Self::Parts(parts)
    }
}

/// An endpoint as text, whose server goes by another name.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NamedEndpoint {
    /// `host:port` or a URL, as where no name is given beside it; a password in it is never repeated.
    pub text: Secret,
    /// The name to verify and to send as SNI; an address is verified and not sent.
    pub server_name: String,
}

/// An endpoint that has been taken apart already.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EndpointParts {
    /// DNS name or IP address without scheme and port, with or without brackets: `redis.example.com`.
    pub host: String,
    /// From 1 to 65535; left out, not known: what needs one takes 6379.
    #[serde(default)]
    pub port: Option<u16>,
    /// The name to verify and to send as SNI where it differs from `host`.
    #[serde(default)]
    pub server_name: Option<String>,
    /// `redis` or `rediss`.
    #[serde(default)]
    pub scheme: Option<String>,
}

/// Where the database runs, for the plan's recommendation.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Deployment {
    /// Left out, it is not known; a plan is then taken for one of Redis Cloud's.
    #[serde(default)]
    pub provider: Option<Provider>,
    /// Left out, there is no recommendation.
    #[serde(default)]
    pub subscription: Option<Subscription>,
    /// Left out, there is a recommendation only where it is the same for both.
    #[serde(default)]
    pub access: Option<Access>,
}

/// A client asked about, by its id in the table of clients.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ClientRequest {
    /// `redis-py`; version and runtime may stand behind it: `redis-py@5/3.13`.
    pub id: String,
    /// The client's own version; absent means the newest known.
    #[serde(default)]
    pub version: Option<String>,
    /// The version of what it runs on (Python, Node, JDK).
    #[serde(default)]
    pub runtime: Option<String>,
}

impl ClientRequest {
    /// The newest of a client.
    pub fn of(id: &str) -> Self {
        Self { id: id.to_owned(), version: None, runtime: None }
    }
}
