//! What carries files and settings to a client without being one: a Secret of Kubernetes, a file of environment
//! variables, Terraform.

mod env_file;
mod kubernetes;
mod terraform;

pub use env_file::TARGET as ENV_FILE_TARGET;
pub use kubernetes::TARGET as KUBERNETES_TARGET;
pub use terraform::TARGET as TERRAFORM_TARGET;

use crate::emit::{Plan, Written};

/// Versions, suites and groups belong to the client that reads what is carried.
fn policy_note(plan: &Plan<'_>, what: &str, written: &mut Written) {
    let has_lists = !(plan.tls12_suites().is_empty() && plan.tls13_suites().is_empty() && plan.groups().is_empty());
    if plan.versions() != (2, 3) || has_lists {
        written.note(
            "policy-not-carried",
            format!("{what} carries no TLS versions, suites or groups: set them in the client that reads it"),
        );
    }
}

/// A URL names no other host to verify.
fn name_note(plan: &Plan<'_>, written: &mut Written) {
    if plan.server.has_other_name() {
        let text = format!("a URL carries no name to verify: make {} resolve to the server", plan.server.verify_name);
        written.note("no-server-name", text);
    }
}
