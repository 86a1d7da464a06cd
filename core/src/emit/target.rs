//! For whom can be written: one row for each client that takes a configuration of its own, and for servers and what else
//! carries the files. Rows stand in the files of their clients; [`crate::clients::TARGETS`] names them once.

use super::plan::{Plan, Written};
use crate::{
    Misuse,
    clients::{self, Client, Since, numbers, row::Passphrase},
    contract::{ClientRequest, Unsupported},
    text::shown,
};

/// Someone to write for.
#[derive(Debug)]
pub struct Target {
    pub id: &'static str,
    pub name: &'static str,
    /// The row of the table of clients that foretells what it does; `None` for what is no client.
    pub row: Option<&'static str>,
    pub files: Files,
    /// Can it open an encrypted key?
    pub passphrase: Passphrase,
    /// From where the ways of configuring it are known.
    pub source: &'static str,
    pub emit: fn(&Plan<'_>) -> Result<Written, Unsupported>,
}

/// In which form it wants certificates and keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Files {
    /// `ca.pem`, `client.crt`, `client.key`.
    Pem,
    /// `truststore.p12`, `keystore.p12`.
    Stores,
    /// Inside the text itself.
    Inline,
    /// The redis-server's own: `server.crt`, `server.key`, `clients-ca.pem`, and what it needs as a client of others.
    Server,
}

impl Files {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Pem => "pem",
            Self::Stores => "stores",
            Self::Inline => "inline",
            Self::Server => "server",
        }
    }
}

/// Other settings of a client, for files that it refuses with its plain ones and takes with these. They loosen no
/// verification of chain or name. An emitter that stands in `targets` writes them where [`Plan::is_set`] says so.
#[derive(Debug)]
pub struct Setting {
    /// The code of its note.
    pub id: &'static str,
    /// The client so set, with the dialect that foretells it; no row of the table, which has clients as they come.
    pub client: &'static Client,
    /// Targets whose emitters write it.
    pub targets: &'static [&'static str],
    /// Rows of the table in whose place it stands.
    pub instead_of: &'static [&'static str],
    /// From which version and runtime on the client has it.
    pub since: Since,
    /// What is set and what for.
    pub note: &'static str,
}

/// The target of a request, the row that foretells it, and the versions to write for.
pub struct Selected {
    pub target: &'static Target,
    pub client: Option<&'static Client>,
    pub version: Vec<u32>,
    pub runtime: Vec<u32>,
}

/// Who is written for, and where the files will lie.
#[derive(Clone, Copy)]
pub struct Asked<'a> {
    pub selected: &'a Selected,
    pub directory: &'a str,
}

impl Selected {
    /// What else the client could be set to, in the order in which it is tried.
    pub fn settings(&self) -> impl Iterator<Item = &'static Setting> {
        let is_for = |setting: &&&'static Setting| {
            let is_row = self.client.is_some_and(|client| setting.instead_of.contains(&client.id));
            // `20` stands for the newest 20, and nothing for the newest of all.
            let has = |least: &[u32], version: &[u32]| version >= least || least.starts_with(version);
            is_row
                && setting.targets.contains(&self.target.id)
                && has(setting.since.version, &self.version)
                && has(setting.since.runtime, &self.runtime)
        };
        clients::SETTINGS.iter().filter(is_for).copied()
    }
}

/// Finds `redis-py`, `redis-py@5/3.13`, and rows of the table by their ids.
pub fn select(request: &ClientRequest) -> Result<Selected, Misuse> {
    let (rest, runtime) = clients::split(&request.id, '/');
    let (id, version) = clients::split(rest, '@');
    let version = request.version.as_deref().or(version);
    let runtime = request.runtime.as_deref().or(runtime);
    let family = clients::by_id(id).map(|client| client.family);
    let target = clients::TARGETS
        .iter()
        .find(|target| target.id == id)
        .or_else(|| clients::TARGETS.iter().find(|target| target.row == Some(id)))
        .or_else(|| clients::TARGETS.iter().find(|target| family.is_some() && target.row == family))
        .or_else(|| clients::TARGETS.iter().find(|target| family == Some(target.id)))
        .copied()
        .ok_or_else(|| unknown(id))?;
    // A row that was named by its own id keeps its version and runtime; it foretells if it is of the target's family.
    let row = clients::by_id(id).filter(|_| target.id != id);
    let foretells = row.is_some_and(|row| target.row == Some(row.id) || target.row == Some(row.family));
    let named = if foretells { Some(id) } else { target.row };
    let client = match named {
        Some(row) => clients::select(&[ClientRequest {
            id: row.to_owned(),
            version: version.map(str::to_owned),
            runtime: runtime.map(str::to_owned),
        }])?
        .first()
        .copied(),
        None => None,
    };
    let as_written = |client: &'static Client| clients::AS_WRITTEN.iter().find(|one| **one == client).copied();
    let client = client.map(|client| as_written(client).unwrap_or(client));
    let known = |asked: Option<&str>, of_row: Option<&str>| asked.or(of_row).map(numbers).unwrap_or_default();
    Ok(Selected {
        target,
        client,
        version: known(version, row.or(client).and_then(|client| client.version)),
        runtime: known(runtime, row.or(client).and_then(|client| client.runtime)),
    })
}

fn unknown(id: &str) -> Misuse {
    let near = |target: &&&Target| strsim::jaro_winkler(target.id, id);
    let nearest = clients::TARGETS.iter().max_by(|a, b| near(a).total_cmp(&near(b)));
    let hint = nearest.map(|target| format!("; did you mean `{}`?", target.id)).unwrap_or_default();
    Misuse::field("client", format!("no configuration can be written for `{}`{hint}", shown(id)))
}
