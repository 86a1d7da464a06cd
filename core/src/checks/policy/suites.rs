//! Cipher suites and groups against versions, the server's key and the clients.

use crate::{
    checks::{Found, Scene},
    clients::{Client, words},
    contract::{Role, Severity},
    policy::{Field, Group, NoSuite, Resolved, Stack, Suite, Version, group::GroupKind, suite::Authentication},
    read::{Certificate, certificate::KeyAlgorithm},
    rules::Rule,
};

/// Every client offers these.
const RSA_SUITE: &str = "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256";
const ECDSA_SUITE: &str = "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256";

pub(super) fn check(scene: &Scene<'_>, found: &mut Vec<Found>) {
    let policy = &scene.case.policy;
    if policy.min_version.value > policy.max_version.value {
        return;
    }
    versions(policy, found);
    empty(policy, found);
    weak(policy, found);
    certificate(scene, policy, found);
    offers(scene, policy, found);
    groups(scene, policy, found);
}

/// Suites named for a version that is not allowed.
fn versions(policy: &Resolved, found: &mut Vec<Found>) {
    let named = [
        (Version::Tls12, policy.tls12_suites.is_given() && !policy.tls12_suites.items.is_empty(), "tls12_suites"),
        (Version::Tls13, policy.tls13_suites.is_given() && !policy.tls13_suites.items.is_empty(), "tls13_suites"),
    ];
    for (version, is_named, field) in named {
        if !is_named || policy.allows(version) {
            continue;
        }
        let version = version.as_str();
        let (low, high) = (policy.min_version.value.as_str(), policy.max_version.value.as_str());
        let allowed = if low == high { format!("TLS {low} alone is") } else { format!("TLS {low} to {high} are") };
        found.push(
            Found::new(
                Rule::PolSuiteVersion,
                format!(
                    "Cipher suites of TLS {version} are named ({field}), but {allowed} allowed: they are never used."
                ),
            )
            .seen(field)
            .expected(format!("no suites of TLS {version}, or TLS {version} allowed"))
            .fix(format!("leave {field} out, or allow TLS {version}"))
            .reference("RFC 8446, appendix B.4: the suites of TLS 1.3 and of TLS 1.2 are different ones"),
        );
    }
}

/// A list that was given without a single name leaves an allowed version without suites.
fn empty(policy: &Resolved, found: &mut Vec<Found>) {
    let lists = [
        (Version::Tls12, &policy.tls12_suites, Field::Tls12Suites),
        (Version::Tls13, &policy.tls13_suites, Field::Tls13Suites),
    ];
    for (version, list, field) in lists {
        // Where names were given, and none of them is one, each of them has a finding.
        let had_names = policy.faults.iter().any(|fault| fault.field() == field);
        if !list.is_given() || !list.items.is_empty() || had_names || !policy.allows(version) {
            continue;
        }
        let left = lists.iter().any(|(other, list, _)| policy.allows(*other) && !list.items.is_empty());
        let (version, field) = (version.as_str(), field.as_str());
        let consequence = if left { "it cannot be agreed on" } else { "no connection is possible" };
        found.push(
            Found::new(
                Rule::PolSuiteVersion,
                format!("TLS {version} is allowed, but {field} names no cipher suite for it: {consequence}."),
            )
            .seen(format!("{field}: []"))
            .expected(format!("suites of TLS {version}, or TLS {version} not allowed"))
            .fix(format!("leave {field} out, so that the preset's suites are taken"))
            .severity(if left { Severity::Warning } else { Severity::Error }),
        );
    }
}

fn weak(policy: &Resolved, found: &mut Vec<Found>) {
    let given = [&policy.tls12_suites, &policy.tls13_suites];
    for suite in given.into_iter().filter(|list| list.is_given()).flat_map(|list| list.items.iter()) {
        let Some(weakness) = suite.weakness() else { continue };
        found.push(
            Found::new(Rule::PolSuiteWeak, format!("The cipher suite {} is weak: {}.", suite.iana, weakness.reason()))
                .seen(suite.iana)
                .expected("ECDHE with AES-GCM or ChaCha20-Poly1305")
                .fix("take it out of the list; TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256 and its like serve every client")
                .reference("RFC 9325, section 4")
                .severity(if weakness.is_unsafe() { Severity::Error } else { Severity::Warning }),
        );
    }
}

/// Under TLS 1.2 the suite names the kind of key; under TLS 1.3 it does not.
fn certificate(scene: &Scene<'_>, policy: &Resolved, found: &mut Vec<Found>) {
    let suites = &policy.tls12_suites.items;
    if !policy.ends_at_tls12() || policy.has_unknown_tls12_suites() || suites.is_empty() {
        return;
    }
    let Some((index, leaf)) = server_leaf(scene) else { return };
    if !policy.tls12_suites_for(Some(&leaf.key.algorithm)).is_empty() {
        return;
    }
    let (kind, suite) = match &leaf.key.algorithm {
        KeyAlgorithm::Rsa | KeyAlgorithm::RsaPss => ("an RSA key", Some(RSA_SUITE)),
        KeyAlgorithm::Ec(_) => ("an ECDSA key", Some(ECDSA_SUITE)),
        // RFC 8422, section 2: EdDSA goes with the suites for ECDSA.
        KeyAlgorithm::Ed25519 | KeyAlgorithm::Ed448 => ("a key that goes with ECDSA suites", Some(ECDSA_SUITE)),
        _ => ("a key for which TLS 1.2 has none", None),
    };
    found.push(
        Found::new(
            Rule::PolSuiteCertificate,
            format!(
                "No cipher suite of the policy fits the server's certificate: the suites are for {}, and \"{}\" has {kind} ({}).",
                proofs(suites),
                leaf.subject.short,
                leaf.key.describe()
            ),
        )
        .input(leaf.input)
        .line(leaf.line)
        .certificate(index)
        .seen(suites.iter().map(|suite| suite.iana).collect::<Vec<_>>().join(", "))
        .expected(match suite {
            Some(suite) => format!("a suite for this kind of key, such as {suite}"),
            None => "a certificate with an RSA or ECDSA key".to_owned(),
        })
        .fix(match suite {
            Some(suite) => format!("add {suite} to tls12_suites, or allow TLS 1.3, whose suites do not name the kind of key"),
            None => "have the certificate issued for an EC P-256 key, or one of RSA 2048".to_owned(),
        })
        .reference("RFC 8422, section 2; RFC 5246, section 7.4.2"),
    );
}

/// Suites that a client does not offer.
fn offers(scene: &Scene<'_>, policy: &Resolved, found: &mut Vec<Found>) {
    let key = server_leaf(scene).map(|(_, leaf)| &leaf.key.algorithm);
    let lacks =
        |client: &Client| client.row.as_ref().is_some_and(|row| policy.no_suite(key, row) == Some(NoSuite::Offered));
    let Some(who) = words::in_words(&scene.case.clients, lacks) else { return };
    let names = policy.tls12_suites_for(key).iter().map(|suite| suite.iana).collect::<Vec<_>>();
    let suite = match key {
        Some(KeyAlgorithm::Ec(_) | KeyAlgorithm::Ed25519 | KeyAlgorithm::Ed448) => ECDSA_SUITE,
        _ => RSA_SUITE,
    };
    found.push(
        Found::new(
            Rule::PolSuiteUnsupported,
            format!("No TLS 1.2 cipher suite of the policy is offered by {who}: it has {}.", some(&names)),
        )
        .seen(names.join(", "))
        .expected(format!("a suite that every client offers, such as {suite}"))
        .fix(format!("add {suite} to tls12_suites, or allow TLS 1.3"))
        .concerns(&scene.case.clients, lacks)
        .reference("RFC 5246, section 7.4.1.3: without a common suite the server sends handshake_failure"),
    );
}

fn some(names: &[&str]) -> String {
    match names {
        [first, second, third, rest @ ..] if !rest.is_empty() => {
            format!("{first}, {second}, {third} and {} more", rest.len())
        }
        _ => names.join(", "),
    }
}

/// What the suites prove the server's identity with.
fn proofs(suites: &[&'static Suite]) -> String {
    let mut kinds: Vec<&str> = Vec::new();
    for suite in suites {
        let kind = match suite.authentication() {
            Authentication::Ecdsa => "ECDSA keys",
            Authentication::Rsa => "RSA keys",
            Authentication::Dss => "DSA keys",
            Authentication::Shared => "shared secrets",
            Authentication::Anonymous => "servers without a certificate",
            Authentication::Any => continue,
        };
        if !kinds.contains(&kind) {
            kinds.push(kind);
        }
    }
    kinds.join(" and ")
}

fn server_leaf<'a>(scene: &'a Scene<'_>) -> Option<(usize, &'a Certificate)> {
    let chain = scene.material.inputs.iter().find(|input| input.role == Role::ServerChain)?;
    let index = chain.certificates().next()?;
    Some((index, scene.material.certificates.get(index)?))
}

/// Groups that no stack of a client offers: it ends the handshake.
fn groups(scene: &Scene<'_>, policy: &Resolved, found: &mut Vec<Found>) {
    let groups = &policy.groups.items;
    if !policy.groups.is_given() || groups.is_empty() {
        return;
    }
    if !policy.allows(Version::Tls13) && groups.iter().all(|group| group.kind == GroupKind::PostQuantum) {
        found.push(
            Found::new(
                Rule::PolGroupCertificate,
                format!("The key exchange group {} exists in TLS 1.3 alone, which is not allowed.", first_of(groups)),
            )
            .seen(listed(groups))
            .expected("X25519 or secp256r1")
            .fix("add X25519 and secp256r1 behind the others, or allow TLS 1.3")
            .severity(Severity::Error),
        );
        return;
    }
    let lacks = |stack: Stack| !groups.iter().any(|group| group.is_offered_by(stack));
    let names = listed(groups);
    if scene.case.clients.iter().filter_map(|client| Stack::of(client)).any(lacks) {
        found.push(
            Found::new(
                Rule::PolGroupCertificate,
                format!("Some clients offer none of the key exchange groups {}: {}.", names, offered(groups)),
            )
            .seen(names)
            .expected("a group that every client offers: X25519 or secp256r1")
            .fix("add X25519 and secp256r1 behind the others")
            .concerns(&scene.case.clients, |client| Stack::of(client).is_some_and(lacks)),
        );
        return;
    }
    if let Some((group, newer)) = groups.iter().find_map(|group| Some((group, group.replaced_by?))) {
        found.push(
            Found::new(
                Rule::PolGroupCertificate,
                format!("The group {} was given up; {newer} took its place.", group.iana),
            )
            .seen(group.iana)
            .expected(newer)
            .fix(format!("write {newer}")),
        );
    }
}

fn first_of(groups: &[&'static Group]) -> &'static str {
    groups.first().map_or("", |group| group.iana)
}

fn listed(groups: &[&'static Group]) -> String {
    groups.iter().map(|group| group.iana).collect::<Vec<_>>().join(", ")
}

/// Who offers the first of them.
fn offered(groups: &[&'static Group]) -> String {
    groups.iter().take(3).map(|group| format!("{} ({})", group.iana, group.offered_by)).collect::<Vec<_>>().join(", ")
}
