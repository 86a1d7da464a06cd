//! The answer in one sentence that a tired person understands.

use super::rank::Ranked;
use crate::{
    contract::{Counts, Finding, Severity, Verdict},
    read::Material,
    rules::Rule,
};

pub(super) fn verdict(material: &Material, findings: &[Finding], counts: Counts) -> Verdict {
    if counts.error > 0 {
        return Verdict::WillFail;
    }
    if material.certificates.is_empty()
        && material.keys.is_empty()
        && findings.iter().all(|one| one.severity == Severity::Note)
    {
        return Verdict::NothingToCheck;
    }
    // A warning of what is to come, or against a recommendation, concerns no client by name.
    if findings.iter().any(|finding| finding.severity == Severity::Warning && !finding.concerns.is_empty()) {
        return Verdict::ReadyForSome;
    }
    Verdict::Ready
}

pub(super) fn sentence(verdict: Verdict, ranked: &Ranked, material: &Material) -> String {
    let top = |severity| ranked.causes(severity).first().copied();
    let told = |index: usize| lead_in(first_sentence(&ranked.findings[index].message));
    match verdict {
        Verdict::WillFail => match top(Severity::Error) {
            Some(index) if matches!(ranked.rules[index], Rule::InpPrivateKeyForUpload | Rule::BndPrivateKey) => {
                format!("Do not upload or hand out this: {}", told(index))
            }
            Some(index) => format!("Will not work: {}", told(index)),
            None => "Will not work.".to_owned(),
        },
        Verdict::ReadyForSome => match top(Severity::Warning) {
            Some(index) => format!("Ready for most clients, not for all: {}", told(index)),
            None => "Ready for most clients, not for all.".to_owned(),
        },
        Verdict::Ready => match top(Severity::Warning) {
            Some(index) => format!("Ready, with a warning: {}", told(index)),
            None if material.inputs.len() == 1 => "Ready: nothing is wrong with this file.".to_owned(),
            None => "Ready: nothing is wrong with these files.".to_owned(),
        },
        Verdict::NothingToCheck => "Nothing to check: no certificate and no key was given.".to_owned(),
    }
}

/// Behind a colon a sentence goes on in lower case, unless it begins with a name.
fn lead_in(sentence: &str) -> String {
    const WORDS: [&str; 15] = [
        "This ",
        "The ",
        "A ",
        "An ",
        "Every ",
        "Clients ",
        "Two ",
        "No ",
        "One ",
        "Client ",
        "Line ",
        "Text ",
        "Verification ",
        "All ",
        "Some ",
    ];
    if WORDS.iter().any(|word| sentence.starts_with(word)) {
        let mut characters = sentence.chars();
        return characters.next().into_iter().flat_map(char::to_lowercase).chain(characters).collect();
    }
    sentence.to_owned()
}

/// Up to the first full stop that ends a sentence, not one inside a name or an address.
fn first_sentence(message: &str) -> &str {
    let mut quoted = false;
    for (at, character) in message.char_indices() {
        match character {
            '"' => quoted = !quoted,
            '.' if !quoted && message[at + 1..].starts_with(' ') => return &message[..=at],
            _ => {}
        }
    }
    message
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_ends_at_its_stop_and_not_inside_a_name() {
        assert_eq!(first_sentence("\"Acme Inc. CA\" has expired. Renew it."), "\"Acme Inc. CA\" has expired.");
        assert_eq!(first_sentence("is for a.example"), "is for a.example");
    }
}
