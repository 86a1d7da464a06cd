//! Connection strings of StackExchange.Redis: `host:port,host:port,ssl=true,password=...`.

use super::{EndpointFault, FaultKind, Form, ResolvedEndpoint, authority};
use crate::redis::host::{self, Host};

/// Is it one? Told by an option that StackExchange.Redis has.
pub(super) fn is_one(text: &str) -> bool {
    !text.contains("://") && pieces(text).any(is_option)
}

pub(super) fn resolve(text: &str, faults: &mut Vec<EndpointFault>) -> Option<ResolvedEndpoint> {
    let parts: Vec<&str> = pieces(text).collect();
    let mut endpoint: Option<ResolvedEndpoint> = None;
    let mut after_password = false;
    let mut loose = 0;
    let mut hosts = 0;
    for part in &parts {
        if is_option(part) {
            after_password |= is_secret(part);
            continue;
        }
        // A comma cannot be escaped: what stands behind the password may be its rest.
        if after_password || part.contains(['=', '@']) {
            loose += 1;
            continue;
        }
        hosts += 1;
        if endpoint.is_none() {
            match authority::parse(part) {
                Ok(authority) => endpoint = Some(ResolvedEndpoint::new(authority, Form::ConnectionString)),
                Err(broken) => faults.push(EndpointFault::invalid(broken.why, None)),
            }
        }
    }
    let Some(mut endpoint) = endpoint else {
        if faults.is_empty() {
            let what = "the connection string names no host before its options";
            faults.push(EndpointFault::invalid(what, None));
        }
        return None;
    };
    for (key, value) in parts.iter().filter_map(|part| part.split_once('=')) {
        apply(&mut endpoint, &key.trim().to_ascii_lowercase(), value.trim());
    }
    let understood = Some(endpoint.understood());
    if loose > 0 {
        let what = "something in the connection string is neither a host nor an option; a comma ends a password there";
        faults.push(EndpointFault { kind: FaultKind::EncodingBreaks, what: what.to_owned(), understood });
    } else if hosts > 1 {
        let what = "the connection string names several hosts; the first was taken".to_owned();
        faults.push(EndpointFault { kind: FaultKind::Several, what, understood });
    }
    Some(endpoint)
}

fn pieces(text: &str) -> impl Iterator<Item = &str> {
    text.split(',').map(str::trim).filter(|part| !part.is_empty())
}

fn is_option(part: &str) -> bool {
    part.split_once('=').is_some_and(|(key, _)| is_key(key))
}

fn apply(endpoint: &mut ResolvedEndpoint, key: &str, value: &str) {
    match key {
        "ssl" => endpoint.tls = boolean(value).or(endpoint.tls),
        "sslhost" => {
            endpoint.server_name = match host::parse(value) {
                Ok(Host::Name { ascii, .. }) => Some(ascii),
                Ok(Host::Address { typed, .. }) => Some(typed),
                Err(_) => None,
            }
        }
        "password" => endpoint.has_password = !value.is_empty(),
        _ => {}
    }
}

fn boolean(value: &str) -> Option<bool> {
    match value.to_ascii_lowercase().as_str() {
        "true" | "yes" | "1" | "on" => Some(true),
        "false" | "no" | "0" | "off" => Some(false),
        _ => None,
    }
}

fn is_secret(part: &str) -> bool {
    part.split_once('=').is_some_and(|(key, _)| key.trim().eq_ignore_ascii_case("password"))
}

/// Options of `ConfigurationOptions.Parse` (StackExchange.Redis, `ConfigurationOptions.cs`, `OptionKeys`).
fn is_key(key: &str) -> bool {
    const KEYS: &[&str] = &[
        "abortconnect",
        "allowadmin",
        "asynctimeout",
        "channelprefix",
        "checkcertificaterevocation",
        "clientname",
        "configchannel",
        "configcheckseconds",
        "connectretry",
        "connecttimeout",
        "defaultdatabase",
        "heartbeatconsistencychecks",
        "heartbeatinterval",
        "highintegrity",
        "keepalive",
        "name",
        "password",
        "preservasyncorder",
        "protocol",
        "proxy",
        "resolvedns",
        "responsetimeout",
        "servicename",
        "setlib",
        "ssl",
        "sslhost",
        "sslprotocols",
        "synctimeout",
        "tiebreaker",
        "tunnel",
        "user",
        "version",
        "writebuffer",
    ];
    KEYS.contains(&key.trim().to_ascii_lowercase().as_str())
}
