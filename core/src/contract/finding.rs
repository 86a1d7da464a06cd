//! One thing worth saying about the files.

use schemars::JsonSchema;
use serde::Serialize;

use super::Severity;

/// What was found, where, why it matters and how to mend it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct Finding {
    /// Stable, never reused: `PEM001`. `tlsconf rule PEM001` explains it.
    pub code: String,
    /// The defect in words: `pem-byte-order-mark`.
    pub name: String,
    /// How bad it is: by its rule, or by how many of the clients asked about are concerned.
    pub severity: Severity,
    /// For people; not stable.
    pub message: String,
    /// All fields are `null` where it is about no file: about the endpoint, say, or the policy.
    pub at: Place,
    /// What stands there.
    pub seen: Option<String>,
    /// What should stand there.
    pub expected: Option<String>,
    /// What to do about it, as something to paste where possible. Every error has one.
    pub fix: Option<String>,
    /// The clients concerned, sorted by id; empty means every client.
    pub concerns: Vec<String>,
    /// The finding (index into `findings`) whose consequence this one is.
    pub consequence_of: Option<u32>,
    /// A standard, a client's source, or a public page.
    pub reference: Option<String>,
    /// The line it is about, safe to show. Never a line of a private key.
    pub excerpt: Option<Excerpt>,
}

/// Where a finding belongs. `input`, `certificate` and `key` are indices into the report's arrays.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
pub struct Place {
    /// The file: index into `inputs`; `null` where it is about no file.
    pub input: Option<u32>,
    /// From 1.
    pub line: Option<u32>,
    /// In characters, from 1.
    pub column: Option<u32>,
    /// The last line where it is about several, from 1; `null` where it is about `line` alone, or about none.
    pub end_line: Option<u32>,
    /// Index into `certificates`; `null` where it is about none.
    pub certificate: Option<u32>,
    /// Index into `keys`; `null` where it is about none.
    pub key: Option<u32>,
}

/// A line of an input as it may be shown: control characters replaced, cut to a bounded length.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Excerpt {
    /// Its number in the file, from 1.
    pub line: u32,
    /// The line, or 64 characters of it about the mark, invisible characters escaped.
    pub text: String,
    /// Where in `text` (characters, from 1) the mark belongs.
    pub column: u32,
    /// How many characters to mark, at least 1.
    pub width: u32,
    /// Said beside the mark; may be empty.
    pub label: String,
}
