//! `JUnit` XML: one test case an input. Errors are its failure, the rest is its output.

use std::fmt::Write;

use tlsconf::contract::{Finding, Report, Severity};

/// What concerns no file but the endpoint, the policy or the plan.
const REQUEST: &str = "endpoint and policy";

pub fn document(report: &Report, unread: &[String]) -> String {
    let mut cases: Vec<(&str, Vec<&Finding>)> =
        report.inputs.iter().map(|input| (input.name.as_str(), Vec::new())).collect();
    let mut elsewhere = Vec::new();
    for finding in &report.findings {
        match finding.at.input.and_then(|index| cases.get_mut(index as usize)) {
            Some((_, findings)) => findings.push(finding),
            None => elsewhere.push(finding),
        }
    }
    if !elsewhere.is_empty() {
        cases.push((REQUEST, elsewhere));
    }
    let failures = cases.iter().filter(|(_, findings)| findings.iter().any(|finding| is_failure(finding))).count();
    let counts =
        format!("tests=\"{}\" failures=\"{failures}\" errors=\"{}\"", cases.len() + unread.len(), unread.len());
    let mut xml = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"tlsconf\" {counts} time=\"0\">\n  <testsuite \
         name=\"tlsconf\" {counts} skipped=\"0\" time=\"0\" timestamp=\"{}\">\n",
        report.time.to_string().trim_end_matches('Z'),
    );
    for (name, findings) in &cases {
        case(&mut xml, name, findings);
    }
    for line in unread {
        let (name, why) = line.split_once(": ").unwrap_or((line, line));
        open(&mut xml, name);
        let why = escaped(why);
        push(&mut xml, &format!(">\n      <error message=\"{why}\" type=\"unreadable\"/>\n    </testcase>\n"));
    }
    xml.push_str("  </testsuite>\n</testsuites>\n");
    xml
}

fn is_failure(finding: &Finding) -> bool {
    finding.severity == Severity::Error
}

fn case(xml: &mut String, name: &str, findings: &[&Finding]) {
    open(xml, name);
    if findings.is_empty() {
        xml.push_str("/>\n");
        return;
    }
    xml.push_str(">\n");
    let (errors, others): (Vec<&Finding>, Vec<&Finding>) = findings.iter().partition(|finding| is_failure(finding));
    // Readers agree on one failure a case only; it holds all of them.
    if let Some(first) = errors.first() {
        let message = escaped(&first.message);
        let (code, text) = (escaped(&first.code), escaped(&paragraphs(&errors)));
        push(xml, &format!("      <failure message=\"{message}\" type=\"{code}\">{text}</failure>\n"));
    }
    if !others.is_empty() {
        push(xml, &format!("      <system-out>{}</system-out>\n", escaped(&paragraphs(&others))));
    }
    xml.push_str("    </testcase>\n");
}

fn open(xml: &mut String, name: &str) {
    push(xml, &format!("    <testcase classname=\"tlsconf\" name=\"{}\" time=\"0\"", escaped(name)));
}

fn push(xml: &mut String, text: &str) {
    xml.push_str(text);
}

fn paragraphs(findings: &[&Finding]) -> String {
    let mut text = String::new();
    for finding in findings {
        let place = finding.at.line.map(|line| format!("line {line}: ")).unwrap_or_default();
        let head = format!("{}[{}]", finding.severity.as_str(), finding.code);
        let _ = writeln!(text, "{head} {place}{}", finding.message);
        if let Some(fix) = &finding.fix {
            let _ = writeln!(text, "fix: {fix}");
        }
    }
    text
}

/// XML 1.0, section 2.2: of the control characters only tab and line ends are allowed, not even as references; nor
/// are U+FFFE and U+FFFF.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' => out.push('\n'),
            '\u{fffe}' | '\u{ffff}' => out.push('\u{fffd}'),
            other if other.is_control() => out.push('\u{fffd}'),
            other => out.push(other),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_and_controls_do_not_pass() {
        assert_eq!(escaped("<a & \"b\">\u{1b}[1m\u{0}\n"), "&lt;a &amp; &quot;b&quot;&gt;\u{fffd}[1m\u{fffd}\n");
    }
}
