//! From the command line to the question that the core answers.

use std::{path::Path, time::SystemTime};

use tlsconf::{
    CheckRequest,
    contract::{Deployment, EndpointRequest, NamedEndpoint, Policy, Secret, Timestamp},
};

use crate::{
    args::{Circumstances, Passphrase},
    files,
    misuse::Stop,
    passphrase,
    values::{self, PRESET},
};

/// A policy is a page; a larger file is a wrong file.
const POLICY_BYTES: usize = 1 << 20;

pub fn request(asked: &Circumstances, passphrase: &Passphrase) -> Result<CheckRequest, Stop> {
    let mut request = CheckRequest::at(asked.at.unwrap_or_else(now));
    request.expires_within_hours = Some(asked.expires_within.hours);
    request.deployment =
        Deployment { provider: asked.provider, subscription: asked.subscription, access: asked.access };
    request.policy = asked.policy.as_deref().map(policy).transpose()?.unwrap_or_default();
    if asked.client_auth.is_some() {
        request.policy.client_authentication = asked.client_auth;
    }
    request.clients.clone_from(&asked.client);
    request.endpoint = asked.endpoint.as_ref().map(|text| {
        let text = Secret::new(text.clone().into_bytes());
        match asked.server_name.clone() {
            Some(server_name) => EndpointRequest::Named(NamedEndpoint { text, server_name }),
            None => EndpointRequest::Text(text),
        }
    });
    if asked.endpoint.is_none() && asked.server_name.is_some() {
        request.policy.sni.clone_from(&asked.server_name);
    }
    request.passphrase = passphrase::passphrase(passphrase)?;
    Ok(request)
}

/// A preset by its name, else a file.
fn policy(text: &Path) -> Result<Policy, Stop> {
    let name = text.to_string_lossy();
    if let Some(preset) = values::find(PRESET, &name) {
        return Ok(Policy { preset, ..Policy::default() });
    }
    let is_path = text.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("json"))
        || text.components().count() > 1
        || text.exists();
    if !is_path {
        let names: Vec<&str> = PRESET.iter().map(|(name, _, _)| *name).collect();
        let nearest =
            names.iter().max_by(|a, b| strsim::jaro_winkler(a, &name).total_cmp(&strsim::jaro_winkler(b, &name)));
        let mut lines = vec![format!("--policy: `{name}` is none of {} and no file", names.join(", "))];
        lines.extend(
            nearest
                .filter(|nearest| strsim::jaro_winkler(nearest, &name) > 0.7)
                .map(|nearest| format!("did you mean `{nearest}`?")),
        );
        return Err(Stop::Misuse(lines));
    }
    let bytes = files::open_and_read(text, POLICY_BYTES)
        .map_err(|error| Stop::misuse(format!("--policy: {}", files::cannot_read(text, &error))))?;
    serde_json::from_slice(&bytes).map_err(|error| Stop::misuse(format!("--policy: {}: {error}", files::shown(text))))
}

pub fn now() -> Timestamp {
    let seconds = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).map_or(0, |since| since.as_secs());
    Timestamp::from_unix(i64::try_from(seconds).unwrap_or(i64::MAX))
}
