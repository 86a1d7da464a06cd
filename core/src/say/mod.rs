//! The last stage: findings ranked, the verdict and its sentence, the report; and the report as text for people.

mod describe;
mod headline;
mod merge;
mod rank;
pub mod text;

pub use merge::merge;

use crate::{
    checks::{Found, Scene},
    contract::{CONTRACT_VERSION, Counts, Finding, Report, Role, Severity, Upload},
    read::Material,
    redis::plan,
    rules::Rule,
    trust,
};

/// What was found, as a report lists it.
pub(crate) fn findings(found: Vec<Found>) -> Vec<Finding> {
    rank::rank(found).findings
}

#[doc(hidden)]
pub fn report(scene: &Scene<'_>, found: Vec<Found>) -> Report {
    let Scene { case, material, relations, verdicts } = *scene;
    let ranked = rank::rank(found);
    let counts = counts(&ranked.findings);
    let verdict = headline::verdict(material, &ranked.findings, counts);
    Report {
        contract_version: CONTRACT_VERSION,
        time: case.time,
        verdict,
        headline: headline::sentence(verdict, &ranked, material),
        counts,
        endpoint: describe::endpoint(case),
        inputs: describe::inputs(material),
        certificates: describe::certificates(material, relations),
        keys: describe::keys(material, relations),
        chains: trust::say::chains(verdicts, &ranked.findings),
        clients: trust::say::clients(verdicts, material, &ranked.findings),
        servers: trust::say::servers(verdicts, &ranked.findings),
        recommendation: plan::recommend(case),
        upload: upload(material, &ranked.findings),
        exactly_one_cause: ranked.only_cause(),
        not_checked: describe::not_checked(case, material),
        findings: ranked.findings,
    }
}

fn counts(findings: &[Finding]) -> Counts {
    let count = |severity| findings.iter().filter(|finding| finding.severity == severity).count() as u32;
    Counts { error: count(Severity::Error), warning: count(Severity::Warning), note: count(Severity::Note) }
}

/// The client certificate's file may be uploaded unless it holds a private key, or an error of its own would have it
/// refused.
fn upload(material: &Material, findings: &[Finding]) -> Upload {
    let reasons: Vec<u32> = findings
        .iter()
        .enumerate()
        .filter(|(_, finding)| {
            let meant_for_upload = finding
                .at
                .input
                .and_then(|input| material.inputs.get(input as usize))
                .is_some_and(|input| input.role == Role::ClientCertificate);
            finding.code == Rule::InpPrivateKeyForUpload.code()
                || (finding.severity == Severity::Error && meant_for_upload)
        })
        .map(|(index, _)| index as u32)
        .collect();
    Upload { safe: reasons.is_empty(), reasons }
}
