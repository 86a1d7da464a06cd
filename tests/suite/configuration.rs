//! `config`: what a TLS stack is given, and when nothing is given.

use tlsconf::{
    CheckRequest, Configuration, NotConfigured, config,
    contract::{ClientRequest, EndpointRequest, FileBytes, InputRequest, Policy, Role, Secret, Severity, Timestamp},
};
use tlsconf_tests::{forge, mtls::Set};

fn request(set: &Set, client: &str) -> CheckRequest {
    let mut request = CheckRequest::at(Timestamp::parse("2026-11-25T00:00:00Z").unwrap());
    request.inputs = set.inputs();
    request.endpoint = Some(EndpointRequest::Text(Secret::new(b"redis.example.test:6380".to_vec())));
    request.clients = vec![ClientRequest::of(client)];
    request
}

fn refused(request: &CheckRequest) -> (String, tlsconf::Report) {
    match config(request) {
        Err(NotConfigured::Refused(refused)) => (refused.reason, refused.report),
        other => panic!("{other:?}"),
    }
}

fn octets(configuration: &Configuration) -> (Vec<&[u8]>, Vec<&[u8]>) {
    let all = |octets: &'_ [FileBytes]| octets.len();
    assert!(all(&configuration.anchors) > 0);
    (
        configuration.anchors.iter().map(FileBytes::as_bytes).collect(),
        configuration.chain.iter().map(FileBytes::as_bytes).collect(),
    )
}

#[test]
fn a_good_set_becomes_octets_for_each_stack() {
    let set = Set::new();
    for client in ["hiredis", "redis-py", "redis-py/3.13", "go-redis", "redis-rs", "node-redis", "jedis"] {
        let configuration = config(&request(&set, client)).unwrap_or_else(|refusal| panic!("{client}: {refusal}"));
        let (anchors, chain) = octets(&configuration);
        assert_eq!(anchors, [set.root.der.as_slice()], "{client}");
        assert_eq!(chain, [set.client.der.as_slice(), set.intermediate.der.as_slice()], "{client}");
        assert_eq!(configuration.key.as_ref().map(FileBytes::as_bytes), Some(set.client.key.pkcs8()), "{client}");
        assert_eq!((configuration.host.as_deref(), configuration.port), (Some("redis.example.test"), Some(6380)));
        assert_eq!(configuration.server_name.as_deref(), Some("redis.example.test"));
        assert_eq!((configuration.min_version.as_str(), configuration.max_version.as_str()), ("1.2", "1.3"));
        assert!(configuration.tls12_suites.iter().any(|suite| suite.iana.starts_with("TLS_ECDHE_")), "{client}");
    }
}

#[test]
fn a_foreign_key_is_refused_with_its_finding() {
    let set = Set::new();
    let mut request = request(&set, "hiredis");
    let key = request.inputs.iter_mut().find(|input| input.role == Role::ClientKey).unwrap();
    key.bytes = Secret::new(forge::pem::block("PRIVATE KEY", set.server.key.pkcs8()).into_bytes());
    let (reason, report) = refused(&request);
    assert!(reason.contains("[KEY001]") && reason.contains("mend: "), "{reason}");
    assert_eq!(report.clients.len(), 1);
}

#[test]
fn nothing_of_a_damaged_bundle_is_passed_over() {
    let set = Set::new();
    let mut request = request(&set, "go-redis");
    let ca = request.inputs.iter_mut().find(|input| input.role == Role::CaBundle).unwrap();
    let mut text = forge::pem::block("CERTIFICATE", &set.root.der);
    text.push_str(&forge::pem::block("CERTIFICATE", &set.root.der[..200]));
    ca.bytes = Secret::new(text.into_bytes());
    let (reason, report) = refused(&request);
    assert!(reason.contains("ca.pem:") && reason.contains("mend: "), "{reason}");
    // Go itself passes over the block in silence: no fault for it, but worth knowing.
    let lost = report.findings.iter().find(|finding| finding.code == "PEM019").unwrap();
    assert_eq!(lost.severity, Severity::Note);
}

#[test]
fn verification_is_never_off() {
    let set = Set::new();
    let mut request = request(&set, "redis-py");
    request.policy = serde_json::from_str::<Policy>(r#"{"verification":"none"}"#).unwrap();
    let (reason, _) = refused(&request);
    assert!(reason.contains("[POL"), "{reason}");
}

#[test]
fn one_client_is_named() {
    let set = Set::new();
    let mut request = request(&set, "redis-py");
    request.clients.clear();
    assert!(matches!(config(&request), Err(NotConfigured::Misuse(misuse)) if misuse.field == Some("clients")));
    request.clients = vec![ClientRequest::of("kubernetes-secret")];
    assert!(matches!(config(&request), Err(NotConfigured::Misuse(misuse)) if misuse.message.contains("no client")));
}

#[test]
fn a_lone_bundle_is_enough_where_no_certificate_is_asked_for() {
    let set = Set::new();
    let mut request = request(&set, "hiredis");
    request.inputs.retain(|input| input.role == Role::CaBundle);
    request.inputs.push(InputRequest::new("note.txt", Role::Auto, b"\n".to_vec()));
    let configuration = config(&request).unwrap();
    assert!(configuration.chain.is_empty() && configuration.key.is_none());
}
