//! The server's own files, and the client's certificate before it.

use serde_json::json;

use super::{
    Vector,
    material::{CLIENT, HOST, OTHER_ROOT, ROOT, SERVER, server},
};
use crate::{
    data,
    forge::{Certificate, Digest, Issued, extension as ext, keys, pem},
};

pub fn vectors() -> Vec<Vector> {
    [keys_of_servers(), certificates(), accepting()].into_iter().flatten().collect()
}

/// The server's certificate and this key, with the CA for its clients.
fn files(name: &str, about: &str, certificate: &Issued, key: impl AsRef<[u8]>) -> Vector {
    Vector::new(name, about)
        .ca(ROOT.pem())
        .server(certificate.pem())
        .input("server.key", "server.key", "server_key", key)
        .input("client-ca.pem", "client-ca.pem", "client_ca", ROOT.pem())
        .endpoint(HOST)
}

fn keys_of_servers() -> Vec<Vector> {
    let rsa = server().key(keys::rsa2048(4)).build();
    let encrypted = data::text("keys/encrypted/rsa2048-pbkdf2-aes256.pem");
    vec![
        files("server-good", "Certificate, key and CA: redis-server starts.", &SERVER, SERVER.key.pem())
            .near(&["SRV001", "SRV002", "SRV003", "CHN007", "KEY001"]),
        files(
            "server-key-of-another",
            "A P-256 key of another certificate: `key values mismatch`, and redis-server does not start.",
            &SERVER,
            keys::p256(14).pem(),
        )
        .fires(&["SRV001"])
        .near(&["SRV003", "KEY001", "KEY005"]),
        files(
            "server-key-of-another-kind",
            "An RSA key beside an EC certificate: redis-server starts, and then has nothing to show (`no shared cipher`).",
            &SERVER,
            keys::rsa2048(3).pem(),
        )
        .fires(&["SRV001"])
        .near(&["SRV003"]),
        files(
            "server-key-encrypted",
            "An encrypted key and no passphrase: redis-server needs tls-key-file-pass.",
            &rsa,
            &encrypted,
        )
        .fires(&["SRV002"])
        .near(&["SRV001", "SRV003"]),
        files(
            "server-key-wrong-passphrase",
            "An encrypted key and a passphrase that does not open it: `bad decrypt`.",
            &rsa,
            &encrypted,
        )
        .passphrase("wrong")
        .fires(&["SRV002"])
        .near(&["SRV001", "SRV003"]),
        files(
            "server-key-with-passphrase",
            "An encrypted key and its passphrase: redis-server starts with tls-key-file-pass.",
            &rsa,
            &encrypted,
        )
        .passphrase("correct horse")
        .fires(&["SRV002"])
        .near(&["SRV001", "SRV003", "KEY019"]),
        files(
            "server-key-cut",
            "A key that breaks off inside its DER: `unsupported`.",
            &SERVER,
            pem::block("PRIVATE KEY", &SERVER.key.pkcs8()[..60]),
        )
        .fires(&["SRV003"])
        .near(&["SRV001", "SRV002"]),
        files(
            "server-certificate-for-key",
            "The certificate was given for the key too.",
            &SERVER,
            SERVER.pem(),
        )
        .fires(&["INP025"])
        .near(&["SRV001", "SRV003"]),
        Vector::new(
            "server-told-by-its-files",
            "Nobody said what the files are for: the key is told by its certificate, which may be used by servers only.",
        )
        .file("redis.crt", SERVER.pem())
        .file("redis.key", SERVER.key.pem())
        .endpoint(HOST)
        .near(&["SRV001", "KEY003"]),
    ]
}

fn certificates() -> Vec<Vector> {
    let rsa_root = Certificate::root("Example RSA CA").key(keys::rsa2048(1)).build();
    let sha1 = server().issued_by(&rsa_root).digest(Digest::Sha1).build();
    let both = server().purposes(&[ext::SERVER_AUTH, ext::CLIENT_AUTH]).build();
    let software = json!({ "provider": "redis_software" });
    vec![
        files(
            "server-sha1",
            "Signed with SHA-1: `ca md too weak`, and redis-server does not start, whichever clients take such a certificate.",
            &sha1,
            sha1.key.pem(),
        )
        .input("rsa-ca.pem", "rsa-ca.pem", "ca_bundle", rsa_root.pem())
        .clients(&["jedis", "go-redis"])
        .fires(&["CRT006"])
        .near(&["SRV003"]),
        files("server-expired", "Expired: redis-server starts all the same, and clients refuse it.", &{
            server().not_after("2026-01-01").build()
        }, SERVER.key.pem())
        .fires(&["CRT001"])
        .near(&["SRV001", "SRV003"]),
        files("server-ca-glued", "The CA file for clients is two files joined without a line break.", &SERVER, {
            SERVER.key.pem()
        })
        .input("more-ca.pem", "more-ca.pem", "client_ca", ROOT.pem().trim_end().to_owned() + &OTHER_ROOT.pem())
        .fires(&["PEM006"])
        .near(&["SRV003"]),
        files(
            "server-software-purposes",
            "Redis Software asks for clientAuth too: its nodes are clients of each other.",
            &SERVER,
            SERVER.key.pem(),
        )
        .deployment(software.clone())
        .fires(&["SRV004"])
        .near(&["CRT008"]),
        files("server-software-good", "Both purposes, as Redis Software asks.", &both, both.key.pem())
            .deployment(software)
            .near(&["SRV004"]),
    ]
}

fn accepting() -> Vec<Vector> {
    let client = |name: &str, about: &str, ca: &Issued| {
        Vector::new(name, about).certificate(CLIENT.pem()).key(CLIENT.key.pem()).input(
            "client-ca.pem",
            "client-ca.pem",
            "client_ca",
            ca.pem(),
        )
    };
    vec![
        client("server-accepts-client", "The CA that issued it: every server accepts the client certificate.", &ROOT)
            .near(&["CHN001", "KEY015"]),
        client("server-refuses-client", "Another CA: redis-server logs `certificate verify failed`.", &OTHER_ROOT)
            .fires(&["CHN001"])
            .near(&["SRV003"]),
    ]
}
