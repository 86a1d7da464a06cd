//! A file of environment variables that a shell sources and Docker Compose reads: the URL, and the paths of the files.

use std::fmt::Write;

use super::{name_note, policy_note};
use crate::{
    clients::row::Passphrase,
    contract::{Topology, Unsupported},
    emit::{
        Files, Plan, Target, Written,
        quote::{self, dotenv},
        unsupported,
    },
};

pub static TARGET: Target = Target {
    id: "env-file",
    name: "an environment file",
    row: None,
    files: Files::Pem,
    // It carries the path of the key as it is.
    passphrase: Passphrase::Option,
    source: "POSIX.1-2017, Shell Command Language, 2.2 and 2.6.2; compose-go v2.16.2, dotenv/parser.go",
    emit,
};

fn emit(plan: &Plan<'_>) -> Result<Written, Unsupported> {
    let mut text = plan.header("#");
    let password = &plan.options.password_env;
    let _ = writeln!(
        text,
        "# {password} comes from the environment, percent-encoded as URLs have it; empty or unset: no user either."
    );
    let _ = writeln!(text, "REDIS_URL={}", url(plan));
    let client = plan.client.as_ref();
    let paths = [
        ("REDIS_CA", plan.ca.as_ref()),
        ("REDIS_CERT", client.map(|client| &client.certificate)),
        ("REDIS_KEY", client.map(|client| &client.key)),
    ];
    for (name, path) in paths {
        let Some(path) = path else { continue };
        let value = dotenv(path).ok_or_else(|| {
            unsupported(
                "shells and Docker Compose have no way in common to quote the path of the files",
                "other paths: --paths /tls",
            )
        })?;
        let _ = writeln!(text, "{name}={value}");
    }
    let mut written = Written::new("redis.env", "env", text);
    written.run("set -a; . ./redis.env; set +a");
    written.run("docker compose: env_file: redis.env");
    notes(plan, &mut written);
    Ok(written)
}

/// In double quotes, where both substitute. User and password go together: some clients take a user without a password
/// for the password.
fn url(plan: &Plan<'_>) -> String {
    let server = &plan.server;
    let host = if server.is_ipv6() { server.bracketed() } else { quote::url(&server.host) };
    let user = quote::url(plan.user().unwrap_or("default"));
    let password = &plan.options.password_env;
    format!("\"rediss://${{{password}:+{user}:${{{password}}}@}}{host}:{}/{}\"", server.port, plan.options.database)
}

fn notes(plan: &Plan<'_>, written: &mut Written) {
    written.note(
        "password-percent-encoded",
        format!("{} goes into the URL as it is: set it percent-encoded", plan.options.password_env),
    );
    written.note(
        "not-for-docker-run",
        "docker run --env-file reads no quotes and substitutes nothing: give it the variables of a shell that sourced \
         the file",
    );
    if plan.is_key_encrypted {
        written.note(
            "encrypted-key",
            format!("the private key stays encrypted: its passphrase is read from {}", plan.options.passphrase_env),
        );
    }
    if plan.topology() != Topology::Standalone {
        written.note("topology-not-carried", "the URL names one node: the client decides what it does with it");
    }
    name_note(plan, written);
    policy_note(plan, "a URL", written);
}
