//! Everything judged once: each client's connection, the faults with all whom they concern, the best paths.

use std::{
    collections::{BTreeMap, btree_map::Entry},
    rc::Rc,
};

use super::{
    Kind, Kinds,
    client_files::Files,
    connection::{self, Judged},
    dialect::{self, Dialect},
    engine::Engine,
    faults::Purpose,
    load::Why,
    rule,
    server::{self, FileFault, ServerOutcome, Servers},
    verdicts::{Fault, Outcome, Trail, Verdicts},
    walk,
};
use crate::{
    Case,
    clients::{Client, Row},
    contract::Role,
    read::Material,
    relate::Relations,
    rules::Rule,
};

/// A bundle of more members is nobody's own CA: what strict clients would say of each is not worth a note.
const OWN_BUNDLE: usize = 16;

/// One fault a rule, certificate and purpose, with all whom it concerns.
#[derive(Default)]
struct Faults(BTreeMap<Key, Fault>);

/// The certificate first: that is the order of the faults.
type Key = (usize, Rule, Purpose);

impl Faults {
    fn add(&mut self, fault: Fault) {
        match self.0.entry((fault.certificate, fault.rule, fault.purpose)) {
            Entry::Vacant(place) => _ = place.insert(fault),
            Entry::Occupied(mut there) => absorb(there.get_mut(), &fault),
        }
    }

    fn get(&self, certificate: usize, rule: Rule) -> Option<&Fault> {
        self.0.get(&(certificate, rule, Purpose::Server))
    }
}

/// Judges the material for every client of the case.
pub fn judge(case: &Case<'_>, material: &Material, relations: &Relations) -> Verdicts {
    Judge::new(case, material, relations).verdicts(&case.clients)
}

/// Judges the same material again and again, for whoever is asked about: what they share is worked out once.
pub struct Judge<'a> {
    case: &'a Case<'a>,
    material: &'a Material,
    relations: &'a Relations,
    engine: Engine<'a>,
    files: Files<'a>,
    /// Somebody was asked about before.
    is_used: bool,
}

impl<'a> Judge<'a> {
    pub fn new(case: &'a Case<'a>, material: &'a Material, relations: &'a Relations) -> Self {
        let mut engine = Engine::new(case, material);
        engine.prepare(&relations.checked);
        let files = Files::of(&engine.given, case.passphrase.is_some());
        Self { case, material, relations, engine, files, is_used: false }
    }

    /// What one client does, by itself.
    pub fn outcome(&mut self, client: &'static Client) -> Outcome {
        self.alone(|judge| connection::judge(&mut judge.engine, &judge.files, client).outcome)
    }

    /// What is to be said where these clients alone are asked about.
    pub fn verdicts_of(&mut self, clients: &[&'static Client]) -> Verdicts {
        self.alone(|judge| judge.verdicts(clients))
    }

    /// Others may have spent the signatures that these were to have verified: then they are asked anew.
    fn alone<T>(&mut self, ask: impl Fn(&mut Self) -> T) -> T {
        let is_shared = std::mem::replace(&mut self.is_used, true);
        let answer = ask(self);
        if !is_shared || !self.engine.pool.is_spent() {
            return answer;
        }
        *self = Self::new(self.case, self.material, self.relations);
        self.is_used = true;
        ask(self)
    }

    fn verdicts(&mut self, clients: &[&'static Client]) -> Verdicts {
        let Self { material, engine, files, .. } = self;
        let mut verdicts = Verdicts {
            misplaced_leaf: misplaced_leaf(engine),
            has_server: !engine.server.is_empty(),
            has_ca: engine.has(Role::CaBundle),
            ..Verdicts::default()
        };
        let mut faults = Faults::default();
        let mut trails: Vec<Trail> = Vec::new();
        for client in clients {
            let Judged { outcome, faults: own, server, peer } = connection::judge(engine, files, client);
            for fault in own {
                faults.add(fault);
            }
            trails.extend(server);
            trails.extend(peer);
            verdicts.outcomes.push(outcome);
        }
        lost_certificates(&verdicts, &mut faults);
        if clients.iter().all(|client| !client.is_judged()) {
            trails.extend(own_chain(engine, material));
        }
        uncounted(engine, clients, &mut faults);
        verdicts.server_files = servers(engine, clients, &mut verdicts.servers, &mut faults, &mut trails);
        one_cause(&mut faults);
        verdicts.faults = faults.0.into_values().collect();
        verdicts.chains = best(&trails);
        verdicts
    }
}

/// The engine has put the leaf first: the file begins with what is second now.
fn misplaced_leaf(engine: &Engine<'_>) -> Option<(usize, usize)> {
    engine.misplaced?;
    let index = |at: usize| engine.index(*engine.server.get(at)?, Role::ServerChain);
    Some((index(1)?, index(0)?))
}

/// The client's chain where no client asked about has a row: nothing was walked then.
fn own_chain(engine: &Engine<'_>, material: &Material) -> Option<Trail> {
    let input = material.inputs.iter().find(|input| input.role == Role::ServerChain)?;
    let certificates: Vec<usize> = input.certificates().collect();
    (!engine.server.is_empty()).then_some(Trail { purpose: Purpose::Server, certificates, is_complete: false })
}

/// Certificates that a stack's parser drops in silence. With the server's chain at hand the path says whether one is
/// missed; without it the loss itself is worth saying.
fn lost_certificates(verdicts: &Verdicts, faults: &mut Faults) {
    for outcome in verdicts.outcomes.iter().filter(|outcome| outcome.client.is_judged()) {
        for lost in outcome.lost() {
            let Why::Unreadable(kinds) = lost.why else { continue };
            let clients = if verdicts.has_server { Vec::new() } else { vec![outcome.client.id] };
            for kind in kinds.iter() {
                let rule = rule::of(kind, Purpose::Server);
                if clients.is_empty() && faults.get(lost.certificate, rule).is_some() {
                    continue;
                }
                faults.add(Fault {
                    rule,
                    certificate: lost.certificate,
                    purpose: Purpose::Server,
                    kinds: Kinds::NONE.with(kind),
                    is_anchor: true,
                    other: None,
                    clients: clients.clone(),
                    stops: None,
                });
            }
        }
    }
}

fn absorb(into: &mut Fault, fault: &Fault) {
    into.kinds = into.kinds.union(fault.kinds);
    into.is_anchor |= fault.is_anchor;
    into.other = into.other.or(fault.other);
    into.stops = into.stops.or(fault.stops);
    for client in &fault.clients {
        if !into.clients.contains(client) {
            into.clients.push(client);
        }
    }
}

/// Stacks meet one cause in different ways; it stays one finding.
fn one_cause(faults: &mut Faults) {
    let all = |_: &Fault| true;
    // Another CA of the same name: some find no candidate, others one whose key does not fit.
    fold(faults, Rule::CrtSignature, Rule::ChnIssuerMissing, all);
    // Never valid is more than not valid now.
    fold(faults, Rule::CrtExpired, Rule::CrtValidityInverted, all);
    fold(faults, Rule::CrtNotYetValid, Rule::CrtValidityInverted, all);
    // A certificate that is no CA by its flag and by its key usage is one defect for whoever reissues it.
    fold(faults, Rule::CrtCertSign, Rule::CrtCaFlag, all);
    // An extension that is broken for some and unknown to others.
    let policies = Kinds::NONE
        .with(Kind::CriticalPolicyConstraints)
        .with(Kind::CriticalPolicyMappings)
        .with(Kind::CriticalInhibitAny);
    let directory = Kinds::NONE.with(Kind::CriticalNcDirname);
    let only = |kinds: Kinds| move |fault: &Fault| fault.kinds.intersection(kinds) == fault.kinds;
    fold(faults, Rule::CrtUnknownCritical, Rule::CrtPolicies, only(policies));
    fold(faults, Rule::CrtUnknownCritical, Rule::CrtNameConstraints, only(directory));
}

/// Faults of `from` join those of `into` at the same certificate.
fn fold(faults: &mut Faults, from: Rule, into: Rule, joins: impl Fn(&Fault) -> bool) {
    let targets: Vec<Key> = faults.0.keys().filter(|(_, rule, _)| *rule == into).copied().collect();
    for (certificate, _, purpose) in targets {
        let source = (certificate, from, purpose);
        if !faults.0.get(&source).is_some_and(&joins) {
            continue;
        }
        if let Some(fault) = faults.0.remove(&source)
            && let Some(there) = faults.0.get_mut(&(certificate, into, purpose))
        {
            absorb(there, &fault);
        }
    }
}

/// Faults that only stacks nobody asked about count.
fn uncounted(engine: &mut Engine<'_>, clients: &[&'static Client], faults: &mut Faults) {
    let asked = |dialect: &Dialect| {
        clients.iter().filter_map(|client| client.row.as_ref()).any(|row: &Row| row.dialect.id == dialect.id)
    };
    let others: Vec<&Dialect> = dialect::ALL.iter().copied().filter(|dialect| !asked(dialect)).collect();
    let reader = clients.iter().find_map(|client| client.ca_reader);
    if !engine.server.is_empty() && !others.is_empty() {
        let reader = reader.unwrap_or(crate::read::pem::Reader::OpensslFile);
        let loaded = engine.load(Role::CaBundle, reader, &dialect::OPENSSL_2);
        let store = engine.store(&loaded.members);
        let chain = engine.server.clone();
        if let Ok(paths) = engine.paths(dialect::GO_1_27.build, Purpose::Server, &chain, &store)
            && let Some(path) = paths.first()
            && path.path.is_complete
        {
            let path = Rc::new(path.clone());
            for (at, kinds) in path.kinds.iter().enumerate() {
                let Some(certificate) = engine.place(&path, at, Purpose::Server) else { continue };
                let position = path.path.position(at);
                let minds = |kind: &Kind| {
                    others.iter().any(|dialect| {
                        walk::counts(dialect, *kind, position)
                            || ((at == 0 || at + 1 < path.kinds.len()) && dialect.peer_unreadable.has(*kind))
                    })
                };
                for kind in kinds.iter().filter(minds) {
                    note(faults, kind, certificate, at > 0);
                }
            }
        }
    }
    if engine.server.is_empty() {
        members(engine, faults);
    }
}

/// CAs in a small file without a server's chain: what would be said of a path under them.
fn members(engine: &Engine<'_>, faults: &mut Faults) {
    for input in engine.material.inputs.iter().filter(|input| input.role == Role::CaBundle) {
        let members: Vec<usize> = input.certificates().collect();
        if members.len() > OWN_BUNDLE {
            continue;
        }
        for certificate in members {
            let Some(Some(id)) = engine.ids.get(certificate).copied() else { continue };
            let facts = engine.pool.facts(id);
            // Ended ones serve nobody; leaves in a CA file are the bundle family's.
            if !facts.is_ca() || !facts.self_signed() || !engine.pool.is_in_date(id) {
                continue;
            }
            let own = engine.pool.own(id, Purpose::Server);
            let strict = own.iter().filter(|kind| {
                rule::of(*kind, Purpose::Server) == Rule::CrtStrictProfile
                    && walk::counts(&dialect::OPENSSL_STRICT, *kind, dialect::Positions::ANCHOR)
            });
            for kind in strict {
                note(faults, kind, certificate, true);
            }
        }
    }
}

/// A fault that concerns no client asked about.
fn note(faults: &mut Faults, kind: Kind, certificate: usize, is_anchor: bool) {
    let rule = rule::of(kind, Purpose::Server);
    if faults.get(certificate, rule).is_some_and(|fault| !fault.clients.is_empty()) {
        return;
    }
    faults.add(Fault {
        rule,
        certificate,
        purpose: Purpose::Server,
        kinds: Kinds::NONE.with(kind),
        is_anchor,
        other: None,
        clients: Vec::new(),
        stops: None,
    });
}

/// The servers, after the clients: a fault at which a server refuses fails every client, whether it counts it or not.
fn servers(
    engine: &mut Engine<'_>,
    clients: &[&'static Client],
    outcomes: &mut Vec<ServerOutcome>,
    faults: &mut Faults,
    trails: &mut Vec<Trail>,
) -> Vec<FileFault> {
    let Servers { outcomes: judged, faults: found, files, peer } = server::judge(engine);
    for mut fault in found {
        let key = (fault.certificate, fault.rule, fault.purpose);
        if fault.purpose == Purpose::Client && !faults.0.contains_key(&key) {
            fault.clients = clients.iter().map(|client| client.id).collect();
        }
        faults.add(fault);
    }
    if !trails.iter().any(|trail| trail.purpose == Purpose::Client) {
        trails.extend(peer);
    }
    *outcomes = judged;
    files
}

/// Of the paths that clients took, the most usual one with an anchor, else the most usual; one for each purpose.
fn best(trails: &[Trail]) -> Vec<Trail> {
    let mut best: Vec<Trail> = Vec::new();
    for purpose in [Purpose::Server, Purpose::Client] {
        let mut counted: Vec<(Trail, usize)> = Vec::new();
        for trail in trails.iter().filter(|trail| trail.purpose == purpose) {
            match counted.iter_mut().find(|(there, _)| there == trail) {
                Some((_, count)) => *count += 1,
                None => counted.push((trail.clone(), 1)),
            }
        }
        let usual = counted.into_iter().max_by_key(|(trail, count)| (trail.is_complete, *count));
        best.extend(usual.map(|(trail, _)| trail));
    }
    best
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test says by panicking what it missed")]

    use super::*;
    use crate::{
        accept, clients,
        contract::{CheckRequest, InputRequest, Timestamp},
        limits,
        trust::testing::{self, Draft},
    };

    /// Whoever was asked about before takes nothing from those who come after.
    #[test]
    fn signatures_that_others_have_spent_are_asked_about_anew() {
        let mut request = CheckRequest::at(Timestamp::parse("2026-11-25T00:00:00Z").unwrap());
        for (role, text) in [(Role::CaBundle, testing::REDISLABS_ROOT), (Role::ServerChain, testing::RCP_INTERMEDIATE)]
        {
            request.inputs.push(InputRequest::new("a.pem", role, text.as_bytes().to_vec()));
        }
        let case = accept::accept(&request).unwrap();
        let material = crate::read::read(&case);
        let relations = Relations::default();
        let mut judge = Judge::new(&case, &material, &relations);
        judge.is_used = true;
        let pool = &mut judge.engine.pool;
        let others: Vec<_> = (0..=15)
            .map(|serial| pool.add(&Draft { serial: vec![1, serial], ..Draft::default() }.der(), false))
            .collect();
        let keys: Vec<_> = (0..=15)
            .map(|last| {
                let mut spki = Draft::default().spki;
                *spki.last_mut().unwrap() = 100 + last;
                pool.add(&Draft { spki, ..Draft::default() }.der(), false)
            })
            .collect();
        for (child, issuer) in
            others.iter().flatten().flat_map(|child| keys.iter().flatten().map(move |key| (child, key)))
        {
            pool.verify(*child, *issuer);
        }
        assert!(others.len() * keys.len() > limits::SIGNATURE_CHECKS && judge.engine.pool.is_spent());
        let outcome = judge.outcome(clients::by_id("go-redis").unwrap());
        assert!(!outcome.assumed.contains(&"signature"), "{:?}", outcome.assumed);
        assert!(!judge.engine.pool.is_spent());
    }
}
