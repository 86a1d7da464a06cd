//! Java's `X509Factory` (OpenJDK 17, sun.security.provider.X509Factory): `generateCertificates` and, for
//! `keytool -importcert`, `generateCertificate`, which takes the first block.

use super::{LineCounter, Reader, Reading, Refuses, base64};
use crate::read::certificate::first_element;

pub(super) fn generate_certificates(file: &[u8], refuses: Refuses<'_>) -> Reading {
    let mut reading = Reading::default();
    let mut lines = LineCounter::new(file);
    let mut stream = Stream { file, at: 0 };
    let mut first = true;
    loop {
        match stream.block() {
            Ok(None) => break,
            Err((at, why)) => {
                reading.refuse(Some(lines.line_of(at)), why);
                break;
            }
            Ok(Some(block)) => {
                if first && let Some(certificates) = crate::read::pkcs7::certificates(&block.octets) {
                    for der in certificates {
                        if !reading.take(Reader::Java, der, None, refuses) {
                            break;
                        }
                    }
                    break;
                }
                let line = block.at.map(|at| lines.line_of(at));
                if !reading.take(Reader::Java, block.octets, line, refuses) {
                    break;
                }
            }
        }
        first = false;
    }
    reading
}

pub(super) fn import_cert(file: &[u8], refuses: Refuses<'_>) -> Reading {
    let mut reading = Reading::default();
    let mut lines = LineCounter::new(file);
    match (Stream { file, at: 0 }).block() {
        Ok(None) => {}
        Err((at, why)) => {
            reading.refuse(Some(lines.line_of(at)), why);
        }
        Ok(Some(block)) => {
            let line = block.at.map(|at| lines.line_of(at));
            reading.take(Reader::Keytool, block.octets, line, refuses);
        }
    }
    reading
}

struct Block {
    octets: Vec<u8>,
    /// Offset of the header; `None` for DER.
    at: Option<usize>,
}

struct Stream<'a> {
    file: &'a [u8],
    at: usize,
}

impl Stream<'_> {
    fn next(&mut self) -> Option<u8> {
        let octet = self.file.get(self.at).copied()?;
        self.at += 1;
        Some(octet)
    }

    /// `readOneBlock`. The error names the offset and the reason.
    fn block(&mut self) -> Result<Option<Block>, (usize, &'static str)> {
        if self.file.get(self.at) == Some(&0x30) {
            let start = self.at;
            let element = first_element(&self.file[start..]).ok_or((start, "DER that ends too early"))?;
            self.at += element.len();
            return Ok(Some(Block { octets: element.to_vec(), at: None }));
        }
        let Some(start) = self.header_start() else { return Ok(None) };
        let mut header = b"-----".to_vec();
        let mut data = Vec::new();
        let end = loop {
            match self.next().ok_or((start, "Incomplete data"))? {
                b'\n' => break b'\n',
                b'\r' => match self.next().ok_or((start, "Incomplete data"))? {
                    b'\n' => break b'\n',
                    other => {
                        data.push(other);
                        break b'\r';
                    }
                },
                octet => header.push(octet),
            }
        };
        loop {
            match self.next().ok_or((start, "Incomplete data"))? {
                b'-' => break,
                octet => data.push(octet),
            }
        }
        let mut footer = b"-".to_vec();
        while let Some(octet) = self.next() {
            if octet == end || octet == b'\n' {
                break;
            }
            if octet != b'\r' {
                footer.push(octet);
            }
        }
        check_labels(header.trim_ascii_end(), footer.trim_ascii_end()).map_err(|why| (start, why))?;
        let characters = data.into_iter().filter(|octet| !matches!(octet, b' ' | b'\t' | b'\r' | b'\n'));
        let octets =
            base64::decode(characters, base64::Padding::AllOrNothing).ok_or((start, "Illegal base64 character"))?;
        Ok(Some(Block { octets, at: Some(start) }))
    }

    /// Skips to five hyphens at the start of the input or behind a line end; the offset of the first.
    fn header_start(&mut self) -> Option<usize> {
        let mut hyphens = 0;
        let mut before = None;
        loop {
            let octet = self.next()?;
            if octet == b'-' {
                hyphens += 1;
            } else {
                hyphens = 0;
                before = Some(octet);
            }
            if hyphens == 5 && matches!(before, None | Some(b'\r' | b'\n')) {
                return Some(self.at - 5);
            }
        }
    }
}

fn check_labels(header: &[u8], footer: &[u8]) -> Result<(), &'static str> {
    let label = |line: &[u8], start: &[u8], why| {
        line.strip_prefix(start).and_then(|rest| rest.strip_suffix(b"-----")).map(<[u8]>::to_vec).ok_or(why)
    };
    let begun = label(header, b"-----BEGIN ", "Illegal header")?;
    let ended = label(footer, b"-----END ", "Illegal footer")?;
    if begun == ended { Ok(()) } else { Err("Header and footer do not match") }
}
