//! Clients of which only the way of loading a CA file is known, by their sources. Their verdict is *unknown*.

use super::{Client, Evidence, Since, Stack};
use crate::read::pem::Reader;

pub(super) const fn unmeasured(
    id: &'static str,
    name: &'static str,
    stack: Stack,
    ca_reader: Option<Reader>,
    source: &'static str,
) -> Client {
    Client {
        id,
        name,
        stack,
        family: id,
        version: None,
        runtime: None,
        since: Since::ANY,
        evidence: Evidence::Source(source),
        ca_reader,
        row: None,
    }
}

pub const STACKEXCHANGE_REDIS: Client = unmeasured(
    "stackexchange-redis",
    "StackExchange.Redis",
    Stack::DotNet,
    None,
    "ConfigurationOptions.TrustIssuer(path) makes one X509Certificate2 of the path: the first certificate",
);
