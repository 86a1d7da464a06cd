//! Versions, suites and groups of the policy, as lists of a provider: rustls has no other options for them.

use std::sync::Arc;

use ::rustls::{
    SupportedCipherSuite, SupportedProtocolVersion,
    crypto::CryptoProvider,
    version::{TLS12, TLS13},
};

use super::Error;
use crate::contract::{EmitNote, GroupName, SuiteName};

/// What is asked for.
pub(super) struct Wanted<'a> {
    pub versions: (&'a str, &'a str),
    pub tls12_suites: &'a [SuiteName],
    pub tls13_suites: &'a [SuiteName],
    pub groups: &'a [GroupName],
}

/// What of it this provider has.
pub(super) struct Offered {
    pub provider: Arc<CryptoProvider>,
    pub versions: Vec<&'static SupportedProtocolVersion>,
}

/// The provider with nothing but what is asked for, in that order; what it lacks is noted.
pub(super) fn offered(
    wanted: &Wanted<'_>,
    provider: &CryptoProvider,
    notes: &mut Vec<EmitNote>,
) -> Result<Offered, Error> {
    let mut cut = provider.clone();
    let mut missing = Vec::new();
    cut.cipher_suites = Vec::new();
    let mut versions = Vec::new();
    let (least, most) = wanted.versions;
    for (version, name, asked) in [(&TLS13, "1.3", wanted.tls13_suites), (&TLS12, "1.2", wanted.tls12_suites)] {
        if name < least || name > most {
            continue;
        }
        let all = provider.cipher_suites.iter().copied().filter(|suite| suite.version() == version).collect::<Vec<_>>();
        let suites = if asked.is_empty() { all } else { chosen(asked, &all, &mut missing) };
        if suites.is_empty() {
            notes.push(EmitNote::new("version-left-out", format!("TLS {name} is left out: there is no suite for it")));
            continue;
        }
        versions.push(version);
        cut.cipher_suites.extend(suites);
    }
    if !missing.is_empty() {
        notes.push(EmitNote::new("suites-left-out", format!("this provider of rustls has no {}", missing.join(", "))));
    }
    if versions.is_empty() {
        return Err(Error::unsupported(
            "this provider of rustls has none of the suites that the policy asks for",
            "name some of its own: TLS_AES_256_GCM_SHA384, ECDHE-RSA-AES256-GCM-SHA384",
        ));
    }
    groups(wanted.groups, &mut cut, notes)?;
    Ok(Offered { provider: Arc::new(cut), versions })
}

fn chosen(asked: &[SuiteName], all: &[SupportedCipherSuite], missing: &mut Vec<String>) -> Vec<SupportedCipherSuite> {
    let mut suites = Vec::new();
    for name in asked {
        match all.iter().find(|suite| iana(suite) == name.iana) {
            Some(suite) => suites.push(*suite),
            None => missing.push(name.iana.clone()),
        }
    }
    suites
}

/// rustls sets the suites of TLS 1.3 apart by a name of its own.
fn iana(suite: &SupportedCipherSuite) -> String {
    suite.suite().as_str().unwrap_or_default().replacen("TLS13_", "TLS_", 1)
}

fn groups(asked: &[GroupName], cut: &mut CryptoProvider, notes: &mut Vec<EmitNote>) -> Result<(), Error> {
    if asked.is_empty() {
        return Ok(());
    }
    let all = std::mem::take(&mut cut.kx_groups);
    let mut missing = Vec::new();
    for name in asked {
        let is_it = |own: &str| own.eq_ignore_ascii_case(&name.iana);
        match all.iter().find(|group| group.name().as_str().is_some_and(is_it)) {
            Some(group) => cut.kx_groups.push(*group),
            None => missing.push(name.iana.as_str()),
        }
    }
    if cut.kx_groups.is_empty() {
        return Err(Error::unsupported(
            "this provider of rustls has none of the groups that the policy asks for",
            "name some of its own: X25519, secp256r1, secp384r1",
        ));
    }
    if !missing.is_empty() {
        notes.push(EmitNote::new("groups-left-out", format!("this provider of rustls has no {}", missing.join(", "))));
    }
    Ok(())
}
