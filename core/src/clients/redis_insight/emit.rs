//! Redis Insight: a file of environment variables, as `docker run --env-file` reads it, which sets a database up.

use std::fmt::Write;

use crate::{
    clients::row::Passphrase,
    contract::{Topology, Unsupported},
    emit::{
        Files, Plan, Target, Written,
        quote::{env_file, sh},
        unsupported,
    },
};

pub static TARGET: Target = Target {
    id: "redis-insight",
    name: "Redis Insight",
    row: Some("redis-insight"),
    files: Files::Pem,
    passphrase: Passphrase::None,
    source: "redisinsight/api/src/modules/database-discovery/utils/pre-setup.discovery.util.ts and \
             redis/connection/node.redis.connection.strategy.ts at 6029714 (3.8.0); redis.io, Redis Insight, \
             Configuration settings",
    emit,
};

fn emit(plan: &Plan<'_>) -> Result<Written, Unsupported> {
    let mut text = plan.header("#");
    for (name, value) in variables(plan) {
        let value = env_file(&value).ok_or_else(|| {
            unsupported(
                format!(
                    "a file of environment variables cannot carry the value of {name}: it holds a control character"
                ),
                "another name, or type it into the form of Redis Insight",
            )
        })?;
        let _ = writeln!(text, "{name}={value}");
    }
    let mut written = Written::new("redis-insight.env", "env", text);
    let folder = plan.directory;
    let volume = if folder.starts_with('/') {
        format!(" --volume {}", sh(&format!("{folder}:{folder}:ro")))
    } else {
        String::new()
    };
    written.run(format!(
        "RI_REDIS_PASSWORD=\"${{{}-}}\" docker run --rm --publish 127.0.0.1:5540:5540 --env-file redis-insight.env --env \
         RI_REDIS_PASSWORD{volume} redis/redisinsight",
        plan.options.password_env
    ));
    notes(plan, &mut written);
    Ok(written)
}

fn variables(plan: &Plan<'_>) -> Vec<(&'static str, String)> {
    let server = &plan.server;
    let mut variables = vec![
        ("RI_REDIS_HOST", server.host.clone()),
        ("RI_REDIS_PORT", server.port.to_string()),
        ("RI_REDIS_DB", plan.options.database.to_string()),
    ];
    variables.extend(plan.user().map(|user| ("RI_REDIS_USERNAME", user.to_owned())));
    variables.push(("RI_REDIS_TLS", "true".to_owned()));
    variables.extend(plan.ca.clone().map(|path| ("RI_REDIS_TLS_CA_PATH", path)));
    if let Some(client) = &plan.client {
        variables.push(("RI_REDIS_TLS_CERT_PATH", client.certificate.clone()));
        variables.push(("RI_REDIS_TLS_KEY_PATH", client.key.clone()));
    }
    variables
}

fn notes(plan: &Plan<'_>, written: &mut Written) {
    written.note_no_host_check(TARGET.name, plan);
    if let Some(name) = &plan.server.sni {
        written.note(
            "no-server-name",
            format!(
                "no variable sets the server name: where the server needs it, type {name} under Use SNI in the form"
            ),
        );
    }
    if plan.ca.is_some() || plan.client.is_some() {
        written.note(
            "unreadable-files-passed-over",
            "a file that Redis Insight may not read is passed over, with a warning in its log: its user must be allowed to \
             read the private key too",
        );
    }
    if !plan.directory.starts_with('/') {
        written.note(
            "relative-paths",
            "the paths are relative: in a container, mount the files where they are looked for",
        );
    }
    if plan.versions() != (2, 3) || !plan.tls12_suites().is_empty() || !plan.tls13_suites().is_empty() {
        written.note("no-versions-or-suites", "Redis Insight has no option for TLS versions or cipher suites");
    }
    if !plan.groups().is_empty() {
        written.note("no-groups", "Redis Insight has no option for groups");
    }
    if plan.topology() == Topology::Sentinel {
        written.note(
            "sentinel-by-form",
            format!(
                "no variable names the primary: add Sentinel in the form, with {} as the primary group",
                plan.primary()
            ),
        );
    }
}
