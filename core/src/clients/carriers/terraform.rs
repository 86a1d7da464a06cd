//! Terraform for Redis Cloud: a database that asks for TLS, and for client certificates where one was given.

use std::fmt::Write;

use super::policy_note;
use crate::{
    clients::row::Passphrase,
    contract::Unsupported,
    emit::{Files, Plan, Target, Written, quote::hcl, unsupported},
};

pub static TARGET: Target = Target {
    id: "terraform",
    name: "Terraform",
    row: None,
    files: Files::Inline,
    // The key goes nowhere.
    passphrase: Passphrase::Option,
    source: "terraform-provider-rediscloud at cb1146c: docs/resources/rediscloud_subscription_database.md; its tests",
    emit,
};

/// What the resource requires (the provider's documentation), by the user's choice.
const VARIABLES: [(&str, &str); 4] = [
    ("subscription_id", "string"),
    ("database_name", "string"),
    ("dataset_size_in_gb", "number"),
    ("operations_per_second", "number"),
];

fn emit(plan: &Plan<'_>) -> Result<Written, Unsupported> {
    if plan.pem.certificate.is_none() && plan.ca.is_none() {
        return Err(unsupported("no certificate was given", "name the client certificate: --cert FILE"));
    }
    let mut text = plan.header("#");
    text.push_str(
        "terraform {\n  required_providers {\n    rediscloud = {\n      source = \"RedisLabs/rediscloud\"\n    }\n  \
         }\n}\n\n",
    );
    for (name, kind) in VARIABLES {
        let _ = writeln!(text, "variable \"{name}\" {{\n  type = {kind}\n}}\n");
    }
    text.push_str(
        "resource \"rediscloud_subscription_database\" \"redis\" {\n  subscription_id              = \
         var.subscription_id\n  name                         = var.database_name\n  dataset_size_in_gb           = \
         var.dataset_size_in_gb\n  throughput_measurement_by    = \"operations-per-second\"\n  \
         throughput_measurement_value = var.operations_per_second\n  enable_tls                   = true\n",
    );
    if let Some(certificate) = plan.pem.certificate {
        let _ = writeln!(text, "\n  client_tls_certificates = [\n    {},\n  ]", hcl(certificate));
    }
    text.push_str("}\n");
    let mut written = Written::new("redis_tls.tf", "hcl", text);
    written.run("terraform init && terraform plan");
    notes(plan, &mut written);
    Ok(written)
}

fn notes(plan: &Plan<'_>, written: &mut Written) {
    if plan.pem.certificate.is_none() {
        written.note("no-client-certificate", "no client certificate was given: the database will ask for none");
    } else {
        written.note(
            "chain-as-one-item",
            "the certificate and its issuers stand in one item of the list, as Redis Cloud's console takes a chain",
        );
    }
    written.note("pro-only", "for Pro subscriptions; rediscloud_essentials_database takes the same two arguments");
    if plan.user().is_some() {
        written.note("user-not-carried", "an ACL user is a resource of its own: rediscloud_acl_user");
    }
    policy_note(plan, "the provider", written);
}
