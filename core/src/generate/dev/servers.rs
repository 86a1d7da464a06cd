//! The servers' side: `redis.conf`, three nodes of a cluster, or a primary and its Sentinel.

use std::fmt::Write;

use super::{Emitting, NODES, public};
use crate::{
    Misuse,
    contract::{Emitted, EmittedFile, Topology},
    emit::quote::redis_conf,
};

pub fn write(emitting: &mut Emitting<'_>, files: &mut Vec<EmittedFile>) -> Result<(), Misuse> {
    let asked = emitting.place.asked;
    let directory = emitting.place.path("");
    let directory = directory.trim_end_matches('/');
    let server =
        |emitting: &mut Emitting<'_>, port| emitting.emit("redis-conf", port, asked.topology, directory.to_owned());
    match asked.topology {
        Topology::Cluster => {
            for node in 0..NODES {
                let emitted = server(emitting, asked.port + node)?;
                let mut text = configuration(&emitted);
                let number = node + 1;
                let _ = writeln!(text, "dir {}", redis_conf(directory));
                let _ = writeln!(text, "cluster-config-file nodes-{number}.conf\ndbfilename dump-{number}.rdb");
                if node == 0 {
                    certificates(emitted, files);
                }
                files.push(public(&format!("redis-{number}.conf"), "configuration", text));
            }
        }
        Topology::Standalone | Topology::Sentinel => {
            let emitted = server(emitting, asked.port)?;
            let text = configuration(&emitted);
            certificates(emitted, files);
            files.push(public("redis.conf", "configuration", text));
        }
    }
    if asked.topology == Topology::Sentinel {
        // It listens where it always does, and watches the server above.
        let emitted = emitting.emit("sentinel-conf", asked.port, Topology::Standalone, directory.to_owned())?;
        files.push(public("sentinel.conf", "configuration", configuration(&emitted)));
    }
    Ok(())
}

fn configuration(emitted: &Emitted) -> String {
    emitted.config.first().map(|config| config.text.clone()).unwrap_or_default()
}

/// What the configuration names, but what is there already.
fn certificates(emitted: Emitted, files: &mut Vec<EmittedFile>) {
    for file in emitted.files {
        if files.iter().all(|there| there.name != file.name) {
            files.push(file);
        }
    }
}
