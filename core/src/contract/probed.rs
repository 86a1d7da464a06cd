//! What a face saw at an endpoint, and what the core says of it. The core connects to nothing: whoever has sockets
//! fills in [`Seen`].

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{CheckRequest, ClientAuthentication, FileBytes, NotChecked, Report, Severity, Verdict};

/// The question of a check, and what was seen at its endpoint.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ProbeRequest {
    /// What the server sent is put to its inputs, and whether it asks for client certificates into its policy, where
    /// that says nothing.
    pub check: CheckRequest,
    pub seen: Seen,
}

/// Where the look goes: the endpoint as it was understood, with the default port where it has none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ProbeTarget {
    /// What is looked up: ASCII, no brackets.
    pub host: String,
    pub port: u16,
    /// The name to send as SNI; `null` for an address, and where the policy sends none.
    pub server_name: Option<String>,
    /// Whether the endpoint's own text asks for TLS (`rediss://`) or for none (`redis://`); `null` where it says
    /// neither.
    pub tls: Option<bool>,
}

/// Everything that was seen at one endpoint.
#[derive(Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Seen {
    pub target: ProbeTarget,
    /// Why the name gave no address.
    #[serde(default)]
    pub lookup: Option<SeenFailure>,
    /// What the name stands for, in the order of the answer; an address stands for itself.
    #[serde(default)]
    pub addresses: Vec<SeenAddress>,
    /// `null` where nothing could be connected to.
    #[serde(default)]
    pub speaks: Option<Speaks>,
    /// What a port without TLS said first, or answered to a `PING` in plaintext: its first line.
    #[serde(default)]
    pub greeting: Option<String>,
    /// One for each connection that spoke TLS or tried to; the first is what clients meet that know both versions.
    #[serde(default)]
    pub handshakes: Vec<SeenHandshake>,
    /// The names and addresses that a cluster or Sentinel announces.
    #[serde(default)]
    pub nodes: Vec<SeenNode>,
    /// What was left out, and why.
    #[serde(default)]
    pub not_tried: Vec<NotChecked>,
}

impl Seen {
    /// Nothing was seen yet.
    pub fn at(target: ProbeTarget) -> Self {
        Self {
            target,
            lookup: None,
            addresses: Vec::new(),
            speaks: None,
            greeting: None,
            handshakes: Vec::new(),
            nodes: Vec::new(),
            not_tried: Vec::new(),
        }
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SeenAddress {
    pub address: String,
    /// `null` where it could be connected to.
    #[serde(default)]
    pub failure: Option<SeenFailure>,
}

/// What answers at the port.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Speaks {
    Tls,
    /// Redis without TLS.
    Redis,
    Http,
    /// Something that is neither.
    Other,
    /// Neither a TLS greeting nor a plaintext `PING` was answered.
    Nothing,
}

/// How a step failed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SeenFailure {
    pub kind: FailureKind,
    /// The alert's name in the registry of TLS: `handshake_failure`.
    #[serde(default)]
    pub alert: Option<String>,
    /// The system's or the stack's own words.
    pub detail: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum FailureKind {
    /// The name is not in the DNS, or nobody could be asked.
    Name,
    Timeout,
    Refused,
    /// No route, network or host down, no permission.
    Unreachable,
    Reset,
    /// The other end closed the connection.
    Closed,
    /// What came is no TLS.
    NotTls,
    Alert,
    /// Something of TLS went wrong on this side.
    Tls,
    Other,
}

/// Why a connection was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum HandshakePurpose {
    /// What clients meet that know both versions.
    First,
    WithoutServerName,
    /// One version alone is offered.
    Version,
    /// The client certificate is shown.
    ClientCertificate,
}

/// One connection.
#[derive(Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SeenHandshake {
    pub purpose: HandshakePurpose,
    /// The name that was sent.
    #[serde(default)]
    pub server_name: Option<String>,
    /// The versions that were offered: `1.2`, `1.3`.
    pub offered: Vec<String>,
    /// What was agreed on; `null` where nothing was.
    #[serde(default)]
    pub version: Option<String>,
    /// By its IANA name.
    #[serde(default)]
    pub suite: Option<String>,
    /// The key exchange group, by its IANA name.
    #[serde(default)]
    pub group: Option<String>,
    /// The certificates in the order in which they were sent: DER, base64 in JSON.
    #[serde(default)]
    pub chain: Vec<FileBytes>,
    #[serde(default)]
    pub asks_for_certificate: bool,
    /// The CAs that the server names when it asks, as RFC 4514 has names. None named means any.
    #[serde(default)]
    pub certificate_authorities: Vec<String>,
    /// Why no connection came about.
    #[serde(default)]
    pub failure: Option<SeenFailure>,
    /// What followed, where the server asked for a certificate: under TLS 1.3 it refuses only after the client's
    /// handshake has ended.
    #[serde(default)]
    pub after: Option<SeenAfter>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SeenAfter {
    /// `null` where the connection was served.
    #[serde(default)]
    pub failure: Option<SeenFailure>,
}

/// A member of a cluster, or what a Sentinel names.
#[derive(Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SeenNode {
    /// `primary`, `replica`, `sentinel`.
    pub role: String,
    /// As announced: an address or a name, without brackets.
    pub host: String,
    pub port: u16,
    /// What it sent itself, where it was connected to.
    #[serde(default)]
    pub handshake: Option<SeenHandshake>,
}

/// What is said of it.
#[derive(Debug, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct Probed {
    pub contract_version: u32,
    /// Will clients connect, as far as it was seen?
    pub verdict: Verdict,
    /// The answer in one sentence.
    pub headline: String,
    pub seen: Seen,
    /// What the connection showed, errors first.
    pub remarks: Vec<ProbeRemark>,
    /// Does the server ask for client certificates, and does it insist? `null` where that was not seen.
    pub client_authentication: Option<ClientAuthentication>,
    /// What the server sent, as PEM.
    pub server_chain: Option<String>,
    pub nodes: Vec<NodeStatement>,
    /// The check against what was seen; `null` where no certificate was.
    pub report: Option<Report>,
}

/// Something that the connection showed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct ProbeRemark {
    /// Stable: `plaintext-port`.
    pub code: String,
    pub severity: Severity,
    pub message: String,
    /// What to do about it.
    pub fix: Option<String>,
}

/// Whether clients that are sent to a node will take its certificate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct NodeStatement {
    pub role: String,
    pub host: String,
    pub port: u16,
    /// It was connected to and sent this certificate itself; else it is held against the certificate of the endpoint.
    pub own_certificate: bool,
    /// `null` where that depends on what was not given.
    pub named: Option<bool>,
    pub accepts: Vec<String>,
    pub refuses: Vec<String>,
    pub message: String,
}
