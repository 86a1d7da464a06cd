//! Does each server accept the client's certificate? For redis-server the clients' verdicts say the same and are
//! measured (`verdicts/client_files.rs`); the others go by their documentation.

use tlsconf::{
    CheckRequest, Report,
    contract::{Answer, InputRequest, Provider, Role, ServerStatement, Timestamp},
};
use tlsconf_tests::forge::{Certificate, Digest, Issued, extension as ext, keys};

fn ca() -> Issued {
    Certificate::root("Client Root").key(keys::rsa2048(1)).build()
}

fn client(ca: &Issued) -> Certificate {
    Certificate::client("redis-user").key(keys::p256(8)).issued_by(ca)
}

fn report(files: &[(Role, String)], provider: Option<Provider>) -> Report {
    let mut request = CheckRequest::at(Timestamp::parse("2026-11-25T00:00:00Z").expect("a time"));
    request.deployment.provider = provider;
    for (role, text) in files {
        request.inputs.push(InputRequest::new(format!("{role:?}"), *role, text.clone().into_bytes()));
    }
    tlsconf::check(&request).expect("the request is well-formed")
}

fn statement<'a>(report: &'a Report, id: &str) -> &'a ServerStatement {
    report.servers.iter().find(|server| server.id == id).expect("a statement for each server")
}

/// `yes no unknown`: of redis-server, Redis Software and Redis Cloud.
fn answers(certificate: &str, ca: Option<&str>) -> String {
    let mut files = vec![(Role::ClientCertificate, certificate.to_owned()), (Role::ClientKey, keys::p256(8).pem())];
    files.extend(ca.map(|ca| (Role::ClientCa, ca.to_owned())));
    let report = report(&files, None);
    let word = |server: &ServerStatement| {
        let answer = server.accepts_client.as_ref().expect("a client certificate was given");
        if answer.answer == Answer::No {
            assert!(!answer.causes.is_empty(), "{} refuses without a finding", server.id);
        }
        match answer.answer {
            Answer::Yes => "yes",
            Answer::No => "no",
            Answer::Unknown => "unknown",
        }
    };
    report.servers.iter().map(word).collect::<Vec<_>>().join(" ")
}

#[test]
fn what_may_be_uploaded_is_trusted_as_it_is() {
    let root = ca();
    let issuing = Certificate::intermediate("Client Issuing CA").key(keys::p256(9)).issued_by(&root).build();
    let user = client(&issuing).build();
    let chain = user.pem() + &issuing.pem();
    let stranger = Certificate::root("Stranger").key(keys::p256(10)).build();
    assert_eq!(answers(&chain, Some(&root.pem())), "yes yes yes");
    assert_eq!(answers(&user.pem(), Some(&issuing.pem())), "no yes yes");
    assert_eq!(answers(&user.pem(), Some(&user.pem())), "no yes yes");
    assert_eq!(answers(&chain, Some(&stranger.pem())), "no no no");
    assert_eq!(answers(&chain, None), "unknown yes yes");
}

#[test]
fn what_certificates_say() {
    let root = ca();
    let of = |recipe: Certificate| answers(&recipe.build().pem(), Some(&root.pem()));
    assert_eq!(of(client(&root)), "yes yes yes");
    assert_eq!(of(client(&root).not_after("2026-01-01")), "no no no");
    assert_eq!(of(client(&root).purposes(&[ext::SERVER_AUTH])), "no no no");
    // Redis Software has a setting for it, and Redis Cloud does not say.
    assert_eq!(of(client(&root).digest(Digest::Sha1)), "no no unknown");
    assert_eq!(of(client(&root).key_usage(&[ext::KEY_ENCIPHERMENT])), "no unknown unknown");
}

#[test]
fn redis_software_asks_for_both_purposes() {
    let root = ca();
    let own = |purposes: &[&str]| {
        let leaf = Certificate::leaf("redis.example.test").purposes(purposes).key(keys::p256(3)).issued_by(&root);
        let leaf = leaf.build();
        vec![(Role::ServerChain, leaf.pem()), (Role::ServerKey, leaf.key.pem())]
    };
    let starts = |report: &Report, id| statement(report, id).starts.clone();
    let one = report(&own(&[ext::SERVER_AUTH]), Some(Provider::RedisSoftware));
    let answer = starts(&one, "redis-software").expect("files were given");
    assert_eq!((answer.answer, answer.causes.len()), (Answer::No, 1));
    assert_eq!(one.findings[answer.causes[0] as usize].code, "SRV004");
    let both = report(&own(&[ext::SERVER_AUTH, ext::CLIENT_AUTH]), Some(Provider::RedisSoftware));
    assert_eq!(starts(&both, "redis-software").map(|answer| answer.answer), Some(Answer::Yes));
    let unnamed = report(&own(&[ext::SERVER_AUTH]), None);
    assert_eq!(starts(&unnamed, "redis-software").map(|answer| answer.answer), Some(Answer::Unknown));
    assert_eq!(starts(&unnamed, "redis-cloud"), None);
}

#[test]
fn nothing_is_said_where_nothing_was_given() {
    assert_eq!(report(&[(Role::CaBundle, ca().pem())], None).servers, []);
}
