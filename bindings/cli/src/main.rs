//! The program `tlsconf`: reads files, asks the core, prints its answer. Nothing here decides about certificates.

mod args;
mod command;
mod files;
mod formats;
mod misuse;
mod output;
mod passphrase;
mod values;

use std::process::ExitCode;

fn main() -> ExitCode {
    let outcome = args::parse().and_then(command::run);
    match outcome {
        Ok(exit) => exit.into(),
        Err(stop) => stop.report().into(),
    }
}
