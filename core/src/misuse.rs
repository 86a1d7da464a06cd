//! The caller's own mistakes. What is wrong with files is a finding, never one of these.

use std::fmt;

/// A request that cannot be taken up.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Misuse {
    /// The field of the request, `null` where the request as a whole is meant.
    pub field: Option<&'static str>,
    /// What, for people: not stable.
    pub message: String,
}

impl Misuse {
    pub(crate) fn field(field: &'static str, message: impl Into<String>) -> Self {
        Self { field: Some(field), message: message.into() }
    }

    /// serde's own words name the field and the line and never repeat a secret: values of secret fields are opaque.
    pub(crate) fn request(error: &serde_json::Error) -> Self {
        Self { field: None, message: error.to_string() }
    }
}

impl fmt::Display for Misuse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.field {
            Some(field) => write!(f, "{field}: {}", self.message),
            None => f.write_str(&self.message),
        }
    }
}

impl std::error::Error for Misuse {}
