//! Base64 as the stacks decode it, not in constant time: here only whether a key decodes is asked. Nothing of it is left
//! behind all the same.

use zeroize::Zeroize as _;

/// The value of a character of the standard alphabet.
pub(super) fn value(octet: u8) -> Option<u8> {
    match octet {
        b'A'..=b'Z' => Some(octet - b'A'),
        b'a'..=b'z' => Some(octet - b'a' + 26),
        b'0'..=b'9' => Some(octet - b'0' + 52),
        b'+' => Some(62),
        b'/' => Some(63),
        _ => None,
    }
}

/// How strict a decoder is about the end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Padding {
    /// Groups of four, always.
    Required,
    /// May be left out altogether, not partly (Java's `Base64.getDecoder`).
    AllOrNothing,
}

/// Decodes characters from which white space has been taken. `None` for anything that is not base64.
pub(super) fn decode(characters: impl Iterator<Item = u8>, padding: Padding) -> Option<Vec<u8>> {
    // A vector that grows leaves a copy behind.
    let most = characters.size_hint().1.unwrap_or_default();
    let mut out = Vec::with_capacity(most / 4 * 3 + 3);
    let decoded = decode_into(&mut out, characters, padding);
    if decoded.is_none() {
        out.zeroize();
    }
    decoded.map(|()| out)
}

fn decode_into(out: &mut Vec<u8>, characters: impl Iterator<Item = u8>, padding: Padding) -> Option<()> {
    let (mut bits, mut held, mut count, mut padded) = (0_u32, 0_u32, 0_usize, 0_usize);
    for octet in characters {
        if octet == b'=' {
            padded += 1;
            continue;
        }
        if padded > 0 {
            return None;
        }
        held = held << 6 | u32::from(value(octet)?);
        bits += 6;
        count += 1;
        if bits >= 8 {
            bits -= 8;
            out.push((held >> bits) as u8);
            held &= (1 << bits) - 1;
        }
    }
    let wanted = (4 - count % 4) % 4;
    let right = match padding {
        Padding::Required => padded == wanted,
        Padding::AllOrNothing => padded == wanted || padded == 0,
    };
    (right && count % 4 != 1).then_some(())
}
