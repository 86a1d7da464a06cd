//! Every vector that has a CA file and a server's chain: both as rustls reads them.

use std::collections::BTreeMap;

use rustls_pki_types::{CertificateDer, pem::PemObject};
use tlsconf::{
    CheckRequest,
    contract::{Role, Verification},
};
use tlsconf_tests::vectors::Folder;

use super::oracle::{self, Question};

/// Where webpki and the client's statement speak of different things, and why.
const APART: [(&str, &str); 8] = [
    ("certificate-ed448", "the handshake ends with the key, before webpki is asked"),
    ("certificate-explicit-parameters", "webpki never uses the leaf's key; the handshake does"),
    ("certificate-p224", "as with Ed448"),
    ("certificate-rsa-1024", "as with explicit parameters"),
    ("certificate-unreadable", "a server with such a certificate does not start: nothing is foretold"),
    ("chain-leaf-not-first", "the chain is judged as it was meant; its order is a finding"),
    ("chain-maze", "webpki gives up; the engine says that it does not know"),
    ("policy-preset-key", "as with Ed448"),
];

#[test]
fn webpki_and_the_dialect_agree_on_every_vector() {
    let mut wrong = Vec::new();
    let mut classes: BTreeMap<String, usize> = BTreeMap::new();
    for folder in Folder::all() {
        let text = folder.request();
        let request: CheckRequest = serde_json::from_str(&text).expect("a request");
        let apart = APART.iter().any(|(name, _)| *name == folder.name);
        let Some(real) = webpki_says(&request, host(&text).as_deref()) else { continue };
        let ours = oracle::statement(bare(request));
        *classes.entry(real.clone()).or_default() += 1;
        if (real != ours) != apart {
            wrong.push(format!("{}: webpki {real}, foretold {ours}", folder.name));
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
    assert!(classes.len() > 10 && classes.values().sum::<usize>() > 100, "too few: {classes:?}");
}

/// Only what is said of the server's chain: client files and policies are no business of webpki.
fn bare(mut request: CheckRequest) -> CheckRequest {
    request.inputs.retain(|input| matches!(input.role, Role::CaBundle | Role::ServerChain));
    request.policy = tlsconf::contract::Policy {
        verification: request.policy.verification.filter(|one| *one == Verification::ChainOnly),
        ..Default::default()
    };
    request
}

fn webpki_says(request: &CheckRequest, host: Option<&str>) -> Option<String> {
    let sent = certificates(request, Role::ServerChain)?.ok().filter(|sent| !sent.is_empty())?;
    let trusted = certificates(request, Role::CaBundle)?;
    let Ok(trusted) = trusted else { return Some("ca-file".to_owned()) };
    let question = Question {
        trusted: trusted.iter().map(AsRef::as_ref).collect(),
        sent: sent.iter().map(AsRef::as_ref).collect(),
        time: request.time,
        host: host.filter(|_| request.policy.verification != Some(Verification::ChainOnly)),
    };
    Some(oracle::webpki_says(&question))
}

/// The certificates of a role as rustls reads PEM; `None` where no file has it.
fn certificates(request: &CheckRequest, role: Role) -> Option<Result<Vec<CertificateDer<'static>>, ()>> {
    let mut files = request.inputs.iter().filter(|input| input.role == role).peekable();
    files.peek()?;
    let all = files.flat_map(|file| CertificateDer::pem_slice_iter(file.bytes.as_bytes()));
    Some(all.collect::<Result<_, _>>().map_err(|_| ()))
}

/// The name that is verified.
fn host(text: &str) -> Option<String> {
    let mut request: CheckRequest = serde_json::from_str(text).ok()?;
    request.inputs.clear();
    let endpoint = tlsconf::check(&request).ok()?.endpoint?;
    Some(endpoint.server_name.unwrap_or(endpoint.host))
}
