//! `tlsconf inspect`.

use tlsconf::contract::{CheckRequest, Report, Role};

use super::{ask, request};
use crate::{
    args::Inspect,
    files::{self, Collected, Progress},
    formats,
    misuse::Stop,
    output::{self, Exit},
    passphrase,
    values::InspectFormat,
};

pub fn run(args: &Inspect) -> Result<Exit, Stop> {
    let mut request = CheckRequest::at(args.at.unwrap_or_else(request::now));
    request.passphrase = passphrase::passphrase(&args.passphrase)?;
    let mut progress = Progress::new();
    let named = args.files.iter().map(|path| (Role::Auto, path.as_path()));
    let Collected { files, complaints, remarks, .. } = files::collect(named, &mut progress);
    for line in complaints.iter().chain(&remarks) {
        output::complain(line);
    }
    if files.is_empty() {
        return Ok(Exit::Misuse);
    }
    let report = ask::ask(request, files, &mut progress)?;
    let text = match args.format {
        InspectFormat::Human => formats::table::text(&report, args.long, output::width()),
        InspectFormat::Json => formats::table::json(&report)?,
        InspectFormat::Owners => formats::owners::lines(&report),
    };
    output::print(&text)?;
    let empty = empty(&report);
    for name in &empty {
        output::complain(&format!("{name}: holds no certificate and no key; tlsconf check {name} says why"));
    }
    Ok(if !complaints.is_empty() {
        Exit::Misuse
    } else if empty.is_empty() {
        Exit::Fine
    } else {
        Exit::Findings
    })
}

/// The files in which there was nothing to see.
fn empty(report: &Report) -> Vec<&str> {
    let holds = |index: usize| {
        let here = |input: u32| input as usize == index;
        report.certificates.iter().any(|certificate| here(certificate.input))
            || report.keys.iter().any(|key| here(key.input))
    };
    let has_members =
        |index: usize| report.inputs.iter().any(|input| input.archive.is_some_and(|of| of as usize == index));
    let names = report
        .inputs
        .iter()
        .enumerate()
        .filter(|(index, input)| input.archive.is_none() && !holds(*index) && !has_members(*index));
    names.map(|(_, input)| input.name.as_str()).collect()
}
