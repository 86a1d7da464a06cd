//! `tlsconf rules`.

use std::fmt::Write;

use tlsconf::{Rule, rules::RuleInfo};

use crate::{
    formats,
    misuse::Stop,
    output::{self, Exit},
    values::TableFormat,
};

pub fn run(format: TableFormat) -> Result<Exit, Stop> {
    let rows = Rule::ALL.iter().map(|rule| rule.info());
    let text = match format {
        TableFormat::Json => formats::json(&rows.collect::<Vec<_>>())?,
        TableFormat::Human => table(rows, output::width()),
    };
    output::print(&text)?;
    Ok(Exit::Fine)
}

fn table(rows: impl Iterator<Item = RuleInfo>, width: usize) -> String {
    const INDENT: &str = "                 ";
    let mut text = String::new();
    let options = textwrap::Options::new(width).initial_indent("").subsequent_indent(INDENT);
    for row in rows {
        let line = format!("{:<7} {:<8} {}", row.code, row.weight.as_str(), row.summary);
        let _ = writeln!(text, "{}", textwrap::fill(&line, &options));
    }
    let legend = "Severity `clients`: an error where every client asked about is concerned, a warning where some are, a \
                  note where none is. The page of a rule: tlsconf rule CODE";
    let _ = writeln!(text, "\n{}", textwrap::fill(legend, width));
    text
}
