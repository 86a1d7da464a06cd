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
