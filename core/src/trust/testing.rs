//! Certificates for tests: real ones, and ones made once with OpenSSL.

use base64ct::{Base64, Encoding};

use super::Facts;

pub(crate) const REDISLABS_ROOT: &str = include_str!("testdata/redislabs-root.pem");
pub(crate) const RCP_INTERMEDIATE: &str = include_str!("testdata/rcp-intermediate.pem");
pub(crate) const GLOBALSIGN_R3: &str = include_str!("testdata/globalsign-r3.pem");
pub(crate) const GLOBALSIGN_ATLAS: &str = include_str!("testdata/globalsign-atlas.pem");

/// The blocks of a file in which each stands under a line `# name`.
pub(crate) fn named(text: &str) -> Vec<(&str, Vec<u8>)> {
    text.split("\n# ").skip(1).filter_map(|part| part.split_once('\n')).map(|(name, pem)| (name, der(pem))).collect()
}

/// The DER of the one block of a PEM text.
pub(crate) fn der(pem: &str) -> Vec<u8> {
    let text: String = pem.lines().skip_while(|line| !line.starts_with('-')).filter(|l| !l.starts_with('-')).collect();
    Base64::decode_vec(&text).unwrap()
}

pub(crate) fn facts(pem: &str) -> Facts {
    Facts::read(&der(pem)).unwrap()
}
