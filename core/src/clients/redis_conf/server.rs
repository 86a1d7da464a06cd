//! redis.conf: one server, a node of a cluster, or one of those that Sentinel watches.

use std::fmt::Write;

use super::{
    script::{self, Secrets},
    tls,
};
use crate::{
    clients::row::Passphrase,
    contract::{Topology, Unsupported},
    emit::{
        Files, Plan, Target, Written,
        quote::{redis_conf, sh},
        unsupported,
    },
};

pub static TARGET: Target = Target {
    id: "redis-conf",
    name: "redis-server",
    row: None,
    files: Files::Server,
    passphrase: Passphrase::Option,
    source: "src/tls.c, src/config.c and redis.conf at 4f8cdc2; run with 7.0.15",
    emit,
};

const SCRIPT: &str = "redis-server.sh";

fn emit(plan: &Plan<'_>) -> Result<Written, Unsupported> {
    // ACLStringHasSpaces in src/acl.c.
    if plan.user().is_some_and(|user| user.chars().any(|c| c.is_ascii_whitespace() || c == '\u{b}')) {
        return Err(unsupported("Redis takes no blank in the name of an ACL user", "--user app"));
    }
    let mut text = plan.header("#");
    text.push_str(&network(plan));
    text.push_str(&tls::directives(plan)?);
    if plan.options.database > 15 && plan.topology() != Topology::Cluster {
        let _ = writeln!(text, "databases {}", u64::from(plan.options.database) + 1);
    }
    if plan.topology() == Topology::Cluster {
        text.push_str(&cluster(plan));
    }
    if let Some(user) = acl_user(plan) {
        text.push_str("user default off\n");
        if tls::has_links(plan) {
            let _ = writeln!(text, "masteruser {}", redis_conf(user));
        }
    }
    let mut written = Written::new("redis.conf", "redis", text);
    let script = script::script(plan, &sh(&plan.beside("redis.conf")), &secrets(plan));
    written.text(SCRIPT, "sh", script);
    written.run(format!("sh {SCRIPT}"));
    tls::notes(plan, &mut written);
    notes(plan, &mut written);
    Ok(written)
}

fn is_here(plan: &Plan<'_>) -> bool {
    let host = plan.server.host.as_str();
    host == "localhost" || host == "::1" || host.starts_with("127.")
}

fn network(plan: &Plan<'_>) -> String {
    let mut text = String::new();
    match plan.server.host.as_str() {
        // An address with `-` may be absent (Redis 6.2).
        "localhost" if plan.is_version(&[6, 2]) => text.push_str("bind 127.0.0.1 -::1\n"),
        "localhost" => text.push_str("bind 127.0.0.1\n"),
        host if is_here(plan) => _ = writeln!(text, "bind {}", redis_conf(host)),
        _ => (),
    }
    let _ = writeln!(text, "port 0\ntls-port {}", plan.server.port);
    text
}

fn cluster(plan: &Plan<'_>) -> String {
    let mut text = String::from("cluster-enabled yes\ntls-cluster yes\n");
    if let Some(name) = name(plan)
        && plan.is_version(&[7])
    {
        let _ = writeln!(text, "cluster-announce-hostname {}", redis_conf(name));
        text.push_str("cluster-preferred-endpoint-type hostname\n");
    }
    text
}

/// The host, where it is a name.
fn name<'p>(plan: &'p Plan<'_>) -> Option<&'p str> {
    let host = plan.server.host.as_str();
    host.parse::<std::net::IpAddr>().is_err().then_some(host)
}

fn acl_user<'p>(plan: &'p Plan<'_>) -> Option<&'p str> {
    plan.user().filter(|user| *user != "default")
}

fn secrets(plan: &Plan<'_>) -> Secrets {
    let password = plan.options.password_env.as_str();
    let mut with_password = match acl_user(plan) {
        Some(user) => {
            // Patterns of channels came with Redis 6.2.
            let channels = if plan.is_version(&[6, 2]) { " &*" } else { "" };
            let user = sh(&redis_conf(user));
            format!("printf 'user %s on %s ~*{channels} +@all\\n' {user} \"$(quoted \">${password}\")\"\n")
        }
        None => script::line("requirepass", password) + "\n",
    };
    if tls::has_links(plan) {
        with_password.push_str(&script::line("masterauth", password));
    }
    Secrets { with_password, needs_password: acl_user(plan).is_some() }
}

fn notes(plan: &Plan<'_>, written: &mut Written) {
    if let Some(user) = acl_user(plan) {
        written.note(
            "user-may-everything",
            format!(
                "{} may run every command on every key, and the default user is off: narrow it as the application \
                 allows",
                crate::text::shown(user)
            ),
        );
    }
    if !is_here(plan) {
        written.note(
            "protected-mode",
            format!(
                "without a password in {} Redis answers to this machine alone (protected-mode)",
                plan.options.password_env
            ),
        );
    }
    if plan.topology() == Topology::Cluster {
        written.note(
            "one-file-a-node",
            "each node has a file of its own with its own port, directory and name; redis-cli --cluster create joins them",
        );
        if name(plan).is_some() && !plan.is_version(&[7]) {
            written.note(
                "addresses-announced",
                "before Redis 7 a cluster names its nodes by address: certificates must carry the addresses",
            );
        }
    }
}
