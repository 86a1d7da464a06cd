//! Asks the core: once for a set of files, once for each directory of a fleet.

use std::{collections::BTreeMap, iter, path::PathBuf};

use tlsconf::{
    CheckRequest, Misuse, Report,
    contract::{EndpointRequest, InputRequest, NamedEndpoint, Secret},
    say,
};

use crate::{
    files::{Found, Progress},
    misuse::Stop,
    parallel,
};

/// Up to so many files are one set, whatever directories they lie in. A person's set has ten; what has more than a
/// thousand is many sets, whose certificates and keys have nothing to do with each other.
const FILES_OF_A_SET: usize = 1_000;

/// Asks about the files. Refusals of the core name a field of the request; here it is an option.
pub fn ask(mut request: CheckRequest, files: Vec<Found>, progress: &mut Progress) -> Result<Report, Stop> {
    if files.len() <= FILES_OF_A_SET {
        request.inputs = files.into_iter().map(|file| file.input).collect();
        return check(&request);
    }
    let (named, sets) = sets(files);
    let shared = named.len();
    request.inputs = named;
    let count = sets.len();
    let mut refused = None;
    let mut sets = sets.into_iter();
    let batches =
        iter::from_fn(|| Some(sets.by_ref().take(BATCH).collect()).filter(|batch: &Vec<_>| !batch.is_empty()));
    let reports = batches.flat_map(|batch| checked(&request, batch)).enumerate().map_while(|(done, report)| {
        progress.bar(done, count, "directories checked");
        report.map_err(|stop| refused = Some(stop)).ok()
    });
    let merged = say::merge(reports, shared);
    progress.clear();
    refused.map_or_else(|| merged.ok_or_else(|| Stop::misuse("there is nothing to check")), Err)
}

/// So many sets are checked before their reports are merged: enough for many processors, and few to hold at once.
const BATCH: usize = 64;

/// What the core says of each set beside the files in `request`.
fn checked(request: &CheckRequest, sets: Vec<Vec<InputRequest>>) -> Vec<Result<Report, Stop>> {
    let shared = request.inputs.len();
    parallel::each(
        sets,
        || copied(request),
        |request, set| {
            request.inputs.truncate(shared);
            request.inputs.extend(set);
            check(request)
        },
    )
}

/// Secrets are copied by nothing but what says so.
fn copied(request: &CheckRequest) -> CheckRequest {
    let secret = |secret: &Secret| Secret::new(secret.as_bytes().to_vec());
    let mut copy = CheckRequest::at(request.time);
    copy.contract_version = request.contract_version;
    copy.inputs = request
        .inputs
        .iter()
        .map(|input| InputRequest::new(input.name.clone(), input.role, input.bytes.as_bytes().to_vec()))
        .collect();
    copy.endpoint = request.endpoint.as_ref().map(|endpoint| match endpoint {
        EndpointRequest::Text(text) => EndpointRequest::Text(secret(text)),
        EndpointRequest::Named(named) => {
            EndpointRequest::Named(NamedEndpoint { text: secret(&named.text), server_name: named.server_name.clone() })
        }
        EndpointRequest::Parts(parts) => EndpointRequest::Parts(parts.clone()),
    });
    copy.deployment = request.deployment.clone();
    copy.policy = request.policy.clone();
    copy.clients.clone_from(&request.clients);
    copy.expires_within_days = request.expires_within_days;
    copy.expires_within_hours = request.expires_within_hours;
    copy.passphrase = request.passphrase.as_ref().map(secret);
    copy
}

fn check(request: &CheckRequest) -> Result<Report, Stop> {
    tlsconf::check(request).map_err(|Misuse { field, message, .. }| {
        Stop::misuse(match field {
            Some("clients") => format!("--client: {message}"),
            Some(field) => format!("{field}: {message}"),
            None => message,
        })
    })
}

/// The files that were named belong to every set; those found in a directory make a set with the others there.
fn sets(files: Vec<Found>) -> (Vec<InputRequest>, Vec<Vec<InputRequest>>) {
    let mut named = Vec::new();
    let mut directories: BTreeMap<PathBuf, Vec<InputRequest>> = BTreeMap::new();
    for file in files {
        match file.directory {
            None => named.push(file.input),
            Some(directory) => directories.entry(directory).or_default().push(file.input),
        }
    }
    if directories.is_empty() {
        return (Vec::new(), portions(named));
    }
    (named, directories.into_values().flat_map(portions).collect())
}

/// A directory with very many files is cut between two whose names without their endings differ: `a.crt` and `a.key`
/// stay together.
fn portions(files: Vec<InputRequest>) -> Vec<Vec<InputRequest>> {
    let stem = |file: &InputRequest| file.name.rsplit_once('.').map_or(file.name.clone(), |(stem, _)| stem.to_owned());
    let mut portions: Vec<Vec<InputRequest>> = Vec::new();
    for file in files {
        match portions.last_mut() {
            Some(last) if last.len() < FILES_OF_A_SET || last.last().is_some_and(|one| stem(one) == stem(&file)) => {
                last.push(file);
            }
            _ => portions.push(vec![file]),
        }
    }
    portions
}

#[cfg(test)]
mod tests {
    use tlsconf::contract::Role;

    use super::*;

    fn found(name: &str, directory: Option<&str>) -> Found {
        Found { input: InputRequest::new(name, Role::Auto, Vec::new()), directory: directory.map(PathBuf::from) }
    }

    #[test]
    fn directories_are_sets_and_named_files_belong_to_all() {
        let (named, sets) = sets(vec![found("ca.pem", None), found("b/x.crt", Some("b")), found("a/x.crt", Some("a"))]);
        assert_eq!(named.len(), 1);
        assert_eq!(sets.iter().map(|set| set[0].name.as_str()).collect::<Vec<_>>(), ["a/x.crt", "b/x.crt"]);
    }

    #[test]
    fn a_pair_is_not_cut_apart() {
        let names =
            (0..1_100).flat_map(|number| [format!("{number:04}.crt"), format!("{number:04}.key"), "x".to_owned()]);
        let files = names.filter(|name| name != "x").skip(1).map(|name| found(&name, None).input).collect();
        let portions = portions(files);
        assert_eq!(portions.iter().map(Vec::len).collect::<Vec<_>>(), [1_001, 1_000, 198]);
        assert!(portions.iter().skip(1).all(|portion| portion[0].name.split('.').nth(1) == Some("crt")));
    }
}
