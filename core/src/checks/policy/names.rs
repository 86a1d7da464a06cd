//! Names in a policy that do not resolve.

use crate::{
    checks::{Found, Scene},
    contract::Severity,
    policy::{Fault, Field},
    rules::Rule,
    text::shown,
};

pub(super) fn check(scene: &Scene<'_>, found: &mut Vec<Found>) {
    let faults = &scene.case.policy.faults;
    found.extend(faults.iter().filter_map(finding));
    for field in [Field::Tls12Suites, Field::Tls13Suites] {
        found.extend(elsewhere(faults, field));
    }
}

/// Suites of the other version: one mistake, however many there are.
fn elsewhere(faults: &[Fault], field: Field) -> Option<Found> {
    let suites: Vec<&str> = faults
        .iter()
        .filter_map(|fault| match fault {
            Fault::Elsewhere { field: at, name } if *at == field => Some(*name),
            _ => None,
        })
        .collect();
    let first = suites.first()?;
    let (here, there) = if field == Field::Tls12Suites { ("1.2", "1.3") } else { ("1.3", "1.2") };
    let name = field.as_str();
    let message = match suites.len() {
        1 => format!("{first} is a cipher suite of TLS {there} and stands among those of TLS {here} ({name})."),
        2 => format!(
            "{first} and another are cipher suites of TLS {there} and stand among those of TLS {here} ({name})."
        ),
        count => format!(
            "{first} and {} others are cipher suites of TLS {there} and stand among those of TLS {here} ({name}).",
            count.saturating_sub(1)
        ),
    };
    let them = if suites.len() == 1 { "it" } else { "them" };
    Some(
        Found::new(Rule::PolSuiteVersion, message)
            .seen(suites.join(", "))
            .expected(format!("suites of TLS {here}"))
            .fix(format!("move {them} to tls{}_suites", there.replace('.', ""))),
    )
}

fn finding(fault: &Fault) -> Option<Found> {
    let field = fault.field();
    let (unknown, what) = match field {
        Field::Groups => (Rule::PolGroupUnknown, "key exchange group"),
        Field::MinVersion | Field::MaxVersion => (Rule::PolVersionUnknown, "version"),
        Field::Tls12Suites | Field::Tls13Suites => (Rule::PolSuiteUnknown, "cipher suite"),
    };
    let name = field.as_str();
    let found = match fault {
        Fault::VersionUnknown { given, .. } => {
            Found::new(unknown, format!("There is no protocol version \"{}\" ({name}).", shown(given)))
                .seen(shown(given))
                .expected("1.2 or 1.3")
                .fix(format!("write \"{name}\": \"1.2\" or \"1.3\""))
        }
        Fault::Unknown { given, nearest, .. } => {
            let found = Found::new(
                unknown,
                match nearest {
                    Some(nearest) => {
                        format!("There is no {what} \"{}\" ({name}); the nearest is {nearest}.", shown(given))
                    }
                    None => format!("There is no {what} \"{}\" ({name}).", shown(given)),
                },
            )
            .seen(shown(given));
            match nearest {
                Some(nearest) => found.expected(*nearest).fix(format!("write {nearest}")),
                None => {
                    found.fix(format!("use a name of the IANA registry, or OpenSSL's (openssl {})", listing(field)))
                }
            }
        }
        Fault::Spelt { given, proper, .. } => Found::new(
            unknown,
            format!(
                "The {what} \"{}\" ({name}) is called {proper}: clients compare names letter by letter.",
                shown(given)
            ),
        )
        .seen(shown(given))
        .expected(*proper)
        .fix(format!("write {proper}"))
        .severity(Severity::Warning),
        Fault::Keyword { given, .. } => Found::new(
            unknown,
            format!("\"{}\" ({name}) is a word of OpenSSL's list syntax, not a {what}.", shown(given)),
        )
        .seen(shown(given))
        .expected(format!("a list of {what}s by name"))
        .fix(format!("name each; what the word stands for is shown by: openssl {}", listing(field))),
        Fault::Elsewhere { .. } => return None,
        Fault::Twice { name: item, .. } => {
            Found::new(Rule::PolSuiteDuplicate, format!("{item} is named twice ({name}); the first counts."))
                .seen(*item)
        }
        Fault::TooMany { count, .. } => {
            Found::new(unknown, format!("{name} has {count} names, more than are read: the rest was left out."))
                .seen(count.to_string())
                .fix("name the few that are wanted, in order of preference")
        }
    };
    Some(found)
}

fn listing(field: Field) -> &'static str {
    match field {
        Field::Groups => "list -tls-groups",
        _ => "ciphers -v",
    }
}
