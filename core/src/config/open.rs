//! What is left open although the files were read and written anew.

use std::fmt::Write;

use crate::{
    contract::{ClientVerdict, Finding, ItemKind, Refusal, Report, Role, Severity},
    emit::Attempt,
    rules::Rule,
    text::shown,
};

/// Rules about the form of a file. Where all that the file holds was read, nothing of its form is handed over.
const FORMS: &[Rule] = &[
    Rule::InpUtf16,
    Rule::InpBase64OfPem,
    Rule::InpEscapedNewlines,
    Rule::InpBareBase64,
    Rule::InpDer,
    Rule::InpPkcs7,
    Rule::InpPkcs12,
    Rule::InpJks,
    Rule::InpDataUri,
    // About handing the file to others: what is handed over here keeps certificate and key apart.
    Rule::InpPrivateKeyForUpload,
];

/// Errors of text that are about more than form.
const NO_FORMS: &[Rule] = &[Rule::PemTooManyBlocks];

pub fn refusal(given: &Report, attempt: &Attempt, mended: &[String]) -> Option<Refusal> {
    let open = |(at, finding): (usize, &Finding)| {
        let is_open = finding.severity == Severity::Error && !is_mended(given, finding, mended);
        (is_open || is_of_lost_block(given, finding)).then_some(at as u32)
    };
    let mut causes: Vec<u32> = given.findings.iter().enumerate().filter_map(open).collect();
    let is_refused = attempt.statement.as_ref().is_some_and(|one| one.verdict == ClientVerdict::Refuses);
    if causes.is_empty() && is_refused {
        // A warning may be why: a passphrase that was not given.
        causes = given.clients.first().map(|one| one.causes.clone()).unwrap_or_default();
    }
    if causes.is_empty() && !is_refused {
        return None;
    }
    // What follows from another is mended by mending that, and what a file holds counts before its form.
    causes.sort_by_key(|at| {
        let finding = given.findings.get(*at as usize);
        finding.map(|finding| (finding.consequence_of.is_some(), is_form(finding)))
    });
    let message = message(given, attempt, &causes);
    Some(Refusal { causes, message })
}

fn is_mended(given: &Report, finding: &Finding, mended: &[String]) -> bool {
    // A file that is not what it was given for is not right because another is written without it.
    let is_of_file = ["INP", "BND"].iter().any(|family| finding.code.starts_with(family));
    if is_form(finding) { is_read_whole(given, finding) } else { !is_of_file && mended.contains(&finding.code) }
}

/// Is it why a certificate cannot be read that the client was to have? Some clients pass over such a block in silence, so
/// that it may be no more than a note.
fn is_of_lost_block(given: &Report, finding: &Finding) -> bool {
    let Some(input) = finding.at.input.and_then(|at| given.inputs.get(at as usize)) else { return false };
    let Some(line) = finding.at.line.filter(|_| is_form(finding)) else { return false };
    let is_around = |first: Option<u32>, last: Option<u32>| {
        first.is_some_and(|first| first <= line) && last.or(first).is_some_and(|last| line <= last)
    };
    matches!(input.role, Role::CaBundle | Role::ClientCertificate)
        && input.items.iter().any(|item| {
            item.kind == ItemKind::Certificate && item.certificate.is_none() && is_around(item.line, item.end_line)
        })
}

fn is_form(finding: &Finding) -> bool {
    let is = |rule: &Rule| rule.code() == finding.code;
    finding.code.starts_with("PEM") && !NO_FORMS.iter().any(is) || FORMS.iter().any(is)
}

/// Did every certificate and key of the file come out of it? A container has its members as inputs of their own.
fn is_read_whole(given: &Report, finding: &Finding) -> bool {
    let Some(input) = finding.at.input.and_then(|at| given.inputs.get(at as usize)) else { return false };
    let is_read = |kind: ItemKind, certificate: Option<u32>, key: Option<u32>| match kind {
        ItemKind::Certificate => certificate.is_some(),
        ItemKind::PrivateKey | ItemKind::EncryptedPrivateKey => key.is_some(),
        ItemKind::Unknown => false,
        _ => true,
    };
    let mut holds_any = false;
    input.items.iter().all(|item| {
        holds_any |= item.certificate.is_some() || item.key.is_some();
        is_read(item.kind, item.certificate, item.key)
    }) && holds_any
}

fn message(given: &Report, attempt: &Attempt, causes: &[u32]) -> String {
    let first = causes.first().and_then(|at| given.findings.get(*at as usize));
    let Some(finding) = first else {
        let prints = attempt.statement.as_ref().and_then(|one| one.prints.clone());
        return format!("it would be refused: {}", prints.unwrap_or_else(|| given.headline.clone()));
    };
    let mut text = String::new();
    if let Some(input) = finding.at.input.and_then(|at| given.inputs.get(at as usize)) {
        text.push_str(&shown(&input.name));
        if let Some(line) = finding.at.line {
            let _ = write!(text, ":{line}");
        }
        text.push_str(": ");
    }
    let _ = write!(text, "{} ({})", finding.message, finding.code);
    if let Some(fix) = &finding.fix {
        let _ = write!(text, " To mend it: {fix}");
    }
    if causes.len() > 1 {
        let _ = write!(text, " (and {} more in the report)", causes.len() - 1);
    }
    text
}
