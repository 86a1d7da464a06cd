//! Which files of a directory are worth checking. A file that was named is always checked; in a directory the name's
//! ending decides, else the first octets.

use std::{fs::File, io, path::Path};

use zeroize::Zeroizing;

use super::{open_and_read, read_wiped};

#[derive(Debug)]
pub enum Telling {
    Taken(Zeroizing<Vec<u8>>),
    PassedOver,
    Unreadable(io::Error),
}

/// Endings under which certificates and keys are kept.
const OF_TLS: &[&str] = &[
    "pem",
    "crt",
    "cer",
    "cert",
    "ca",
    "key",
    "der",
    "p7b",
    "p7c",
    "p12",
    "pfx",
    "jks",
    "keystore",
    "truststore",
    "p8",
    "pk8",
    "csr",
    "zip",
    "ca-bundle",
];

/// Texts and sources often quote a certificate without being one.
const OF_OTHERS: &[&str] = &[
    "md", "rst", "adoc", "html", "htm", "rs", "go", "py", "js", "mjs", "cjs", "ts", "tsx", "java", "kt", "c", "h",
    "cc", "cpp", "hpp", "cs", "rb", "php", "sh", "log", "ipynb", "lock", "svg",
];

/// So many octets tell what a file is.
const HEAD: usize = 64 << 10;

pub fn read(path: &Path, most: usize) -> Telling {
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_ascii_lowercase()).unwrap_or_default();
    if OF_TLS.contains(&ending.as_str()) {
        return open_and_read(path, most).map_or_else(Telling::Unreadable, Telling::Taken);
    }
    if OF_OTHERS.contains(&ending.as_str()) {
        return Telling::PassedOver;
    }
    let head = File::open(path).and_then(|file| read_wiped(&mut io::Read::take(file, HEAD as u64), HEAD));
    match head {
        Ok(head) if !looks_like_tls(&head) => Telling::PassedOver,
        // Nothing says that it is of interest, so that it cannot be read is not either.
        Err(_) => Telling::PassedOver,
        Ok(_) => open_and_read(path, most).map_or_else(Telling::Unreadable, Telling::Taken),
    }
}

/// PEM or base64 of it anywhere, or the first octets of a Java keystore or of DER that begins like a certificate, a
/// key or a PKCS#12 file.
fn looks_like_tls(head: &[u8]) -> bool {
    const MARKERS: [&[u8]; 3] = [b"-----BEGIN ", b"LS0tLS1CRUdJTi", b"-\0-\0-\0-\0-\0B\0E\0G\0I\0N\0"];
    let marked = MARKERS.iter().any(|marker| head.windows(marker.len()).any(|window| window == *marker));
    marked || head.starts_with(&[0xfe, 0xed, 0xfe, 0xed]) || is_der(head)
}

/// A SEQUENCE with a length of two octets whose first member is a SEQUENCE (certificate) or a small INTEGER (key,
/// PKCS#12). X.690, 8.1.3.
fn is_der(head: &[u8]) -> bool {
    matches!(head, [0x30, 0x82, _, _, 0x30, 0x82, ..] | [0x30, 0x82, _, _, 0x02, 0x01, 0 | 1 | 3, ..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn content_tells_where_the_name_does_not() {
        assert!(looks_like_tls(b"text before\n-----BEGIN CERTIFICATE-----\n"));
        assert!(looks_like_tls(b"tls.crt: LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0t"));
        assert!(looks_like_tls(&[0x30, 0x82, 4, 0, 0x30, 0x82, 3, 0]));
        assert!(!looks_like_tls(b"port 6379\ntls-port 6380\n"));
        assert!(!looks_like_tls(&[0x30, 0x31, 0x32, 0x33]));
        assert!(!looks_like_tls(b""));
    }
}
