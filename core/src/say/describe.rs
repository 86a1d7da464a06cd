//! Material in the contract's words.

use crate::{
    Case,
    contract::{BasicConstraints, Bundle, Certificate, Endpoint, Input, Item, Key, KeyInfo, Known, NotChecked, Role},
    read::{self, Material, ReadInput, certificate::hex, key::KeyState},
    redis::{known_ca, public_ca},
    relate::Relations,
    text,
};

pub(super) fn endpoint(case: &Case<'_>) -> Option<Endpoint> {
    let endpoint = case.endpoint.as_ref()?;
    Some(Endpoint {
        host: text::shown(&endpoint.host),
        port: endpoint.port,
        server_name: endpoint
            .server_name
            .clone()
            .or_else(|| endpoint.address.is_none().then(|| endpoint.host.clone()))
            .map(|name| text::shown(&name)),
        scheme: endpoint.scheme.clone(),
    })
}

pub(super) fn inputs(material: &Material) -> Vec<Input> {
    material
        .inputs
        .iter()
        .map(|input| Input {
            name: text::shown(&input.name),
            archive: input.archive.map(index),
            format: input.format.as_str().to_owned(),
            role: input.role,
            role_reason: input.role_reason.clone(),
            items: input.items.iter().map(item).collect(),
            bundle: bundle(input, material),
        })
        .collect()
}

fn item(item: &read::Item) -> Item {
    Item {
        kind: item.kind,
        label: item.label.as_deref().map(text::shown),
        line: item.line,
        end_line: item.end_line,
        certificate: item.certificate.map(index),
        key: item.key.map(index),
        readers: item.readers.iter().map(|reader| reader.id().to_owned()).collect(),
    }
}

fn bundle(input: &ReadInput, material: &Material) -> Option<Bundle> {
    let members: Vec<&[u8; 32]> =
        input.certificates().filter_map(|at| Some(&material.certificates.get(at)?.sha256)).collect();
    if let Some(edition) = known_ca::edition(&members) {
        return Some(Bundle {
            provider: "redis-cloud".to_owned(),
            edition: Some(edition.id.to_owned()),
            text: edition.text.to_owned(),
        });
    }
    let own = members.iter().filter_map(|sha256| known_ca::by_sha256(sha256)).any(known_ca::is_own);
    own.then(|| Bundle {
        provider: "redis-cloud".to_owned(),
        edition: None,
        text: "CAs of Redis Cloud, no known edition of its bundle".to_owned(),
    })
}

pub(super) fn certificates(material: &Material, relations: &Relations) -> Vec<Certificate> {
    let public = public_flags(material, relations);
    material
        .certificates
        .iter()
        .zip(public)
        .enumerate()
        .map(|(at, (certificate, (publicly_trusted, public_reason)))| Certificate {
            input: index(certificate.input),
            line: certificate.line,
            subject: certificate.subject.text.clone(),
            issuer: certificate.issuer.text.clone(),
            owner: certificate.subject.owner.clone(),
            serial: serial(&certificate.serial),
            version: certificate.version,
            not_before: certificate.not_before,
            not_after: certificate.not_after,
            role: certificate.role.as_str().to_owned(),
            role_reason: certificate.role_reason.clone(),
            key: KeyInfo {
                algorithm: certificate.key.algorithm_name(),
                bits: certificate.key.bits,
                strength: certificate.key.strength(),
            },
            signature: certificate.signature.name.clone(),
            san: certificate.san.clone().unwrap_or_default(),
            basic_constraints: certificate.basic_constraints.map(|constraints| BasicConstraints {
                ca: constraints.ca,
                path_length: constraints.path_length,
                critical: constraints.critical,
            }),
            key_usage: certificate
                .key_usage
                .as_ref()
                .map(|usages| usages.iter().map(|usage| (*usage).to_owned()).collect()),
            extended_key_usage: certificate.extended_key_usage.clone(),
            authority_key_id: certificate.authority_key_id.as_deref().map(hex),
            subject_key_id: certificate.subject_key_id.as_deref().map(hex),
            policies: certificate.policies.clone(),
            crl_urls: certificate.crl_urls.clone(),
            ocsp_urls: certificate.ocsp_urls.clone(),
            issuer_urls: certificate.issuer_urls.clone(),
            unknown_critical: certificate.unknown_critical.clone(),
            sha256: hex(&certificate.sha256),
            sha1: hex(&certificate.sha1),
            spki_sha256: hex(&certificate.spki_sha256),
            issued_by: relations.issued_by.get(at).copied().flatten().map(index),
            publicly_trusted,
            public_reason,
            known: known_ca::by_sha256(&certificate.sha256).map(|known| Known {
                id: known.id.to_owned(),
                plan: known.plan.to_owned(),
                status: known.status.as_str().to_owned(),
            }),
        })
        .collect()
}

/// Whether each certificate is publicly trusted, and why: issuers before what they issued.
fn public_flags(material: &Material, relations: &Relations) -> Vec<(bool, String)> {
    let certificates = &material.certificates;
    let own: Vec<(bool, String)> = certificates.iter().map(|one| public_ca::classify(one, None)).collect();
    let mut by_issuer = vec![false; own.len()];
    // A path of public CAs is short: a root, a cross certificate, one or two intermediates.
    for _ in 0..4 {
        let next: Vec<bool> = (0..own.len())
            .map(|at| {
                relations.issued_by.get(at).copied().flatten().is_some_and(|issuer| {
                    issuer != at && own.get(issuer).is_some_and(|issuer| issuer.0)
                        || by_issuer.get(issuer).is_some_and(|public| *public)
                })
            })
            .collect();
        if next == by_issuer {
            break;
        }
        by_issuer = next;
    }
    certificates
        .iter()
        .zip(own)
        .zip(by_issuer)
        .map(
            |((certificate, own), by_issuer)| {
                if own.0 || !by_issuer { own } else { public_ca::classify(certificate, Some(true)) }
            },
        )
        .collect()
}

pub(super) fn keys(material: &Material, relations: &Relations) -> Vec<Key> {
    material
        .keys
        .iter()
        .enumerate()
        .map(|(at, key)| {
            let facts = match &key.state {
                KeyState::Open(facts) => Some(facts),
                _ => None,
            };
            Key {
                input: index(key.input),
                line: key.line,
                format: key.format.as_str().to_owned(),
                algorithm: facts.map(|facts| facts.algorithm.name()),
                bits: facts.and_then(|facts| facts.bits),
                encrypted: key.encryption.is_some(),
                spki_sha256: facts.map(|facts| hex(&facts.spki_sha256)),
                belongs_to: relations.key_fits.get(at).into_iter().flatten().map(|fits| index(*fits)).collect(),
            }
        })
        .collect()
}

/// What the inputs did not allow to judge, and what would.
pub(super) fn not_checked(case: &Case<'_>, material: &Material) -> Vec<NotChecked> {
    let has = |role| material.inputs.iter().any(|input| input.role == role);
    let mut list = Vec::new();
    let mut add = |what: &str, why: &str| list.push(NotChecked { what: what.to_owned(), why: why.to_owned() });
    if !material.certificates.is_empty() && !has(Role::ServerChain) {
        add(
            "server_chain",
            "what the server presents was not given: whether the CA file verifies it, and for which host it is, is unknown \
             (give it with --server-chain)",
        );
    } else if has(Role::ServerChain) && case.endpoint.is_none() {
        add(
            "host_name",
            "no endpoint was given: whether the server's certificate is for its host is unknown (give it with --endpoint)",
        );
    }
    if has(Role::ClientCertificate) && !has(Role::ClientCa) {
        add(
            "client_trust",
            "the CA with which the server verifies clients was not given: whether it will accept this client certificate \
             is unknown (give it with --client-ca)",
        );
    }
    if !material.certificates.is_empty() {
        add("revocation", "revocation is not checked: none of the clients checks it, and it would need the network");
    }
    list
}

/// Hexadecimal, upper case, with a minus sign where the INTEGER is negative.
fn serial(octets: &[u8]) -> String {
    let negative = octets.first().is_some_and(|first| first & 0x80 != 0);
    if !negative {
        let digits = hex(octets);
        let short = digits.trim_start_matches('0');
        return if short.is_empty() { "0".to_owned() } else { short.to_ascii_uppercase() };
    }
    // Two's complement: invert and add one.
    let mut magnitude: Vec<u8> = octets.iter().map(|octet| !octet).collect();
    for octet in magnitude.iter_mut().rev() {
        let (next, carry) = octet.overflowing_add(1);
        *octet = next;
        if !carry {
            break;
        }
    }
    format!("-{}", hex(&magnitude).trim_start_matches('0').to_ascii_uppercase())
}

/// Indices stand far below 2^32: [`crate::limits`].
fn index(at: usize) -> u32 {
    at as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn serial_numbers_keep_their_sign() {
        assert_eq!(serial(&[0x00, 0xa4, 0x95]), "A495");
        assert_eq!(serial(&[0xff]), "-1");
        assert_eq!(serial(&[0x00]), "0");
    }
}
