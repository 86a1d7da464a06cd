//! The scanner: one pass over the lines, every block found, every defect noted, nothing lost.
//!
//! Lenient in what it takes and strict in what it notes. Which client minds is a matter of the readers.

use std::ops::Range;

use super::{
    Block, Defect, DefectKind, Scan,
    body::Body,
    is_private_key,
    lines::{Line, Marker, Side, lines, markers},
};
use crate::{limits, read::base64::is_character, text::shown};

/// Finds every block of the text and every defect of it. Linear in the text.
pub fn scan(text: &[u8]) -> Scan {
    let mut scanner = Scanner::default();
    for line in lines(text) {
        scanner.line(line, line.start);
        if scanner.full {
            break;
        }
    }
    scanner.finish(text);
    scanner.scan.defects.sort_by_key(|defect| (defect.line, defect.column, defect.kind));
    scanner.scan
}

#[derive(Default)]
struct Scanner {
    scan: Scan,
    open: Option<Open>,
    /// Lines of base64 outside of any block: an END marker may show that they are a block without BEGIN.
    loose: Option<Loose>,
    last_line: u32,
    /// The first line that begins with NUL: OpenSSL's file reader ends there.
    nul_line: Option<u32>,
    full: bool,
}

struct Open {
    label: String,
    line: u32,
    column: u32,
    start: usize,
    body: Body,
    /// Something stands behind the BEGIN.
    has_text: bool,
    defects: Vec<Defect>,
}

struct Loose {
    first: u32,
    start: usize,
    body: Body,
}

impl Scanner {
    fn line(&mut self, line: Line<'_>, start: usize) {
        self.last_line = line.number;
        if line.octets.first() == Some(&0) {
            self.nul_line.get_or_insert(line.number);
        }
        let mut at = 0;
        // Over the whole line without a branch, which compilers do sixteen octets at a time.
        let may_mark = line.octets.iter().fold(0, |any, octet| any | u8::from(*octet == b'-') | (octet >> 7)) != 0;
        let found = if may_mark { markers(line.octets) } else { Vec::new() };
        for marker in &found {
            self.between(line, at..marker.start, start);
            match marker.side {
                Side::Begin => self.begin(line, at, marker, start),
                Side::End => self.end(line, marker, start),
            }
            if self.full {
                return;
            }
            at = marker.end;
        }
        if found.is_empty() {
            self.between(line, 0..line.octets.len(), start);
        } else {
            self.behind_last(line, at);
        }
    }

    /// Octets of a line that belong to no marker.
    fn between(&mut self, line: Line<'_>, part: Range<usize>, start: usize) {
        if let Some(open) = &mut self.open {
            open.has_text |= !line.octets[part.clone()].trim_ascii().is_empty();
            open.body.take(line, part.start, part.end);
            return;
        }
        if part.start == 0 && part.end == line.octets.len() {
            let may_begin =
                line.number == 1 || self.scan.blocks.last().is_some_and(|block| block.end_line + 1 == line.number);
            self.scan.misleads_java |=
                line.octets.starts_with(b"-----") || (may_begin && line.octets.starts_with(b"0"));
        }
        let octets = line.octets[part.clone()].trim_ascii();
        let is_base64 = octets.len() >= 4
            && octets.len() <= 4096
            && octets.iter().all(|octet| is_character(*octet) || *octet == b'=');
        if is_base64 && part.end == line.octets.len() && part.start == 0 {
            let loose = self.loose.get_or_insert_with(|| Loose { first: line.number, start, body: Body::new() });
            loose.body.take(line, part.start, part.end);
        } else if !octets.is_empty() || line.is_blank() {
            self.loose = None;
        }
    }

    fn begin(&mut self, line: Line<'_>, before: usize, marker: &Marker, start: usize) {
        if let Some(open) = self.open.take() {
            let last = (line.number.max(2) - 1).max(open.line);
            self.close_without_end(open, last, start);
        }
        self.loose = None;
        if self.scan.blocks.len() >= limits::BLOCKS {
            self.full = true;
            let most = limits::BLOCKS.to_string();
            self.scan.defects.push(defect(
                DefectKind::TooManyBlocks,
                line,
                marker.start,
                format!("more than {most} blocks"),
                most,
                None,
            ));
            return;
        }
        let mut open = Open {
            label: marker.label.clone(),
            line: line.number,
            column: line.column(marker.start),
            start: start + marker.start,
            body: Body::new(),
            has_text: false,
            defects: Vec::new(),
        };
        let prefix = &line.octets[before..marker.start];
        if before > 0 && prefix.trim_ascii().is_empty() {
            open.defects.push(defect(
                DefectKind::Glued,
                line,
                before,
                "END and BEGIN on one line".into(),
                "a line for each marker".into(),
                None,
            ));
        } else if let Some((kind, seen)) = prefix_defect(prefix, is_private_key(&marker.label)) {
            open.defects.push(defect(
                kind,
                line,
                before,
                seen,
                format!("-----BEGIN {}----- at the beginning of the line", marker.label),
                None,
            ));
        }
        open.defects.extend(marker_defect(line, marker));
        open.defects.extend(label_defect(line, marker));
        self.open = Some(open);
    }

    fn end(&mut self, line: Line<'_>, marker: &Marker, start: usize) {
        let end = start + marker.end;
        let Some(mut open) = self.open.take() else {
            self.end_without_begin(line, marker, end);
            return;
        };
        open.defects.extend(marker_defect(line, marker));
        if open.label != marker.label {
            open.defects.push(defect(
                DefectKind::EndLabelDiffers,
                line,
                marker.start,
                format!("-----END {}-----", shown(&marker.label)),
                format!("-----END {}-----", shown(&open.label)),
                None,
            ));
        }
        let indented = marker.start > 0 && line.octets[..marker.start].iter().all(u8::is_ascii_whitespace);
        if indented && !open.defects.iter().any(|defect| defect.kind == DefectKind::Indented) {
            open.defects.push(defect(
                DefectKind::Indented,
                line,
                0,
                format!("{} blanks before END", marker.start),
                "no blanks".into(),
                None,
            ));
        }
        if open.line != line.number {
            note_shared_line(&mut open, line, marker);
        } else if open.has_text {
            open.defects.push(defect(
                DefectKind::OneLine,
                line,
                0,
                "the whole block on one line".into(),
                "BEGIN, END and base64 on lines of their own".into(),
                None,
            ));
        }
        self.close(open, line.number, end, true);
    }

    /// The rest of a line behind its last marker.
    fn behind_last(&mut self, line: Line<'_>, at: usize) {
        let rest = &line.octets[at..];
        let text = rest.trim_ascii();
        if text.is_empty() || text.iter().all(|octet| *octet == 0 || *octet == 0x1a) {
            return;
        }
        let secret = self.open.as_ref().map_or_else(
            || self.scan.blocks.last().is_some_and(Block::is_private_key),
            |open| is_private_key(&open.label),
        );
        let offset = at + rest.iter().position(|octet| !octet.is_ascii_whitespace()).unwrap_or(0);
        let kind = if is_quote_end(text) { DefectKind::Quoted } else { DefectKind::TextAfterMarker };
        let seen = if secret { "text after the marker".to_owned() } else { shown(&String::from_utf8_lossy(text)) };
        let noted = defect(kind, line, offset, seen, "nothing after the marker on its line".into(), None);
        if let Some(open) = &mut self.open {
            open.body.take(line, at, line.octets.len());
            open.defects.push(noted);
        } else if let Some(block) = self.scan.blocks.len().checked_sub(1) {
            let quoted = self
                .scan
                .defects
                .iter()
                .rev()
                .take(4)
                .any(|one| one.block == Some(block) && one.kind == DefectKind::Quoted);
            if kind != DefectKind::Quoted || !quoted {
                self.scan.defects.push(Defect { block: Some(block), ..noted });
            }
        }
    }

    fn end_without_begin(&mut self, line: Line<'_>, marker: &Marker, end: usize) {
        let Some(loose) = self.loose.take() else {
            // An END alone, such as the second of two: nothing of a block is there.
            self.scan.defects.push(defect(
                DefectKind::BeginMissing,
                line,
                marker.start,
                format!("-----END {}----- without BEGIN", shown(&marker.label)),
                format!("-----BEGIN {}----- before it", shown(&marker.label)),
                None,
            ));
            return;
        };
        let mut open = Open {
            label: marker.label.clone(),
            line: loose.first,
            column: 1,
            start: loose.start,
            body: loose.body,
            has_text: false,
            defects: marker_defect(line, marker).into_iter().collect(),
        };
        open.defects.push(Defect {
            kind: DefectKind::BeginMissing,
            line: loose.first,
            column: 1,
            end_line: Some(line.number),
            seen: "base64 without a BEGIN line".into(),
            expected: format!("-----BEGIN {}----- on a line of its own", shown(&marker.label)),
            block: None,
            taken_by: Vec::new(),
        });
        self.close(open, line.number, end, true);
    }

    fn close_without_end(&mut self, mut open: Open, last: u32, end: usize) {
        let label = shown(&open.label);
        open.defects.push(Defect {
            kind: DefectKind::EndMissing,
            line: open.line,
            column: open.column,
            end_line: Some(last),
            seen: "no END line".into(),
            expected: format!("-----END {label}-----"),
            block: None,
            taken_by: Vec::new(),
        });
        self.close(open, last, end, false);
    }

    fn close(&mut self, mut open: Open, end_line: u32, end: usize, ended: bool) {
        let secret = is_private_key(&open.label);
        let index = self.scan.blocks.len();
        let is_empty = open.body.is_empty();
        let (der, mended) = open.body.decode(open.label == "CERTIFICATE");
        let mut defects = open.defects;
        let at = |kind, line, column, seen: String, expected: &str| Defect {
            kind,
            line,
            column,
            end_line: None,
            seen,
            expected: expected.to_owned(),
            block: None,
            taken_by: Vec::new(),
        };
        // Damage that explains the rest comes alone: a cut block has no padding either.
        let has = |kind| defects.iter().any(|defect: &Defect| defect.kind == kind);
        let explained =
            !ended || has(DefectKind::OneLine) || has(DefectKind::TextAfterMarker) || has(DefectKind::Quoted);
        if let Some((line, column, character)) = open.body.bad {
            if !(has(DefectKind::OneLine) || has(DefectKind::TextAfterMarker)) {
                let seen = if secret { "a character that is not base64".into() } else { shown(&character.to_string()) };
                defects.push(at(DefectKind::BadBase64, line, column, seen, "A-Z a-z 0-9 + / ="));
            }
        } else if is_empty {
            defects.push(at(
                DefectKind::EmptyBlock,
                open.line,
                open.column,
                "nothing between BEGIN and END".into(),
                "base64",
            ));
        } else if mended && !explained {
            let seen = if open.body.padding_inside {
                "padding in the middle"
            } else {
                "the base64 does not end at a full group"
            };
            defects.push(at(
                DefectKind::BadPadding,
                end_line.saturating_sub(1).max(open.line),
                1,
                seen.into(),
                "a multiple of four characters",
            ));
        }
        if let Some(line) = open.body.blank {
            defects.push(at(DefectKind::BlankLine, line, 1, "a blank line inside the base64".into(), "no blank line"));
        }
        if let Some(line) = self.nul_line.take().filter(|line| *line != open.line) {
            let seen = "a line that begins with NUL".to_owned();
            defects.push(at(DefectKind::ControlOctets, line, 1, seen, "text"));
        }
        if let Some(line) = open.body.line_of_wrong_length() {
            let seen = "a blank line behind BEGIN, then lines of other lengths than 64".to_owned();
            defects.push(at(DefectKind::LineLength, line, 1, seen, "no blank line behind BEGIN"));
        }
        if !open.body.headers.is_empty() && !secret {
            defects.push(at(
                DefectKind::Headers,
                // A block whose line breaks were lost has no next line.
                (open.line + 1).min(end_line),
                1,
                open.body.headers.iter().map(|(name, _)| shown(name)).collect::<Vec<_>>().join(", "),
                "base64 right after BEGIN",
            ));
        }
        self.scan.defects.extend(defects.into_iter().map(|defect| Defect { block: Some(index), ..defect }));
        self.scan.blocks.push(Block {
            label: open.label,
            line: open.line,
            column: open.column,
            end_line,
            headers: open.body.headers.clone(),
            span: open.start..end,
            der,
        });
    }

    /// A lone CR in a block, or on what others take for the line of its BEGIN: they see one line where we see two.
    fn carriage_returns(&mut self, text: &[u8]) {
        let affected = self.scan.blocks.iter().position(|block| {
            let before = text.get(..block.span.start).unwrap_or_default();
            let start = before.iter().rposition(|octet| *octet == b'\n').map_or(0, |at| at + 1);
            // The CR of a CR LF behind the END marker is not alone.
            let end = (block.span.end + 2).min(text.len());
            has_lone_cr(text.get(start..end).unwrap_or_default())
        });
        let Some(block) = affected.and_then(|index| Some((index, self.scan.blocks.get(index)?))) else { return };
        let (index, line) = (block.0, block.1.line);
        self.scan.defects.push(Defect {
            kind: DefectKind::CarriageReturns,
            line,
            column: 1,
            end_line: None,
            seen: "lines that end in a lone CR".into(),
            expected: "LF or CR LF".into(),
            block: Some(index),
            taken_by: Vec::new(),
        });
    }

    fn finish(&mut self, text: &[u8]) {
        if let Some(open) = self.open.take() {
            self.close_without_end(open, self.last_line, text.len());
        }
        if self.scan.blocks.is_empty() {
            return;
        }
        self.carriage_returns(text);
        if let Err(error) = std::str::from_utf8(text) {
            let valid = text.get(..error.valid_up_to()).unwrap_or(text);
            let inside = self.scan.blocks.iter().any(|block| block.span.contains(&valid.len()));
            if !inside {
                let (line, column) = place(valid);
                self.scan.defects.push(Defect {
                    kind: DefectKind::NotUtf8,
                    line,
                    column,
                    end_line: None,
                    seen: text.get(valid.len()).map(|octet| format!("octet 0x{octet:02x}")).unwrap_or_default(),
                    expected: "UTF-8".into(),
                    block: None,
                    taken_by: Vec::new(),
                });
            }
        }
    }
}

/// Is there a CR that no LF follows?
fn has_lone_cr(text: &[u8]) -> bool {
    text.iter().enumerate().any(|(at, octet)| *octet == b'\r' && text.get(at + 1) != Some(&b'\n'))
}

/// Line and column behind `text`.
fn place(text: &[u8]) -> (u32, u32) {
    let mut last = (1, 1);
    for line in lines(text) {
        last = (line.number, line.column(line.octets.len()));
    }
    if matches!(text.last(), Some(b'\n' | b'\r')) { (last.0 + 1, 1) } else { last }
}

fn defect(
    kind: DefectKind,
    line: Line<'_>,
    offset: usize,
    seen: String,
    expected: String,
    block: Option<usize>,
) -> Defect {
    Defect {
        kind,
        line: line.number,
        column: line.column(offset),
        end_line: None,
        seen,
        expected,
        block,
        taken_by: Vec::new(),
    }
}

/// Base64 on the line of a marker.
fn note_shared_line(open: &mut Open, line: Line<'_>, marker: &Marker) {
    let already = open.defects.iter().any(|defect| defect.kind == DefectKind::TextAfterMarker);
    if !already && line.octets.get(..marker.start).is_some_and(|before| !before.trim_ascii().is_empty()) {
        open.defects.push(defect(
            DefectKind::TextBeforeBegin,
            line,
            0,
            "text before END on its line".into(),
            format!("-----END {}----- at the beginning of the line", shown(&open.label)),
            None,
        ));
    }
}

/// What stands before a BEGIN marker on its line.
fn prefix_defect(prefix: &[u8], secret: bool) -> Option<(DefectKind, String)> {
    let without_mark = prefix.strip_prefix(b"\xef\xbb\xbf");
    if let Some(rest) = without_mark
        && rest.trim_ascii().is_empty()
    {
        return Some((DefectKind::ByteOrderMark, "EF BB BF, a UTF-8 byte order mark".into()));
    }
    if prefix.is_empty() {
        return None;
    }
    if prefix.trim_ascii().is_empty() {
        return Some((DefectKind::Indented, format!("{} blanks before BEGIN", prefix.len())));
    }
    if prefix.iter().all(|octet| octet.is_ascii_control() || *octet == b' ') {
        return Some((DefectKind::ControlOctets, "control octets before BEGIN".into()));
    }
    let text = String::from_utf8_lossy(prefix);
    if text.trim().trim_start_matches('\u{feff}').chars().all(is_quote) {
        return Some((DefectKind::Quoted, format!("a quotation mark {} before BEGIN", shown(text.trim()))));
    }
    let seen = if secret { "text before BEGIN".to_owned() } else { shown(text.trim()) };
    Some((DefectKind::TextBeforeBegin, seen))
}

fn is_quote(character: char) -> bool {
    matches!(character, '"' | '\'' | '`' | '\u{201c}'..='\u{201f}' | '\u{2018}'..='\u{201b}' | '\u{ab}' | '\u{bb}')
}

/// A closing quotation mark, with what JSON or a shell puts behind it.
fn is_quote_end(text: &[u8]) -> bool {
    let text = String::from_utf8_lossy(text);
    let text = text.trim_end_matches([',', ';', ')', ' ']);
    !text.is_empty() && text.chars().all(is_quote)
}

fn marker_defect(line: Line<'_>, marker: &Marker) -> Option<Defect> {
    if marker.has_five_hyphens() {
        return None;
    }
    let side = if marker.side == Side::Begin { "BEGIN" } else { "END" };
    let expected = format!("-----{side} {}-----", shown(&marker.label));
    let seen = shown(&String::from_utf8_lossy(line.octets.get(marker.start..marker.end).unwrap_or_default()));
    let kind = if marker.typographic { DefectKind::TypographicDash } else { DefectKind::DashCount };
    let offset = if marker.typographic || marker.before != 5 { marker.start } else { marker.end - marker.behind };
    Some(defect(kind, line, offset, seen, expected, None))
}

/// Labels of RFC 7468 and of OpenSSL's `pem.h` that readers know or pass over.
const KNOWN_LABELS: [&str; 24] = [
    "CERTIFICATE",
    "CERTIFICATE REQUEST",
    "NEW CERTIFICATE REQUEST",
    "X509 CRL",
    "PKCS7",
    "CMS",
    "PRIVATE KEY",
    "ENCRYPTED PRIVATE KEY",
    "RSA PRIVATE KEY",
    "EC PRIVATE KEY",
    "DSA PRIVATE KEY",
    "ANY PRIVATE KEY",
    "OPENSSH PRIVATE KEY",
    "PUBLIC KEY",
    "RSA PUBLIC KEY",
    "EC PARAMETERS",
    "DH PARAMETERS",
    "X9.42 DH PARAMETERS",
    "DSA PARAMETERS",
    "ATTRIBUTE CERTIFICATE",
    "PKCS #7 SIGNED DATA",
    "SSL SESSION PARAMETERS",
    "SSH2 PUBLIC KEY",
    "TSS2 PRIVATE KEY",
];

fn label_defect(line: Line<'_>, marker: &Marker) -> Option<Defect> {
    let label = marker.label.as_str();
    let (kind, expected) = match label {
        "TRUSTED CERTIFICATE" => (DefectKind::TrustedLabel, "CERTIFICATE"),
        "X509 CERTIFICATE" => (DefectKind::X509Label, "CERTIFICATE"),
        _ if KNOWN_LABELS.contains(&label) => return None,
        _ => (DefectKind::UnknownLabel, nearest_label(label)),
    };
    Some(defect(kind, line, marker.start, shown(label), expected.to_owned(), None))
}

fn nearest_label(label: &str) -> &'static str {
    let upper = label.to_ascii_uppercase();
    let nearest =
        KNOWN_LABELS.iter().max_by(|a, b| strsim::jaro_winkler(a, &upper).total_cmp(&strsim::jaro_winkler(b, &upper)));
    nearest.copied().unwrap_or("CERTIFICATE")
}

#[cfg(test)]
mod tests;
