//! What ends within the horizon, on the paths that are used.

use crate::{
    checks::{Found, Scene},
    clients::{Client, words},
    rules::Rule,
    trust::{
        Kind,
        dialect::{OPENSSL_2, Positions},
        faults::Purpose,
        verdicts::Trail,
        walk,
    },
};

pub(super) fn check(scene: &Scene<'_>, found: &mut Vec<Found>) {
    for trail in &scene.verdicts.chains {
        for (at, certificate) in trail.certificates.iter().enumerate() {
            found.extend(ends_soon(scene, trail, at, *certificate));
        }
    }
}

fn ends_soon(scene: &Scene<'_>, trail: &Trail, at: usize, index: usize) -> Option<Found> {
    let certificate = scene.material.certificates.get(index)?;
    let case = scene.case;
    if certificate.not_after < case.time || certificate.not_after >= case.horizon {
        return None;
    }
    let position = position(trail, at);
    let minds = |client: &Client| match trail.purpose {
        // Whoever sends it, the server looks at its date.
        Purpose::Client => walk::counts(&OPENSSL_2, Kind::Expired, position),
        Purpose::Server => client.row.as_ref().is_some_and(|row| walk::counts(row.dialect, Kind::Expired, position)),
    };
    let clients = words::in_words(&case.clients, minds)?;
    let days = case.time.days_until(certificate.not_after);
    let left = match days {
        0 => "less than a day".to_owned(),
        1 => "1 day".to_owned(),
        days => format!("{days} days"),
    };
    let spared = words::in_words(&case.clients, |client| !minds(client));
    let who = match spared {
        Some(_) => format!("{} it from then on", words::does(&clients, "refuse")),
        None => "no client connects after that".to_owned(),
    };
    let input = scene.material.inputs.get(certificate.input)?;
    let date = certificate.not_after.date();
    Some(
        Found::new(
            Rule::CrtExpiresSoon,
            format!("\"{}\" expires on {date}, in {left}: {who}.", certificate.subject.short),
        )
        .input(certificate.input)
        .line(certificate.line)
        .certificate(index)
        .seen(format!("not after {}", certificate.not_after))
        .expected(format!("valid beyond {}", case.horizon.date()))
        .fix(match trail.purpose {
            Purpose::Client => "order a new client certificate, and upload it before the old one ends",
            Purpose::Server if at == 0 => {
                "renew the server's certificate and reload it (redis-server: CONFIG SET tls-cert-file)"
            }
            Purpose::Server => "have the chain reissued under a CA certificate that lasts longer",
        })
        .reference("RFC 5280, section 4.1.2.5")
        .excerpt(certificate.line.and_then(|line| input.excerpt(line, 1, 27, format!("until {date}"))))
        .concerns(&case.clients, minds),
    )
}

fn position(trail: &Trail, at: usize) -> Positions {
    let is_last = at + 1 == trail.certificates.len();
    match (at, is_last, trail.is_complete) {
        (0, true, true) => Positions::SELF,
        (0, ..) => Positions::LEAF,
        (_, true, true) => Positions::ANCHOR,
        // Without the anchor the last one sent is an intermediate like the others.
        _ => Positions::INTERMEDIATE,
    }
}
