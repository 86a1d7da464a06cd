//! Lines of a text, and the BEGIN and END markers in them, well-formed or not.

/// One line without its end. `number` counts from 1.
#[derive(Debug, Clone, Copy)]
pub(in crate::read) struct Line<'a> {
    pub number: u32,
    pub octets: &'a [u8],
    /// Where it begins in the text.
    pub start: usize,
}

/// Lines end in LF, CR LF or a lone CR.
pub(in crate::read) fn lines(text: &[u8]) -> impl Iterator<Item = Line<'_>> {
    let mut rest = Some(text);
    let mut number = 0;
    let mut start = 0;
    std::iter::from_fn(move || {
        let current = rest?;
        if current.is_empty() {
            rest = None;
            return None;
        }
        number += 1;
        let end = memchr::memchr2(b'\n', b'\r', current);
        let (octets, after) = match end {
            None => (current, None),
            Some(end) => {
                let length = if current[end..].starts_with(b"\r\n") { 2 } else { 1 };
                (&current[..end], Some(&current[end + length..]))
            }
        };
        let line = Line { number, octets, start };
        start = text.len() - after.map_or(0, <[u8]>::len);
        rest = after;
        Some(line)
    })
}

impl Line<'_> {
    pub fn is_blank(&self) -> bool {
        self.octets.iter().all(u8::is_ascii_whitespace)
    }

    /// The column (characters, from 1) of the octet at `offset`.
    pub fn column(&self, offset: usize) -> u32 {
        let before = self.octets.get(..offset).unwrap_or(self.octets);
        1 + before.iter().filter(|octet| *octet & 0xc0 != 0x80).count() as u32
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::read) enum Side {
    Begin,
    End,
}

/// A marker as it stands in its line; offsets are octets of the line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::read) struct Marker {
    pub side: Side,
    pub label: String,
    /// From the first dash to behind the last.
    pub start: usize,
    pub end: usize,
    /// Hyphens before and behind; what they are is in `typographic`.
    pub before: usize,
    pub behind: usize,
    /// Dashes of a word processor or chat among them.
    pub typographic: bool,
}

impl Marker {
    pub fn has_five_hyphens(&self) -> bool {
        !self.typographic && self.before == 5 && self.behind == 5
    }
}

/// No label in use is longer; what is longer is prose.
const LONGEST_LABEL: usize = 64;

/// So many dashes belong to one marker.
const LONGEST_RUN: usize = 16;

/// Every marker of the line, in order. A line without a dash has none, which is decided in one pass.
pub(in crate::read) fn markers(line: &[u8]) -> Vec<Marker> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = next_dash(line, at) {
        let (before, typographic, label_start) = run(line, start);
        at = label_start;
        let side = match &line[label_start..] {
            rest if rest.starts_with(b"BEGIN ") => Side::Begin,
            rest if rest.starts_with(b"END ") => Side::End,
            _ => continue,
        };
        // A single hyphen before a word is punctuation.
        if before < 2 && !typographic {
            continue;
        }
        let from = label_start + if side == Side::Begin { 6 } else { 4 };
        let Some((label, behind_start)) = label(&line[from..]) else { continue };
        let behind_start = from + behind_start;
        let (mut behind, mut typographic_behind, mut end) = run(line, behind_start);
        // END-----BEGIN glued together: the last five hyphens belong to the next marker.
        if behind > 5 && line[end..].starts_with(b"BEGIN ") && line[..end].ends_with(b"-----") {
            behind -= 5;
            end -= 5;
            typographic_behind = line[behind_start..end].iter().any(|octet| *octet != b'-');
        }
        found.push(Marker { side, label, start, end, before, behind, typographic: typographic || typographic_behind });
        at = end;
    }
    found
}

fn next_dash(line: &[u8], from: usize) -> Option<usize> {
    (from..line.len()).find(|at| dash(&line[*at..]).is_some())
}

/// The dash at the beginning of `text`: its length in octets, and whether it is a typographic one.
fn dash(text: &[u8]) -> Option<(usize, bool)> {
    match text {
        [b'-', ..] => Some((1, false)),
        // U+2010 to U+2015, U+2212 (minus), U+FE58, U+FE63, U+FF0D.
        [0xe2, 0x80, 0x90..=0x95, ..]
        | [0xe2, 0x88, 0x92, ..]
        | [0xef, 0xb9, 0x98 | 0xa3, ..]
        | [0xef, 0xbc, 0x8d, ..] => Some((3, true)),
        // Windows-1252: en dash, em dash.
        [0x96 | 0x97, ..] => Some((1, true)),
        _ => None,
    }
}

/// The run of dashes at `start`: how many, whether one is typographic, and the offset behind it.
fn run(line: &[u8], start: usize) -> (usize, bool, usize) {
    let (mut count, mut typographic, mut at) = (0, false, start);
    while count < LONGEST_RUN
        && let Some((length, is_typographic)) = line.get(at..).and_then(dash)
    {
        count += 1;
        typographic |= is_typographic;
        at += length;
    }
    (count, typographic, at)
}

/// The label at the beginning of `text`, and where the dashes behind it begin; the end of the line does as well, if
/// the text is a label in itself.
fn label(text: &[u8]) -> Option<(String, usize)> {
    let window = &text[..text.len().min(LONGEST_LABEL + 3)];
    let end = (0..window.len()).find(|at| {
        let rest = &window[*at..];
        dash(rest).is_some_and(|(length, typographic)| typographic || dash(&rest[length..]).is_some())
    });
    let end = match end {
        Some(end) => end,
        None if text.len() <= LONGEST_LABEL => {
            text.iter().rposition(|octet| !octet.is_ascii_whitespace()).map_or(0, |at| at + 1)
        }
        None => return None,
    };
    let label = std::str::from_utf8(&text[..end]).ok()?.trim();
    let is_label = !label.is_empty()
        && label.chars().all(|c| c.is_ascii_alphanumeric() || " .#_/-".contains(c))
        && label.chars().any(|c| c.is_ascii_alphabetic());
    is_label.then(|| (label.to_owned(), end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_end_ends_a_line() {
        let numbered: Vec<(u32, &[u8])> = lines(b"a\r\nb\rc\n\nd").map(|line| (line.number, line.octets)).collect();
        assert_eq!(numbered, [(1, &b"a"[..]), (2, b"b"), (3, b"c"), (4, b""), (5, b"d")]);
    }

    #[test]
    fn markers_are_found_well_formed_or_not() {
        let labels = |line: &str| {
            markers(line.as_bytes()).into_iter().map(|m| (m.side, m.label, m.before, m.behind)).collect::<Vec<_>>()
        };
        assert_eq!(labels("-----BEGIN CERTIFICATE-----"), [(Side::Begin, "CERTIFICATE".into(), 5, 5)]);
        assert_eq!(labels("—BEGIN CERTIFICATE—"), [(Side::Begin, "CERTIFICATE".into(), 1, 1)]);
        assert_eq!(labels("-----BEGIN X509 CRL----"), [(Side::Begin, "X509 CRL".into(), 5, 4)]);
        assert_eq!(labels("-----BEGIN CERTIFICATE"), [(Side::Begin, "CERTIFICATE".into(), 5, 0)]);
        assert_eq!(
            labels("-----END CERTIFICATE----------BEGIN CERTIFICATE-----"),
            [(Side::End, "CERTIFICATE".into(), 5, 5), (Side::Begin, "CERTIFICATE".into(), 5, 5)]
        );
        assert_eq!(
            labels("-----BEGIN CERTIFICATE-----—-----BEGIN CERTIFICATE-----"),
            [(Side::Begin, "CERTIFICATE".into(), 5, 6), (Side::Begin, "CERTIFICATE".into(), 5, 5)]
        );
        assert_eq!(labels("- BEGIN with this"), []);
        // One hyphen is punctuation, two begin a marker.
        assert_eq!(labels("-BEGIN CERTIFICATE-----"), []);
        assert_eq!(labels("--BEGIN CERTIFICATE-----"), [(Side::Begin, "CERTIFICATE".into(), 2, 5)]);
        // Hyphens that both markers would need are the first one's.
        assert_eq!(
            labels("-----END CERTIFICATE-----BEGIN CERTIFICATE-----"),
            [(Side::End, "CERTIFICATE".into(), 5, 5)]
        );
        assert_eq!(labels("-----END CERTIFICATE------"), [(Side::End, "CERTIFICATE".into(), 5, 6)]);
    }

    #[test]
    fn dashes_of_word_processors_are_told() {
        let dashes: [&[u8]; 8] = [
            "‐".as_bytes(),
            "―".as_bytes(),
            "−".as_bytes(),
            "﹘".as_bytes(),
            "﹣".as_bytes(),
            "－".as_bytes(),
            b"\x96",
            b"\x97",
        ];
        for one in dashes {
            let found = markers(&[one, b"BEGIN CERTIFICATE", one].concat());
            assert!(found.len() == 1 && found[0].typographic && !found[0].has_five_hyphens(), "{one:x?}");
            assert_eq!((found[0].before, found[0].behind, found[0].end), (1, 1, 17 + 2 * one.len()));
        }
        // Octets next to those.
        for other in ["…".as_bytes(), "‖".as_bytes(), b"\x95", b"\x98"] {
            assert_eq!(markers(&[other, b"BEGIN CERTIFICATE", other].concat()), []);
        }
        let mixed = markers("-----BEGIN CERTIFICATE----—".as_bytes());
        assert!(mixed.len() == 1 && mixed[0].typographic);
    }

    /// What is longer than any label in use, or is none, begins no block.
    #[test]
    fn labels_are_short_and_hold_letters() {
        let label = |text: &str| markers(text.as_bytes()).into_iter().map(|marker| marker.label).next();
        let long = |count: usize| format!("-----BEGIN {}", "A".repeat(count));
        assert_eq!(label(&format!("{}-----", long(64))), Some("A".repeat(64)));
        assert_eq!(label(&long(64)), Some("A".repeat(64)));
        assert_eq!(label(&long(65)), None);
        assert_eq!(label(&format!("{}-----", long(80))), None);
        assert_eq!(label("-----BEGIN 1.2-----"), None);
        assert_eq!(label("-----BEGIN A_b/c#d.e-f 2-----"), Some("A_b/c#d.e-f 2".to_owned()));
        assert_eq!(label("-----BEGIN A: b-----"), None);
        assert_eq!(label("-----BEGIN CERTIFICATE  "), Some("CERTIFICATE".to_owned()));
        assert_eq!(label("-----BEGIN -----"), None);
    }

    #[test]
    fn columns_are_characters() {
        let line = Line { number: 1, octets: "é-".as_bytes(), start: 0 };
        assert_eq!([0, 2, 3, 9].map(|offset| line.column(offset)), [1, 2, 3, 3]);
    }
}
