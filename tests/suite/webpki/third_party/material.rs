//! Files of others, and the certificates in them.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use base64ct::{Base64, Encoding};

/// Larger files hold no certificate or key: vectors of ciphers and hashes.
const LARGEST: u64 = 1 << 20;

/// Files that hold certificates as PEM or DER.
const CERTIFICATES: [&str; 4] = [".crt", ".cer", ".der", ".pem"];

pub struct File {
    /// `webpki/netflix/ca.der`.
    pub name: String,
    pub bytes: Vec<u8>,
}

/// A certificate by the name of its file; those after the first of a file have their number behind it.
pub struct Named {
    pub name: String,
    pub der: Vec<u8>,
}

/// Every file that may be one of TLS, by name.
pub fn files(root: &Path) -> Vec<File> {
    let mut paths = Vec::new();
    walk(root, &mut paths);
    paths.sort();
    let name = |path: &PathBuf| path.strip_prefix(root).expect("walked from there").to_string_lossy().into_owned();
    paths.iter().map(|path| File { name: name(path), bytes: fs::read(path).expect("a file that was listed") }).collect()
}

fn walk(folder: &Path, out: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        let Ok(metadata) = fs::metadata(&path) else { continue };
        if metadata.is_dir() {
            walk(&path, out);
        } else if metadata.len() <= LARGEST && is_wanted(&path) {
            out.push(path);
        }
    }
}

fn is_wanted(path: &Path) -> bool {
    let extension = path.extension().map(|extension| extension.to_string_lossy().to_lowercase());
    let wanted = ["crt", "cer", "der", "pem", "key", "p12", "pfx", "p7b", "p7c", "csr", "crl", "pub", "jks"];
    extension.is_some_and(|extension| wanted.contains(&extension.as_str()))
}

/// What may be a certificate in all files, each of equal ones of a folder once.
pub fn certificates(files: &[File]) -> Vec<Named> {
    let mut seen = BTreeSet::new();
    let mut out = Vec::new();
    for file in files.iter().filter(|file| CERTIFICATES.iter().any(|end| file.name.ends_with(end))) {
        for (number, der) in in_file(&file.bytes).into_iter().enumerate() {
            let name = if number == 0 { file.name.clone() } else { format!("{}#{}", file.name, number + 1) };
            if seen.insert((folder(&name).to_owned(), der.clone())) {
                out.push(Named { name, der });
            }
        }
    }
    out
}

pub fn folder(name: &str) -> &str {
    name.rsplit_once('/').map_or("", |(folder, _)| folder)
}

pub fn in_file(bytes: &[u8]) -> Vec<Vec<u8>> {
    if bytes.starts_with(&[0x30]) {
        return vec![bytes.to_vec()];
    }
    let text = String::from_utf8_lossy(bytes);
    let blocks = text.split("-----BEGIN CERTIFICATE-----").skip(1);
    let bodies = blocks.filter_map(|block| block.split_once("-----END CERTIFICATE-----"));
    let plain = bodies.map(|(body, _)| body.split_whitespace().collect::<String>());
    plain.filter_map(|body| Base64::decode_vec(&body).ok()).collect()
}
