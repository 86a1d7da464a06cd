//! `tlsconf rules`.

use std::fmt::Write;

use serde::Serialize;
use tlsconf::{
    Rule,
    rules::{RuleInfo, Weight},
};

use crate::{
    formats,
    misuse::Stop,
    output::{self, Exit},
    values::TableFormat,
};

#[derive(Serialize)]
struct Row {
    code: &'static str,
    number: u16,
    name: &'static str,
    /// `error`, `warning`, `note`, or `clients`: derived from the clients concerned.
    severity: &'static str,
    since: &'static str,
    summary: &'static str,
}

pub fn run(format: TableFormat) -> Result<Exit, Stop> {
    let rows = Rule::ALL.iter().map(|rule| row(rule.info()));
    let text = match format {
        TableFormat::Json => formats::json(&rows.collect::<Vec<_>>())?,
        TableFormat::Human => table(rows, output::width()),
    };
    output::print(&text)?;
    Ok(Exit::Fine)
}

fn row(info: RuleInfo) -> Row {
    let severity = match info.weight {
        Weight::Always(severity) => severity.as_str(),
        Weight::ByClients => "clients",
    };
    Row { code: info.code, number: info.number, name: info.name, severity, since: info.since, summary: info.summary }
}

fn table(rows: impl Iterator<Item = Row>, width: usize) -> String {
    const INDENT: &str = "                 ";
    let mut text = String::new();
    let options = textwrap::Options::new(width).initial_indent("").subsequent_indent(INDENT);
    for row in rows {
        let line = format!("{:<7} {:<8} {}", row.code, row.severity, row.summary);
        let _ = writeln!(text, "{}", textwrap::fill(&line, &options));
    }
    let legend = "Severity `clients`: an error where every client asked about is concerned, a warning where some are, a \
                  note where none is. The page of a rule: tlsconf rule CODE";
    let _ = writeln!(text, "\n{}", textwrap::fill(legend, width));
    text
}
