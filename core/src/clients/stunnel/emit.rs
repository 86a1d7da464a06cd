//! stunnel.conf in client mode: a port on loopback that leads to the server. Values end with their line and know no quotes.

use std::fmt::Write;

use crate::{
    clients::row::Passphrase,
    contract::{Preset, Topology, Unsupported},
    emit::{
        Files, Plan, Target, Written,
        quote::{ini, sh},
        unsupported,
    },
    policy::group::GroupKind,
};

pub static TARGET: Target = Target {
    id: "stunnel",
    name: "stunnel",
    row: Some("stunnel"),
    files: Files::Pem,
    passphrase: Passphrase::Prompt,
    source: "stunnel(8) of 5.68; run with 5.68",
    emit,
};

fn emit(plan: &Plan<'_>) -> Result<Written, Unsupported> {
    if plan.topology() != Topology::Standalone {
        return Err(unsupported(
            "a tunnel leads to one server: what a cluster or Sentinel names is reached around it",
            "tlsconf emit --client redis-cli, or another client that speaks TLS itself",
        ));
    }
    let Some(ca) = &plan.ca else {
        return Err(unsupported(
            "stunnel reads no system roots: it verifies with a CA file alone",
            "give the CA file: --ca redis_ca.pem, or --ca /etc/ssl/certs/ca-certificates.crt",
        ));
    };
    let port = local_port(plan);
    let mut text = plan.header(";");
    let _ = write!(text, "foreground = yes\npid =\n\n[redis]\nclient = yes\naccept = 127.0.0.1:{port}\n");
    option(&mut text, "connect", &format!("{}:{}", plan.server.host, plan.server.port))?;
    option(&mut text, "CAfile", ca)?;
    option(&mut text, "verifyChain", "yes")?;
    let name = &plan.server.verify_name;
    let is_address = name.parse::<std::net::IpAddr>().is_ok();
    option(&mut text, if is_address { "checkIP" } else { "checkHost" }, name)?;
    match &plan.server.sni {
        Some(sni) => option(&mut text, "sni", sni)?,
        // Left out, it would be the name that is checked.
        None if !is_address => text.push_str("sni =\n"),
        None => (),
    }
    if let Some(client) = &plan.client {
        option(&mut text, "cert", &client.certificate)?;
        option(&mut text, "key", &client.key)?;
    }
    let (least, most) = plan.versions();
    option(&mut text, "sslVersionMin", &format!("TLSv1.{least}"))?;
    if plan.limits_maximum() {
        option(&mut text, "sslVersionMax", &format!("TLSv1.{most}"))?;
    }
    let (tls12, tls13) = (plan.tls12_suites(), plan.tls13_suites());
    if !tls12.is_empty() {
        option(&mut text, "ciphers", &Plan::openssl_list(&tls12))?;
    }
    if !tls13.is_empty() {
        option(&mut text, "ciphersuites", &Plan::openssl_list(&tls13))?;
    }
    let (curves, is_short) = curves(plan);
    if !curves.is_empty() {
        option(&mut text, "curves", &curves)?;
    }
    let mut written = Written::new("stunnel.conf", "ini", text);
    written.run("stunnel stunnel.conf &");
    let user = plan.user().map(|user| format!(" --user {}", sh(user))).unwrap_or_default();
    let database = if plan.options.database == 0 { String::new() } else { format!(" -n {}", plan.options.database) };
    let password = &plan.options.password_env;
    // An empty one would be sent.
    written.run(format!("[ -z \"${{{password}-}}\" ] || export REDISCLI_AUTH=\"${password}\""));
    written.run(format!("redis-cli -p {port}{user}{database} PING"));
    written.note(
        "open-to-the-machine",
        format!("whoever is on this machine can connect to port {port}, and the server takes them for the tunnel"),
    );
    if is_short {
        written.note(
            "no-post-quantum-groups",
            "OpenSSL before 3.5 refuses a list with ML-KEM in it: these groups are left out",
        );
    }
    Ok(written)
}

fn option(text: &mut String, name: &str, value: &str) -> Result<(), Unsupported> {
    let value = ini(value).ok_or_else(|| {
        unsupported(
            format!("stunnel.conf cannot carry this {name}: it is empty, has blanks at an end or a control character"),
            "choose another folder: --paths /tls",
        )
    })?;
    let _ = writeln!(text, "{name} = {value}");
    Ok(())
}

/// The server's own port, so that only the host changes for the client; the next one where the server is this machine.
fn local_port(plan: &Plan<'_>) -> u16 {
    let (host, port) = (plan.server.host.as_str(), plan.server.port);
    let is_here = host == "localhost" || host == "::1" || host.starts_with("127.");
    match (is_here, port.checked_add(1)) {
        (true, Some(next)) => next,
        (true, None) => port - 1,
        (false, _) => port,
    }
}

/// The policy's groups as far as every OpenSSL 3 knows them, and whether some are left out.
fn curves(plan: &Plan<'_>) -> (String, bool) {
    let groups = &plan.policy.groups;
    if !groups.is_given() && plan.policy.preset == Preset::RedisCloud {
        return (String::new(), false);
    }
    let known: Vec<&str> =
        groups.items.iter().filter(|group| group.kind != GroupKind::PostQuantum).map(|group| group.openssl).collect();
    (known.join(":"), known.len() < groups.items.len())
}
