//! Values that requests and reports have in common.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use time::{OffsetDateTime, UtcOffset, format_description::well_known::Rfc3339};
use zeroize::Zeroizing;

/// What a file is for. `auto` lets the checker decide and say why.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Not said: it is taken for what it looks like.
    #[default]
    Auto,
    /// Trust anchors of the client: `redis_ca.pem`.
    CaBundle,
    /// The client's own certificate, leaf first.
    ClientCertificate,
    /// The client's private key.
    ClientKey,
    /// What the server presents, leaf first.
    ServerChain,
    /// The private key of what the server presents: redis-server's `tls-key-file`.
    ServerKey,
    /// The CA with which the server verifies clients.
    ClientCa,
    /// A container of other files.
    Archive,
}

/// *error*: a connection will fail with every client asked about, or be unsafe; *warning*: fails for some clients
/// (which are named), or soon, or goes against a recommendation; *note*: worth knowing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// Connections fail with every client asked about, or are unsafe.
    Error,
    /// Connections fail with some clients or soon, or a recommendation is not followed.
    Warning,
    /// Nothing fails; worth knowing.
    Note,
}

impl Severity {
    /// `error`, `warning` or `note`, as in JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
        }
    }
}

/// Redis Cloud's subscription, by its names of 2022 (fixed, flexible, annual) or of today (essentials, pro).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Subscription {
    /// Called Essentials since 2024-03-28.
    Fixed,
    /// Called Pro since 2024-03-28.
    Flexible,
    /// With an annual commitment; called Pro since 2024-03-28.
    Annual,
    /// The free plan of Essentials, which has no TLS.
    EssentialsFree,
    /// A paid plan of Essentials.
    Essentials,
    /// A Pro subscription, however it is paid.
    Pro,
}

/// How clients reach the database.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Access {
    /// By the public endpoint, over the internet.
    Public,
    /// By the private endpoint, from a connected network (VPC peering and the like).
    Private,
}

/// Who runs the server.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Provider {
    /// Redis Cloud, Redis' own service.
    RedisCloud,
    /// A Redis Software cluster (once Redis Enterprise) of one's own.
    RedisSoftware,
    /// A redis-server of one's own.
    RedisOpenSource,
    /// Anyone else: another service, or another server that speaks the protocol.
    Other,
}

/// Whether the server asks clients for a certificate (mutual TLS).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ClientAuthentication {
    /// It asks for none (redis.conf: `tls-auth-clients no`).
    None,
    /// It asks, and verifies what it is shown, but serves clients without one (`tls-auth-clients optional`).
    Optional,
    /// It serves nobody without one (`tls-auth-clients yes`).
    Required,
}

/// Bytes or text that must not be shown: wiped on drop, no `Clone`, no `Serialize`, `Debug` elided.
#[derive(Default)]
pub struct Secret(Zeroizing<Vec<u8>>);

impl Secret {
    /// Takes the octets over: no copy is made, and they are wiped on drop.
    pub fn new(bytes: Vec<u8>) -> Self {
        Self(Zeroizing::new(bytes))
    }

    /// The octets themselves; who copies them has to wipe the copy.
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }
}

impl From<Zeroizing<Vec<u8>>> for Secret {
    fn from(bytes: Zeroizing<Vec<u8>>) -> Self {
        Self(bytes)
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[secret elided]")
    }
}

impl<'de> Deserialize<'de> for Secret {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Self::new(String::deserialize(deserializer)?.into_bytes()))
    }
}

impl JsonSchema for Secret {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Secret".into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        String::json_schema(generator)
    }
}

/// A moment in seconds since 1970-01-01T00:00:00Z, between the years 0000 and 9999; in the contract RFC 3339, UTC.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp(i64);

impl Timestamp {
    /// 0000-01-01T00:00:00Z and 9999-12-31T23:59:59Z: what an ASN.1 `GeneralizedTime` can hold (RFC 5280, 4.1.2.5.2).
    const FIRST: i64 = -62_167_219_200;
    const LAST: i64 = 253_402_300_799;

    /// Clamped to the years 0000 to 9999.
    pub fn from_unix(seconds: i64) -> Self {
        Self(seconds.clamp(Self::FIRST, Self::LAST))
    }

    /// `None` where the text is no RFC 3339 moment.
    pub fn parse(text: &str) -> Option<Self> {
        OffsetDateTime::parse(text, &Rfc3339).ok().map(|moment| Self::from_unix(moment.unix_timestamp()))
    }

    /// Seconds since 1970-01-01T00:00:00Z, negative before.
    pub fn unix(self) -> i64 {
        self.0
    }

    /// So many days of 86,400 seconds later, earlier where negative; clamped to the years 0000 to 9999.
    pub fn plus_days(self, days: i64) -> Self {
        Self::from_unix(self.0.saturating_add(days.saturating_mul(86_400)))
    }

    /// So many seconds later, earlier where negative; clamped to the years 0000 to 9999.
    pub fn plus_seconds(self, seconds: i64) -> Self {
        Self::from_unix(self.0.saturating_add(seconds))
    }

    /// Whole days from `self` to `other`, rounded towards zero.
    pub fn days_until(self, other: Self) -> i64 {
        (other.0 - self.0) / 86_400
    }

    /// The day in UTC as `2026-11-25`, which is how people read it.
    pub fn date(self) -> String {
        self.to_string()[..10].to_owned()
    }
}

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let moment = OffsetDateTime::from_unix_timestamp(self.0).unwrap_or(OffsetDateTime::UNIX_EPOCH);
        f.write_str(&moment.to_offset(UtcOffset::UTC).format(&Rfc3339).unwrap_or_default())
    }
}

impl fmt::Debug for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Serialize for Timestamp {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Timestamp {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| {
            serde::de::Error::custom(format!("`{text}` is no RFC 3339 time such as 2026-11-25T00:00:00Z"))
        })
    }
}

impl JsonSchema for Timestamp {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Timestamp".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "string", "format": "date-time" })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_is_read_and_written_in_utc() {
        let moment = Timestamp::parse("2026-11-25T01:00:00+01:00").map(|moment| moment.to_string());
        assert_eq!(moment.as_deref(), Some("2026-11-25T00:00:00Z"));
        assert_eq!(Timestamp::parse("yesterday"), None);
        assert_eq!(Timestamp::from_unix(i64::MAX).to_string(), "9999-12-31T23:59:59Z");
    }

    #[test]
    fn a_secret_shows_nothing() {
        assert_eq!(format!("{:?}", Secret::new(b"hunter2".to_vec())), "[secret elided]");
    }
}
