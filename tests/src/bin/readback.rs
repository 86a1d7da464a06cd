//! Quotes hostile values for every language, reads them back with it, and compares: `readback FOLDER [LANGUAGE...]`.

use std::{env, path::PathBuf, process::ExitCode};

fn main() -> ExitCode {
    let mut arguments = env::args().skip(1);
    let Some(folder) = arguments.next().map(PathBuf::from) else {
        eprintln!("usage: readback FOLDER [LANGUAGE...]");
        return ExitCode::from(2);
    };
    let only: Vec<String> = arguments.collect();
    if tlsconf_tests::readback::run(&folder, &only) { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
