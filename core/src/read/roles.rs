//! What each file is for: what the person said, else what it looks like, with the reason in words.
//!
//! Nothing depends on the order of the files. The questions are asked in the order of the functions below; the first
//! answer holds.

use std::collections::HashMap;

use super::{Certificate, Format, Material, PrivateKey, ReadInput, certificate::CertificateRole, key, names::Hint};
use crate::{
    contract::{ItemKind, Role},
    redis::endpoint::ResolvedEndpoint,
    text::shown,
    trust::{
        Facts,
        host::{self, HostRule},
    },
};

/// Gives every input its role.
pub(super) fn assign(material: &mut Material, endpoint: Option<&ResolvedEndpoint>) {
    let host = endpoint.and_then(|endpoint| endpoint.server_name.clone().or_else(|| Some(endpoint.host.clone())));
    let known = Known { material, keys: keys(material), host: host.filter(|host| !host.is_empty()) };
    let mut roles: Vec<(Role, String)> = material.inputs.iter().map(|input| known.guess(input)).collect();
    let servers: Vec<usize> =
        (0..roles.len()).filter(|at| roles.get(*at).is_some_and(|r| r.0 == Role::ServerChain)).collect();
    for (at, input) in material.inputs.iter().enumerate() {
        if let Some(role) = roles.get_mut(at)
            && let Some(other) = known.key_of_server(input, role.0, &servers)
        {
            *role = other;
        }
    }
    for (input, (role, reason)) in material.inputs.iter_mut().zip(roles) {
        (input.role, input.role_reason) = (role, reason);
    }
}

/// The open keys, by the identity of their public half, with the input that holds each. Of several the one whose file
/// comes first by name.
fn keys(material: &Material) -> HashMap<Vec<u8>, usize> {
    let mut keys: HashMap<Vec<u8>, usize> = HashMap::new();
    let name = |input: usize| material.inputs.get(input).map(|input| input.name.as_str());
    for private in &material.keys {
        let Some(facts) = private.facts() else { continue };
        let held = keys.entry(key::identity(&facts.spki)).or_insert(private.input);
        if name(private.input) < name(*held) {
            *held = private.input;
        }
    }
    keys
}

struct Known<'a> {
    material: &'a Material,
    keys: HashMap<Vec<u8>, usize>,
    host: Option<String>,
}

impl<'a> Known<'a> {
    fn guess(&self, input: &'a ReadInput) -> (Role, String) {
        if input.asked != Role::Auto {
            return (input.asked, "you said so".to_owned());
        }
        let hint = Hint::of(&input.name);
        let certificates: Vec<&Certificate> =
            input.certificates().filter_map(|index| self.material.certificates.get(index)).collect();
        let has_key = input.items.iter().any(|item| is_key(item.kind));
        if is_container(input) && certificates.is_empty() && !has_key {
            return (Role::Archive, "it holds other files".to_owned());
        }
        match (certificates.is_empty(), has_key) {
            (true, true) if matches!(input.format, Format::Pkcs12 | Format::Jks) => (
                Role::ClientCertificate,
                "it is a store with a private key, beside which a certificate stands".to_owned(),
            ),
            (true, true) => (Role::ClientKey, "it holds a private key and no certificate".to_owned()),
            (true, false) => by_name(input, &hint),
            (false, _) => self.of_certificates(input, &certificates, has_key, &hint),
        }
    }

    fn of_certificates(
        &self,
        input: &ReadInput,
        certificates: &[&Certificate],
        has_key: bool,
        hint: &Hint,
    ) -> (Role, String) {
        let is_end = |certificate: &&&Certificate| !certificate.role.is_ca();
        let own = certificates.iter().find(|it| it.role == CertificateRole::EndEntity);
        let own = own.or_else(|| certificates.iter().find(is_end));
        let Some(own) = own else { return self.of_authorities(input, certificates, hint) };
        // A bundle may hold a stray end-entity certificate; a chain begins with its own.
        let authorities = certificates.iter().filter(|it| it.role.is_ca()).count();
        let leads = certificates.first().is_some_and(|first| !first.role.is_ca());
        if hint.is_ca && (!leads || !has_key && self.holder(own).is_none()) {
            return (Role::CaBundle, format!("its name says so ({})", hint.word));
        }
        if !leads && authorities > certificates.len() - authorities && self.holder(own).is_none() && !has_key {
            return (Role::CaBundle, format!("{authorities} of its {} certificates are CAs", certificates.len()));
        }
        self.of_end_entity(input, own, has_key, hint)
    }

    /// Every certificate is a CA's.
    fn of_authorities(&self, input: &ReadInput, certificates: &[&Certificate], hint: &Hint) -> (Role, String) {
        // `openssl req -x509` makes everything a CA, client certificates too.
        if let [alone] = certificates
            && (hint.is_client || hint.is_server)
            && !hint.is_ca
            && let Some(holder) = self.holder(alone)
        {
            let role = if hint.is_client { Role::ClientCertificate } else { Role::ServerChain };
            return (role, format!("its name says so ({}) and {}", hint.word, self.holds(input, holder)));
        }
        let reason = match certificates.len() {
            1 => "its certificate is a CA's".to_owned(),
            count => format!("all {count} certificates in it are CAs"),
        };
        (Role::CaBundle, reason)
    }

    fn of_end_entity(&self, input: &ReadInput, own: &Certificate, has_key: bool, hint: &Hint) -> (Role, String) {
        let usages = own.extended_key_usage.as_deref();
        let allows = |usage: &str| {
            usages.is_some_and(|usages| usages.iter().any(|it| it == usage || it == "anyExtendedKeyUsage"))
        };
        match (allows("serverAuth"), allows("clientAuth")) {
            (true, false) => {
                return (Role::ServerChain, "its certificate may be used by servers only (serverAuth)".to_owned());
            }
            (false, true) => {
                return (
                    Role::ClientCertificate,
                    "its certificate may be used by clients only (clientAuth)".to_owned(),
                );
            }
            _ => {}
        }
        if hint.is_client && !hint.is_server {
            return (Role::ClientCertificate, format!("its name says so ({})", hint.word));
        }
        if hint.is_server && !hint.is_client {
            return (Role::ServerChain, format!("its name says so ({})", hint.word));
        }
        if self.is_for_host(own) {
            return (Role::ServerChain, "its certificate is for the host of the endpoint".to_owned());
        }
        if let Some(holder) = self.holder(own) {
            return (Role::ClientCertificate, self.holds(input, holder));
        }
        if has_key {
            return (Role::ClientCertificate, "it holds a certificate and a private key".to_owned());
        }
        if allows("clientAuth") {
            return (Role::ClientCertificate, "its certificate may be used by clients (clientAuth)".to_owned());
        }
        let names_hosts = own.san.iter().flatten().any(|name| matches!(name.kind.as_str(), "dns" | "ip"));
        if names_hosts {
            return (Role::ServerChain, "its certificate names hosts and nothing here is a key for it".to_owned());
        }
        (Role::ClientCertificate, "its certificate is not a CA's and names no host".to_owned())
    }

    /// The input that holds the private key of this certificate.
    fn holder(&self, certificate: &Certificate) -> Option<usize> {
        if self.keys.is_empty() {
            return None;
        }
        self.keys.get(&key::identity(&certificate.key.spki)).copied()
    }

    fn holds(&self, input: &ReadInput, holder: usize) -> String {
        let holder = self.material.inputs.get(holder).map(|holder| holder.name.as_str()).unwrap_or_default();
        if holder == input.name {
            return "it holds a certificate and its private key".to_owned();
        }
        format!("{} holds its private key", shown(holder))
    }

    fn is_for_host(&self, certificate: &Certificate) -> bool {
        let Some(name) = &self.host else { return false };
        Facts::read(&certificate.der).is_some_and(|facts| host::matches(HostRule::OpensslIdna, &facts, name))
    }

    /// A key that belongs to what the server presents, and to no other certificate, is the server's; so is one whose name
    /// says so and of which nothing else is known.
    fn key_of_server(&self, input: &ReadInput, role: Role, servers: &[usize]) -> Option<(Role, String)> {
        if role != Role::ClientKey || input.asked != Role::Auto {
            return None;
        }
        let hint = Hint::of(&input.name);
        let by_name = hint.is_server && !hint.is_client && !servers.is_empty();
        let named = || {
            by_name.then(|| {
                (Role::ServerKey, "its name speaks of a server, and one of the files is a server's".to_owned())
            })
        };
        let facts = input.keys().find_map(|index| self.material.keys.get(index).and_then(PrivateKey::facts));
        let Some(spki) = facts else { return named() };
        let identity = key::identity(&spki.spki);
        let mut holders =
            self.material.certificates.iter().filter(|certificate| key::identity(&certificate.key.spki) == identity);
        let Some(first) = holders.next() else { return named() };
        let is_servers = |certificate: &Certificate| servers.contains(&certificate.input);
        if !is_servers(first) || !holders.all(is_servers) {
            return None;
        }
        let file = self.material.inputs.get(first.input).map(|input| shown(&input.name)).unwrap_or_default();
        Some((Role::ServerKey, format!("it holds the private key of {file}")))
    }
}

fn is_key(kind: ItemKind) -> bool {
    matches!(kind, ItemKind::PrivateKey | ItemKind::EncryptedPrivateKey)
}

fn is_container(input: &ReadInput) -> bool {
    matches!(input.format, Format::Zip | Format::Json | Format::KubernetesSecret) || input.format.is_other_archive()
}

/// Neither a certificate nor a key is in it.
fn by_name(input: &ReadInput, hint: &Hint) -> (Role, String) {
    let holds = |kind| input.items.iter().any(|item| item.kind == kind);
    if holds(ItemKind::CertificateRequest) {
        return (Role::ClientCertificate, "it holds a request for a certificate".to_owned());
    }
    if holds(ItemKind::SshKey) && input.format != Format::SshPublicKey {
        return (Role::ClientKey, "it holds a private key, if one for SSH".to_owned());
    }
    let role = if hint.is_ca {
        Role::CaBundle
    } else if hint.is_key {
        Role::ClientKey
    } else if hint.is_server {
        Role::ServerChain
    } else if hint.is_client {
        Role::ClientCertificate
    } else {
        return (Role::Auto, "nothing in it says what it is for".to_owned());
    };
    (role, format!("its name says so ({})", hint.word))
}

#[cfg(test)]
mod tests;
