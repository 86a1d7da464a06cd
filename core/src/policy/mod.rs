//! What the person wants of the connection, resolved: preset, then the fields that were given.

use crate::contract::{ClientAuthentication, Policy, Preset, Verification};

/// A policy in which every field has its value.
#[derive(Debug, Clone)]
pub struct Resolved {
    pub preset: Preset,
    /// Was the field given, or does it come from the preset?
    pub client_authentication: Option<ClientAuthentication>,
    pub verification: Verification,
}

pub fn resolve(policy: &Policy) -> Resolved {
    Resolved {
        preset: policy.preset,
        client_authentication: policy.client_authentication,
        verification: policy.verification.unwrap_or(Verification::Full),
    }
}
