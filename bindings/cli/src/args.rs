//! What can be said on the command line.

#![allow(clippy::doc_markdown, reason = "these comments are the text of --help, where backticks are only noise")]

mod connecting;

use std::path::{Path, PathBuf};

use clap::{ArgAction, Args, CommandFactory, FromArgMatches, Parser, Subcommand, ValueHint};
use tlsconf::contract::{
    Access, ClientAuthentication, ClientRequest, GeneratedKey, KeyOutput, Provider, PublicRoot, Role, Severity,
    Subscription, Timestamp, Topology,
};

#[cfg(not(target_family = "wasm"))]
pub use connecting::Credentials;
pub use connecting::{Measure, Probe};

use connecting::{MEASURE_EXAMPLES, PROBE_EXAMPLES, in_front};

use crate::{
    misuse::Stop,
    output::Color,
    values::{self, Horizon},
};

#[derive(Debug, Parser)]
#[command(
    name = "tlsconf",
    version,
    about = "Checks TLS files for Redis before anything connects",
    long_about = "Checks TLS files for Redis before anything connects.\n\nReads CA bundles, certificates, keys and the \
                  console's ZIP, says what is wrong with them, where, and how to mend it. Nothing is sent anywhere; only probe and measure connect.",
    after_help = EXAMPLES,
    subcommand_required = true,
    arg_required_else_help = true,
    max_term_width = 100
)]
pub struct Cli {
    #[command(subcommand)]
    pub command: Command,
    /// When to colour: auto (on a terminal, unless NO_COLOR is set), always, never
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto", hide_possible_values = true,
          value_parser = values::choice(values::COLOR))]
    pub color: Color,
}

const EXAMPLES: &str = "\
Examples:
  tlsconf check redis_ca.pem
  tlsconf check redis_ca.pem redis-user.zip --endpoint cache.example.com:12345
  tlsconf inspect redis_ca.pem
  tlsconf rule BND004

Exit status: 0 nothing at or above the threshold, 1 findings, 2 misuse.";

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Say whether files will work, what is wrong with them and how to mend it
    #[command(after_help = CHECK_EXAMPLES)]
    Check(Box<Check>),
    /// Write what one client needs to connect: its files and its configuration
    #[command(after_help = EMIT_EXAMPLES)]
    Emit(Box<Emit>),
    /// Make a client certificate, a request for one, or a whole local set-up
    #[command(subcommand, after_help = GENERATE_EXAMPLES)]
    Generate(Generate),
    /// Connect, say what is there, and check it: versions, chain, client certificate, names
    #[command(after_help = PROBE_EXAMPLES, mut_arg("endpoint", in_front))]
    Probe(Box<Probe>),
    /// Measure what TLS costs at an endpoint: handshakes, latency, throughput
    #[command(after_help = MEASURE_EXAMPLES, mut_arg("endpoint", in_front))]
    Measure(Box<Measure>),
    /// List the certificates and keys that files hold
    #[command(after_help = INSPECT_EXAMPLES)]
    Inspect(Inspect),
    /// List the rules that findings come from
    #[command(after_help = "Examples:\n  tlsconf rules\n  tlsconf rules --format json")]
    Rules {
        /// How to print
        #[arg(long, value_name = "FORMAT", default_value = "human", value_parser = values::choice(values::TABLE_FORMAT))]
        format: values::TableFormat,
    },
    /// Explain a rule: what it finds, why it matters, how to fix it
    #[command(after_help = "Examples:\n  tlsconf rule PEM001\n  tlsconf rule pem-byte-order-mark")]
    Rule {
        /// The code that a finding shows in brackets, or the rule's name
        #[arg(value_name = "CODE")]
        code: String,
    },
    /// Print what Redis Cloud recommends for each subscription and endpoint
    #[command(after_help = "Examples:\n  tlsconf plan\n  tlsconf plan --subscription flexible --access private")]
    Plan {
        /// Only this subscription
        #[arg(long, value_name = "PLAN", value_parser = values::choice(values::SUBSCRIPTION))]
        subscription: Option<Subscription>,
        /// Only this endpoint
        #[arg(long, value_name = "ENDPOINT", value_parser = values::choice(values::ACCESS))]
        access: Option<Access>,
        /// How to print
        #[arg(long, value_name = "FORMAT", default_value = "human", value_parser = values::choice(values::TABLE_FORMAT))]
        format: values::TableFormat,
    },
    /// List the clients whose behaviour is known, and from where
    #[command(after_help = "Examples:\n  tlsconf clients\n  tlsconf clients --format json")]
    Clients {
        /// How to print
        #[arg(long, value_name = "FORMAT", default_value = "human", value_parser = values::choice(values::TABLE_FORMAT))]
        format: values::TableFormat,
    },
    /// Print what is known of one client
    #[command(after_help = "Examples:\n  tlsconf client redis-py\n  tlsconf client redis-py@8/3.13")]
    Client {
        /// The client's id, with version and runtime where they matter: ID[@VERSION[/RUNTIME]]
        #[arg(value_name = "ID")]
        id: String,
        /// How to print
        #[arg(long, value_name = "FORMAT", default_value = "human", value_parser = values::choice(values::TABLE_FORMAT))]
        format: values::TableFormat,
    },
    /// Print the JSON Schema of the request or of the report
    #[command(after_help = "Examples:\n  tlsconf schema report\n  tlsconf schema request > check_request.json")]
    Schema {
        /// Of what
        #[arg(value_name = "WHICH", default_value = "report", value_parser = values::choice(values::SCHEMA))]
        which: values::Schema,
    },
    /// Print a completion script for a shell
    #[command(
        after_help = "Examples:\n  tlsconf completions bash > ~/.local/share/bash-completion/completions/tlsconf\n  \
                            tlsconf completions zsh > ~/.zfunc/_tlsconf"
    )]
    Completions {
        /// The shell
        #[arg(value_name = "SHELL")]
        shell: clap_complete::Shell,
    },
    /// Print the manual page
    #[command(after_help = "Examples:\n  tlsconf man | man -l -\n  tlsconf man > /usr/local/share/man/man1/tlsconf.1")]
    Man,
}

const CHECK_EXAMPLES: &str = "\
Examples:
  tlsconf check redis_ca.pem --subscription flexible --access public
  tlsconf check redis_ca.pem redis-user.zip --endpoint cache.example.com:12345
  tlsconf check --ca redis_ca.pem --cert redis_user.crt --client-auth required
  tlsconf check tls/ --expires-within 6w --fail-on warning --format sarif
  kubectl get secret redis-tls -o yaml | tlsconf check -

Exit status: 0 nothing at or above the threshold of --fail-on; 1 findings;
2 misuse, or a file that cannot be read (what can be read is still checked).";

const EMIT_EXAMPLES: &str = "\
Examples:
  tlsconf emit --client redis-py redis_ca.pem redis-user.zip --endpoint cache.example.com:12345
  tlsconf emit --client jedis redis_ca.pem --endpoint cache.example.com:12345 --out tls/
  tlsconf emit --all redis_ca.pem --endpoint cache.example.com:12345 --out tls/

The configuration reads the password from the environment variable REDIS_PASSWORD.

Exit status: 0 written; 1 the client will refuse these files, or cannot be configured; 2 misuse.";

const GENERATE_EXAMPLES: &str = "\
Examples:
  tlsconf generate client --name worker
  tlsconf generate client --name worker --ca ca.pem --ca-key ca.key --out worker.zip
  tlsconf generate csr --name worker --key rsa3072
  tlsconf generate dev --name localhost --name redis.internal --ip 127.0.0.1 --out redis-dev

Exit status: 0 written; 2 misuse.";

const INSPECT_EXAMPLES: &str = "\
Examples:
  tlsconf inspect redis_ca.pem
  tlsconf inspect redis_ca.pem --format owners      as keytool -printcert has them
  tlsconf inspect redis-user.zip --format json";

#[derive(Debug, Args)]
pub struct Check {
    /// Files, ZIPs or directories; what each is for is told from what it holds. - is standard input.
    /// Over 1,000 files are checked as many sets, one for each directory
    #[arg(value_name = "FILE", value_hint = ValueHint::AnyPath)]
    pub files: Vec<PathBuf>,
    #[command(flatten)]
    pub roles: Roles,
    #[command(flatten)]
    pub circumstances: Circumstances,
    #[command(flatten)]
    pub passphrase: Passphrase,
    /// How to print the report
    #[arg(long, value_name = "FORMAT", default_value = "human", value_parser = values::choice(values::REPORT_FORMAT),
          help_heading = "Output")]
    pub format: values::ReportFormat,
    /// The least severity for which the exit status is 1
    #[arg(long, value_name = "SEVERITY", default_value = "error", value_parser = values::threshold(),
          help_heading = "Output")]
    pub fail_on: values::Threshold,
}

#[derive(Debug, Args)]
pub struct Emit {
    /// Files, ZIPs or directories; what each is for is told from what it holds
    #[arg(value_name = "FILE", value_hint = ValueHint::AnyPath)]
    pub files: Vec<PathBuf>,
    /// For everyone for whom can be written, each in a folder of its own
    #[arg(long, conflicts_with = "client")]
    pub all: bool,
    #[command(flatten)]
    pub roles: Roles,
    #[command(flatten)]
    pub circumstances: Circumstances,
    #[command(flatten)]
    pub passphrase: Passphrase,
    #[command(flatten)]
    pub options: EmitOptions,
    /// Write the files and the configuration into this folder
    #[arg(long, value_name = "DIR", value_hint = ValueHint::DirPath, help_heading = "Output")]
    pub out: Option<PathBuf>,
    /// Overwrite files that are there
    #[arg(long, requires = "out", help_heading = "Output")]
    pub force: bool,
    /// How to print
    #[arg(long, value_name = "FORMAT", default_value = "human", value_parser = values::choice(values::TABLE_FORMAT),
          help_heading = "Output")]
    pub format: values::TableFormat,
    /// Print private keys and key stores too, with --format json
    #[arg(long, help_heading = "Output")]
    pub secrets: bool,
}

/// What the configuration says beside the files.
#[derive(Debug, Args)]
#[command(next_help_heading = "What the configuration says")]
pub struct EmitOptions {
    /// The ACL user [default: the server's default user]
    #[arg(long, value_name = "NAME")]
    pub user: Option<String>,
    /// The environment variable from which the configuration reads the password
    #[arg(long, value_name = "VAR", default_value = "REDIS_PASSWORD")]
    pub password_env: String,
    /// The environment variable from which it reads the passphrase of an encrypted key
    #[arg(long, value_name = "VAR", default_value = "REDIS_KEY_PASSPHRASE")]
    pub key_passphrase_env: String,
    /// The database's number
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub database: u32,
    /// Is the endpoint one server, a node of a cluster, or a Sentinel?
    #[arg(long, value_name = "WHAT", default_value = "standalone", value_parser = values::choice(values::TOPOLOGY))]
    pub topology: Topology,
    /// Sentinel's name of the primary [default: mymaster]
    #[arg(long, value_name = "NAME")]
    pub primary: Option<String>,
    /// Where the files will lie, as the configuration writes their paths [default: the folder of --out, else /tls]
    #[arg(long, value_name = "DIR")]
    pub paths: Option<String>,
    /// Write the private key as it is, or as unencrypted PKCS#8
    #[arg(long, value_name = "FORM", default_value = "untouched", value_parser = values::choice(values::KEY_OUTPUT))]
    pub key_format: KeyOutput,
    /// Add a root to which the public CA of Redis Cloud moves to the CA file [may be repeated]
    #[arg(long, value_name = "ROOT", value_parser = values::choice(values::PUBLIC_ROOT))]
    pub add_root: Vec<PublicRoot>,
    /// The environment variable that holds the password of key stores [default: their password is changeit]
    #[arg(long, value_name = "VAR")]
    pub store_password_env: Option<String>,
}

#[derive(Debug, Subcommand)]
pub enum Generate {
    /// What the console's \"Generate certificate\" gives: a ZIP with redis_user.crt and redis_user_private.key
    #[command(after_help = "Examples:\n  tlsconf generate client --name worker\n  \
                            tlsconf generate client --name worker --ca ca.pem --ca-key ca.key --days 90 --out worker.zip")]
    Client {
        /// Whose certificate it is: its common name
        #[arg(long, value_name = "NAME")]
        name: String,
        /// How long it is valid, in days
        #[arg(long, value_name = "N", default_value_t = 365)]
        days: u32,
        /// The CA that signs it, with those above it [default: its own key signs it, and the server is given the certificate]
        #[arg(long, value_name = "FILE", requires = "ca_key", value_hint = ValueHint::FilePath)]
        ca: Option<PathBuf>,
        /// The CA's private key
        #[arg(long, value_name = "FILE", requires = "ca", value_hint = ValueHint::FilePath)]
        ca_key: Option<PathBuf>,
        #[command(flatten)]
        passphrase: Passphrase,
        /// Name the files redis-db-ID.crt and redis-db-ID.key, as newer consoles do
        #[arg(long, value_name = "ID")]
        database: Option<String>,
        #[command(flatten)]
        made: Made,
    },
    /// A certificate signing request for your own CA, and the key that stays with you
    #[command(after_help = "Examples:\n  tlsconf generate csr --name worker\n  \
                            tlsconf generate csr --name worker --host worker.example.com --out request")]
    Csr {
        /// Whose certificate it is to be: its common name
        #[arg(long, value_name = "NAME")]
        name: String,
        /// A DNS name or IP address of the subjectAltName, where the CA wants any [may be repeated]
        #[arg(long, value_name = "HOST")]
        host: Vec<String>,
        #[command(flatten)]
        made: Made,
    },
    /// A local CA, server and client, redis.conf and every client's configuration, to try things with
    #[command(
        after_help = "Examples:\n  tlsconf generate dev --out redis-dev && redis-server redis-dev/redis.conf\n  \
                            tlsconf generate dev --name redis.internal --ip 10.0.0.7 --topology cluster --out redis-dev"
    )]
    Dev {
        /// A DNS name of the server; clients connect to the first [may be repeated; default: localhost and 127.0.0.1]
        #[arg(long, value_name = "NAME")]
        name: Vec<String>,
        /// An IP address of the server [may be repeated]
        #[arg(long, value_name = "ADDRESS")]
        ip: Vec<String>,
        /// How long its certificates are valid, in days
        #[arg(long, value_name = "N", default_value_t = 365)]
        days: u32,
        /// Where the server listens; of a cluster, the first of three
        #[arg(long, value_name = "PORT", default_value_t = 6379)]
        port: u16,
        /// One server, a cluster of three, or a server with its Sentinel
        #[arg(long, value_name = "WHAT", default_value = "standalone", value_parser = values::choice(values::TOPOLOGY))]
        topology: Topology,
        #[command(flatten)]
        made: Made,
    },
}

/// What all that is made has in common.
#[derive(Debug, Args)]
pub struct Made {
    /// The kind of private key
    #[arg(long, value_name = "KIND", default_value = "p256", value_parser = values::choice(values::GENERATED_KEY))]
    pub key: GeneratedKey,
    /// The moment at which it is made, as 2026-11-25 or 2026-11-25T08:00:00Z [default: now]
    #[arg(long, value_name = "TIME", value_parser = values::time)]
    pub at: Option<Timestamp>,
    /// A file that ends in .zip, or a folder [default: a ZIP named as the console names it; of dev, redis-dev]
    #[arg(long, value_name = "FILE.zip|DIR", value_hint = ValueHint::AnyPath, help_heading = "Output")]
    pub out: Option<PathBuf>,
    /// Overwrite files that are there
    #[arg(long, help_heading = "Output")]
    pub force: bool,
    /// How to print what was made; private keys are never printed
    #[arg(long, value_name = "FORMAT", default_value = "human", value_parser = values::choice(values::TABLE_FORMAT),
          help_heading = "Output")]
    pub format: values::TableFormat,
}

/// Files whose purpose is said.
#[derive(Debug, Args)]
#[command(next_help_heading = "What a file is for")]
pub struct Roles {
    /// The CA certificates that the client trusts: redis_ca.pem
    #[arg(long, value_name = "FILE", value_hint = ValueHint::AnyPath)]
    pub ca: Vec<PathBuf>,
    /// The client's certificate: redis_user.crt
    #[arg(long, value_name = "FILE", value_hint = ValueHint::AnyPath)]
    pub cert: Vec<PathBuf>,
    /// The client's private key: redis_user_private.key
    #[arg(long, value_name = "FILE", value_hint = ValueHint::AnyPath)]
    pub key: Vec<PathBuf>,
    /// What the server presents, its own certificate first
    #[arg(long, value_name = "FILE", value_hint = ValueHint::AnyPath)]
    pub server_chain: Vec<PathBuf>,
    /// The server's private key: whether redis-server starts with it and with the server's other files
    #[arg(long, value_name = "FILE", value_hint = ValueHint::AnyPath)]
    pub server_key: Vec<PathBuf>,
    /// The CA with which the server verifies clients
    #[arg(long, value_name = "FILE", value_hint = ValueHint::AnyPath)]
    pub client_ca: Vec<PathBuf>,
}

impl Roles {
    /// Each file with its role; those whose purpose is told from what they hold first.
    pub fn named<'a>(&'a self, files: &'a [PathBuf]) -> impl Iterator<Item = (Role, &'a Path)> {
        [
            (Role::Auto, files),
            (Role::CaBundle, &self.ca),
            (Role::ClientCertificate, &self.cert),
            (Role::ClientKey, &self.key),
            (Role::ServerChain, &self.server_chain),
            (Role::ServerKey, &self.server_key),
            (Role::ClientCa, &self.client_ca),
        ]
        .into_iter()
        .flat_map(|(role, paths)| paths.iter().map(move |path| (role, path.as_path())))
    }
}

/// Where and how the files are to be used.
#[derive(Debug, Args)]
#[command(next_help_heading = "Where the files are to be used")]
pub struct Circumstances {
    /// Where clients connect, as HOST:PORT or URL; a password in it is never shown
    #[arg(long, value_name = "HOST:PORT|URL")]
    pub endpoint: Option<String>,
    /// The name to verify and to send as SNI where it is not the endpoint's host
    #[arg(long, value_name = "NAME")]
    pub server_name: Option<String>,
    /// Who runs the server
    #[arg(long, value_name = "NAME", value_parser = values::choice(values::PROVIDER))]
    pub provider: Option<Provider>,
    /// The subscription of Redis Cloud, by its names of 2022 or of today
    #[arg(long, value_name = "PLAN", value_parser = values::choice(values::SUBSCRIPTION))]
    pub subscription: Option<Subscription>,
    /// Which endpoint of the database clients use
    #[arg(long, value_name = "ENDPOINT", value_parser = values::choice(values::ACCESS))]
    pub access: Option<Access>,
    /// Whether the server asks clients for a certificate
    #[arg(long, value_name = "WHEN", value_parser = values::choice(values::CLIENT_AUTHENTICATION))]
    pub client_auth: Option<ClientAuthentication>,
    /// redis-cloud (default), modern, intermediate, fips, legacy, or a JSON file with the fields that differ
    #[arg(long, value_name = "PRESET|FILE.json", value_hint = ValueHint::FilePath)]
    pub policy: Option<PathBuf>,
    /// A client to ask about (default: all that are known), as in redis-py or redis-py@5.0.1/3.13
    #[arg(long, value_name = "ID[@VERSION[/RUNTIME]]", value_parser = values::client)]
    pub client: Vec<ClientRequest>,
    /// The time of the check, as 2026-11-25 or 2026-11-25T08:00:00Z [default: now]
    #[arg(long, value_name = "TIME", value_parser = values::time)]
    pub at: Option<Timestamp>,
    /// Warn of certificates that end within this time, as 30d, 6w or 12h
    #[arg(long, value_name = "TIME", default_value = "30d", value_parser = values::horizon)]
    pub expires_within: Horizon,
}

/// What opens an encrypted key or container.
#[derive(Debug, Args)]
#[command(next_help_heading = "Encrypted keys and containers")]
#[group(multiple = false)]
pub struct Passphrase {
    /// The environment variable that holds the passphrase
    #[arg(long = "passphrase-env", value_name = "VAR")]
    pub env: Option<String>,
    /// The file that holds the passphrase; one line break at its end is not part of it
    #[arg(long = "passphrase-file", value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub file: Option<PathBuf>,
    /// Ask for the passphrase on the terminal
    #[arg(long = "passphrase-prompt", action = ArgAction::SetTrue)]
    pub prompt: bool,
}

#[derive(Debug, Args)]
pub struct Inspect {
    /// Files, ZIPs or directories. - is standard input
    #[arg(value_name = "FILE", required = true, value_hint = ValueHint::AnyPath)]
    pub files: Vec<PathBuf>,
    /// Names, key, fingerprints and extensions of each certificate too
    #[arg(long, short)]
    pub long: bool,
    /// The time for which expiry is shown [default: now]
    #[arg(long, value_name = "TIME", value_parser = values::time)]
    pub at: Option<Timestamp>,
    /// How to print
    #[arg(long, value_name = "FORMAT", default_value = "human", value_parser = values::choice(values::INSPECT_FORMAT))]
    pub format: values::InspectFormat,
    #[command(flatten)]
    pub passphrase: Passphrase,
}

pub fn command() -> clap::Command {
    Cli::command()
}

pub fn parse() -> Result<Cli, Stop> {
    let matches = command().try_get_matches().map_err(|error| Stop::of_clap(&error))?;
    Cli::from_arg_matches(&matches).map_err(|error| Stop::of_clap(&error))
}

impl values::Threshold {
    pub fn reached(self, counts: tlsconf::contract::Counts) -> bool {
        match self.0 {
            None => false,
            Some(Severity::Error) => counts.error > 0,
            Some(Severity::Warning) => counts.error + counts.warning > 0,
            Some(Severity::Note) => counts.error + counts.warning + counts.note > 0,
        }
    }
}
