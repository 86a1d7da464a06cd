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
