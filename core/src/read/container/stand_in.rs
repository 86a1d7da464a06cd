//! What may be a key, kept from parsers that copy it: they see a stand-in, and what they made of the text gets it back.
//!
//! The buffers of a YAML parser, and those in which a JSON parser resolves escapes, are not wiped.

use std::{collections::HashMap, fmt::Write as _};

use serde_json::{Map, Value};

use crate::read::base64::is_character;

/// So many characters of base64 at least. A shorter run tells little of a key; names of fields mostly are shorter, too.
const SHORTEST: usize = 16;

/// Encloses the number of a run. A character for private use, which nobody writes.
const FENCE: char = '\u{10fffd}';

/// A text with a stand-in for each run of base64.
pub(super) struct Veiled<'a> {
    pub text: String,
    runs: Vec<&'a str>,
}

impl<'a> Veiled<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        let mut veiled = Self { text: String::with_capacity(text.len()), runs: Vec::new() };
        // Written out, or as an escape of JSON or YAML.
        let is_fence = |six: &[u8]| six.eq_ignore_ascii_case(b"\\udbff") || six.eq_ignore_ascii_case(b"10fffd");
        if text.contains(FENCE) || text.as_bytes().windows(6).any(is_fence) {
            // Whoever does so could have runs put where they do not belong, and has no manifest that a cluster takes.
            text.clone_into(&mut veiled.text);
            return veiled;
        }
        // Equal runs have one number: an alias finds its anchor.
        let mut numbers: HashMap<&str, usize> = HashMap::new();
        let octets = text.as_bytes();
        let (mut at, mut done) = (0, 0);
        while at < octets.len() {
            let length = octets.iter().skip(at).take_while(|octet| is_character(**octet)).count();
            let start = at + escaped(octets, at).min(length);
            at += length;
            if let Some(run) = text.get(start..at).filter(|run| is_veiled(run)) {
                let number = *numbers.entry(run).or_insert_with(|| {
                    veiled.runs.push(run);
                    veiled.runs.len() - 1
                });
                veiled.text.push_str(text.get(done..start).unwrap_or_default());
                let _ = write!(veiled.text, "{FENCE}{number}{FENCE}");
                done = at;
            }
            at += 1;
        }
        veiled.text.push_str(text.get(done..).unwrap_or_default());
        veiled
    }

    /// Puts the runs back in what was made of the text.
    pub(super) fn restore(&self, value: &mut Value) {
        if self.runs.is_empty() {
            return;
        }
        match value {
            Value::String(text) if text.contains(FENCE) => *text = self.restored(text),
            Value::Array(items) => {
                for item in items {
                    self.restore(item);
                }
            }
            Value::Object(fields) => {
                for field in fields.values_mut() {
                    self.restore(field);
                }
                if fields.keys().any(|name| name.contains(FENCE)) {
                    let restored = |(name, field): (String, Value)| (self.restored(&name), field);
                    *fields = std::mem::take(fields).into_iter().map(restored).collect::<Map<_, _>>();
                }
            }
            _ => {}
        }
    }

    /// In one allocation, which is the caller's to wipe.
    fn restored(&self, text: &str) -> String {
        let run = |number: &str| number.parse::<usize>().ok().and_then(|number| self.runs.get(number)).copied();
        // Every other part is the number of a run.
        let part = |(at, part)| if at % 2 == 1 { run(part).unwrap_or(part) } else { part };
        let parts = || text.split(FENCE).enumerate().map(part);
        let mut out = String::with_capacity(parts().map(str::len).sum());
        parts().for_each(|part| out.push_str(part));
        out
    }
}

/// How many characters here belong to an escape that began before them.
fn escaped(octets: &[u8], at: usize) -> usize {
    match (at.checked_sub(1).and_then(|before| octets.get(before)), octets.get(at)) {
        (Some(b'\\'), Some(b'x')) => 3,
        (Some(b'\\'), Some(b'u')) => 5,
        (Some(b'\\'), Some(b'U')) => 9,
        (Some(b'\\'), _) => 1,
        _ => 0,
    }
}

/// Long enough, and no number: those stand outside of strings, too.
fn is_veiled(run: &str) -> bool {
    let mut letters = run.bytes().filter(u8::is_ascii_alphabetic);
    let first = letters.next();
    run.len() >= SHORTEST && letters.any(|letter| Some(letter) != first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_are_veiled_and_put_back() {
        let json = r#"{"tls":{"key":"-----BEGIN X-----\nMIGHAgEAMBMGByqGSM49\u000aAgEGCCqGSM49AwEHBG0w\n"},"n":12345678901234567890,
            "clientCertificateAuthority":["MIGHAgEAMBMGByqGSM49","short","a\/b"]}"#;
        let veiled = Veiled::new(json);
        for part in ["MIGHAgEAMBMG", "AgEGCCqGSM49", "clientCertificate"] {
            assert!(!veiled.text.contains(part), "{}", veiled.text);
        }
        assert_eq!(veiled.runs.len(), 3);
        let read = |text: &str| serde_json::from_str::<Value>(text).unwrap_or_default();
        let mut value = read(&veiled.text);
        assert!(value.is_object() && value != read(json));
        veiled.restore(&mut value);
        assert_eq!(value, read(json));
    }

    #[test]
    fn what_holds_the_stand_in_itself_is_left_alone() {
        for text in [
            format!("[\"{FENCE}0{FENCE}\", \"MIGHAgEAMBMGByqGSM49\"]"),
            r#"["\uDBFF\udffd0\udbff\udffd", "MIGHAgEAMBMGByqGSM49"]"#.to_owned(),
        ] {
            let veiled = Veiled::new(&text);
            let mut value: Value = serde_json::from_str(&veiled.text).unwrap_or_default();
            veiled.restore(&mut value);
            assert_eq!(value.get(0).and_then(Value::as_str), Some(format!("{FENCE}0{FENCE}").as_str()));
        }
        assert_eq!(Veiled::new("a: \"\\U0010FFFD\" MIGHAgEAMBMGByqGSM49").runs, [""; 0]);
    }

    #[test]
    fn words_and_numbers_stay() {
        for text in
            ["kind: Secret", "123456789012345678901234567890", "1234567890123456e10", "aaaaaaaaaaaaaaaaaaaaaaaa", ""]
        {
            assert_eq!(Veiled::new(text).text, text);
        }
    }
}
