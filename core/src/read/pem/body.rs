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
