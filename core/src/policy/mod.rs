//! What the person wants of the connection, resolved: preset, then the fields that were given. Nothing is judged here:
//! what cannot be resolved is kept as a [`Fault`].

pub mod group;
pub mod names;
pub mod presets;
mod reach;
mod resolve;
pub mod suite;
mod suite_table;
mod version;

use std::net::IpAddr;

pub use group::{Group, Stack};
pub use names::Lookup;
pub use presets::PresetInfo;
pub use reach::NoSuite;
pub use resolve::resolve;
pub use suite::Suite;
pub use version::Version;

use crate::contract::{ClientAuthentication, Preset, Verification};

/// A policy in which every field has its value.
#[derive(Debug, Clone)]
pub struct Resolved {
    pub preset: Preset,
    pub min_version: Setting<Version>,
    pub max_version: Setting<Version>,
    /// Only suites of TLS 1.2 and before.
    pub tls12_suites: List<Suite>,
    /// Only suites of TLS 1.3.
    pub tls13_suites: List<Suite>,
    pub groups: List<Group>,
    /// `None`: nothing was said about it.
    pub client_authentication: Option<ClientAuthentication>,
    pub verification: Verification,
    pub verification_origin: Origin,
    pub sni: Sni,
    /// What could not be resolved, in the order of the fields.
    pub faults: Vec<Fault>,
}

/// Where a value comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Origin {
    Given,
    Preset,
    /// Neither says anything: the client's own default stands.
    Client,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Setting<T> {
    pub value: T,
    pub origin: Origin,
}

/// Suites or groups in order of preference, each once.
#[derive(Debug, Clone)]
pub struct List<T: 'static> {
    /// Empty where the origin is [`Origin::Client`], and where nothing that was given exists.
    pub items: Vec<&'static T>,
    pub origin: Origin,
}

impl<T> List<T> {
    pub fn is_given(&self) -> bool {
        self.origin == Origin::Given
    }
}

/// The server name to send.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Sni {
    /// Nothing was said: the endpoint's host.
    FromEndpoint,
    Off,
    /// As it is sent: lower case, A-labels, no trailing dot.
    Name(String),
    Address(IpAddr),
    /// No host name. Values are safe to show.
    Invalid {
        given: String,
        why: String,
        nearest: Option<String>,
    },
}

/// A field of the policy.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    MinVersion,
    MaxVersion,
    Tls12Suites,
    Tls13Suites,
    Groups,
}

impl Field {
    /// The name in the contract.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::MinVersion => "min_version",
            Self::MaxVersion => "max_version",
            Self::Tls12Suites => "tls12_suites",
            Self::Tls13Suites => "tls13_suites",
            Self::Groups => "groups",
        }
    }
}

/// Something in a policy that does not resolve. Text in it is safe to show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    VersionUnknown {
        field: Field,
        given: String,
    },
    /// No suite or group of this name exists.
    Unknown {
        field: Field,
        given: String,
        nearest: Option<&'static str>,
    },
    /// It is clear what is meant, but the name is another.
    Spelt {
        field: Field,
        given: String,
        proper: &'static str,
    },
    /// A word of a list syntax.
    Keyword {
        field: Field,
        given: String,
    },
    /// A suite of TLS 1.3 among those of TLS 1.2, or the reverse: it was not taken.
    Elsewhere {
        field: Field,
        name: &'static str,
    },
    Twice {
        field: Field,
        name: &'static str,
    },
    /// More names than the limit; the rest was not read.
    TooMany {
        field: Field,
        count: usize,
    },
}

impl Fault {
    pub fn field(&self) -> Field {
        match self {
            Self::VersionUnknown { field, .. }
            | Self::Unknown { field, .. }
            | Self::Spelt { field, .. }
            | Self::Keyword { field, .. }
            | Self::Elsewhere { field, .. }
            | Self::Twice { field, .. }
            | Self::TooMany { field, .. } => *field,
        }
    }
}

impl Resolved {
    /// Is this version within the bounds?
    pub fn allows(&self, version: Version) -> bool {
        self.min_version.value <= version && version <= self.max_version.value
    }

    /// Is TLS 1.2 the newest that is allowed (and anything at all)?
    pub fn is_tls12_only(&self) -> bool {
        self.allows(Version::Tls12) && !self.allows(Version::Tls13)
    }

    pub fn info(&self) -> &'static PresetInfo {
        PresetInfo::of(self.preset)
    }
}
