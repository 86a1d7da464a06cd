//! Protocol versions.

use crate::{
    checks::{Found, Scene},
    contract::Severity,
    policy::{Origin, Version},
    rules::Rule,
};

pub(super) fn check(scene: &Scene<'_>, found: &mut Vec<Found>) {
    let policy = &scene.case.policy;
    let (min, max) = (policy.min_version, policy.max_version);
    // A maximum from before TLS 1.2 is the fault, not the preset's minimum above it.
    let contradicts = min.origin == Origin::Given || !max.value.is_old();
    if min.value > max.value && contradicts {
        let of = |origin| {
            if origin == Origin::Given { String::new() } else { format!(" (of the preset {})", policy.info().name) }
        };
        found.push(
            Found::new(
                Rule::PolVersionRange,
                format!(
                    "The minimum version {}{} lies above the maximum version {}{}: no version is left.",
                    min.value.as_str(),
                    of(min.origin),
                    max.value.as_str(),
                    of(max.origin)
                ),
            )
            .seen(format!("min_version {}, max_version {}", min.value.as_str(), max.value.as_str()))
            .expected("a minimum that is not above the maximum")
            .fix("set min_version to \"1.2\" and max_version to \"1.3\"")
            .reference("RFC 9325, section 3.1.1"),
        );
        return;
    }
    for (setting, name) in [(min, "minimum"), (max, "maximum")] {
        if setting.origin != Origin::Given || !setting.value.is_old() {
            continue;
        }
        // An old minimum still lets both sides agree on a newer version.
        let is_all = max.value.is_old();
        if name == "minimum" && is_all && max.origin == Origin::Given {
            continue;
        }
        found.push(
            Found::new(
                Rule::PolVersionOld,
                format!(
                    "The {name} version is {}, which was given up{}.",
                    setting.value.as_str(),
                    if is_all {
                        ": servers and clients of today refuse it"
                    } else {
                        " and lets an attacker ask for it"
                    }
                ),
            )
            .expected(Version::Tls12.as_str())
            .fix(if is_all { "allow TLS 1.2 and 1.3" } else { "set min_version to \"1.2\"" })
            .reference("RFC 8996 (deprecating TLS 1.0 and 1.1)")
            .severity(if is_all { Severity::Error } else { Severity::Warning }),
        );
    }
}
