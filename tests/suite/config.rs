//! What a binding sets a stack up with: handed over whole, or refused with the reason.

use tlsconf::{
    CheckRequest, ConfigRequest, Configured, clients,
    contract::{
        ClientRequest, EndpointRequest, InputRequest, ItemKind, KeyForm, KeyOutput, Role, Secret, Severity, Timestamp,
    },
};
use tlsconf_tests::{data, forge::pem, vectors::Folder};

fn file(name: &str) -> Vec<u8> {
    std::fs::read(data::path("data/emission").join(name)).expect("a file of the set")
}

fn request(client: &str, files: &[(Role, &str)]) -> ConfigRequest {
    let mut check = CheckRequest::at(Timestamp::parse("2026-11-25T00:00:00Z").expect("a time"));
    check.inputs = files.iter().map(|(role, name)| InputRequest::new(*name, *role, file(name))).collect();
    check.endpoint = Some(EndpointRequest::Text(Secret::new(b"localhost:6379".to_vec())));
    ConfigRequest::of(check, ClientRequest::of(client))
}

fn configured(request: &ConfigRequest) -> Configured {
    tlsconf::config(request).unwrap_or_else(|misuse| panic!("{misuse}"))
}

/// A vector's question, for one client.
fn of_vector(name: &str, client: &str) -> Configured {
    let folder = Folder::all().into_iter().find(|folder| folder.name == name).expect("a vector");
    let check = serde_json::from_str(&folder.request()).expect("a request");
    configured(&ConfigRequest::of(check, ClientRequest::of(client)))
}

const MUTUAL: &[(Role, &str)] =
    &[(Role::CaBundle, "ca.pem"), (Role::ClientCertificate, "client.crt"), (Role::ClientKey, "client.key")];

fn first_cause(configured: &Configured) -> Option<&str> {
    let cause = configured.refusal.as_ref()?.causes.first()?;
    Some(configured.report.findings[*cause as usize].code.as_str())
}

#[test]
fn everything_that_was_given_is_handed_over() {
    let config = configured(&request("node-redis", MUTUAL)).config.expect("a configuration");
    let blocks = |name: &str| -> Vec<Vec<u8>> {
        let text = String::from_utf8(file(name)).expect("text");
        text.split_inclusive("-----END CERTIFICATE-----\n")
            .filter(|one| one.contains("BEGIN"))
            .map(pem::decode)
            .collect()
    };
    let octets = |files: &[tlsconf::contract::FileBytes]| -> Vec<Vec<u8>> {
        files.iter().map(|one| one.as_bytes().to_vec()).collect()
    };
    assert_eq!(octets(&config.trust_anchors), blocks("ca.pem"));
    assert_eq!(config.trust_anchors.len(), 3);
    assert_eq!(octets(&config.certificate_chain), blocks("client.crt"));
    let key = config.key.expect("a key");
    assert_eq!((key.form, key.encrypted), (KeyForm::Pem, false));
    assert_eq!(key.bytes.as_bytes(), file("client.key"));
    assert_eq!((config.host.as_deref(), config.port), (Some("localhost"), Some(6379)));
    assert_eq!((config.server_name.as_deref(), config.verify_name.as_deref()), (Some("localhost"), Some("localhost")));
    assert_eq!((config.min_version.as_str(), config.max_version.as_str()), ("1.2", "1.3"));
    assert!(config.settings.is_empty() && config.tls12_suites.is_empty() && config.groups.is_empty());
}

#[test]
fn what_was_damaged_so_that_it_cannot_be_read_is_refused() {
    for (vector, cause) in [
        ("pem-bad-base64", "PEM005"),
        ("pem-bad-base64-second-block", "PEM005"),
        ("pem-cut-off", "PEM003"),
        ("pem-not-a-certificate", "PEM019"),
        ("pem-client-corrupt-second-block", "PEM005"),
        ("pem-key-bad-base64", "PEM005"),
        ("pem-empty-block", "PEM022"),
        ("bundle-no-certificate", "BND014"),
        ("bundle-private-key", "BND012"),
        ("input-empty", "INP001"),
        ("input-swapped", "INP020"),
        ("input-certificate-for-key", "INP025"),
        ("input-pkcs12-wrong-passphrase", "INP022"),
        ("key-missing", "KEY005"),
        ("key-certificate-missing", "KEY006"),
        ("key-of-another-certificate", "KEY001"),
        ("key-no-passphrase", "KEY002"),
        ("key-wrong-passphrase", "KEY003"),
        ("key-rsa-numbers-contradict", "KEY009"),
        ("chain-issuer-missing", "CHN001"),
    ] {
        let answer = of_vector(vector, "node-redis");
        assert!(answer.config.is_none(), "{vector}");
        assert_eq!(first_cause(&answer), Some(cause), "{vector}: {:?}", answer.refusal);
        let message = answer.refusal.expect("a refusal").message;
        assert!(message.contains(cause), "{vector}: {message}");
    }
}

/// Some pass over such a block without a word, and would connect with the others.
#[test]
fn a_lost_block_is_refused_whichever_client_is_asked() {
    let vectors = [
        "pem-bad-base64-second-block",
        "pem-not-a-certificate",
        "pem-cut-off",
        "pem-empty-block",
        "pem-client-corrupt-second-block",
    ];
    for client in ["go-redis", "redis-py", "redis-rs", "hiredis", "jedis", "ioredis", "phpredis", "redis-rs-native-tls"]
    {
        for vector in vectors {
            let answer = of_vector(vector, client);
            assert!(answer.config.is_none(), "{vector} for {client}");
            assert!(first_cause(&answer).is_some_and(|code| code.starts_with("PEM")), "{vector} for {client}");
        }
    }
}

#[test]
fn an_odd_form_is_no_reason_where_all_could_be_read() {
    for (vector, anchors) in [
        ("pem-blank-line-inside", 1),
        ("pem-glued-blocks", 2),
        ("pem-begin-missing", 2),
        ("pem-line-breaks-lost", 1),
        ("pem-typographic-dash", 1),
        ("input-der", 1),
        ("input-pkcs7-pem", 2),
        ("input-utf16-big-endian", 1),
        ("input-base64-of-pem", 1),
        ("input-java-keystore", 1),
    ] {
        let config = of_vector(vector, "node-redis").config;
        assert_eq!(config.map(|config| config.trust_anchors.len()), Some(anchors), "{vector}");
    }
}

#[test]
fn the_last_anchor_is_not_left_out() {
    // Left out as of a file with others, it would leave what the client trusts by itself.
    let answer = of_vector("certificate-serial-negative", "go-redis");
    assert_eq!(first_cause(&answer), Some("CRT018"));
}

#[test]
fn a_setting_is_named_where_the_plain_ones_refuse() {
    let files: &[(Role, &str)] = &[(Role::CaBundle, "issuing-ca.pem"), (Role::ServerChain, "server.crt")];
    for (client, settings) in [("node-redis", &["partial-chain"][..]), ("go-redis", &[]), ("redis-py/3.13", &[])] {
        let answer = configured(&request(client, files));
        assert_eq!(answer.config.expect(client).settings, settings, "{client}");
    }
    for (client, ca) in [("node-redis@6/20.17", "issuing-ca.pem"), ("node-redis", "wrong-ca.pem")] {
        let files = [(Role::CaBundle, ca), (Role::ServerChain, "server.crt")];
        let answer = configured(&request(client, &files));
        assert_eq!((answer.config.is_none(), answer.refusal.is_some()), (true, true), "{client}");
    }
}

#[test]
fn the_key_comes_as_it_was_asked_for() {
    let folder = "key-encrypted-p256-pbkdf2-aes256";
    let ask = |client: &str, key| {
        let check = Folder::all().into_iter().find(|one| one.name == folder).expect("a vector").request();
        let check = serde_json::from_str(&check).expect("a request");
        configured(&ConfigRequest::of(check, ClientRequest::of(client)).with_key(key))
    };
    let key = ask("node-redis", KeyOutput::Untouched).config.and_then(|one| one.key).expect("a key");
    assert_eq!((key.form, key.encrypted), (KeyForm::Pem, true));
    assert!(key.bytes.as_bytes().starts_with(b"-----BEGIN ENCRYPTED PRIVATE KEY-----"));
    for client in ["node-redis", "hiredis"] {
        let key = ask(client, KeyOutput::Pkcs8).config.and_then(|one| one.key).expect("a key");
        assert_eq!((key.form, key.encrypted), (KeyForm::Pkcs8, false));
        assert_eq!(key.bytes.as_bytes().first(), Some(&0x30));
    }
    assert!(ask("hiredis", KeyOutput::Untouched).config.is_none());
}

#[test]
fn names_to_send_and_to_compare_are_told_apart() {
    let names = |endpoint: &str, sni: Option<&str>| {
        let mut request = request("node-redis", &[(Role::CaBundle, "ca.pem")]);
        request.check.endpoint = Some(EndpointRequest::Text(Secret::new(endpoint.as_bytes().to_vec())));
        request.check.policy.sni = sni.map(str::to_owned);
        let config = configured(&request).config.expect("a configuration");
        (config.server_name, config.verify_name)
    };
    let some = |text: &str| Some(text.to_owned());
    assert_eq!(names("127.0.0.1:6379", None), (None, some("127.0.0.1")));
    assert_eq!(names("localhost:6379", Some("off")), (None, some("localhost")));
    assert_eq!(names("127.0.0.1:6379", Some("localhost")), (some("localhost"), some("localhost")));
}

#[test]
fn policies_are_named_suite_by_suite() {
    let mut request = request("node-redis", &[(Role::CaBundle, "ca.pem")]);
    request.check.policy.min_version = Some("1.3".to_owned());
    request.check.policy.tls13_suites = Some(vec!["TLS_AES_256_GCM_SHA384".to_owned()]);
    request.check.policy.groups = Some(vec!["x25519".to_owned(), "X25519MLKEM768".to_owned()]);
    let config = configured(&request).config.expect("a configuration");
    let names: Vec<_> = config.tls13_suites.iter().map(|suite| suite.openssl.as_deref()).collect();
    assert_eq!((config.min_version.as_str(), names), ("1.3", vec![Some("TLS_AES_256_GCM_SHA384")]));
    let groups: Vec<_> = config.groups.iter().map(|group| (group.openssl.as_str(), group.post_quantum)).collect();
    assert_eq!(groups, [("X25519", false), ("X25519MLKEM768", true)]);
    request.check.policy.max_version = Some("1.1".to_owned());
    request.check.policy.min_version = Some("1.0".to_owned());
    assert_eq!(first_cause(&configured(&request)), Some("POL006"));
}

#[test]
fn who_connects_to_nothing_is_misuse() {
    for client in ["kubernetes-secret", "redis-conf", "nobody"] {
        let misuse = tlsconf::config(&request(client, MUTUAL)).expect_err(client);
        assert_eq!(misuse.field, Some("client"), "{client}");
    }
    let misuse =
        tlsconf::config_json(r#"{"check":{"time":"2026-11-25T00:00:00Z"},"client":{"id":"x"},"verify":false}"#);
    assert!(misuse.expect_err("refused").message.contains("unknown field `verify`"));
}

/// Over every vector: an answer is one of the two, no certificate of a CA file gets lost in silence, and what is refused
/// says why in words that hold no secret.
#[test]
fn nothing_is_lost_in_silence() {
    let judged = ["redis-py", "go-redis", "redis-rs", "hiredis", "jedis"];
    let (mut handed_over, mut refused) = (0, 0);
    for (at, folder) in Folder::all().iter().enumerate() {
        for client in ["node-redis", judged[at % judged.len()]] {
            assert!(clients::by_id(client).is_some_and(clients::Client::is_judged), "{client}");
            let check: CheckRequest = serde_json::from_str(&folder.request()).expect("a request");
            let request = ConfigRequest::of(check, ClientRequest::of(client));
            let Ok(answer) = tlsconf::config(&request) else { continue };
            let report = &answer.report;
            if let Some(refusal) = &answer.refusal {
                refused += 1;
                assert!(answer.config.is_none() && !refusal.message.is_empty(), "{}", folder.name);
                assert!(refusal.causes.iter().all(|at| (*at as usize) < report.findings.len()), "{}", folder.name);
                continue;
            }
            handed_over += 1;
            let config = answer.config.expect("a configuration");
            let ca = || report.inputs.iter().filter(|input| input.role == Role::CaBundle);
            // With no anchor a stack trusts what it trusts by itself.
            assert_eq!(config.trust_anchors.is_empty(), ca().next().is_none(), "{} for {client}", folder.name);
            let unread = ca()
                .flat_map(|input| &input.items)
                .filter(|item| item.kind == ItemKind::Certificate && item.certificate.is_none());
            assert_eq!(unread.count(), 0, "{} for {client}", folder.name);
            let unsafe_one = report.findings.iter().find(|one| one.severity == Severity::Error && one.code == "BND012");
            assert_eq!(unsafe_one, None, "{} for {client}", folder.name);
            assert_eq!(config.key.is_some(), !config.certificate_chain.is_empty(), "{} for {client}", folder.name);
        }
    }
    assert!(handed_over > 200 && refused > 100, "{handed_over} handed over, {refused} refused");
}
