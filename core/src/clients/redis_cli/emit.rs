//! A shell script around redis-cli, redis-benchmark or valkey-cli: the three share their TLS options (src/cli_common.c).

use std::fmt::Write;

use crate::{
    clients::row::Passphrase,
    contract::Topology,
    emit::{Files, Plan, Target, Written, quote::sh},
};

const SOURCE: &str = "src/cli_common.c at 4f8cdc2 (cliSecureConnection); run with 7.0.15";

pub static TARGET: Target = Target {
    id: "redis-cli",
    name: "redis-cli",
    row: Some("redis-cli"),
    files: Files::Pem,
    passphrase: Passphrase::None,
    source: SOURCE,
    emit: |plan| Ok(script(plan, "redis-cli")),
};

pub static VALKEY_CLI_TARGET: Target = Target {
    id: "valkey-cli",
    name: "valkey-cli",
    source: "src/cli_common.c at 070bd34, the same as redis-cli's",
    emit: |plan| Ok(script(plan, "valkey-cli")),
    ..TARGET
};

pub static REDIS_BENCHMARK_TARGET: Target =
    Target { id: "redis-benchmark", name: "redis-benchmark", emit: |plan| Ok(benchmark(plan)), ..TARGET };

fn script(plan: &Plan<'_>, program: &str) -> Written {
    let mut text = beginning(plan);
    let _ = write!(text, "exec {program}");
    options(plan, &mut text);
    if plan.topology() == Topology::Cluster {
        text.push_str(" \\\n  -c");
    }
    text.push_str(" \"$@\"\n");
    let name = format!("{program}.sh");
    let mut written = Written::new(&name, "sh", text);
    written.run(format!("sh {name} PING"));
    notes(plan, program, &mut written);
    if plan.topology() == Topology::Sentinel {
        written.note_sentinel_not_followed(program, plan);
    }
    written
}

fn benchmark(plan: &Plan<'_>) -> Written {
    let mut text = beginning(plan);
    let password = &plan.options.password_env;
    let _ = writeln!(text, "if [ -n \"${{{password}-}}\" ]; then set -- -a \"${password}\" \"$@\"; fi");
    text.push_str("exec redis-benchmark");
    options(plan, &mut text);
    if plan.topology() == Topology::Cluster {
        text.push_str(" \\\n  --cluster");
    }
    text.push_str(" \"$@\"\n");
    let mut written = Written::new("redis-benchmark.sh", "sh", text);
    written.run("sh redis-benchmark.sh -t ping,set,get -n 10000 -q");
    notes(plan, "redis-benchmark", &mut written);
    written.note_password_as_argument("redis-benchmark");
    written
}

/// redis-cli takes the password from the environment: an argument would show in the list of processes.
fn beginning(plan: &Plan<'_>) -> String {
    let password = &plan.options.password_env;
    let mut text = format!("#!/bin/sh\n{}set -eu\n", plan.header("#"));
    let _ = writeln!(text, "if [ -n \"${{{password}-}}\" ]; then export REDISCLI_AUTH=\"${password}\"; fi");
    if plan.versions() != (2, 3) {
        let _ = writeln!(text, "export OPENSSL_CONF={}", sh(&plan.beside("openssl.cnf")));
    }
    text
}

fn options(plan: &Plan<'_>, text: &mut String) {
    let server = &plan.server;
    let mut option = |name: &str, value: &str| {
        let _ = write!(text, " \\\n  {name} {}", sh(value));
    };
    option("-h", &server.host);
    option("-p", &server.port.to_string());
    if let Some(user) = plan.user() {
        option("--user", user);
    }
    if plan.options.database != 0 {
        option(if plan.target.id == "redis-benchmark" { "--dbnum" } else { "-n" }, &plan.options.database.to_string());
    }
    if let Some(ca) = &plan.ca {
        option("--cacert", ca);
    }
    if let Some(client) = &plan.client {
        option("--cert", &client.certificate);
        option("--key", &client.key);
    }
    if let Some(sni) = &server.sni {
        option("--sni", sni);
    }
    let (tls12, tls13) = (plan.tls12_suites(), plan.tls13_suites());
    if !tls12.is_empty() {
        option("--tls-ciphers", &Plan::openssl_list(&tls12));
    }
    if !tls13.is_empty() {
        option("--tls-ciphersuites", &Plan::openssl_list(&tls13));
    }
    text.push_str(" \\\n  --tls");
}

fn notes(plan: &Plan<'_>, program: &str, written: &mut Written) {
    written.note_no_host_check(program, plan);
    if plan.versions() != (2, 3) {
        written.text("openssl.cnf", "openssl", openssl_conf(plan));
        written.note(
            "versions-by-openssl-conf",
            format!("{program} has no option for TLS versions: OPENSSL_CONF names a file that sets them"),
        );
    }
}

/// What bounds the versions of a program that has no option for them (openssl, config(5), "SSL Configuration").
fn openssl_conf(plan: &Plan<'_>) -> String {
    let (least, most) = plan.versions();
    format!(
        "{}openssl_conf = default_conf\n\n[default_conf]\nssl_conf = ssl_sect\n\n[ssl_sect]\nsystem_default = \
         system_default_sect\n\n[system_default_sect]\nMinProtocol = TLSv1.{least}\nMaxProtocol = TLSv1.{most}\n\
         CipherString = DEFAULT:@SECLEVEL=2\n",
        plan.header("#")
    )
}
