//! The same request gives the same octets.

use tlsconf_tests::vectors::Folder;

#[test]
fn two_runs_are_equal_to_the_octet() {
    for folder in Folder::all() {
        let request = folder.request();
        let (first, second) = (tlsconf::check_json(&request), tlsconf::check_json(&request));
        assert_eq!(first, second, "{}", folder.name);
    }
}
