//! Asks the core: once for a set of files, once for each directory of a fleet.

use std::{collections::BTreeMap, path::PathBuf};

use tlsconf::{CheckRequest, Misuse, Report, contract::InputRequest, say};

use crate::{
    files::{Found, Progress},
    misuse::Stop,
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
    let reports = sets.into_iter().enumerate().map_while(|(done, set)| {
        progress.step(|| format!("{done} of {count} directories checked"));
        request.inputs.truncate(shared);
        request.inputs.extend(set);
        check(&request).map_err(|stop| refused = Some(stop)).ok()
    });
    let merged = say::merge(reports, shared);
    progress.clear();
    refused.map_or_else(|| merged.ok_or_else(|| Stop::misuse("there is nothing to check")), Err)
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
