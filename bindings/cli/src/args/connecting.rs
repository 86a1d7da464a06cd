//! What can be said to the commands that connect.

use std::{path::PathBuf, time::Duration};

use clap::{Args, ValueHint};

use super::{Circumstances, Passphrase, Roles};
use crate::values;

pub const PROBE_EXAMPLES: &str = "\
Examples:
  tlsconf probe cache.example.com:12345
  tlsconf probe rediss://cache.example.com:12345 redis_ca.pem redis-user.zip
  tlsconf probe cache.example.com:12345 --save server.pem --format json
  tlsconf probe node1.example.com:6379 redis_ca.pem --cluster --password-env REDIS_PASSWORD

It looks, and trusts nothing: no credentials are sent unless --password-env is
given, and neither they nor a client certificate reach a server that the given
CA does not verify.

Exit status: 0 nothing at or above the threshold of --fail-on; 1 findings, or
no connection; 2 misuse.";

pub const MEASURE_EXAMPLES: &str = "\
Examples:
  tlsconf measure cache.example.com:12345 redis_ca.pem
  tlsconf measure cache.example.com:12345 redis_ca.pem --plain redis://cache.example.com:12000 \\
      --subscription flexible --access private

It asks PING and ECHO, which touch no data, for some 8 seconds, on 4 connections
at most. The server is verified as by tlsconf probe before anything is sent.

Exit status: 0 measured; 2 misuse, or nothing could be measured.";

/// The option of the other commands is what this one is about.
pub fn in_front(endpoint: clap::Arg) -> clap::Arg {
    endpoint.long(None).index(1).required(true).help_heading(None)
}

#[derive(Debug, Args)]
#[cfg_attr(
    target_family = "wasm",
    allow(dead_code, reason = "nothing connects there; its arguments are refused as elsewhere")
)]
pub struct Probe {
    /// The files with which clients connect: what each is for is told from what it holds
    #[arg(value_name = "FILE", index = 2, value_hint = ValueHint::AnyPath)]
    pub files: Vec<PathBuf>,
    #[command(flatten)]
    pub roles: Roles,
    #[command(flatten)]
    pub circumstances: Circumstances,
    #[command(flatten)]
    pub passphrase: Passphrase,
    /// How long each step may take, as 5s or 800ms
    #[arg(long, value_name = "TIME", default_value = "5s", value_parser = values::duration, help_heading = "Looking")]
    pub timeout: Duration,
    #[command(flatten)]
    pub nodes: Nodes,
    /// Write the certificates that the server sent to this file, as PEM
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath, help_heading = "Output")]
    pub save: Option<PathBuf>,
    /// Overwrite the file of --save
    #[arg(long, requires = "save", help_heading = "Output")]
    pub force: bool,
    /// How to print
    #[arg(long, value_name = "FORMAT", default_value = "human", value_parser = values::choice(values::TABLE_FORMAT),
          help_heading = "Output")]
    pub format: values::TableFormat,
    /// The least severity for which the exit status is 1
    #[arg(long, value_name = "SEVERITY", default_value = "error", value_parser = values::threshold(),
          help_heading = "Output")]
    pub fail_on: values::Threshold,
}

/// The nodes that a cluster or Sentinel announces.
#[derive(Debug, Args)]
#[command(next_help_heading = "Announced nodes")]
#[cfg_attr(
    target_family = "wasm",
    allow(dead_code, reason = "nothing connects there; its arguments are refused as elsewhere")
)]
pub struct Nodes {
    /// Ask a cluster for its nodes, and hold each announced name against the certificate
    #[arg(long, conflicts_with = "sentinel")]
    pub cluster: bool,
    /// The same of a Sentinel: the primaries, replicas and Sentinels that it names
    #[arg(long)]
    pub sentinel: bool,
    /// Connect to the announced nodes too, and look at their own certificates
    #[arg(long)]
    pub follow: bool,
    #[command(flatten)]
    pub credentials: Credentials,
}

/// By which a server lets in.
#[derive(Debug, Args)]
#[command(next_help_heading = "Credentials")]
#[cfg_attr(
    target_family = "wasm",
    allow(dead_code, reason = "nothing connects there; its arguments are refused as elsewhere")
)]
pub struct Credentials {
    /// The environment variable that holds the password [default: none is sent]
    #[arg(long, value_name = "VAR")]
    pub password_env: Option<String>,
    /// The ACL user [default: the server's default user]
    #[arg(long, value_name = "NAME", requires = "password_env")]
    pub user: Option<String>,
}

#[derive(Debug, Args)]
#[cfg_attr(
    target_family = "wasm",
    allow(dead_code, reason = "nothing connects there; its arguments are refused as elsewhere")
)]
pub struct Measure {
    /// The files with which clients connect: the server's CA is needed
    #[arg(value_name = "FILE", index = 2, value_hint = ValueHint::AnyPath)]
    pub files: Vec<PathBuf>,
    /// The same server without TLS, to compare with
    #[arg(long, value_name = "HOST:PORT|URL", help_heading = "Measuring")]
    pub plain: Option<String>,
    /// How long it may measure, as 8s; a few handshakes more where they are slow
    #[arg(long, value_name = "TIME", default_value = "8s", value_parser = values::duration, help_heading = "Measuring")]
    pub time: Duration,
    /// How many connections there are at once where throughput is measured, at most 32
    #[arg(long, value_name = "N", default_value_t = 4, value_parser = clap::value_parser!(u32).range(1..=32),
          help_heading = "Measuring")]
    pub connections: u32,
    /// How long each step may take, as 5s or 800ms
    #[arg(long, value_name = "TIME", default_value = "5s", value_parser = values::duration, help_heading = "Measuring")]
    pub timeout: Duration,
    #[command(flatten)]
    pub credentials: Credentials,
    #[command(flatten)]
    pub roles: Roles,
    #[command(flatten)]
    pub circumstances: Circumstances,
    #[command(flatten)]
    pub passphrase: Passphrase,
    /// How to print
    #[arg(long, value_name = "FORMAT", default_value = "human", value_parser = values::choice(values::TABLE_FORMAT),
          help_heading = "Output")]
    pub format: values::TableFormat,
}
