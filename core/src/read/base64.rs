//! The characters of base64, told from others without a table, and without a branch on which of them it is: they may be those of a key.

/// One of the 64 characters of the standard alphabet?
#[allow(clippy::needless_bitwise_bool, reason = "`||` and patterns are compiled into branches")]
pub(in crate::read) const fn is_character(octet: u8) -> bool {
    let folded = octet | 0x20;
    ((folded >= b'a') & (folded <= b'z')) | ((octet >= b'0') & (octet <= b'9')) | (octet == b'+') | (octet == b'/')
}

/// Nothing but these?
#[allow(clippy::needless_bitwise_bool, reason = "`&&` is compiled into a branch")]
pub(in crate::read) fn is_base64(text: &[u8]) -> bool {
    text.iter().fold(true, |all, octet| all & is_character(*octet))
}

/// The character with some of its six bits zeroed. All are looked at, and none is chosen.
pub(in crate::read) fn without_bits(character: u8, bits: usize) -> u8 {
    const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    ALPHABET.iter().enumerate().fold(0, |found, (value, one)| {
        let mask = u8::from(*one == character).wrapping_neg();
        found | (mask & ALPHABET.get(value & !bits).copied().unwrap_or_default())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_alphabet_and_nothing_else() {
        for octet in 0..=u8::MAX {
            let expected = octet.is_ascii_alphanumeric() || matches!(octet, b'+' | b'/');
            assert_eq!(is_character(octet), expected, "{octet:#x}");
        }
        assert!(is_base64(b"QUJD") && is_base64(b"QUJ") && !is_base64(b"QUI=") && !is_base64(b"Q=I="));
    }

    #[test]
    fn bits_are_zeroed() {
        assert_eq!([b'A', b'B', b'P', b'/', b'Q'].map(|one| without_bits(one, 0b1111)), *b"AAAwQ");
        assert_eq!([b'A', b'B', b'E', b'/', b'3'].map(|one| without_bits(one, 0b11)), *b"AAE80");
    }
}
