//! The report in each of its forms.

pub mod junit;
pub mod owners;
pub mod page;
pub mod sarif;
pub mod table;

use serde::Serialize;
use tlsconf::{
    contract::Report,
    say::text::{self, Style},
};

use crate::{misuse::Stop, output};

pub fn json(value: &impl Serialize) -> Result<String, Stop> {
    let mut text = serde_json::to_string_pretty(value)
        .map_err(|error| Stop::misuse(format!("the report cannot be written as JSON: {error}")))?;
    text.push('\n');
    Ok(text)
}

pub fn human(report: &Report, color: bool) -> String {
    text::human(report, Style { color, width: output::width() })
}
