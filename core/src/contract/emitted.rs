//! What one client needs to connect: asked for, and answered.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{CheckRequest, ClientRequest, ClientStatement, ClientVerdict, Secret, Timestamp};

/// The question of a check, and for whom to write.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct EmitRequest {
    /// The files, the endpoint and the policy; its `clients` are not read.
    pub check: CheckRequest,
    /// For whom: a client of the table, or `redis-conf`, `kubernetes-secret`, ...
    pub client: ClientRequest,
    /// What the configuration is to hold beside the files; every field may be left out.
    #[serde(default)]
    pub options: EmitOptions,
}

impl EmitRequest {
    /// For a client or a server, without options.
    pub fn of(check: CheckRequest, client: ClientRequest) -> Self {
        Self { check, client, options: EmitOptions::default() }
    }

    /// Says what the configuration holds beside the files.
    pub fn with_options(mut self, options: EmitOptions) -> Self {
        self.options = options;
        self
    }
}

/// The question of a check, and for whom all to write.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct EmitEachRequest {
    /// The files, the endpoint and the policy; its `clients` are not read.
    pub check: CheckRequest,
    /// For whom, in the order of the answers; empty means everyone for whom can be written, in the order of the table. At
    /// most 1,000.
    #[serde(default)]
    pub clients: Vec<ClientRequest>,
    /// What the configurations are to hold beside the files; every field may be left out.
    #[serde(default)]
    pub options: EmitOptions,
    /// Where the files of each will lie, in the order of the clients; empty: all in `options.directory`.
    #[serde(default)]
    pub directories: Vec<String>,
}

impl EmitEachRequest {
    /// For these clients and servers, without options; for everyone where there are none.
    pub fn of(check: CheckRequest, clients: impl IntoIterator<Item = ClientRequest>) -> Self {
        let clients = clients.into_iter().collect();
        Self { check, clients, options: EmitOptions::default(), directories: Vec::new() }
    }

    /// Says what the configurations hold beside the files.
    pub fn with_options(mut self, options: EmitOptions) -> Self {
        self.options = options;
        self
    }

    /// Says where the files of each will lie, in the order of the clients.
    pub fn with_directories(mut self, directories: impl IntoIterator<Item = String>) -> Self {
        self.directories = directories.into_iter().collect();
        self
    }
}

/// What a configuration holds beside the files. Every field may be left out.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct EmitOptions {
    /// The ACL user; left out, the server's `default` user.
    pub user: Option<String>,
    /// The environment variable from which the configuration reads the password. Empty or unset: no AUTH is sent.
    pub password_env: String,
    /// The environment variable from which it reads the passphrase of an encrypted key.
    pub passphrase_env: String,
    /// The number of the database to select; left out, 0.
    pub database: u32,
    /// What the endpoint is part of; left out, `standalone`.
    pub topology: Topology,
    /// Sentinel's name of the primary.
    pub primary: Option<String>,
    /// Where the files will lie, as the configuration writes their paths.
    pub directory: String,
    /// The form of the private key; left out, `untouched`.
    pub key: KeyOutput,
    /// Public roots to put behind the trust anchors that were given, where they are not there yet.
    pub add_roots: Vec<PublicRoot>,
    /// Of `truststore.p12` and `keystore.p12`; left out, `changeit`, the JVM's own default.
    pub store_password: Option<Secret>,
    /// Randomness for the salts of key stores. Left out, salts are derived from the contents: the same request then
    /// gives the same octets.
    pub entropy: Option<Secret>,
}

impl Default for EmitOptions {
    fn default() -> Self {
        Self {
            user: None,
            password_env: "REDIS_PASSWORD".to_owned(),
            passphrase_env: "REDIS_KEY_PASSPHRASE".to_owned(),
            database: 0,
            topology: Topology::Standalone,
            primary: None,
            directory: "/tls".to_owned(),
            key: KeyOutput::Untouched,
            add_roots: Vec::new(),
            store_password: None,
            entropy: None,
        }
    }
}

/// A root of a public CA that comes with tlsconf.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum PublicRoot {
    /// GlobalSign Root R46, RSA: to which the public CA of Redis Cloud moves its chains in 2026.
    R46,
    /// GlobalSign Root E46, the same for P-384.
    E46,
}

/// How the servers belong together, and so how a client finds the one to speak to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Topology {
    /// One address, at which one server or a proxy answers.
    #[default]
    Standalone,
    /// A Redis Cluster: the client learns the other nodes from the one at the endpoint.
    Cluster,
    /// The endpoint is a Sentinel, which tells the client where the primary is.
    Sentinel,
}

/// In which form the private key is written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum KeyOutput {
    /// As it was given, converted only where the client does not read that form.
    #[default]
    Untouched,
    /// Unencrypted PKCS#8 (RFC 5958), which most clients read.
    Pkcs8,
}

/// Everything one client needs.
#[derive(Debug, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct Emitted {
    /// The version of the contract that this answer speaks: `1`.
    pub contract_version: u32,
    /// Whom it was written for, by the id with which `emit` is asked: `redis-py`.
    pub id: String,
    /// Whom it was written for, as people call it; not stable.
    pub name: String,
    /// The versions written for.
    pub version: Option<String>,
    /// Of what it runs on, in figures alone: `3.11`; `null` where none was asked for or is known.
    pub runtime: Option<String>,
    /// What it was made from, a line for each file that went in.
    pub made_from: Vec<String>,
    /// Certificates, keys and stores. Empty where it is unsupported.
    pub files: Vec<EmittedFile>,
    /// The main text first.
    pub config: Vec<ConfigText>,
    /// How to run it, a line each.
    pub run: Vec<String>,
    /// What was left out or cannot be done, and why.
    pub notes: Vec<EmitNote>,
    /// It cannot be done at all.
    pub unsupported: Option<Unsupported>,
    /// What the client does with the files as they were given, by index into the report of the same check; `null` for
    /// what is no client.
    pub as_given: Option<ClientStatement>,
    /// What it does with the files as written here.
    pub as_emitted: Option<AsEmitted>,
    /// Codes of the findings that no longer hold for this client.
    pub cured: Vec<String>,
}

/// A file to write.
#[derive(Debug, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct EmittedFile {
    /// The name to save it under: `ca.pem`; with `/` where it lies in a folder.
    pub name: String,
    /// `trust anchors`, `client certificate`, `private key`, `trust store`, `key store`, ...
    pub purpose: String,
    /// The permissions to give it, octal: `0600` for secrets.
    pub mode: String,
    /// Whether a private key is in it: for its owner's eyes alone.
    pub secret: bool,
    /// Base64 in JSON; `null` where a face keeps a secret back.
    pub bytes: Option<FileBytes>,
}

/// The octets of a file that may hold a private key: wiped on drop, elided from `Debug`.
#[derive(Default)]
pub struct FileBytes(Secret);

impl FileBytes {
    /// Takes the octets over: no copy is made, and they are wiped on drop.
    pub fn new(octets: Vec<u8>) -> Self {
        Self(Secret::new(octets))
    }

    /// The octets themselves; who copies a key has to wipe the copy.
    pub fn as_bytes(&self) -> &[u8] {
        self.0.as_bytes()
    }
}

impl fmt::Debug for FileBytes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "[{} octets]", self.as_bytes().len())
    }
}

impl Serialize for FileBytes {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use base64ct::{Base64, Encoding};
        let text = zeroize::Zeroizing::new(Base64::encode_string(self.as_bytes()));
        serializer.serialize_str(&text)
    }
}

impl<'de> Deserialize<'de> for FileBytes {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        super::request::base64_bytes(deserializer).map(Self)
    }
}

impl JsonSchema for FileBytes {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "FileBytes".into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        String::json_schema(generator)
    }
}

/// A configuration in the client's own language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct ConfigText {
    /// The name to save it under: `redis_client.py`; with `/` where it lies in a folder.
    pub name: String,
    /// `sh`, `python`, `javascript`, `go`, `java`, `yaml`, ...
    pub language: String,
    /// The whole of it, to be used as it is. What holds a private key is among `files`, never here.
    pub text: String,
}

/// A remark on what was done, left out or set.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct EmitNote {
    /// Stable: `no-host-check`, `adds-system-roots`, ...
    pub code: String,
    /// For people; not stable.
    pub text: String,
}

impl EmitNote {
    pub(crate) fn new(code: &str, text: impl Into<String>) -> Self {
        Self { code: code.to_owned(), text: text.into() }
    }
}

/// Why nothing was written, and what to do about it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Unsupported {
    /// For people; not stable.
    pub reason: String,
    /// What to do in its place, as something to type where there is such a thing.
    pub instead: String,
}

/// What a client does with the files as they were written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct AsEmitted {
    /// Whether it will connect with verification on.
    pub verdict: ClientVerdict,
    /// What the verdict rests on and could not be judged: `server-chain`, `passphrase`.
    pub assumed: Vec<String>,
    /// The class of the error, and what the client prints.
    pub class: Option<String>,
    /// What the client prints, `*` standing for what varies; `null` where it does not refuse.
    pub prints: Option<String>,
    /// Codes of the findings that are the reason.
    pub causes: Vec<String>,
    /// How many certificates of the CA file it trusts, of how many.
    pub loads: u32,
    /// The number of certificates in the CA file as written; 0 where there is none.
    pub of: u32,
    /// The moment from which it no longer works for this client; `null` where it refuses, or where no end is known.
    pub works_until: Option<Timestamp>,
}
