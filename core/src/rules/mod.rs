//! The rules: one table (`catalogue.rs`), one page each (`core/rules/<CODE>.md`).

mod catalogue;

pub use catalogue::Rule;

use schemars::JsonSchema;
use serde::{Serialize, Serializer};

use crate::contract::Severity;

/// How serious a rule's finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    /// Whoever is concerned.
    Always(Severity),
    /// Derived from the clients concerned: all of them is an error, some a warning, none a note.
    ByClients,
}

impl Weight {
    /// `error`, `warning`, `note`, or `clients`: derived from the clients concerned.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Always(severity) => severity.as_str(),
            Self::ByClients => "clients",
        }
    }
}

impl Serialize for Weight {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl JsonSchema for Weight {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Weight".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "string", "enum": ["error", "warning", "note", "clients"] })
    }
}

/// One row of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
pub struct RuleInfo {
    /// Stable, never reused: `PEM001`.
    pub code: &'static str,
    /// The rule's number in C; explicit, stable, never reused.
    pub number: u16,
    /// The defect in words: `pem-byte-order-mark`.
    pub name: &'static str,
    /// How serious its findings are; `clients`: an error where every client asked about is concerned, a warning where
    /// some are, a note where none is.
    #[serde(rename = "severity")]
    pub weight: Weight,
    /// The release that brought it.
    pub since: &'static str,
    /// What is wrong, in one clause: `the file holds nothing`.
    pub summary: &'static str,
}

impl Rule {
    /// The rule with this code, in any letter case.
    ///
    /// ```
    /// let rule = tlsconf::Rule::by_code("pem001").expect("a rule");
    /// assert!(rule.page().starts_with("# PEM001 "));
    /// ```
    pub fn by_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|rule| rule.info().code.eq_ignore_ascii_case(code))
    }

    /// Stable, never reused: `PEM001`.
    pub fn code(self) -> &'static str {
        self.info().code
    }
}
