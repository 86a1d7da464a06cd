//! Chains out of the material: every certificate is once the leaf, and what may stand above it is found by name.

use std::collections::BTreeMap;

use tlsconf::{
    contract::Timestamp,
    trust::{
        Facts, KeyType,
        facts::GeneralName,
        signature::{Verified, verify},
    },
};

use super::{
    differences::{Differences, Seen},
    folder,
    material::{self, Named},
};
use crate::webpki::oracle::{Question, foretold, webpki_says};

/// Inside the validity of nearly everything in PKITS.
pub const NOW: &str = "2026-11-25T00:00:00Z";

/// Of what stands above a leaf: enough for every hierarchy of the material. Hundreds of equal names are a maze, of which
/// the engine rightly says that it does not know.
const MOST_ISSUERS: usize = 4;

struct One {
    name: String,
    facts: Facts,
}

#[test]
fn third_party_chains_are_judged_as_webpki_judges_them() {
    let Some(root) = folder() else { return };
    let all = material::certificates(&material::files(&root));
    let mut sets: BTreeMap<String, Vec<One>> = BTreeMap::new();
    for (set, one) in sorted(all) {
        sets.entry(set).or_default().push(one);
    }
    let mut sources = BTreeMap::<&str, usize>::new();
    let (mut equal, mut by_key, mut differing) = (BTreeMap::<String, usize>::new(), 0, Vec::new());
    for ones in sets.values() {
        for (at, leaf) in ones.iter().enumerate() {
            for (label, question) in questions(ones, at) {
                *sources.entry(source(&leaf.name)).or_default() += 1;
                let (webpki, foretold) = (webpki_says(&question), foretold(&question));
                if webpki == foretold {
                    *equal.entry(webpki).or_default() += 1;
                } else if foretold == "alert-handshake" && !is_offered(leaf.facts.key) {
                    by_key += 1;
                } else {
                    differing.push(Seen { chain: format!("{} {label}", leaf.name), webpki, foretold });
                }
            }
        }
    }
    let agreeing: usize = equal.values().sum();
    println!(
        "\nthird party: {} chains ({sources:?}), {agreeing} as webpki says ({equal:?}), {by_key} that end with the server's key before \
         webpki is asked, {} differing",
        agreeing + by_key + differing.len(),
        differing.len()
    );
    assert!(agreeing > 2000 && equal.len() > 12, "the material has shrunk: {equal:?}");
    Differences::listed().judge_chains(&differing).unwrap();
}

fn source(name: &str) -> &str {
    const PKITS: &str = "cryptography/x509/PKITS_data";
    if name.starts_with(PKITS) { "PKITS" } else { name.split('/').next().unwrap_or_default() }
}

/// Does rustls with ring offer a signature scheme for such a key of the server?
fn is_offered(key: KeyType) -> bool {
    matches!(key, KeyType::Rsa(_) | KeyType::P256 | KeyType::P384 | KeyType::Ed25519)
}

/// Certificates with the set that each belongs to: the files of a folder that share what is before the first dot
/// (`dp_chain.ee.der`, `dp_chain.int.a.ca.der`), else the whole folder.
fn sorted(all: Vec<Named>) -> Vec<(String, One)> {
    let stem = |name: &str| name.split('.').next().unwrap_or_default().to_owned();
    let mut count: BTreeMap<String, usize> = BTreeMap::new();
    for named in &all {
        *count.entry(stem(&named.name)).or_default() += 1;
    }
    let set = |name: &str| if count[&stem(name)] > 1 { stem(name) } else { material::folder(name).to_owned() };
    all.into_iter()
        .filter_map(|named| Some((set(&named.name), One { facts: Facts::read(&named.der)?, name: named.name })))
        .collect()
}

/// Now and in the middle of the leaf's time; for the chain alone and for a name that the leaf has.
fn questions(set: &[One], leaf: usize) -> Vec<(String, Question<'_>)> {
    let facts = &set[leaf].facts;
    let above = above(set, leaf);
    let roots: Vec<usize> = above.iter().copied().filter(|at| is_root(&set[*at].facts)).collect();
    // A set without a root, or a certificate alone: what nobody else in it has issued is trusted.
    let has_issuer = |at: usize| set.iter().any(|one| one.facts.subject() == set[at].facts.issuer());
    let tops = || above.iter().copied().filter(|at| !has_issuer(*at)).collect::<Vec<_>>();
    let mut trusted = if roots.is_empty() { tops() } else { roots };
    if trusted.is_empty() {
        trusted.push(leaf);
    }
    // A CA before an end-entity is a file in the wrong order to the engine, which judges what was meant.
    let is_in_order = |at: usize| set[at].facts.is_ca() || !facts.is_ca();
    let between = above.iter().copied().filter(|at| !trusted.contains(at) && *at != leaf && is_in_order(*at));
    let der = |at: usize| set[at].facts.der.as_slice();
    let presented: Vec<usize> = std::iter::once(leaf).chain(between).collect();
    let middle = facts.not_before.unix() / 2 + facts.not_after.unix() / 2;
    let times = [("now", Timestamp::parse(NOW).expect("a time")), ("then", Timestamp::from_unix(middle.max(0)))];
    let hosts = std::iter::once(None).chain(host(facts).map(Some));
    hosts
        .flat_map(|host| times.map(|(label, time)| (label, time, host)))
        .map(|(label, time, host)| {
            let label = host.map_or_else(|| label.to_owned(), |host| format!("{label} {host}"));
            let trusted = trusted.iter().map(|at| der(*at)).collect();
            (label, Question { trusted, sent: presented.iter().map(|at| der(*at)).collect(), time, host })
        })
        .collect()
}

/// The leaf and all that may stand above it, by the octets of names.
fn above(set: &[One], leaf: usize) -> Vec<usize> {
    let mut found = vec![leaf];
    let mut next = 0;
    while let Some(child) = found.get(next).copied() {
        for (at, one) in set.iter().enumerate() {
            if found.len() <= MOST_ISSUERS && one.facts.subject() == set[child].facts.issuer() && !found.contains(&at) {
                found.push(at);
            }
        }
        next += 1;
    }
    found
}

fn is_root(facts: &Facts) -> bool {
    facts.subject() == facts.issuer() && verify(&facts.der, facts.spki()) == Verified::Good
}

/// The first of the leaf's DNS names that a client could ask for.
fn host(facts: &Facts) -> Option<&str> {
    facts.san.iter().flatten().find_map(|name| match name {
        GeneralName::Dns(text) => std::str::from_utf8(text).ok().filter(|text| is_host(text)),
        _ => None,
    })
}

fn is_host(text: &str) -> bool {
    let letters = |octet: u8| octet.is_ascii_alphanumeric() || matches!(octet, b'-' | b'.');
    text.bytes().all(letters) && rustls_pki_types::DnsName::try_from(text).is_ok()
}
