//! `host:port`, `[v6]:port`, URLs, connection strings and `redis-cli` commands, taken apart without ever repeating a
//! password. Where a text can be read in two ways and one of them would show a piece of the password, nothing of it is
//! shown.

mod authority;
mod command;
mod connection_string;
mod parts;
mod scheme;
mod text;
mod url;

use std::net::IpAddr;

use authority::Authority;

use crate::{
    contract::{EndpointRequest, Verification},
    policy::{Resolved, Sni},
    redis::host::Host,
};

/// Where clients connect. Holds no credentials.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ResolvedEndpoint {
    /// As typed, without brackets.
    pub host: String,
    /// Where the host is a name: as it is sent and verified (lower case, A-labels, no trailing dot).
    pub name: Option<String>,
    /// Where the host is an IP address.
    pub address: Option<IpAddr>,
    pub port: Option<u16>,
    /// The name that is verified, where it was given apart from the host.
    pub server_name: Option<String>,
    /// In lower case; `None` where the endpoint was no URL.
    pub scheme: Option<String>,
    /// Does the text itself ask for TLS (`rediss://`, `ssl=true`) or for none (`redis://`, `ssl=false`)?
    pub tls: Option<bool>,
    pub has_password: bool,
    /// Where the text weakens verification: the words that do (`ssl_cert_reqs=none`), and what is left.
    pub verification: Option<(&'static str, Verification)>,
    pub form: Form,
}

/// How the endpoint was written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Form {
    #[default]
    HostPort,
    Url,
    /// Host, port and the rest as fields.
    Parts,
    /// `host:port,ssl=true,password=...` (StackExchange.Redis).
    ConnectionString,
    /// `redis-cli -h host -p port`.
    Command,
}

/// What is wrong with the endpoint's text. Values are safe to show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EndpointFault {
    pub kind: FaultKind,
    /// `the port is no number between 1 and 65535`.
    pub what: String,
    /// What was understood all the same: `rediss://redis.example.test:6380`.
    pub understood: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FaultKind {
    /// Clients do not take it as it is.
    Invalid,
    /// The password holds what a URL must write percent-encoded, and every client breaks at it.
    EncodingBreaks,
    /// The same, and some clients break at it.
    EncodingRisky,
    /// Several hosts; the first was taken.
    Several,
}

/// What the request says about where clients connect.
pub fn resolve(request: Option<&EndpointRequest>) -> (Option<ResolvedEndpoint>, Vec<EndpointFault>) {
    let mut faults = Vec::new();
    let endpoint = match request {
        None => None,
        Some(EndpointRequest::Text(text)) => text::resolve(text.as_bytes(), &mut faults),
        Some(EndpointRequest::Named(named)) => text::resolve(named.text.as_bytes(), &mut faults).map(|endpoint| {
            let server_name = parts::server_name(&named.server_name, &mut faults);
            ResolvedEndpoint { server_name, ..endpoint }
        }),
        Some(EndpointRequest::Parts(parts)) => parts::resolve(parts, &mut faults),
    };
    (endpoint, faults)
}

impl ResolvedEndpoint {
    /// The name or address that the server's certificate is verified against: the one given apart from the host, else
    /// the policy's server name, else the host.
    pub fn verify_name<'a>(&'a self, policy: &'a Resolved) -> &'a str {
        let policy_name = match &policy.sni {
            Sni::Name(name) => Some(name.as_str()),
            _ => None,
        };
        let own = self.name.as_deref().unwrap_or(&self.host);
        self.server_name.as_deref().or(policy_name).unwrap_or(own)
    }

    /// The server name that is sent; never an address (RFC 6066, section 3).
    pub fn sni<'a>(&'a self, policy: &'a Resolved) -> Option<&'a str> {
        if policy.sni == Sni::Off {
            return None;
        }
        let name = self.verify_name(policy);
        name.parse::<IpAddr>().is_err().then_some(name).filter(|_| self.address.is_none() || name != self.host)
    }

    /// `host:port`, with brackets where they are needed.
    pub fn host_port(&self) -> String {
        let host = if matches!(self.address, Some(IpAddr::V6(_))) {
            format!("[{}]", self.host)
        } else {
            self.name.clone().unwrap_or_else(|| self.host.clone())
        };
        match self.port {
            Some(port) => format!("{host}:{port}"),
            None => host,
        }
    }

    /// What was understood, as text: with the scheme where there was one.
    pub fn understood(&self) -> String {
        match &self.scheme {
            Some(scheme) => format!("{scheme}://{}", self.host_port()),
            None => self.host_port(),
        }
    }

    fn new(authority: Authority, form: Form) -> Self {
        let port = authority.port;
        match authority.host {
            Host::Name { typed, ascii } => Self { host: typed, name: Some(ascii), port, form, ..Self::default() },
            Host::Address { typed, address } => {
                Self { host: typed, address: Some(address), port, form, ..Self::default() }
            }
        }
    }
}

impl EndpointFault {
    fn invalid(what: impl Into<String>, understood: Option<String>) -> Self {
        Self { kind: FaultKind::Invalid, what: what.into(), understood }
    }
}

#[cfg(test)]
mod tests;
