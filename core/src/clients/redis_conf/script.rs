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

/// `lines` are those of the secrets, in the script's own language; `arguments` stand behind redis-server.
pub fn script(plan: &Plan<'_>, arguments: &str, lines: &str) -> String {
    let mut text = format!("#!/bin/sh\n{}set -eu\n", plan.header("#"));
    if lines.is_empty() {
        let _ = writeln!(text, "exec redis-server {arguments} \"$@\"");
        return text;
    }
    text.push_str(QUOTED);
    text.push_str("secrets() {\n");
    text.push_str(lines);
    text.push_str("}\n");
    // exec, so that signals reach the server itself.
    let _ = writeln!(text, "exec redis-server {arguments} \"$@\" - <<END\n$(secrets)\nEND");
    text
}

/// Lines for the passphrases of encrypted keys.
pub fn passphrases(plan: &Plan<'_>) -> String {
    let mut lines = String::new();
    if plan.server_files.is_key_encrypted {
        lines.push_str(&line("tls-key-file-pass", "", &plan.options.passphrase_env));
    }
    if super::tls::uses_client_certificate(plan) && plan.is_key_encrypted {
        lines.push_str(&line("tls-client-key-file-pass", "", &plan.options.passphrase_env));
    }
    lines
}

/// A directive with what stands in a variable behind `prefix`. Words of the directive itself may have no `%`.
pub fn line(directive: &str, prefix: &str, variable: &str) -> String {
    format!("    printf '{directive} %s\\n' \"$(quoted \"{prefix}${variable}\")\"\n")
}

/// The same lines only where there is a password.
pub fn where_given(variable: &str, lines: &str) -> String {
    let indented: String = lines.lines().map(|line| format!("    {line}\n")).collect();
    format!("    if [ -n \"${{{variable}-}}\" ]; then\n{indented}    fi\n")
}
