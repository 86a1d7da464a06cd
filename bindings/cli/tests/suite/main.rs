//! The program as a person calls it: arguments, streams, exit status.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::format_push_string,
    reason = "a test says by panicking what it missed"
)]

mod clients;
mod emit;
mod files;
mod formats;
mod generate;
mod help;
mod measure;
mod misuse;
mod passphrase;
mod probe;
mod readme;
mod streams;

use std::{
    io::Write,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

/// A moment inside the dates of the fixtures.
const AT: &str = "2026-11-25T00:00:00Z";

/// How a run ended.
struct Ran {
    status: i32,
    out: String,
    err: String,
}

fn program(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tlsconf"));
    command.args(args).env_remove("NO_COLOR").env_remove("CLICOLOR_FORCE").env("COLUMNS", "80").stdin(Stdio::null());
    command
}

fn run_in(folder: &Path, args: &[&str]) -> Ran {
    finish(program(args).current_dir(folder))
}

fn run(args: &[&str]) -> Ran {
    run_in(&data(""), args)
}

fn run_with_input(args: &[&str], input: &[u8]) -> Ran {
    let mut child = program(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    child.stdin.take().expect("a pipe").write_all(input).expect("it reads");
    ran(&child.wait_with_output().expect("it ends"))
}

fn finish(command: &mut Command) -> Ran {
    ran(&command.output().expect("the program starts"))
}

fn ran(output: &std::process::Output) -> Ran {
    Ran {
        status: output.status.code().expect("it was not killed"),
        out: String::from_utf8(output.stdout.clone()).expect("UTF-8"),
        err: String::from_utf8(output.stderr.clone()).expect("UTF-8"),
    }
}

/// A path under `tests/data/`.
fn data(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/data").join(path)
}

/// A folder with copies of some files of `tests/data/`.
fn folder_with(copies: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for (from, to) in copies {
        let to = folder.path().join(to);
        std::fs::create_dir_all(to.parent().expect("a folder")).expect("it can be made");
        std::fs::copy(data(from), to).expect("a fixture");
    }
    folder
}

fn json(text: &str) -> serde_json::Value {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}: {text}"))
}

/// The names of the inputs that a JSON report lists.
fn inputs(report: &str) -> Vec<String> {
    let report = json(report);
    let inputs = report["inputs"].as_array().expect("inputs");
    inputs.iter().map(|input| input["name"].as_str().expect("a name").to_owned()).collect()
}
