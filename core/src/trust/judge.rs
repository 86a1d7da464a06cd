//! Everything judged once: each client's connection, the faults with all whom they concern, the best paths.

use std::rc::Rc;

use super::{
    Kind, Kinds,
    client_files::Files,
    connection::{self, Judged},
    dialect::{self, Dialect},
    engine::Engine,
    faults::Purpose,
    load::Why,
    rule,
    verdicts::{Fault, Trail, Verdicts},
    walk,
};
use crate::{
    Case,
    clients::{Client, Row},
    contract::Role,
    read::Material,
    rules::Rule,
};

/// A bundle of more members is nobody's own CA: what strict clients would say of each is not worth a note.
const OWN_BUNDLE: usize = 16;

/// Judges the material for every client of the case.
pub fn judge(case: &Case<'_>, material: &Material) -> Verdicts {
    let mut engine = Engine::new(case, material);
    let files = Files::of(&engine.given, case.passphrase.is_some());
    let mut verdicts =
        Verdicts { has_server: !engine.server.is_empty(), has_ca: engine.has(Role::CaBundle), ..Verdicts::default() };
    let mut faults = Vec::new();
    let mut trails: Vec<Trail> = Vec::new();
    for client in &case.clients {
        let Judged { outcome, faults: own, server, peer } = connection::judge(&mut engine, &files, client);
        faults.extend(own);
        trails.extend(server);
        trails.extend(peer);
        verdicts.outcomes.push(outcome);
    }
    lost_certificates(&verdicts, &mut faults);
    if case.clients.iter().all(|client| !client.is_judged()) {
        trails.extend(own_chain(&engine, material));
    }
    let mut faults = merged(faults);
    one_cause(&mut faults);
    uncounted(&mut engine, case, &mut faults);
    one_cause(&mut faults);
    faults.sort_by_key(|fault| (fault.certificate, fault.rule, fault.purpose == Purpose::Client));
    verdicts.faults = faults;
    verdicts.chains = best(&trails);
    verdicts
}

/// The client's chain where no client asked about has a row: nothing was walked then.
fn own_chain(engine: &Engine<'_>, material: &Material) -> Option<Trail> {
    let input = material.inputs.iter().find(|input| input.role == Role::ServerChain)?;
    let certificates: Vec<usize> = input.certificates().collect();
    (!engine.server.is_empty()).then_some(Trail { purpose: Purpose::Server, certificates, is_complete: false })
}

/// Certificates that a stack's parser drops in silence. With the server's chain at hand the path says whether one is
/// missed; without it the loss itself is worth saying.
fn lost_certificates(verdicts: &Verdicts, faults: &mut Vec<Fault>) {
    for outcome in &verdicts.outcomes {
        for lost in &outcome.lost {
            let Why::Unreadable(kinds) = lost.why else { continue };
            let clients = if verdicts.has_server { Vec::new() } else { vec![outcome.client.id] };
            for kind in kinds.iter() {
                let rule = rule::of(kind, Purpose::Server);
                let is_known = |fault: &Fault| fault.rule == rule && fault.certificate == lost.certificate;
                if outcome.client.is_judged() && (!clients.is_empty() || !faults.iter().any(is_known)) {
                    faults.push(Fault {
                        rule,
                        certificate: lost.certificate,
                        purpose: Purpose::Server,
                        kinds: Kinds::NONE.with(kind),
                        is_anchor: true,
                        other: None,
                        clients: clients.clone(),
                    });
                }
            }
        }
    }
}

/// One fault a rule and certificate, with all whom it concerns.
fn merged(faults: Vec<Fault>) -> Vec<Fault> {
    let mut merged: Vec<Fault> = Vec::new();
    for fault in faults {
        let same = |there: &&mut Fault| {
            (there.rule, there.certificate, there.purpose) == (fault.rule, fault.certificate, fault.purpose)
        };
        match merged.iter_mut().find(same) {
            Some(there) => absorb(there, &fault),
            None => merged.push(fault),
        }
    }
    merged
}

fn absorb(into: &mut Fault, fault: &Fault) {
    into.kinds = into.kinds.union(fault.kinds);
    into.is_anchor |= fault.is_anchor;
    into.other = into.other.or(fault.other);
    for client in &fault.clients {
        if !into.clients.contains(client) {
            into.clients.push(client);
        }
    }
}

/// Stacks meet one cause in different ways; it stays one finding.
fn one_cause(faults: &mut Vec<Fault>) {
    // Another CA of the same name: some find no candidate, others one whose key does not fit.
    fold(faults, Rule::CrtSignature, Rule::ChnIssuerMissing);
    // Never valid is more than not valid now.
    fold(faults, Rule::CrtExpired, Rule::CrtValidityInverted);
    fold(faults, Rule::CrtNotYetValid, Rule::CrtValidityInverted);
    // A certificate that is no CA by its version, its flag or its key usage is one defect for whoever reissues it.
    fold(faults, Rule::CrtCertSign, Rule::CrtCaFlag);
    // An extension that is broken for some and unknown to others.
    let policies = Kinds::NONE
        .with(Kind::CriticalPolicyConstraints)
        .with(Kind::CriticalPolicyMappings)
        .with(Kind::CriticalInhibitAny);
    fold_kinds(faults, Rule::CrtUnknownCritical, policies, Rule::CrtPolicies);
    fold_kinds(faults, Rule::CrtUnknownCritical, Kinds::NONE.with(Kind::CriticalNcDirname), Rule::CrtNameConstraints);
}

/// [`fold`], where the faults of `from` are of these kinds alone.
fn fold_kinds(faults: &mut Vec<Fault>, from: Rule, kinds: Kinds, into: Rule) {
    if faults.iter().filter(|fault| fault.rule == from).all(|fault| fault.kinds.intersection(kinds) == fault.kinds) {
        fold(faults, from, into);
    }
}

/// Faults of `from` join those of `into` at the same certificate.
fn fold(faults: &mut Vec<Fault>, from: Rule, into: Rule) {
    let targets: Vec<(usize, Purpose)> =
        faults.iter().filter(|fault| fault.rule == into).map(|fault| (fault.certificate, fault.purpose)).collect();
    for (certificate, purpose) in targets {
        let is = |fault: &Fault, rule| (fault.rule, fault.certificate, fault.purpose) == (rule, certificate, purpose);
        let Some(at) = faults.iter().position(|fault| is(fault, from)) else { continue };
        let fault = faults.remove(at);
        if let Some(there) = faults.iter_mut().find(|there| is(there, into)) {
            absorb(there, &fault);
        }
    }
}

/// Faults that only stacks nobody asked about count.
fn uncounted(engine: &mut Engine<'_>, case: &Case<'_>, faults: &mut Vec<Fault>) {
    let asked = |dialect: &Dialect| {
        case.clients.iter().filter_map(|client| client.row.as_ref()).any(|row: &Row| row.dialect.id == dialect.id)
    };
    let others: Vec<&Dialect> = dialect::ALL.iter().copied().filter(|dialect| !asked(dialect)).collect();
    let reader = case.clients.iter().find_map(|client: &&'static Client| client.ca_reader);
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
fn members(engine: &Engine<'_>, faults: &mut Vec<Fault>) {
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
fn note(faults: &mut Vec<Fault>, kind: Kind, certificate: usize, is_anchor: bool) {
    let rule = rule::of(kind, Purpose::Server);
    if faults.iter().any(|fault| fault.rule == rule && fault.certificate == certificate && !fault.clients.is_empty()) {
        return;
    }
    let fault = Fault {
        rule,
        certificate,
        purpose: Purpose::Server,
        kinds: Kinds::NONE.with(kind),
        is_anchor,
        other: None,
        clients: Vec::new(),
    };
    let same = |there: &&mut Fault| (there.rule, there.certificate) == (rule, certificate);
    match faults.iter_mut().find(same) {
        Some(there) => absorb(there, &fault),
        None => faults.push(fault),
    }
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
