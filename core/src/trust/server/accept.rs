//! Does a server accept the client's certificate, whichever client sends it?

use super::{Refusal, Reply, ServerClass, logs};
use crate::{
    clients::row::ChainReader,
    contract::{Answer, Role},
    read::pem::Reader,
    trust::{
        client_files,
        dialect::OPENSSL_2,
        engine::Engine,
        pool::Id,
        presented::{self, Noted, Presented, Trust},
        verdicts::{Cause, Trail},
    },
};

/// What clients have to present.
#[derive(Debug)]
pub(super) enum Chain {
    /// None is asked for, or none was given and none is required.
    Nothing,
    /// One is required, and there is none.
    Missing,
    /// The file cannot be read.
    Unreadable(Vec<Cause>),
    /// The leaf first.
    Given(Vec<Id>),
}

/// A reply with what it was drawn from.
pub(super) struct Judged {
    pub reply: Reply,
    pub noted: Vec<Noted>,
    pub trail: Option<Trail>,
}

impl Judged {
    pub fn without_chain(reply: Reply) -> Self {
        Self { reply, noted: Vec::new(), trail: None }
    }
}

pub(super) fn chain(engine: &mut Engine<'_>) -> Chain {
    if !engine.asks_for_certificate() {
        return Chain::Nothing;
    }
    let inputs = &engine.material.inputs;
    let has_certificate = |at: &usize| inputs.get(*at).is_some_and(|input| input.certificates().next().is_some());
    let of_role = (0..inputs.len()).filter(|at| inputs.get(*at).is_some_and(|it| it.role == Role::ClientCertificate));
    let candidates: Vec<usize> = of_role.collect();
    let Some(input) = candidates.iter().copied().find(has_certificate).or(candidates.first().copied()) else {
        return if engine.requires_certificate() { Chain::Missing } else { Chain::Nothing };
    };
    let given = std::rc::Rc::clone(&engine.given);
    match client_files::chain(&given, &mut engine.pool, input, ChainReader::Openssl) {
        Ok((chain, None)) if !chain.is_empty() => Chain::Given(chain),
        Ok((_, undecodable)) => Chain::Unreadable(undecodable.into_iter().collect()),
        Err(refused) => Chain::Unreadable(refused.causes),
    }
}

/// Where a client has nothing to send: the same for every server.
pub(super) fn without(chain: &Chain) -> Option<Reply> {
    match chain {
        Chain::Nothing | Chain::Given(_) => None,
        Chain::Missing => Some(Reply::of(
            vec![Refusal {
                class: ServerClass::NoClientCertificate,
                logs: Some(logs::NO_CERTIFICATE.to_owned()),
                causes: vec![Cause::NoCertificate],
            }],
            Vec::new(),
            |_| false,
        )),
        Chain::Unreadable(causes) => Some(Reply {
            answer: Answer::Unknown,
            causes: causes.clone(),
            assumed: vec!["client-file"],
            class: None,
            logs: None,
        }),
    }
}

/// redis-server: OpenSSL at level 2, no partial chains.
pub(super) fn openssl(engine: &mut Engine<'_>, chain: &Chain) -> Option<Judged> {
    let Chain::Given(chain) = chain else { return without(chain).map(Judged::without_chain) };
    let loaded = engine.load(Role::ClientCa, Reader::OpensslFile, &OPENSSL_2);
    let trust = Trust { loaded: &loaded, is_known: engine.has(Role::ClientCa), build: OPENSSL_2.build };
    let judged = presented::judge(engine, chain, trust);
    let mut assumed = judged.assumed.clone();
    if is_unsure(&judged) {
        assumed.push("signature");
    }
    let mut refusals = Vec::new();
    if !judged.causes.is_empty() {
        if judged.causes.iter().all(is_about_issuer) && is_completed_by_clients(engine, chain, trust) {
            // Who does not complete it has a finding by its own verdict.
            let answer = Answer::Unknown;
            assumed.push("client-completes-chain");
            let reply = Reply { answer, causes: judged.causes, assumed, class: None, logs: None };
            return Some(Judged::without_chain(reply));
        }
        refusals.push(Refusal {
            class: ServerClass::ClientCertificate,
            logs: Some(logs::REFUSED.to_owned()),
            causes: judged.causes.clone(),
        });
    }
    let reply = Reply::of(refusals, assumed, |_| true);
    Some(Judged { reply, noted: judged.noted, trail: judged.trail })
}

pub(super) fn is_unsure(judged: &Presented) -> bool {
    judged.causes.is_empty() && judged.path.as_ref().is_some_and(|path| path.is_unsure || path.is_cut_short)
}

pub(super) fn is_about_issuer(cause: &Cause) -> bool {
    matches!(cause, Cause::Fault { rule, .. } if rule.code().starts_with("CHN"))
}

/// OpenSSL clients and Node complete a lone leaf from their own CA file; others do not.
fn is_completed_by_clients(engine: &mut Engine<'_>, chain: &[Id], trust: Trust<'_>) -> bool {
    let own = engine.load(Role::CaBundle, Reader::OpensslFile, &OPENSSL_2);
    let store = engine.store(&own.members);
    let paths = engine.paths(OPENSSL_2.build, crate::trust::faults::Purpose::Client, chain, &store);
    let longer = paths.ok().and_then(|paths| paths.first().map(|path| path.path.ids.clone()));
    chain.len() == 1
        && longer.is_some_and(|longer| longer.len() > 1 && presented::judge(engine, &longer, trust).causes.is_empty())
}
