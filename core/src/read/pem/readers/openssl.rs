//! OpenSSL 3's `PEM_read_bio` (crypto/pem/pem_lib.c) over a file and over memory, and what stands on it:
//! `PEM_X509_INFO_read_bio` (SSL_CTX_load_verify_file) and Node's loop of `PEM_read_bio_X509_AUX`.

use zeroize::{Zeroize as _, Zeroizing};

use super::{LineCounter, Reader, Reading, Refuses, base64};
use crate::wiping::ReserveWiping as _;

/// `LINESIZE` is 255 with the terminating NUL.
const LINE: usize = 254;

/// redis-cli, hiredis, redis-py, redis-server, Ruby: all or nothing.
pub(super) fn file(file: &[u8], refuses: Refuses<'_>) -> Reading {
    let mut reading = Reading::default();
    let mut bio = Bio::new(file, Source::File);
    let mut lines = LineCounter::new(file);
    let mut has_content = false;
    loop {
        match bio.read() {
            Next::End => break,
            Next::Broken(at) => {
                reading.refuse(Some(lines.line_of(at)), "a block that OpenSSL cannot read");
                return reading;
            }
            Next::Block(block) => {
                let line = lines.line_of(block.at);
                match block.label.as_slice() {
                    b"CERTIFICATE" | b"X509 CERTIFICATE" | b"TRUSTED CERTIFICATE" => {
                        if block.has_header {
                            reading.refuse(Some(line), "header lines in a certificate's block");
                            return reading;
                        }
                        if !reading.take(Reader::OpensslFile, block.octets, Some(line), refuses) {
                            return reading;
                        }
                    }
                    b"X509 CRL" => has_content = true,
                    _ => {}
                }
            }
        }
    }
    if reading.taken.is_empty() && !has_content {
        reading.refuse(None, "no certificate was found");
    }
    reading
}

/// Node adds what stands before the first fault and says nothing of it.
pub(super) fn node(file: &[u8], refuses: Refuses<'_>) -> Reading {
    let mut reading = Reading::default();
    let mut bio = Bio::new(file, Source::Memory);
    let mut lines = LineCounter::new(file);
    loop {
        match bio.read() {
            Next::End => return reading,
            Next::Broken(at) => {
                reading.stop(Some(lines.line_of(at)), "a block that OpenSSL cannot read");
                return reading;
            }
            Next::Block(block) => {
                if !matches!(block.label.as_slice(), b"CERTIFICATE" | b"X509 CERTIFICATE" | b"TRUSTED CERTIFICATE") {
                    continue;
                }
                let line = lines.line_of(block.at);
                if block.has_header {
                    reading.stop(Some(line), "header lines in a certificate's block");
                    return reading;
                }
                // TRUSTED CERTIFICATE may have its settings behind the certificate.
                let trusted = block.label == b"TRUSTED CERTIFICATE";
                let judged = if trusted { certificate_part(&block.octets).to_vec() } else { block.octets.clone() };
                if refuses(&judged) {
                    reading.stop(Some(line), "a block that is no certificate");
                    return reading;
                }
                reading.take(Reader::Node, block.octets, Some(line), &|_| false);
            }
        }
    }
}

/// The first PEM block of `text` read from memory, with its label and whether it had header lines.
pub(super) fn first_block(text: &[u8]) -> Option<Block> {
    match Bio::new(text, Source::Memory).read() {
        Next::Block(block) => Some(block),
        Next::End | Next::Broken(_) => None,
    }
}

/// `PEM_read_bio_PrivateKey`: the first block with a private key's label. Header lines that do not encrypt refuse it, as
/// does a block before it that cannot be read.
pub(super) fn key_label(file: &[u8]) -> Option<&'static str> {
    let mut bio = Bio::new(file, Source::File);
    loop {
        match bio.read() {
            Next::End | Next::Broken(_) => return None,
            Next::Block(block) => {
                drop(Zeroizing::new(block.octets));
                let known = super::keys::LABELS.iter().find(|label| label.as_bytes() == block.label.as_slice());
                if let Some(label) = known {
                    let is_encrypted = position(file, b"Proc-Type:").is_some();
                    return (!block.has_header || is_encrypted).then_some(*label);
                }
            }
        }
    }
}

fn position(text: &[u8], pattern: &[u8]) -> Option<usize> {
    text.windows(pattern.len()).position(|window| window == pattern)
}

/// The first DER value of the octets.
fn certificate_part(octets: &[u8]) -> &[u8] {
    crate::read::certificate::first_element(octets).unwrap_or(octets)
}

pub(super) struct Block {
    pub label: Vec<u8>,
    pub has_header: bool,
    pub octets: Vec<u8>,
    /// Offset of the BEGIN line.
    pub at: usize,
}

enum Next {
    Block(Block),
    /// `PEM_R_NO_START_LINE`.
    End,
    /// Any other error, in the block that begins at this offset.
    Broken(usize),
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Source {
    /// `fgets` and `strlen`: a NUL ends the line, and the input where it stands first.
    File,
    Memory,
}

/// Lines of one block. Those of a key are not left behind, where the vector grew neither; wiping those of certificates
/// would cost as much as decoding them.
struct Lines {
    text: Vec<u8>,
    is_of_key: bool,
}

impl Lines {
    fn of(label: &[u8]) -> Self {
        Self { text: Vec::new(), is_of_key: label.ends_with(b"PRIVATE KEY") }
    }

    fn push(&mut self, line: &[u8]) {
        if self.is_of_key {
            self.text.reserve_wiping(line.len() + 1);
        }
        self.text.extend_from_slice(line);
        self.text.push(b'\n');
    }
}

impl Drop for Lines {
    fn drop(&mut self) {
        if self.is_of_key {
            self.text.zeroize();
        }
    }
}

struct Bio<'a> {
    text: &'a [u8],
    at: usize,
    source: Source,
}

impl<'a> Bio<'a> {
    fn new(text: &'a [u8], source: Source) -> Self {
        Self { text, at: 0, source }
    }

    /// `BIO_gets`: a line with its LF, or its first 254 octets. `None` at the end.
    fn gets(&mut self) -> Option<&'a [u8]> {
        let rest = self.text.get(self.at..)?;
        let window = &rest[..rest.len().min(LINE)];
        let length = window.iter().position(|octet| *octet == b'\n').map_or(window.len(), |end| end + 1);
        if length == 0 {
            return None;
        }
        self.at += length;
        let line = &window[..length];
        if self.source == Source::Memory {
            return Some(line);
        }
        match line.iter().position(|octet| *octet == 0) {
            Some(0) => None,
            Some(end) => Some(&line[..end]),
            None => Some(line),
        }
    }

    /// `PEM_read_bio`.
    fn read(&mut self) -> Next {
        let Some((label, at)) = self.begin() else { return Next::End };
        let mut has_colon = false;
        let mut lines = Lines::of(&label);
        let mut partial = false;
        loop {
            let Some(line) = self.gets() else { return Next::Broken(at) };
            let was_partial = std::mem::replace(&mut partial, line.len() == LINE && line.last() != Some(&b'\n'));
            has_colon |= line.contains(&b':');
            let line = trimmed(line);
            if line.is_empty() {
                if was_partial {
                    continue;
                }
                // What stood before the first blank line is the header, with a colon or without.
                return self.after_blank(&label, at, !lines.text.is_empty());
            }
            if let Some(rest) = line.strip_prefix(b"-----END ") {
                // Header lines and no blank line behind them: there is no data.
                if has_colon || rest.strip_prefix(label.as_slice()) != Some(b"-----") {
                    return Next::Broken(at);
                }
                return Self::finish(label, false, &lines, at);
            }
            lines.push(line);
        }
    }

    /// The data part behind the blank line: lines of 64 characters, only the last may be shorter, no blank line more.
    fn after_blank(&mut self, label: &[u8], at: usize, has_header: bool) -> Next {
        let mut data = Lines::of(label);
        let mut ended = false;
        let mut partial = false;
        loop {
            let Some(line) = self.gets() else { return Next::Broken(at) };
            let was_partial = std::mem::replace(&mut partial, line.len() == LINE && line.last() != Some(&b'\n'));
            let line = trimmed(line);
            if line.is_empty() {
                if was_partial {
                    continue;
                }
                return Next::Broken(at);
            }
            if let Some(rest) = line.strip_prefix(b"-----END ") {
                if rest.strip_prefix(label) != Some(b"-----") {
                    return Next::Broken(at);
                }
                return Self::finish(label.to_vec(), has_header, &data, at);
            }
            if ended || line.len() > 64 {
                return Next::Broken(at);
            }
            ended = line.len() < 64;
            data.push(line);
        }
    }

    fn finish(label: Vec<u8>, has_header: bool, data: &Lines, at: usize) -> Next {
        match decode(&data.text) {
            Some(octets) if !octets.is_empty() => Next::Block(Block { label, has_header, octets, at }),
            _ => Next::Broken(at),
        }
    }

    /// `get_name`: the label of the next BEGIN line and its offset.
    fn begin(&mut self) -> Option<(Vec<u8>, usize)> {
        let mut first = true;
        loop {
            let at = self.at;
            let mut line = self.gets()?;
            // A byte order mark is taken from the first line that is read for each block.
            if std::mem::replace(&mut first, false) && line.len() > 3 {
                line = line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(line);
            }
            let line = trimmed(line);
            if let Some(label) = line.strip_prefix(b"-----BEGIN ").and_then(|rest| rest.strip_suffix(b"-----")) {
                return Some((label.to_vec(), at));
            }
        }
    }
}

/// `sanitize_line`: octets up to and including the blank are cut from the end.
fn trimmed(line: &[u8]) -> &[u8] {
    let length = line.iter().rposition(|octet| *octet > b' ').map_or(0, |at| at + 1);
    &line[..length]
}

/// `EVP_DecodeUpdate` and `EVP_DecodeFinal`: white space anywhere, a hyphen ends the data, whole groups only.
fn decode(data: &[u8]) -> Option<Vec<u8>> {
    let until = data.iter().position(|octet| *octet == b'-').unwrap_or(data.len());
    let characters = data[..until].iter().copied().filter(|octet| !matches!(octet, b' ' | b'\t' | b'\r' | b'\n'));
    base64::decode(characters, base64::Padding::Required)
}
