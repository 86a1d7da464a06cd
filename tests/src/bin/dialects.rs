//! Rewrites `core/src/trust/dialect/tables.rs` from `dialects.json`.

#![allow(clippy::expect_used, reason = "a file that cannot be written must stop the run")]

use std::fs;

use tlsconf_tests::{data, dialects};

fn main() {
    let source = fs::read_to_string(data::path(dialects::SOURCE)).expect("dialects.json can be read");
    let path = data::path(dialects::TABLES);
    let tables = dialects::tables(&source);
    if fs::read_to_string(&path).is_ok_and(|there| there == tables) {
        return;
    }
    fs::write(&path, tables).expect("the tables can be written");
    println!("wrote {}", path.display());
}
