//! Where the committed files are.

use std::{
    fs,
    path::{Path, PathBuf},
};

/// A path inside this package.
pub fn path(relative: impl AsRef<Path>) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(relative)
}

/// The bytes of a file under `data/`.
pub fn bytes(relative: &str) -> Vec<u8> {
    let path = path("data").join(relative);
    fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The text of a file under `data/`.
pub fn text(relative: &str) -> String {
    String::from_utf8(bytes(relative)).expect("a text file of the fixtures is UTF-8")
}

/// Every file below a folder of this package, sorted, as paths relative to it.
pub fn files_below(relative: &str) -> Vec<PathBuf> {
    fn walk(folder: &Path, root: &Path, out: &mut Vec<PathBuf>) {
        let Ok(entries) = fs::read_dir(folder) else { return };
        for entry in entries.flatten() {
            let path = entry.path();
            if path.is_dir() {
                walk(&path, root, out);
            } else {
                out.push(path.strip_prefix(root).expect("walked from the root").to_owned());
            }
        }
    }
    let root = path(relative);
    let mut out = Vec::new();
    walk(&root, &root, &mut out);
    out.sort();
    out
}
