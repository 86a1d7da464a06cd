//! What redis-rs with rustls does with a CA file: the PEM iterator of rustls-pki-types, then webpki's anchors, which
//! `RootCertStore::add` makes. Reads lines of a path and ignores what follows a tab; see loaders.py.

use std::{
    error::Error,
    fs,
    io::{self, Write},
};

use base64ct::{Base64, Encoding};
use rustls_pki_types::{CertificateDer, pem::PemObject};

fn load(file: &[u8]) -> Result<Vec<String>, String> {
    let mut held = Vec::new();
    for certificate in CertificateDer::pem_slice_iter(file) {
        let certificate = certificate.map_err(|error| format!("{error:?}"))?;
        webpki::anchor_from_trusted_cert(&certificate).map_err(|error| format!("{error:?}"))?;
        held.push(Base64::encode_string(&certificate));
    }
    Ok(held)
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut out = io::stdout().lock();
    for line in io::stdin().lines() {
        let line = line?;
        let path = line.split('\t').next().unwrap_or_default();
        match load(&fs::read(path)?) {
            Ok(held) => writeln!(out, "{}\t\t", held.join(","))?,
            Err(refused) => writeln!(out, "\t\t{}", refused.replace(['\t', '\n'], " "))?,
        }
    }
    Ok(())
}
