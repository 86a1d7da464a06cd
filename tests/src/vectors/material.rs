//! Certificates that many vectors share.

use std::sync::LazyLock;

use super::Vector;
use crate::{
    forge::{Certificate, Issued, keys},
    mtls::Set,
};

pub static SET: LazyLock<Set> = LazyLock::new(Set::new);

/// The host that the shared server certificate is for.
pub const HOST: &str = "redis.example.test:6379";

/// The lone root that most texts hold.
pub static ROOT: LazyLock<Issued> = LazyLock::new(|| Certificate::root("Example CA").key(keys::p256(5)).build());

/// A second root.
pub static OTHER_ROOT: LazyLock<Issued> = LazyLock::new(|| Certificate::root("Other CA").key(keys::p256(6)).build());

/// A client straight under [`ROOT`].
pub static CLIENT: LazyLock<Issued> =
    LazyLock::new(|| Certificate::client("redis-user").key(keys::p256(7)).issued_by(&ROOT).build());

/// A server straight under [`ROOT`].
pub static SERVER: LazyLock<Issued> = LazyLock::new(|| server().build());

/// The recipe of [`SERVER`], to be changed.
pub fn server() -> Certificate {
    Certificate::leaf("redis.example.test").key(keys::p256(8)).issued_by(&ROOT)
}

/// The recipe of [`CLIENT`], to be changed.
pub fn client() -> Certificate {
    Certificate::client("redis-user").key(keys::p256(7)).issued_by(&ROOT)
}

/// A server under [`ROOT`], asked about at its own name.
pub fn served(name: &str, about: &str, certificate: &Issued) -> Vector {
    Vector::new(name, about).ca(ROOT.pem()).server(certificate.pem()).endpoint(HOST)
}
