use serde_json::{Value, json};

use super::{
    next,
    tests::{ENDPOINT, failure, files, handshake, octets, of, plaintext, seen, set_up, whole},
};
use crate::{
    ProbeRequest, ProbeStep,
    contract::{FileBytes, HandshakeStep, InputRequest, NodeSource, Role},
};

fn step(request: &mut ProbeRequest) -> Option<ProbeStep> {
    next(request).unwrap()
}

fn after(fields: Value) -> Option<ProbeStep> {
    step(&mut of(ENDPOINT, None, seen(fields)))
}

fn shaken(step: Option<ProbeStep>) -> HandshakeStep {
    step.and_then(|step| step.handshake).unwrap()
}

fn address() -> Value {
    json!([{"address": "192.0.2.1", "failure": failure("refused")}, {"address": "127.0.0.1"}])
}

fn greeted(failures: &[&str], plaintext: Option<&Value>) -> Option<ProbeStep> {
    let handshakes: Vec<Value> = failures.iter().map(|kind| handshake(json!({"failure": failure(kind)}))).collect();
    after(json!({"addresses": address(), "handshakes": handshakes, "plaintext": plaintext}))
}

#[test]
fn what_answers_is_found_out_first() {
    assert!(after(json!({})).is_some_and(|step| step.reach && step.handshake.is_none()));
    assert!(after(json!({"lookup": failure("name")})).is_none());
    assert!(after(json!({"addresses": [{"address": "192.0.2.1", "failure": failure("refused")}]})).is_none());
    let first = shaken(after(json!({"addresses": address()})));
    assert_eq!((first.address.as_str(), first.server_name.as_deref()), ("127.0.0.1", Some("redis.internal")));
    assert_eq!((first.versions.len(), first.milliseconds), (2, Some(1500)));
    assert!(!first.shows_certificate && first.pinned.is_none());
}

#[test]
fn who_does_not_answer_a_greeting_is_asked_in_plaintext_and_waited_for_once() {
    assert_eq!(greeted(&["timeout"], None).and_then(|step| step.plaintext).as_deref(), Some("127.0.0.1"));
    assert_eq!(shaken(greeted(&["timeout"], Some(&plaintext(b"")))).milliseconds, None);
    assert!(greeted(&["timeout", "timeout"], Some(&plaintext(b""))).is_none());
    assert!(greeted(&["timeout"], Some(&plaintext(b"+PONG\r\n"))).is_none());
    assert!(greeted(&["reset"], Some(&plaintext(b""))).is_none());
}

#[test]
fn a_server_with_tls_is_looked_at_by_name_and_by_version() {
    let (_, chain) = files();
    let bare = handshake(json!({"purpose": "without_server_name", "server_name": null, "version": "1.3"}));
    let older = handshake(json!({"purpose": "version", "offered": ["1.2"], "version": "1.2"}));
    let looked = |more: Value| step(&mut of(ENDPOINT, None, whole(&json!({}), &chain, more)));
    assert_eq!(shaken(looked(json!([]))).server_name, None);
    assert_eq!(shaken(looked(json!([bare]))).versions, ["1.2"]);
    assert!(looked(json!([bare, older])).is_none());
}

/// A server that asks for certificates, looked at with everything that is not secret.
fn asking(ca: bool, identity: bool) -> ProbeRequest {
    let generated = set_up();
    let (ca_file, chain) = files();
    let more = json!([
        handshake(json!({"purpose": "without_server_name", "server_name": null, "version": "1.3"})),
        handshake(json!({"purpose": "version", "offered": ["1.2"], "version": "1.2"}))
    ]);
    let seen = whole(&json!({"asks_for_certificate": true, "after": {"served": true}}), &chain, more);
    let mut request = of(ENDPOINT, ca.then_some(ca_file), seen);
    if identity {
        for (name, role) in [("client.crt", Role::ClientCertificate), ("client.key", Role::ClientKey)] {
            request.check.inputs.push(InputRequest::new(name, role, octets(&generated, name)));
        }
    }
    request
}

#[test]
fn the_certificate_is_shown_to_a_server_that_the_ca_verifies_and_to_no_other() {
    let mut request = asking(true, true);
    let given = request.check.inputs.len();
    let shown = shaken(step(&mut request));
    assert!(shown.shows_certificate);
    assert_eq!(
        shown.pinned.as_ref().map(FileBytes::as_bytes),
        request.seen.handshakes[0].chain.first().map(FileBytes::as_bytes)
    );
    assert_eq!((request.check.inputs.len(), request.check.clients.len()), (given, 0), "the check is as it was");
    assert!(step(&mut asking(true, false)).is_none(), "there is none to show");
    let mut stranger = asking(false, true);
    stranger.nodes = Some(NodeSource::Cluster);
    assert!(step(&mut stranger).is_none());
    let given = stranger.check.inputs.len();
    assert!(super::probe(&mut stranger).unwrap().not_tried[0].why.contains("no client would trust this server"));
    assert_eq!((stranger.check.inputs.len(), stranger.check.policy.client_authentication), (given, None));
    assert!(stranger.check.endpoint.is_some());
}

#[test]
fn nodes_are_asked_for_and_followed() {
    let mut request = asking(true, false);
    request.nodes = Some(NodeSource::Cluster);
    let ask = step(&mut request).and_then(|step| step.ask).unwrap();
    assert_eq!(ask.commands, [["CLUSTER", "SLOTS"]]);
    assert!(ask.handshake.pinned.is_some() && !ask.handshake.shows_certificate);
    let slots = b"*1\r\n*3\r\n:0\r\n:1\r\n*2\r\n$3\r\n::1\r\n:7000\r\n";
    let answers = json!([{"commands": ask.commands, "octets": FileBytes::new(slots.to_vec())}]);
    request.seen.answers = serde_json::from_value(answers).unwrap();
    assert!(step(&mut request).is_none(), "only where that is asked for");
    request.follow = true;
    let next = step(&mut request).unwrap();
    assert_eq!(next.words, "looking at [::1]:7000");
    assert!(next.follow.is_some_and(|node| node.server_name.is_none()));
    let node = json!([{"host": "::1", "port": 7000, "handshake": handshake(json!({}))}]);
    request.seen.nodes = serde_json::from_value(node).unwrap();
    assert!(step(&mut request).is_none());
}
