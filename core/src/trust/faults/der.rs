//! What a parser that takes its DER strictly minds and lenient ones let pass. The bounds are webpki's (cert.rs, der.rs,
//! time.rs, verify_cert.rs), the strictest of the parsers that dialects speak of.

use crate::{
    read::certificate::{
        der::{self, Element, GENERALIZED_TIME, Reader, UTC_TIME},
        oid::extension as oid,
    },
    trust::{
        Facts, Kind, Kinds,
        facts::{KeyType, SignatureKind},
    },
};

/// Extensions that such a parser opens; others it only asks whether they are critical.
const OPENED: [&[u8]; 7] = [
    oid::KEY_USAGE,
    oid::SUBJECT_ALT_NAME,
    oid::BASIC_CONSTRAINTS,
    oid::NAME_CONSTRAINTS,
    oid::CRL_POINTS,
    oid::EXTENDED_KEY_USAGE,
    oid::SCTS,
];

pub(super) fn strict(kinds: &mut Kinds, facts: &Facts) {
    kinds.set(Kind::SigUnusedBits, facts.signature_bits().first() != Some(&0));
    kinds.set(Kind::SigParameters, !has_usual_signature_parameters(facts));
    kinds.set(Kind::KeyParameters, !has_usual_key_parameters(facts));
    let Some(tbs) = Reader::new(facts.tbs()).optional(der::SEQUENCE) else { return };
    let mut fields = tbs.inside();
    let has_version = fields.optional(0xa0).is_some();
    kinds.set(Kind::VersionOdd, has_version && facts.version != 3);
    // Serial number, algorithm, issuer; then validity, subject, key.
    let is_date_odd = fields.by_ref().nth(3).is_some_and(|validity| validity.inside().any(|date| !is_plain(&date)));
    kinds.set(Kind::DateForm, is_date_odd || facts.not_before.unix() < 0 || facts.not_after.unix() < 0);
    for field in fields.skip(2) {
        match field.tag {
            0xa3 => extensions(kinds, &field),
            _ => kinds.set(Kind::UniqueId, true),
        }
    }
    kinds.set(Kind::EkuEmpty, facts.extended_key_usage.as_ref().is_some_and(Vec::is_empty));
}

/// Two or four digits of the year, and ten more, to the second, in UTC.
fn is_plain(date: &Element<'_>) -> bool {
    let digits = match date.tag {
        UTC_TIME => 12,
        GENERALIZED_TIME => 14,
        _ => return false,
    };
    let Some((number, b"Z")) = date.content.split_at_checked(digits) else { return false };
    number.iter().all(u8::is_ascii_digit) && !number.ends_with(b"60")
}

fn extensions(kinds: &mut Kinds, field: &Element<'_>) {
    let mut seen: Vec<&[u8]> = Vec::new();
    let mut parts = field.inside();
    let Some(list) = parts.optional(der::SEQUENCE).filter(|_| parts.is_empty()) else {
        return kinds.set(Kind::ExtMalformed, true);
    };
    let mut list = list.inside();
    for extension in list.by_ref() {
        let Some((name, value)) = opened(&extension) else {
            kinds.set(Kind::ExtMalformed, true);
            continue;
        };
        if !OPENED.contains(&name) {
            continue;
        }
        kinds.set(Kind::ExtDuplicateOpened, seen.contains(&name));
        seen.push(name);
        let wrapper = if name == oid::SCTS { der::OCTET_STRING } else { der::SEQUENCE };
        let mut inner = Reader::new(value);
        let content = inner.optional(wrapper).filter(|_| inner.is_empty());
        match content {
            _ if name == oid::KEY_USAGE => {}
            None => kinds.set(Kind::ExtMalformed, true),
            Some(content) if name == oid::BASIC_CONSTRAINTS => {
                kinds.set(Kind::BcEkuMalformed, !is_basic_constraints(&content));
            }
            Some(content) if name == oid::EXTENDED_KEY_USAGE => {
                let mut usages = content.inside();
                let are_names = usages.by_ref().all(|usage| usage.tag == der::OID);
                kinds.set(Kind::BcEkuMalformed, !are_names || !usages.is_empty());
            }
            Some(_) => {}
        }
    }
    kinds.set(Kind::ExtMalformed, !list.is_empty());
}

/// The identifier and the value of a well-formed extension.
fn opened<'a>(extension: &Element<'a>) -> Option<(&'a [u8], &'a [u8])> {
    let mut parts = extension.inside();
    let name = parts.optional(der::OID)?;
    let is_flag = parts.optional(der::BOOLEAN).is_none_or(|flag| matches!(flag.content, [0 | 0xff]));
    let value = parts.optional(der::OCTET_STRING)?;
    (is_flag && parts.is_empty()).then_some((name.content, value.content))
}

/// cA as DER writes it, a path length of one octet without a sign.
fn is_basic_constraints(content: &Element<'_>) -> bool {
    let mut fields = content.inside();
    let is_flag = fields.optional(der::BOOLEAN).is_none_or(|flag| matches!(flag.content, [0 | 0xff]));
    let is_short =
        fields.optional(der::INTEGER).is_none_or(|length| matches!(length.content, [0..=0x7f] | [0, 0x80..=0xff]));
    is_flag && is_short && fields.is_empty()
}

/// RFC 4055 (NULL, or none, as it asks to be accepted), RFC 5758 and RFC 8410 (none).
fn has_usual_signature_parameters(facts: &Facts) -> bool {
    let parameters = parameters(facts.outer_algorithm());
    match facts.signature {
        SignatureKind::Rsa(_) => parameters.is_empty() || parameters == [der::NULL, 0],
        SignatureKind::Ecdsa(_) | SignatureKind::Ed25519 | SignatureKind::Ed448 => parameters.is_empty(),
        SignatureKind::RsaPss(_) | SignatureKind::Unknown => true,
    }
}

/// RFC 3279 (NULL for RSA) and RFC 8410 (none).
fn has_usual_key_parameters(facts: &Facts) -> bool {
    let Some(spki) = Reader::new(facts.spki()).optional(der::SEQUENCE) else { return true };
    let Some(algorithm) = spki.inside().optional(der::SEQUENCE) else { return true };
    let parameters = parameters(algorithm.whole);
    match facts.key {
        KeyType::Rsa(_) => parameters == [der::NULL, 0],
        KeyType::Ed25519 | KeyType::Ed448 => parameters.is_empty(),
        _ => true,
    }
}

/// What follows the identifier of an AlgorithmIdentifier.
fn parameters(algorithm: &[u8]) -> &[u8] {
    let Some(algorithm) = Reader::new(algorithm).optional(der::SEQUENCE) else { return &[] };
    let mut fields = algorithm.inside();
    if fields.optional(der::OID).is_none() {
        return &[];
    }
    fields.rest()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::trust::testing::{Draft, tlv};

    fn kinds(draft: &Draft) -> Vec<Kind> {
        let mut kinds = Kinds::NONE;
        strict(&mut kinds, &draft.facts());
        kinds.iter().collect()
    }

    fn basic_constraints(value: &[u8]) -> Vec<Kind> {
        kinds(&Draft::default().with(oid::BASIC_CONSTRAINTS, true, value))
    }

    #[test]
    fn what_der_allows_is_let_pass() {
        assert_eq!(kinds(&Draft::default().dns(&["redis.test"])), []);
        for value in [&[0x30, 0][..], &[0x30, 3, 1, 1, 0xff], &[0x30, 6, 1, 1, 0xff, 2, 1, 0x7f]] {
            assert_eq!(basic_constraints(value), []);
        }
        assert_eq!(kinds(&Draft::default().with(oid::KEY_USAGE, true, &[5, 0])), [], "its value is not opened");
    }

    #[test]
    fn contents_of_two_extensions_are_read() {
        for value in [&[0x30, 3, 1, 1, 1][..], &[0x30, 3, 2, 1, 0xff], &[0x30, 4, 2, 2, 1, 0], &[0x30, 2, 5, 0]] {
            assert_eq!(basic_constraints(value), [Kind::BcEkuMalformed], "{value:?}");
        }
        let usage = |value: &[u8]| kinds(&Draft::default().with(oid::EXTENDED_KEY_USAGE, false, value));
        assert_eq!(usage(&[0x30, 2, 5, 0]), [Kind::BcEkuMalformed]);
        assert_eq!(usage(&[0x30, 0]), [Kind::EkuEmpty]);
    }

    #[test]
    fn extensions_have_one_sequence_each() {
        for value in [&[5, 0][..], &[0x30, 0, 0x30, 0], &[]] {
            assert_eq!(basic_constraints(value), [Kind::ExtMalformed], "{value:?}");
        }
        let twice = Draft::default().with(oid::CRL_POINTS, false, &[0x30, 0]).with(oid::CRL_POINTS, false, &[0x30, 0]);
        assert_eq!(kinds(&twice), [Kind::ExtDuplicateOpened]);
        let unopened = Draft::default().with(&[0x2a, 3], false, &[5, 0]).with(&[0x2a, 3], false, &[5, 0]);
        assert_eq!(kinds(&unopened), []);
    }

    #[test]
    fn dates_are_to_the_second() {
        let dates = |not_before, not_after| kinds(&Draft { not_before, not_after, ..Draft::default() });
        assert_eq!(dates("20240101000000Z", "99991231235959Z"), []);
        assert_eq!(dates("19500101000000Z", "20300101000000Z"), [Kind::DateForm]);
        assert_eq!(dates("202401010000Z", "20300101000000Z"), [Kind::DateForm]);
        assert_eq!(dates("20240101000000.5Z", "20300101000000Z"), [Kind::DateForm]);
        assert_eq!(dates("20240101000000+0100", "20300101000000Z"), [Kind::DateForm]);
        assert_eq!(dates("19700101000000Z", "19700101000000Z"), []);
        assert_eq!(dates("20240101000000Z", "19691231235959Z"), [Kind::DateForm]);
    }

    #[test]
    fn extensions_are_a_name_a_flag_and_a_value() {
        let with = |parts: &[&[u8]]| {
            let extensions = vec![tlv(0x30, &parts.concat())];
            kinds(&Draft { extensions, ..Draft::default() })
        };
        let (name, value) = (&[6_u8, 2, 0x2a, 3][..], &[4_u8, 0][..]);
        assert_eq!([with(&[name, value]), with(&[name, &[1, 1, 0xff], value])], [[]; 2]);
        assert_eq!(with(&[name, &[1, 1, 1], value]), [Kind::ExtMalformed]);
        assert_eq!(with(&[name, value, value]), [Kind::ExtMalformed]);
        assert_eq!(with(&[name]), [Kind::ExtMalformed]);
    }

    #[test]
    fn parameters_are_those_of_the_standard() {
        let ecdsa_with_null = tlv(0x30, &[tlv(6, &[0x2a, 0x86, 0x48, 0xce, 0x3d, 4, 3, 2]), vec![5, 0]].concat());
        assert_eq!(kinds(&Draft { signature: ecdsa_with_null, ..Draft::default() }), [Kind::SigParameters]);
        let key = |oid: &[u8], parameters: &[u8], bits: &[u8]| {
            let algorithm = tlv(0x30, &[tlv(6, oid), parameters.to_vec()].concat());
            let spki = tlv(0x30, &[algorithm, tlv(3, &[&[0], bits].concat())].concat());
            kinds(&Draft { spki, ..Draft::default() })
        };
        let (rsa, edwards) = (&[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 1, 1][..], &[0x2b, 0x65, 0x70][..]);
        let numbers = [0x30, 6, 2, 1, 77, 2, 1, 3];
        assert_eq!(key(rsa, &[5, 0], &numbers), []);
        assert_eq!(key(rsa, &[], &numbers), [Kind::KeyParameters]);
        assert_eq!(key(edwards, &[], &[1; 32]), []);
        assert_eq!(key(edwards, &[5, 0], &[1; 32]), [Kind::KeyParameters]);
        let version_2 = Draft { version: 2, ..Draft::default() };
        assert_eq!(kinds(&version_2), [Kind::VersionOdd]);
    }
}
