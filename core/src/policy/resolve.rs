//! Preset, then the fields that were given.

use std::collections::HashSet;

use super::{Fault, Field, Group, List, Lookup, Origin, PresetInfo, Resolved, Setting, Sni, Suite, Version, names};
use crate::{
    contract::{Policy, Verification},
    limits,
    redis::host::{self, Host},
    text::shown,
};

pub fn resolve(policy: &Policy) -> Resolved {
    let info = PresetInfo::of(policy.preset);
    let mut faults = Vec::new();
    let min_version = version(policy.min_version.as_deref(), Field::MinVersion, info.min_version, &mut faults);
    let max_version = version(policy.max_version.as_deref(), Field::MaxVersion, info.max_version, &mut faults);
    let tls12_suites = match &policy.tls12_suites {
        Some(given) => suites(given, Field::Tls12Suites, &mut faults),
        None => List { items: preset_suites(info.tls12_suites), origin: Origin::Preset },
    };
    let tls13_suites = match &policy.tls13_suites {
        Some(given) => suites(given, Field::Tls13Suites, &mut faults),
        None => List { items: preset_suites(info.tls13_suites), origin: Origin::Preset },
    };
    let groups = match (&policy.groups, info.groups) {
        (Some(given), _) => list(given, Field::Groups, names::group, |group| group.iana, &mut faults),
        (None, Some(preset)) => {
            List { items: preset.iter().filter_map(|name| Group::by_iana(name)).collect(), origin: Origin::Preset }
        }
        (None, None) => List { items: Vec::new(), origin: Origin::Client },
    };
    Resolved {
        preset: policy.preset,
        min_version,
        max_version,
        tls12_suites,
        tls13_suites,
        groups,
        client_authentication: policy.client_authentication,
        verification: policy.verification.unwrap_or(Verification::Full),
        verification_origin: if policy.verification.is_some() { Origin::Given } else { Origin::Preset },
        sni: policy.sni.as_deref().map_or(Sni::FromEndpoint, server_name),
        faults,
    }
}

fn version(given: Option<&str>, field: Field, preset: Version, faults: &mut Vec<Fault>) -> Setting<Version> {
    let Some(given) = given else { return Setting { value: preset, origin: Origin::Preset } };
    if let Some(value) = Version::parse(given) {
        return Setting { value, origin: Origin::Given };
    }
    faults.push(Fault::VersionUnknown { field, given: shown(given) });
    Setting { value: preset, origin: Origin::Preset }
}

fn preset_suites(names: &[&str]) -> Vec<&'static Suite> {
    names.iter().filter_map(|name| Suite::by_iana(name)).collect()
}

/// The suites of one field, without those of the other version.
fn suites(given: &[String], field: Field, faults: &mut Vec<Fault>) -> List<Suite> {
    let mut list = list(given, field, names::suite, |suite| suite.iana, faults);
    let wants_tls13 = field == Field::Tls13Suites;
    list.items.retain(|suite| {
        let belongs = suite.is_tls13() == wants_tls13;
        if !belongs {
            faults.push(Fault::Elsewhere { field, name: suite.iana });
        }
        belongs
    });
    list
}

fn list<T: Eq>(
    given: &[String],
    field: Field,
    look_up: fn(&str) -> Lookup<T>,
    name: fn(&T) -> &'static str,
    faults: &mut Vec<Fault>,
) -> List<T> {
    let mut items: Vec<&'static T> = Vec::new();
    let mut seen = HashSet::new();
    let mut twice = HashSet::new();
    let mut unknown = 0;
    for (count, word) in words(given).enumerate() {
        // Proposing a name is the costly part: past a screenful of faults nobody reads on.
        if count == limits::POLICY_NAMES || unknown == limits::FINDINGS_OF_A_KIND {
            faults.push(Fault::TooMany { field, count });
            break;
        }
        let item = match look_up(word) {
            Lookup::Exact(item) => item,
            Lookup::Spelt(item, proper) => {
                faults.push(Fault::Spelt { field, given: shown(word), proper });
                item
            }
            Lookup::Keyword => {
                faults.push(Fault::Keyword { field, given: shown(word) });
                continue;
            }
            Lookup::Unknown(nearest) => {
                unknown += 1;
                faults.push(Fault::Unknown { field, given: shown(word), nearest });
                continue;
            }
        };
        if seen.insert(name(item)) {
            items.push(item);
        } else if twice.insert(name(item)) {
            faults.push(Fault::Twice { field, name: name(item) });
        }
    }
    List { items, origin: Origin::Given }
}

/// An entry may hold a whole list as OpenSSL writes it: `A:B:C`, `A,B`, and `BoringSSL`'s `[A|B]`.
fn words(given: &[String]) -> impl Iterator<Item = &str> {
    given.iter().flat_map(|entry| {
        let mut parts = entry
            .split(|c: char| matches!(c, ':' | ',' | ';' | '|' | '[' | ']') || c.is_whitespace())
            .filter(|part| !part.is_empty())
            .peekable();
        // An empty entry is a fault of its own, not nothing.
        let empty = parts.peek().is_none().then_some("");
        empty.into_iter().chain(parts)
    })
}

fn server_name(given: &str) -> Sni {
    if given.trim().eq_ignore_ascii_case("off") {
        return Sni::Off;
    }
    match host::parse(given.trim()) {
        Ok(Host::Address { address, .. }) => Sni::Address(address),
        Ok(Host::Name { ascii, typed }) if !typed.ends_with('.') => Sni::Name(ascii),
        Ok(Host::Name { ascii, typed }) => Sni::Invalid {
            given: shown(&typed),
            // RFC 6066, section 3.
            why: "a server name is sent without the trailing dot".to_owned(),
            nearest: Some(ascii),
        },
        Err(fault) => Sni::Invalid { given: shown(given), why: fault.why.to_owned(), nearest: fault.nearest },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(json: &str) -> Resolved {
        resolve(&serde_json::from_str(json).unwrap())
    }

    #[test]
    fn the_default_is_the_preset_redis_cloud() {
        let policy = of("{}");
        assert_eq!((policy.min_version.value, policy.max_version.value), (Version::Tls12, Version::Tls13));
        assert_eq!((policy.tls12_suites.items.len(), policy.tls13_suites.items.len()), (6, 3));
        assert_eq!((policy.groups.origin, policy.tls12_suites.origin), (Origin::Client, Origin::Preset));
        assert_eq!((policy.verification, policy.sni), (Verification::Full, Sni::FromEndpoint));
        assert!(policy.faults.is_empty());
    }

    #[test]
    fn a_given_field_wins_over_the_preset() {
        let policy = of(r#"{"preset": "modern", "min_version": "TLSv1.2", "groups": ["P-256"], "sni": "OFF"}"#);
        assert_eq!(policy.min_version, Setting { value: Version::Tls12, origin: Origin::Given });
        assert_eq!(policy.max_version.origin, Origin::Preset);
        assert_eq!(policy.groups.items.len(), 1);
        assert_eq!(policy.sni, Sni::Off);
        assert!(policy.allows(Version::Tls12) && !policy.is_tls12_only());
    }

    #[test]
    fn faults_are_kept_and_the_rest_is_read() {
        let policy = of(r#"{"min_version": "1.4", "tls12_suites": [
            "ECDHE-RSA-AES128-GCM-SHA256:HIGH", "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
            "TLS_AES_128_GCM_SHA256", "nonsense", "aes128-sha"]}"#);
        let names: Vec<_> = policy.tls12_suites.items.iter().map(|suite| suite.iana).collect();
        assert_eq!(names, ["TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256", "TLS_RSA_WITH_AES_128_CBC_SHA"]);
        let field = Field::Tls12Suites;
        assert_eq!(
            policy.faults,
            [
                Fault::VersionUnknown { field: Field::MinVersion, given: "1.4".into() },
                Fault::Keyword { field, given: "HIGH".into() },
                Fault::Twice { field, name: "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256" },
                Fault::Unknown { field, given: "nonsense".into(), nearest: None },
                Fault::Spelt { field, given: "aes128-sha".into(), proper: "AES128-SHA" },
                Fault::Elsewhere { field, name: "TLS_AES_128_GCM_SHA256" },
            ]
        );
    }

    #[test]
    fn the_server_name_is_read_as_it_is_sent() {
        let sni = |name: &str| of(&format!(r#"{{"sni": "{name}"}}"#)).sni;
        assert_eq!(sni("Redis.Example.Test"), Sni::Name("redis.example.test".into()));
        assert_eq!(sni("bücher.example"), Sni::Name("xn--bcher-kva.example".into()));
        assert!(matches!(sni("192.0.2.10"), Sni::Address(_)));
        assert!(matches!(sni("[2001:db8::1]"), Sni::Address(_) | Sni::Invalid { .. }));
        for wrong in ["", "a b", "redis.example.test:6380", "rediss://redis.example.test", "redis.example.test."] {
            assert!(matches!(sni(wrong), Sni::Invalid { .. }), "{wrong}");
        }
    }

    #[test]
    fn endless_lists_end() {
        let wrong = serde_json::json!({ "tls12_suites": vec!["ECDHE-RSA-AES128-GMC-SHA25"; 100_000] });
        let policy = of(&wrong.to_string());
        assert_eq!(policy.faults.len(), limits::FINDINGS_OF_A_KIND + 1);
        let right = serde_json::json!({ "tls12_suites": vec!["AES128-SHA"; 100_000] });
        assert_eq!(of(&right.to_string()).faults.len(), 2);
    }
}
