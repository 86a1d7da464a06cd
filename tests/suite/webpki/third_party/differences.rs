//! The list of known differences, each with its reason. What is not listed fails, and so does what is listed and has
//! healed.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
};

use serde::Deserialize;
use tlsconf_tests::data;

const LIST: &str = "third-party/differences.json";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Differences {
    chains: Vec<Cause>,
    unread: Vec<Unread>,
    pkits: Vec<Pkits>,
}

/// Tests of PKITS that are found otherwise than they are named, for one reason.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Pkits {
    reason: String,
    /// Test -> the finding that it is about, or `none`, and what is found.
    tests: BTreeMap<String, (String, String)>,
}

/// One cause and the chains that show it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Cause {
    reason: String,
    webpki: String,
    foretold: String,
    chains: BTreeSet<String>,
}

/// A file that others read.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Unread {
    file: String,
    holds: Holds,
    reason: String,
}

#[derive(Clone, Copy, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
pub enum Holds {
    Certificate,
    Key,
}

/// One chain's two answers.
pub struct Seen {
    pub chain: String,
    pub webpki: String,
    pub foretold: String,
}

impl Differences {
    pub fn listed() -> Self {
        let text = fs::read_to_string(data::path(LIST)).expect("the list of differences");
        let list: Self = serde_json::from_str(&text).expect("the list is JSON");
        let mut reasons = list
            .chains
            .iter()
            .map(|one| &one.reason)
            .chain(list.unread.iter().map(|one| &one.reason))
            .chain(list.pkits.iter().map(|one| &one.reason));
        assert!(reasons.all(|reason| !reason.is_empty()), "a difference has a reason");
        list
    }

    /// An error unless exactly the listed chains differ, as the list says.
    pub fn judge_chains(&self, differing: &[Seen]) -> Result<(), String> {
        let is_listed = |seen: &&Seen| {
            self.chains.iter().any(|cause| {
                cause.chains.contains(&seen.chain) && cause.webpki == seen.webpki && cause.foretold == seen.foretold
            })
        };
        let (listed, new): (Vec<&Seen>, Vec<&Seen>) = differing.iter().partition(is_listed);
        let new: Vec<String> =
            new.iter().map(|one| format!("{}: webpki {}, foretold {}", one.chain, one.webpki, one.foretold)).collect();
        let listed: BTreeSet<&str> = listed.iter().map(|one| one.chain.as_str()).collect();
        let all = self.chains.iter().flat_map(|cause| &cause.chains);
        let healed: Vec<&String> = all.filter(|chain| !listed.contains(chain.as_str())).collect();
        verdict(&new, &healed)
    }

    /// The same for tests of PKITS: the finding that each is about, and what was found.
    pub fn judge_pkits(&self, differing: &BTreeMap<String, (String, String)>) -> Result<(), String> {
        let listed: BTreeMap<&String, &(String, String)> = self.pkits.iter().flat_map(|one| &one.tests).collect();
        let is_new = |(test, answers): &(&String, &(String, String))| listed.get(test) != Some(answers);
        let new: Vec<String> = differing
            .iter()
            .filter(is_new)
            .map(|(test, (about, found))| format!("{test}: about {about}, found {found:?}"))
            .collect();
        let healed: Vec<&String> = listed.keys().copied().filter(|test| !differing.contains_key(*test)).collect();
        verdict(&new, &healed)
    }

    /// The same for the files that hold what others read as this and that is not read here.
    pub fn judge_unread(&self, holds: Holds, unread: &[String]) -> Result<(), String> {
        let listed: BTreeSet<&String> =
            self.unread.iter().filter(|one| one.holds == holds).map(|one| &one.file).collect();
        let new: Vec<String> = unread.iter().filter(|file| !listed.contains(file)).cloned().collect();
        let healed: Vec<&String> = listed.into_iter().filter(|file| !unread.contains(file)).collect();
        verdict(&new, &healed)
    }
}

fn verdict(new: &[String], healed: &[&String]) -> Result<(), String> {
    if !new.is_empty() {
        return Err(format!("{} differ and are not in {LIST}:\n{}", new.len(), new.join("\n")));
    }
    if !healed.is_empty() {
        return Err(format!("these agree now, take them out of {LIST}: {healed:#?}"));
    }
    Ok(())
}

#[test]
fn a_new_difference_fails_and_so_does_a_healed_one() {
    let list = Differences::listed();
    let seen = |chain: &str, cause: &Cause| Seen {
        chain: chain.to_owned(),
        webpki: cause.webpki.clone(),
        foretold: cause.foretold.clone(),
    };
    let all = || list.chains.iter().flat_map(|cause| cause.chains.iter().map(|chain| seen(chain, cause)));
    assert_eq!(list.judge_chains(&all().collect::<Vec<_>>()), Ok(()));
    assert!(list.judge_chains(&all().skip(1).collect::<Vec<_>>()).is_err_and(|text| text.contains("agree now")));
    let more = all().chain([seen("another", &list.chains[0])]).collect::<Vec<_>>();
    assert!(list.judge_chains(&more).is_err_and(|text| text.contains("another")));
    let keys: Vec<String> =
        list.unread.iter().filter(|one| one.holds == Holds::Key).map(|one| one.file.clone()).collect();
    assert_eq!(list.judge_unread(Holds::Key, &keys), Ok(()));
    assert!(list.judge_unread(Holds::Key, &keys[1..]).is_err_and(|text| text.contains("agree now")));
    assert!(list.judge_unread(Holds::Certificate, &keys).is_err_and(|text| text.contains(&keys[0])));
}
