//! A finding before it is ranked: built by the checks, put into the contract's shape by `say`.

use crate::{
    clients::Client,
    contract::{Excerpt, Place, Severity},
    rules::{Rule, Weight},
};

/// What a check found. Severity comes from the rule, or from the clients concerned.
#[derive(Debug, Clone)]
pub struct Found {
    pub rule: Rule,
    pub severity: Severity,
    pub at: Place,
    pub message: String,
    pub seen: Option<String>,
    pub expected: Option<String>,
    pub fix: Option<String>,
    /// Ids, sorted; empty means every client.
    pub concerns: Vec<&'static str>,
    /// The rule and place of the finding whose consequence this one is.
    pub because: Option<(Rule, Place)>,
    pub reference: Option<String>,
    pub excerpt: Option<Excerpt>,
}

impl Found {
    pub fn new(rule: Rule, message: impl Into<String>) -> Self {
        let severity = match rule.info().weight {
            Weight::Always(severity) => severity,
            Weight::ByClients => Severity::Note,
        };
        Self {
            rule,
            severity,
            at: Place::default(),
            message: message.into(),
            seen: None,
            expected: None,
            fix: None,
            concerns: Vec::new(),
            because: None,
            reference: None,
            excerpt: None,
        }
    }

    /// In an input, by its index.
    pub fn input(mut self, input: usize) -> Self {
        self.at.input = u32::try_from(input).ok();
        self
    }

    pub fn line(mut self, line: impl Into<Option<u32>>) -> Self {
        self.at.line = line.into();
        self
    }

    pub fn column(mut self, column: u32) -> Self {
        self.at.column = Some(column);
        self
    }

    pub fn certificate(mut self, certificate: usize) -> Self {
        self.at.certificate = u32::try_from(certificate).ok();
        self
    }

    pub fn key(mut self, key: usize) -> Self {
        self.at.key = u32::try_from(key).ok();
        self
    }

    pub fn seen(mut self, seen: impl Into<String>) -> Self {
        self.seen = Some(seen.into());
        self
    }

    pub fn expected(mut self, expected: impl Into<String>) -> Self {
        self.expected = Some(expected.into());
        self
    }

    pub fn fix(mut self, fix: impl Into<String>) -> Self {
        self.fix = Some(fix.into());
        self
    }

    pub fn reference(mut self, reference: impl Into<String>) -> Self {
        self.reference = Some(reference.into());
        self
    }

    pub fn excerpt(mut self, excerpt: Option<Excerpt>) -> Self {
        self.excerpt = excerpt;
        self
    }

    pub fn because(mut self, rule: Rule, at: Place) -> Self {
        self.because = Some((rule, at));
        self
    }

    /// Names the clients concerned among those asked about. For a rule weighed by its clients: all of them make an
    /// error, some a warning, none a note. Clients whose verdict is unknown have no weight in that, unless no other was
    /// asked about.
    pub fn concerns(mut self, asked: &[&'static Client], is_concerned: impl Fn(&Client) -> bool) -> Self {
        let mut ids: Vec<_> = asked.iter().filter(|client| is_concerned(client)).map(|client| client.id).collect();
        ids.sort_unstable();
        let any_judged = asked.iter().any(|client| client.is_judged());
        let has_weight = |client: &Client| client.is_judged() || !any_judged;
        let total = asked.iter().filter(|client| has_weight(client)).count();
        let concerned = asked.iter().filter(|client| has_weight(client) && is_concerned(client)).count();
        if self.rule.info().weight == Weight::ByClients {
            self.severity = match concerned {
                0 => Severity::Note,
                some if some < total => Severity::Warning,
                _ => Severity::Error,
            };
        }
        self.concerns = if concerned == total { Vec::new() } else { ids };
        self
    }

    /// For the few places where a rule's weight does not fit: say why at the call.
    pub fn severity(mut self, severity: Severity) -> Self {
        self.severity = severity;
        self
    }
}
