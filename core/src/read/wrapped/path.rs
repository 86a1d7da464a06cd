//! A path or an address where the contents of a file belong: `--ca` got a file that holds a file's name.

use super::{line_of, trimmed};
use crate::read::format::InputFault;

/// A single short line that names a file or an address.
pub(in crate::read) fn recognise(text: &[u8]) -> Option<InputFault> {
    /// Linux's `PATH_MAX`.
    const LONGEST: usize = 4096;
    let start = trimmed(text);
    if start.len() > LONGEST || start.contains(&b'\n') {
        return None;
    }
    let path = std::str::from_utf8(start).ok()?;
    let line = line_of(text, text.len() - text.trim_ascii_start().len());
    let path = path.trim_matches(['"', '\'']);
    let path = match path.split_once('=') {
        Some((name, value)) if name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_' || c == ' ') => {
            value.trim_matches(['"', '\''])
        }
        _ => path,
    };
    if ["https://", "http://", "s3://", "gs://"].iter().any(|scheme| path.starts_with(scheme)) {
        return Some(InputFault::Url { url: path.to_owned(), line });
    }
    is_path(path).then(|| InputFault::Path { path: path.to_owned(), line })
}

fn is_path(text: &str) -> bool {
    if text.is_empty() || text.chars().any(|c| c.is_control() || matches!(c, '<' | '>' | '|' | '{' | '}')) {
        return false;
    }
    let text = text.strip_prefix("file://").unwrap_or(text);
    let windows = text.as_bytes().get(1..3).is_some_and(|drive| drive == b":\\" || drive == b":/");
    let rooted = ["/", "./", "../", "~/", "\\\\", "$", "%"].iter().any(|start| text.starts_with(start)) || windows;
    let name = text.rsplit(['/', '\\']).next().unwrap_or(text);
    let has_extension = name.rsplit_once('.').is_some_and(|(stem, extension)| {
        let known = ["pem", "crt", "cer", "der", "key", "p12", "pfx", "jks", "p7b", "csr", "zip", "ca-bundle", "txt"];
        !stem.is_empty() && known.contains(&extension.to_ascii_lowercase().as_str())
    });
    let has_blank = text.contains(' ');
    (rooted && text.len() > 1 && text.contains(['/', '\\'])) || (has_extension && !has_blank)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_and_addresses_are_told_from_words() {
        for text in
            ["./certs/redis_ca.pem\n", "redis_ca.pem", "/etc/ssl/my cert", "C:\\tls\\ca.crt", "~/ca.pem", "CA=/x/y"]
        {
            assert!(matches!(recognise(text.as_bytes()), Some(InputFault::Path { line: 1, .. })), "{text}");
        }
        assert!(matches!(recognise(b"C:/tls/ca"), Some(InputFault::Path { .. })));
        assert!(matches!(recognise(b"C:\\tls\\ca"), Some(InputFault::Path { .. })));
        assert!(matches!(recognise(b"\n https://x/ca.pem"), Some(InputFault::Url { line: 2, .. })));
        for text in [
            "",
            "hello",
            "not a path.pem at all",
            "a\nb.pem",
            "https://x/ca.pem\nsecond line",
            "/",
            "<a/>",
            "1/2",
            "/etc/<name>/ca.pem",
            "/etc/ca.pem\u{7}",
            "redis.example.test",
            ".pem",
        ] {
            assert_eq!(recognise(text.as_bytes()), None, "{text}");
        }
    }

    #[test]
    fn a_name_before_the_path_is_left_out() {
        for (text, path) in [
            ("CA=/x/y", "/x/y"),
            ("REDIS_CA='/x/y'", "/x/y"),
            ("export CA=/x/y", "/x/y"),
            ("/etc/a=b/ca.pem", "/etc/a=b/ca.pem"),
        ] {
            assert_eq!(recognise(text.as_bytes()), Some(InputFault::Path { path: path.to_owned(), line: 1 }));
        }
    }

    #[test]
    fn nothing_longer_than_a_path_is_one() {
        let of = |length: usize| recognise("/x".repeat(length / 2).as_bytes());
        assert!(of(4096).is_some());
        assert_eq!(of(4098), None);
        assert_eq!(of(8192), None);
    }
}
