//! The commands that connect, where nothing can be connected to.

use crate::{args::Probe, misuse::Stop, output::Exit};

pub fn run(_: &Probe, _: bool) -> Result<Exit, Stop> {
    Err(Stop::misuse(
        "this is the program as WebAssembly, which has no network: install the program itself (cargo install --path bindings/cli)",
    ))
}
