//! Settings that an emission chooses where the plain ones refuse, and only there.

use tlsconf::{
    CheckRequest, EmitRequest, Emitted, clients,
    contract::{ClientRequest, ClientVerdict, EndpointRequest, InputRequest, Role, Secret, Timestamp},
};
use tlsconf_tests::data;

fn emitted(client: &str, ca: &str, chain: &str) -> Emitted {
    let mut check = CheckRequest::at(Timestamp::parse("2026-11-25T00:00:00Z").expect("a time"));
    let file = |name: &str| std::fs::read(data::path("data/emission").join(name)).expect("a file of the set");
    check.inputs = vec![
        InputRequest::new("ca.pem", Role::CaBundle, file(ca)),
        InputRequest::new("server.pem", Role::ServerChain, file(chain)),
    ];
    check.endpoint = Some(EndpointRequest::Text(Secret::new(b"localhost:6379".to_vec())));
    let request = EmitRequest::of(check, ClientRequest::of(client));
    tlsconf::emit(&request).unwrap_or_else(|misuse| panic!("{misuse}"))
}

/// Verdict as emitted, codes of notes that are settings, what was cured.
fn outcome(client: &str, ca: &str, chain: &str) -> (Option<ClientVerdict>, Vec<String>, Vec<String>) {
    let one = emitted(client, ca, chain);
    let is_setting = |code: &String| clients::SETTINGS.iter().any(|setting| setting.id == code);
    let notes = one.notes.into_iter().map(|note| note.code).filter(is_setting).collect();
    (one.as_emitted.map(|statement| statement.verdict), notes, one.cured)
}

#[test]
fn a_missing_root_is_mended_where_the_client_can_take_partial_chains() {
    for (client, setting) in [("redis-py/3.11", Some("partial-chain")), ("redis-py-async/3.13", None)] {
        let (verdict, notes, cured) = outcome(client, "issuing-ca.pem", "server.crt");
        assert_eq!(verdict, Some(ClientVerdict::Accepts), "{client}");
        assert_eq!((notes.first().map(String::as_str), cured.is_empty()), (setting, setting.is_none()), "{client}");
    }
    for client in ["node-redis", "ioredis", "node-redis@6/20.18", "node-redis@6/22.9", "ioredis@6/24"] {
        let (verdict, notes, cured) = outcome(client, "issuing-ca.pem", "server.crt");
        assert_eq!((verdict, notes.len(), cured.len()), (Some(ClientVerdict::Accepts), 1, 1), "{client}");
        let (verdict, notes, _) = outcome(client, "ca.pem", "server.crt");
        assert_eq!((verdict, notes.len()), (Some(ClientVerdict::Accepts), 0), "{client}: the root is there");
    }
    for client in ["node-redis@6/20.17", "node-redis@6/22.8", "ioredis@6/18", "redis-py@6/3.11", "redis-py@8/3.9"] {
        let (verdict, notes, cured) = outcome(client, "issuing-ca.pem", "server.crt");
        assert_eq!((verdict, notes.len(), cured.len()), (Some(ClientVerdict::Refuses), 0, 0), "{client}");
    }
}

#[test]
fn the_strict_profile_is_left_where_only_it_refuses() {
    let text = |one: &Emitted| one.config.iter().map(|config| config.text.clone()).collect::<String>();
    let lax = emitted("redis-py/3.13", "lax-ca.pem", "lax.crt");
    assert!(text(&lax).contains("\"ssl_exclude_verify_flags\": [ssl.VERIFY_X509_STRICT]"));
    assert_eq!(lax.as_emitted.map(|statement| statement.verdict), Some(ClientVerdict::Accepts));
    assert_eq!(lax.cured, ["CRT013"]);
    for (ca, chain) in [("ca.pem", "server.crt"), ("wrong-ca.pem", "server.crt"), ("wrong-ca.pem", "lax.crt")] {
        assert!(!text(&emitted("redis-py/3.13", ca, chain)).contains("verify_flags"), "{ca}, {chain}");
    }
}
