//! Certificates, and which of them may have signed which.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
};

use tlsconf::trust::Facts;
use tlsconf_tests::data;

use super::Pair;
use crate::webpki::third_party::material::{self, Named};

/// Folders of this package and of the core with certificates in them.
const FOLDERS: [&str; 5] = ["data", "vectors", "live", "fuzz/corpus", "../core/src"];

/// Where systems keep the roots that they trust; Debian's first.
const SYSTEM: [&str; 3] =
    ["/etc/ssl/certs/ca-certificates.crt", "/etc/pki/tls/certs/ca-bundle.crt", "/etc/ssl/cert.pem"];

pub fn committed() -> Vec<Named> {
    let mut out = Vec::new();
    for folder in FOLDERS {
        for file in data::files_below(folder) {
            let path = data::path(folder).join(&file);
            read_into(&mut out, &path.display().to_string(), &fs::read(&path).expect("a file that was listed"));
        }
    }
    for (name, file) in SYSTEM.iter().filter_map(|path| Some((path, fs::read(path).ok()?))).take(1) {
        read_into(&mut out, name, &file);
    }
    out
}

fn read_into(out: &mut Vec<Named>, name: &str, bytes: &[u8]) {
    // The first octet of a seed may say for what the rest is taken.
    for start in [0, 1] {
        let found = material::in_file(bytes.get(start..).unwrap_or_default());
        out.extend(found.into_iter().map(|der| Named { name: name.to_owned(), der }));
    }
}

pub fn third_party() -> Option<Vec<Named>> {
    Some(material::certificates(&material::files(&crate::webpki::third_party::folder()?)))
}

/// Every certificate once, with the keys of all that have its issuer's name, and with its own.
pub fn pairs(certificates: &[Named]) -> Vec<Pair> {
    let mut seen = BTreeSet::new();
    let all: Vec<(&str, Facts)> = certificates
        .iter()
        .filter(|named| seen.insert(&named.der))
        .filter_map(|named| Some((named.name.as_str(), Facts::read(&named.der)?)))
        .collect();
    let mut keys: BTreeMap<&[u8], BTreeSet<&[u8]>> = BTreeMap::new();
    for (_, facts) in &all {
        keys.entry(facts.subject()).or_default().insert(facts.spki());
    }
    let mut out = Vec::new();
    for (name, child) in &all {
        let mut of_issuer = keys.get(child.issuer()).cloned().unwrap_or_default();
        of_issuer.insert(child.spki());
        // Two hundred roots may share a name in a maze; of such a crowd a few will do.
        for spki in of_issuer.into_iter().take(8) {
            out.push(Pair { name: (*name).to_owned(), child: child.clone(), spki: spki.to_vec() });
        }
    }
    out
}
