//! What comes out of judging: per client, and per fault.

use std::rc::Rc;

use super::{
    Kinds,
    dialect::Class,
    faults::Purpose,
    load::{Loaded, Lost},
    server::{FileFault, ServerOutcome},
};
use crate::{
    clients::Client,
    contract::{ClientVerdict, Timestamp},
    rules::Rule,
};

/// Everything that the engine says about a set of files; made once, read by checks and report.
#[derive(Debug, Default)]
pub struct Verdicts {
    /// One for each client asked about, in their order.
    pub outcomes: Vec<Outcome>,
    /// Faults that some client counts, or that stand on a judged path and no client asked about counts.
    pub faults: Vec<Fault>,
    /// The best paths, for people: the server's, the client's.
    pub chains: Vec<Trail>,
    /// The server's files begin with this CA, and its own certificate is this other one.
    pub misplaced_leaf: Option<(usize, usize)>,
    /// A server chain was given.
    pub has_server: bool,
    /// A CA file was given.
    pub has_ca: bool,
    /// What servers make of the files; none where nothing was given that they would load or be shown.
    pub servers: Vec<ServerOutcome>,
    /// Faults of the server's files.
    pub server_files: Vec<FileFault>,
}

/// What one client will do.
#[derive(Debug)]
pub struct Outcome {
    pub client: &'static Client,
    pub verdict: ClientVerdict,
    /// What could not be judged: `server-chain`, `system-store`, `client-ca`, `signature`, `too-many-candidates`.
    pub assumed: Vec<&'static str>,
    /// As the client shows it.
    pub class: Option<Class>,
    /// What it prints, `*` for what varies.
    pub prints: Option<String>,
    pub causes: Vec<Cause>,
    /// What it gets of the CA files; `None` where its reader is not known.
    pub loaded: Option<Rc<Loaded>>,
    /// The moment from which the set no longer works, and the certificate that ends then.
    pub works_until: Option<(Timestamp, usize)>,
}

/// Why a client refuses. Each leads to one finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Cause {
    /// A rule at a certificate.
    Fault { rule: Rule, certificate: usize },
    /// The text of a file, at a line: the finding of the families of files and PEM.
    Text { input: usize, line: Option<u32> },
    /// The client's certificate and key: a finding of the key family.
    Key { input: Option<usize> },
    /// The server's certificate and key: a finding of the server family.
    ServerKey { input: usize },
    /// Client authentication is asked for and no certificate is sent.
    NoCertificate,
    /// The versions that the policy allows.
    Versions,
    /// The TLS 1.2 suites that the policy leaves.
    Suites,
}

/// One fault with all whom it concerns.
#[derive(Debug, Clone)]
pub struct Fault {
    pub rule: Rule,
    /// Index into the material.
    pub certificate: usize,
    /// Judged as the server's, or as the client's.
    pub purpose: Purpose,
    pub kinds: Kinds,
    /// It stands at the end of its path: an anchor, or where the path breaks off.
    pub is_anchor: bool,
    /// For chain rules: the certificate that would have helped and does not, as an index into the material.
    pub other: Option<usize>,
    /// The ids of the clients that count it.
    pub clients: Vec<&'static str>,
    /// redis-server does not start with it, and says so.
    pub stops: Option<&'static str>,
}

/// A path in the material's indices, the leaf first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trail {
    pub purpose: Purpose,
    pub certificates: Vec<usize>,
    pub is_complete: bool,
}

impl Outcome {
    /// Certificates of the CA files that it trusts, as indices into the material.
    pub fn loads(&self) -> &[usize] {
        self.loaded.as_ref().map(|loaded| loaded.certificates.as_slice()).unwrap_or_default()
    }

    pub fn lost(&self) -> &[Lost] {
        self.loaded.as_ref().map(|loaded| loaded.lost.as_slice()).unwrap_or_default()
    }
}

impl Fault {
    pub fn concerns(&self, client: &Client) -> bool {
        self.clients.contains(&client.id)
    }
}
