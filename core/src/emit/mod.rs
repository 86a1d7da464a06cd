//! The second verb: from the same files as a check, what one client needs to connect.
//!
//! Gather what goes in, write the files as this client reads them, let its emitter write the text, and judge the result as
//! the check judged what was given: a refusal that another form of the files mends must be gone.

mod accept;
mod attempt;
mod files;
mod given;
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
pub(crate) use attempt::{Attempt, best};
pub(crate) use notes::left_out;
pub(crate) use target::{Selected, select};

use crate::{
    Misuse,
    clients::row::Passphrase,
    contract::{
        Answer, AsEmitted, CONTRACT_VERSION, ClientVerdict, EmitNote, EmitRequest, Emitted, EmittedFile, KeyOutput,
        Report, Role, Unsupported,
    },
    read::{PrivateKey, ReadInput},
    trust::{dialect::Class, server::ServerClass},
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
    let mut scene = Scene::read(&request.check, &request.options, &selected)?;
    let given = scene.report();
    let mut notes = Vec::new();
    roots::add(&mut scene, &mut notes)?;
    let mut emitted = Emitted {
        contract_version: CONTRACT_VERSION,
        id: selected.target.id.to_owned(),
        name: selected.target.name.to_owned(),
        version: dotted(&selected.version),
        runtime: dotted(&selected.runtime),
        made_from: made_from::lines(&scene.material),
        files: Vec::new(),
        config: Vec::new(),
        run: Vec::new(),
        notes,
        unsupported: None,
        as_given: None,
        as_emitted: None,
        cured: Vec::new(),
    };
    emitted.as_given = given.clients.first().cloned();
    let attempt = best(&scene, &mut emitted.notes);
    let written = &attempt.texts;
    let plan = scene.plan(&attempt, &emitted.made_from);
    let hindered = unread_ca(&scene).or_else(|| closed_key(&scene, written));
    let text = hindered.map_or_else(|| (selected.target.emit)(&plan), Err);
    let outcome = text.and_then(|text| Ok((text, files_of(&scene, &attempt)?)));
    match outcome {
        Ok((text, files)) => {
            (emitted.config, emitted.run, emitted.files) = (text.config, text.run, text.files);
            emitted.notes.extend(text.notes);
            emitted.files.extend(files);
        }
        Err(reason) => {
            emitted.unsupported = Some(reason);
            return Ok(emitted);
        }
    }
    emitted.notes.extend(general_notes(&scene, &plan));
    if selected.client.is_some() {
        emitted.cured = cured(&given, &attempt.report);
        emitted.as_emitted = attempt::statement(&attempt.report).map(|statement| unopened(&scene, written, statement));
    }
    Ok(emitted)
}

/// [`emit`] with the request and the answer as JSON text. The answer holds private keys, as base64: it is what was asked
/// for.
pub fn emit_json(request: &str) -> Result<String, Misuse> {
    let request = serde_json::from_str(request).map_err(|error| Misuse::request(&error))?;
    crate::contract::json::text(&emit(&request)?)
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
pub(crate) fn cured(before: &Report, after: &Report) -> Vec<String> {
    let left = attempt::causes(after);
    let mut gone = attempt::causes(before);
    gone.retain(|code| !left.contains(code));
    gone.dedup();
    gone
}

/// A CA file of which nothing could be read. Without it the client would trust what its system trusts, which nobody asked for.
fn unread_ca(scene: &Scene<'_>) -> Option<Unsupported> {
    let is_ca = |input: &&ReadInput| input.role == Role::CaBundle;
    let unread = scene.material.inputs.iter().find(is_ca).filter(|_| scene.given.anchors.is_empty())?;
    let reason = format!("no certificate could be read from the CA file {}", crate::text::shown(&unread.name));
    Some(unsupported(reason, format!("tlsconf check {}", crate::text::shell_quoted(&unread.name))))
}

/// A key that the client cannot open.
fn closed_key(scene: &Scene<'_>, written: &files::Texts) -> Option<Unsupported> {
    let key = given::Given::key(&scene.material, scene.given.client_key)?;
    let target = scene.target;
    let wants_pem = matches!(target.files, Files::Pem | Files::Inline);
    let is_usable = match target.files {
        Files::Pem | Files::Inline => !written.is_key_encrypted || target.passphrase == Passphrase::Option,
        Files::Stores => written.pkcs8.is_some(),
        Files::Server => true,
    };
    if scene.given.client.is_empty() || is_usable {
        return None;
    }
    let instead = decrypt(key, scene);
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
fn files_of(scene: &Scene<'_>, attempt: &Attempt) -> Result<Vec<EmittedFile>, Unsupported> {
    let files = scene.target.files;
    if files == Files::Server
        && let Some(reason) = starts_not(&attempt.report)
    {
        return Err(reason);
    }
    attempt.texts.out(files, scene).ok_or_else(|| {
        unsupported(
            "the key stores cannot be written: DER has no room for so much",
            "tlsconf check with the same files",
        )
    })
}

/// A server that would not start with the files as written. An encrypted key is opened by what is written.
fn starts_not(judged: &Report) -> Option<Unsupported> {
    let server = judged.servers.iter().find(|server| server.id == "redis-server")?;
    let is_closed = |class: &Option<String>| class.as_deref() == Some(ServerClass::Passphrase.as_str());
    let starts = server.starts.as_ref().filter(|one| one.answer == Answer::No && !is_closed(&one.class))?;
    let causes = starts.causes.iter().filter_map(|at| judged.findings.get(*at as usize));
    let causes: Vec<String> = causes.map(|finding| format!("{} ({})", finding.message, finding.code)).collect();
    let logs = starts.logs.as_ref().map(|logs| format!(": it logs {logs}")).unwrap_or_default();
    Some(unsupported(
        format!("redis-server does not start with these files{logs}"),
        if causes.is_empty() { "tlsconf check with the same files".to_owned() } else { causes.join("; ") },
    ))
}

fn decrypt(key: &PrivateKey, scene: &Scene<'_>) -> String {
    let name = scene.material.inputs.get(key.input).map_or("client.key", |input| input.name.as_str());
    let file = crate::text::shell_quoted(name);
    if scene.options.key == KeyOutput::Pkcs8 || matches!(scene.target.files, Files::Stores) {
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
    if plan.ca.is_none() && scene.target.files != Files::Server {
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
