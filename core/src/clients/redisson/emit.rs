//! Redisson: its YAML on PKCS#12 stores, and the lines of Java that read it.

use std::fmt::Write;

use crate::{
    clients::{java::emit as jvm, row::Passphrase},
    contract::{Topology, Unsupported},
    emit::{
        Files, Plan, Target, Written,
        quote::{self, java},
        unsupported,
    },
};

pub static TARGET: Target = Target {
    id: "redisson",
    name: "Redisson",
    row: Some("redisson"),
    files: Files::Stores,
    passphrase: Passphrase::Option,
    source: "RedisChannelInitializer.java, ConfigSupport.java and docs/configuration.md at 6686397 (4.7.0); run with 4.7.0",
    emit,
};

fn emit(plan: &Plan<'_>) -> Result<Written, Unsupported> {
    if !plan.is_version(&[4]) {
        return Err(unsupported(
            "Redisson before 4.0 has these settings inside each server's section",
            "org.redisson:redisson:4.7.0, and check with --client redisson",
        ));
    }
    let mut written = Written::default();
    let policy = jvm::policy(plan, &mut written)?;
    written.text("redisson.yaml", "yaml", settings(plan, &policy));
    written.text("RedisPing.java", "java", program(plan, &policy));
    written.run("java -cp 'lib/*' RedisPing.java");
    notes(plan, &policy, &mut written);
    Ok(written)
}

fn settings(plan: &Plan<'_>, policy: &jvm::Policy<'_>) -> String {
    let mut text = plan.header("#");
    let mut set = |key: &str, value: &str| {
        let _ = writeln!(text, "{key}: {value}");
    };
    set("sslVerificationMode", "STRICT");
    set("sslProtocols", &sequence(&policy.protocols));
    if !policy.suites.is_empty() {
        set("sslCiphers", &sequence(&policy.suites));
    }
    if plan.stores.trust.is_some() || plan.stores.key.is_some() {
        set("sslKeystoreType", &yaml("PKCS12"));
    }
    for (path, key) in [(&plan.stores.trust, "sslTruststore"), (&plan.stores.key, "sslKeystore")] {
        let Some(path) = path else { continue };
        set(key, &yaml(&jvm::file_url(path)));
        if let Some(password) = plan.stores.password {
            set(&format!("{key}Password"), &yaml(password));
        }
    }
    if let Some(user) = plan.user() {
        set("username", &yaml(user));
    }
    let address = yaml(&format!("rediss://{}:{}", plan.server.bracketed(), plan.server.port));
    let database = plan.options.database;
    let _ = match plan.topology() {
        Topology::Standalone => {
            writeln!(text, "singleServerConfig:\n  address: {address}\n  database: {database}")
        }
        Topology::Cluster => writeln!(text, "clusterServersConfig:\n  nodeAddresses: [{address}]"),
        // With one Sentinel named, Redisson would otherwise insist on a second.
        Topology::Sentinel => writeln!(
            text,
            "sentinelServersConfig:\n  sentinelAddresses: [{address}]\n  masterName: {}\n  checkSentinelsList: \
             false\n  database: {database}",
            yaml(plan.primary())
        ),
    };
    text
}

/// Redisson replaces `${NAME}` and `!<tag>` in the text itself, before YAML reads it (`ConfigSupport.resolveEnvParams`,
/// `unfixTagFormat`).
fn yaml(text: &str) -> String {
    quote::yaml(text).replace('$', "\\x24").replace('!', "\\x21")
}

fn sequence(texts: &[&str]) -> String {
    format!("[{}]", texts.iter().map(|text| yaml(text)).collect::<Vec<_>>().join(", "))
}

/// The password comes in here: `${REDIS_PASSWORD}` in the YAML would have to be YAML itself.
fn program(plan: &Plan<'_>, policy: &jvm::Policy<'_>) -> String {
    let nodes = match plan.topology() {
        Topology::Standalone => "SINGLE",
        Topology::Cluster => "CLUSTER",
        Topology::Sentinel => "SENTINEL_MASTER_SLAVE",
    };
    let mut stores = String::new();
    if plan.stores.password.is_none() {
        let password = jvm::store_password(plan);
        for (path, setter) in
            [(&plan.stores.trust, "setSslTruststorePassword"), (&plan.stores.key, "setSslKeystorePassword")]
        {
            if path.is_some() {
                let _ = writeln!(stores, "        config.{setter}({password});");
            }
        }
    }
    let imports = jvm::imports(&[
        "java.io.File",
        "org.redisson.Redisson",
        "org.redisson.api.RedissonClient",
        "org.redisson.api.redisnode.RedisNodes",
        "org.redisson.config.Config",
    ]);
    let settings = java(&plan.beside("redisson.yaml"));
    let (pong, silence) = (java("PONG"), java("no answer"));
    format!(
        r"{}{imports}
public class RedisPing {{
    public static void main(String[] args) throws Exception {{
{}        Config config = Config.fromYAML(new File({settings}));
{stores}        config.setPassword(password());
        RedissonClient client = Redisson.create(config);
        try {{
            System.out.println(client.getRedisNodes(RedisNodes.{nodes}).pingAll() ? {pong} : {silence});
        }} finally {{
            client.shutdown();
        }}
    }}
{}}}
",
        plan.header("//"),
        policy.groups_statement(),
        jvm::password_method(plan),
    )
}

fn notes(plan: &Plan<'_>, policy: &jvm::Policy<'_>, written: &mut Written) {
    jvm::note_store_password(plan, written);
    jvm::note_no_server_name(plan, policy, written);
    if plan.topology() == Topology::Sentinel {
        written.note(
            "one-sentinel",
            "one Sentinel is named: name the others in sentinelAddresses too, and take checkSentinelsList out",
        );
    }
    jvm::note_cluster_database(plan, written);
}
