//! A vector as it lies on disk: read, answered, compared, blessed.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use base64ct::{Base64, Encoding};
use serde_json::Value;
use tlsconf::say::text::{Style, human};

use crate::data;

/// Files that come out of the checker; everything else in a folder goes in.
pub const ANSWERS: [&str; 2] = ["report.json", "report.txt"];

#[derive(Debug)]
pub struct Folder {
    pub name: String,
    pub path: PathBuf,
    pub fires: BTreeSet<String>,
    pub near: BTreeSet<String>,
    pub about: String,
}

/// What the checker says to a vector.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// The report, pretty-printed.
    pub json: String,
    /// The report for people: 80 columns, no colour.
    pub text: String,
    /// The codes of its findings.
    pub codes: BTreeSet<String>,
}

impl Folder {
    /// Every folder under `vectors/`, sorted by name.
    pub fn all() -> Vec<Self> {
        let root = data::path("vectors");
        let mut names: Vec<_> = fs::read_dir(&root)
            .map(|entries| entries.flatten().map(|entry| entry.path()).filter(|path| path.is_dir()).collect())
            .unwrap_or_default();
        names.sort();
        names.iter().map(|path| Self::read(path)).collect()
    }

    fn read(path: &Path) -> Self {
        let about = fs::read_to_string(path.join("about.md")).expect("a vector has an about.md");
        let list = |field: &str| {
            let line = about.lines().find_map(|line| line.strip_prefix(field)).expect("front matter");
            let codes = line.trim().trim_start_matches('[').trim_end_matches(']').split(", ");
            codes.filter(|code| !code.is_empty()).map(str::to_owned).collect()
        };
        Self {
            name: path.file_name().expect("a folder").to_string_lossy().into_owned(),
            path: path.to_owned(),
            fires: list("fires:"),
            near: list("near:"),
            about: about.splitn(3, "---").nth(2).unwrap_or_default().trim().to_owned(),
        }
    }

    /// The request with every `@file` replaced by the file's base64.
    pub fn request(&self) -> String {
        let text = fs::read_to_string(self.path.join("request.json")).expect("a vector has a request.json");
        let mut request: Value = serde_json::from_str(&text).expect("request.json is JSON");
        for input in request["inputs"].as_array_mut().into_iter().flatten() {
            if let Some(file) = input["bytes"].as_str().and_then(|bytes| bytes.strip_prefix('@')) {
                let bytes = fs::read(self.path.join(file)).expect("the file a request names");
                input["bytes"] = Base64::encode_string(&bytes).into();
            }
        }
        request.to_string()
    }

    pub fn answer(&self) -> Answer {
        let request = serde_json::from_str(&self.request()).unwrap_or_else(|error| panic!("{}: {error}", self.name));
        let report = tlsconf::check(&request).unwrap_or_else(|misuse| panic!("{}: {misuse}", self.name));
        Answer {
            json: serde_json::to_string_pretty(&report).expect("a report is JSON") + "\n",
            text: human(&report, Style::default()),
            codes: report.findings.iter().map(|finding| finding.code.clone()).collect(),
        }
    }

    /// An answer's file as it is committed.
    pub fn committed(&self, file: &str) -> Option<String> {
        fs::read_to_string(self.path.join(file)).ok()
    }
}

/// Rules whose cases are too large for a folder, and the file of the suite that makes them fire
/// (`vectors/elsewhere.txt`).
pub fn elsewhere() -> BTreeMap<String, String> {
    let text = fs::read_to_string(data::path("vectors/elsewhere.txt")).unwrap_or_default();
    let lines = text.lines().filter(|line| !line.starts_with('#'));
    lines
        .filter_map(|line| line.split_once(' '))
        .map(|(code, file)| (code.to_owned(), file.trim().to_owned()))
        .collect()
}

/// Rules that are in the catalogue and not built yet (`vectors/unbuilt.txt`).
pub fn unbuilt() -> BTreeSet<String> {
    let text = fs::read_to_string(data::path("vectors/unbuilt.txt")).unwrap_or_default();
    text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')).map(str::to_owned).collect()
}
