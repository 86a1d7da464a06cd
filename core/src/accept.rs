//! The first stage: a request becomes a [`Case`], in which everything is typed and has its default.

use crate::{
    Misuse,
    clients::{self, Client},
    contract::{CONTRACT_VERSION, CheckRequest, Deployment, InputRequest, Secret, Timestamp},
    policy::{self, Resolved},
    redis::endpoint::{self, EndpointFault, ResolvedEndpoint},
};

/// What is judged, under which circumstances.
#[derive(Debug)]
pub struct Case<'a> {
    pub inputs: &'a [InputRequest],
    pub passphrase: Option<&'a Secret>,
    pub time: Timestamp,
    /// A certificate that ends before this moment is worth a warning.
    pub horizon: Timestamp,
    pub endpoint: Option<ResolvedEndpoint>,
    /// What is wrong with the endpoint's text.
    pub endpoint_faults: Vec<EndpointFault>,
    pub policy: Resolved,
    pub deployment: &'a Deployment,
    /// The clients asked about.
    pub clients: Vec<&'static Client>,
}

impl Case<'_> {
    /// The same question about other files and clients.
    pub(crate) fn of<'b>(&'b self, inputs: &'b [InputRequest], clients: Vec<&'static Client>) -> Case<'b> {
        Case {
            inputs,
            passphrase: self.passphrase,
            time: self.time,
            horizon: self.horizon,
            endpoint: self.endpoint.clone(),
            endpoint_faults: self.endpoint_faults.clone(),
            policy: self.policy.clone(),
            deployment: self.deployment,
            clients,
        }
    }
}

pub(crate) fn accept(request: &CheckRequest) -> Result<Case<'_>, Misuse> {
    if request.contract_version != CONTRACT_VERSION {
        return Err(Misuse::field(
            "contract_version",
            format!("this build speaks version {CONTRACT_VERSION}, not {}", request.contract_version),
        ));
    }
    let (endpoint, endpoint_faults) = endpoint::resolve(request.endpoint.as_ref());
    Ok(Case {
        inputs: &request.inputs,
        passphrase: request.passphrase.as_ref(),
        time: request.time,
        horizon: match request.expires_within_hours {
            Some(hours) => Timestamp::from_unix(request.time.unix().saturating_add(i64::from(hours) * 3600)),
            None => request.time.plus_days(i64::from(request.expires_within_days)),
        },
        endpoint,
        endpoint_faults,
        policy: policy::resolve(&request.policy),
        deployment: &request.deployment,
        clients: clients::select(&request.clients)?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_are_a_nearer_horizon_than_days() {
        let mut request = CheckRequest::at(Timestamp::from_unix(0));
        let horizon = |request: &CheckRequest| accept(request).map(|case| case.horizon.unix()).ok();
        assert_eq!(horizon(&request), Some(30 * 86_400));
        request.expires_within_hours = Some(12);
        assert_eq!(horizon(&request), Some(12 * 3600));
    }
}
