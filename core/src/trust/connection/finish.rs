//! The verdict: the first refusal, as the client shows it.

use super::{Connection, Judged, Refusal};
use crate::{
    clients::row::System,
    contract::{ClientVerdict, Role},
    redis::public_ca,
    trust::{
        dialect::Class,
        verdicts::{Cause, Outcome},
    },
};

impl Connection<'_, '_> {
    pub(super) fn finish(mut self) -> Judged {
        // Under TLS 1.2 Node comes to the server's certificate only after the server has judged its own.
        let is_12 = self.is_12();
        if self.row.verifies_after_handshake && is_12 {
            self.refusals.sort_by_key(|refusal| match refusal.class {
                Class::CaFile | Class::ClientFile | Class::ClientWeak | Class::Passphrase | Class::KeyMismatch => 0,
                Class::AlertProtocol | Class::AlertHandshake | Class::ServerCertParse | Class::PeerRefused => 1,
                _ => 2,
            });
        }
        if self.row.system == System::Added
            && self.engine.has(Role::CaBundle)
            && self.refusals.len() == 1
            && self.refusals.iter().all(|refusal| refusal.class == Class::UnknownCa)
            && self.is_public()
        {
            self.refusals.clear();
            self.assumed.push("system-store");
        }
        self.assumed.sort_unstable();
        self.assumed.dedup();
        let first = self.refusals.first();
        let is_open = ["server-chain", "signature", "system-store", "too-many-candidates"];
        let verdict = match first {
            Some(_) => ClientVerdict::Refuses,
            None if self.assumed.iter().any(|assumed| is_open.contains(assumed)) => ClientVerdict::Unknown,
            None => ClientVerdict::Accepts,
        };
        let mut causes: Vec<Cause> = Vec::new();
        for cause in self.refusals.iter().flat_map(|refusal| &refusal.causes) {
            if !causes.contains(cause) {
                causes.push(*cause);
            }
        }
        let class = first.map(|refusal| self.shown_class(refusal.class));
        let prints = first.map(|refusal| self.printed(refusal));
        Judged {
            outcome: Outcome {
                client: self.client,
                verdict,
                assumed: self.assumed,
                class,
                prints,
                causes,
                loaded: Some(self.loaded),
                works_until: if verdict == ClientVerdict::Refuses { None } else { self.until },
            },
            faults: self.faults,
            server: self.server,
            peer: self.peer,
        }
    }

    /// Is what the server sends under a root that systems trust?
    fn is_public(&self) -> bool {
        let top = self.engine.server.last().and_then(|id| self.engine.index(*id, Role::ServerChain));
        top.and_then(|top| self.engine.material.certificates.get(top))
            .is_some_and(|top| public_ca::classify(top, None).0)
    }

    fn shown_class(&self, class: Class) -> Class {
        let prints = &self.row.prints;
        let mapped = prints.class(class);
        let has_own = mapped != class || prints.as_class.iter().any(|(from, _)| *from == class);
        if prints.is_mute && is_verification(class) && !has_own { Class::Verify } else { mapped }
    }

    fn printed(&self, refusal: &Refusal) -> String {
        let prints = &self.row.prints;
        if let Some(text) = prints.text(refusal.class, refusal.detail) {
            return text.to_owned();
        }
        prints.frame.replace("{}", refusal.text.as_deref().unwrap_or("*"))
    }
}

/// Classes of step 6.
fn is_verification(class: Class) -> bool {
    !matches!(
        class,
        Class::CaFile
            | Class::ClientFile
            | Class::ClientWeak
            | Class::Passphrase
            | Class::KeyMismatch
            | Class::AlertProtocol
            | Class::AlertHandshake
            | Class::PeerRefused
            | Class::Crash
    )
}
