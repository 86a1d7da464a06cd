//! Host names.

use tlsconf_tests::forge::{Certificate, Extension, Name, extension};

use super::{Setup, compare, leaf, root};

fn san(names: &[&str], host: &'static str) -> Setup {
    let root = root().build();
    Setup::new(root.pem(), leaf(&root).san(names).build().pem()).host(host)
}

fn common_name(host: &'static str, san: Option<&[&str]>) -> Setup {
    let root = root().build();
    let mut recipe = leaf(&root).subject(Name::cn(host)).without(extension::SUBJECT_ALT_NAME);
    if let Some(names) = san {
        recipe = recipe.san(names);
    }
    Setup::new(root.pem(), recipe.build().pem()).host(host)
}

#[test]
fn names_as_each_client_compares_them() {
    let many: Vec<String> = (0..200).map(|number| format!("h{number}.example.test")).collect();
    let many: Vec<&str> = many.iter().map(String::as_str).collect();
    compare(vec![
        ("exact", san(&["redis.example.test"], "redis.example.test"), ""),
        ("second", san(&["a.test", "redis.example.test"], "redis.example.test"), ""),
        ("of 200", san(&many, "h77.example.test"), ""),
        ("upper case in the certificate", san(&["REDIS.example.test"], "redis.example.test"), ""),
        ("upper case typed", san(&["redis.example.test"], "REDIS.example.test"), ""),
        ("wildcard", san(&["*.example.test"], "redis.example.test"), ""),
        ("address", san(&["192.0.2.7"], "192.0.2.7"), ""),
        ("other", san(&["redis.example.test"], "cache.example.test"), "named"),
        ("wildcard over two labels", san(&["*.example.test"], "a.b.example.test"), "named"),
        ("wildcard for the bare domain", san(&["*.example.test"], "example.test"), "named"),
        ("address not there", san(&["redis.example.test"], "192.0.2.7"), "named"),
        ("common name right, SAN wrong", common_name("redis.example.test", Some(&["other.test"])), "named"),
        ("common name only", common_name("redis.example.test", None), "rustls go"),
        ("SAN with mail only", common_name("redis.example.test", Some(&["mail:a@example.test"])), "rustls go"),
        ("SAN empty", common_name("redis.example.test", Some(&[])), "rustls go py13"),
        ("wildcard of a two-label name", san(&["*.test"], "redis.test"), "hirV py py13 node rsNat rustls"),
        ("part of a label", san(&["red*.example.test"], "redis.example.test"), "hirV py py13 rsNat rustls go"),
        ("star inside", san(&["redis.*.test"], "redis.example.test"), "named -java -javaKT"),
        ("star alone", san(&["*"], "redis"), "named -go19"),
        ("trailing dot in the SAN", san(&["redis.example.test."], "redis.example.test"), "named -node"),
        ("underscore", san(&["redis_1.example.test"], "redis_1.example.test"), "java javaKT"),
        (
            "underscore under a wildcard",
            san(&["*.example.test"], "redis_1.example.test"),
            "java javaKT hirV py py13 rsNat",
        ),
    ]);
}

#[test]
fn one_wrong_name_is_one_error() {
    let report = san(&["redis.example.test"], "cache.example.test").report();
    assert_eq!((report.counts.error, report.counts.warning), (1, 0));
    let found = report.findings.iter().find(|finding| finding.code == "CRT004").expect("CRT004");
    assert!(found.message.contains("`redis.example.test`") && found.message.contains("`cache.example.test`"));
    assert!(!found.concerns.contains(&"redis-cli".to_owned()) && found.concerns.contains(&"redis-py".to_owned()));
}

#[test]
fn a_certificate_without_names_says_so() {
    let root = root().build();
    let nameless = Certificate::new(Name::empty())
        .with(Extension::basic_constraints(false, None))
        .key(tlsconf_tests::forge::keys::p256(3))
        .issued_by(&root)
        .build();
    let report = Setup::new(root.pem(), nameless.pem()).report();
    assert!(report.findings.iter().any(|finding| finding.code == "CRT004" && finding.message.contains("no name")));
}
