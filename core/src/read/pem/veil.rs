//! Private keys, made unreadable before the readers of the stacks see them.
//!
//! These readers follow the real ones, copies and all; that of rustls *is* the real one, and its buffers are not wiped. None of them
//! looks at what the base64 of a key says, only at where it is base64: so each character becomes the same.

use std::borrow::Cow;

use zeroize::Zeroizing;

use super::{Side, is_private_key, lines, markers};
use crate::read::base64::is_character;

/// The text with every character of base64 between the markers of a private key replaced, of the same length.
pub(super) fn veiled(text: &[u8]) -> Cow<'_, [u8]> {
    if memchr::memmem::find(text, b"BEGIN ").is_none() || !mentions_key(text) {
        return Cow::Borrowed(text);
    }
    // Of its whole length at once; what is not veiled is wiped with it.
    let mut veiled = Zeroizing::new(text.to_vec());
    let mut in_key = false;
    for line in lines(text) {
        // A header, as of keys in OpenSSL's old form: no base64 has a colon.
        let is_header = line.octets.contains(&b':');
        let mut at = 0;
        for marker in markers(line.octets) {
            if in_key {
                veil(&mut veiled, line.start + at, line.start + marker.start);
            }
            in_key = marker.side == Side::Begin && is_private_key(&marker.label);
            at = marker.end;
        }
        if in_key && !is_header {
            veil(&mut veiled, line.start + at, line.start + line.octets.len());
        }
    }
    Cow::Owned(std::mem::take(&mut *veiled))
}

fn veil(text: &mut [u8], from: usize, to: usize) {
    for octet in text.get_mut(from..to).into_iter().flatten() {
        if is_character(*octet) {
            *octet = b'A';
        }
    }
}

/// In whatever case: the scanner calls a key what does so.
fn mentions_key(text: &[u8]) -> bool {
    const WORDS: &[u8] = b"PRIVATE KEY";
    memchr::memchr2_iter(b'P', b'p', text)
        .any(|at| text.get(at..at + WORDS.len()).is_some_and(|words| words.eq_ignore_ascii_case(WORDS)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn veil_of(text: &str) -> String {
        String::from_utf8(veiled(text.as_bytes()).into_owned()).unwrap_or_default()
    }

    #[test]
    fn keys_are_veiled_and_nothing_else() {
        let certificate = "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n";
        assert!(matches!(veiled(certificate.as_bytes()), Cow::Borrowed(_)));
        assert_eq!(
            veil_of(&format!(
                "PRIVATE KEY of me\n-----BEGIN PRIVATE KEY-----\nMC4+\nx/==\n-----END PRIVATE KEY-----\n{certificate}"
            )),
            format!(
                "PRIVATE KEY of me\n-----BEGIN PRIVATE KEY-----\nAAAA\nAA==\n-----END PRIVATE KEY-----\n{certificate}"
            )
        );
    }

    #[test]
    fn one_line_headers_and_a_missing_end() {
        assert_eq!(
            veil_of("-----BEGIN EC PRIVATE KEY----- M1 x= -----END EC PRIVATE KEY----- z"),
            "-----BEGIN EC PRIVATE KEY----- AA A= -----END EC PRIVATE KEY----- z"
        );
        assert_eq!(
            veil_of("-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\n\nab\n-----BEGIN CERTIFICATE-----\nMI"),
            "-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\n\nAA\n-----BEGIN CERTIFICATE-----\nMI"
        );
        assert_eq!(veil_of("-----BEGIN private key-----\nab"), "-----BEGIN private key-----\nAA");
    }
}
