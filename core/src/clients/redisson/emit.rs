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
    source: "RedisChannelInitializer.java, ConfigSupport.java and docs/configuration.md at 6686397 (4.7.0); run with 4.7.0, 4.0.0, 3.52.0, 3.28.0 and 3.17.7",
    emit,
};

fn emit(plan: &Plan<'_>) -> Result<Written, Unsupported> {
    if !plan.is_version(&[3, 17]) {
        return Err(unsupported(
            "this is written for Redisson 3.17 and later",
            "org.redisson:redisson:4.7.0, and check with --client redisson",
        ));
    }
    let mut written = Written::default();
    let policy = jvm::policy(plan, &mut written)?;
    let section = Section::of(plan);
    written.text("redisson.yaml", "yaml", settings(plan, &policy, &section));
    written.text("RedisPing.java", "java", program(plan, &policy, &section));
    written.run("java -cp 'lib/*' RedisPing.java");
    notes(plan, &policy, &mut written);
    Ok(written)
}

/// What a topology is called in the YAML, in `Config`, and among the nodes.
struct Section {
    key: &'static str,
    getter: &'static str,
    nodes: &'static str,
}

impl Section {
    fn of(plan: &Plan<'_>) -> Self {
        let (key, getter, nodes) = match plan.topology() {
            Topology::Standalone => ("singleServerConfig", "useSingleServer", "SINGLE"),
            Topology::Cluster => ("clusterServersConfig", "useClusterServers", "CLUSTER"),
            Topology::Sentinel => ("sentinelServersConfig", "useSentinelServers", "SENTINEL_MASTER_SLAVE"),
        };
        Self { key, getter, nodes }
    }
}

/// Since 4.0 what concerns every server stands outside the section (redisson pull request 6353).
fn is_outside(plan: &Plan<'_>) -> bool {
    plan.is_version(&[4])
}

fn has_suites(plan: &Plan<'_>) -> bool {
    plan.is_version(&[3, 28])
}

fn settings(plan: &Plan<'_>, policy: &jvm::Policy<'_>, section: &Section) -> String {
    let common = tls_settings(plan, policy);
    let mut own = servers(plan);
    let mut text = plan.header("#");
    if is_outside(plan) {
        for (key, value) in common {
            let _ = writeln!(text, "{key}: {value}");
        }
    } else {
        own.extend(common);
    }
    let _ = writeln!(text, "{}:", section.key);
    for (key, value) in own {
        let _ = writeln!(text, "  {key}: {value}");
    }
    text
}

fn tls_settings(plan: &Plan<'_>, policy: &jvm::Policy<'_>) -> Vec<(&'static str, String)> {
    let mut settings = Vec::new();
    settings.push(if is_outside(plan) {
        ("sslVerificationMode", "STRICT".to_owned())
    } else {
        ("sslEnableEndpointIdentification", "true".to_owned())
    });
    settings.push(("sslProtocols", sequence(&policy.protocols)));
    if !policy.suites.is_empty() && has_suites(plan) {
        settings.push(("sslCiphers", sequence(&policy.suites)));
    }
    // Before 3.30 it is the JVM's default type, which is this since Java 9.
    if (plan.stores.trust.is_some() || plan.stores.key.is_some()) && plan.is_version(&[3, 30]) {
        settings.push(("sslKeystoreType", yaml("PKCS12")));
    }
    for (path, key, password_key) in [
        (&plan.stores.trust, "sslTruststore", "sslTruststorePassword"),
        (&plan.stores.key, "sslKeystore", "sslKeystorePassword"),
    ] {
        let Some(path) = path else { continue };
        settings.push((key, yaml(&jvm::file_url(path))));
        if let Some(password) = plan.stores.password {
            settings.push((password_key, yaml(password)));
        }
    }
    settings.extend(plan.user().map(|user| ("username", yaml(user))));
    settings
}

fn servers(plan: &Plan<'_>) -> Vec<(&'static str, String)> {
    let address = yaml(&format!("rediss://{}:{}", plan.server.bracketed(), plan.server.port));
    let database = ("database", plan.options.database.to_string());
    match plan.topology() {
        Topology::Standalone => vec![("address", address), database],
        Topology::Cluster => vec![("nodeAddresses", format!("[{address}]"))],
        // With one Sentinel named, Redisson would otherwise insist on a second.
        Topology::Sentinel => vec![
            ("sentinelAddresses", format!("[{address}]")),
            ("masterName", yaml(plan.primary())),
            ("checkSentinelsList", "false".to_owned()),
            database,
        ],
    }
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
fn program(plan: &Plan<'_>, policy: &jvm::Policy<'_>, section: &Section) -> String {
    let Section { getter, nodes, .. } = section;
    let common = if is_outside(plan) { "config".to_owned() } else { format!("config.{getter}()") };
    let mut stores = String::new();
    if plan.stores.password.is_none() {
        let password = jvm::store_password(plan);
        for (path, setter) in
            [(&plan.stores.trust, "setSslTruststorePassword"), (&plan.stores.key, "setSslKeystorePassword")]
        {
            if path.is_some() {
                let _ = writeln!(stores, "        {common}.{setter}({password});");
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
{stores}        {common}.setPassword(password());
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
    if !policy.suites.is_empty() && !has_suites(plan) {
        written.note("no-suites", "Redisson before 3.28 has no option for cipher suites");
    }
    if plan.topology() == Topology::Sentinel {
        written.note(
            "one-sentinel",
            "one Sentinel is named: name the others in sentinelAddresses too, and take checkSentinelsList out",
        );
    }
    jvm::note_cluster_database(plan, written);
}
