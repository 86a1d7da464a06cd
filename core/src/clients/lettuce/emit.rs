//! Java with Lettuce: one client, a cluster, or Sentinel, on PEM files, which Netty reads.

use std::fmt::Write;

use crate::{
    clients::{java::emit as jvm, row::Passphrase},
    contract::{Topology, Unsupported},
    emit::{Files, Plan, Target, Written, quote::java, unsupported},
};

pub static TARGET: Target = Target {
    id: "lettuce",
    name: "Lettuce",
    row: Some("lettuce-pem"),
    files: Files::Pem,
    passphrase: Passphrase::Option,
    source: "SslOptions.java, SslConnectionBuilder.java and RedisURI.java at b0bcdd8 (7.7.0); run with 7.7.0 and 6.5.5",
    emit,
};

fn emit(plan: &Plan<'_>) -> Result<Written, Unsupported> {
    // SslOptions.Builder: trustManager, keyManager and protocols since 5.3; SslVerifyMode since 6.1.
    if !plan.is_version(&[6, 1]) {
        return Err(unsupported(
            "Lettuce before 6.1 has no SslVerifyMode",
            "io.lettuce:lettuce-core:7.7.0.RELEASE, and check with --client lettuce",
        ));
    }
    let mut written = Written::default();
    let policy = jvm::policy(plan, &mut written)?;
    let is_cluster = plan.topology() == Topology::Cluster;
    let (client, connection, options) = if is_cluster {
        ("RedisClusterClient", "StatefulRedisClusterConnection", "ClusterClientOptions")
    } else {
        ("RedisClient", "StatefulRedisConnection", "ClientOptions")
    };
    let mut text = plan.header("//");
    text.push_str(&imports(plan, &policy));
    let groups = policy.groups_statement();
    let _ = write!(
        text,
        r"
public class RedisPing {{
    public static void main(String[] args) {{
{groups}        {client} client = {client}.create(address());
        client.setOptions({options}.builder().sslOptions(tls()).build());
        try ({connection}<String, String> connection = client.connect()) {{
            System.out.println(connection.sync().ping());
        }} finally {{
            client.shutdown();
        }}
    }}
"
    );
    text.push_str(&address(plan));
    text.push_str(&tls(plan, &policy));
    if policy.server_names.is_some() {
        let parameters = policy.parameters(false);
        let _ = write!(
            text,
            "\n    static SSLParameters parameters() {{\n{parameters}        return parameters;\n    }}\n"
        );
    }
    text.push_str(&jvm::password_method(plan));
    text.push_str("}\n");
    written.text("RedisPing.java", "java", text);
    written.run("java -cp 'lib/*' RedisPing.java");
    jvm::note_either_name(plan, &mut written);
    jvm::note_cluster_database(plan, &mut written);
    Ok(written)
}

fn imports(plan: &Plan<'_>, policy: &jvm::Policy<'_>) -> String {
    let mut needed = vec!["io.lettuce.core.RedisURI", "io.lettuce.core.SslOptions", "io.lettuce.core.SslVerifyMode"];
    needed.extend(if plan.topology() == Topology::Cluster {
        [
            "io.lettuce.core.cluster.ClusterClientOptions",
            "io.lettuce.core.cluster.RedisClusterClient",
            "io.lettuce.core.cluster.api.StatefulRedisClusterConnection",
        ]
    } else {
        ["io.lettuce.core.ClientOptions", "io.lettuce.core.RedisClient", "io.lettuce.core.api.StatefulRedisConnection"]
    });
    if plan.ca.is_some() || plan.client.is_some() {
        needed.push("java.io.File");
    }
    if policy.server_names.is_some() {
        needed.extend(policy.imports());
    }
    jvm::imports(&needed)
}

fn address(plan: &Plan<'_>) -> String {
    let at = format!(".withHost({}).withPort({})", java(&plan.server.host), plan.server.port);
    let tls = ".withSsl(true).withVerifyPeer(SslVerifyMode.FULL)";
    let mut text = "\n    static RedisURI address() {\n".to_owned();
    if plan.topology() == Topology::Sentinel {
        let primary = java(plan.primary());
        let _ = write!(
            text,
            r"        RedisURI sentinel = RedisURI.builder(){at}{tls}.build();
        RedisURI.Builder address = RedisURI.builder().withSentinel(sentinel).withSentinelMasterId({primary}){tls};
"
        );
    } else {
        let _ = writeln!(text, "        RedisURI.Builder address = RedisURI.builder(){at}{tls};");
    }
    if plan.options.database != 0 && plan.topology() != Topology::Cluster {
        let _ = writeln!(text, "        address.withDatabase({});", plan.options.database);
    }
    let authentication = match plan.user() {
        Some(user) => format!("address.withAuthentication({}, password())", java(user)),
        None => "address.withPassword(password().toCharArray())".to_owned(),
    };
    let _ = write!(
        text,
        r"        if (password() != null) {{
            {authentication};
        }}
        return address.build();
    }}
"
    );
    text
}

fn tls(plan: &Plan<'_>, policy: &jvm::Policy<'_>) -> String {
    let mut text =
        "\n    static SslOptions tls() {\n        return SslOptions.builder()\n            .jdkSslProvider()\n"
            .to_owned();
    let mut option = |line: String| {
        let _ = writeln!(text, "            {line}");
    };
    if let Some(ca) = &plan.ca {
        option(format!(".trustManager(new File({}))", java(ca)));
    }
    if let Some(client) = &plan.client {
        let passphrase = if plan.is_key_encrypted {
            format!("System.getenv({}).toCharArray()", java(&plan.options.passphrase_env))
        } else {
            "null".to_owned()
        };
        let (certificate, key) = (java(&client.certificate), java(&client.key));
        option(format!(".keyManager(new File({certificate}), new File({key}), {passphrase})"));
    }
    option(format!(".protocols({})", jvm::list(&policy.protocols)));
    if !policy.suites.is_empty() {
        option(format!(".cipherSuites({})", jvm::list(&policy.suites)));
    }
    if policy.server_names.is_some() {
        option(".sslParameters(RedisPing::parameters)".to_owned());
    }
    text.push_str("            .build();\n    }\n");
    text
}
