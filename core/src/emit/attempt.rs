//! The files are written, judged, and written otherwise where that mends a refusal.
//!
//! What is written is the same for most: it is written, read and judged once for all of them, and only who refuses it goes
//! on with something else.

use std::rc::Rc;

use super::{
    accept::Scene,
    files::{self, Changes, Texts},
    judged::Judged,
    target::{Files, Selected, Setting},
};
use crate::{
    clients::Client,
    contract::{AsEmitted, ClientVerdict, EmitNote, InputRequest, Role, Unsupported},
    read::{self, Material},
    relate,
    trust::{
        dialect::Class,
        load::{Refusal, Why},
        verdicts::Outcome,
    },
};

/// Members of a bundle that are left out one by one; more would be no bundle but a heap.
const CULPRITS: usize = 8;

/// What is written, how the client is set, and what a check says of it.
pub struct Attempt {
    pub texts: Rc<Texts>,
    pub setting: Option<&'static Setting>,
    /// `None` for what is no client.
    pub statement: Option<AsEmitted>,
    /// A server that would not start with what is written.
    pub starts_not: Option<Unsupported>,
    changes: Changes,
}

/// For each, in their order, the texts that the client takes, with another setting where they alone do not help; where
/// nothing does, those as near as can be to what was given.
pub fn best(scene: &Scene<'_>, asked: &[&Selected]) -> Vec<Attempt> {
    let mut pending: Vec<Trial<'_>> = asked.iter().enumerate().map(|(at, selected)| Trial::new(at, selected)).collect();
    let mut settled = Vec::new();
    while let Some(first) = pending.first() {
        let form = first.form();
        let (alike, others) = pending.into_iter().partition(|trial| trial.form() == form);
        pending = others;
        for after in tried(scene, &form, alike) {
            match after {
                After::Settled(at, attempt) => settled.push((at, attempt)),
                After::Pending(trial) => pending.push(trial),
            }
        }
    }
    settled.sort_by_key(|(at, _)| *at);
    settled.into_iter().map(|(_, attempt)| attempt).collect()
}

/// What makes that texts are written and judged alike.
#[derive(Clone, PartialEq, Eq)]
struct Form {
    is_server: bool,
    changes: Changes,
}

/// One of those asked about, under way to what it takes.
struct Trial<'s> {
    at: usize,
    selected: &'s Selected,
    setting: Option<&'static Setting>,
    changes: Changes,
    tried: usize,
    /// What it refuses with its plain settings.
    plain: Option<Attempt>,
    others: Vec<&'static Setting>,
}

enum After<'s> {
    Settled(usize, Attempt),
    /// Other texts are to be tried.
    Pending(Trial<'s>),
}

/// Writes texts of one form and asks all who want them.
fn tried<'s>(scene: &Scene<'_>, form: &Form, trials: Vec<Trial<'s>>) -> Vec<After<'s>> {
    let texts = Rc::new(files::texts(scene, &form.changes));
    let inputs = inputs(&texts, form.is_server);
    let case = scene.case.of(&inputs, Vec::new());
    let material = read::read_knowing(&case, &scene.material);
    let relations = relate::relate_knowing(&material, &scene.material, &scene.relations);
    let mut judged = Judged::new(&case, &material, &relations);
    trials.into_iter().map(|trial| trial.run(scene, form, &texts, &mut judged)).collect()
}

impl<'s> Trial<'s> {
    fn new(at: usize, selected: &'s Selected) -> Self {
        Self {
            at,
            selected,
            setting: None,
            changes: Changes::default(),
            tried: 0,
            plain: None,
            others: selected.settings().collect(),
        }
    }

    fn form(&self) -> Form {
        Form { is_server: self.selected.target.files == Files::Server, changes: self.changes.clone() }
    }

    fn client(&self) -> Option<&'static Client> {
        self.setting.map_or(self.selected.client, |setting| Some(setting.client))
    }

    /// As far as it comes with these texts.
    fn run(mut self, scene: &Scene<'_>, form: &Form, texts: &Rc<Texts>, judged: &mut Judged<'_>) -> After<'s> {
        loop {
            let outcome = self.client().map(|client| judged.outcome(client));
            let refusal = outcome.as_ref().filter(|one| one.verdict == ClientVerdict::Refuses);
            let better = refusal.and_then(|refusal| mended(scene, texts, &self.changes, refusal, judged.material));
            if let Some(better) = better.filter(|_| self.tried < CULPRITS) {
                (self.changes, self.tried) = (better, self.tried + 1);
                return After::Pending(self);
            }
            let is_refused = refusal.is_some();
            if !is_refused || self.plain.is_none() {
                let attempt = Attempt {
                    texts: Rc::clone(texts),
                    setting: self.setting,
                    statement: outcome.map(|outcome| judged.as_emitted(&outcome)),
                    starts_not: form.is_server.then(|| judged.starts_not(self.client())).flatten(),
                    changes: self.changes.clone(),
                };
                if !is_refused {
                    return After::Settled(self.at, attempt);
                }
                self.plain = Some(attempt);
                self.others.reverse();
            }
            (self.setting, self.changes, self.tried) = (self.others.pop(), Changes::default(), 0);
            match (self.setting, self.plain.take()) {
                (None, Some(plain)) => return After::Settled(self.at, plain),
                (_, plain) => self.plain = plain,
            }
            if self.changes != form.changes {
                return After::Pending(self);
            }
        }
    }
}

/// What was done to the files so that the client takes them.
pub fn notes(scene: &Scene<'_>, attempt: &Attempt) -> Vec<EmitNote> {
    let mut notes = Vec::new();
    if attempt.changes.key_as_pkcs8 {
        let text = "the private key was converted to PKCS#8: the client does not read its own form";
        notes.push(EmitNote::new("key-converted", text));
    }
    for index in &attempt.changes.without {
        if let Some(certificate) = scene.material.certificates.get(*index) {
            let text = format!(
                "{} was left out of the CA file: the client would refuse the whole file",
                certificate.subject.short
            );
            notes.push(EmitNote::new("ca-member-left-out", text));
        }
    }
    if let Some(setting) = attempt.setting {
        notes.push(EmitNote::new(setting.id, setting.note));
    }
    note_completed(scene, &mut notes);
    notes
}

fn note_completed(scene: &Scene<'_>, notes: &mut Vec<EmitNote>) {
    for index in &scene.given.completed {
        if let Some(certificate) = scene.material.certificates.get(*index) {
            let text =
                format!("the intermediate {} was added behind the client certificate", certificate.subject.short);
            notes.push(EmitNote::new("chain-completed", text));
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
            notes.push(EmitNote::new("expired-member", text));
        }
    }
}

/// Other changes, where the client refuses the texts for their form. `material` is that of the texts.
fn mended(
    scene: &Scene<'_>,
    texts: &Texts,
    changes: &Changes,
    refusal: &Outcome,
    material: &Material,
) -> Option<Changes> {
    let is_key = refusal.class == Some(Class::ClientFile);
    if is_key && !changes.key_as_pkcs8 && texts.pkcs8.is_some() && !texts.is_key_encrypted {
        return Some(Changes { key_as_pkcs8: true, ..changes.clone() });
    }
    let loaded = refusal.loaded.as_ref()?;
    let refused = match loaded.refused {
        Some(Refusal::Certificate { certificate, .. }) => certificate,
        _ => loaded.lost.iter().find(|lost| matches!(lost.why, Why::Unreadable(_)))?.certificate,
    };
    let der = &material.certificates.get(refused)?.der;
    let is_culprit =
        |anchor: &usize| scene.material.certificates.get(*anchor).is_some_and(|certificate| certificate.der == *der);
    let culprit = texts.anchors.iter().copied().find(is_culprit)?;
    if texts.anchors.len() == 1 {
        // With none left the client would trust what it trusts by itself.
        return None;
    }
    let mut without = changes.without.clone();
    without.push(culprit);
    Some(Changes { without, ..changes.clone() })
}

/// The files as written in place of those given.
fn inputs(texts: &Texts, is_server: bool) -> Vec<InputRequest> {
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
    let chain = if is_server { &texts.server } else { &texts.presented };
    add("server.crt", Role::ServerChain, chain.as_deref());
    if is_server {
        add("server.key", Role::ServerKey, texts.server_key.as_deref().map(String::as_str));
    }
    add("clients-ca.pem", Role::ClientCa, texts.client_ca.as_deref());
    inputs
}
