//! `ssl_params`: what Ruby's `OpenSSL::SSL::SSLContext#set_params` takes, from which every Ruby client has its TLS.

use std::fmt::Write;

use crate::{
    contract::Topology,
    emit::{Plan, Written, quote::ruby},
};

/// From Ruby's openssl gem 3.0 on, which came with Ruby 3.1 (its History.md).
const LOAD_FILE: &[u32] = &[3, 1];
/// openssl gem 3.1.
const CIPHERSUITES: &[u32] = &[3, 2];

pub fn beginning(plan: &Plan<'_>, libraries: &[&str]) -> String {
    let mut text = format!("{}require 'openssl'\n", plan.header("#"));
    for library in libraries {
        let _ = writeln!(text, "require '{library}'");
    }
    text
}

/// The hash `tls`, then the password: `nil` where none is set, for an empty one would be sent.
pub fn hash(plan: &Plan<'_>) -> String {
    let mut text = String::from("\ntls = {\n");
    for (name, value) in options(plan) {
        let _ = writeln!(text, "  {name}: {value},");
    }
    text.push_str("}\n");
    if let Some(client) = &plan.client {
        let (certificate, key) = (ruby(&client.certificate), ruby(&client.key));
        let chain = if plan.is_runtime(LOAD_FILE) {
            format!("OpenSSL::X509::Certificate.load_file({certificate})")
        } else {
            format!(
                "File.read({certificate}).scan(/-+BEGIN.+?-+END[^\\n]+/m).map {{ |pem| \
                 OpenSSL::X509::Certificate.new(pem) }}"
            )
        };
        let passphrase = if plan.is_key_encrypted {
            format!(", ENV.fetch({})", ruby(&plan.options.passphrase_env))
        } else {
            String::new()
        };
        let _ = writeln!(
            text,
            "# A path given as cert: would send the first certificate of the file alone.\ntls[:cert], \
             *tls[:extra_chain_cert] = {chain}\ntls[:key] = OpenSSL::PKey.read(File.read({key}){passphrase})"
        );
    }
    text + &password(plan)
}

pub fn password(plan: &Plan<'_>) -> String {
    let name = ruby(&plan.options.password_env);
    format!("password = ENV[{name}] unless ENV[{name}].to_s.empty?\n\n")
}

fn options(plan: &Plan<'_>) -> Vec<(&'static str, String)> {
    let (least, most) = plan.versions();
    let mut options = vec![
        ("verify_mode", "OpenSSL::SSL::VERIFY_PEER".to_owned()),
        ("min_version", format!("OpenSSL::SSL::TLS1_{least}_VERSION")),
    ];
    if plan.limits_maximum() {
        options.push(("max_version", format!("OpenSSL::SSL::TLS1_{most}_VERSION")));
    }
    if let Some(ca) = &plan.ca {
        options.push(("ca_file", ruby(ca)));
    }
    let (tls12, tls13) = (plan.tls12_suites(), plan.tls13_suites());
    if !tls12.is_empty() {
        options.push(("ciphers", ruby(&Plan::openssl_list(&tls12))));
    }
    if !tls13.is_empty() && plan.is_runtime(CIPHERSUITES) {
        options.push(("ciphersuites", ruby(&Plan::openssl_list(&tls13))));
    }
    if !plan.groups().is_empty() {
        let names: Vec<&str> = plan.groups().iter().map(|group| group.openssl).collect();
        options.push(("ecdh_curves", ruby(&names.join(":"))));
    }
    options
}

/// `username:` and the others that stand beside the URL: in it, a user without a password is read as the password.
pub fn credentials(plan: &Plan<'_>) -> String {
    let user = plan.user().map(|user| format!("  username: {},\n", ruby(user))).unwrap_or_default();
    format!("{user}  password: password,\n")
}

pub fn url(plan: &Plan<'_>) -> String {
    let server = &plan.server;
    let database = if plan.topology() == Topology::Cluster { 0 } else { plan.options.database };
    ruby(&format!("rediss://{}:{}/{database}", server.bracketed(), server.port))
}

pub fn sentinels(plan: &Plan<'_>) -> String {
    format!("[{{ host: {}, port: {} }}]", ruby(&plan.server.host), plan.server.port)
}

pub fn notes(plan: &Plan<'_>, written: &mut Written) {
    if !plan.tls13_suites().is_empty() && !plan.is_runtime(CIPHERSUITES) {
        written.note("no-tls13-suites", "TLS 1.3 suites can be set from Ruby 3.2 on (openssl gem 3.1)");
    }
    if plan.server.has_other_name() {
        written.note(
            "no-server-name",
            format!(
                "Ruby's clients send and compare the host they dial: make {} resolve to the server, and connect to \
                 that name",
                plan.server.verify_name
            ),
        );
    }
    if plan.topology() == Topology::Cluster && plan.options.database != 0 {
        written.note("cluster-database-0", "a cluster has database 0 alone");
    }
}

/// For clients on which another driver can be loaded.
pub fn driver_note(written: &mut Written) {
    written.note(
        "ruby-driver",
        "the text asks for the Ruby driver: hiredis-client, once loaded, would take its place, compares no host name \
         and reads nothing but paths",
    );
}
