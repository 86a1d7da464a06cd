//! The policy: contradictions inside it, and what the files and the clients cannot satisfy.

mod names;
mod server_name;
mod suites;
#[cfg(test)]
mod tests;
mod versions;

use crate::{
    checks::{Found, Scene},
    contract::{ClientAuthentication, Role, Verification},
    read::{Certificate, ReadInput, certificate::CertificateRole},
    rules::Rule,
    text,
};

pub fn check(scene: &Scene<'_>, found: &mut Vec<Found>) {
    versions::check(scene, found);
    names::check(scene, found);
    suites::check(scene, found);
    server_name::check(scene, found);
    verification(scene, found);
    client_authentication(scene, found);
    preset_keys(scene, found);
}

fn verification(scene: &Scene<'_>, found: &mut Vec<Found>) {
    let from_endpoint = scene.case.endpoint.as_ref().and_then(|endpoint| endpoint.verification);
    let (asked, seen) = match (scene.case.policy.verification, from_endpoint) {
        (Verification::Full, Some((words, left))) => (left, text::shown(words)),
        (Verification::None, _) => (Verification::None, "verification: none".to_owned()),
        (asked, _) => (asked, "verification: chain_only".to_owned()),
    };
    match asked {
        Verification::Full => {}
        Verification::None => found.push(
            Found::new(
                Rule::PolNoVerification,
                "Verification is switched off: anyone on the path can pose as the server and read the password that clients send.",
            )
            .seen(seen)
            .expected("verification: full")
            .fix("set \"verification\" to \"full\" and give the client the CA file (for Redis Cloud redis_ca.pem, all of its certificates)")
            .reference("RFC 9325, section 6.1"),
        ),
        Verification::ChainOnly => found.push(
            Found::new(
                Rule::PolChainOnly,
                "The host name is not verified: any certificate of the trusted CA passes for any host.",
            )
            .seen(seen)
            .expected("verification: full")
            .fix("verify the host name too; where a tunnel stands between, name the far host as server name")
            .reference("RFC 9525, section 6"),
        ),
    }
}

fn client_authentication(scene: &Scene<'_>, found: &mut Vec<Found>) {
    let is_given = |role| scene.material.inputs.iter().any(|input| input.role == role || input.asked == role);
    let (has_certificate, has_key) = (is_given(Role::ClientCertificate), is_given(Role::ClientKey));
    match scene.case.policy.client_authentication {
        // A file that was given for it and is none, or a certificate without its key, has a finding of its own.
        Some(ClientAuthentication::Required) if !has_certificate => {
            let (message, fix) = if has_key {
                (
                    "Client authentication is required, and a private key was given without its client certificate: the server ends \
                     every connection without it.",
                    "give the certificate too (--cert redis_user.crt), or the ZIP that the console made",
                )
            } else {
                (
                    "Client authentication is required, and no client certificate and private key were given: the server ends every \
                     connection without them.",
                    "give both: --cert redis_user.crt --key redis_user_private.key, or the ZIP that the console made",
                )
            };
            found.push(
                Found::new(Rule::PolNoCertificate, message)
                    .expected("a client certificate and its private key")
                    .fix(fix)
                    .reference(
                        "redis-server logs `peer did not return a certificate`; clients see an alert or a reset",
                    ),
            );
        }
        Some(ClientAuthentication::None) if has_certificate || has_key => found.push(
            Found::new(
                Rule::PolClientFilesUnused,
                "Client files are given and client authentication is off: the server does not ask for them.",
            )
            .fix("leave them out, or require client authentication, which is recommended"),
        ),
        _ => {}
    }
}

/// Keys and signatures of the presented certificates that the preset does not allow.
fn preset_keys(scene: &Scene<'_>, found: &mut Vec<Found>) {
    let preset = scene.case.policy.info();
    for (index, certificate) in presented(scene) {
        let key = preset.refuses_key(&certificate.key.algorithm, certificate.key.bits);
        // A trust anchor's own signature is not looked at.
        let signed = certificate.role != CertificateRole::Root;
        let digest = preset.refuses_digest(certificate.signature.digest).filter(|_| signed);
        let (what, allowed) = match (key, digest) {
            (Some(allowed), _) => (format!("the key {}", certificate.key.describe()), allowed),
            (None, Some(allowed)) => (format!("the signature {}", text::shown(&certificate.signature.name)), allowed),
            (None, None) => continue,
        };
        found.push(
            Found::new(
                Rule::PolPresetKey,
                format!("The preset {} does not allow {what} of \"{}\".", preset.name, certificate.subject.short),
            )
            .input(certificate.input)
            .line(certificate.line)
            .certificate(index)
            .seen(what)
            .expected(allowed)
            .fix(format!("have the certificate issued with {allowed}, or choose another preset"))
            .reference(preset.source),
        );
    }
}

/// The certificates that server and client present.
fn presented<'a>(scene: &'a Scene<'_>) -> impl Iterator<Item = (usize, &'a Certificate)> {
    let material = scene.material;
    material
        .inputs
        .iter()
        .filter(|input| matches!(input.role, Role::ServerChain | Role::ClientCertificate))
        .flat_map(ReadInput::certificates)
        .filter_map(move |index| Some((index, material.certificates.get(index)?)))
}
