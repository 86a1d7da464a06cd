//! What changes for publicly trusted certificates between 2025 and 2029. Nothing here is ever said of a private CA.
//!
//! Sources: Chrome Root Program policy 1.8 (2026-02-05), Mozilla's Root CA Lifecycles, CA/Browser Forum Baseline
//! Requirements 2.2.6 with ballot SC-081v3, GlobalSign's notices of 2025-06-23 to 2026-02-26.

use crate::{
    checks::{Found, Scene},
    clients::{Client, row::System},
    contract::{Provider, Role, Timestamp},
    read::{Certificate, ReadInput},
    redis::{known_ca, public_ca},
    rules::Rule,
    text,
};

pub fn check(scene: &Scene<'_>, found: &mut Vec<Found>) {
    for (index, input) in scene.material.inputs.iter().enumerate() {
        match input.role {
            Role::ClientCertificate => client_authentication(scene, input, found),
            Role::CaBundle => roots(scene, index, input, found),
            Role::ServerChain => lifetime(scene, input, found),
            _ => {}
        }
    }
}

/// From this day on no CA that Chrome trusts issues a certificate for client authentication (Chrome Root Program 1.8:
/// leaves issued on or after 2027-03-15 are for serverAuth only; earlier versions said 2026-06-15).
const LAST_CLIENT_AUTH: &str = "2027-03-15";

fn client_authentication(scene: &Scene<'_>, input: &ReadInput, found: &mut Vec<Found>) {
    let Some((index, leaf)) = members(scene, input).next() else { return };
    // Without the purpose it is refused today, which the certificate family says.
    let allows = leaf.extended_key_usage.as_ref().is_none_or(|usages| usages.iter().any(|usage| usage == "clientAuth"));
    if leaf.role.is_ca() || !allows || !is_public(scene, index, leaf) {
        return;
    }
    found.push(
        Found::new(
            Rule::PubClientAuth,
            format!(
                "The client certificate \"{}\" comes from a public CA. Public CAs stop issuing certificates for client authentication, \
                 the last of them on {LAST_CLIENT_AUTH}: after its end on {} it cannot be renewed.",
                leaf.subject.short,
                leaf.not_after.date()
            ),
        )
        .input(leaf.input)
        .line(leaf.line)
        .certificate(index)
        .expected("a certificate of a private CA")
        .fix("have client certificates issued by a CA of your own, or let the Redis Cloud console generate one")
        .reference("Chrome Root Program policy 1.8, 2026-02-05"),
    );
}

/// Where GlobalSign's R3 stands alone in a bundle.
fn roots(scene: &Scene<'_>, index: usize, input: &ReadInput, found: &mut Vec<Found>) {
    let Some((at, r3)) = members(scene, input).find(|(_, member)| public_ca::GLOBALSIGN_R3.is(member)) else { return };
    let has_successor = members(scene, input)
        .any(|(_, member)| public_ca::GLOBALSIGN_R46.is(member) || public_ca::is_r46_by_r3(member));
    let deployment = scene.case.deployment;
    let is_redis_cloud = deployment.provider == Some(Provider::RedisCloud)
        || deployment.subscription.is_some()
        || members(scene, input).filter_map(|(_, member)| known_ca::by_sha256(&member.sha256)).any(known_ca::is_own);
    if is_redis_cloud && !has_successor {
        let file = text::shell_quoted(&input.name);
        found.push(
            Found::new(
                Rule::PubRootMissing,
                "The bundle lacks GlobalSign Root R46, to which the public CA of Redis Cloud moves its chains in 2026. Clients that \
                 trust this file alone will refuse a server under R46, unless it sends the certificate by which R3 vouches for R46.",
            )
            .input(index)
            .line(r3.line)
            .certificate(at)
            .expected(format!("GlobalSign Root R46, SHA-256 {}...", public_ca::GLOBALSIGN_R46.sha256[..16].to_ascii_uppercase()))
            .fix(format!(
                "add R46 and keep the rest:\ntlsconf emit --client redis-cli {file} --add-root r46 --out .\nor from the system's \
                 list (Debian, Ubuntu):\ncat /etc/ssl/certs/GlobalSign_Root_R46.pem >> {file}"
            ))
            .reference("GlobalSign, upcoming changes to TLS roots, 2025-07-11 and 2026-02-26; not confirmed on a live endpoint")
            .concerns(&scene.case.clients, trusts_the_file_alone),
        );
    } else {
        found.push(
            Found::new(
                Rule::PubRootAges,
                format!(
                    "GlobalSign Root CA - R3 ages out: browsers' and systems' lists drop it on {}, and it expires on {}.",
                    public_ca::r3_leaves_stores().date(),
                    r3.not_after.date()
                ),
            )
            .input(index)
            .line(r3.line)
            .certificate(at)
            .reference("Mozilla, Root CA Lifecycles"),
        );
    }
}

fn trusts_the_file_alone(client: &Client) -> bool {
    client.row.as_ref().is_some_and(|row| row.system != System::Added)
}

/// The longest life of a public certificate by the day it begins (Baseline Requirements 6.3.2).
const LIFETIMES: [(&str, i64); 4] = [
    ("2029-03-15T00:00:00Z", 47),
    ("2027-03-15T00:00:00Z", 100),
    ("2026-03-15T00:00:00Z", 200),
    ("2020-09-01T00:00:00Z", 398),
];

fn lifetime(scene: &Scene<'_>, input: &ReadInput, found: &mut Vec<Found>) {
    let Some((index, leaf)) = members(scene, input).next() else { return };
    let limit = LIFETIMES
        .iter()
        .find(|(since, _)| Timestamp::parse(since).is_some_and(|since| leaf.not_before >= since))
        .map(|(_, days)| *days);
    let Some(limit) = limit else { return };
    // The last second belongs to the lifetime.
    let days = leaf.not_before.days_until(leaf.not_after.plus_seconds(1));
    if days <= limit || leaf.role.is_ca() || !is_public(scene, index, leaf) {
        return;
    }
    found.push(
        Found::new(
            Rule::PubLifetime,
            format!(
                "\"{}\" is valid for {days} days; a public certificate that begins on {} may have {limit}. Browsers refuse it; the \
                 clients of Redis do not count.",
                leaf.subject.short,
                leaf.not_before.date()
            ),
        )
        .input(leaf.input)
        .line(leaf.line)
        .certificate(index)
        .seen(format!("{days} days"))
        .expected(format!("at most {limit} days"))
        .reference("CA/Browser Forum, Baseline Requirements, section 6.3.2 (ballot SC-081v3)"),
    );
}

fn members<'a>(scene: &'a Scene<'_>, input: &'a ReadInput) -> impl Iterator<Item = (usize, &'a Certificate)> {
    input.certificates().filter_map(|index| Some((index, scene.material.certificates.get(index)?)))
}

/// By itself, or through the CA among the files that issued it.
fn is_public(scene: &Scene<'_>, index: usize, certificate: &Certificate) -> bool {
    let issuer = scene.relations.issued_by.get(index).copied().flatten().filter(|issuer| *issuer != index);
    let issuer = issuer.and_then(|issuer| scene.material.certificates.get(issuer));
    let by_issuer = issuer.map(|issuer| public_ca::classify(issuer, None).0);
    public_ca::classify(certificate, by_issuer).0
}
