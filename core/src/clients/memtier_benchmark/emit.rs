//! A shell script around `memtier_benchmark`.

use std::fmt::Write;

use crate::{
    clients::row::Passphrase,
    contract::{Topology, Unsupported},
    emit::{Files, Plan, Target, Written, quote::sh, unsupported},
};

pub static TARGET: Target = Target {
    id: "memtier-benchmark",
    name: "memtier_benchmark",
    row: Some("memtier-benchmark"),
    files: Files::Pem,
    passphrase: Passphrase::None,
    source: "memtier_benchmark.cpp and protocol.cpp at 378cbb9 (2.3.1)",
    emit,
};

const SCRIPT: &str = "memtier_benchmark.sh";

fn emit(plan: &Plan<'_>) -> Result<Written, Unsupported> {
    let Some(ca) = &plan.ca else {
        return Err(unsupported(
            "memtier_benchmark reads no system roots: without --cacert it trusts nobody",
            "give the CA file: --ca redis_ca.pem, or --ca /etc/ssl/certs/ca-certificates.crt",
        ));
    };
    if plan.user().is_some_and(|user| user.contains(':')) {
        return Err(unsupported(
            "memtier_benchmark takes what stands before the first colon for the user",
            "an ACL user without a colon in its name: --user app",
        ));
    }
    let password = &plan.options.password_env;
    let mut text = format!("#!/bin/sh\n{}set -eu\n", plan.header("#"));
    // Without a user what stands before the first colon would be one.
    let user = plan.user().map(sh).unwrap_or_default();
    let _ = writeln!(text, "if [ -n \"${{{password}-}}\" ]; then set -- -a {user}:\"${password}\" \"$@\"; fi");
    text.push_str("exec memtier_benchmark");
    let mut option = |name: &str, value: &str| {
        let _ = write!(text, " \\\n  {name} {}", sh(value));
    };
    option("-s", &plan.server.host);
    option("-p", &plan.server.port.to_string());
    if plan.options.database != 0 {
        option("--select-db", &plan.options.database.to_string());
    }
    option("--cacert", ca);
    if let Some(client) = &plan.client {
        option("--cert", &client.certificate);
        option("--key", &client.key);
    }
    if let Some(sni) = &plan.server.sni {
        option("--sni", sni);
    }
    let (least, most) = plan.versions();
    let versions: Vec<String> = (least..=most).map(|minor| format!("TLSv1.{minor}")).collect();
    option("--tls-protocols", &versions.join(","));
    text.push_str(" \\\n  --tls");
    if plan.topology() == Topology::Cluster {
        text.push_str(" \\\n  --cluster-mode");
    }
    text.push_str(" \"$@\"\n");
    let mut written = Written::new(SCRIPT, "sh", text);
    written.run(format!("sh {SCRIPT} --command=PING --requests=100 --clients=1 --threads=1"));
    notes(plan, &mut written);
    Ok(written)
}

fn notes(plan: &Plan<'_>, written: &mut Written) {
    written.note_no_host_check(TARGET.name, plan);
    written.note_password_as_argument(TARGET.name);
    if !plan.tls12_suites().is_empty() || !plan.tls13_suites().is_empty() {
        written.note("no-suites", "memtier_benchmark has no option for suites");
    }
    if plan.topology() == Topology::Sentinel {
        written.note_sentinel_not_followed(TARGET.name, plan);
    }
}
