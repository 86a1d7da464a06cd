//! `HostnameChecker` of the JDK (sun/security/util/HostnameChecker.java, TYPE_TLS).

use super::{Names, ascii};

/// Where stars may stand.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Stars {
    Anywhere,
    FirstLabel,
}

/// The host is turned into xn-- and must then be letters, digits, hyphens and dots; a trailing dot is cut by JSSE before.
/// The most specific common name counts where no DNS entry stands.
pub(super) fn matches(names: &Names<'_>, host: &str, stars: Stars) -> bool {
    let Some(host) = name(host) else { return false };
    let host = unicode(&host);
    if names.dns.is_empty() {
        names.common.last().is_some_and(|name| fits(name, &host, stars))
    } else {
        // An entry is an IA5String; octets above 127 become U+FFFD there, which no host holds.
        names.dns.iter().any(|name| name.is_ascii() && fits(name, &host, stars))
    }
}

/// The host as it is sent and compared; `None`: `Illegal given domain name`.
pub(super) fn name(host: &str) -> Option<String> {
    let host = ascii(host.strip_suffix('.').unwrap_or(host))?.to_ascii_lowercase();
    is_host(&host).then_some(host)
}

/// Names are compared in their Unicode form, so a star can stand for part of an xn-- label's letters.
fn unicode(name: &str) -> String {
    idna::domain_to_unicode(name).0
}

/// `SNIHostName`: `IDN.toASCII` with `USE_STD3_ASCII_RULES`, no trailing dot.
fn is_host(name: &str) -> bool {
    name.len() <= 255
        && name.split('.').all(|label| {
            (1..=63).contains(&label.len())
                && !label.starts_with('-')
                && !label.ends_with('-')
                && label.bytes().all(|octet| octet.is_ascii_alphanumeric() || octet == b'-')
        })
}

fn fits(template: &str, host: &str, stars: Stars) -> bool {
    let Some(template) = ascii(template) else { return false };
    let template = template.to_ascii_lowercase();
    // A dot must follow the last star.
    let has_open_star = template.rsplit_once('*').is_some_and(|(_, rest)| !rest.contains('.'));
    if has_open_star || template == "*." || !is_host(&template.replace('*', "z")) {
        return false;
    }
    let template = unicode(&template);
    let mut labels = host.split('.');
    for (index, pattern) in template.split('.').enumerate() {
        let Some(label) = labels.next() else { return false };
        if index > 0 && stars == Stars::FirstLabel && pattern.contains('*') {
            return false;
        }
        if !fits_label(label, pattern) {
            return false;
        }
    }
    labels.next().is_none()
}

/// `matchWildCards`: what stands between the stars must come in that order.
fn fits_label(label: &str, pattern: &str) -> bool {
    let Some((first, mut rest)) = pattern.split_once('*') else { return label == pattern };
    let Some(mut label) = label.strip_prefix(first) else { return false };
    while let Some((piece, after)) = rest.split_once('*') {
        let Some((_, behind)) = label.split_once(piece) else { return false };
        (label, rest) = (behind, after);
    }
    label.ends_with(rest)
}
