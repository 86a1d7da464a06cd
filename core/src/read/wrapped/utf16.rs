//! UTF-16, as PowerShell's `>` and Windows' Notepad ("Unicode") write it.

use zeroize::Zeroizing;

/// A text that was UTF-16.
pub(in crate::read) struct Utf16 {
    /// The same in UTF-8. It may hold a key.
    pub text: Zeroizing<Vec<u8>>,
    pub big_endian: bool,
    pub has_mark: bool,
}

/// `None` where it is no UTF-16. Without a mark every second octet of ASCII text is zero: nearly all of the first ones
/// must be.
pub(in crate::read) fn decode(octets: &[u8]) -> Option<Utf16> {
    let (big_endian, has_mark) = match octets {
        [0xff, 0xfe, ..] => (false, true),
        [0xfe, 0xff, ..] => (true, true),
        _ => (endian_of(octets)?, false),
    };
    let units = octets.get(if has_mark { 2 } else { 0 }..)?.chunks(2).map(|pair| match *pair {
        [first, second] if big_endian => u16::from_be_bytes([first, second]),
        [first, second] => u16::from_le_bytes([first, second]),
        // Half a unit at the end: the file was cut off.
        _ => 0xfffd,
    });
    let mut text = Zeroizing::new(Vec::with_capacity(octets.len() / 2 * 3));
    for character in char::decode_utf16(units) {
        let mut buffer = [0; 4];
        let character = character.unwrap_or(char::REPLACEMENT_CHARACTER).encode_utf8(&mut buffer);
        text.extend_from_slice(character.as_bytes());
    }
    Some(Utf16 { text, big_endian, has_mark })
}

fn endian_of(octets: &[u8]) -> Option<bool> {
    /// So many octets tell.
    const SAMPLE: usize = 256;
    let sample = octets.get(..octets.len().min(SAMPLE)).filter(|sample| sample.len() >= 8)?;
    let zeros = |parity: usize| sample.iter().skip(parity).step_by(2).filter(|octet| **octet == 0).count();
    let half = sample.len() / 2;
    match (zeros(0), zeros(1)) {
        (0, odd) if odd * 10 >= half * 9 => Some(false),
        (even, 0) if even * 10 >= half * 9 => Some(true),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wide(text: &str, big_endian: bool, mark: bool) -> Vec<u8> {
        let units = mark.then_some(0xfeff).into_iter().chain(text.encode_utf16());
        units.flat_map(|unit| if big_endian { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect()
    }

    #[test]
    fn both_orders_with_and_without_a_mark() {
        for big_endian in [false, true] {
            for mark in [false, true] {
                let found = decode(&wide("-----BEGIN CERTIFICATE-----", big_endian, mark));
                let found = found.map(|it| (it.text.to_vec(), it.big_endian, it.has_mark));
                assert_eq!(found, Some((b"-----BEGIN CERTIFICATE-----".to_vec(), big_endian, mark)));
            }
        }
    }

    #[test]
    fn other_octets_are_none() {
        for octets in [
            &b"-----BEGIN CERTIFICATE-----"[..],
            &[0; 40],
            &[0x30, 0x82, 0, 1, 0, 2, 0, 3, 0, 4],
            b"\0a",
            &b"a\0bc".repeat(10),
        ] {
            assert!(decode(octets).is_none(), "{octets:x?}");
        }
    }
}
