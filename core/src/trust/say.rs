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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contract::Place;

    /// Input, lines and certificate, as far as they are told.
    type At = (Option<u32>, Option<(u32, u32)>, Option<u32>);

    fn of(code: &str, severity: Severity, (input, lines, certificate): At, concerns: &[&str]) -> Finding {
        let (line, end_line) = (lines.map(|(first, _)| first), lines.map(|(_, last)| last));
        Finding {
            code: code.to_owned(),
            name: String::new(),
            severity,
            message: String::new(),
            at: Place { input, line, end_line, certificate, ..Place::default() },
            seen: None,
            expected: None,
            fix: None,
            concerns: concerns.iter().map(|id| (*id).to_owned()).collect(),
            consequence_of: None,
            reference: None,
            excerpt: None,
        }
    }

    fn error(code: &str, at: At) -> Finding {
        of(code, Severity::Error, at, &[])
    }

    fn note(code: &str, at: At) -> Finding {
        of(code, Severity::Note, at, &[])
    }

    const NOWHERE: At = (None, None, None);

    fn at(certificate: u32) -> At {
        (None, None, Some(certificate))
    }

    fn lines(input: u32, first: u32, last: u32) -> At {
        (Some(input), Some((first, last)), None)
    }

    #[test]
    fn a_fault_leads_to_the_finding_at_its_certificate() {
        let cause = Cause::Fault { rule: Rule::CrtExpired, certificate: 2 };
        let found = |findings: &[Finding]| finding(&cause, Some("a"), findings);
        assert_eq!(found(&[error("CRT001", at(1)), error("CRT002", at(2)), error("CRT001", at(2))]), Some(2));
        // Whom it concerns comes first.
        let of_others = of("CRT001", Severity::Error, at(2), &["b"]);
        assert_eq!(found(&[of_others.clone(), error("CRT001", at(2))]), Some(1));
        assert_eq!(found(&[of_others]), Some(0));
        // Another family speaks of the certificate, another certificate has the same, or the key is at fault.
        assert_eq!(found(&[note("BND001", at(2)), error("KEY001", at(2)), error("CRT001", at(1))]), Some(1));
        assert_eq!(found(&[note("BND001", at(2)), error("BND002", at(3)), note("CRT001", at(1))]), Some(2));
        assert_eq!(found(&[note("KEY001", NOWHERE), error("PEM001", at(1)), error("KEY002", NOWHERE)]), Some(2));
        assert_eq!(found(&[note("KEY001", NOWHERE), error("PEM001", NOWHERE)]), None);
    }

    #[test]
    fn a_text_leads_to_the_finding_at_its_line() {
        let found = |line, findings: &[Finding]| finding(&Cause::Text { input: 1, line }, Some("a"), findings);
        let (before, there, behind) =
            (error("PEM001", lines(1, 1, 4)), error("PEM002", lines(1, 5, 7)), error("PEM003", lines(1, 8, 9)));
        let three = [before.clone(), there, behind.clone()];
        assert_eq!([5, 6, 7].map(|line| found(Some(line), &three)), [Some(1); 3]);
        assert_eq!([found(Some(4), &three), found(Some(8), &three)], [Some(0), Some(2)]);
        assert_eq!(found(None, &three), Some(0));
        // In the file, weighty, of a family that speaks of texts, and not of the bundle as a whole, if there is another.
        assert_eq!(
            found(Some(5), &[error("PEM001", lines(0, 5, 5)), error("CRT001", lines(1, 5, 5)), before]),
            Some(2)
        );
        assert_eq!(found(Some(5), &[note("PEM001", lines(1, 5, 5)), behind]), Some(1));
        assert_eq!(found(Some(5), &[error("BND001", lines(1, 5, 5)), error("PEM001", lines(1, 9, 9))]), Some(1));
        let (near, far) = (error("BND001", lines(1, 5, 5)), error("BND002", lines(1, 1, 1)));
        assert_eq!(found(Some(5), &[far, near]), Some(1));
        assert_eq!(found(Some(5), &[note("CRT001", lines(1, 5, 5)), note("INP001", lines(1, 1, 1))]), Some(1));
        assert_eq!(found(Some(5), &[note("PEM001", lines(0, 5, 5))]), None);
    }

    #[test]
    fn keys_lead_to_findings_of_their_families() {
        let key = |input, findings: &[Finding]| finding(&Cause::Key { input }, Some("a"), findings);
        let (here, there) = (lines(1, 1, 1), lines(2, 1, 1));
        assert_eq!(key(Some(1), &[error("KEY001", there), error("PEM001", here), error("KEY002", here)]), Some(2));
        assert_eq!(key(Some(1), &[note("KEY001", here), error("PEM001", here), error("KEY002", there)]), Some(2));
        assert_eq!(key(Some(1), &[note("KEY001", there), note("CRT001", here), note("INP001", here)]), Some(2));
        assert_eq!(key(None, &[note("KEY001", here), error("KEY002", there)]), Some(1));
        let server = |findings: &[Finding]| finding(&Cause::ServerKey { input: 1 }, None, findings);
        assert_eq!(server(&[error("SRV001", there), error("KEY001", here), note("SRV002", here)]), Some(2));
        assert_eq!(server(&[error("KEY001", there), note("KEY002", here), error("KEY003", here)]), Some(2));
        assert_eq!(server(&[error("KEY001", there)]), None);
    }

    #[test]
    fn policies_lead_to_findings_of_their_family() {
        let found = |cause: Cause, findings: &[Finding]| finding(&cause, Some("a"), findings);
        let findings = [error("CRT001", NOWHERE), note("POL001", NOWHERE), error("POL002", NOWHERE)];
        assert_eq!(found(Cause::Versions, &findings), Some(2));
        let code = Rule::PolSuiteCertificate.code();
        assert_eq!(
            found(Cause::Suites, &[note(code, NOWHERE), error("POL002", NOWHERE), error(code, NOWHERE)]),
            Some(2)
        );
        assert_eq!(meanings([Kind::V1, Kind::Expired].into_iter()), "version field absent or < v3; now > notAfter");
        assert_eq!(meanings(std::iter::empty()), "it is no certificate");
    }
}
