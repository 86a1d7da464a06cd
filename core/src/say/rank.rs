//! The order of findings, and which of them is the cause of which.

use std::{cmp::Reverse, collections::BTreeMap, fmt::Write as _};

use crate::{
    checks::Found,
    contract::{Finding, Severity},
    limits,
    rules::Rule,
};

/// Findings in the contract's order, with their rules beside them.
pub(super) struct Ranked {
    pub findings: Vec<Finding>,
    pub rules: Vec<Rule>,
}

/// Errors, warnings, notes; inside by input (findings of no file first), line, code. Equal findings are one.
pub(super) fn rank(mut found: Vec<Found>) -> Ranked {
    found.sort_by(|a, b| {
        let key = |one: &Found| {
            (one.severity, one.at.input, one.at.line, one.rule.code(), one.at, Reverse(one.concerns.len()))
        };
        key(a).cmp(&key(b)).then_with(|| a.message.cmp(&b.message))
    });
    found.dedup_by(|a, b| a.rule == b.rule && a.at == b.at && a.message == b.message);
    let found = bounded(found);
    let causes: Vec<Option<u32>> = found
        .iter()
        .map(|one| {
            let (rule, at) = one.because?;
            found.iter().position(|cause| cause.rule == rule && cause.at == at).map(|index| index as u32)
        })
        .collect();
    let rules = found.iter().map(|one| one.rule).collect();
    let findings = found.into_iter().zip(causes).map(|(one, cause)| finding(one, cause)).collect();
    Ranked { findings, rules }
}

/// At most [`limits::FINDINGS_OF_A_KIND`] of one rule in one input, the rest counted in the last of them. One more is let
/// through, for families that count for themselves.
fn bounded(found: Vec<Found>) -> Vec<Found> {
    let kind = |one: &Found| (one.rule, one.severity, one.at.input);
    let mut counts = BTreeMap::new();
    for one in &found {
        *counts.entry(kind(one)).or_insert(0usize) += 1;
    }
    let mut kept = BTreeMap::new();
    found
        .into_iter()
        .filter_map(|mut one| {
            let all = counts.get(&kind(&one)).copied().unwrap_or_default();
            let so_far: &mut usize = kept.entry(kind(&one)).or_default();
            *so_far += 1;
            if all > limits::FINDINGS_OF_A_KIND + 1 {
                if *so_far > limits::FINDINGS_OF_A_KIND {
                    return None;
                }
                if *so_far == limits::FINDINGS_OF_A_KIND {
                    let _ = write!(one.message, " And {} more of this kind.", all - *so_far);
                }
            }
            Some(one)
        })
        .collect()
}

fn finding(found: Found, consequence_of: Option<u32>) -> Finding {
    let info = found.rule.info();
    Finding {
        code: info.code.to_owned(),
        name: info.name.to_owned(),
        severity: found.severity,
        message: found.message,
        at: found.at,
        seen: found.seen,
        expected: found.expected,
        fix: found.fix,
        concerns: found.concerns.into_iter().map(str::to_owned).collect(),
        consequence_of,
        reference: found.reference,
        excerpt: found.excerpt,
    }
}

impl Ranked {
    /// Indices of the findings of this severity that are no consequence of another, the most telling first: what a
    /// person has to mend before anything behind it can be judged.
    pub(super) fn causes(&self, severity: Severity) -> Vec<usize> {
        let mut causes: Vec<usize> = (0..self.findings.len())
            .filter(|index| {
                let finding = &self.findings[*index];
                finding.severity == severity && finding.consequence_of.is_none()
            })
            .collect();
        causes.sort_by_key(|index| (telling(self.rules[*index]), *index));
        causes
    }

    /// The finding that alone explains every error.
    pub(super) fn only_cause(&self) -> Option<u32> {
        match self.causes(Severity::Error)[..] {
            [only] => Some(only as u32),
            _ => None,
        }
    }
}

/// How near a rule stands to the root of trouble; smaller is nearer. A key in a file for upload outranks everything,
/// then what is no certificate at all, then text, then what certificates say, then wishes.
fn telling(rule: Rule) -> u8 {
    if matches!(rule, Rule::InpPrivateKeyForUpload | Rule::BndPrivateKey) {
        return 0;
    }
    match &rule.code()[..3] {
        "INP" => 1,
        "PEM" => 2,
        "END" => 3,
        "KEY" | "SRV" => 4,
        "CHN" => 5,
        "CRT" => 6,
        "BND" => 7,
        "POL" => 8,
        "PUB" => 9,
        _ => 10,
    }
}
