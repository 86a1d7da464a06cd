//! What was seen at endpoints, as requests to judge it or to name the next step: the same answer in every language.

use serde_json::{Value, json};
use tlsconf::contract::FileBytes;

use crate::{
    data,
    forge::{Certificate, keys},
};

const TIME: &str = "2026-11-25T00:00:00Z";
const ENDPOINT: &str = "rediss://redis.example.test:12345";

/// By a name that says what was seen.
pub fn requests() -> Vec<(&'static str, Value)> {
    let mut all = vec![
        ("nothing-yet", asked(json!({}), json!({}))),
        ("no-name", asked(json!({}), json!({ "lookup": failure("name") }))),
        (
            "refused",
            asked(json!({}), json!({ "addresses": [{ "address": "192.0.2.1", "failure": failure("refused") }] })),
        ),
        ("greeted-in-vain", asked(json!({}), reached(&[greeted(json!({ "failure": failure("timeout") }))]))),
        ("redis-without-tls", asked(json!({}), without_tls(b"+PONG\r\n"))),
        ("http", asked(json!({}), without_tls(b"HTTP/1.1 400 <script>\x1b\r\n"))),
        ("another-answer", asked(json!({}), without_tls(&[0xff, 0, 10]))),
        ("alert", asked(json!({}), reached(&[greeted(json!({ "failure": alert(70) }))]))),
        ("no-endpoint", json!({ "check": { "time": TIME } })),
        ("unknown-field", json!({ "check": { "time": TIME }, "sene": {} })),
    ];
    all.extend(with_tls());
    all
}

fn with_tls() -> Vec<(&'static str, Value)> {
    let root = Certificate::root("Example CA").key(keys::p256(5)).build();
    let leaf = Certificate::leaf("redis.example.test").key(keys::p256(8)).issued_by(&root).build();
    let chain = [octets(&leaf.der), octets(&root.der)];
    let ca = json!({ "name": "ca.pem", "bytes": octets(root.pem().as_bytes()) });
    let identity = |name: &str| json!({ "name": name, "bytes": octets(&data::bytes(&format!("mtls/{name}"))) });
    let first = |more: Value| {
        greeted(merged(
            json!({ "version": "1.3", "suite": "TLS_AES_128_GCM_SHA256",
                                                     "group": "x25519", "chain": chain }),
            more,
        ))
    };
    let bare = merged(first(json!({})), json!({ "purpose": "without_server_name", "server_name": null }));
    let older = merged(
        first(json!({ "version": "1.2", "suite": "ECDHE-ECDSA-AES256-GCM-SHA384" })),
        json!({ "purpose": "version", "offered": ["1.2"] }),
    );
    let insists = json!({ "asks_for_certificate": true, "certificate_authorities": [octets(&leaf.der[..20])],
                          "after": { "served": false, "failure": alert(116) } });
    let looked = |greeting: Value| reached(&[greeting, bare.clone(), older.clone()]);
    let whole = || looked(first(json!({})));
    let slots =
        b"*1\r\n*5\r\n:0\r\n:1\r\n*2\r\n$0\r\n\r\n:7000\r\n*2\r\n$8\r\n10.0.0.7\r\n:7001\r\n*2\r\n$-1\r\n:7002\r\n";
    let answered = |octets_of: &[u8]| json!([{ "commands": [["CLUSTER", "SLOTS"]], "octets": octets(octets_of) }]);
    let cluster =
        |seen: Value| merged(asked(json!({ "inputs": [ca] }), seen), json!({ "nodes": "cluster", "follow": true }));
    vec![
        ("tls-first", asked(json!({ "inputs": [ca] }), reached(&[first(json!({}))]))),
        ("tls-whole", asked(json!({ "inputs": [ca] }), whole())),
        ("tls-no-ca", asked(json!({}), whole())),
        ("tls-insists", asked(json!({ "inputs": [ca] }), looked(first(insists.clone())))),
        (
            "tls-with-a-certificate",
            asked(
                json!({ "inputs": [ca, identity("redis_user.crt"), identity("redis_user_private.key")] }),
                looked(first(insists.clone())),
            ),
        ),
        ("cluster-to-ask", cluster(whole())),
        ("cluster-answered", cluster(merged(whole(), json!({ "answers": answered(slots) })))),
        (
            "cluster-refused",
            cluster(merged(whole(), json!({ "answers": answered(b"-NOAUTH Authentication required.\r\n") }))),
        ),
    ]
}

fn asked(check: Value, seen: Value) -> Value {
    let check = merged(json!({ "time": TIME, "endpoint": ENDPOINT }), check);
    Value::from_iter([("check", check), ("seen", seen)])
}

fn reached(handshakes: &[Value]) -> Value {
    let down = json!({ "address": "2001:db8::1", "failure": failure("unreachable") });
    json!({ "addresses": [down, { "address": "192.0.2.1" }], "handshakes": handshakes })
}

fn greeted(more: Value) -> Value {
    merged(json!({ "purpose": "first", "server_name": "redis.example.test", "offered": ["1.3", "1.2"] }), more)
}

fn without_tls(said: &[u8]) -> Value {
    let handshake = greeted(json!({ "failure": failure("not_tls") }));
    merged(reached(&[handshake]), json!({ "plaintext": { "octets": octets(said), "asked": true } }))
}

fn failure(kind: &str) -> Value {
    json!({ "kind": kind, "detail": "as the system says\u{1b}." })
}

fn alert(number: u8) -> Value {
    merged(failure("alert"), json!({ "alert": number }))
}

fn octets(octets: &[u8]) -> Value {
    json!(FileBytes::new(octets.to_vec()))
}

fn merged(mut one: Value, other: Value) -> Value {
    if let (Some(fields), Value::Object(more)) = (one.as_object_mut(), other) {
        fields.extend(more);
    }
    one
}
