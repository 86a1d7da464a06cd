//! The list of all files made by code, with their bytes.

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
};

use crate::{
    corpus, data, emission,
    mtls::Set,
    vectors::{self, ANSWERS},
};

/// Folders in which nothing may lie that is not made by code (or is an answer of a vector).
pub const OWNED_FOLDERS: [&str; 4] = ["data/mtls", "data/emission", "vectors", "fuzz/corpus"];

/// Path inside this package, bytes.
pub fn all() -> Vec<(PathBuf, Vec<u8>)> {
    let set = Set::new().files().into_iter().map(|(name, bytes)| (Path::new("data/mtls").join(name), bytes));
    let emission = emission::files().into_iter().map(|(name, bytes)| (Path::new("data/emission").join(name), bytes));
    let vectors = vectors::all();
    let seeds = corpus::seeds(&vectors);
    let vectors = vectors.into_iter().flat_map(|vector| {
        let folder = Path::new("vectors").join(&vector.name);
        vector.files().into_iter().map(move |(name, bytes)| (folder.join(name), bytes))
    });
    set.chain(emission).chain(vectors).chain(seeds).collect()
}

/// Files of an owned folder that no recipe makes any more.
pub fn stale(root: &str) -> Vec<PathBuf> {
    let made: BTreeSet<PathBuf> = all().into_iter().map(|(path, _)| path).collect();
    let folders: BTreeSet<&Path> = made.iter().filter_map(|path| path.parent()).collect();
    data::files_below(root)
        .into_iter()
        .map(|path| Path::new(root).join(path))
        .filter(|path| {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let is_answer = ANSWERS.contains(&name.as_str()) && path.parent().is_some_and(|it| folders.contains(it));
            let is_found = root == "fuzz/corpus" && !name.starts_with("seed-");
            !made.contains(path)
                && !is_answer
                && !is_found
                && !matches!(name.as_str(), "README.md" | "unbuilt.txt" | "elsewhere.txt")
        })
        .collect()
}
