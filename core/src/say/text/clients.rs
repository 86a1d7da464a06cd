//! One line for each group of clients that behave alike.

use std::collections::BTreeMap;

use super::{Style, wrap};
use crate::{
    clients,
    contract::{ClientStatement, ClientVerdict, Report},
};

pub(super) fn render(out: &mut String, report: &Report, style: Style) {
    let is_said = |statement: &&ClientStatement| statement.verdict != ClientVerdict::Unknown;
    if !report.clients.iter().any(|statement| is_said(&statement)) {
        return;
    }
    out.push_str("Clients\n");
    let of = |verdict| report.clients.iter().filter(move |statement| statement.verdict == verdict);
    let accepting: Vec<&ClientStatement> = of(ClientVerdict::Accepts).collect();
    if !accepting.is_empty() {
        let until = accepting.iter().filter_map(|statement| statement.works_until).min();
        let until = until.map(|until| format!(" (until {})", until.date())).unwrap_or_default();
        line(out, "connect", &format!("{}{until}", folded(accepting.iter().map(|one| one.id.as_str()))), style);
    }
    // The same text for the same reason is one group; the order is that of the findings.
    let mut refusing: BTreeMap<(Option<u32>, &str), Vec<&str>> = BTreeMap::new();
    for statement in of(ClientVerdict::Refuses) {
        let prints = statement.prints.as_deref().or(statement.class.as_deref()).unwrap_or_default();
        refusing.entry((statement.causes.first().copied(), prints)).or_default().push(&statement.id);
    }
    for ((cause, prints), ids) in refusing {
        let code = cause.and_then(|cause| report.findings.get(cause as usize)).map(|finding| finding.code.as_str());
        let code = code.map(|code| format!(" [{code}]")).unwrap_or_default();
        let prints = crate::text::visible(prints);
        line(out, "refuse", &format!("{}{code}: {prints}", folded(ids.into_iter())), style);
    }
    let unknown: Vec<&str> = of(ClientVerdict::Unknown).map(|one| one.id.as_str()).collect();
    if !unknown.is_empty() {
        line(out, "unknown", &folded(unknown.into_iter()), style);
    }
    out.push('\n');
}

fn line(out: &mut String, verdict: &str, text: &str, style: Style) {
    let first = format!("  {verdict:<8} ");
    wrap::paragraph(out, text, &first, &" ".repeat(first.len()), style.width);
}

/// Ids as a list in which a client with all of its versions is named once.
pub(super) fn folded<'a>(ids: impl Iterator<Item = &'a str>) -> String {
    let ids: Vec<&str> = ids.collect();
    let family = |id: &str| clients::ALL.iter().find(|client| client.id == id).map(|client| client.family);
    let is_whole = |family: &str| {
        let mut members = clients::ALL.iter().filter(|client| client.family == family);
        members.clone().count() > 1 && members.all(|client| ids.contains(&client.id))
    };
    let mut names: Vec<String> = Vec::new();
    for id in &ids {
        let name = match family(id) {
            Some(family) if is_whole(family) => family.to_owned(),
            _ => (*id).to_owned(),
        };
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_family_is_named_once_where_it_is_whole() {
        let family = clients::ALL.iter().filter(|client| client.family == "redis-py").map(|client| client.id);
        assert_eq!(folded(family.clone().chain(["redis-cli"])), "redis-py, redis-cli");
        assert_eq!(folded(family.skip(1).take(1)).matches(',').count(), 0);
    }
}
