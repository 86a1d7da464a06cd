//! node-redis: one client, a cluster, or Sentinel.

use std::fmt::Write;

use super::{PARTIAL, PARTIAL_22, PARTIAL_24};
use crate::{
    clients::{
        Since,
        node::{self, Fields},
        nodes,
        row::Passphrase,
    },
    contract::{Topology, Unsupported},
    emit::{Files, Plan, Setting, Target, Written, quote::javascript, unsupported},
};

pub static TARGET: Target = Target {
    id: "node-redis",
    name: "node-redis",
    row: Some("node-redis"),
    files: Files::Pem,
    passphrase: Passphrase::Option,
    source: "packages/client/lib/{client/socket,cluster/cluster-slots,sentinel/index}.ts of 6.3.1; run on Node 20",
    emit,
};

/// `X509_V_FLAG_PARTIAL_CHAIN` by an option of `tls.createSecureContext`, which Node 20.18 and 22.9 brought; ioredis hands it
/// through as well.
pub static PARTIAL_CHAIN: Setting = Setting {
    id: "partial-chain",
    client: &PARTIAL,
    targets: &["node-redis", "ioredis"],
    instead_of: &["node-redis", "ioredis"],
    since: Since { version: &[], runtime: &[20, 18] },
    note: "allowPartialTrustChain is set: the CA file has an intermediate without its root, which Node takes for no trust anchor \
           by itself; chain and host name are verified",
};

pub static PARTIAL_CHAIN_22: Setting = Setting {
    client: &PARTIAL_22,
    instead_of: &["node-redis-node-22", "ioredis-node-22"],
    since: Since { version: &[], runtime: &[22, 9] },
    ..PARTIAL_CHAIN
};

pub static PARTIAL_CHAIN_24: Setting = Setting {
    client: &PARTIAL_24,
    instead_of: &["node-redis-node-24", "ioredis-node-24", "node-redis-node-26", "ioredis-node-26"],
    since: Since::ANY,
    ..PARTIAL_CHAIN
};

fn emit(plan: &Plan<'_>) -> Result<Written, Unsupported> {
    let topology = plan.topology();
    if topology == Topology::Sentinel && !plan.is_version(&[5]) {
        return Err(unsupported("node-redis before 5 has no client for Sentinel", "npm install redis@6"));
    }
    let create = match topology {
        Topology::Standalone => "createClient",
        Topology::Cluster => "createCluster",
        Topology::Sentinel => "createSentinel",
    };
    let sends_own_names = topology == Topology::Cluster && node::sends_own_names(plan);
    let mut text = plan.header("//");
    text.push_str(&node::imports(plan, sends_own_names));
    let _ = writeln!(text, "import {{ {create} }} from \"redis\";\n");
    // Beside `host`, not below `tls`: there they would be passed over, and the connection made without TLS.
    let mut socket: Fields = vec![("tls", "true".to_owned())];
    socket.extend(node::options(plan));
    if (topology == Topology::Standalone || node::has_one_name(plan))
        && let Some(name) = node::server_name(plan)
    {
        socket.push(("servername", name));
    }
    let _ = writeln!(text, "const socket = {};\n", node::object(&socket, ""));
    text.push_str(&match topology {
        Topology::Standalone => standalone(plan),
        Topology::Cluster => cluster(plan, sends_own_names),
        Topology::Sentinel => sentinel(plan),
    });
    // Sentinel's events are no Error, but hold one.
    let shown = if topology == Topology::Sentinel { "error" } else { "error.message" };
    let close = if plan.is_version(&[5]) { "close" } else { "quit" };
    let _ = write!(
        text,
        "client.on(\"error\", (error) => console.error({shown}));\n\nawait client.connect();\n\
         console.log(await client.ping());\nawait client.{close}();\n"
    );
    let mut written = Written::new("redis_client.mjs", "javascript", text);
    written.run("npm install redis");
    written.run("node redis_client.mjs");
    node::notes(plan, &mut written);
    nodes::notes(plan, &mut written);
    if topology == Topology::Sentinel && node::sends_own_names(plan) {
        written.note(
            "no-server-name",
            "createSentinel takes one servername for all nodes: none is sent, and each is compared with the host that \
             Sentinel announces",
        );
    }
    Ok(written)
}

fn credentials(plan: &Plan<'_>) -> Fields {
    let user = plan.user().map(|user| ("username", javascript(user)));
    user.into_iter().chain([("password", node::password(plan))]).collect()
}

fn standalone(plan: &Plan<'_>) -> String {
    let mut fields = credentials(plan);
    fields.push(("database", plan.options.database.to_string()));
    let host = javascript(&plan.server.host);
    let port = plan.server.port;
    fields.push(("socket", format!("{{ ...socket, host: {host}, port: {port}, reconnectStrategy }}")));
    format!(
        "// The first connection fails at once; one that was lost is tried again.\nlet wasReady = false;\n\
         const reconnectStrategy = (retries) => (wasReady ? Math.min(50 * 2 ** retries, 2000) : false);\n\n\
         const client = createClient({});\nclient.on(\"ready\", () => {{ wasReady = true; }});\n",
        node::object(&fields, "")
    )
}

/// Discovered nodes take their options from `defaults` alone.
fn cluster(plan: &Plan<'_>, sends_own_names: bool) -> String {
    let mut defaults = credentials(plan);
    defaults.push(("socket", "socket".to_owned()));
    let (host, port) = (javascript(&plan.server.host), plan.server.port);
    let mut text = String::new();
    let mut options = Fields::new();
    if sends_own_names {
        text.push_str(&node::nodes(", servername: host", ""));
        options.push(("rootNodes", format!("[{{ socket: node({}) }}]", node::address(plan))));
        options.push(("nodeAddressMap", "node".to_owned()));
    } else {
        options.push(("rootNodes", format!("[{{ socket: {{ host: {host}, port: {port} }} }}]")));
    }
    options.push(("defaults", node::object(&defaults, "  ")));
    let _ = writeln!(text, "const client = createCluster({});", node::object(&options, ""));
    text
}

fn sentinel(plan: &Plan<'_>) -> String {
    let mut data = credentials(plan);
    data.push(("database", plan.options.database.to_string()));
    data.push(("socket", "socket".to_owned()));
    let (host, port) = (javascript(&plan.server.host), plan.server.port);
    let options: Fields = vec![
        ("name", javascript(plan.primary())),
        ("sentinelRootNodes", format!("[{{ host: {host}, port: {port} }}]")),
        ("nodeClientOptions", node::object(&data, "  ")),
        ("sentinelClientOptions", "{ socket }".to_owned()),
    ];
    format!("const client = createSentinel({});\n", node::object(&options, ""))
}
