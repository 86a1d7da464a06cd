//! Verdicts in the contract's words.

use super::{
    Kind,
    faults::Purpose,
    load::{Refusal, Why},
    server::Reply,
    verdicts::{Cause, Outcome, Verdicts},
};
use crate::{
    contract::{Chain, ClientStatement, Finding, Lost, ServerAnswer, ServerStatement, Severity},
    limits,
    read::Material,
    rules::Rule,
};

/// What each client will do, in the order of the clients asked about. `findings` are the report's.
pub fn clients(verdicts: &Verdicts, material: &Material, findings: &[Finding]) -> Vec<ClientStatement> {
    verdicts.outcomes.iter().map(|outcome| statement(outcome, material, findings)).collect()
}

/// The best paths with the findings that stand at their certificates.
pub fn chains(verdicts: &Verdicts, findings: &[Finding]) -> Vec<Chain> {
    let is_at = |finding: &Finding, certificate: usize| finding.at.certificate == Some(certificate as u32);
    let speaks_of_paths = |finding: &Finding| finding.code.starts_with("CRT") || finding.code.starts_with("CHN");
    verdicts
        .chains
        .iter()
        .map(|trail| Chain {
            purpose: match trail.purpose {
                Purpose::Server => "server".to_owned(),
                Purpose::Client => "client".to_owned(),
            },
            path: trail.certificates.iter().map(|certificate| *certificate as u32).collect(),
            anchor: trail.certificates.last().filter(|_| trail.is_complete).map(|anchor| *anchor as u32),
            faults: findings
                .iter()
                .enumerate()
                .filter(|(_, finding)| {
                    speaks_of_paths(finding)
                        && trail.certificates.iter().any(|certificate| is_at(finding, *certificate))
                })
                .map(|(index, _)| index as u32)
                .collect(),
        })
        .collect()
}

/// What each server will do.
pub fn servers(verdicts: &Verdicts, findings: &[Finding]) -> Vec<ServerStatement> {
    verdicts
        .servers
        .iter()
        .map(|outcome| {
            let (evidence, evidence_from) = outcome.server.evidence.in_words();
            ServerStatement {
                id: outcome.server.id.to_owned(),
                version: outcome.server.version.map(str::to_owned),
                evidence: evidence.to_owned(),
                evidence_from: evidence_from.to_owned(),
                starts: outcome.starts.as_ref().map(|reply| answer(reply, findings)),
                accepts_client: outcome.accepts_client.as_ref().map(|reply| answer(reply, findings)),
            }
        })
        .collect()
}

fn answer(reply: &Reply, findings: &[Finding]) -> ServerAnswer {
    ServerAnswer {
        answer: reply.answer,
        assumed: reply.assumed.iter().map(|what| (*what).to_owned()).collect(),
        causes: causes(&reply.causes, None, findings),
        class: reply.class.map(|class| class.as_str().to_owned()),
        logs: reply.logs.clone(),
    }
}

/// The findings of these causes, each once.
fn causes(of: &[Cause], client: Option<&str>, findings: &[Finding]) -> Vec<u32> {
    let mut causes: Vec<u32> = Vec::new();
    for cause in of {
        let found = finding(cause, client, findings).map(|index| index as u32);
        causes.extend(found.filter(|index| !causes.contains(index)));
    }
    causes
}

/// What one client will do.
pub fn statement(outcome: &Outcome, material: &Material, findings: &[Finding]) -> ClientStatement {
    ClientStatement {
        id: outcome.client.id.to_owned(),
        version: outcome.client.version.map(str::to_owned),
        runtime: outcome.client.runtime.map(str::to_owned),
        verdict: outcome.verdict,
        assumed: outcome.assumed.iter().map(|what| (*what).to_owned()).collect(),
        loads: outcome.loads().iter().map(|certificate| *certificate as u32).collect(),
        loses: outcome
            .lost()
            .iter()
            .take(limits::LOST_CERTIFICATES)
            .map(|lost| Lost { certificate: lost.certificate as u32, why: why(&lost.why, material) })
            .collect(),
        causes: causes(&outcome.causes, Some(outcome.client.id), findings),
        class: outcome.class.map(|class| class.as_str().to_owned()),
        prints: outcome.prints.clone(),
        works_until: outcome.works_until.map(|(until, _)| until),
    }
}

/// The finding that a cause led to.
fn finding(cause: &Cause, client: Option<&str>, findings: &[Finding]) -> Option<usize> {
    let concerned = |finding: &Finding| {
        finding.concerns.is_empty() || client.is_none_or(|id| finding.concerns.iter().any(|client| client == id))
    };
    let find = |is: &dyn Fn(&Finding) -> bool| {
        findings.iter().position(|finding| concerned(finding) && is(finding)).or_else(|| findings.iter().position(is))
    };
    let family = |finding: &Finding, families: &[&str]| families.iter().any(|family| finding.code.starts_with(family));
    match *cause {
        Cause::Fault { rule, certificate } => {
            let at = Some(certificate as u32);
            find(&|finding| finding.code == rule.code() && finding.at.certificate == at)
                // One cause is one finding: at this certificate another family, or a folded rule, speaks of it.
                .or_else(|| find(&|finding| finding.at.certificate == at && is_serious(finding)))
                .or_else(|| find(&|finding| finding.code == rule.code()))
                .or_else(|| find(&|finding| family(finding, &["KEY"]) && is_serious(finding)))
        }
        Cause::Text { input, line } => {
            let here = |finding: &Finding| {
                finding.at.input == Some(input as u32) && family(finding, &["PEM", "INP", "BND", "KEY", "SRV"])
            };
            let covers = |finding: &Finding| {
                line.is_some_and(|line| {
                    let first = finding.at.line.unwrap_or(u32::MAX);
                    first <= line && line <= finding.at.end_line.unwrap_or(first)
                })
            };
            // What concerns this client comes first, at another line too: a reader may give up where it began.
            let own = |is: &dyn Fn(&Finding) -> bool| {
                let of_text = |finding: &Finding| here(finding) && is_serious(finding) && !family(finding, &["BND"]);
                findings.iter().position(|finding| concerned(finding) && of_text(finding) && is(finding))
            };
            own(&covers)
                .or_else(|| own(&|_| true))
                .or_else(|| find(&|finding| here(finding) && is_serious(finding) && covers(finding)))
                .or_else(|| find(&|finding| here(finding) && is_serious(finding)))
                .or_else(|| find(&here))
        }
        Cause::Key { input } => {
            let here = |finding: &Finding| input.is_none_or(|input| finding.at.input == Some(input as u32));
            find(&|finding| here(finding) && family(finding, &["KEY"]) && is_serious(finding))
                .or_else(|| find(&|finding| family(finding, &["KEY"]) && is_serious(finding)))
                .or_else(|| find(&|finding| here(finding) && family(finding, &["KEY", "PEM", "INP"])))
        }
        Cause::ServerKey { input } => {
            let here = |finding: &Finding| finding.at.input == Some(input as u32);
            find(&|finding| here(finding) && family(finding, &["SRV"]))
                .or_else(|| find(&|finding| here(finding) && is_serious(finding)))
        }
        Cause::NoCertificate => find(&|finding| finding.code == Rule::PolNoCertificate.code()),
        Cause::Suites => {
            let rules = [Rule::PolSuiteCertificate, Rule::PolSuiteUnsupported, Rule::PolSuiteVersion];
            rules.iter().find_map(|rule| find(&|finding| finding.code == rule.code() && is_serious(finding)))
        }
        Cause::Versions => find(&|finding| family(finding, &["POL"]) && is_serious(finding)),
    }
}

fn is_serious(finding: &Finding) -> bool {
    finding.severity != Severity::Note
}

fn why(why: &Why, material: &Material) -> String {
    let name =
        |input: usize| material.inputs.get(input).map(|input| crate::text::shown(&input.name)).unwrap_or_default();
    let at = |line: Option<u32>| line.map(|line| format!(" at line {line}")).unwrap_or_default();
    match why {
        Why::OnlyFirst => "only the first certificate of the file is imported".to_owned(),
        Why::Unreadable(kinds) => format!("its parser does not take it: {}", meanings(kinds.iter())),
        Why::FileRefused(Refusal::Text { input, line } | Refusal::Block { input, line }) => {
            format!("{} is refused as a whole{}", name(*input), at(*line))
        }
        Why::FileRefused(Refusal::Empty { input }) => {
            format!("{} is refused: it finds no certificate in it", name(*input))
        }
        Why::FileRefused(Refusal::Certificate { certificate, kinds }) => {
            let line = material.certificates.get(*certificate).and_then(|one| one.line);
            format!("the file is refused for the certificate{}: {}", at(line), meanings(kinds.iter()))
        }
        Why::Stopped { input, line } => format!("it stops reading {} silently{}", name(*input), at(*line)),
        Why::NotRead { .. } => "it does not see this block".to_owned(),
    }
}

fn meanings(kinds: impl Iterator<Item = Kind>) -> String {
    let words: Vec<&str> = kinds.map(Kind::meaning).collect();
    if words.is_empty() { "it is no certificate".to_owned() } else { words.join("; ") }
}
