//! The program `tlsconf`: reads files, asks the core, prints its answer. Nothing here decides about certificates.

mod args;
mod command;
mod files;
mod formats;
mod misuse;
mod output;
mod parallel;
mod passphrase;
mod values;
#[cfg(not(target_family = "wasm"))]
mod wire;

use std::process::ExitCode;

fn main() -> ExitCode {
    #[cfg(target_os = "wasi")]
    go_where_called();
    #[cfg(unix)]
    leave_no_core_dump();
    let outcome = args::parse().and_then(command::run);
    match outcome {
        Ok(exit) => exit.into(),
        Err(stop) => stop.report().into(),
    }
}

/// A WebAssembly program starts at the root of what it may see; its host says in `PWD` where it was called.
#[cfg(target_os = "wasi")]
fn go_where_called() {
    let Some(directory) = std::env::var_os("PWD") else { return };
    if let Err(error) = std::env::set_current_dir(&directory) {
        output::complain(&format!("{}: cannot be gone to: {error}", directory.display()));
    }
}

/// What a dump would hold in the middle of a call: keys and passphrases. A system that refuses is no reason to stop.
#[cfg(unix)]
fn leave_no_core_dump() {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
    let now = getrlimit(Resource::Core);
    let _ = setrlimit(Resource::Core, Rlimit { current: Some(0), maximum: now.maximum });
}
