//! `tlsconf clients` and `tlsconf client ID`.

use std::fmt::Write;

use tlsconf::{
    clients::{self, facts, facts::ClientFacts},
    contract::ClientRequest,
};

use crate::{
    formats,
    misuse::Stop,
    output::{self, Exit},
    values::TableFormat,
};

pub fn all(format: TableFormat) -> Result<Exit, Stop> {
    let table = facts::all();
    let text = match format {
        TableFormat::Json => formats::json(&table)?,
        TableFormat::Human => list(&table, output::width()),
    };
    output::print(&text)?;
    Ok(Exit::Fine)
}

pub fn one(id: &str, format: TableFormat) -> Result<Exit, Stop> {
    let facts = if let Some(facts) = facts::by_id(id) {
        vec![facts]
    } else {
        let found = clients::select(&[ClientRequest::of(id)]).map_err(|misuse| Stop::misuse(misuse.message))?;
        found.into_iter().map(facts::of).collect()
    };
    let text = match format {
        TableFormat::Json => formats::json(&facts)?,
        TableFormat::Human => facts.iter().map(|facts| page(facts, output::width())).collect(),
    };
    output::print(&text)?;
    Ok(Exit::Fine)
}

fn list(table: &[ClientFacts], width: usize) -> String {
    let id = table.iter().map(|facts| facts.id.len()).max().unwrap_or(0);
    let mut text = format!("{:<id$}  verdict   emit\n", "");
    for facts in table {
        let emit = match (&facts.emit, &facts.executed) {
            (None, _) => "-",
            (Some(_), None) => "written",
            (Some(_), Some(_)) => "executed",
        };
        let known = if facts.judged { facts.evidence.as_str() } else { "unknown" };
        let lead = format!("{:<id$}  {known:<8}  {emit:<8}  ", facts.id);
        let hanging = " ".repeat(lead.len());
        let options = textwrap::Options::new(width).initial_indent(&lead).subsequent_indent(&hanging);
        let _ = writeln!(text, "{}", textwrap::fill(&facts.name, options));
    }
    let legend = "verdict: `measured` by connecting to a redis-server, `source`: read in the client's source, `unknown`: none is \
                  foretold. emit: `executed`: what is written was run as written, `written`: it was not. All that is known \
                  of one: tlsconf client ID";
    let _ = writeln!(text, "\n{}", textwrap::fill(legend, width));
    text
}

fn page(facts: &ClientFacts, width: usize) -> String {
    let mut text = format!("{}: {}\n\n", facts.id, facts.name);
    let about = facts.facts.iter().map(|fact| fact.about.len()).max().unwrap_or(0);
    for fact in &facts.facts {
        let lead = format!("  {:<about$}  ", fact.about.replace('_', " "));
        let hanging = " ".repeat(lead.len());
        let options = textwrap::Options::new(width).initial_indent(&lead).subsequent_indent(&hanging);
        let _ = writeln!(text, "{}", textwrap::fill(&fact.text, options));
    }
    if !facts.judged {
        text.push_str("  What it does with certificates was not measured: its verdict is unknown.\n");
    }
    let emit = match (&facts.emit, &facts.executed) {
        (None, _) => "No configuration can be written for it.".to_owned(),
        (Some(id), None) => format!("tlsconf emit --client {id} writes its configuration; it was not executed."),
        (Some(id), Some(run)) => {
            format!("tlsconf emit --client {id} writes its configuration; executed with {} on {}.", run.with, run.on)
        }
    };
    let _ = writeln!(text, "\n{}", textwrap::fill(&emit, width));
    let how = if facts.evidence == "measured" { "Measured with" } else { "By source:" };
    let _ = writeln!(text, "\n{}", textwrap::fill(&format!("{how} {}", facts.evidence_from), width));
    text
}
