//! `memtier_benchmark`: of its behaviour only the way of loading a CA file is known, by its source.

mod emit;

pub use emit::TARGET;

use super::{Client, Stack, unmeasured::unmeasured};
use crate::read::pem::Reader;

pub const MEMTIER_BENCHMARK: Client = unmeasured(
    "memtier-benchmark",
    "memtier_benchmark",
    Stack::Openssl,
    Some(Reader::OpensslFile),
    "memtier_benchmark.cpp at 378cbb9: SSL_CTX_load_verify_locations",
);
