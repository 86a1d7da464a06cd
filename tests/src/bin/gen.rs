//! Writes what is derived from the core: JSON Schemas, and the numbers and the header of the C library.

#![allow(clippy::expect_used, reason = "a file that cannot be written must stop the run")]

use std::fs;

use tlsconf_tests::{data, derived};

fn main() {
    // Twice: the header is made from sources, of which the first round writes one.
    for _ in 0..2 {
        for (name, text) in derived::all() {
            let path = data::path("..").join(&name);
            if fs::read_to_string(&path).ok().as_ref() == Some(&text) {
                continue;
            }
            fs::create_dir_all(path.parent().expect("a folder")).expect("the folder can be made");
            fs::write(path, text).expect("the file can be written");
            println!("wrote {name}");
        }
    }
}
