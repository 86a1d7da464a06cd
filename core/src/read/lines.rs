//! The lines of a text that findings may quote: never what stands inside a private key, and no more than is needed.

use zeroize::Zeroizing;

use super::{base64::is_character, format, pem};
use crate::limits;

/// Lines by their number, from 1.
#[derive(Debug, Clone, Default)]
pub struct Lines {
    /// Sorted by number.
    kept: Vec<(u32, String)>,
}

impl Lines {
    pub fn get(&self, line: u32) -> Option<&str> {
        let at = self.kept.binary_search_by_key(&line, |(number, _)| *number).ok()?;
        self.kept.get(at).map(|(_, text)| text.as_str())
    }

    /// The lines of a text whose blocks were found. Of a large text only those that findings speak of.
    pub(super) fn of(text: &[u8], scan: &pem::Scan) -> Self {
        let is_long = text.len() > limits::KEPT_LINES_BYTES || scan.defects.is_empty() && scan.blocks.len() > MANY;
        let mut wanted: Vec<u32> = Vec::new();
        if is_long {
            wanted.push(1);
            wanted.extend(scan.blocks.iter().flat_map(|block| [block.line, block.end_line]));
            wanted.extend(scan.defects.iter().map(|defect| defect.line));
            wanted.sort_unstable();
        }
        let mut wanted = wanted.into_iter().peekable();
        let mut blocks = scan.blocks.iter().peekable();
        let mut kept = Vec::new();
        for line in pem::lines(text) {
            while blocks.next_if(|block| block.end_line < line.number).is_some() {}
            if is_long {
                while wanted.next_if(|wanted| *wanted < line.number).is_some() {}
                if wanted.peek() != Some(&line.number) {
                    continue;
                }
            }
            // Several blocks may share a line.
            let on_line = blocks.clone().take_while(|block| block.line <= line.number);
            kept.push((line.number, presentable(&line, on_line)));
        }
        Self { kept }
    }

    /// The first lines of a text without secrets.
    pub(super) fn first(text: &[u8], count: usize) -> Self {
        let kept = pem::lines(text).take(count).map(|line| (line.number, cut(line.octets))).collect();
        Self { kept }
    }

    pub(super) fn push(&mut self, line: u32, text: &[u8]) {
        if self.kept.last().is_none_or(|(last, _)| *last < line) {
            self.kept.push((line, cut(text)));
        }
    }
}

/// Of so many blocks without a defect findings quote markers alone.
const MANY: usize = 8;

/// Characters of one line that are kept: an excerpt shows 64, and a place beyond this is no place a person looks at.
const LINE_CHARACTERS: usize = 4096;

fn cut(octets: &[u8]) -> String {
    if let Some(text) = std::str::from_utf8(octets).ok().filter(|text| text.len() <= LINE_CHARACTERS) {
        return text.to_owned();
    }
    String::from_utf8_lossy(octets.get(..octets.len().min(4 * LINE_CHARACTERS)).unwrap_or_default())
        .chars()
        .take(LINE_CHARACTERS)
        .collect()
}

/// A line without what stands inside blocks that are, or may be, private keys. What is taken away leaves blanks, so
/// that columns keep their meaning.
fn presentable<'a>(line: &pem::Line<'_>, blocks: impl Iterator<Item = &'a pem::Block>) -> String {
    let (mut outside, mut blanked) = (true, None);
    for block in blocks {
        outside = false;
        if is_public(block) {
            continue;
        }
        let text = blanked.get_or_insert_with(|| Zeroizing::new(line.octets.to_vec()));
        // Octets of the line that belong to the block, without its markers.
        let from = block.span.start.saturating_sub(line.start).min(text.len());
        let to = block.span.end.saturating_sub(line.start).min(text.len());
        let markers = pem::markers(line.octets);
        let is_marker = |at: usize| markers.iter().any(|marker| (marker.start..marker.end).contains(&at));
        for at in from..to {
            if !is_marker(at)
                && let Some(octet) = text.get_mut(at)
            {
                *octet = b' ';
            }
        }
    }
    let text = blanked.as_ref().map_or(line.octets, |text| text.as_slice());
    if outside && looks_like_data(text) {
        return String::new();
    }
    let mut text = cut(text);
    text.truncate(text.trim_end().len());
    text
}

/// A block that holds nothing secret, by its label and by its contents. In doubt it is secret.
fn is_public(block: &pem::Block) -> bool {
    let label = block.label.to_ascii_uppercase();
    let public = ["CERT", "CRL", "PKCS7", "PKCS #7", "CMS", "PUBLIC KEY", "PARAMETERS"];
    let is_key = || block.der.as_ref().and_then(|der| format::asn1(der)).is_some_and(format::Format::is_der_key);
    !label.contains("PRIVATE") && public.iter().any(|word| label.contains(word)) && !is_key()
}

/// Base64 outside of any block: perhaps what is left of a key.
fn looks_like_data(line: &[u8]) -> bool {
    let line = line.trim_ascii();
    line.len() >= 24 && line.iter().all(|octet| is_character(*octet) || matches!(octet, b'=' | b'-' | b'_'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str) -> Lines {
        Lines::of(text.as_bytes(), &pem::scan(text.as_bytes()))
    }

    #[test]
    fn keys_are_blanked_and_certificates_are_not() {
        let lines = lines(
            "# mine\n-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEIA==\n-----END PRIVATE KEY-----\n\
             -----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n",
        );
        assert_eq!(lines.get(1), Some("# mine"));
        assert_eq!(lines.get(2), Some("-----BEGIN PRIVATE KEY-----"));
        assert_eq!(lines.get(3), Some(""));
        assert_eq!(lines.get(4), Some("-----END PRIVATE KEY-----"));
        assert_eq!(lines.get(6), Some("MIIB"));
        assert_eq!(lines.get(8), None);
    }

    #[test]
    fn a_key_is_blanked_whatever_its_label_and_lines() {
        for text in [
            "-----BEGIN PRIVATE KEY----- SECRETSECRETSECRETSECRET== -----END PRIVATE KEY-----\n",
            "-----BEGIN PRIVAT KEY-----\nSECRETSECRETSECRETSECRET\n-----END PRIVAT KEY-----\n",
            "-----BEGIN PRIVATE KEY-----\nSECRETSECRETSECRETSECRET\n",
            "SECRETSECRETSECRETSECRET\n-----END PRIVATE KEY-----\n",
            "-----BEGIN RSA PRIVATE KEY-----\nSECRETSECRETSECRETSECRET-----END RSA PRIVATE KEY----------BEGIN CERTIFICATE-----\n",
            "SECRETSECRETSECRETSECRET\n",
        ] {
            let lines = lines(text);
            assert!(lines.kept.iter().all(|(_, line)| !line.contains("SECRET")), "{text}: {lines:?}");
        }
    }

    #[test]
    fn of_many_blocks_without_a_defect_the_markers_are_kept() {
        let of = |count| lines(&crate::trust::testing::REDISLABS_ROOT.repeat(count));
        assert!(of(MANY).get(2).is_some() && of(MANY + 1).get(2).is_none() && of(MANY + 3).get(2).is_none());
        let mut lines = Lines::default();
        lines.push(1, b"a");
        lines.push(1, b"b");
        assert_eq!((lines.get(1), lines.kept.len()), (Some("a"), 1));
        // Of a long line the beginning is kept, in characters.
        for long in ["x", "é", "€", "🔑"] {
            assert_eq!(cut(long.repeat(5_000).as_bytes()), long.repeat(LINE_CHARACTERS));
        }
        assert_eq!(cut(b"M\xfcller"), "M\u{fffd}ller");
    }

    #[test]
    fn of_a_large_text_only_what_findings_speak_of_is_kept() {
        let noise = "a line of no interest\n".repeat(limits::KEPT_LINES_BYTES / 20);
        let lines = lines(&format!("first\n{noise}-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n"));
        assert!(lines.kept.len() < 6, "{}", lines.kept.len());
        assert_eq!(lines.get(1), Some("first"));
    }
}
