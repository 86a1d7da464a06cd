//! go-redis: one client, a cluster, or Sentinel.

use crate::{
    clients::{go, nodes, row::Passphrase},
    contract::{Topology, Unsupported},
    emit::{Files, Plan, Target, Written, quote},
};

pub static TARGET: Target = Target {
    id: "go-redis",
    name: "go-redis",
    row: Some("go-redis"),
    files: Files::Pem,
    passphrase: Passphrase::None,
    source: "options.go, osscluster.go and sentinel.go of v9.23.0; run on Go 1.26",
    emit,
};

fn emit(plan: &Plan<'_>) -> Result<Written, Unsupported> {
    let options = go::aligned("\t\t", &options(plan));
    let create = match plan.topology() {
        Topology::Standalone => "NewClient(&redis.Options",
        Topology::Cluster => "NewClusterClient(&redis.ClusterOptions",
        Topology::Sentinel => "NewFailoverClient(&redis.FailoverOptions",
    };
    let body = format!(
        "\tclient := redis.{create}{{\n{options}\t}})\n\tdefer client.Close()\n\tpong, err := \
         client.Ping(context.Background()).Result()\n"
    );
    let text = go::program(plan, "github.com/redis/go-redis/v9", &body)?;
    let mut written = Written::new("main.go", "go", text);
    written.run("go mod init redis-client && go get github.com/redis/go-redis/v9");
    written.run("go run .");
    go::notes(plan, &mut written);
    nodes::notes(plan, &mut written);
    Ok(written)
}

fn options(plan: &Plan<'_>) -> Vec<(&'static str, String)> {
    let mut fields = Vec::new();
    let seeds = format!("[]string{{{}}}", go::address(plan));
    match plan.topology() {
        Topology::Standalone => fields.push(("Addr", go::address(plan))),
        Topology::Cluster => fields.push(("Addrs", seeds)),
        Topology::Sentinel => {
            fields.push(("MasterName", quote::go(plan.primary())));
            fields.push(("SentinelAddrs", seeds));
        }
    }
    if let Some(user) = plan.user() {
        fields.push(("Username", quote::go(user)));
    }
    fields.push(("Password", go::password(plan)));
    if plan.topology() != Topology::Cluster {
        fields.push(("DB", plan.options.database.to_string()));
    }
    fields.push(("TLSConfig", "config".to_owned()));
    fields
}
