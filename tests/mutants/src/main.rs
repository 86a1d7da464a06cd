//! `tlsconf-mutants ROOT TREE LIST WITHOUT MAP`: weaves the mutants of LIST (what `cargo mutants --list --json` says) into the sources of
//! ROOT, and writes them into its copy TREE, each behind a switch, so that one build holds them all: `TLSCONF_MUTANT=7` in the environment switches the seventh on.
//! WITHOUT names by number those to leave out, as they do not compile. MAP gets where each stands in what was written.

mod nodes;
mod weave;

use std::{collections::BTreeMap, env, error::Error, fs, path::Path};

use serde::{Deserialize, Serialize};

const CRATE: &str = "core/src/lib.rs";

#[derive(Debug, Deserialize)]
struct Position {
    line: usize,
    column: usize,
}

#[derive(Debug, Deserialize)]
struct Span {
    start: Position,
    end: Position,
}

#[derive(Debug, Deserialize)]
struct Function {
    return_type: String,
}

#[derive(Debug, Deserialize)]
struct Listed {
    file: String,
    /// None in constants.
    function: Option<Function>,
    genre: String,
    replacement: String,
    span: Span,
}

/// A mutant of one file; places are octets of its source.
#[derive(Debug)]
struct Mutant {
    /// From one on, in the order of the list.
    number: usize,
    genre: String,
    /// Of a function that returns some type without naming it: all its returns must agree.
    hidden: bool,
    replacement: String,
    start: usize,
    end: usize,
}

/// Where something stands in a file that was written.
#[derive(Debug, Serialize)]
struct Woven {
    file: String,
    /// One for the code of a mutant, several for a place with all its mutants.
    mutants: Vec<usize>,
    start: usize,
    end: usize,
}

#[derive(Debug, Default, Serialize)]
struct Map {
    mutants: Vec<Woven>,
    places: Vec<Woven>,
    /// Cannot be switched while it runs: in constants, in conditions with `let`, for types that are not named, or where without an arm
    /// the others do not take all there is.
    left: Vec<usize>,
}

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [root, tree, list, without, map] = arguments.as_slice() else {
        return Err("usage: tlsconf-mutants ROOT TREE LIST WITHOUT MAP".into());
    };
    let list: Vec<Listed> = serde_json::from_str(&fs::read_to_string(list)?)?;
    let without: Vec<usize> =
        fs::read_to_string(without)?.split_whitespace().map(str::parse).collect::<Result<_, _>>()?;
    let count = list.len();
    let mut files: BTreeMap<String, Vec<(usize, Listed)>> = BTreeMap::new();
    for (at, listed) in list.into_iter().enumerate() {
        files.entry(listed.file.clone()).or_default().push((at + 1, listed));
    }
    let mut said = Map::default();
    let mut sources = BTreeMap::new();
    sources.insert(CRATE.to_owned(), fs::read_to_string(Path::new(root).join(CRATE))?);
    for (file, listed) in files {
        let source = fs::read_to_string(Path::new(root).join(&file))?;
        let mutants = listed
            .into_iter()
            .filter(|(number, _)| !without.contains(number))
            .map(|(number, one)| Mutant {
                number,
                start: offset(&source, &one.span.start),
                end: offset(&source, &one.span.end),
                genre: one.genre,
                hidden: one.function.is_some_and(|function| function.return_type.contains("impl ")),
                replacement: one.replacement,
            })
            .collect();
        let woven = weave::file(&file, &source, mutants, &mut said)?;
        sources.insert(file, woven);
    }
    sources.entry(CRATE.to_owned()).or_default().push_str("\nmod mutants;\n");
    let switch = include_str!("switch.rs.txt").replace("COUNT", &(count + 1).to_string());
    sources.insert("core/src/mutants.rs".to_owned(), switch);
    for (file, source) in sources {
        let path = Path::new(tree).join(file);
        // What has not changed keeps its time, and is not built again.
        if fs::read_to_string(&path).ok().as_ref() != Some(&source) {
            // Of a folder all of whose files are woven nothing has been copied.
            if let Some(folder) = path.parent() {
                fs::create_dir_all(folder)?;
            }
            fs::write(path, source)?;
        }
    }
    fs::write(map, serde_json::to_string(&said)?)?;
    Ok(())
}

/// Lines and columns are counted from one, columns in characters.
fn offset(source: &str, position: &Position) -> usize {
    let before: usize = source.split_inclusive('\n').take(position.line - 1).map(str::len).sum();
    let line = &source[before..];
    before + line.char_indices().nth(position.column - 1).map_or(line.len(), |(at, _)| at)
}
