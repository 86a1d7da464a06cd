//! Servers: will they start with the server's files, and accept the client's certificate?

mod accept;
mod logs;
mod start;
mod written;

pub use logs::reason;

use super::{
    engine::Engine,
    faults::Purpose,
    presented::Noted,
    verdicts::{Cause, Fault, Trail},
};
use crate::{
    contract::{Answer, ClientAuthentication},
    servers::{self, Rules, Server},
};

/// What one server will do.
#[derive(Debug)]
pub struct ServerOutcome {
    pub server: &'static Server,
    /// `None`: no file of the server was given, or the server brings its own.
    pub starts: Option<Reply>,
    /// `None`: no client certificate was given, or none is asked for.
    pub accepts_client: Option<Reply>,
}

/// A server's answer.
#[derive(Debug, Clone)]
pub struct Reply {
    pub answer: Answer,
    pub class: Option<ServerClass>,
    /// What the server logs, `*` for what varies.
    pub logs: Option<String>,
    pub causes: Vec<Cause>,
    /// What could not be judged.
    pub assumed: Vec<&'static str>,
}

/// Why a server refuses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ServerClass {
    /// The text of `tls-cert-file`.
    CertificateFile,
    /// A certificate of it, below the security level.
    CertificateWeak,
    /// `tls-key-file`.
    KeyFile,
    /// The key is encrypted and does not open.
    Passphrase,
    /// The key is not that of the first certificate.
    KeyMismatch,
    /// `tls-ca-cert-file`.
    CaFile,
    /// The client sends no certificate.
    NoClientCertificate,
    /// The client's certificate is refused.
    ClientCertificate,
}

impl ServerClass {
    /// The name used in reports.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::CertificateFile => "certificate-file",
            Self::CertificateWeak => "certificate-weak",
            Self::KeyFile => "key-file",
            Self::Passphrase => "passphrase",
            Self::KeyMismatch => "key-mismatch",
            Self::CaFile => "ca-file",
            Self::NoClientCertificate => "no-client-certificate",
            Self::ClientCertificate => "client-certificate",
        }
    }
}

/// A fault of the server's files that no certificate has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FileFault {
    /// The key is not that of the file's first certificate. Of another kind of key redis-server does not notice it
    /// when it starts, and then has no certificate to show.
    OtherKey { key: usize, certificate: usize, starts: bool },
    /// The key is encrypted.
    Encrypted { key: usize, passphrase: Passphrase },
    /// redis-server cannot read it.
    Unreadable { input: usize, line: Option<u32>, part: Part, logs: String },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Passphrase {
    Missing,
    Wrong,
    Right,
}

/// Which of the server's files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    Certificate,
    Key,
    Ca,
}

/// What judging the servers adds to the whole.
#[derive(Debug, Default)]
pub struct Servers {
    pub outcomes: Vec<ServerOutcome>,
    /// Faults of certificates at which redis-server does not start, or refuses the client.
    pub faults: Vec<Fault>,
    pub files: Vec<FileFault>,
    pub peer: Option<Trail>,
}

pub(super) fn judge(engine: &mut Engine<'_>) -> Servers {
    let started = start::judge(engine);
    let mut servers = Servers { files: started.files, ..Servers::default() };
    for start::Stopping { certificate, rule, kinds, stops } in started.faults {
        servers.faults.push(Fault {
            rule,
            certificate,
            purpose: Purpose::Server,
            kinds,
            is_anchor: false,
            other: None,
            clients: Vec::new(),
            stops,
        });
    }
    let chain = accept::chain(engine);
    for server in servers::ALL {
        let (starts, judged) = match server.rules {
            Rules::Openssl => (started.reply.clone(), accept::openssl(engine, &chain)),
            Rules::Written { has_files, refuses_weak_digests } => (
                started.reply.as_ref().filter(|_| has_files).map(|reply| written::starts(engine, server, reply)),
                written::accepts(engine, &chain, refuses_weak_digests),
            ),
        };
        let mut accepts_client = None;
        if let Some(judged) = judged {
            servers.faults.extend(judged.noted.iter().map(of_client));
            if server.rules == Rules::Openssl {
                servers.peer = judged.trail;
            }
            accepts_client = Some(judged.reply);
        }
        servers.outcomes.push(ServerOutcome { server, starts, accepts_client });
    }
    if servers.outcomes.iter().all(|one| one.starts.is_none() && one.accepts_client.is_none()) {
        servers.outcomes.clear();
    }
    servers
}

fn of_client(noted: &Noted) -> Fault {
    let Noted { rule, certificate, kinds, is_anchor, other } = *noted;
    Fault { rule, certificate, purpose: Purpose::Client, kinds, is_anchor, other, clients: Vec::new(), stops: None }
}

/// Does a server's default, or the policy, make it verify clients?
fn verifies_clients(engine: &Engine<'_>) -> bool {
    engine.case.policy.client_authentication != Some(ClientAuthentication::None)
}

impl Reply {
    /// The first refusal speaks; the causes are those of all.
    fn of(refusals: Vec<Refusal>, mut assumed: Vec<&'static str>, is_open: impl Fn(&str) -> bool) -> Self {
        assumed.sort_unstable();
        assumed.dedup();
        let answer = match refusals.first() {
            Some(_) => Answer::No,
            None if assumed.iter().any(|one| is_open(one)) => Answer::Unknown,
            None => Answer::Yes,
        };
        let first = refusals.first().map(|refusal| (refusal.class, refusal.logs.clone()));
        let mut causes: Vec<Cause> = Vec::new();
        for cause in refusals.into_iter().flat_map(|refusal| refusal.causes) {
            if !causes.contains(&cause) {
                causes.push(cause);
            }
        }
        Self {
            answer,
            class: first.as_ref().map(|(class, _)| *class),
            logs: first.and_then(|(_, logs)| logs),
            causes,
            assumed,
        }
    }
}

/// One reason to refuse.
#[derive(Debug, Clone)]
struct Refusal {
    class: ServerClass,
    logs: Option<String>,
    causes: Vec<Cause>,
}
