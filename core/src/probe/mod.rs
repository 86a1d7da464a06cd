//! What was seen at an endpoint, judged. The look itself is the face's: it has the sockets, does the steps that [`next`]
//! names until there is none, and puts down in [`Seen`](crate::contract::Seen) what came of each.

mod alert;
mod announced;
mod fault;
mod next;
mod nodes;
mod remarks;
pub mod resp;
mod sight;
mod told;

use crate::{
    Misuse, accept, check,
    contract::{
        CONTRACT_VERSION, CheckRequest, ClientAuthentication, ClientRequest, ClientVerdict, FailureKind,
        HandshakePurpose, InputRequest, ProbeRemark, ProbeRequest, ProbeStep, ProbeTarget, Probed, Report, Role,
        SeenFailure, SeenHandshake, Severity, Speaks, Verdict,
    },
    emit::pem,
};
use next::Look;
use sight::Sight;

/// Redis' own, where the endpoint names none.
const DEFAULT_PORT: u16 = 6379;

/// Where to look, out of the endpoint and the policy of a request.
pub fn target(request: &CheckRequest) -> Result<ProbeTarget, Misuse> {
    let case = accept::accept(request)?;
    let fault = case.endpoint_faults.first().map(|fault| fault.what.clone());
    let endpoint = case.endpoint.ok_or_else(|| {
        Misuse::field("endpoint", fault.unwrap_or_else(|| "name what to connect to, as HOST:PORT or URL".to_owned()))
    })?;
    Ok(ProbeTarget {
        host: endpoint.name.clone().unwrap_or_else(|| endpoint.host.clone()),
        port: endpoint.port.unwrap_or(DEFAULT_PORT),
        server_name: endpoint.sni(&case.policy).map(str::to_owned),
        tls: endpoint.tls,
    })
}

/// Is the server what it says it is, by the CA of the request and in the eyes of a client that verifies chain and name?
/// Nothing secret, and no client certificate, is shown to any other.
pub fn vouched(request: &mut CheckRequest, chain: &SeenHandshake) -> Result<bool, Misuse> {
    const VERIFYING: [&str; 4] = ["redis-py", "redis-rs", "go-redis", "node-redis"];
    let inputs = std::mem::take(&mut request.inputs);
    let (mut with, without): (Vec<InputRequest>, Vec<InputRequest>) =
        inputs.into_iter().partition(|input| input.role != Role::ServerChain);
    let given = with.len();
    with.push(InputRequest::new(sent_by(request)?, Role::ServerChain, chain_text(chain).into_bytes()));
    request.inputs = with;
    let clients = std::mem::replace(&mut request.clients, VERIFYING.iter().map(|id| ClientRequest::of(id)).collect());
    let authentication = request.policy.client_authentication.replace(ClientAuthentication::None);
    let report = check(request);
    request.inputs.truncate(given);
    request.inputs.extend(without);
    request.clients = clients;
    request.policy.client_authentication = authentication;
    let report = report?;
    let takes = |one: &crate::contract::ClientStatement| {
        one.verdict == ClientVerdict::Accepts && one.assumed.is_empty() && !one.loads.is_empty()
    };
    Ok(report.clients.iter().any(takes))
}

/// What is to be done next at the endpoint of the request; `None` where everything was looked at. The request is left
/// as it was.
pub fn next(request: &mut ProbeRequest) -> Result<Option<ProbeStep>, Misuse> {
    let ProbeRequest { check, stack, nodes, follow, seen } = request;
    planned(check, Look { stack: stack.as_ref(), nodes: *nodes, follow: *follow, seen }).map(|(step, _)| step)
}

/// The next step, and what was seen, read. The check is lent to the verbs that look at it in other circumstances, and
/// is as it was afterwards.
fn planned<'a>(check: &mut CheckRequest, look: Look<'a>) -> Result<(Option<ProbeStep>, Sight<'a>), Misuse> {
    let mut sight = Sight::of(target(check)?, look.seen, look.nodes);
    let step = next::next(check, &mut sight, look)?;
    Ok((step, sight))
}

/// What was seen, in words, and the check against it. The request is left as it was, server chains behind its other
/// files.
pub fn probe(request: &mut ProbeRequest) -> Result<Probed, Misuse> {
    let ProbeRequest { check, stack, nodes, follow, seen } = request;
    let (_, sight) = planned(check, Look { stack: stack.as_ref(), nodes: *nodes, follow: *follow, seen })?;
    let authentication = check.policy.client_authentication;
    let (files, chains) =
        std::mem::take(&mut check.inputs).into_iter().partition(|input| input.role != Role::ServerChain);
    check.inputs = files;
    let probed = against(check, sight);
    check.inputs.retain(|input| input.role != Role::ServerChain);
    check.inputs.extend::<Vec<_>>(chains);
    check.policy.client_authentication = authentication;
    probed
}

/// The check against what was sent. What it puts into the request is the caller's to take out.
fn against(check: &mut CheckRequest, sight: Sight<'_>) -> Result<Probed, Misuse> {
    let client_authentication = client_authentication(&sight);
    let first = sight.handshakes.first().filter(|one| !one.chain.is_empty());
    let server_chain = first.map(chain_text);
    let mut remarks = remarks::remarks(&sight, client_authentication);
    let report = match &server_chain {
        None => None,
        Some(text) => {
            let name = sent_by(check)?;
            check.inputs.push(InputRequest::new(name, Role::ServerChain, text.clone().into_bytes()));
            let asked = check.policy.client_authentication;
            check.policy.client_authentication = asked.or(client_authentication);
            let mut report = crate::check(check)?;
            seen_itself(&mut report, &remarks);
            Some(report)
        }
    };
    let nodes = nodes::judge(check, &sight)?;
    remarks.extend(nodes::remarks(&nodes));
    remarks.sort_by_key(|remark| remark.severity);
    let (verdict, headline) = match (remarks.iter().find(|remark| remark.severity == Severity::Error), &report) {
        (Some(remark), _) => (Verdict::WillFail, remark.message.clone()),
        (None, Some(report)) => (report.verdict, report.headline.clone()),
        (None, None) => (Verdict::NothingToCheck, "No certificate was seen.".to_owned()),
    };
    let Sight { target, lookup, addresses, speaks, greeting, handshakes, not_tried, .. } = sight;
    Ok(Probed {
        contract_version: CONTRACT_VERSION,
        verdict,
        headline,
        target,
        lookup: lookup.map(told::failure),
        addresses: addresses.iter().map(told::address).collect(),
        speaks,
        greeting,
        handshakes: handshakes.iter().map(told::handshake).collect(),
        remarks,
        client_authentication,
        server_chain,
        nodes,
        not_tried,
        report,
    })
}

/// [`next`] with the request and the answer as JSON text: `null` where everything was looked at.
pub fn next_json(request: &str) -> Result<String, Misuse> {
    written(&next(&mut read(request)?)?)
}

/// [`probe`] with the request and the answer as JSON text.
pub fn probe_json(request: &str) -> Result<String, Misuse> {
    written(&probe(&mut read(request)?)?)
}

/// A request as JSON text.
pub fn read(request: &str) -> Result<ProbeRequest, Misuse> {
    serde_json::from_str(request).map_err(|error| Misuse::request(&error))
}

fn written(answer: &impl serde::Serialize) -> Result<String, Misuse> {
    serde_json::to_string(answer).map_err(|error| Misuse::request(&error))
}

impl Probed {
    /// How many remarks and findings there are from this severity up.
    pub fn at_least(&self, severity: Severity) -> usize {
        let findings = self.report.iter().flat_map(|report| &report.findings).map(|finding| finding.severity);
        self.remarks.iter().map(|remark| remark.severity).chain(findings).filter(|one| *one <= severity).count()
    }
}

/// What the check could not know, and the connection showed.
fn seen_itself(report: &mut Report, remarks: &[ProbeRemark]) {
    if let Some(input) = report.inputs.iter_mut().find(|input| input.role == Role::ServerChain) {
        "it came over the connection".clone_into(&mut input.role_reason);
    }
    if remarks.iter().any(|remark| remark.code == remarks::ACCEPTED) {
        report.not_checked.retain(|one| one.what != "client_trust");
    }
}

/// How the report calls what was sent; it has no file name.
fn sent_by(request: &CheckRequest) -> Result<String, Misuse> {
    let ProbeTarget { host, port, .. } = target(request)?;
    Ok(format!("sent by {}", host_port(&host, port)))
}

fn host_port(host: &str, port: u16) -> String {
    if host.contains(':') { format!("[{host}]:{port}") } else { format!("{host}:{port}") }
}

fn chain_text(handshake: &SeenHandshake) -> String {
    handshake.chain.iter().map(|der| pem::certificate(der.as_bytes())).collect()
}

/// What the connections without a certificate say of it.
fn client_authentication(seen: &Sight<'_>) -> Option<ClientAuthentication> {
    let bare = || seen.handshakes.iter().filter(|one| one.purpose != HandshakePurpose::ClientCertificate);
    if seen.speaks != Some(Speaks::Tls) {
        return None;
    }
    if !bare().any(|one| one.asks_for_certificate) {
        return bare().any(|one| one.failure.is_none()).then_some(ClientAuthentication::None);
    }
    let refused = bare().any(|one| one.asks_for_certificate && refusal(one).is_some_and(is_by_server));
    let served = bare().any(|one| one.after.as_ref().is_some_and(|after| after.served));
    match (refused, served) {
        (true, _) => Some(ClientAuthentication::Required),
        (false, true) => Some(ClientAuthentication::Optional),
        (false, false) => None,
    }
}

/// Why no connection came about for another reason than a missing client certificate: under TLS 1.2 that ends the
/// handshake.
fn broken(handshake: &SeenHandshake) -> Option<&SeenFailure> {
    handshake.failure.as_ref().filter(|_| !handshake.asks_for_certificate)
}

/// Was it the server that ended it? Silence, and what went wrong on this side, say nothing of what it wants.
fn is_by_server(failure: &SeenFailure) -> bool {
    matches!(failure.kind, FailureKind::Alert | FailureKind::Reset | FailureKind::Closed)
}

/// Why a connection did not last, in the handshake or just after it.
fn refusal(handshake: &SeenHandshake) -> Option<&SeenFailure> {
    handshake.failure.as_ref().or_else(|| handshake.after.as_ref()?.failure.as_ref())
}

#[cfg(test)]
mod steps;
#[cfg(test)]
mod tests;
