//! `X509_check_host` of OpenSSL (crypto/x509/v3_utl.c) with `X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS`, as its users set it.

use super::Names;

/// The host as it was typed: with a trailing dot it fits nothing. The common names count where no DNS entry stands.
pub(super) fn matches(names: &Names<'_>, host: &str) -> bool {
    names.dns_else_common().any(|pattern| pattern.eq_ignore_ascii_case(host) || fits_star(pattern, host))
}

/// `*.` and at least two labels of letters, digits and hyphens; the star stands for one such label.
fn fits_star(pattern: &str, host: &str) -> bool {
    let Some(parent) = pattern.strip_prefix("*.") else { return false };
    let is_sound = parent.contains('.')
        && parent
            .split('.')
            .all(|label| !label.is_empty() && is_plain(label) && !label.starts_with('-') && !label.ends_with('-'));
    let Some((first, rest)) = host.split_once('.') else { return false };
    is_sound && !first.is_empty() && is_plain(first) && rest.eq_ignore_ascii_case(parent)
}

fn is_plain(label: &str) -> bool {
    label.bytes().all(|octet| octet.is_ascii_alphanumeric() || octet == b'-')
}
