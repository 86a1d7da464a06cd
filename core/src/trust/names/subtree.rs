//! Does a subtree hold a name?

use crate::trust::facts::GeneralName;

pub(super) fn same_type(base: &GeneralName, name: &GeneralName) -> bool {
    use GeneralName::{Directory, Dns, Email, Ip, Uri};
    matches!(
        (base, name),
        (Dns(_), Dns(_))
            | (Ip(_), Ip(_))
            | (Email(_), Email(_))
            | (Uri(_), Uri(_))
            | (Directory { .. }, Directory { .. })
    )
}

/// RFC 5280, 4.2.1.10, for two names of one type.
pub(super) fn contains(base: &GeneralName, name: &GeneralName) -> bool {
    match (base, name) {
        (GeneralName::Dns(base), GeneralName::Dns(name)) => domain(base, name),
        (GeneralName::Ip(base), GeneralName::Ip(name)) => network(base, name),
        (GeneralName::Email(base), GeneralName::Email(name)) => mailbox(base, name),
        (GeneralName::Uri(base), GeneralName::Uri(name)) => {
            uri_host(name).is_some_and(|host| host_or_below(base, host))
        }
        (GeneralName::Directory { canonical: base, .. }, GeneralName::Directory { canonical: name, .. }) => {
            name.starts_with(base)
        }
        _ => false,
    }
}

/// The domain or what is below it; a leading dot means the same, as all stacks that were measured read it.
fn domain(base: &[u8], name: &[u8]) -> bool {
    let base = base.strip_prefix(b".").unwrap_or(base);
    if base.is_empty() {
        return true;
    }
    let Some(start) = name.len().checked_sub(base.len()) else { return false };
    name.get(start..).is_some_and(|tail| tail.eq_ignore_ascii_case(base))
        && (start == 0 || name.get(start - 1) == Some(&b'.'))
}

/// Address and mask.
fn network(base: &[u8], address: &[u8]) -> bool {
    let (network, mask) = base.split_at(base.len() / 2);
    network.len() == address.len()
        && network.iter().zip(mask).zip(address).all(|((network, mask), octet)| network & mask == octet & mask)
}

/// A mailbox, all mailboxes of a host, or, with a leading dot, those of all hosts below it.
fn mailbox(base: &[u8], name: &[u8]) -> bool {
    let Some(at) = name.iter().rposition(|octet| *octet == b'@') else { return false };
    let (local, host) = name.split_at(at);
    let host = host.get(1..).unwrap_or_default();
    match base.iter().rposition(|octet| *octet == b'@') {
        Some(at) => {
            let (base_local, base_host) = base.split_at(at);
            local == base_local && base_host.get(1..).unwrap_or_default().eq_ignore_ascii_case(host)
        }
        None => host_or_below(base, host),
    }
}

/// For e-mail addresses and URIs a host is itself only, and a leading dot means what is below.
fn host_or_below(base: &[u8], host: &[u8]) -> bool {
    if base.starts_with(b".") {
        let start = host.len().checked_sub(base.len()).filter(|start| *start > 0);
        start.and_then(|start| host.get(start..)).is_some_and(|tail| tail.eq_ignore_ascii_case(base))
    } else {
        base.is_empty() || base.eq_ignore_ascii_case(host)
    }
}

/// The host of a URI with an authority (RFC 3986, section 3.2); one without it fits no subtree.
fn uri_host(uri: &[u8]) -> Option<&[u8]> {
    let start = uri.windows(3).position(|window| window == b"://")? + 3;
    let authority = uri.get(start..)?;
    let authority = authority.split(|octet| matches!(octet, b'/' | b'?' | b'#')).next()?;
    let host = authority.rsplit(|octet| *octet == b'@').next()?;
    if host.starts_with(b"[") {
        return host.split(|octet| *octet == b']').next()?.get(1..);
    }
    host.split(|octet| *octet == b':').next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mailboxes_and_uris_are_held_to_hosts() {
        let email =
            |base: &str, name: &str| contains(&GeneralName::Email(base.into()), &GeneralName::Email(name.into()));
        assert!(email("example.test", "a@EXAMPLE.test") && !email("example.test", "a@mail.example.test"));
        assert!(email(".example.test", "a@mail.example.test") && !email(".example.test", "a@example.test"));
        assert!(email("a@example.test", "a@example.test") && !email("a@example.test", "A@example.test"));
        assert!(!email("example.test", "no mailbox"));
        let uri = |base: &str, name: &str| contains(&GeneralName::Uri(base.into()), &GeneralName::Uri(name.into()));
        assert!(uri("example.test", "https://u@example.test:8443/x") && !uri("example.test", "https://a.example.test"));
        assert!(
            uri("::1", "https://[::1]:6379/x") && !uri("::2", "https://[::1]") && uri("a.test", "redis://a.test?x")
        );
        assert!(uri(".example.test", "spiffe://a.example.test/x") && !uri("example.test", "urn:example.test"));
        // Before the @ stands who asks, not the host.
        assert!(!uri("example.test", "https://example.test@other.test/") && !email(".example.test", "a@.example.test"));
    }
}
