//! valkey-glide: Python's asyncio client, and the Node package, which has fewer options.

use std::fmt::Write;

use crate::{
    clients::row::Passphrase,
    contract::{Topology, Unsupported},
    emit::{
        Files, Plan, Target, Written,
        quote::{javascript, python},
        unsupported,
    },
};

pub static TARGET: Target = Target {
    id: "valkey-glide",
    name: "valkey-glide (Python)",
    row: Some("valkey-glide"),
    files: Files::Pem,
    passphrase: Passphrase::None,
    source: "glide_shared/config.py of 2.6.0; run on Python 3.11",
    emit: emit_python,
};

/// Of the package nothing was measured but what its tests run: its core is that of the other, one version before.
pub static NODE_TARGET: Target = Target {
    id: "valkey-glide-node",
    name: "valkey-glide (Node)",
    row: None,
    source: "build-ts/BaseClient.d.ts of @valkey/valkey-glide 2.5.2; run on Node 20",
    emit: emit_node,
    ..TARGET
};

/// Milliseconds, enough for two handshakes.
const CONNECTION_TIMEOUT: u32 = 5000;

/// As long as retries grow longer glide keeps a refusal to itself, and says only that time is up.
const WHY_RETRIES: &str = "With the default, more retries, a refused certificate shows as a timeout.";

fn emit_python(plan: &Plan<'_>) -> Result<Written, Unsupported> {
    not_sentinel(plan)?;
    let kind = kind(plan);
    let mut text = plan.header("#");
    let _ = write!(
        text,
        "import asyncio\nimport os\n\nfrom glide import (\n    Advanced{kind}Configuration,\n    BackoffStrategy,\n    {kind},\n    \
         {kind}Configuration,\n    NodeAddress,\n    ServerCredentials,\n    TlsAdvancedConfiguration,\n)\n\n\n"
    );
    let mut options = Vec::new();
    if let Some(ca) = &plan.ca {
        options.push(("root_pem_cacerts", ca));
    }
    if let Some(client) = &plan.client {
        options.push(("client_cert_pem", &client.certificate));
        options.push(("client_key_pem", &client.key));
    }
    if !options.is_empty() {
        text.push_str("def read(path):\n    with open(path, \"rb\") as file:\n        return file.read()\n\n\n");
    }
    text.push_str("TLS = TlsAdvancedConfiguration(\n");
    for (name, path) in options {
        let _ = writeln!(text, "    {name}=read({}),", python(path));
    }
    let user = plan.user().map(|user| format!(", {}", python(user))).unwrap_or_default();
    let _ = write!(
        text,
        ")\npassword = os.environ.get({})\nCONFIG = {kind}Configuration(\n    [NodeAddress({}, {})],\n    \
         use_tls=True,\n    credentials=ServerCredentials(password{user}) if password else None,\n{}    # {WHY_RETRIES}\n    \
         reconnect_strategy=BackoffStrategy(1, 500, 2),\n    \
         advanced_config=Advanced{kind}Configuration(connection_timeout={CONNECTION_TIMEOUT}, tls_config=TLS),\n)\n\n\n",
        python(&plan.options.password_env),
        python(&plan.server.host),
        plan.server.port,
        database(plan).map(|database| format!("    database_id={database},\n")).unwrap_or_default(),
    );
    let _ = write!(
        text,
        "async def main():\n    client = await {kind}.create(CONFIG)\n    try:\n        print((await \
         client.ping()).decode())\n    finally:\n        await client.close()\n\n\nif __name__ == \"__main__\":\n    \
         asyncio.run(main())\n"
    );
    let mut written = Written::new("glide_client.py", "python", text);
    written.run("python3 glide_client.py");
    notes(plan, &mut written);
    Ok(written)
}

fn emit_node(plan: &Plan<'_>) -> Result<Written, Unsupported> {
    not_sentinel(plan)?;
    if plan.client.is_some() {
        return Err(unsupported(
            "valkey-glide for Node takes no client certificate (2.5.2: rootCertificates alone)",
            "write for node-redis or ioredis, or for valkey-glide in Python",
        ));
    }
    let kind = kind(plan);
    let mut text = plan.header("//");
    let import = if plan.ca.is_some() { "import { readFileSync } from \"node:fs\";\n" } else { "" };
    let ca = plan.ca.as_ref().map(|ca| format!(" rootCertificates: readFileSync({}) ", javascript(ca)));
    let user = plan.user().map(|user| format!("username: {}, ", javascript(user))).unwrap_or_default();
    let _ = write!(
        text,
        "{import}\nimport {{ {kind} }} from \"@valkey/valkey-glide\";\n\nconst password = \
         process.env[{}];\nconst client = await {kind}.createClient({{\n  addresses: [{{ host: {}, port: {} }}],\n  \
         useTLS: true,\n  credentials: password ? {{ {user}password }} : undefined,\n{}  // {WHY_RETRIES}\n  \
         connectionBackoff: {{ numberOfRetries: 1, factor: 500, exponentBase: 2 }},\n  advancedConfiguration: {{\n    \
         connectionTimeout: {CONNECTION_TIMEOUT},\n    tlsAdvancedConfiguration: {{{}}},\n  }},\n}});\n\n\
         console.log(String(await client.ping()));\nclient.close();\n",
        javascript(&plan.options.password_env),
        javascript(&plan.server.host),
        plan.server.port,
        database(plan).map(|database| format!("  databaseId: {database},\n")).unwrap_or_default(),
        ca.unwrap_or_default(),
    );
    let mut written = Written::new("glide_client.mjs", "javascript", text);
    written.run("node glide_client.mjs");
    notes(plan, &mut written);
    Ok(written)
}

fn not_sentinel(plan: &Plan<'_>) -> Result<(), Unsupported> {
    match plan.topology() {
        Topology::Sentinel => Err(unsupported(
            "valkey-glide does not ask Sentinel for the primary",
            "write for redis-py, node-redis or ioredis, or give the primary's own address",
        )),
        _ => Ok(()),
    }
}

fn kind(plan: &Plan<'_>) -> &'static str {
    if plan.topology() == Topology::Cluster { "GlideClusterClient" } else { "GlideClient" }
}

fn database(plan: &Plan<'_>) -> Option<u32> {
    (plan.options.database != 0 && plan.topology() != Topology::Cluster).then_some(plan.options.database)
}

fn notes(plan: &Plan<'_>, written: &mut Written) {
    let is_limited = plan.versions() != (2, 3)
        || !plan.tls12_suites().is_empty()
        || !plan.tls13_suites().is_empty()
        || !plan.groups().is_empty();
    if is_limited {
        written
            .note("policy-not-carried", "valkey-glide has no option for versions, suites or groups: rustls' own stand");
    }
    written.note_dials_host("valkey-glide", plan);
    if plan.topology() == Topology::Cluster {
        written.note(
            "cluster-nodes-by-name",
            "each node is compared with the name or address by which the cluster announces it",
        );
        if plan.options.database != 0 {
            written.note(
                "cluster-has-one-database",
                "a cluster has database 0 alone before Valkey 9: the number is left out",
            );
        }
    }
}
