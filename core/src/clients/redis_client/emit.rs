//! Ruby with redis-client, and with its driver hiredis-client, which takes paths alone and compares no name.

use std::fmt::Write;

use crate::{
    clients::{redis_rb::ssl_params, row::Passphrase},
    contract::Topology,
    emit::{Files, Plan, Target, Written, quote::ruby},
};

pub static TARGET: Target = Target {
    id: "redis-client",
    name: "redis-client (Ruby)",
    row: Some("redis-client"),
    files: Files::Pem,
    passphrase: Passphrase::Option,
    source: "lib/redis_client/config.rb, sentinel_config.rb and ruby_connection.rb at 9298077 (0.30.0); run so",
    emit: |plan| Ok(plain(plan)),
};

pub static HIREDIS_TARGET: Target = Target {
    id: "hiredis-client",
    name: "redis-client (Ruby) with the hiredis driver",
    row: Some("hiredis-client"),
    passphrase: Passphrase::None,
    source: "hiredis-client/lib/redis_client/hiredis_connection.rb at 9298077 (0.30.0); run so",
    emit: |plan| Ok(hiredis(plan)),
    ..TARGET
};

fn plain(plan: &Plan<'_>) -> Written {
    let mut written = write(plan, None, &ssl_params::hash(plan), ":ruby");
    ssl_params::notes(plan, &mut written);
    ssl_params::driver_note(&mut written);
    written
}

fn hiredis(plan: &Plan<'_>) -> Written {
    let mut tls = String::from("\ntls = {\n  verify_mode: OpenSSL::SSL::VERIFY_PEER,\n");
    if let Some(ca) = &plan.ca {
        let _ = writeln!(tls, "  ca_file: {},", ruby(ca));
    }
    if let Some(client) = &plan.client {
        let _ = writeln!(tls, "  cert: {},\n  key: {},", ruby(&client.certificate), ruby(&client.key));
    }
    if let Some(sni) = &plan.server.sni {
        let _ = writeln!(tls, "  hostname: {},", ruby(sni));
    }
    tls.push_str("}\n");
    tls.push_str(&ssl_params::password(plan));
    let mut written = write(plan, Some("hiredis-client"), &tls, ":hiredis");
    written.note(
        "no-host-check",
        format!(
            "hiredis-client compares no host name: any certificate of a CA in the file passes for {}; \
             redis-client's own driver compares it",
            plan.server.host
        ),
    );
    if plan.versions() != (2, 3) {
        written.note("no-versions", "hiredis-client has no option for TLS versions: TLS 1.2 and 1.3 are offered");
    }
    if !plan.tls12_suites().is_empty() || !plan.tls13_suites().is_empty() || !plan.groups().is_empty() {
        written.note("no-suites", "hiredis-client has no option for suites or groups");
    }
    written
}

fn write(plan: &Plan<'_>, driver_gem: Option<&str>, tls: &str, driver: &str) -> Written {
    let is_cluster = plan.topology() == Topology::Cluster;
    let library = if is_cluster { "redis_cluster_client" } else { "redis_client" };
    let mut libraries = vec![library];
    libraries.extend(driver_gem);
    let common = format!(
        "{}  ssl_params: tls,\n  driver: {driver},\n).new_client\n\nputs redis.call('PING')\n",
        ssl_params::credentials(plan)
    );
    let url = ssl_params::url(plan);
    let client = match plan.topology() {
        Topology::Standalone => format!("redis = RedisClient.config(\n  url: {url},\n{common}"),
        Topology::Cluster => format!("redis = RedisClient.cluster(\n  nodes: [{url}],\n{common}"),
        Topology::Sentinel => format!(
            "redis = RedisClient.sentinel(\n  name: {},\n  sentinels: {},\n  role: :master,\n  ssl: true,\n  db: \
             {},\n{common}",
            ruby(plan.primary()),
            ssl_params::sentinels(plan),
            plan.options.database,
        ),
    };
    let text = ssl_params::beginning(plan, &libraries) + tls + &client;
    let mut written = Written::new("redis_client.rb", "ruby", text);
    written.run("ruby redis_client.rb");
    written
}
