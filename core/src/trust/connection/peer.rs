//! Step 7: what the server makes of the client's certificate.

use std::rc::Rc;

use super::{Connection, Refusal, server::is_about_anchor};
use crate::{
    clients::row::SentChain,
    contract::Role,
    read::pem::Reader,
    trust::{
        Kind,
        client_files::{Refused, Shown},
        dialect::{Class, OPENSSL_2},
        faults::Purpose,
        missing::{self, Around},
        pool::Id,
        verdicts::Cause,
        walk::{self, Circumstances, Hit},
    },
};

impl Connection<'_, '_> {
    pub(super) fn client_steps(&mut self, shown: Result<Shown, Refused>) {
        if !self.engine.asks_for_certificate() {
            return;
        }
        let refuse = |this: &mut Self, causes| {
            let class = if this.is_12() && causes == [Cause::NoCertificate] {
                Class::AlertHandshake
            } else {
                Class::PeerRefused
            };
            this.refusals.push(Refusal { class, detail: None, text: None, causes });
        };
        match shown {
            Err(_) => {}
            Ok(Shown::Nothing) => {
                if self.engine.requires_certificate() {
                    // A key of another type is dropped in silence; then the key is the cause.
                    let cause = match (self.files.certificate, self.files.key) {
                        (Some(_), Some(key)) => Cause::Key { input: Some(key.input) },
                        (Some(input), None) => Cause::Key { input: Some(input) },
                        _ => Cause::NoCertificate,
                    };
                    refuse(self, vec![cause]);
                }
            }
            Ok(Shown::Undecodable(cause)) => refuse(self, vec![cause]),
            Ok(Shown::OtherKey(chain)) => {
                self.judge_own(chain);
                refuse(self, vec![Cause::Key { input: self.files.key.map(|key| key.input) }]);
            }
            Ok(Shown::Chain(chain)) => {
                let causes = self.judge_own(chain);
                if !causes.is_empty() {
                    refuse(self, causes);
                }
            }
        }
    }

    /// redis-server verifies with OpenSSL at level 2 and takes no partial chains.
    fn judge_own(&mut self, chain: Vec<Id>) -> Vec<Cause> {
        let chain = self.completed(chain);
        let Some(leaf) = chain.first().copied() else { return Vec::new() };
        let has_ca = self.engine.has(Role::ClientCa);
        let loaded = self.engine.load(Role::ClientCa, Reader::OpensslFile, &OPENSSL_2);
        let store = self.engine.store(&loaded.members);
        let Ok(paths) = self.engine.paths(OPENSSL_2.build, Purpose::Client, &chain, &store) else {
            self.assumed.push("too-many-candidates");
            return Vec::new();
        };
        let Some(path) = paths.first() else { return Vec::new() };
        self.peer = Some(self.trail(path, Purpose::Client));
        let mut path = path.clone();
        if !has_ca {
            // The issuer that the server will know is not here; the leaf's own digest counts all the same.
            if let Some(kinds) = path.kinds.first_mut() {
                *kinds = kinds.union(self.engine.pool.signature_kinds(leaf));
            }
            self.assumed.push("client-ca");
        }
        let hits: Vec<Hit> = walk::hits(&OPENSSL_2, &path, Circumstances::default())
            .into_iter()
            .filter(|hit| has_ca || !is_about_anchor(&path, hit))
            .collect();
        let mut causes = Vec::new();
        for hit in &hits {
            let Some(id) = path.path.ids.get(hit.at).copied() else { continue };
            if hit.kinds.has(Kind::NoIssuer) {
                let Some(certificate) = self.engine.place(&path, hit.at, Purpose::Client) else { continue };
                let around = Around {
                    material: self.engine.material,
                    ids: &self.engine.ids,
                    loaded: &loaded,
                    store: &store,
                    sent: &chain,
                    build: OPENSSL_2.build,
                    trusted: self.engine.index(id, Role::ClientCa),
                };
                let found = missing::explain(&mut self.engine.pool, &around, id, certificate, hit.at == 0);
                causes.push(found.cause);
                if let Cause::Fault { rule, certificate } = found.cause {
                    self.note(rule, certificate, Purpose::Client, hit.kinds, true, found.other);
                }
                continue;
            }
            let role = if hit.at == 0 { Role::ClientCertificate } else { Role::ClientCa };
            causes.extend(self.note_kinds(id, role, Purpose::Client, hit.kinds));
        }
        if causes.is_empty() {
            self.accept(&path, Purpose::Client, &OPENSSL_2);
        }
        causes
    }

    /// OpenSSL clients complete a lone leaf from their own CA file.
    fn completed(&mut self, mut chain: Vec<Id>) -> Vec<Id> {
        if self.row.sent_chain != SentChain::CompletedFromCa || chain.len() != 1 {
            return chain;
        }
        let store = Rc::clone(&self.store);
        if let Ok(paths) = self.engine.paths(OPENSSL_2.build, Purpose::Client, &chain, &store)
            && let Some(path) = paths.first()
        {
            chain.clone_from(&path.path.ids);
        }
        chain
    }
}
