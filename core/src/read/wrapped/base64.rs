//! A text that is base64 from end to end.

use base64ct::{Base64Unpadded, Encoding};
use zeroize::Zeroizing;

use super::{assignment, begins_with, trimmed};
use crate::read::base64::is_character;

/// So much base64 at least: shorter words are words.
const SHORTEST: usize = 40;

/// Decodes a text that is nothing but base64 (or base64url), perhaps quoted or behind `NAME=`; blanks and missing or
/// superfluous padding do not matter.
pub(in crate::read) fn decode(text: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
    let text = trimmed(text);
    all(text).or_else(|| assignment(text).and_then(|(_, value)| all(trimmed(value))))
}

fn all(text: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
    let text = unquoted(text);
    if text.len() < SHORTEST {
        return None;
    }
    decode_value(text)
}

/// The same for a value that must be base64, however short.
pub(in crate::read) fn decode_value(text: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
    let mut base64 = Zeroizing::new(Vec::with_capacity(text.len()));
    let mut is_padded = false;
    for octet in text.iter().filter(|octet| !octet.is_ascii_whitespace()) {
        match octet {
            b'=' => is_padded = true,
            _ if is_padded => return None,
            octet if is_character(*octet) => base64.push(*octet),
            b'-' => base64.push(b'+'),
            b'_' => base64.push(b'/'),
            _ => return None,
        }
    }
    let text = std::str::from_utf8(&base64).ok()?;
    Base64Unpadded::decode_vec(text).ok().map(Zeroizing::new)
}

fn unquoted(text: &[u8]) -> &[u8] {
    match text {
        [first @ (b'"' | b'\'' | b'`'), inside @ .., last] if first == last => inside,
        _ => text,
    }
}

/// `data:[<media type>][;base64],<data>` (RFC 2397): the media type and the data.
pub(in crate::read) fn data_uri(text: &[u8]) -> Option<(String, Zeroizing<Vec<u8>>)> {
    let text = unquoted(trimmed(text));
    if !begins_with(text, b"data:") {
        return None;
    }
    let comma = text.iter().take(200).position(|octet| *octet == b',')?;
    let head = std::str::from_utf8(text.get(5..comma)?).ok()?;
    let data = text.get(comma + 1..)?;
    match head.to_ascii_lowercase().strip_suffix(";base64") {
        Some(media_type) => Some((media_type.to_owned(), decode_value(data)?)),
        None => Some((head.to_owned(), Zeroizing::new(data.to_vec()))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &[u8] = b"-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n??>";

    #[test]
    fn base64_is_decoded_however_it_is_written() {
        use base64ct::{Base64, Base64UrlUnpadded};
        let plain = Base64::encode_string(TEXT);
        let wrapped: String = plain.as_bytes().chunks(20).map(|part| String::from_utf8_lossy(part) + "\r\n").collect();
        for text in [
            plain.clone(),
            wrapped,
            plain.trim_end_matches('=').to_owned(),
            Base64UrlUnpadded::encode_string(TEXT),
            format!("\"{plain}\"\n"),
            format!("REDIS_CA_BASE64={plain}\n"),
        ] {
            assert_eq!(decode(text.as_bytes()).as_deref().map(Vec::as_slice), Some(TEXT), "{text}");
        }
    }

    #[test]
    fn text_is_no_base64() {
        for text in [&b"short"[..], TEXT, b"a sentence of forty and more characters, with signs.", &[b'A'; 39]] {
            assert!(decode(text).is_none());
        }
        let long = "A".repeat(SHORTEST);
        assert!(decode(long.as_bytes()).is_some());
        assert!(decode(format!("\"{long}'").as_bytes()).is_none());
    }

    #[test]
    fn values_are_base64_however_short() {
        let value = |text: &[u8]| decode_value(text).map(|octets| octets.to_vec());
        assert_eq!(value(b"++//"), Some(vec![0xfb, 0xef, 0xff]));
        assert_eq!(value(b"--__"), Some(vec![0xfb, 0xef, 0xff]));
        assert_eq!(value(b"AA=="), Some(vec![0]));
        assert_eq!(value(b"AAAA=AAAA"), None);
    }

    #[test]
    fn data_uris_are_decoded() {
        let found = data_uri(b"data:application/x-pem-file;base64,AAEC\n").map(|(kind, data)| (kind, data.to_vec()));
        assert_eq!(found, Some(("application/x-pem-file".into(), vec![0, 1, 2])));
        assert!(data_uri(b"database").is_none());
    }
}
