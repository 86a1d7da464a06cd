//! sentinel.conf: a Sentinel that watches the endpoint, or, where that is Sentinel itself, a primary beside it.

use std::fmt::Write;

use super::{
    script::{self, Secrets},
    tls,
};
use crate::{
    contract::{Topology, Unsupported},
    emit::{
        Plan, Target, Written,
        quote::{redis_conf, sh},
        unsupported,
    },
};

pub static TARGET: Target = Target {
    id: "sentinel-conf",
    name: "Redis Sentinel",
    source: "src/sentinel.c at 4f8cdc2 and sentinel.conf; run with 7.0.15",
    emit,
    ..super::TARGET
};

const SCRIPT: &str = "redis-sentinel.sh";

fn emit(plan: &Plan<'_>) -> Result<Written, Unsupported> {
    if plan.topology() == Topology::Cluster {
        return Err(unsupported(
            "a cluster has no Sentinel: its own nodes watch each other",
            "tlsconf emit --client redis-conf --topology cluster",
        ));
    }
    let primary = plan.primary();
    // sentinel.conf: "the valid charset is A-z 0-9 and the three characters .-_".
    if primary.is_empty() || !primary.chars().all(|c| c.is_ascii_alphanumeric() || ".-_".contains(c)) {
        return Err(unsupported(
            "Sentinel's name of a primary has letters, digits and .-_ alone",
            "--primary mymaster",
        ));
    }
    let is_itself = plan.topology() == Topology::Sentinel;
    let (own, watched) = if is_itself { (plan.server.port, 6379) } else { (26379, plan.server.port) };
    let mut text = plan.header("#");
    let _ = writeln!(text, "port 0\ntls-port {own}");
    text.push_str(&tls::directives(plan)?);
    if plan.is_version(&[6, 2]) {
        text.push_str("sentinel resolve-hostnames yes\nsentinel announce-hostnames yes\n");
    }
    let _ = writeln!(text, "sentinel monitor {primary} {} {watched} 2", redis_conf(&plan.server.host));
    if let Some(user) = plan.user() {
        let _ = writeln!(text, "sentinel auth-user {primary} {}", redis_conf(user));
    }
    let mut written = Written::new("sentinel.conf", "redis", text);
    let auth = script::line(&format!("sentinel auth-pass {primary}"), &plan.options.password_env);
    let secrets = Secrets { with_password: auth, needs_password: plan.user().is_some() };
    let arguments = format!("{} --sentinel", sh(&plan.beside("sentinel.conf")));
    written.text(SCRIPT, "sh", script::script(plan, &arguments, &secrets));
    written.run(format!("sh {SCRIPT}"));
    tls::notes(plan, &mut written);
    notes(plan, is_itself, &mut written);
    Ok(written)
}

fn notes(plan: &Plan<'_>, is_itself: bool, written: &mut Written) {
    if is_itself {
        written.note(
            "primary-assumed",
            format!("the endpoint is Sentinel itself: the primary is taken to be {}:6379", plan.server.bracketed()),
        );
    }
    written.note("quorum", "two Sentinels must agree that the primary is down: run three");
    written.note(
        "file-is-rewritten",
        "Sentinel writes its state into sentinel.conf, the password for the primary with it and without quotes: one \
         with blanks or quotes is not read back",
    );
    if !plan.is_version(&[6, 2]) {
        written.note(
            "addresses-announced",
            "before Redis 6.2 Sentinel knows addresses alone: the servers' certificates must carry them",
        );
    }
}
