//! Endpoints that were taken apart already.

use super::{
    Authority, EndpointFault, Form, ResolvedEndpoint, authority,
    scheme::{self, Standing},
    text,
};
use crate::{
    contract::EndpointParts,
    redis::host::{self, Host},
};

pub(super) fn resolve(parts: &EndpointParts, faults: &mut Vec<EndpointFault>) -> Option<ResolvedEndpoint> {
    let mut endpoint = host_field(parts.host.trim(), faults)?;
    endpoint.form = Form::Parts;
    match parts.port {
        Some(0) => faults.push(EndpointFault::invalid("the port is no number between 1 and 65535", None)),
        Some(port) => endpoint.port = Some(port),
        None => {}
    }
    if let Some(name) = parts.server_name.as_deref() {
        endpoint.server_name = server_name(name, faults);
    }
    if let Some(name) = parts.scheme.as_deref() {
        let scheme = scheme::of(name.trim().trim_end_matches([':', '/']));
        (endpoint.tls, endpoint.scheme) = match scheme.standing {
            Standing::Tls => (Some(true), Some(scheme.name)),
            Standing::Plaintext => (Some(false), Some(scheme.name)),
            Standing::Socket | Standing::Web | Standing::Unknown(_) => {
                let nearest = if let Standing::Unknown(Some(nearest)) = scheme.standing { nearest } else { "rediss" };
                faults.push(EndpointFault::invalid("no Redis client knows the `scheme`", Some(nearest.to_owned())));
                (endpoint.tls, endpoint.scheme)
            }
        };
    }
    Some(endpoint)
}

/// The name to verify, as it is compared.
pub(super) fn server_name(name: &str, faults: &mut Vec<EndpointFault>) -> Option<String> {
    match host::parse(name.trim()) {
        Ok(Host::Name { ascii, .. }) => Some(ascii),
        Ok(Host::Address { typed, .. }) => Some(typed),
        Err(fault) => {
            let why = format!("`server_name` is no host name: {}", fault.why);
            faults.push(EndpointFault::invalid(why, fault.nearest));
            None
        }
    }
}

/// The host alone; where more was put into it, the whole text is read and said to be too much.
fn host_field(text: &str, faults: &mut Vec<EndpointFault>) -> Option<ResolvedEndpoint> {
    let why = match host::parse(text) {
        Ok(host) => return Some(ResolvedEndpoint::new(Authority { host, port: None }, Form::Parts)),
        Err(fault) => fault.why,
    };
    if text.contains("://") || text.contains('@') {
        let endpoint = text::resolve(text.as_bytes(), faults)?;
        let understood = Some(endpoint.host.clone());
        faults.push(EndpointFault::invalid("`host` holds a whole URL", understood));
        return Some(endpoint);
    }
    match authority::parse(text) {
        // The port in the host's field is what many clients take.
        Ok(authority) => Some(ResolvedEndpoint::new(authority, Form::Parts)),
        Err(broken) => {
            let nearest = broken.nearest.map(|nearest| ResolvedEndpoint::new(nearest, Form::Parts));
            faults.push(EndpointFault::invalid(why, nearest.as_ref().map(ResolvedEndpoint::understood)));
            nearest
        }
    }
}
