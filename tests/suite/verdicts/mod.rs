//! What real clients were measured to do with set-ups of every kind, against what is foretold.

mod algorithms;
mod asked;
mod ca_files;
mod chains;
mod client_files;
mod missing;
mod more;
mod names;
mod profile;
mod steps;

use std::{
    collections::BTreeSet,
    hash::{DefaultHasher, Hash, Hasher},
};

use tlsconf::{
    CheckRequest, Report, clients,
    contract::{
        ClientAuthentication, ClientRequest, ClientVerdict, EndpointRequest, InputRequest, Role, Secret, Timestamp,
    },
};
use tlsconf_tests::forge::{Certificate, Issued, keys};

/// The measured clients by the short names of the rows.
const CLIENTS: [(&str, &str); 15] = [
    ("cli", "redis-cli"),
    ("hir", "hiredis"),
    ("hirV", "hiredis-verify-name"),
    ("py", "redis-py"),
    ("py13", "redis-py-python-3.13"),
    ("py5", "redis-py-5"),
    ("node", "node-redis"),
    ("rsAws", "redis-rs"),
    ("rsRing", "redis-rs-ring"),
    ("rsNat", "redis-rs-native-tls"),
    ("go19", "go-redis-go-1.19"),
    ("goNew", "go-redis"),
    ("java", "jedis"),
    ("javaNH", "java-no-host-check"),
    ("javaKT", "java-keytool"),
];

const GROUPS: [(&str, &str); 7] = [
    ("all", "cli hir hirV py py13 py5 node rsAws rsRing rsNat go19 goNew java javaNH javaKT"),
    ("openssl", "cli hir hirV py py13 py5 node rsNat"),
    ("rustls", "rsAws rsRing"),
    ("go", "go19 goNew"),
    ("jvm", "java javaNH javaKT"),
    // Those that compare names.
    ("named", "hirV py py13 node rsAws rsRing rsNat go19 goNew java javaKT"),
    ("redis-rs", "rsAws rsRing rsNat"),
];

/// One set-up.
struct Setup {
    ca: Vec<u8>,
    server: String,
    host: &'static str,
    client: Option<(Vec<u8>, Vec<u8>)>,
    client_ca: Option<String>,
    passphrase: Option<&'static str>,
}

impl Setup {
    fn new(ca: impl AsRef<[u8]>, server: impl Into<String>) -> Self {
        Self {
            ca: ca.as_ref().to_vec(),
            server: server.into(),
            host: "redis.example.test",
            client: None,
            client_ca: None,
            passphrase: None,
        }
    }

    fn host(mut self, host: &'static str) -> Self {
        self.host = host;
        self
    }

    fn report(&self) -> Report {
        tlsconf::check(&self.request()).expect("the request is well-formed")
    }

    fn request(&self) -> CheckRequest {
        let time = Timestamp::parse("2026-11-25T00:00:00Z").expect("a time");
        let mut request = CheckRequest::at(time);
        request.endpoint = Some(EndpointRequest::Text(Secret::new(format!("{}:6379", self.host).into_bytes())));
        let mut add = |name: &str, role, bytes: Vec<u8>| request.inputs.push(InputRequest::new(name, role, bytes));
        add("ca.pem", Role::CaBundle, self.ca.clone());
        add("server.pem", Role::ServerChain, self.server.clone().into_bytes());
        if let Some((certificate, key)) = &self.client {
            add("client.crt", Role::ClientCertificate, certificate.clone());
            add("client.key", Role::ClientKey, key.clone());
        }
        if let Some(ca) = &self.client_ca {
            add("client-ca.pem", Role::ClientCa, ca.clone().into_bytes());
        }
        if self.client.is_some() {
            request.policy.client_authentication = Some(ClientAuthentication::Required);
        }
        request.passphrase = self.passphrase.map(|text| Secret::new(text.as_bytes().to_vec()));
        request
    }
}

impl Setup {
    /// Writes the set-up and what is foretold of it into a folder of its own, for `tests/live`, where real clients
    /// connect with these files. Only where that folder is named.
    fn hand_out(&self, name: &str, report: &Report) {
        let Some(folder) = std::env::var_os("TLSCONF_LIVE_SETUPS") else { return };
        let words = |c: char| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '-' };
        let mut content = DefaultHasher::new();
        (&self.ca, &self.server, &self.client, &self.client_ca, self.host).hash(&mut content);
        let name_of_folder = name.chars().map(words).collect::<String>();
        let unique = format!("{name_of_folder}-{:08x}", content.finish() as u32);
        let folder = std::path::Path::new(&folder).join(unique);
        std::fs::create_dir_all(&folder).expect("a folder");
        let write = |name: &str, bytes: &[u8]| std::fs::write(folder.join(name), bytes).expect("a file");
        write("ca.pem", &self.ca);
        write("server.pem", self.server.as_bytes());
        if let Some((certificate, key)) = &self.client {
            write("client.crt", certificate);
            write("client.key", key);
        }
        if let Some(ca) = &self.client_ca {
            write("client-ca.pem", ca.as_bytes());
        }
        // Clients as emissions may set them are asked about by name alone.
        let mut request = self.request();
        request.clients = clients::SETTINGS.iter().map(|setting| ClientRequest::of(setting.client.id)).collect();
        let set = tlsconf::check(&request).expect("the request is well-formed");
        let foretold: Vec<_> = report
            .clients
            .iter()
            .chain(&set.clients)
            .map(|one| serde_json::json!({ "id": one.id, "verdict": one.verdict, "class": one.class, "prints": one.prints }))
            .collect();
        let setup = serde_json::json!({
            "name": name, "host": self.host, "passphrase": self.passphrase, "foretold": foretold,
        });
        write("setup.json", setup.to_string().as_bytes());
    }
}

/// The clients that a row names: groups and single ones, `-x` takes one away.
fn named(row: &str) -> BTreeSet<&'static str> {
    let mut set = BTreeSet::new();
    for word in row.split_whitespace() {
        let (less, word) = word.strip_prefix('-').map_or((false, word), |word| (true, word));
        let members = GROUPS.iter().find(|(name, _)| *name == word).map_or(word, |(_, members)| *members);
        for member in members.split_whitespace() {
            let (short, _) =
                CLIENTS.iter().find(|(short, _)| *short == member).unwrap_or_else(|| panic!("no client {member}"));
            if less {
                set.remove(short);
            } else {
                set.insert(*short);
            }
        }
    }
    set
}

/// Compares the foretold refusals of each row with the measured ones, and asks a finding as the cause of each.
fn compare(rows: Vec<(&str, Setup, &str)>) {
    let mut wrong = Vec::new();
    for (name, setup, refused) in rows {
        let report = setup.report();
        setup.hand_out(name, &report);
        let expected = named(refused);
        for (short, id) in CLIENTS {
            let statement = report.clients.iter().find(|statement| statement.id == id).expect("a statement a client");
            let is = match statement.verdict {
                ClientVerdict::Refuses => "refuses",
                ClientVerdict::Accepts => "accepts",
                ClientVerdict::Unknown => "unknown",
            };
            let should = if expected.contains(short) { "refuses" } else { "accepts" };
            if is != should {
                wrong.push(format!(
                    "{name}: {short} {is}, measured {should} ({:?}, {:?})",
                    statement.class, statement.prints
                ));
            } else if is == "refuses" && statement.causes.is_empty() {
                wrong.push(format!("{name}: {short} refuses without a finding ({:?})", statement.class));
            }
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

fn root() -> Certificate {
    Certificate::root("Example Root").key(keys::p256(1))
}

fn intermediate(root: &Issued) -> Certificate {
    Certificate::intermediate("Example Issuing CA").key(keys::p256(2)).issued_by(root)
}

fn leaf(issuer: &Issued) -> Certificate {
    Certificate::leaf("redis.example.test").key(keys::p256(3)).issued_by(issuer)
}

fn pem(certificates: &[&Issued]) -> String {
    certificates.iter().map(|one| one.pem()).collect()
}

/// A set-up under a plain root: what the leaf's recipe makes of it.
fn with_leaf(recipe: impl Fn(Certificate) -> Certificate) -> Setup {
    let root = root().build();
    Setup::new(root.pem(), recipe(leaf(&root)).build().pem())
}

/// With an intermediate that the server sends.
fn with_intermediate(recipe: impl Fn(Certificate) -> Certificate) -> Setup {
    let root = root().build();
    let intermediate = recipe(intermediate(&root)).build();
    Setup::new(root.pem(), pem(&[&leaf(&intermediate).build(), &intermediate]))
}

/// With a root by this recipe.
fn with_root(recipe: impl Fn(Certificate) -> Certificate) -> Setup {
    let root = recipe(root()).build();
    Setup::new(root.pem(), leaf(&root).build().pem())
}
