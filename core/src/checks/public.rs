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

#[cfg(test)]
mod tests {
    use super::check;
    use crate::{
        checks::testing::{Stage, pem, stage},
        contract::{Provider, Role, Subscription},
        read::certificate::oid::{extension, usage},
        redis::public_ca::GLOBALSIGN_R46,
        trust::testing::{Draft, GLOBALSIGN_R3, name, tlv},
    };

    /// As public CAs issue: with a policy of the CA/Browser Forum and signed certificate timestamps.
    fn public() -> Draft {
        let policies = tlv(0x30, &tlv(0x30, &tlv(6, &[0x67, 0x81, 0x0c, 1, 2, 1])));
        Draft::default().with(extension::POLICIES, false, &policies).with(extension::SCTS, false, &[4, 0])
    }

    fn ca(draft: Draft) -> Draft {
        draft.with(extension::BASIC_CONSTRAINTS, true, &[0x30, 3, 1, 1, 0xff])
    }

    #[test]
    fn public_client_certificates_end() {
        let codes = |draft: Draft| stage().file(Role::ClientCertificate, &[&draft]).codes(check);
        let purposes = |purpose| tlv(0x30, &tlv(6, purpose));
        assert_eq!(codes(public()), ["PUB001"]);
        assert_eq!(
            codes(public().with(extension::EXTENDED_KEY_USAGE, false, &purposes(usage::CLIENT_AUTH))),
            ["PUB001"]
        );
        assert_eq!(codes(public().with(extension::EXTENDED_KEY_USAGE, false, &purposes(usage::SERVER_AUTH))), [""; 0]);
        assert_eq!(codes(ca(public())), [""; 0]);
        assert_eq!(codes(Draft::default()), [""; 0]);
    }

    /// From 2026-03-15 on 200 days, the first and the last second among them.
    #[test]
    fn public_lifetimes_are_counted() {
        let codes = |draft: Draft| stage().file(Role::ServerChain, &[&draft]).codes(check);
        let from = |draft: Draft, not_after| Draft { not_before: "20260401000000Z", not_after, ..draft };
        assert_eq!(codes(from(public(), "20261017235959Z")), [""; 0]);
        assert_eq!(codes(from(public(), "20261018235959Z")), ["PUB004"]);
        assert_eq!(codes(from(Draft::default(), "20261018235959Z")), [""; 0]);
        assert_eq!(codes(from(ca(public()), "20261018235959Z")), [""; 0]);
    }

    #[test]
    fn what_a_public_ca_issued_is_public() {
        let leaf = Draft { not_before: "20260401000000Z", not_after: "20271018235959Z", ..Draft::default() };
        let mut stage = stage().octets("chain.pem", Role::ServerChain, pem(&leaf.der()) + GLOBALSIGN_R3);
        assert_eq!(stage.codes(check), [""; 0]);
        stage.relations.issued_by = vec![Some(1), Some(1)];
        assert_eq!(stage.codes(check), ["PUB004"]);
    }

    #[test]
    fn the_successor_is_missed_in_bundles_for_redis_cloud() {
        let codes = |text: String, change: fn(&mut Stage)| {
            let mut stage = stage().octets("ca.pem", Role::CaBundle, text);
            change(&mut stage);
            stage.codes(check)
        };
        let cloud: fn(&mut Stage) = |stage| stage.request.deployment.provider = Some(Provider::RedisCloud);
        let pro: fn(&mut Stage) = |stage| stage.request.deployment.subscription = Some(Subscription::Pro);
        assert_eq!(codes(GLOBALSIGN_R3.to_owned(), |_| {}), ["PUB002"]);
        assert_eq!(codes(GLOBALSIGN_R3.to_owned(), cloud), ["PUB003"]);
        assert_eq!(codes(GLOBALSIGN_R3.to_owned(), pro), ["PUB003"]);
        assert_eq!(codes(GLOBALSIGN_R3.to_owned() + &pem(GLOBALSIGN_R46.octets), cloud), ["PUB002"]);
        // R46 as R3 signed it: known by its names and its key's identifier.
        let unit = [tlv(6, &[0x55, 4, 11]), tlv(0x0c, b"GlobalSign Root CA - R3")].concat();
        let identifier = [
            0x03, 0x5c, 0xab, 0x73, 0x81, 0x87, 0xa8, 0xcc, 0xb0, 0xa6, 0xd5, 0x94, 0xe2, 0x36, 0x96, 0x49, 0xff, 0x05,
            0x99, 0x2c,
        ];
        let cross = Draft {
            subject: name("GlobalSign Root R46"),
            issuer: tlv(0x30, &tlv(0x31, &tlv(0x30, &unit))),
            ..Draft::default()
        };
        let cross = ca(cross).with(extension::SUBJECT_KEY_ID, false, &tlv(4, &identifier));
        assert_eq!(codes(GLOBALSIGN_R3.to_owned() + &pem(&cross.der()), cloud), ["PUB002"]);
    }
}
