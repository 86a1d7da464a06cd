//! Step 7: what the server makes of the client's certificate.

use std::rc::Rc;

use super::{Connection, Refusal};
use crate::{
    clients::row::SentChain,
    contract::Role,
    read::pem::Reader,
    trust::{
        client_files::{Refused, Shown},
        dialect::{Class, OPENSSL_2},
        faults::Purpose,
        pool::Id,
        presented::{self, Trust},
        verdicts::Cause,
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
        let loaded = self.engine.load(Role::ClientCa, Reader::OpensslFile, &OPENSSL_2);
        let is_known = self.engine.has(Role::ClientCa);
        let trust = Trust { loaded: &loaded, is_known, build: OPENSSL_2.build };
        let presented = presented::judge(self.engine, &chain, trust);
        self.assumed.extend(presented.assumed);
        self.peer = presented.trail.or(self.peer.take());
        for one in presented.noted {
            self.note(one.rule, one.certificate, Purpose::Client, one.kinds, one.is_anchor, one.other);
        }
        if let Some(path) = presented.path.as_ref().filter(|_| presented.causes.is_empty()) {
            self.accept(path, Purpose::Client, &OPENSSL_2);
        }
        presented.causes
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
