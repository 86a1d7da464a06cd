//! Python with redis-py, sync and asyncio: one client, a cluster, or Sentinel.

use std::fmt::Write;

use super::PARTIAL;
use crate::{
    clients::{Since, row::Passphrase},
    contract::{Topology, Unsupported},
    emit::{Files, Plan, Setting, Target, Written, quote::python, unsupported},
};

pub static TARGET: Target = Target {
    id: "redis-py",
    name: "redis-py",
    row: Some("redis-py"),
    files: Files::Pem,
    passphrase: Passphrase::Option,
    source: "redis/connection.py at 34817ce (8.1.0); run on Python 3.11 and 3.13",
    emit: |plan| emit(plan, false),
};

pub static ASYNC_TARGET: Target = Target {
    id: "redis-py-async",
    name: "redis-py (asyncio)",
    source: "redis/asyncio/connection.py at 34817ce (8.1.0); run on Python 3.11 and 3.13",
    emit: |plan| emit(plan, true),
    ..TARGET
};

/// RFC 5280 asks for a path to a trust anchor, not to a root: what was given as an anchor is one.
pub static PARTIAL_CHAIN: Setting = Setting {
    id: "partial-chain",
    client: &PARTIAL,
    targets: &["redis-py", "redis-py-async"],
    instead_of: &["redis-py"],
    since: Since { version: &[7], runtime: &[3, 10] },
    note: "ssl_include_verify_flags adds VERIFY_X509_PARTIAL_CHAIN: the CA file has an intermediate without its root, which \
           Python before 3.13 takes for no trust anchor; chain and host name are verified",
};

pub static WITHOUT_STRICT: Setting = Setting {
    id: "without-strict",
    instead_of: &["redis-py-python-3.13"],
    since: Since { version: &[7], runtime: &[3, 13] },
    note: "ssl_exclude_verify_flags takes VERIFY_X509_STRICT away: a certificate breaks RFC 5280's profile, on which Python \
           insists since 3.13; chain and host name are verified",
    ..PARTIAL_CHAIN
};

fn emit(plan: &Plan<'_>, is_async: bool) -> Result<Written, Unsupported> {
    let is_cluster = plan.topology() == Topology::Cluster;
    if is_async && is_cluster && plan.is_key_encrypted {
        return Err(unsupported(
            "the asyncio RedisCluster takes no ssl_password",
            "openssl pkcs8 -topk8 -nocrypt -in client.key -out plain.key, and check in plain.key",
        ));
    }
    let mut text = plan.header("#");
    text.push_str(if is_async { "import asyncio\nimport os\nimport ssl\n\n" } else { "import os\nimport ssl\n\n" });
    let module = if is_async { "redis.asyncio" } else { "redis" };
    match plan.topology() {
        Topology::Standalone => _ = writeln!(text, "from {module} import Redis\n"),
        Topology::Cluster => _ = writeln!(text, "from {module}.cluster import RedisCluster\n"),
        Topology::Sentinel => _ = writeln!(text, "from {module}.sentinel import Sentinel\n"),
    }
    text.push_str("TLS = {\n    \"ssl\": True,\n");
    for (name, value) in tls_options(plan, is_async) {
        let _ = writeln!(text, "    \"{name}\": {value},");
    }
    text.push_str("}\n\n");
    let _ = write!(text, "{}", client(plan));
    text.push_str(if is_async { ASYNC_MAIN } else { MAIN });
    let mut written = Written::new("redis_client.py", "python", text);
    written.run("python3 redis_client.py");
    notes(plan, is_async, &mut written);
    Ok(written)
}

const MAIN: &str = "\nif __name__ == \"__main__\":\n    print(\"PONG\" if client.ping() else \"no answer\")\n";

const ASYNC_MAIN: &str = "\nasync def main():\n    async with client:\n        print(\"PONG\" if await client.ping() else \
                          \"no answer\")\n\n\nif __name__ == \"__main__\":\n    asyncio.run(main())\n";

/// Keyword arguments, as redis-py's connections take them.
pub fn tls_options(plan: &Plan<'_>, is_async: bool) -> Vec<(&'static str, String)> {
    let is_cluster = plan.topology() == Topology::Cluster;
    let mut options = Vec::new();
    if let Some(ca) = &plan.ca {
        options.push(("ssl_ca_certs", python(ca)));
    }
    options.push(("ssl_cert_reqs", python("required")));
    options.push(("ssl_check_hostname", "True".to_owned()));
    if plan.is_set(&PARTIAL_CHAIN) {
        options.push(("ssl_include_verify_flags", "[ssl.VERIFY_X509_PARTIAL_CHAIN]".to_owned()));
    }
    if plan.is_set(&WITHOUT_STRICT) {
        options.push(("ssl_exclude_verify_flags", "[ssl.VERIFY_X509_STRICT]".to_owned()));
    }
    if let Some(client) = &plan.client {
        options.push(("ssl_certfile", python(&client.certificate)));
        options.push(("ssl_keyfile", python(&client.key)));
        if plan.is_key_encrypted {
            options.push(("ssl_password", format!("os.environ[{}]", python(&plan.options.passphrase_env))));
        }
    }
    // The sync RedisCluster drops both in silence (cleanup_kwargs and REDIS_ALLOWED_KEYS in redis/cluster.py).
    if is_async || !is_cluster {
        options.push(("ssl_min_version", format!("ssl.TLSVersion.TLSv1_{}", plan.versions().0)));
        let suites = plan.tls12_suites();
        if !suites.is_empty() {
            options.push(("ssl_ciphers", python(&Plan::openssl_list(&suites))));
        }
    }
    options
}

fn client(plan: &Plan<'_>) -> String {
    let server = &plan.server;
    let user = plan.user().map(|user| format!("    username={},\n", python(user))).unwrap_or_default();
    let password = format!("    password=os.environ.get({}) or None,\n", python(&plan.options.password_env));
    let at = format!("    host={},\n    port={},\n", python(&server.host), server.port);
    let database = format!("    db={},\n", plan.options.database);
    match plan.topology() {
        Topology::Standalone => format!("client = Redis(\n{at}{database}{user}{password}    **TLS,\n)\n"),
        Topology::Cluster => format!("client = RedisCluster(\n{at}{user}{password}    **TLS,\n)\n"),
        Topology::Sentinel => format!(
            "sentinel = Sentinel([({}, {})], sentinel_kwargs=dict(TLS))\nclient = sentinel.master_for(\n    {},\n\
             {database}{user}{password}    **TLS,\n)\n",
            python(&server.host),
            server.port,
            python(plan.primary()),
        ),
    }
}

fn notes(plan: &Plan<'_>, is_async: bool, written: &mut Written) {
    tls_notes(plan, written);
    if plan.topology() == Topology::Cluster && !is_async && (plan.versions().0 > 2 || !plan.tls12_suites().is_empty()) {
        written.note(
            "cluster-drops-versions",
            "the sync RedisCluster drops ssl_min_version and ssl_ciphers in silence: they are left out",
        );
    }
    if !plan.is_version(&[6]) {
        written.note(
            "host-check-by-option",
            "redis-py 5 and earlier compare the host name only where asked: the text asks",
        );
    }
}

/// What [`tls_options`] cannot say.
pub fn tls_notes(plan: &Plan<'_>, written: &mut Written) {
    if plan.ca.is_some() {
        written.note(
            "adds-system-roots",
            "redis-py trusts the system's roots beside the CA file; no option trusts the file alone",
        );
    }
    if plan.limits_maximum() {
        written.note("no-maximum", "redis-py has no option for a maximum TLS version");
    }
    if !plan.tls13_suites().is_empty() {
        written.note("no-tls13-suites", "Python's ssl module sets no TLS 1.3 suites");
    }
    written.note_dials_host("redis-py", plan);
}
