//! One connection of one client, step by step: the first refusal is the verdict; every fault on the way is noted.

mod finish;
mod note;
mod peer;
mod server;
mod text;

use std::rc::Rc;

use super::{
    client_files::{self, Files, Refused, Shown},
    dialect::{Class, OPENSSL_2},
    engine::Engine,
    faults::Purpose,
    load::{self, Loaded},
    missing,
    paths::Store,
    pool::Id,
    verdicts::{Cause, Fault, Outcome, Trail},
};
use crate::{
    clients::{
        Client, Row,
        row::{Detail, LoadOrder},
    },
    contract::{ClientVerdict, Role, Timestamp},
    policy::Version,
    read::{certificate::KeyAlgorithm, pem::Reader},
};

/// What a client's judgement adds to the whole.
pub struct Judged {
    pub outcome: Outcome,
    pub faults: Vec<Fault>,
    pub server: Option<Trail>,
    pub peer: Option<Trail>,
}

pub fn judge(engine: &mut Engine<'_>, files: &Files<'_>, client: &'static Client) -> Judged {
    let Some(row) = &client.row else { return unknown(engine, client) };
    let reader = client.ca_reader.unwrap_or(Reader::OpensslFile);
    let loaded = engine.load(Role::CaBundle, reader, row.dialect);
    let connection = Connection {
        client,
        row,
        store: engine.store(&loaded.members),
        loaded,
        engine,
        files,
        faults: Vec::new(),
        refusals: Vec::new(),
        assumed: Vec::new(),
        until: None,
        server: None,
        peer: None,
    };
    connection.run()
}

/// A client without a row: what its reader takes is known, its verdict is not.
fn unknown(engine: &mut Engine<'_>, client: &'static Client) -> Judged {
    let loaded = client.ca_reader.map(|reader| engine.load(Role::CaBundle, reader, &OPENSSL_2));
    Judged {
        outcome: Outcome {
            client,
            verdict: ClientVerdict::Unknown,
            assumed: Vec::new(),
            class: None,
            prints: None,
            causes: Vec::new(),
            loaded,
            works_until: None,
        },
        faults: Vec::new(),
        server: None,
        peer: None,
    }
}

/// A refusal in the order of the steps.
struct Refusal {
    class: Class,
    detail: Option<Detail>,
    /// What the stack says, for the client's frame.
    text: Option<String>,
    causes: Vec<Cause>,
}

struct Connection<'e, 'a> {
    engine: &'e mut Engine<'a>,
    files: &'e Files<'e>,
    client: &'static Client,
    row: &'static Row,
    loaded: Rc<Loaded>,
    store: Rc<Store>,
    faults: Vec<Fault>,
    refusals: Vec<Refusal>,
    assumed: Vec<&'static str>,
    until: Option<(Timestamp, usize)>,
    server: Option<Trail>,
    peer: Option<Trail>,
}

impl Connection<'_, '_> {
    fn run(mut self) -> Judged {
        let shown = client_files::load(self.files, &mut self.engine.pool, self.row);
        let own = match &shown {
            Ok(Shown::Chain(chain) | Shown::OtherKey(chain)) => chain.first().copied(),
            _ => None,
        };
        self.load_steps(&shown, own);
        if self.engine.server.is_empty() {
            self.assumed.push("server-chain");
        } else {
            self.server_steps();
        }
        self.client_steps(shown);
        self.finish()
    }

    /// TLS 1.3 is not to be spoken.
    pub(super) fn is_12(&self) -> bool {
        self.versions().1 < 3
    }

    pub(super) fn loads_refused(&self) -> bool {
        self.loaded.refused.is_some()
    }

    /// Step 1, in the client's own order.
    fn load_steps(&mut self, shown: &Result<Shown, Refused>, own: Option<Id>) {
        let ca = self.loaded.refused.map(|refusal| {
            let cause = missing::of_refusal(refusal);
            if let Cause::Fault { rule, certificate } = cause {
                self.note(rule, certificate, Purpose::Server, refusal.kinds(), false, None);
            }
            let detail = matches!(refusal, load::Refusal::Text { .. }).then_some(Detail::CaText);
            Refusal { class: Class::CaFile, detail, text: None, causes: vec![cause] }
        });
        let mut client = shown.as_ref().err().map(|refused| Refusal {
            class: refused.class,
            detail: refused.detail,
            text: None,
            causes: refused.causes.clone(),
        });
        if let Some((leaf, (class, detail, kinds))) =
            own.and_then(|leaf| Some((leaf, client_files::own_refusal(&self.engine.pool, self.row, leaf)?)))
        {
            let causes = self.note_kinds(leaf, Role::ClientCertificate, Purpose::Client, kinds);
            client = Some(Refusal { class, detail, text: None, causes });
        }
        // Late ones come to the client's own files only when connecting, after the CA file.
        let is_client_first = self.row.load == LoadOrder::ClientFirst && !self.row.is_late;
        let (first, second) = if is_client_first { (client, ca) } else { (ca, client) };
        self.refusals.extend(first);
        self.refusals.extend(second);
        let (floor, ceiling) = self.versions();
        if floor > ceiling {
            self.refusals.push(Refusal {
                class: Class::AlertProtocol,
                detail: None,
                text: None,
                causes: vec![Cause::Versions],
            });
        } else if self.engine.case.policy.no_suite(self.server_key(), self.row).is_some() {
            self.refusals.push(Refusal {
                class: Class::AlertHandshake,
                detail: None,
                text: None,
                causes: vec![Cause::Suites],
            });
        }
    }

    fn server_key(&self) -> Option<&KeyAlgorithm> {
        let leaf = self.engine.index(*self.engine.server.first()?, Role::ServerChain)?;
        Some(&self.engine.material.certificates.get(leaf)?.key.algorithm)
    }

    /// What of the policy's range the client can be told, within its own.
    pub(super) fn versions(&self) -> (u8, u8) {
        let minor = |version: Version| match version {
            Version::Tls13 => 3,
            Version::Tls12 => 2,
            _ => 1,
        };
        let policy = &self.engine.case.policy;
        let (floor, ceiling) = self.row.tls;
        let floor = if self.row.tls_min { floor.max(minor(policy.min_version.value)) } else { floor };
        let ceiling = if self.row.tls_max { ceiling.min(minor(policy.max_version.value)) } else { ceiling };
        (floor, ceiling)
    }
}
