//! What of the files goes into a configuration: the trust anchors, the client's chain and key, the server's.

use std::collections::HashSet;

use crate::{
    Case,
    contract::{ClientAuthentication, ItemKind, Role},
    read::{Material, PrivateKey, ReadInput},
    relate::Relations,
};

/// Indices into the material.
#[derive(Debug, Default)]
pub struct Given {
    /// Certificates of the CA files, each once, in their order.
    pub anchors: Vec<usize>,
    /// The client's certificate, then its issuers as far as they were given, without the root.
    pub client: Vec<usize>,
    pub client_key: Option<usize>,
    /// What the server presents, as it was given.
    pub presented: Vec<usize>,
    /// The server's certificate and its issuers, as far as they were given.
    pub server: Vec<usize>,
    pub server_key: Option<usize>,
    /// With which the server verifies clients.
    pub client_ca: Vec<usize>,
    /// A client certificate was given and the policy wants none.
    pub is_client_left_out: bool,
    /// Issuers that did not stand in the certificate's own file.
    pub completed: Vec<usize>,
}

pub fn gather(case: &Case<'_>, material: &Material, relations: &Relations) -> Given {
    let mut given = Given {
        anchors: distinct(material, of_role(material, Role::CaBundle)),
        client_ca: distinct(material, of_role(material, Role::ClientCa)),
        ..Given::default()
    };
    let server: Vec<usize> = of_role(material, Role::ServerChain).collect();
    given.server_key = key_of(material, relations, &server, Some(Role::ServerKey));
    given.server = match leaf(material, relations, &server, given.server_key) {
        Some(leaf) => chain(material, relations, leaf, &server, &mut Vec::new()),
        None => Vec::new(),
    };
    given.presented = server;
    let own: Vec<usize> = of_role(material, Role::ClientCertificate).collect();
    if case.policy.client_authentication == Some(ClientAuthentication::None) {
        given.is_client_left_out = !own.is_empty();
        return given;
    }
    given.client_key = key_of(material, relations, &own, Some(Role::ClientKey));
    if let Some(leaf) = leaf(material, relations, &own, given.client_key) {
        given.client = chain(material, relations, leaf, &own, &mut given.completed);
    }
    given
}

fn of_role(material: &Material, role: Role) -> impl Iterator<Item = usize> {
    material.inputs.iter().filter(move |input| input.role == role).flat_map(ReadInput::certificates)
}

fn distinct(material: &Material, certificates: impl Iterator<Item = usize>) -> Vec<usize> {
    let mut seen = HashSet::new();
    certificates
        .filter(|index| material.certificates.get(*index).is_some_and(|one| seen.insert(one.der.as_slice())))
        .collect()
}

/// The key that belongs to one of the certificates; else one that was given for them, which does not.
fn key_of(material: &Material, relations: &Relations, own: &[usize], role: Option<Role>) -> Option<usize> {
    let fits = |key: &usize| {
        relations.key_fits.get(*key).is_some_and(|certificates| certificates.iter().any(|one| own.contains(one)))
    };
    let of_role = |key: &usize| {
        let input = material.keys.get(*key).and_then(|key| material.inputs.get(key.input));
        input.is_some_and(|input| role.is_some_and(|role| input.role == role) || holds(input, own))
    };
    let all = 0..material.keys.len();
    all.clone().find(fits).or_else(|| all.clone().find(|key| role.is_some() && of_role(key)))
}

fn holds(input: &ReadInput, certificates: &[usize]) -> bool {
    input.items.iter().any(|item| {
        item.kind == ItemKind::Certificate && item.certificate.is_some_and(|one| certificates.contains(&one))
    })
}

/// The certificate whose key was given; else the first that is no CA; else the first.
fn leaf(material: &Material, relations: &Relations, own: &[usize], key: Option<usize>) -> Option<usize> {
    let with_key = key.and_then(|key| relations.key_fits.get(key)).into_iter().flatten();
    let with_key = with_key.copied().find(|one| own.contains(one));
    let is_leaf = |index: &&usize| material.certificates.get(**index).is_some_and(|one| !one.facts.is_ca());
    with_key.or_else(|| own.iter().find(is_leaf).or(own.first()).copied())
}

/// The leaf and its issuers, from its own file first, then from any; the self-signed root is left out, for who verifies
/// has it. Of issuers with the same key the one in the leaf's own file counts.
fn chain(
    material: &Material,
    relations: &Relations,
    leaf: usize,
    own: &[usize],
    completed: &mut Vec<usize>,
) -> Vec<usize> {
    let mut path = vec![leaf];
    let mut at = leaf;
    while let Some(issuer) = relations.issued_by.get(at).copied().flatten() {
        let Some(certificate) = material.certificates.get(issuer) else { break };
        let same = |one: &&usize| material.certificates.get(**one).is_some_and(|one| one.der == certificate.der);
        let issuer_in_file = own.iter().find(same).copied();
        let is_root = relations.issued_by.get(issuer) == Some(&Some(issuer));
        if path.contains(&issuer) || is_root {
            break;
        }
        if issuer_in_file.is_none() {
            completed.push(issuer);
        }
        path.push(issuer_in_file.unwrap_or(issuer));
        at = issuer;
    }
    path
}

impl Given {
    /// May the server's certificate be used by servers and not by clients?
    pub fn is_server_alone(&self, material: &Material) -> bool {
        let leaf = self.server.first().and_then(|leaf| material.certificates.get(*leaf));
        let usages = leaf.and_then(|leaf| leaf.extended_key_usage.as_deref());
        usages.is_some_and(|usages| !usages.iter().any(|usage| usage == "clientAuth" || usage == "anyExtendedKeyUsage"))
    }

    /// Does the server's own chain lead to a CA for clients?
    pub fn is_server_of_client_ca(&self, material: &Material, relations: &Relations) -> bool {
        let der = |index: &usize| material.certificates.get(*index).map(|one| one.der.as_slice());
        let root = self.server.last().and_then(|last| relations.issued_by.get(*last).copied().flatten());
        self.server.iter().chain(&root).any(|one| self.client_ca.iter().any(|ca| der(ca) == der(one)))
    }

    pub fn key(material: &Material, which: Option<usize>) -> Option<&PrivateKey> {
        material.keys.get(which?)
    }
}
