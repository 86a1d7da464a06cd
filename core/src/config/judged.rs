//! The answer of [`crate::config()`] as the faces build on it: a configuration, or an error that carries the report.

use std::fmt;

use crate::{
    contract::{Config, Configured, EmitNote, Finding, Refusal, Report},
    say::text::{Style, human},
};

/// A configuration that passed: the client's stack would take it, and no error is open.
#[derive(Debug)]
#[non_exhaustive]
pub struct Accepted {
    /// What the stack is set up with.
    pub config: Config,
    /// What was done to the files, and what is set for them.
    pub notes: Vec<EmitNote>,
    /// Of the files as they were given, for this client alone.
    pub report: Report,
}

/// Why there is no configuration. It shows itself as one sentence; [`Refused::render`] is the whole report.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Refused {
    /// What, where, and how it is mended: for people, not stable.
    pub message: String,
    /// The findings that are the reason, the first to be mended first; empty where the reason is none of the report's.
    pub causes: Vec<Finding>,
    /// Of the files as they were given, for this client alone.
    pub report: Report,
}

impl Configured {
    /// The configuration, or why there is none; each with the report.
    ///
    /// ```
    /// use tlsconf::{CheckRequest, ConfigRequest, contract::{ClientRequest, KeyOutput, Timestamp}};
    ///
    /// let check = CheckRequest::at(Timestamp::from_unix(1_795_000_000)).with_endpoint("cache.example.com:12345");
    /// let request = ConfigRequest::of(check, ClientRequest::of("redis-rs")).with_key(KeyOutput::Pkcs8);
    /// let accepted = tlsconf::config(&request)?.accepted()?;
    /// assert_eq!(accepted.config.verify_name.as_deref(), Some("cache.example.com"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn accepted(self) -> Result<Accepted, Box<Refused>> {
        let Self { config, refusal, notes, report, .. } = self;
        match (config, refusal) {
            (Some(config), None) => Ok(Accepted { config, notes, report }),
            (_, refusal) => Err(Box::new(Refused::new(refusal, report))),
        }
    }
}

impl Refused {
    pub(crate) fn new(refusal: Option<Refusal>, report: Report) -> Self {
        let Refusal { causes, message } =
            refusal.unwrap_or_else(|| Refusal { causes: Vec::new(), message: report.headline.clone() });
        let causes = causes.iter().filter_map(|at| report.findings.get(*at as usize)).cloned().collect();
        Self { message, causes, report }
    }

    /// The report as the program prints it, without colours.
    pub fn render(&self) -> String {
        human(&self.report, Style::default())
    }
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Refused {}
