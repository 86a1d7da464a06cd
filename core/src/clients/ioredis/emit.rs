//! ioredis: one client, a cluster, or Sentinel.

use std::fmt::Write;

use crate::{
    clients::{
        node::{self, Fields},
        nodes,
        row::Passphrase,
    },
    contract::Topology,
    emit::{Files, Plan, Target, Written, quote::javascript},
};

pub static TARGET: Target = Target {
    id: "ioredis",
    name: "ioredis",
    row: Some("ioredis"),
    files: Files::Pem,
    passphrase: Passphrase::Option,
    source: "lib/connectors/{StandaloneConnector,SentinelConnector/index}.ts, lib/cluster/index.ts of 6.0.0; run on Node 20",
    emit: |plan| Ok(emit(plan)),
};

fn emit(plan: &Plan<'_>) -> Written {
    let topology = plan.topology();
    let sends_own_names = topology != Topology::Standalone && node::sends_own_names(plan);
    let mut text = plan.header("//");
    text.push_str(&node::imports(plan, sends_own_names));
    text.push_str("import Redis from \"ioredis\";\n\n");
    let mut tls = node::options(plan);
    if !sends_own_names && let Some(name) = node::server_name(plan) {
        tls.push(("servername", name));
    }
    let _ = writeln!(text, "const tls = {};\n", node::object(&tls, ""));
    if plan.user().is_some() {
        let _ = writeln!(text, "const password = {};", node::password(plan));
    }
    text.push_str(&match topology {
        Topology::Standalone => standalone(plan),
        Topology::Cluster => cluster(plan, sends_own_names),
        Topology::Sentinel => sentinel(plan, sends_own_names),
    });
    text.push_str("client.on(\"error\", (error) => console.error(error.message));\n");
    text.push_str(MAIN);
    let mut written = Written::new("redis_client.mjs", "javascript", text);
    written.run("npm install ioredis");
    written.run("node redis_client.mjs");
    node::notes(plan, &mut written);
    nodes::notes(plan, &mut written);
    if topology != Topology::Standalone {
        written.note(
            "cause-hidden",
            "in a cluster and behind Sentinel ioredis does not tell why a node was refused, but `Connection is closed.`",
        );
    }
    written
}

/// `connect()` tells why the first connection fails; one that was lost is tried again.
const MAIN: &str = "\nawait client.connect();\nconsole.log(await client.ping());\nawait client.quit();\n";

/// With a user alone it would send AUTH without a password.
fn credentials(plan: &Plan<'_>) -> Fields {
    match plan.user() {
        Some(user) => {
            vec![("username", format!("password && {}", javascript(user))), ("password", "password".to_owned())]
        }
        None => vec![("password", node::password(plan))],
    }
}

fn standalone(plan: &Plan<'_>) -> String {
    let mut fields: Fields = vec![("host", javascript(&plan.server.host)), ("port", plan.server.port.to_string())];
    fields.extend(credentials(plan));
    fields.extend([
        ("db", plan.options.database.to_string()),
        ("tls", "tls".to_owned()),
        ("lazyConnect", "true".to_owned()),
    ]);
    format!("const client = new Redis({});\n", node::object(&fields, ""))
}

/// Without its own `dnsLookup` it dials addresses, which are then compared with the certificate.
fn cluster(plan: &Plan<'_>, sends_own_names: bool) -> String {
    let mut of_nodes = credentials(plan);
    of_nodes.push(("tls", "tls".to_owned()));
    let mut options: Fields = vec![("dnsLookup", "(address, callback) => callback(null, address)".to_owned())];
    let mut text = String::new();
    let seed = if sends_own_names {
        text.push_str(&node::nodes(", tls: { ...tls, servername: host }", ", tls"));
        options.push(("natMap", "node".to_owned()));
        format!("node({})", node::address(plan))
    } else {
        format!("{{ host: {}, port: {} }}", javascript(&plan.server.host), plan.server.port)
    };
    options.push(("redisOptions", node::object(&of_nodes, "  ")));
    options.push(("lazyConnect", "true".to_owned()));
    let _ = writeln!(text, "const client = new Redis.Cluster([{seed}], {});", node::object(&options, ""));
    text
}

/// `tls` alone would leave the primary itself without TLS.
fn sentinel(plan: &Plan<'_>, sends_own_names: bool) -> String {
    let (host, port) = (javascript(&plan.server.host), plan.server.port);
    let mut options: Fields =
        vec![("sentinels", format!("[{{ host: {host}, port: {port} }}]")), ("name", javascript(plan.primary()))];
    options.extend(credentials(plan));
    options.extend([
        ("db", plan.options.database.to_string()),
        ("tls", "tls".to_owned()),
        ("enableTLSForSentinelMode", "true".to_owned()),
        ("sentinelTLS", "tls".to_owned()),
    ]);
    let mut text = String::new();
    if sends_own_names {
        text.push_str(&node::nodes(", servername: host", ""));
        options.push(("natMap", "node".to_owned()));
    }
    options.push(("lazyConnect", "true".to_owned()));
    let _ = writeln!(text, "const client = new Redis({});", node::object(&options, ""));
    text
}
