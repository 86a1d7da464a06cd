//! What is read, in which order, and what is said where it cannot be.

use std::fs;

use super::{AT, data, folder_with, inputs, run, run_in, run_with_input};

const SET: &[(&str, &str)] = &[
    ("mtls/ca.pem", "ca.pem"),
    ("mtls/redis_user.crt", "redis_user.crt"),
    ("mtls/redis_user_private.key", "redis_user_private.key"),
];

#[test]
fn a_missing_file_is_named_with_what_was_probably_meant() {
    let folder = folder_with(SET);
    let in_folder = |args: &[&str]| run_in(folder.path(), args);
    let ran = in_folder(&["check", "--ca", "absent.pem"]);
    assert_eq!((ran.status, ran.out.as_str()), (2, ""));
    assert_eq!(
        ran.err,
        "tlsconf: absent.pem: no such file; beside it there are ca.pem, redis_user.crt, redis_user_private.key\n"
    );
    let ran = in_folder(&["check", "redis_usr.crt"]);
    assert!(ran.err.starts_with("tlsconf: redis_usr.crt: no such file; did you mean redis_user.crt"), "{}", ran.err);
    let ran = in_folder(&["check", "tsl/ca.pem"]);
    assert_eq!(ran.err, "tlsconf: tsl/ca.pem: no such file; there is no directory tsl\n");
}

#[test]
fn what_can_be_read_is_checked_although_the_rest_cannot() {
    let folder = folder_with(SET);
    let ran =
        run_in(folder.path(), &["check", "ca.pem", "absent.pem", "redis_user.crt", "--format", "json", "--at", AT]);
    assert_eq!(ran.status, 2);
    assert_eq!(ran.err.lines().count(), 1);
    assert_eq!(inputs(&ran.out), ["ca.pem", "redis_user.crt"]);
}

#[test]
fn a_directory_is_read_in_the_same_order_every_time() {
    let folder = folder_with(&[
        ("mtls/redis_user.crt", "set/b/redis_user.crt"),
        ("mtls/ca.pem", "set/ca.pem"),
        ("mtls/redis_user_private.key", "set/b/deep/er/key"),
        ("mtls/server.pem", "set/.hidden/server.pem"),
    ]);
    let set = folder.path().join("set");
    fs::write(set.join("README.md"), "-----BEGIN CERTIFICATE----- is how it begins").unwrap();
    fs::write(set.join("redis.conf"), "port 6379\n").unwrap();
    fs::write(set.join("empty.pem"), "").unwrap();
    let ran = run_in(folder.path(), &["check", "set", "--format", "json", "--at", AT]);
    assert_eq!(inputs(&ran.out), ["set/ca.pem", "set/empty.pem", "set/b/redis_user.crt", "set/b/deep/er/key"]);
    assert_eq!(ran.err, "tlsconf: set: 2 files were passed over as nothing of TLS\n");
    // A file that is named is never passed over.
    let ran = run_in(folder.path(), &["check", "set/redis.conf", "--format", "json", "--at", AT]);
    assert_eq!(inputs(&ran.out), ["set/redis.conf"]);
}

#[test]
fn a_directory_without_anything_is_misuse() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("notes.txt"), "nothing").unwrap();
    let ran = run_in(folder.path(), &["check", "."]);
    assert_eq!(ran.status, 2);
    assert!(ran.err.contains("no certificate, key or ZIP was found"), "{}", ran.err);
}

#[cfg(unix)]
#[test]
fn links_are_followed_once() {
    use std::os::unix::fs::symlink;
    let folder = folder_with(&[("mtls/ca.pem", "elsewhere/ca.pem")]);
    let set = folder.path().join("set");
    fs::create_dir(&set).unwrap();
    symlink("../elsewhere/ca.pem", set.join("ca.pem")).unwrap();
    symlink("../elsewhere/ca.pem", set.join("same.pem")).unwrap();
    symlink(".", set.join("loop")).unwrap();
    symlink("nowhere", set.join("broken.pem")).unwrap();
    let ran = run_in(folder.path(), &["check", "set", "--format", "json", "--at", AT]);
    assert_eq!(inputs(&ran.out), ["set/ca.pem"]);
}

#[cfg(unix)]
#[test]
fn names_of_files_do_not_steer_the_terminal() {
    let folder = folder_with(&[("mtls/ca.pem", "a\u{1b}[31mb\u{202e}.pem")]);
    for name in ["a\u{1b}[31mb\u{202e}.pem", "absent\u{1b}[2J.pem"] {
        for format in ["human", "json", "sarif", "junit", "owners"] {
            let ran = run_in(folder.path(), &["check", name, "--format", format, "--at", AT]);
            let printed = ran.out + &ran.err;
            assert!(!printed.contains(|c: char| (c.is_control() && c != '\n') || c == '\u{202e}'), "{printed:?}");
        }
    }
}

#[test]
fn standard_input_is_a_file_among_others() {
    let ca = fs::read(data("mtls/ca.pem")).unwrap();
    let ran = run_with_input(&["check", "-", "--format", "json", "--at", AT], &ca);
    assert_eq!(inputs(&ran.out), ["stdin"]);
    let ran = run_with_input(&["inspect", "-", "--format", "owners"], &ca);
    assert_eq!((ran.status, ran.out.as_str()), (0, "Owner: CN=Example Redis Root, O=Example\n"));
    let ran = run_with_input(&["check", "-", "--ca", "-"], &ca);
    assert_eq!(ran.status, 2);
    assert!(ran.err.contains("only once"), "{}", ran.err);
}

#[test]
fn roles_are_what_was_said() {
    let args = ["check", "--ca", "mtls/ca.pem", "--server-chain", "mtls/server.pem", "--format", "json", "--at", AT];
    let report = super::json(&run(&args).out);
    let roles: Vec<_> = report["inputs"].as_array().unwrap().iter().map(|input| input["role"].clone()).collect();
    assert_eq!(roles, ["ca_bundle", "server_chain"]);
}

#[test]
fn a_fleet_is_checked_directory_by_directory() {
    let folder = folder_with(&[("mtls/ca.pem", "ca.pem"), ("mtls/redis_user.crt", "fleet/h1/redis_user.crt")]);
    for host in 1..=3 {
        let directory = folder.path().join(format!("fleet/h{host}"));
        fs::create_dir_all(&directory).unwrap();
        for number in 0..340 {
            fs::write(directory.join(format!("{number:03}.pem")), "").unwrap();
        }
    }
    let args = ["check", "--client-ca", "ca.pem", "fleet", "--client", "redis-cli", "--format", "json", "--at", AT];
    let ran = run_in(folder.path(), &args);
    let names = inputs(&ran.out);
    assert_eq!(names.len(), 1 + 1 + 3 * 340, "{}", ran.err);
    assert_eq!((names[0].as_str(), names[1].as_str()), ("ca.pem", "fleet/h1/000.pem"));
    let report = super::json(&ran.out);
    assert!(report["headline"].as_str().unwrap().contains("3 sets of files"), "{}", report["headline"]);
    assert_eq!(report["certificates"].as_array().unwrap().len(), 3, "the shared CA is listed once");
}

#[test]
fn the_servers_name_may_differ_from_the_endpoint() {
    let ask = |more: &[&str]| {
        let files = ["check", "--ca", "mtls/ca.pem", "--server-chain", "mtls/server.pem", "--at", AT];
        run(&[&files[..], more].concat()).status
    };
    let endpoint = ["--endpoint", "rediss://user:secret@10.0.0.1:6380"];
    assert_eq!(ask(&endpoint), 1);
    assert_eq!(ask(&[&endpoint[..], &["--server-name", "redis.example.test"]].concat()), 0);
    assert_eq!(ask(&[&endpoint[..], &["--server-name", "other.example.test"]].concat()), 1);
}

#[test]
fn the_plan_is_a_table() {
    let all = run(&["plan"]);
    assert!(all.out.lines().filter(|line| !line.starts_with("Source")).all(|line| line.chars().count() <= 80));
    assert!(all.out.contains("Fixed") && all.out.contains("N/A") && all.out.contains("strongly recommended"));
    let one = run(&["plan", "--subscription", "annual", "--access", "private", "--format", "json"]);
    let rows = super::json(&one.out)["rows"].clone();
    assert_eq!(rows.as_array().unwrap().len(), 1);
    assert_eq!(rows[0]["enable_tls"], "weigh");
}
