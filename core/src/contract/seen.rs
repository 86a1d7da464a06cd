//! What a face saw at an endpoint. The core connects to nothing: whoever has sockets does each step that
//! [`next`](crate::probe::next) names, and puts down here what came of it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{CheckRequest, ClientRequest, FileBytes};

/// The question of a check, and what was seen at its endpoint so far.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct ProbeRequest {
    /// What the server sent is put to its inputs, and whether it asks for client certificates into its policy, where
    /// that says nothing.
    pub check: CheckRequest,
    /// By whose stack the face connects: it reads the client certificate as that client does. `redis-rs`, where none
    /// is named.
    #[serde(default)]
    pub stack: Option<ClientRequest>,
    /// Whom to ask which nodes there are.
    #[serde(default)]
    pub nodes: Option<NodeSource>,
    /// Whether to connect to the announced nodes, too.
    #[serde(default)]
    pub follow: bool,
    /// Empty at first.
    #[serde(default)]
    pub seen: Seen,
}

impl ProbeRequest {
    /// Nothing was seen yet.
    pub fn of(check: CheckRequest) -> Self {
        Self { check, stack: None, nodes: None, follow: false, seen: Seen::default() }
    }
}

/// Who announces nodes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum NodeSource {
    /// A node of a Redis Cluster, by `CLUSTER SLOTS`.
    Cluster,
    /// A Sentinel, by `SENTINEL MASTERS`, `SENTINEL REPLICAS` and `SENTINEL SENTINELS`.
    Sentinel,
}

/// Everything that was seen at one endpoint.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Seen {
    /// Why the name gave no address.
    #[serde(default)]
    pub lookup: Option<SeenFailure>,
    /// What the name stands for, in the order of the answer; an address stands for itself.
    #[serde(default)]
    pub addresses: Vec<SeenAddress>,
    /// One for each connection that was to speak TLS, in the order of the steps.
    #[serde(default)]
    pub handshakes: Vec<SeenHandshake>,
    /// What the port says without TLS.
    #[serde(default)]
    pub plaintext: Option<SeenPlaintext>,
    /// What the endpoint answered to commands.
    #[serde(default)]
    pub answers: Vec<SeenAnswer>,
    /// The announced nodes that were connected to.
    #[serde(default)]
    pub nodes: Vec<SeenNode>,
}

/// One address of the name, and whether it could be connected to (TCP).
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SeenAddress {
    /// IPv4 or IPv6, without brackets and port: `192.0.2.1`.
    pub address: String,
    /// `null` where it could be connected to.
    #[serde(default)]
    pub failure: Option<SeenFailure>,
}

/// How a step failed.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SeenFailure {
    /// What went wrong, as far as system and stack tell.
    pub kind: FailureKind,
    /// The alert's number in the registry of TLS: 40 is `handshake_failure`.
    #[serde(default)]
    pub alert: Option<u8>,
    /// The system's or the stack's own words.
    pub detail: String,
}

/// What kept a step from its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum FailureKind {
    /// The name is not in the DNS, or nobody could be asked.
    Name,
    /// No answer came in the time that the step had.
    Timeout,
    /// The connection was refused: as a rule, nothing listens at the port.
    Refused,
    /// No route, network or host down, no permission.
    Unreachable,
    /// The other end broke the connection off (TCP reset).
    Reset,
    /// The other end closed the connection.
    Closed,
    /// What came is no TLS.
    NotTls,
    /// The other end sent a TLS alert (RFC 8446, section 6); its number is beside this.
    Alert,
    /// Something of TLS went wrong on this side.
    Tls,
    /// None of these; `detail` has the words.
    Other,
}

/// What a port says without TLS. First nothing is sent for a third of a second, then `PING`.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SeenPlaintext {
    /// The first octets that came, 512 at most; none where nothing came, whyever.
    pub octets: FileBytes,
    /// Whether `PING` had been sent by then.
    #[serde(default)]
    pub asked: bool,
}

/// Why a connection was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum HandshakePurpose {
    /// What clients meet that know both versions.
    First,
    /// No server name is sent (SNI), as by clients that send none.
    WithoutServerName,
    /// One version alone is offered.
    Version,
    /// The client certificate is shown.
    ClientCertificate,
}

/// One connection.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SeenHandshake {
    /// Why it was made, as the step has it.
    pub purpose: HandshakePurpose,
    /// The name that was sent.
    #[serde(default)]
    pub server_name: Option<String>,
    /// The versions that were offered: `1.2`, `1.3`.
    pub offered: Vec<String>,
    /// What was agreed on; `null` where nothing was.
    #[serde(default)]
    pub version: Option<String>,
    /// By its IANA name, or by OpenSSL's.
    #[serde(default)]
    pub suite: Option<String>,
    /// The key exchange group, by its IANA name.
    #[serde(default)]
    pub group: Option<String>,
    /// The certificates in the order in which they were sent: DER, base64 in JSON.
    #[serde(default)]
    pub chain: Vec<FileBytes>,
    /// Whether the server sent a CertificateRequest (RFC 8446, 4.3.2; RFC 5246, 7.4.4).
    #[serde(default)]
    pub asks_for_certificate: bool,
    /// The names of the CAs, as the server gives them when it asks: DER, base64 in JSON. None named means any.
    #[serde(default)]
    pub certificate_authorities: Vec<FileBytes>,
    /// Why no connection came about.
    #[serde(default)]
    pub failure: Option<SeenFailure>,
    /// What followed, where the server asked for a certificate: under TLS 1.3 it refuses only after the client's
    /// handshake has ended.
    #[serde(default)]
    pub after: Option<SeenAfter>,
}

/// What the server did once the handshake was over.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SeenAfter {
    /// Whether the server let the client in: it sent a session ticket, or an answer.
    pub served: bool,
    /// Why it did not.
    #[serde(default)]
    pub failure: Option<SeenFailure>,
}

/// What was answered to the commands of one step.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SeenAnswer {
    /// As the step has them.
    pub commands: Vec<Vec<String>>,
    /// Whether `AUTH` was sent before them.
    #[serde(default)]
    pub authenticated: bool,
    /// Every octet that came until the server closed the connection or the time was over, 4 MiB at most.
    pub octets: FileBytes,
    /// Why nothing could be asked, or why it broke off.
    #[serde(default)]
    pub failure: Option<SeenFailure>,
}

/// An announced node that was connected to.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SeenNode {
    /// As the step has it.
    pub host: String,
    /// As the step has it.
    pub port: u16,
    /// How connecting to it went.
    pub handshake: SeenHandshake,
}
