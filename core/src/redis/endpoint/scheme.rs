//! The schemes of URLs that Redis clients take.

/// What stands before the host.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Scheme {
    /// In lower case.
    pub name: String,
    pub standing: Standing,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Standing {
    Tls,
    Plaintext,
    /// A socket file: no TLS and no host.
    Socket,
    /// `http`, `https`: an address copied from a browser.
    Web,
    /// The nearest known one, where one is near.
    Unknown(Option<&'static str>),
}

/// The scheme before `://`, and the rest. A text before it that is no scheme (RFC 3986, 3.1) is none.
pub(super) fn split(text: &str) -> Option<(Scheme, &str)> {
    let (name, rest) = text.split_once("://")?;
    let valid = name.len() <= 40
        && name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c));
    valid.then(|| (of(name), rest))
}

/// `rediss:/host`, `rediss//host`, `rediss:host:6380`: a scheme that is not followed by `://`.
pub(super) fn split_sloppy(text: &str) -> Option<(Scheme, &str)> {
    let lower = text.to_ascii_lowercase();
    KNOWN.iter().filter(|(_, standing)| matches!(standing, Standing::Tls | Standing::Plaintext)).find_map(
        |(name, _)| {
            let behind = lower.strip_prefix(name)?;
            let separator = behind.len() - behind.trim_start_matches([':', '/']).len();
            let rest = text.get(name.len() + separator..)?;
            // `redis:6379` is a host called redis, as in a compose file.
            let is_port = behind.starts_with(':') && separator == 1 && !rest.contains([':', '.']);
            (separator > 0 && !rest.is_empty() && !is_port).then(|| (of(name), rest))
        },
    )
}

pub(super) fn of(name: &str) -> Scheme {
    let name = name.to_ascii_lowercase();
    let known = KNOWN.iter().find(|(known, _)| *known == name);
    let standing = known.map_or_else(|| Standing::Unknown(nearest(&name)), |(_, standing)| *standing);
    Scheme { name, standing }
}

fn nearest(name: &str) -> Option<&'static str> {
    ["rediss", "redis", "valkeys", "valkey"]
        .into_iter()
        .map(|known| (known, strsim::normalized_damerau_levenshtein(known, name)))
        .filter(|(_, alike)| *alike >= 0.6)
        .reduce(|best, next| if next.1 > best.1 { next } else { best })
        .map(|(known, _)| known)
}

/// Longer names before their beginnings.
const KNOWN: &[(&str, Standing)] = &[
    ("rediss-sentinel", Standing::Tls),
    ("rediss+sentinel", Standing::Tls),
    ("redis-sentinel", Standing::Plaintext),
    ("redis+sentinel", Standing::Plaintext),
    ("redis-socket", Standing::Socket),
    ("redis+socket", Standing::Socket),
    ("redis+unix", Standing::Socket),
    ("redis+ssl", Standing::Tls),
    ("redis+tls", Standing::Tls),
    ("rediss", Standing::Tls),
    ("redis", Standing::Plaintext),
    ("valkeys", Standing::Tls),
    ("valkey", Standing::Plaintext),
    ("unix", Standing::Socket),
    ("https", Standing::Web),
    ("http", Standing::Web),
    // Predis and phpredis.
    ("tls", Standing::Tls),
    ("ssl", Standing::Tls),
    ("tcp", Standing::Plaintext),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn schemes_are_known_in_any_case() {
        assert!(matches!(split("REDISS://h"), Some((Scheme { standing: Standing::Tls, .. }, "h"))));
        assert_eq!(split("redis.example.test:6380"), None);
        assert_eq!(split("user:x://y@h"), None);
        assert_eq!(of("redsis").standing, Standing::Unknown(Some("rediss")));
        assert_eq!(of("postgres").standing, Standing::Unknown(None));
    }

    #[test]
    fn a_sloppy_separator_is_seen_and_a_host_called_redis_is_not() {
        for text in ["rediss:/h:6380", "rediss//h:6380", "rediss:h.example:6380", "redis:h:6380"] {
            assert!(split_sloppy(text).is_some(), "{text}");
        }
        for text in ["redis:6379", "redis", "redis.example.test:6380", "redis-1:6380", "rediss:"] {
            assert_eq!(split_sloppy(text), None, "{text}");
        }
    }
}
