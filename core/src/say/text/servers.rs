//! What servers do with the files: shown where a key of the server was given, or the client's certificate with the CA
//! that verifies it, or where the client's certificate is refused whatever that CA is.

use super::{Style, wrap};
use crate::{
    contract::{Answer, Report, Role, ServerAnswer, ServerStatement},
    servers::Server,
};

pub(super) fn render(out: &mut String, report: &Report, style: Style) {
    let mut lines: Vec<(String, String)> = Vec::new();
    for statement in &report.servers {
        let name = Server::by_id(&statement.id).map_or(statement.id.as_str(), |server| server.name);
        let (starts, accepts) = (&statement.starts, &statement.accepts_client);
        let starts = starts.as_ref().and_then(|answer| start(report, answer));
        let accepts = accepts.as_ref().and_then(|answer| accept(report, statement, answer));
        lines.extend([starts, accepts].into_iter().flatten().map(|line| (name.to_owned(), line)));
    }
    if lines.is_empty() {
        return;
    }
    out.push_str("Servers\n");
    for (name, line) in lines {
        wrap::paragraph(out, &format!("{name} {line}"), "  ", "      ", style.width);
    }
    out.push('\n');
}

fn role(report: &Report, input: u32) -> Option<Role> {
    report.inputs.get(input as usize).map(|input| input.role)
}

fn has(report: &Report, role: Role) -> bool {
    report.inputs.iter().any(|input| input.role == role)
}

/// redis-server alone has been run; what documentation says of starting is in the JSON.
fn start(report: &Report, answer: &ServerAnswer) -> Option<String> {
    if answer.assumed.iter().any(|one| one == "written-rules") {
        return None;
    }
    // A chain alone may come from a server that runs.
    let has_key = has(report, Role::ServerKey)
        || report.keys.iter().any(|key| role(report, key.input) == Some(Role::ServerChain));
    match answer.answer {
        _ if !has_key => None,
        Answer::Yes if !answer.causes.is_empty() => {
            Some(format!("starts with these files and then refuses every connection{}.", because(report, answer)))
        }
        Answer::Yes => Some("starts with these files.".to_owned()),
        Answer::No => Some(format!("does not start with these files{}", because(report, answer))),
        Answer::Unknown => None,
    }
}

fn accept(report: &Report, statement: &ServerStatement, answer: &ServerAnswer) -> Option<String> {
    let is_run = statement.evidence == "measured";
    // Without the CA that it verifies with, and by documentation alone, only a refusal is worth a line.
    match answer.answer {
        Answer::Yes if is_run && has(report, Role::ClientCa) => Some("accepts this client certificate.".to_owned()),
        Answer::No if is_run && answer.class.as_deref() == Some("client-certificate") => {
            Some(format!("refuses this client certificate{}", because(report, answer)))
        }
        _ => None,
    }
}

/// ` [CRT001]: what it logs`.
fn because(report: &Report, answer: &ServerAnswer) -> String {
    let cause = answer.causes.first().and_then(|cause| report.findings.get(*cause as usize));
    let code = cause.map(|finding| format!(" [{}]", finding.code)).unwrap_or_default();
    let logs = answer.logs.as_deref().map(|logs| format!(": {}", crate::text::visible(logs))).unwrap_or_default();
    format!("{code}{logs}")
}
