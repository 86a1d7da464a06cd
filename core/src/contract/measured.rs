//! What TLS costs at one endpoint: measured by a face, put beside the plan's recommendation by the core.

use schemars::JsonSchema;
use serde::Serialize;

use super::{Endpoint, Recommendation};

/// Times are in microseconds. What is not measured is `null`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct Measured {
    /// The version of the contract that this answer speaks: `1`.
    pub contract_version: u32,
    /// Where it was measured, with TLS.
    pub endpoint: Endpoint,
    /// The same server without TLS.
    pub plain: Option<Endpoint>,
    /// What was measured there.
    pub costs: Costs,
    /// What the plan's table says; `null` where the deployment is not known well enough, or is none of Redis Cloud's.
    pub recommendation: Option<Recommendation>,
    /// Both in a sentence or two.
    pub conclusion: String,
}

/// What was measured.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Costs {
    /// `1.3`, with its suite and group by their IANA names.
    pub version: Option<String>,
    /// The cipher suite of the full handshakes: `TLS_AES_256_GCM_SHA384`.
    pub suite: Option<String>,
    /// The key exchange group of the full handshakes: `x25519`.
    pub group: Option<String>,
    /// Of the handshake alone, the TCP connection standing.
    pub full_handshake: Option<Spread>,
    /// The same where an earlier session is resumed; `null` where the server resumes none.
    pub resumed_handshake: Option<Spread>,
    /// From nothing to the first answer: TCP, full handshake, one `PING`.
    pub first_answer: Compared<Spread>,
    /// One command at a time on one connection that stays open.
    pub latency: Vec<Load<Spread>>,
    /// One command at a time on each of `connections`.
    pub throughput: Vec<Load<Rate>>,
    /// How many connections were open at a time to measure `throughput`.
    pub connections: u32,
    /// How long all of it took.
    pub milliseconds: u32,
}

/// Of one command.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(rename = "Load{T}")]
pub struct Load<T> {
    /// `PING`, `ECHO`: neither touches data.
    pub command: String,
    /// What each takes along, in each direction.
    pub octets: u32,
    /// The same command with TLS and without.
    #[serde(flatten)]
    pub costs: Compared<T>,
}

/// One figure with TLS, beside the same without.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(rename = "Compared{T}")]
pub struct Compared<T> {
    /// With TLS; `null` where it was not measured.
    pub tls: Option<T>,
    /// At the same server without TLS; `null` where that was not measured.
    pub plain: Option<T>,
    /// By how much TLS raises the median, or lowers the rate, in per cent of plaintext; negative where chance has it so.
    pub added_percent: Option<i32>,
}

/// How long something took.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Spread {
    /// How often it was measured.
    pub count: u32,
    /// The median, in microseconds.
    pub p50_us: u32,
    /// The 99th percentile, in microseconds: one in a hundred took longer.
    pub p99_us: u32,
}

/// How much was done in a second.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Rate {
    /// Commands that were answered a second, on all connections together.
    pub per_second: u32,
    /// Processor time of the client for a thousand commands; `null` where the system does not tell.
    pub client_cpu_us_per_1000: Option<u32>,
}
