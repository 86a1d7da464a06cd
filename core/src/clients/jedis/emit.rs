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
    source: "SslOptions.java and DefaultJedisSocketFactory.java at 9bcb5c6; run with 8.0.2, 7.2.0, 7.0.0, 6.2.0, 5.2.0 and 4.4.8",
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
    let (class, groups) = (names(plan).class, policy.groups_statement());
    let _ = write!(
        text,
        r"
public class RedisPing {{
    public static void main(String[] args) throws Exception {{
{groups}        try ({class} client = connect()) {{
            System.out.println(client.ping());
        }}
    }}
"
    );
    text.push_str(&connect(plan, has_options));
    text.push_str(&if has_options { options(plan, &policy) } else { context(plan, &policy) });
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
        r"            .sslOptions(tls())
"
    } else {
        r"            .sslSocketFactory(tls().getSocketFactory())
            .sslParameters(parameters())
"
    };
    let begin = "DefaultJedisClientConfig.builder()\n            .ssl(true)\n";
    let mut config = format!("        DefaultJedisClientConfig config = {begin}{tls}");
    if let Some(user) = plan.user() {
        let _ = writeln!(config, "            .user({})", java(user));
    }
    config.push_str("            .password(password())\n");
    if plan.options.database != 0 && plan.topology() != Topology::Cluster {
        let _ = writeln!(config, "            .database({})", plan.options.database);
    }
    config.push_str("            .build();\n");
    if plan.topology() == Topology::Sentinel {
        let _ = writeln!(config, "        DefaultJedisClientConfig sentinels = {begin}{tls}            .build();");
    }
    let primary = java(plan.primary());
    let at = format!("new HostAndPort({}, {})", java(&plan.server.host), plan.server.port);
    let made = match (plan.topology(), is_built) {
        (Topology::Standalone, true) => format!(".builder().hostAndPort({at}).clientConfig(config).build()"),
        (Topology::Standalone, false) => format!("({at}, config)"),
        (Topology::Cluster, true) => format!(".builder().nodes(Set.of({at})).clientConfig(config).build()"),
        (Topology::Cluster, false) => format!("(Set.of({at}), config)"),
        (Topology::Sentinel, true) => format!(
            r".builder()
            .masterName({primary})
            .sentinels(Set.of({at}))
            .sentinelClientConfig(sentinels)
            .clientConfig(config)
            .build()"
        ),
        (Topology::Sentinel, false) => format!("({primary}, config, Set.of({at}), sentinels)"),
    };
    let new = if is_built { "" } else { "new " };
    format!(
        r"
    static {class} connect() throws Exception {{
{config}        return {new}{class}{made};
    }}
"
    )
}

/// Since 6.0.
fn options(plan: &Plan<'_>, policy: &jvm::Policy<'_>) -> String {
    let password = jvm::store_password(plan);
    let mut stores = String::new();
    for (path, file, kind) in
        [(&plan.stores.trust, "truststore", "trustStoreType"), (&plan.stores.key, "keystore", "keyStoreType")]
    {
        let Some(path) = path.as_deref().map(java) else { continue };
        let _ = write!(
            stores,
            r#"            .{file}(new File({path}), {password}.toCharArray())
            .{kind}("PKCS12")
"#
        );
    }
    let parameters = policy.parameters(true);
    format!(
        r"
    static SslOptions tls() {{
{parameters}        return SslOptions.builder()
{stores}            .sslParameters(parameters)
            .sslVerifyMode(SslVerifyMode.FULL)
            .build();
    }}
"
    )
}

/// Before 6.0: a context by hand, and parameters that ask for the host name.
fn context(plan: &Plan<'_>, policy: &jvm::Policy<'_>) -> String {
    let password = jvm::store_password(plan);
    let mut managers = String::new();
    let (mut keys, mut trust) = ("null", "null");
    if let Some(path) = plan.stores.key.as_deref().map(java) {
        let _ = write!(
            managers,
            r"        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store({path}), {password}.toCharArray());
"
        );
        keys = "keys.getKeyManagers()";
    }
    if let Some(path) = plan.stores.trust.as_deref().map(java) {
        let _ = write!(
            managers,
            r"        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store({path}));
"
        );
        trust = "trust.getTrustManagers()";
    }
    let parameters = policy.parameters(true);
    let mut text = format!(
        r#"
    static SSLContext tls() throws Exception {{
{managers}        SSLContext context = SSLContext.getInstance("TLS");
        context.init({keys}, {trust}, null);
        return context;
    }}

    static SSLParameters parameters() {{
{parameters}        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        return parameters;
    }}
"#
    );
    if !managers.is_empty() {
        let _ = write!(
            text,
            r#"
    static KeyStore store(String path) throws Exception {{
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream file = new FileInputStream(path)) {{
            store.load(file, {password}.toCharArray());
        }}
        return store;
    }}
"#
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
    jvm::note_either_name(plan, written);
    jvm::note_cluster_database(plan, written);
}
