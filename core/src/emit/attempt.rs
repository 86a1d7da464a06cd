//! The files are written, judged, and written otherwise where that mends a refusal.

use super::{
    accept::Scene,
    files::{self, Changes, Texts},
    target::{Files, Setting},
};
use crate::{
    Case,
    clients::Client,
    contract::{AsEmitted, ClientVerdict, EmitNote, InputRequest, Report, Role},
    read::{self, Material},
    relate,
    trust::{
        self,
        dialect::Class,
        load::{Refusal, Why},
        verdicts::Outcome,
    },
};

/// Members of a bundle that are left out one by one; more would be no bundle but a heap.
const CULPRITS: usize = 8;

/// What is written, how the client is set, and what a check says of it.
pub struct Attempt {
    pub texts: Texts,
    pub setting: Option<&'static Setting>,
    pub report: Report,
    changes: Changes,
    is_refused: bool,
}

/// The texts that the client takes, with another setting where they alone do not help; where nothing does, those as near
/// as can be to what was given.
pub fn best(scene: &Scene<'_>, notes: &mut Vec<EmitNote>) -> Attempt {
    let attempt = settled(scene);
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
    note_completed(scene, notes);
    attempt
}

fn settled(scene: &Scene<'_>) -> Attempt {
    let plain = changed(scene, scene.client);
    if !plain.is_refused {
        return plain;
    }
    let others = scene.settings().map(|setting| (setting, changed(scene, Some(setting.client))));
    let taken = others.into_iter().find(|(_, attempt)| !attempt.is_refused);
    taken.map_or(plain, |(setting, attempt)| Attempt { setting: Some(setting), ..attempt })
}

/// The texts as this client takes them, what was changed for it, and whether it refuses them nevertheless.
fn changed(scene: &Scene<'_>, client: Option<&'static Client>) -> Attempt {
    let mut changes = Changes::default();
    let mut tried = 0;
    loop {
        let texts = files::texts(scene, &changes);
        let (inputs, case) = emitted_case(scene, client, &texts);
        let case = Case { inputs: &inputs, ..case };
        let material = read::read(&case);
        let relations = relate::relate(&material);
        let verdicts = trust::judge(&case, &material, &relations);
        let refusal = verdicts.outcomes.first().filter(|one| one.verdict == ClientVerdict::Refuses);
        let better = refusal.and_then(|refusal| mended(scene, &texts, &changes, refusal, &material));
        if let Some(better) = better.filter(|_| tried < CULPRITS) {
            (changes, tried) = (better, tried + 1);
            continue;
        }
        let is_refused = refusal.is_some();
        let report = crate::report(&case, &material, &relations, &verdicts);
        return Attempt { texts, setting: None, report, changes, is_refused };
    }
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

/// The question of the check, with the files as written in place of those given.
fn emitted_case<'s>(
    scene: &'s Scene<'_>,
    client: Option<&'static Client>,
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
        clients: client.into_iter().collect(),
    };
    (inputs, case)
}

/// Codes of the findings for which the one client of the report refuses.
pub fn causes(report: &Report) -> Vec<String> {
    let causes = report.clients.iter().flat_map(|statement| &statement.causes);
    causes.filter_map(|at| report.findings.get(*at as usize)).map(|finding| finding.code.clone()).collect()
}

pub fn statement(report: &Report) -> Option<AsEmitted> {
    let statement = report.clients.first()?;
    let bundle = report.inputs.iter().position(|input| input.role == Role::CaBundle);
    let of = report.certificates.iter().filter(|one| Some(one.input as usize) == bundle).count();
    Some(AsEmitted {
        verdict: statement.verdict,
        assumed: statement.assumed.clone(),
        class: statement.class.clone(),
        prints: statement.prints.clone(),
        causes: causes(report),
        loads: statement.loads.len() as u32,
        of: of as u32,
        works_until: statement.works_until,
    })
}
