//! `tls.checkServerIdentity` of Node (lib/tls.js).

use super::{Names, fits_one_star};

/// One trailing dot is cut on both sides; the common names count where no DNS entry stands.
pub(super) fn matches(names: &Names<'_>, host: &str) -> bool {
    let host = host.strip_suffix('.').unwrap_or(host).to_ascii_lowercase();
    names.dns_else_common().any(|pattern| fits(pattern, &host))
}

fn fits(pattern: &str, host: &str) -> bool {
    let pattern = pattern.strip_suffix('.').unwrap_or(pattern).to_ascii_lowercase();
    if !pattern.bytes().all(|octet| matches!(octet, 0x21..=0x7f)) || pattern.split('.').any(str::is_empty) {
        return false;
    }
    let (pattern_first, pattern_rest) = pattern.split_once('.').unwrap_or((&pattern, ""));
    let (host_first, host_rest) = host.split_once('.').unwrap_or((host, ""));
    if pattern_rest != host_rest {
        return false;
    }
    if !pattern_first.contains('*') || pattern_first.contains("xn--") {
        return pattern_first == host_first;
    }
    // `*.tld` is refused.
    pattern_rest.contains('.') && fits_one_star(host_first, pattern_first, 0) == Some(true)
}
