//! The fourth verb: certificates, requests and whole local set-ups, made anew.
//!
//! Randomness and the time are arguments. What was made is put before the same check as any other file, for every client, and
//! the report is part of the answer.

mod accept;
mod archive;
mod client;
mod csr;
mod dev;
mod issue;
mod signer;

use chacha20::{ChaCha20Rng, rand_core::SeedableRng};
use sha2::{Digest, Sha256};

use crate::{
    Misuse,
    contract::{EmittedFile, FileBytes, GenerateRequest, Generated, Secret},
    wiping::wipe_stack,
};

/// Makes what is asked for.
///
/// The answer holds private keys, which are wiped on drop. [`Misuse`] where a name, a validity or a CA cannot be used, and where
/// there is too little randomness.
///
/// ```
/// use tlsconf::{GenerateRequest, contract::{ClientCertificateRequest, Secret, Timestamp}};
///
/// # fn from_the_system() -> Vec<u8> { (1..=32).collect() }
/// let mut request = GenerateRequest::at(Timestamp::from_unix(1_795_000_000), Secret::new(from_the_system()));
/// request.client = Some(ClientCertificateRequest { name: "worker".into(), days: 90, ca: None, database: None });
/// let made = tlsconf::generate(&request)?;
/// assert!(made.files.iter().any(|file| file.name == "redis_user.crt"));
/// # Ok::<(), tlsconf::Misuse>(())
/// ```
pub fn generate(request: &GenerateRequest) -> Result<Generated, Misuse> {
    let made = made(request);
    wipe_stack();
    made
}

// A frame of its own, which is gone when the stack is wiped.
#[inline(never)]
fn made(request: &GenerateRequest) -> Result<Generated, Misuse> {
    let mut random = random(&request.entropy)?;
    match (&request.client, &request.csr, &request.dev) {
        (Some(asked), None, None) => client::generate(asked, request, &mut random),
        (None, Some(asked), None) => csr::generate(asked, request, &mut random),
        (None, None, Some(asked)) => dev::generate(asked, request, &mut random),
        _ => Err(Misuse { field: None, message: "ask for exactly one of `client`, `csr` and `dev`".to_owned() }),
    }
}

/// [`generate`] with the request and the answer as JSON text. The answer holds private keys, as base64.
pub fn generate_json(request: &str) -> Result<String, Misuse> {
    let request = serde_json::from_str(request).map_err(|error| Misuse::request(&error))?;
    crate::contract::json::text(&generate(&request)?)
}

/// 256 bits: the strength of the strongest key that is made here.
const ENTROPY_OCTETS: usize = 32;

fn random(entropy: &Secret) -> Result<ChaCha20Rng, Misuse> {
    let octets = entropy.as_bytes();
    if octets.len() < ENTROPY_OCTETS {
        let message = format!("{} octets are too few: give {ENTROPY_OCTETS} of the system's generator", octets.len());
        return Err(Misuse::field("entropy", message));
    }
    // A generator that failed gives zeros more often than anything else.
    if octets.iter().all(|octet| Some(octet) == octets.first()) {
        return Err(Misuse::field("entropy", "it is one octet over and over, which no generator gives"));
    }
    Ok(ChaCha20Rng::from_seed(Sha256::digest(octets).into()))
}

fn public(name: &str, purpose: &str, text: String) -> EmittedFile {
    file(name, purpose, text.into_bytes(), false)
}

fn secret(name: &str, purpose: &str, octets: &[u8]) -> EmittedFile {
    file(name, purpose, octets.to_vec(), true)
}

fn file(name: &str, purpose: &str, octets: Vec<u8>, secret: bool) -> EmittedFile {
    EmittedFile {
        name: name.to_owned(),
        purpose: purpose.to_owned(),
        mode: if secret { "0600" } else { "0644" }.to_owned(),
        secret,
        bytes: Some(FileBytes::new(octets)),
    }
}

#[cfg(test)]
mod tests;
