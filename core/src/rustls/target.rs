//! Where to connect, and as whom: what a client is told beside TLS.

use std::fmt;

use zeroize::Zeroizing;

use crate::{
    Misuse,
    contract::{EndpointRequest, Secret},
};

/// Where to connect, and as whom. `Debug` shows no password.
#[derive(Debug, Default)]
#[non_exhaustive]
pub struct Target {
    /// Without brackets; `None` where the request had no endpoint.
    pub host: Option<String>,
    /// 6379 where the endpoint names none; `None` where there is no endpoint.
    pub port: Option<u16>,
    /// Out of the endpoint, where that is a URL which has it. The same holds for what follows.
    pub username: Option<String>,
    /// Wiped on drop.
    pub password: Option<Secret>,
    /// 0 where the URL names none.
    pub database: u32,
}

/// `host:port`, with brackets where they are needed; empty without an endpoint.
impl fmt::Display for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (&self.host, self.port) {
            (Some(host), Some(port)) if host.contains(':') => write!(f, "[{host}]:{port}"),
            (Some(host), Some(port)) => write!(f, "{host}:{port}"),
            _ => Ok(()),
        }
    }
}

impl Target {
    /// What a URL says beside host and port: the core never gives it back.
    pub(super) fn of(endpoint: Option<&EndpointRequest>) -> Result<Self, Misuse> {
        let mut target = Self::default();
        let text = match endpoint {
            Some(EndpointRequest::Text(text)) => text,
            Some(EndpointRequest::Named(named)) => &named.text,
            _ => return Ok(target),
        };
        let Some(rest) = std::str::from_utf8(text.as_bytes()).ok().and_then(behind_scheme) else { return Ok(target) };
        let (authority, path) = rest.split_once('/').unwrap_or((rest, ""));
        if let Some((user, _)) = authority.rsplit_once('@') {
            let (name, password) = user.split_once(':').map_or((user, None), |(name, word)| (name, Some(word)));
            let name = text_of(&decoded(name)?)?;
            target.username = (!name.is_empty()).then_some(name);
            target.password = password.map(decoded).transpose()?.map(Secret::from);
        }
        let number = path.split(['?', '#']).next().unwrap_or_default().trim_matches('/');
        if !number.is_empty() {
            target.database = number.parse().map_err(|_| {
                Misuse::field("endpoint", "behind the slash of the URL stands the number of a database")
            })?;
        }
        Ok(target)
    }
}

fn behind_scheme(text: &str) -> Option<&str> {
    let (scheme, rest) = text.trim().split_once("://")?;
    ["rediss", "redis", "valkeys", "valkey"].iter().any(|known| scheme.eq_ignore_ascii_case(known)).then_some(rest)
}

fn decoded(text: &str) -> Result<Zeroizing<Vec<u8>>, Misuse> {
    // Allocated once: growing would leave a copy of the password behind.
    let mut octets = Zeroizing::new(Vec::with_capacity(text.len()));
    let mut rest = text.as_bytes();
    while let Some((first, behind)) = rest.split_first() {
        rest = behind;
        if *first != b'%' {
            octets.push(*first);
            continue;
        }
        let digit = |at: usize| rest.get(at).and_then(|digit| (*digit as char).to_digit(16));
        let (Some(high), Some(low)) = (digit(0), digit(1)) else {
            // The words repeat nothing of the text.
            return Err(Misuse::field("endpoint", "a % of user or password begins no octet: percent-encode it as %25"));
        };
        octets.push((high * 16 + low) as u8);
        rest = rest.get(2..).unwrap_or_default();
    }
    Ok(octets)
}

fn text_of(octets: &[u8]) -> Result<String, Misuse> {
    std::str::from_utf8(octets)
        .map(str::to_owned)
        .map_err(|_| Misuse::field("endpoint", "the user's name in the URL is no UTF-8"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_url_says_who_connects() {
        let target =
            Target::of(Some(&"rediss://app-user:p%40ss%20w%25rd@cache.example.com:12345/3?x=1".into())).unwrap();
        assert_eq!(target.username.as_deref(), Some("app-user"));
        assert_eq!(target.password.as_ref().map(Secret::as_bytes), Some(&b"p@ss w%rd"[..]));
        assert_eq!(target.database, 3);
        assert!(!format!("{target:?}").contains("p@ss"));
        let target = Target::of(Some(&"cache.example.com:12345".into())).unwrap();
        assert!(target.username.is_none() && target.password.is_none() && target.database == 0);
    }

    #[test]
    fn what_is_no_url_says_so_without_the_password() {
        for url in ["rediss://:se%zzcret@a:1", "rediss://:secret@a:1/cache"] {
            let misuse = Target::of(Some(&url.into())).unwrap_err();
            assert!(misuse.field == Some("endpoint") && !misuse.message.contains("secret"), "{misuse}");
        }
    }
}
