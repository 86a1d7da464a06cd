//! The forge: certificates, requests and containers with full control over every octet, made from committed throw-away
//! keys. Signatures are deterministic (RSA PKCS#1 v1.5, RFC 6979, Ed25519), so the same recipe gives the same bytes.
//!
//! ```
//! use tlsconf_tests::forge::{Certificate, keys};
//!
//! let ca = Certificate::root("Example Root").key(keys::p256(1)).build();
//! let server = Certificate::leaf("redis.example.test").key(keys::p256(2)).issued_by(&ca).not_after("2027-01-01");
//! let server = server.build();
//! assert!(server.pem().starts_with("-----BEGIN CERTIFICATE-----\n"));
//! ```

mod certificate;
pub mod container;
pub mod der;
pub mod extension;
pub mod keys;
mod name;
mod other;
pub mod pem;

pub use certificate::{Certificate, Issued};
pub use extension::Extension;
pub use keys::{Digest, Key};
pub use name::{Name, Text};
pub use other::{certificate_request, encrypted_key, pbkdf2, revocation_list, scrypt};
