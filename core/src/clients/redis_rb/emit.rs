//! Ruby with redis-rb: one server, a cluster, or Sentinel. Version 5 moved the cluster into a gem of its own and gave
//! Sentinel's primary an option of its own.

use crate::{
    clients::row::Passphrase,
    contract::Topology,
    emit::{Files, Plan, Target, Written, quote::ruby},
};

use super::ssl_params;

pub static TARGET: Target = Target {
    id: "redis-rb",
    name: "redis-rb",
    row: Some("redis-rb-chain"),
    files: Files::Pem,
    passphrase: Passphrase::Option,
    source: "lib/redis.rb and cluster/lib/redis/cluster.rb at 546f0fd (6.0.0), client.rb of 4.8.0; run with both",
    emit: |plan| Ok(emit(plan)),
};

fn emit(plan: &Plan<'_>) -> Written {
    let is_new = plan.is_version(&[5]);
    let library = if is_new && plan.topology() == Topology::Cluster { "redis-clustering" } else { "redis" };
    let common = format!("{}  ssl_params: tls,\n  driver: :ruby,\n)\n", ssl_params::credentials(plan));
    let url = ssl_params::url(plan);
    let client = match plan.topology() {
        Topology::Standalone => format!("redis = Redis.new(\n  url: {url},\n{common}"),
        Topology::Cluster if is_new => format!("redis = Redis::Cluster.new(\n  nodes: [{url}],\n{common}"),
        Topology::Cluster => format!("redis = Redis.new(\n  cluster: [{url}],\n{common}"),
        Topology::Sentinel => format!(
            "redis = Redis.new(\n  {}: {},\n  sentinels: {},\n  role: :master,\n  ssl: true,\n  db: {},\n{common}",
            if is_new { "name" } else { "host" },
            ruby(plan.primary()),
            ssl_params::sentinels(plan),
            plan.options.database,
        ),
    };
    let text = ssl_params::beginning(plan, &[library]) + &ssl_params::hash(plan) + &client + "\nputs redis.ping\n";
    let mut written = Written::new("redis_client.rb", "ruby", text);
    written.run("ruby redis_client.rb");
    ssl_params::notes(plan, &mut written);
    if is_new {
        ssl_params::driver_note(&mut written);
    }
    written
}
