//! PHP with the extension phpredis: one server, a cluster, or Sentinel.

use std::fmt::Write;

use super::context;
use crate::{
    clients::row::Passphrase,
    contract::{Topology, Unsupported},
    emit::{Files, Plan, Target, Written, quote::php, unsupported},
};

pub static TARGET: Target = Target {
    id: "phpredis",
    name: "phpredis",
    row: Some("phpredis"),
    files: Files::Pem,
    passphrase: Passphrase::Option,
    source: "library.c, redis_cluster.c and redis_sentinel.c at 0fe45d2 (6.1.0); run with 5.3.7 and 6.1.0",
    emit,
};

fn emit(plan: &Plan<'_>) -> Result<Written, Unsupported> {
    if !plan.is_version(&[5, 3]) {
        return Err(unsupported(
            "phpredis before 5.3 takes no TLS options: it cannot be told which CA to trust",
            "pecl install redis-5.3.7",
        ));
    }
    if plan.topology() == Topology::Sentinel && !plan.is_version(&[6]) {
        return Err(unsupported(
            "RedisSentinel takes TLS options from phpredis 6.0 on",
            "pecl install redis, or give the primary itself as the endpoint",
        ));
    }
    let mut text = context::beginning(plan);
    let _ = writeln!(text, "$tls = [\n{}];", context::options(plan, context::Versions::Range));
    text.push_str(&context::password(plan));
    text.push_str(&match plan.topology() {
        Topology::Standalone => standalone(plan),
        Topology::Cluster => cluster(plan),
        Topology::Sentinel => sentinel(plan),
    });
    let mut written = Written::new("redis_client.php", "php", text);
    written.run("php redis_client.php");
    context::notes(plan, "phpredis", &mut written);
    if plan.topology() == Topology::Cluster {
        context::cluster_notes(plan, &mut written);
    }
    Ok(written)
}

/// Without a password none is sent: an empty one would be.
fn auth(plan: &Plan<'_>) -> String {
    plan.user().map_or_else(|| "[$password]".to_owned(), |user| format!("[{}, $password]", php(user)))
}

fn address(plan: &Plan<'_>) -> String {
    format!("tls://{}", plan.server.bracketed())
}

fn connect(plan: &Plan<'_>, host: &str, port: &str) -> String {
    let mut text = format!(
        "$options = ['stream' => $tls];\nif ($password !== '') {{\n    $options['auth'] = {};\n}}\n$redis = new \
         Redis();\n$redis->connect({host}, {port}, 5, null, 0, 5, $options);\n",
        auth(plan)
    );
    if plan.options.database != 0 {
        let _ = writeln!(text, "$redis->select({});", plan.options.database);
    }
    text.push_str("\necho $redis->ping() ? \"PONG\\n\" : \"no answer\\n\";\n");
    text
}

fn standalone(plan: &Plan<'_>) -> String {
    connect(plan, &php(&address(plan)), &plan.server.port.to_string())
}

fn cluster(plan: &Plan<'_>) -> String {
    let node = php(&format!("{}:{}", address(plan), plan.server.port));
    format!(
        "$auth = $password === '' ? null : {};\n$redis = new RedisCluster(null, [{node}], 5, 5, false, $auth, \
         $tls);\n\necho $redis->ping('any key') ? \"PONG\\n\" : \"no answer\\n\";\n",
        auth(plan)
    )
}

fn sentinel(plan: &Plan<'_>) -> String {
    let mut text = format!(
        "$sentinel = new RedisSentinel([\n    'host' => {},\n    'port' => {},\n    'connectTimeout' => 5,\n    \
         'ssl' => $tls,\n]);\n$primary = $sentinel->getMasterAddrByName({});\nif (!$primary) {{\n    exit(\"Sentinel knows no \
         such primary\\n\");\n}}\n[$host, $port] = $primary;\n$host = strpos($host, ':') === false ? $host : \"[$host]\";\n",
        php(&address(plan)),
        plan.server.port,
        php(plan.primary()),
    );
    text.push_str(&connect(plan, "\"tls://$host\"", "(int) $port"));
    text
}
