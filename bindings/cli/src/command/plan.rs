//! `tlsconf plan`.

use std::fmt::Write;

use tlsconf::{
    contract::{Access, Subscription},
    redis::plan::{self, PlanRow, PlanTable},
};

use crate::{
    formats,
    misuse::Stop,
    output::{self, Exit},
    values::TableFormat,
};

pub fn run(subscription: Option<Subscription>, access: Option<Access>, format: TableFormat) -> Result<Exit, Stop> {
    let mut table = plan::table();
    table.rows.retain(|row| {
        subscription.is_none_or(|wanted| row.subscription == wanted) && access.is_none_or(|wanted| row.access == wanted)
    });
    let text = match format {
        TableFormat::Json => formats::json(&table)?,
        TableFormat::Human => human(&table, output::width()),
    };
    output::print(&text)?;
    Ok(Exit::Fine)
}

fn human(table: &PlanTable, width: usize) -> String {
    let mut text = String::new();
    let name = table.rows.iter().map(|row| row.name.len()).max().unwrap_or(0);
    for edition in &table.editions {
        let rows: Vec<&PlanRow> = table.rows.iter().filter(|row| row.edition == edition.since).collect();
        if rows.is_empty() {
            continue;
        }
        let until = edition.until.as_deref().map_or("today's names".to_owned(), |until| format!("until {until}"));
        let _ = writeln!(text, "Since {}, {until}\n", edition.since);
        for row in rows {
            let endpoint = match row.access {
                Access::Public => "public",
                Access::Private => "private",
            };
            let lead = format!("  {:<name$}  {endpoint:<7}  ", row.name);
            let hanging = " ".repeat(lead.len());
            let options = textwrap::Options::new(width).initial_indent(&lead).subsequent_indent(&hanging);
            let _ = writeln!(text, "{}", textwrap::fill(&row.cell, options));
        }
        text.push('\n');
    }
    let _ =
        writeln!(text, "{}", textwrap::fill(&format!("Client authentication: {}", table.client_authentication), width));
    for remark in &table.remarks {
        let _ = writeln!(text, "{}", textwrap::fill(remark, width));
    }
    for edition in &table.editions {
        let _ = writeln!(text, "Source of {}: {}", edition.since, edition.source);
    }
    text
}
