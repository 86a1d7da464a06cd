//! The host-name rules of the clients.

use super::Facts;

/// How a client compares the host it was told with the names of the certificate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum HostRule {
    Openssl,
    OpensslIdna,
    Node,
    Node22,
    Go,
    GoOld,
    Webpki,
    Jsse,
    Jsse25,
    Php,
    Ruby,
    /// No comparison: everything fits.
    None,
}

/// Does the certificate fit the host (a name, or the text of an IP address) under this rule?
pub fn matches(rule: HostRule, _facts: &Facts, _host: &str) -> bool {
    rule == HostRule::None
}
