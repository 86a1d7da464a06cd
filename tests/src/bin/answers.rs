//! Writes requests and what the core answers, a JSON object a line, for other languages' faces to be compared with:
//! `answers FILE`. Every vector is checked and written for one client each in turn; every client gets the same good set,
//! in three set-ups.

#![allow(clippy::expect_used, clippy::unwrap_used, reason = "a file that cannot be written must stop the run")]

use std::{
    env, fs,
    io::{BufWriter, Write},
};

use serde_json::{Value, json};
use tlsconf::{
    Misuse, clients,
    say::text::{Style, human},
};
use tlsconf_tests::vectors::Folder;

const SET: &str = "input-mutual-tls-good";
const ENCRYPTED: &str = "key-encrypted-p256-pbkdf2-aes256";

fn main() {
    let file = env::args().nth(1).expect("usage: answers FILE");
    let mut out = BufWriter::new(fs::File::create(&file).expect("the file can be made"));
    let mut count = 0;
    let mut write = |line: &Value| {
        writeln!(out, "{line}").expect("the file can be written");
        count += 1;
    };
    let folders = Folder::all();
    for (at, folder) in folders.iter().enumerate() {
        write(&checked(folder));
        let target = clients::TARGETS[at % clients::TARGETS.len()].id;
        write(&emitted(&folder.name, &folder.request(), target, &json!({})));
    }
    let of = |name: &str| folders.iter().find(|folder| folder.name == name).expect("a vector").request();
    let (set, encrypted) = (of(SET), of(ENCRYPTED));
    for target in clients::TARGETS {
        let options = json!({ "user": "a'b\"c$(x)\\", "database": 3, "directory": "/etc/tls of redis" });
        write(&emitted(SET, &set, target.id, &options));
        let options =
            json!({ "topology": "cluster", "key": "pkcs8", "store_password": "pass word", "entropy": "seed" });
        write(&emitted(SET, &set, target.id, &options));
        let options = json!({ "topology": "sentinel", "primary": "mymaster", "passphrase_env": "OPENS_IT" });
        write(&emitted(ENCRYPTED, &encrypted, target.id, &options));
    }
    println!("{count} answers in {file}");
}

fn checked(folder: &Folder) -> Value {
    let request = folder.request();
    let report = tlsconf::check(&serde_json::from_str(&request).expect("a request")).expect("a report");
    let answer = serde_json::to_string(&report).expect("JSON");
    json!({ "verb": "check", "name": folder.name, "request": request, "answer": answer, "text": human(&report, Style::default()) })
}

fn emitted(name: &str, check: &str, target: &str, options: &Value) -> Value {
    let check: Value = serde_json::from_str(check).expect("JSON");
    let request = json!({ "check": check, "client": { "id": target }, "options": options }).to_string();
    let name = format!("{name} for {target}");
    match tlsconf::emit_json(&request) {
        Ok(answer) => json!({ "verb": "emit", "name": name, "request": request, "answer": answer }),
        Err(Misuse { field, message, .. }) => {
            let answer = json!({ "field": field, "message": message }).to_string();
            json!({ "verb": "emit", "name": name, "request": request, "answer": answer })
        }
    }
}
