//! Where a passphrase comes from; that it is not shown.

use super::{AT, finish, json, program, run, run_in};

const KEY: &str = "keys/encrypted/p256-pbkdf2-aes256.pem";

/// The passphrase of the encrypted fixtures.
const RIGHT: &str = "correct horse";

fn opened(args: &[&str], env: &[(&str, &str)]) -> bool {
    let args = [&["inspect", KEY, "--format", "json", "--at", AT], args].concat();
    let mut command = program(&args);
    command.current_dir(super::data("")).envs(env.iter().copied());
    let ran = finish(&mut command);
    assert!(!(ran.out.clone() + &ran.err).contains(RIGHT));
    !json(&ran.out)["keys"][0]["spki_sha256"].is_null()
}

#[test]
fn a_variable_or_a_file_opens_the_key() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("passphrase");
    let path = file.to_str().unwrap();
    assert!(!opened(&[], &[]));
    assert!(opened(&["--passphrase-env", "TLSCONF_TEST"], &[("TLSCONF_TEST", RIGHT)]));
    assert!(!opened(&["--passphrase-env", "TLSCONF_TEST"], &[("TLSCONF_TEST", "wrong")]));
    for (end, opens) in [("", true), ("\n", true), ("\r\n", true), ("\n\n", false)] {
        std::fs::write(&file, format!("{RIGHT}{end}")).unwrap();
        assert_eq!(opened(&["--passphrase-file", path], &[]), opens, "{end:?}");
    }
}

#[test]
fn a_passphrase_that_is_not_there_is_misuse() {
    let ran = run(&["check", KEY, "--passphrase-env", "TLSCONF_NOT_SET"]);
    assert_eq!(ran.status, 2);
    assert_eq!(ran.err, "tlsconf: --passphrase-env: no environment variable `TLSCONF_NOT_SET` is set\n");
    let folder = tempfile::tempdir().unwrap();
    let ran = run_in(folder.path(), &["check", "x", "--passphrase-file", "none"]);
    assert_eq!(ran.status, 2);
    assert!(ran.err.starts_with("tlsconf: --passphrase-file: none: no such file"), "{}", ran.err);
    let ran = run(&["check", KEY, "--passphrase-env", "A", "--passphrase-file", "b"]);
    assert_eq!(ran.status, 2);
    assert!(ran.err.contains("cannot be used together"), "{}", ran.err);
}
