//! Languages: a program of literals, with every value in a comment before them as well.

use std::{fmt::Write, path::Path};

use tlsconf::emit::quote;

use super::{Check, Outcome, tools::read_back};

pub const CHECKS: &[Check] = &[
    ("sh", |folder, strings| read_back(folder, "values.sh", &sh(strings), &[&["sh", "values.sh"]], strings)),
    ("bash", |folder, strings| read_back(folder, "values.sh", &sh(strings), &[&["bash", "values.sh"]], strings)),
    ("python", |folder, strings| {
        read_back(folder, "values.py", &python(strings), &[&["python3", "values.py"]], strings)
    }),
    ("javascript", |folder, strings| {
        read_back(folder, "values.mjs", &javascript(strings), &[&["node", "values.mjs"]], strings)
    }),
    ("go", |folder, strings| read_back(folder, "values.go", &go(strings), &[&["go", "run", "values.go"]], strings)),
    ("c", |folder, strings| c(folder, "c", &["-std=c99", "-trigraphs"], strings)),
    ("c++", |folder, strings| c(folder, "cc", &["-x", "c++", "-std=c++11", "-trigraphs"], strings)),
    ("java", |folder, strings| read_back(folder, "Values.java", &java(strings), &[&["java", "Values.java"]], strings)),
    ("rust", |folder, strings| {
        let commands: [&[&str]; 2] = [&["rustc", "--edition=2024", "values.rs"], &["./values"]];
        read_back(folder, "values.rs", &rust(strings), &commands, strings)
    }),
    ("php", |folder, strings| read_back(folder, "values.php", &php(strings), &[&["php", "-n", "values.php"]], strings)),
    ("ruby", |folder, strings| read_back(folder, "values.rb", &ruby(strings), &[&["ruby", "values.rb"]], strings)),
    ("c#", |_, _| Outcome::Skipped("there is no .NET to read it with".to_owned())),
];

/// As the first lines of what is emitted hold names of files.
fn comments(mark: &str, strings: &[String]) -> String {
    // In the second line Python looks for the file's encoding.
    let mut text = format!("{mark} Values, from:\n{mark}   {}\n", quote::comment("coding: utf-16"));
    for string in strings {
        let _ = writeln!(text, "{mark}   {}", quote::comment(string));
    }
    text
}

fn literals(strings: &[String], literal: fn(&str) -> String) -> String {
    strings.iter().map(|string| format!("{},\n", literal(string))).collect()
}

fn sh(strings: &[String]) -> String {
    let words: String = strings.iter().map(|string| format!(" \\\n{}", quote::sh(string))).collect();
    format!("{}printf '%s\\0'{words}\n", comments("#", strings))
}

fn python(strings: &[String]) -> String {
    format!(
        "{}import sys\nfor value in [\n{}]:\n    sys.stdout.buffer.write(value.encode() + b'\\0')\n",
        comments("#", strings),
        literals(strings, quote::python)
    )
}

fn javascript(strings: &[String]) -> String {
    format!(
        "{}for (const value of [\n{}]) process.stdout.write(`${{value}}\\0`);\n",
        comments("//", strings),
        literals(strings, quote::javascript)
    )
}

fn go(strings: &[String]) -> String {
    format!(
        "{}package main\n\nimport \"os\"\n\nfunc main() {{\nfor _, value := range []string{{\n{}}} \
         {{\nos.Stdout.WriteString(value + \"\\x00\")\n}}\n}}\n",
        comments("//", strings),
        literals(strings, quote::go)
    )
}

fn c(folder: &Path, suffix: &str, options: &[&str], strings: &[String]) -> Outcome {
    let text = format!(
        "{}#include <stdio.h>\n#include <string.h>\nstatic const char *const values[] = {{\n{}}};\nint main(void) \
         {{\nfor (size_t at = 0; at < sizeof values / sizeof *values; at++)\nfwrite(values[at], 1, \
         strlen(values[at]) + 1, stdout);\nreturn 0;\n}}\n",
        comments("//", strings),
        literals(strings, quote::c)
    );
    let file = format!("values.{suffix}");
    let mut compile = vec!["gcc"];
    compile.extend(options);
    compile.extend(["-o", "values", file.as_str()]);
    read_back(folder, &file, &text, &[&compile, &["./values"]], strings)
}

fn java(strings: &[String]) -> String {
    format!(
        "{}class Values {{\n    public static void main(String[] arguments) {{\n        for (String value : new \
         String[] {{\n{}}}) {{\n            System.out.writeBytes((value + \
         '\\0').getBytes(java.nio.charset.StandardCharsets.UTF_8));\n        }}\n        \
         System.out.flush();\n    }}\n}}\n",
        comments("//", strings),
        literals(strings, quote::java)
    )
}

fn rust(strings: &[String]) -> String {
    format!(
        "{}use std::io::Write;\n\nfn main() {{\n    let mut out = std::io::stdout().lock();\n    for value in [\n{}] \
         {{\n        out.write_all(value.as_bytes()).unwrap();\n        out.write_all(&[0]).unwrap();\n    }}\n}}\n",
        comments("//", strings),
        literals(strings, quote::rust)
    )
}

fn php(strings: &[String]) -> String {
    format!(
        "<?php\n{}foreach ([\n{}] as $value) {{\n    echo $value, \"\\0\";\n}}\n",
        comments("#", strings),
        literals(strings, quote::php)
    )
}

fn ruby(strings: &[String]) -> String {
    format!(
        "{}$stdout.binmode\n[\n{}].each {{ |value| $stdout.write(value, \"\\0\") }}\n",
        comments("#", strings),
        literals(strings, quote::ruby)
    )
}
