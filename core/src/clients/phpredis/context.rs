//! PHP's own stream context, from which both PHP clients have their TLS (php.net, "SSL context options").

use std::fmt::Write;

use crate::{
    contract::Topology,
    emit::{Plan, Written, quote::php},
};

/// How versions are set: Predis switches TLS on itself, with a set of versions.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Versions {
    Range,
    Set,
}

pub fn beginning(plan: &Plan<'_>) -> String {
    format!("<?php\n{}\n", plan.header("#"))
}

pub fn password(plan: &Plan<'_>) -> String {
    format!("$password = (string) getenv({});\n\n", php(&plan.options.password_env))
}

/// The entries of the array, a line each.
pub fn options(plan: &Plan<'_>, versions: Versions) -> String {
    let mut text = String::new();
    let mut option = |name: &str, value: &str| {
        let _ = writeln!(text, "    '{name}' => {value},");
    };
    option("verify_peer", "true");
    option("verify_peer_name", "true");
    if let Some(name) = peer_name(plan) {
        option("peer_name", &php(name));
    }
    if plan.server.sni.is_none() && plan.topology() == Topology::Standalone {
        option("SNI_enabled", "false");
    }
    if let Some(ca) = &plan.ca {
        option("cafile", &php(ca));
    }
    if let Some(client) = &plan.client {
        option("local_cert", &php(&client.certificate));
        option("local_pk", &php(&client.key));
        if plan.is_key_encrypted {
            option("passphrase", &format!("(string) getenv({})", php(&plan.options.passphrase_env)));
        }
    }
    let (least, most) = plan.versions();
    match versions {
        Versions::Range => {
            option("min_proto_version", &format!("STREAM_CRYPTO_PROTO_TLSv1_{least}"));
            if plan.limits_maximum() {
                option("max_proto_version", &format!("STREAM_CRYPTO_PROTO_TLSv1_{most}"));
            }
        }
        Versions::Set => {
            let all: Vec<String> =
                (least..=most).map(|minor| format!("STREAM_CRYPTO_METHOD_TLSv1_{minor}_CLIENT")).collect();
            option("crypto_type", &all.join(" | "));
        }
    }
    let suites = plan.tls12_suites();
    if !suites.is_empty() {
        option("ciphers", &php(&Plan::openssl_list(&suites)));
    }
    text
}

/// Nodes of a cluster, and what Sentinel names, are compared with their own addresses: one name for all only where the
/// certificate is for another name.
fn peer_name<'a>(plan: &'a Plan<'_>) -> Option<&'a str> {
    let is_one = plan.topology() == Topology::Standalone || plan.server.has_other_name();
    is_one.then_some(plan.server.verify_name.as_str())
}

pub fn notes(plan: &Plan<'_>, client: &str, written: &mut Written) {
    if !plan.tls13_suites().is_empty() {
        written.note("no-tls13-suites", "PHP's stream context sets no TLS 1.3 suites");
    }
    if !plan.groups().is_empty() {
        written.note("no-groups", "PHP's stream context sets no groups");
    }
    let sni = plan.server.sni.as_deref();
    if sni.is_some_and(|sni| !sni.eq_ignore_ascii_case(&plan.server.verify_name)) {
        let text = format!("{client} sends the name that it compares: {} is sent", plan.server.verify_name);
        written.note("server-name-is-peer-name", text);
    }
}

pub fn cluster_notes(plan: &Plan<'_>, written: &mut Written) {
    let text = if plan.server.has_other_name() {
        format!("every node's certificate is compared with {}", plan.server.verify_name)
    } else {
        "every node is compared with the address it announces: its certificate must hold that name or address"
            .to_owned()
    };
    written.note("cluster-node-names", text);
    if plan.options.database != 0 {
        written.note("cluster-database-0", "a cluster has database 0 alone");
    }
}
