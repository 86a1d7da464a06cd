//! Pipes and colour.

use std::process::Stdio;

use super::{AT, data, finish, program, run};

#[test]
fn a_reader_that_goes_away_is_no_fault() {
    let mut command = program(&["check", "mtls/ca.pem", "--format", "json", "--at", AT]);
    let mut child = command.current_dir(data("")).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert!(output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(matches!(output.status.code(), Some(0 | 1)), "{:?}", output.status);
}

#[test]
fn colour_is_for_terminals_and_for_those_who_ask() {
    let args = |when| ["check", "real/redis_ca-2022-08.pem", "--at", AT, "--color", when];
    assert!(!run(&args("auto")).out.contains('\u{1b}'));
    assert!(!run(&args("never")).out.contains('\u{1b}'));
    assert!(run(&args("always")).out.contains("\u{1b}["));
    let with = |name: &str, value: &str| {
        finish(program(&args("auto")).current_dir(data("")).env(name, value)).out.contains('\u{1b}')
    };
    assert!(with("CLICOLOR_FORCE", "1"));
    assert!(!with("CLICOLOR_FORCE", "0"));
    let both =
        program(&args("auto")).current_dir(data("")).env("CLICOLOR_FORCE", "1").env("NO_COLOR", "1").output().unwrap();
    assert!(!both.stdout.contains(&0x1b));
}

/// A dump would hold keys. Standard input keeps the program waiting while its limits are read.
#[cfg(target_os = "linux")]
#[test]
fn no_core_is_dumped() {
    let mut command = program(&["check", "-", "--at", AT]);
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    let limits = std::path::PathBuf::from(format!("/proc/{}/limits", child.id()));
    let is_off = || {
        let text = std::fs::read_to_string(&limits).unwrap();
        let line = text.lines().find(|line| line.starts_with("Max core file size")).unwrap().to_owned();
        line.split_whitespace().nth(4) == Some("0")
    };
    let found = (0..500).any(|_| {
        std::thread::sleep(std::time::Duration::from_millis(10));
        is_off()
    });
    drop(child.stdin.take());
    child.wait().unwrap();
    assert!(found, "the limit of core dumps stays");
}
