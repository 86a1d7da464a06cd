//! What a server makes of the chain that a client presents.

use super::{
    Kind, Kinds,
    annotate::Annotated,
    dialect::{Build, OPENSSL_2},
    engine::Engine,
    faults::Purpose,
    load::Loaded,
    missing::{self, Around},
    pool::Id,
    rule,
    verdicts::{Cause, Trail},
    walk::{self, Circumstances, Hit},
};
use crate::{contract::Role, rules::Rule};

/// The judgement of one chain.
#[derive(Debug, Default)]
pub struct Presented {
    /// Why it is refused; none: it is accepted.
    pub causes: Vec<Cause>,
    pub noted: Vec<Noted>,
    /// The path, where one was found within the limits.
    pub path: Option<Annotated>,
    pub trail: Option<Trail>,
    pub assumed: Vec<&'static str>,
}

/// A fault of the chain, for the findings.
#[derive(Debug, Clone, Copy)]
pub struct Noted {
    pub rule: Rule,
    pub certificate: usize,
    pub kinds: Kinds,
    pub is_anchor: bool,
    pub other: Option<usize>,
}

/// What the server trusts.
#[derive(Debug, Clone, Copy)]
pub struct Trust<'a> {
    pub loaded: &'a Loaded,
    /// The CA with which it verifies was given; else only what does not hang on the anchor is judged.
    pub is_known: bool,
    pub build: Build,
}

/// Judges a chain, the leaf first, as OpenSSL at level 2 does.
pub fn judge(engine: &mut Engine<'_>, chain: &[Id], trust: Trust<'_>) -> Presented {
    let mut presented = Presented::default();
    let Some(leaf) = chain.first().copied() else { return presented };
    let store = engine.store(&trust.loaded.members);
    let Ok(paths) = engine.paths(trust.build, Purpose::Client, chain, &store) else {
        presented.assumed.push("too-many-candidates");
        return presented;
    };
    let Some(path) = paths.first() else { return presented };
    presented.trail = Some(trail(engine, path));
    let mut path = path.clone();
    if !trust.is_known {
        // The issuer that the server will know is not here; the leaf's own digest counts all the same.
        if let Some(kinds) = path.kinds.first_mut() {
            *kinds = kinds.union(engine.pool.signature_kinds(leaf));
        }
        presented.assumed.push("client-ca");
    }
    let hits: Vec<Hit> = walk::hits(&OPENSSL_2, &path, Circumstances::default())
        .into_iter()
        .filter(|hit| trust.is_known || !hit.is_about_anchor(&path))
        .collect();
    for hit in &hits {
        let Some(id) = path.path.ids.get(hit.at).copied() else { continue };
        if hit.kinds.has(Kind::NoIssuer) {
            let Some(certificate) = engine.place(&path, hit.at, Purpose::Client) else { continue };
            let around = Around {
                material: engine.material,
                ids: &engine.ids,
                loaded: trust.loaded,
                store: &store,
                sent: chain,
                build: trust.build,
                trusted: engine.index(id, Role::ClientCa),
            };
            let found = missing::explain(&mut engine.pool, &around, id, certificate, hit.at == 0);
            presented.causes.push(found.cause);
            if let Cause::Fault { rule, certificate } = found.cause {
                let other = found.other;
                presented.noted.push(Noted { rule, certificate, kinds: hit.kinds, is_anchor: true, other });
            }
            continue;
        }
        let from = if hit.at == 0 { Role::ClientCertificate } else { Role::ClientCa };
        let Some(certificate) = engine.index(id, from) else { continue };
        for kind in hit.kinds.iter() {
            let rule = rule::of(kind, Purpose::Client);
            let kinds = Kinds::NONE.with(kind);
            presented.noted.push(Noted { rule, certificate, kinds, is_anchor: false, other: None });
            presented.causes.push(Cause::Fault { rule, certificate });
        }
    }
    presented.path = Some(path);
    presented
}

fn trail(engine: &Engine<'_>, path: &Annotated) -> Trail {
    let places = (0..path.path.ids.len()).filter_map(|at| engine.place(path, at, Purpose::Client));
    Trail { purpose: Purpose::Client, certificates: places.collect(), is_complete: path.path.is_complete }
}
