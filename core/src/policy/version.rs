//! Protocol versions, in the spellings of libraries and configuration files.

use std::fmt;

/// A version of the protocol, oldest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Version {
    Ssl2,
    Ssl3,
    Tls10,
    Tls11,
    Tls12,
    Tls13,
}

impl Version {
    /// Reads `1.2`, `TLS 1.2`, `TLSv1.2` (OpenSSL, Node, Redis), `TLSv1_2` (Python), `TLS1_2_VERSION` (C), `Tls12`
    /// (.NET), `VersionTLS12` (Go), `TLSv1` for 1.0 (OpenSSL); anything else is `None`.
    pub fn parse(text: &str) -> Option<Self> {
        let folded: String = text
            .trim()
            .chars()
            .take(40)
            .filter(|c| !matches!(c, ' ' | '-'))
            .map(|c| if c == '_' { '.' } else { c.to_ascii_lowercase() })
            .collect();
        let core = folded.strip_prefix("tls.").unwrap_or(&folded);
        let core = core.strip_prefix("version").unwrap_or(core);
        let core = core.strip_suffix(".version").unwrap_or(core);
        let (named, number) = match (core.strip_prefix("tls"), core.strip_prefix("ssl")) {
            (Some(rest), _) => ("tls", rest),
            (_, Some(rest)) => ("ssl", rest),
            _ => ("", core),
        };
        match (named, number.trim_start_matches('v')) {
            ("ssl", "2" | "2.0") => Some(Self::Ssl2),
            ("ssl", "3" | "3.0") => Some(Self::Ssl3),
            ("tls", "1" | "10") | ("tls" | "", "1.0") => Some(Self::Tls10),
            ("tls", "11") | ("tls" | "", "1.1") => Some(Self::Tls11),
            ("tls", "12") | ("tls" | "", "1.2") => Some(Self::Tls12),
            ("tls", "13") | ("tls" | "", "1.3") => Some(Self::Tls13),
            _ => None,
        }
    }

    /// As a policy writes it: `1.2`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Ssl2 => "SSLv2",
            Self::Ssl3 => "SSLv3",
            Self::Tls10 => "1.0",
            Self::Tls11 => "1.1",
            Self::Tls12 => "1.2",
            Self::Tls13 => "1.3",
        }
    }

    /// Given up by RFC 6176, RFC 7568 and RFC 8996.
    pub fn is_old(self) -> bool {
        self < Self::Tls12
    }
}

impl fmt::Display for Version {
    /// As a sentence writes it: `TLS 1.2`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Ssl2 | Self::Ssl3 => f.write_str(self.as_str()),
            _ => write!(f, "TLS {}", self.as_str()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_spellings_of_libraries_are_read() {
        for text in [
            "1.2",
            "TLS 1.2",
            "TLSv1.2",
            "tlsv1.2",
            "TLSv1_2",
            "TLS1_2_VERSION",
            "Tls12",
            "VersionTLS12",
            "tls.VersionTLS12",
            " 1.2 ",
        ] {
            assert_eq!(Version::parse(text), Some(Version::Tls12), "{text}");
        }
        assert_eq!(Version::parse("TLSv1"), Some(Version::Tls10));
        assert_eq!(Version::parse("SSLv3"), Some(Version::Ssl3));
        for text in ["", "1.4", "12", "1", "2", "DTLS 1.2", "latest", "1.2.3", "TLS"] {
            assert_eq!(Version::parse(text), None, "{text}");
        }
    }
}
