//! Steps 3 to 6: what the client makes of the server's chain.

use std::rc::Rc;

use super::{Connection, Refusal};
use crate::{
    contract::Role,
    rules::Rule,
    trust::{
        Kind, Kinds,
        annotate::Annotated,
        dialect::{Class, Dialect},
        engine::Engine,
        faults::Purpose,
        host::{self, HostRule},
        paths::Store,
        pool::Id,
        walk::{self, Circumstances, Hit},
    },
};

impl Connection<'_, '_> {
    pub(super) fn server_steps(&mut self) {
        let dialect = self.row.dialect;
        let chain = self.engine.server.clone();
        let Some(leaf) = chain.first().copied() else { return };
        let own = self.engine.pool.own(leaf, Purpose::Server);
        let is_12 = self.is_12();
        let mut no_key = dialect.no_leaf_key;
        if is_12 {
            no_key = no_key.union(dialect.no_leaf_key_12);
        }
        let no_scheme = own
            .intersection(no_key)
            .union(self.engine.pool.signature_kinds(leaf).intersection(dialect.sigalgs_cert_refuse));
        if !no_scheme.is_empty() {
            let causes = self.note_kinds(leaf, Role::ServerChain, Purpose::Server, no_scheme);
            self.refusals.push(Refusal { class: Class::AlertHandshake, detail: None, text: None, causes });
        }
        let mut parse_causes = Vec::new();
        for sent in &chain {
            let unreadable = self.engine.pool.own(*sent, Purpose::Server).intersection(dialect.peer_unreadable);
            if !unreadable.is_empty() {
                parse_causes.extend(self.note_kinds(*sent, Role::ServerChain, Purpose::Server, unreadable));
            }
        }
        if !parse_causes.is_empty() {
            self.refusals.push(Refusal {
                class: Class::ServerCertParse,
                detail: None,
                text: None,
                causes: parse_causes,
            });
        }
        self.verify_server(&chain, leaf);
    }

    fn verify_server(&mut self, chain: &[Id], leaf: Id) {
        let dialect = self.row.dialect;
        let store = Rc::clone(&self.store);
        let Ok(paths) = self.engine.paths(dialect.build, Purpose::Server, chain, &store) else {
            self.assumed.push("too-many-candidates");
            let at = self.engine.index(leaf, Role::ServerChain);
            if let Some(certificate) = at {
                self.note(Rule::ChnTooComplex, certificate, Purpose::Server, Kinds::NONE, false, None);
            }
            return;
        };
        let circumstances = Circumstances {
            is_other_host: self.is_other_host(leaf),
            is_searched: !in_order(self.engine, chain, &store),
        };
        // Without a CA file that loads only what does not hang on the anchor can be said.
        let has_ca = self.engine.has(Role::CaBundle);
        let is_anchored = has_ca && !self.loads_refused();
        let counted: Vec<Vec<Hit>> = paths
            .iter()
            .map(|path| {
                let hits = walk::hits(dialect, path, circumstances);
                hits.into_iter().filter(|hit| is_anchored || !hit.is_about_anchor(path)).collect()
            })
            .collect();
        let accepted = |unsure: bool| {
            counted.iter().zip(paths.iter()).position(|(hits, path)| hits.is_empty() && (unsure || !path.is_unsure))
        };
        if let Some(at) = accepted(false).or_else(|| accepted(true))
            && let Some(path) = paths.get(at)
        {
            self.server = Some(self.trail(path, Purpose::Server));
            self.accept(path, Purpose::Server, dialect);
            if !has_ca {
                self.assumed.push("system-store");
            }
            return self.crash(path);
        }
        let spoken: Vec<Hit> = counted.iter().filter_map(|hits| walk::speaking(dialect, hits)).collect();
        let at = walk::loudest(dialect, &spoken);
        let (Some(path), Some(hits), Some(hit)) = (paths.get(at), counted.get(at), spoken.get(at)) else { return };
        self.server = Some(self.trail(path, Purpose::Server));
        let causes = self.note_hits(path, hits, chain);
        let spoken_cause = self.causes_of(path, hit, chain);
        let text = self.words(hit, circumstances, leaf);
        let causes = spoken_cause.into_iter().chain(causes).collect();
        self.refusals.push(Refusal { class: hit.class, detail: None, text: Some(text), causes });
    }

    /// Node 24 and 26 die at some keys, whatever the verdict would be.
    fn crash(&mut self, path: &Annotated) {
        let dialect = self.row.dialect;
        for (at, id) in path.path.ids.iter().enumerate().skip(1) {
            let kinds = path.kinds.get(at).copied().unwrap_or_default().intersection(dialect.crashes);
            if !kinds.is_empty() {
                let causes = self.note_kinds(*id, Role::CaBundle, Purpose::Server, kinds);
                self.refusals.push(Refusal { class: Class::Crash, detail: None, text: None, causes });
                return;
            }
        }
    }

    fn is_other_host(&self, leaf: Id) -> bool {
        let Some(host) = &self.engine.host else { return false };
        self.row.host != HostRule::None && !host::matches(self.row.host, self.engine.pool.facts(leaf), host)
    }

    pub(super) fn accept(&mut self, path: &Annotated, purpose: Purpose, dialect: &Dialect) {
        if path.is_unsure {
            self.assumed.push("signature");
        }
        if path.is_cut_short {
            self.assumed.push("too-many-candidates");
        }
        self.ends(path, purpose, dialect);
    }

    /// The first of the path's certificates to end among those whose end this stack minds.
    pub(super) fn ends(&mut self, path: &Annotated, purpose: Purpose, dialect: &Dialect) {
        for (at, id) in path.path.ids.iter().enumerate() {
            if !walk::counts(dialect, Kind::Expired, path.path.position(at)) {
                continue;
            }
            let Some(certificate) = self.engine.place(path, at, purpose) else { continue };
            let end = self.engine.pool.facts(*id).not_after;
            if self.until.is_none_or(|(until, _)| end < until) {
                self.until = Some((end, certificate));
            }
        }
    }
}

/// JSSE validates what was sent as it stands where each certificate is issued by the next, up to one that is trusted or
/// whose issuer's name is (sun.security.validator.PKIXValidator, `engineValidate`).
fn in_order(engine: &Engine<'_>, chain: &[Id], store: &Store) -> bool {
    for (at, id) in chain.iter().enumerate() {
        let facts = engine.pool.facts(*id);
        let previous = at.checked_sub(1).and_then(|before| chain.get(before));
        if previous.is_some_and(|before| engine.pool.facts(*before).issuer_canonical != facts.subject_canonical) {
            return false;
        }
        if store.holds_key(&engine.pool, *id) {
            return true;
        }
    }
    chain.last().is_some_and(|last| store.has_name(&engine.pool.facts(*last).issuer_canonical))
}
