//! Will redis-server start with these files, and what does it log? Measured with redis-server 7.0.15 on OpenSSL 3.0 at
//! level 2; `tests/live/start.py` asks the one at hand the same.

mod accepts;
mod assumed;
mod ca_files;
mod certificates;
mod keys;

use std::fs;

use tlsconf::{
    CheckRequest, Report,
    contract::{Answer, ClientAuthentication, InputRequest, Role, Secret, ServerAnswer, Severity, Timestamp},
};
use tlsconf_tests::forge::{Certificate, Issued, keys as forged};

/// One set of server files.
struct Files {
    certificate: Vec<u8>,
    key: Vec<u8>,
    ca: Option<Vec<u8>>,
    passphrase: Option<&'static str>,
}

impl Files {
    fn new(certificate: impl AsRef<[u8]>, key: impl AsRef<[u8]>) -> Self {
        Self { certificate: certificate.as_ref().to_vec(), key: key.as_ref().to_vec(), ca: None, passphrase: None }
    }

    fn ca(mut self, ca: impl AsRef<[u8]>) -> Self {
        self.ca = Some(ca.as_ref().to_vec());
        self
    }

    fn passphrase(mut self, passphrase: &'static str) -> Self {
        self.passphrase = Some(passphrase);
        self
    }

    fn report(&self) -> Report {
        let mut request = CheckRequest::at(Timestamp::parse("2026-11-25T00:00:00Z").expect("a time"));
        let mut add = |name: &str, role, bytes: &[u8]| {
            request.inputs.push(InputRequest::new(name, role, bytes.to_vec()));
        };
        add("server.pem", Role::ServerChain, &self.certificate);
        add("server.key", Role::ServerKey, &self.key);
        if let Some(ca) = &self.ca {
            add("client-ca.pem", Role::ClientCa, ca);
        } else {
            request.policy.client_authentication = Some(ClientAuthentication::None);
        }
        request.passphrase = self.passphrase.map(|text| Secret::new(text.as_bytes().to_vec()));
        tlsconf::check(&request).expect("the request is well-formed")
    }

    /// Writes the files and what is foretold into a folder of their own, for `tests/live/start.py`.
    fn hand_out(&self, name: &str, answer: &ServerAnswer) {
        let Some(folder) = std::env::var_os("TLSCONF_SERVER_SETUPS") else { return };
        let words = |c: char| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '-' };
        let folder = std::path::Path::new(&folder).join(name.chars().map(words).collect::<String>());
        assert!(!folder.exists(), "two set-ups are called {name}");
        fs::create_dir_all(&folder).expect("a folder");
        let write = |name: &str, bytes: &[u8]| fs::write(folder.join(name), bytes).expect("a file");
        write("server.pem", &self.certificate);
        write("server.key", &self.key);
        if let Some(ca) = &self.ca {
            write("client-ca.pem", ca);
        }
        let foretold = serde_json::json!({
            "name": name, "passphrase": self.passphrase, "starts": answer.answer, "logs": answer.logs,
        });
        write("setup.json", foretold.to_string().as_bytes());
    }
}

/// What was measured.
enum Measured {
    Starts,
    /// With this at the end of what it logs.
    Refuses(&'static str),
    /// It starts, and ends every connection: `no shared cipher`.
    Barren,
    /// It starts; whether such a key is the certificate's cannot be worked out here.
    StartsUnseen,
}
use Measured::{Barren, Refuses, Starts, StartsUnseen};

/// Compares what is foretold with what was measured. Each refusal has a finding, an error or a warning.
fn compare(rows: Vec<(&str, Files, Measured)>) {
    let mut wrong = Vec::new();
    for (name, files, measured) in rows {
        let report = files.report();
        let server = report.servers.iter().find(|server| server.id == "redis-server").expect("a statement");
        let starts = server.starts.as_ref().expect("files of the server were given");
        files.hand_out(name, starts);
        let said = starts.logs.as_deref().unwrap_or_default();
        match measured {
            Starts if starts.answer == Answer::Yes && starts.logs.is_none() && starts.causes.is_empty() => {}
            Barren if starts.answer == Answer::Yes && starts.class.as_deref() == Some("key-mismatch") => {}
            StartsUnseen if starts.answer == Answer::Unknown && starts.assumed == ["key"] => {}
            Refuses(error) if starts.answer == Answer::No && said.ends_with(error) => {
                let is_serious = |cause: &u32| report.findings[*cause as usize].severity != Severity::Note;
                if !starts.causes.first().is_some_and(is_serious) {
                    let codes: Vec<_> = report.findings.iter().map(|one| (&one.code, one.severity)).collect();
                    wrong.push(format!("{name}: refused without a finding ({codes:?})"));
                }
            }
            Starts | Barren | StartsUnseen => {
                wrong.push(format!("{name}: starts, foretold {:?} ({said}) {:?}", starts.answer, starts.assumed));
            }
            Refuses(error) => {
                wrong.push(format!("{name}: {error}, foretold {:?} ({said}) {:?}", starts.answer, starts.assumed));
            }
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

fn root() -> Issued {
    Certificate::root("Example Root").key(forged::p256(1)).build()
}

fn rsa_root() -> Issued {
    Certificate::root("Example RSA Root").key(forged::rsa2048(1)).build()
}

fn intermediate(root: &Issued) -> Certificate {
    Certificate::intermediate("Example Issuing CA").key(forged::p256(2)).issued_by(root)
}

fn leaf(issuer: &Issued) -> Certificate {
    Certificate::leaf("redis.example.test").key(forged::p256(3)).issued_by(issuer)
}

fn pems(certificates: &[&Issued]) -> String {
    certificates.iter().map(|one| one.pem()).collect()
}

/// Leaf and intermediate, the leaf's key.
fn good() -> Files {
    let intermediate = intermediate(&root()).build();
    let own = leaf(&intermediate).build();
    Files::new(pems(&[&own, &intermediate]), own.key.pem())
}

/// A leaf by this recipe, alone, with its key.
fn with(recipe: impl Fn(Certificate) -> Certificate) -> Files {
    let leaf = recipe(leaf(&root())).build();
    Files::new(leaf.pem(), leaf.key.pem())
}

/// The text without its END line.
fn cut(text: &str) -> String {
    text.lines().filter(|line| !line.starts_with("-----END")).map(|line| format!("{line}\n")).collect()
}

/// A line of the base64 that is none.
fn damaged(text: &str) -> String {
    text.lines().enumerate().map(|(at, line)| format!("{}\n", if at == 2 { "!!!!" } else { line })).collect()
}
