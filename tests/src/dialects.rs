//! Writes `core/src/trust/dialect/tables.rs` from the `dialects.json` beside it. Each dialect gets its phases with its
//! flags already applied, so the engine knows no flags.

use std::fmt::Write;

use serde_json::{Map, Value};
use tlsconf::trust::{
    Kind,
    dialect::{Class, Positions},
};

pub const SOURCE: &str = "../core/src/trust/dialect/dialects.json";
pub const SCHEMA: &str = "../core/src/trust/dialect/dialects.schema.json";
pub const TABLES: &str = "../core/src/trust/dialect/tables.rs";

type Object = Map<String, Value>;

/// The generated file. Panics with the place where the source is wrong.
pub fn tables(source: &str) -> String {
    let document: Value = serde_json::from_str(source).expect("dialects.json is JSON");
    let dialects = object(&document["dialects"]);
    let mut out = String::from(
        "// Generated from dialects.json by `cargo run -p tlsconf-tests --bin dialects`. Do not edit.\n\n\
         use super::{Build, Check, Class, Dialect, LeafAnchor, Names, Phase, Positions, Report, Walk};\n\
         use crate::trust::{Kind as K, Kinds};\n\n\
         /// Every dialect.\npub static ALL: &[&Dialect] = &[",
    );
    // serde_json keeps no order; by name is as good as any.
    let mut names: Vec<&String> = dialects.keys().collect();
    names.sort();
    for name in &names {
        write!(out, "&{}, ", constant(name)).unwrap();
    }
    out.truncate(out.trim_end_matches(", ").len());
    out.push_str("];\n");
    let mut phases = Phases::default();
    for name in names {
        let dialect = resolved(dialects, name);
        write_dialect(&mut out, name, &dialect, &document["orders"], &mut phases);
    }
    for (text, constant) in phases.0 {
        write!(out, "\nstatic {constant}: Phase = {text};\n").unwrap();
    }
    out
}

/// Each phase as Rust, once, and what it is called: most dialects of an order share most of its phases.
#[derive(Default)]
struct Phases(Vec<(String, String)>);

impl Phases {
    fn constant(&mut self, order: &str, number: usize, text: String) -> String {
        if let Some((_, constant)) = self.0.iter().find(|(there, _)| *there == text) {
            return constant.clone();
        }
        let base = format!("PHASE_{}_{}", constant(order), number + 1);
        let variant = format!("{base}_");
        let again = self.0.iter().filter(|(_, there)| *there == base || there.starts_with(&variant)).count();
        let name = if again == 0 { base } else { format!("{base}_{}", char::from(b'A' + again as u8)) };
        self.0.push((text, name.clone()));
        name
    }
}

fn write_dialect(out: &mut String, id: &str, dialect: &Object, orders: &Value, phases: &mut Phases) {
    let text = |key: &str| dialect.get(key).and_then(Value::as_str).unwrap_or_else(|| panic!("{id}: no {key}"));
    let stack = text("stack");
    let build = object(&dialect["build"]);
    let is = |key: &str| build.get(key).is_some_and(|value| value == &Value::Bool(true));
    let aki = strings(build.get("aki"));
    let names = match build["name"].as_str() {
        Some("bytes") => "Bytes",
        Some("canonical") => "Canonical",
        other => panic!("{id}: names {other:?}"),
    };
    let leaf = match build["leaf"].as_str() {
        Some("no") => "No",
        Some("exact") => "Exact",
        Some("key") => "Key",
        other => panic!("{id}: leaf {other:?}"),
    };
    let report = match text("report") {
        "first" => "First",
        "last" => "Last",
        other => panic!("{id}: report {other}"),
    };
    let ranks = dialect.get("rank").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    let equals = |rank: &Value| strings(Some(rank)).into_iter().map(class).collect::<Vec<_>>().join(", ");
    let rank: Vec<_> = ranks.iter().map(|rank| format!("&[{}]", equals(rank))).collect();
    write!(
        out,
        "\n/// {stack}.\npub static {}: Dialect = Dialect {{\n    id: {id:?},\n    stack: {stack:?},\n    \
         report: Report::{report},\n    \
         build: Build {{ name: Names::{names}, aki_store: {}, aki_sent: {}, key_type: {}, first: {}, partial: {}, leaf: LeafAnchor::{leaf} }},\n    \
         rank: &[{}],\n",
        constant(id),
        aki.contains(&"store"),
        aki.contains(&"sent"),
        is("key_type"),
        is("first"),
        is("partial"),
        rank.join(", "),
    )
    .unwrap();
    for field in [
        "unreadable",
        "peer_unreadable",
        "own_unreadable",
        "no_leaf_key",
        "no_leaf_key_12",
        "load_weak",
        "sigalgs_cert_refuse",
        "crashes",
    ] {
        // Short rows: most are empty.
        let ends_line = ["unreadable", "peer_unreadable", "crashes"].contains(&field);
        let end = if ends_line { '\n' } else { ' ' };
        write!(out, "    {field}: {},{end}", kinds(&strings(dialect.get(field)))).unwrap();
    }
    let flags = strings(dialect.get("flags"));
    let order = text("order");
    let list = orders[order].as_array().unwrap_or_else(|| panic!("{id}: no such order"));
    let constants: Vec<_> = list
        .iter()
        .enumerate()
        .filter_map(|(number, phase)| Some(format!("&{}", phases.constant(order, number, phase_text(phase, &flags)?))))
        .collect();
    write!(out, "    phases: &[{}],\n}};\n", constants.join(", ")).unwrap();
}

/// `None` where no check of the phase applies.
fn phase_text(phase: &Value, flags: &[&str]) -> Option<String> {
    let applies = |check: &&Value| strings(check.get("when")).iter().all(|flag| flags.contains(flag));
    let checks: Vec<&Value> = phase["checks"].as_array().expect("checks").iter().filter(applies).collect();
    if checks.is_empty() {
        return None;
    }
    let walk = match phase["walk"].as_str() {
        Some("leaf") => "Leaf",
        Some("after") => "After",
        Some("path") => "Path",
        Some("up") => "Up",
        Some("down") => "Down",
        Some("links-up") => "LinksUp",
        Some("links-down") => "LinksDown",
        other => panic!("walk {other:?}"),
    };
    let searched = phase
        .get("searched")
        .map_or("None".to_owned(), |name| format!("Some({})", class(name.as_str().expect("the name of a class"))));
    let mut out = format!("Phase {{\n    walk: Walk::{walk},\n    searched: {searched},\n    checks: &[\n");
    for check in checks {
        writeln!(
            out,
            "        Check {{ kinds: {}, at: {}, class: {}, text: {:?}, child: {}, by_source: {} }},",
            kinds(&strings(check.get("if"))),
            positions(check["at"].as_str().expect("positions")),
            class(check["class"].as_str().expect("a class")),
            check["text"].as_str().expect("a text"),
            check.get("child").is_some(),
            kinds(&strings(check.get("by_source"))),
        )
        .unwrap();
    }
    out.push_str("    ],\n}");
    Some(out)
}

/// The fields of a dialect with those of its bases.
fn resolved(dialects: &Object, name: &str) -> Object {
    let own = object(dialects.get(name).unwrap_or_else(|| panic!("no dialect {name}"))).clone();
    let mut fields = match own.get("base") {
        Some(base) => resolved(dialects, base.as_str().expect("the name of a dialect")),
        None => Map::new(),
    };
    fields.extend(own);
    fields
}

fn object(value: &Value) -> &Object {
    value.as_object().expect("an object")
}

fn strings(value: Option<&Value>) -> Vec<&str> {
    let list = value.and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    list.iter().map(|item| item.as_str().expect("a string")).collect()
}

fn kinds(names: &[&str]) -> String {
    let mut out = String::from("Kinds::NONE");
    for name in names {
        let kind = Kind::ALL.iter().find(|kind| kind.name() == *name).unwrap_or_else(|| panic!("no kind {name}"));
        write!(out, ".with(K::{kind:?})").unwrap();
    }
    out
}

fn positions(letters: &str) -> String {
    let mut out = String::from("Positions::NONE");
    for letter in letters.chars() {
        Positions::of_letter(letter).unwrap_or_else(|| panic!("no position {letter}"));
        let name = match letter {
            'L' => "LEAF",
            'I' => "INTERMEDIATE",
            'T' => "TOP",
            'A' => "ANCHOR",
            _ => "SELF",
        };
        write!(out, ".with(Positions::{name})").unwrap();
    }
    out
}

fn class(name: &str) -> String {
    format!("Class::{:?}", Class::by_name(name).unwrap_or_else(|| panic!("no class {name}")))
}

fn constant(id: &str) -> String {
    id.to_uppercase().replace(['-', '.'], "_")
}
