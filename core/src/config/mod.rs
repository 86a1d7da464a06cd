//! The third verb: what a binding sets up its own TLS stack with, out of the same files as a check and after it.
//!
//! A configuration is given only where the client would not refuse it and no error is left open: what a stack passes over
//! in silence, as OpenSSL does with the rest of a damaged CA file, is a refusal here. Files in odd forms that can be read
//! whole are no reason: nothing of the form is left in what is handed over.

mod judged;
mod open;
#[cfg(feature = "rustls")]
pub(crate) mod server;

pub use judged::{Accepted, Refused};

use crate::{
    Misuse,
    clients::row::Passphrase,
    contract::{
        CONTRACT_VERSION, Config, ConfigKey, ConfigRequest, Configured, EmitOptions, FileBytes, GroupName, KeyForm,
        KeyOutput, Refusal, SuiteName,
    },
    emit::{Asked, Attempt, Plan, Scene, Selected, best, causes, cured, dotted, left_out, notes, select},
    policy::{Suite, group::GroupKind},
};

/// What one client is set up with, or why it is not.
///
/// Faults of the files are no error: they are the refusal, with the report. The only error is [`Misuse`]. The answer may
/// hold a private key, which is wiped on drop.
pub fn config(request: &ConfigRequest) -> Result<Configured, Misuse> {
    let selected = select(&request.client)?;
    if selected.client.is_none() {
        let what = format!("{} is no client that connects", selected.target.name);
        return Err(Misuse::field("client", what));
    }
    let options = EmitOptions { key: request.key, ..EmitOptions::default() };
    let scene = Scene::read(&request.check, &options)?;
    let given = scene.report(selected.client);
    let attempt = tried(&scene, &selected)?;
    let mut notes = notes(&scene, &attempt);
    let mended = cured(causes(&given), &attempt);
    let refusal = open::refusal(&given, &attempt, &mended).or_else(|| closed_key(&scene, &attempt, &selected));
    notes.extend(left_out(&scene));
    let config = refusal.is_none().then(|| settings(&scene, &selected, &attempt));
    Ok(Configured {
        contract_version: CONTRACT_VERSION,
        id: selected.target.id.to_owned(),
        version: dotted(&selected.version),
        runtime: dotted(&selected.runtime),
        config,
        refusal,
        notes,
        report: given,
    })
}

fn tried(scene: &Scene<'_>, selected: &Selected) -> Result<Attempt, Misuse> {
    best(scene, &[selected]).pop().ok_or_else(|| Misuse::field("client", "nobody is set up"))
}

/// [`config`] with the request and the answer as JSON text. The answer holds a private key, as base64, where one was given.
pub fn config_json(request: &str) -> Result<String, Misuse> {
    let request = serde_json::from_str(request).map_err(|error| Misuse::request(&error))?;
    crate::contract::json::text(&config(&request)?)
}

/// The key cannot be handed over in the form that was asked for.
fn closed_key(scene: &Scene<'_>, attempt: &Attempt, selected: &Selected) -> Option<Refusal> {
    let texts = &attempt.texts;
    texts.key.as_ref()?;
    let opens = selected.client.and_then(|client| client.row).is_some_and(|row| row.passphrase == Passphrase::Option);
    let is_usable = match scene.options.key {
        KeyOutput::Pkcs8 => texts.pkcs8.is_some(),
        KeyOutput::Untouched => !texts.is_key_encrypted || opens,
    };
    let name = selected.target.name;
    (!is_usable).then(|| Refusal {
        causes: Vec::new(),
        message: match scene.options.key {
            KeyOutput::Pkcs8 => "the private key was not opened: give its passphrase".to_owned(),
            KeyOutput::Untouched => format!("{name} cannot open an encrypted private key: ask for it as PKCS#8"),
        },
    })
}

fn settings(scene: &Scene<'_>, selected: &Selected, attempt: &Attempt) -> Config {
    let plan = scene.plan(&Asked { selected, directory: "" }, attempt, &[]);
    let server = (!plan.server.is_example).then_some(&plan.server);
    let version = |minor: u8| format!("1.{minor}");
    let (least, most) = plan.versions();
    let key = key(scene, attempt);
    // A certificate without its key would be shown by no stack.
    let chain = if key.is_some() { scene.given.client.as_slice() } else { &[] };
    Config {
        host: server.map(|server| server.host.clone()),
        port: server.map(|server| server.port),
        server_name: server.and_then(|server| server.sni.clone()),
        verify_name: server.map(|server| server.verify_name.clone()),
        min_version: version(least),
        max_version: version(most),
        tls12_suites: suites(&plan.tls12_suites()),
        tls13_suites: suites(&plan.tls13_suites()),
        groups: groups(&plan),
        settings: attempt.setting.iter().map(|setting| setting.id.to_owned()).collect(),
        trust_anchors: der(scene, &attempt.texts.anchors),
        certificate_chain: der(scene, chain),
        key,
    }
}

fn der(scene: &Scene<'_>, which: &[usize]) -> Vec<FileBytes> {
    let certificates = which.iter().filter_map(|index| scene.material.certificates.get(*index));
    certificates.map(|certificate| FileBytes::new(certificate.der.clone())).collect()
}

fn key(scene: &Scene<'_>, attempt: &Attempt) -> Option<ConfigKey> {
    let texts = &attempt.texts;
    texts.certificate.as_ref()?;
    Some(match scene.options.key {
        KeyOutput::Pkcs8 => {
            let octets = texts.pkcs8.as_ref()?;
            ConfigKey { form: KeyForm::Pkcs8, encrypted: false, bytes: FileBytes::new(octets.to_vec()) }
        }
        KeyOutput::Untouched => {
            let text = texts.key.as_ref()?;
            let bytes = FileBytes::new(text.as_bytes().to_vec());
            ConfigKey { form: KeyForm::Pem, encrypted: texts.is_key_encrypted, bytes }
        }
    })
}

fn suites(suites: &[&'static Suite]) -> Vec<SuiteName> {
    let name = |suite: &&Suite| SuiteName { iana: suite.iana.to_owned(), openssl: suite.openssl().map(str::to_owned) };
    suites.iter().map(name).collect()
}

fn groups(plan: &Plan<'_>) -> Vec<GroupName> {
    let groups = plan.groups().iter();
    groups
        .map(|group| GroupName {
            iana: group.iana.to_owned(),
            openssl: group.openssl.to_owned(),
            post_quantum: group.kind == GroupKind::PostQuantum,
        })
        .collect()
}
