//! How each stack finds a private key in a file: which block it takes, by which label.

use rustls_pki_types::pem::{SectionKind, SliceIter};

use super::{go, netty, openssl};
use crate::read::pem::veil::veiled;

/// A way of loading a private key file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeyReader {
    Openssl,
    Go,
    Rustls,
    NativeTls,
    Netty,
}

impl KeyReader {
    pub const COUNT: usize = Self::Netty as usize + 1;
}

/// The label of the block that the reader takes for the key; `None` where it finds none or stops before.
pub fn key_label(reader: KeyReader, file: &[u8]) -> Option<&'static str> {
    let file = &*veiled(file);
    match reader {
        KeyReader::Openssl => openssl::key_label(file),
        KeyReader::Go => go::key_label(file),
        KeyReader::Rustls => {
            let mut sections = SliceIter::<(SectionKind, Vec<u8>)>::new(file);
            sections.find_map(|section| {
                // An error ends the search: redis-rs passes it on.
                let Ok((kind, _)) = section else { return Some(None) };
                match kind {
                    SectionKind::PrivateKey => Some(Some("PRIVATE KEY")),
                    SectionKind::RsaPrivateKey => Some(Some("RSA PRIVATE KEY")),
                    SectionKind::EcPrivateKey => Some(Some("EC PRIVATE KEY")),
                    _ => None,
                }
            })?
        }
        // `Identity::from_pkcs8` asks for exactly this beginning.
        KeyReader::NativeTls => {
            let begins = file.starts_with(b"-----BEGIN PRIVATE KEY-----");
            openssl::key_label(file).filter(|label| begins && *label == "PRIVATE KEY")
        }
        KeyReader::Netty => netty::has_key(file).then_some("PRIVATE KEY"),
    }
}

/// The labels of private keys that any of the readers knows.
pub(super) const LABELS: [&str; 5] =
    ["PRIVATE KEY", "ENCRYPTED PRIVATE KEY", "RSA PRIVATE KEY", "EC PRIVATE KEY", "DSA PRIVATE KEY"];

#[cfg(test)]
mod tests {
    use super::*;

    fn block(label: &str) -> String {
        format!("-----BEGIN {label}-----\nMAMCAQE=\n-----END {label}-----\n")
    }

    fn found(file: &str) -> [bool; 5] {
        [KeyReader::Openssl, KeyReader::Go, KeyReader::Rustls, KeyReader::NativeTls, KeyReader::Netty]
            .map(|reader| key_label(reader, file.as_bytes()).is_some())
    }

    #[test]
    fn each_stack_finds_the_keys_that_it_finds() {
        let pkcs8 = block("PRIVATE KEY");
        assert_eq!(found(&pkcs8), [true; 5]);
        assert_eq!(found(&block("RSA PRIVATE KEY")), [true, true, true, false, true]);
        assert_eq!(found(&format!("{}{pkcs8}", block("EC PARAMETERS"))), [true, true, true, false, true]);
        assert_eq!(found(&format!("{}{pkcs8}", block("CERTIFICATE"))), [true, true, true, false, true]);
        assert_eq!(found(&format!("a key:\n{pkcs8}")), [true, true, true, false, true]);
        assert_eq!(found(&format!("\u{feff}{pkcs8}")), [true, false, false, false, true]);
        assert_eq!(found(&block("PUBLIC KEY")), [false; 5]);
        assert_eq!(found(&pkcs8.replace('\n', "\\n")), [false; 5]);
        assert_eq!(
            found(&pkcs8.replace("KEY-----\nM", "KEY-----\nX-Note: y\n\nM")),
            [false, true, false, false, false]
        );
        let encrypted = pkcs8.replace("KEY-----\nM", "KEY-----\nProc-Type: 4,ENCRYPTED\n\nM");
        assert_eq!(key_label(KeyReader::Openssl, encrypted.as_bytes()), Some("PRIVATE KEY"));
    }

    /// `tls.X509KeyPair` takes any label that ends so, and a block without contents, which then does not parse.
    #[test]
    fn go_says_which_block_it_takes() {
        let go = |file: &str| key_label(KeyReader::Go, file.as_bytes());
        for label in ["PRIVATE KEY", "RSA PRIVATE KEY", "EC PRIVATE KEY"] {
            assert_eq!(go(&format!("{}{}", block("CERTIFICATE"), block(label))), Some(label));
        }
        assert_eq!(go(&block("MY PRIVATE KEY")), Some("PRIVATE KEY"));
        assert_eq!(go(&block("MYPRIVATE KEY")), None);
        let empty = "-----BEGIN RSA PRIVATE KEY-----\n-----END RSA PRIVATE KEY-----\n";
        assert_eq!(go(&format!("{empty}{}", block("PRIVATE KEY"))), Some("RSA PRIVATE KEY"));
    }
}
