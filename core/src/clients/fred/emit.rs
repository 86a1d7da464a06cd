//! Rust with fred: a rustls configuration of its own, for one server, a cluster, or Sentinel.

use std::fmt::Write;

use crate::{
    clients::{
        row::Passphrase,
        rustls::{self, AWS, Provider},
    },
    contract::{Topology, Unsupported},
    emit::{Files, Plan, Target, Written, quote::rust, unsupported},
};

pub static TARGET: Target = Target {
    id: "fred",
    name: "fred",
    row: Some("fred"),
    files: Files::Pem,
    passphrase: Passphrase::None,
    source: "fred 10.1.0, src/protocol/{tls,types}.rs, src/types/config.rs; run with aws-lc-rs",
    emit,
};

/// The row was measured with aws-lc-rs, which fred's feature `enable-rustls` brings.
const PROVIDER: Provider = Provider { rustls: "fred::rustls", ..AWS };

fn emit(plan: &Plan<'_>) -> Result<Written, Unsupported> {
    if !plan.is_version(&[10]) {
        return Err(unsupported("fred before 10 has other names for what is written here", "cargo add fred@10"));
    }
    if plan.options.database > 255 {
        return Err(unsupported("fred counts databases to 255", "use a database up to 255"));
    }
    let mut written = Written::default();
    let provider = PROVIDER.lines(plan, &mut written)?;
    let mut text = plan.header("//");
    text.push_str(&imports(plan));
    text.push_str("#[tokio::main]\nasync fn main() -> Result<(), Box<dyn Error>> {\n");
    text.push_str(&provider);
    text.push_str(&tls(plan));
    text.push_str(&config(plan));
    text.push_str(
        "    let client = Builder::from_config(config).build()?;\n    client.init().await?;\n    println!(\"{}\", \
         client.ping::<String>(None).await?);\n    client.quit().await?;\n    Ok(())\n}\n",
    );
    written.text("src/main.rs", "rust", text);
    let version = rustls::requirement(plan);
    let dependencies = format!(
        "fred = {{ version = \"{version}\", default-features = false, features = [\"enable-rustls\"] }}\ntokio = {{ \
         version = \"1\", features = [\"macros\", \"rt-multi-thread\"] }}\n"
    );
    written.text("Cargo.toml", "toml", rustls::package(plan, &dependencies));
    written.run("cargo run");
    notes(plan, &mut written);
    Ok(written)
}

fn imports(plan: &Plan<'_>) -> String {
    let mut pki = Vec::new();
    if plan.ca.is_some() || plan.client.is_some() {
        pki.extend(["CertificateDer", "pem::PemObject"]);
    }
    if plan.client.is_some() {
        pki.insert(1, "PrivateKeyDer");
    }
    let pki = if pki.is_empty() { String::new() } else { format!(", pki_types::{{{}}}", pki.join(", ")) };
    let cluster = if plan.topology() == Topology::Cluster { "ClusterDiscoveryPolicy, " } else { "" };
    format!(
        "use std::{{env, error::Error, sync::Arc}};\n\nuse fred::{{\n    prelude::*,\n    \
         rustls::{{ClientConfig, RootCertStore{pki}}},\n    types::config::{{{cluster}Server, ServerConfig, TlsConnector}},\n\
         }};\n\n"
    )
}

fn tls(plan: &Plan<'_>) -> String {
    let mut text = "    let mut roots = RootCertStore::empty();\n".to_owned();
    let _ = match &plan.ca {
        Some(ca) => writeln!(
            text,
            "    for certificate in CertificateDer::pem_file_iter({})? {{\n        roots.add(certificate?)?;\n    }}",
            rust(ca)
        ),
        None => writeln!(
            text,
            "    for certificate in fred::rustls_native_certs::load_native_certs().certs {{\n        \
             roots.add(certificate)?;\n    }}"
        ),
    };
    text.push_str(
        "    let tls = ClientConfig::builder_with_provider(Arc::new(provider))\n        \
         .with_safe_default_protocol_versions()?\n        .with_root_certificates(roots)\n",
    );
    let _ = match &plan.client {
        Some(client) => writeln!(
            text,
            "        .with_client_auth_cert(\n            \
             CertificateDer::pem_file_iter({})?.collect::<Result<Vec<_>, _>>()?,\n            \
             PrivateKeyDer::from_pem_file({})?,\n        )?;",
            rust(&client.certificate),
            rust(&client.key)
        ),
        None => writeln!(text, "        .with_no_client_auth();"),
    };
    text
}

fn config(plan: &Plan<'_>) -> String {
    let other = plan.server.has_other_name().then(|| format!("Some({}.into())", rust(&plan.server.verify_name)));
    let name = other.as_deref().unwrap_or("None");
    let server = format!("Server::new_with_tls({}, {}, {name})", rust(&plan.server.host), plan.server.port);
    let servers = match plan.topology() {
        Topology::Standalone => format!("ServerConfig::Centralized {{ server: {server} }}"),
        Topology::Cluster => {
            format!("ServerConfig::Clustered {{ hosts: vec![{server}], policy: ClusterDiscoveryPolicy::default() }}")
        }
        Topology::Sentinel => {
            format!("ServerConfig::Sentinel {{ hosts: vec![{server}], service_name: {}.into() }}", rust(plan.primary()))
        }
    };
    let user = plan.user().map(|user| format!("        username: Some({}.into()),\n", rust(user))).unwrap_or_default();
    let database = match (plan.topology(), plan.options.database) {
        (Topology::Cluster, _) | (_, 0) => String::new(),
        (_, database) => format!("        database: Some({database}),\n"),
    };
    format!(
        "    let config = Config {{\n        server: {servers},\n{user}        password: \
         env::var({}).ok().filter(|password| !password.is_empty()),\n{database}        tls: \
         Some(TlsConnector::from(tls).into()),\n        ..Config::default()\n    }};\n",
        rust(&plan.options.password_env)
    )
}

fn notes(plan: &Plan<'_>, written: &mut Written) {
    match plan.topology() {
        Topology::Standalone => {}
        Topology::Cluster => {
            written.note(
                "cluster-nodes-by-name",
                "each node is compared with the name or address by which the cluster announces it; TlsHostMapping of \
                 TlsConfig gives them others",
            );
            if plan.options.database > 0 {
                written.note(
                    "cluster-has-one-database",
                    "a cluster has database 0 alone before Valkey 9: the number is left out",
                );
            }
        }
        Topology::Sentinel => written.note(
            "sentinel-without-password",
            "the password is the server's; Sentinels have their own with fred's feature sentinel-auth",
        ),
    }
}
