//! SARIF 2.1.0 (OASIS), as code scanning takes it: each finding a result, each rule that fired with its page.

use std::fmt::Write;

use serde::Serialize;
use serde_json::{Value, json};
use tlsconf::{
    Rule,
    contract::{Finding, Report, Severity},
};

const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Log {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: [Run; 1],
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Run {
    tool: Value,
    invocations: [Value; 1],
    artifacts: Vec<Value>,
    /// Our columns count characters.
    column_kind: &'static str,
    results: Vec<Outcome>,
}

/// What SARIF calls a result.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Outcome {
    rule_id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    rule_index: Option<usize>,
    level: &'static str,
    message: Value,
    locations: Vec<Value>,
    partial_fingerprints: Value,
    properties: Value,
}

pub fn log(report: &Report, unread: &[String]) -> Log {
    let fired: Vec<Rule> = Rule::ALL
        .iter()
        .copied()
        .filter(|rule| report.findings.iter().any(|finding| finding.code == rule.code()))
        .collect();
    let driver = json!({
        "name": "tlsconf",
        "version": env!("CARGO_PKG_VERSION"),
        "semanticVersion": env!("CARGO_PKG_VERSION"),
        "rules": fired.iter().map(|rule| rule_of(*rule)).collect::<Vec<_>>(),
    });
    let unread: Vec<Value> =
        unread.iter().map(|line| json!({ "level": "error", "message": { "text": line } })).collect();
    Log {
        schema: SCHEMA,
        version: "2.1.0",
        runs: [Run {
            tool: json!({ "driver": driver }),
            invocations: [json!({
                "executionSuccessful": unread.is_empty(),
                "toolExecutionNotifications": unread,
            })],
            artifacts: report.inputs.iter().map(|input| json!({ "location": { "uri": uri(&input.name) } })).collect(),
            column_kind: "unicodeCodePoints",
            results: report.findings.iter().map(|finding| outcome(finding, report, &fired)).collect(),
        }],
    }
}

fn rule_of(rule: Rule) -> Value {
    let info = rule.info();
    let level = match info.weight {
        tlsconf::rules::Weight::Always(severity) => level(severity),
        tlsconf::rules::Weight::ByClients => "warning",
    };
    json!({
        "id": info.code,
        "name": info.name,
        "shortDescription": { "text": info.summary },
        "defaultConfiguration": { "level": level },
        "help": { "text": rule.page(), "markdown": rule.page() },
    })
}

fn level(severity: Severity) -> &'static str {
    severity.as_str()
}

fn outcome(finding: &Finding, report: &Report, fired: &[Rule]) -> Outcome {
    let text = match &finding.fix {
        Some(fix) => format!("{}\n\nFix: {fix}", finding.message),
        None => finding.message.clone(),
    };
    Outcome {
        rule_id: finding.code.clone(),
        rule_index: fired.iter().position(|rule| rule.code() == finding.code),
        level: level(finding.severity),
        message: json!({ "text": text }),
        locations: location(finding, report).into_iter().collect(),
        partial_fingerprints: json!({ "tlsconf/v1": fingerprint(finding, report) }),
        properties: json!({
            "seen": finding.seen,
            "expected": finding.expected,
            "concerns": finding.concerns,
            "consequenceOf": finding.consequence_of,
            "reference": finding.reference,
        }),
    }
}

/// Code scanning refuses a result without a place; what concerns the connection as a whole is put at the first file.
fn location(finding: &Finding, report: &Report) -> Option<Value> {
    let at = finding.at;
    let index = at.input.unwrap_or(0) as usize;
    let input = report.inputs.get(index)?;
    let mut physical = json!({ "artifactLocation": { "uri": uri(&input.name), "index": index } });
    if let (Some(_), Some(line)) = (at.input, at.line) {
        let mut region = json!({ "startLine": line });
        if let Some(column) = at.column {
            region["startColumn"] = column.into();
        }
        if let Some(end) = at.end_line.filter(|end| *end >= line) {
            region["endLine"] = end.into();
        }
        if let Some(excerpt) = finding.excerpt.as_ref().filter(|excerpt| excerpt.line == line && at.end_line.is_none())
        {
            region["snippet"] = json!({ "text": excerpt.text });
        }
        physical["region"] = region;
    }
    Some(json!({ "physicalLocation": physical }))
}

/// The same finding of the next run: its rule, file and certificate, not its line, which moves.
fn fingerprint(finding: &Finding, report: &Report) -> String {
    let input = finding.at.input.and_then(|index| report.inputs.get(index as usize)).map_or("", |input| &input.name);
    let certificate = finding.at.certificate.and_then(|index| report.certificates.get(index as usize));
    let same = |other: &&Finding| other.code == finding.code && other.at.input == finding.at.input;
    let before = report.findings.iter().take_while(|other| !std::ptr::eq(*other, finding)).filter(same).count();
    match certificate {
        Some(certificate) => format!("{}:{input}:{}", finding.code, certificate.sha256),
        None => format!("{}:{input}:{before}", finding.code),
    }
}

/// A name of a file as a URI reference (RFC 3986): relative stays relative.
fn uri(name: &str) -> String {
    let mut uri = String::with_capacity(name.len());
    if name.starts_with('/') {
        uri.push_str("file://");
    }
    for byte in name.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => uri.push(char::from(byte)),
            _ => {
                let _ = write!(uri, "%{byte:02X}");
            }
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_become_references() {
        assert_eq!(uri("tls/ca bundle.pem"), "tls/ca%20bundle.pem");
        assert_eq!(uri("/etc/ü.pem"), "file:///etc/%C3%BC.pem");
        assert_eq!(uri("a:b.pem"), "a%3Ab.pem");
    }
}
