//! Programs that read values back. Each writes every value followed by NUL, which no value holds.

use std::{
    fs,
    path::Path,
    process::{Command, Stdio},
};

use super::{Outcome, compare};

/// They change what a language does by itself.
const AMBIENT: [&str; 9] = [
    "NODE_OPTIONS",
    "PYTHONPATH",
    "PYTHONSTARTUP",
    "RUBYOPT",
    "JAVA_TOOL_OPTIONS",
    "GOFLAGS",
    "BASH_ENV",
    "ENV",
    "REDIS_PASSWORD",
];

/// Standard output of a program that ended well; else what it said. `None`: there is no such program.
pub fn output(folder: &Path, command: &[&str]) -> Option<Result<Vec<u8>, String>> {
    let (program, arguments) = command.split_first().expect("a program");
    let mut child = Command::new(program);
    child.args(arguments).current_dir(folder).stdin(Stdio::null());
    for name in AMBIENT {
        child.env_remove(name);
    }
    match child.output() {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => None,
        Err(error) => Some(Err(format!("{program}: {error}"))),
        Ok(done) if done.status.success() => Some(Ok(done.stdout)),
        Ok(done) => {
            let said = String::from_utf8_lossy(&done.stderr);
            Some(Err(format!("{program} ended with {}: {}", done.status, said.chars().take(600).collect::<String>())))
        }
    }
}

/// Writes the text, runs the commands in turn, and takes what the last one writes.
pub fn values(folder: &Path, file: &str, text: &str, commands: &[&[&str]]) -> Result<Vec<Vec<u8>>, Outcome> {
    fs::write(folder.join(file), text).expect("the program can be written");
    let mut last = Vec::new();
    for command in commands {
        match output(folder, command) {
            None => return Err(Outcome::Skipped(format!("{} is not installed", command[0]))),
            Some(Err(said)) => return Err(Outcome::Wrong(vec![said])),
            Some(Ok(octets)) => last = octets,
        }
    }
    Ok(split(&last))
}

pub fn split(octets: &[u8]) -> Vec<Vec<u8>> {
    let mut values: Vec<Vec<u8>> = octets.split(|octet| *octet == 0).map(<[u8]>::to_vec).collect();
    // Behind the last NUL.
    values.pop();
    values
}

pub fn read_back(folder: &Path, file: &str, text: &str, commands: &[&[&str]], expected: &[String]) -> Outcome {
    match values(folder, file, text, commands) {
        Ok(seen) => compare(expected.iter().map(String::as_str), &seen),
        Err(outcome) => outcome,
    }
}

/// The parsers that Terraform, Docker and Kubernetes use, in `tests/readback/go`: built once, kept beside the values.
pub fn go_parsers(folder: &Path) -> Result<String, Outcome> {
    let built = folder.parent().expect("the folder of all").join("parsers");
    let source = crate::data::path("readback/go");
    let built = built.to_str().expect("a path in UTF-8").to_owned();
    match output(&source, &["go", "build", "-o", &built, "."]) {
        None => Err(Outcome::Skipped("Go is not installed".to_owned())),
        Some(Ok(_)) => Ok(built),
        Some(Err(said)) if is_unavailable(&said) => {
            Err(Outcome::Skipped("the Go modules cannot be had, or Go is too old for them".to_owned()))
        }
        Some(Err(said)) => Err(Outcome::Wrong(vec![said])),
    }
}

fn is_unavailable(said: &str) -> bool {
    ["requires go >=", "dial tcp", "no such host", "module lookup disabled", "i/o timeout"]
        .iter()
        .any(|sign| said.contains(sign))
}
