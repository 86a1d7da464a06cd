//! How a vector is written down in code.

use serde_json::{Value, json};

/// The time of every check, unless the vector is about time: the fixtures' dates lie around it.
pub const AT: &str = "2026-11-25T00:00:00Z";

/// One client for each way of reading and judging; reports of all clients would bury the point of a vector.
const CLIENTS: [&str; 8] =
    ["go-redis", "java-keytool", "jedis", "node-redis", "redis-cli", "redis-py", "redis-rs", "redis-rs-native-tls"];

/// A case: files, a request, and which rules must and must not fire.
#[derive(Debug, Clone)]
pub struct Vector {
    pub name: String,
    about: String,
    fires: Vec<&'static str>,
    near: Vec<&'static str>,
    files: Vec<(String, Vec<u8>)>,
    request: Value,
}

impl Vector {
    /// `name` says what is wrong; `about` is one paragraph: what, why it matters, from where that is known.
    pub fn new(name: &str, about: &str) -> Self {
        let clients: Vec<_> = CLIENTS.iter().map(|id| json!({ "id": id })).collect();
        Self {
            name: name.to_owned(),
            about: about.split_whitespace().collect::<Vec<_>>().join(" "),
            fires: Vec::new(),
            near: Vec::new(),
            files: Vec::new(),
            request: json!({ "contract_version": 1, "inputs": [], "time": AT, "clients": clients }),
        }
    }

    /// Rules that must be among the findings.
    pub fn fires(mut self, codes: &[&'static str]) -> Self {
        self.fires.extend(codes);
        self
    }

    /// Rules that the case comes near to and that must stay silent.
    pub fn near(mut self, codes: &[&'static str]) -> Self {
        self.near.extend(codes);
        self
    }

    /// An input whose role is to be told from its contents.
    pub fn file(self, name: &str, bytes: impl AsRef<[u8]>) -> Self {
        self.input(name, name, "auto", bytes)
    }

    pub fn ca(self, bytes: impl AsRef<[u8]>) -> Self {
        self.input("redis_ca.pem", "redis_ca.pem", "ca_bundle", bytes)
    }

    pub fn certificate(self, bytes: impl AsRef<[u8]>) -> Self {
        self.input("redis_user.crt", "redis_user.crt", "client_certificate", bytes)
    }

    pub fn key(self, bytes: impl AsRef<[u8]>) -> Self {
        self.input("redis_user_private.key", "redis_user_private.key", "client_key", bytes)
    }

    pub fn server(self, bytes: impl AsRef<[u8]>) -> Self {
        self.input("server.pem", "server.pem", "server_chain", bytes)
    }

    /// An input under any name; `file` is what it is called in the folder.
    pub fn input(mut self, name: &str, file: &str, role: &str, bytes: impl AsRef<[u8]>) -> Self {
        let input = json!({ "name": name, "role": role, "bytes": format!("@{file}") });
        self.request["inputs"].as_array_mut().expect("made above").push(input);
        if !self.files.iter().any(|(there, _)| there == file) {
            self.files.push((file.to_owned(), bytes.as_ref().to_vec()));
        }
        self
    }

    /// Sets a field of the request.
    pub fn with(mut self, field: &str, value: impl Into<Value>) -> Self {
        self.request[field] = value.into();
        self
    }

    pub fn endpoint(self, endpoint: impl Into<Value>) -> Self {
        self.with("endpoint", endpoint)
    }

    pub fn policy(self, policy: Value) -> Self {
        self.with("policy", policy)
    }

    pub fn deployment(self, deployment: Value) -> Self {
        self.with("deployment", deployment)
    }

    /// The only clients asked about.
    pub fn clients(self, ids: &[&str]) -> Self {
        let clients: Vec<_> = ids.iter().map(|id| json!({ "id": id })).collect();
        self.with("clients", clients)
    }

    pub fn passphrase(self, passphrase: &str) -> Self {
        self.with("passphrase", passphrase)
    }

    pub fn at(self, time: &str) -> Self {
        self.with("time", time)
    }

    /// Every file of the folder that is made by code, by name.
    pub fn files(&self) -> Vec<(String, Vec<u8>)> {
        let about = format!(
            "---\nfires: [{}]\nnear: [{}]\n---\n\n{}\n",
            self.fires.join(", "),
            self.near.join(", "),
            wrapped(&self.about, 120)
        );
        let request = serde_json::to_string_pretty(&self.request).expect("a JSON value") + "\n";
        let mut files = self.files.clone();
        files.push(("about.md".to_owned(), about.into_bytes()));
        files.push(("request.json".to_owned(), request.into_bytes()));
        files
    }
}

fn wrapped(text: &str, width: usize) -> String {
    let mut lines = vec![String::new()];
    for word in text.split(' ') {
        let line = lines.last_mut().expect("begins with one");
        if !line.is_empty() && line.chars().count() + 1 + word.chars().count() > width {
            lines.push(word.to_owned());
        } else {
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
    }
    lines.join("\n")
}
