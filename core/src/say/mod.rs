//! The last stage: findings ranked, the verdict and its sentence, the report; and the report as text for people.

use crate::{
    Case,
    checks::Found,
    contract::{CONTRACT_VERSION, Counts, Report, Upload, Verdict},
    read::Material,
    redis::plan,
    relate::Relations,
};

pub fn report(case: &Case<'_>, _material: &Material, _relations: &Relations, _found: Vec<Found>) -> Report {
    Report {
        contract_version: CONTRACT_VERSION,
        time: case.time,
        verdict: Verdict::NothingToCheck,
        headline: String::new(),
        counts: Counts::default(),
        endpoint: None,
        inputs: Vec::new(),
        certificates: Vec::new(),
        keys: Vec::new(),
        chains: Vec::new(),
        clients: Vec::new(),
        recommendation: plan::recommend(case),
        upload: Upload { safe: true, reasons: Vec::new() },
        findings: Vec::new(),
        exactly_one_cause: None,
        not_checked: Vec::new(),
    }
}
