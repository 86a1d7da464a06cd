//! `tlsconf`: the TLS configuration core for Redis.
//!
//! From the files a person was given, the endpoint, the policy and a time, [`check`] says what is wrong and how to
//! mend it. It is pure: no clock, file, environment, thread or network. [`check`] is the story of the whole crate, and
//! data flows through it one way: accept the request, read everything, relate what belongs together, judge, say.

#![forbid(unsafe_code)]

mod accept;
pub mod checks;
pub mod clients;
pub mod config;
pub mod contract;
pub mod emit;
#[cfg(feature = "files")]
pub mod files;
#[cfg(feature = "fred")]
pub mod fred;
mod generate;
pub mod limits;
pub mod measure;
mod misuse;
pub mod policy;
pub mod probe;
mod progress;
pub mod read;
pub mod redis;
#[cfg(feature = "redis")]
pub mod redis_rs;
pub mod relate;
pub mod rules;
#[cfg(feature = "rustls")]
pub mod rustls;
pub mod say;
pub mod servers;
pub mod text;
pub mod trust;
mod wiping;

pub use accept::Case;
pub use config::{Accepted, Refused, config, config_json};
pub use contract::{
    CheckRequest, ConfigRequest, Configured, EmitRequest, Emitted, GenerateRequest, Generated, Inspected, ProbeRequest,
    ProbeStep, Probed, Report,
};
pub use emit::{emit, emit_json};
pub use generate::{generate, generate_json};
pub use misuse::Misuse;
pub use probe::{probe, probe_json};
pub use progress::Progress;
pub use rules::Rule;

use contract::{CONTRACT_VERSION, FileBytes};

/// Judges the files of a request.
///
/// Faults of the files are findings; the only error is [`Misuse`] of this function: a client that is not in the table,
/// a contract version that this build does not speak.
pub fn check(request: &CheckRequest) -> Result<Report, Misuse> {
    check_watched(request, &mut |_| ())
}

/// [`check`], which tells meanwhile how far it has come. `watch` is called a few times for each file with blocks, and
/// cannot stop it: a face that wants to stop runs it where it can be ended.
pub fn check_watched(request: &CheckRequest, watch: &mut dyn FnMut(Progress)) -> Result<Report, Misuse> {
    Ok(inspected(request, watch)?.0)
}

/// [`check`], for who wants the certificates too.
pub fn inspect(request: &CheckRequest) -> Result<Inspected, Misuse> {
    let (report, material) = inspected(request, &mut |_| ())?;
    let certificates = material.certificates.into_iter().map(|one| FileBytes::new(one.der)).collect();
    Ok(Inspected { contract_version: CONTRACT_VERSION, report, certificates })
}

/// [`inspect`] with the request and the answer as JSON text.
pub fn inspect_json(request: &str) -> Result<String, Misuse> {
    let request = serde_json::from_str(request).map_err(|error| Misuse::request(&error))?;
    serde_json::to_string(&inspect(&request)?).map_err(|error| Misuse::request(&error))
}

fn inspected(request: &CheckRequest, watch: &mut dyn FnMut(Progress)) -> Result<(Report, read::Material), Misuse> {
    let case = accept::accept(request)?;
    let material = read::read_watched(&case, watch);
    let relations = relate::relate(&material);
    let verdicts = trust::judge(&case, &material, &relations);
    let report = report(&case, &material, &relations, &verdicts);
    Ok((report, material))
}

/// The last stages, shared with [`emit`] and [`config`].
fn report(
    case: &Case<'_>,
    material: &read::Material,
    relations: &relate::Relations,
    verdicts: &trust::Verdicts,
) -> Report {
    let scene = checks::Scene { case, material, relations, verdicts };
    let found = checks::judge(&scene);
    say::report(&scene, found)
}

/// [`check`] with the request and the report as JSON text: the door of every face that is not Rust.
pub fn check_json(request: &str) -> Result<String, Misuse> {
    let request = serde_json::from_str(request).map_err(|error| Misuse::request(&error))?;
    serde_json::to_string(&check(&request)?).map_err(|error| Misuse::request(&error))
}
