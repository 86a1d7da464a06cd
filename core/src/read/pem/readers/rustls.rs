//! rustls-pki-types: the reader itself, since it is pure and small. An error refuses the file (redis-rs).

use rustls_pki_types::pem::{Error, SectionKind, SliceIter};

use super::{LineCounter, Reader, Reading, Refuses};

pub(super) fn certificates(file: &[u8], refuses: Refuses<'_>) -> Reading {
    let mut reading = Reading::default();
    let mut lines = LineCounter::new(file);
    let mut sections = SliceIter::<(SectionKind, Vec<u8>)>::new(file);
    loop {
        let before = file.len() - sections.remainder().len();
        let Some(section) = sections.next() else { break };
        // The error's own text may hold a line of the file: it is never shown.
        let (kind, octets) = match section {
            Ok(section) => section,
            Err(Error::NoItemsFound) => break,
            Err(_) => {
                let at = begin_between(file, before, file.len() - sections.remainder().len());
                reading.refuse(Some(lines.line_of(at)), "a section that rustls-pki-types cannot read");
                break;
            }
        };
        if kind == SectionKind::Certificate {
            let at = begin_between(file, before, file.len() - sections.remainder().len());
            if !reading.take(Reader::Rustls, octets, Some(lines.line_of(at)), refuses) {
                break;
            }
        }
    }
    reading
}

/// The last BEGIN that starts a line in this part of the file, else its start.
fn begin_between(file: &[u8], from: usize, to: usize) -> usize {
    let part = file.get(from..to).unwrap_or_default();
    let begins =
        |at: &usize| part[*at..].starts_with(b"-----BEGIN ") && (*at == 0 || matches!(part[at - 1], b'\n' | b'\r'));
    from + (0..part.len()).rev().find(begins).unwrap_or(0)
}
