//! What benchmarks and the count of instructions ask for: the same requests in both.

use tlsconf::{
    CheckRequest, EmitRequest, clients,
    contract::{ClientRequest, EndpointRequest, InputRequest, Role, Secret, Timestamp},
};

use crate::{
    data,
    forge::{Certificate, Issued, Key, keys, pem},
};

/// 2026-11-25T00:00:00Z, inside the fixtures' dates.
pub const AT: i64 = 1_795_564_800;

/// A CA bundle and nothing else.
pub fn bundle(name: &str, text: Vec<u8>) -> CheckRequest {
    let mut request = CheckRequest::at(Timestamp::from_unix(AT));
    request.inputs.push(InputRequest::new(name, Role::CaBundle, text));
    request
}

/// Redis Cloud's bundle of August 2022: five certificates.
pub fn redis_cloud() -> CheckRequest {
    bundle("redis_ca.pem", data::bytes("real/redis_ca-2022-08.pem"))
}

/// Certificates that differ in their serial numbers.
pub fn synthetic(count: u32) -> Vec<u8> {
    let one = Certificate::root("Example Redis Root").key(keys::p256(1)).build().der;
    let serial = one.windows(2).position(|pair| pair == [0x02, 0x0c]).expect("a serial number of twelve octets") + 3;
    let text: String = (0..count)
        .map(|number| {
            let mut certificate = one.clone();
            certificate[serial..serial + 4].copy_from_slice(&number.to_be_bytes());
            pem::block("CERTIFICATE", &certificate)
        })
        .collect();
    text.into_bytes()
}

/// A chain of three for the server and one for the client, all with keys of one kind.
#[derive(Debug, Clone)]
pub struct Mutual {
    pub root: Issued,
    pub intermediate: Issued,
    pub server: Issued,
    pub client: Issued,
}

impl Mutual {
    /// By `key(1)` and `key(2)`, each in two certificates: of some kinds the fixtures have no more.
    pub fn new(key: impl Fn(u8) -> Key) -> Self {
        let root = Certificate::root("Example Redis Root").key(key(1)).build();
        let intermediate = Certificate::intermediate("Example Redis Intermediate").key(key(2)).issued_by(&root).build();
        let server = Certificate::leaf("redis.example.test").san(&["redis.example.test"]).key(key(1));
        let client = Certificate::client("redis-user").key(key(2)).issued_by(&intermediate).build();
        Self { server: server.issued_by(&intermediate).build(), root, intermediate, client }
    }

    /// By the name that a table shows.
    pub fn of(kind: &str) -> Option<Self> {
        Some(match kind {
            "RSA-2048" => Self::new(keys::rsa2048),
            "RSA-4096" => Self::new(|_| keys::named("rsa4096-1")),
            "P-256" => Self::new(keys::p256),
            "P-384" => Self::new(|number| keys::named(&format!("p384-{number}"))),
            "Ed25519" => Self::new(keys::ed25519),
            _ => return None,
        })
    }

    /// Server's chain, leaf first and root last.
    pub fn chain(&self) -> String {
        [&self.server, &self.intermediate, &self.root].map(|one| pem::block("CERTIFICATE", &one.der)).concat()
    }

    /// Everything that a client was given, and what the server presents.
    pub fn request(&self) -> CheckRequest {
        let certificate = |one: &Issued| pem::block("CERTIFICATE", &one.der);
        let files = [
            ("ca.pem", Role::CaBundle, certificate(&self.root)),
            ("server.pem", Role::ServerChain, certificate(&self.server) + &certificate(&self.intermediate)),
            ("redis_user.crt", Role::ClientCertificate, certificate(&self.client) + &certificate(&self.intermediate)),
            ("redis_user_private.key", Role::ClientKey, self.client.key.pem()),
        ];
        let mut request = CheckRequest::at(Timestamp::from_unix(AT));
        request.inputs =
            files.into_iter().map(|(name, role, text)| InputRequest::new(name, role, text.into_bytes())).collect();
        request.endpoint = Some(EndpointRequest::Text(Secret::new(b"redis.example.test:6379".to_vec())));
        request
    }
}

/// For every client and everything else that is written for, in the order of the table.
pub fn emissions(set: &Mutual) -> Vec<EmitRequest> {
    let of = |id: &str| EmitRequest::of(set.request(), ClientRequest::of(id));
    clients::TARGETS.iter().map(|target| of(target.id)).collect()
}
