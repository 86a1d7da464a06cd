//! Blocks of PEM as RFC 7468 writes them.

use base64ct::{Base64, Encoding};
use zeroize::Zeroizing;

/// One block: lines of 64 characters, LF. Header lines (`Proc-Type`) stand before a blank line (RFC 1421, section 4.4).
pub fn block(label: &str, headers: &[(String, String)], der: &[u8]) -> Zeroizing<String> {
    let base64 = Zeroizing::new(Base64::encode_string(der));
    let lines = base64.len().div_ceil(64);
    let room: usize = headers.iter().map(|(name, value)| name.len() + value.len() + 3).sum();
    // Allocated once: growing would leave a copy behind.
    let mut text = Zeroizing::new(String::with_capacity(base64.len() + lines + room + 2 * label.len() + 40));
    text.push_str("-----BEGIN ");
    text.push_str(label);
    text.push_str("-----\n");
    for (name, value) in headers {
        for part in [name.as_str(), ": ", value, "\n"] {
            text.push_str(part);
        }
    }
    if !headers.is_empty() {
        text.push('\n');
    }
    let mut rest = base64.as_str();
    while !rest.is_empty() {
        let (line, behind) = rest.split_at(rest.len().min(64));
        text.push_str(line);
        text.push('\n');
        rest = behind;
    }
    text.push_str("-----END ");
    text.push_str(label);
    text.push_str("-----\n");
    text
}

pub fn certificate(der: &[u8]) -> String {
    block("CERTIFICATE", &[], der).to_string()
}
