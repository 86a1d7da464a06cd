//! What is this file? Told from its first octets and its text.

/// What a file was taken for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Format {
    Pem,
    Empty,
    Unknown,
}

impl Format {
    /// The name the report uses.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Pem => "pem",
            Self::Empty => "empty",
            Self::Unknown => "unknown",
        }
    }
}

/// Something wrong with a file as a whole. `checks::input` makes findings of these.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum InputFault {
    Empty,
}
