//! `OpenSSL::SSL.verify_certificate_identity` of Ruby (ext/openssl/lib/openssl/ssl.rb).

use std::net::IpAddr;

use super::{Names, fits_one_star};

/// ASCII only, on both sides. The common names count where the subjectAltName has neither DNS nor IP entries; an IP
/// address matches IP entries and, as text, the others.
pub(super) fn matches(names: &Names<'_>, host: &str, address: Option<IpAddr>) -> bool {
    if address.is_some_and(|address| names.has_address(address)) {
        return true;
    }
    if names.dns.is_empty() && names.addresses.is_empty() {
        return names.common.iter().any(|name| fits(name, host));
    }
    names.dns.iter().any(|name| fits(name, host))
}

fn fits(name: &str, host: &str) -> bool {
    if !name.is_ascii() || !host.is_ascii() {
        return false;
    }
    // `String#split` drops empty labels at the end, so dots there do not count.
    let (pattern, lower) =
        (name.trim_end_matches('.').to_ascii_lowercase(), host.trim_end_matches('.').to_ascii_lowercase());
    let Some((first, rest)) = pattern.split_once('.') else { return name == host };
    let Some((label, tail)) = lower.split_once('.') else { return false };
    if rest != tail {
        return false;
    }
    if !first.contains('*') {
        return first == label;
    }
    // The star stands for one character at least, and not inside an xn-- label.
    (!label.starts_with("xn--") || first == "*") && fits_one_star(label, first, 1) == Some(true)
}
