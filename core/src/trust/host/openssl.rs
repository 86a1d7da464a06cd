//! `X509_check_host` of OpenSSL (crypto/x509/v3_utl.c), most often with `X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS`.

use super::Names;

/// What a star may stand for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Stars {
    /// The first label (`X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS`).
    Whole,
    /// Also the beginning or the end of it.
    Partial,
}

/// The host as it was typed: with a trailing dot it fits nothing. The common names count where no DNS entry stands.
pub(super) fn matches(names: &Names<'_>, host: &str, stars: Stars) -> bool {
    names.dns_else_common().any(|pattern| pattern.eq_ignore_ascii_case(host) || fits_star(pattern, host, stars))
}

/// One star in the first label and at least two labels behind it, all of letters, digits and hyphens.
fn fits_star(pattern: &str, host: &str, stars: Stars) -> bool {
    let (Some((label, parent)), Some((first, rest))) = (pattern.split_once('.'), host.split_once('.')) else {
        return false;
    };
    let Some((prefix, suffix)) = label.split_once('*') else { return false };
    let is_sound = parent.contains('.')
        && parent
            .split('.')
            .all(|label| !label.is_empty() && is_plain(label) && !label.starts_with('-') && !label.ends_with('-'));
    if !is_sound || !rest.eq_ignore_ascii_case(parent) {
        return false;
    }
    if prefix.is_empty() && suffix.is_empty() {
        return !first.is_empty() && is_plain(first);
    }
    let label_is_sound = !prefix.starts_with('-')
        && !suffix.ends_with('-')
        && !is_xn(prefix)
        && (prefix.is_empty() || suffix.is_empty());
    // A part of an xn-- label is never matched.
    stars == Stars::Partial
        && label_is_sound
        && first.len() >= prefix.len() + suffix.len()
        && starts_with(first, prefix)
        && first.get(first.len() - suffix.len()..).is_some_and(|end| end.eq_ignore_ascii_case(suffix))
        && !is_xn(first)
        && is_plain(first)
}

fn starts_with(label: &str, prefix: &str) -> bool {
    label.get(..prefix.len()).is_some_and(|start| start.eq_ignore_ascii_case(prefix))
}

fn is_xn(label: &str) -> bool {
    starts_with(label, "xn--")
}

fn is_plain(label: &str) -> bool {
    label.bytes().all(|octet| octet.is_ascii_alphanumeric() || octet == b'-')
}
