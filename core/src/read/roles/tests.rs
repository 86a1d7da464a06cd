#![allow(clippy::unwrap_used, reason = "a test says by panicking what it missed")]

use crate::{
    accept,
    contract::{CheckRequest, EndpointRequest, InputRequest, Role, Secret, Timestamp},
    read::{self, testing::file},
};

/// Role and reason of the first of these files, in either order.
fn first(files: &[(&str, &str)], endpoint: Option<&str>) -> (Role, String) {
    let of = |reverse: bool| {
        let mut request = CheckRequest::at(Timestamp::parse("2026-11-25T00:00:00Z").unwrap());
        request.endpoint = endpoint.map(|text| EndpointRequest::Text(Secret::new(text.into())));
        request.inputs = files
            .iter()
            .map(|(name, contents)| {
                let parts = contents.split('+').flat_map(file).collect();
                InputRequest::new(*name, Role::Auto, parts)
            })
            .collect();
        if reverse {
            request.inputs.reverse();
        }
        let material = read::read(&accept::accept(&request).unwrap());
        let input = material.inputs.into_iter().find(|input| input.name == files[0].0).unwrap();
        (input.role, input.role_reason)
    };
    let found = of(false);
    assert_eq!(found, of(true), "the order of the files matters");
    found
}

fn role(files: &[(&str, &str)]) -> Role {
    first(files, None).0
}

#[test]
fn usages_of_the_certificate_decide() {
    assert_eq!(role(&[("a.pem", "ca.crt")]), Role::CaBundle);
    assert_eq!(role(&[("a.pem", "client.crt")]), Role::ClientCertificate);
    assert_eq!(role(&[("a.pem", "server.crt")]), Role::ServerChain);
    assert_eq!(role(&[("client.pem", "server.crt")]), Role::ServerChain);
    assert_eq!(role(&[("a.pem", "client.crt+ca.crt")]), Role::ClientCertificate);
    assert_eq!(role(&[("a.pem", "client.key")]), Role::ClientKey);
}

#[test]
fn names_endpoint_and_keys_decide_where_usages_do_not() {
    let of = |files: &[(&str, &str)], endpoint| first(files, endpoint);
    assert_eq!(
        of(&[("redis_user.crt", "plain.crt")], None),
        (Role::ClientCertificate, "its name says so (user)".into())
    );
    assert_eq!(role(&[("server.pem", "plain.crt"), ("k.key", "plain.key")]), Role::ServerChain);
    let by_host = of(&[("a.pem", "plain.crt")], Some("redis.example.test:6380"));
    assert_eq!(by_host, (Role::ServerChain, "its certificate is for the host of the endpoint".into()));
    let by_key = of(&[("a.pem", "plain.crt"), ("k.key", "plain.key")], Some("other.example.test:6380"));
    assert_eq!(by_key, (Role::ClientCertificate, "k.key holds its private key".into()));
    assert_eq!(role(&[("a.pem", "plain.crt"), ("k.key", "client.key")]), Role::ServerChain);
    assert_eq!(role(&[("a.pem", "plain.crt+plain.key")]), Role::ClientCertificate);
}

#[test]
fn a_self_signed_client_is_told_from_a_ca_by_name_and_key() {
    assert_eq!(role(&[("client.crt", "alone.crt"), ("client.key", "alone.key")]), Role::ClientCertificate);
    assert_eq!(role(&[("client.crt", "alone.crt")]), Role::CaBundle);
    assert_eq!(role(&[("ca.crt", "alone.crt"), ("ca.key", "alone.key")]), Role::CaBundle);
}

#[test]
fn a_stray_leaf_does_not_make_a_bundle_a_chain() {
    assert_eq!(role(&[("redis_ca.pem", "ca.crt+plain.crt")]), Role::CaBundle);
    assert_eq!(role(&[("all.pem", "ca.crt+alone.crt+plain.crt")]), Role::CaBundle);
    assert_eq!(role(&[("redis_ca.pem", "plain.crt")]), Role::CaBundle);
}

#[test]
fn a_server_s_key_is_no_client_s() {
    let files = [("s.key", "server.key"), ("s.crt", "server.crt"), ("c.crt", "client.crt")];
    assert_eq!(first(&files, None), (Role::ServerKey, "it holds the private key of s.crt".into()));
    let renewed = [("server.key", "plain.key"), ("s.crt", "server.crt")];
    let by_name = "its name speaks of a server, and one of the files is a server's";
    assert_eq!(first(&renewed, None), (Role::ServerKey, by_name.into()));
    assert_eq!(role(&[("k.key", "plain.key"), ("s.crt", "server.crt")]), Role::ClientKey);
    assert_eq!(role(&[("c.key", "client.key"), ("s.crt", "server.crt"), ("c.crt", "client.crt")]), Role::ClientKey);
}

#[test]
fn where_nothing_is_inside_the_name_decides() {
    assert_eq!(role(&[("redis_ca.pem", "")]), Role::CaBundle);
    assert_eq!(role(&[("client.key", "")]), Role::ClientKey);
    assert_eq!(role(&[("x.crt", "client.csr")]), Role::ClientCertificate);
    assert_eq!(first(&[("x", "")], None), (Role::Auto, "nothing in it says what it is for".into()));
}

#[test]
fn of_several_files_with_a_key_the_first_by_name_is_said() {
    let files = [("x.crt", "plain.crt"), ("b.key", "plain.key"), ("a.key", "plain.key"), ("c.key", "plain.key")];
    let reason = first(&files, Some("other.example.test:6380")).1;
    assert_eq!(reason, "a.key holds its private key");
    let both = [("x.pem", "plain.crt+plain.key")];
    assert_eq!(first(&both, Some("other.example.test:6380")).1, "it holds a certificate and its private key");
}

#[test]
fn a_name_that_speaks_of_cas_does_not_outweigh_a_key() {
    let key = ("k.key", "plain.key");
    assert_eq!(role(&[("redis_ca.pem", "plain.crt+plain.key")]), Role::ClientCertificate);
    assert_eq!(role(&[("redis_ca.pem", "plain.crt"), key]), Role::ClientCertificate);
    assert_eq!(role(&[("redis_ca.pem", "ca.crt+plain.crt"), key]), Role::CaBundle);
    assert_eq!(role(&[("all.pem", "ca.crt+alone.crt+plain.crt"), key]), Role::ClientCertificate);
    assert_eq!(role(&[("all.pem", "ca.crt+alone.crt+plain.crt+plain.key")]), Role::ClientCertificate);
    let most = first(&[("all.pem", "ca.crt+plain.crt+alone.crt")], None);
    assert_eq!(most, (Role::CaBundle, "2 of its 3 certificates are CAs".into()));
    // As many of each are a chain with its CA first.
    assert_eq!(role(&[("all.pem", "ca.crt+plain.crt")]), Role::ServerChain);
    assert_eq!(role(&[("all.pem", "ca.crt+alone.crt+ca.crt+plain.crt+plain.crt+plain.crt")]), Role::ServerChain);
}

#[test]
fn authorities_are_counted() {
    assert_eq!(first(&[("a.pem", "ca.crt")], None).1, "its certificate is a CA's");
    assert_eq!(first(&[("a.pem", "ca.crt+alone.crt")], None).1, "all 2 certificates in it are CAs");
    let key = ("alone.key", "alone.key");
    let server = first(&[("server.crt", "alone.crt"), key], None);
    assert_eq!(server, (Role::ServerChain, "its name says so (server) and alone.key holds its private key".into()));
    assert_eq!(role(&[("a.crt", "alone.crt"), key]), Role::CaBundle);
    assert_eq!(role(&[("client_ca.crt", "alone.crt"), key]), Role::CaBundle);
    assert_eq!(role(&[("client.crt", "alone.crt+ca.crt"), key]), Role::CaBundle);
}

#[test]
fn a_name_that_speaks_of_both_sides_says_nothing() {
    let hosts = "its certificate names hosts and nothing here is a key for it";
    assert_eq!(first(&[("client-server.pem", "plain.crt")], None), (Role::ServerChain, hosts.into()));
    assert_eq!(first(&[("server.pem", "plain.crt")], None), (Role::ServerChain, "its name says so (server)".into()));
    let server = ("s.crt", "server.crt");
    assert_eq!(role(&[("server-client.key", "plain.key"), server]), Role::ClientKey);
    assert_eq!(role(&[("server.key", "plain.key"), ("c.crt", "client.crt")]), Role::ClientKey);
}

#[test]
fn a_key_of_both_sides_is_the_client_s() {
    let key = ("k.key", "plain.key");
    let server = ("server.pem", "plain.crt");
    let file = "it holds the private key of server.pem";
    assert_eq!(first(&[key, server], None), (Role::ServerKey, file.into()));
    assert_eq!(role(&[key, server, ("client.pem", "plain.crt")]), Role::ClientKey);
    // What stands beside the certificate is no key file.
    assert_eq!(role(&[("server.pem", "plain.crt+plain.key")]), Role::ServerChain);
}

#[test]
fn stores_and_what_holds_neither() {
    let store = "it is a store with a private key, beside which a certificate stands";
    assert_eq!(first(&[("a.p12", "modern.p12")], None), (Role::ClientCertificate, store.into()));
    let key = "it holds a private key and no certificate";
    assert_eq!(first(&[("a.pem", "plain.key")], None), (Role::ClientKey, key.into()));
    assert_eq!(first(&[("server.pem", "")], None), (Role::ServerChain, "its name says so (server)".into()));
    assert_eq!(first(&[("user.pem", "")], None), (Role::ClientCertificate, "its name says so (user)".into()));
    assert_eq!(first(&[("x", "client.csr")], None).1, "it holds a request for a certificate");
}

#[test]
fn keys_of_ssh_are_told_from_their_public_halves() {
    let of = |text: &str| {
        let mut request = CheckRequest::at(Timestamp::parse("2026-11-25T00:00:00Z").unwrap());
        request.inputs.push(InputRequest::new("x", Role::Auto, text.into()));
        read::read(&accept::accept(&request).unwrap()).inputs.remove(0).role
    };
    let private = "-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXktdjEA\n-----END OPENSSH PRIVATE KEY-----\n";
    assert_eq!(of(private), Role::ClientKey);
    assert_eq!(of("ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f me"), Role::Auto);
}
