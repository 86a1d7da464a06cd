//! The character strings of names (X.680, section 41).

use std::borrow::Cow;

pub(crate) const UTF8: u8 = 0x0c;
pub(crate) const NUMERIC: u8 = 0x12;
pub(crate) const PRINTABLE: u8 = 0x13;
pub(crate) const TELETEX: u8 = 0x14;
pub(crate) const IA5: u8 = 0x16;
pub(crate) const VISIBLE: u8 = 0x1a;
pub(crate) const GENERAL: u8 = 0x1b;
pub(crate) const UNIVERSAL: u8 = 0x1c;
pub(crate) const BMP: u8 = 0x1e;

/// The text of a string value; `None` where the type is no character string.
///
/// T61String is read as Latin-1, as OpenSSL (`ASN1_STRING_to_UTF8`) and Java do: real T.61 has not been seen in the
/// field. Octets above 127 in the seven-bit types and invalid UTF-8 become U+FFFD; nothing is refused.
pub(crate) fn decode(tag: u8, content: &[u8]) -> Option<Cow<'_, str>> {
    match tag {
        UTF8 => Some(String::from_utf8_lossy(content)),
        NUMERIC | PRINTABLE | IA5 | VISIBLE | GENERAL => Some(seven_bit(content)),
        TELETEX => Some(match ascii(content) {
            Some(text) => text,
            None => content.iter().map(|octet| char::from(*octet)).collect(),
        }),
        BMP => Some(wide(content)),
        UNIVERSAL => Some(
            content
                .chunks(4)
                .map(|chunk| {
                    let value = chunk.iter().fold(0_u32, |value, octet| value << 8 | u32::from(*octet));
                    if chunk.len() == 4 { char::from_u32(value) } else { None }.unwrap_or(char::REPLACEMENT_CHARACTER)
                })
                .collect(),
        ),
        _ => None,
    }
}

fn ascii(content: &[u8]) -> Option<Cow<'_, str>> {
    if content.is_ascii() { std::str::from_utf8(content).ok().map(Cow::Borrowed) } else { None }
}

fn seven_bit(content: &[u8]) -> Cow<'_, str> {
    ascii(content).unwrap_or_else(|| {
        content
            .iter()
            .map(|octet| if octet.is_ascii() { char::from(*octet) } else { char::REPLACEMENT_CHARACTER })
            .collect()
    })
}

/// BMPString: two octets a character; surrogate pairs are read too, as Windows writes them.
fn wide(content: &[u8]) -> Cow<'_, str> {
    let (pairs, odd) = content.as_chunks::<2>();
    let units = pairs.iter().map(|pair| u16::from_be_bytes(*pair));
    let mut text: String = char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect();
    if !odd.is_empty() {
        text.push(char::REPLACEMENT_CHARACTER);
    }
    Cow::Owned(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_string_type_is_read() {
        let read = |tag, octets: &[u8]| decode(tag, octets).map(Cow::into_owned);
        assert_eq!(read(UTF8, "Zürich".as_bytes()).as_deref(), Some("Zürich"));
        assert_eq!(read(UTF8, b"Z\xfcrich").as_deref(), Some("Z\u{fffd}rich"));
        assert_eq!(read(PRINTABLE, b"a\xfcb").as_deref(), Some("a\u{fffd}b"));
        assert_eq!(read(TELETEX, b"Z\xfcrich").as_deref(), Some("Zürich"));
        assert_eq!(read(BMP, &[0, b'Z', 0, 0xfc]).as_deref(), Some("Zü"));
        assert_eq!(read(BMP, &[0xd8, 0x3d, 0xde, 0x00, 0]).as_deref(), Some("😀\u{fffd}"));
        assert_eq!(read(UNIVERSAL, &[0, 0, 0, b'Z', 0, 1, 0xf6, 0, 0]).as_deref(), Some("Z😀\u{fffd}"));
        assert_eq!(read(0x04, b"x"), None);
    }
}
