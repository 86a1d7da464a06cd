//! libvalkey, which comes from hiredis and connects as that does; it has no option by which the name is compared.

mod emit;

pub use emit::TARGET;

use super::{Client, Evidence, hiredis, row::Row};
use crate::trust::host::HostRule;

pub const LIBVALKEY: Client = Client {
    id: "libvalkey",
    name: "libvalkey",
    family: "libvalkey",
    version: Some("0.5.0"),
    evidence: Evidence::Measured("libvalkey 0.5.0, valkeyInitiateTLSWithContext, OpenSSL 3.0.19"),
    ..hiredis::HIREDIS
};

/// As the emitted program connects: with an SSL object of its own, in which the name is compared.
pub const WITH_OWN_SSL: Client = Client {
    evidence: Evidence::Measured("libvalkey 0.5.0, valkeyInitiateTLS with a name to compare, OpenSSL 3.0.19"),
    row: Some(Row { host: HostRule::Openssl, ..hiredis::ROW }),
    ..LIBVALKEY
};
