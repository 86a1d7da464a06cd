//! What stands in a CA file: how many, in which roles, twice, expired, of no use, out of place.

use std::collections::{BTreeMap, HashMap};

use super::{Bundle, counted, listed};
use crate::{
    checks::Found,
    contract::{ItemKind, Role},
    read::{Certificate, certificate::CertificateRole},
    rules::Rule,
    text,
};

pub(super) fn check(bundle: &Bundle<'_>, found: &mut Vec<Found>) {
    private_keys(bundle, found);
    if bundle.members.is_empty() {
        no_certificate(bundle, found);
        return;
    }
    duplicates(bundle, found);
    same_names(bundle, found);
    dates(bundle, found);
    unused(bundle, found);
    end_entities(bundle, found);
}

fn private_keys(bundle: &Bundle<'_>, found: &mut Vec<Found>) {
    for item in &bundle.input.items {
        if !matches!(item.kind, ItemKind::PrivateKey | ItemKind::EncryptedPrivateKey) {
            continue;
        }
        // A file that is nothing but a key was given for the wrong purpose, which is the input family's finding.
        if bundle.members.is_empty() {
            continue;
        }
        found.push(
            Found::new(
                Rule::BndPrivateKey,
                "This CA file holds a private key. A CA file goes to every client and into uploads; a private key \
                 must not leave its owner. Java clients refuse the whole file.",
            )
            .input(bundle.index)
            .line(item.line)
            .seen(item.label.clone().unwrap_or_else(|| "private key".to_owned()))
            .expected("certificates only")
            .fix(format!(
                "keep the certificates alone: openssl crl2pkcs7 -nocrl -certfile {name} | openssl pkcs7 -print_certs -out \
                 ca.pem; if the file has been handed out, have the key's certificate revoked and make a new key",
                name = text::shell_quoted(&bundle.input.name)
            ))
            .excerpt(item.line.and_then(|line| bundle.input.excerpt(line, 1, 27, "a private key begins here"))),
        );
    }
}

/// Only where nothing else explains it: damaged blocks and wrong formats have findings of their own.
fn no_certificate(bundle: &Bundle<'_>, found: &mut Vec<Found>) {
    let others = bundle.input.items.iter().all(|item| {
        matches!(item.kind, ItemKind::RevocationList | ItemKind::Parameters)
            || (item.kind == ItemKind::Unknown && item.certificate.is_none())
    });
    if !bundle.input.faults.is_empty() || !bundle.input.defects.is_empty() || bundle.input.items.is_empty() || !others {
        return;
    }
    found.push(
        Found::new(Rule::BndNoCertificate, "This CA file holds no certificate, so a client that trusts it trusts no server.")
            .input(bundle.index)
            .seen(bundle.input.items.iter().filter_map(|item| item.label.as_deref()).collect::<Vec<_>>().join(", "))
            .expected("-----BEGIN CERTIFICATE-----")
            .fix("give the CA file itself: for Redis Cloud the redis_ca.pem of the console's Download server certificate button"),
    );
}

fn duplicates(bundle: &Bundle<'_>, found: &mut Vec<Found>) {
    let mut first: HashMap<&[u8; 32], usize> = HashMap::new();
    for (index, certificate) in &bundle.members {
        let Some(earlier) = first.get(&certificate.sha256) else {
            first.insert(&certificate.sha256, *index);
            continue;
        };
        let earlier = bundle.scene.material.certificates.get(*earlier).and_then(|earlier| earlier.line);
        let place = earlier.map(|line| format!(" first at line {line},")).unwrap_or_default();
        found.push(
            Found::new(
                Rule::BndDuplicate,
                format!(
                    "\"{}\" stands in this file twice:{place} and here again. Clients do not mind.",
                    certificate.subject.short
                ),
            )
            .input(bundle.index)
            .line(certificate.line)
            .certificate(*index)
            .fix("one of the two blocks may be removed"),
        );
    }
}

/// Certificates that share a name: renewed (same key), or two CAs that call themselves the same (other key).
fn same_names(bundle: &Bundle<'_>, found: &mut Vec<Found>) {
    // By name and key two certificates that differ: whatever comes later differs from one of them.
    let mut by_name: BTreeMap<&[u8], BTreeMap<&[u8], Vec<&Certificate>>> = BTreeMap::new();
    for (index, certificate) in &bundle.members {
        let keys = by_name.entry(&certificate.subject.raw).or_default();
        let has_other_keys = !keys.is_empty();
        let twins = keys.entry(&certificate.key.spki).or_default();
        let is_first = twins.is_empty();
        let twin = twins.iter().find(|twin| twin.der != certificate.der).copied();
        if is_first || twins.len() == 1 && twin.is_some() {
            twins.push(certificate);
        }
        if let Some(twin) = twin {
            found.push(
                Found::new(Rule::BndRenewedTwin, twins_differ_by(twin, certificate))
                    .input(bundle.index)
                    .line(certificate.line)
                    .certificate(*index),
            );
        } else if has_other_keys && is_first {
            found.push(
                Found::new(
                    Rule::BndSameName,
                    format!(
                        "Two CAs call themselves \"{}\" and have different keys. Clients tell them apart by key identifiers, \
                         where the certificates have them.",
                        certificate.subject.short
                    ),
                )
                .input(bundle.index)
                .line(certificate.line)
                .certificate(*index),
            );
        }
    }
}

fn twins_differ_by(twin: &Certificate, certificate: &Certificate) -> String {
    let name = &certificate.subject.short;
    if twin.issuer.raw != certificate.issuer.raw {
        return format!(
            "Two certificates of \"{name}\" have the same name and key: one issued by \"{}\", one by \"{}\". Clients follow the \
             path that leads to an anchor.",
            twin.issuer.short, certificate.issuer.short
        );
    }
    format!(
        "Two certificates of \"{name}\" have the same name and key: one until {}, one until {}. Clients pick the one that is in \
         date.",
        twin.not_after.date(),
        certificate.not_after.date()
    )
}

/// Members out of their time. Those that a path needs are judged with the path; these are the passengers.
fn dates(bundle: &Bundle<'_>, found: &mut Vec<Found>) {
    let passengers = || bundle.members.iter().filter(|(index, _)| !bundle.is_used(*index));
    let expired: Vec<_> = passengers().filter(|(_, certificate)| bundle.is_expired(certificate)).collect();
    let total = bundle.members.len();
    if let Some((first_index, first)) = expired.first() {
        let names: Vec<(&str, String)> = expired
            .iter()
            .map(|(_, certificate)| (certificate.subject.short.as_str(), certificate.not_after.date()))
            .collect();
        let names = listed(&names);
        if expired.len() == total {
            found.push(
                Found::new(
                    Rule::BndAllExpired,
                    format!("Every certificate of this CA file has expired: {names}."),
                )
                .input(bundle.index)
                .line(first.line)
                .certificate(*first_index)
                .expected(format!("a CA that is valid on {}", bundle.now().date()))
                .fix("download the current CA file: for Redis Cloud the console's Download server certificate button")
                .concerns(&bundle.scene.case.clients, super::loaders::refuses_expired_anchors),
            );
        } else {
            let of = if expired.len() == 1 { "has" } else { "have" };
            let why = if bundle.serves() { "no path needs" } else { "nothing that was given needs" };
            let them = if expired.len() == 1 { "it" } else { "them" };
            found.push(
                Found::new(
                    Rule::BndExpiredMember,
                    format!(
                        "{} of {} {of} expired and {why} {them}: {}.",
                        expired.len(),
                        counted(total, "certificate"),
                        names
                    ),
                )
                .input(bundle.index)
                .line(first.line)
                .certificate(*first_index),
            );
        }
    }
    for (index, certificate) in passengers().filter(|(_, certificate)| certificate.not_before > bundle.now()) {
        found.push(
            Found::new(
                Rule::BndNotYetValidMember,
                format!("\"{}\" is not valid before {}.", certificate.subject.short, certificate.not_before.date()),
            )
            .input(bundle.index)
            .line(certificate.line)
            .certificate(*index),
        );
    }
}

fn unused(bundle: &Bundle<'_>, found: &mut Vec<Found>) {
    if !bundle.serves() {
        return;
    }
    let unused: Vec<_> = bundle
        .members
        .iter()
        .filter(|(index, certificate)| !bundle.is_used(*index) && !bundle.is_expired(certificate))
        .collect();
    let Some((index, first)) = unused.first() else { return };
    let names: Vec<(&str, String)> =
        unused.iter().map(|(_, certificate)| (certificate.subject.short.as_str(), String::new())).collect();
    let names = listed(&names);
    found.push(
        Found::new(
            Rule::BndUnusedMember,
            format!(
                "{} of {} {} on no path from what was presented: {names}. Every CA in this file may vouch for any host.",
                unused.len(),
                counted(bundle.members.len(), "certificate"),
                if unused.len() == 1 { "lies" } else { "lie" },
            ),
        )
        .input(bundle.index)
        .line(first.line)
        .certificate(*index),
    );
}

/// An end-entity certificate among the anchors. Where it is the one that the server presents, the chain family says
/// what each client does.
fn end_entities(bundle: &Bundle<'_>, found: &mut Vec<Found>) {
    let presented = |der: &[u8]| {
        bundle.scene.material.inputs.iter().filter(|input| input.role == Role::ServerChain).any(|input| {
            input
                .certificates()
                .any(|at| bundle.scene.material.certificates.get(at).is_some_and(|sent| sent.der == der))
        })
    };
    for (index, certificate) in &bundle.members {
        if certificate.role != CertificateRole::EndEntity || presented(&certificate.der) {
            continue;
        }
        found.push(
            Found::new(
                Rule::BndEndEntity,
                format!(
                    "\"{}\" is an end-entity certificate, not a CA: {}. OpenSSL clients (redis-cli, hiredis, Node, redis-py before \
                     Python 3.13) and rustls trust no server by it; Go and Java trust this one certificate alone.",
                    certificate.subject.short, certificate.role_reason
                ),
            )
            .input(bundle.index)
            .line(certificate.line)
            .certificate(*index)
            .expected(format!("the CA that issued it: {}", certificate.issuer.text))
            .fix(format!("give the certificate of \"{}\" instead", certificate.issuer.short))
            .concerns(&bundle.scene.case.clients, super::loaders::needs_a_root),
        );
    }
}
