//! Emitted texts as they are, one full request each: `texts/<target>/<name of the text>`. A folder is all it takes to hold
//! a target to its text, or to why there is none; `TLSCONF_BLESS=1 cargo test -p tlsconf-tests --test suite texts` writes
//! what is emitted now: read the diff.

use std::{env, fs, path::Path};

use tlsconf::{
    CheckRequest, EmitRequest, clients,
    contract::{ClientRequest, EmitOptions, EndpointRequest, InputRequest, Role, Secret, Timestamp},
    emit::Files,
};
use tlsconf_tests::mtls::Set;

/// Client certificate with intermediate, a user, a database, TLS 1.2 to 1.2 and two suites.
fn request(target: &str) -> EmitRequest {
    let set = Set::new();
    let mut check = CheckRequest::at(Timestamp::from_unix(1_795_564_800));
    let files = [
        ("ca.pem", Role::CaBundle, set.ca()),
        ("user.crt", Role::ClientCertificate, set.client_chain()),
        ("user.key", Role::ClientKey, set.client.key.pem()),
    ];
    let server = [
        ("server.crt", Role::ServerChain, set.server_chain()),
        ("server.key", Role::ServerKey, set.server.key.pem()),
        ("client-ca.pem", Role::ClientCa, set.ca()),
    ];
    let is_server = clients::TARGETS.iter().any(|one| one.id == target && one.files == Files::Server);
    let server = server.into_iter().filter(|_| is_server);
    let files = files.into_iter().chain(server);
    check.inputs = files.map(|(name, role, text)| InputRequest::new(name, role, text.into_bytes())).collect();
    check.endpoint = Some(EndpointRequest::Text(Secret::new(b"redis.example.test:6380".to_vec())));
    check.policy = serde_json::from_value(serde_json::json!({
        "min_version": "1.2",
        "max_version": "1.2",
        "tls12_suites": ["ECDHE-RSA-AES256-GCM-SHA384", "ECDHE-RSA-AES128-GCM-SHA256"],
    }))
    .expect("a policy");
    // A server takes no blank in the name of a user.
    let user = if is_server { "o'neill\"app\"" } else { "o'neill \"app\"" };
    let options = EmitOptions { user: Some(user.to_owned()), database: 2, ..EmitOptions::default() };
    EmitRequest::of(check, ClientRequest::of(target)).with_options(options)
}

#[test]
fn texts_are_what_they_were() {
    let folder = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/suite/texts"));
    let mut changed = Vec::new();
    let mut count = 0;
    for entry in fs::read_dir(folder).expect("tests/suite/texts") {
        let entry = entry.expect("a folder");
        let target = entry.file_name().into_string().expect("a target's id");
        let emitted = tlsconf::emit(&request(&target)).unwrap_or_else(|misuse| panic!("{target}: {misuse}"));
        // The request has a client certificate, which not everyone takes.
        let unsupported = emitted.unsupported.as_ref().map(|why| format!("{}\n{}\n", why.reason, why.instead));
        assert!(!emitted.config.is_empty() || unsupported.is_some(), "{target}: nothing");
        let codes: String = emitted.notes.iter().map(|note| format!("{}\n", note.code)).collect();
        let texts = emitted.config.iter().map(|config| (config.name.as_str(), config.text.as_str()));
        for (name, text) in
            texts.chain([("notes", codes.as_str())]).chain(unsupported.as_deref().map(|why| ("unsupported", why)))
        {
            count += 1;
            let path = entry.path().join(name);
            if fs::read_to_string(&path).is_ok_and(|before| before == text) {
                continue;
            }
            if env::var_os("TLSCONF_BLESS").is_some() {
                fs::create_dir_all(path.parent().expect("a folder")).expect("making the folder");
                fs::write(&path, text).expect("writing the text");
            } else {
                changed.push(path.display().to_string());
            }
        }
    }
    assert!(changed.is_empty(), "not what was emitted before: {changed:?}");
    assert!(count > 3, "{count} texts");
}

/// What cannot be executed here, and why.
const NOT_EXECUTED: [(&str, &str); 8] = [
    ("hiredis-client", "its gem is in no registry that is reachable"),
    ("kubernetes-secret", "no cluster: its YAML is read back in the tests"),
    ("memtier-benchmark", "no package of Debian 12"),
    ("redis-client", "its gem is in no registry that is reachable"),
    ("redis-insight", "no package"),
    ("stackexchange-redis", "no .NET"),
    ("terraform", "no provider: its HCL is read back in the tests"),
    ("valkey-cli", "no package of Debian 12"),
];

#[test]
fn every_target_has_its_text_and_was_executed_or_says_why_not() {
    let folder = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/suite/texts"));
    let mut wrong = Vec::new();
    for target in clients::TARGETS {
        if !folder.join(target.id).is_dir() {
            wrong.push(format!("{}: no text in tests/suite/texts", target.id));
        }
        let was_executed = clients::EXECUTED.iter().any(|(id, ..)| *id == target.id);
        let excuse = NOT_EXECUTED.iter().any(|(id, _)| *id == target.id);
        match (was_executed, excuse) {
            (false, false) => wrong.push(format!("{}: neither executed nor excused", target.id)),
            (true, true) => wrong.push(format!("{}: executed: take its excuse away", target.id)),
            _ => {}
        }
    }
    for (id, ..) in clients::EXECUTED {
        if !clients::TARGETS.iter().any(|target| target.id == *id) {
            wrong.push(format!("{id}: executed, and no target"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
