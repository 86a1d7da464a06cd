//! Jedis on stores made of all certificates of the CA file, with the host name checked (SslOptions, FULL).

mod emit;

pub use emit::TARGET;

use super::{
    Client, Evidence, Since, Stack, java,
    row::{Row, Suite},
};
use crate::{read::pem::Reader, trust::host::HostRule};

pub const JEDIS: Client = Client {
    id: "jedis",
    name: "Jedis",
    stack: Stack::Java,
    family: "jedis",
    version: Some("8.0.2"),
    runtime: Some("JDK 17"),
    since: Since { version: &[], runtime: &[1] },
    evidence: Evidence::Measured("Jedis 8.0.2 on JDK 17.0.15, SslOptions with SslVerifyMode.FULL"),
    ca_reader: Some(Reader::Java),
    row: Some(java::ROW),
};

/// Its generateCertificates reads a little otherwise, it compares names otherwise and has no static RSA suites.
pub const JEDIS_JDK_25: Client = Client {
    id: "jedis-jdk-25",
    name: "Jedis on JDK 25",
    runtime: Some("JDK 25"),
    since: Since { version: &[], runtime: &[25] },
    evidence: Evidence::Measured("Jedis 8.0.2 on JDK 25.0.2, SslOptions with SslVerifyMode.FULL"),
    ca_reader: Some(Reader::Java25),
    row: Some(Row {
        host: HostRule::Jsse25,
        suites: &[Suite::EcdheGcm, Suite::EcdheChacha, Suite::EcdheCbcSha1, Suite::EcdheCbcSha256, Suite::DheGcm],
        ..java::ROW
    }),
    ..JEDIS
};
