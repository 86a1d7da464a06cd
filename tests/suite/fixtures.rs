//! Everything made by code comes out the same again.

use std::fs;

use tlsconf_tests::{data, fixtures};

#[test]
fn fixtures_regenerate_identically() {
    let all = fixtures::all();
    assert!(all.len() > 20, "only {} fixtures", all.len());
    let differing: Vec<_> = all
        .into_iter()
        .filter(|(path, bytes)| !fs::read(data::path(path)).is_ok_and(|there| there == *bytes))
        .map(|(path, _)| path)
        .collect();
    assert!(differing.is_empty(), "differ; run `cargo run -p tlsconf-tests --bin fixtures`: {differing:#?}");
}

#[test]
fn no_fixture_is_left_over() {
    for root in fixtures::OWNED_FOLDERS {
        let stale = fixtures::stale(root);
        assert!(stale.is_empty(), "no recipe makes these; run `cargo run -p tlsconf-tests --bin fixtures`: {stale:#?}");
    }
}
