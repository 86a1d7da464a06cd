//! Files that are derived from the core's types and tables: written by `gen`, compared by the suite.

mod go;
mod python;

use std::fmt::Write;

use tlsconf::{Rule, contract::schema};

use crate::data;

/// Each file's path from the repository's root, and what it should hold.
pub fn all() -> Vec<(String, String)> {
    let mut files: Vec<(String, String)> =
        schema::all().into_iter().map(|(name, text)| (format!("core/schema/{name}"), text)).collect();
    files.push(("ffi/src/rule.rs".to_owned(), rule_numbers()));
    files.push(("bindings/python/src/tlsconf/_contract.py".to_owned(), python::contract()));
    files.push(("ffi/include/tlsconf.h".to_owned(), header()));
    files.push(("bindings/go/contract_gen.go".to_owned(), go::contract()));
    files
}

/// The rules as an enumeration of C, with their explicit numbers.
fn rule_numbers() -> String {
    let mut text = String::from(
        "//! Numbers of the rules for C. Written by `cargo run -p tlsconf-tests --bin gen` from core/src/rules/catalogue.rs.\n\n\
         /// The rules that findings come from. Numbers are stable and never reused; later versions add some.\n\
         #[repr(u32)]\n#[derive(Debug, Clone, Copy, PartialEq, Eq)]\n#[allow(non_camel_case_types)]\n\
         pub enum tlsconf_rule {\n",
    );
    for rule in Rule::ALL {
        let info = rule.info();
        let (name, summary) = (info.name.to_ascii_uppercase().replace('-', "_"), info.summary);
        let _ = writeln!(text, "    /// {}: {summary}.\n    TLSCONF_RULE_{name} = {},", info.code, info.number);
    }
    text.push_str("}\n");
    text
}

/// The C header; cbindgen reads the committed sources of `ffi`, and so the committed numbers.
fn header() -> String {
    let crate_root = data::path("../ffi");
    let config = cbindgen::Config::from_root_or_default(&crate_root);
    let mut octets = Vec::new();
    cbindgen::Builder::new()
        .with_crate(&crate_root)
        .with_config(config)
        .generate()
        .expect("the sources of ffi are read by cbindgen")
        .write(&mut octets);
    String::from_utf8(octets).expect("a header is text")
}
