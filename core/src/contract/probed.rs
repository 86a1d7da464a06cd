//! What the core says of an endpoint that was looked at, and what is to be looked at next.

use schemars::JsonSchema;
use serde::Serialize;

use super::{ClientAuthentication, FailureKind, FileBytes, HandshakePurpose, NotChecked, Report, Severity, Verdict};

/// Where the look goes: the endpoint as it was understood, with the default port where it has none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct ProbeTarget {
    /// What is looked up: ASCII, no brackets.
    pub host: String,
    /// From 1 to 65535; 6379 where the endpoint has none.
    pub port: u16,
    /// The name to send as SNI; `null` for an address, and where the policy sends none.
    pub server_name: Option<String>,
    /// Whether the endpoint's own text asks for TLS (`rediss://`) or for none (`redis://`); `null` where it says
    /// neither.
    pub tls: Option<bool>,
}

/// What is to be done next. One field beside `target` and `words` is filled; none where everything was looked at.
#[derive(Debug, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct ProbeStep {
    /// What is looked at; the same in every step of one look.
    pub target: ProbeTarget,
    /// What the step does, for whoever waits.
    pub words: String,
    /// Look the target's host up, and try to connect to each address: to be put into `lookup` and `addresses`.
    pub reach: bool,
    /// Connect and shake hands: to be added to `handshakes`.
    pub handshake: Option<HandshakeStep>,
    /// Connect to this address and say nothing of TLS: to be put into `plaintext`.
    pub plaintext: Option<String>,
    /// Connect, shake hands, log in if there are credentials, and ask: to be added to `answers`.
    pub ask: Option<AskStep>,
    /// Look up, connect and shake hands as at first: to be added to `nodes`.
    pub follow: Option<FollowStep>,
}

/// A connection to be made. What the server sends is looked at whatever it is, and nothing secret is sent, unless a
/// certificate is pinned. Where the server asks for a certificate, TLS 1.3 says whether it is content only after the
/// client's handshake: wait for half a second, then send `PING`, and wait for an answer.
#[derive(Debug, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct HandshakeStep {
    /// To be put down with what was seen.
    pub purpose: HandshakePurpose,
    /// The address to connect to; the port is the target's.
    pub address: String,
    /// The name to send as SNI.
    pub server_name: Option<String>,
    /// The versions to offer: `1.2`, `1.3`.
    pub versions: Vec<String>,
    /// The time for this step where that is shorter than any other's, in milliseconds.
    pub milliseconds: Option<u32>,
    /// Show the client certificate where the server asks for one.
    pub shows_certificate: bool,
    /// The certificate that the server must present: DER, base64 in JSON. It was judged by the files of the request;
    /// who presents another is sent nothing.
    pub pinned: Option<FileBytes>,
}

/// Questions for the server, on a connection that is made for them.
#[derive(Debug, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct AskStep {
    /// How to connect; the server's certificate is pinned, for credentials may follow.
    pub handshake: HandshakeStep,
    /// To be sent one behind the other, `AUTH` before them where there are credentials, `QUIT` behind them.
    pub commands: Vec<Vec<String>>,
}

/// An announced node, to be looked at as the endpoint was.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct FollowStep {
    /// As announced: an address or a name, without brackets.
    pub host: String,
    /// The announced port, at which TLS is tried.
    pub port: u16,
    /// The name to send as SNI; `null` where `host` is an address.
    pub server_name: Option<String>,
    /// The versions to offer: `1.2`, `1.3`.
    pub versions: Vec<String>,
}

/// What is said of it.
#[derive(Debug, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct Probed {
    /// The version of the contract that this answer speaks: `1`.
    pub contract_version: u32,
    /// Will clients connect, as far as it was seen?
    pub verdict: Verdict,
    /// The answer in one sentence.
    pub headline: String,
    /// What was looked at.
    pub target: ProbeTarget,
    /// Why the name gave no address.
    pub lookup: Option<ProbeFailure>,
    /// What the name stands for, in the order of the answer; an address stands for itself.
    pub addresses: Vec<ProbeAddress>,
    /// `null` where nothing could be connected to.
    pub speaks: Option<Speaks>,
    /// What a port without TLS said first, or answered to a `PING` in plaintext: its first line.
    pub greeting: Option<String>,
    /// One for each connection that spoke TLS or tried to; the first is what clients meet that know both versions.
    pub handshakes: Vec<ProbeHandshake>,
    /// What the connection showed, errors first.
    pub remarks: Vec<ProbeRemark>,
    /// Does the server ask for client certificates, and does it insist? `null` where that was not seen.
    pub client_authentication: Option<ClientAuthentication>,
    /// What the server sent, as PEM.
    pub server_chain: Option<String>,
    /// The first 64 announced nodes; empty where none were asked for, or where none are known.
    pub nodes: Vec<NodeStatement>,
    /// What was left out, and why.
    pub not_tried: Vec<NotChecked>,
    /// The check against what was seen; `null` where no certificate was.
    pub report: Option<Report>,
}

/// What answers at the port.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Speaks {
    /// TLS; what is behind it is not told.
    Tls,
    /// Redis without TLS.
    Redis,
    /// HTTP without TLS.
    Http,
    /// Something that is neither.
    Other,
    /// Neither a TLS greeting nor a plaintext `PING` was answered.
    Nothing,
}

/// One address, and whether it can be connected to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct ProbeAddress {
    /// IPv4 or IPv6, without brackets and port: `192.0.2.1`.
    pub address: String,
    /// `null` where it could be connected to.
    pub failure: Option<ProbeFailure>,
}

/// How a step failed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct ProbeFailure {
    /// What went wrong, to be told apart by programs.
    pub kind: FailureKind,
    /// The alert's name in the registry of TLS: `handshake_failure`.
    pub alert: Option<String>,
    /// The system's or the stack's own words.
    pub detail: String,
}

/// One connection.
#[derive(Debug, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct ProbeHandshake {
    /// Why this connection was made.
    pub purpose: HandshakePurpose,
    /// The name that was sent.
    pub server_name: Option<String>,
    /// The versions that were offered: `1.2`, `1.3`.
    pub offered: Vec<String>,
    /// What was agreed on; `null` where nothing was.
    pub version: Option<String>,
    /// By its IANA name.
    pub suite: Option<String>,
    /// The key exchange group, by its IANA name.
    pub group: Option<String>,
    /// The certificates in the order in which they were sent: DER, base64 in JSON.
    pub chain: Vec<FileBytes>,
    /// Whether the server asked the client for a certificate, be it optional or required.
    pub asks_for_certificate: bool,
    /// The CAs that the server names when it asks, as RFC 4514 has names. None named means any.
    pub certificate_authorities: Vec<String>,
    /// Why no connection came about.
    pub failure: Option<ProbeFailure>,
    /// What followed, where the server asked for a certificate.
    pub after: Option<ProbeAfter>,
}

/// Whether the server is content with what the client showed, or with nothing shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct ProbeAfter {
    /// Whether the server let the client in.
    pub served: bool,
    /// Why it did not.
    pub failure: Option<ProbeFailure>,
}

/// Something that the connection showed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct ProbeRemark {
    /// Stable: `plaintext-port`.
    pub code: String,
    /// An error makes the verdict `will_fail`, whatever the report says of the files.
    pub severity: Severity,
    /// For people; not stable.
    pub message: String,
    /// What to do about it.
    pub fix: Option<String>,
}

/// Whether clients that are sent to a node will take its certificate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct NodeStatement {
    /// `primary`, `replica`, `sentinel`.
    pub role: String,
    /// As announced: an address or a name, without brackets.
    pub host: String,
    /// As announced: the port that clients are sent to.
    pub port: u16,
    /// It was connected to and sent this certificate itself; else it is held against the certificate of the endpoint.
    pub own_certificate: bool,
    /// `null` where that depends on what was not given.
    pub named: Option<bool>,
    /// Ids of the clients asked about that will connect to it.
    pub accepts: Vec<String>,
    /// Ids of the clients asked about that will not; those in neither list are not known.
    pub refuses: Vec<String>,
    /// What comes of it in a sentence, for people; not stable.
    pub message: String,
}
