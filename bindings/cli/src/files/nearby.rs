//! What was probably meant where a file is not there.

use std::{
    fs,
    path::{Path, PathBuf},
};

use super::shown;

/// Names worth suggesting are similar by at least this much (Jaro-Winkler).
const SIMILAR: f64 = 0.8;

/// More names than this help nobody.
const MOST: usize = 4;

/// A directory with more is not searched to its end for the sake of a hint.
const MOST_ENTRIES: usize = 10_000;

const OF_TLS: &[&str] = &["pem", "crt", "cer", "key", "zip", "p12", "pfx", "jks", "der", "p7b"];

/// One line: that it is not there, the similar names, else the files of that kind that are.
pub fn not_found(path: &Path) -> String {
    let name = shown(path);
    if name.starts_with("~/") {
        return format!("{name}: no such file; `~` is the shell's to replace, so it must not stand in quotes");
    }
    let parent = match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent.to_path_buf(),
        _ => PathBuf::from("."),
    };
    if !parent.is_dir() {
        return format!("{name}: no such file; there is no directory {}", shown(&first_missing(&parent)));
    }
    let wanted = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let (similar, others) = candidates(&parent, &wanted);
    let full = |names: &[String]| {
        let place = path.parent().unwrap_or(Path::new(""));
        names.iter().map(|name| shown(&place.join(name))).collect::<Vec<_>>().join(", ")
    };
    match (similar.is_empty(), others.is_empty()) {
        (false, _) => format!("{name}: no such file; did you mean {}?", full(&similar)),
        (true, false) => format!("{name}: no such file; beside it there are {}", full(&others)),
        (true, true) => format!("{name}: no such file"),
    }
}

/// The outermost directory of the path that is not there.
fn first_missing(directory: &Path) -> PathBuf {
    let mut missing = directory.to_path_buf();
    for ancestor in directory.ancestors() {
        if ancestor.as_os_str().is_empty() || ancestor.is_dir() {
            break;
        }
        missing = ancestor.to_path_buf();
    }
    missing
}

/// Similar names, best first, and the other files of its kind in the order of their names.
fn candidates(directory: &Path, wanted: &str) -> (Vec<String>, Vec<String>) {
    let mut names: Vec<String> = fs::read_dir(directory)
        .map(|listing| {
            let files = listing.flatten().take(MOST_ENTRIES).filter(|entry| entry.path().is_file());
            files.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect()
        })
        .unwrap_or_default();
    names.sort_unstable();
    let wanted = wanted.to_lowercase();
    let mut similar: Vec<(f64, &String)> = names
        .iter()
        .map(|name| (strsim::jaro_winkler(&name.to_lowercase(), &wanted), name))
        .filter(|(score, _)| *score >= SIMILAR)
        .collect();
    similar.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(b.1)));
    let json = Path::new(&wanted).extension().is_some_and(|ending| ending == "json");
    let kind = if json { &["json"] } else { OF_TLS };
    let is_of_kind = |name: &&String| {
        Path::new(name).extension().is_some_and(|ending| kind.iter().any(|known| ending.eq_ignore_ascii_case(known)))
    };
    (
        similar.iter().take(MOST).map(|(_, name)| (*name).clone()).collect(),
        names.iter().filter(is_of_kind).take(MOST).cloned().collect(),
    )
}
