//! `php_openssl_apply_peer_verification_policy` of PHP (ext/openssl/xp_ssl.c).

use std::net::IpAddr;

use super::Names;

/// An IP address matches IP entries and, as text, DNS entries and the common name; the first common name counts where
/// no DNS entry stands.
pub(super) fn matches(names: &Names<'_>, host: &str, address: Option<IpAddr>) -> bool {
    let host = host.trim_end_matches('.');
    if address.is_some_and(|address| names.has_address(address)) {
        return true;
    }
    if names.dns.is_empty() {
        return names.common.first().is_some_and(|name| fits(name, host));
    }
    names.dns.iter().any(|name| fits(name.strip_suffix('.').unwrap_or(name), host))
}

/// `php_openssl_matches_wildcard_name`: one star anywhere in the first label; what it stands for holds no dot.
fn fits(name: &str, host: &str) -> bool {
    if name.eq_ignore_ascii_case(host) {
        return true;
    }
    let Some((prefix, suffix)) = name.split_once('*') else { return false };
    let (name_length, host) = (prefix.len() + suffix.len(), host.as_bytes());
    let (Some(start), Some(middle), Some(end)) = (
        host.get(..prefix.len()),
        host.len().checked_sub(suffix.len()).and_then(|end| host.get(prefix.len()..end)),
        host.len().checked_sub(suffix.len()).and_then(|end| host.get(end..)),
    ) else {
        return false;
    };
    name_length <= host.len()
        && !prefix.contains('.')
        && start.eq_ignore_ascii_case(prefix.as_bytes())
        && end.eq_ignore_ascii_case(suffix.as_bytes())
        && !middle.contains(&b'.')
}
