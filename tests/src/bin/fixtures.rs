//! Rewrites every fixture that is made by code. With `--bless` also the answers of the vectors, after which the diff
//! wants reading: it is what people will see.

#![allow(clippy::expect_used, reason = "a fixture that cannot be written must stop the run")]

use std::{env, fs, path::Path};

use tlsconf_tests::{
    data, fixtures,
    vectors::{Folder, unbuilt},
};

fn main() {
    for root in fixtures::OWNED_FOLDERS {
        for stale in fixtures::stale(root) {
            fs::remove_file(data::path(&stale)).expect("a stale fixture can be removed");
            println!("removed {}", stale.display());
        }
    }
    for (path, bytes) in fixtures::all() {
        write(&data::path(path), &bytes);
    }
    if env::args().any(|argument| argument == "--bless") {
        bless();
    }
}

fn bless() {
    let mut fired = std::collections::BTreeSet::new();
    for folder in Folder::all() {
        let answer = folder.answer();
        write(&folder.path.join("report.json"), answer.json.as_bytes());
        write(&folder.path.join("report.txt"), answer.text.as_bytes());
        fired.extend(answer.codes);
    }
    // A rule that fires is built. One that has ceased to fire is never put back: that wants a person.
    let path = data::path("vectors/unbuilt.txt");
    let head = "# Rules of the catalogue that no vector makes fire yet. The suite fails for an entry that does fire.\n";
    let left: Vec<_> = unbuilt().into_iter().filter(|code| !fired.contains(code)).collect();
    write(&path, format!("{head}{}\n", left.join("\n")).as_bytes());
}

fn write(path: &Path, bytes: &[u8]) {
    if fs::read(path).is_ok_and(|there| there == bytes) {
        return;
    }
    fs::create_dir_all(path.parent().expect("a file lies in a folder")).expect("the folder can be made");
    fs::write(path, bytes).expect("the fixture can be written");
    println!("wrote {}", path.display());
}
