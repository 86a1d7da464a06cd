//! Many at once: the same answers as one by one.

use tlsconf::{
    CheckRequest, EmitEachRequest, EmitRequest, Emitted, clients,
    contract::{ClientRequest, EmitOptions, InputRequest, KeyOutput, PublicRoot, Role, Secret, Timestamp, Topology},
    limits,
};
use tlsconf_tests::{data, mtls::Set, vectors::Folder};

/// Files and keys included.
fn json(emitted: &Emitted) -> String {
    serde_json::to_string(emitted).expect("JSON")
}

/// The set for mutual TLS with the server's own files; `change` is made to the inputs.
fn set(change: impl FnOnce(&mut Vec<InputRequest>)) -> CheckRequest {
    let set = Set::new();
    let mut check = CheckRequest::at(Timestamp::parse("2026-11-25T00:00:00Z").expect("a time"))
        .with_endpoint("rediss://redis.example.test:6380");
    let server = [("server.key", Role::Auto, set.server.key.pem()), ("client-ca.pem", Role::ClientCa, set.ca())];
    let server = server.into_iter().map(|(name, role, text)| InputRequest::new(name, role, text.into_bytes()));
    check.inputs = set.inputs().into_iter().chain(server).collect();
    change(&mut check.inputs);
    check
}

fn file(name: &str, role: Role, path: &str) -> InputRequest {
    InputRequest::new(name, role, data::bytes(path))
}

fn vector(name: &str) -> CheckRequest {
    let folder = Folder::all().into_iter().find(|folder| folder.name == name).expect("a vector");
    serde_json::from_str(&folder.request()).expect("a request")
}

/// Everything that is told apart on the way: what is refused as given, what other texts or settings mend, what nothing does.
fn sets() -> Vec<(&'static str, CheckRequest)> {
    let emission = |ca: &str, chain: &str| {
        set(|inputs| {
            inputs.clear();
            inputs.push(file("ca.pem", Role::CaBundle, &format!("emission/{ca}")));
            inputs.push(file("server.pem", Role::ServerChain, &format!("emission/{chain}")));
        })
        .with_endpoint("localhost:6379")
    };
    let encrypted = |path: &'static str| set(move |inputs| inputs[3] = file("user.key", Role::ClientKey, path));
    let pbkdf2 = "keys/encrypted/p256-pbkdf2-few-rounds.pem";
    vec![
        ("good", set(|_| ())),
        ("of another client", set(|inputs| inputs[3] = file("user.key", Role::ClientKey, "keys/p256-9.pem"))),
        ("encrypted", encrypted(pbkdf2)),
        ("encrypted, with a wrong passphrase", encrypted(pbkdf2).with_passphrase(Secret::new(b"wrong".to_vec()))),
        ("without the client's files", set(|inputs| drop(inputs.drain(2..4)))),
        ("the server's alone", set(|inputs| inputs.retain(|input| input.name.starts_with("server")))),
        ("the server's key is another", set(|inputs| inputs[4] = file("k", Role::ServerKey, "keys/p256-9.pem"))),
        ("nothing", set(Vec::clear)),
        ("a root is missing", emission("issuing-ca.pem", "server.crt")),
        ("strictness alone refuses", emission("lax-ca.pem", "lax.crt")),
        ("another CA", emission("wrong-ca.pem", "server.crt")),
        ("PKCS#1", vector("key-rsa-pkcs1")),
        ("SEC 1", vector("key-ec-sec1")),
        ("opened", vector("key-encrypted-p256-pbkdf2-aes256")),
        ("an archive", vector("input-console-zip")),
    ]
}

fn options(is_full: bool) -> EmitOptions {
    if !is_full {
        return EmitOptions::default();
    }
    EmitOptions {
        user: Some("alice".to_owned()),
        database: 3,
        topology: Topology::Cluster,
        key: KeyOutput::Pkcs8,
        add_roots: vec![PublicRoot::R46],
        store_password: Some(Secret::new(b"a password".to_vec())),
        entropy: Some(Secret::new(b"a seed".to_vec())),
        ..EmitOptions::default()
    }
}

#[test]
fn each_is_answered_as_by_itself() {
    let mut asked: Vec<ClientRequest> = clients::TARGETS.iter().map(|target| ClientRequest::of(target.id)).collect();
    asked.extend(["redis-py@5/3.13", "jedis/25", "redis-cli", "node-redis/20.18"].map(ClientRequest::of));
    let (mut settings, mut mended, mut refused) = (0, 0, 0);
    for (at, (name, check)) in sets().into_iter().enumerate() {
        // All that can be asked for beside, with some.
        let is_full = at % 4 == 0;
        let mut each = EmitEachRequest::of(check, asked.clone())
            .with_options(options(is_full))
            .with_directories((0..asked.len()).map(|at| format!("/tls/{at}")));
        let all = tlsconf::emit_each(&each).unwrap_or_else(|misuse| panic!("{name}: {misuse}"));
        assert_eq!(all.len(), asked.len());
        // Every third by itself, so that all come up within three sets.
        let some = all.iter().zip(&asked).enumerate().filter(|(number, _)| number % 3 == at % 3);
        for (number, (one, client)) in some {
            let request = EmitRequest::of(each.check, client.clone());
            let request = request.with_options(EmitOptions { directory: format!("/tls/{number}"), ..options(is_full) });
            assert_eq!(json(one), json(&tlsconf::emit(&request).expect("no misuse")), "{name}: {}", client.id);
            each.check = request.check;
        }
        let is_setting = |one: &&Emitted| {
            one.notes.iter().any(|note| clients::SETTINGS.iter().any(|setting| setting.id == note.code))
        };
        settings += all.iter().filter(is_setting).count();
        mended += all.iter().filter(|one| !one.cured.is_empty()).count();
        refused += all.iter().filter(|one| one.unsupported.is_some()).count();
    }
    assert!(settings > 5 && mended > 5 && refused > 50, "{settings} settings, {mended} mended, {refused} refused");
}

#[test]
fn everyone_is_written_for_where_nobody_is_named() {
    let all = tlsconf::emit_each(&EmitEachRequest::of(set(|_| ()), [])).expect("no misuse");
    let ids: Vec<&str> = all.iter().map(|one| one.id.as_str()).collect();
    assert_eq!(ids, clients::TARGETS.iter().map(|target| target.id).collect::<Vec<_>>());
}

#[test]
fn what_cannot_be_asked_of_many_is_misuse() {
    let of = |clients: &[&str]| EmitEachRequest::of(set(|_| ()), clients.iter().copied().map(ClientRequest::of));
    let field = |request: &EmitEachRequest| tlsconf::emit_each(request).expect_err("misuse").field;
    assert_eq!(field(&of(&["redis-py", "nobody"])), Some("clients"));
    let two = || of(&["redis-py", "jedis"]);
    assert_eq!(field(&two().with_directories(["/a".to_owned()])), Some("directories"));
    assert_eq!(field(&two().with_directories(["/a", "/\0"].map(str::to_owned))), Some("directories"));
    assert_eq!(field(&of(&vec!["redis-py"; limits::WRITTEN_FOR + 1])), Some("clients"));
}
