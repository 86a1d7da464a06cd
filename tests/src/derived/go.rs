//! The contract as types of Go: `bindings/go/contract_gen.go`, out of the schemas, in the form that gofmt gives it.
//!
//! Requests are closed and leave out what is zero; answers are open, and what may be `null` is a pointer.

use std::{
    collections::BTreeMap,
    fmt::{self, Write},
};

use serde_json::{Map, Value};
use tlsconf::contract::schema;

/// Written by hand in Go, since they hold secrets or are a text or an object.
const BY_HAND: [&str; 6] = ["EndpointParts", "EndpointRequest", "FileBytes", "NamedEndpoint", "Secret", "Timestamp"];
/// What `EndpointRequest` of Go has to offer.
const ENDPOINT_FIELDS: [&str; 5] = ["host", "port", "scheme", "server_name", "text"];
/// The package has a type of that name that does more; Go writes initialisms in capitals.
const RENAMED: [(&str, &str); 5] = [
    ("Config", "Settings"),
    ("CsrRequest", "CSRRequest"),
    ("EnableTls", "EnableTLS"),
    ("FileBytes", "Octets"),
    ("SigningCa", "SigningCA"),
];
const INITIALISMS: [&str; 21] = [
    "ca", "crl", "csr", "der", "iana", "id", "ocsp", "pem", "pkcs8", "rsa2048", "rsa3072", "rsa4096", "san", "sha1",
    "sha256", "sni", "spki", "tls", "tls12", "tls13", "url",
];
/// Texts in JSON, as base64.
const OCTETS: [(&str, &str); 2] = [("GenerateRequest", "entropy"), ("InputRequest", "bytes")];

type Definitions = BTreeMap<String, Value>;

pub fn contract() -> String {
    let definitions = definitions();
    assert_by_hand(&definitions);
    let mut text = String::from(
        "// Code generated from core/schema by `cargo run -p tlsconf-tests --bin gen`. DO NOT EDIT.\n\npackage tlsconf\n",
    );
    for (name, schema) in &definitions {
        if !BY_HAND.contains(&name.as_str()) {
            let values = values(schema);
            let written = if values.is_empty() {
                structure(&mut text, name, schema)
            } else {
                enumeration(&mut text, name, schema, &values)
            };
            written.expect("a text takes everything");
        }
    }
    text
}

/// Each type once, whichever schemas it stands in.
fn definitions() -> Definitions {
    let mut all = Definitions::new();
    for (file, text) in schema::all() {
        let mut root: Map<String, Value> = serde_json::from_str(&text).expect("a schema is JSON");
        let title = root.remove("title").and_then(|title| title.as_str().map(str::to_owned)).expect("a title");
        root.remove("$schema");
        let inner = root.remove("$defs").and_then(|defs| defs.as_object().cloned()).unwrap_or_default();
        for (name, schema) in inner.into_iter().chain([(title, Value::Object(root))]) {
            if let Some(before) = all.insert(name.clone(), schema.clone()) {
                assert_eq!(before, schema, "{file}: two different types are called {name}");
            }
        }
    }
    all
}

fn assert_by_hand(definitions: &Definitions) {
    let properties = |name: &str| definitions[name]["properties"].as_object().expect("an object").keys();
    let mut fields: Vec<&String> = properties("EndpointParts").chain(properties("NamedEndpoint")).collect();
    fields.sort_unstable();
    fields.dedup();
    assert_eq!(fields, ENDPOINT_FIELDS, "EndpointRequest in bindings/go/secret.go lacks a field");
    for name in ["FileBytes", "Secret", "Timestamp"] {
        assert_eq!(definitions[name]["type"], "string", "{name} is no text any more: bindings/go/secret.go");
    }
}

/// The values of an enumeration, with what is said of each; empty where it is none.
fn values(schema: &Value) -> Vec<(String, String)> {
    let said = description(schema);
    if let Some(value) = schema["const"].as_str() {
        return vec![(value.to_owned(), said)];
    }
    if let Some(values) = schema["enum"].as_array() {
        let said = if values.len() == 1 { said } else { String::new() };
        return values.iter().filter_map(Value::as_str).map(|value| (value.to_owned(), said.clone())).collect();
    }
    schema["oneOf"].as_array().into_iter().flatten().flat_map(values).collect()
}

fn enumeration(text: &mut String, name: &str, schema: &Value, values: &[(String, String)]) -> fmt::Result {
    let name = renamed(name);
    writeln!(text)?;
    comment(text, "", &description(schema))?;
    writeln!(text, "type {name} string\n\nconst (")?;
    let constants: Vec<(String, String)> =
        values.iter().map(|(value, _)| (format!("{name}{}", camel(value)), format!("{value:?}"))).collect();
    let mut at = 0;
    while at < values.len() {
        comment(text, "\t", &values[at].1)?;
        // gofmt puts what stands under one another, without a comment between, under one another.
        let end = (at + 1..values.len()).find(|next| !values[*next].1.is_empty()).unwrap_or(values.len());
        let width = constants[at..end].iter().map(|(constant, _)| constant.len()).max().unwrap_or(0);
        for (constant, value) in &constants[at..end] {
            writeln!(text, "\t{constant:width$} {name} = {value}")?;
        }
        at = end;
    }
    writeln!(text, ")")
}

fn structure(text: &mut String, name: &str, schema: &Value) -> fmt::Result {
    let properties = schema["properties"].as_object().unwrap_or_else(|| panic!("{name} is neither object nor values"));
    let required: Vec<&str> = schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    // Requests refuse what they do not know.
    let is_request = schema["additionalProperties"] == false;
    // Answers are in the order in which they are written.
    let order: Vec<&str> = if is_request { properties.keys().map(String::as_str).collect() } else { required.clone() };
    assert_eq!(order.len(), properties.len(), "{name}: an answer always has all its fields");
    writeln!(text)?;
    comment(text, "", &description(schema))?;
    writeln!(text, "type {} struct {{", renamed(name))?;
    let fields: Vec<Field> = order
        .iter()
        .map(|field| {
            let property = &properties[*field];
            let kind = if OCTETS.contains(&(name, *field)) { "Octets".to_owned() } else { kind(property, is_request) };
            let omitted = if is_request && !required.contains(field) { ",omitzero" } else { "" };
            Field { said: description(property), name: camel(field), kind, tag: format!("`json:\"{field}{omitted}\"`") }
        })
        .collect();
    let mut at = 0;
    while at < fields.len() {
        comment(text, "\t", &fields[at].said)?;
        let end = (at + 1..fields.len()).find(|next| !fields[*next].said.is_empty()).unwrap_or(fields.len());
        let width =
            |part: fn(&Field) -> &String| fields[at..end].iter().map(|field| part(field).len()).max().unwrap_or(0);
        let (names, kinds) = (width(|field| &field.name), width(|field| &field.kind));
        for field in &fields[at..end] {
            writeln!(text, "\t{:names$} {:kinds$} {}", field.name, field.kind, field.tag)?;
        }
        at = end;
    }
    writeln!(text, "}}")
}

struct Field {
    said: String,
    name: String,
    kind: String,
    tag: String,
}

fn kind(schema: &Value, is_request: bool) -> String {
    if let Some(either) = schema["anyOf"].as_array() {
        let inner = either.iter().find(|one| one["type"] != "null").expect("a type beside null");
        return nullable(kind(inner, is_request), is_request);
    }
    if let Some(reference) = schema["$ref"].as_str() {
        let name = reference.trim_start_matches("#/$defs/");
        return renamed(name).to_owned();
    }
    let (name, is_nullable) = match &schema["type"] {
        Value::Array(names) => (names[0].as_str(), true),
        name => (name.as_str(), false),
    };
    let plain = match name.expect("a type") {
        "array" => return format!("[]{}", kind(&schema["items"], is_request)),
        "boolean" => "bool".to_owned(),
        "integer" => schema["format"].as_str().expect("a format").to_owned(),
        "string" => "string".to_owned(),
        other => panic!("no type of Go for {other}"),
    };
    // Zero stands for what is left out, where that is no other number.
    let is_number = name == Some("integer");
    let default = schema["default"].as_u64();
    if is_request && is_number && (is_nullable || default.is_some_and(|default| default > 1)) {
        return format!("*{plain}");
    }
    if is_nullable { nullable(plain, is_request) } else { plain }
}

fn nullable(kind: String, is_request: bool) -> String {
    if is_request || kind.starts_with("[]") || kind == "Octets" { kind } else { format!("*{kind}") }
}

fn renamed(name: &str) -> &str {
    RENAMED.iter().find(|(from, _)| *from == name).map_or(name, |(_, to)| to)
}

fn camel(snake: &str) -> String {
    let word = |word: &str| {
        let single = word.strip_suffix('s').filter(|single| INITIALISMS.contains(single));
        if INITIALISMS.contains(&word) {
            word.to_ascii_uppercase()
        } else if let Some(single) = single {
            format!("{}s", single.to_ascii_uppercase())
        } else {
            let (first, rest) = word.split_at(word.len().min(1));
            format!("{}{rest}", first.to_ascii_uppercase())
        }
    };
    snake.split(['_', '-', ' ']).map(word).collect()
}

fn description(schema: &Value) -> String {
    schema["description"].as_str().unwrap_or_default().to_owned()
}

fn comment(text: &mut String, indent: &str, said: &str) -> fmt::Result {
    said.lines().try_for_each(|line| writeln!(text, "{}", format!("{indent}// {line}").trim_end()))
}
