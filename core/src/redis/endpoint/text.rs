//! Which form has the text?

use super::{EndpointFault, ResolvedEndpoint, command, connection_string, url};
use crate::limits;

pub(super) fn resolve(octets: &[u8], faults: &mut Vec<EndpointFault>) -> Option<ResolvedEndpoint> {
    if octets.len() > limits::ENDPOINT_BYTES {
        faults.push(EndpointFault::invalid("it is longer than any endpoint", None));
        return None;
    }
    let Ok(text) = std::str::from_utf8(octets) else {
        faults.push(EndpointFault::invalid("it is not UTF-8", None));
        return None;
    };
    let text = bare(text);
    if text.is_empty() {
        faults.push(EndpointFault::invalid("it is empty", None));
        return None;
    }
    if let Some(tokens) = command::tokens(text) {
        return command::resolve(&tokens, faults);
    }
    if connection_string::is_one(text) {
        return connection_string::resolve(text, faults);
    }
    if text.contains(char::is_whitespace) && !text.contains('@') {
        return without_spaces(text, faults);
    }
    url::resolve(text, faults)
}

/// Without what comes along when an endpoint is copied: spaces around it, quotation marks, the variable's name before it.
fn bare(text: &str) -> &str {
    let text = text.trim();
    let text = text.strip_prefix("export ").map_or(text, str::trim_start);
    let value = text.split_once('=').filter(|(name, _)| {
        name.starts_with(|c: char| c.is_ascii_uppercase())
            && name.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_')
    });
    let text = value.map_or(text, |(_, value)| value.trim());
    for quote in ['"', '\'', '`'] {
        if let Some(inside) = text.strip_prefix(quote).and_then(|rest| rest.strip_suffix(quote)) {
            return inside.trim();
        }
    }
    text
}

/// `host 6380`, `host: 6380`, `rediss: // host`. No `@` stands in it, so that nothing in it is a password.
fn without_spaces(text: &str, faults: &mut Vec<EndpointFault>) -> Option<ResolvedEndpoint> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let joined = match words.as_slice() {
        [host, port] if !host.contains(':') && port.chars().all(|c| c.is_ascii_digit()) => format!("{host}:{port}"),
        _ => words.concat(),
    };
    let mut inner = Vec::new();
    let endpoint = url::resolve(&joined, &mut inner);
    let understood = endpoint.as_ref().map(ResolvedEndpoint::understood);
    faults.push(EndpointFault::invalid("a space stands in it", understood));
    endpoint
}
