//! URLs, and `user:password@host:port` without a scheme.

use super::{
    Authority, EndpointFault, FaultKind, Form, ResolvedEndpoint,
    authority::{self, Broken},
    scheme::{self, Scheme, Standing},
};
use crate::contract::Verification;

/// Reads a text that is no command and no connection string.
pub(super) fn resolve(text: &str, faults: &mut Vec<EndpointFault>) -> Option<ResolvedEndpoint> {
    let (scheme, rest, sloppy) = match (scheme::split(text), scheme::split_sloppy(text)) {
        (Some((scheme, rest)), _) => (Some(scheme), rest, false),
        (None, Some((scheme, rest))) => (Some(scheme), rest, true),
        (None, None) => (None, text, false),
    };
    if let Some(Scheme { standing: Standing::Socket, .. }) = scheme {
        faults.push(EndpointFault::invalid("a socket file has no TLS and no host to verify", None));
        return None;
    }
    let Some(split) = split(rest) else {
        faults.push(EndpointFault::invalid(
            "an @ stands behind a /, ? or #, so that it can be read in two ways; in a password these are written \
             percent-encoded",
            None,
        ));
        return None;
    };
    let (first, others) = split.authority.split_once(',').unwrap_or((split.authority, ""));
    let host = if scheme.is_some() { decoded(first) } else { first.to_owned() };
    let (authority, broken) = match authority::parse(&host) {
        Ok(authority) => (authority, None),
        Err(Broken { why, nearest: Some(nearest) }) => (nearest, Some(why)),
        Err(Broken { why, nearest: None }) => {
            faults.push(EndpointFault::invalid(why, None));
            return None;
        }
    };
    let endpoint = build(authority, scheme.as_ref(), &split);
    let understood = endpoint.understood();
    if let Some(why) = broken {
        faults.push(EndpointFault::invalid(why, Some(understood.clone())));
    } else if sloppy {
        faults.push(EndpointFault::invalid("the scheme is not followed by ://", Some(understood.clone())));
    }
    scheme_faults(scheme.as_ref(), &endpoint, faults);
    if let Some(kind) = split.encoding_fault() {
        let what = "the password in the URL holds characters that a URL must write percent-encoded";
        faults.push(EndpointFault { kind, what: what.to_owned(), understood: Some(understood.clone()) });
    }
    if !others.is_empty() {
        let what = "the endpoint names several hosts; the first was taken".to_owned();
        faults.push(EndpointFault { kind: FaultKind::Several, what, understood: Some(understood) });
    }
    Some(endpoint)
}

fn build(authority: Authority, scheme: Option<&Scheme>, split: &Split<'_>) -> ResolvedEndpoint {
    let form = if scheme.is_some() { Form::Url } else { Form::HostPort };
    let mut endpoint = ResolvedEndpoint::new(authority, form);
    let (standing, name) = scheme.map_or((None, None), |scheme| (Some(scheme.standing), Some(scheme.name.clone())));
    (endpoint.tls, endpoint.scheme) = match standing {
        Some(Standing::Tls) => (Some(true), name),
        Some(Standing::Plaintext) => (Some(false), name),
        _ => (None, None),
    };
    let (query, fragment) = split.query();
    let params = || query.split('&').filter_map(|pair| pair.split_once('='));
    let in_userinfo = split.userinfo.and_then(|info| info.split_once(':')).is_some_and(|(_, word)| !word.is_empty());
    endpoint.has_password = in_userinfo || params().any(|(key, value)| key == "password" && !value.is_empty());
    endpoint.verification = params()
        .find_map(|(key, value)| {
            WEAKENS.iter().find(|(k, v, ..)| key.eq_ignore_ascii_case(k) && value.eq_ignore_ascii_case(v))
        })
        .map(|(_, _, words, left)| (*words, *left))
        .or((fragment == "insecure").then_some(("#insecure", Verification::None)));
    endpoint
}

fn scheme_faults(scheme: Option<&Scheme>, endpoint: &ResolvedEndpoint, faults: &mut Vec<EndpointFault>) {
    let right = |name: &str| Some(format!("{name}://{}", endpoint.host_port()));
    match scheme.map(|scheme| scheme.standing) {
        Some(Standing::Web) => {
            faults.push(EndpointFault::invalid("it is the address of a web page, not of a database", right("rediss")));
        }
        Some(Standing::Unknown(nearest)) => {
            let what = "no Redis client knows the scheme before ://";
            faults.push(EndpointFault::invalid(what, right(nearest.unwrap_or("rediss"))));
        }
        _ => {}
    }
}

/// Options by which URLs weaken verification: redis-py and Celery, Lettuce, go-redis, and node.
const WEAKENS: &[(&str, &str, &str, Verification)] = &[
    ("ssl_cert_reqs", "none", "ssl_cert_reqs=none", Verification::None),
    ("ssl_cert_reqs", "CERT_NONE", "ssl_cert_reqs=CERT_NONE", Verification::None),
    ("ssl_check_hostname", "false", "ssl_check_hostname=false", Verification::ChainOnly),
    ("verifyPeer", "NONE", "verifyPeer=NONE", Verification::None),
    ("verifyPeer", "FALSE", "verifyPeer=false", Verification::None),
    ("verifyPeer", "CA", "verifyPeer=CA", Verification::ChainOnly),
    ("skip_verify", "true", "skip_verify=true", Verification::None),
    ("rejectUnauthorized", "false", "rejectUnauthorized=false", Verification::None),
];

/// Keys of the query strings of Redis URLs. Only a query made of these is believed to be one where it holds an `@`.
const QUERY_KEYS: &[&str] = &[
    "client_name",
    "clientName",
    "connection_timeout",
    "database",
    "db",
    "decode_responses",
    "dial_timeout",
    "encoding",
    "family",
    "health_check_interval",
    "libraryName",
    "libraryVersion",
    "max_connections",
    "max_retries",
    "password",
    "pool_size",
    "protocol",
    "read_timeout",
    "rejectUnauthorized",
    "resp3",
    "retry_on_timeout",
    "sentinelMasterId",
    "skip_verify",
    "socket_connect_timeout",
    "socket_timeout",
    "ssl_ca_certs",
    "ssl_cert_reqs",
    "ssl_certfile",
    "ssl_check_hostname",
    "ssl_keyfile",
    "ssl_min_version",
    "timeout",
    "tls",
    "user",
    "username",
    "verifyPeer",
    "write_timeout",
];

/// A URL behind its scheme.
struct Split<'a> {
    userinfo: Option<&'a str>,
    authority: &'a str,
    /// Path, query, fragment.
    tail: &'a str,
    /// The userinfo was found at the last `@`, where RFC 3986 would have ended it before.
    lax: bool,
}

/// As RFC 3986 has it, unless an `@` behind the end of the authority shows that a password holds `/`, `?` or `#`.
/// `None` where both may be meant.
fn split(rest: &str) -> Option<Split<'_>> {
    let strict = at_end_of_authority(rest);
    if !strict.tail.contains('@') {
        return Some(strict);
    }
    let (path, query) = strict.tail.split_once('?').unwrap_or((strict.tail, ""));
    let is_path = path.is_empty() || path.strip_prefix('/').is_some_and(|db| db.chars().all(|c| c.is_ascii_digit()));
    if is_path && !query.is_empty() && authority::parse(strict.authority).is_ok() {
        let known = |pair: &str| pair.split_once('=').is_some_and(|(key, _)| QUERY_KEYS.contains(&key));
        return (!query.contains('#') && query.split('&').all(known)).then_some(strict);
    }
    let (userinfo, behind) = rest.rsplit_once('@')?;
    let lower = userinfo.to_ascii_lowercase();
    // Then the last @ may stand in a value of the query, and what is behind it be the end of a password.
    if ["pass", "pwd", "auth", "token", "secret"]
        .iter()
        .any(|key| lower.contains(&format!("{key}=")) || lower.contains(&format!("{key}word=")))
    {
        return None;
    }
    let Split { authority, tail, .. } = at_end_of_authority(behind);
    Some(Split { userinfo: Some(userinfo), authority, tail, lax: true })
}

fn at_end_of_authority(rest: &str) -> Split<'_> {
    let (head, tail) = rest.split_at(rest.find(['/', '?', '#']).unwrap_or(rest.len()));
    let (userinfo, authority) = head.rsplit_once('@').map_or((None, head), |(info, host)| (Some(info), host));
    Split { userinfo, authority, tail, lax: false }
}

impl Split<'_> {
    /// Query and fragment.
    fn query(&self) -> (&str, &str) {
        let (before, fragment) = self.tail.split_once('#').unwrap_or((self.tail, ""));
        (before.split_once('?').map_or("", |(_, query)| query), fragment)
    }

    /// RFC 3986, 3.2.1: what userinfo may hold as it is. A second `@` and the like are taken by the parsers of Node and
    /// Python and refused by Java's; a `%` that begins no escape is refused by Go's and Node's.
    fn encoding_fault(&self) -> Option<FaultKind> {
        if self.lax {
            return Some(FaultKind::EncodingBreaks);
        }
        let info = self.userinfo?;
        let allowed = |c: char| c.is_ascii_alphanumeric() || "-._~!$&'()*+,;=:%".contains(c);
        let escapes_complete = info
            .split('%')
            .skip(1)
            .all(|behind| behind.get(..2).is_some_and(|hex| hex.chars().all(|c| c.is_ascii_hexdigit())));
        (!escapes_complete || !info.chars().all(allowed)).then_some(FaultKind::EncodingRisky)
    }
}

/// The host with its percent-escapes undone (RFC 3986, 3.2.2); unchanged where they are none or stand in brackets.
fn decoded(host: &str) -> String {
    if !host.contains('%') || host.starts_with('[') {
        return host.to_owned();
    }
    let mut octets = Vec::with_capacity(host.len());
    let mut rest = host;
    while let Some((before, behind)) = rest.split_once('%') {
        let Some(octet) = behind.get(..2).and_then(|hex| u8::from_str_radix(hex, 16).ok()) else {
            return host.to_owned();
        };
        octets.extend_from_slice(before.as_bytes());
        octets.push(octet);
        rest = behind.get(2..).unwrap_or("");
    }
    octets.extend_from_slice(rest.as_bytes());
    String::from_utf8(octets).unwrap_or_else(|_| host.to_owned())
}
