//! What a connection showed, before the report on it.

use std::fmt::Write as _;

use super::{Style, human, wrap};
use crate::{
    contract::{
        ClientAuthentication, FailureKind, HandshakePurpose, ProbeFailure, ProbeHandshake, ProbeRemark, Probed,
        Severity, Speaks,
    },
    text::visible,
};

/// Columns of what stands before a fact.
const NAMES: usize = 20;

/// CAs named by a server that are shown; some name hundreds.
const CAS: usize = 6;

/// Facts of the wire, remarks, and the report where there is one.
pub fn probed(probed: &Probed, style: Style) -> String {
    let style = Style { width: style.width.clamp(60, 200), ..style };
    let mut out = String::new();
    facts(&mut out, probed, style);
    for remark in &probed.remarks {
        remarked(&mut out, remark, style);
    }
    nodes(&mut out, probed, style);
    if !probed.not_tried.is_empty() {
        out.push_str("Not tried:\n");
        for one in &probed.not_tried {
            wrap::paragraph(&mut out, &one.why, "  - ", "    ", style.width);
        }
        out.push('\n');
    }
    if let Some(report) = &probed.report {
        out.push_str(&human(report, style));
    }
    out
}

fn fact(out: &mut String, name: &str, text: &str, style: Style) {
    let first = format!("  {name:<NAMES$}");
    wrap::paragraph(out, text, &first, &" ".repeat(NAMES + 2), style.width);
}

fn facts(out: &mut String, seen: &Probed, style: Style) {
    let place = if seen.target.host.contains(':') {
        format!("[{}]:{}", visible(&seen.target.host), seen.target.port)
    } else {
        format!("{}:{}", visible(&seen.target.host), seen.target.port)
    };
    let title = match seen.speaks {
        Some(Speaks::Tls) => format!("{place} speaks TLS."),
        Some(Speaks::Redis) => format!("{place} is Redis without TLS."),
        Some(Speaks::Http) => format!("{place} speaks HTTP."),
        Some(Speaks::Other) => format!("{place} speaks neither TLS nor Redis."),
        Some(Speaks::Nothing) => format!("{place} takes connections and says nothing."),
        None => format!("{place} was not reached."),
    };
    wrap::paragraph(out, &super::bold(&title, style), "", "", style.width);
    out.push('\n');
    if seen.addresses.is_empty() {
        return;
    }
    for (at, address) in seen.addresses.iter().enumerate() {
        let how = address.failure.as_ref().map_or("connected".to_owned(), outcome);
        fact(out, if at == 0 { "addresses" } else { "" }, &format!("{} ({how})", visible(&address.address)), style);
    }
    if seen.speaks == Some(Speaks::Tls) {
        versions(out, seen, style);
        server_name(out, seen, style);
        certificate(out, seen, style);
    }
    out.push('\n');
}

fn versions(out: &mut String, seen: &Probed, style: Style) {
    for version in ["1.3", "1.2"] {
        let agreed = seen.handshakes.iter().find(|one| one.version.as_deref() == Some(version));
        let alone =
            seen.handshakes.iter().find(|one| one.purpose == HandshakePurpose::Version && one.offered == [version]);
        let text = match (agreed, alone) {
            (Some(agreed), _) => {
                let parts = [agreed.suite.as_deref(), agreed.group.as_deref()];
                let parts: Vec<String> = parts.into_iter().flatten().map(visible).collect();
                if parts.is_empty() { "yes".to_owned() } else { parts.join(", ") }
            }
            (None, Some(ProbeHandshake { failure: Some(failure), .. })) => format!("no ({})", outcome(failure)),
            _ if seen.handshakes.iter().any(|one| one.version.is_some()) => "not chosen".to_owned(),
            _ => continue,
        };
        fact(out, &format!("TLS {version}"), &text, style);
    }
}

fn server_name(out: &mut String, seen: &Probed, style: Style) {
    let Some(first) = seen.handshakes.first() else { return };
    let bare = seen.handshakes.iter().find(|one| one.purpose == HandshakePurpose::WithoutServerName);
    let same = |bare: &ProbeHandshake| {
        bare.chain.len() == first.chain.len()
            && bare.chain.iter().zip(&first.chain).all(|(one, other)| one.as_bytes() == other.as_bytes())
    };
    let text = match (&first.server_name, bare) {
        (None, _) => "none sent: the endpoint is an address, or the policy sends none".to_owned(),
        (Some(name), None) => format!("`{}` sent", visible(name)),
        (Some(name), Some(ProbeHandshake { failure: Some(failure), asks_for_certificate: false, .. })) => {
            format!("`{}` sent; without it: {}", visible(name), outcome(failure))
        }
        (Some(name), Some(bare)) if same(bare) => format!("`{}` sent; without it the same certificates", visible(name)),
        (Some(name), Some(bare)) => {
            format!("`{}` sent; without it other certificates ({})", visible(name), counted(bare.chain.len()))
        }
    };
    fact(out, "server name (SNI)", &text, style);
}

fn counted(count: usize) -> String {
    format!("{count} certificate{}", if count == 1 { "" } else { "s" })
}

fn certificate(out: &mut String, probed: &Probed, style: Style) {
    let Some(first) = probed.handshakes.first().filter(|one| one.version.is_some() || !one.chain.is_empty()) else {
        return;
    };
    fact(out, "chain as sent", &counted(first.chain.len()), style);
    let asked = match probed.client_authentication {
        Some(ClientAuthentication::None) => "not asked for",
        Some(ClientAuthentication::Optional) => "asked for, not insisted on",
        Some(ClientAuthentication::Required) => "required: without one the server ends the connection",
        None if first.asks_for_certificate => "asked for",
        None => "not known",
    };
    let mut text = asked.to_owned();
    let without = first.failure.as_ref().or_else(|| first.after.as_ref()?.failure.as_ref());
    if let (true, Some(failure)) = (first.asks_for_certificate, without) {
        let _ = write!(text, " ({})", outcome(failure));
    }
    fact(out, "client certificate", &text, style);
    if first.asks_for_certificate {
        let names = &first.certificate_authorities;
        let (shown, more) = names.split_at(names.len().min(CAS));
        for (at, name) in shown.iter().enumerate() {
            fact(out, if at == 0 { "  issued by" } else { "" }, &visible(name), style);
        }
        match (names.len(), more.len()) {
            (0, _) => fact(out, "  issued by", "any CA: the server names none", style),
            (_, 0) => {}
            (_, more) => fact(out, "", &format!("and {more} more"), style),
        }
    }
}

fn outcome(failure: &ProbeFailure) -> String {
    match (failure.kind, &failure.alert) {
        (FailureKind::Alert, Some(alert)) => format!("alert {}", visible(alert)),
        (FailureKind::Refused, _) => "refused".to_owned(),
        (FailureKind::Timeout, _) => "no answer in time".to_owned(),
        (FailureKind::Reset, _) => "reset".to_owned(),
        (FailureKind::Closed, _) => "closed without a word".to_owned(),
        _ => visible(&failure.detail),
    }
}

fn remarked(out: &mut String, remark: &ProbeRemark, style: Style) {
    let severity = match (style.color, remark.severity) {
        (true, Severity::Error) => "\u{1b}[1;31merror\u{1b}[0m",
        (true, Severity::Warning) => "\u{1b}[1;33mwarning\u{1b}[0m",
        (_, severity) => severity.as_str(),
    };
    let hanging = " ".repeat(remark.severity.as_str().len() + 2);
    wrap::paragraph(out, &format!("{severity}: {}", remark.message), "", &hanging, style.width);
    if let Some(fix) = &remark.fix {
        wrap::paragraph(out, fix, &format!("{hanging}= mend: "), &format!("{hanging}        "), style.width);
    }
    out.push('\n');
}

fn nodes(out: &mut String, probed: &Probed, style: Style) {
    if probed.nodes.is_empty() {
        return;
    }
    out.push_str("Nodes as announced\n");
    for node in &probed.nodes {
        let first = format!("  {:<9}", visible(&node.role));
        wrap::paragraph(out, &node.message, &first, &" ".repeat(first.len()), style.width);
    }
    out.push('\n');
}
