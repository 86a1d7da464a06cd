//! PHP's `cafile`: OpenSSL's reader first, all or nothing; where it refuses, PHP reads again line by line and passes
//! over what does not decode (php-src, ext/openssl/xp_ssl.c, `php_openssl_load_stream_cafile`).

use std::sync::Arc;

use super::{LineCounter, Reading, Refuses, Taken, base64, openssl};

pub(super) fn cafile(file: &[u8], refuses: Refuses<'_>) -> Reading {
    let first = openssl::file(file, refuses);
    if first.stopped.is_none() {
        return first;
    }
    let mut reading = Reading::default();
    let mut lines = LineCounter::new(file);
    let mut at = 0;
    let mut open: Option<(usize, Vec<u8>)> = None;
    for line in file.split_inclusive(|octet| *octet == b'\n') {
        match line {
            b"-----BEGIN CERTIFICATE-----\n" | b"-----BEGIN CERTIFICATE-----\r\n" => open = Some((at, Vec::new())),
            b"-----END CERTIFICATE-----" | b"-----END CERTIFICATE-----\n" | b"-----END CERTIFICATE-----\r\n" => {
                if let Some((start, body)) = open.take() {
                    let characters = body.into_iter().filter(|octet| !octet.is_ascii_whitespace());
                    let octets = base64::decode(characters, base64::Padding::Required);
                    if let Some(der) = octets.filter(|octets| !octets.is_empty() && !refuses(octets)) {
                        Arc::make_mut(&mut reading.taken).push(Taken { der, line: Some(lines.line_of(start)) });
                    }
                }
            }
            _ => {
                if let Some((_, body)) = &mut open {
                    body.extend_from_slice(line);
                }
            }
        }
        at += line.len();
    }
    if reading.taken.is_empty() { first } else { reading }
}
