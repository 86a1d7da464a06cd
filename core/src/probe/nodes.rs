//! The members that a cluster or Sentinel announces: clients connect to them by what is announced, and verify that.

use super::{
    chain_text, host_port,
    remarks::remark,
    sight::{Node, Sight},
};
use crate::{
    Misuse, check,
    contract::{
        CheckRequest, ClientVerdict, EndpointParts, EndpointRequest, InputRequest, NodeStatement, ProbeRemark, Role,
        SeenHandshake, Severity,
    },
    text::visible,
};

/// Findings that say that a certificate is not for what one connects to.
const NOT_NAMED: [&str; 2] = ["CRT004", "CRT005"];

pub(super) fn judge(request: &mut CheckRequest, seen: &Sight<'_>) -> Result<Vec<NodeStatement>, Misuse> {
    let sent = seen.handshakes.first().filter(|one| !one.chain.is_empty());
    let endpoint = request.endpoint.take();
    let statements = seen.nodes.iter().map(|node| statement(request, node, sent)).collect();
    request.endpoint = endpoint;
    statements
}

fn statement(
    request: &mut CheckRequest,
    node: &Node<'_>,
    endpoint: Option<&SeenHandshake>,
) -> Result<NodeStatement, Misuse> {
    let own = node.handshake.filter(|one| !one.chain.is_empty());
    let place = host_port(&visible(&node.host), node.port);
    let mut statement = NodeStatement {
        role: node.role.to_owned(),
        host: node.host.clone(),
        port: node.port,
        own_certificate: own.is_some(),
        named: None,
        accepts: Vec::new(),
        refuses: Vec::new(),
        message: format!("{place}: no certificate of it was seen."),
    };
    let failure = node.handshake.and_then(super::refusal);
    if let (None, Some(failure)) = (own, failure) {
        statement.message = format!("{place} could not be looked at: {}.", super::remarks::short(failure));
        return Ok(statement);
    }
    let Some(handshake) = own.or(endpoint) else { return Ok(statement) };
    request.inputs.retain(|input| input.role != Role::ServerChain);
    request.inputs.push(InputRequest::new(
        format!("sent by {place}"),
        Role::ServerChain,
        chain_text(handshake).into_bytes(),
    ));
    request.endpoint = Some(EndpointRequest::Parts(EndpointParts {
        host: node.host.clone(),
        port: Some(node.port),
        server_name: None,
        scheme: Some("rediss".to_owned()),
    }));
    let report = check(request)?;
    let of = |verdict| {
        let all = report.clients.iter().filter(move |one| one.verdict == verdict);
        all.map(|one| one.id.clone()).collect::<Vec<_>>()
    };
    statement.accepts = of(ClientVerdict::Accepts);
    statement.refuses = of(ClientVerdict::Refuses);
    let wrong =
        report.findings.iter().find(|one| NOT_NAMED.contains(&one.code.as_str()) && one.severity == Severity::Error);
    let whose = if statement.own_certificate { "its certificate" } else { "the endpoint's certificate" };
    statement.named = Some(wrong.is_none());
    statement.message = match wrong {
        Some(finding) => format!("{place}: {}", finding.message),
        None => format!("{place}: {whose} names it."),
    };
    Ok(statement)
}

/// One for all nodes of which the certificate does not speak: it is one cause.
pub(super) fn remarks(nodes: &[NodeStatement]) -> Option<ProbeRemark> {
    let missing: Vec<String> = nodes
        .iter()
        .filter(|node| node.named == Some(false))
        .map(|node| host_port(&visible(&node.host), node.port))
        .collect();
    if missing.is_empty() {
        return None;
    }
    let message = format!(
        "{} of {} announced nodes are not named by their certificate: {}. Clients that compare names reach the endpoint and fail at those.",
        missing.len(),
        nodes.len(),
        missing.join(", ")
    );
    let fix = "let nodes announce names that the certificate has (redis.conf: cluster-announce-hostname with \
               cluster-preferred-endpoint-type hostname; Sentinel: resolve-hostnames, announce-hostnames), or reissue the certificate";
    Some(remark("node-not-named", Severity::Error, message, Some(fix)))
}
