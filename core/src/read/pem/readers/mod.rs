//! The readers of the TLS stacks: what each really gets from the bytes of a CA file. They lose what the real ones lose,
//! so that it can be said beforehand.

mod base64;
mod go;
mod java;
mod java25;
mod keys;
mod native_tls;
mod netty;
mod openssl;
mod php;
mod rustls;

use std::sync::Arc;

use super::{Block, Reader, Reading, Scan, Stopped, Taken, veil::veiled};
use crate::trust::Facts;
pub use keys::{KeyReader, key_label};

/// Does the stack's X.509 parser refuse the octets of a block?
type Refuses<'a> = &'a dyn Fn(&[u8]) -> bool;

/// What a stack does with a certificate that its parser refuses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum OnBad {
    /// The whole file is refused, aloud.
    Refuse,
    /// The certificates before it stay; the rest is lost in silence.
    Stop,
    /// It alone is lost, in silence.
    Skip,
}

/// One row of the table of readers.
struct Row {
    on_bad: OnBad,
    /// Is a file without a certificate refused aloud?
    empty_is_refused: bool,
    /// Does the parser mind octets behind the certificate?
    minds_trailing: bool,
}

/// Measured: the "CA file as text" rows of the clients; OpenSSL's `d2i_X509` leaves what follows, Node reads it as
/// trust settings, the others parse the block to its end.
fn row(reader: Reader) -> Row {
    let (on_bad, empty_is_refused, minds_trailing) = match reader {
        Reader::Node => (OnBad::Stop, false, true),
        Reader::Go => (OnBad::Skip, true, true),
        Reader::Rustls => (OnBad::Refuse, false, true),
        Reader::Java | Reader::Java25 | Reader::Keytool => (OnBad::Refuse, true, true),
        Reader::OpensslFile | Reader::Php | Reader::NativeTls | Reader::Netty => (OnBad::Refuse, true, false),
    };
    Row { on_bad, empty_is_refused, minds_trailing }
}

/// What `reader` gets from a CA file with these bytes.
pub fn read(reader: Reader, file: &[u8]) -> Reading {
    let minds_trailing = row(reader).minds_trailing;
    read_with(reader, file, &|der| match Facts::read(der) {
        None => true,
        Some(facts) => minds_trailing && facts.der.len() < der.len(),
    })
}

/// What every reader gets, in the order of [`Reader::ALL`]. `scan` is that of the same text: where it is plain, all of
/// them take what it found, and nothing is read again.
/// `is_certificate` says of a block, by its index, that its octets are one certificate and nothing else.
pub fn readings(file: &[u8], scan: &Scan, is_certificate: &dyn Fn(usize, &[u8]) -> bool) -> Vec<Reading> {
    plain_readings(file, scan, is_certificate)
        .unwrap_or_else(|| Reader::ALL.iter().map(|reader| read(*reader, file)).collect())
}

/// [`readings`] where all readers share them, which costs one copy of the certificates; `None` where they may differ.
pub fn plain_readings(file: &[u8], scan: &Scan, is_certificate: &dyn Fn(usize, &[u8]) -> bool) -> Option<Vec<Reading>> {
    if !is_plain(file, scan, is_certificate) {
        return None;
    }
    let taken: Vec<Taken> = scan
        .blocks
        .iter()
        .filter_map(|block| Some(Taken { der: block.der.as_ref()?.to_vec(), line: Some(block.line) }))
        .collect();
    let first = Arc::new(taken.iter().take(1).cloned().collect());
    let taken = Arc::new(taken);
    let all = |reader: &Reader| match reader {
        Reader::Keytool => Reading { taken: Arc::clone(&first), stopped: None },
        _ => Reading { taken: Arc::clone(&taken), stopped: None },
    };
    Some(Reader::ALL.iter().map(all).collect())
}

/// For [`readings`] where nobody has read the blocks yet.
pub fn is_one_certificate(_: usize, der: &[u8]) -> bool {
    Facts::read(der).is_some_and(|facts| facts.trailing.is_empty())
}

/// Nothing in the text divides the readers: certificates alone, each as OpenSSL writes it, and text around them in which
/// nobody sees a marker.
fn is_plain(file: &[u8], scan: &Scan, is_certificate: &dyn Fn(usize, &[u8]) -> bool) -> bool {
    let is_plain_block = |(index, block): (usize, &Block)| {
        let octets = file.get(block.span.clone()).unwrap_or_default();
        // The two blanks are those of the markers.
        let blanks = memchr::memchr2_iter(b' ', b'\t', octets).count();
        block.label == "CERTIFICATE"
            && block.headers.is_empty()
            && blanks == 2
            && block.der.as_deref().is_some_and(|der| is_certificate(index, der))
    };
    let markers = memchr::memmem::find_iter(file, b"-----").count();
    scan.defects.is_empty()
        && !scan.misleads_java
        && !scan.blocks.is_empty()
        && markers == 4 * scan.blocks.len()
        && memchr::memchr(0, file).is_none()
        && std::str::from_utf8(file).is_ok()
        && scan.blocks.iter().enumerate().all(is_plain_block)
}

/// [`read`] with the judgement of the stack's own X.509 parser.
pub fn read_with(reader: Reader, file: &[u8], refuses: Refuses<'_>) -> Reading {
    let file = &*veiled(file);
    let mut reading = match reader {
        Reader::OpensslFile => openssl::file(file, refuses),
        Reader::Node => openssl::node(file, refuses),
        Reader::Php => php::cafile(file, refuses),
        Reader::Go => go::append_certs(file, refuses),
        Reader::Rustls => rustls::certificates(file, refuses),
        Reader::NativeTls => native_tls::roots(file, refuses),
        Reader::Java => java::generate_certificates(file, refuses),
        Reader::Java25 => java25::generate_certificates(file, refuses),
        Reader::Keytool => java::import_cert(file, refuses),
        Reader::Netty => netty::certificates(file, refuses),
    };
    if reading.taken.is_empty() && reading.stopped.is_none() && row(reader).empty_is_refused {
        reading.stopped = Some(Stopped { line: None, why: "no certificate was found", refused: true });
    }
    reading
}

impl Reading {
    /// Takes a block, or does what the row says of a bad one. `false` ends the reading.
    fn take(&mut self, reader: Reader, der: Vec<u8>, line: Option<u32>, refuses: Refuses<'_>) -> bool {
        if !refuses(&der) {
            Arc::make_mut(&mut self.taken).push(Taken { der, line });
            return true;
        }
        match row(reader).on_bad {
            OnBad::Skip => true,
            OnBad::Stop => self.stop(line, Stopped::UNDECODABLE),
            OnBad::Refuse => self.refuse(line, Stopped::UNDECODABLE),
        }
    }

    fn stop(&mut self, line: Option<u32>, why: &'static str) -> bool {
        self.stopped = Some(Stopped { line, why, refused: false });
        false
    }

    /// Nothing is kept.
    fn refuse(&mut self, line: Option<u32>, why: &'static str) -> bool {
        self.taken = Arc::default();
        self.stopped = Some(Stopped { line, why, refused: true });
        false
    }
}

/// Line numbers for offsets that only grow. Lines end as the scanner's do: LF, CR LF or a lone CR.
struct LineCounter<'a> {
    text: &'a [u8],
    at: usize,
    line: u32,
}

impl<'a> LineCounter<'a> {
    fn new(text: &'a [u8]) -> Self {
        Self { text, at: 0, line: 1 }
    }

    fn line_of(&mut self, offset: usize) -> u32 {
        let offset = offset.min(self.text.len());
        while self.at < offset {
            let ends = match self.text[self.at] {
                b'\n' => true,
                b'\r' => self.text.get(self.at + 1) != Some(&b'\n'),
                _ => false,
            };
            self.line += u32::from(ends);
            self.at += 1;
        }
        self.line
    }
}

#[cfg(test)]
mod tests;
