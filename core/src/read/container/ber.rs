//! BER (X.690) into DER as far as containers need it: indefinite lengths are made definite, strings in pieces are put
//! together. Windows and NSS write PKCS#12 and PKCS#7 so.

use std::borrow::Cow;

/// Nested values. A PKCS#12 container has about ten levels between its strings.
const DEPTH: usize = 32;

/// The first value of these octets with definite lengths; octets behind it are dropped only where something changed.
/// `None` where it is cut off or nested too deeply. What is definite and whole stays as it is, faulty or not: a
/// certificate must keep its octets.
pub(in crate::read) fn to_der(octets: &[u8]) -> Option<Cow<'_, [u8]>> {
    let value = value(octets, DEPTH)?;
    Some(match value.changed {
        Some(changed) => Cow::Owned(changed),
        None => Cow::Borrowed(octets),
    })
}

struct Value {
    /// Octets of the input that it takes.
    length: usize,
    /// In DER, where that differs.
    changed: Option<Vec<u8>>,
}

struct Head {
    /// Octets of the tag.
    tag: usize,
    /// Octets of tag and length.
    header: usize,
    /// `None`: indefinite.
    content: Option<usize>,
}

fn head(octets: &[u8]) -> Option<Head> {
    let mut tag = 1;
    if octets.first()? & 0x1f == 0x1f {
        while octets.get(tag)? & 0x80 != 0 {
            tag += 1;
        }
        tag += 1;
    }
    let first = *octets.get(tag)?;
    let (header, content) = match first {
        0..=0x7f => (tag + 1, Some(usize::from(first))),
        0x80 => (tag + 1, None),
        0x81..=0x84 => {
            let count = usize::from(first & 0x7f);
            let length = octets.get(tag + 1..=tag + count)?;
            (tag + 1 + count, Some(length.iter().fold(0_usize, |sum, octet| sum << 8 | usize::from(*octet))))
        }
        _ => return None,
    };
    Some(Head { tag, header, content })
}

fn value(octets: &[u8], depth: usize) -> Option<Value> {
    const CONSTRUCTED: u8 = 0x20;
    const OCTET_STRING_IN_PIECES: u8 = 0x24;
    let head = head(octets)?;
    let first = *octets.first()?;
    if let Some(content) = head.content {
        let length = head.header.checked_add(content)?;
        let inside = octets.get(head.header..length)?;
        if first & CONSTRUCTED == 0 || depth == 0 {
            return Some(Value { length, changed: None });
        }
        // Contents that do not decode are left to whoever reads them.
        let Some(inside) = values(inside, depth - 1, false) else {
            return Some(Value { length, changed: None });
        };
        if first == OCTET_STRING_IN_PIECES {
            return Some(Value { length, changed: Some(wrapped(&[0x04], &pieces(&inside.parts.concat())?)) });
        }
        let tag = octets.get(..head.tag).unwrap_or_default();
        let changed = inside.changed.then(|| wrapped(tag, &inside.parts.concat()));
        return Some(Value { length, changed });
    }
    if first & CONSTRUCTED == 0 || depth == 0 {
        return None;
    }
    let inside = values(octets.get(head.header..)?, depth - 1, true)?;
    // With the two octets that end it.
    let length = head.header + inside.length + 2;
    let inside = inside.parts.concat();
    let changed = if first == OCTET_STRING_IN_PIECES {
        wrapped(&[0x04], &pieces(&inside)?)
    } else {
        wrapped(octets.get(..head.tag)?, &inside)
    };
    Some(Value { length, changed: Some(changed) })
}

struct Values<'a> {
    /// In DER.
    parts: Vec<Cow<'a, [u8]>>,
    changed: bool,
    /// Octets of the input that they take.
    length: usize,
}

/// The values one after the other; up to the end of contents where `ended`.
fn values(octets: &[u8], depth: usize, ended: bool) -> Option<Values<'_>> {
    let mut found = Values { parts: Vec::new(), changed: false, length: 0 };
    loop {
        let rest = octets.get(found.length..)?;
        if ended && rest.starts_with(&[0, 0]) || !ended && rest.is_empty() {
            return Some(found);
        }
        let value = value(rest, depth)?;
        found.changed |= value.changed.is_some();
        found.parts.push(value.changed.map_or(Cow::Borrowed(rest.get(..value.length)?), Cow::Owned));
        found.length += value.length;
    }
}

/// The contents of OCTET STRINGs, put together.
pub(super) fn pieces(octets: &[u8]) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(octets.len());
    let mut rest = octets;
    while !rest.is_empty() {
        let head = head(rest).filter(|_| rest.first() == Some(&0x04))?;
        let end = head.header.checked_add(head.content?)?;
        out.extend_from_slice(rest.get(head.header..end)?);
        rest = rest.get(end..)?;
    }
    Some(out)
}

fn wrapped(tag: &[u8], content: &[u8]) -> Vec<u8> {
    let mut out = tag.to_vec();
    let length = (content.len() as u64).to_be_bytes();
    let octets = length.get(length.iter().position(|octet| *octet != 0).unwrap_or(7)..).unwrap_or_default();
    match octets {
        [short @ 0..=0x7f] => out.push(*short),
        long => {
            out.push(0x80 | long.len() as u8);
            out.extend_from_slice(long);
        }
    }
    out.extend_from_slice(content);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn indefinite_lengths_and_pieces_become_definite() {
        // SEQUENCE { OCTET STRING in two pieces, INTEGER 5 }
        let ber = [0x30, 0x80, 0x24, 0x80, 4, 1, 1, 4, 1, 2, 0, 0, 2, 1, 5, 0, 0];
        let der = [0x30, 7, 4, 2, 1, 2, 2, 1, 5];
        assert_eq!(to_der(&ber).as_deref(), Some(&der[..]));
        let definite = [0x30, 11, 0x24, 6, 4, 1, 1, 4, 1, 2, 2, 1, 5];
        assert_eq!(to_der(&definite).as_deref(), Some(&der[..]));
    }

    #[test]
    fn long_lengths_and_high_tags_are_read_and_written() {
        let string = [&[4, 0x82, 1, 2][..], &[7; 0x102]].concat();
        // [APPLICATION 1000] { INTEGER 5 }, and behind it what could be taken for its content.
        let high = [0x7f, 0x87, 0x68, 3, 2, 1, 5];
        let ber = [&[0x30, 0x80][..], &string, &high, &[2, 1, 6, 0, 0]].concat();
        let der = [&[0x30, 0x82, 1, 0x10][..], &string, &high, &[2, 1, 6]].concat();
        assert_eq!(to_der(&ber).as_deref(), Some(&der[..]));
        assert_eq!(to_der(&[0x7f, 0x87, 0x68, 0x80, 2, 1, 5, 0, 0]).as_deref(), Some(&high[..]));
        let short = [&[4, 0x81, 0x80][..], &[7; 0x80]].concat();
        let ber = [&[0x30, 0x80][..], &short, &[2, 2, 1, 6, 0, 0]].concat();
        let der = [&[0x30, 0x81, 0x87][..], &short, &[2, 2, 1, 6]].concat();
        assert_eq!(to_der(&ber).as_deref(), Some(&der[..]));
        let pieces = [&[0x24, 0x80][..], &string, &[4, 1, 8, 0, 0]].concat();
        assert_eq!(to_der(&pieces), Some(Cow::Owned([&[4, 0x82, 1, 3][..], &[7; 0x102], &[8]].concat())));
    }

    #[test]
    fn a_primitive_value_has_no_indefinite_length() {
        assert_eq!(to_der(&[4, 0x80, 0, 0]), None);
    }

    #[test]
    fn der_and_what_is_faulty_inside_stay_as_they_are() {
        for octets in [
            &[0x30, 3, 2, 1, 5][..],
            &[0x30, 3, 2, 9, 5],
            &[0x30, 0x81, 3, 2, 1, 5, 99],
            // What a string holds is its own.
            &[0x30, 6, 4, 4, 0x30, 0x80, 0, 0],
        ] {
            assert!(matches!(to_der(octets), Some(Cow::Borrowed(same)) if same == octets), "{octets:x?}");
        }
    }

    #[test]
    fn hostile_nesting_ends() {
        assert_eq!(to_der(&[0x30, 0x80].repeat(100_000)), None);
        assert_eq!(to_der(&[0x30, 0x80, 4]), None);
        let deep = (0..10_000).fold(vec![5, 0], |inside, _| wrapped(&[0x30], &inside));
        assert!(to_der(&deep).is_some());
        assert_eq!(to_der(&[0x30, 0x84, 0xff, 0xff, 0xff, 0xff]), None);
    }
}
