//! What the ways of loading a CA file make of it: the first certificate only, roots only.

use std::collections::BTreeSet;

use super::Bundle;
use crate::{
    checks::Found,
    clients::Client,
    contract::{Role, Severity},
    read::{Certificate, certificate::CertificateRole, pem::Reader},
    redis::known_ca,
    rules::Rule,
    text,
};

pub(super) fn check(bundle: &Bundle<'_>, found: &mut Vec<Found>) {
    // The server reads its CA file for clients, and OpenSSL takes all of it.
    if bundle.input.role != Role::ClientCa {
        first_only(bundle, found);
    }
    root_missing(bundle, found);
}

/// The trap that the Redis Cloud page warns of: `keytool -importcert`, `new X509Certificate2(path)` and their like
/// take the first certificate and say nothing about the others.
fn first_only(bundle: &Bundle<'_>, found: &mut Vec<Found>) {
    let Some((index, first)) = bundle.members.first() else { return };
    let count = bundle.members.len();
    if count < 2 {
        return;
    }
    let name = &first.subject.short;
    let trust = if bundle.is_expired(first) {
        format!("trust only \"{name}\", which expired on {}", first.not_after.date())
    } else {
        format!("trust only \"{name}\"")
    };
    let consequence = match (first_suffices(bundle, *index, first), bundle.serves()) {
        (true, true) => " That one is the anchor of what the server presents, so they connect.",
        (true, false) => "",
        (false, true) => " The server's chain needs another one, so they refuse it.",
        (false, false) => " They refuse every server that was issued under the others.",
    };
    found.push(
        Found::new(
            Rule::BndFirstOnly,
            format!("Clients that import only the first of these {count} certificates {trust}.{consequence}"),
        )
        .input(bundle.index)
        .line(first.line)
        .certificate(*index)
        .seen(format!("1 of {count}: {}", first.subject.text))
        .expected(format!("all {count} in the client's trust store"))
        .fix(format!(
            "write a trust store that holds them all:\ntlsconf emit --client jedis {} --out .",
            text::shell_quoted(&bundle.input.name)
        ))
        .reference(
            "Redis Cloud documentation, Transport Layer Security (TLS): \"make sure to import all certificates\"",
        )
        .excerpt(
            first
                .line
                .and_then(|line| bundle.input.excerpt(line, 1, 27, format!("1 of {count}: the only one they import"))),
        )
        .concerns(&bundle.scene.case.clients, imports_first_only)
        .severity(if first_suffices(bundle, *index, first) { Severity::Note } else { Severity::Warning }),
    );
}

/// Would the first certificate alone do? Only the chain can tell; without it, a valid current root of a known bundle
/// does, and so does a file with a single hierarchy.
fn first_suffices(bundle: &Bundle<'_>, index: usize, first: &Certificate) -> bool {
    if bundle.is_expired(first) || !first.role.is_ca() {
        return false;
    }
    if bundle.used.is_some() {
        return bundle.is_used(index);
    }
    if known_ca::by_sha256(&first.sha256).is_some_and(|known| known.status == known_ca::Status::Current) {
        return true;
    }
    let roots = bundle.members.iter().filter(|(_, member)| member.role == CertificateRole::Root);
    let hierarchies = roots.map(|(_, root)| &root.subject.raw).collect::<std::collections::HashSet<_>>().len();
    hierarchies == 1
}

/// An intermediate stands without its root. With the server's chain at hand the chain family judges it.
fn root_missing(bundle: &Bundle<'_>, found: &mut Vec<Found>) {
    if bundle.used.is_some() {
        return;
    }
    let has_root = bundle.members.iter().any(|(_, member)| member.role == CertificateRole::Root);
    let names: BTreeSet<&[u8]> = bundle.members.iter().map(|(_, member)| member.subject.raw.as_slice()).collect();
    for (index, intermediate) in &bundle.members {
        let complete = names.contains(intermediate.issuer.raw.as_slice());
        if intermediate.role != CertificateRole::Intermediate || complete || bundle.is_expired(intermediate) {
            continue;
        }
        found.push(
            Found::new(
                Rule::BndRootMissing,
                format!(
                    "The intermediate \"{}\" stands here without its root \"{}\". OpenSSL clients (redis-cli, hiredis, Node, PHP, \
                     redis-py before Python 3.13) follow a path to a self-signed root and refuse; Go, rustls and Java \
                     take the intermediate as trust anchor.",
                    intermediate.subject.short, intermediate.issuer.short
                ),
            )
            .input(bundle.index)
            .line(intermediate.line)
            .certificate(*index)
            .expected(format!("the root {}", intermediate.issuer.text))
            .fix(match intermediate.issuer_urls.first() {
                Some(url) => format!("append the root; the certificate names its issuer's address: {}", text::shown(url)),
                None => format!("append the certificate of \"{}\" to this file", intermediate.issuer.short),
            })
            .reference("OpenSSL, X509_verify_cert: without X509_V_FLAG_PARTIAL_CHAIN a path must end in a self-signed anchor")
            .concerns(&bundle.scene.case.clients, needs_a_root)
            .severity(if has_root { Severity::Note } else { Severity::Warning }),
        );
    }
}

fn imports_first_only(client: &Client) -> bool {
    client.ca_reader == Some(Reader::Keytool) || client.id == "stackexchange-redis"
}

/// OpenSSL without partial chains.
pub(super) fn needs_a_root(client: &Client) -> bool {
    matches!(client.ca_reader, Some(Reader::OpensslFile | Reader::Node | Reader::Php | Reader::NativeTls))
}

/// OpenSSL and Go look at the anchor's dates, rustls and Java do not.
pub(super) fn refuses_expired_anchors(client: &Client) -> bool {
    needs_a_root(client) || client.ca_reader == Some(Reader::Go)
}
