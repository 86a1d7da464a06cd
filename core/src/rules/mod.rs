//! The rules: one table (`catalogue.rs`), one page each (`core/rules/<CODE>.md`).

mod catalogue;

pub use catalogue::Rule;

use crate::contract::Severity;

/// How serious a rule's finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    Always(Severity),
    /// Derived from the clients concerned: all of them is an error, some a warning, none a note.
    ByClients,
}

/// One row of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RuleInfo {
    pub code: &'static str,
    /// The rule's number in C; explicit, stable, never reused.
    pub number: u16,
    pub name: &'static str,
    pub weight: Weight,
    /// The release that brought it.
    pub since: &'static str,
    pub summary: &'static str,
}

impl Rule {
    /// The rule with this code, in any letter case.
    pub fn by_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|rule| rule.info().code.eq_ignore_ascii_case(code))
    }

    pub fn code(self) -> &'static str {
        self.info().code
    }
}
