//! redis-py. Python's `ssl.create_default_context` decides: from Python 3.13 on it asks for RFC 5280's profile and takes
//! partial chains.

mod emit;

pub use emit::{ASYNC_TARGET, PARTIAL_CHAIN, TARGET, WITHOUT_STRICT, tls_notes, tls_options};

use super::{
    Client, Evidence, Since, Stack, redis_cli,
    row::{Detail, KeyCheck, LoadOrder, OnlyCert, Passphrase, Prints, Row, Suite, System},
};
use crate::{
    read::pem::Reader,
    trust::{
        dialect::{Class, OPENSSL_PARTIAL, OPENSSL_STRICT},
        host::HostRule,
    },
};

pub(super) const ROW: Row = Row {
    load: LoadOrder::ClientFirst,
    host: HostRule::OpensslIdna,
    key_check: KeyCheck::All,
    passphrase: Passphrase::Option,
    only_cert: OnlyCert::Refuse,
    system: System::Added,
    tls: (2, 3),
    tls_min: true,
    suites: &[Suite::EcdheGcm, Suite::EcdheChacha, Suite::EcdheCbcSha256, Suite::DheGcm],
    prints: Prints {
        frame: "[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: {} (_ssl.c:*)",
        is_mute: false,
        texts: &[
            (Class::CaFile, "[X509*"),
            (Class::ClientFile, "[SSL] PEM lib (_ssl.c:*)"),
            (Class::ClientWeak, "[SSL: *_TOO_*] * too * (_ssl.c:*)"),
            (Class::Passphrase, "Invalid argument"),
            (Class::KeyMismatch, "[X509: KEY_VALUES_MISMATCH] key values mismatch (_ssl.c:*)"),
            (Class::AlertProtocol, "[SSL: TLSV1_ALERT_PROTOCOL_VERSION] tlsv1 alert protocol version (_ssl.c:*)"),
            (Class::AlertHandshake, "[SSL: SSLV3_ALERT_HANDSHAKE_FAILURE] sslv3 alert handshake failure (_ssl.c:*)"),
            (Class::PeerRefused, "EOF occurred in violation of protocol (_ssl.c:*)"),
        ],
        details: &[
            (Detail::OtherType, "[SSL: NO_CERTIFICATE_ASSIGNED] no certificate assigned (_ssl.c:*)"),
            (Detail::WrongPassphrase, "[SSL] PEM lib (_ssl.c:*)"),
        ],
        as_class: &[],
    },
    ..redis_cli::ROW
};

pub const REDIS_PY: Client = Client {
    id: "redis-py",
    name: "redis-py",
    stack: Stack::Openssl,
    family: "redis-py",
    version: Some("8.1.0"),
    runtime: Some("Python 3.11"),
    since: Since { version: &[6], runtime: &[3] },
    evidence: Evidence::Measured("redis-py 8.1.0 on Python 3.11.7, OpenSSL 3.0.22"),
    ca_reader: Some(Reader::OpensslFile),
    row: Some(ROW),
};

pub const REDIS_PY_PYTHON_3_13: Client = Client {
    id: "redis-py-python-3.13",
    name: "redis-py on Python 3.13 and later",
    stack: Stack::OpensslStrict,
    runtime: Some("Python 3.13"),
    since: Since { version: &[6], runtime: &[3, 13] },
    evidence: Evidence::Measured("redis-py 8.1.0 on Python 3.13.0, OpenSSL 3.0.22"),
    row: Some(Row { dialect: &OPENSSL_STRICT, ..ROW }),
    ..REDIS_PY
};

pub const REDIS_PY_5: Client = Client {
    id: "redis-py-5",
    name: "redis-py 5 and earlier",
    version: Some("5.3.1"),
    since: Since { version: &[0], runtime: &[3] },
    evidence: Evidence::Measured("redis-py 5.3.1 on Python 3.11.7, OpenSSL 3.0.22"),
    row: Some(Row { host: HostRule::None, ..ROW }),
    ..REDIS_PY
};

pub const REDIS_PY_5_PYTHON_3_13: Client = Client {
    id: "redis-py-5-python-3.13",
    name: "redis-py 5 on Python 3.13 and later",
    stack: Stack::OpensslStrict,
    runtime: Some("Python 3.13"),
    since: Since { version: &[0], runtime: &[3, 13] },
    evidence: Evidence::Source("redis/connection.py of 5.3.1 makes its context by ssl.create_default_context"),
    row: Some(Row { dialect: &OPENSSL_STRICT, host: HostRule::None, ..ROW }),
    ..REDIS_PY
};

/// Until 3.12 with `ssl_include_verify_flags=[VERIFY_X509_PARTIAL_CHAIN]`, from 3.13 on, which has that flag, without
/// `VERIFY_X509_STRICT`: both come to the same flags of OpenSSL.
pub(super) static PARTIAL: Client = Client {
    id: "redis-py-partial-chain",
    name: "redis-py with partial chains and without the strict profile",
    since: Since { version: &[7], runtime: &[3, 10] },
    evidence: Evidence::Measured("redis-py 8.1.0 on Python 3.11.7 and 3.13.0 with the flags so set, OpenSSL 3.0"),
    row: Some(Row { dialect: &OPENSSL_PARTIAL, ..ROW }),
    ..REDIS_PY
};
