//! Names: the certificate is not for the host that clients connect to.

use super::words::{View, compares_names};
use crate::{
    checks::Found,
    clients::{Client, words},
    contract::Severity,
    rules::Rule,
    text,
};

pub(super) fn found(view: &View<'_>) -> Option<Found> {
    let endpoint = view.scene.case.endpoint.as_ref()?;
    let host = text::shown(endpoint.server_name.as_deref().unwrap_or(&endpoint.host));
    let rule = view.fault.rule;
    if view.fault.kinds.is_empty() {
        return None;
    }
    if rule == Rule::CrtSanForm && !view.fault.kinds.has(crate::trust::Kind::Host) {
        return Some(not_ascii(view));
    }
    let names = names(view);
    let is_address = endpoint.address.is_some() && endpoint.server_name.is_none();
    let entry = if is_address { format!("IP:{host}") } else { format!("DNS:{host}") };
    let who = who(view);
    let message = match rule {
        Rule::CrtNoSubjectAltName => format!(
            "{} has a common name and no subjectAltName that could be compared with `{host}`. {who}",
            view.name()
        ),
        Rule::CrtSanForm => {
            format!("{} is for {names}; clients differ on whether that covers `{host}`. {who}", view.name())
        }
        _ if is_address => format!(
            "{} is for {names}; you connect to the IP address `{host}`, which must stand in the subjectAltName as an IP entry. \
             {who}",
            view.name()
        ),
        _ => format!("{} is for {names}; you connect to `{host}`. {who}", view.name()),
    };
    let reissue = format!("reissue the certificate with subjectAltName = {entry}");
    let fix = match connectable(view).filter(|_| rule == Rule::CrtHostName) {
        Some(name) => {
            let port = endpoint.port.map(|port| format!(":{port}")).unwrap_or_default();
            format!("connect to a name that the certificate has: rediss://{name}{port}\nor {reissue}")
        }
        None => reissue,
    };
    let found =
        view.found(rule, message).seen(names).expected(entry).fix(fix).reference("RFC 6125, section 6.4; RFC 9525");
    Some(weighed(view, found))
}

/// Only clients that compare names can be concerned: all of *them* make an error.
fn weighed(view: &View<'_>, found: Found) -> Found {
    let asked: Vec<&'static Client> =
        view.scene.case.clients.iter().copied().filter(|client| compares_names(client)).collect();
    let all = &view.scene.case.clients;
    let concerned = asked.iter().filter(|client| view.fault.concerns(client)).count();
    let severity = match concerned {
        0 => Severity::Note,
        some if some < asked.len() => Severity::Warning,
        _ => Severity::Error,
    };
    found.concerns(all, |client| view.fault.concerns(client)).severity(severity)
}

fn who(view: &View<'_>) -> String {
    let clients = &view.scene.case.clients;
    let some = words::in_words(clients, |client| view.fault.concerns(client));
    let accepts = |client: &Client| compares_names(client) && !view.fault.concerns(client);
    match (some, clients.iter().any(|client| accepts(client))) {
        (None, _) => "None of the clients asked about compares names.".to_owned(),
        (Some(_), false) => "Every client that compares names refuses it.".to_owned(),
        (Some(some), true) => format!("{} it; the others accept.", words::does(&some, "refuse")),
    }
}

fn not_ascii(view: &View<'_>) -> Found {
    view.found(Rule::CrtSanForm, format!("{} has a subjectAltName entry outside ASCII. {}", view.name(), view.who()))
        .expected("internationalised names in their xn-- form")
        .fix("reissue it with the name in its A-label form (xn--...)")
        .reference("RFC 5280, section 7.2")
}

/// The certificate's names as a list in backquotes.
fn names(view: &View<'_>) -> String {
    const SHOWN: usize = 4;
    let entries: Vec<String> = view
        .certificate
        .san
        .iter()
        .flatten()
        .filter(|name| matches!(name.kind.as_str(), "dns" | "ip"))
        .map(|name| format!("`{}`", text::shown(&name.value)))
        .collect();
    if entries.is_empty() {
        let common = view.certificate.subject.common_names.first();
        return common.map_or_else(
            || "no host (it has no name at all)".to_owned(),
            |name| format!("`{}` (by its common name)", text::shown(name)),
        );
    }
    let more = entries.len().saturating_sub(SHOWN);
    let list = entries.iter().take(SHOWN).cloned().collect::<Vec<_>>().join(", ");
    if more == 0 { list } else { format!("{list} and {more} more") }
}

/// A name of the certificate that could be connected to as it stands.
fn connectable(view: &View<'_>) -> Option<String> {
    let names = view.certificate.san.iter().flatten();
    names
        .filter(|name| name.kind == "dns" && !name.value.contains('*') && name.value.contains('.'))
        .map(|name| text::shown(&name.value))
        .next()
}
