//! `Certificate.VerifyHostname` of Go (crypto/x509/verify.go).

use super::Names;

/// subjectAltName only. Go until 1.22 also took a bare `*`, which fits a host of one label.
pub(super) fn matches(names: &Names<'_>, host: &str, takes_bare_star: bool) -> bool {
    let trimmed = host.strip_suffix('.').unwrap_or(host);
    let host_is_valid = is_valid(trimmed, false, takes_bare_star);
    names.dns.iter().any(|pattern| {
        if host_is_valid && is_valid(pattern, true, takes_bare_star) {
            fits(pattern, trimmed)
        } else {
            !matches!(pattern.as_ref(), "" | ".") && pattern.eq_ignore_ascii_case(host)
        }
    })
}

/// `validHostname`: labels of letters, digits, `_` and, not in front, hyphens; a star as the whole first label.
fn is_valid(name: &str, is_pattern: bool, takes_bare_star: bool) -> bool {
    if name == "*" && !takes_bare_star {
        return false;
    }
    name.split('.').enumerate().all(|(index, label)| {
        (is_pattern && index == 0 && label == "*")
            || (!label.is_empty()
                && !label.starts_with('-')
                && label.bytes().all(|octet| octet.is_ascii_alphanumeric() || matches!(octet, b'-' | b'_')))
    })
}

/// `matchHostnames`: one label behind the star is enough.
fn fits(pattern: &str, host: &str) -> bool {
    match pattern.strip_prefix('*') {
        Some("") => !host.contains('.'),
        Some(rest) => {
            host.find('.').and_then(|dot| host.get(dot..)).is_some_and(|tail| tail.eq_ignore_ascii_case(rest))
        }
        None => pattern.eq_ignore_ascii_case(host),
    }
}
