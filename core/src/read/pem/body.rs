//! What stands between BEGIN and END: header lines, then base64.

use base64ct::{Base64, Encoding};
use zeroize::Zeroizing;

use super::{lines::Line, octets::Octets};
use crate::{
    read::base64::{is_base64, is_character, without_bits},
    wiping::ReserveWiping as _,
};

/// Collects the base64 of one block and notes what is wrong with it. Everything is wiped on drop: it may be a key.
#[derive(Default)]
#[expect(clippy::struct_excessive_bools, reason = "each remembers one thing about the lines before")]
pub(super) struct Body {
    pub headers: Vec<(String, String)>,
    /// Without padding, which is counted.
    base64: Zeroizing<Vec<u8>>,
    /// The first character that does not belong: its line, its column and what it is.
    pub bad: Option<(u32, u32, char)>,
    /// The first blank line with base64 on both sides of it.
    pub blank: Option<u32>,
    pending_blank: Option<u32>,
    /// A blank line before the first line of base64, and no header line before it.
    blank_first: bool,
    /// The first line of base64 that is longer than 64 characters, or that follows a shorter one.
    uneven: Option<u32>,
    had_short_line: bool,
    /// Header lines may follow; ends with the first line of base64.
    in_headers: bool,
    in_header_value: bool,
    /// Data after padding.
    pub padding_inside: bool,
    padded: usize,
}

/// Header lines of one block that are kept; RFC 1421 blocks have two or three.
const HEADERS: usize = 16;

impl Body {
    pub fn new() -> Self {
        Self { in_headers: true, ..Self::default() }
    }

    /// The line at which OpenSSL gives up: behind a blank line at the beginning it takes lines of 64 characters, and only
    /// the last may be shorter (crypto/pem/pem_lib.c, `get_header_and_data`).
    pub fn line_of_wrong_length(&self) -> Option<u32> {
        self.uneven.filter(|_| self.blank_first)
    }

    pub fn is_empty(&self) -> bool {
        self.base64.is_empty() && self.padded == 0 && self.bad.is_none()
    }

    /// Takes the octets `from..to` of a line as part of the body.
    pub fn take(&mut self, line: Line<'_>, from: usize, to: usize) {
        let Some(part) = line.octets.get(from..to) else { return };
        // Most lines are 64 characters of base64 and nothing else.
        let is_plain = part.len() == 64 && self.pending_blank.is_none() && self.padded == 0 && is_base64(part);
        if is_plain {
            self.in_headers = false;
            if self.had_short_line {
                self.uneven.get_or_insert(line.number);
            }
            self.base64.reserve_wiping(part.len());
            self.base64.extend_from_slice(part);
            return;
        }
        if part.iter().all(|octet| octet.is_ascii_whitespace() || *octet == 0) {
            if self.base64.is_empty() {
                self.blank_first |= self.headers.is_empty();
            } else {
                self.pending_blank.get_or_insert(line.number);
            }
            self.in_headers &= self.headers.is_empty();
            self.in_header_value = false;
            return;
        }
        if self.in_headers && self.base64.is_empty() && self.take_header(part) {
            return;
        }
        self.in_headers = false;
        if let Some(blank) = self.pending_blank.take() {
            self.blank.get_or_insert(blank);
        }
        let width = part.trim_ascii_end().len();
        if width > 64 || self.had_short_line {
            self.uneven.get_or_insert(line.number);
        }
        self.had_short_line |= width < 64;
        self.base64.reserve_wiping(part.len());
        for (offset, octet) in part.iter().enumerate() {
            match octet {
                octet if is_character(*octet) => {
                    self.padding_inside |= self.padded > 0;
                    self.base64.push(*octet);
                }
                b'=' => self.padded += 1,
                b' ' | b'\t' => {}
                _ if self.bad.is_none() => {
                    let character = String::from_utf8_lossy(&part[offset..part.len().min(offset + 4)]);
                    let character = character.chars().next().unwrap_or(char::REPLACEMENT_CHARACTER);
                    self.bad = Some((line.number, line.column(from + offset), character));
                }
                _ => {}
            }
        }
    }

    /// `Name: value`, or a continuation of the value before (RFC 1421, section 4.6).
    fn take_header(&mut self, part: &[u8]) -> bool {
        let Ok(text) = std::str::from_utf8(part) else { return false };
        if self.in_header_value
            && text.starts_with([' ', '\t'])
            && let Some((_, value)) = self.headers.last_mut()
        {
            value.push_str(text.trim());
            return true;
        }
        let Some((name, value)) = text.split_once(':') else { return false };
        if self.headers.len() < HEADERS {
            self.headers.push((name.trim().to_owned(), value.trim().to_owned()));
        }
        self.in_header_value = true;
        true
    }

    /// Takes the octets that the base64 stands for, as far as they can be had: characters that do not belong are left out,
    /// missing padding is added. The second value says whether the padding had to be mended.
    ///
    /// `is_public`: meant to be public, so it need not be decoded in constant time, which takes ten times as long.
    pub fn decode(&mut self, is_public: bool) -> (Option<Octets>, bool) {
        let mut text = std::mem::take(&mut self.base64);
        let rest = text.len() % 4;
        let wanted = (4 - rest) % 4;
        let mended = self.padding_inside || rest == 1 || wanted != self.padded;
        if rest == 1 {
            // Six bits of an octet: the text was cut here.
            text.pop();
        } else {
            clear_spare_bits(&mut text, rest);
            text.reserve_wiping(wanted);
            text.extend(std::iter::repeat_n(b'=', wanted));
        }
        let octets = if is_public {
            data_encoding::BASE64.decode(&text).ok()
        } else {
            std::str::from_utf8(&text).ok().and_then(|text| Base64::decode_vec(text).ok())
        };
        let octets = octets.filter(|octets| !octets.is_empty()).map(Octets::new);
        if octets.as_ref().is_some_and(Octets::is_public) {
            drop(std::mem::take(&mut *text));
        }
        (octets, mended)
    }
}

/// The last character of a padded group has bits that stand for nothing. RFC 4648, section 3.5, wants them zero; every
/// reader of PEM passes over them, and so must we.
fn clear_spare_bits(text: &mut [u8], rest: usize) {
    let spare = match rest {
        2 => 0b1111,
        3 => 0b11,
        _ => return,
    };
    if let Some(last) = text.last_mut() {
        *last = without_bits(*last, spare);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The body of these lines, the first of which is the second of its text.
    fn body(lines: &[&str]) -> Body {
        let mut body = Body::new();
        for (number, text) in (2..).zip(lines) {
            body.take(Line { number, octets: text.as_bytes(), start: 0 }, 0, text.len());
        }
        body
    }

    fn of(length: usize, end: &str) -> String {
        "A".repeat(length - end.len()) + end
    }

    #[test]
    fn headers_end_with_a_blank_line_or_with_data() {
        let headers = |lines: &[&str]| {
            let body = body(lines);
            (body.headers.clone(), body.bad.map(|(line, column, _)| (line, column)))
        };
        let one = |name: &str, value: &str| vec![(name.to_owned(), value.to_owned())];
        assert_eq!(headers(&["Proc-Type: 4", " ,ENCRYPTED", "", "QUJD"]), (one("Proc-Type", "4,ENCRYPTED"), None));
        assert_eq!(headers(&["A: b", "", "c: d"]), (one("A", "b"), Some((4, 2))));
        assert_eq!(headers(&["QUJD", "c: d"]), (vec![], Some((3, 2))));
        assert_eq!(headers(&["", "A: b"]).0, one("A", "b"));
        // A blank in front continues a value, and nothing else.
        assert_eq!(headers(&[" A: b"]).0, one("A", "b"));
        let many: Vec<String> = (0..20).map(|number| format!("A{number}: b")).collect();
        assert_eq!(headers(&many.iter().map(String::as_str).collect::<Vec<_>>()).0.len(), HEADERS);
    }

    #[test]
    fn a_line_is_blank_between_two_of_base64_alone() {
        for blank in ["", "  ", "\t", "\0\0", " \0"] {
            assert_eq!(body(&["QUJD", blank, "", "QUJD", blank, "QUJD"]).blank, Some(3), "{blank:?}");
            assert_eq!(body(&[blank, "QUJD", blank]).blank, None, "{blank:?}");
        }
        assert_eq!(body(&["QUJD", "", &of(64, "")]).blank, Some(3));
    }

    /// What OpenSSL takes behind a blank line: lines of 64 characters, and a last one that is shorter.
    #[test]
    fn lines_behind_a_blank_one_are_measured() {
        let (full, padded, short, long) = (of(64, ""), of(64, "="), of(60, ""), of(68, ""));
        let wrong = |lines: &[&str]| body(lines).line_of_wrong_length();
        assert_eq!(wrong(&["", &full, &full, &short]), None);
        assert_eq!(wrong(&["", &full, &padded]), None);
        assert_eq!(wrong(&["", &padded, &full]), None);
        assert_eq!(wrong(&["", &full, &long, &short]), Some(4));
        assert_eq!(wrong(&["", &short, &full]), Some(4));
        assert_eq!(wrong(&["", &short, &short]), Some(4));
        assert_eq!(wrong(&["", &short, &full, &full]), Some(4));
        assert_eq!(wrong(&[&short, &full]), None, "no blank line stands before it");
        assert_eq!(wrong(&["A: b", "", &short, &full]), None, "header lines stand before it");
    }

    #[test]
    fn what_does_not_belong_is_noted_where_it_stands_first() {
        assert_eq!(body(&["QU\u{e9}D!", "?"]).bad, Some((2, 3, '\u{e9}')));
        assert_eq!(body(&["Q U\tJD"]).bad, None);
        assert!(body(&["QQ==", "QUJD"]).padding_inside && body(&["QQ==", &of(64, "")]).padding_inside);
        assert!(!body(&["QUJD", "QQ=="]).padding_inside);
        assert!(
            body(&[]).is_empty() && !body(&["="]).is_empty() && !body(&["!"]).is_empty() && !body(&["Q"]).is_empty()
        );
    }

    #[test]
    fn base64_is_decoded_as_far_as_it_goes() {
        let decoded = |lines: &[&str], is_public| {
            let (octets, mended) = body(lines).decode(is_public);
            (octets.map(|octets| octets.to_vec()).unwrap_or_default(), mended)
        };
        for is_public in [true, false] {
            let of = |text| decoded(&[text], is_public);
            assert_eq!(of("QUJD"), (b"ABC".to_vec(), false));
            assert_eq!(of("QUI="), (b"AB".to_vec(), false));
            assert_eq!(of("QQ=="), (b"A".to_vec(), false));
            // Bits that stand for nothing, padding that is missing or too long, one character too many or too few.
            assert_eq!(of("QUJ="), (b"AB".to_vec(), false));
            assert_eq!(of("QR=="), (b"A".to_vec(), false));
            assert_eq!(of("QUI"), (b"AB".to_vec(), true));
            assert_eq!(of("QUI=="), (b"AB".to_vec(), true));
            assert_eq!(of("QUJD="), (b"ABC".to_vec(), true));
            assert_eq!(of("QUJDQ"), (b"ABC".to_vec(), true));
            assert_eq!(of("Q"), (vec![], true));
            assert!(decoded(&["QQ==", "QQ=="], is_public).1 && decoded(&["QQ=Q"], is_public).1);
        }
    }
}
