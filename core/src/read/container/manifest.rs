//! Kubernetes manifests (Secret, ConfigMap), in YAML or JSON, and other JSON documents whose values are PEM.

use saphyr_parser::{Event, Parser};
use serde_json::{Map, Value};
use zeroize::{Zeroize as _, Zeroizing};

use super::stand_in::Veiled;
use crate::read::{
    InputFault,
    wrapped::{base64, document, find, trimmed},
};

/// Octets of a document: etcd takes 1.5 MiB for one object.
const LARGEST: usize = 8 << 20;

/// Maps and lists inside one another; the depth that `serde_json` takes too.
const DEPTH: usize = 128;

/// What came out of a document.
#[derive(Default)]
pub(in crate::read) struct Document {
    pub is_manifest: bool,
    /// Names below the document's, and contents.
    pub members: Vec<(String, Zeroizing<Vec<u8>>)>,
    pub faults: Vec<InputFault>,
}

/// Reads a text that is JSON; `None` where it is not.
pub(in crate::read) fn json(text: &[u8]) -> Option<Document> {
    let start = trimmed(text);
    if !matches!(start.first(), Some(b'{' | b'[')) || start.len() > LARGEST {
        return None;
    }
    let veiled = Veiled::new(std::str::from_utf8(start).ok()?);
    let mut value: Value = serde_json::from_str(&veiled.text).ok()?;
    veiled.restore(&mut value);
    let mut document = Document::default();
    document.manifests(std::slice::from_ref(&value));
    if !document.is_manifest {
        let mut found = Vec::new();
        collect(&value, &mut Vec::new(), &mut found);
        let paths: Vec<Vec<String>> = found.iter().map(|(path, _)| path.clone()).collect();
        document.members.extend(found.into_iter().map(|(path, text)| (path.join("/"), bytes(text))));
        document.faults.push(if paths.is_empty() {
            document::json_error(&value)
        } else {
            InputFault::JsonDocument { members: paths }
        });
    }
    wipe(value);
    Some(document)
}

/// Reads a text that looks like a manifest in YAML; `None` where it does not.
pub(in crate::read) fn yaml(text: &[u8]) -> Option<Document> {
    let has = |word: &str| find(text, word.as_bytes()).is_some();
    // Most files have none of it.
    let is_manifest = has("kind: ")
        && (has("kind: Secret") || has("kind: ConfigMap") || has("kind: \"Secret") || has("kind: 'Secret"))
        && (has("data:") || has("stringData:") || has("binaryData:"));
    if !is_manifest || text.len() > LARGEST {
        return None;
    }
    let mut document = Document { is_manifest: true, ..Document::default() };
    match std::str::from_utf8(text).map_err(|_| "it is not UTF-8".to_owned()).and_then(parse) {
        Ok(values) => {
            document.is_manifest = false;
            document.manifests(&values);
            values.into_iter().for_each(wipe);
            // The words stood in it by chance.
            if !document.is_manifest {
                return None;
            }
        }
        Err(why) => document.faults.push(InputFault::Damaged { why }),
    }
    Some(document)
}

impl Document {
    fn manifests(&mut self, values: &[Value]) {
        let lists = values.iter().flat_map(|value| match (value.get("kind"), value.get("items")) {
            (Some(Value::String(kind)), Some(Value::Array(items))) if kind.ends_with("List") => items.as_slice(),
            _ => std::slice::from_ref(value),
        });
        let manifests: Vec<(&str, &Value)> = lists
            .filter_map(|value| Some((value.get("kind")?.as_str()?, value)))
            .filter(|(kind, _)| matches!(*kind, "Secret" | "ConfigMap"))
            .collect();
        self.is_manifest |= !manifests.is_empty();
        for (kind, value) in &manifests {
            let name = value.pointer("/metadata/name").and_then(Value::as_str).unwrap_or_default();
            let folder = if manifests.len() > 1 && !name.is_empty() { format!("{name}/") } else { String::new() };
            let first = self.members.len();
            let maps = [("data", *kind == "Secret"), ("binaryData", true), ("stringData", false)];
            for (field, is_base64) in maps {
                for (member, text) in value.get(field).and_then(Value::as_object).into_iter().flatten() {
                    let contents = text.as_str().unwrap_or_default();
                    self.value(format!("{folder}{member}"), contents, is_base64);
                }
            }
            let members = self.members.iter().skip(first).map(|(member, _)| member.clone()).collect();
            self.faults.push(InputFault::Kubernetes { kind: (*kind).to_owned(), name: name.to_owned(), members });
        }
    }

    fn value(&mut self, member: String, text: &str, is_base64: bool) {
        if !is_base64 {
            self.members.push((member, bytes(text)));
            return;
        }
        // Markers without their line breaks would pass for base64url.
        let is_pem = find(text.as_bytes(), b"-----BEGIN").is_some();
        let octets = if is_pem { None } else { base64::decode_value(text.as_bytes()) };
        if octets.is_none() {
            let why = if is_pem { "stands under data as plain text, where base64 belongs" } else { "is not base64" };
            self.faults.push(InputFault::KubernetesValue { member: member.clone(), why });
        }
        if let Some(octets) = octets.or_else(|| is_pem.then(|| bytes(text))) {
            self.members.push((member, octets));
        }
    }
}

/// Every string of a document that holds PEM, plain or in base64, with the way to it.
fn collect<'a>(value: &'a Value, path: &mut Vec<String>, found: &mut Vec<(Vec<String>, &'a str)>) {
    /// `-----BEGIN` in base64.
    const BEGIN: &str = "LS0tLS1CRUdJTi";
    match value {
        Value::String(text) if text.contains("-----BEGIN") || text.trim_start().starts_with(BEGIN) => {
            found.push((path.clone(), text));
        }
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                path.push(index.to_string());
                collect(item, path, found);
                path.pop();
            }
        }
        Value::Object(fields) => {
            for (name, field) in fields {
                path.push(name.clone());
                collect(field, path, found);
                path.pop();
            }
        }
        _ => {}
    }
}

fn bytes(text: &str) -> Zeroizing<Vec<u8>> {
    Zeroizing::new(text.as_bytes().to_vec())
}

/// Among the values may be keys.
fn wipe(value: Value) {
    match value {
        Value::String(mut text) => text.zeroize(),
        Value::Array(items) => items.into_iter().for_each(wipe),
        Value::Object(fields) => fields.into_iter().for_each(|(_, field)| wipe(field)),
        _ => {}
    }
}

/// The documents of a YAML stream. Every scalar is a string, for nothing else is asked of it; an alias stands for
/// nothing, so that a small text stays small.
fn parse(text: &str) -> Result<Vec<Value>, String> {
    let veiled = Veiled::new(text);
    let mut documents = Vec::new();
    let mut open: Vec<Open> = Vec::new();
    for event in Parser::new_from_str(&veiled.text) {
        let (event, span) = event
            .map_err(|error| format!("its YAML does not parse at line {}: {}", error.marker().line(), error.info()))?;
        let done = match event {
            Event::MappingStart(..) | Event::SequenceStart(..) if open.len() == DEPTH => {
                return Err(format!("its YAML is nested more than {DEPTH} levels deep at line {}", span.start.line()));
            }
            Event::MappingStart(..) => {
                open.push(Open::Map(Map::new(), None));
                continue;
            }
            Event::SequenceStart(..) => {
                open.push(Open::List(Vec::new()));
                continue;
            }
            Event::Scalar(text, ..) => Value::String(text.into_owned()),
            Event::Alias(_) => Value::Null,
            Event::MappingEnd | Event::SequenceEnd => match open.pop() {
                Some(Open::Map(fields, _)) => Value::Object(fields),
                Some(Open::List(items)) => Value::Array(items),
                None => continue,
            },
            _ => continue,
        };
        match open.last_mut() {
            Some(Open::List(items)) => items.push(done),
            Some(Open::Map(fields, name)) => match name.take() {
                Some(name) => drop(fields.insert(name, done)),
                // A key that is no scalar names nothing that is looked for.
                None => *name = Some(done.as_str().unwrap_or_default().to_owned()),
            },
            None => documents.push(done),
        }
    }
    for document in &mut documents {
        veiled.restore(document);
    }
    Ok(documents)
}

enum Open {
    /// With the key whose value comes next.
    Map(Map<String, Value>, Option<String>),
    List(Vec<Value>),
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECRET: &str = "# made by hand\napiVersion: v1\nkind: Secret\nmetadata:\n  name: redis-tls\ntype: Opaque\n\
        data:\n  ca.crt: LS0tLS1CRUdJTg==\n  \"tls.key\": >-\n    LS0t\n    LS1CRUdJTg==\nstringData:\n  tls.crt: |\n    -----BEGIN X-----\n    AAAA\n";

    fn members(document: Option<Document>) -> Vec<(String, String)> {
        let document = document.unwrap_or_default();
        let text = |octets: Zeroizing<Vec<u8>>| String::from_utf8_lossy(&octets).into_owned();
        document.members.into_iter().map(|(name, octets)| (name, text(octets))).collect()
    }

    fn pairs(expected: &[(&str, &str)]) -> Vec<(String, String)> {
        expected.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect()
    }

    #[test]
    fn secrets_in_yaml_and_json_give_their_values() {
        let expected =
            pairs(&[("ca.crt", "-----BEGIN"), ("tls.key", "-----BEGIN"), ("tls.crt", "-----BEGIN X-----\nAAAA\n")]);
        assert_eq!(members(yaml(SECRET.as_bytes())), expected);
        let text = r#"{"kind":"List","items":[{"kind":"Secret","metadata":{"name":"a"},"data":{"ca.crt":"LS0t"}}]}"#;
        assert_eq!(members(json(text.as_bytes())), pairs(&[("ca.crt", "---")]));
        let map = "kind: ConfigMap\nmetadata: {name: a}\ndata: {ca.crt: \"-----BEGIN\\nX\"}\n---\nkind: Secret\nmetadata: {name: b}\nstringData: {k: v}\n";
        assert_eq!(members(yaml(map.as_bytes())), pairs(&[("a/ca.crt", "-----BEGIN\nX"), ("b/k", "v")]));
        let odd = r#"{"kind":"Secret","items":[],"data":{"ca.crt":"LS0t"}}"#;
        assert_eq!(members(json(odd.as_bytes())), pairs(&[("ca.crt", "---")]));
        // Escapes right before what parsers see a stand-in for.
        let key = "MIGHAgEAMBMGByqGSM49";
        let escapes = [r"\x41", r"\u0042", r"\U00000043", r"\t"].map(|escape| escape.to_owned() + key).concat();
        let text = format!("kind: Secret\nstringData: {{k: \"{escapes}\"}}\n");
        assert_eq!(members(yaml(text.as_bytes())), pairs(&[("k", &format!("A{key}B{key}C{key}\t{key}"))]));
        // An alias stands for nothing, and what follows it for itself.
        let alias = "kind: Secret\na: &a x\nb: *a\ndata: {k: YQ==}\n";
        assert_eq!(members(yaml(alias.as_bytes())), pairs(&[("k", "a")]));
    }

    #[test]
    fn plain_text_where_base64_belongs_is_a_fault_and_is_read() {
        let document = yaml(b"kind: Secret\ndata:\n  ca.crt: |\n    -----BEGIN X-----\n  b: '!'\n").unwrap_or_default();
        assert_eq!(document.members.len(), 1);
        let values = document.faults.iter().filter(|fault| matches!(fault, InputFault::KubernetesValue { .. })).count();
        assert_eq!(values, 2);
    }

    #[test]
    fn other_yaml_is_left_alone() {
        assert!(yaml(b"# kind: Secret\nkind: Deployment\ndata: {}\n").is_none());
        assert!(yaml(b"-----BEGIN CERTIFICATE-----\n").is_none());
        assert!(json(b"[certificates]").is_none());
        assert!(json(b"404").is_none());
        // Words of a manifest in what is no YAML.
        assert!(yaml(b"data: [\n").is_none());
        assert!(yaml(b"kind: Secret [\n").is_none());
    }

    #[test]
    fn pem_in_other_json_is_found_with_its_place() {
        let text = r#"{"tls":{"clientCertificate":"-----BEGIN X","n":1},"keys":["LS0tLS1CRUdJTiBY"],"x":"y"}"#;
        let document = json(text.as_bytes()).unwrap_or_default();
        let place = |parts: &[&str]| parts.iter().map(|part| (*part).to_owned()).collect::<Vec<_>>();
        let members = vec![place(&["keys", "0"]), place(&["tls", "clientCertificate"])];
        assert_eq!(document.faults, [InputFault::JsonDocument { members }]);
        assert_eq!(document.members[1].0, "tls/clientCertificate");
        assert!(matches!(json(br#"{"a":1}"#).unwrap_or_default().faults[..], [InputFault::ErrorDocument { .. }]));
    }

    #[test]
    fn hostile_yaml_costs_little() {
        let laughs = (1..30).fold("a0: &a0 [x, x]\n".to_owned(), |text, n| {
            let before = format!("*a{}", n - 1);
            format!("{text}a{n}: &a{n} [{before}, {before}, {before}, {before}]\n")
        });
        assert_eq!(
            members(yaml(format!("kind: Secret\n{laughs}data: {{k: YQ==}}\n").as_bytes())),
            pairs(&[("k", "a")])
        );
        for deep in ["[".repeat(100_000), "- ".repeat(100_000), "? ".repeat(100_000), "{a: ".repeat(50_000)] {
            let document = yaml(format!("kind: Secret\ndata:\n  x: {deep}\n").as_bytes());
            assert!(document.is_some_and(|document| document.is_manifest && !document.faults.is_empty()));
        }
        let deep = format!("kind: Secret\ndata:\n  x: {}{}\n", "[".repeat(200), "]".repeat(200));
        let document = yaml(deep.as_bytes()).unwrap_or_default();
        assert!(matches!(&document.faults[..], [InputFault::Damaged { why }] if why.contains("more than 128 levels")));
        let blanks = " ".repeat(LARGEST);
        assert!(yaml(format!("kind: Secret\ndata: {{k: YQ==}}{blanks}\n").as_bytes()).is_none());
        assert!(json(format!("[{blanks}]").as_bytes()).is_none());
    }
}
