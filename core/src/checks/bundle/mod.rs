//! CA files: what they hold, which bundle they are, and what a client makes of them.

mod known;
mod loaders;
mod members;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, HashSet};

use crate::{
    checks::{Found, Scene},
    contract::{Role, Timestamp},
    read::{Certificate, ReadInput},
};

pub fn check(scene: &Scene<'_>, found: &mut Vec<Found>) {
    for (index, input) in scene.material.inputs.iter().enumerate() {
        if matches!(input.role, Role::CaBundle | Role::ClientCa) {
            let bundle = Bundle::new(scene, index, input);
            members::check(&bundle, found);
            if bundle.members.is_empty() {
                continue;
            }
            known::check(&bundle, found);
            loaders::check(&bundle, found);
        }
    }
}

/// One CA file and what the checks of this family ask of it.
struct Bundle<'a> {
    scene: &'a Scene<'a>,
    index: usize,
    input: &'a ReadInput,
    /// Its certificates with their indices, in the order of the file.
    members: Vec<(usize, &'a Certificate)>,
    /// The certificates that the paths of what the server (or the client) sends lead through; `None` where nothing
    /// was given that could say.
    used: Option<HashSet<usize>>,
}

impl<'a> Bundle<'a> {
    fn new(scene: &'a Scene<'a>, index: usize, input: &'a ReadInput) -> Self {
        let certificates = &scene.material.certificates;
        let members = input.certificates().filter_map(|at| Some((at, certificates.get(at)?))).collect();
        Self { scene, index, input, members, used: used(scene, input.role) }
    }

    fn now(&self) -> Timestamp {
        self.scene.case.time
    }

    fn is_expired(&self, certificate: &Certificate) -> bool {
        certificate.not_after < self.now()
    }

    fn is_used(&self, certificate: usize) -> bool {
        self.used.as_ref().is_some_and(|used| used.contains(&certificate))
    }

    /// Does a path from what is presented lead into this file?
    fn serves(&self) -> bool {
        self.members.iter().any(|(index, _)| self.is_used(*index))
    }
}

/// Certificates by something of them. Ordered, not hashed: octets differ early, and nobody can make them collide.
type Index<'a> = BTreeMap<&'a [u8], Vec<usize>>;

/// Every certificate that may lie on a path from a leaf of the presenting side: its issuers by name, and theirs.
/// Generous on purpose, so that "no path uses it" is never said wrongly.
fn used(scene: &Scene<'_>, role: Role) -> Option<HashSet<usize>> {
    let presented = if role == Role::ClientCa { Role::ClientCertificate } else { Role::ServerChain };
    let certificates = &scene.material.certificates;
    let mut open: Vec<usize> = scene
        .material
        .inputs
        .iter()
        .filter(|input| input.role == presented)
        .filter_map(|input| input.certificates().next())
        .collect();
    if open.is_empty() {
        return None;
    }
    let (mut by_name, mut by_text, mut by_octets) = (Index::new(), Index::new(), Index::new());
    for (at, certificate) in certificates.iter().enumerate() {
        by_name.entry(&certificate.subject.raw).or_default().push(at);
        by_text.entry(certificate.subject.text.as_bytes()).or_default().push(at);
        by_octets.entry(&certificate.der).or_default().push(at);
    }
    let mut used = HashSet::new();
    while let Some(index) = open.pop() {
        if !used.insert(index) {
            continue;
        }
        let Some(child) = certificates.get(index) else { continue };
        // Taken out: who was found by a name is not found by it again.
        let issuers = [
            by_name.remove(child.issuer.raw.as_slice()),
            by_text.remove(child.issuer.text.as_bytes()),
            by_octets.remove(child.der.as_slice()),
        ];
        open.extend(issuers.into_iter().flatten().flatten());
    }
    Some(used)
}

/// `"A" (2023-09-29), "B" (2025-01-26) and 3 more`: certificates as a sentence may list them, each with a remark.
fn listed(certificates: &[(&str, String)]) -> String {
    const SHOWN: usize = 5;
    let shown: Vec<String> = certificates
        .iter()
        .take(SHOWN)
        .map(|(name, remark)| if remark.is_empty() { format!("\"{name}\"") } else { format!("\"{name}\" ({remark})") })
        .collect();
    let more = certificates.len().saturating_sub(SHOWN);
    let rest = if more > 0 { format!(" and {more} more") } else { String::new() };
    shown.join(", ") + &rest
}

/// `1 certificate`, `5 certificates`.
fn counted(count: usize, noun: &str) -> String {
    if count == 1 { format!("1 {noun}") } else { format!("{count} {noun}s") }
}
