//! rueidis: one client, a cluster, or Sentinel.

use std::fmt::Write;

use crate::{
    clients::{go, nodes, row::Passphrase},
    contract::{Topology, Unsupported},
    emit::{Files, Plan, Target, Written, quote},
};

pub static TARGET: Target = Target {
    id: "rueidis",
    name: "rueidis",
    row: Some("rueidis"),
    files: Files::Pem,
    passphrase: Passphrase::None,
    source: "rueidis.go, pipe.go and sentinel.go of v1.0.79; run on Go 1.26",
    emit,
};

fn emit(plan: &Plan<'_>) -> Result<Written, Unsupported> {
    let mut body = format!("\toption := rueidis.ClientOption{{\n{}\t}}\n", go::aligned("\t\t", &options(plan)));
    if let Some(user) = plan.user() {
        // With a user alone it would send AUTH without a password.
        let _ = write!(body, "\tif option.Password != \"\" {{\n\t\toption.Username = {}\n\t}}\n", quote::go(user));
    }
    body.push_str(
        "\tclient, err := rueidis.NewClient(option)\n\tif err != nil {\n\t\treturn err\n\t}\n\tdefer client.Close()\n\t\
         pong, err := client.Do(context.Background(), client.B().Ping().Build()).ToString()\n",
    );
    let text = go::program(plan, "github.com/redis/rueidis", &body)?;
    let mut written = Written::new("main.go", "go", text);
    written.run("go mod init redis-client && go get github.com/redis/rueidis");
    written.run("go run .");
    go::notes(plan, &mut written);
    nodes::notes(plan, &mut written);
    Ok(written)
}

fn options(plan: &Plan<'_>) -> Vec<(&'static str, String)> {
    let mut fields = vec![("InitAddress", format!("[]string{{{}}}", go::address(plan)))];
    if plan.topology() == Topology::Sentinel {
        // It has a configuration of its own for Sentinels: without it they would be dialled without TLS.
        let primary = quote::go(plan.primary());
        fields.push(("Sentinel", format!("rueidis.SentinelOption{{MasterSet: {primary}, TLSConfig: config}}")));
    }
    fields.push(("Password", go::password(plan)));
    if plan.topology() != Topology::Cluster {
        fields.push(("SelectDB", plan.options.database.to_string()));
    }
    fields.push(("TLSConfig", "config".to_owned()));
    if plan.topology() == Topology::Standalone {
        fields.push(("ForceSingleClient", "true".to_owned()));
    }
    fields
}
