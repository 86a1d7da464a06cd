//! The fuzz targets over their committed corpus: what once broke must not break again.

use std::{fs, panic};

use tlsconf_tests::{data, targets};

#[test]
fn the_corpus_breaks_nothing() {
    let mut broken = Vec::new();
    for (name, target) in targets::ALL {
        let folder = format!("fuzz/corpus/{name}");
        let files = data::files_below(&folder);
        assert!(!files.is_empty(), "no file under {folder}; run `cargo run -p tlsconf-tests --bin fixtures`");
        for file in files {
            let bytes = fs::read(data::path(&folder).join(&file)).expect("a file of the corpus");
            if panic::catch_unwind(|| target(&bytes)).is_err() {
                broken.push(format!("{name}/{}", file.display()));
            }
        }
    }
    assert!(broken.is_empty(), "{broken:#?}");
}
