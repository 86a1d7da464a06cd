//! The second verb: from the same files as a check, what one client needs to connect.
//!
//! Gather what goes in, write the files as this client reads them, let its emitter write the text, and judge the result as
//! the check judged what was given: a refusal that another form of the files mends must be gone.

mod accept;
mod attempt;
mod files;
mod given;
mod judged;
mod made_from;
#[allow(missing_docs, reason = "the documentation does not show it")]
mod notes;
pub(crate) mod pem;
#[allow(missing_docs, reason = "the documentation does not show it")]
mod plan;
#[doc(hidden)]
pub mod quote;
mod roots;
mod store;
#[allow(missing_docs, reason = "the documentation does not show it")]
mod target;

#[doc(hidden)]
pub use plan::{ClientPaths, Pem, Plan, Server, ServerPaths, Stores, Written, unsupported};
#[doc(hidden)]
pub use target::{Files, Setting, Target};

// For `config`, which hands over what is written here.
pub(crate) use accept::Scene;
pub(crate) use attempt::{Attempt, best, notes};
pub(crate) use judged::causes;
pub(crate) use notes::left_out;
pub(crate) use target::{Asked, Selected, select};

use judged::{AsGiven, Judged};

use crate::{
    Misuse,
    clients::{TARGETS, row::Passphrase},
    contract::{
        AsEmitted, CONTRACT_VERSION, CheckRequest, ClientRequest, ClientVerdict, EmitEachRequest, EmitNote,
        EmitOptions, EmitRequest, Emitted, EmittedFile, KeyOutput, Role, Unsupported,
    },
    limits,
    read::{PrivateKey, ReadInput},
    trust::dialect::Class,
};

/// Writes what one client needs.
///
/// Faults of the files are no error: what the client will do with them is part of the answer, and so is that it cannot
/// be done. The only error is [`Misuse`].
///
/// ```
/// use tlsconf::{CheckRequest, EmitRequest, contract::{ClientRequest, EmitOptions, Timestamp}};
///
/// let check = CheckRequest::at(Timestamp::from_unix(1_795_000_000)).with_endpoint("cache.example.com:12345");
/// let request = EmitRequest::of(check, ClientRequest::of("redis-py"));
/// let emitted = tlsconf::emit(&request)?;
/// assert!(emitted.config[0].text.contains("cache.example.com"));
/// # Ok::<(), tlsconf::Misuse>(())
/// ```
pub fn emit(request: &EmitRequest) -> Result<Emitted, Misuse> {
    let selected = select(&request.client)?;
    let asked = Asked { selected: &selected, directory: &request.options.directory };
    let one = written(&request.check, &request.options, &[asked])?.pop();
    one.ok_or_else(|| Misuse::field("client", "nobody is written for"))
}

/// [`emit`] with the request and the answer as JSON text. The answer holds private keys, as base64: it is what was asked
/// for.
pub fn emit_json(request: &str) -> Result<String, Misuse> {
    let request = serde_json::from_str(request).map_err(|error| Misuse::request(&error))?;
    crate::contract::json::text(&emit(&request)?)
}

/// Writes what each of several clients needs, in their order: the same answers as by [`emit`] for each, and the files are
/// read, and what is written for several is judged, only once.
///
/// ```
/// use tlsconf::{CheckRequest, EmitEachRequest, contract::{ClientRequest, Timestamp}};
///
/// let check = CheckRequest::at(Timestamp::from_unix(1_795_000_000)).with_endpoint("cache.example.com:12345");
/// let clients = ["redis-py", "go-redis"].map(ClientRequest::of);
/// let emitted = tlsconf::emit_each(&EmitEachRequest::of(check, clients))?;
/// assert_eq!(emitted.iter().map(|one| one.id.as_str()).collect::<Vec<_>>(), ["redis-py", "go-redis"]);
/// # Ok::<(), tlsconf::Misuse>(())
/// ```
pub fn emit_each(request: &EmitEachRequest) -> Result<Vec<Emitted>, Misuse> {
    let EmitEachRequest { check, clients, options, directories } = request;
    if clients.len() > limits::WRITTEN_FOR {
        return Err(Misuse::field("clients", format!("no more than {} at once", limits::WRITTEN_FOR)));
    }
    let everyone: Vec<ClientRequest> = TARGETS.iter().map(|target| ClientRequest::of(target.id)).collect();
    let clients = if clients.is_empty() { &everyone } else { clients };
    let selected: Vec<Selected> = clients
        .iter()
        .map(select)
        .collect::<Result<_, _>>()
        .map_err(|misuse| Misuse { field: Some("clients"), ..misuse })?;
    if !directories.is_empty() && directories.len() != selected.len() {
        return Err(Misuse::field("directories", format!("{} for {} clients", directories.len(), selected.len())));
    }
    accept::directories_are_sound(directories)?;
    let asked = selected.iter().enumerate();
    let directory = |at: usize| directories.get(at).unwrap_or(&options.directory);
    let asked: Vec<Asked<'_>> = asked.map(|(at, selected)| Asked { selected, directory: directory(at) }).collect();
    written(check, options, &asked)
}

/// [`emit_each`] with the request and the answer as JSON text, an array. The answer holds private keys, as base64.
pub fn emit_each_json(request: &str) -> Result<String, Misuse> {
    let request = serde_json::from_str(request).map_err(|error| Misuse::request(&error))?;
    crate::contract::json::text(&emit_each(&request)?)
}

fn written(check: &CheckRequest, options: &EmitOptions, asked: &[Asked<'_>]) -> Result<Vec<Emitted>, Misuse> {
    let mut scene = Scene::read(check, options)?;
    let mut judged = Judged::new(&scene.case, &scene.material, &scene.relations);
    let client = |asked: &Asked<'_>| asked.selected.client;
    let given: Vec<AsGiven> =
        asked.iter().map(|one| client(one).map(|client| judged.as_given(client)).unwrap_or_default()).collect();
    let mut notes = Vec::new();
    roots::add(&mut scene, &mut notes)?;
    let made_from = made_from::lines(&scene.material);
    let selected: Vec<&Selected> = asked.iter().map(|one| one.selected).collect();
    let attempts = best(&scene, &selected).into_iter();
    let each = asked.iter().zip(given).zip(attempts);
    Ok(each.map(|((asked, given), attempt)| answer(&scene, asked, given, &attempt, &notes, &made_from)).collect())
}

/// What one of them is answered. `before` are the notes on what all share.
fn answer(
    scene: &Scene<'_>,
    asked: &Asked<'_>,
    given: AsGiven,
    attempt: &Attempt,
    before: &[EmitNote],
    made_from: &[String],
) -> Emitted {
    let Selected { target, client, version, runtime } = asked.selected;
    let mut emitted = Emitted {
        contract_version: CONTRACT_VERSION,
        id: target.id.to_owned(),
        name: target.name.to_owned(),
        version: dotted(version),
        runtime: dotted(runtime),
        made_from: made_from.to_vec(),
        files: Vec::new(),
        config: Vec::new(),
        run: Vec::new(),
        notes: before.to_vec(),
        unsupported: None,
        as_given: given.statement,
        as_emitted: None,
        cured: Vec::new(),
    };
    emitted.notes.extend(notes(scene, attempt));
    let plan = scene.plan(asked, attempt, made_from);
    let hindered = unread_ca(scene).or_else(|| closed_key(scene, target, &attempt.texts));
    let text = hindered.map_or_else(|| (target.emit)(&plan), Err);
    let outcome = text.and_then(|text| Ok((text, files_of(scene, target, attempt)?)));
    match outcome {
        Ok((text, files)) => {
            (emitted.config, emitted.run, emitted.files) = (text.config, text.run, text.files);
            emitted.notes.extend(text.notes);
            emitted.files.extend(files);
        }
        Err(reason) => {
            emitted.unsupported = Some(reason);
            return emitted;
        }
    }
    emitted.notes.extend(general_notes(scene, &plan));
    if client.is_some() {
        emitted.cured = cured(given.causes, attempt);
        emitted.as_emitted = attempt.statement.clone().map(|statement| unopened(scene, &attempt.texts, statement));
    }
    emitted
}

/// The passphrase was not given, and the text reads it when it runs: then nobody knows.
fn unopened(scene: &Scene<'_>, written: &files::Texts, statement: AsEmitted) -> AsEmitted {
    let is_open = !written.is_key_encrypted || scene.case.passphrase.is_some();
    if is_open || statement.class.as_deref() != Some(Class::Passphrase.as_str()) {
        return statement;
    }
    let mut assumed = statement.assumed;
    assumed.push("passphrase".to_owned());
    AsEmitted {
        verdict: ClientVerdict::Unknown,
        assumed,
        class: None,
        prints: None,
        causes: Vec::new(),
        works_until: None,
        ..statement
    }
}

pub(crate) fn dotted(version: &[u32]) -> Option<String> {
    let parts: Vec<String> = version.iter().map(u32::to_string).collect();
    (!parts.is_empty()).then(|| parts.join("."))
}

/// Codes of the refusal's findings that are no longer among the reasons.
pub(crate) fn cured(mut before: Vec<String>, attempt: &Attempt) -> Vec<String> {
    let left = attempt.statement.as_ref().map(|statement| statement.causes.as_slice()).unwrap_or_default();
    before.retain(|code| !left.contains(code));
    before.dedup();
    before
}

/// A CA file of which nothing could be read. Without it the client would trust what its system trusts, which nobody asked for.
fn unread_ca(scene: &Scene<'_>) -> Option<Unsupported> {
    let is_ca = |input: &&ReadInput| input.role == Role::CaBundle;
    let unread = scene.material.inputs.iter().find(is_ca).filter(|_| scene.given.anchors.is_empty())?;
    let reason = format!("no certificate could be read from the CA file {}", crate::text::shown(&unread.name));
    Some(unsupported(reason, format!("tlsconf check {}", crate::text::shell_quoted(&unread.name))))
}

/// A key that the client cannot open.
fn closed_key(scene: &Scene<'_>, target: &'static Target, written: &files::Texts) -> Option<Unsupported> {
    let key = given::Given::key(&scene.material, scene.given.client_key)?;
    let wants_pem = matches!(target.files, Files::Pem | Files::Inline);
    let is_usable = match target.files {
        Files::Pem | Files::Inline => !written.is_key_encrypted || target.passphrase == Passphrase::Option,
        Files::Stores => written.pkcs8.is_some(),
        Files::Server => true,
    };
    if scene.given.client.is_empty() || is_usable {
        return None;
    }
    let instead = decrypt(key, scene, target);
    if key.encryption.is_none() {
        let name = scene.material.inputs.get(key.input).map(|input| input.name.as_str()).unwrap_or_default();
        let name = crate::text::shown(name);
        return Some(unsupported(format!("the private key in {name} cannot be read"), instead));
    }
    let opens = key.facts().is_some();
    Some(if wants_pem {
        unsupported(
            format!(
                "{} cannot open an encrypted private key{}",
                target.name,
                if opens { "" } else { ", nor could tlsconf" }
            ),
            instead,
        )
    } else {
        unsupported("a key store holds the key itself, and the encrypted key was not opened", instead)
    })
}

/// The files to write, unless nothing can come of them.
fn files_of(scene: &Scene<'_>, target: &Target, attempt: &Attempt) -> Result<Vec<EmittedFile>, Unsupported> {
    if let Some(reason) = &attempt.starts_not {
        return Err(reason.clone());
    }
    attempt.texts.out(target.files, scene).ok_or_else(|| {
        unsupported(
            "the key stores cannot be written: DER has no room for so much",
            "tlsconf check with the same files",
        )
    })
}

fn decrypt(key: &PrivateKey, scene: &Scene<'_>, target: &Target) -> String {
    let name = scene.material.inputs.get(key.input).map_or("client.key", |input| input.name.as_str());
    let file = crate::text::shell_quoted(name);
    if scene.options.key == KeyOutput::Pkcs8 || matches!(target.files, Files::Stores) {
        return "give the passphrase: --passphrase-env VAR or --passphrase-file FILE".to_owned();
    }
    format!(
        "openssl pkcs8 -topk8 -nocrypt -in {file} -out client.key, or give the passphrase and ask for PKCS#8 \
         (--passphrase-env VAR --key-format pkcs8)"
    )
}

/// What holds for every client.
fn general_notes(scene: &Scene<'_>, plan: &Plan<'_>) -> Vec<EmitNote> {
    let mut written = Written::default();
    if plan.server.is_example {
        let server = format!("{}:{}", plan.server.host, plan.server.port);
        written.note("no-endpoint", format!("no endpoint was given: {server} stands in its place"));
    }
    if plan.ca.is_none() && plan.target.files != Files::Server {
        written.note("no-ca-file", "no CA file was given: the client trusts what its own system or list trusts");
    }
    written.notes.extend(left_out(scene));
    written.notes
}

pub(crate) fn file(name: &str, purpose: &str, octets: Vec<u8>, secret: bool) -> EmittedFile {
    EmittedFile {
        name: name.to_owned(),
        purpose: purpose.to_owned(),
        mode: if secret { "0600" } else { "0644" }.to_owned(),
        secret,
        bytes: Some(crate::contract::FileBytes::new(octets)),
    }
}
