//! A C program with libvalkey: one server, the primary that Sentinel names, or a cluster. libvalkey compares no name, so
//! the program makes the SSL objects itself and lets OpenSSL compare it.

use std::fmt::Write;

use crate::{
    clients::{
        hiredis::program::{self, Library},
        row::Passphrase,
    },
    contract::Topology,
    emit::{Files, Plan, Target, Written, quote::c},
};

pub static TARGET: Target = Target {
    id: "libvalkey",
    name: "libvalkey",
    row: Some("libvalkey"),
    files: Files::Pem,
    passphrase: Passphrase::None,
    source: "src/tls.c and src/cluster.c of 0.5.0 (valkeyInitiateTLS, tls_init_fn); run with 0.5.0",
    emit: |plan| Ok(emit(plan)),
};

const LIBRARY: Library = Library {
    prefix: "valkey",
    constant: "VALKEY",
    includes: &["valkey/valkey.h", "valkey/tls.h"],
    initiate: "valkeyInitiateTLS",
    initialise: "valkeyInitOpenSSL",
    link: "-lvalkey_tls -lvalkey -lssl -lcrypto",
};

fn emit(plan: &Plan<'_>) -> Written {
    let mut written = if plan.topology() == Topology::Cluster {
        cluster(plan)
    } else {
        program::written(plan, &LIBRARY, true, &program::own_ssl(plan, &LIBRARY))
    };
    written.note(
        "name-by-openssl",
        "libvalkey compares no host name: the program hands it SSL objects in which OpenSSL does",
    );
    written
}

fn cluster(plan: &Plan<'_>) -> Written {
    let library = Library { includes: &["valkey/cluster.h", "valkey/tls.h"], ..LIBRARY };
    let mut text = program::beginning(plan, &library, true);
    text.push_str(&program::prepare(plan));
    text.push_str(&library.spelt(program::INITIATE).replace("INITIATE", library.initiate));
    text.push_str(TO_NODE);
    let nodes = format!("{}:{}", plan.server.host, plan.server.port);
    let _ = writeln!(text, "    options.initial_nodes = {};", c(&nodes));
    let _ = writeln!(text, "    const char *password = getenv({});", c(&plan.options.password_env));
    text.push_str("    if (password && *password) {\n");
    if let Some(user) = plan.user() {
        let _ = writeln!(text, "        options.username = {};", c(user));
    }
    text.push_str("        options.password = password;\n    }\n");
    text.push_str(TO_ALL);
    let mut written = program::finish(plan, &library, text);
    if plan.server.has_other_name() {
        written.note(
            "no-server-name",
            format!(
                "each node of a cluster is verified by the name or address it is reached at, not as {}",
                plan.server.verify_name
            ),
        );
    }
    if plan.options.database != 0 {
        written.note("no-database", "a cluster has database 0 alone before Valkey 9: the number is left out");
    }
    written
}

const TO_NODE: &str = "
static int to_node(valkeyContext *c, valkeyTLSContext *unused)
{
    (void)unused;
    const char *host = c->tcp.host;
    // An address is no server name (RFC 6066, section 3).
    int is_address = strchr(host, ':') || strspn(host, \"0123456789.\") == strlen(host);
    return initiate(c, host, is_address ? NULL : host);
}

int main(void)
{
    prepare();
    struct timeval timeout = {.tv_sec = 5};
    valkeyClusterOptions options = {.connect_timeout = &timeout, .tls = tls, .tls_init_fn = to_node};
";

const TO_ALL: &str = "    valkeyClusterContext *cluster = valkeyClusterConnectWithOptions(&options);
    require(cluster && !cluster->err, cluster ? cluster->errstr : \"out of memory\");
    valkeyClusterNodeIterator nodes;
    valkeyClusterInitNodeIterator(&nodes, cluster);
    for (valkeyClusterNode *node; (node = valkeyClusterNodeNext(&nodes));) {
        valkeyReply *reply = valkeyClusterCommandToNode(cluster, node, \"PING\");
        require(reply != NULL, cluster->errstr);
        require(reply->type != VALKEY_REPLY_ERROR, reply->str);
        printf(\"%s %s:%d\\n\", reply->str, node->host, node->port);
        freeReplyObject(reply);
    }
    valkeyClusterFree(cluster);
    return 0;
}
";
