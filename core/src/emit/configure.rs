//! The third verb: what a TLS stack is given, as octets, from the same files as an emission. It is judged for the one
//! client of the request, and is not given where that would refuse it or where something is unsafe.

use std::fmt;

use serde::Serialize;

use super::{accept::Scene, attempt, target};
use crate::{
    Misuse,
    contract::{
        CONTRACT_VERSION, CheckRequest, ClientVerdict, Configuration, EmitOptions, FileBytes, Finding, ItemKind,
        KeyOutput, Report, Role, Severity, SuiteNames,
    },
    policy::{List, Suite},
    read::Material,
};

/// Why there is no configuration.
#[derive(Debug)]
#[non_exhaustive]
pub enum NotConfigured {
    /// The caller's own mistake.
    Misuse(Misuse),
    /// The files are not fit for the client: what is wrong and how to mend it.
    Refused(Box<Refused>),
}

#[derive(Debug, Serialize)]
#[non_exhaustive]
pub struct Refused {
    /// One sentence, and the cure.
    pub reason: String,
    pub report: Report,
}

impl fmt::Display for NotConfigured {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Misuse(misuse) => misuse.fmt(f),
            Self::Refused(refused) => f.write_str(&refused.reason),
        }
    }
}

impl std::error::Error for NotConfigured {}

impl From<Misuse> for NotConfigured {
    fn from(misuse: Misuse) -> Self {
        Self::Misuse(misuse)
    }
}

/// The configuration of the one client of the request.
///
/// The octets are those that [`emit`](super::emit) writes for it: each trust anchor once, a missing intermediate of the
/// client's chain put in where it lies in another file, the key opened.
///
/// # Errors
///
/// [`NotConfigured::Misuse`] where the request does not name one client for which can be written, and of an endpoint that
/// names no host; [`NotConfigured::Refused`] where the client refuses what would be configured, or an error stands.
pub fn config(request: &CheckRequest) -> Result<Configuration, NotConfigured> {
    let [client] = request.clients.as_slice() else {
        return Err(Misuse::field("clients", "a configuration is for one client: name it, and it alone").into());
    };
    let selected = target::select(client)?;
    let Some(row) = selected.client else {
        let message = format!("`{}` is no client that connects", selected.target.id);
        return Err(Misuse::field("clients", message).into());
    };
    let options = EmitOptions { key: KeyOutput::Pkcs8, ..EmitOptions::default() };
    let scene = Scene::read(request, &options, &selected)?;
    let attempt = attempt::best(&scene, &mut Vec::new());
    let given = scene.report();
    if let Some(reason) = unread(&scene.material, &given) {
        return Err(refused(reason, given));
    }
    let has_chain = !scene.given.client.is_empty();
    if has_chain && attempt.texts.pkcs8.is_none() {
        let reason = reason(&given).unwrap_or_else(|| {
            "the client certificate has no private key that can be read: give its key, and the passphrase where it is \
             encrypted"
                .to_owned()
        });
        return Err(refused(reason, given));
    }
    if !is_fit(&attempt.report) {
        // The places of what was given say more to a person than those of what would have been written.
        let (reason, report) = match (reason(&given), reason(&attempt.report)) {
            (Some(reason), _) => (reason, given),
            (None, Some(reason)) => (reason, attempt.report),
            (None, None) => (given.headline.clone(), given),
        };
        return Err(refused(reason, report));
    }
    let certificates = |which: &[usize]| {
        let certificates = which.iter().filter_map(|index| scene.material.certificates.get(*index));
        certificates.map(|one| FileBytes::new(one.der.clone())).collect()
    };
    let has_endpoint = !scene.server().is_example;
    Ok(Configuration {
        contract_version: CONTRACT_VERSION,
        client: row.id.to_owned(),
        anchors: certificates(&attempt.texts.anchors),
        chain: certificates(&scene.given.client),
        key: attempt.texts.pkcs8.as_ref().filter(|_| has_chain).map(|key| FileBytes::new(key.to_vec())),
        min_version: scene.case.policy.min_version.value.as_str().to_owned(),
        max_version: scene.case.policy.max_version.value.as_str().to_owned(),
        tls12_suites: names(&scene.case.policy.tls12_suites),
        tls13_suites: names(&scene.case.policy.tls13_suites),
        groups: scene.case.policy.groups.items.iter().map(|group| group.iana.to_owned()).collect(),
        host: has_endpoint.then(|| scene.server().host.clone()),
        port: has_endpoint.then(|| scene.server().port),
        server_name: scene.server().sni.clone().filter(|_| has_endpoint),
        verify_name: has_endpoint.then(|| scene.server().verify_name.clone()),
        settings: attempt.setting.iter().map(|setting| setting.id.to_owned()).collect(),
        report: given,
    })
}

/// [`config`] with request and answer as JSON text; the answer holds the private key, as base64. A refusal is an object with
/// `reason` and `report`.
pub fn config_json(request: &str) -> Result<String, (NotConfigured, String)> {
    let misuse = |misuse: Misuse| {
        let text = misuse.to_string();
        (NotConfigured::Misuse(misuse), text)
    };
    let request = serde_json::from_str(request).map_err(|error| misuse(Misuse::request(&error)))?;
    match config(&request) {
        Ok(configuration) => serde_json::to_string(&configuration).map_err(|error| misuse(Misuse::request(&error))),
        Err(NotConfigured::Misuse(fault)) => Err(misuse(fault)),
        Err(NotConfigured::Refused(refused)) => {
            let text = serde_json::to_string(&refused).unwrap_or_default();
            Err((NotConfigured::Refused(refused), text))
        }
    }
}

fn refused(reason: String, report: Report) -> NotConfigured {
    NotConfigured::Refused(Box::new(Refused { reason, report }))
}

fn is_fit(report: &Report) -> bool {
    report.counts.error == 0 && report.clients.iter().all(|client| client.verdict != ClientVerdict::Refuses)
}

/// A block of the client's files that is meant to be a certificate and cannot be read: what would be configured without
/// it is not what was given.
fn unread(material: &Material, report: &Report) -> Option<String> {
    let is_own = |role| matches!(role, Role::CaBundle | Role::ClientCertificate);
    let inputs = material.inputs.iter().enumerate().filter(|(_, input)| is_own(input.role));
    let mut items = inputs.flat_map(|(at, input)| input.items.iter().map(move |item| (at, item)));
    let (at, item) = items.find(|(_, item)| item.kind == ItemKind::Certificate && item.certificate.is_none())?;
    let within =
        |line: u32| item.line.is_none_or(|first| line >= first) && item.end_line.is_none_or(|last| line <= last);
    let is_of_block = |finding: &&Finding| finding.at.input == Some(at as u32) && finding.at.line.is_none_or(within);
    let finding = report.findings.iter().find(is_of_block);
    Some(finding.map_or_else(
        || "a block of the files is no certificate that can be read: take the file anew from where it came".to_owned(),
        |finding| sentence(report, finding),
    ))
}

/// The finding for which the client refuses, else the first error.
fn reason(report: &Report) -> Option<String> {
    let refuses = report.clients.iter().filter(|client| client.verdict == ClientVerdict::Refuses);
    let cause = refuses.flat_map(|client| &client.causes).next();
    let cause = cause.and_then(|index| report.findings.get(*index as usize));
    let finding = cause.or_else(|| report.findings.iter().find(|finding| finding.severity == Severity::Error))?;
    Some(sentence(report, finding))
}

fn sentence(report: &Report, finding: &Finding) -> String {
    let input = finding.at.input.and_then(|index| report.inputs.get(index as usize));
    let place = match (input, finding.at.line) {
        (Some(input), Some(line)) => format!("{}:{line}: ", crate::text::shown(&input.name)),
        (Some(input), None) => format!("{}: ", crate::text::shown(&input.name)),
        (None, _) => String::new(),
    };
    let cure = finding.fix.as_ref().map(|fix| format!("\n  mend: {fix}")).unwrap_or_default();
    format!("{place}{} [{}]{cure}", finding.message, finding.code)
}

fn names(suites: &List<Suite>) -> Vec<SuiteNames> {
    let names = |suite: &&'static Suite| SuiteNames {
        iana: suite.iana.to_owned(),
        openssl: suite.openssl().map(str::to_owned),
    };
    suites.items.iter().map(names).collect()
}
