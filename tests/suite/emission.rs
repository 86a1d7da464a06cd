//! What is emitted: for every target and every vector, what must always hold.

use tlsconf::{
    CheckRequest, EmitEachRequest, EmitRequest, Emitted, clients,
    contract::{
        ClientRequest, ClientVerdict, EmitOptions, EndpointRequest, InputRequest, PublicRoot, Role, Secret, Timestamp,
        Topology,
    },
};
use tlsconf_tests::{data, mtls::Set, vectors::Folder};

/// 2026-11-25T00:00:00Z, inside the fixtures' dates.
const AT: i64 = 1_795_564_800;

/// What switches verification off, in any of the languages that are written.
const NEVER: [&str; 16] = [
    "CERT_NONE",
    "InsecureSkipVerify",
    "rejectUnauthorized",
    "VERIFY_NONE",
    "VerifyNone",
    "--insecure",
    "insecure_tls",
    "skip_verify",
    "skip-verify",
    "verify_peer' => false",
    "verify_peer_name' => false",
    "SslVerifyMode.NONE",
    "SslVerifyMode.INSECURE",
    "dangerous",
    "danger_accept",
    "verificationMode: NONE",
];

fn request(client: &str) -> EmitRequest {
    let set = Set::new();
    let mut check = CheckRequest::at(Timestamp::from_unix(AT));
    let server = [("server.key", Role::Auto, set.server.key.pem()), ("client-ca.pem", Role::ClientCa, set.ca())];
    let server = server.into_iter().map(|(name, role, text)| InputRequest::new(name, role, text.into_bytes()));
    check.inputs = set.inputs().into_iter().chain(server).collect();
    check.endpoint = Some(EndpointRequest::Text(Secret::new(b"rediss://redis.example.test:6380".to_vec())));
    EmitRequest::of(check, ClientRequest::of(client))
}

fn emitted(request: &EmitRequest) -> Emitted {
    tlsconf::emit(request).unwrap_or_else(|misuse| panic!("{misuse}"))
}

/// Files and keys included.
fn json(emitted: &Emitted) -> String {
    serde_json::to_string(emitted).expect("JSON")
}

fn texts(emitted: &Emitted) -> String {
    emitted.config.iter().map(|config| config.text.as_str()).chain(emitted.run.iter().map(String::as_str)).collect()
}

/// Targets that carry PEM inside their text: a private key stands there because that is what was asked for.
fn holds_the_key(id: &str) -> bool {
    clients::TARGETS.iter().any(|target| target.id == id && target.files == tlsconf::emit::Files::Inline)
}

#[test]
fn a_good_set_is_written_for_everyone_and_accepted() {
    for target in clients::TARGETS {
        let one = emitted(&request(target.id));
        if let Some(unsupported) = &one.unsupported {
            assert!(!unsupported.reason.is_empty() && !unsupported.instead.is_empty(), "{}", target.id);
            continue;
        }
        assert!(!one.config.is_empty() || !one.files.is_empty(), "{}: nothing was written", target.id);
        let verdict = one.as_emitted.as_ref().map(|statement| statement.verdict);
        assert_ne!(verdict, Some(ClientVerdict::Refuses), "{}", target.id);
        let row = target.row.and_then(clients::by_id);
        if row.is_some_and(clients::Client::is_judged) {
            assert_eq!(verdict, Some(ClientVerdict::Accepts), "{}", target.id);
        }
        let text = texts(&one);
        assert!(
            holds_the_key(target.id) || !text.contains("PRIVATE KEY-----"),
            "{}: a key stands in the text",
            target.id
        );
        assert!(
            one.config.iter().any(|config| config.text.contains("redis_user.crt: 2 certificates")),
            "{}",
            target.id
        );
    }
}

#[test]
fn the_same_request_gives_the_same_octets() {
    for target in clients::TARGETS {
        let text = || json(&emitted(&request(target.id)));
        assert_eq!(text(), text(), "{}", target.id);
    }
}

#[test]
fn nothing_switches_verification_off_whatever_is_asked() {
    for target in clients::TARGETS {
        for verification in ["none", "chain_only", "full"] {
            for topology in [Topology::Standalone, Topology::Cluster, Topology::Sentinel] {
                let mut asked = request(target.id);
                asked.check.policy =
                    serde_json::from_value(serde_json::json!({ "verification": verification })).unwrap();
                asked.options.topology = topology;
                let text = texts(&emitted(&asked));
                for word in NEVER {
                    assert!(!text.contains(word), "{} with verification {verification}: {word}", target.id);
                }
            }
        }
    }
}

#[test]
fn hostile_values_end_in_text_or_in_misuse() {
    let nasty = [
        "a'b\"c",
        "$(touch x)",
        "`id`",
        "x\ny",
        "\\u000a",
        "?>",
        "${X}",
        "%{X}",
        "é\u{1f600}\u{202e}",
        "--x",
        "#",
        " ",
    ];
    for target in clients::TARGETS {
        for value in nasty {
            let mut asked = request(target.id);
            asked.options.user = Some(value.to_owned());
            asked.options.directory = format!("/tmp/{value}");
            asked.options.primary = Some(value.to_owned());
            let one = emitted(&asked);
            assert!(one.unsupported.is_some() || !one.config.is_empty(), "{}", target.id);
        }
        let mut asked = request(target.id);
        asked.options.user = Some("a\0b".to_owned());
        assert!(tlsconf::emit(&asked).is_err(), "{}: NUL", target.id);
    }
}

/// Other forms of the same files mend what only a form is wrong with: no client may refuse what was written for how it is
/// written.
#[test]
fn no_emission_of_any_vector_is_refused_for_its_form() {
    let mut wrong = Vec::new();
    let mut cured = 0;
    // Clients that read alike and judge alike are asked once.
    let mut seen = Vec::new();
    let targets: Vec<_> = clients::TARGETS
        .iter()
        .filter(|target| {
            let Some(client) = target.row.and_then(clients::by_id) else { return false };
            let Some(row) = &client.row else { return false };
            let kind = (client.ca_reader, row.dialect.id, row.key, row.chain, target.files);
            let is_new = !seen.contains(&kind);
            seen.push(kind);
            is_new
        })
        .collect();
    for (at, folder) in Folder::all().iter().enumerate() {
        let check = || -> CheckRequest { serde_json::from_str(&folder.request()).expect("a request") };
        let asked = targets.iter().map(|target| ClientRequest::of(target.id));
        // An endpoint that names no host is misuse here, and a finding there.
        let Ok(all) = tlsconf::emit_each(&EmitEachRequest::of(check(), asked)) else { continue };
        for (one, target) in all.iter().zip(&targets) {
            cured += usize::from(!one.cured.is_empty());
            let Some(statement) = &one.as_emitted else { continue };
            let is_form = |code: &String| ["PEM", "INP"].iter().any(|family| code.starts_with(family));
            if statement.verdict == ClientVerdict::Refuses && statement.causes.iter().any(is_form) {
                wrong.push(format!("{} for {}: {:?}", folder.name, target.id, statement.causes));
            }
        }
        // With others it is written as alone.
        let (one, target) = (&all[at % all.len()], targets[at % all.len()]);
        let alone = tlsconf::emit(&EmitRequest::of(check(), ClientRequest::of(target.id))).expect("no misuse");
        assert_eq!(json(one), json(&alone), "{} for {}", folder.name, target.id);
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
    assert!(cured > 50, "only {cured} refusals were mended");
}

#[test]
fn without_the_passphrase_nothing_is_foretold_of_a_text_that_reads_it() {
    let encrypted = std::fs::read(data::path("data/keys/encrypted/p256-pbkdf2-aes256.pem")).unwrap();
    let mut asked = request("redis-py");
    asked.check.inputs[3] = InputRequest::new("redis_user_private.key", Role::ClientKey, encrypted);
    let one = emitted(&asked);
    let statement = one.as_emitted.as_ref().expect("a client");
    assert_eq!(statement.verdict, ClientVerdict::Unknown, "{statement:?}");
    assert!(statement.assumed.iter().any(|one| one == "passphrase"), "{statement:?}");
    assert!(texts(&one).contains("ssl_password"));
}

#[test]
fn a_root_that_is_asked_for_stands_behind_those_given_and_once() {
    let mut check = CheckRequest::at(Timestamp::parse("2026-11-25T00:00:00Z").unwrap());
    check.inputs.push(InputRequest::new("redis_ca.pem", Role::CaBundle, data::bytes("real/redis_ca-2025.pem")));
    let options = EmitOptions { add_roots: vec![PublicRoot::R46, PublicRoot::R46], ..EmitOptions::default() };
    let mut request = EmitRequest::of(check, ClientRequest::of("redis-cli")).with_options(options);
    let count = |emitted: &Emitted| {
        let ca = emitted.files.iter().find(|file| file.name == "ca.pem").unwrap();
        String::from_utf8_lossy(ca.bytes.as_ref().unwrap().as_bytes()).matches("BEGIN CERTIFICATE").count()
    };
    let added = tlsconf::emit(&request).unwrap();
    assert!(added.notes.iter().any(|note| note.code == "root-added" && note.text.contains("4FA3126D")));
    request.options.add_roots.clear();
    let plain = tlsconf::emit(&request).unwrap();
    assert_eq!(count(&added), count(&plain) + 1);
    assert!(plain.notes.iter().all(|note| note.code != "root-added"));
    // What is there already is not added again; without a CA file there is nothing to add to.
    let ca = added.files.iter().find(|file| file.name == "ca.pem").unwrap().bytes.as_ref().unwrap().as_bytes().to_vec();
    request.check.inputs = vec![InputRequest::new("ca.pem", Role::CaBundle, ca)];
    request.options.add_roots = vec![PublicRoot::R46];
    assert_eq!(count(&tlsconf::emit(&request).unwrap()), count(&added));
    request.check.inputs.clear();
    assert_eq!(tlsconf::emit(&request).unwrap_err().field, Some("options.add_roots"));
}
