//! What holds of every client that follows a cluster or Sentinel.

use crate::{
    contract::Topology,
    emit::{Plan, Written},
};

pub(super) fn notes(plan: &Plan<'_>, written: &mut Written) {
    let topology = plan.topology();
    if topology == Topology::Standalone {
        return;
    }
    if topology == Topology::Cluster && plan.options.database != 0 {
        written.note("cluster-has-one-database", "a cluster has database 0 alone: the other is left out");
    }
    if !plan.server.has_other_name() {
        written.note(
            "nodes-by-own-name",
            "every node is compared with the host it announces: where that is an address which the certificates do not \
             hold, let the servers announce host names (cluster-announce-hostname with cluster-preferred-endpoint-type \
             hostname; Sentinel: resolve-hostnames and announce-hostnames), or give the one name that all certificates \
             hold with --server-name",
        );
    }
}
