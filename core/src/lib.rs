//! `tlsconf`: the TLS configuration core for Redis.
//!
//! From the files a person was given, the endpoint, the policy and a time, [`check`] says what is wrong and how to
//! mend it. It is pure: no clock, file, environment, thread or network. [`check`] is the story of the whole crate, and
//! data flows through it one way: accept the request, read everything, relate what belongs together, judge, say.
//!
//! | verb | from | to |
//! |---|---|---|
//! | [`check`], [`inspect`] | files, endpoint, policy, time | what is wrong, where, how to mend it; what each client will do |
//! | [`emit()`] | the same and a client | its files and its configuration, in its own language |
//! | [`emit_each()`] | the same and several clients | the same for each, with one reading |
//! | [`config()`] | the same | what a TLS stack is set up with; [`rustls`] sets up that one (feature `rustls`) |
//! | [`generate()`] | names, validity, randomness | certificates and keys, local set-ups |
//! | [`probe()`] | what was seen of a server | what is said of it |
//!
//! Each takes and gives types of [`contract`], and has a door beside it that takes and gives JSON. [`clients::facts`] and
//! [`rules`] are the tables behind the answers. Modules that the documentation does not show are no part of what is
//! promised; they serve the faces in other languages, which come from the same sources.

#![forbid(unsafe_code)]
#![deny(missing_docs)]

#[allow(missing_docs, reason = "the documentation does not show it")]
mod accept;
#[doc(hidden)]
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
#[doc(hidden)]
pub mod policy;
pub mod probe;
mod progress;
#[doc(hidden)]
pub mod read;
#[doc(hidden)]
pub mod redis;
#[cfg(feature = "redis")]
pub mod redis_rs;
#[doc(hidden)]
pub mod relate;
pub mod rules;
#[cfg(feature = "rustls")]
pub mod rustls;
pub mod say;
#[doc(hidden)]
pub mod servers;
#[doc(hidden)]
pub mod text;
#[doc(hidden)]
pub mod trust;
mod wiping;

#[doc(hidden)]
pub use accept::Case;
pub use config::{Accepted, Refused, config, config_json};
pub use contract::{
    CheckRequest, ConfigRequest, Configured, EmitEachRequest, EmitRequest, Emitted, GenerateRequest, Generated,
    Inspected, ProbeRequest, ProbeStep, Probed, Report,
};
pub use emit::{emit, emit_each, emit_each_json, emit_json};
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
///
/// ```
/// use tlsconf::{CheckRequest, contract::{InputRequest, Role, Timestamp}, say::text::{Style, human}};
///
/// let file = InputRequest::new("redis_ca.pem", Role::CaBundle, b"-----BEGIN CERTIFICATE-----\nMIIB".to_vec());
/// let report = tlsconf::check(&CheckRequest::at(Timestamp::from_unix(1_795_000_000)).with_inputs([file]))?;
/// assert_eq!(report.findings[0].code, "PEM003");
/// assert!(human(&report, Style::default()).contains("redis_ca.pem:1"));
/// # Ok::<(), tlsconf::Misuse>(())
/// ```
pub fn check(request: &CheckRequest) -> Result<Report, Misuse> {
    check_watched(request, &mut |_| ())
}

/// [`check`], which tells meanwhile how far it has come. `watch` is called a few times for each file with blocks, and
/// cannot stop it: a face that wants to stop runs it where it can be ended.
pub fn check_watched(request: &CheckRequest, watch: &mut dyn FnMut(Progress)) -> Result<Report, Misuse> {
    Ok(inspected(request, watch)?.0)
}

/// [`check`], for who wants the certificates too.
///
/// ```
/// use tlsconf::{CheckRequest, contract::Timestamp};
///
/// let inspected = tlsconf::inspect(&CheckRequest::at(Timestamp::from_unix(1_795_000_000)))?;
/// assert_eq!(inspected.certificates.len(), inspected.report.certificates.len());
/// # Ok::<(), tlsconf::Misuse>(())
/// ```
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
