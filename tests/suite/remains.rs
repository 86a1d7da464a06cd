//! After a call nothing of a key or a passphrase is left in the process's memory: no number of the key, no piece of its PEM, nothing
//! that was made of it on the way, heap and stacks alike. Each call has a process of its own, which never holds what is sought.

use std::{collections::BTreeSet, fs, path::Path, process::Command};

use base64ct::{Base64, Encoding};
use serde_json::{Value, json};
use tlsconf_tests::{
    data,
    forge::pem,
    generating,
    remains::{Rows, private_octets},
    vectors::Folder,
};

const PASSPHRASE: &str = "correct horse";
const STORES: &str = "Kx7-store-Wq92-mP";

/// A question, and what must not remain of it.
struct Case {
    name: String,
    door: &'static str,
    request: String,
    rows: Rows,
}

#[test]
fn a_call_leaves_nothing_of_a_key_or_a_passphrase() {
    let cases = [opened(), passphrases(), endpoints(), generated()].concat_all();
    let folder = std::env::temp_dir().join(format!("tlsconf-remains-{}", std::process::id()));
    fs::create_dir_all(&folder).expect("a folder for the requests");
    let (mut left, mut unseen) = (Vec::new(), Vec::new());
    for case in &cases {
        assert!(!case.rows.is_empty(), "{}: nothing to look for", case.name);
        let (held, lines) = ask(&folder, case);
        let name = format!("{} by {}", case.name, case.door);
        // An archive deflates what is in it, and a manifest holds base64 of base64.
        if held == 0 && !case.name.contains("zip") && !case.name.contains("kubernetes") {
            unseen.push(name.clone());
        }
        left.extend(lines.into_iter().map(|line| format!("{name}: {line}")));
    }
    fs::remove_dir_all(&folder).expect("the folder that was made");
    println!("{} calls, {} rows", cases.len(), cases.iter().map(|case| case.rows.len()).sum::<usize>());
    assert!(cases.len() > 50, "only {} calls", cases.len());
    assert!(unseen.is_empty(), "not even seen while the request was held: {unseen:#?}");
    assert!(left.is_empty(), "{left:#?}");
}

trait Concat {
    fn concat_all(self) -> Vec<Case>;
}

impl<const N: usize> Concat for [Vec<Case>; N] {
    fn concat_all(self) -> Vec<Case> {
        self.into_iter().flatten().collect()
    }
}

/// What was seen while the request was held, and what remained.
fn ask(folder: &Path, case: &Case) -> (usize, Vec<String>) {
    let (rows, request) = (folder.join("rows"), folder.join("request.json"));
    fs::write(&rows, case.rows.write()).expect("a file");
    fs::write(&request, &case.request).expect("a file");
    let run = Command::new(env!("CARGO_BIN_EXE_remains")).arg(&rows).arg(case.door).arg(&request).output();
    let run = run.expect("the program beside this test");
    assert!(run.status.success(), "{}: {}", case.name, String::from_utf8_lossy(&run.stderr));
    let text = String::from_utf8(run.stdout).expect("text");
    let mut lines = text.lines().map(str::to_owned);
    let held = lines.next().and_then(|line| line.parse().ok()).expect("how many were seen");
    (held, lines.collect())
}

/// Keys in every form, plain and encrypted, alone and in containers, through every door that opens them.
fn opened() -> Vec<Case> {
    // A vector, and the key in it.
    const SETS: [(&str, &str); 15] = [
        ("input-mutual-tls-good", "mtls/redis_user_private.key"),
        ("input-console-zip", "keys/p256-7.pem"),
        ("input-kubernetes-secret", "keys/p256-7.pem"),
        ("input-key-in-client-ca", "keys/p256-5.pem"),
        ("key-rsa-good", "keys/rsa2048-1.pem"),
        ("key-rsa-pkcs1", "keys/rsa2048-1.pem"),
        ("key-ec-sec1", "keys/p256-7.pem"),
        ("key-encrypted-p256-pbkdf2-aes256", "keys/p256-9.pem"),
        ("key-encrypted-p256-scrypt", "keys/p256-9.pem"),
        ("key-encrypted-rsa2048-legacy-aes256", "keys/rsa2048-4.pem"),
        ("key-base64-of-pem", "keys/p256-7.pem"),
        ("key-and-certificate-in-one-file", "keys/p256-7.pem"),
        ("key-several", "keys/p256-7.pem"),
        ("pem-key-one-line", "keys/p256-7.pem"),
        ("pem-key-quoted", "keys/p256-7.pem"),
    ];
    const DOORS: [&str; 10] = [
        "check",
        "inspect",
        "emit",
        "emit-each",
        "config",
        "c-check",
        "c-emit",
        "c-config",
        "handles-emit",
        "handles-config",
    ];
    let folders = Folder::all();
    let mut cases = Vec::new();
    for (name, key) in SETS {
        let folder = folders.iter().find(|folder| folder.name == name).expect("a vector");
        let check: Value = serde_json::from_str(&folder.request()).expect("JSON");
        let emit =
            json!({"check": check, "client": {"id": "jedis"}, "options": {"key": "pkcs8", "store_password": STORES}});
        let clients = ["jedis", "redis-py", "kubernetes-secret", "redis-conf", "celery"].map(|id| json!({"id": id}));
        let each = json!({"check": check, "clients": clients, "options": emit["options"]});
        let config = json!({"check": check, "client": {"id": "hiredis"}, "key": "pkcs8"});
        for door in DOORS {
            let request = match door.rsplit('-').next() {
                Some("emit") => &emit,
                Some("each") => &each,
                Some("config") => &config,
                _ => &check,
            };
            let mut rows = Rows::default();
            add_key(&mut rows, &data::text(key));
            for input in check["inputs"].as_array().into_iter().flatten() {
                add_file(&mut rows, input);
            }
            for passphrase in [PASSPHRASE, STORES] {
                rows.add("the passphrase", passphrase.as_bytes(), |_| true);
            }
            cases.push(Case { name: name.to_owned(), door, request: request.to_string(), rows });
        }
    }
    cases
}

/// A passphrase with what JSON escapes, and with requests that are refused once it has been read.
fn passphrases() -> Vec<Case> {
    let passphrase = "Zb4-\"quoted\"\n\\-p\u{e4}ssword-77";
    let key = Base64::encode_string(&data::bytes("mtls/redis_user_private.key"));
    let whole = json!({
        "passphrase": passphrase,
        "inputs": [{"name": "client.key", "bytes": key}],
        "time": "2026-11-25T00:00:00Z",
    });
    let spoilt = [
        ("good", Value::Null, Value::Null),
        ("an unknown field", "unknown".into(), 1.into()),
        ("no time", "time".into(), "yesterday".into()),
        ("an unknown client", "clients".into(), json!([{"id": "nobody"}])),
        ("a second file that is none", "policy".into(), json!({"min_version": 7})),
    ];
    let case = |(name, field, value): &(&str, Value, Value), door| {
        let mut request = whole.clone();
        if let Some(field) = field.as_str() {
            request[field] = value.clone();
        }
        let mut rows = Rows::default();
        // As JSON writes it, and as it is.
        rows.add("the passphrase", passphrase.as_bytes(), |_| true);
        rows.add("the passphrase in JSON", json!(passphrase).to_string().as_bytes(), |_| true);
        add_file(&mut rows, &whole["inputs"][0]);
        add_key(&mut rows, &data::text("mtls/redis_user_private.key"));
        Case { name: format!("a passphrase with escapes, {name}"), door, request: request.to_string(), rows }
    };
    spoilt.iter().flat_map(|one| ["check", "c-check"].map(|door| case(one, door))).collect()
}

/// A password in the endpoint's URL, in each form that an endpoint can have.
fn endpoints() -> Vec<Case> {
    let password = "Qm8-url-password-Zx31";
    let url = format!("rediss://default:{password}@cache.example.test:6380");
    let forms = [json!(url), json!({"text": url, "server_name": "cache.example.test"})];
    let case = |(number, endpoint): (usize, &Value), door: &'static str| {
        let check = json!({"endpoint": endpoint, "time": "2026-11-25T00:00:00Z"});
        let request = if door == "emit" { json!({"check": check, "client": {"id": "redis-cli"}}) } else { check };
        let mut rows = Rows::default();
        rows.add("the password", password.as_bytes(), |_| true);
        Case { name: format!("form {number} of an endpoint"), door, request: request.to_string(), rows }
    };
    forms.iter().enumerate().flat_map(|one| ["check", "c-check", "emit"].map(|door| case(one, door))).collect()
}

/// What is made, and the randomness it is made of.
fn generated() -> Vec<Case> {
    let mut cases = Vec::new();
    for (name, request) in generating::requests() {
        // RSA keys take a debug build long.
        let Some(made) = tlsconf::generate_json(&request.to_string()).ok().filter(|_| !name.contains("rsa")) else {
            continue;
        };
        let made: Value = serde_json::from_str(&made).expect("JSON");
        let mut rows = Rows::default();
        let entropy = request["entropy"].as_str().expect("base64").to_owned();
        rows.add("the entropy", &Base64::decode_vec(&entropy).expect("base64"), |_| true);
        rows.add("the entropy in JSON", entropy.as_bytes(), |_| true);
        for file in made["files"].as_array().expect("files") {
            let octets = Base64::decode_vec(file["bytes"].as_str().unwrap_or_default()).expect("base64");
            if let Ok(text) = String::from_utf8(octets)
                && text.contains("PRIVATE KEY")
            {
                add_key(&mut rows, &text);
            }
        }
        let ca = &request["client"]["ca"]["key"];
        if ca.is_object() {
            add_file(&mut rows, ca);
        }
        for door in ["generate", "c-generate", "handles-generate"] {
            let mut own = Rows::read(&rows.write());
            own.add("the passphrase", PASSPHRASE.as_bytes(), |_| true);
            cases.push(Case { name: name.to_owned(), door, request: request.to_string(), rows: own });
        }
    }
    cases
}

/// The private numbers of a PKCS#8 key: as DER has them, as arithmetic does, and wherever they stand in base64.
fn add_key(rows: &mut Rows, text: &str) {
    let octets = pem::decode(&text[text.find("-----BEGIN PRIVATE KEY").expect("a plain key")..]);
    let places: BTreeSet<usize> = private_octets(&octets).into_iter().collect();
    let mut numbers: Vec<Vec<u8>> = Vec::new();
    let mut last = None;
    for at in places {
        if last.is_none_or(|last: usize| last + 1 != at) {
            numbers.push(Vec::new());
        }
        numbers.last_mut().expect("one was begun").push(octets[at]);
        last = Some(at);
    }
    for number in numbers {
        rows.add("a number of the key", &number, |_| true);
        rows.add("a number of the key, backwards", &number.iter().rev().copied().collect::<Vec<_>>(), |_| true);
        add_base64(rows, "a number of the key in base64", &number);
    }
}

/// A key's file as the request holds it, and the octets of its PEM where they are encrypted.
fn add_file(rows: &mut Rows, input: &Value) {
    let bytes = input["bytes"].as_str().unwrap_or_default();
    let octets = Base64::decode_vec(bytes).expect("base64");
    let text = String::from_utf8_lossy(&octets);
    if let Some(value) = text.split_once("tls.key: ").and_then(|(_, rest)| rest.lines().next()) {
        // Between the markers, whose base64 is no secret.
        rows.add("the value of the manifest", value.as_bytes(), |at| at > 48 && at + 64 < value.len());
    }
    let is_whole = input["role"] == "client_key" && !text.contains("CERTIFICATE");
    let begin = text.find("PRIVATE KEY-----").map(|at| at + 16);
    // Base64 of PEM shows no label.
    let from = begin.or(is_whole.then_some(45));
    let Some(from) = from.filter(|_| !octets.starts_with(b"PK")) else { return };
    let to = text.get(from..).and_then(|rest| rest.find("-----END")).map_or(text.len(), |at| from + at);
    rows.add("the file in JSON", bytes.as_bytes(), |at| (from..to).contains(&(at * 3 / 4)));
    let body: String = text.lines().filter(|line| !line.contains(':') && !line.starts_with('-')).collect();
    if text.contains("ENCRYPTED")
        && let Ok(der) = Base64::decode_vec(&body)
    {
        rows.add("the encrypted key", &der, |at| at > 100 || !text.contains("BEGIN ENCRYPTED"));
        add_base64(rows, "the encrypted key in base64", &der[der.len().min(102)..]);
    }
}

/// Three octets are four characters, so that they can stand in three ways.
fn add_base64(rows: &mut Rows, name: &str, octets: &[u8]) {
    for skipped in 0..3.min(octets.len()) {
        let text = Base64::encode_string(&octets[skipped..]);
        let whole = text.len() / 4 * 4;
        rows.add(name, text.as_bytes(), |at| at + 4 < whole);
    }
}
