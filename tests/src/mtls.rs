//! A good set for mutual TLS, as `data/mtls/` holds it: what `make demo` shows, live tests and benchmarks use.

use tlsconf::contract::{InputRequest, Role};

use crate::forge::{Certificate, Issued, container, keys};

/// Root, intermediate, the server `redis.example.test` and one client, all P-256, valid from 2025 to 2035.
#[derive(Debug, Clone)]
pub struct Set {
    pub root: Issued,
    pub intermediate: Issued,
    pub server: Issued,
    pub client: Issued,
}

impl Set {
    pub fn new() -> Self {
        let root = Certificate::root("Example Redis Root").key(keys::p256(1)).build();
        let intermediate =
            Certificate::intermediate("Example Redis Intermediate").key(keys::p256(2)).issued_by(&root).build();
        let server = Certificate::leaf("redis.example.test")
            .san(&["redis.example.test", "*.redis.example.test", "127.0.0.1"])
            .key(keys::p256(3))
            .issued_by(&intermediate)
            .build();
        let client = Certificate::client("redis-user").key(keys::p256(4)).issued_by(&intermediate).build();
        Self { root, intermediate, server, client }
    }

    /// The trust anchor.
    pub fn ca(&self) -> String {
        self.root.text_pem()
    }

    /// What the server sends: leaf first.
    pub fn server_chain(&self) -> String {
        self.server.text_pem() + &self.intermediate.text_pem()
    }

    /// What the client sends: leaf first.
    pub fn client_chain(&self) -> String {
        self.client.text_pem() + &self.intermediate.text_pem()
    }

    /// What a client was given, and what the server presents.
    pub fn inputs(&self) -> Vec<InputRequest> {
        let files = [
            ("ca.pem", Role::CaBundle, self.ca()),
            ("server.pem", Role::ServerChain, self.server_chain()),
            ("redis_user.crt", Role::ClientCertificate, self.client_chain()),
            ("redis_user_private.key", Role::ClientKey, self.client.key.pem()),
        ];
        files.into_iter().map(|(name, role, text)| InputRequest::new(name, role, text.into_bytes())).collect()
    }

    /// The files of `data/mtls/`.
    pub fn files(&self) -> Vec<(&'static str, Vec<u8>)> {
        let (certificate, key) = (self.client_chain(), self.client.key.pem());
        let console = [("redis_user.crt", &certificate), ("redis_user_private.key", &key)];
        vec![
            ("ca.pem", self.ca().into_bytes()),
            ("server.pem", self.server_chain().into_bytes()),
            ("server.key", self.server.key.pem().into_bytes()),
            ("console.zip", container::zip(&console)),
            ("redis_user.crt", certificate.into_bytes()),
            ("redis_user_private.key", key.into_bytes()),
        ]
    }
}

impl Default for Set {
    fn default() -> Self {
        Self::new()
    }
}
