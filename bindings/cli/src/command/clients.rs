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
    let table: Vec<ClientFacts> = clients::ALL.iter().map(facts::of).collect();
    let text = match format {
        TableFormat::Json => formats::json(&table)?,
        TableFormat::Human => list(&table, output::width()),
    };
    output::print(&text)?;
    Ok(Exit::Fine)
}

pub fn one(id: &str, format: TableFormat) -> Result<Exit, Stop> {
    let asked = ClientRequest { id: id.to_owned(), version: None, runtime: None };
    let found = clients::select(&[asked]).map_err(|misuse| Stop::misuse(misuse.message))?;
    let facts: Vec<ClientFacts> = found.into_iter().map(facts::of).collect();
    let text = match format {
        TableFormat::Json => formats::json(&facts)?,
        TableFormat::Human => facts.iter().map(|facts| page(facts, output::width())).collect(),
    };
    output::print(&text)?;
    Ok(Exit::Fine)
}

fn list(table: &[ClientFacts], width: usize) -> String {
    let id = table.iter().map(|facts| facts.id.len()).max().unwrap_or(0);
    let mut text = String::new();
    for facts in table {
        let lead =
            format!("{:<id$}  {:<8}  ", facts.id, if facts.judged { facts.evidence.as_str() } else { "unknown" });
        let hanging = " ".repeat(lead.len());
        let options = textwrap::Options::new(width).initial_indent(&lead).subsequent_indent(&hanging);
        let _ = writeln!(text, "{}", textwrap::fill(&facts.name, options));
    }
    let legend = "`measured`: by connecting to a redis-server; `source`: read in the client's source; `unknown`: no verdict is \
                  foretold. All that is known of one: tlsconf client ID";
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
    let how = if facts.evidence == "measured" { "Measured with" } else { "By source:" };
    let _ = writeln!(text, "\n{}", textwrap::fill(&format!("{how} {}", facts.evidence_from), width));
    text
}
