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
