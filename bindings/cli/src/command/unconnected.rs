//! The commands that connect, where nothing can be connected to.

use crate::{misuse::Stop, output::Exit};

pub fn run() -> Result<Exit, Stop> {
    Err(Stop::misuse(
        "this is the program as WebAssembly, which has no network: install the program itself (cargo install --path bindings/cli)",
    ))
}
