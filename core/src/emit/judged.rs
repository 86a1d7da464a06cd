//! What is made of files that were read, by one client after the other: for each what a check says that asks about it
//! alone.
//!
//! Findings are sought only where they are asked for: who takes the files has no cause among them.

use super::unsupported;
use crate::{
    Case, checks,
    clients::Client,
    contract::{Answer, AsEmitted, ClientStatement, Finding, Report, Role, Unsupported},
    read::Material,
    relate::Relations,
    say,
    trust::{self, Judge, server::ServerClass, verdicts::Outcome},
};

pub struct Judged<'a> {
    pub material: &'a Material,
    case: &'a Case<'a>,
    relations: &'a Relations,
    judge: Judge<'a>,
}

/// What a client does with the files as they were given.
#[derive(Default)]
pub struct AsGiven {
    /// `None` for what is no client.
    pub statement: Option<ClientStatement>,
    /// Codes of the findings for which it refuses.
    pub causes: Vec<String>,
}

impl<'a> Judged<'a> {
    pub fn new(case: &'a Case<'a>, material: &'a Material, relations: &'a Relations) -> Self {
        Self { material, case, relations, judge: Judge::new(case, material, relations) }
    }

    pub fn outcome(&mut self, client: &'static Client) -> Outcome {
        self.judge.outcome(client)
    }

    pub fn as_given(&mut self, client: &'static Client) -> AsGiven {
        let outcome = self.outcome(client);
        let (statement, causes) = self.statement(&outcome);
        AsGiven { statement: Some(statement), causes }
    }

    pub fn as_emitted(&mut self, outcome: &Outcome) -> AsEmitted {
        let (statement, causes) = self.statement(outcome);
        let bundle = self.material.inputs.iter().position(|input| input.role == Role::CaBundle);
        let of = self.material.certificates.iter().filter(|one| Some(one.input) == bundle).count();
        AsEmitted {
            verdict: statement.verdict,
            assumed: statement.assumed,
            class: statement.class,
            prints: statement.prints,
            causes,
            loads: statement.loads.len() as u32,
            of: of as u32,
            works_until: statement.works_until,
        }
    }

    /// Of the report for this client alone, and the codes of its causes.
    fn statement(&mut self, outcome: &Outcome) -> (ClientStatement, Vec<String>) {
        let findings = if outcome.causes.is_empty() { Vec::new() } else { self.findings(Some(outcome.client)) };
        let statement = trust::say::statement(outcome, self.material, &findings);
        let causes = statement.causes.iter().filter_map(|at| findings.get(*at as usize));
        let causes = causes.map(|finding| finding.code.clone()).collect();
        (statement, causes)
    }

    fn findings(&mut self, client: Option<&'static Client>) -> Vec<Finding> {
        let clients: Vec<&'static Client> = client.into_iter().collect();
        let verdicts = self.judge.verdicts_of(&clients);
        let case = self.case.of(self.case.inputs, clients);
        let scene =
            checks::Scene { case: &case, material: self.material, relations: self.relations, verdicts: &verdicts };
        say::findings(checks::judge(&scene))
    }

    /// A server that would not start with the files. An encrypted key is opened by what is written.
    pub fn starts_not(&mut self, client: Option<&'static Client>) -> Option<Unsupported> {
        let clients: Vec<&'static Client> = client.into_iter().collect();
        let verdicts = self.judge.verdicts_of(&clients);
        let server = verdicts.servers.iter().find(|one| one.server.id == "redis-server")?;
        let is_closed = |class: &Option<ServerClass>| *class == Some(ServerClass::Passphrase);
        server.starts.as_ref().filter(|one| one.answer == Answer::No && !is_closed(&one.class))?;
        let findings = self.findings(client);
        let servers = trust::say::servers(&verdicts, &findings);
        let starts = servers.iter().find(|one| one.id == "redis-server")?.starts.as_ref()?;
        let causes = starts.causes.iter().filter_map(|at| findings.get(*at as usize));
        let causes: Vec<String> = causes.map(|finding| format!("{} ({})", finding.message, finding.code)).collect();
        let logs = starts.logs.as_ref().map(|logs| format!(": it logs {logs}")).unwrap_or_default();
        Some(unsupported(
            format!("redis-server does not start with these files{logs}"),
            if causes.is_empty() { "tlsconf check with the same files".to_owned() } else { causes.join("; ") },
        ))
    }
}

/// Codes of the findings for which the one client of the report refuses.
pub fn causes(report: &Report) -> Vec<String> {
    let causes = report.clients.iter().flat_map(|statement| &statement.causes);
    causes.filter_map(|at| report.findings.get(*at as usize)).map(|finding| finding.code.clone()).collect()
}
