//! A dialect applied to a path: which of its faults this stack counts, in the order in which the stack meets them.

use super::{
    Kind, Kinds,
    annotate::Annotated,
    dialect::{Check, Class, Dialect, Phase, Positions, Report, Walk},
};

/// One fault that a stack counts.
#[derive(Debug, Clone, Copy)]
pub struct Hit {
    /// Index of the phase: how far the stack came.
    pub phase: usize,
    /// Index into the path.
    pub at: usize,
    /// Those of the check's kinds that hold.
    pub kinds: Kinds,
    pub class: Class,
    pub check: &'static Check,
}

impl Hit {
    /// Would it go away with the anchor that was not given?
    pub fn is_about_anchor(&self, path: &Annotated) -> bool {
        self.kinds.has(Kind::NoIssuer) || path.path.position(self.at) == Positions::TOP
    }
}

/// What of a path depends on the client, not on the stack.
#[derive(Debug, Clone, Copy, Default)]
pub struct Circumstances {
    /// The client's host rule does not match the leaf.
    pub is_other_host: bool,
    /// What was sent is not in order up to something trusted, so the stack had to search.
    pub is_searched: bool,
}

/// Every fault that the stack counts, in its order.
pub fn hits(dialect: &'static Dialect, annotated: &Annotated, circumstances: Circumstances) -> Vec<Hit> {
    let mut walker = Walker { annotated, circumstances, found: Vec::new() };
    for (number, phase) in dialect.phases.iter().enumerate() {
        walker.walk(number, phase);
    }
    walker.found
}

/// The one that the client speaks of.
pub fn speaking(dialect: &Dialect, hits: &[Hit]) -> Option<Hit> {
    match dialect.report {
        Report::First => hits.first(),
        Report::Last => hits.iter().rev().find(|hit| !hit.kinds.has(Kind::Host)).or(hits.last()),
    }
    .copied()
}

/// Of several refused paths, the index of the one that speaks.
pub fn loudest(dialect: &Dialect, spoken: &[Hit]) -> usize {
    // A class that is not ranked comes after the path was found: a name, a key in the handshake.
    let weight = |hit: &Hit| match dialect.rank {
        [] => hit.phase,
        rank => rank.iter().position(|equals| equals.contains(&hit.class)).unwrap_or(rank.len()),
    };
    let mut best = 0;
    for (index, hit) in spoken.iter().enumerate() {
        if spoken.get(best).is_some_and(|so_far| weight(hit) > weight(so_far)) {
            best = index;
        }
    }
    best
}

struct Walker<'a> {
    annotated: &'a Annotated,
    circumstances: Circumstances,
    found: Vec<Hit>,
}

impl Walker<'_> {
    fn walk(&mut self, number: usize, phase: &'static Phase) {
        let length = self.annotated.kinds.len();
        match phase.walk {
            Walk::Leaf | Walk::After => self.look(number, phase, 0),
            Walk::Up => (0..length).for_each(|at| self.look(number, phase, at)),
            Walk::Path | Walk::Down => (0..length).rev().for_each(|at| self.look(number, phase, at)),
            Walk::LinksUp => (1..=length).for_each(|issuer| self.look_at_link(number, phase, issuer)),
            Walk::LinksDown => (1..=length).rev().for_each(|issuer| self.look_at_link(number, phase, issuer)),
        }
    }

    fn look(&mut self, number: usize, phase: &'static Phase, at: usize) {
        for check in phase.checks {
            self.check(number, phase, check, at);
        }
    }

    /// The issuer beyond the last certificate is the missing one: only its child is there to look at.
    fn look_at_link(&mut self, number: usize, phase: &'static Phase, issuer: usize) {
        for check in phase.checks {
            self.check(number, phase, check, if check.child { issuer - 1 } else { issuer });
        }
    }

    fn check(&mut self, number: usize, phase: &Phase, check: &'static Check, at: usize) {
        let Some(mut kinds) = self.annotated.kinds.get(at).copied() else { return };
        if at == 0 {
            kinds.set(Kind::Host, self.circumstances.is_other_host);
        }
        let position = self.annotated.path.position(at);
        let kinds = kinds.intersection(check.kinds);
        if kinds.is_empty() || !check.at.meets(position) || self.is_granted(check, at) {
            return;
        }
        let class = match phase.searched {
            Some(class) if self.circumstances.is_searched => class,
            _ => check.class,
        };
        self.found.push(Hit { phase: number, at, kinds, class, check });
    }

    /// Trust settings that list the purpose stand in for the certificate's own word on it.
    fn is_granted(&self, check: &Check, at: usize) -> bool {
        check.class == Class::Purpose && self.annotated.kinds.get(at).is_some_and(|kinds| kinds.has(Kind::TrustGranted))
    }
}

/// Does the stack count this kind at this position at all?
pub fn counts(dialect: &Dialect, kind: Kind, at: Positions) -> bool {
    dialect.phases.iter().flat_map(|phase| phase.checks).any(|check| check.kinds.has(kind) && check.at.meets(at))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::trust::{
        dialect::{GO_1_27, JSSE, OPENSSL_2, OPENSSL_NODE, OPENSSL_RUBY, RUSTLS_AWS},
        paths::Path,
    };

    fn annotated(kinds: &[Kinds], is_complete: bool) -> Annotated {
        let path = Path { ids: (0..kinds.len()).collect(), is_complete };
        Annotated { path, kinds: kinds.to_vec(), is_unsure: false, is_cut_short: false }
    }

    fn class(dialect: &'static Dialect, annotated: &Annotated, is_other_host: bool) -> Option<Class> {
        let circumstances = Circumstances { is_other_host, is_searched: false };
        speaking(dialect, &hits(dialect, annotated, circumstances)).map(|hit| hit.class)
    }

    #[test]
    fn stacks_come_to_the_host_name_at_different_times() {
        let expired = annotated(&[Kinds::NONE.with(Kind::Expired), Kinds::NONE], true);
        assert_eq!(class(&OPENSSL_2, &expired, true), Some(Class::Hostname));
        assert_eq!(class(&OPENSSL_RUBY, &expired, true), Some(Class::Expired));
        assert_eq!(class(&OPENSSL_NODE, &expired, true), Some(Class::Expired));
        assert_eq!(class(&OPENSSL_NODE, &annotated(&[Kinds::NONE; 2], true), true), Some(Class::Hostname));
        assert_eq!(class(&GO_1_27, &expired, true), Some(Class::Expired));
        assert_eq!(class(&OPENSSL_2, &annotated(&[Kinds::NONE; 2], true), false), None);
    }

    #[test]
    fn an_anchor_s_date_is_read_by_some() {
        let anchor = annotated(&[Kinds::NONE, Kinds::NONE.with(Kind::Expired)], true);
        assert_eq!(class(&OPENSSL_2, &anchor, false), Some(Class::Expired));
        assert_eq!(class(&GO_1_27, &anchor, false), Some(Class::Expired));
        assert_eq!(class(&RUSTLS_AWS, &anchor, false), None);
        assert_eq!(class(&JSSE, &anchor, false), None);
        let intermediate = annotated(&[Kinds::NONE, Kinds::NONE.with(Kind::Expired), Kinds::NONE], true);
        assert_eq!(class(&JSSE, &intermediate, false), Some(Class::Expired));
    }

    #[test]
    fn what_was_searched_for_is_only_not_found() {
        let broken = annotated(&[Kinds::NONE.with(Kind::SigBad), Kinds::NONE], true);
        let circumstances = Circumstances { is_other_host: false, is_searched: true };
        assert_eq!(hits(&JSSE, &broken, circumstances).first().map(|hit| hit.class), Some(Class::UnknownCa));
        assert_eq!(class(&JSSE, &broken, false), Some(Class::BadSignature));
    }

    #[test]
    fn trust_settings_stand_in_for_the_purpose() {
        let leaf = Kinds::NONE.with(Kind::EkuOther);
        let trusted = annotated(&[leaf.with(Kind::TrustGranted), Kinds::NONE], true);
        assert_eq!(class(&OPENSSL_2, &trusted, false), None);
        assert_eq!(class(&OPENSSL_2, &annotated(&[leaf, Kinds::NONE], true), false), Some(Class::Purpose));
    }

    #[test]
    fn the_ranked_path_speaks() {
        let hit = |dialect, kind| {
            let one = annotated(&[Kinds::NONE.with(kind), Kinds::NONE], true);
            hits(dialect, &one, Circumstances::default())[0]
        };
        let spoken = [hit(&RUSTLS_AWS, Kind::Expired), hit(&RUSTLS_AWS, Kind::SigBad), hit(&RUSTLS_AWS, Kind::V1)];
        assert_eq!(loudest(&RUSTLS_AWS, &spoken), 0);
        assert_eq!(loudest(&RUSTLS_AWS, &[spoken[1], spoken[0]]), 1);
        let equal = [hit(&RUSTLS_AWS, Kind::NotYetValid), hit(&RUSTLS_AWS, Kind::Expired)];
        assert_eq!(loudest(&RUSTLS_AWS, &equal), 0);
    }
}
