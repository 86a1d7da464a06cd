//! redis-rs with native-tls: UTF-8, cut behind each `-----END CERTIFICATE-----`, each piece from its first
//! `-----BEGIN CERTIFICATE-----` on, wherever in a line that stands; of each piece the first block that OpenSSL reads.

use super::{LineCounter, Reader, Reading, Refuses, openssl};

const BEGIN: &str = "-----BEGIN CERTIFICATE-----";
const END: &str = "-----END CERTIFICATE-----";

pub(super) fn roots(file: &[u8], refuses: Refuses<'_>) -> Reading {
    let mut reading = Reading::default();
    let mut lines = LineCounter::new(file);
    let text = match std::str::from_utf8(file) {
        Ok(text) => text,
        Err(error) => {
            reading.refuse(Some(lines.line_of(error.valid_up_to())), "text that is not UTF-8");
            return reading;
        }
    };
    let mut at = 0;
    for piece in text.split_inclusive(END) {
        if let Some(start) = piece.find(BEGIN) {
            let line = lines.line_of(at + start);
            let block = openssl::first_block(&piece.as_bytes()[start..]).filter(|block| {
                !block.has_header && matches!(block.label.as_slice(), b"CERTIFICATE" | b"X509 CERTIFICATE")
            });
            let Some(block) = block else {
                reading.refuse(Some(line), "a block that OpenSSL cannot read");
                break;
            };
            if !reading.take(Reader::NativeTls, block.octets, Some(line), refuses) {
                break;
            }
        }
        at += piece.len();
    }
    reading
}
