//! The contract as Python types: what is asked are `TypedDict`s, what is answered are frozen dataclasses.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write,
};

use serde_json::{Map, Value};
use tlsconf::contract::schema;

const HEAD: &str = "\
# The contract as types. Written by `cargo run -p tlsconf-tests --bin gen` from core/schema: do not edit (make gen).

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, Optional, TypedDict, Union
";

/// What Python keeps for itself; a field of that name ends in `_`.
const KEYWORDS: &[&str] = &["as", "class", "from", "global", "import", "in", "is", "lambda", "not", "pass", "with"];

type Definitions = BTreeMap<String, Value>;

/// The text of `tlsconf/_contract.py`.
pub fn contract() -> String {
    let (definitions, roots) = definitions();
    let asked = reached(&definitions, roots.iter().filter(|name| name.ends_with("Request")));
    let mut text = HEAD.to_owned();
    let (scalars, unions): (Vec<_>, Vec<_>) = definitions
        .iter()
        .filter(|(_, schema)| schema["type"] != "object")
        .partition(|(_, schema)| schema["anyOf"].is_null());
    for (name, schema) in scalars {
        text.push('\n');
        describe(&mut text, schema, "");
        // Base64 in JSON; here what it stands for.
        let kind = if name == "FileBytes" { "bytes".to_owned() } else { kind(schema, true) };
        let _ = writeln!(text, "{name} = {kind}");
    }
    for (name, schema) in definitions.iter().filter(|(_, schema)| schema["type"] == "object") {
        if asked.contains(name) { typed_dict(&mut text, name, schema) } else { dataclass(&mut text, name, schema) }
    }
    for (name, schema) in unions {
        text.push_str("\n\n");
        describe(&mut text, schema, "");
        let _ = writeln!(text, "{name} = {}", kind(schema, true));
    }
    text
}

/// Every type by its name, and those that a schema is about.
fn definitions() -> (Definitions, Vec<String>) {
    let (mut definitions, mut roots) = (Definitions::new(), Vec::new());
    for (file, text) in schema::all() {
        let mut root: Map<String, Value> = serde_json::from_str(&text).expect("a schema is an object");
        let mut types = match root.remove("$defs") {
            Some(Value::Object(types)) => types,
            _ => Map::new(),
        };
        let Some(Value::String(name)) = root.remove("title") else { panic!("{file}: a schema has a title") };
        root.remove("$schema");
        types.insert(name.clone(), root.into());
        roots.push(name);
        for (name, schema) in types {
            let known = definitions.insert(name.clone(), schema.clone());
            assert!(known.is_none_or(|known| known == schema), "{file}: two different types are called {name}");
        }
    }
    (definitions, roots)
}

/// The types that these are made of.
fn reached<'a>(definitions: &Definitions, from: impl Iterator<Item = &'a String>) -> BTreeSet<String> {
    let mut reached = BTreeSet::new();
    let mut ahead: Vec<String> = from.cloned().collect();
    while let Some(name) = ahead.pop() {
        if reached.insert(name.clone()) {
            refer(&definitions[&name], &mut ahead);
        }
    }
    reached
}

fn refer(schema: &Value, found: &mut Vec<String>) {
    match schema {
        Value::Object(fields) => {
            found.extend(fields.get("$ref").and_then(target).map(str::to_owned));
            fields.values().for_each(|value| refer(value, found));
        }
        Value::Array(items) => items.iter().for_each(|item| refer(item, found)),
        _ => {}
    }
}

fn target(reference: &Value) -> Option<&str> {
    reference.as_str()?.strip_prefix("#/$defs/")
}

fn dataclass(text: &mut String, name: &str, schema: &Value) {
    let _ = writeln!(text, "\n\n@dataclass(frozen=True)\nclass {name}:");
    docstring(text, schema);
    for (field, schema) in properties(schema) {
        describe(text, schema, "    ");
        let underscore = if KEYWORDS.contains(&field.as_str()) { "_" } else { "" };
        let kind = kind(schema, true);
        // What may be a private key is in no output.
        let shown = if kind.contains("FileBytes") { " = field(repr=False)" } else { "" };
        let _ = writeln!(text, "    {field}{underscore}: {kind}{shown}");
    }
}

/// Python 3.9 and 3.10 have no `NotRequired`: what must be there stands in a class of its own.
fn typed_dict(text: &mut String, name: &str, schema: &Value) {
    let is_required = |field: &str| schema["required"].as_array().is_some_and(|all| all.iter().any(|one| one == field));
    let (required, optional): (Vec<_>, Vec<_>) = properties(schema).partition(|(field, _)| is_required(field));
    let fields = |text: &mut String, fields: &[(&String, &Value)]| {
        for (field, schema) in fields {
            describe(text, schema, "    ");
            let _ = writeln!(text, "    {field}: {}", kind(schema, false));
        }
    };
    let base = match (required.is_empty(), optional.is_empty()) {
        (true, _) => "TypedDict, total=False".to_owned(),
        (false, true) => "TypedDict".to_owned(),
        (false, false) => {
            let _ = writeln!(text, "\n\nclass _{name}(TypedDict):");
            fields(text, &required);
            format!("_{name}, total=False")
        }
    };
    let _ = writeln!(text, "\n\nclass {name}({base}):");
    docstring(text, schema);
    fields(text, if optional.is_empty() { &required } else { &optional });
}

fn docstring(text: &mut String, schema: &Value) {
    if let Some(said) = schema["description"].as_str() {
        let _ = writeln!(text, "    \"\"\"{}\"\"\"\n", said.replace('\n', "\n    "));
    }
}

fn properties(schema: &Value) -> impl Iterator<Item = (&String, &Value)> {
    schema["properties"].as_object().into_iter().flat_map(Map::iter)
}

fn describe(text: &mut String, schema: &Value, indent: &str) {
    for line in schema["description"].as_str().into_iter().flat_map(str::lines) {
        let _ = writeln!(text, "{indent}#: {line}");
    }
}

/// A type as Python writes it; lists that are answered cannot be changed.
fn kind(schema: &Value, is_answer: bool) -> String {
    if let Some(name) = target(&schema["$ref"]) {
        return name.to_owned();
    }
    if let Some(literals) = literals(schema) {
        let on_a_line = format!("Literal[{}]", literals.join(", "));
        let is_long = on_a_line.len() > 100;
        return if is_long { format!("Literal[\n    {},\n]", literals.join(",\n    ")) } else { on_a_line };
    }
    if let Some(options) = schema["anyOf"].as_array() {
        return any_of(options, is_answer);
    }
    match &schema["type"] {
        Value::Array(types) => {
            let first = types.iter().find(|one| *one != "null").expect("a type beside null");
            let mut one = schema.clone();
            one["type"] = first.clone();
            format!("Optional[{}]", kind(&one, is_answer))
        }
        Value::String(name) => match name.as_str() {
            "array" if is_answer => format!("tuple[{}, ...]", kind(&schema["items"], is_answer)),
            "array" => format!("list[{}]", kind(&schema["items"], is_answer)),
            "string" => "str".to_owned(),
            "integer" => "int".to_owned(),
            "boolean" => "bool".to_owned(),
            other => panic!("no Python type for {other}"),
        },
        other => panic!("no Python type for {other}"),
    }
}

fn any_of(options: &[Value], is_answer: bool) -> String {
    let (nulls, others): (Vec<_>, Vec<_>) = options.iter().partition(|one| one["type"] == "null");
    let mut names: Vec<String> = others.into_iter().map(|one| kind(one, is_answer)).collect();
    let inner = if names.len() == 1 { names.remove(0) } else { format!("Union[{}]", names.join(", ")) };
    if nulls.is_empty() { inner } else { format!("Optional[{inner}]") }
}

fn literals(schema: &Value) -> Option<Vec<String>> {
    if let Some(parts) = schema["oneOf"].as_array() {
        return parts.iter().map(literals).collect::<Option<Vec<_>>>().map(|all| all.concat());
    }
    if schema["const"].is_string() {
        return Some(vec![schema["const"].to_string()]);
    }
    schema["enum"].as_array().map(|all| all.iter().map(Value::to_string).collect())
}
