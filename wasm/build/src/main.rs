//! Makes of the compiled module what npm ships: `wasm-build MODULE FOLDER` writes the module without its bindings
//! section and the glue that loads it.

use std::{env, process::ExitCode};

use wasm_bindgen_cli_support::Bindgen;

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [module, folder] = arguments.as_slice() else {
        eprintln!("usage: wasm-build MODULE FOLDER");
        return ExitCode::from(2);
    };
    let mut bindgen = Bindgen::new();
    bindgen
        .input_path(module)
        .out_name("tlsconf")
        // Names are what a size report speaks of; wasm-opt strips them from what is shipped.
        .remove_name_section(false)
        // With it bundlers see the module's address and copy it.
        .omit_default_module_path(false)
        // A module that has panicked is instantiated anew.
        .reset_state_function(true);
    match bindgen.web(true).and_then(|bindgen| bindgen.typescript(true).generate(folder)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("wasm-build: {error:?}");
            ExitCode::FAILURE
        }
    }
}
