//! What goes in and what comes out: the only source of the names that every face shares.
//!
//! Inputs are closed (an unknown field is refused), outputs are open (a reader must pass over fields it does not
//! know). Every field of an output is always present, `null` where there is nothing to say. There are no floats, no
//! 64-bit numbers and no maps; arrays are in a stated order; times are RFC 3339 in UTC. Codes and field names are
//! stable; prose is not and must not be parsed.

mod common;
mod configured;
mod emitted;
mod finding;
mod generated;
pub(crate) mod json;
mod measured;
mod policy;
mod probed;
mod report;
mod request;
pub mod schema;
mod seen;

pub use common::{Access, ClientAuthentication, Provider, Role, Secret, Severity, Subscription, Timestamp};
pub use configured::{Config, ConfigKey, ConfigRequest, Configured, GroupName, KeyForm, Refusal, SuiteName};
pub use emitted::{
    AsEmitted, ConfigText, EmitEachRequest, EmitNote, EmitOptions, EmitRequest, Emitted, EmittedFile, FileBytes,
    KeyOutput, PublicRoot, Topology, Unsupported,
};
pub use finding::{Excerpt, Finding, Place};
pub use generated::{
    ClientCertificateRequest, CsrRequest, DevRequest, GenerateRequest, Generated, GeneratedKey, SigningCa,
};
pub use measured::{Compared, Costs, Load, Measured, Rate, Spread};
pub use policy::{Policy, Preset, Verification};
pub use probed::{
    AskStep, FollowStep, HandshakeStep, NodeStatement, ProbeAddress, ProbeAfter, ProbeFailure, ProbeHandshake,
    ProbeRemark, ProbeStep, ProbeTarget, Probed, Speaks,
};
pub use report::{
    Answer, BasicConstraints, Bundle, Certificate, Chain, ClientStatement, ClientVerdict, Counts, EnableTls, Endpoint,
    Input, Inspected, Item, ItemKind, Key, KeyInfo, Known, Lost, NotChecked, Recommendation, Report, ServerAnswer,
    ServerStatement, SubjectAltName, Upload, Verdict,
};
pub use request::{
    CheckRequest, ClientRequest, Deployment, EndpointParts, EndpointRequest, InputRequest, NamedEndpoint,
};
pub use seen::{
    FailureKind, HandshakePurpose, NodeSource, ProbeRequest, Seen, SeenAddress, SeenAfter, SeenAnswer, SeenFailure,
    SeenHandshake, SeenNode, SeenPlaintext,
};

/// The version of the contract that this build speaks. It changes when a field changes its meaning or disappears.
pub const CONTRACT_VERSION: u32 = 1;
