//! What DER holds, told from its structure alone: labels lie, and DER files have none.

use der::{
    Decode, Header, Reader, SliceReader, Tag, Tagged,
    asn1::{AnyRef, ObjectIdentifier},
};

use super::KeyFormat;

/// An `AlgorithmIdentifier` (RFC 5280, section 4.1.1.2).
#[derive(Clone, Copy)]
pub(super) struct Algorithm<'a> {
    pub oid: ObjectIdentifier,
    pub parameters: Option<AnyRef<'a>>,
}

pub(super) enum Shape<'a> {
    /// `OneAsymmetricKey` (RFC 5958) with its optional public key.
    Pkcs8 { algorithm: Algorithm<'a>, private: &'a [u8], public: Option<&'a [u8]> },
    /// The nine numbers of RFC 8017, A.1.2, or more where there are more than two primes.
    Pkcs1(Vec<AnyRef<'a>>),
    /// What follows the version in an `ECPrivateKey` (RFC 5915).
    Sec1(Vec<AnyRef<'a>>),
    /// `EncryptedPrivateKeyInfo` (RFC 5958, section 3).
    Encrypted { algorithm: Algorithm<'a>, data: &'a [u8] },
    /// OpenSSL's `DSA PRIVATE KEY`: version, p, q, g, y, x.
    Dsa,
}

impl Shape<'_> {
    pub fn format(&self) -> Option<KeyFormat> {
        match self {
            Self::Pkcs8 { .. } => Some(KeyFormat::Pkcs8),
            Self::Pkcs1(_) => Some(KeyFormat::Pkcs1),
            Self::Sec1(_) => Some(KeyFormat::Sec1),
            Self::Encrypted { .. } => Some(KeyFormat::EncryptedPkcs8),
            Self::Dsa => None,
        }
    }
}

pub(super) struct Told<'a> {
    pub shape: Shape<'a>,
    /// Octets behind it.
    pub trailing: usize,
}

/// No key structure has more fields on one level.
const FIELDS: usize = 16;

/// Tells what the octets are, or why they are no private key.
pub(super) fn tell(octets: &[u8]) -> Result<Told<'_>, String> {
    let (content, trailing) = outer(octets)?;
    let fields =
        fields(content).ok_or_else(|| "its outer SEQUENCE is right and what stands in it is not DER".to_owned())?;
    let tags: Vec<Tag> = fields.iter().map(Tagged::tag).collect();
    let shape = match tags.as_slice() {
        [Tag::Integer, Tag::Sequence, Tag::OctetString, ..] => pkcs8(&fields)?,
        [Tag::Sequence, Tag::OctetString] => Shape::Encrypted {
            algorithm: algorithm(fields[0]).ok_or("the algorithm of its encryption does not decode")?,
            data: fields[1].value(),
        },
        [Tag::Integer, Tag::OctetString, ..] => Shape::Sec1(fields[1..].to_vec()),
        numbers if numbers.len() == 6 && numbers.iter().all(|tag| *tag == Tag::Integer) => Shape::Dsa,
        [Tag::Integer, Tag::Integer, ..] if tags.len() >= 9 => Shape::Pkcs1(fields),
        other => return Err(other_structure(other)),
    };
    Ok(Told { shape, trailing })
}

/// The content of the outermost SEQUENCE and the number of octets behind it.
fn outer(octets: &[u8]) -> Result<(&[u8], usize), String> {
    match octets.first() {
        None => return Err("its block holds nothing".to_owned()),
        Some(0x30) => {}
        Some(_) => return Err("it does not start with an ASN.1 SEQUENCE, as every private key does".to_owned()),
    }
    let header = SliceReader::new(octets).ok().and_then(|mut reader| {
        let header = Header::decode(&mut reader).ok()?;
        let length = usize::try_from(header.length()).ok()?;
        Some((usize::try_from(reader.position()).ok()?, length))
    });
    let Some((start, length)) = header else {
        return Err("the length in its first octets is not DER".to_owned());
    };
    let stands = octets.len() - start;
    match octets.get(start..start.saturating_add(length)) {
        Some(content) => Ok((content, stands - length)),
        None => Err(format!("it is cut off: its first octets promise {length} more and {stands} follow")),
    }
}

/// The elements of a SEQUENCE's content.
pub(super) fn fields(content: &[u8]) -> Option<Vec<AnyRef<'_>>> {
    let mut reader = SliceReader::new(content).ok()?;
    let mut fields = Vec::new();
    while !reader.is_finished() {
        if fields.len() == FIELDS {
            return None;
        }
        fields.push(AnyRef::decode(&mut reader).ok()?);
    }
    Some(fields)
}

/// The elements of one SEQUENCE.
pub(super) fn sequence(any: AnyRef<'_>) -> Option<Vec<AnyRef<'_>>> {
    (any.tag() == Tag::Sequence).then(|| fields(any.value())).flatten()
}

pub(super) fn algorithm(any: AnyRef<'_>) -> Option<Algorithm<'_>> {
    match sequence(any)?.as_slice() {
        [oid] => Some(Algorithm { oid: oid.decode_as().ok()?, parameters: None }),
        [oid, parameters] => Some(Algorithm { oid: oid.decode_as().ok()?, parameters: Some(*parameters) }),
        _ => None,
    }
}

/// The value of a non-negative INTEGER, capped at the largest `u64`.
pub(super) fn number(any: AnyRef<'_>) -> Option<u64> {
    let octets = any.decode_as::<der::asn1::UintRef<'_>>().ok()?.as_bytes();
    if octets.len() > 8 {
        return Some(u64::MAX);
    }
    Some(octets.iter().fold(0, |sum, octet| sum << 8 | u64::from(*octet)))
}

/// The octets of an OCTET STRING.
pub(super) fn octet_string(any: AnyRef<'_>) -> Option<&[u8]> {
    (any.tag() == Tag::OctetString).then(|| any.value())
}

/// The octets of a BIT STRING of whole octets, in either tagging ([`any`] may be context-specific and implicit).
pub(super) fn bits(content: &[u8]) -> Option<&[u8]> {
    content.split_first().filter(|(unused, _)| **unused == 0).map(|(_, octets)| octets)
}

fn pkcs8<'a>(fields: &[AnyRef<'a>]) -> Result<Shape<'a>, String> {
    if fields.first().and_then(|version| number(*version)).is_none_or(|version| version > 1) {
        return Err("its PKCS#8 version is neither 0 nor 1 (RFC 5958)".to_owned());
    }
    let algorithm =
        fields.get(1).and_then(|any| algorithm(*any)).ok_or("the algorithm in its PKCS#8 does not decode")?;
    let private = fields.get(2).map(|any| any.value()).unwrap_or_default();
    let public = fields
        .iter()
        .skip(3)
        .find(|field| matches!(field.tag(), Tag::ContextSpecific { number, .. } if number.value() == 1))
        .and_then(|field| bits(field.value()));
    Ok(Shape::Pkcs8 { algorithm, private, public })
}

fn other_structure(tags: &[Tag]) -> String {
    match tags {
        [Tag::Sequence, Tag::BitString] => "it is a public key (SubjectPublicKeyInfo)".to_owned(),
        [Tag::Sequence, Tag::Sequence, Tag::BitString] => "it is a certificate or a signing request".to_owned(),
        [Tag::Integer, Tag::Integer] => "it is an RSA public key, or RSA without its private half".to_owned(),
        [Tag::Integer, Tag::Sequence, ..] => "it is a PKCS#12 container".to_owned(),
        [Tag::Integer, rest @ ..] if rest.iter().all(|tag| *tag == Tag::Integer) => {
            format!("it has {} numbers where an RSA key has nine", tags.len())
        }
        _ => "its ASN.1 structure is that of no private key".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::trust::testing::tlv;

    #[test]
    fn what_is_no_private_key_is_told_all_the_same() {
        let why = |parts: &[&[u8]]| tell(&tlv(0x30, &parts.concat())).err().unwrap_or_default();
        let (number, sequence, bits) = (&[2_u8, 1, 3][..], &[0x30_u8, 0][..], &[3_u8, 2, 0, 1][..]);
        assert!(why(&[sequence, bits]).contains("a public key"));
        assert!(why(&[sequence, sequence, bits]).contains("a certificate or a signing request"));
        assert!(why(&[number, number]).contains("an RSA public key"));
        assert!(why(&[number, sequence]).contains("PKCS#12") && why(&[number, sequence, sequence]).contains("PKCS#12"));
        assert_eq!(why(&[number; 5]), "it has 5 numbers where an RSA key has nine");
        assert!(why(&[number, number, sequence]).contains("no private key"));
    }

    #[test]
    fn numbers_are_capped_beyond_64_bits() {
        let of = |content: &[u8]| number(AnyRef::from_der(&tlv(2, content)).ok()?);
        assert_eq!(of(&[1, 2]), Some(0x102));
        assert_eq!(of(&[0, 0xff, 0, 0, 0, 0, 0, 0, 1]), Some(0xff00_0000_0000_0001));
        assert_eq!(of(&[1, 0, 0, 0, 0, 0, 0, 0, 0]), Some(u64::MAX));
        assert_eq!(of(&[0x80]), None);
    }
}
