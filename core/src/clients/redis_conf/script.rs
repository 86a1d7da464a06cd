//! The script that starts redis-server, with what the environment holds.

use std::fmt::Write;

use crate::emit::Plan;

/// A word of redis.conf out of a value that is known only when it starts.
const QUOTED: &str = r#"quoted() {
    value=$1 awk 'BEGIN {
        value = ENVIRON["value"]
        gsub(/[\\"]/, "\\\\&", value)
        gsub(/\n/, "\\n", value)
        printf "\"%s\"", value
    }'
}
"#;

/// What the script reads from the environment.
pub struct Secrets {
    /// Lines that are written where there is a password.
    pub with_password: String,
    /// Without a password nobody could log in.
    pub needs_password: bool,
}

/// `arguments` stand behind redis-server.
pub fn script(plan: &Plan<'_>, arguments: &str, secrets: &Secrets) -> String {
    let (password, passphrase) = (&plan.options.password_env, &plan.options.passphrase_env);
    let closed = closed_keys(plan);
    let mut text = format!("#!/bin/sh\n{}set -eu\n", plan.header("#"));
    // Asked for here, for a failure inside a substitution would not stop what follows.
    if secrets.needs_password {
        let _ = writeln!(text, ": \"${{{password}:?it is to hold the password of the user}}\"");
    }
    if !closed.is_empty() {
        let _ = writeln!(text, ": \"${{{passphrase}:?it is to hold the passphrase of the private key}}\"");
    }
    let _ = writeln!(text, "{QUOTED}secrets() {{\n    if [ -n \"${{{password}-}}\" ]; then");
    for line in secrets.with_password.lines() {
        let _ = writeln!(text, "        {line}");
    }
    text.push_str("    fi\n");
    for directive in closed {
        let _ = writeln!(text, "    {}", line(directive, passphrase));
    }
    // exec, so that signals reach the server itself.
    let _ = writeln!(text, "}}\nexec redis-server {arguments} \"$@\" - <<END\n$(secrets)\nEND");
    text
}

/// The directives by which encrypted keys are opened.
fn closed_keys(plan: &Plan<'_>) -> Vec<&'static str> {
    let own = plan.server_files.is_key_encrypted.then_some("tls-key-file-pass");
    let links = super::tls::uses_client_certificate(plan) && plan.is_key_encrypted;
    own.into_iter().chain(links.then_some("tls-client-key-file-pass")).collect()
}

/// A directive with what stands in a variable. Its own words may have no `%`.
pub fn line(directive: &str, variable: &str) -> String {
    format!("printf '{directive} %s\\n' \"$(quoted \"${variable}\")\"")
}
