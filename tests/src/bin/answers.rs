//! Writes requests and what the core answers, a JSON object a line, for other languages' faces to be compared with:
//! `answers FILE`. Every vector is checked, and written and set up for one client each in turn; every client gets the same
//! good set, in three set-ups; what is made anew comes of fixed randomness. `error` is there where the verb fails: the words of its typed error.

#![allow(clippy::expect_used, clippy::unwrap_used, reason = "a file that cannot be written must stop the run")]

use std::{
    env, fs,
    io::{BufWriter, Write},
};

use serde_json::{Value, json};
use tlsconf::{
    ConfigRequest, Misuse, Rule,
    clients::{self, facts},
    say::text::{Style, human},
};
use tlsconf_tests::{generating, probing, vectors::Folder};

const SET: &str = "input-mutual-tls-good";
const ENCRYPTED: &str = "key-encrypted-p256-pbkdf2-aes256";
const TIME: &str = "2026-11-25T00:00:00Z";

fn main() {
    let file = env::args().nth(1).expect("usage: answers FILE");
    let mut out = BufWriter::new(fs::File::create(&file).expect("the file can be made"));
    let mut count = 0;
    let mut write = |line: &Value| {
        writeln!(out, "{line}").expect("the file can be written");
        count += 1;
    };
    let folders = Folder::all();
    // redis.conf and the like are no clients that connect.
    let connecting: Vec<&str> = clients::TARGETS.iter().filter(|one| one.row.is_some()).map(|one| one.id).collect();
    for (at, folder) in folders.iter().enumerate() {
        write(&checked(folder));
        write(&emitted(&folder.name, &folder.request(), clients::TARGETS[at % clients::TARGETS.len()].id, &json!({})));
        write(&configured(&folder.name, &folder.request(), connecting[at % connecting.len()]));
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
        write(&configured(SET, &set, target.id));
        write(&configured(ENCRYPTED, &encrypted, target.id));
    }
    for (name, request) in generating::requests() {
        let request = request.to_string();
        write(&record("generate", name, &request, tlsconf::generate_json(&request)));
    }
    for (name, request) in probing::requests() {
        let request = request.to_string();
        write(&record("probe", name, &request, tlsconf::probe_json(&request)));
        write(&record("next", name, &request, tlsconf::probe::next_json(&request)));
    }
    for line in misused() {
        write(&line);
    }
    let table = |verb, answer: serde_json::Result<String>| json!({ "verb": verb, "name": format!("the table of {verb}"), "request": "", "answer": answer.expect("JSON") });
    write(&table("clients", serde_json::to_string(&facts::all())));
    write(&table("targets", serde_json::to_string(&facts::targets())));
    write(&table("rules", serde_json::to_string(&Rule::ALL.iter().map(|rule| rule.info()).collect::<Vec<_>>())));
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
    let answer = tlsconf::emit_json(&request);
    record("emit", &name, &request, answer)
}

fn configured(name: &str, check: &str, target: &str) -> Value {
    let check: Value = serde_json::from_str(check).expect("JSON");
    // Typed faces hand the key over in this form alone.
    let request = json!({ "check": check, "client": { "id": target }, "key": "pkcs8" }).to_string();
    let name = format!("{name} for the stack of {target}");
    let mut line = record("config", &name, &request, tlsconf::config_json(&request));
    let asked: ConfigRequest = serde_json::from_str(&request).expect("a request");
    if let Ok(refused) = tlsconf::config(&asked)
        && refused.refusal.is_some()
    {
        line["error"] = serde_json::to_string(&refused.report).expect("JSON").into();
    }
    line
}

/// What is wrong with the request itself, by each verb.
fn misused() -> Vec<Value> {
    let check = |request: &str| record("check", request, request, tlsconf::check_json(request));
    let good = json!({ "time": TIME });
    let beside = |more: Value| {
        let mut request = good.clone();
        request.as_object_mut().expect("an object").extend(more.as_object().expect("an object").clone());
        check(&request.to_string())
    };
    let mut lines = vec![
        check(""),
        check("{"),
        check("[]"),
        check("{}"),
        check("{\"time\":\"yesterday\"}"),
        beside(json!({ "contract_version": 99 })),
        beside(json!({ "inputs": [{ "name": "a\nb\u{202e}", "bytes": "?" }] })),
        beside(json!({ "clients": [{ "id": "redispy" }] })),
        beside(json!({ "policy": { "preset": "modren" } })),
        beside(json!({ "clinets": [] })),
    ];
    let asked = |client: &str| json!({ "check": good, "client": { "id": client } }).to_string();
    for request in ["{", &asked("redispy"), &asked("redis-conf"), &asked("")] {
        lines.push(record("emit", request, request, tlsconf::emit_json(request)));
        lines.push(record("config", request, request, tlsconf::config_json(request)));
    }
    for request in ["{", "{}", r#"{"client":{"name":"a","unknown":1}}"#] {
        lines.push(record("generate", request, request, tlsconf::generate_json(request)));
    }
    lines
}

fn record(verb: &str, name: &str, request: &str, answer: Result<String, Misuse>) -> Value {
    match answer {
        Ok(answer) => json!({ "verb": verb, "name": name, "request": request, "answer": answer }),
        Err(misuse) => {
            let error = misuse.to_string();
            let answer = json!({ "field": misuse.field, "message": misuse.message }).to_string();
            json!({ "verb": verb, "name": name, "request": request, "answer": answer, "error": error })
        }
    }
}
