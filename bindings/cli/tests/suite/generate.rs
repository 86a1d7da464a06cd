//! `tlsconf generate`.

use std::{fs, path::Path};

use super::{AT, run_in};

#[test]
fn the_zip_of_the_console_is_made_and_found_good() {
    let folder = tempfile::tempdir().unwrap();
    let ran = run_in(folder.path(), &["generate", "client", "--name", "worker", "--at", AT]);
    assert_eq!((ran.status, ran.err.as_str()), (0, ""));
    assert!(ran.out.contains("redis_user_private.key  private key, secret"), "{}", ran.out);
    assert!(!ran.out.contains("BEGIN"), "{}", ran.out);
    is_for_its_owner_alone(&folder.path().join("redis_user.zip"));
    let checked = run_in(folder.path(), &["check", "redis_user.zip", "--at", AT]);
    assert_eq!(checked.status, 0, "{}", checked.out);
    let again = run_in(folder.path(), &["generate", "client", "--name", "worker"]);
    assert_eq!(again.status, 2);
    assert!(again.err.contains("redis_user.zip would be overwritten; --force overwrites"), "{}", again.err);
}

#[test]
fn two_runs_share_no_key() {
    let folder = tempfile::tempdir().unwrap();
    let key = |out: &str| {
        let ran = run_in(folder.path(), &["generate", "client", "--name", "worker", "--out", out]);
        assert_eq!(ran.status, 0, "{}", ran.err);
        is_for_its_owner_alone(&folder.path().join(out).join("redis_user_private.key"));
        fs::read(folder.path().join(out).join("redis_user_private.key")).unwrap()
    };
    assert_ne!(key("one"), key("two"));
}

#[test]
fn a_set_up_names_its_folder_and_signs_for_more_clients() {
    let folder = tempfile::tempdir().unwrap();
    let run = |args: &[&str]| run_in(folder.path(), args);
    let ran = run(&["generate", "dev", "--out", "it is here", "--at", AT]);
    assert_eq!((ran.status, ran.err.as_str()), (0, ""));
    let out = folder.path().join("it is here");
    let conf = fs::read_to_string(out.join("redis.conf")).unwrap();
    assert!(conf.contains("it is here/server.crt\"") && conf.contains("tls-auth-clients yes"), "{conf}");
    is_for_its_owner_alone(&out.join("ca.key"));
    is_for_its_owner_alone(&out.join("clients/redis-py/client.key"));
    let args = ["--ca", "it is here/ca.pem", "--ca-key", "it is here/ca.key", "--days", "90", "--at", AT];
    let ran = run(&[&["generate", "client", "--name", "worker", "--out", "worker"][..], &args].concat());
    assert_eq!((ran.status, ran.err.as_str()), (0, ""));
    let checked = run(&[
        "check",
        "worker/redis_user.crt",
        "worker/redis_user_private.key",
        "--client-ca",
        "it is here/ca.pem",
        "--at",
        AT,
    ]);
    assert!(checked.out.contains("redis-server accepts this client certificate"), "{}", checked.out);
}

#[test]
fn json_tells_of_keys_but_does_not_show_them() {
    let folder = tempfile::tempdir().unwrap();
    let ran = run_in(folder.path(), &["generate", "csr", "--name", "worker", "--host", "10.0.0.7", "--format", "json"]);
    let made: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert!(made["files"][0]["bytes"].is_string());
    assert_eq!((&made["files"][1]["secret"], &made["files"][1]["bytes"]), (&true.into(), &serde_json::Value::Null));
    assert!(made["archive"]["bytes"].is_null());
}

#[test]
fn what_cannot_be_made_is_said_by_option() {
    let refused = |args: &[&str]| {
        let folder = tempfile::tempdir().unwrap();
        let ran = run_in(folder.path(), &[&["generate"], args].concat());
        assert_eq!(ran.status, 2, "{}", ran.out);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0, "something was written");
        ran.err
    };
    assert!(refused(&["client", "--name", ""]).contains("--name: a certificate says whose it is"));
    assert!(refused(&["client", "--name", "x", "--days", "4000"]).contains("--days: 4000 days are too long"));
    assert!(refused(&["client", "--name", "x", "--ca", "ca.pem"]).contains("lacks --ca-key"));
    let none = refused(&["client", "--name", "x", "--ca", "ca.pem", "--ca-key", "ca.key"]);
    assert!(none.contains("--ca: ca.pem: no such file"), "{none}");
    assert!(refused(&["csr", "--name", "x", "--host", "a b"]).contains("--host: `a b` is no host"));
    assert!(refused(&["dev", "--name", "rediss://a:1"]).contains("--name, --ip: `rediss://a:1` is no host"));
    assert!(refused(&["dev", "--out", "dev.zip"]).contains("give the folder"));
}

#[cfg(unix)]
fn is_for_its_owner_alone(path: &Path) {
    use std::os::unix::fs::PermissionsExt;
    assert_eq!(fs::metadata(path).unwrap().permissions().mode() & 0o777, 0o600, "{}", path.display());
}

#[cfg(not(unix))]
fn is_for_its_owner_alone(path: &Path) {
    assert!(path.exists());
}
