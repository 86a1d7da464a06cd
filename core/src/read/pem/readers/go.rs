//! Go's `encoding/pem` and `CertPool.AppendCertsFromPEM` (golang/go, src/encoding/pem/pem.go,
//! src/crypto/x509/cert_pool.go): whatever is wrong, the search goes on behind that BEGIN line, in silence.

use zeroize::Zeroizing;

use super::{LineCounter, Reader, Reading, Refuses, base64};

const BEGIN: &[u8] = b"-----BEGIN ";
const END: &[u8] = b"\n-----END ";

pub(super) fn append_certs(file: &[u8], refuses: Refuses<'_>) -> Reading {
    let mut reading = Reading::default();
    let mut lines = LineCounter::new(file);
    let mut decoder = Decoder::new(file);
    while let Some(block) = decoder.next() {
        if block.label == b"CERTIFICATE" && !block.has_headers {
            let line = lines.line_of(block.at);
            if !reading.take(Reader::Go, block.octets, Some(line), refuses) {
                break;
            }
        }
    }
    reading
}

/// `tls.X509KeyPair`: the first block whose label is, or ends in, PRIVATE KEY.
pub(super) fn key_label(file: &[u8]) -> Option<&'static str> {
    let mut decoder = Decoder::new(file);
    while let Some(block) = decoder.next() {
        if block.label == b"PRIVATE KEY" || block.label.ends_with(b" PRIVATE KEY") {
            drop(Zeroizing::new(block.octets));
            let known = super::keys::LABELS.iter().find(|label| label.as_bytes() == block.label);
            return Some(known.copied().unwrap_or("PRIVATE KEY"));
        }
    }
    None
}

pub(super) struct Block<'a> {
    pub label: &'a [u8],
    pub has_headers: bool,
    pub octets: Vec<u8>,
    pub at: usize,
}

struct Decoder<'a> {
    text: &'a [u8],
    at: usize,
    /// Offsets of every `\n-----END `: searched once, or a file of BEGIN lines would cost its square.
    ends: Vec<usize>,
}

impl<'a> Decoder<'a> {
    fn new(text: &'a [u8]) -> Self {
        let ends = positions(text, END);
        Self { text, at: 0, ends }
    }

    fn next(&mut self) -> Option<Block<'a>> {
        loop {
            let at = self.begin()?;
            let (label_line, mut rest) = line(self.text, at + BEGIN.len());
            self.at = rest;
            let Some(label) = label_line.strip_suffix(b"-----") else { continue };
            let mut has_headers = false;
            loop {
                if rest >= self.text.len() {
                    return None;
                }
                let (header, next) = line(self.text, rest);
                if !header.contains(&b':') {
                    break;
                }
                has_headers = true;
                rest = next;
            }
            self.at = rest;
            let (data_end, trailer) = if !has_headers && self.text[rest..].starts_with(&END[1..]) {
                (rest, rest + END.len() - 1)
            } else {
                let index = self.ends.partition_point(|end| *end < rest);
                let Some(end) = self.ends.get(index) else { continue };
                (*end, end + END.len())
            };
            let Some(behind) = self.text[trailer..].strip_prefix(label).and_then(|rest| rest.strip_prefix(b"-----"))
            else {
                continue;
            };
            let behind = self.text.len() - behind.len();
            let (remainder, next) = line(self.text, behind);
            if !remainder.is_empty() {
                continue;
            }
            let characters = self.text[rest..data_end]
                .iter()
                .copied()
                .filter(|octet| !matches!(octet, b' ' | b'\t' | b'\r' | b'\n'));
            let Some(octets) = base64::decode(characters, base64::Padding::Required) else { continue };
            self.at = next;
            return Some(Block { label, has_headers, octets, at });
        }
    }

    /// The next `-----BEGIN ` at the start of the input or behind an LF.
    fn begin(&mut self) -> Option<usize> {
        let text = self.text;
        let mut at = self.at;
        loop {
            let rest = text.get(at..)?;
            // `rest` begins where Go's does: a BEGIN there counts, whatever stands before it.
            if at == self.at && rest.starts_with(BEGIN) {
                return Some(at);
            }
            let newline = rest.iter().position(|octet| *octet == b'\n')?;
            at += newline + 1;
            if text[at..].starts_with(BEGIN) {
                return Some(at);
            }
            if at == self.at {
                return None;
            }
        }
    }
}

/// `getLine`: the line from `at` on without its end and without blanks and tabs before that, and where the next begins.
fn line(text: &[u8], at: usize) -> (&[u8], usize) {
    let rest = text.get(at..).unwrap_or_default();
    let (mut line, next) = match rest.iter().position(|octet| *octet == b'\n') {
        Some(end) => (&rest[..end], at + end + 1),
        None => (rest, text.len()),
    };
    if next > at + line.len() {
        line = line.strip_suffix(b"\r").unwrap_or(line);
    }
    let length = line.iter().rposition(|octet| !matches!(octet, b' ' | b'\t')).map_or(0, |at| at + 1);
    (&line[..length], next)
}

fn positions(text: &[u8], pattern: &[u8]) -> Vec<usize> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(offset) = text[at..].iter().position(|octet| *octet == pattern[0]) {
        at += offset;
        if text[at..].starts_with(pattern) {
            found.push(at);
        }
        at += 1;
    }
    found
}
