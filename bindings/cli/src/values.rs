//! The values of options, from text to what the contract calls them.

use std::time::Duration;

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use tlsconf::contract::{
    Access, ClientAuthentication, ClientRequest, GeneratedKey, KeyOutput, Preset, Provider, PublicRoot, Severity,
    Subscription, Timestamp, Topology,
};

use crate::output::Color;

/// The names of the values of one option, what each means, and the value.
pub type Choice<T> = &'static [(&'static str, T, &'static str)];

pub const COLOR: Choice<Color> =
    &[("auto", Color::Auto, ""), ("always", Color::Always, ""), ("never", Color::Never, "")];

pub const PROVIDER: Choice<Provider> = &[
    ("redis-cloud", Provider::RedisCloud, ""),
    ("redis-software", Provider::RedisSoftware, ""),
    ("redis-open-source", Provider::RedisOpenSource, ""),
    ("other", Provider::Other, ""),
];

pub const SUBSCRIPTION: Choice<Subscription> = &[
    ("fixed", Subscription::Fixed, "Essentials by its name of 2022"),
    ("flexible", Subscription::Flexible, "Pro by its name of 2022"),
    ("annual", Subscription::Annual, "Pro, paid by the year, by its name of 2022"),
    ("essentials-free", Subscription::EssentialsFree, "the free plan, which has no TLS"),
    ("essentials", Subscription::Essentials, ""),
    ("pro", Subscription::Pro, ""),
];

pub const ACCESS: Choice<Access> = &[("public", Access::Public, ""), ("private", Access::Private, "")];

pub const CLIENT_AUTHENTICATION: Choice<ClientAuthentication> = &[
    ("none", ClientAuthentication::None, ""),
    ("optional", ClientAuthentication::Optional, ""),
    ("required", ClientAuthentication::Required, "mutual TLS"),
];

pub const TOPOLOGY: Choice<Topology> = &[
    ("standalone", Topology::Standalone, ""),
    ("cluster", Topology::Cluster, ""),
    ("sentinel", Topology::Sentinel, ""),
];

pub const KEY_OUTPUT: Choice<KeyOutput> = &[
    ("untouched", KeyOutput::Untouched, "converted only where the client does not read its form"),
    ("pkcs8", KeyOutput::Pkcs8, "unencrypted"),
];

pub const GENERATED_KEY: Choice<GeneratedKey> = &[
    ("p256", GeneratedKey::P256, "short, fast, and read by every client"),
    ("rsa2048", GeneratedKey::Rsa2048, ""),
    ("rsa3072", GeneratedKey::Rsa3072, ""),
    ("rsa4096", GeneratedKey::Rsa4096, "takes a while"),
    ("ed25519", GeneratedKey::Ed25519, "not read by Lettuce from PEM"),
];

pub const PUBLIC_ROOT: Choice<PublicRoot> =
    &[("r46", PublicRoot::R46, "GlobalSign Root R46, RSA"), ("e46", PublicRoot::E46, "GlobalSign Root E46, P-384")];

pub const PRESET: Choice<Preset> = &[
    ("redis-cloud", Preset::RedisCloud, ""),
    ("modern", Preset::Modern, ""),
    ("intermediate", Preset::Intermediate, ""),
    ("fips", Preset::Fips, ""),
    ("legacy", Preset::Legacy, ""),
];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReportFormat {
    Human,
    Json,
    Sarif,
    Junit,
    Owners,
}

pub const REPORT_FORMAT: Choice<ReportFormat> = &[
    ("human", ReportFormat::Human, "text for people"),
    ("json", ReportFormat::Json, "the report (schema: tlsconf schema report)"),
    ("sarif", ReportFormat::Sarif, "SARIF 2.1.0 for code scanning"),
    ("junit", ReportFormat::Junit, "JUnit XML for build servers"),
    ("owners", ReportFormat::Owners, "the Owner lines of keytool -printcert"),
];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InspectFormat {
    Human,
    Json,
    Owners,
}

pub const INSPECT_FORMAT: Choice<InspectFormat> = &[
    ("human", InspectFormat::Human, "a table"),
    ("json", InspectFormat::Json, "inputs, certificates and keys as in a report"),
    ("owners", InspectFormat::Owners, "the Owner lines of keytool -printcert"),
];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TableFormat {
    Human,
    Json,
}

pub const TABLE_FORMAT: Choice<TableFormat> =
    &[("human", TableFormat::Human, "a table"), ("json", TableFormat::Json, "")];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Schema {
    Request,
    Report,
    EmitRequest,
    EmitEachRequest,
    Emitted,
    GenerateRequest,
    Generated,
    ProbeRequest,
    ProbeStep,
    Probed,
    Measured,
    Client,
    Target,
    Rule,
    Plan,
}

pub const SCHEMA: Choice<Schema> = &[
    ("request", Schema::Request, "what is asked"),
    ("report", Schema::Report, "what check --format json prints"),
    ("emit-request", Schema::EmitRequest, "what is asked of emit"),
    ("emit-each-request", Schema::EmitEachRequest, "what is asked of emit for several clients"),
    ("emitted", Schema::Emitted, "what emit --format json prints"),
    ("generate-request", Schema::GenerateRequest, "what is asked of generate"),
    ("generated", Schema::Generated, "what generate --format json prints"),
    ("probe-request", Schema::ProbeRequest, "what a library is told that was seen at an endpoint"),
    ("probe-step", Schema::ProbeStep, "what it says to look at next"),
    ("probed", Schema::Probed, "what probe --format json prints"),
    ("measured", Schema::Measured, "what measure --format json prints"),
    ("client", Schema::Client, "a member of what clients --format json prints"),
    ("target", Schema::Target, "someone to emit for, as libraries list them"),
    ("rule", Schema::Rule, "a member of what rules --format json prints"),
    ("plan", Schema::Plan, "what plan --format json prints"),
];

/// One of the choices; others are refused with the names of all.
pub fn choice<T: Copy + Send + Sync + 'static>(choices: Choice<T>) -> impl TypedValueParser<Value = T> {
    let names = choices.iter().map(|(name, _, help)| {
        let value = PossibleValue::new(*name);
        if help.is_empty() { value } else { value.help(*help) }
    });
    PossibleValuesParser::new(names).try_map(move |text| find(choices, &text).ok_or("no such value"))
}

pub fn find<T: Copy>(choices: Choice<T>, text: &str) -> Option<T> {
    choices.iter().find(|(name, _, _)| *name == text).map(|(_, value, _)| *value)
}

/// The least severity that counts; `None` where none does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Threshold(pub Option<Severity>);

pub fn threshold() -> impl TypedValueParser<Value = Threshold> {
    const CHOICES: Choice<Option<Severity>> = &[
        ("error", Some(Severity::Error), ""),
        ("warning", Some(Severity::Warning), ""),
        ("note", Some(Severity::Note), ""),
        ("never", None, "the exit status tells only of misuse"),
    ];
    choice(CHOICES).map(Threshold)
}

/// RFC 3339, or a date, which means its first second in UTC.
pub fn time(text: &str) -> Result<Timestamp, String> {
    let full = if text.len() == "2026-11-25".len() { format!("{text}T00:00:00Z") } else { text.replacen(' ', "T", 1) };
    Timestamp::parse(&full)
        .or_else(|| Timestamp::parse(&format!("{full}Z")))
        .ok_or_else(|| "it is no date such as 2026-11-25 and no RFC 3339 time such as 2026-11-25T08:00:00Z".to_owned())
}

/// How far ahead expiry is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Horizon {
    pub hours: u32,
}

pub fn horizon(text: &str) -> Result<Horizon, String> {
    let refusal = || "it is no time such as 30d (days), 6w (weeks) or 12h (hours)".to_owned();
    let digits = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let (number, unit) = text.split_at(digits);
    let number: u32 = number.parse().map_err(|_| refusal())?;
    let hours = match unit {
        "h" => 1,
        "d" => 24,
        "w" => 7 * 24,
        _ => return Err(refusal()),
    };
    let hours = number.checked_mul(hours).filter(|hours| *hours <= 200 * 366 * 24);
    Ok(Horizon { hours: hours.ok_or("it is longer than 200 years")? })
}

/// How long something may take.
pub fn duration(text: &str) -> Result<Duration, String> {
    let digits = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let (number, unit) = text.split_at(digits);
    let number: u64 = number.parse().map_err(|_| "it is no time such as 5s or 800ms".to_owned())?;
    let time = match unit {
        "ms" => Duration::from_millis(number),
        "s" => Duration::from_secs(number),
        "m" => Duration::from_secs(number.saturating_mul(60)),
        _ => return Err("it is no time such as 5s or 800ms".to_owned()),
    };
    if time.is_zero() || time > Duration::from_secs(3600) {
        return Err("it is not between 1ms and 60m".to_owned());
    }
    Ok(time)
}

/// `ID[@VERSION[/RUNTIME]]`. Whether there is such a client is the core's knowledge.
pub fn client(text: &str) -> Result<ClientRequest, String> {
    let (id, rest) = text.split_once('@').map_or((text, None), |(id, rest)| (id, Some(rest)));
    let (version, runtime) = match rest.map(|rest| rest.split_once('/').unwrap_or((rest, ""))) {
        Some((version, runtime)) => (Some(version.to_owned()), Some(runtime.to_owned())),
        None => (None, None),
    };
    if id.is_empty() || version.as_deref() == Some("") || text.ends_with('/') {
        return Err("it is not written as ID, ID@VERSION or ID@VERSION/RUNTIME, such as redis-py@5.0.1/3.13".to_owned());
    }
    Ok(ClientRequest { id: id.to_owned(), version, runtime: runtime.filter(|runtime| !runtime.is_empty()) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_dates_or_moments() {
        let read = |text| time(text).map(|moment| moment.to_string()).ok();
        assert_eq!(read("2026-11-25").as_deref(), Some("2026-11-25T00:00:00Z"));
        assert_eq!(read("2026-11-25 08:30:00+01:00").as_deref(), Some("2026-11-25T07:30:00Z"));
        assert_eq!(read("2026-11-25T08:30:00").as_deref(), Some("2026-11-25T08:30:00Z"));
        assert_eq!(read("yesterday"), None);
        assert_eq!(read("2026-13-25"), None);
        assert_eq!(read("1234567890"), None);
    }

    #[test]
    fn horizons_have_a_unit() {
        assert_eq!(horizon("30d"), Ok(Horizon { hours: 720 }));
        assert_eq!(horizon("6w"), Ok(Horizon { hours: 1008 }));
        assert_eq!(horizon("12h"), Ok(Horizon { hours: 12 }));
        for wrong in ["30", "d", "", "-1d", "30 days", "1.5d", "99999999999d", "4000000w"] {
            assert!(horizon(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn durations_have_a_unit_and_an_end() {
        assert_eq!(duration("5s"), Ok(Duration::from_secs(5)));
        assert_eq!(duration("800ms"), Ok(Duration::from_millis(800)));
        assert_eq!(duration("2m"), Ok(Duration::from_secs(120)));
        for wrong in ["5", "s", "0s", "-1s", "1.5s", "61m", "99999999999999999999s", "5 s"] {
            assert!(duration(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_client_may_have_a_version_and_a_runtime() {
        let read = |text| client(text).map(|client| (client.id, client.version, client.runtime));
        let some = |text: &str| Some(text.to_owned());
        assert_eq!(read("jedis"), Ok(("jedis".to_owned(), None, None)));
        assert_eq!(read("redis-py@5.0.1"), Ok(("redis-py".to_owned(), some("5.0.1"), None)));
        assert_eq!(read("redis-py@5.0.1/3.13"), Ok(("redis-py".to_owned(), some("5.0.1"), some("3.13"))));
        for wrong in ["", "@1", "jedis@", "jedis@1/"] {
            assert!(read(wrong).is_err(), "{wrong}");
        }
    }
}
