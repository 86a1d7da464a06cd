//! Quoted values, read back by what they were quoted for: whatever goes through `emit::quote` into a program, a
//! configuration or a URL must come out of the real language as it went in, and must do nothing on its way. All values
//! of a language go into one program.

mod carried;
mod configurations;
mod formats;
mod languages;
mod strings;
mod tools;

use std::{fs, path::Path};

pub use strings::strings;

/// What came of one language.
#[derive(Debug)]
pub enum Outcome {
    /// So many values were the same.
    Same(usize),
    /// It is not there, and why.
    Skipped(String),
    Wrong(Vec<String>),
}

/// One language: its name, and what reads the values back in a folder of its own.
type Check = (&'static str, fn(&Path, &[String]) -> Outcome);

const CHECKS: &[&[Check]] = &[languages::CHECKS, formats::CHECKS, configurations::CHECKS, carried::CHECKS];

/// Runs every language that is named, or all, and says each in a line. `folder` is emptied.
pub fn run(folder: &Path, only: &[String]) -> bool {
    let strings = strings();
    let (mut wrong, mut ran) = (0, 0);
    for (name, check) in CHECKS.iter().copied().flatten() {
        if !only.is_empty() && !only.iter().any(|one| one == name) {
            continue;
        }
        let own = folder.join(name.replace([' ', ','], "-"));
        drop(fs::remove_dir_all(&own));
        fs::create_dir_all(&own).expect("a folder");
        match check(&own, &strings) {
            Outcome::Same(count) => {
                println!("{name}: {count} values are what they were");
                ran += 1;
            }
            Outcome::Skipped(why) => println!("{name}: skipped, {why}"),
            Outcome::Wrong(lines) => {
                wrong += 1;
                println!("{name}: WRONG");
                lines.iter().take(5).for_each(|line| println!("  {line}"));
            }
        }
        // Something that a value made.
        if own.join("pwned").exists() {
            println!("{name}: WRONG: a value was run");
            wrong += 1;
        }
    }
    println!("{ran} read back, {wrong} wrong, {} values", strings.len());
    wrong == 0 && ran > 0
}

/// Are the values those that went in?
fn compare<'s>(expected: impl IntoIterator<Item = &'s str>, seen: &[Vec<u8>]) -> Outcome {
    let expected: Vec<&str> = expected.into_iter().collect();
    let pairs = expected.iter().zip(seen);
    let mut wrong: Vec<String> = pairs
        .filter(|(expected, seen)| expected.as_bytes() != seen.as_slice())
        .map(|(expected, seen)| format!("{} came back as {}", cut(&format!("{expected:?}")), cut(&shown(seen))))
        .collect();
    if expected.len() != seen.len() {
        wrong.push(format!("{} values went in, {} came out", expected.len(), seen.len()));
    }
    if wrong.is_empty() { Outcome::Same(seen.len()) } else { Outcome::Wrong(wrong) }
}

fn shown(octets: &[u8]) -> String {
    format!("{:?}", String::from_utf8_lossy(octets))
}

fn cut(text: &str) -> String {
    text.chars().take(160).collect()
}
