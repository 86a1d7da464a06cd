//! Netty's `PemReader` (io.netty.handler.ssl.PemReader), which Lettuce's PEM options use: regular expressions over the
//! whole text, so that it takes much that others refuse, and loses in silence what a header does not stand before.

use zeroize::Zeroizing;

use super::{LineCounter, Reader, Reading, Refuses, base64};
use crate::read::certificate::first_element;

pub(super) fn certificates(file: &[u8], refuses: Refuses<'_>) -> Reading {
    let mut reading = Reading::default();
    let mut lines = LineCounter::new(file);
    let mut at = 0;
    while let Some(block) = next(file, at, b"CERTIFICATE") {
        at = block.end;
        let line = Some(lines.line_of(block.start));
        let Some(octets) = block.octets else {
            reading.refuse(line, "base64 that Netty cannot decode");
            return reading;
        };
        // generateCertificate reads one DER value of each; what follows is left alone.
        let der = first_element(&octets).unwrap_or(&octets).to_vec();
        if !reading.take(Reader::Netty, der, line, refuses) {
            return reading;
        }
    }
    reading
}

/// Does the text hold a key's block that decodes?
pub(super) fn has_key(file: &[u8]) -> bool {
    next(file, 0, b"PRIVATE KEY").and_then(|block| block.octets).map(Zeroizing::new).is_some()
}

struct Block {
    start: usize,
    end: usize,
    octets: Option<Vec<u8>>,
}

/// Header, the first run of base64 characters and line ends behind it, then the next footer, wherever it stands.
fn next(file: &[u8], from: usize, words: &[u8]) -> Option<Block> {
    let (start, header_end) = marker(file, from, b"BEGIN", words, true)?;
    let is_body = |octet: u8| octet.is_ascii_alphanumeric() || matches!(octet, b'+' | b'/' | b'=');
    let body = header_end + file.get(header_end..)?.iter().position(|octet| is_body(*octet))?;
    let length = file.get(body..)?.iter().position(|octet| !is_body(*octet) && !matches!(octet, b'\r' | b'\n'));
    let body_end = length.map_or(file.len(), |length| body + length);
    // Without a footer the block is incomplete: it is dropped in silence.
    let (_, end) = marker(file, body_end, b"END", words, false)?;
    let characters = file.get(body..body_end)?.iter().copied().filter(|octet| !matches!(octet, b'\r' | b'\n'));
    Some(Block { start, end, octets: base64::decode(characters, base64::Padding::AllOrNothing) })
}

/// `-+BEGIN\s[^-\r\n]*WORDS[^-\r\n]*-+\s+`: where it starts, and where it ends.
fn marker(file: &[u8], from: usize, word: &[u8], words: &[u8], needs_space: bool) -> Option<(usize, usize)> {
    let mut at = from;
    loop {
        let found = at + position(file.get(at..)?, word)?;
        at = found + 1;
        if found <= from && from != 0 || found == 0 || file.get(found - 1) != Some(&b'-') {
            continue;
        }
        let label = found + word.len();
        if !file.get(label).is_some_and(u8::is_ascii_whitespace) {
            continue;
        }
        let rest = file.get(label + 1..)?;
        let end = rest.iter().position(|octet| matches!(octet, b'-' | b'\r' | b'\n')).unwrap_or(rest.len());
        if position(&rest[..end], words).is_none() {
            continue;
        }
        let hyphens = rest[end..].iter().take_while(|octet| **octet == b'-').count();
        let spaces = rest[end + hyphens..].iter().take_while(|octet| octet.is_ascii_whitespace()).count();
        if hyphens == 0 || (needs_space && spaces == 0) {
            continue;
        }
        let start = file[..found].iter().rposition(|octet| *octet != b'-').map_or(0, |before| before + 1);
        return Some((start.max(from), label + 1 + end + hyphens + spaces));
    }
}

fn position(text: &[u8], pattern: &[u8]) -> Option<usize> {
    text.windows(pattern.len()).position(|window| window == pattern)
}
