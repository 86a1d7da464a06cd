//! Formats of data, by more than one parser where there are several.

use std::{fmt::Write, path::Path};

use tlsconf::emit::quote;

use super::{
    Check, Outcome, compare,
    tools::{go_parsers, output, read_back, split, values},
};

/// Every text of a document in its order, each followed by NUL.
const WALK_PYTHON: &str = "
def walk(value):
    if isinstance(value, dict):
        for name, one in value.items():
            walk(name), walk(one)
    elif isinstance(value, list):
        for one in value:
            walk(one)
    elif isinstance(value, str):
        sys.stdout.buffer.write(value.encode() + b'\\0')
";

pub const CHECKS: &[Check] = &[
    ("json, by Python", |folder, strings| {
        let program =
            format!("import json, sys\n{WALK_PYTHON}\nwalk(json.load(open('values.json', encoding='utf-8')))\n");
        written(folder, "values.json", &array(strings, quote::json), &["python3", "-c", &program], strings)
    }),
    ("json, by Node", |folder, strings| {
        let program = "for (const value of JSON.parse(require('fs').readFileSync('values.json', 'utf8'))) \
                       process.stdout.write(value + '\\0')";
        written(folder, "values.json", &array(strings, quote::json), &["node", "-e", program], strings)
    }),
    ("yaml, by Ruby", |folder, strings| {
        let program = "require 'yaml'; $stdout.binmode; YAML.load_file('values.yaml').each { |value| \
                       $stdout.write(value, \"\\0\") }";
        written(folder, "values.yaml", &yaml(strings), &["ruby", "-e", program], strings)
    }),
    ("yaml, by PyYAML", |folder, strings| {
        let Some(python) = with_pyyaml(folder) else {
            return Outcome::Skipped("PyYAML is not installed (apt-get install python3-yaml)".to_owned());
        };
        let program = format!("import sys, yaml\n{WALK_PYTHON}\nwalk(yaml.safe_load(open('values.yaml', 'rb')))\n");
        written(folder, "values.yaml", &yaml(strings), &[python, "-c", &program], strings)
    }),
    ("yaml, as Kubernetes reads it", |folder, strings| parsed(folder, "yaml", &yaml(strings), strings)),
    ("hcl, as Terraform reads it", |folder, strings| {
        // Terraform composes what can be composed.
        let composed: Vec<String> = strings.iter().map(|string| string.replace("a\u{301}", "á")).collect();
        parsed(folder, "hcl", &hcl(strings), &composed)
    }),
    ("properties", properties),
    ("url, by Python", |folder, strings| {
        let program = "import sys, urllib.parse as u
for line in open('values.txt'):
    parts = u.urlsplit('rediss://' + line.strip() + ':x@host:6379/0')
    assert (parts.hostname, parts.port, parts.path) == ('host', 6379, '/0'), line
    sys.stdout.buffer.write(u.unquote(parts.username).encode() + b'\\0')";
        written(folder, "values.txt", &urls(strings), &["python3", "-c", program], strings)
    }),
    ("url, by Node", |folder, strings| {
        let program = "for (const line of require('fs').readFileSync('values.txt', 'utf8').split('\\n').slice(0, -1)) {
    const url = new URL('rediss://' + line + ':x@host:6379/0');
    if (url.host !== 'host:6379' || url.pathname !== '/0') throw new Error(line);
    process.stdout.write(decodeURIComponent(url.username) + '\\0');
}";
        written(folder, "values.txt", &urls(strings), &["node", "-e", program], strings)
    }),
    ("env file, by sh", |folder, strings| {
        let (text, names, sound) = dotenv(strings);
        let program = format!("set -a; . ./values.env; printf '%s\\0'{names}");
        written(folder, "values.env", &text, &["sh", "-c", &program], &sound)
    }),
    ("env file, as Compose reads it", |folder, strings| {
        let (text, _, sound) = dotenv(strings);
        parsed(folder, "dotenv", &text, &sound)
    }),
    ("env file, as docker run reads it", |folder, strings| {
        let sound: Vec<String> = strings.iter().filter(|one| quote::env_file(one).is_some()).cloned().collect();
        let lines = sound.iter().enumerate().map(|(at, one)| format!("V{at}={one}\n"));
        parsed(folder, "kvfile", &lines.collect::<String>(), &sound)
    }),
];

fn written(folder: &Path, file: &str, text: &str, command: &[&str], expected: &[String]) -> Outcome {
    read_back(folder, file, text, &[command], expected)
}

/// By one of the parsers in Go.
pub fn parsed(folder: &Path, format: &str, text: &str, expected: &[String]) -> Outcome {
    match parse(folder, format, text) {
        Ok(seen) => compare(expected.iter().map(String::as_str), &seen),
        Err(outcome) => outcome,
    }
}

pub fn parse(folder: &Path, format: &str, text: &str) -> Result<Vec<Vec<u8>>, Outcome> {
    let parsers = go_parsers(folder)?;
    values(folder, &format!("values.{format}"), text, &[&[&parsers, format, &format!("values.{format}")]])
}

/// A Python that has it: the environment's own, or the system's.
pub fn with_pyyaml(folder: &Path) -> Option<&'static str> {
    ["python3", "/usr/bin/python3"]
        .into_iter()
        .find(|python| matches!(output(folder, &[python, "-c", "import yaml"]), Some(Ok(_))))
}

/// By PyYAML: every text of the document in its order.
pub fn yaml_texts(folder: &Path, text: &str) -> Result<Vec<Vec<u8>>, Outcome> {
    let python = with_pyyaml(folder)
        .ok_or_else(|| Outcome::Skipped("PyYAML is not installed (apt-get install python3-yaml)".to_owned()))?;
    let program = format!("import sys, yaml\n{WALK_PYTHON}\nwalk(yaml.safe_load(open('document.yaml', 'rb')))\n");
    values(folder, "document.yaml", text, &[&[python, "-c", &program]])
}

fn array(strings: &[String], literal: fn(&str) -> String) -> String {
    let literals: Vec<String> = strings.iter().map(|string| literal(string)).collect();
    format!("[{}]\n", literals.join(",\n"))
}

fn commented(mark: &str, strings: &[String]) -> String {
    strings.iter().map(|string| format!("{mark}   {}\n", quote::comment(string))).collect()
}

fn yaml(strings: &[String]) -> String {
    let items: String = strings.iter().map(|string| format!("- {}\n", quote::yaml(string))).collect();
    commented("#", strings) + &items
}

fn hcl(strings: &[String]) -> String {
    let lines = strings.iter().enumerate().map(|(at, string)| format!("v{at} = {}\n", quote::hcl(string)));
    commented("#", strings) + &lines.collect::<String>()
}

fn urls(strings: &[String]) -> String {
    strings.iter().map(|string| format!("{}\n", quote::url(string))).collect()
}

fn properties(folder: &Path, strings: &[String]) -> Outcome {
    let program = "import java.nio.file.*;
class Load {
    public static void main(String[] arguments) throws Exception {
        var properties = new java.util.Properties();
        properties.load(Files.newInputStream(Path.of(\"values.properties\")));
        for (int at = 0; at < properties.size(); at++) {
            var value = properties.getProperty(\"v\" + at) + '\\0';
            System.out.writeBytes(value.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        System.out.flush();
    }
}
";
    std::fs::write(folder.join("Load.java"), program).expect("the program can be written");
    let lines = strings.iter().enumerate().map(|(at, string)| format!("v{at}={}\n", quote::properties(string)));
    let text = commented("#", strings) + &lines.collect::<String>();
    read_back(folder, "values.properties", &text, &[&["java", "Load.java"]], strings)
}

/// The file, the words that print its variables, and the values that can be written at all.
fn dotenv(strings: &[String]) -> (String, String, Vec<String>) {
    let (mut text, mut names, mut sound) = (commented("#", strings), String::new(), Vec::new());
    for string in strings {
        let Some(quoted) = quote::dotenv(string) else { continue };
        let at = sound.len();
        let _ = writeln!(text, "V{at}={quoted}");
        let _ = write!(names, " \"$V{at}\"");
        sound.push(string.clone());
    }
    assert!(sound.len() * 2 > strings.len(), "most values can be written");
    (text, names, sound)
}

/// What the shell makes of a file, and what Compose makes of it, for the same variable.
pub fn sourced(folder: &Path, file: &str, variable: &str) -> Result<Vec<u8>, Outcome> {
    match output(folder, &["sh", "-c", &format!("set -eua; . ./{file}; printf '%s\\0' \"${{{variable}-}}\"")]) {
        None => Err(Outcome::Skipped("sh is not installed".to_owned())),
        Some(Err(said)) => Err(Outcome::Wrong(vec![said])),
        Some(Ok(octets)) => Ok(split(&octets).pop().unwrap_or_default()),
    }
}
