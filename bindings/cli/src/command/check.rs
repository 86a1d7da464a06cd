//! `tlsconf check`.

use tlsconf::contract::Report;

use super::{ask, request};
use crate::{
    args::Check,
    files::{self, Collected, Progress},
    formats,
    misuse::Stop,
    output::{self, Exit},
    values::ReportFormat,
};

pub fn run(args: &Check, color: bool) -> Result<Exit, Stop> {
    let asked = &args.circumstances;
    let named: Vec<_> = args.roles.named(&args.files).collect();
    let something_else = asked.endpoint.is_some() || asked.policy.is_some() || asked.subscription.is_some();
    if named.is_empty() && !something_else {
        return Err(Stop::misuse(
            "name the files to check, for example: tlsconf check redis_ca.pem; --help tells more",
        ));
    }
    let request = request::request(asked, &args.passphrase)?;
    let mut progress = Progress::new();
    let Collected { files, complaints, remarks, .. } = files::collect(named, &mut progress);
    for line in complaints.iter().chain(&remarks) {
        output::complain(line);
    }
    if files.is_empty() && !something_else {
        return Ok(Exit::Misuse);
    }
    let report = ask::ask(request, files, &mut progress)?;
    output::print(&text(&report, &complaints, args.format, color)?)?;
    Ok(if !complaints.is_empty() {
        Exit::Misuse
    } else if args.fail_on.reached(report.counts) {
        Exit::Findings
    } else {
        Exit::Fine
    })
}

fn text(report: &Report, unread: &[String], format: ReportFormat, color: bool) -> Result<String, Stop> {
    match format {
        ReportFormat::Human => Ok(formats::human(report, color)),
        ReportFormat::Json => formats::json(report),
        ReportFormat::Sarif => formats::json(&formats::sarif::log(report, unread)),
        ReportFormat::Junit => Ok(formats::junit::document(report, unread)),
        ReportFormat::Owners => Ok(formats::owners::lines(report)),
    }
}
