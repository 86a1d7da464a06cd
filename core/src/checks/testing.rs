//! A scene for tests of single checks: drafts of certificates in files, and what the stages before would have found.

use super::{Found, Scene};
use crate::{
    accept,
    contract::{CheckRequest, ClientRequest, InputRequest, Role, Timestamp},
    read::{self, Material, ReadInput},
    relate::Relations,
    rules::Rule,
    trust::{
        Kind, Kinds, Verdicts,
        faults::Purpose,
        testing::Draft,
        verdicts::{Fault, Trail},
    },
};

pub(crate) struct Stage {
    pub request: CheckRequest,
    pub material: Material,
    pub relations: Relations,
    pub verdicts: Verdicts,
}

pub(crate) fn stage() -> Stage {
    Stage {
        request: CheckRequest::at(Timestamp::parse("2026-06-01T00:00:00Z").unwrap()),
        material: Material::default(),
        relations: Relations::default(),
        verdicts: Verdicts::default(),
    }
}

impl Stage {
    pub fn at(mut self, time: &str) -> Self {
        self.request.time = Timestamp::parse(time).unwrap();
        self
    }

    pub fn clients(mut self, ids: &[&str]) -> Self {
        let clients = ids.iter().map(|id| ClientRequest { id: (*id).to_owned(), version: None, runtime: None });
        self.request.clients.extend(clients);
        self
    }

    /// A file with these certificates in PEM.
    pub fn file(self, role: Role, certificates: &[&Draft]) -> Self {
        let text: String = certificates.iter().map(|draft| pem(&draft.der())).collect();
        self.octets("redis.pem", role, text)
    }

    pub fn octets(mut self, name: &str, role: Role, octets: impl Into<Vec<u8>>) -> Self {
        self.request.inputs.push(InputRequest::new(name, role, octets.into()));
        self.material = read::read(&accept::accept(&self.request).unwrap());
        self.relations.issued_by = vec![None; self.material.certificates.len()];
        self.relations.key_fits = vec![Vec::new(); self.material.keys.len()];
        self
    }

    pub fn input(mut self, change: impl FnOnce(&mut ReadInput)) -> Self {
        change(self.material.inputs.last_mut().unwrap());
        self
    }

    /// A fault of the server's first certificate.
    pub fn fault(mut self, rule: Rule, kinds: &[Kind], clients: &[&'static str]) -> Self {
        self.verdicts.faults.push(Fault {
            rule,
            certificate: 0,
            purpose: Purpose::Server,
            kinds: kinds.iter().fold(Kinds::NONE, |all, kind| all.with(*kind)),
            is_anchor: false,
            other: None,
            clients: clients.to_vec(),
            stops: None,
        });
        self
    }

    /// Changes the fault that was put in last.
    pub fn that(mut self, change: impl FnOnce(&mut Fault)) -> Self {
        change(self.verdicts.faults.last_mut().unwrap());
        self
    }

    pub fn path(mut self, purpose: Purpose, certificates: &[usize], is_complete: bool) -> Self {
        self.verdicts.chains.push(Trail { purpose, certificates: certificates.to_vec(), is_complete });
        self
    }

    pub fn found(&self, check: fn(&Scene<'_>, &mut Vec<Found>)) -> Vec<Found> {
        let mut found = Vec::new();
        self.add(check, &mut found);
        found
    }

    pub fn add(&self, check: fn(&Scene<'_>, &mut Vec<Found>), found: &mut Vec<Found>) {
        let case = accept::accept(&self.request).unwrap();
        let Self { material, relations, verdicts, .. } = self;
        check(&Scene { case: &case, material, relations, verdicts }, found);
    }

    pub fn only(&self, check: fn(&Scene<'_>, &mut Vec<Found>), rule: Rule) -> Found {
        let mut found = self.found(check);
        found.retain(|one| one.rule == rule);
        assert_eq!(found.len(), 1, "{rule:?}: {found:?}");
        found.remove(0)
    }

    pub fn codes(&self, check: fn(&Scene<'_>, &mut Vec<Found>)) -> Vec<&'static str> {
        self.found(check).iter().map(|one| one.rule.code()).collect()
    }
}

pub(crate) fn pem(der: &[u8]) -> String {
    let base64 = <base64ct::Base64 as base64ct::Encoding>::encode_string(der);
    let lines: Vec<String> =
        base64.as_bytes().chunks(64).map(|part| String::from_utf8_lossy(part).into_owned()).collect();
    format!("-----BEGIN CERTIFICATE-----\n{}\n-----END CERTIFICATE-----\n", lines.join("\n"))
}
