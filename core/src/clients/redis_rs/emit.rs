//! Rust with redis-rs: a package that connects alone, to a cluster, or through Sentinel.

use std::fmt::Write;

use crate::{
    clients::{
        row::Passphrase,
        rustls::{self, AWS, Provider, RING},
    },
    contract::{Topology, Unsupported},
    emit::{Files, Plan, Target, Written, quote, unsupported},
};

pub static TARGET: Target = Target {
    id: "redis-rs",
    name: "redis-rs",
    row: Some("redis-rs"),
    files: Files::Pem,
    passphrase: Passphrase::None,
    source: "redis 1.8.1, src/{tls,connection,sentinel}.rs, src/cluster_handling/client.rs; run with aws-lc-rs and ring",
    emit: |plan| emit(plan, Some(&AWS)),
};

pub static RING_TARGET: Target = Target {
    id: "redis-rs-ring",
    name: "redis-rs with ring",
    row: Some("redis-rs-ring"),
    emit: |plan| emit(plan, Some(&RING)),
    ..TARGET
};

pub static NATIVE_TLS_TARGET: Target = Target {
    id: "redis-rs-native-tls",
    name: "redis-rs with native-tls",
    row: Some("redis-rs-native-tls"),
    source: "redis 1.6.0, 1.7.0, 1.8.0 and 1.8.1, src/{client,tls,sentinel}.rs; run on OpenSSL 3.0",
    emit: |plan| emit(plan, None),
    ..TARGET
};

/// Without a provider: native-tls.
fn emit(plan: &Plan<'_>, provider: Option<&Provider>) -> Result<Written, Unsupported> {
    let has_files = plan.ca.is_some() || plan.client.is_some();
    can(plan, provider.is_none() && has_files)?;
    let mut written = Written::default();
    let provider_lines = match provider {
        Some(provider) => {
            let lines = provider.lines(plan, &mut written)?;
            format!(
                "    // rustls takes its cryptography from the application.\n{lines}    \
                 provider.install_default().map_err(|_| \"a provider was installed before\")?;\n"
            )
        }
        None => String::new(),
    };
    let mut text = plan.header("//");
    text.push_str("use std::{env, error::Error");
    text.push_str(if has_files { ", fs};\n\n" } else { "};\n\n" });
    text.push_str("use redis::{");
    text.push_str(&imports(plan, has_files).join(", "));
    text.push_str("};\n\nfn main() -> Result<(), Box<dyn Error>> {\n");
    text.push_str(&provider_lines);
    text.push_str(&certificates(plan));
    text.push_str(&connection(plan, has_files));
    text.push_str("    println!(\"{}\", redis::cmd(\"PING\").query::<String>(&mut connection)?);\n    Ok(())\n}\n");
    written.text("src/main.rs", "rust", text);
    written.text("Cargo.toml", "toml", rustls::package(plan, &dependencies(plan, provider)));
    written.run("cargo run");
    notes(plan, provider.is_none(), &mut written);
    Ok(written)
}

fn can(plan: &Plan<'_>, has_native_files: bool) -> Result<(), Unsupported> {
    if !plan.is_version(&[1]) {
        return Err(unsupported(
            "redis-rs before 1.0 takes its settings in another form than is written here",
            "cargo add redis@1",
        ));
    }
    if has_native_files && !plan.is_version(&[1, 8]) {
        return Err(unsupported(
            "redis-rs before 1.8 gives native-tls neither a CA file nor a client certificate",
            "cargo add redis@1.8, or write for redis-rs: with rustls it takes both",
        ));
    }
    if has_native_files && plan.topology() != Topology::Standalone {
        return Err(unsupported(
            "redis-rs' builders for clusters and Sentinel take certificates with rustls alone",
            "write for redis-rs, which has rustls",
        ));
    }
    Ok(())
}

fn dependencies(plan: &Plan<'_>, provider: Option<&Provider>) -> String {
    let version = rustls::requirement(plan);
    let tls = if provider.is_some() { "tls-rustls" } else { "tls-native-tls" };
    let topology = match plan.topology() {
        Topology::Standalone => "",
        Topology::Cluster => ", \"cluster\"",
        Topology::Sentinel => ", \"sentinel\"",
    };
    let redis =
        format!("redis = {{ version = \"{version}\", default-features = false, features = [\"{tls}\"{topology}] }}\n");
    match provider {
        Some(Provider { name, .. }) => format!(
            "{redis}# redis-rs itself enables neither TLS 1.2 nor a provider.\nrustls = {{ version = \"0.23\", \
             default-features = false, features = [\"{name}\", \"std\", \"tls12\"] }}\n"
        ),
        None => redis,
    }
}

fn imports(plan: &Plan<'_>, has_files: bool) -> Vec<&'static str> {
    let mut names = match plan.topology() {
        Topology::Standalone => vec!["Client", "IntoConnectionInfo", "RedisConnectionInfo"],
        Topology::Cluster => vec!["IntoConnectionInfo", "RedisConnectionInfo", "cluster::ClusterClient"],
        Topology::Sentinel => {
            vec!["IntoConnectionInfo", "TlsMode", "sentinel::{SentinelClientBuilder, SentinelServerType}"]
        }
    };
    if plan.client.is_some() {
        names.push("ClientTlsConfig");
    }
    if has_files {
        names.push("TlsCertificates");
    }
    names.sort_unstable();
    names
}

fn certificates(plan: &Plan<'_>) -> String {
    let read = |path: &str| format!("fs::read({})?", quote::rust(path));
    if plan.ca.is_none() && plan.client.is_none() {
        return String::new();
    }
    let ca = plan.ca.as_deref().map_or_else(|| "None".to_owned(), |path| format!("Some({})", read(path)));
    let client = plan.client.as_ref().map_or_else(
        || "None".to_owned(),
        |client| {
            format!(
                "Some(ClientTlsConfig {{\n            client_cert: {},\n            client_key: {},\n        }})",
                read(&client.certificate),
                read(&client.key)
            )
        },
    );
    format!(
        "    let certificates = TlsCertificates {{\n        root_cert: {ca},\n        client_tls: {client},\n    }};\n"
    )
}

fn connection(plan: &Plan<'_>, has_files: bool) -> String {
    let password = format!(
        "    let password = env::var({}).ok().filter(|password| !password.is_empty());\n",
        quote::rust(&plan.options.password_env)
    );
    let url = format!("rediss://{}:{}", plan.server.bracketed(), plan.server.port);
    let server = format!("    let server = {}.into_connection_info()?", quote::rust(&url));
    if plan.topology() == Topology::Sentinel {
        return format!("{password}{server};\n{}", sentinel(plan, has_files));
    }
    let user = plan.user().map(|user| format!(".set_username({})", quote::rust(user))).unwrap_or_default();
    let database = match (plan.topology(), plan.options.database) {
        (Topology::Cluster, _) | (_, 0) => String::new(),
        (_, database) => format!(".set_db({database})"),
    };
    let settings = format!(
        "    let mut settings = RedisConnectionInfo::default(){database}{user};\n    if let Some(password) = password \
         {{\n        settings = settings.set_password(password);\n    }}\n"
    );
    let client = match (plan.topology(), has_files) {
        (Topology::Cluster, true) => "ClusterClient::builder([server]).certs(certificates).build()?",
        (Topology::Cluster, false) => "ClusterClient::builder([server]).build()?",
        (_, true) => "Client::build_with_tls(server, certificates)?",
        (_, false) => "Client::open(server)?",
    };
    format!(
        "{password}{settings}{server}.set_redis_settings(settings);\n    let client = {client};\n    let mut connection = \
         client.get_connection()?;\n"
    )
}

fn sentinel(plan: &Plan<'_>, has_files: bool) -> String {
    let mut text = format!(
        "    let mut builder = SentinelClientBuilder::new(\n        [server.addr().clone()],\n        {},\n        \
         SentinelServerType::Master,\n    )?\n    .set_client_to_redis_tls_mode(TlsMode::Secure)\n",
        quote::rust(plan.primary())
    );
    if has_files {
        text.push_str(
            "    .set_client_to_redis_certificates(certificates.clone())\n    \
             .set_client_to_sentinel_certificates(certificates)\n",
        );
    }
    if let Some(user) = plan.user() {
        let _ = writeln!(text, "    .set_client_to_redis_username({})", quote::rust(user));
    }
    let _ = writeln!(text, "    .set_client_to_redis_db({});", plan.options.database);
    text.push_str(
        "    if let Some(password) = password {\n        builder = builder.set_client_to_redis_password(password);\n    \
         }\n    let mut client = builder.build()?;\n    let mut connection = client.get_connection()?;\n",
    );
    text
}

fn notes(plan: &Plan<'_>, is_native: bool, written: &mut Written) {
    if is_native {
        let is_limited = plan.versions() != (2, 3)
            || !plan.tls12_suites().is_empty()
            || !plan.tls13_suites().is_empty()
            || !plan.groups().is_empty();
        if is_limited {
            written.note(
                "policy-not-carried",
                "redis-rs with native-tls has no option for versions, suites or groups: the system's library decides",
            );
        }
    }
    written.note_dials_host("redis-rs", plan);
    if plan.topology() == Topology::Cluster {
        written.note(
            "cluster-nodes-by-name",
            "each node is compared with the name or address by which the cluster announces it; node_address_map of \
             ClusterClientBuilder gives them others (since 1.5)",
        );
        if plan.options.database != 0 {
            written.note(
                "cluster-has-one-database",
                "a cluster has database 0 alone before Valkey 9: the number is left out",
            );
        }
    }
}
