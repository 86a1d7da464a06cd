//! What an emitter is told, and what it answers.

use std::fmt::Write;

use super::{Setting, Target, quote};
use crate::{
    contract::{ConfigText, EmitNote, EmitOptions, EmittedFile, Preset, Topology, Unsupported},
    policy::{Group, List, Resolved, Suite, Version},
};

/// Everything that a configuration is made of. Values are as they are: each goes through [`quote`] into the text.
#[derive(Debug)]
pub struct Plan<'a> {
    pub target: &'static Target,
    /// What is to be set beside the plain settings, which would refuse the files.
    pub setting: Option<&'static Setting>,
    /// The client's version and that of what it runs on, as asked for, else the newest known; empty where unknown.
    pub version: Vec<u32>,
    pub runtime: Vec<u32>,
    pub server: Server,
    pub policy: &'a Resolved,
    pub options: &'a EmitOptions,
    /// Where the files will lie.
    pub directory: &'a str,
    /// Paths of the files that are written beside it.
    pub ca: Option<String>,
    pub client: Option<ClientPaths>,
    pub stores: Stores,
    /// The texts themselves, for what holds PEM and no paths.
    pub pem: Pem<'a>,
    /// The redis-server's own files.
    pub server_files: ServerPaths,
    /// The private key is encrypted as written.
    pub is_key_encrypted: bool,
    /// Each a line: `redis_ca.pem: 5 certificates`.
    pub made_from: &'a [String],
}

/// Where to connect.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Server {
    /// A name as it is resolved and verified, or an address without brackets.
    pub host: String,
    pub port: u16,
    /// The name or address that the certificate is compared with.
    pub verify_name: String,
    /// The name that is sent; `None` for addresses and where the policy sends none.
    pub sni: Option<String>,
    /// No endpoint was given: an example stands in its place.
    pub is_example: bool,
}

impl Server {
    pub fn is_ipv6(&self) -> bool {
        self.host.contains(':')
    }

    /// As URLs and `host:port` write it.
    pub fn bracketed(&self) -> String {
        if self.is_ipv6() { format!("[{}]", self.host) } else { self.host.clone() }
    }

    /// The certificate is for another name than the one that is dialled.
    pub fn has_other_name(&self) -> bool {
        !self.verify_name.eq_ignore_ascii_case(&self.host)
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClientPaths {
    pub certificate: String,
    pub key: String,
}

/// PKCS#12 files; a path is `None` where there is nothing to put in.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Stores {
    pub trust: Option<String>,
    pub key: Option<String>,
    /// `None`: another than the default, to be read from the environment.
    pub password: Option<&'static str>,
}

#[derive(Debug, Clone, Copy, Default)]
pub struct Pem<'a> {
    pub ca: Option<&'a str>,
    pub certificate: Option<&'a str>,
    pub key: Option<&'a str>,
}

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ServerPaths {
    pub certificate: Option<String>,
    pub key: Option<String>,
    /// With which clients are verified.
    pub client_ca: Option<String>,
    pub is_key_encrypted: bool,
    /// Its extended key usage has serverAuth without clientAuth: as a client of other servers it needs another.
    pub is_server_alone: bool,
    /// What issued the certificate is among the CAs for clients, by which redis-server verifies other servers too.
    pub is_of_client_ca: bool,
}

impl Plan<'_> {
    /// Is this [`Setting`] to be written?
    pub fn is_set(&self, setting: &Setting) -> bool {
        self.setting.is_some_and(|chosen| chosen.id == setting.id)
    }

    /// Is the client at least this version? Where none is known: yes, it is taken for the newest.
    pub fn is_version(&self, least: &[u32]) -> bool {
        self.version.is_empty() || self.version.as_slice() >= least
    }

    pub fn is_runtime(&self, least: &[u32]) -> bool {
        self.runtime.is_empty() || self.runtime.as_slice() >= least
    }

    /// The path of a file that is written beside the others.
    pub fn beside(&self, name: &str) -> String {
        beside(self.directory, name)
    }

    pub fn user(&self) -> Option<&str> {
        self.options.user.as_deref()
    }

    pub fn topology(&self) -> Topology {
        self.options.topology
    }

    /// Sentinel's name of the primary.
    pub fn primary(&self) -> &str {
        self.options.primary.as_deref().unwrap_or("mymaster")
    }

    /// The minor versions of TLS 1 to allow, least and most: 2 or 3.
    pub fn versions(&self) -> (u8, u8) {
        let minor = |version: Version| if version >= Version::Tls13 { 3 } else { 2 };
        (minor(self.policy.min_version.value), minor(self.policy.max_version.value))
    }

    /// Is anything but the usual TLS 1.2 to 1.3 asked for at this end?
    pub fn limits_maximum(&self) -> bool {
        self.versions().1 < 3
    }

    /// The TLS 1.2 suites to set: those of the policy, unless it is the default one, whose lists no client needs.
    pub fn tls12_suites(&self) -> Vec<&'static Suite> {
        if self.versions().0 > 2 { Vec::new() } else { self.suites(&self.policy.tls12_suites) }
    }

    pub fn tls13_suites(&self) -> Vec<&'static Suite> {
        if self.versions().1 < 3 { Vec::new() } else { self.suites(&self.policy.tls13_suites) }
    }

    fn suites(&self, list: &List<Suite>) -> Vec<&'static Suite> {
        let is_wanted = list.is_given() || self.policy.preset != Preset::RedisCloud;
        if is_wanted { list.items.clone() } else { Vec::new() }
    }

    /// The groups to set, as [`Self::tls12_suites`] does.
    pub fn groups(&self) -> &[&'static Group] {
        let list = &self.policy.groups;
        let is_wanted = list.is_given() || self.policy.preset != Preset::RedisCloud;
        if is_wanted { &list.items } else { &[] }
    }

    /// OpenSSL's names, as its lists are written.
    pub fn openssl_list(suites: &[&'static Suite]) -> String {
        suites.iter().filter_map(|suite| suite.openssl()).collect::<Vec<_>>().join(":")
    }

    pub fn iana_names(suites: &[&'static Suite]) -> Vec<&'static str> {
        suites.iter().map(|suite| suite.iana).collect()
    }

    /// The first lines: for whom and from what, each behind the comment mark.
    pub fn header(&self, mark: &str) -> String {
        let version: Vec<String> = self.version.iter().map(u32::to_string).collect();
        let name = self.target.name;
        let versioned = if version.is_empty() { name.to_owned() } else { format!("{name} {}", version.join(".")) };
        let mut text = format!("{mark} Made by tlsconf for {versioned}, from:\n");
        for line in self.made_from {
            let _ = writeln!(text, "{mark}   {}", quote::comment(line));
        }
        text
    }

    /// `rediss://user@host:port/database`: never a password.
    pub fn url(&self) -> String {
        let user = self.user().map(|user| format!("{}@", quote::url(user))).unwrap_or_default();
        format!("rediss://{user}{}:{}/{}", self.server.bracketed(), self.server.port, self.options.database)
    }
}

/// The path of a file in the folder in which the files will lie.
pub(super) fn beside(directory: &str, name: &str) -> String {
    match directory {
        "" => name.to_owned(),
        directory => format!("{}/{name}", directory.trim_end_matches('/')),
    }
}

/// What an emitter answers.
#[derive(Debug, Default)]
pub struct Written {
    /// The main text first.
    pub config: Vec<ConfigText>,
    pub run: Vec<String>,
    pub notes: Vec<EmitNote>,
    /// Beside those of the target's form: what holds a private key is a file, so that faces can keep it back.
    pub files: Vec<EmittedFile>,
}

impl Written {
    pub fn new(name: &str, language: &str, text: String) -> Self {
        let mut written = Self::default();
        written.text(name, language, text);
        written
    }

    pub fn text(&mut self, name: &str, language: &str, text: String) {
        self.config.push(ConfigText { name: name.to_owned(), language: language.to_owned(), text });
    }

    pub fn run(&mut self, line: impl Into<String>) {
        self.run.push(line.into());
    }

    /// The code is stable, the text is for people.
    pub fn note(&mut self, code: &str, text: impl Into<String>) {
        self.notes.push(EmitNote::new(code, text));
    }
}

pub fn unsupported(reason: impl Into<String>, instead: impl Into<String>) -> Unsupported {
    Unsupported { reason: reason.into(), instead: instead.into() }
}
