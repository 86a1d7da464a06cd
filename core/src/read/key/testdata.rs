//! Throw-away keys, made once with OpenSSL 3.0 (`testdata/*.txt`); the passphrase of the encrypted ones is
//! [`PASSPHRASE`].

#![allow(clippy::unwrap_used, reason = "a test says by panicking what it missed")]

use base64ct::{Base64, Encoding};

use super::{PrivateKey, RawKey};
use crate::contract::Secret;

pub(crate) const PASSPHRASE: &str = "correct horse 7431";

const PLAIN: &str = include_str!("testdata/plain.txt");
const UNSUPPORTED: &str = include_str!("testdata/unsupported.txt");
const ENCRYPTED: &str = include_str!("testdata/encrypted.txt");

pub(crate) struct Stored {
    pub label: String,
    pub headers: Vec<(String, String)>,
    pub der: Vec<u8>,
}

impl Stored {
    pub fn raw(&self) -> RawKey<'_> {
        RawKey { label: Some(&self.label), headers: &self.headers, der: &self.der }
    }
}

pub(crate) fn names(file: &str) -> Vec<&'static str> {
    let text = match file {
        "plain" => PLAIN,
        "unsupported" => UNSUPPORTED,
        _ => ENCRYPTED,
    };
    text.lines().filter_map(|line| line.strip_prefix("== ")).collect()
}

/// The key that OpenSSL wrote under this name.
pub(crate) fn stored(name: &str) -> Stored {
    let marker = format!("== {name}\n");
    let text = [PLAIN, UNSUPPORTED, ENCRYPTED].into_iter().find_map(|file| file.split_once(&marker)).unwrap().1;
    let block = text.split("== ").next().unwrap();
    let mut stored = Stored { label: String::new(), headers: Vec::new(), der: Vec::new() };
    let mut base64 = String::new();
    for line in block.lines() {
        if let Some(label) = line.strip_prefix("-----BEGIN ") {
            label.strip_suffix("-----").unwrap().clone_into(&mut stored.label);
        } else if let Some((name, value)) = line.split_once(": ") {
            stored.headers.push((name.to_owned(), value.to_owned()));
        } else if !line.starts_with("-----") {
            base64.push_str(line);
        }
    }
    stored.der = Base64::decode_vec(&base64).unwrap();
    stored
}

pub(crate) fn open(name: &str, passphrase: Option<&str>) -> PrivateKey {
    let secret = passphrase.map(|text| Secret::new(text.as_bytes().to_vec()));
    super::open(stored(name).raw(), secret.as_ref())
}
