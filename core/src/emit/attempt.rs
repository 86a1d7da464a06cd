//! The files are written, judged, and written otherwise where that mends a refusal.

use super::{
    accept::{self, Scene},
    files::{self, Changes, Texts},
    target::{Files, Setting},
};
use crate::{
    Case,
    clients::Client,
    contract::{AsEmitted, ClientVerdict, EmitNote, InputRequest, Report, Role},
    read, relate,
    trust::{
        self,
        dialect::Class,
        load::{Refusal, Why},
    },
};

/// Members of a bundle that are left out one by one; more would be no bundle but a heap.
const CULPRITS: usize = 8;

/// What is written, and how the client is set.
pub struct Attempt {
    pub texts: Texts,
    pub setting: Option<&'static Setting>,
}

/// The texts that the client takes, with another setting where they alone do not help; where nothing does, those as near
/// as can be to what was given.
pub fn best(scene: &Scene<'_>, notes: &mut Vec<EmitNote>) -> Attempt {
    let (texts, changes, setting) = settled(scene);
    if changes.key_as_pkcs8 {
        note(notes, "key-converted", "the private key was converted to PKCS#8: the client does not read its own form");
    }
    for index in &changes.without {
        if let Some(certificate) = scene.material.certificates.get(*index) {
            let text = format!(
                "{} was left out of the CA file: the client would refuse the whole file",
                certificate.subject.short
            );
            note(notes, "ca-member-left-out", &text);
        }
    }
    if let Some(setting) = setting {
        note(notes, setting.id, setting.note);
    }
    note_completed(scene, notes);
    Attempt { texts, setting }
}

fn settled(scene: &Scene<'_>) -> (Texts, Changes, Option<&'static Setting>) {
    let Some(client) = scene.client else {
        let changes = Changes::default();
        return (files::texts(scene, &changes), changes, None);
    };
    let (texts, changes, is_refused) = changed(scene, client);
    if is_refused {
        for setting in scene.settings() {
            let (texts, changes, is_refused) = changed(scene, setting.client);
            if !is_refused {
                return (texts, changes, Some(setting));
            }
        }
    }
    (texts, changes, None)
}

/// The texts as this client takes them, what was changed for it, and whether it refuses them nevertheless.
fn changed(scene: &Scene<'_>, client: &'static Client) -> (Texts, Changes, bool) {
    let mut changes = Changes::default();
    let mut texts = files::texts(scene, &changes);
    for _ in 0..CULPRITS {
        match next(scene, client, &texts, &changes) {
            Next::Taken => return (texts, changes, false),
            Next::Refused => break,
            Next::Change(better) => {
                texts = files::texts(scene, &better);
                changes = better;
            }
        }
    }
    (texts, changes, true)
}

fn note_completed(scene: &Scene<'_>, notes: &mut Vec<EmitNote>) {
    for index in &scene.given.completed {
        if let Some(certificate) = scene.material.certificates.get(*index) {
            let text =
                format!("the intermediate {} was added behind the client certificate", certificate.subject.short);
            note(notes, "chain-completed", &text);
        }
    }
    for index in &scene.given.anchors {
        let Some(certificate) = scene.material.certificates.get(*index) else { continue };
        if certificate.not_after < scene.case.time {
            let text = format!(
                "{} expired on {} and stays in the CA file",
                certificate.subject.short,
                certificate.not_after.date()
            );
            note(notes, "expired-member", &text);
        }
    }
}

fn note(notes: &mut Vec<EmitNote>, code: &str, text: &str) {
    notes.push(EmitNote { code: code.to_owned(), text: text.to_owned() });
}

enum Next {
    Taken,
    /// Refused for its form, which this mends.
    Change(Changes),
    Refused,
}

fn next(scene: &Scene<'_>, client: &'static Client, texts: &Texts, changes: &Changes) -> Next {
    let (inputs, case) = emitted_case(scene, client, texts);
    let case = Case { inputs: &inputs, ..case };
    let material = read::read(&case);
    let verdicts = trust::judge(&case, &material, &relate::relate(&material));
    let Some(outcome) = verdicts.outcomes.first().filter(|one| one.verdict == ClientVerdict::Refuses) else {
        return Next::Taken;
    };
    // The indices of the written bundle are those of its own material.
    let culprit = outcome.loaded.as_ref().and_then(|loaded| {
        let refused = match loaded.refused {
            Some(Refusal::Certificate { certificate, .. }) => Some(certificate),
            _ => loaded.lost.iter().find(|lost| matches!(lost.why, Why::Unreadable(_))).map(|lost| lost.certificate),
        }?;
        let der = &material.certificates.get(refused)?.der;
        texts
            .anchors
            .iter()
            .copied()
            .find(|anchor| scene.material.certificates.get(*anchor).is_some_and(|certificate| certificate.der == *der))
    });
    let is_key = outcome.class == Some(Class::ClientFile);
    if is_key && !changes.key_as_pkcs8 && texts.pkcs8.is_some() && !texts.is_key_encrypted {
        return Next::Change(Changes { key_as_pkcs8: true, ..changes.clone() });
    }
    let Some(culprit) = culprit else { return Next::Refused };
    let mut without = changes.without.clone();
    without.push(culprit);
    Next::Change(Changes { without, ..changes.clone() })
}

/// A check of the files as written, for this client alone, as it is set.
pub fn judge(scene: &Scene<'_>, attempt: &Attempt) -> Report {
    let client = attempt.setting.map(|setting| setting.client).or(scene.client);
    let (inputs, case) = emitted_case(scene, client, &attempt.texts);
    let case = Case { inputs: &inputs, ..case };
    let material = read::read(&case);
    let relations = relate::relate(&material);
    accept::report(&case, &material, &relations)
}

/// The question of the check, with the files as written in place of those given.
fn emitted_case<'s>(
    scene: &'s Scene<'_>,
    client: impl Into<Option<&'static Client>>,
    texts: &Texts,
) -> (Vec<InputRequest>, Case<'s>) {
    let mut inputs = Vec::new();
    let mut add = |name: &str, role, text: Option<&str>| {
        if let Some(text) = text {
            inputs.push(InputRequest::new(name, role, text.as_bytes().to_vec()));
        }
    };
    add("ca.pem", Role::CaBundle, texts.ca.as_deref());
    add("client.crt", Role::ClientCertificate, texts.certificate.as_deref());
    add("client.key", Role::ClientKey, texts.key.as_deref().map(String::as_str));
    // A client meets the server as it is; a server is written with a chain that is set right.
    let is_server = scene.target.files == Files::Server;
    let chain = if is_server { &texts.server } else { &texts.presented };
    add("server.crt", Role::ServerChain, chain.as_deref());
    if is_server {
        add("server.key", Role::ServerKey, texts.server_key.as_deref().map(String::as_str));
    }
    add("clients-ca.pem", Role::ClientCa, texts.client_ca.as_deref());
    let case = Case {
        inputs: &[],
        passphrase: scene.case.passphrase,
        time: scene.case.time,
        horizon: scene.case.horizon,
        endpoint: scene.case.endpoint.clone(),
        endpoint_faults: scene.case.endpoint_faults.clone(),
        policy: scene.case.policy.clone(),
        deployment: scene.case.deployment,
        clients: client.into().into_iter().collect(),
    };
    (inputs, case)
}

pub fn statement(report: &Report) -> Option<AsEmitted> {
    let statement = report.clients.first()?;
    let code = |at: &u32| report.findings.get(*at as usize).map(|finding| finding.code.clone());
    let bundle = report.inputs.iter().position(|input| input.role == Role::CaBundle);
    let of = report.certificates.iter().filter(|one| Some(one.input as usize) == bundle).count();
    Some(AsEmitted {
        verdict: statement.verdict,
        assumed: statement.assumed.clone(),
        class: statement.class.clone(),
        prints: statement.prints.clone(),
        causes: statement.causes.iter().filter_map(code).collect(),
        loads: statement.loads.len() as u32,
        of: of as u32,
        works_until: statement.works_until,
    })
}
