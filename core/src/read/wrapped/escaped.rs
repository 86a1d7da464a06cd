//! Line breaks written as `\n` or `%0A`: PEM that went through JSON, an environment variable, a source file or a URL.

use zeroize::Zeroizing;

use super::{assignment, find, line_of, trimmed};
use crate::read::{format::Escape, pem};

/// A text whose escapes were resolved.
pub(in crate::read) struct Escaped {
    /// It may hold a key.
    pub text: Zeroizing<Vec<u8>>,
    /// For each line of `text` the line of the file that it came from.
    pub origin: Vec<u32>,
    /// The first line with an escape.
    pub line: u32,
    pub how: Escape,
    /// `NAME` where that line begins with `NAME=`.
    pub variable: Option<String>,
}

/// `None` where no marker has an escape beside it.
pub(in crate::read) fn decode(text: &[u8]) -> Option<Escaped> {
    if let Some(at) = find(text, b"-----BEGIN%20") {
        return Some(percent(text, at));
    }
    memchr::memchr(b'\\', text)?;
    let is_escaped = |line: &[u8]| find(line, b"-----\\").is_some_and(|at| escape(line, at + 5).is_some());
    pem::lines(text).find(|line| is_escaped(line.octets)).map(|first| backslash(text, &first))
}

fn backslash(text: &[u8], first: &pem::Line<'_>) -> Escaped {
    let mut out = Zeroizing::new(Vec::with_capacity(text.len()));
    let mut origin = Vec::new();
    let mut is_open = false;
    for line in pem::lines(text) {
        let was_open = is_open;
        let begins = find(line.octets, b"-----BEGIN ");
        let last_end =
            pem::markers(line.octets).iter().rev().find(|marker| marker.side == pem::Side::End).map(|m| m.end);
        if let Some(begin) = begins {
            is_open = last_end.is_none_or(|end| end < begin);
        } else if last_end.is_some() {
            is_open = false;
        }
        let has_escape = find(line.octets, b"\\n").is_some() || find(line.octets, b"\\r").is_some();
        let part = match begins {
            // What stands before the first marker and behind the last one is the wrapping.
            Some(begin) if has_escape && !was_open => {
                let end = last_end.filter(|_| !is_open).unwrap_or(line.octets.len());
                let end = closing_quote(line.octets, begin).map_or(end, |quote| quote.min(end));
                line.octets.get(begin..end)
            }
            // A string literal on each line of a source file.
            _ if has_escape && (was_open || begins.is_some()) => Some(between_quotes(line.octets)),
            _ => None,
        };
        if let Some(part) = part {
            resolve(part, line.number, &mut out, &mut origin);
        } else {
            out.extend_from_slice(line.octets);
            end_line(line.number, &mut out, &mut origin);
        }
    }
    let variable = assignment(trimmed(first.octets)).map(|(name, _)| name.to_owned());
    Escaped { text: out, origin, line: first.number, how: Escape::Backslash, variable }
}

/// Writes a part of a line with its escapes resolved, each piece a line of its own.
fn resolve(part: &[u8], number: u32, out: &mut Zeroizing<Vec<u8>>, origin: &mut Vec<u32>) {
    let mut at = 0;
    let mut pending = false;
    while let Some(&octet) = part.get(at) {
        if let Some((length, character)) = escape(part, at) {
            match character {
                Some(character) => out.push(character),
                None => end_line(number, out, origin),
            }
            pending = character.is_some();
            at += length;
        } else {
            out.push(octet);
            pending = true;
            at += 1;
        }
    }
    if pending {
        end_line(number, out, origin);
    }
}

fn end_line(number: u32, out: &mut Zeroizing<Vec<u8>>, origin: &mut Vec<u32>) {
    out.push(b'\n');
    origin.push(number);
}

/// The escape at this place: its length, and the character that it stands for, `None` for a line break. Escaped
/// escapes (`\\n`) are what two passes through JSON leave.
fn escape(text: &[u8], at: usize) -> Option<(usize, Option<u8>)> {
    let rest = text.get(at..)?;
    let slashes = rest.iter().take(8).take_while(|octet| **octet == b'\\').count();
    if slashes == 0 {
        return None;
    }
    let found = match rest.get(slashes..)? {
        [b'r', b'\\', ..] => {
            let second = escape(rest, slashes + 1).filter(|(_, character)| character.is_none());
            (slashes + 1 + second.map_or(0, |(length, _)| length), None)
        }
        [b'n' | b'r', ..] => (slashes + 1, None),
        [character @ (b'"' | b'\'' | b'/' | b'='), ..] => (slashes + 1, Some(*character)),
        [b't', ..] => (slashes + 1, Some(b' ')),
        _ => return None,
    };
    Some(found)
}

/// Where the string ends whose opening quotation mark stands right before `begin`.
fn closing_quote(line: &[u8], begin: usize) -> Option<usize> {
    let quote = *line.get(begin.checked_sub(1)?)?;
    if !matches!(quote, b'"' | b'\'' | b'`') {
        return None;
    }
    (begin..line.len()).find(|at| line.get(*at) == Some(&quote) && line.get(at - 1) != Some(&b'\\'))
}

fn between_quotes(line: &[u8]) -> &[u8] {
    let quote = |octet: &u8| matches!(octet, b'"' | b'\'' | b'`');
    match (line.iter().position(quote), line.iter().rposition(quote)) {
        (Some(first), Some(last)) if first < last => line.get(first + 1..last).unwrap_or_default(),
        _ => line.trim_ascii(),
    }
}

fn percent(text: &[u8], at: usize) -> Escaped {
    let line = line_of(text, at);
    let start = text.get(..at).unwrap_or_default().iter().rposition(|octet| *octet == b'\n').map_or(0, |at| at + 1);
    let variable = text.get(start..).and_then(|rest| assignment(trimmed(rest))).map(|(name, _)| name.to_owned());
    let mut out = Zeroizing::new(Vec::with_capacity(text.len()));
    let mut origin = Vec::new();
    let mut rest = text.get(at..).unwrap_or_default();
    let mut number = line;
    while let [octet, after @ ..] = rest {
        rest = after;
        let character = match (octet, after) {
            (b'%', [high, low, behind @ ..]) => match (hexadecimal(*high), hexadecimal(*low)) {
                (Some(high), Some(low)) => {
                    rest = behind;
                    high << 4 | low
                }
                _ => b'%',
            },
            (b'\n', _) => {
                number += 1;
                b'\n'
            }
            _ => *octet,
        };
        out.push(character);
        if character == b'\n' {
            origin.push(number);
        }
    }
    origin.push(number);
    Escaped { text: out, origin, line, how: Escape::Percent, variable }
}

fn hexadecimal(digit: u8) -> Option<u8> {
    char::from(digit).to_digit(16).and_then(|digit| u8::try_from(digit).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    const PEM: &str = "-----BEGIN CERTIFICATE-----\nMIIB\nAAAA\n-----END CERTIFICATE-----\n";

    fn decoded(text: &str) -> (String, Vec<u32>, Option<String>) {
        let found = decode(text.as_bytes()).unwrap_or_else(|| panic!("{text}"));
        (String::from_utf8_lossy(&found.text).into_owned(), found.origin, found.variable)
    }

    #[test]
    #[allow(clippy::needless_raw_string_hashes, reason = "all cases alike")]
    fn every_way_of_wrapping_gives_the_pem_back() {
        let one_line = PEM.trim_end().replace('\n', "\\n");
        for text in [
            one_line.clone(),
            format!("{one_line}\\n"),
            format!("\"{one_line}\\n\""),
            format!("{}\n", PEM.replace('\n', "\\r\\n")),
            format!("\"{}\"", PEM.replace('\n', "\\\\n")),
            format!("export REDIS_CA='{one_line}'\n"),
            format!("  \"ca\": \"{one_line}\\n\",\n"),
            PEM.lines().map(|line| ["  \"", line, "\\n\" +\n"].concat()).collect(),
            format!("\"{}\"", PEM.replace('\n', "\\\\r\\\\n")),
            // What stands behind the last marker belongs to the wrapping.
            format!("CA={one_line}; HOST=x\n"),
            "-----BEGIN%20CERTIFICATE-----%0AMIIB%0AAAAA%0A-----END%20CERTIFICATE-----%0A".to_owned(),
        ] {
            assert_eq!(decoded(&text).0.trim_end(), PEM.trim_end(), "{text}");
        }
    }

    #[test]
    fn lines_are_known_by_where_they_came_from() {
        let line = PEM.replace('\n', "\\n");
        for quote in ["\"", ""] {
            let (text, origin, variable) = decoded(&format!(
                "# settings\nCA={quote}{line}{quote}\nDIR=\"C:\\new\"\nHOST=\"x\"\nKEY={quote}{line}{quote}\n"
            ));
            // Other lines stay as they are.
            assert_eq!(text, format!("# settings\n{PEM}DIR=\"C:\\new\"\nHOST=\"x\"\n{PEM}"));
            assert_eq!(text.lines().count(), origin.len());
            assert_eq!(origin, [1, 2, 2, 2, 2, 3, 4, 5, 5, 5, 5]);
            assert_eq!(variable.as_deref(), Some("CA"));
        }
        let url = PEM.replace('\n', "%0A").replace(' ', "%20");
        let (text, origin, variable) = decoded(&format!("HOST=x\nexport CA={url}\nPORT=1\n\n"));
        assert_eq!(text, format!("{PEM}\nPORT=1\n\n"));
        assert_eq!(origin, [2, 2, 2, 2, 3, 4, 5, 5]);
        assert_eq!(variable.as_deref(), Some("CA"));
    }

    #[test]
    fn backslashes_elsewhere_are_left_alone() {
        assert!(decode(PEM.as_bytes()).is_none());
        assert!(decode(format!("# C:\\new\\root\n{PEM}").as_bytes()).is_none());
        assert!(decode(b"-----BEGIN CERTIFICATE-----\\x").is_none());
    }

    #[test]
    fn escaped_characters_of_base64_are_resolved() {
        let text = r"-----BEGIN CERTIFICATE-----\n\tMI\/B\nAA\=\=\r\/A\n-----END CERTIFICATE-----\n";
        assert_eq!(decoded(text).0, "-----BEGIN CERTIFICATE-----\n MI/B\nAA==\n/A\n-----END CERTIFICATE-----\n");
    }

    #[test]
    fn literals_of_several_lines_are_put_together() {
        // The end of one and the beginning of the next on one line.
        let literals = [
            r#""-----BEGIN CERTIFICATE-----\n" +"#,
            r#"  "MIIB\n" +"#,
            r#"  "-----END CERTIFICATE-----\n-----BEGIN CERTIFICATE-----\n" +"#,
            r#"  "AAAA\n" +"#,
            r#"  "-----END CERTIFICATE-----\n";"#,
        ];
        let block = |body: &str| format!("-----BEGIN CERTIFICATE-----\n{body}\n-----END CERTIFICATE-----\n");
        assert_eq!(decoded(&literals.join("\n")).0, block("MIIB") + &block("AAAA"));
        // One literal that goes over lines: its quotation marks stand alone on theirs.
        let template = format!("`{}`;\n", PEM.replace('\n', "\\n\n").trim_end());
        assert!(decoded(&template).0.starts_with(PEM));
        // JSON inside JSON: its quotation marks are escaped themselves.
        let line = PEM.replace('\n', "\\\\n");
        let twice = format!(r#""{{\"ca\":\"{line}\",\"key\":\"{line}\"}}""#);
        assert_eq!(decoded(&twice).0.matches("-----BEGIN CERTIFICATE-----\n").count(), 2);
    }
}
