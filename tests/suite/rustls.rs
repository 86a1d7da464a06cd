//! The Rust face: what was judged, put before rustls itself, in memory.

use std::{fs, io, path::Path, sync::Arc};

use rustls::{
    ClientConfig, ClientConnection, ServerConnection, SignatureScheme,
    crypto::{CryptoProvider, ring},
    pki_types::ServerName,
};
use tlsconf::{
    CheckRequest,
    contract::{ClientAuthentication, ClientRequest, EndpointParts, InputRequest, Policy, Role, Secret},
    files,
    rustls::{Config, Error, Reloading, Server},
};
use tlsconf_tests::data;

fn provider() -> Arc<CryptoProvider> {
    Arc::new(ring::default_provider())
}

fn request(names: &[&str]) -> CheckRequest {
    let input = |name: &&str| {
        let role = match *name {
            "client.crt" => Role::ClientCertificate,
            "client.key" => Role::ClientKey,
            "server.crt" | "expired.crt" | "elsewhere.crt" => Role::ServerChain,
            "server.key" => Role::ServerKey,
            "client-ca.pem" => Role::ClientCa,
            _ => Role::CaBundle,
        };
        let octets = fs::read(data::path("data/emission").join(name)).expect("a file of the set");
        InputRequest::new(*name, role, octets)
    };
    CheckRequest::at(files::now()).with_inputs(names.iter().map(input)).with_endpoint("localhost:6380")
}

fn client(names: &[&str]) -> Config {
    Config::new(request(names), provider()).unwrap_or_else(|error| panic!("{names:?}: {error}"))
}

fn server(names: &[&str], authentication: Option<ClientAuthentication>) -> Server {
    let policy = Policy { client_authentication: authentication, ..Policy::default() };
    Server::new(&request(names).with_policy(policy), &provider()).unwrap_or_else(|error| panic!("{names:?}: {error}"))
}

const OWN: &[&str] = &["server.crt", "server.key", "client-ca.pem"];

/// Shakes hands to the end, and hands one octet over; the error is whoever's came first.
fn connect(client: ClientConfig, server: &Server) -> Result<ClientConnection, rustls::Error> {
    let name = ServerName::try_from("localhost").expect("a name");
    let mut client = ClientConnection::new(Arc::new(client), name)?;
    let mut server = ServerConnection::new(Arc::new(server.server_config()))?;
    for _ in 0..10 {
        let mut wire = Vec::new();
        while client.wants_write() {
            client.write_tls(&mut wire).expect("memory");
        }
        server.read_tls(&mut io::Cursor::new(wire)).expect("memory");
        server.process_new_packets()?;
        let mut wire = Vec::new();
        while server.wants_write() {
            server.write_tls(&mut wire).expect("memory");
        }
        client.read_tls(&mut io::Cursor::new(wire)).expect("memory");
        client.process_new_packets()?;
    }
    assert!(!client.is_handshaking() && !server.is_handshaking());
    Ok(client)
}

fn refused(result: Result<Config, Error>) -> (String, String) {
    match result {
        Err(Error::Refused(refused)) => {
            let code = refused.causes.first().map(|cause| cause.code.clone()).unwrap_or_default();
            assert!(refused.render().contains(&code) && refused.to_string() == refused.message);
            (code, refused.message)
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn both_sides_meet_with_and_without_client_certificates() {
    let (with, without) = (client(&["ca.pem", "client.crt", "client.key"]), client(&["ca.pem"]));
    assert_eq!(with.settings().trust_anchors.len(), 3);
    for (authentication, is_asked, takes_none) in [
        (Some(ClientAuthentication::None), false, true),
        (Some(ClientAuthentication::Optional), true, true),
        (Some(ClientAuthentication::Required), true, false),
        // As redis-server does.
        (None, true, false),
    ] {
        let server = server(OWN, authentication);
        assert_eq!(server.client_authentication() != ClientAuthentication::None, is_asked, "{authentication:?}");
        connect(with.client_config(), &server).unwrap_or_else(|error| panic!("{authentication:?}: {error}"));
        assert_eq!(connect(without.client_config(), &server).is_ok(), takes_none, "{authentication:?}");
    }
    assert!(server(&["server.crt", "server.key"], None).client_authentication() == ClientAuthentication::None);
}

#[test]
fn what_will_be_refused_is_foretold_and_is_refused() {
    let server = server(&["server.crt", "server.key"], None);
    let (code, message) = refused(Config::new(request(&["wrong-ca.pem", "server.crt"]), provider()));
    assert!(code == "CHN001" && message.contains("wrong-ca.pem"), "{code} {message}");
    let blind = client(&["wrong-ca.pem"]);
    let error = connect(blind.client_config(), &server).expect_err("another CA");
    assert_eq!(error.to_string(), "invalid peer certificate: UnknownIssuer");
    for (chain, code) in [("expired.crt", "CRT001"), ("elsewhere.crt", "CRT004")] {
        assert_eq!(refused(Config::new(request(&["ca.pem", chain]), provider())).0, code);
    }
    let policy = Policy { client_authentication: Some(ClientAuthentication::Required), ..Policy::default() };
    assert_eq!(refused(Config::new(request(&["ca.pem"]).with_policy(policy), provider())).0, "POL001");
}

#[test]
fn a_server_with_faults_is_refused_too() {
    let serve = |names: &[&str]| Server::new(&request(names), &provider());
    let mut other_key = request(&["server.crt", "client.key"]);
    other_key.inputs[1].role = Role::ServerKey;
    for (request, cause) in [(request(&["expired.crt", "server.key"]), "CRT001"), (other_key, "SRV001")] {
        match Server::new(&request, &provider()) {
            Err(Error::Refused(refused)) => {
                assert_eq!(refused.causes.first().map(|one| one.code.as_str()), Some(cause), "{refused}");
            }
            other => panic!("{cause}: {other:?}"),
        }
    }
    for names in [&["server.crt"][..], &["server.key"], &[]] {
        assert!(matches!(serve(names), Err(Error::Refused(_))), "{names:?}");
    }
    let policy = Policy { client_authentication: Some(ClientAuthentication::Required), ..Policy::default() };
    let unverified = Server::new(&request(&["server.crt", "server.key"]).with_policy(policy), &provider());
    assert!(matches!(unverified, Err(Error::Misuse(_))), "{unverified:?}");
}

#[test]
fn the_policy_is_what_is_offered() {
    let server = server(&["server.crt", "server.key"], None);
    let with = |policy| Config::new(request(&["ca.pem"]).with_policy(policy), provider());
    let policy = Policy {
        max_version: Some("1.2".to_owned()),
        tls12_suites: Some(vec!["ECDHE-ECDSA-AES256-GCM-SHA384".to_owned(), "ECDHE-RSA-AES256-SHA384".to_owned()]),
        groups: Some(vec!["P-256".to_owned(), "X448".to_owned()]),
        ..Policy::default()
    };
    let config = with(policy).expect("a configuration");
    let codes: Vec<_> = config.notes().iter().map(|note| note.code.as_str()).collect();
    assert!(codes.contains(&"suites-left-out") && codes.contains(&"groups-left-out"), "{:?}", config.notes());
    let connection = connect(config.client_config(), &server).expect("a connection");
    assert_eq!(connection.protocol_version(), Some(rustls::ProtocolVersion::TLSv1_2));
    let suite = connection.negotiated_cipher_suite().map(|suite| format!("{:?}", suite.suite()));
    assert_eq!(suite.as_deref(), Some("TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384"));
    let group = connection.negotiated_key_exchange_group().map(|group| format!("{:?}", group.name()));
    assert_eq!(group.as_deref(), Some("secp256r1"));
    let only13 = with(Policy { min_version: Some("1.3".to_owned()), ..Policy::default() }).expect("a configuration");
    let connection = connect(only13.client_config(), &server).expect("a connection");
    assert_eq!(connection.protocol_version(), Some(rustls::ProtocolVersion::TLSv1_3));
    let none = with(Policy { groups: Some(vec!["X448".to_owned()]), ..Policy::default() });
    assert!(matches!(none, Err(Error::Unsupported(_) | Error::Refused(_))), "{none:?}");
}

#[test]
fn a_ca_file_that_is_not_read_whole_is_refused() {
    let whole = fs::read(data::path("data/emission/ca.pem")).expect("a file");
    let cut = whole[..whole.len() - 200].to_vec();
    let request = CheckRequest::at(files::now()).with_inputs([InputRequest::new("cut.pem", Role::CaBundle, cut)]);
    let (code, message) = refused(Config::new(request, provider()));
    assert!(code.starts_with("PEM") && message.starts_with("cut.pem:"), "{code} {message}");
}

#[test]
fn what_cannot_be_done_is_said() {
    let named = |id: &str| Config::new(request(&["ca.pem"]).with_client(ClientRequest::of(id)), provider());
    for id in ["redis-rs", "redis-rs@1.8", "fred", "redis-rs-ring"] {
        assert!(named(id).is_ok(), "{id}");
    }
    assert!(matches!(named("redis-py"), Err(Error::Misuse(misuse)) if misuse.field == Some("clients")));
    assert!(matches!(named("redis-rs-native-tls"), Err(Error::Unsupported(_))));
    let twice = request(&["ca.pem"]).with_client(ClientRequest::of("fred")).with_client(ClientRequest::of("fred"));
    assert!(matches!(Config::new(twice, provider()), Err(Error::Misuse(_))));
    let without = || request(&[]);
    assert!(matches!(Config::new(without(), provider()), Err(Error::Unsupported(_))));
    let roots = Arc::new(rustls::RootCertStore::empty());
    // rustls takes no empty store: that is not passed over either.
    assert!(matches!(
        Config::builder(without(), provider()).system_roots(roots).build(),
        Err(Error::Refused(refused)) if refused.message.contains("anchors")
    ));
}

#[test]
fn files_are_judged_as_this_provider_takes_them() {
    let rows = |provider| {
        let config = Config::new(request(&["ca.pem"]), provider).expect("a configuration");
        config.report().clients.iter().map(|client| client.id.clone()).collect::<Vec<_>>()
    };
    assert_eq!(rows(provider()), ["redis-rs-ring"]);
    // aws-lc-rs has what ring has, and P-521.
    let mut wider = ring::default_provider();
    let p521: &[(SignatureScheme, &'static [_])] = &[(SignatureScheme::ECDSA_NISTP521_SHA512, &[])];
    let mapping = [wider.signature_verification_algorithms.mapping, p521].concat();
    wider.signature_verification_algorithms.mapping = Box::leak(mapping.into_boxed_slice());
    assert_eq!(rows(Arc::new(wider)), ["redis-rs"]);
}

#[test]
fn the_name_is_the_one_that_was_judged() {
    let other = EndpointParts {
        host: "127.0.0.1".into(),
        port: Some(6380),
        server_name: Some("localhost".into()),
        scheme: None,
    };
    let config = Config::new(request(&["ca.pem"]).with_endpoint(other), provider()).expect("a configuration");
    assert_eq!(config.server_name(), ServerName::try_from("localhost").ok());
    assert_eq!(config.target().to_string(), "127.0.0.1:6380");
    let policy = Policy { sni: Some("off".to_owned()), ..Policy::default() };
    let mute = Config::new(request(&["ca.pem"]).with_policy(policy), provider()).expect("a configuration");
    assert!(!mute.client_config().enable_sni && config.client_config().enable_sni);
}

fn shared<T: Send + Sync + Clone + 'static>(_: &T) {}

#[test]
fn nothing_of_a_key_or_password_is_shown() {
    let request =
        request(&["ca.pem", "client.crt", "client.key"]).with_endpoint("rediss://app:hunter2@localhost:6380/0");
    let config = Config::new(request, provider()).expect("a configuration");
    assert_eq!(config.target().password.as_ref().map(Secret::as_bytes), Some(&b"hunter2"[..]));
    let server = server(OWN, None);
    for text in [format!("{config:#?}{:#?}", config.target()), format!("{server:?}{:?}", config.settings())] {
        assert!(!text.contains("hunter2") && !text.contains("PRIVATE") && text.len() < 4000, "{text}");
    }
    shared(&config);
    shared(&server);
}

#[test]
fn files_that_change_are_followed_and_bad_ones_are_not_taken() {
    let server = server(&["server.crt", "server.key"], None);
    let folder = std::env::temp_dir().join(format!("tlsconf-rustls-{}", std::process::id()));
    fs::create_dir_all(&folder).expect("a folder");
    let ca = folder.join("ca.pem");
    // Renamed into place, as those do who renew.
    let put = |octets: &[u8]| {
        fs::write(folder.join("new"), octets).expect("a file");
        fs::rename(folder.join("new"), &ca).expect("a file");
    };
    let read = |name: &str| fs::read(data::path("data/emission").join(name)).expect("a file of the set");
    put(&read("ca.pem"));
    let request =
        CheckRequest::at(files::now()).with_inputs(files::read([&ca]).expect("a file")).with_endpoint("localhost:6380");
    let following = Reloading::new(request, provider()).expect("a configuration");
    let handed_out = following.client_config();
    let connects = || connect(handed_out.clone(), &server).is_ok();
    assert!(connects() && matches!(following.poll(), Ok(false)));
    put(&read("wrong-ca.pem"));
    assert!(connects(), "nobody has looked yet");
    assert!(matches!(following.poll(), Ok(true)) && !connects());
    let damaged = read("ca.pem");
    put(&damaged[..damaged.len() - 200]);
    assert!(matches!(following.poll(), Err(Error::Refused(_))) && !connects());
    assert!(matches!(following.poll(), Ok(false)), "said once");
    fs::remove_file(&ca).expect("a file");
    for _ in 0..2 {
        assert!(matches!(following.poll(), Err(Error::Unread(unread)) if unread.path == Path::new(&ca)));
    }
    put(&read("ca.pem"));
    assert!(matches!(following.poll(), Ok(true)) && connects());
    assert!(format!("{following:?}").contains("localhost:6380"));
    fs::remove_dir_all(&folder).expect("a folder");
}
