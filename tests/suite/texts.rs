//! Emitted texts as they are, one full request each: `texts/<target>/<name of the text>`. A folder is all it takes to hold
//! a target to its text; `TLSCONF_BLESS=1 cargo test -p tlsconf-tests --test suite texts` writes what is emitted now: read
//! the diff.

use std::{env, fs, path::Path};

use tlsconf::{
    CheckRequest, EmitRequest,
    contract::{ClientRequest, EmitOptions, EndpointRequest, InputRequest, Role, Secret, Timestamp},
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
    check.inputs =
        files.into_iter().map(|(name, role, text)| InputRequest::new(name, role, text.into_bytes())).collect();
    check.endpoint = Some(EndpointRequest::Text(Secret::new(b"redis.example.test:6380".to_vec())));
    check.policy = serde_json::from_value(serde_json::json!({
        "min_version": "1.2",
        "max_version": "1.2",
        "tls12_suites": ["ECDHE-RSA-AES256-GCM-SHA384", "ECDHE-RSA-AES128-GCM-SHA256"],
    }))
    .expect("a policy");
    let options = EmitOptions { user: Some("o'neill \"app\"".to_owned()), database: 2, ..EmitOptions::default() };
    EmitRequest { check, client: ClientRequest::of(target), options }
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
        assert!(!emitted.config.is_empty(), "{target}: {:?}", emitted.unsupported);
        let codes: String = emitted.notes.iter().map(|note| format!("{}\n", note.code)).collect();
        let texts = emitted.config.iter().map(|config| (config.name.as_str(), config.text.as_str()));
        for (name, text) in texts.chain([("notes", codes.as_str())]) {
            count += 1;
            let path = entry.path().join(name);
            if fs::read_to_string(&path).is_ok_and(|before| before == text) {
                continue;
            }
            if env::var_os("TLSCONF_BLESS").is_some() {
                fs::write(&path, text).expect("writing the text");
            } else {
                changed.push(path.display().to_string());
            }
        }
    }
    assert!(changed.is_empty(), "not what was emitted before: {changed:?}");
    assert!(count > 3, "{count} texts");
}
