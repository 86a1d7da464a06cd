//! Java with Jedis: one client, a cluster, or Sentinel, on PKCS#12 stores; it reads no PEM.

use std::fmt::Write;

use crate::{
    clients::{java::emit as jvm, row::Passphrase},
    contract::{Topology, Unsupported},
    emit::{Files, Plan, Target, Written, quote::java, unsupported},
};

pub static TARGET: Target = Target {
    id: "jedis",
    name: "Jedis",
    row: Some("jedis"),
    files: Files::Stores,
    passphrase: Passphrase::Option,
    source: "SslOptions.java and DefaultJedisSocketFactory.java at 9bcb5c6; run with 8.0.2, 7.0.0, 6.2.0, 5.2.0 and 4.4.8",
    emit,
};

/// The classes that came with 7.2, and those before: the same constructors since 4.0.
struct Names {
    class: &'static str,
    is_built: bool,
}

fn names(plan: &Plan<'_>) -> Names {
    let is_built = plan.is_version(&[7, 2]);
    let class = match (plan.topology(), is_built) {
        (Topology::Standalone, true) => "RedisClient",
        (Topology::Standalone, false) => "JedisPooled",
        (Topology::Cluster, true) => "RedisClusterClient",
        (Topology::Cluster, false) => "JedisCluster",
        (Topology::Sentinel, true) => "RedisSentinelClient",
        (Topology::Sentinel, false) => "JedisSentineled",
    };
    Names { class, is_built }
}

fn emit(plan: &Plan<'_>) -> Result<Written, Unsupported> {
    if !plan.is_version(&[4]) {
        return Err(unsupported(
            "Jedis before 4.0 has none of the classes that this is written with",
            "redis.clients:jedis:8.0.2, and check with --client jedis",
        ));
    }
    let mut written = Written::default();
    let policy = jvm::policy(plan, &mut written)?;
    let has_options = plan.is_version(&[6]);
    let mut text = plan.header("//");
    text.push_str(&imports(plan, &policy, has_options));
    let class = names(plan).class;
    let _ = write!(
        text,
        "\npublic class RedisPing {{\n    public static void main(String[] args) throws Exception {{\n{}        try \
         ({class} client = connect()) {{\n            System.out.println(client.ping());\n        }}\n    }}\n",
        policy.groups_statement()
    );
    text.push_str(&connect(plan, has_options));
    text.push_str(&if has_options { options(plan, &policy) } else { context(plan) });
    if !has_options {
        let _ = write!(
            text,
            "\n    static SSLParameters parameters() {{\n{}        parameters.setEndpointIdentificationAlgorithm(\"HTTPS\
             \");\n        return parameters;\n    }}\n",
            policy.parameters(true)
        );
    }
    text.push_str(&jvm::password_method(plan));
    text.push_str("}\n");
    written.text("RedisPing.java", "java", text);
    written.run("java -cp 'lib/*' RedisPing.java");
    notes(plan, &mut written);
    Ok(written)
}

fn imports(plan: &Plan<'_>, policy: &jvm::Policy<'_>, has_options: bool) -> String {
    let mut needed = policy.imports().to_vec();
    needed.extend(["redis.clients.jedis.DefaultJedisClientConfig", "redis.clients.jedis.HostAndPort"]);
    needed.push(match names(plan).class {
        "RedisClient" => "redis.clients.jedis.RedisClient",
        "JedisPooled" => "redis.clients.jedis.JedisPooled",
        "RedisClusterClient" => "redis.clients.jedis.RedisClusterClient",
        "JedisCluster" => "redis.clients.jedis.JedisCluster",
        "RedisSentinelClient" => "redis.clients.jedis.RedisSentinelClient",
        _ => "redis.clients.jedis.JedisSentineled",
    });
    if plan.topology() != Topology::Standalone {
        needed.push("java.util.Set");
    }
    let has_store = plan.stores.trust.is_some() || plan.stores.key.is_some();
    if has_options {
        needed.extend(["redis.clients.jedis.SslOptions", "redis.clients.jedis.SslVerifyMode"]);
        if has_store {
            needed.push("java.io.File");
        }
    } else {
        needed.push("javax.net.ssl.SSLContext");
        if has_store {
            needed.extend(["java.io.FileInputStream", "java.io.InputStream", "java.security.KeyStore"]);
        }
        if plan.stores.trust.is_some() {
            needed.push("javax.net.ssl.TrustManagerFactory");
        }
        if plan.stores.key.is_some() {
            needed.push("javax.net.ssl.KeyManagerFactory");
        }
    }
    jvm::imports(&needed)
}

fn connect(plan: &Plan<'_>, has_options: bool) -> String {
    let Names { class, is_built } = names(plan);
    let tls = if has_options {
        "            .sslOptions(tls())\n".to_owned()
    } else {
        "            .sslSocketFactory(tls().getSocketFactory())\n            .sslParameters(parameters())\n".to_owned()
    };
    let mut config = "        DefaultJedisClientConfig config = DefaultJedisClientConfig.builder()\n".to_owned();
    if let Some(user) = plan.user() {
        let _ = writeln!(config, "            .user({})", java(user));
    }
    config.push_str("            .password(password())\n");
    if plan.options.database != 0 && plan.topology() != Topology::Cluster {
        let _ = writeln!(config, "            .database({})", plan.options.database);
    }
    let _ = write!(config, "            .ssl(true)\n{tls}            .build();\n");
    let at = format!("new HostAndPort({}, {})", java(&plan.server.host), plan.server.port);
    let made = match (plan.topology(), is_built) {
        (Topology::Standalone, true) => format!(".builder().hostAndPort({at}).clientConfig(config).build()"),
        (Topology::Standalone, false) => format!("({at}, config)"),
        (Topology::Cluster, true) => format!(".builder().nodes(Set.of({at})).clientConfig(config).build()"),
        (Topology::Cluster, false) => format!("(Set.of({at}), config)"),
        (Topology::Sentinel, true) => format!(
            ".builder()\n            .masterName({})\n            .sentinels(Set.of({at}))\n            \
             .sentinelClientConfig(sentinels)\n            .clientConfig(config)\n            .build()",
            java(plan.primary())
        ),
        (Topology::Sentinel, false) => format!("({}, config, Set.of({at}), sentinels)", java(plan.primary())),
    };
    if plan.topology() == Topology::Sentinel {
        let _ = write!(
            config,
            "        DefaultJedisClientConfig sentinels = DefaultJedisClientConfig.builder()\n            .ssl(true)\n\
             {tls}            .build();\n"
        );
    }
    let new = if is_built { "" } else { "new " };
    format!("\n    static {class} connect() throws Exception {{\n{config}        return {new}{class}{made};\n    }}\n")
}

/// Since 6.0.
fn options(plan: &Plan<'_>, policy: &jvm::Policy<'_>) -> String {
    let mut text = format!("\n    static SslOptions tls() {{\n{}", policy.parameters(true));
    text.push_str("        return SslOptions.builder()\n");
    let password = jvm::store_password(plan);
    for (path, file, kind) in
        [(&plan.stores.trust, "truststore", "trustStoreType"), (&plan.stores.key, "keystore", "keyStoreType")]
    {
        if let Some(path) = path {
            let _ = write!(
                text,
                "            .{file}(new File({}), {password}.toCharArray())\n            .{kind}(\"PKCS12\")\n",
                java(path)
            );
        }
    }
    text.push_str(
        "            .sslParameters(parameters)\n            .sslVerifyMode(SslVerifyMode.FULL)\n            .build();\n    }\n",
    );
    text
}

/// Before 6.0: a context by hand.
fn context(plan: &Plan<'_>) -> String {
    let mut text = "\n    static SSLContext tls() throws Exception {\n".to_owned();
    let (mut keys, mut trust) = ("null", "null");
    let password = jvm::store_password(plan);
    if let Some(path) = &plan.stores.key {
        let _ = write!(
            text,
            "        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());\n        \
             keys.init(store({}), {password}.toCharArray());\n",
            java(path)
        );
        keys = "keys.getKeyManagers()";
    }
    if let Some(path) = &plan.stores.trust {
        let _ = write!(
            text,
            "        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory\
             .getDefaultAlgorithm());\n        trust.init(store({}));\n",
            java(path)
        );
        trust = "trust.getTrustManagers()";
    }
    let _ = write!(
        text,
        "        SSLContext context = SSLContext.getInstance(\"TLS\");\n        context.init({keys}, {trust}, null);\n        \
         return context;\n    }}\n"
    );
    if plan.stores.key.is_some() || plan.stores.trust.is_some() {
        let _ = write!(
            text,
            "\n    static KeyStore store(String path) throws Exception {{\n        KeyStore store = KeyStore.getInstance\
             (\"PKCS12\");\n        try (InputStream file = new FileInputStream(path)) {{\n            store.load(file, \
             {password}.toCharArray());\n        }}\n        return store;\n    }}\n"
        );
    }
    text
}

fn notes(plan: &Plan<'_>, written: &mut Written) {
    jvm::note_store_password(plan, written);
    if !plan.is_version(&[7, 5]) {
        written.note(
            "host-check-by-option",
            "Jedis before 7.5 compares no host name with ssl(true) or a rediss:// URL alone: the text asks for it",
        );
    }
    if plan.topology() == Topology::Cluster && plan.options.database != 0 {
        written.note("cluster-has-one-database", "a cluster has database 0 alone");
    }
}
