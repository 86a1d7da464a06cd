//! Help is complete, with examples, and fits a terminal.

use super::run;

const COMMANDS: &[&str] = &[
    "check",
    "probe",
    "measure",
    "inspect",
    "rules",
    "rule",
    "plan",
    "clients",
    "client",
    "schema",
    "completions",
    "man",
];

#[test]
fn every_option_of_check_is_explained() {
    let help = run(&["check", "--help"]).out;
    for option in [
        "--ca",
        "--cert",
        "--key",
        "--server-chain",
        "--server-key",
        "--client-ca",
        "--endpoint",
        "--server-name",
        "--provider",
        "--subscription",
        "--access",
        "--client-auth",
        "--policy",
        "--client",
        "--at",
        "--expires-within",
        "--passphrase-env",
        "--passphrase-file",
        "--passphrase-prompt",
        "--format",
        "--fail-on",
        "--color",
    ] {
        assert!(help.contains(&format!("{option} ")) || help.contains(&format!("{option}\n")), "{option}");
    }
    for value in ["essentials-free", "required", "sarif", "junit", "owners", "never", "one line break"] {
        assert!(help.contains(value), "{value}");
    }
}

#[test]
fn every_command_has_examples_that_fit() {
    for command in COMMANDS {
        let help = run(&[command, "--help"]);
        assert_eq!(help.status, 0);
        assert!(help.out.contains("Examples:\n  tlsconf "), "{command}");
        let wide: Vec<_> = help.out.lines().filter(|line| line.chars().count() > 80).collect();
        assert!(wide.is_empty(), "{command}: {wide:?}");
    }
    let help = run(&["--help"]).out;
    assert!(COMMANDS.iter().all(|command| help.contains(&format!("\n  {command} "))), "{help}");
    assert!(help.contains("Exit status: 0"));
    assert_eq!(run(&["--version"]).out, concat!("tlsconf ", env!("CARGO_PKG_VERSION"), "\n"));
}

#[test]
fn the_manual_and_completions_know_every_command() {
    let page = run(&["man"]).out;
    let script = run(&["completions", "bash"]).out;
    for command in COMMANDS {
        assert!(page.contains(&format!(".SH \"TLSCONF {}\"", command.to_uppercase())), "{command}");
        assert!(script.contains(&format!("tlsconf,{command}")), "{command}");
    }
    assert!(page.contains("\\-\\-expires\\-within"));
    for shell in ["elvish", "fish", "powershell", "zsh"] {
        assert!(run(&["completions", shell]).out.contains("expires-within"), "{shell}");
    }
}
