//! The report as text for people: the answer first, then the files, the certificates as a tree, the findings with the
//! quoted line, the recommendation. A function of the report alone, so that every face prints the same bytes.

mod clients;
mod findings;
mod measured;
mod probe;
mod servers;
mod tree;
mod wrap;

pub use measured::measured;
pub use probe::probed;
pub use tree::label;

use std::fmt::Write as _;

use crate::{
    contract::{Input, ItemKind, Report, Role},
    text,
};

/// How to print.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Style {
    /// ANSI colours; only for a terminal.
    pub color: bool,
    /// Columns to fill, at least 60. Quoted source lines may be longer.
    pub width: usize,
}

impl Default for Style {
    fn default() -> Self {
        Self { color: false, width: 80 }
    }
}

/// The whole report. Ends in a line end; holds no control character but line ends and, with `color`, ANSI sequences of
/// our own.
pub fn human(report: &Report, style: Style) -> String {
    let style = Style { width: style.width.clamp(60, 200), ..style };
    let mut out = String::new();
    wrap::paragraph(&mut out, &bold(&report.headline, style), "", "", style.width);
    out.push('\n');
    files(&mut out, report, style);
    findings::render(&mut out, report, style);
    clients::render(&mut out, report, style);
    servers::render(&mut out, report, style);
    recommendation(&mut out, report, style);
    not_checked(&mut out, report, style);
    closing(&mut out, report);
    out
}

fn bold(text: &str, style: Style) -> String {
    if style.color { format!("\u{1b}[1m{text}\u{1b}[0m") } else { text.to_owned() }
}

fn files(out: &mut String, report: &Report, style: Style) {
    for (at, input) in report.inputs.iter().enumerate() {
        if at > 0 && !out.ends_with("\n\n") {
            out.push('\n');
        }
        let described = format!("{}: {}", text::visible(&input.name), description(input));
        wrap::paragraph(out, &described, "", "    ", style.width);
        if !input.role_reason.is_empty() && input.archive.is_none() {
            let taken = match input.role {
                Role::Auto => format!("what it is for is not known: {}", input.role_reason),
                other => format!("taken for {} because {}", role(other), input.role_reason),
            };
            wrap::paragraph(out, &taken, "  ", "  ", style.width);
        }
        tree::render(out, report, at as u32, style);
        keys(out, report, at as u32, style);
    }
    if !out.ends_with("\n\n") {
        out.push('\n');
    }
}

/// `CA bundle, 5 certificates: Redis Cloud, edition of August 2022`.
fn description(input: &Input) -> String {
    let count = |kind| input.items.iter().filter(|item| item.kind == kind).count();
    let certificates = input.items.iter().filter(|item| item.certificate.is_some()).count();
    let mut parts = vec![role_title(input.role).to_owned()];
    let mut add = |number: usize, noun: &str| {
        if number > 0 {
            parts.push(format!("{number} {noun}{}", if number == 1 { "" } else { "s" }));
        }
    };
    add(certificates, "certificate");
    add(count(ItemKind::PrivateKey) + count(ItemKind::EncryptedPrivateKey), "private key");
    add(count(ItemKind::CertificateRequest), "certificate request");
    add(count(ItemKind::RevocationList), "revocation list");
    if input.items.is_empty() || input.format != "pem" {
        parts.push(input.format.replace('-', " "));
    }
    let mut described = parts.join(", ");
    if let Some(bundle) = &input.bundle {
        let _ = write!(described, ": {}", bundle.text);
    }
    described
}

fn role_title(role: Role) -> &'static str {
    match role {
        Role::Auto => "unknown",
        Role::CaBundle => "CA bundle",
        Role::ClientCertificate => "client certificate",
        Role::ClientKey => "client key",
        Role::ServerChain => "what the server presents",
        Role::ServerKey => "server key",
        Role::ClientCa => "CA for client certificates",
        Role::Archive => "archive",
    }
}

fn role(role: Role) -> &'static str {
    match role {
        Role::CaBundle => "a CA bundle",
        Role::ClientCertificate => "a client certificate",
        Role::ClientKey => "a client key",
        Role::ServerKey => "a server key",
        Role::ClientCa => "a CA for client certificates",
        Role::Archive => "an archive",
        other => role_title(other),
    }
}

fn keys(out: &mut String, report: &Report, input: u32, style: Style) {
    for key in report.keys.iter().filter(|key| key.input == input) {
        let algorithm = match (&key.algorithm, key.bits) {
            (Some(algorithm), Some(bits)) if algorithm == "RSA" => format!("RSA {bits}"),
            (Some(algorithm), _) => algorithm.clone(),
            (None, _) => "not opened".to_owned(),
        };
        let encrypted = if key.encrypted { ", encrypted" } else { "" };
        let belongs = match key.belongs_to.first().and_then(|at| report.certificates.get(*at as usize)) {
            Some(certificate) => format!(", belongs to {}", tree::short(&certificate.subject)),
            None => String::new(),
        };
        wrap::paragraph(out, &format!("private key: {algorithm}{encrypted}{belongs}"), "  ", "    ", style.width);
    }
}

fn recommendation(out: &mut String, report: &Report, style: Style) {
    if let Some(recommendation) = &report.recommendation {
        wrap::paragraph(out, &format!("Recommendation: {}", recommendation.text), "", "    ", style.width);
        out.push('\n');
    }
}

fn not_checked(out: &mut String, report: &Report, style: Style) {
    if report.not_checked.is_empty() {
        return;
    }
    out.push_str("Not checked:\n");
    for one in &report.not_checked {
        wrap::paragraph(out, &one.why, "  - ", "    ", style.width);
    }
    out.push('\n');
}

fn closing(out: &mut String, report: &Report) {
    let counted = |count: u32, noun: &str| format!("{count} {noun}{}", if count == 1 { "" } else { "s" });
    let counts = &report.counts;
    let _ = write!(
        out,
        "{}, {}, {}.",
        counted(counts.error, "error"),
        counted(counts.warning, "warning"),
        counted(counts.note, "note")
    );
    if let Some(finding) = report.findings.first() {
        let _ = write!(out, "  Details: tlsconf rule {}.  As JSON: --format json", finding.code);
    }
    out.push('\n');
}
