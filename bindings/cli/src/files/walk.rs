//! The files below a directory.

use std::{
    fs,
    path::{Path, PathBuf},
};

use super::shown;

/// Far more than a fleet's certificates; a directory with more is the wrong one.
const MOST_ENTRIES: usize = 1_000_000;

/// Deeper trees are not made by people.
const DEEPEST: usize = 64;

#[derive(Debug, Default)]
pub struct Walked {
    /// Sorted by directory, then name.
    pub files: Vec<PathBuf>,
    pub complaints: Vec<String>,
}

/// Links to files are followed, links to directories are not: so a loop cannot be entered. Hidden entries are left out:
/// `.git`, and the `..data` that a mounted Secret links to.
pub fn walk(directory: &Path) -> Walked {
    let mut walked = Walked::default();
    let mut entries = 0;
    descend(directory, 0, &mut entries, &mut walked);
    walked
}

fn descend(directory: &Path, depth: usize, entries: &mut usize, walked: &mut Walked) {
    let listing = match fs::read_dir(directory) {
        Ok(listing) => listing,
        Err(error) => {
            walked.complaints.push(format!("{}: cannot be listed: {error}", shown(directory)));
            return;
        }
    };
    let mut files = Vec::new();
    let mut directories = Vec::new();
    for entry in listing.flatten() {
        *entries += 1;
        if *entries > MOST_ENTRIES {
            break;
        }
        if entry.file_name().as_encoded_bytes().first() == Some(&b'.') {
            continue;
        }
        let path = entry.path();
        match entry.file_type() {
            Ok(kind) if kind.is_dir() => directories.push(path),
            Ok(kind) if kind.is_file() || (kind.is_symlink() && path.is_file()) => files.push(path),
            _ => {}
        }
    }
    // The same order on every file system.
    files.sort_unstable();
    directories.sort_unstable();
    walked.files.append(&mut files);
    if *entries > MOST_ENTRIES {
        if walked.complaints.is_empty() {
            walked.complaints.push(format!("{}: over {MOST_ENTRIES} entries; the rest was not read", shown(directory)));
        }
        return;
    }
    if depth == DEEPEST && !directories.is_empty() {
        walked.complaints.push(format!("{}: over {DEEPEST} directories deep; not followed", shown(directory)));
        return;
    }
    for below in directories {
        descend(&below, depth + 1, entries, walked);
    }
}
