//! JDK 25's `X509Factory`, which reads PEM through `sun.security.util.Pem.readPEM`: five hyphens anywhere begin a block,
//! and what follows the header and the footer is looked at.

use super::{LineCounter, Reader, Reading, Refuses, base64};
use crate::read::certificate::first_element;

pub(super) fn generate_certificates(file: &[u8], refuses: Refuses<'_>) -> Reading {
    let mut reading = Reading::default();
    let mut lines = LineCounter::new(file);
    let mut stream = Stream { file, at: 0 };
    let mut first = true;
    loop {
        let (octets, at) = match stream.block() {
            Next::End => break,
            Next::Broken(at, why) => {
                reading.refuse(Some(lines.line_of(at)), why);
                break;
            }
            Next::Block { octets, at } => (octets, at),
        };
        if first && let Some(certificates) = crate::read::pkcs7::certificates(&octets) {
            for der in certificates {
                if !reading.take(Reader::Java25, der, None, refuses) {
                    break;
                }
            }
            break;
        }
        first = false;
        let line = at.map(|at| lines.line_of(at));
        if !reading.take(Reader::Java25, octets, line, refuses) {
            break;
        }
    }
    reading
}

enum Next {
    Block {
        octets: Vec<u8>,
        /// Offset of the header; `None` for DER.
        at: Option<usize>,
    },
    /// Also inside a block: what the file ends in is lost in silence.
    End,
    Broken(usize, &'static str),
}

struct Stream<'a> {
    file: &'a [u8],
    at: usize,
}

impl<'a> Stream<'a> {
    fn next(&mut self) -> Option<u8> {
        let octet = self.file.get(self.at).copied()?;
        self.at += 1;
        Some(octet)
    }

    fn block(&mut self) -> Next {
        if self.file.get(self.at) == Some(&0x30) {
            let start = self.at;
            let Some(element) = first_element(&self.file[start..]) else {
                return Next::Broken(start, "DER that ends too early");
            };
            self.at += element.len();
            return Next::Block { octets: element.to_vec(), at: None };
        }
        let Some(start) = self.hyphens() else { return Next::End };
        let Some(header) = self.label() else {
            return if self.at >= self.file.len() { Next::End } else { Next::Broken(start, "Incomplete header") };
        };
        let Some(begun) = header.strip_prefix(b"BEGIN ".as_slice()) else {
            return Next::Broken(start, "Illegal header");
        };
        let end = match self.next() {
            None => return Next::End,
            Some(b'\r') if self.file.get(self.at) == Some(&b'\n') => b'\n',
            Some(end @ (b'\n' | b'\r' | b' ')) => end,
            Some(_) => return Next::Broken(start, "No EOL character found"),
        };
        let mut data = Vec::new();
        loop {
            match self.next() {
                None => return Next::End,
                Some(b'-') => break,
                Some(b' ' | b'\t' | b'\r' | b'\n') => {}
                Some(octet) => data.push(octet),
            }
        }
        let hyphens = 1 + self.file[self.at..].iter().take(4).take_while(|octet| **octet == b'-').count();
        if hyphens < 5 {
            let is_end = self.at + hyphens > self.file.len();
            return if is_end { Next::End } else { Next::Broken(start, "Incomplete footer") };
        }
        self.at += 4;
        let Some(footer) = self.label() else {
            return if self.at >= self.file.len() { Next::End } else { Next::Broken(start, "Incomplete footer") };
        };
        if footer.strip_prefix(b"END ".as_slice()) != Some(begun) {
            return Next::Broken(start, "Header and footer do not match");
        }
        // Measured with every pair: LF, also that of CR LF, must be what ended the header's line.
        match self.file.get(self.at..).unwrap_or_default() {
            [] => {}
            [octet, ..] if *octet == end => self.at += 1,
            [b'\r', b'\n', ..] if end == b' ' => return Next::Broken(start, "No EOL char found in footer"),
            [b'\r' | b' ', ..] => self.at += 1,
            _ => return Next::Broken(start, "No EOL char found in footer"),
        }
        match base64::decode(data.into_iter(), base64::Padding::AllOrNothing) {
            Some(octets) => Next::Block { octets, at: Some(start) },
            None => Next::Broken(start, "Illegal base64 character"),
        }
    }

    /// Skips to five hyphens, wherever they stand; the offset of the first.
    fn hyphens(&mut self) -> Option<usize> {
        let mut count = 0;
        loop {
            count = if self.next()? == b'-' { count + 1 } else { 0 };
            if count == 5 {
                return Some(self.at - 5);
            }
        }
    }

    /// What stands up to the next five hyphens on this line.
    fn label(&mut self) -> Option<&'a [u8]> {
        let rest = self.file.get(self.at..)?;
        let end = rest.iter().position(|octet| matches!(octet, b'-' | b'\n' | b'\r'));
        let Some(end) = end else {
            self.at = self.file.len();
            return None;
        };
        if !rest[end..].starts_with(b"-----") {
            return None;
        }
        self.at += end + 5;
        Some(&rest[..end])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_of_the_footer_ends_as_that_of_the_header() {
        let takes = |header: &str, footer: &str| {
            let file = format!("-----BEGIN CERTIFICATE-----{header}MAMCAQE=\n-----END CERTIFICATE-----{footer}");
            generate_certificates(file.as_bytes(), &|_| false).taken.len() == 1
        };
        for footer in ["\n", "\r", "\r\n", " ", ""] {
            assert!(takes("\n", footer) && takes("\r\n", footer), "{footer:?}");
        }
        for (header, footer) in [("\r", "\r"), ("\r", "\r\n"), ("\r", " "), (" ", "\r"), (" ", " "), (" \n", "")] {
            assert!(takes(header, footer), "{header:?} {footer:?}");
        }
        for (header, footer) in [("\r", "\n"), (" ", "\n"), (" ", "\r\n"), ("\n", "\t\n"), ("\t", "\n")] {
            assert!(!takes(header, footer), "{header:?} {footer:?}");
        }
    }

    /// `readPEM` returns null where the text ends inside a block, and throws where the block is not as it should be.
    #[test]
    fn a_text_that_ends_is_told_from_one_that_is_wrong() {
        let begun = "-----BEGIN CERTIFICATE-----\nMAMCAQE=\n";
        let refuses = |text: &str| generate_certificates(text.as_bytes(), &|_| false).stopped.is_some();
        for text in ["-----BEGIN CERT", "-----BEGIN CERTIFICATE-----", "-----BEGIN CERTIFICATE-----\nMAMC", "-----"] {
            assert!(!refuses(text), "{text:?}");
        }
        for text in ["-----BEGIN CERT\n", "-----BEGIN CERT--\nMAMC", "-----CERTIFICATE-----\n"] {
            assert!(refuses(text), "{text:?}");
        }
        for end in ["", "-", "---", "-----", "-----END CERT"] {
            assert!(!refuses(&format!("{begun}{end}")), "{end:?}");
        }
        for end in ["-\n", "--x", "----x", "---\nmore\n", "-----END CERT\n", "-----END CERT--", "-----END CERT-----"] {
            assert!(refuses(&format!("{begun}{end}")), "{end:?}");
        }
    }
}
