//! Distinguished names: their attributes, and their canonical form.

use std::borrow::Cow;

use icu_normalizer::ComposingNormalizerBorrowed;

use crate::read::certificate::{
    der::{self, Reader},
    oid::attribute,
    string,
};

/// One attribute of a name.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Attribute<'a> {
    /// Content octets.
    pub oid: &'a [u8],
    pub tag: u8,
    pub value: &'a [u8],
    /// The value with its header.
    pub whole: &'a [u8],
}

impl<'a> Attribute<'a> {
    /// `None` where the value is no character string.
    pub fn text(&self) -> Option<Cow<'a, str>> {
        string::decode(self.tag, self.value)
    }
}

/// The attributes of a Name (DER), one list for each relative distinguished name; what does not decode is left out.
pub(crate) fn attributes(name: &[u8]) -> impl Iterator<Item = impl Iterator<Item = Attribute<'_>>> {
    let rdns = Reader::new(name).optional(der::SEQUENCE).map_or(Reader::new(&[]), |sequence| sequence.inside());
    rdns.map(|rdn| {
        rdn.inside().filter_map(|pair| {
            let mut parts = pair.inside();
            let oid = parts.optional(der::OID)?.content;
            let value = parts.read().ok()?;
            Some(Attribute { oid, tag: value.tag, value: value.content, whole: value.whole })
        })
    })
}

/// The common names, in the order of the certificate.
pub fn common_names(name: &[u8]) -> Vec<String> {
    attributes(name)
        .flatten()
        .filter(|attribute| attribute.oid == attribute::COMMON_NAME)
        .filter_map(|attribute| attribute.text().map(Cow::into_owned))
        .collect()
}

/// The canonical form: each attribute as (object identifier, text in NFC, lower case, inner white space folded to one
/// space, ends trimmed), whatever its string type. Each RDN carries its length in front, so a name that stands above
/// another is a prefix of it.
pub(crate) fn canonical(name: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(name.len() + 8);
    for rdn in attributes(name) {
        let mut parts: Vec<Vec<u8>> = rdn.map(|attribute| levelled(&attribute)).collect();
        // A SET has no order; DER's order depends on case and string type.
        parts.sort_unstable();
        push_length(&mut out, parts.iter().map(|part| part.len() + 4).sum());
        for part in parts {
            push_length(&mut out, part.len());
            out.extend(part);
        }
    }
    out
}

fn levelled(attribute: &Attribute<'_>) -> Vec<u8> {
    let mut out = Vec::with_capacity(attribute.whole.len() + attribute.oid.len() + 4);
    push_length(&mut out, attribute.oid.len());
    out.extend_from_slice(attribute.oid);
    let Some(text) = attribute.text() else {
        // A tag of a string never starts a text, so this cannot meet one.
        out.extend_from_slice(attribute.whole);
        return out;
    };
    out.push(0);
    if text.is_ascii() {
        let mut gap = false;
        let from = out.len();
        for octet in text.bytes() {
            if matches!(octet, b' ' | b'\t'..=b'\r') {
                gap = out.len() > from;
            } else {
                if std::mem::take(&mut gap) {
                    out.push(b' ');
                }
                out.push(octet.to_ascii_lowercase());
            }
        }
        return out;
    }
    let lower = text.to_lowercase();
    let composed = ComposingNormalizerBorrowed::new_nfc().normalize(&lower);
    for (index, word) in composed.split_whitespace().enumerate() {
        if index > 0 {
            out.push(b' ');
        }
        out.extend_from_slice(word.as_bytes());
    }
    out
}

fn push_length(out: &mut Vec<u8>, length: usize) {
    out.extend_from_slice(&(length as u32).to_be_bytes());
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(attributes: &[(&[u8], u8, &[u8])]) -> Vec<u8> {
        let tlv = |tag: u8, content: &[u8]| [&[tag, content.len() as u8], content].concat();
        let rdns: Vec<u8> = attributes
            .iter()
            .flat_map(|(oid, tag, value)| tlv(0x31, &tlv(0x30, &[tlv(6, oid), tlv(*tag, value)].concat())))
            .collect();
        tlv(0x30, &rdns)
    }

    #[test]
    fn string_type_case_and_blanks_do_not_matter() {
        let cn = attribute::COMMON_NAME;
        let reference = canonical(&name(&[(cn, string::UTF8, "Zürich Root CA".as_bytes())]));
        for (tag, value) in [
            (string::TELETEX, &b"Z\xfcrich Root CA"[..]),
            (string::UTF8, "  zu\u{308}rich   ROOT\tCA ".as_bytes()),
            (string::BMP, b"\0Z\0\xfc\0r\0i\0c\0h\0 \0R\0o\0o\0t\0 \0C\0A"),
        ] {
            assert_eq!(canonical(&name(&[(cn, tag, value)])), reference);
        }
        for other in ["Zurich Root CA", "Zürich RootCA", "ZürichRoot CA"] {
            assert_ne!(canonical(&name(&[(cn, string::UTF8, other.as_bytes())])), reference, "{other}");
        }
        assert_ne!(
            canonical(&name(&[(attribute::ORGANIZATION, string::UTF8, "Zürich Root CA".as_bytes())])),
            reference
        );
    }

    /// The shorter way that ASCII goes is the same way.
    #[test]
    fn blanks_in_ascii_do_not_matter_either() {
        let common = |text: &[u8]| canonical(&name(&[(attribute::COMMON_NAME, string::UTF8, text)]));
        let reference = common(b"Root CA 1");
        for same in [&b" Root CA 1"[..], b"Root  CA\t1", b"ROOT CA 1 ", b"\t root\r\nca\x0b1\n"] {
            assert_eq!(common(same), reference, "{same:?}");
        }
        for other in [&b"RootCA 1"[..], b"Root CA1", b"Root CA 2"] {
            assert_ne!(common(other), reference, "{other:?}");
        }
    }

    /// Attributes of one RDN come in an order that depends on how they are written.
    #[test]
    fn the_order_within_an_rdn_does_not_matter() {
        let tlv = |tag: u8, content: &[u8]| [&[tag, content.len() as u8], content].concat();
        let pair = |oid: &[u8], text: &[u8]| tlv(0x30, &[tlv(6, oid), tlv(string::UTF8, text)].concat());
        let (o, cn) = (pair(attribute::ORGANIZATION, b"Example"), pair(attribute::COMMON_NAME, b"Root"));
        let one = |parts: [&[u8]; 2]| canonical(&tlv(0x30, &tlv(0x31, &parts.concat())));
        assert_eq!(one([&o, &cn]), one([&cn, &o]));
        let two = canonical(&tlv(0x30, &[tlv(0x31, &o), tlv(0x31, &cn)].concat()));
        assert_ne!(one([&o, &cn]), two);
    }

    #[test]
    fn a_superior_is_a_prefix() {
        let (o, cn) = (attribute::ORGANIZATION, attribute::COMMON_NAME);
        let below = canonical(&name(&[(o, string::UTF8, b"Example"), (cn, string::UTF8, b"x")]));
        assert!(below.starts_with(&canonical(&name(&[(o, string::PRINTABLE, b"EXAMPLE")]))));
        assert!(!below.starts_with(&canonical(&name(&[(o, string::PRINTABLE, b"Examp")]))));
    }
}
