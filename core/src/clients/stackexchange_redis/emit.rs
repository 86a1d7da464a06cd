//! C# with StackExchange.Redis on .NET 8 or later, whose `SslStream` takes the trust anchors and the client's whole chain.
//! `TrustIssuer(path)` would trust the first certificate of the file alone, `SetUserPemCertificate` would send the leaf alone.

use std::fmt::Write;

use crate::{
    clients::{row::Passphrase, suites},
    contract::{Topology, Unsupported},
    emit::{ClientPaths, Files, Plan, Target, Written, quote::csharp, unsupported},
};

pub static TARGET: Target = Target {
    id: "stackexchange-redis",
    name: "StackExchange.Redis",
    row: Some("stackexchange-redis"),
    files: Files::Pem,
    passphrase: Passphrase::Option,
    source: "ConfigurationOptions.cs and PhysicalConnection.cs at 90bbf1f (3.1.31); .NET's SslClientAuthenticationOptions",
    emit,
};

fn emit(plan: &Plan<'_>) -> Result<Written, Unsupported> {
    if !plan.is_version(&[2, 6, 66]) {
        return Err(unsupported(
            "StackExchange.Redis before 2.6.66 has no SslClientAuthenticationOptions",
            "dotnet add package StackExchange.Redis",
        ));
    }
    if !plan.is_runtime(&[8]) {
        return Err(unsupported(
            ".NET before 8 can be given neither trust anchors nor a client's chain without code of one's own",
            "<TargetFramework>net8.0</TargetFramework> or later",
        ));
    }
    let has_pkcs8 = plan.pem.key.is_some_and(|key| key.starts_with("-----BEGIN ENCRYPTED PRIVATE KEY-----"));
    if plan.is_key_encrypted && !has_pkcs8 {
        return Err(unsupported(
            ".NET opens no key that is encrypted in the old way (Proc-Type: 4,ENCRYPTED)",
            "openssl pkcs8 -topk8 -in client.key -out pkcs8.key, and check with pkcs8.key",
        ));
    }
    let mut written = Written::default();
    // Every name of the registry is one of .NET's enumeration.
    let suites = suites::one_list(plan, ".NET", |_| true, &mut written)?;
    let mut text = plan.header("//");
    text.push_str(
        "using System;\nusing System.Net.Security;\nusing System.Security.Authentication;\n\
         using System.Security.Cryptography.X509Certificates;\nusing StackExchange.Redis;\n",
    );
    if let Some(ca) = plan.ca.as_deref().map(csharp) {
        let _ = write!(
            text,
            r"
var trust = new X509ChainPolicy
{{
    TrustMode = X509ChainTrustMode.CustomRootTrust,
    RevocationMode = X509RevocationMode.NoCheck,
}};
trust.CustomTrustStore.ImportFromPemFile({ca});
"
        );
    }
    if let Some(client) = &plan.client {
        text.push_str(&certificate(plan, client));
    }
    text.push_str(&options(plan, &suites));
    written.text("Program.cs", "csharp", text);
    written.run("dotnet add package StackExchange.Redis && dotnet run");
    notes(plan, &suites, &mut written);
    Ok(written)
}

/// Windows takes no private key that was never in a PFX (dotnet/runtime issue 23749).
fn certificate(plan: &Plan<'_>, client: &ClientPaths) -> String {
    let (certificate, key) = (csharp(&client.certificate), csharp(&client.key));
    let from_pem = if plan.is_key_encrypted {
        let passphrase = csharp(&plan.options.passphrase_env);
        format!("CreateFromEncryptedPemFile({certificate}, Environment.GetEnvironmentVariable({passphrase}), {key})")
    } else {
        format!("CreateFromPemFile({certificate}, {key})")
    };
    let through_pfx = if plan.is_runtime(&[9]) {
        "X509CertificateLoader.LoadPkcs12(pem.Export(X509ContentType.Pfx), null)"
    } else {
        "new X509Certificate2(pem.Export(X509ContentType.Pfx))"
    };
    format!(
        r"
var chain = new X509Certificate2Collection();
chain.ImportFromPemFile({certificate});
using var pem = X509Certificate2.{from_pem};
using var leaf = {through_pfx};
var client = SslStreamCertificateContext.Create(leaf, chain, offline: true);
"
    )
}

fn options(plan: &Plan<'_>, suites: &[&str]) -> String {
    let password = csharp(&plan.options.password_env);
    let mut text = format!(
        r"
var password = Environment.GetEnvironmentVariable({password});
var options = new ConfigurationOptions
{{
    Ssl = true,
    Password = string.IsNullOrEmpty(password) ? null : password,
"
    );
    let mut option = |name: &str, value: &str| {
        let _ = writeln!(text, "    {name} = {value},");
    };
    if let Some(user) = plan.user() {
        option("User", &format!("string.IsNullOrEmpty(password) ? null : {}", csharp(user)));
    }
    if plan.options.database != 0 && plan.topology() != Topology::Cluster {
        option("DefaultDatabase", &plan.options.database.to_string());
    }
    if plan.topology() == Topology::Sentinel {
        option("ServiceName", &csharp(plan.primary()));
    }
    if plan.server.has_other_name() {
        option("SslHost", &csharp(&plan.server.verify_name));
    }
    text.push_str("    SslClientAuthenticationOptions = host => new SslClientAuthenticationOptions\n    {\n");
    let (least, most) = plan.versions();
    let versions = [(2, "SslProtocols.Tls12"), (3, "SslProtocols.Tls13")];
    let versions = versions.into_iter().filter(|(minor, _)| (least..=most).contains(minor));
    let versions: Vec<&str> = versions.map(|(_, name)| name).collect();
    let _ = write!(text, "        TargetHost = host,\n        EnabledSslProtocols = {},\n", versions.join(" | "));
    if plan.ca.is_some() {
        text.push_str("        CertificateChainPolicy = trust,\n");
    }
    if plan.client.is_some() {
        text.push_str("        ClientCertificateContext = client,\n");
    }
    if !suites.is_empty() {
        let names: Vec<String> = suites.iter().map(|name| format!("TlsCipherSuite.{name}")).collect();
        let names = names.join(",\n            ");
        let _ = write!(
            text,
            "        CipherSuitesPolicy = new CipherSuitesPolicy(new[]\n        {{\n            {names},\n        }}),\n"
        );
    }
    let (host, port) = (csharp(&plan.server.host), plan.server.port);
    let _ = write!(
        text,
        r"    }},
}};
options.EndPoints.Add({host}, {port});

using var redis = await ConnectionMultiplexer.ConnectAsync(options);
await redis.GetDatabase().PingAsync();
Console.WriteLine({});
",
        csharp("PONG")
    );
    text
}

fn notes(plan: &Plan<'_>, suites: &[&str], written: &mut Written) {
    written.note("not-executed", "no .NET was at hand: this text was written by the library's source, and never run");
    if !suites.is_empty() {
        written.note("no-suites-on-windows", ".NET sets cipher suites on Linux and macOS alone, and throws on Windows");
    }
    if !plan.groups().is_empty() {
        written.note("no-groups", ".NET has no option for groups");
    }
    if plan.server.sni.is_none() && plan.server.host.parse::<std::net::IpAddr>().is_err() {
        written.note("no-server-name", ".NET sends the name that it compares as server name all the same");
    }
    if plan.topology() == Topology::Cluster && plan.options.database != 0 {
        written.note("cluster-has-one-database", "a cluster has database 0 alone");
    }
}
