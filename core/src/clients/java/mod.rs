//! Java's JSSE as such: the rows that Jedis, Lettuce and Redisson start from, and truststores made by keytool.

pub mod emit;

use super::{
    Client, Evidence, Since, Stack, redis_cli,
    row::{ChainReader, KeyCheck, KeyRule, LoadOrder, OnlyCert, Passphrase, Prints, Row, SentChain, Sni, System},
};
use crate::{
    read::pem::Reader,
    trust::{
        Kinds,
        dialect::{Class, JSSE},
        host::HostRule,
    },
};

pub(super) const ROW: Row = Row {
    dialect: &JSSE,
    host: HostRule::Jsse,
    sni: Sni::Host,
    chain: ChainReader::Store,
    key: KeyRule::Store,
    key_check: KeyCheck::AnyInFile,
    key_refuse: Kinds::NONE,
    passphrase: Passphrase::Option,
    only_cert: OnlyCert::SendNone,
    system: System::OwnList,
    tls: (2, 3),
    tls_min: true,
    tls_max: true,
    suites: redis_cli::SUITES,
    sent_chain: SentChain::AsGiven,
    load: LoadOrder::CaFirst,
    is_late: false,
    verifies_after_handshake: false,
    prints: Prints {
        frame: "javax.net.ssl.SSLHandshakeException: *{}*",
        is_mute: false,
        texts: &[
            (Class::CaFile, "java.security.cert.Certificate*Exception: *"),
            (Class::ClientFile, "openssl pkcs12: *"),
            (Class::Passphrase, "openssl pkcs12: Could not read private key*"),
            (Class::KeyMismatch, "openssl pkcs12: No cert in -in file * matches private key"),
            (Class::ServerCertParse, "java.security.cert.CertificateParsingException: *"),
            (Class::AlertProtocol, "Received fatal alert: protocol_version"),
            (Class::AlertHandshake, "Received fatal alert: handshake_failure"),
            (Class::PeerRefused, "java.net.SocketException: Broken pipe"),
        ],
        details: &[],
        as_class: &[],
    },
};

pub const JAVA_KEYTOOL: Client = Client {
    id: "java-keytool",
    name: "Java with a truststore made by keytool -importcert",
    stack: Stack::Java,
    family: "java-keytool",
    version: None,
    runtime: Some("JDK 17"),
    since: Since::ANY,
    evidence: Evidence::Measured("Java 17.0.15 SSLSocket, truststore of keytool -importcert -file"),
    ca_reader: Some(Reader::Keytool),
    row: Some(ROW),
};

pub const JAVA_NO_HOST_CHECK: Client = Client {
    id: "java-no-host-check",
    name: "Java with a plain SSLSocketFactory (Jedis before 7.5)",
    family: "java-no-host-check",
    evidence: Evidence::Measured(
        "Java 17.0.15 SSLSocket without endpoint identification, truststore of all certificates",
    ),
    ca_reader: Some(Reader::Java),
    row: Some(Row { host: HostRule::None, ..ROW }),
    ..JAVA_KEYTOOL
};
