//! The one page that lies beside the files.

use std::fmt::Write;

use super::{NODES, Place, SENTINEL};
use crate::{
    contract::{EmittedFile, Topology},
    emit::quote::sh,
    generate::issue::Lifetime,
    redis::host::Host,
};

/// What to type, a line each.
pub fn next(place: &Place<'_>) -> Vec<String> {
    let conf = |name: &str| sh(&place.path(name));
    let mut lines = match place.asked.topology {
        Topology::Standalone => vec![format!("redis-server {}", conf("redis.conf"))],
        Topology::Cluster => {
            let mut lines: Vec<String> =
                (1..=NODES).map(|node| format!("redis-server {}", conf(&format!("redis-{node}.conf")))).collect();
            // Nodes are introduced by their addresses; the certificate is compared with the name.
            let nodes: Vec<String> = (0..NODES).map(|node| format!("127.0.0.1:{}", place.asked.port + node)).collect();
            lines.push(format!("{} --cluster create {} --cluster-yes", cli(place), nodes.join(" ")));
            lines
        }
        Topology::Sentinel => vec![
            format!("redis-server {}", conf("redis.conf")),
            format!("redis-server {} --sentinel", conf("sentinel.conf")),
        ],
    };
    lines.push(format!("{} -h {} -p {} PING", cli(place), sh(place.host), place.port()));
    lines
}

fn cli(place: &Place<'_>) -> String {
    let file = |name: &str| sh(&place.path(name));
    format!("redis-cli --tls --cacert {} --cert {} --key {}", file("ca.pem"), file("client.crt"), file("client.key"))
}

pub fn text(
    place: &Place<'_>,
    hosts: &[Host],
    lifetime: Lifetime,
    skipped: &[(String, String)],
    files: &[EmittedFile],
) -> String {
    let names: Vec<&str> = hosts
        .iter()
        .map(|host| match host {
            Host::Name { ascii, .. } => ascii.as_str(),
            Host::Address { typed, .. } => typed.as_str(),
        })
        .collect();
    let mut text = format!(
        "# Redis with TLS, to try things with\n\n\
         Made by `tlsconf generate dev` on {}; it ends on {}. The server is called {}.\n\n\
         ## Start it\n\n```sh\n{}\n```\n",
        lifetime.time.date(),
        lifetime.end().date(),
        listed(&names),
        next(place).join("\n"),
    );
    let _ = write!(
        text,
        "\n`clients/` holds what each client needs to connect, with certificate and host name verified; for instance\n\
         `clients/redis-py/`. Run what lies there.\n\n## What lies here\n\n\
         | File | What it is |\n|------|------------|\n"
    );
    for file in files.iter().filter(|file| !file.name.contains('/')) {
        let secret = if file.secret { ", **secret**" } else { "" };
        let _ = writeln!(text, "| `{}` | {}{secret} |", file.name, file.purpose);
    }
    let _ = write!(
        text,
        "\n`ca.key` signs certificates that everyone who holds `ca.pem` trusts. It can sign for {} alone\n\
         (nameConstraints), which bounds the harm where it is stolen; keep it out of version control all the same, or delete it:\n\
         nothing here needs it any more.\n\nNothing was put into a store of the system, and nothing should be: give `ca.pem` to each client.\n",
        listed(&names),
    );
    if place.asked.topology == Topology::Sentinel {
        let _ = write!(
            text,
            "\nSentinel listens on port {SENTINEL} and writes its state into `sentinel.conf`. One alone never\nelects a new primary: two must agree.\n"
        );
    }
    if !skipped.is_empty() {
        text.push_str("\n## Not written for\n\n");
        for (name, reason) in skipped {
            let _ = writeln!(text, "- {name}: {reason}");
        }
    }
    text
}

fn listed(names: &[&str]) -> String {
    match names {
        [] => String::new(),
        [only] => (*only).to_owned(),
        [start @ .., last] => format!("{} and {last}", start.join(", ")),
    }
}
