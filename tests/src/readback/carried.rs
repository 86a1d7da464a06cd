//! What is emitted to carry files, parsed as its reader parses it: the PEM that comes out is the PEM that went in.

use std::{fs, path::Path};

use base64ct::{Base64, Encoding};
use tlsconf::{
    CheckRequest, EmitRequest, Emitted,
    contract::{ClientRequest, EmitOptions, EndpointRequest, InputRequest, Role, Secret, Timestamp},
};

use super::{
    Check, Outcome, compare,
    formats::{parse, sourced, yaml_texts},
};
use crate::mtls::Set;

pub const CHECKS: &[Check] = &[
    ("kubernetes-secret, by PyYAML", |folder, _| kubernetes(folder, yaml_texts)),
    ("kubernetes-secret, as Kubernetes reads it", |folder, _| {
        kubernetes(folder, |folder, text| parse(folder, "yaml", text))
    }),
    ("terraform, as Terraform reads it", |folder, _| terraform(folder)),
    ("env-file, by sh and as Compose reads it", |folder, _| env_file(folder)),
];

const USER: &str = "a'b\"c$(touch pwned)`touch pwned`\\u000a${HOME}%{x}\u{1f600}";
/// Where the files are said to lie: nothing that no reader could take.
const FOLDER: &str = "/tls/it's \"here\" $HOME \\n";

fn emitted(target: &str, with_client: bool, options: EmitOptions) -> (Emitted, Set) {
    let set = Set::new();
    let mut check = CheckRequest::at(Timestamp::from_unix(1_795_564_800));
    let mut files = vec![("ca.pem", Role::CaBundle, set.ca())];
    if with_client {
        files.push(("user.crt", Role::ClientCertificate, set.client_chain()));
        files.push(("user.key", Role::ClientKey, set.client.key.pem()));
    }
    check.inputs =
        files.into_iter().map(|(name, role, text)| InputRequest::new(name, role, text.into_bytes())).collect();
    check.endpoint = Some(EndpointRequest::Text(Secret::new(b"redis.example.test:6380".to_vec())));
    let request = EmitRequest::of(check, ClientRequest::of(target)).with_options(options);
    let emitted = tlsconf::emit(&request).unwrap_or_else(|misuse| panic!("{target}: {misuse}"));
    assert!(emitted.unsupported.is_none(), "{target}: {:?}", emitted.unsupported);
    (emitted, set)
}

fn options() -> EmitOptions {
    EmitOptions { user: Some(USER.to_owned()), directory: FOLDER.to_owned(), database: 2, ..EmitOptions::default() }
}

fn document(emitted: &Emitted) -> String {
    let file = emitted.files.first().expect("the object");
    String::from_utf8(file.bytes.as_ref().expect("its octets").as_bytes().to_vec()).expect("UTF-8")
}

/// The blocks alone: fixtures say above each what it is.
fn blocks(text: &str) -> String {
    let mut inside = false;
    let mut out = String::new();
    for line in text.lines() {
        inside |= line.starts_with("-----BEGIN");
        if inside {
            out.push_str(line);
            out.push('\n');
        }
        inside &= !line.starts_with("-----END");
    }
    out
}

/// The value behind a key.
fn behind<'t>(texts: &'t [Vec<u8>], key: &str) -> &'t [u8] {
    let at = texts.iter().position(|text| text == key.as_bytes());
    at.and_then(|at| texts.get(at + 1)).map_or(&[], Vec::as_slice)
}

fn kubernetes(folder: &Path, read: impl Fn(&Path, &str) -> Result<Vec<Vec<u8>>, Outcome>) -> Outcome {
    let check = || -> Result<Outcome, Outcome> {
        let (emitted_pair, set) = emitted("kubernetes-secret", true, options());
        let secret = read(folder, &document(&emitted_pair))?;
        let decoded = |key| Base64::decode_vec(&String::from_utf8_lossy(behind(&secret, key))).unwrap_or_default();
        let (lone, _) = emitted("kubernetes-secret", false, options());
        let map = read(folder, &document(&lone))?;
        let patch = read(folder, &emitted_pair.config[0].text)?;
        let variable = |name: &str| {
            let at = patch.iter().position(|text| text == name.as_bytes()).unwrap_or(patch.len());
            patch.get(at + 2).cloned().unwrap_or_default()
        };
        let seen = [
            behind(&secret, "type").to_vec(),
            decoded("ca.crt"),
            decoded("tls.crt"),
            decoded("tls.key"),
            behind(&map, "kind").to_vec(),
            behind(&map, "ca.crt").to_vec(),
            variable("REDIS_USERNAME"),
            behind(&patch, "mountPath").to_vec(),
            variable("REDIS_KEY"),
        ];
        // Kubernetes makes one `$` of two.
        let (user, key) = (USER.replace('$', "$$"), format!("{FOLDER}/tls.key").replace('$', "$$"));
        let (ca, chain, own) = (blocks(&set.ca()), blocks(&set.client_chain()), blocks(&set.client.key.pem()));
        Ok(compare(["kubernetes.io/tls", &ca, &chain, &own, "ConfigMap", &ca, &user, FOLDER, &key], &seen))
    };
    check().unwrap_or_else(|outcome| outcome)
}

fn terraform(folder: &Path) -> Outcome {
    let (emitted, set) = emitted("terraform", true, options());
    match parse(folder, "hcl", &emitted.config[0].text) {
        Ok(texts) => {
            let found: Vec<Vec<u8>> = texts.into_iter().filter(|text| text.starts_with(b"-----")).collect();
            compare([blocks(&set.client_chain()).as_str()], &found)
        }
        Err(outcome) => outcome,
    }
}

/// Both with and without a password in the environment.
fn env_file(folder: &Path) -> Outcome {
    let (emitted, _) = emitted("env-file", true, options());
    let text = &emitted.config[0].text;
    fs::write(folder.join("redis.env"), text).expect("the file can be written");
    let check = || -> Result<Outcome, Outcome> {
        let composed = parse(folder, "dotenv", text)?;
        let sh = ["REDIS_URL", "REDIS_CA", "REDIS_CERT", "REDIS_KEY"].map(|name| sourced(folder, "redis.env", name));
        let mut seen = composed;
        for value in sh {
            seen.push(value?);
        }
        fs::write(folder.join("with.env"), format!("REDIS_PASSWORD='pw%21'\n{text}")).expect("the file can be written");
        seen.push(sourced(folder, "with.env", "REDIS_URL")?);
        seen.extend(parse(folder, "dotenv", &format!("REDIS_PASSWORD='pw%21'\n{text}"))?.into_iter().take(1));
        let path = |name: &str| format!("{FOLDER}/{name}");
        let paths = [path("ca.pem"), path("client.crt"), path("client.key")];
        let lone = "rediss://redis.example.test:6380/2";
        let user = tlsconf::emit::quote::url(USER);
        let full = format!("rediss://{user}:pw%21@redis.example.test:6380/2");
        let once = [lone, paths[0].as_str(), paths[1].as_str(), paths[2].as_str()];
        Ok(compare(once.into_iter().chain(once).chain([full.as_str(), full.as_str()]), &seen))
    };
    check().unwrap_or_else(|outcome| outcome)
}
