//! One module a command.

mod ask;
mod check;
mod clients;
mod completions;
mod emit;
mod generate;
mod inspect;
#[cfg(not(target_family = "wasm"))]
mod measure;
mod plan;
#[cfg(not(target_family = "wasm"))]
mod probe;
mod request;
mod rule;
mod rules;
mod schema;
#[cfg(target_family = "wasm")]
mod unconnected;
mod write;

use crate::{
    args::{Cli, Command},
    misuse::Stop,
    output::Exit,
};

pub fn run(cli: Cli) -> Result<Exit, Stop> {
    let color = cli.color.on_stdout();
    match cli.command {
        Command::Check(check) => check::run(&check, color),
        Command::Emit(emit) => emit::run(&emit),
        Command::Generate(what) => generate::run(&what),
        #[cfg(not(target_family = "wasm"))]
        Command::Probe(probe) => probe::run(&probe, color),
        #[cfg(not(target_family = "wasm"))]
        Command::Measure(measure) => measure::run(&measure, color),
        #[cfg(target_family = "wasm")]
        Command::Probe(_) | Command::Measure(_) => unconnected::run(),
        Command::Inspect(inspect) => inspect::run(&inspect),
        Command::Rules { format } => rules::run(format),
        Command::Rule { code } => rule::run(&code, color),
        Command::Plan { subscription, access, format } => plan::run(subscription, access, format),
        Command::Clients { format } => clients::all(format),
        Command::Client { id, format } => clients::one(&id, format),
        Command::Schema { which } => schema::run(which),
        Command::Completions { shell } => completions::completions(shell),
        Command::Man => completions::man(),
    }
}
