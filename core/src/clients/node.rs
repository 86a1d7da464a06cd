//! What the clients on Node share: the options of `tls.connect` (nodejs.org/api/tls.html), which both hand through.

use std::fmt::Write;

use super::node_redis::PARTIAL_CHAIN;
use crate::{
    emit::{Plan, Written, quote::javascript},
    policy::{Group, Sni, group::GroupKind},
};

/// Name and expression, in the order in which they are written.
pub(super) type Fields = Vec<(&'static str, String)>;

/// The modules of Node that the options need, and that [`nodes`] needs where it is written.
pub(super) fn imports(plan: &Plan<'_>, with_nodes: bool) -> String {
    let mut text = String::new();
    if plan.ca.is_some() || plan.client.is_some() {
        text.push_str("import { readFileSync } from \"node:fs\";\n");
    }
    if with_nodes {
        text.push_str("import { isIP } from \"node:net\";\n");
    }
    let mut of_tls = Vec::new();
    if fills_up_suites(plan) {
        of_tls.push("DEFAULT_CIPHERS");
    }
    if compares_by_hand(plan) {
        of_tls.push("checkServerIdentity");
    }
    if !of_tls.is_empty() {
        let _ = writeln!(text, "import {{ {} }} from \"node:tls\";", of_tls.join(", "));
    }
    text
}

/// All but the server name: nodes of a cluster have each their own.
pub(super) fn options(plan: &Plan<'_>) -> Fields {
    let mut fields = Fields::new();
    let read = |path: &str| format!("readFileSync({})", javascript(path));
    if let Some(ca) = &plan.ca {
        fields.push(("ca", read(ca)));
    }
    if let Some(client) = &plan.client {
        fields.push(("cert", read(&client.certificate)));
        fields.push(("key", read(&client.key)));
        if plan.is_key_encrypted {
            fields.push(("passphrase", format!("process.env.{}", plan.options.passphrase_env)));
        }
    }
    if compares_by_hand(plan) {
        let compared = javascript(&plan.server.verify_name);
        fields
            .push(("checkServerIdentity", format!("(_, certificate) => checkServerIdentity({compared}, certificate)")));
    }
    if plan.is_set(&PARTIAL_CHAIN) {
        fields.push(("allowPartialTrustChain", "true".to_owned()));
    }
    let (least, most) = plan.versions();
    fields.push(("minVersion", format!("\"TLSv1.{least}\"")));
    if most < 3 {
        fields.push(("maxVersion", format!("\"TLSv1.{most}\"")));
    }
    fields.extend(ciphers(plan).map(|ciphers| ("ciphers", ciphers)));
    let (groups, _) = groups(plan);
    if !groups.is_empty() {
        let names: Vec<&str> = groups.iter().map(|group| group.openssl).collect();
        fields.push(("ecdhCurve", javascript(&names.join(":"))));
    }
    fields
}

/// The name to send and to compare with; Node sends none by itself.
pub(super) fn server_name(plan: &Plan<'_>) -> Option<String> {
    plan.server.sni.as_deref().map(javascript)
}

/// Is the certificate of every node for one name that was given, and not for the node's own?
pub(super) fn has_one_name(plan: &Plan<'_>) -> bool {
    plan.server.has_other_name()
}

/// Should each node be sent its own name?
pub(super) fn sends_own_names(plan: &Plan<'_>) -> bool {
    !has_one_name(plan) && plan.policy.sni != Sni::Off
}

/// A function from `host:port` to the options of that node, for what the clients call the map of addresses; `with_name` and
/// `without` are the options beside host and port.
pub(super) fn nodes(with_name: &str, without: &str) -> String {
    format!(
        "// Each node is sent, and compared with, its own name.\nconst node = (address) => {{\n  \
         const colon = address.lastIndexOf(\":\");\n  const host = address.slice(0, colon);\n  \
         const port = Number(address.slice(colon + 1));\n  \
         return isIP(host) ? {{ host, port{without} }} : {{ host, port{with_name} }};\n}};\n\n"
    )
}

/// The seed, as [`nodes`] takes it.
pub(super) fn address(plan: &Plan<'_>) -> String {
    javascript(&format!("{}:{}", plan.server.host, plan.server.port))
}

pub(super) fn object(fields: &Fields, indent: &str) -> String {
    let mut text = String::from("{\n");
    for (name, value) in fields {
        let shorthand = *name == value.as_str();
        let value = if shorthand { String::new() } else { format!(": {value}") };
        let _ = writeln!(text, "{indent}  {name}{value},");
    }
    let _ = write!(text, "{indent}}}");
    text
}

/// The environment variable's value; an empty one is none.
pub(super) fn password(plan: &Plan<'_>) -> String {
    format!("process.env.{} || undefined", plan.options.password_env)
}

/// `servername` may be no address (RFC 6066): such a name is compared by hand, with Node's own function.
fn compares_by_hand(plan: &Plan<'_>) -> bool {
    plan.server.has_other_name() && plan.server.sni.is_none()
}

/// Node has one list for both versions, and drops TLS 1.2 where it names suites of TLS 1.3 alone (lib/internal/tls/secure-
/// context.js, `configSecureContext`).
fn fills_up_suites(plan: &Plan<'_>) -> bool {
    plan.versions().0 < 3 && plan.tls12_suites().is_empty() && !plan.tls13_suites().is_empty()
}

fn ciphers(plan: &Plan<'_>) -> Option<String> {
    let suites = [plan.tls13_suites(), plan.tls12_suites()].concat();
    let list = Plan::openssl_list(&suites);
    if list.is_empty() {
        return None;
    }
    Some(if fills_up_suites(plan) {
        format!(
            "[{}, ...DEFAULT_CIPHERS.split(\":\").filter((one) => !one.startsWith(\"TLS_\"))].join(\":\")",
            javascript(&list)
        )
    } else {
        javascript(&list)
    })
}

/// Those that Node's OpenSSL knows, and the rest: it refuses the whole list for one unknown name.
fn groups(plan: &Plan<'_>) -> (Vec<&'static Group>, Vec<&'static Group>) {
    // OpenSSL 3.5 came with Node 24.5, and to Node 22 with 22.20; a major version alone stands for its newest.
    let has = |least: [u32; 2]| plan.is_runtime(&least) || least.starts_with(&plan.runtime);
    let has_post_quantum = if plan.runtime.first() == Some(&22) { has([22, 20]) } else { has([24, 5]) };
    plan.groups().iter().partition(|group| group.kind != GroupKind::PostQuantum || has_post_quantum)
}

pub(super) fn notes(plan: &Plan<'_>, written: &mut Written) {
    let left_out: Vec<&str> = groups(plan).1.iter().map(|group| group.iana).collect();
    if !left_out.is_empty() {
        written.note(
            "groups-left-out",
            format!("left out, for they need OpenSSL 3.5 (Node 22.20 or 24.5): {}", left_out.join(", ")),
        );
    }
}
