//! The table of clients in the contract's words: what is known of each, and from where.

use schemars::JsonSchema;
use serde::Serialize;

use crate::emit::Target;

use super::{
    Client,
    row::{KeyCheck, KeyRule, LoadOrder, OnlyCert, Passphrase, SentChain, Sni, System},
};

/// What is known of one client.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct ClientFacts {
    /// By which it is asked about, stable: `redis-py`, `ioredis-node-26`.
    pub id: String,
    /// As people call it; not stable.
    pub name: String,
    /// The id of the plain row, of which this may be another version or runtime.
    pub family: String,
    /// The version that is described: `8.1.0`; `null` where none was measured, or where the runtime says it all.
    pub version: Option<String>,
    /// What that ran on: `Python 3.11`, `JDK 17`; `null` where none is told apart.
    pub runtime: Option<String>,
    /// `measured` by connecting to a redis-server, or read in a `source`.
    pub evidence: String,
    /// Measured with what, or which source.
    pub evidence_from: String,
    /// Is its verdict foretold? Else it is always unknown.
    pub judged: bool,
    /// The id by which `emit` writes for it; `null` where it does not.
    pub emit: Option<String>,
    /// What was emitted was run as emitted.
    pub executed: Option<Executed>,
    /// Fact by fact, each a sentence; empty where nothing is known.
    pub facts: Vec<Fact>,
}

/// A run of an emitted configuration against a redis-server.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Executed {
    /// The client and what it ran on: `redis-py 8.1.0 on Python 3.11.7`.
    pub with: String,
    /// The day of the run.
    pub on: String,
}

/// One thing that is known of a client.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Fact {
    /// `ca_file`, `host_name`, `server_name`, ...
    pub about: String,
    /// For people; not stable.
    pub text: String,
}

/// Someone for whom a configuration can be written: a client, a server, or what carries the files.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct TargetFacts {
    /// What `emit` is asked with.
    pub id: String,
    /// As people call it; not stable.
    pub name: String,
    /// The row of the table of clients that foretells what it does; `null` for what is no client.
    pub client: Option<String>,
    /// How it wants certificates and keys: `pem` files, key `stores`, `inline` in the text, or as a `server`'s own.
    pub files: String,
    /// Can it open an encrypted key by a passphrase that it is told?
    pub opens_encrypted_key: bool,
    /// From where the ways of configuring it are known.
    pub source: String,
    /// What was emitted was run as emitted.
    pub executed: Option<Executed>,
}

/// For whom can be written, sorted by id.
pub fn targets() -> Vec<TargetFacts> {
    super::TARGETS
        .iter()
        .map(|target| TargetFacts {
            id: target.id.to_owned(),
            name: target.name.to_owned(),
            client: target.row.map(str::to_owned),
            files: target.files.as_str().to_owned(),
            opens_encrypted_key: target.passphrase == Passphrase::Option,
            source: target.source.to_owned(),
            executed: executed(target.id),
        })
        .collect()
}

/// Everyone of whom something is known: the clients of the table, then for whom else can be written; sorted by id.
pub fn all() -> Vec<ClientFacts> {
    let rows = super::ALL.iter().map(of);
    let others =
        super::TARGETS.iter().filter(|target| super::by_id(target.id).is_none()).map(|target| of_target(target));
    let mut all: Vec<ClientFacts> = rows.chain(others).collect();
    all.sort_by(|a, b| a.id.cmp(&b.id));
    all
}

/// What is known of one by its id, be it a client or someone else to write for.
pub fn by_id(id: &str) -> Option<ClientFacts> {
    all().into_iter().find(|facts| facts.id == id)
}

/// Someone to write for who has no row of his own.
fn of_target(target: &Target) -> ClientFacts {
    ClientFacts {
        id: target.id.to_owned(),
        name: target.name.to_owned(),
        family: target.row.unwrap_or(target.id).to_owned(),
        version: None,
        runtime: None,
        evidence: "source".to_owned(),
        evidence_from: target.source.to_owned(),
        judged: false,
        emit: Some(target.id.to_owned()),
        executed: executed(target.id),
        facts: Vec::new(),
    }
}

/// Was it this row that ran? Another version or runtime of the same client is another row.
fn is_of(client: &Client, with: &str) -> bool {
    let major = client.version.and_then(|version| version.split('.').next());
    let runtimes = ["Go ", "JDK ", "Node ", "PHP ", "Python ", "Ruby "];
    let runtime = client.runtime.filter(|runtime| runtimes.iter().any(|name| runtime.starts_with(name)));
    major.is_none_or(|major| with.contains(&format!(" {major}.")))
        && runtime.is_none_or(|runtime| with.contains(runtime))
}

fn executed(target: &str) -> Option<Executed> {
    let (_, with, on) = super::EXECUTED.iter().find(|(id, ..)| *id == target)?;
    Some(Executed { with: (*with).to_owned(), on: (*on).to_owned() })
}

/// The target that writes for a row: its own, else that of its family.
fn target(client: &Client) -> Option<&'static Target> {
    let of = |row: &str| super::TARGETS.iter().find(|target| target.id == row || target.row == Some(row)).copied();
    of(client.id).or_else(|| of(client.family))
}

/// The facts of a client.
pub fn of(client: &Client) -> ClientFacts {
    let (evidence, evidence_from) = client.evidence.in_words();
    ClientFacts {
        id: client.id.to_owned(),
        name: client.name.to_owned(),
        family: client.family.to_owned(),
        version: client.version.map(str::to_owned),
        runtime: client.runtime.map(str::to_owned),
        evidence: evidence.to_owned(),
        evidence_from: evidence_from.to_owned(),
        judged: client.is_judged(),
        emit: target(client).map(|target| target.id.to_owned()),
        executed: target(client).and_then(|target| executed(target.id)).filter(|run| is_of(client, &run.with)),
        facts: facts(client),
    }
}

fn facts(client: &Client) -> Vec<Fact> {
    let mut facts = Vec::new();
    let mut add = |about: &str, text: String| facts.push(Fact { about: about.to_owned(), text });
    if let Some(reader) = client.ca_reader {
        add("ca_file", format!("read as {}: {}", reader.id(), reader.in_words()));
    }
    let Some(row) = &client.row else { return facts };
    add("path", row.dialect.stack.to_owned());
    add("system_roots", system(row.system).to_owned());
    add(
        "host_name",
        match row.host.name() {
            "none" => "not compared with the certificate".to_owned(),
            rule => format!("compared by the rule {rule}"),
        },
    );
    add(
        "server_name",
        match row.sni {
            Sni::Host => "the host is sent (SNI)",
            Sni::ByHand => "none is sent unless the option is set by hand",
            Sni::Off => "none is sent unless the option is given",
        }
        .to_owned(),
    );
    add(
        "private_key",
        format!(
            "{}; {}",
            key(row.key),
            match row.key_check {
                KeyCheck::All => "compared with the certificate",
                KeyCheck::SameType =>
                    "a key of another type than the certificate's is taken in silence, and no certificate is sent",
                KeyCheck::AnyInFile => "may belong to any certificate of the file",
                KeyCheck::Nothing => "not compared with the certificate",
            }
        ),
    );
    add(
        "passphrase",
        match row.passphrase {
            Passphrase::None => "no way to give one",
            Passphrase::Prompt => "asked for on the terminal",
            Passphrase::Option => "an option",
        }
        .to_owned(),
    );
    add(
        "certificate_without_key",
        match row.only_cert {
            OnlyCert::SendNone => "none is sent",
            OnlyCert::Refuse => "refused",
        }
        .to_owned(),
    );
    add(
        "sent_chain",
        match row.sent_chain {
            SentChain::AsGiven => "the certificate's file as it is",
            SentChain::CompletedFromCa => "a lone certificate is completed from the client's own CA file",
        }
        .to_owned(),
    );
    let options = match (row.tls_min, row.tls_max) {
        (true, true) => "minimum and maximum can be set",
        (true, false) => "a minimum can be set",
        (false, true) => "a maximum can be set",
        (false, false) => "no option",
    };
    add("versions", format!("TLS 1.{} to 1.{}; {options}", row.tls.0, row.tls.1));
    let suites: Vec<&str> = row.suites.iter().map(|suite| suite.as_str()).collect();
    add("tls12_suites", suites.join(", "));
    add(
        "load_order",
        match row.load {
            LoadOrder::CaFirst => "the CA file first",
            LoadOrder::ClientFirst => "the client's own files first",
        }
        .to_owned(),
    );
    facts
}

fn system(system: System) -> &'static str {
    match system {
        System::Replaced => "a CA file stands in their place",
        System::Added => "a CA file is added to them",
        System::OwnList => "never read; without a CA file it has a list of its own",
        System::Never => "never read",
    }
}

fn key(rule: KeyRule) -> &'static str {
    match rule {
        KeyRule::Openssl => "PEM: PKCS#8, PKCS#1, SEC1 by OpenSSL's rules",
        KeyRule::Store => "through openssl pkcs12 into a key store",
        KeyRule::Go => "PEM: PKCS#8, PKCS#1, SEC1; no encryption",
        KeyRule::Rustls | KeyRule::RustlsAws => "PEM: PKCS#8, PKCS#1, SEC1, by their labels; no encryption",
        KeyRule::NativeTls => "PKCS#8 in a file that begins with its marker",
        KeyRule::Netty => "PKCS#8 in PEM",
        KeyRule::Spring => "PKCS#8, PKCS#1 or SEC1 in PEM under its own label",
        KeyRule::Ruby => "PEM by OpenSSL's rules, or DER",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clients;

    #[test]
    fn what_ran_on_one_runtime_did_not_run_on_another() {
        let ran = |id: &str| by_id(id).and_then(|facts| facts.executed).is_some();
        assert!(ran("ioredis") && !ran("ioredis-node-26"));
        assert!(ran("jedis") && !ran("jedis-jdk-25"));
        assert!(ran("redis-py") && !ran("redis-py-5"));
    }

    #[test]
    fn rules_by_which_files_and_names_are_judged_are_said() {
        let fact = |id: &str, about: &str| {
            let facts = by_id(id).map(|facts| facts.facts).unwrap_or_default();
            facts.into_iter().find(|fact| fact.about == about).map(|fact| fact.text).unwrap_or_default()
        };
        assert_eq!(fact("redis-cli", "host_name"), "not compared with the certificate");
        assert_eq!(fact("jedis-jdk-25", "host_name"), "compared by the rule jsse-25");
        assert_eq!(
            fact("node-redis", "ca_file"),
            "read as node: all certificates before the first bad block, in silence"
        );
    }

    #[test]
    fn every_client_has_facts_and_a_source() {
        for client in clients::ALL {
            let facts = of(client);
            assert!(!facts.evidence_from.is_empty(), "{}", facts.id);
            assert_eq!(facts.judged, facts.facts.iter().any(|fact| fact.about == "host_name"), "{}", facts.id);
        }
        assert!(clients::ALL.iter().filter(|client| client.is_judged()).count() >= 36);
    }
}
