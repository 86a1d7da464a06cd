//! The table of clients: facts about each, by version and by what it runs on. One file per client; the list names them
//! once.

mod carriers;
mod celery;
mod executed;
pub mod facts;
mod fred;
mod go;
mod go_redis;
mod hiredis;
mod ioredis;
mod java;
mod jedis;
mod lettuce;
mod libvalkey;
mod memtier_benchmark;
mod node;
mod node_redis;
mod nodes;
mod phpredis;
mod predis;
mod redis_cli;
mod redis_client;
mod redis_conf;
mod redis_insight;
mod redis_py;
mod redis_rb;
mod redis_rs;
mod redisson;
#[doc(hidden)]
pub mod row;
mod rueidis;
mod rustls;
mod select;
mod sidekiq;
mod spring_data_redis;
mod stackexchange_redis;
mod stunnel;
mod suites;
mod unmeasured;
mod valkey_glide;
#[doc(hidden)]
pub mod words;

pub use executed::EXECUTED;
#[doc(hidden)]
pub use row::Row;
pub use select::select;

use crate::{
    emit::{Setting, Target},
    read::pem::Reader,
};
pub(crate) use select::{numbers, split};

/// A client set-up of which something is known.
#[derive(Debug)]
pub struct Client {
    /// By which it is asked about: stable.
    pub id: &'static str,
    /// For people.
    pub name: &'static str,
    /// What it is called in groups.
    pub stack: Stack,
    /// The id of the plain row; its other versions and runtimes are rows of their own.
    pub family: &'static str,
    /// The version that the row was measured with.
    pub version: Option<&'static str>,
    /// What that ran on.
    pub runtime: Option<&'static str>,
    /// From which version and runtime on the row holds.
    pub since: Since,
    /// From where it is known.
    pub evidence: Evidence,
    /// How it loads a CA file; `None` where that is not known.
    pub ca_reader: Option<Reader>,
    /// `None`: its verdict is unknown.
    pub row: Option<Row>,
}

/// What clients have in common when people speak of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stack {
    /// OpenSSL with the settings of the client.
    Openssl,
    /// Python 3.13 and later.
    OpensslStrict,
    /// OpenSSL inside of Node.
    Node,
    /// crypto/tls.
    Go,
    /// rustls, with whichever provider.
    Rustls,
    /// JSSE, or Netty on it.
    Java,
    /// SslStream.
    DotNet,
}

/// The first version and the first runtime that a row holds for; empty for any.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Since {
    /// Of the client.
    pub version: &'static [u32],
    /// Of what it runs on.
    pub runtime: &'static [u32],
}

impl Since {
    /// Every version, on whatever it runs.
    pub const ANY: Self = Self { version: &[], runtime: &[] };
}

/// From where a row is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Evidence {
    /// By connecting to a redis-server: with which versions.
    Measured(&'static str),
    /// By reading: which source.
    Source(&'static str),
}

impl Evidence {
    /// `measured` or `source`, and with what or which.
    pub fn in_words(self) -> (&'static str, &'static str) {
        match self {
            Self::Measured(with) => ("measured", with),
            Self::Source(source) => ("source", source),
        }
    }
}

impl Client {
    /// Is its verdict foretold? Severities are weighed among these alone.
    pub fn is_judged(&self) -> bool {
        self.row.is_some()
    }
}

/// A row is known by its id.
impl PartialEq for Client {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl Eq for Client {}

/// Every client, sorted by id.
pub static ALL: &[Client] = &[
    celery::CELERY,
    celery::CELERY_PYTHON_3_13,
    fred::FRED,
    go_redis::GO_REDIS,
    go_redis::GO_REDIS_GO_1_19,
    go_redis::GO_REDIS_GO_1_26,
    hiredis::HIREDIS,
    redis_client::HIREDIS_CLIENT,
    hiredis::HIREDIS_VERIFY_NAME,
    ioredis::IOREDIS,
    ioredis::IOREDIS_NODE_22,
    ioredis::IOREDIS_NODE_24,
    ioredis::IOREDIS_NODE_26,
    java::JAVA_KEYTOOL,
    java::JAVA_NO_HOST_CHECK,
    jedis::JEDIS,
    jedis::JEDIS_JDK_25,
    lettuce::LETTUCE,
    lettuce::LETTUCE_PEM,
    libvalkey::LIBVALKEY,
    memtier_benchmark::MEMTIER_BENCHMARK,
    node_redis::NODE_REDIS,
    node_redis::NODE_REDIS_NODE_22,
    node_redis::NODE_REDIS_NODE_24,
    node_redis::NODE_REDIS_NODE_26,
    phpredis::PHPREDIS,
    predis::PREDIS,
    redis_cli::REDIS_CLI,
    redis_client::REDIS_CLIENT,
    redis_insight::REDIS_INSIGHT,
    redis_py::REDIS_PY,
    redis_py::REDIS_PY_5,
    redis_py::REDIS_PY_5_PYTHON_3_13,
    redis_py::REDIS_PY_PYTHON_3_13,
    redis_rb::REDIS_RB,
    redis_rb::REDIS_RB_4,
    redis_rb::REDIS_RB_CHAIN,
    redis_rs::REDIS_RS,
    redis_rs::REDIS_RS_NATIVE_TLS,
    redis_rs::REDIS_RS_RING,
    redisson::REDISSON,
    rueidis::RUEIDIS,
    sidekiq::SIDEKIQ,
    spring_data_redis::SPRING_DATA_REDIS,
    spring_data_redis::SPRING_DATA_REDIS_JEDIS,
    stackexchange_redis::STACKEXCHANGE_REDIS,
    stunnel::STUNNEL,
    valkey_glide::VALKEY_GLIDE,
];

/// Those for whom what is written verifies more than they do by themselves.
pub static AS_WRITTEN: &[&Client] = &[&libvalkey::WITH_OWN_SSL];

/// Everyone for whom a configuration can be written, sorted by id.
pub static TARGETS: &[&Target] = &[
    &celery::TARGET,
    &carriers::ENV_FILE_TARGET,
    &fred::TARGET,
    &go_redis::TARGET,
    &hiredis::TARGET,
    &redis_client::HIREDIS_TARGET,
    &ioredis::TARGET,
    &jedis::TARGET,
    &carriers::KUBERNETES_TARGET,
    &lettuce::TARGET,
    &libvalkey::TARGET,
    &memtier_benchmark::TARGET,
    &node_redis::TARGET,
    &phpredis::TARGET,
    &predis::TARGET,
    &redis_cli::REDIS_BENCHMARK_TARGET,
    &redis_cli::TARGET,
    &redis_client::TARGET,
    &redis_conf::TARGET,
    &redis_insight::TARGET,
    &redis_py::TARGET,
    &redis_py::ASYNC_TARGET,
    &redis_rb::TARGET,
    &redis_rs::TARGET,
    &redis_rs::NATIVE_TLS_TARGET,
    &redis_rs::RING_TARGET,
    &redisson::TARGET,
    &rueidis::TARGET,
    &redis_conf::SENTINEL_TARGET,
    &sidekiq::TARGET,
    &spring_data_redis::JEDIS_TARGET,
    &spring_data_redis::LETTUCE_TARGET,
    &stackexchange_redis::TARGET,
    &stunnel::TARGET,
    &carriers::TERRAFORM_TARGET,
    &redis_cli::VALKEY_CLI_TARGET,
    &valkey_glide::TARGET,
    &valkey_glide::NODE_TARGET,
];

/// What can be set where the plain settings refuse, in the order in which it is tried. Their rows are asked about by
/// their ids alone.
pub static SETTINGS: &[&Setting] = &[
    &celery::PARTIAL_CHAIN,
    &celery::WITHOUT_STRICT,
    &node_redis::PARTIAL_CHAIN,
    &node_redis::PARTIAL_CHAIN_22,
    &node_redis::PARTIAL_CHAIN_24,
    &redis_py::PARTIAL_CHAIN,
    &redis_py::WITHOUT_STRICT,
];

/// The client with exactly this id.
pub fn by_id(id: &str) -> Option<&'static Client> {
    ALL.iter().find(|client| client.id == id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_sorted_and_families_exist() {
        assert!(ALL.windows(2).all(|pair| pair[0].id < pair[1].id), "sort ALL by id");
        for client in ALL {
            assert!(by_id(client.family).is_some(), "{}: no plain row {}", client.id, client.family);
        }
        assert!(ALL.iter().filter(|client| client.is_judged()).count() >= 36);
    }

    #[test]
    fn targets_are_sorted_and_their_rows_exist() {
        assert!(TARGETS.windows(2).all(|pair| pair[0].id < pair[1].id), "sort TARGETS by id");
        for target in TARGETS {
            assert!(target.row.is_none_or(|row| by_id(row).is_some()), "{}: no such row", target.id);
            assert!(!target.source.is_empty(), "{}: no source", target.id);
        }
    }

    #[test]
    fn settings_stand_for_rows_and_targets_and_their_own_rows_are_no_others() {
        for setting in SETTINGS {
            let client = setting.client;
            assert!(client.is_judged() && by_id(client.id).is_none(), "{}", client.id);
            assert!(setting.instead_of.iter().all(|row| by_id(row).is_some()), "{}", setting.id);
            let is_target = |id: &&str| TARGETS.iter().any(|target| target.id == *id);
            assert!(setting.targets.iter().all(is_target), "{}", setting.id);
        }
    }

    #[test]
    fn every_judged_client_knows_how_it_loads_a_ca_file() {
        assert!(ALL.iter().all(|client| !client.is_judged() || client.ca_reader.is_some()));
    }
}
