//! The `tls-` directives, which a server and a Sentinel have in common.

use std::fmt::Write;

use crate::{
    contract::{ClientAuthentication, Preset, Topology, Unsupported},
    emit::{Plan, Written, quote::redis_conf, unsupported},
};

/// Does this server connect to others: as replica, as node of a cluster, as Sentinel?
pub fn has_links(plan: &Plan<'_>) -> bool {
    plan.target.id == super::SENTINEL_TARGET.id || plan.topology() != Topology::Standalone
}

/// Everything about TLS but the port.
pub fn directives(plan: &Plan<'_>) -> Result<String, Unsupported> {
    if !plan.is_version(&[6]) {
        return Err(unsupported(
            "Redis before 6 has no TLS",
            "redis-server 6 or later, or stunnel in server mode before it",
        ));
    }
    let files = &plan.server_files;
    let (Some(certificate), Some(key)) = (&files.certificate, &files.key) else {
        return Err(unsupported(
            "redis-server does not start without a certificate and the key that belongs to it",
            "--server-chain server.crt --server-key server.key",
        ));
    };
    if files.is_key_encrypted && !plan.is_version(&[6, 2, 2]) {
        return Err(unsupported(
            "redis-server before 6.2.2 opens no encrypted key",
            "openssl pkcs8 -topk8 -nocrypt -in server.key -out plain.key, and give plain.key",
        ));
    }
    let (ca, clients) = authorities(plan)?;
    let mut text = String::new();
    let mut set = |name: &str, value: &str| _ = writeln!(text, "{name} {value}");
    set("tls-cert-file", &redis_conf(certificate));
    set("tls-key-file", &redis_conf(key));
    if let Some(ca) = ca {
        set("tls-ca-cert-file", &redis_conf(ca));
    }
    set("tls-auth-clients", clients);
    let (least, most) = plan.versions();
    let versions: Vec<String> = (least..=most).map(|minor| format!("TLSv1.{minor}")).collect();
    set("tls-protocols", &redis_conf(&versions.join(" ")));
    let (tls12, tls13) = (plan.tls12_suites(), plan.tls13_suites());
    if !tls12.is_empty() {
        set("tls-ciphers", &redis_conf(&Plan::openssl_list(&tls12)));
    }
    if !tls13.is_empty() {
        set("tls-ciphersuites", &redis_conf(&Plan::openssl_list(&tls13)));
    }
    if has_links(plan) {
        set("tls-replication", "yes");
        if uses_client_certificate(plan)
            && let Some(client) = &plan.client
        {
            set("tls-client-cert-file", &redis_conf(&client.certificate));
            set("tls-client-key-file", &redis_conf(&client.key));
        }
    }
    Ok(text)
}

/// Links go out with the server's own certificate, unless that is for servers alone.
pub fn uses_client_certificate(plan: &Plan<'_>) -> bool {
    has_links(plan) && plan.server_files.is_server_alone && plan.client.is_some()
}

/// The CA file, and `tls-auth-clients`. redis-server has no system roots, and one file for clients and for links.
fn authorities<'p>(plan: &'p Plan<'_>) -> Result<(Option<&'p str>, &'static str), Unsupported> {
    let asked = plan.policy.client_authentication;
    let for_clients = plan.server_files.client_ca.as_deref();
    let needs =
        |why: &str| unsupported(format!("{why}, and no CA file for clients was given"), "--client-ca clients-ca.pem");
    Ok(match (asked, for_clients) {
        (Some(ClientAuthentication::Optional), Some(ca)) => (Some(ca), "optional"),
        (Some(ClientAuthentication::Required) | None, Some(ca)) => (Some(ca), "yes"),
        (Some(ClientAuthentication::Required | ClientAuthentication::Optional), None) => {
            return Err(needs("the policy asks for client certificates"));
        }
        (Some(ClientAuthentication::None), Some(ca)) if has_links(plan) => (Some(ca), "no"),
        // By the CA file for servers no client gets in: it verifies links alone.
        (_, None) if has_links(plan) => match plan.ca.as_deref() {
            Some(ca) => (Some(ca), "no"),
            None => return Err(needs("replicas, clusters and Sentinel verify each other")),
        },
        (_, _) => (None, "no"),
    })
}

pub fn notes(plan: &Plan<'_>, written: &mut Written) {
    let files = &plan.server_files;
    if plan.policy.client_authentication.is_none() && files.client_ca.is_none() {
        written
            .note("clients-not-asked", "no CA file for clients was given: the server asks for no client certificate");
    }
    if has_links(plan) {
        link_notes(plan, written);
    }
    if plan.policy.groups.is_given() || plan.policy.preset != Preset::RedisCloud {
        written.note("no-groups", "redis-server has no directive for key exchange groups: OpenSSL's own stand");
    }
}

fn link_notes(plan: &Plan<'_>, written: &mut Written) {
    let files = &plan.server_files;
    if files.is_server_alone {
        let text = if plan.client.is_some() {
            "the server certificate is for servers alone (serverAuth): links to others go out with client.crt"
        } else {
            "the server certificate is for servers alone (serverAuth): others will refuse the links of this server; \
             give a client certificate for them (--cert, --key)"
        };
        written.note(if plan.client.is_some() { "links-by-client-certificate" } else { "links-refused" }, text);
    }
    if files.client_ca.is_some() && !files.is_of_client_ca {
        written.note(
            "links-not-verified",
            "servers verify each other by the CA file for clients, and the CA of the server certificate is not in it: \
             links will fail; added to it, that CA vouches for clients as well",
        );
    }
    written.note(
        "no-names-on-links",
        "links between servers compare no name before Redis 8.10: there, tls-expected-peer-name does",
    );
}
