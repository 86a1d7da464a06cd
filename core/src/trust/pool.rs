//! Every certificate that takes part, once, with what was already worked out about it.

use std::{
    cell::OnceCell,
    collections::{BTreeMap, HashMap},
    sync::Arc,
};

use super::{
    Facts, Kind, Kinds,
    facts::{Digest, SignatureKind},
    faults::{self, Purpose},
    signature::{self, Verified},
};
use crate::{contract::Timestamp, limits};

/// A certificate of a [`Pool`].
pub type Id = usize;

/// Certificates by their octets, and the signatures between them.
#[derive(Debug)]
pub struct Pool {
    now: Timestamp,
    entries: Vec<Entry>,
    /// Without and with trust settings. Ordered, not hashed: octets differ early, and nobody can make them collide.
    by_octets: BTreeMap<Vec<u8>, [Option<Id>; 2]>,
    keys: BTreeMap<Vec<u8>, usize>,
    verified: HashMap<(Id, usize), Verified>,
    /// Verified before, and not asked about yet.
    prepared: HashMap<(Id, usize), Verified>,
    checks_left: usize,
}

#[derive(Debug)]
struct Entry {
    facts: Arc<Facts>,
    /// Index of its public key; equal keys share it.
    key: usize,
    server: OnceCell<Kinds>,
    client: OnceCell<Kinds>,
}

impl Pool {
    pub fn new(now: Timestamp) -> Self {
        Self {
            now,
            entries: Vec::new(),
            by_octets: BTreeMap::new(),
            keys: BTreeMap::new(),
            verified: HashMap::new(),
            prepared: HashMap::new(),
            checks_left: limits::SIGNATURE_CHECKS,
        }
    }

    pub fn now(&self) -> Timestamp {
        self.now
    }

    /// The certificate with these octets (and what follows them in their block); `None` where they are no certificate.
    /// With `settings` what follows is read as OpenSSL's trust settings, where it is that.
    pub fn add(&mut self, octets: &[u8], settings: bool) -> Option<Id> {
        if let Some(id) = self.by_octets.get(octets).and_then(|ids| ids[usize::from(settings)]) {
            return Some(id);
        }
        let mut facts = Facts::read(octets)?;
        if settings && facts.trust_settings.is_some() {
            facts.trailing.clear();
        } else {
            facts.trust_settings = None;
        }
        Some(self.insert(octets, settings, Arc::new(facts)))
    }

    /// [`Pool::add`] of a certificate that was read already.
    pub fn add_read(&mut self, facts: &Arc<Facts>) -> Option<Id> {
        if !facts.trailing.is_empty() {
            return self.add(&facts.der, false);
        }
        let known = self.by_octets.get(&facts.der).and_then(|ids| ids[0]);
        Some(known.unwrap_or_else(|| self.insert(&facts.der, false, Arc::clone(facts))))
    }

    fn insert(&mut self, octets: &[u8], settings: bool, facts: Arc<Facts>) -> Id {
        let count = self.keys.len();
        let key = *self.keys.entry(facts.spki().to_vec()).or_insert(count);
        let id = self.entries.len();
        self.entries.push(Entry { facts, key, server: OnceCell::new(), client: OnceCell::new() });
        self.by_octets.entry(octets.to_vec()).or_default()[usize::from(settings)] = Some(id);
        id
    }

    pub fn facts(&self, id: Id) -> &Facts {
        &self.entries[id].facts
    }

    /// Equal for certificates with the same public key.
    pub fn key(&self, id: Id) -> usize {
        self.entries[id].key
    }

    pub fn same_octets(&self, a: Id, b: Id) -> bool {
        a == b || self.facts(a).der == self.facts(b).der
    }

    /// The kinds that the certificate alone decides.
    pub fn own(&self, id: Id, purpose: Purpose) -> Kinds {
        let entry = &self.entries[id];
        let cell = match purpose {
            Purpose::Server => &entry.server,
            Purpose::Client => &entry.client,
        };
        *cell.get_or_init(|| faults::own(&entry.facts, self.now, purpose))
    }

    /// The kinds of a leaf's signature algorithm, which count where no issuer is looked at: while loading, and in the
    /// handshake. None where it is self-signed.
    pub fn signature_kinds(&self, id: Id) -> Kinds {
        let facts = self.facts(id);
        let mut kinds = Kinds::NONE;
        if facts.self_signed() {
            return kinds;
        }
        match facts.signature.digest() {
            Some(Digest::Md5) => kinds.set(Kind::SigMd5, true),
            Some(Digest::Sha1) => kinds.set(Kind::SigSha1, true),
            Some(Digest::Sha224) => kinds.set(Kind::SigSha224, true),
            _ => {}
        }
        kinds.set(Kind::SigEd448, facts.signature == SignatureKind::Ed448);
        kinds
    }

    /// Does the key of `issuer` verify the signature of `child`? Asked once for each pair.
    pub fn verify(&mut self, child: Id, issuer: Id) -> Verified {
        let key = self.key(issuer);
        if let Some(known) = self.verified.get(&(child, key)) {
            return *known;
        }
        let prepared = self.prepared.get(&(child, key)).copied();
        let answer = match (prepared, self.checks_left.checked_sub(1)) {
            (Some(answer), _) => answer,
            (None, Some(left)) => {
                self.checks_left = left;
                signature::verify_facts(self.facts(child), self.facts(issuer).spki())
            }
            (None, None) => Verified::Unsupported,
        };
        self.verified.insert((child, key), answer);
        answer
    }

    /// Takes over a signature that was verified already, for when it is asked about.
    pub fn prepare(&mut self, child: Id, issuer: Id, answer: Verified) {
        self.prepared.insert((child, self.key(issuer)), answer);
    }

    /// No more signatures will be verified.
    pub fn is_spent(&self) -> bool {
        self.checks_left == 0
    }

    /// In its time at the moment of the check.
    pub fn is_in_date(&self, id: Id) -> bool {
        let facts = self.facts(id);
        facts.not_before <= self.now && self.now <= facts.not_after
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test says by panicking what it missed")]

    use super::*;
    use crate::trust::testing::{Draft, name, tlv};

    fn pool() -> Pool {
        Pool::new(Timestamp::from_unix(1_790_000_000))
    }

    #[test]
    fn what_follows_a_certificate_makes_it_no_other() {
        let mut pool = pool();
        let der = Draft::default().der();
        let longer = [der.as_slice(), &[0, 0]].concat();
        let other = pool.add(&Draft { serial: vec![2], ..Draft::default() }.der(), false).unwrap();
        let (plain, trailing) = (pool.add(&der, false).unwrap(), pool.add(&longer, false).unwrap());
        assert!(plain != trailing && pool.same_octets(plain, trailing) && !pool.same_octets(plain, other));
        // Of what was read already the certificate counts, and not what stood behind it.
        let read = Arc::new(Facts::read(&longer).unwrap());
        assert_eq!(pool.add_read(&read), Some(plain));
    }

    /// Octets that are no settings stay what they are, whoever would read settings.
    #[test]
    fn settings_are_settings_where_they_decode_and_are_asked_for() {
        let mut pool = pool();
        let der = Draft::default().der();
        let mut facts = |behind: &[u8], settings| {
            let id = pool.add(&[&der[..], behind].concat(), settings).unwrap();
            (pool.facts(id).trust_settings.is_some(), pool.facts(id).trailing.is_empty())
        };
        assert_eq!([facts(&[0x30, 0], true), facts(&[0x30, 0], false)], [(true, true), (false, false)]);
        assert_eq!([facts(&[5, 0], true), facts(&[5, 0], false)], [(false, false); 2]);
    }

    #[test]
    fn digests_of_leaves_count_where_another_has_signed() {
        let mut pool = pool();
        let mut kinds = |last: u8, issuer: &str| {
            let signature = tlv(0x30, &tlv(6, &[0x2a, 0x86, 0x48, 0xce, 0x3d, 4, 3, last]));
            let draft = Draft { signature, issuer: name(issuer), ..Draft::default() };
            let id = pool.add(&draft.der(), false).unwrap();
            pool.signature_kinds(id)
        };
        assert_eq!(kinds(1, "Test CA"), Kinds::NONE.with(Kind::SigSha224));
        assert_eq!([kinds(2, "Test CA"), kinds(1, "redis.test")], [Kinds::NONE; 2]);
    }
}
