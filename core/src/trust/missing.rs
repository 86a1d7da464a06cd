//! A path that ends without an anchor: why, as far as the files tell.

use super::{
    Facts, Kind,
    dialect::{Build, Names},
    faults::Purpose,
    load::{Loaded, Refusal, Why},
    paths::Store,
    pool::{Id, Pool},
    rule,
    signature::Verified,
    verdicts::Cause,
};
use crate::{read::Material, rules::Rule};

/// What a path that breaks off at `end` is put down to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Missing {
    pub cause: Cause,
    /// The certificate that would have helped and does not.
    pub other: Option<usize>,
}

/// What was given, for looking round.
#[derive(Debug)]
pub struct Around<'a> {
    pub material: &'a Material,
    /// The certificates of the material in the pool, index for index.
    pub ids: &'a [Option<Id>],
    pub loaded: &'a Loaded,
    pub store: &'a Store,
    pub sent: &'a [Id],
    pub build: Build,
    /// The index of the path's end where it stands in a CA file.
    pub trusted: Option<usize>,
}

/// `end` is the last certificate of the path, `certificate` its index in the material.
pub fn explain(pool: &mut Pool, around: &Around<'_>, end: Id, certificate: usize, is_leaf: bool) -> Missing {
    if let Some(found) = lost(pool, around, end) {
        return found;
    }
    let at = |rule| Cause::Fault { rule, certificate };
    if around.store.holds(pool, end) && !pool.facts(end).self_signed() {
        let rule = if is_leaf { Rule::ChnLeafAsAnchor } else { Rule::ChnAnchorNotRoot };
        let certificate = around.trusted.unwrap_or(certificate);
        return Missing { cause: Cause::Fault { rule, certificate }, other: None };
    }
    let usable: Vec<Id> = around.store.members().iter().chain(around.sent).copied().collect();
    let mut namesake = None;
    for issuer in usable {
        if issuer == end || !is_named(pool, end, issuer) {
            continue;
        }
        let index = around.ids.iter().position(|id| id.is_some_and(|id| pool.same_octets(id, issuer)));
        if pool.verify(end, issuer) == Verified::Bad {
            namesake = namesake.or(index);
            continue;
        }
        let (child, parent) = (pool.facts(end), pool.facts(issuer));
        if around.build.name == Names::Bytes && child.issuer() != parent.subject() {
            return Missing { cause: at(Rule::CrtEncoding), other: index };
        }
        if child.aki_contradicts(parent) {
            return Missing { cause: at(Rule::CrtKeyIdentifier), other: index };
        }
    }
    // It lies somewhere among the files, only not where it would help.
    let elsewhere = around.ids.iter().enumerate().find_map(|(index, id)| {
        let issuer = (*id)?;
        let helps = index != certificate
            && !pool.same_octets(issuer, end)
            && is_named(pool, end, issuer)
            && pool.verify(end, issuer) == Verified::Good;
        helps.then_some(index)
    });
    match elsewhere {
        Some(_) if namesake.is_none() => Missing { cause: at(Rule::ChnIntermediateMissing), other: elsewhere },
        _ => Missing { cause: at(Rule::ChnIssuerMissing), other: namesake },
    }
}

fn is_named(pool: &Pool, child: Id, issuer: Id) -> bool {
    let (child, issuer): (&Facts, &Facts) = (pool.facts(child), pool.facts(issuer));
    child.issuer_canonical == issuer.subject_canonical
}

/// The issuer, or the anchor itself, stands in the CA file and the client does not get it.
fn lost(pool: &mut Pool, around: &Around<'_>, end: Id) -> Option<Missing> {
    for lost in &around.loaded.lost {
        let Some(Some(id)) = around.ids.get(lost.certificate).copied() else { continue };
        let would_help =
            pool.same_octets(id, end) || (is_named(pool, end, id) && pool.verify(end, id) == Verified::Good);
        if would_help {
            return Some(Missing {
                cause: of_loss(around.material, lost.certificate, &lost.why),
                other: Some(lost.certificate),
            });
        }
    }
    None
}

fn of_loss(material: &Material, certificate: usize, why: &Why) -> Cause {
    match why {
        // The finding stands at the certificate that is taken: the file's first.
        Why::OnlyFirst => {
            let input = material.certificates.get(certificate).and_then(|one| material.inputs.get(one.input));
            let first = input.and_then(|input| input.certificates().next()).unwrap_or(certificate);
            Cause::Fault { rule: Rule::BndFirstOnly, certificate: first }
        }
        Why::Unreadable(kinds) => unreadable(certificate, kinds.iter().next()),
        Why::FileRefused(refusal) => of_refusal(*refusal),
        Why::Stopped { input, line } | Why::NotRead { input, line } => Cause::Text { input: *input, line: *line },
    }
}

pub fn of_refusal(refusal: Refusal) -> Cause {
    match refusal {
        Refusal::Text { input, line } | Refusal::Block { input, line } => Cause::Text { input, line },
        Refusal::Empty { input } => Cause::Text { input, line: None },
        Refusal::Certificate { certificate, kinds } => unreadable(certificate, kinds.iter().next()),
    }
}

fn unreadable(certificate: usize, kind: Option<Kind>) -> Cause {
    let rule = kind.map_or(Rule::CrtEncoding, |kind| rule::of(kind, Purpose::Server));
    Cause::Fault { rule, certificate }
}
