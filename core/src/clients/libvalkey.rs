//! libvalkey, which comes from hiredis and connects as that does; it has no option by which the name is compared.

use super::{Client, Evidence, hiredis};

pub const LIBVALKEY: Client = Client {
    id: "libvalkey",
    name: "libvalkey",
    family: "libvalkey",
    version: Some("0.5.0"),
    evidence: Evidence::Measured("libvalkey 0.5.0, valkeyInitiateTLSWithContext, OpenSSL 3.0.19"),
    ..hiredis::HIREDIS
};
