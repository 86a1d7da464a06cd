//! Rules about the source itself.

use std::fs;

use tlsconf_tests::data;

fn sources() -> Vec<(String, String)> {
    let root = data::path("../core/src");
    let files = data::files_below("../core/src");
    assert!(files.len() > 20, "core/src was not found");
    files
        .into_iter()
        .filter(|path| path.extension().is_some_and(|extension| extension == "rs"))
        .map(|path| (path.display().to_string(), fs::read_to_string(root.join(&path)).expect("a source file")))
        .collect()
}

#[test]
fn files_of_the_core_are_short() {
    let mut lengths: Vec<_> = sources().into_iter().map(|(path, text)| (text.lines().count(), path)).collect();
    lengths.sort();
    let long: Vec<_> = lengths.iter().filter(|(lines, _)| *lines > 600).collect();
    assert!(long.is_empty(), "over 600 lines; split along what they are about: {long:?}");
    let median = lengths[lengths.len() / 2].0;
    assert!(median < 200, "the median file has {median} lines");
}

#[test]
fn the_core_has_no_clock_files_environment_threads_or_network() {
    const FORBIDDEN: [&str; 11] = [
        "SystemTime",
        "std::time::Instant",
        "now_utc",
        "std::fs",
        "std::env",
        "std::thread",
        "std::process",
        "TcpStream",
        "UdpSocket",
        "println!",
        "thread_rng",
    ];
    for (path, text) in sources() {
        // Tests may do what they like; they stand last in a file.
        let shipped = text.split("#[cfg(test)]").next().unwrap_or_default();
        // Examples in the documentation are programs of others.
        let code = |line: &&str| !line.trim_start().starts_with("//");
        let shipped = shipped.lines().filter(code).collect::<Vec<_>>().join("\n");
        if path == "files.rs" {
            // Behind the feature of its name, and small enough to be looked through.
            assert!(shipped.lines().count() <= 150, "core/src/{path} is to read files, and nothing else");
            continue;
        }
        // Before an escaped quote it stands in a literal: the text of another program, which is emitted.
        let shipped = shipped.replace("println!(\\\"", "");
        for word in FORBIDDEN {
            assert!(!shipped.contains(word), "core/src/{path} holds `{word}`");
        }
        assert!(!shipped.contains("disallowed_methods"), "core/src/{path} lets itself do what the core must not");
    }
}

#[test]
fn the_core_forbids_unsafe() {
    let (_, text) = sources().into_iter().find(|(path, _)| path == "lib.rs").expect("core/src/lib.rs");
    assert!(text.contains("#![forbid(unsafe_code)]"));
}

#[test]
fn each_dependency_says_why() {
    for manifest in [
        "../core/Cargo.toml",
        "../bindings/cli/Cargo.toml",
        "../bindings/rust/Cargo.toml",
        "../ffi/Cargo.toml",
        "../wasm/Cargo.toml",
        "../wasm/build/Cargo.toml",
        "Cargo.toml",
    ] {
        let text = fs::read_to_string(data::path(manifest)).expect("a manifest");
        let mut section = "";
        for line in text.lines() {
            if line.starts_with('[') {
                section = line;
            } else if section.ends_with("dependencies]") && line.contains('=') {
                assert!(
                    line.contains("} # ") || line.contains("\" # ") || line.contains("true # "),
                    "{manifest}: no reason: {line}"
                );
            }
        }
    }
}
