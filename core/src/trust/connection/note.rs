//! Faults noted on the way, and the causes they are.

use super::Connection;
use crate::{
    contract::Role,
    rules::Rule,
    trust::{
        Kind, Kinds,
        annotate::Annotated,
        dialect::Positions,
        facts::GeneralName,
        faults::Purpose,
        host::{self, HostRule},
        missing::{self, Around},
        pool::Id,
        rule,
        verdicts::{Cause, Fault, Trail},
        walk::Hit,
    },
};

impl Connection<'_, '_> {
    /// Notes every fault that this client counts on the path; their causes, the missing issuer's among them.
    pub(super) fn note_hits(&mut self, path: &Annotated, hits: &[Hit], chain: &[Id]) -> Vec<Cause> {
        let mut causes = Vec::new();
        for hit in hits {
            causes.extend(self.causes_of(path, hit, chain));
        }
        causes
    }

    pub(super) fn causes_of(&mut self, path: &Annotated, hit: &Hit, chain: &[Id]) -> Vec<Cause> {
        let (Some(id), Some(certificate)) =
            (path.path.ids.get(hit.at).copied(), self.engine.place(path, hit.at, Purpose::Server))
        else {
            return Vec::new();
        };
        if hit.kinds.has(Kind::NoIssuer) {
            let around = Around {
                material: self.engine.material,
                ids: &self.engine.ids,
                loaded: &self.loaded,
                store: &self.store,
                sent: chain.get(1..).unwrap_or_default(),
                build: self.row.dialect.build,
                trusted: self.engine.index(id, Role::CaBundle),
            };
            let found = missing::explain(&mut self.engine.pool, &around, id, certificate, hit.at == 0);
            if let Cause::Fault { rule, certificate } = found.cause {
                let kinds = match rule {
                    Rule::ChnIssuerMissing
                    | Rule::ChnAnchorNotRoot
                    | Rule::ChnLeafAsAnchor
                    | Rule::ChnIntermediateMissing
                    | Rule::CrtKeyIdentifier
                    | Rule::CrtEncoding => hit.kinds,
                    // It is another family's finding, or that of what the stack cannot read.
                    _ => self.unreadable_kinds(certificate),
                };
                self.note(rule, certificate, Purpose::Server, kinds, true, found.other);
            }
            return vec![found.cause];
        }
        let is_end = hit.at > 0 && hit.at + 1 == path.path.ids.len();
        // Behind a missing issuer an untrusted root is not worth a word of its own.
        if path.path.position(hit.at) == Positions::TOP && self.engine.pool.facts(id).self_signed() {
            return Vec::new();
        }
        let mut causes = Vec::new();
        for kind in hit.kinds.iter() {
            // These stand at another certificate than the one to blame.
            let at = match kind {
                Kind::UnderNc => (hit.at + 1..path.kinds.len())
                    .find(|above| path.kinds.get(*above).is_some_and(|kinds| constrains(*kinds)))
                    .unwrap_or(hit.at),
                Kind::IssuerKeyUnsupported => hit.at + 1,
                _ => hit.at,
            };
            let Some(certificate) = self.engine.place(path, at, Purpose::Server) else { continue };
            let (rule, other) = match kind {
                Kind::Host => (self.host_rule(certificate), None),
                Kind::SigBad | Kind::SigTypeMismatch => {
                    (Rule::CrtSignature, self.engine.place(path, at + 1, Purpose::Server))
                }
                Kind::UnderNc => (Rule::CrtNameConstraints, None),
                kind => (rule::of(kind, Purpose::Server), None),
            };
            self.note(rule, certificate, Purpose::Server, Kinds::NONE.with(kind), is_end, other);
            causes.push(Cause::Fault { rule, certificate });
        }
        causes
    }

    /// The name does not fit: for want of a subjectAltName, or because it is another.
    fn host_rule(&self, certificate: usize) -> Rule {
        let Some(facts) = self.engine.ids.get(certificate).copied().flatten().map(|id| self.engine.pool.facts(id))
        else {
            return Rule::CrtHostName;
        };
        let Some(host) = &self.engine.host else { return Rule::CrtHostName };
        let fits = |rule| host::matches(rule, facts, host);
        if fits(HostRule::Openssl) && facts.san.as_ref().is_none_or(|san| !san.iter().any(is_dns)) {
            Rule::CrtNoSubjectAltName
        } else if host.parse::<std::net::IpAddr>().is_err() && RULES.iter().any(|rule| fits(*rule)) {
            Rule::CrtSanForm
        } else {
            Rule::CrtHostName
        }
    }

    fn unreadable_kinds(&self, certificate: usize) -> Kinds {
        let id = self.engine.ids.get(certificate).copied().flatten();
        id.map(|id| self.engine.pool.own(id, Purpose::Server).intersection(self.row.dialect.unreadable))
            .unwrap_or_default()
    }

    pub(super) fn note_kinds(&mut self, id: Id, from: Role, purpose: Purpose, kinds: Kinds) -> Vec<Cause> {
        let Some(certificate) = self.engine.index(id, from) else { return Vec::new() };
        let mut causes = Vec::new();
        for kind in kinds.iter() {
            let rule = rule::of(kind, purpose);
            self.note(rule, certificate, purpose, Kinds::NONE.with(kind), false, None);
            causes.push(Cause::Fault { rule, certificate });
        }
        causes
    }

    pub(super) fn note(
        &mut self,
        rule: Rule,
        certificate: usize,
        purpose: Purpose,
        kinds: Kinds,
        is_anchor: bool,
        other: Option<usize>,
    ) {
        let clients = vec![self.client.id];
        self.faults.push(Fault { rule, certificate, purpose, kinds, is_anchor, other, clients, stops: None });
    }

    pub(super) fn trail(&self, path: &Annotated, purpose: Purpose) -> Trail {
        let certificates = (0..path.path.ids.len()).filter_map(|at| self.engine.place(path, at, purpose)).collect();
        Trail { purpose, certificates, is_complete: path.path.is_complete }
    }
}

fn is_dns(name: &GeneralName) -> bool {
    matches!(name, GeneralName::Dns(_))
}

fn constrains(kinds: Kinds) -> bool {
    [Kind::NcPermitted, Kind::NcExcluded, Kind::NcDirnamePermitted, Kind::NcDirnameExcluded, Kind::NcCn, Kind::NcCnAny]
        .iter()
        .any(|kind| kinds.has(*kind))
}

/// Every rule that compares.
const RULES: [HostRule; 12] = [
    HostRule::Openssl,
    HostRule::OpensslIdna,
    HostRule::OpensslPartial,
    HostRule::Node,
    HostRule::Node22,
    HostRule::Go,
    HostRule::GoOld,
    HostRule::Webpki,
    HostRule::Jsse,
    HostRule::Jsse25,
    HostRule::Php,
    HostRule::Ruby,
];
