//! Many reports as one: what a fleet's sets of files, each a question of its own, come to together.

use std::collections::{BTreeMap, BTreeSet};

use crate::contract::{Certificate, Chain, Finding, Key, NotChecked, Place, Report, Verdict};

/// One report of the same shape, with every index put right. The first `shared` inputs of each question are the same
/// files, and are listed once. `None` where there is no report.
///
/// What each client does is a statement about one set, so `clients` stays empty and `not_checked` says so.
pub fn merge(reports: impl IntoIterator<Item = Report>, shared: usize) -> Option<Report> {
    let mut reports = reports.into_iter();
    let first = reports.next()?;
    let mut whole = Whole::new(first, shared);
    reports.for_each(|report| whole.add(report));
    Some(whole.finish())
}

/// The report as it grows.
struct Whole {
    report: Report,
    shared: usize,
    /// Findings about shared files or about no file, which every report repeats, and where they stand.
    common: BTreeMap<(String, Place, String), u32>,
    verdicts: Vec<Verdict>,
    causes: Vec<u32>,
}

/// Where the parts of one report went: old index to new.
struct Moved {
    inputs: Vec<u32>,
    certificates: Vec<u32>,
    keys: Vec<u32>,
    findings: Vec<u32>,
}

impl Whole {
    fn new(first: Report, shared: usize) -> Self {
        let mut whole = Self {
            shared: shared_inputs(&first, shared),
            common: BTreeMap::new(),
            verdicts: vec![first.verdict],
            causes: first.exactly_one_cause.into_iter().collect(),
            report: first,
        };
        whole.report.clients.clear();
        let findings = whole.report.findings.iter().zip(0..).filter(|(finding, _)| whole.is_common(finding));
        whole.common = findings.map(|(finding, index)| (same(finding), index)).collect();
        whole
    }

    fn is_common(&self, finding: &Finding) -> bool {
        finding.at.input.is_none_or(|input| (input as usize) < self.shared)
    }

    fn add(&mut self, mut next: Report) {
        self.verdicts.push(next.verdict);
        let moved = self.place(&next);
        for (input, new) in next.inputs.into_iter().zip(&moved.inputs).skip(self.shared) {
            debug_assert_eq!(*new as usize, self.report.inputs.len());
            let mut input = input;
            shift(&mut input.archive, &moved.inputs);
            for item in &mut input.items {
                shift(&mut item.certificate, &moved.certificates);
                shift(&mut item.key, &moved.keys);
            }
            self.report.inputs.push(input);
        }
        for (mut certificate, new) in next.certificates.into_iter().zip(&moved.certificates) {
            if *new as usize == self.report.certificates.len() {
                certificate.input = moved_to(certificate.input, &moved.inputs);
                shift(&mut certificate.issued_by, &moved.certificates);
                self.report.certificates.push(certificate);
            }
        }
        for (mut key, new) in next.keys.into_iter().zip(&moved.keys) {
            let belongs_to = key.belongs_to.iter().map(|index| moved_to(*index, &moved.certificates));
            if *new as usize == self.report.keys.len() {
                key.input = moved_to(key.input, &moved.inputs);
                key.belongs_to = belongs_to.collect();
                self.report.keys.push(key);
            } else if let Some(there) = self.report.keys.get_mut(*new as usize) {
                // A shared key may belong to a certificate of this set too.
                let all: BTreeSet<u32> = there.belongs_to.iter().copied().chain(belongs_to).collect();
                there.belongs_to = all.into_iter().collect();
            }
        }
        for finding in std::mem::take(&mut next.findings) {
            self.finding(finding, &moved);
        }
        for chain in next.chains {
            let is_own = chain.path.iter().any(|old| moved_to(*old, &moved.certificates) != *old);
            let chain = chain_moved(chain, &moved);
            if is_own || !self.report.chains.contains(&chain) {
                self.report.chains.push(chain);
            }
        }
        self.causes.extend(next.exactly_one_cause.map(|cause| moved_to(cause, &moved.findings)));
        self.report.upload.safe &= next.upload.safe;
        self.report.upload.reasons.extend(next.upload.reasons.iter().map(|index| moved_to(*index, &moved.findings)));
        for missing in next.not_checked {
            if !self.report.not_checked.contains(&missing) {
                self.report.not_checked.push(missing);
            }
        }
    }

    /// The new index of every part of the next report.
    fn place(&self, next: &Report) -> Moved {
        let fresh = |start: usize, count: usize| (start..start + count).map(|index| index as u32);
        let shared = self.shared.min(next.inputs.len());
        let inputs: Vec<u32> =
            fresh(0, shared).chain(fresh(self.report.inputs.len(), next.inputs.len() - shared)).collect();
        let is_shared = |input: u32| (input as usize) < shared;
        let certificates = indices(
            next.certificates.iter().map(|one: &Certificate| is_shared(one.input)),
            self.report.certificates.len(),
        );
        let keys = indices(next.keys.iter().map(|one: &Key| is_shared(one.input)), self.report.keys.len());
        let mut moved = Moved { inputs, certificates, keys, findings: Vec::new() };
        let mut end = self.report.findings.len() as u32;
        for finding in &next.findings {
            let there = self.is_common(finding).then(|| self.common.get(&same_at(finding, &moved))).flatten();
            moved.findings.push(there.copied().unwrap_or_else(|| {
                end += 1;
                end - 1
            }));
        }
        moved
    }

    fn finding(&mut self, mut finding: Finding, moved: &Moved) {
        let is_common = self.is_common(&finding);
        finding.at = place_moved(finding.at, moved);
        shift(&mut finding.consequence_of, &moved.findings);
        if is_common {
            let key = same(&finding);
            if self.common.contains_key(&key) {
                return;
            }
            self.common.insert(key, self.report.findings.len() as u32);
        }
        self.report.findings.push(finding);
    }

    fn finish(mut self) -> Report {
        let sets = self.verdicts.len();
        if sets > 1 {
            self.sort();
            let count = |verdict| self.verdicts.iter().filter(|one| **one == verdict).count();
            let (fail, some) = (count(Verdict::WillFail), count(Verdict::ReadyForSome));
            (self.report.verdict, self.report.headline) = if fail > 0 {
                (Verdict::WillFail, format!("Will not work: errors were found in {fail} of {sets} sets of files."))
            } else if some > 0 {
                let text =
                    format!("Ready for most clients, not for all: {some} of {sets} sets of files have warnings.");
                (Verdict::ReadyForSome, text)
            } else if count(Verdict::Ready) > 0 {
                (Verdict::Ready, format!("Ready: no error was found in {sets} sets of files."))
            } else {
                (Verdict::NothingToCheck, self.report.headline)
            };
            self.report.not_checked.push(NotChecked {
                what: "what each client will do".to_owned(),
                why: format!("{sets} sets of files were checked, each by itself; ask about one of them alone"),
            });
        }
        self.report.counts = super::counts(&self.report.findings);
        self.report
    }

    /// Errors, warnings, notes, as in every report; inside as they are, which is by input.
    fn sort(&mut self) {
        let findings = std::mem::take(&mut self.report.findings);
        let mut order: Vec<usize> = (0..findings.len()).collect();
        order.sort_by_key(|index| findings.get(*index).map(|finding| (finding.severity, finding.at.input)));
        let mut to = vec![0_u32; findings.len()];
        for (new, old) in order.iter().enumerate() {
            if let Some(slot) = to.get_mut(*old) {
                *slot = new as u32;
            }
        }
        let mut sorted: Vec<(u32, Finding)> =
            findings.into_iter().enumerate().map(|(old, finding)| (moved_to(old as u32, &to), finding)).collect();
        sorted.sort_by_key(|(new, _)| *new);
        self.report.findings = sorted.into_iter().map(|(_, finding)| finding).collect();
        for finding in &mut self.report.findings {
            shift(&mut finding.consequence_of, &to);
        }
        for chain in &mut self.report.chains {
            chain.faults.iter_mut().for_each(|fault| *fault = moved_to(*fault, &to));
            chain.faults.sort_unstable();
        }
        let reasons: BTreeSet<u32> = self.report.upload.reasons.iter().map(|index| moved_to(*index, &to)).collect();
        self.report.upload.reasons = reasons.into_iter().collect();
        let causes: BTreeSet<u32> = self.causes.iter().map(|index| moved_to(*index, &to)).collect();
        let failing = self.verdicts.iter().filter(|verdict| **verdict == Verdict::WillFail).count();
        let only = causes.first().filter(|_| causes.len() == 1 && self.causes.len() == failing);
        self.report.exactly_one_cause = only.copied();
    }
}

/// How many inputs of the report the first `shared` of the question became: members follow their archive.
fn shared_inputs(report: &Report, shared: usize) -> usize {
    let mut roots = 0;
    report
        .inputs
        .iter()
        .take_while(|input| {
            roots += usize::from(input.archive.is_none());
            roots <= shared
        })
        .count()
}

/// Shared parts keep their place, which is at the front in every report; others are put behind what is there.
fn indices(is_shared: impl Iterator<Item = bool>, start: usize) -> Vec<u32> {
    let (mut old, mut new) = (0, start as u32);
    is_shared
        .map(|shared| {
            let next = if shared { &mut old } else { &mut new };
            *next += 1;
            *next - 1
        })
        .collect()
}

fn moved_to(index: u32, moved: &[u32]) -> u32 {
    moved.get(index as usize).copied().unwrap_or(index)
}

fn shift(index: &mut Option<u32>, moved: &[u32]) {
    *index = index.map(|index| moved_to(index, moved));
}

fn place_moved(mut at: Place, moved: &Moved) -> Place {
    shift(&mut at.input, &moved.inputs);
    shift(&mut at.certificate, &moved.certificates);
    shift(&mut at.key, &moved.keys);
    at
}

fn same(finding: &Finding) -> (String, Place, String) {
    (finding.code.clone(), finding.at, finding.message.clone())
}

fn same_at(finding: &Finding, moved: &Moved) -> (String, Place, String) {
    (finding.code.clone(), place_moved(finding.at, moved), finding.message.clone())
}

fn chain_moved(mut chain: Chain, moved: &Moved) -> Chain {
    chain.path.iter_mut().for_each(|index| *index = moved_to(*index, &moved.certificates));
    shift(&mut chain.anchor, &moved.certificates);
    chain.faults.iter_mut().for_each(|index| *index = moved_to(*index, &moved.findings));
    chain
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        CheckRequest,
        contract::{InputRequest, Role, Timestamp},
    };

    const CA: &str = include_str!("../trust/testdata/redislabs-root.pem");
    const INTERMEDIATE: &str = include_str!("../trust/testdata/rcp-intermediate.pem");

    fn ask(inputs: &[(&str, Role, &str)]) -> Report {
        let mut request = CheckRequest::at(Timestamp::from_unix(1_795_564_800));
        let input = |(name, role, text): &(&str, Role, &str)| InputRequest::new(*name, *role, text.as_bytes().to_vec());
        request.inputs = inputs.iter().map(input).collect();
        crate::check(&request).unwrap()
    }

    #[test]
    fn one_report_stays_as_it_is_but_for_the_clients() {
        let alone = ask(&[("ca.pem", Role::CaBundle, CA)]);
        let merged = merge([alone.clone()], 0).unwrap();
        assert_eq!(merged, Report { clients: Vec::new(), ..alone });
    }

    #[test]
    fn indices_point_into_the_whole_and_shared_files_are_listed_once() {
        let shared = ("ca.pem", Role::CaBundle, CA);
        let sets = [
            ask(&[shared, ("a/chain.pem", Role::ServerChain, INTERMEDIATE)]),
            ask(&[shared, ("b/empty.pem", Role::ServerChain, "nothing\n")]),
            ask(&[shared, ("c/chain.pem", Role::ServerChain, INTERMEDIATE)]),
        ];
        let expected: usize = sets.iter().map(|set| set.findings.len()).sum();
        let merged = merge(sets, 1).unwrap();
        let names: Vec<_> = merged.inputs.iter().map(|input| input.name.as_str()).collect();
        assert_eq!(names, ["ca.pem", "a/chain.pem", "b/empty.pem", "c/chain.pem"]);
        assert_eq!(merged.certificates.iter().map(|one| one.input).collect::<Vec<_>>(), [0, 1, 3]);
        assert_eq!(merged.certificates[2].issued_by, Some(0));
        assert_eq!(merged.inputs[3].items[0].certificate, Some(2));
        assert!(merged.findings.len() < expected, "what is said of the shared file is said once");
        assert!(merged.findings.is_sorted_by_key(|finding| (finding.severity, finding.at.input)));
        assert!(merged.findings.iter().any(|finding| finding.at.input == Some(3)));
        assert!(merged.chains.iter().flat_map(|chain| &chain.path).all(|index| *index < 3));
        let errors = merged.findings.iter().filter(|finding| finding.severity.as_str() == "error").count();
        assert_eq!(merged.counts.error as usize, errors);
        assert!(merged.not_checked.iter().any(|missing| missing.why.starts_with("3 sets of files")));
    }

    #[test]
    fn nothing_comes_of_nothing() {
        assert_eq!(merge([], 0), None);
    }
}
