//! PEM text, well-formed; what is wrong with a vector's text is done to it by the vector.

use base64ct::{Base64, Encoding};

/// A block with lines of 64 characters (RFC 7468).
pub fn block(label: &str, der: &[u8]) -> String {
    block_of_width(label, der, 64)
}

pub fn block_of_width(label: &str, der: &[u8], width: usize) -> String {
    let body = Base64::encode_string(der);
    let lines = body.as_bytes().chunks(width).map(|line| std::str::from_utf8(line).expect("base64 is ASCII"));
    let mut out = format!("-----BEGIN {label}-----\n");
    for line in lines {
        out.push_str(line);
        out.push('\n');
    }
    out.push_str(&format!("-----END {label}-----\n"));
    out
}

/// The octets of the first block.
pub fn decode(text: &str) -> Vec<u8> {
    let body: String = text
        .lines()
        .skip_while(|line| !line.starts_with("-----BEGIN"))
        .skip(1)
        .take_while(|line| !line.starts_with("-----END"))
        .collect();
    Base64::decode_vec(&body).expect("a well-formed block")
}
