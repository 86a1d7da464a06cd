//! Certification paths from a leaf to an anchor, as each stack builds them.

use std::collections::HashMap;

use super::{
    dialect::{Build, LeafAnchor, Names, Positions},
    pool::{Id, Pool},
};
use crate::limits;

/// What is trusted: the certificates of a CA file as a client loaded them, found by name.
#[derive(Debug, Default)]
pub struct Store {
    members: Vec<Id>,
    by_subject: HashMap<Vec<u8>, Vec<Id>>,
}

/// A path as it was built, the leaf first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Path {
    pub ids: Vec<Id>,
    /// Its last certificate is a trust anchor.
    pub is_complete: bool,
}

/// More steps than the limit: nothing can be said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TooManyCandidates;

impl Store {
    pub fn new(pool: &Pool, members: Vec<Id>) -> Self {
        let mut by_subject: HashMap<Vec<u8>, Vec<Id>> = HashMap::new();
        for id in &members {
            by_subject.entry(pool.facts(*id).subject_canonical.clone()).or_default().push(*id);
        }
        Self { members, by_subject }
    }

    pub fn members(&self) -> &[Id] {
        &self.members
    }

    pub fn has_name(&self, canonical: &[u8]) -> bool {
        self.by_subject.contains_key(canonical)
    }

    fn named(&self, canonical: &[u8]) -> &[Id] {
        self.by_subject.get(canonical).map(Vec::as_slice).unwrap_or_default()
    }

    /// Byte for byte.
    pub fn holds(&self, pool: &Pool, id: Id) -> bool {
        self.named(&pool.facts(id).subject_canonical).iter().any(|member| pool.same_octets(*member, id))
    }

    /// By name and key.
    pub fn holds_key(&self, pool: &Pool, id: Id) -> bool {
        self.named(&pool.facts(id).subject_canonical).iter().any(|member| pool.key(*member) == pool.key(id))
    }
}

impl Path {
    /// Where a certificate stands in it.
    pub fn position(&self, index: usize) -> Positions {
        let last = self.ids.len().saturating_sub(1);
        match (index, index == last, self.is_complete) {
            (0, true, true) => Positions::SELF,
            (0, ..) => Positions::LEAF,
            (_, true, true) => Positions::ANCHOR,
            (_, true, false) => Positions::TOP,
            _ => Positions::INTERMEDIATE,
        }
    }
}

/// All paths of a stack, those with an anchor first; at least one. `sent` is what came with the leaf.
pub fn build(pool: &Pool, build: Build, leaf: Id, store: &Store, sent: &[Id]) -> Result<Vec<Path>, TooManyCandidates> {
    let mut search = Search { pool, build, store, sent, steps: 0, complete: Vec::new(), open: Vec::new() };
    if build.first {
        return search.first_candidates(leaf).map(|path| vec![path]);
    }
    let is_anchor = match build.leaf {
        LeafAnchor::No => false,
        LeafAnchor::Exact => store.holds(pool, leaf),
        LeafAnchor::Key => store.holds_key(pool, leaf),
    };
    if is_anchor {
        return Ok(vec![Path { ids: vec![leaf], is_complete: true }]);
    }
    search.extend(&mut vec![leaf])?;
    search.open.sort_by_key(|path| std::cmp::Reverse(path.ids.len()));
    search.complete.append(&mut search.open);
    Ok(search.complete)
}

struct Search<'a> {
    pool: &'a Pool,
    build: Build,
    store: &'a Store,
    sent: &'a [Id],
    steps: usize,
    complete: Vec<Path>,
    open: Vec<Path>,
}

impl Search<'_> {
    fn step(&mut self) -> Result<(), TooManyCandidates> {
        self.steps += 1;
        if self.steps > limits::PATH_STEPS { Err(TooManyCandidates) } else { Ok(()) }
    }

    /// May `issuer` have issued `child`, as far as this stack looks before it tries?
    fn is_candidate(&self, child: Id, issuer: Id, aki: bool) -> bool {
        let (child, issuer) = (self.pool.facts(child), self.pool.facts(issuer));
        let named = match self.build.name {
            Names::Bytes => child.issuer() == issuer.subject(),
            Names::Canonical => child.issuer_canonical == issuer.subject_canonical,
        };
        named && !(aki && child.aki_contradicts(issuer)) && (!self.build.key_type || child.fits(issuer))
    }

    fn in_store(&self, child: Id) -> Vec<Id> {
        let named = self.store.named(&self.pool.facts(child).issuer_canonical);
        named.iter().copied().filter(|issuer| self.is_candidate(child, *issuer, self.build.aki_store)).collect()
    }

    /// Not those whose name and key stand in the path already.
    fn in_sent(&self, path: &[Id], child: Id) -> Vec<Id> {
        let is_new = |issuer: Id| {
            let name = &self.pool.facts(issuer).subject_canonical;
            !path.iter().any(|earlier| {
                self.pool.key(*earlier) == self.pool.key(issuer) && self.pool.facts(*earlier).subject_canonical == *name
            })
        };
        let fits = |issuer: &Id| self.is_candidate(child, *issuer, self.build.aki_sent) && is_new(*issuer);
        self.sent.iter().copied().filter(fits).collect()
    }

    /// Of several the first in date, else the one that ends last (OpenSSL's `get1_best_issuer_other` and
    /// `X509_STORE_CTX_get1_issuer`).
    fn best(&self, candidates: &[Id]) -> Option<Id> {
        let in_date = candidates.iter().copied().find(|id| self.pool.is_in_date(*id));
        // `max_by_key` would take the last of equals.
        in_date.or_else(|| candidates.iter().copied().rev().max_by_key(|id| self.pool.facts(*id).not_after))
    }

    /// OpenSSL: the store is asked before what was sent, and alone once it was taken from; there is no going back.
    fn first_candidates(&mut self, leaf: Id) -> Result<Path, TooManyCandidates> {
        let mut path = vec![leaf];
        let mut from_store = false;
        let mut is_complete = false;
        loop {
            self.step()?;
            let Some(current) = path.last().copied() else { break };
            if self.pool.facts(current).self_signed() {
                is_complete = from_store || self.store.holds(self.pool, current);
                break;
            }
            if path.len() >= limits::PATH_LENGTH {
                break;
            }
            // A cross-signed ring in the store would go on for ever.
            let in_store: Vec<_> = self.in_store(current).into_iter().filter(|id| !path.contains(id)).collect();
            if let Some(issuer) = self.best(&in_store) {
                path.push(issuer);
                from_store = true;
                if self.build.partial {
                    is_complete = true;
                    break;
                }
                continue;
            }
            let sent = if from_store { Vec::new() } else { self.in_sent(&path, current) };
            let Some(issuer) = self.best(&sent) else { break };
            path.push(issuer);
        }
        // With partial chains a trusted leaf stands for itself; what was sent stays in the path and is checked.
        if !is_complete && self.build.leaf == LeafAnchor::Exact && self.store.holds(self.pool, leaf) {
            is_complete = true;
        }
        Ok(Path { ids: path, is_complete })
    }

    fn extend(&mut self, path: &mut Vec<Id>) -> Result<(), TooManyCandidates> {
        self.step()?;
        let Some(current) = path.last().copied() else { return Ok(()) };
        let anchors = self.in_store(current);
        for anchor in &anchors {
            self.step()?;
            let ids = path.iter().copied().chain([*anchor]).collect();
            self.complete.push(Path { ids, is_complete: true });
        }
        let sent = if path.len() < limits::PATH_LENGTH { self.in_sent(path, current) } else { Vec::new() };
        for issuer in &sent {
            path.push(*issuer);
            self.extend(path)?;
            path.pop();
        }
        if anchors.is_empty() && sent.is_empty() {
            self.open.push(Path { ids: path.clone(), is_complete: false });
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        contract::Timestamp,
        trust::{
            dialect::{GO_1_27, JSSE, OPENSSL_2, OPENSSL_STRICT, RUSTLS_AWS},
            testing,
        },
    };

    /// Root and intermediate of Redis Cloud, and a root that has nothing to do with them.
    fn pool() -> (Pool, Id, Id, Id) {
        let now = Timestamp::parse("2026-11-25T00:00:00Z").unwrap();
        let mut pool = Pool::new(now);
        let mut add = |pem| pool.add(&testing::der(pem), false).unwrap();
        let ids = (add(testing::REDISLABS_ROOT), add(testing::RCP_INTERMEDIATE), add(testing::GLOBALSIGN_R3));
        (pool, ids.0, ids.1, ids.2)
    }

    #[test]
    fn a_path_ends_at_what_is_trusted() {
        let (pool, root, intermediate, other) = pool();
        let store = Store::new(&pool, vec![other, root]);
        for dialect in [&OPENSSL_2, &OPENSSL_STRICT, &GO_1_27, &RUSTLS_AWS, &JSSE] {
            let paths = build(&pool, dialect.build, intermediate, &store, &[]).unwrap();
            assert_eq!(paths[0], Path { ids: vec![intermediate, root], is_complete: true }, "{}", dialect.id);
            assert_eq!((paths[0].position(0), paths[0].position(1)), (Positions::LEAF, Positions::ANCHOR));
        }
    }

    #[test]
    fn without_an_anchor_the_longest_stays() {
        let (pool, root, intermediate, other) = pool();
        let store = Store::new(&pool, vec![other]);
        for dialect in [&OPENSSL_2, &GO_1_27] {
            let paths = build(&pool, dialect.build, intermediate, &store, &[root]).unwrap();
            assert_eq!(paths[0], Path { ids: vec![intermediate, root], is_complete: false }, "{}", dialect.id);
            assert_eq!(paths[0].position(1), Positions::TOP);
        }
    }

    #[test]
    fn a_trusted_leaf_is_an_anchor_for_some() {
        let (pool, _, intermediate, _) = pool();
        let store = Store::new(&pool, vec![intermediate]);
        let complete = |build: Build| super::build(&pool, build, intermediate, &store, &[]).unwrap()[0].is_complete;
        assert!(complete(GO_1_27.build) && complete(JSSE.build) && complete(OPENSSL_STRICT.build));
        assert!(!complete(OPENSSL_2.build) && !complete(RUSTLS_AWS.build));
    }
}
