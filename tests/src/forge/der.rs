//! A DER writer that also writes what DER forbids: octets come out as they were put in.

use time::{Date, format_description::well_known::Iso8601};

/// One element: identifier octet, length, content.
pub fn tlv(tag: u8, content: &[u8]) -> Vec<u8> {
    let mut out = vec![tag];
    match content.len() {
        short @ 0..=127 => out.push(short as u8),
        long => {
            let octets = long.to_be_bytes();
            let significant = &octets[octets.iter().take_while(|octet| **octet == 0).count()..];
            out.push(0x80 | significant.len() as u8);
            out.extend_from_slice(significant);
        }
    }
    out.extend_from_slice(content);
    out
}

pub fn sequence<P: AsRef<[u8]>>(parts: impl IntoIterator<Item = P>) -> Vec<u8> {
    tlv(0x30, &concat(parts))
}

pub fn set<P: AsRef<[u8]>>(parts: impl IntoIterator<Item = P>) -> Vec<u8> {
    tlv(0x31, &concat(parts))
}

fn concat<P: AsRef<[u8]>>(parts: impl IntoIterator<Item = P>) -> Vec<u8> {
    parts.into_iter().fold(Vec::new(), |mut all, part| {
        all.extend_from_slice(part.as_ref());
        all
    })
}

/// `[number]`, constructed.
pub fn tagged(number: u8, content: &[u8]) -> Vec<u8> {
    tlv(0xa0 | number, content)
}

/// `[number]` IMPLICIT of a primitive type.
pub fn implicit(number: u8, content: &[u8]) -> Vec<u8> {
    tlv(0x80 | number, content)
}

/// INTEGER with exactly these content octets.
pub fn integer_octets(content: &[u8]) -> Vec<u8> {
    tlv(0x02, content)
}

pub fn integer(value: u64) -> Vec<u8> {
    let octets = value.to_be_bytes();
    let mut content = octets[octets.iter().take_while(|octet| **octet == 0).count().min(7)..].to_vec();
    if content[0] & 0x80 != 0 {
        content.insert(0, 0);
    }
    integer_octets(&content)
}

pub fn boolean(value: bool) -> Vec<u8> {
    tlv(0x01, &[if value { 0xff } else { 0 }])
}

pub fn null() -> Vec<u8> {
    tlv(0x05, &[])
}

pub fn octet_string(content: &[u8]) -> Vec<u8> {
    tlv(0x04, content)
}

/// BIT STRING of whole octets.
pub fn bit_string(content: &[u8]) -> Vec<u8> {
    tlv(0x03, &[&[0], content].concat())
}

/// BIT STRING of named bits (X.690, 11.2.2: no trailing zero bits).
pub fn named_bits(bits: &[u8]) -> Vec<u8> {
    let Some(last) = bits.iter().max() else { return tlv(0x03, &[0]) };
    let mut octets = vec![0u8; usize::from(last / 8) + 1];
    for bit in bits {
        octets[usize::from(bit / 8)] |= 0x80 >> (bit % 8);
    }
    tlv(0x03, &[&[7 - last % 8], octets.as_slice()].concat())
}

/// OBJECT IDENTIFIER from its dotted form.
pub fn oid(dotted: &str) -> Vec<u8> {
    let arcs: Vec<u64> = dotted.split('.').map(|arc| arc.parse().expect("an object identifier")).collect();
    let mut content = Vec::new();
    push_base128(&mut content, arcs[0] * 40 + arcs[1]);
    arcs[2..].iter().for_each(|arc| push_base128(&mut content, *arc));
    tlv(0x06, &content)
}

fn push_base128(out: &mut Vec<u8>, mut value: u64) {
    let mut groups = vec![(value & 0x7f) as u8];
    while value > 0x7f {
        value >>= 7;
        groups.push(0x80 | (value & 0x7f) as u8);
    }
    out.extend(groups.iter().rev());
}

/// Midnight UTC of `2025-01-01`, or a whole moment `2025-01-01T12:30:00Z`: UTCTime until 2049, GeneralizedTime from
/// 2050 (RFC 5280, 4.1.2.5).
pub fn time(moment: &str) -> Vec<u8> {
    let (day, clock) = moment.split_once('T').unwrap_or((moment, "00:00:00Z"));
    Date::parse(day, &Iso8601::DATE).expect("a day such as 2025-01-01");
    let digits: String = format!("{day}{clock}").chars().filter(char::is_ascii_digit).collect();
    if (1950..2050).contains(&digits[..4].parse::<u32>().expect("a year")) {
        tlv(0x17, format!("{}Z", &digits[2..]).as_bytes())
    } else {
        tlv(0x18, format!("{digits}Z").as_bytes())
    }
}

/// The content octets of the first element, and what follows it.
pub fn split(der: &[u8]) -> (u8, &[u8], &[u8]) {
    let (head, length) = match der[1] {
        short @ 0..=127 => (2, usize::from(short)),
        long => {
            let count = usize::from(long & 0x7f);
            (2 + count, der[2..2 + count].iter().fold(0, |sum, octet| sum << 8 | usize::from(*octet)))
        }
    };
    (der[0], &der[head..head + length], &der[head + length..])
}

/// The elements inside a constructed one, each whole.
pub fn children(der: &[u8]) -> Vec<&[u8]> {
    let (_, mut rest, _) = split(der);
    let mut out = Vec::new();
    while !rest.is_empty() {
        let (_, _, after) = split(rest);
        out.push(&rest[..rest.len() - after.len()]);
        rest = after;
    }
    out
}
