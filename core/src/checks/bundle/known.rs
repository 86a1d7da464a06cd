//! Bundles that are recognised by the fingerprints of their members.

use super::{Bundle, counted, listed};
use crate::{
    checks::Found,
    contract::Role,
    read::certificate::CertificateRole,
    redis::known_ca::{self, KnownCa, Status},
    rules::Rule,
};

const SOURCE: &str = "Redis Cloud documentation, Transport Layer Security (TLS)";

pub(super) fn check(bundle: &Bundle<'_>, found: &mut Vec<Found>) {
    let known: Vec<Option<&'static KnownCa>> =
        bundle.members.iter().map(|(_, member)| known_ca::by_sha256(&member.sha256)).collect();
    let is_redis_cloud = known.iter().flatten().any(|known| known_ca::is_own(known));
    let fingerprints: Vec<&[u8; 32]> = bundle.members.iter().map(|(_, member)| &member.sha256).collect();
    let edition = known_ca::edition(&fingerprints);

    let roles = roles(bundle);
    let Some((index, first)) = bundle.members.first() else { return };
    let at = |rule, message: String| Found::new(rule, message).input(bundle.index).line(first.line).certificate(*index);
    if let Some(edition) = edition {
        found.push(
            at(Rule::BndEdition, format!("This is the CA bundle of {}: {roles}.", edition.text)).reference(SOURCE),
        );
    } else if is_redis_cloud {
        found.push(
            at(
                Rule::BndEdition,
                format!(
                    "This file holds CAs of Redis Cloud, but it is no edition of the bundle that is known: {roles}."
                ),
            )
            .reference(SOURCE),
        );
        unknown_members(bundle, &known, found);
    } else if bundle.members.len() > 1 {
        found.push(at(Rule::BndMembers, format!("This file holds {roles}.")));
    }
    deprecated(bundle, &known, found);
    if is_redis_cloud && !bundle.serves() && bundle.input.role == Role::CaBundle {
        outdated(bundle, &known, found);
    }
}

/// `5 certificates (3 roots, 2 intermediates)`.
fn roles(bundle: &Bundle<'_>) -> String {
    let count = |role| bundle.members.iter().filter(|(_, member)| member.role == role).count();
    let parts: Vec<String> = [
        (CertificateRole::Root, "root"),
        (CertificateRole::Intermediate, "intermediate"),
        (CertificateRole::EndEntity, "end-entity certificate"),
        (CertificateRole::SelfSignedEndEntity, "self-signed end-entity certificate"),
    ]
    .into_iter()
    .map(|(role, noun)| (count(role), noun))
    .filter(|(number, _)| *number > 0)
    .map(|(number, noun)| counted(number, noun))
    .collect();
    format!("{} ({})", counted(bundle.members.len(), "certificate"), parts.join(", "))
}

fn unknown_members(bundle: &Bundle<'_>, known: &[Option<&'static KnownCa>], found: &mut Vec<Found>) {
    let unknown: Vec<_> =
        bundle.members.iter().zip(known).filter(|(_, known)| known.is_none()).map(|(member, _)| member).collect();
    let Some((index, first)) = unknown.first() else { return };
    let names: Vec<(&str, String)> =
        unknown.iter().map(|(_, member)| (member.subject.short.as_str(), String::new())).collect();
    found.push(
        Found::new(
            Rule::BndUnknownMember,
            format!(
                "{} of this file {} not among those that Redis Cloud's bundle has held: {}. Keep only what you added \
                 yourself.",
                counted(unknown.len(), "certificate"),
                if unknown.len() == 1 { "is" } else { "are" },
                listed(&names)
            ),
        )
        .input(bundle.index)
        .line(first.line)
        .certificate(*index),
    );
}

fn deprecated(bundle: &Bundle<'_>, known: &[Option<&'static KnownCa>], found: &mut Vec<Found>) {
    let deprecated: Vec<_> = bundle
        .members
        .iter()
        .zip(known)
        .filter_map(|(member, known)| {
            known.filter(|known| known.status == Status::Deprecated).map(|known| (member, known))
        })
        .collect();
    let Some(((index, first), _)) = deprecated.first() else { return };
    let names: Vec<(&str, String)> =
        deprecated.iter().map(|((_, member), known)| (member.subject.short.as_str(), known.plan.to_owned())).collect();
    found.push(
        Found::new(
            Rule::BndDeprecatedMember,
            format!(
                "{} deprecated but still in use, in Redis Cloud's own words: {}. Keep {} until no database presents a \
                 chain under {}.",
                if deprecated.len() == 1 { "One CA is" } else { "These CAs are" },
                listed(&names),
                if deprecated.len() == 1 { "it" } else { "them" },
                if deprecated.len() == 1 { "it" } else { "them" },
            ),
        )
        .input(bundle.index)
        .line(first.line)
        .certificate(*index)
        .reference(SOURCE),
    );
}

/// A bundle from before August 2022 lacks the public root that databases were moved to from April 2023 on.
fn outdated(bundle: &Bundle<'_>, known: &[Option<&'static KnownCa>], found: &mut Vec<Found>) {
    if known.iter().flatten().any(|known| known.id == known_ca::CURRENT_ROOT) {
        return;
    }
    found.push(
        Found::new(
            Rule::BndOutdated,
            "This file lacks GlobalSign Root CA - R3, under which Redis Cloud issues its certificates since 2023: it \
             predates the bundle of August 2022.",
        )
        .input(bundle.index)
        .line(bundle.members.first().and_then(|(_, member)| member.line))
        .expected("GlobalSign Root CA - R3, SHA-256 CBB522D7B7F127AD...")
        .fix("download redis_ca.pem again: Redis Cloud console, Account Settings, Security, Redis Cloud certificate authority, Download")
        .reference("Redis Cloud Introduces Short-Lived TLS Certificates, 2023-03-21"),
    );
}
