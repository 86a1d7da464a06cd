//! A fault with what its sentence needs.

use std::fmt::Write as _;

use crate::{
    checks::{Found, Scene},
    clients::{Client, words},
    contract::{Excerpt, Severity},
    read::{Certificate, ReadInput},
    rules::Rule,
    trust::{
        faults::Purpose,
        host::HostRule,
        verdicts::{Fault, Trail},
    },
};

/// One fault of the verdicts, its certificate and file.
pub(in crate::checks) struct View<'a> {
    pub scene: &'a Scene<'a>,
    pub fault: &'a Fault,
    pub certificate: &'a Certificate,
    pub input: &'a ReadInput,
}

impl<'a> View<'a> {
    pub fn new(scene: &'a Scene<'a>, fault: &'a Fault) -> Option<Self> {
        let certificate = scene.material.certificates.get(fault.certificate)?;
        let input = scene.material.inputs.get(certificate.input)?;
        Some(Self { scene, fault, certificate, input })
    }

    /// In quotes, as messages call it.
    pub fn name(&self) -> String {
        format!("\"{}\"", self.certificate.subject.short)
    }

    pub fn is_client(&self) -> bool {
        self.fault.purpose == Purpose::Client
    }

    /// A CA, or what stands above another certificate on a path as if it were one.
    pub fn is_issuer(&self) -> bool {
        let stands_above = |trail: &Trail| trail.certificates.iter().skip(1).any(|one| *one == self.fault.certificate);
        let mut trails = self.scene.verdicts.chains.iter().filter(|trail| trail.purpose == self.fault.purpose);
        self.certificate.role.is_ca() || trails.any(stands_above)
    }

    /// `the server's certificate`, `the root`, ...
    pub fn what(&self) -> &'static str {
        let is_leaf = !self.is_issuer() && !self.fault.is_anchor;
        match (self.is_client(), is_leaf) {
            (true, true) => "The client certificate",
            (false, true) => "The server's certificate",
            _ if self.certificate.role == crate::read::certificate::CertificateRole::Root => "The root",
            _ if self.certificate.role.is_ca() || !self.fault.is_anchor => "The intermediate",
            _ => "The certificate",
        }
    }

    /// Who refuses, as a sentence: `OpenSSL clients (redis-cli, ...) and Go refuse it; rustls and Java accept.`
    pub fn who(&self) -> String {
        if self.is_client() && self.fault.kinds.is_empty() {
            return String::new();
        }
        let clients = &self.scene.case.clients;
        let concerned = words::in_words(clients, |client| self.fault.concerns(client));
        let has_spared = clients.iter().any(|client| client.is_judged() && !self.fault.concerns(client));
        match (concerned, has_spared) {
            // Those without a row are concerned by what the server refuses, too, and are not named as a group.
            (None, _) if self.is_client() && !self.fault.clients.is_empty() => {
                "The server refuses it, whichever client sends it.".to_owned()
            }
            (None, _) => "None of the clients asked about minds.".to_owned(),
            (Some(_), false) if self.is_client() => "The server refuses it, whichever client sends it.".to_owned(),
            (Some(only), false) if clients.len() == 1 => format!("{} it.", words::does(&only, "refuse")),
            (Some(_), false) => "Every client refuses it.".to_owned(),
            (Some(some), true) => {
                format!(
                    "{} it; {}.",
                    words::does(&some, "refuse"),
                    others_accept(clients, |client| !self.fault.concerns(client))
                )
            }
        }
    }

    /// The finding, at the certificate, with the clients that the verdicts name.
    pub fn found(&self, rule: Rule, mut message: String) -> Found {
        let label = self.certificate.subject.short.clone();
        if let Some(stops) = self.fault.stops {
            let _ = write!(message, " redis-server does not start with it: {stops}.");
        }
        let found = Found::new(rule, message)
            .input(self.certificate.input)
            .line(self.certificate.line)
            .certificate(self.fault.certificate)
            .excerpt(self.excerpt(label))
            .concerns(&self.scene.case.clients, |client| self.fault.concerns(client));
        match self.fault.stops {
            // Where no server is, no client connects, whatever it makes of the certificate.
            Some(_) => Found { severity: Severity::Error, concerns: Vec::new(), ..found },
            None => found,
        }
    }

    fn excerpt(&self, label: String) -> Option<Excerpt> {
        self.input.excerpt(self.certificate.line?, 1, 27, label)
    }

    /// The other certificate of the fault, and the file it stands in.
    pub fn other(&self) -> Option<(&'a Certificate, &'a ReadInput)> {
        let other = self.scene.material.certificates.get(self.fault.other?)?;
        Some((other, self.scene.material.inputs.get(other.input)?))
    }
}

/// `rustls and Java accept`; `the others accept` where a list would not be short.
pub(super) fn others_accept(clients: &[&'static Client], accepts: impl Fn(&Client) -> bool) -> String {
    match words::briefly(clients, accepts) {
        Some(others) => words::does(&others, "accept"),
        None => "the others accept".to_owned(),
    }
}

/// Does the client compare host names at all?
pub(super) fn compares_names(client: &Client) -> bool {
    client.row.as_ref().is_some_and(|row| row.host != HostRule::None)
}
