//! Findings with the line they are about, as compilers show them.

use annotate_snippets::{AnnotationKind, Element, Level, Origin, Renderer, Snippet};

use super::{Style, clients, wrap};
use crate::contract::{Excerpt, Finding, Report, Severity};

/// Columns that the renderer puts before a title's further lines or a footer's text.
const GUTTER: usize = 18;

pub(super) fn render(out: &mut String, report: &Report, style: Style) {
    let mut shown = vec![false; report.findings.len()];
    for (at, finding) in report.findings.iter().enumerate() {
        // A consequence stands under its cause.
        if finding.consequence_of.is_none() && !std::mem::replace(&mut shown[at], true) {
            out.push_str(&one(report, at as u32, finding, style));
            out.push_str("\n\n");
        }
    }
}

fn one(report: &Report, at: u32, finding: &Finding, style: Style) -> String {
    let level = match finding.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let head = finding.severity.as_str().len() + finding.code.len() + 4;
    let title = wrapped(&finding.message, style.width.saturating_sub(head));
    let path = finding
        .at
        .input
        .and_then(|input| report.inputs.get(input as usize))
        .map(|input| crate::text::visible(&input.name));
    let footers = footers(report, at, finding, style);
    let span = finding.excerpt.as_ref().map(span);

    let mut group = level.primary_title(title.as_str()).id(finding.code.as_str()).elements(Vec::<Element<'_>>::new());
    if let (Some(path), Some(excerpt), Some(span)) = (&path, &finding.excerpt, span) {
        group = group.element(
            Snippet::source(excerpt.text.as_str())
                .line_start(excerpt.line as usize)
                .path(path.as_str())
                .annotation(AnnotationKind::Primary.span(span).label(excerpt.label.as_str())),
        );
    } else if let Some(path) = &path {
        let mut origin = Origin::path(path.as_str());
        if let Some(line) = finding.at.line {
            origin = origin.line(line as usize);
            if let Some(column) = finding.at.column {
                origin = origin.char_column(column as usize);
            }
        }
        group = group.element(origin);
    }
    for (name, text) in &footers {
        group = group.element(Level::NOTE.with_name(*name).message(text.as_str()));
    }
    let renderer = if style.color { Renderer::styled() } else { Renderer::plain() };
    renderer.render(&[group]).clone()
}

fn footers(report: &Report, at: u32, finding: &Finding, style: Style) -> Vec<(&'static str, String)> {
    let fit = |text: &str| wrapped(text, style.width.saturating_sub(GUTTER));
    let mut footers = Vec::new();
    if let (Some(seen), Some(expected)) = (&finding.seen, &finding.expected)
        && !seen.is_empty()
    {
        footers.push(("seen", fit(seen)));
        footers.push(("expected", fit(expected)));
    }
    if !finding.concerns.is_empty() {
        footers.push(("concerns", fit(&clients::folded(finding.concerns.iter().map(String::as_str)))));
    }
    for consequence in report.findings.iter().filter(|other| other.consequence_of == Some(at)) {
        footers.push(("so", fit(&format!("{} [{}]", consequence.message, consequence.code))));
    }
    if let Some(fix) = &finding.fix {
        footers.push(("mend", pasteable(fix, style.width.saturating_sub(GUTTER))));
    }
    footers
}

fn wrapped(text: &str, width: usize) -> String {
    wrap::lines(text, "", "", width.max(30)).join("\n")
}

/// A cure: its first line is prose, each further line a command, which stays one for the shell when it is wrapped, or
/// another way, which begins with "or".
fn pasteable(fix: &str, width: usize) -> String {
    let mut lines = fix.lines();
    let mut out = lines.next().map(|prose| wrapped(prose, width)).unwrap_or_default();
    for command in lines {
        out.push('\n');
        if command.starts_with("or ") {
            out.push_str(&wrapped(command, width));
            continue;
        }
        out.push_str(&wrap::lines(command, "  ", "    ", width.max(30) - 2).join(" \\\n"));
    }
    out
}

/// The marked octets of the excerpt.
fn span(excerpt: &Excerpt) -> std::ops::Range<usize> {
    let octet =
        |characters: usize| excerpt.text.char_indices().nth(characters).map_or(excerpt.text.len(), |(octet, _)| octet);
    let start = excerpt.column.saturating_sub(1) as usize;
    let from = octet(start);
    from..octet(start + excerpt.width.max(1) as usize).max(from)
}
