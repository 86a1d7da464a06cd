//! Certificates: what the engine found at them, weighed by the clients that count it. No rule here has an opinion of its
//! own: who is concerned comes from the verdicts.

mod expiry;
mod fault;
mod host;
#[cfg(test)]
mod tests;
mod words;

use super::{Found, Scene};
use crate::{contract::Role, rules::Rule};

pub(super) use words::View;

pub fn check(scene: &Scene<'_>, found: &mut Vec<Found>) {
    for fault in &scene.verdicts.faults {
        let Some(view) = View::new(scene, fault) else { continue };
        found.extend(match fault.rule {
            Rule::CrtHostName | Rule::CrtNoSubjectAltName | Rule::CrtSanForm => host::found(&view),
            _ => fault::found(&view),
        });
    }
    expiry::check(scene, found);
    must_staple(scene, found);
}

/// RFC 7633: nobody measured enforces it, and redis-server staples nothing.
fn must_staple(scene: &Scene<'_>, found: &mut Vec<Found>) {
    for (at, input) in scene.material.inputs.iter().enumerate().filter(|(_, input)| input.role == Role::ServerChain) {
        let Some(index) = input.certificates().next() else { continue };
        let Some(leaf) = scene.material.certificates.get(index).filter(|leaf| leaf.must_staple) else { continue };
        found.push(
            Found::new(
                Rule::CrtMustStaple,
                format!(
                    "\"{}\" demands an OCSP response with each handshake, and redis-server sends none. No Redis client \
                     that was measured minds.",
                    leaf.subject.short
                ),
            )
            .input(at)
            .line(leaf.line)
            .certificate(index)
            .fix("order the certificate without the TLS feature extension (status_request)")
            .reference("RFC 7633"),
        );
    }
}
