//! The certificates of a file as a small tree: what an issuer signed stands under it.

use std::fmt::Write as _;

use super::{Style, wrap};
use crate::{
    contract::{Certificate, Report, Timestamp},
    text,
};

/// More are counted, not listed: `tlsconf inspect` lists them.
const LISTED: usize = 20;

const DATE: usize = 10;
const STATUS: usize = 9;

pub(super) fn render(out: &mut String, report: &Report, input: u32, style: Style) {
    let members: Vec<(usize, &Certificate)> =
        report.certificates.iter().enumerate().filter(|(_, certificate)| certificate.input == input).collect();
    if members.is_empty() {
        return;
    }
    let roles = members.iter().map(|(_, certificate)| certificate.role.len()).max().unwrap_or(0);
    let name = style.width.min(100) - 4 - roles - 1 - DATE - 1 - STATUS - 1;
    let _ = writeln!(out, "\n    {} {} valid until", wrap::cell("certificate", name), wrap::cell("role", roles));
    for (number, depth, certificate) in ordered(&members).into_iter().take(LISTED) {
        let branch = if depth == 0 { String::new() } else { format!("{}`- ", "   ".repeat(depth.min(4) - 1)) };
        let label = wrap::cell(&format!("{branch}{}", label(certificate)), name);
        let role = wrap::cell(&certificate.role.replace('-', " "), roles);
        let status = status(certificate, report.time, style);
        let _ = writeln!(out, "{number:>3} {label} {role} {} {status}", certificate.not_after.date());
        if let Some(known) = &certificate.known {
            let indent = " ".repeat(4 + branch.len());
            wrap::paragraph(out, &format!("{}, {}", known.plan, known.status), &indent, &indent, style.width);
        }
    }
    if members.len() > LISTED {
        let _ = writeln!(out, "    ... and {} more: tlsconf inspect lists them all", members.len() - LISTED);
    }
    out.push('\n');
}

/// The members with their number in the file and their depth in the tree: issuers in the order of the file, what they
/// signed behind each of them.
fn ordered<'a>(members: &[(usize, &'a Certificate)]) -> Vec<(usize, usize, &'a Certificate)> {
    let parent = |at: usize, certificate: &Certificate| {
        let issuer = certificate.issued_by? as usize;
        (issuer != at && members.iter().any(|(other, _)| *other == issuer)).then_some(issuer)
    };
    let mut children: std::collections::BTreeMap<Option<usize>, Vec<usize>> = std::collections::BTreeMap::new();
    for (position, (at, certificate)) in members.iter().enumerate() {
        children.entry(parent(*at, certificate)).or_default().push(position);
    }
    let mut out = Vec::with_capacity(members.len());
    let mut open: Vec<(usize, usize)> =
        children.get(&None).into_iter().flatten().rev().map(|position| (*position, 0)).collect();
    while let Some((position, depth)) = open.pop() {
        let Some((at, certificate)) = members.get(position) else { continue };
        out.push((position + 1, depth, *certificate));
        open.extend(children.get(&Some(*at)).into_iter().flatten().rev().map(|child| (*child, depth + 1)));
    }
    out
}

fn status(certificate: &Certificate, now: Timestamp, style: Style) -> String {
    let (word, colour) = if certificate.not_after < now {
        ("x expired", "31")
    } else if certificate.not_before > now {
        ("x not yet", "31")
    } else {
        ("ok", "32")
    };
    if style.color { format!("\u{1b}[{colour}m{word}\u{1b}[0m") } else { word.to_owned() }
}

/// The common name, with the organisation where that says more: `SSL Certification Authority (Garantia Data)`.
pub fn label(certificate: &Certificate) -> String {
    let name = short(&certificate.subject);
    let more = attribute(&certificate.subject, "OU").or_else(|| attribute(&certificate.subject, "O"));
    match more {
        Some(more) if !name.contains(&more) => format!("{name} ({more})"),
        _ => name,
    }
}

/// How a person calls it: the common name, else the first attribute.
pub(super) fn short(subject: &str) -> String {
    let name = attribute(subject, "CN").or_else(|| attribute(subject, "OU")).or_else(|| attribute(subject, "O"));
    text::shown(&name.unwrap_or_else(|| if subject.is_empty() { "(no name)".to_owned() } else { subject.to_owned() }))
}

/// The value of the first attribute of this type in RFC 4514 text, unescaped as far as people need it.
fn attribute(subject: &str, keyword: &str) -> Option<String> {
    let mut value = None;
    let mut current = String::new();
    let mut escaped = false;
    let mut take = |part: &str| {
        if value.is_none() {
            value = part.strip_prefix(keyword).and_then(|rest| rest.strip_prefix('=')).map(str::to_owned);
        }
    };
    for character in subject.chars() {
        match character {
            _ if escaped => {
                // Hexadecimal digits stand for an octet that is not to be shown: the escape stays.
                if character.is_ascii_hexdigit() || character == 'u' {
                    current.push('\\');
                }
                current.push(character);
                escaped = false;
            }
            '\\' => escaped = true,
            ',' | '+' => take(&std::mem::take(&mut current)),
            _ => current.push(character),
        }
    }
    take(&current);
    value
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributes_are_found_between_escaped_commas() {
        let subject = "CN=Acme\\, Inc.,OU=Ops,O=Acme";
        assert_eq!(attribute(subject, "CN").as_deref(), Some("Acme, Inc."));
        assert_eq!(attribute(subject, "O").as_deref(), Some("Acme"));
        assert_eq!(attribute(subject, "L"), None);
    }
}
