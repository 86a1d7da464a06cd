//! redis-server loads `tls-cert-file`, `tls-key-file`, `tls-ca-cert-file`, in this order, and ends at the first fault
//! (src/tls.c, `createSSLContext`). The faults behind it are found all the same.

use std::rc::Rc;

use super::{FileFault, Part, Passphrase, Refusal, Reply, ServerClass, logs, verifies_clients};
use crate::{
    clients::row::KeyRule,
    contract::Role,
    read::{
        PrivateKey,
        certificate::first_element,
        key::{self, KeyState, OpensslSupport},
        pem::Reader,
    },
    rules::Rule,
    trust::{
        KeyType, Kind, Kinds,
        client_files::{self, KeyFile},
        dialect::OPENSSL_2,
        engine::Engine,
        faults::Purpose,
        load::{Given, Refusal as CaRefusal},
        missing,
        pool::Id,
        rule,
        verdicts::Cause,
    },
};

/// What came of the server's files.
#[derive(Debug, Default)]
pub(super) struct Started {
    /// `None`: no file of the server was given.
    pub reply: Option<Reply>,
    pub files: Vec<FileFault>,
    pub faults: Vec<Stopping>,
}

/// A fault of a certificate.
#[derive(Debug, Clone, Copy)]
pub(super) struct Stopping {
    pub certificate: usize,
    pub rule: Rule,
    pub kinds: Kinds,
    /// What redis-server says of it, where these are its own files: with a key beside them.
    pub stops: Option<&'static str>,
}

pub(super) fn judge(engine: &mut Engine<'_>) -> Started {
    let key_input = key_input(engine);
    if !engine.has(Role::ServerChain) && key_input.is_none() {
        return Started::default();
    }
    let mut start = Start {
        given: Rc::clone(&engine.given),
        has_key: key_input.is_some(),
        engine,
        chain: Vec::new(),
        refusals: Vec::new(),
        assumed: Vec::new(),
        barren: None,
        started: Started::default(),
    };
    start.certificates();
    start.key(key_input);
    start.ca();
    let Start { refusals, assumed, barren, mut started, .. } = start;
    let mut reply = Reply::of(refusals, assumed, |one| !matches!(one, "client-ca" | "one-file"));
    if let Some(cause) = barren {
        reply.class = reply.class.or(Some(ServerClass::KeyMismatch));
        reply.causes.push(cause);
    }
    started.reply = Some(reply);
    started
}

/// The file that was given for the key, else one that holds certificate and key.
fn key_input(engine: &Engine<'_>) -> Option<usize> {
    let inputs = &engine.material.inputs;
    let both = || inputs.iter().position(|input| input.role == Role::ServerChain && input.keys().next().is_some());
    inputs.iter().position(|input| input.role == Role::ServerKey).or_else(both)
}

struct Start<'e, 'a> {
    engine: &'e mut Engine<'a>,
    given: Rc<Given<'a>>,
    has_key: bool,
    /// What it takes from `tls-cert-file`, in the file's order.
    chain: Vec<Id>,
    refusals: Vec<Refusal>,
    assumed: Vec<&'static str>,
    /// It starts, and has then no certificate that goes with a key.
    barren: Option<Cause>,
    started: Started,
}

impl Start<'_, '_> {
    fn refuse(&mut self, class: ServerClass, logs: String, causes: Vec<Cause>) {
        self.refusals.push(Refusal { class, logs: Some(logs), causes });
    }

    fn unreadable(&mut self, part: Part, input: usize, line: Option<u32>, error: &str) {
        let (class, logs) = match part {
            Part::Certificate => (ServerClass::CertificateFile, logs::certificate(error)),
            Part::Key => (ServerClass::KeyFile, logs::key(error)),
            Part::Ca => (ServerClass::CaFile, logs::ca(error)),
        };
        // A chain without its key may be what somebody copied from a connection, not the server's own file.
        if part != Part::Certificate || self.has_key {
            self.started.files.push(FileFault::Unreadable { input, line, part, logs: logs.clone() });
        }
        self.refuse(class, logs, vec![Cause::Text { input, line }]);
    }

    /// `SSL_CTX_use_certificate_chain_file`: the first block as the server's own, the others as its chain; each is held
    /// against the security level.
    fn certificates(&mut self) {
        let inputs: Vec<usize> = self.with_role(Role::ServerChain);
        match inputs.as_slice() {
            [] => self.assumed.push("server-chain"),
            [_] => {}
            // There is one file in redis.conf.
            _ => self.assumed.push("one-file"),
        }
        for input in inputs {
            self.read_chain(input);
        }
        for (at, id) in self.chain.clone().into_iter().enumerate() {
            self.look_at(id, at == 0);
        }
    }

    fn with_role(&self, role: Role) -> Vec<usize> {
        let inputs = self.engine.material.inputs.iter().enumerate();
        inputs.filter(|(_, input)| input.role == role).map(|(at, _)| at).collect()
    }

    fn read_chain(&mut self, input: usize) {
        let given = Rc::clone(&self.given);
        let reading = given.reading(input, Reader::OpensslFile);
        let of_input = given.material.inputs.get(input);
        if let Some(stopped) = reading.stopped.as_ref().filter(|stopped| stopped.refused) {
            let error = match stopped.line {
                Some(_) => logs::of_text(of_input, stopped.line),
                None => logs::NO_START_LINE,
            };
            return self.unreadable(Part::Certificate, input, stopped.line, error);
        }
        for one in reading.taken.iter() {
            let is_first = self.chain.is_empty();
            // The first block may have trust settings behind the certificate, and then nothing else may stand there.
            let has_trailing = first_element(&one.der).is_some_and(|element| element.len() < one.der.len());
            match self.engine.pool.add(&one.der, is_first) {
                Some(id) if !(is_first && has_trailing && self.engine.pool.facts(id).trust_settings.is_none()) => {
                    self.chain.push(id);
                }
                _ => return self.unreadable(Part::Certificate, input, one.line, "*"),
            }
        }
    }

    fn look_at(&mut self, id: Id, is_leaf: bool) {
        let own = self.engine.pool.own(id, Purpose::Server);
        let mut unreadable = own.intersection(OPENSSL_2.unreadable);
        if is_leaf {
            unreadable = unreadable.union(own.intersection(OPENSSL_2.peer_unreadable));
        }
        let weak = own.union(self.engine.pool.signature_kinds(id)).intersection(OPENSSL_2.load_weak);
        // OpenSSL loads no certificate with a key that it does not know; which those are depends on its build.
        if own.has(Kind::KeyUnknown) {
            self.assumed.push("key-type");
        }
        for (kinds, class) in [(unreadable, ServerClass::CertificateFile), (weak, ServerClass::CertificateWeak)] {
            if kinds.is_empty() {
                continue;
            }
            let Some(certificate) = self.engine.index(id, Role::ServerChain) else { continue };
            let error = logs::of_kinds(kinds, is_leaf);
            let mut causes = Vec::new();
            for kind in kinds.iter() {
                let rule = rule::of(kind, Purpose::Server);
                let stops = self.has_key.then(|| logs::reason(error));
                self.started.faults.push(Stopping { certificate, rule, kinds: Kinds::NONE.with(kind), stops });
                causes.push(Cause::Fault { rule, certificate });
            }
            self.refuse(class, logs::certificate(error), causes);
        }
    }

    /// `SSL_CTX_use_PrivateKey_file`: the first key of the file, which must be that of the first certificate.
    fn key(&mut self, input: Option<usize>) {
        let Some(input) = input else {
            self.assumed.push("server-key");
            return self.order_alone();
        };
        let material = self.engine.material;
        let index = material.inputs.get(input).and_then(|input| input.keys().next());
        let key = index.and_then(|index| Some((index, material.keys.get(index)?)));
        let Some((index, key)) = key else { return self.unreadable(Part::Key, input, None, logs::NO_KEY) };
        if let Some(passphrase) = passphrase(key) {
            self.started.files.push(FileFault::Encrypted { key: index, passphrase });
            let error = match passphrase {
                Passphrase::Missing => logs::NO_PASSPHRASE,
                Passphrase::Wrong => logs::WRONG_PASSPHRASE,
                Passphrase::Right => "",
            };
            if passphrase != Passphrase::Right {
                let causes = vec![Cause::ServerKey { input }];
                return self.refuse(ServerClass::Passphrase, logs::key(error), causes);
            }
        }
        let facts = match &key.state {
            KeyState::Open(facts) => facts,
            KeyState::Damaged(_) => return self.unreadable(Part::Key, input, key.line, logs::NO_KEY),
            KeyState::EncryptionUnsupported(_)
                if key.encryption.as_ref().is_some_and(|one| one.openssl == OpensslSupport::No) =>
            {
                return self.unreadable(Part::Key, input, key.line, logs::NO_KEY);
            }
            _ => return self.assumed.push("key"),
        };
        let file = KeyFile::new(self.given.raw.get(input).copied().flatten());
        let kind = KeyType::of(&facts.spki);
        let takes = |label: &String| client_files::takes(KeyRule::Openssl, key, kind, label);
        if !KeyRule::Openssl.label(key, &file).as_ref().is_some_and(takes) {
            return self.unreadable(Part::Key, input, key.line, logs::NO_KEY);
        }
        self.compare(input, index, &facts.spki, kind);
    }

    fn compare(&mut self, input: usize, index: usize, spki: &[u8], kind: KeyType) {
        let Some(first) = self.chain.first().copied() else { return };
        let identity = key::identity(spki);
        let fits = |engine: &Engine<'_>, id: Id| key::identity(engine.pool.facts(id).spki()) == identity;
        if fits(self.engine, first) {
            return;
        }
        let Some(certificate) = self.engine.index(first, Role::ServerChain) else { return };
        let starts = client_files::kind(kind) != client_files::kind(self.engine.pool.facts(first).key);
        let leaf = self.engine.misplaced.and_then(|at| self.chain.get(at)).copied();
        let cause = if leaf.is_some_and(|leaf| fits(self.engine, leaf)) {
            Cause::Fault { rule: Rule::ChnLeafNotFirst, certificate }
        } else {
            self.started.files.push(FileFault::OtherKey { key: index, certificate, starts });
            Cause::ServerKey { input }
        };
        if starts {
            self.barren = Some(cause);
        } else {
            self.refuse(ServerClass::KeyMismatch, logs::key(logs::KEY_VALUES), vec![cause]);
        }
    }

    /// Without the key at hand: a file that begins with a CA has the key of a later certificate beside it.
    fn order_alone(&mut self) {
        let leaf = self.engine.misplaced.and_then(|at| self.chain.get(at)).copied();
        let (Some(first), Some(leaf)) = (self.chain.first().copied(), leaf) else { return };
        let kind = |id: Id| client_files::kind(self.engine.pool.facts(id).key);
        if kind(first) != kind(leaf) {
            return;
        }
        if let Some(certificate) = self.engine.index(first, Role::ServerChain) {
            let causes = vec![Cause::Fault { rule: Rule::ChnLeafNotFirst, certificate }];
            self.refuse(ServerClass::KeyMismatch, logs::key(logs::KEY_VALUES), causes);
        }
    }

    /// `SSL_CTX_load_verify_locations`.
    fn ca(&mut self) {
        if !self.engine.has(Role::ClientCa) {
            if verifies_clients(self.engine) {
                self.assumed.push("client-ca");
            }
            return;
        }
        let loaded = self.engine.load(Role::ClientCa, Reader::OpensslFile, &OPENSSL_2);
        match loaded.refused {
            None => {}
            Some(CaRefusal::Empty { input }) => self.unreadable(Part::Ca, input, None, logs::NO_CA),
            Some(CaRefusal::Text { input, line } | CaRefusal::Block { input, line }) => {
                let error = match line {
                    Some(_) => logs::of_text(self.given.material.inputs.get(input), line),
                    None => logs::NO_CA,
                };
                self.unreadable(Part::Ca, input, line, error);
            }
            Some(refusal @ CaRefusal::Certificate { certificate, kinds }) => {
                let error = logs::of_kinds(kinds, false);
                let cause = missing::of_refusal(refusal);
                if let Cause::Fault { rule, .. } = cause {
                    let stops = Some(logs::reason(error));
                    self.started.faults.push(Stopping { certificate, rule, kinds, stops });
                }
                self.refuse(ServerClass::CaFile, logs::ca(error), vec![cause]);
            }
        }
    }
}

/// `None` for a plain key, and for one whose encryption no passphrase opens here.
fn passphrase(key: &PrivateKey) -> Option<Passphrase> {
    key.encryption.as_ref()?;
    match key.state {
        KeyState::PassphraseMissing => Some(Passphrase::Missing),
        KeyState::PassphraseWrong => Some(Passphrase::Wrong),
        KeyState::Open(_) => Some(Passphrase::Right),
        _ => None,
    }
}
