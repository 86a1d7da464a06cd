//! Writes what is derived from the contract's types: the JSON Schemas under `core/schema/`.

#![allow(clippy::expect_used, reason = "a file that cannot be written must stop the run")]

use std::fs;

use tlsconf_tests::data;

fn main() {
    let folder = data::path("../core/schema");
    fs::create_dir_all(&folder).expect("the folder can be made");
    for (name, text) in tlsconf::contract::schema::all() {
        fs::write(folder.join(name), text).expect("the schema can be written");
        println!("wrote core/schema/{name}");
    }
}
