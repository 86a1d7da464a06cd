//! The table of clients.

use super::run;

#[test]
fn the_table_names_every_client_and_its_evidence() {
    let listed = run(&["clients"]);
    assert_eq!(listed.status, 0);
    for id in ["redis-cli ", "redis-py-python-3.13 ", "go-redis ", "stackexchange-redis "] {
        assert!(listed.out.lines().any(|line| line.starts_with(id)), "{id}");
    }
    let table: serde_json::Value = serde_json::from_str(&run(&["clients", "--format", "json"]).out).unwrap();
    let measured = table.as_array().unwrap().iter().filter(|client| client["evidence"] == "measured").count();
    assert!(measured > 20, "{measured}");
}

#[test]
fn a_client_is_found_by_version_and_runtime_and_a_misspelt_one_suggested() {
    let page = run(&["client", "redis-py/3.13"]);
    assert!(
        page.out.starts_with("redis-py-python-3.13: ") && page.out.contains("Measured with redis-py"),
        "{}",
        page.out
    );
    assert!(run(&["client", "stackexchange-redis"]).out.contains("verdict is unknown"));
    assert!(run(&["client", "redis-benchmark"]).out.replace('\n', " ").contains("executed with redis-cli"));
    let misspelt = run(&["client", "redis-pi"]);
    assert_eq!(misspelt.status, 2);
    assert!(misspelt.err.contains("`redis-py`"), "{}", misspelt.err);
}
