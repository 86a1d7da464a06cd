//! `verify_is_valid_for_subject_name` of rustls-webpki (src/subject_name/dns_name.rs), behind `DnsName` of
//! rustls-pki-types.

use super::Names;

/// subjectAltName only; the host must be a DNS name in ASCII.
pub(super) fn matches(names: &Names<'_>, host: &str) -> bool {
    let host = host.strip_suffix('.').unwrap_or(host);
    if !is_name(host) || has_numeric_end(host) {
        return false;
    }
    names.dns.iter().filter(|pattern| is_presented(pattern)).any(|pattern| match pattern.strip_prefix('*') {
        Some(rest) => {
            host.find('.').and_then(|dot| host.get(dot..)).is_some_and(|tail| tail.eq_ignore_ascii_case(rest))
        }
        None => pattern.eq_ignore_ascii_case(host),
    })
}

/// `is_valid_dns_id` for a presented identifier: no trailing dot, a star as the whole first label with two more behind.
pub(in crate::trust) fn is_presented(pattern: &str) -> bool {
    match pattern.strip_prefix("*.") {
        Some(parent) => parent.contains('.') && pattern.len() <= 253 && is_name(parent),
        None => is_name(pattern),
    }
}

/// Labels of letters, digits, hyphens inside and `_`; the last one not of digits alone.
fn is_name(name: &str) -> bool {
    let last_is_number = name.rsplit('.').next().is_some_and(|label| label.bytes().all(|octet| octet.is_ascii_digit()));
    name.len() <= 253
        && !last_is_number
        && name.split('.').all(|label| {
            (1..=63).contains(&label.len())
                && !label.starts_with('-')
                && !label.ends_with('-')
                && label.bytes().all(|octet| octet.is_ascii_alphanumeric() || matches!(octet, b'-' | b'_'))
        })
}

/// rustls-pki-types refuses a host that ends in a hexadecimal number too (the WHATWG's "ends in a number").
fn has_numeric_end(host: &str) -> bool {
    host.rsplit('.')
        .next()
        .and_then(|label| label.strip_prefix("0x").or_else(|| label.strip_prefix("0X")))
        .is_some_and(|digits| digits.bytes().all(|octet| octet.is_ascii_hexdigit()))
}
