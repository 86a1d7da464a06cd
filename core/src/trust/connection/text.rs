//! The stack's own words for a refused certificate, filled with the names at hand.

use std::net::{IpAddr, Ipv4Addr};

use super::Connection;
use crate::trust::{
    Kind,
    facts::GeneralName,
    host::{self, HostRule},
    pool::Id,
    walk::{Circumstances, Hit},
};

/// Names of a certificate that are listed; a longer list ends in `*`.
const LISTED: usize = 3;

impl Connection<'_, '_> {
    pub(super) fn words(&self, hit: &Hit, circumstances: Circumstances, leaf: Id) -> String {
        let san = self.engine.pool.facts(leaf).san.as_deref();
        let host = self.engine.host.as_deref().unwrap_or("*");
        let text = match hit.check.text {
            // A search that finds nothing does not say why; without one, what was sent leads to no anchor.
            _ if hit.class != hit.check.class => NOT_FOUND,
            NOT_FOUND if !circumstances.is_searched => "Path does not chain with any of the trust anchors",
            text if hit.kinds.has(Kind::Host) => self.about_name(text, san, host),
            text => text,
        };
        let mut names: Vec<&str> = san.into_iter().flatten().filter_map(dns).take(LISTED + 1).collect();
        if let Some(more) = names.get_mut(LISTED) {
            *more = "*";
        }
        let filled = text.replace("{presented}", &presented(san.unwrap_or_default()));
        crate::text::visible(&filled.replace("{host}", host).replace("{names}", &names.join(", ")).replace("...", "*"))
    }

    /// The same refusal where the host or the certificate's names are of another form.
    fn about_name(&self, text: &'static str, san: Option<&[GeneralName]>, host: &str) -> &'static str {
        let is_address = host.parse::<IpAddr>().is_ok();
        match text {
            OPENSSL if is_address => "IP address mismatch, certificate is not valid for '{host}'.",
            // HostnameChecker makes a SNIHostName of the host first; JDK 25 parses the names again, and wants one.
            JSSE if self.row.host == HostRule::Jsse25 && san.is_some_and(<[_]>::is_empty) => {
                "No data available in passed DER encoded value."
            }
            JSSE if is_address => "No subject alternative names matching IP address {host} found",
            JSSE if !host::is_jsse_name(host) => "Illegal given domain name: {host}",
            // crypto/x509, `HostnameError.Error`.
            GO if is_address && !san.into_iter().flatten().any(|name| matches!(name, GeneralName::Ip(_))) => {
                "cannot validate certificate for {host} because it doesn't contain any IP SANs"
            }
            GO if is_address => "certificate is valid for *, not {host}",
            GO if san.into_iter().flatten().all(|name| dns(name).is_none()) => match san {
                Some(_) => "certificate is not valid for any names, but wanted to match {host}",
                None => "certificate relies on legacy Common Name field, use SANs instead",
            },
            other => other,
        }
    }
}

const NOT_FOUND: &str = "unable to find valid certification path to requested target";
const OPENSSL: &str = "Hostname mismatch, certificate is not valid for '{host}'.";
const JSSE: &str = "No subject alternative DNS name matching {host} found.";
const GO: &str = "certificate is valid for {names}, not {host}";

/// How rustls lists them (`CertificateError::fmt`), each as webpki's `GeneralName` in its debug form.
fn presented(san: &[GeneralName]) -> String {
    let mut listed: Vec<String> = san
        .iter()
        .take(LISTED)
        .map(|name| match name {
            GeneralName::Dns(octets) => format!("DnsName(\"{}\")", String::from_utf8_lossy(octets)),
            GeneralName::Ip(octets) => match <[u8; 4]>::try_from(octets.as_slice()) {
                Ok(octets) => format!("IpAddress({})", Ipv4Addr::from(octets)),
                Err(_) => "IpAddress(*)".to_owned(),
            },
            _ => "*".to_owned(),
        })
        .collect();
    if san.len() > LISTED {
        return format!("only valid for {}, *", listed.join(", "));
    }
    match listed.pop() {
        None => "not valid for any names (according to its subjectAltName extension)".to_owned(),
        Some(last) if listed.is_empty() => format!("only valid for {last}"),
        Some(last) => format!("only valid for {} or {last}", listed.join(", ")),
    }
}

fn dns(name: &GeneralName) -> Option<&str> {
    match name {
        GeneralName::Dns(octets) => std::str::from_utf8(octets).ok(),
        _ => None,
    }
}
