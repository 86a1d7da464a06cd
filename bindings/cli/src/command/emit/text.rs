//! An emission for people.

use std::{fmt::Write, path::Path};

use tlsconf::contract::{ClientVerdict, Emitted};

/// The whole of one, or, where many were written, its line.
pub fn page(one: &Emitted, folder: Option<&Path>, is_brief: bool, width: usize) -> String {
    let mut text = String::new();
    if let Some(unsupported) = &one.unsupported {
        let said = format!("{}: cannot be done: {}.", one.id, unsupported.reason);
        let _ = writeln!(text, "{}", textwrap::fill(&said, textwrap::Options::new(width).subsequent_indent("  ")));
        let instead = format!("Instead: {}", unsupported.instead);
        paragraph(&mut text, &instead, "  ", width);
        return text;
    }
    if is_brief {
        let _ = writeln!(text, "{:<24} {}", one.id, verdict(one));
        return text;
    }
    match folder {
        // The configuration is in the folder; without one it is the answer.
        None => {
            for config in &one.config {
                let _ = writeln!(text, "--- {}\n{}", config.name, config.text);
            }
            if !one.files.is_empty() {
                let names: Vec<&str> = one.files.iter().map(|file| file.name.as_str()).collect();
                let _ = writeln!(text, "Files: {} (--out DIR writes them)", names.join(", "));
            }
        }
        Some(folder) => {
            let _ = writeln!(text, "Written to {}:", folder.display());
            for file in &one.files {
                let secret = if file.secret { " (only you can read it)" } else { "" };
                let _ = writeln!(text, "  {:<20} {}{secret}", file.name, file.purpose);
            }
            for config in &one.config {
                let _ = writeln!(text, "  {:<20} configuration, {}", config.name, config.language);
            }
        }
    }
    for line in &one.run {
        let _ = writeln!(text, "Run:   {line}");
    }
    for note in &one.notes {
        paragraph(&mut text, &format!("{} [{}]", note.text, note.code), "Note:  ", width);
    }
    let _ = writeln!(text, "\n{}", textwrap::fill(&verdict(one), width));
    text
}

fn paragraph(text: &mut String, said: &str, lead: &str, width: usize) {
    let hanging = " ".repeat(lead.len());
    let options = textwrap::Options::new(width).initial_indent(lead).subsequent_indent(&hanging).break_words(false);
    let _ = writeln!(text, "{}", textwrap::fill(said, options));
}

fn verdict(one: &Emitted) -> String {
    let Some(statement) = &one.as_emitted else {
        return "Written; nothing is foretold of what reads it.".to_owned();
    };
    let loads = format!("trusts {} of {} certificates of the CA file", statement.loads, statement.of);
    let cured = match one.cured.as_slice() {
        [] => String::new(),
        codes => format!(" The files as given would have failed: {}.", codes.join(", ")),
    };
    match statement.verdict {
        ClientVerdict::Accepts => {
            let until = statement.works_until.map(|until| format!(" until {}", until.date())).unwrap_or_default();
            let unsure = if statement.assumed.iter().any(|one| one == "server-chain") {
                " (the server's certificates were not given)"
            } else {
                ""
            };
            format!("{} connects with these files{until}{unsure}; it {loads}.{cured}", one.name)
        }
        ClientVerdict::Refuses => format!(
            "{} will not connect with these files: {}. {}",
            one.name,
            statement.causes.join(", "),
            statement
                .prints
                .as_deref()
                .map(|text| format!("It will print: {}", tlsconf::text::visible(text)))
                .unwrap_or_default()
        ),
        ClientVerdict::Unknown if statement.assumed.iter().any(|one| one == "passphrase") => format!(
            "Whether {} connects depends on the passphrase, which was not given (--passphrase-env); it {loads}.",
            one.name
        ),
        ClientVerdict::Unknown if statement.assumed.iter().any(|one| one == "server-chain") => format!(
            "Whether {} connects depends on what the server presents, which was not given (--server-chain); it {loads}.",
            one.name
        ),
        ClientVerdict::Unknown => format!("Whether {} connects is not foretold.", one.name),
    }
}
