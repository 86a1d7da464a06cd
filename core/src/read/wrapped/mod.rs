//! What a text is, and what wraps it: UTF-16, escapes, base64, a `data:` URI, a web page. The PEM inside is recovered,
//! although no client would read it.

pub(super) mod base64;
pub(super) mod document;
pub(super) mod escaped;
pub(super) mod path;
pub(super) mod ssh;
pub(super) mod utf16;

/// The text without a byte order mark and blanks around it.
pub(super) fn trimmed(text: &[u8]) -> &[u8] {
    let text = text.strip_prefix(b"\xef\xbb\xbf").unwrap_or(text);
    let is_blank = |octet: &u8| octet.is_ascii_whitespace() || *octet == 0;
    let start = text.iter().position(|octet| !is_blank(octet)).unwrap_or(text.len());
    let end = text.iter().rposition(|octet| !is_blank(octet)).map_or(start, |at| at + 1);
    text.get(start..end).unwrap_or_default()
}

/// Does it begin so, upper or lower case?
pub(super) fn begins_with(text: &[u8], word: &[u8]) -> bool {
    text.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word))
}

/// Where `word` stands first.
pub(super) fn find(text: &[u8], word: &[u8]) -> Option<usize> {
    memchr::memmem::find(text, word)
}

/// The number of the line, from 1, in which the octet at `at` stands.
pub(super) fn line_of(text: &[u8], at: usize) -> u32 {
    text.get(..at).unwrap_or(text).split(|octet| *octet == b'\n').count() as u32
}

/// `NAME=` or `export NAME=`, and what follows it.
pub(super) fn assignment(text: &[u8]) -> Option<(&str, &[u8])> {
    let at = text.iter().take(200).position(|octet| matches!(octet, b'=' | b':'))?;
    let (name, value) = (text.get(..at)?, text.get(at + 1..)?);
    let name = std::str::from_utf8(name).ok()?.trim();
    let name = name.strip_prefix("export ").unwrap_or(name).trim_matches([' ', '"', '\'', '$']);
    let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.');
    (!name.is_empty() && name.chars().all(is_name)).then_some((name, value))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn assignments_are_taken_apart() {
        assert_eq!(assignment(b"export REDIS_CA=\"x\""), Some(("REDIS_CA", &b"\"x\""[..])));
        assert_eq!(assignment(b"ca: x"), Some(("ca", &b" x"[..])));
        assert_eq!(assignment(b"no name here = x"), None);
        assert_eq!(assignment(b"-----BEGIN X-----"), None);
    }

    #[test]
    fn blanks_and_marks_are_cut() {
        assert_eq!(trimmed(b"\xef\xbb\xbf \n a b\r\n\0"), b"a b");
        assert_eq!(trimmed(b" \n"), b"");
    }
}
