//! Notes that hold for several clients, in the same words for each.

use super::{
    accept::Scene,
    plan::{Plan, Written},
    quote,
};
use crate::contract::EmitNote;

/// The policy wants no client certificate, and one was given.
pub(crate) fn left_out(scene: &Scene<'_>) -> Option<EmitNote> {
    let text = "the policy asks for no client authentication: the client certificate is not used";
    scene.given.is_client_left_out.then(|| EmitNote::new("client-certificate-left-out", text))
}

impl Written {
    /// The client verifies the chain and not for whom it is.
    pub fn note_no_host_check(&mut self, client: &str, plan: &Plan<'_>) {
        let host = &plan.server.host;
        let text = format!("{client} compares no host name: any certificate of a CA in the file passes for {host}");
        self.note("no-host-check", text);
    }

    /// Where the certificate is for another name than the one that is dialled, and the client can be told none.
    pub fn note_dials_host(&mut self, client: &str, plan: &Plan<'_>) {
        if plan.server.has_other_name() {
            let name = &plan.server.verify_name;
            let text = format!(
                "{client} sends and compares the host it dials: make {name} resolve to the server, and connect to that name"
            );
            self.note("no-server-name", text);
        }
    }

    pub fn note_password_as_argument(&mut self, client: &str) {
        let text =
            format!("{client} takes a password as an argument alone: it shows in the list of processes while it runs");
        self.note("password-as-argument", text);
    }

    pub fn note_sentinel_not_followed(&mut self, client: &str, plan: &Plan<'_>) {
        let primary = quote::sh(plan.primary());
        let text = format!(
            "{client} does not follow Sentinel: this connects to the endpoint itself; there, SENTINEL \
             get-master-addr-by-name {primary} names the primary"
        );
        self.note("sentinel-not-followed", text);
    }
}
