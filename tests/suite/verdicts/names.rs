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

/// What redis-py, Jedis, Jedis on JDK 25, go-redis and redis-rs print of the names.
#[test]
fn what_clients_say_of_the_names() {
    let openssl = "[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: ";
    let not_for =
        |kind: &str, host: &str| format!("{openssl}{kind} mismatch, certificate is not valid for '{host}'. (_ssl.c:*)");
    let java = |text: &str| format!("javax.net.ssl.SSLHandshakeException: *{text}*");
    let no_address = || java("No subject alternative names matching IP address 192.0.2.7 found");
    let no_name = || java("No subject alternative DNS name matching redis.example.test found.");
    let says =
        |names: Option<&[&str]>, host: &'static str, openssl: &str, java: [String; 2], go: &str, rustls: &str| {
            let root = root().build();
            let recipe = leaf(&root).subject(Name::cn("redis")).without(extension::SUBJECT_ALT_NAME);
            let recipe = if let Some(names) = names { recipe.san(names) } else { recipe };
            let report = Setup::new(root.pem(), recipe.build().pem()).host(host).report();
            let printed = |id| report.clients.iter().find(|one| one.id == id).and_then(|one| one.prints.clone());
            let rustls =
                format!("invalid peer certificate: certificate not valid for name \"{host}\"; certificate is {rustls}");
            let expected = [
                not_for(openssl, host),
                java[0].clone(),
                java[1].clone(),
                format!("tls: failed to verify certificate: x509: {go}"),
                rustls,
            ];
            let clients = ["redis-py", "jedis", "jedis-jdk-25", "go-redis", "redis-rs"];
            assert_eq!(clients.map(printed), expected.map(Some), "{names:?} {host}");
        };
    let address = |names: &[&str], go: &str, rustls: &str| {
        says(Some(names), "192.0.2.7", "IP address", [no_address(), no_address()], go, rustls);
    };
    let without = "cannot validate certificate for 192.0.2.7 because it doesn't contain any IP SANs";
    let other = "certificate is valid for *, not 192.0.2.7";
    address(&["a.test"], without, "only valid for DnsName(\"a.test\")");
    address(&["192.0.2.8"], other, "only valid for IpAddress(192.0.2.8)");
    address(&["a.test", "192.0.2.8"], other, "only valid for DnsName(\"a.test\") or IpAddress(192.0.2.8)");

    let illegal = || java("Illegal given domain name: redis_1.example.test");
    let go = "certificate is valid for a.test, not redis_1.example.test";
    let rustls = "only valid for DnsName(\"a.test\")";
    says(Some(&["a.test"]), "redis_1.example.test", "Hostname", [illegal(), illegal()], go, rustls);

    let host = |names: Option<&[&str]>, go: &str, rustls: &str| {
        // JDK 25 parses the names again, and wants one.
        let no_data = || java("No data available in passed DER encoded value.");
        let newer = if names.is_some_and(<[_]>::is_empty) { no_data() } else { no_name() };
        says(names, "redis.example.test", "Hostname", [no_name(), newer], go, rustls);
    };
    let nobody = "certificate is not valid for any names, but wanted to match redis.example.test";
    let empty = "not valid for any names (according to its subjectAltName extension)";
    host(None, "certificate relies on legacy Common Name field, use SANs instead", empty);
    host(Some(&[]), nobody, empty);
    host(Some(&["192.0.2.8"]), nobody, "only valid for IpAddress(192.0.2.8)");
    host(Some(&["2001:db8::7"]), nobody, "only valid for IpAddress(*)");
    host(Some(&["mail:a@example.test"]), nobody, "only valid for *");
    let not = |names: &str| format!("certificate is valid for {names}, not redis.example.test");
    let [a, b, c] = ["a", "b", "c"].map(|name| format!("DnsName(\"{name}.test\")"));
    let four = ["a.test", "b.test", "c.test", "d.test"];
    host(Some(&four[..2]), &not("a.test, b.test"), &format!("only valid for {a} or {b}"));
    host(Some(&four[..3]), &not("a.test, b.test, c.test"), &format!("only valid for {a}, {b} or {c}"));
    host(Some(&four), &not("a.test, b.test, c.test, *"), &format!("only valid for {a}, {b}, {c}, *"));
}
