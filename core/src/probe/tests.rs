use serde_json::{Value, json};

use super::*;
use crate::contract::{
    DevRequest, FileBytes, GenerateRequest, GeneratedKey, Input, NodeSource, Seen, Timestamp, Topology,
};

pub(super) const ENDPOINT: &str = "rediss://redis.internal:6379";

fn now() -> Timestamp {
    Timestamp::parse("2026-11-25T00:00:00Z").unwrap()
}

pub(super) fn octets(generated: &crate::Generated, name: &str) -> Vec<u8> {
    let file = generated.files.iter().find(|file| file.name == name).unwrap();
    file.bytes.as_ref().unwrap().as_bytes().to_vec()
}

/// The CA and the server's chain of a local set-up, the latter as it goes over the wire.
pub(super) fn files() -> (Vec<u8>, Vec<FileBytes>) {
    let generated = set_up();
    let mut check = CheckRequest::at(now());
    check.inputs.push(InputRequest::new("server.crt", Role::ServerChain, octets(&generated, "server.crt")));
    (octets(&generated, "ca.pem"), crate::inspect(&check).unwrap().certificates)
}

pub(super) fn set_up() -> crate::Generated {
    let mut request = GenerateRequest::at(now(), crate::contract::Secret::new((0..48).collect()));
    request.key = GeneratedKey::P256;
    request.dev = Some(DevRequest {
        hosts: vec!["redis.internal".to_owned()],
        days: 365,
        port: 6379,
        topology: Topology::Standalone,
        directory: "/dev".to_owned(),
    });
    crate::generate(&request).unwrap()
}

fn check_of(endpoint: &str, ca: Option<Vec<u8>>) -> CheckRequest {
    let mut check = CheckRequest::at(now());
    check.endpoint = Some(serde_json::from_value(json!(endpoint)).unwrap());
    check.inputs.extend(ca.map(|octets| InputRequest::new("ca.pem", Role::CaBundle, octets)));
    check
}

/// What was seen, from its JSON.
pub(super) fn seen(fields: Value) -> Seen {
    serde_json::from_value(fields).unwrap()
}

pub(super) fn plaintext(octets: &[u8]) -> Value {
    json!({"octets": FileBytes::new(octets.to_vec()), "asked": true})
}

pub(super) fn handshake(mut more: Value) -> Value {
    let mut whole = json!({"purpose": "first", "server_name": "redis.internal", "offered": ["1.3", "1.2"]});
    whole.as_object_mut().unwrap().append(more.as_object_mut().unwrap());
    whole
}

pub(super) fn failure(kind: &str) -> Value {
    json!({"kind": kind, "detail": "said"})
}

fn alert(number: u8) -> Value {
    json!({"kind": "alert", "alert": number, "detail": "said"})
}

pub(super) fn of(endpoint: &str, ca: Option<Vec<u8>>, seen: Seen) -> ProbeRequest {
    ProbeRequest { seen, ..ProbeRequest::of(check_of(endpoint, ca)) }
}

fn judged(seen: Seen) -> Probed {
    probe(&mut of(ENDPOINT, None, seen)).unwrap()
}

fn sight(seen: &Seen) -> Sight<'_> {
    Sight::of(target(&check_of(ENDPOINT, None)).unwrap(), seen, None)
}

fn codes(seen: Seen) -> Vec<(String, Severity)> {
    judged(seen).remarks.into_iter().map(|remark| (remark.code, remark.severity)).collect()
}

fn expect(seen: Seen, expected: &[(&str, Severity)]) {
    let expected: Vec<_> = expected.iter().map(|(code, severity)| ((*code).to_owned(), *severity)).collect();
    assert_eq!(codes(seen), expected);
}

#[test]
fn where_to_look_is_told_from_the_endpoint() {
    let at = |endpoint: &str| target(&check_of(endpoint, None)).unwrap();
    assert_eq!(
        at("rediss://user:secret@Cache.Example.com:12345"),
        ProbeTarget {
            host: "cache.example.com".to_owned(),
            port: 12345,
            server_name: Some("cache.example.com".to_owned()),
            tls: Some(true)
        }
    );
    assert_eq!((at("[::1]").port, at("[::1]").server_name, at("[::1]").tls), (6379, None, None));
    assert_eq!(at("redis://h").tls, Some(false));
    assert_eq!(target(&CheckRequest::at(now())).unwrap_err().field, Some("endpoint"));
    let mut off = check_of(ENDPOINT, None);
    off.policy.sni = Some("off".to_owned());
    assert_eq!(target(&off).unwrap().server_name, None);
}

#[test]
fn what_was_not_reached_is_told_apart() {
    expect(seen(json!({"lookup": failure("name")})), &[("name-not-found", Severity::Error)]);
    for (kind, code) in
        [("refused", "connection-refused"), ("timeout", "connection-timeout"), ("unreachable", "not-reachable")]
    {
        let addresses = json!([{"address": "192.0.2.1", "failure": failure(kind)}]);
        expect(seen(json!({"addresses": addresses})), &[(code, Severity::Error)]);
    }
    let some = json!([{"address": "::1", "failure": failure("refused")}, {"address": "127.0.0.1"}]);
    let one = seen(json!({"addresses": some, "handshakes": [handshake(json!({"failure": failure("not_tls")}))],
                            "plaintext": plaintext(b"+PONG\r\n")}));
    assert_eq!(codes(one)[1], ("address-not-reachable".to_owned(), Severity::Warning));
}

#[test]
fn a_port_without_tls_is_named_with_the_cure() {
    let spoken = |octets: &[u8], kind: &str| {
        seen(json!({"handshakes": [handshake(json!({"failure": failure(kind)}))], "plaintext": plaintext(octets)}))
    };
    let redis = || spoken(b"+PONG\x1b[2J\r\n", "not_tls");
    expect(redis(), &[("plaintext-port", Severity::Error)]);
    let unasked = probe(&mut of("redis://redis.internal", None, redis())).unwrap();
    assert_eq!((unasked.remarks[0].code.as_str(), unasked.remarks[0].severity), ("plaintext-port", Severity::Warning));
    expect(spoken(b"HTTP/1.1 400 Bad Request\r\n", "not_tls"), &[("http-port", Severity::Error)]);
    expect(spoken(b"SSH-2.0-OpenSSH\r\n", "not_tls"), &[("not-tls", Severity::Error)]);
    expect(spoken(b"", "timeout"), &[("handshake-timeout", Severity::Error)]);
    expect(spoken(b"", "reset"), &[("connection-reset", Severity::Error)]);
    let probed = judged(redis());
    assert!(!probed.headline.contains('\u{1b}') && probed.headline.contains("+PONG"), "{}", probed.headline);
    assert_eq!((probed.verdict, probed.report), (Verdict::WillFail, None));
}

#[test]
fn alerts_have_a_cause_and_a_cure() {
    let refused = |number: u8| seen(json!({"handshakes": [handshake(json!({"failure": alert(number)}))]}));
    let probed = judged(refused(70));
    assert!(probed.remarks[0].message.contains("alert protocol_version"), "{:?}", probed.remarks);
    assert!(probed.remarks[0].fix.as_ref().is_some_and(|fix| fix.contains("tls-protocols")));
    assert!(judged(refused(200)).remarks[0].message.contains("number 200"));
}

/// A server that was looked at with everything that is tried.
pub(super) fn whole(mtls: &Value, chain: &[FileBytes], more: Value) -> Seen {
    let mut first = handshake(json!({"version": "1.3", "suite": "TLS_AES_128_GCM_SHA256", "group": "x25519"}));
    first.as_object_mut().unwrap().extend(mtls.as_object().unwrap().clone());
    let mut seen = seen(json!({"addresses": [{"address": "127.0.0.1"}], "handshakes": [first]}));
    let more: Vec<SeenHandshake> = serde_json::from_value(more).unwrap();
    seen.handshakes.extend(more);
    for one in &mut seen.handshakes {
        one.chain = chain.iter().map(|der| FileBytes::new(der.as_bytes().to_vec())).collect();
    }
    seen
}

#[test]
fn the_check_is_made_against_what_was_sent() {
    let (ca, chain) = files();
    let seen = whole(&json!({}), &chain, json!([]));
    let probed = probe(&mut of(ENDPOINT, Some(ca), seen)).unwrap();
    assert_eq!((probed.verdict, &*probed.remarks), (Verdict::Ready, &[][..]));
    assert_eq!(probed.client_authentication, Some(ClientAuthentication::None));
    assert!(probed.server_chain.as_ref().is_some_and(|text| text.matches("BEGIN CERTIFICATE").count() == chain.len()));
    let report = probed.report.as_ref().unwrap();
    let sent: Vec<&Input> = report.inputs.iter().filter(|input| input.role == Role::ServerChain).collect();
    assert_eq!(sent[0].name, "sent by redis.internal:6379");
    assert_eq!(sent[0].role_reason, "it came over the connection");
    assert!(report.clients.iter().any(|one| one.verdict == ClientVerdict::Accepts));
}

#[test]
fn nothing_is_shown_to_whom_the_ca_does_not_verify() {
    let (ca, chain) = files();
    let seen = whole(&json!({}), &chain, json!([]));
    let shown_to = |endpoint, ca| {
        let mut check = check_of(endpoint, ca);
        let given = check.inputs.len();
        let vouched = vouched(&mut check, &seen.handshakes[0]).unwrap();
        assert_eq!((check.inputs.len(), check.clients.len(), check.policy.client_authentication), (given, 0, None));
        vouched
    };
    assert!(shown_to(ENDPOINT, Some(ca.clone())));
    assert!(!shown_to(ENDPOINT, None), "no CA was given");
    assert!(!shown_to("rediss://elsewhere.internal", Some(ca)), "another name");
    let other = pem::certificate(crate::redis::public_ca::GLOBALSIGN_R46.octets);
    assert!(!shown_to(ENDPOINT, Some(other.into_bytes())), "another CA");
}

#[test]
fn a_server_that_asks_for_certificates_is_understood() {
    let (ca, chain) = files();
    let asks = |after: Value| whole(&json!({"asks_for_certificate": true, "after": after}), &chain, json!([]));
    let authentication = |seen: &Seen| client_authentication(&sight(seen));
    assert_eq!(authentication(&asks(json!({"served": true}))), Some(ClientAuthentication::Optional));
    assert_eq!(
        authentication(&asks(json!({"served": false, "failure": failure("reset")}))),
        Some(ClientAuthentication::Required)
    );
    assert_eq!(authentication(&asks(Value::Null)), None);
    assert_eq!(
        authentication(&asks(json!({"served": false, "failure": failure("timeout")}))),
        None,
        "silence is no refusal"
    );
    let seen = asks(json!({"served": false, "failure": alert(116)}));
    let probed = probe(&mut of(ENDPOINT, Some(ca), seen)).unwrap();
    assert_eq!(probed.remarks[0].code, "client-certificate-required");
    let report = probed.report.unwrap();
    assert!(report.findings.iter().any(|finding| finding.code == "POL001"), "none was given");
}

#[test]
fn under_tls_1_2_a_missing_certificate_ends_the_handshake() {
    let (_, chain) = files();
    let mtls = json!({"version": "1.2", "asks_for_certificate": true, "failure": alert(40)});
    let seen = whole(&mtls, &chain, json!([]));
    assert_eq!(client_authentication(&sight(&seen)), Some(ClientAuthentication::Required));
    expect(seen, &[("tls13-not-offered", Severity::Note), ("client-certificate-required", Severity::Note)]);
}

#[test]
fn the_refusal_of_a_client_certificate_is_said_with_its_cause() {
    let (_, chain) = files();
    let shown = |after: Value| {
        let more = json!([handshake(json!({"purpose": "client_certificate", "version": "1.3",
                                           "asks_for_certificate": true, "after": after}))]);
        whole(
            &json!({"asks_for_certificate": true, "after": {"served": false, "failure": failure("reset")}}),
            &chain,
            more,
        )
    };
    expect(shown(json!({"served": true})), &[("client-certificate-accepted", Severity::Note)]);
    let refused = judged(shown(json!({"served": false, "failure": alert(48)})));
    assert_eq!(refused.remarks[0].code, "client-certificate-refused");
    assert!(refused.remarks[0].message.contains("does not trust the CA"), "{:?}", refused.remarks);
    expect(
        shown(json!({"served": false, "failure": failure("reset")})),
        &[("client-certificate-refused", Severity::Error)],
    );
    for not_the_servers in ["tls", "timeout"] {
        let seen = shown(json!({"served": false, "failure": failure(not_the_servers)}));
        expect(seen, &[("client-certificate-not-tried", Severity::Warning)]);
    }
}

#[test]
fn versions_and_names_that_change_something_are_said() {
    let (_, chain) = files();
    let version = |offered: &str, failed: Value| {
        json!([handshake(json!({"purpose": "version", "offered": [offered], "failure": failed}))])
    };
    let old = whole(&json!({}), &chain, version("1.2", alert(70)));
    expect(old, &[("tls12-not-offered", Severity::Note)]);
    expect(whole(&json!({"version": "1.2"}), &chain, json!([])), &[("tls13-not-offered", Severity::Note)]);
    let bare = |more: Value| {
        let mut bare = handshake(json!({"purpose": "without_server_name", "server_name": null, "version": "1.3"}));
        bare.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        whole(&json!({}), &chain, json!([bare]))
    };
    expect(bare(json!({})), &[]);
    expect(bare(json!({"failure": alert(112)})), &[("server-name-needed", Severity::Warning)]);
    let mut other = bare(json!({}));
    other.handshakes[1].chain.pop();
    expect(other, &[("server-name-changes-chain", Severity::Warning)]);
}

#[test]
fn the_json_doors_answer_as_the_typed_ones() {
    let whole = json!({"check": {"time": "2026-11-25T00:00:00Z", "endpoint": ENDPOINT},
                       "seen": {"lookup": failure("name")}})
    .to_string();
    let typed = judged(seen(json!({"lookup": failure("name")})));
    assert_eq!(probe_json(&whole).unwrap(), serde_json::to_string(&typed).unwrap());
    assert_eq!(next_json(&whole).unwrap(), "null");
    assert!(probe_json("{}").unwrap_err().message.contains("check"));
}

#[test]
fn a_url_without_tls_to_a_tls_port_is_said() {
    let (_, chain) = files();
    let seen = whole(&json!({}), &chain, json!([]));
    let probed = probe(&mut of("redis://redis.internal", None, seen)).unwrap();
    assert_eq!(probed.remarks[0].code, "plaintext-url-to-tls-port");
}

#[test]
fn announced_nodes_are_held_against_the_certificate() {
    let (ca, chain) = files();
    let mut request = of(ENDPOINT, Some(ca), whole(&json!({}), &chain, json!([])));
    request.nodes = Some(NodeSource::Cluster);
    let node = |host: &str| format!("*3\r\n:0\r\n:1\r\n*2\r\n${}\r\n{host}\r\n:7000\r\n", host.len());
    let hosts = ["redis.internal", "10.0.0.7", "10.0.0.8"];
    let slots = format!("*3\r\n{}", hosts.map(node).concat());
    let lost = handshake(json!({"after": {"served": false, "failure": failure("reset")}}));
    let answers = json!([{"commands": [["CLUSTER", "SLOTS"]], "octets": FileBytes::new(slots.into_bytes())}]);
    request.seen.answers = serde_json::from_value(answers).unwrap();
    request.seen.nodes =
        serde_json::from_value(json!([{"host": "10.0.0.8", "port": 7000, "handshake": lost}])).unwrap();
    let probed = probe(&mut request).unwrap();
    let named: Vec<_> = probed.nodes.iter().map(|node| node.named).collect();
    assert_eq!(named, [Some(true), Some(false), None]);
    assert!(!probed.nodes[0].accepts.is_empty() && !probed.nodes[1].refuses.is_empty());
    assert_eq!(probed.remarks[0].code, "node-not-named");
    assert!(probed.remarks[0].message.contains("10.0.0.7:7000"), "{:?}", probed.remarks);
}

/// `CN=a`
const NAME: &[u8] = b"0\x0c1\x0a0\x08\x06\x03U\x04\x03\x0c\x01a";

#[test]
fn the_text_says_what_the_answer_holds() {
    let (ca, chain) = files();
    let mtls = json!({"asks_for_certificate": true, "certificate_authorities": [FileBytes::new(NAME.to_vec()), FileBytes::new(vec![0x1b])],
                      "after": {"served": false, "failure": alert(116)}});
    let seen = whole(&mtls, &chain, json!([]));
    let probed = probe(&mut of(ENDPOINT, Some(ca), seen)).unwrap();
    let text = crate::say::text::probed(&probed, crate::say::text::Style::default());
    for part in
        ["redis.internal:6379 speaks TLS.", "TLS_AES_128_GCM_SHA256, x25519", "CN=a", "certificate_required", "POL001"]
    {
        assert!(text.contains(part), "{part}: {text}");
    }
    let (facts, _) = text.split_once("Will not work").unwrap();
    assert!(!text.contains('\u{1b}') && facts.lines().all(|line| line.chars().count() <= 80), "{text}");
}
