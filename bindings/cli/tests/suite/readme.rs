//! The README shows what the program prints.

use std::{env, fs, path::Path};

use super::run_in;

/// `<!-- tlsconf ARGUMENTS -->`, then a fence with the output. `TLSCONF_BLESS=1` writes it.
#[test]
fn the_readme_shows_what_the_program_prints() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let path = root.join("README.md");
    let readme = fs::read_to_string(&path).unwrap();
    let mut real = String::new();
    let mut rest = readme.as_str();
    let mut shown = 0;
    while let Some((before, after)) = rest.split_once("<!-- tlsconf ") {
        let (command, after) = after.split_once(" -->\n```text\n").expect("a fence behind the comment");
        let (_, after) = after.split_once("```\n").expect("the fence ends");
        let ran = run_in(&root, &command.split(' ').collect::<Vec<_>>());
        real.push_str(&format!("{before}<!-- tlsconf {command} -->\n```text\n{}```\n", ran.out));
        rest = after;
        shown += 1;
    }
    real.push_str(rest);
    assert!(shown > 0, "no output is shown");
    if env::var_os("TLSCONF_BLESS").is_some() {
        fs::write(&path, &real).unwrap();
    }
    assert!(readme == real || env::var_os("TLSCONF_BLESS").is_some(), "README.md shows old output: make gen");
}
