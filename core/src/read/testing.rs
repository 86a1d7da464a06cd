//! What the tests of this stage share.

#![allow(clippy::unwrap_used, reason = "a test says by panicking what it missed")]

pub(crate) use super::container::archive::tests::archive;
use super::{Material, read};
use crate::{
    accept,
    contract::{CheckRequest, InputRequest, Role, Secret, Timestamp},
};

macro_rules! files {
    ($($name:literal),* $(,)?) => {
        const FILES: &[(&str, &[u8])] = &[$(($name, include_bytes!(concat!("testdata/", $name)))),*];
    };
}

files!(
    "ca.crt",
    "ca.key",
    "client.crt",
    "client.key",
    "client.csr",
    "server.crt",
    "server.key",
    "plain.crt",
    "plain.key",
    "alone.crt",
    "alone.key",
    "modern.p12",
    "legacy.p12",
    "sha512.p12",
    "empty.p12",
    "bare.p12",
    "java.p12",
    "ca.p7b",
    "ca.jks",
);

/// A file of `testdata`; nothing for the empty name.
pub(crate) fn file(name: &str) -> Vec<u8> {
    FILES.iter().find(|(known, _)| *known == name).map(|(_, octets)| octets.to_vec()).unwrap_or_default()
}

/// The octets of the first PEM block of a file of `testdata`.
pub(crate) fn der(name: &str) -> Vec<u8> {
    super::pem::scan(&file(name)).blocks[0].der.as_ref().unwrap().to_vec()
}

/// Reads one file.
pub(crate) fn material(name: &str, octets: Vec<u8>, role: Role, passphrase: Option<&str>) -> Material {
    let mut request = CheckRequest::at(Timestamp::parse("2026-11-25T00:00:00Z").unwrap());
    request.inputs.push(InputRequest::new(name, role, octets));
    request.passphrase = passphrase.map(|text| Secret::new(text.into()));
    read(&accept::accept(&request).unwrap())
}
