//! What TLS costs at one endpoint: measured by a face, put beside the plan's recommendation by the core.

use schemars::JsonSchema;
use serde::Serialize;

use super::{Endpoint, Recommendation};

/// Times are in microseconds. What is not measured is `null`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct Measured {
    pub contract_version: u32,
    pub endpoint: Endpoint,
    /// The same server without TLS.
    pub plain: Option<Endpoint>,
    pub costs: Costs,
    pub recommendation: Option<Recommendation>,
    /// Both in a sentence or two.
    pub conclusion: String,
}

/// What was measured.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Costs {
    /// `1.3`, with its suite and group by their IANA names.
    pub version: Option<String>,
    pub suite: Option<String>,
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
    #[serde(flatten)]
    pub costs: Compared<T>,
}

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(rename = "Compared{T}")]
pub struct Compared<T> {
    pub tls: Option<T>,
    pub plain: Option<T>,
    /// By how much TLS raises the median, or lowers the rate, in per cent of plaintext; negative where chance has it so.
    pub added_percent: Option<i32>,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Spread {
    pub count: u32,
    pub p50_us: u32,
    pub p99_us: u32,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Rate {
    pub per_second: u32,
    /// Processor time of the client for a thousand commands; `null` where the system does not tell.
    pub client_cpu_us_per_1000: Option<u32>,
}
