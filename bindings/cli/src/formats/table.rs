//! What files hold, as a table.

use std::fmt::Write;

use serde::Serialize;
use tlsconf::{
    contract::{Certificate, Input, Key, Report, Timestamp},
    say::text::label,
    text,
};

use crate::{formats, misuse::Stop};

#[derive(Serialize)]
struct Contents<'a> {
    contract_version: u32,
    inputs: &'a [Input],
    certificates: &'a [Certificate],
    keys: &'a [Key],
}

/// The parts of a report that say what is there.
pub fn json(report: &Report) -> Result<String, Stop> {
    formats::json(&Contents {
        contract_version: report.contract_version,
        inputs: &report.inputs,
        certificates: &report.certificates,
        keys: &report.keys,
    })
}

pub fn text(report: &Report, long: bool, width: usize) -> String {
    let mut out = String::new();
    for (index, input) in report.inputs.iter().enumerate() {
        if index > 0 {
            out.push('\n');
        }
        file(&mut out, report, index, input, long, width);
    }
    out
}

fn file(out: &mut String, report: &Report, index: usize, input: &Input, long: bool, width: usize) {
    let here = |of: u32| of as usize == index;
    let certificates: Vec<_> = report.certificates.iter().filter(|certificate| here(certificate.input)).collect();
    let keys: Vec<_> = report.keys.iter().filter(|key| here(key.input)).collect();
    let _ = writeln!(out, "{}   {}{}", text::visible(&input.name), input.format, counted(&certificates, &keys));
    if !certificates.is_empty() {
        out.push('\n');
        rows(out, report.time, &certificates, width);
    }
    if long {
        for (number, certificate) in certificates.iter().enumerate() {
            details(out, number + 1, certificate);
        }
    }
    if !keys.is_empty() {
        out.push('\n');
        for key in keys {
            row_of_key(out, key, report);
        }
    }
}

fn counted(certificates: &[&Certificate], keys: &[&Key]) -> String {
    let count = |number: usize, thing: &str| match number {
        0 => String::new(),
        1 => format!(", 1 {thing}"),
        _ => format!(", {number} {thing}s"),
    };
    count(certificates.len(), "certificate") + &count(keys.len(), "private key")
}

fn rows(out: &mut String, time: Timestamp, certificates: &[&Certificate], width: usize) {
    let labels: Vec<String> = certificates.iter().map(|certificate| label(certificate)).collect();
    let widest = |cells: &mut dyn Iterator<Item = usize>| cells.max().unwrap_or(0);
    let role = widest(&mut certificates.iter().map(|certificate| columns(short_role(&certificate.role))));
    let kind = widest(&mut certificates.iter().map(|certificate| columns(&key(certificate)))).max("key".len());
    // Number, line, date with its state, and the blanks between.
    let others = 3 + 1 + 5 + 2 + 2 + role + 2 + kind + 2 + 12;
    let named = widest(&mut labels.iter().map(|label| columns(label))).max("certificate".len());
    let name = width.saturating_sub(others).clamp(20, named.max(20));
    let _ = writeln!(
        out,
        "{:>3} {:>5}  {}  {}  {}  valid until",
        "",
        "line",
        padded("certificate", name),
        padded("role", role),
        padded("key", kind)
    );
    for (number, (certificate, label)) in certificates.iter().zip(&labels).enumerate() {
        let line = certificate.line.map(|line| line.to_string()).unwrap_or_default();
        let state = if certificate.not_after < time {
            " x"
        } else if certificate.not_before > time {
            " not yet"
        } else {
            ""
        };
        let _ = writeln!(
            out,
            "{:>3} {line:>5}  {}  {}  {}  {}{state}",
            number + 1,
            padded(label, name),
            padded(short_role(&certificate.role), role),
            padded(&key(certificate), kind),
            certificate.not_after.date(),
        );
    }
    if certificates.iter().any(|certificate| certificate.not_after < time) {
        let _ = writeln!(out, "{:>11}x: expired on {}", "", time.date());
    }
}

/// `self-signed-end-entity` is wider than its column.
fn short_role(role: &str) -> &str {
    if role == "self-signed-end-entity" { "self-signed" } else { role }
}

fn key(certificate: &Certificate) -> String {
    let key = &certificate.key;
    match key.bits {
        Some(bits) if key.algorithm.starts_with("RSA") || key.algorithm == "DSA" => format!("{} {bits}", key.algorithm),
        _ => key.algorithm.clone(),
    }
}

fn details(out: &mut String, number: usize, certificate: &Certificate) {
    let san = certificate.san.iter().map(|name| format!("{} {}", name.kind, name.value)).collect::<Vec<_>>().join(", ");
    let listed = |values: &Option<Vec<String>>| values.as_ref().map(|values| values.join(", ")).unwrap_or_default();
    let constraints = certificate.basic_constraints.map(|constraints| {
        let length = constraints.path_length.map(|length| format!(", path length {length}")).unwrap_or_default();
        format!("CA {}{length}{}", constraints.ca, if constraints.critical { ", critical" } else { "" })
    });
    let known = certificate.known.as_ref().map(|known| format!("{}, {}", known.plan, known.status));
    let fields = [
        ("subject", certificate.subject.clone()),
        ("issuer", certificate.issuer.clone()),
        ("names", san),
        ("serial", certificate.serial.clone()),
        ("valid", format!("{} to {}", certificate.not_before, certificate.not_after)),
        ("role", format!("{}: {}", certificate.role, certificate.role_reason)),
        ("known as", known.unwrap_or_default()),
        ("key", key(certificate)),
        ("signature", certificate.signature.clone()),
        ("constraints", constraints.unwrap_or_default()),
        ("key usage", listed(&certificate.key_usage)),
        ("purposes", listed(&certificate.extended_key_usage)),
        ("SHA-256", certificate.sha256.clone()),
        ("SHA-1", certificate.sha1.clone()),
        ("key's SHA-256", certificate.spki_sha256.clone()),
    ];
    let _ = writeln!(out, "\n{number:>3}");
    for (name, value) in fields.iter().filter(|(_, value)| !value.is_empty()) {
        let _ = writeln!(out, "    {name:<14} {}", text::visible(value));
    }
}

fn row_of_key(out: &mut String, key: &Key, report: &Report) {
    let algorithm = match (&key.algorithm, key.bits) {
        (Some(algorithm), Some(bits)) if algorithm.starts_with("RSA") => format!("{algorithm} {bits}"),
        (Some(algorithm), _) => algorithm.clone(),
        (None, _) => "not opened".to_owned(),
    };
    let place = key.line.map(|line| format!("line {line}, ")).unwrap_or_default();
    let encrypted = if key.encrypted { ", encrypted" } else { "" };
    let owners: Vec<_> = key
        .belongs_to
        .iter()
        .filter_map(|index| report.certificates.get(*index as usize))
        .map(|certificate| format!("\"{}\"", text::shown(&certificate.subject)))
        .collect();
    let belongs = if owners.is_empty() { String::new() } else { format!(", belongs to {}", owners.join(", ")) };
    let _ = writeln!(out, "    private key: {place}{algorithm}, {}{encrypted}{belongs}", key.format);
}

fn columns(value: &str) -> usize {
    textwrap::core::display_width(&text::visible(value))
}

/// Cut or filled to so many columns.
fn padded(value: &str, width: usize) -> String {
    let value = text::visible(value);
    let mut cell = String::new();
    let mut used = 0;
    if textwrap::core::display_width(&value) > width {
        for character in value.chars() {
            let next = textwrap::core::display_width(character.encode_utf8(&mut [0; 4]));
            if used + next + 1 > width {
                break;
            }
            cell.push(character);
            used += next;
        }
        cell.push('…');
        used += 1;
    } else {
        used = textwrap::core::display_width(&value);
        cell = value;
    }
    cell.extend(std::iter::repeat_n(' ', width.saturating_sub(used)));
    cell
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_as_wide_as_they_are_said_to_be() {
        assert_eq!(padded("abc", 5), "abc  ");
        assert_eq!(padded("abcdef", 5), "abcd…");
        assert_eq!(padded("日本語", 5), "日本…");
        assert_eq!(padded("日本語日", 6), "日本… ");
    }
}
