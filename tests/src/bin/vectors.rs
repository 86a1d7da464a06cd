//! `vectors [NAME...]`: is what the core answers to these vectors (default: all) as committed? Ends at the first that differs, with
//! status 1. For `make mutants`, which asks thousands of times, and only those vectors that come by what was changed.

use std::{env, process::ExitCode};

use tlsconf_tests::vectors::Folder;

fn main() -> ExitCode {
    let names: Vec<String> = env::args().skip(1).collect();
    let folders = Folder::all();
    if let Some(unknown) = names.iter().find(|name| !folders.iter().any(|folder| folder.name == **name)) {
        eprintln!("no vector is called {unknown}");
        return ExitCode::from(2);
    }
    let chosen = folders.iter().filter(|folder| names.is_empty() || names.contains(&folder.name));
    for folder in chosen {
        let answer = folder.answer();
        for (file, seen) in [("report.json", &answer.json), ("report.txt", &answer.text)] {
            if folder.committed(file).as_ref() != Some(seen) {
                println!("{}/{file} is not as committed", folder.name);
                return ExitCode::FAILURE;
            }
        }
    }
    ExitCode::SUCCESS
}
