//! The same for a server: its chain and key, and the CAs with which it verifies clients.

use super::{Refused, open};
use crate::{
    Misuse,
    clients::by_id,
    contract::{
        CheckRequest, ClientAuthentication, ClientRequest, EmitNote, EmitOptions, FileBytes, GroupName, KeyOutput,
        Refusal, Report, SuiteName,
    },
    emit::{Asked, Scene, notes, select},
    read::PrivateKey,
};

/// What a server is set up with.
pub struct ServerSettings {
    /// `1.2` or `1.3`.
    pub versions: (String, String),
    pub tls12_suites: Vec<SuiteName>,
    pub tls13_suites: Vec<SuiteName>,
    pub groups: Vec<GroupName>,
    /// DER, the leaf first.
    pub chain: Vec<FileBytes>,
    /// PKCS#8.
    pub key: FileBytes,
    pub client_authentication: ClientAuthentication,
    /// DER, one certificate each.
    pub client_ca: Vec<FileBytes>,
    pub notes: Vec<EmitNote>,
    pub report: Report,
}

/// `client` is who is asked what it would make of the server.
pub fn server(check: &CheckRequest, client: &'static str) -> Result<Result<ServerSettings, Box<Refused>>, Misuse> {
    let selected = select(&ClientRequest::of("redis-conf"))?;
    let options = EmitOptions { key: KeyOutput::Pkcs8, ..EmitOptions::default() };
    let mut scene = Scene::read(check, &options)?;
    let asked = scene.case.policy.client_authentication.unwrap_or(if scene.given.client_ca.is_empty() {
        ClientAuthentication::None
    } else {
        // As redis-server does.
        ClientAuthentication::Required
    });
    if asked != ClientAuthentication::None && scene.given.client_ca.is_empty() {
        return Err(Misuse::field(
            "inputs",
            "clients are to show a certificate: give the CA that signs them (client_ca)",
        ));
    }
    if scene.given.client.is_empty() {
        // What clients have to show is theirs.
        scene.case.policy.client_authentication = None;
    }
    let report = scene.report(by_id(client));
    let attempt = super::tried(&scene, &selected)?;
    let notes = notes(&scene, &attempt);
    if let Some(refusal) = open::refusal(&report, &attempt, &[]) {
        return Ok(Err(Box::new(Refused::new(Some(refusal), report))));
    }
    let key = scene.given.server_key.and_then(|at| scene.material.keys.get(at));
    let (Some(key), false) = (key.and_then(PrivateKey::pkcs8), scene.given.server.is_empty()) else {
        let message = match key {
            Some(_) => "the private key was not opened: give its passphrase",
            None => "a server shows a certificate: give its chain (server_chain) and its key (server_key)",
        };
        let refusal = Refusal { causes: Vec::new(), message: message.to_owned() };
        return Ok(Err(Box::new(Refused::new(Some(refusal), report))));
    };
    let plan = scene.plan(&Asked { selected: &selected, directory: "" }, &attempt, &[]);
    let (least, most) = plan.versions();
    Ok(Ok(ServerSettings {
        versions: (format!("1.{least}"), format!("1.{most}")),
        tls12_suites: super::suites(&plan.tls12_suites()),
        tls13_suites: super::suites(&plan.tls13_suites()),
        groups: super::groups(&plan),
        chain: super::der(&scene, &scene.given.server),
        key: FileBytes::new(key.to_vec()),
        client_authentication: asked,
        client_ca: super::der(&scene, &scene.given.client_ca),
        notes,
        report,
    }))
}
