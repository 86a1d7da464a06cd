//! Names in a policy that do not resolve.

use crate::{
    checks::{Found, Scene},
    contract::Severity,
    policy::{Fault, Field},
    rules::Rule,
    text::shown,
};

pub(super) fn check(scene: &Scene<'_>, found: &mut Vec<Found>) {
    found.extend(scene.case.policy.faults.iter().map(finding));
}

fn finding(fault: &Fault) -> Found {
    let field = fault.field();
    let (unknown, what) = match field {
        Field::Groups => (Rule::PolGroupUnknown, "key exchange group"),
        Field::MinVersion | Field::MaxVersion => (Rule::PolVersionUnknown, "version"),
        Field::Tls12Suites | Field::Tls13Suites => (Rule::PolSuiteUnknown, "cipher suite"),
    };
    let name = field.as_str();
    match fault {
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
        Fault::Elsewhere { name: suite, .. } => {
            let (here, there) = if field == Field::Tls12Suites { ("1.2", "1.3") } else { ("1.3", "1.2") };
            Found::new(
                Rule::PolSuiteVersion,
                format!("{suite} is a cipher suite of TLS {there} and stands among those of TLS {here} ({name})."),
            )
            .seen(*suite)
            .expected(format!("suites of TLS {here}"))
            .fix(format!("move it to tls{}_suites", there.replace('.', "")))
        }
        Fault::Twice { name: item, .. } => {
            let rule = if field == Field::Groups || unknown == Rule::PolSuiteUnknown {
                Rule::PolSuiteDuplicate
            } else {
                unknown
            };
            Found::new(rule, format!("{item} is named twice ({name}); the first counts.")).seen(*item)
        }
        Fault::TooMany { count, .. } => {
            Found::new(unknown, format!("{name} has {count} names, more than are read: the rest was left out."))
                .seen(count.to_string())
                .fix("name the few that are wanted, in order of preference")
        }
    }
}

fn listing(field: Field) -> &'static str {
    match field {
        Field::Groups => "list -tls-groups",
        _ => "ciphers -v",
    }
}
