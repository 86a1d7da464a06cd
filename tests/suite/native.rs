//! What is emitted in C, for stunnel, and for servers.

use tlsconf::{
    CheckRequest, EmitRequest, Emitted,
    contract::{
        ClientAuthentication, ClientRequest, ClientVerdict, EmitOptions, EndpointRequest, InputRequest, Role, Secret,
        Timestamp, Topology,
    },
};
use tlsconf_tests::{data, emission};

/// 2026-11-25T00:00:00Z.
const AT: i64 = 1_795_564_800;

const CLIENT: [(&str, Role); 3] =
    [("ca.pem", Role::CaBundle), ("client.crt", Role::ClientCertificate), ("client.key", Role::ClientKey)];
const SERVER: [(&str, Role); 3] =
    [("server.crt", Role::ServerChain), ("server.key", Role::ServerKey), ("client-ca.pem", Role::ClientCa)];

/// For a client with its certificate, a user and a database, and what `change` makes of it.
fn emitted(client: &str, files: &[(&str, Role)], change: impl FnOnce(&mut EmitRequest)) -> Emitted {
    let all = emission::files();
    let mut check = CheckRequest::at(Timestamp::from_unix(AT));
    for (name, role) in files {
        let (_, octets) = all.iter().find(|(known, _)| known == name).expect("a file of the set");
        check.inputs.push(InputRequest::new(*name, *role, octets.clone()));
    }
    check.endpoint = Some(EndpointRequest::Text(Secret::new(b"localhost:6380".to_vec())));
    let options = EmitOptions { user: Some("app\"1".to_owned()), database: 3, ..EmitOptions::default() };
    let mut request = EmitRequest::of(check, ClientRequest::of(client)).with_options(options);
    change(&mut request);
    tlsconf::emit(&request).unwrap_or_else(|misuse| panic!("{misuse}"))
}

/// The first text without its header.
fn text(one: &Emitted) -> String {
    let text = &one.config.first().unwrap_or_else(|| panic!("unsupported: {:?}", one.unsupported)).text;
    let mark = text.split(' ').next().expect("a comment");
    text.lines().filter(|line| !line.starts_with(mark)).map(|line| format!("{line}\n")).collect()
}

fn has_note(one: &Emitted, code: &str) -> bool {
    one.notes.iter().any(|note| note.code == code)
}

#[test]
fn hiredis_compares_the_name_whatever_its_version() {
    let newest = text(&emitted("hiredis", &CLIENT, |_| {}));
    for line in [
        ".cacert_filename = \"/tls/ca.pem\",",
        ".private_key_filename = \"/tls/client.key\",",
        ".verify_mode = REDIS_SSL_VERIFY_PEER,",
        ".verify_name = name,",
        "connect_to(\"localhost\", 6380, \"localhost\", \"localhost\");",
        "\"AUTH %s %s\", \"app\\\"1\", password)",
        "\"SELECT 3\"",
    ] {
        assert!(newest.contains(line), "{line}: {newest}");
    }
    let old = emitted("hiredis@1.4.1", &CLIENT, |_| {});
    assert!(text(&old).contains("X509_VERIFY_PARAM_set1_host(param, name"), "{}", text(&old));
    assert!(!text(&old).contains("verify_name") && has_note(&old, "name-by-openssl"));
    let limited = emitted("hiredis", &CLIENT, |asked| asked.check.policy.min_version = Some("1.3".to_owned()));
    assert!(text(&limited).contains("SSL_CTX_set_min_proto_version(tls, TLS1_3_VERSION)"), "{}", text(&limited));
    assert!(emitted("hiredis@0.14.1", &CLIENT, |_| {}).unsupported.is_some());
    let cluster = emitted("hiredis", &CLIENT, |asked| asked.options.topology = Topology::Cluster);
    assert!(cluster.unsupported.is_some_and(|what| what.instead.contains("libvalkey")));
}

#[test]
fn what_libvalkey_does_is_foretold_of_the_program_that_compares_the_name() {
    let verdict = |client: &str| {
        let server = [("ca.pem", Role::CaBundle), ("elsewhere.crt", Role::ServerChain)];
        emitted(client, &server, |_| {}).as_emitted.map(|statement| statement.verdict)
    };
    assert_eq!(verdict("libvalkey"), Some(ClientVerdict::Refuses));
    assert_eq!(verdict("redis-cli"), Some(ClientVerdict::Accepts));
}

#[test]
fn stunnel_writes_no_more_than_its_file_can_carry() {
    let silent = text(&emitted("stunnel", &CLIENT, |asked| asked.check.policy.sni = Some("off".to_owned())));
    assert!(silent.contains("\nsni =\n"), "{silent}");
    assert!(emitted("stunnel", &[], |_| {}).unsupported.is_some(), "without a CA file it trusts nobody");
    let spaced = emitted("stunnel", &CLIENT, |asked| asked.options.directory = "/a\nb".to_owned());
    assert!(spaced.unsupported.is_some());
}

#[test]
fn redis_conf_of_a_cluster() {
    let files = [CLIENT, SERVER].concat();
    let one = emitted("redis-conf@7.0.15", &files, |asked| asked.options.topology = Topology::Cluster);
    let wanted = "bind 127.0.0.1 -::1
port 0
tls-port 6380
tls-cert-file \"/tls/server.crt\"
tls-key-file \"/tls/server.key\"
tls-ca-cert-file \"/tls/clients-ca.pem\"
tls-auth-clients yes
tls-protocols \"TLSv1.2 TLSv1.3\"
tls-replication yes
tls-client-cert-file \"/tls/client.crt\"
tls-client-key-file \"/tls/client.key\"
cluster-enabled yes
tls-cluster yes
cluster-announce-hostname \"localhost\"
cluster-preferred-endpoint-type hostname
user default off
masteruser \"app\\\"1\"
";
    assert_eq!(text(&one), wanted);
    let script = &one.config.last().expect("the script").text;
    assert!(script.contains("printf 'user %s on %s ~* &* +@all\\n' '\"app\\\"1\"' \"$(quoted \">$REDIS_PASSWORD\")\""));
    assert!(has_note(&one, "links-by-client-certificate") && !has_note(&one, "links-not-verified"));
    let names: Vec<&str> = one.files.iter().map(|file| file.name.as_str()).collect();
    assert_eq!(names, ["ca.pem", "client.crt", "client.key", "server.crt", "server.key", "clients-ca.pem"]);
}

#[test]
fn tls_auth_clients_follows_the_policy_and_the_files() {
    let with = |files: &[(&str, Role)], asked| {
        emitted("redis-conf", files, |request| request.check.policy.client_authentication = asked)
    };
    let own = &SERVER[..2];
    assert!(text(&with(&SERVER, None)).contains("tls-auth-clients yes"));
    assert!(text(&with(&SERVER, Some(ClientAuthentication::Optional))).contains("tls-auth-clients optional"));
    assert!(text(&with(&SERVER, Some(ClientAuthentication::None))).contains("tls-auth-clients no"));
    let open = with(own, None);
    assert!(text(&open).contains("tls-auth-clients no") && has_note(&open, "clients-not-asked"));
    assert!(with(own, Some(ClientAuthentication::Required)).unsupported.is_some());
    assert!(with(&SERVER[..1], None).unsupported.is_some(), "a server needs its key");
}

#[test]
fn a_server_that_would_not_start_is_not_written() {
    let files = [("server.crt", Role::ServerChain), ("client.key", Role::ServerKey)];
    let one = emitted("redis-conf", &files, |_| {});
    let why = one.unsupported.expect("another key than the certificate's");
    assert!(why.reason.starts_with("redis-server does not start with these files"), "{}", why.reason);
    assert!(one.config.is_empty() && one.files.is_empty());
}

#[test]
fn the_script_asks_for_what_it_needs_before_it_starts() {
    let script = |change: fn(&mut EmitRequest)| {
        let one = emitted("redis-conf", &SERVER, change);
        one.config.last().expect("the script").text.clone()
    };
    let with_user = script(|_| {});
    assert!(with_user.contains(": \"${REDIS_PASSWORD:?"), "{with_user}");
    let without = script(|asked| asked.options.user = None);
    assert!(!without.contains(":?") && without.contains("'requirepass %s\\n'"), "{without}");
}

#[test]
fn an_encrypted_key_is_opened_by_the_environment() {
    let key = data::bytes("keys/encrypted/p256-pbkdf2-aes256.pem");
    let one = emitted("redis-conf", &SERVER[..1], |asked| {
        asked.check.inputs.push(InputRequest::new("server.key", Role::ServerKey, key));
    });
    let script = &one.config.last().unwrap_or_else(|| panic!("{:?}", one.unsupported)).text;
    assert!(script.contains("'tls-key-file-pass %s\\n' \"$(quoted \"$REDIS_KEY_PASSPHRASE\")\""), "{script}");
    assert!(script.contains(": \"${REDIS_KEY_PASSPHRASE:?"), "{script}");
}

#[test]
fn sentinel_watches_the_endpoint() {
    let watched = text(&emitted("sentinel-conf@7.0.15", &SERVER, |_| {}));
    assert!(watched.contains("tls-port 26379\n"), "{watched}");
    assert!(watched.contains("\nsentinel monitor mymaster \"localhost\" 6380 2\n"), "{watched}");
    assert!(watched.contains("\nsentinel announce-hostnames yes\n"), "{watched}");
    let itself = emitted("sentinel-conf", &SERVER, |asked| asked.options.topology = Topology::Sentinel);
    assert!(text(&itself).contains("tls-port 6380\n") && has_note(&itself, "primary-assumed"));
    let nasty = emitted("sentinel-conf", &SERVER, |asked| asked.options.primary = Some("a b".to_owned()));
    assert!(nasty.unsupported.is_some());
}
