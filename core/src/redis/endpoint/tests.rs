use proptest::prelude::*;

use super::*;
use crate::contract::{NamedEndpoint, Secret};

fn read(text: &str) -> (Option<ResolvedEndpoint>, Vec<EndpointFault>) {
    resolve(Some(&EndpointRequest::Text(Secret::new(text.as_bytes().to_vec()))))
}

#[track_caller]
fn sound(text: &str) -> ResolvedEndpoint {
    let (endpoint, faults) = read(text);
    assert_eq!(faults, [], "{text}");
    endpoint.unwrap()
}

#[track_caller]
fn faulty(text: &str) -> (Option<ResolvedEndpoint>, EndpointFault) {
    let (endpoint, mut faults) = read(text);
    assert_eq!(faults.len(), 1, "{text}: {faults:?}");
    (endpoint, faults.remove(0))
}

#[test]
fn the_usual_forms_are_understood() {
    for (text, understood) in [
        ("redis.example.test:6380", "redis.example.test:6380"),
        ("  redis.example.test:6380\n", "redis.example.test:6380"),
        ("redis.example.test", "redis.example.test"),
        ("redis:6379", "redis:6379"),
        ("[2001:db8::10]:6380", "[2001:db8::10]:6380"),
        ("2001:db8::10", "[2001:db8::10]"),
        ("rediss://REDIS-1.DB.example.test:6380/0", "rediss://redis-1.db.example.test:6380"),
        ("REDISS://redis.example.test", "rediss://redis.example.test"),
        ("valkeys://user@h:6380", "valkeys://h:6380"),
        ("rediss://[::1]:6380/1?timeout=5#x", "rediss://[::1]:6380"),
        ("rediss://h.example.test.:6380", "rediss://h.example.test:6380"),
        ("rediss://h%2Eexample.test:6380", "rediss://h.example.test:6380"),
        ("rediss://h:6380/0?client_name=me@home", "rediss://h:6380"),
        ("rediss://bücher.example:6380", "rediss://xn--bcher-kva.example:6380"),
        ("REDIS_URL=\"rediss://h:6380\"", "rediss://h:6380"),
        ("export REDIS_URL='rediss://h:6380'", "rediss://h:6380"),
        ("redis-cli -h h -p 6380 --tls --cacert redis_ca.pem", "h:6380"),
        ("redis-cli -u rediss://h:6380", "rediss://h:6380"),
        ("docker exec -it x redis-cli -h 2001:db8::1 -p 6380", "[2001:db8::1]:6380"),
        ("h:6380,ssl=true,abortConnect=False", "h:6380"),
    ] {
        assert_eq!(sound(text).understood(), understood, "{text}");
    }
}

#[test]
fn passwords_are_noted_and_dropped() {
    for text in [
        "rediss://user:hunter2@h:6380",
        "rediss://:hunter2@h:6380",
        "user:hunter2@h:6380",
        "rediss://h:6380?password=hunter2",
        "h:6380,password=hunter2=,ssl=True",
        "redis-cli -h h -p 6380 -a 'hunter2 -h elsewhere'",
        "redis-cli -u rediss://default:hunter2@h:6380",
    ] {
        let endpoint = sound(text);
        assert!(endpoint.has_password, "{text}");
        assert_eq!(endpoint.host, "h", "{text}");
        assert!(!format!("{endpoint:?}").contains("hunter2"), "{text}");
    }
    assert!(!sound("rediss://user@h:6380").has_password);
}

#[test]
fn a_password_that_is_not_percent_encoded_is_told() {
    let (endpoint, fault) = faulty("rediss://user:p@ss/w#rd@host:6380");
    assert_eq!(endpoint.map(|endpoint| endpoint.understood()).as_deref(), Some("rediss://host:6380"));
    assert_eq!(fault.kind, FaultKind::EncodingBreaks);
    for text in ["rediss://user:p@ss@host:6380", "rediss://user:100%@host:6380", "rediss://user:a b@host:6380"] {
        let (endpoint, fault) = faulty(text);
        assert_eq!(endpoint.map(|endpoint| endpoint.host).as_deref(), Some("host"), "{text}");
        assert_eq!(fault.kind, FaultKind::EncodingRisky, "{text}");
    }
    // Encoded as it should be.
    sound("rediss://user:p%40ss%2Fw%23rd@host:6380");
}

#[test]
fn where_two_readings_are_possible_nothing_is_shown() {
    for text in ["rediss://user:pa@x/5?q=1@host", "rediss://h:1?pw=abc@def", "rediss://bad host?password=abc@def"] {
        let (endpoint, fault) = faulty(text);
        assert_eq!((endpoint, fault.understood), (None, None), "{text}");
    }
}

#[test]
fn the_nearest_right_form_is_proposed() {
    for (text, understood) in [
        ("rediss:/h.example:6380", Some("rediss://h.example:6380")),
        ("rediss:h.example:6380", Some("rediss://h.example:6380")),
        ("redsis://h:6380", Some("rediss://h:6380")),
        ("https://h:6380/", Some("rediss://h:6380")),
        ("h 6380", Some("h:6380")),
        ("h: 6380", Some("h:6380")),
        ("2001:db8:0:0:0:0:0:1:6380", Some("[2001:db8:0:0:0:0:0:1]:6380")),
        ("h:99999", None),
        ("h:638O", None),
        ("unix:///tmp/redis.sock", None),
        ("", None),
        ("rediss://", None),
    ] {
        let (_, fault) = faulty(text);
        assert_eq!((fault.kind, fault.understood.as_deref()), (FaultKind::Invalid, understood), "{text}");
    }
}

#[test]
fn several_hosts_and_loose_pieces() {
    assert_eq!(faulty("h1:6380,h2:6380").1.kind, FaultKind::Several);
    assert_eq!(faulty("h1:6380,h2:6380,ssl=true").1.kind, FaultKind::Several);
    let (endpoint, fault) = faulty("h:6380,password=hun,ter2:1,ssl=true");
    assert_eq!((fault.kind, endpoint.map(|endpoint| endpoint.host)), (FaultKind::EncodingBreaks, Some("h".into())));
    assert_eq!(faulty("password=hun,ter2:1").0, None);
}

#[test]
fn tls_and_verification_are_read_from_the_text() {
    assert_eq!(sound("redis://h:6380").tls, Some(false));
    assert_eq!(sound("h:6380,ssl=false").tls, Some(false));
    assert_eq!(sound("h:6380,ssl=true,sslHost=Real.Example").server_name.as_deref(), Some("real.example"));
    assert_eq!(sound("h:6380").tls, None);
    let left = |text: &str| sound(text).verification.map(|(_, left)| left);
    assert_eq!(left("rediss://h:6380?ssl_cert_reqs=none"), Some(Verification::None));
    assert_eq!(left("rediss://h:6380/#insecure"), Some(Verification::None));
    assert_eq!(left("rediss://h:6380?verifyPeer=CA"), Some(Verification::ChainOnly));
    assert_eq!(left("rediss://h:6380?ssl_cert_reqs=required"), None);
}

#[test]
fn parts_are_checked_too() {
    let parts = |json: &str| resolve(Some(&serde_json::from_str(json).unwrap()));
    let (endpoint, faults) =
        parts(r#"{"host": "Redis.Example", "port": 6380, "server_name": "db.example", "scheme": "rediss"}"#);
    assert_eq!(faults, []);
    assert_eq!(endpoint.map(|endpoint| endpoint.understood()).as_deref(), Some("rediss://redis.example:6380"));
    let (endpoint, faults) = parts(r#"{"host": "rediss://user:hunter2@h:6380"}"#);
    assert_eq!((faults.len(), endpoint.map(|endpoint| endpoint.host).as_deref()), (1, Some("h")));
    for wrong in [
        r#"{"host": ""}"#,
        r#"{"host": "h", "port": 0}"#,
        r#"{"host": "h", "scheme": "ftp"}"#,
        r#"{"host": "h", "server_name": "a b"}"#,
    ] {
        assert_eq!(parts(wrong).1.len(), 1, "{wrong}");
    }
}

#[test]
fn what_is_verified_and_what_is_sent() {
    let policy = |json: &str| crate::policy::resolve(&serde_json::from_str(json).unwrap());
    let (plain, off, named) = (policy("{}"), policy(r#"{"sni": "off"}"#), policy(r#"{"sni": "db.example"}"#));
    let host = sound("rediss://Redis.Example:6380");
    assert_eq!((host.verify_name(&plain), host.sni(&plain)), ("redis.example", Some("redis.example")));
    assert_eq!((host.verify_name(&off), host.sni(&off)), ("redis.example", None));
    assert_eq!((host.verify_name(&named), host.sni(&named)), ("db.example", Some("db.example")));
    let address = sound("192.0.2.1:6380");
    assert_eq!((address.verify_name(&plain), address.sni(&plain)), ("192.0.2.1", None));
    assert_eq!(address.sni(&named), Some("db.example"));
}

/// Pieces that occur nowhere else, with everything between them that a parser may trip over.
fn password() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec!["qZ7", "xK9", "wV4", "jQ3", "77341", "Ωж"]);
    let hostile = "[/?#@:%=&,;!'\" \\\\\\[\\]{}|^`~+*$<>.\\n\\t-]{0,3}";
    prop::collection::vec((piece, hostile), 1..6)
        .prop_map(|parts| parts.into_iter().map(|(piece, hostile)| format!("{piece}{hostile}")).collect())
}

fn shows_a_piece(text: &str) -> bool {
    let lower = text.to_lowercase();
    ["qz7", "xk9", "wv4", "jq3", "77341", "ωж", "xn--"].iter().any(|piece| lower.contains(piece))
}

proptest! {
    #[test]
    fn no_piece_of_a_password_is_shown(password in password(), before in "(rediss|redis|valkeys)://[a-z]{0,4}:|[a-z]{1,4}:|:", behind in "(:[0-9]{1,5})?(/[0-9])?(\\?timeout=1)?") {
        let (endpoint, faults) = read(&format!("{before}{password}@host.example{behind}"));
        prop_assert!(!shows_a_piece(&format!("{endpoint:?} {faults:?}")), "{endpoint:?} {faults:?}");
    }

    #[test]
    fn nor_in_a_connection_string(password in password(), tail in "(,ssl=true)?") {
        let (endpoint, faults) = read(&format!("host.example:6380,password={password}{tail}"));
        prop_assert!(!shows_a_piece(&format!("{endpoint:?} {faults:?}")), "{endpoint:?} {faults:?}");
    }

    #[test]
    fn anything_is_read_without_a_panic(octets in prop::collection::vec(any::<u8>(), 0..80), text in "(rediss?:/{0,3}|redis-cli |-h |export )?[\\[\\]:@/?#%,=. a-z0-9]{0,40}") {
        let _ = resolve(Some(&EndpointRequest::Text(Secret::new(octets))));
        let _ = read(&text);
    }
}

#[test]
fn a_name_beside_the_text_is_what_is_verified() {
    let ask = |name: &str| {
        let text = Secret::new(b"rediss://user:hunter2@10.0.0.1:6380".to_vec());
        resolve(Some(&EndpointRequest::Named(NamedEndpoint { text, server_name: name.to_owned() })))
    };
    let (endpoint, faults) = ask("Cache.Example");
    let endpoint = endpoint.unwrap();
    assert_eq!((endpoint.server_name.as_deref(), endpoint.port), (Some("cache.example"), Some(6380)));
    assert!(endpoint.has_password && faults.is_empty());
    assert_eq!(ask("no name").1.len(), 1);
}
