//! `tlsconf emit`.

use std::fs;

use super::{AT, run, run_in};

const SET: [&str; 8] = [
    "--ca",
    "mtls/ca.pem",
    "--cert",
    "mtls/redis_user.crt",
    "--key",
    "mtls/redis_user_private.key",
    "--endpoint",
    "rediss://redis.example.test:6380",
];

fn emit<'a>(more: &[&'a str]) -> Vec<&'a str> {
    ["emit", "--at", AT].into_iter().chain(SET).chain(more.iter().copied()).collect()
}

#[test]
fn without_a_folder_the_configuration_is_shown_and_no_key() {
    let ran = run(&emit(&["--client", "redis-py", "--server-chain", "mtls/server.pem"]));
    assert_eq!((ran.status, ran.err.as_str()), (0, ""));
    assert!(ran.out.contains("ssl_check_hostname\": True"), "{}", ran.out);
    assert!(ran.out.contains("redis-py connects with these files until 2035-01-01"), "{}", ran.out);
    assert!(!ran.out.contains("PRIVATE KEY"));
}

#[test]
fn files_are_written_once_and_keys_for_their_owner_alone() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("tls");
    let out = out.to_str().unwrap();
    let args = emit(&["--client", "redis-cli", "--out", out]);
    assert_eq!(run(&args).status, 0);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = |name: &str| fs::metadata(format!("{out}/{name}")).unwrap().permissions().mode() & 0o777;
        assert_eq!((mode("client.key"), mode("ca.pem")), (0o600, 0o644));
    }
    let script = fs::read_to_string(format!("{out}/redis-cli.sh")).unwrap();
    assert!(script.contains(&format!("--cacert '{out}/ca.pem'")), "{script}");
    let again = run(&args);
    assert_eq!(again.status, 2);
    assert!(again.err.contains("would be overwritten; --force overwrites"), "{}", again.err);
    let forced = run(&emit(&["--client", "redis-cli", "--out", out, "--force"]));
    assert_eq!(forced.status, 0, "{}", forced.err);
    let left: Vec<_> = fs::read_dir(out).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(left.len(), 4, "{left:?}");
}

#[test]
fn json_keeps_keys_back_unless_asked() {
    let args = emit(&["--client", "redis-py", "--format", "json"]);
    let parsed = |args: &[&str]| serde_json::from_str::<serde_json::Value>(&run(args).out).unwrap();
    let key = |value: &serde_json::Value| {
        let files = value["files"].as_array().unwrap().clone();
        files.into_iter().find(|file| file["name"] == "client.key").unwrap()["bytes"].clone()
    };
    assert!(key(&parsed(&args)).is_null());
    let with: Vec<&str> = args.into_iter().chain(["--secrets"]).collect();
    assert!(key(&parsed(&with)).is_string());
}

#[test]
fn a_secret_of_kubernetes_is_kept_back_and_mounted_where_pods_have_it() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("manifests");
    let out = out.to_str().unwrap();
    let ran = run(&emit(&["--client", "kubernetes-secret", "--out", out]));
    assert_eq!(ran.status, 0, "{}", ran.err);
    let shown = run(&emit(&["--client", "kubernetes-secret"]));
    let secret = fs::read_to_string(format!("{out}/redis-client-tls.yaml")).unwrap();
    let key = secret.lines().find(|line| line.starts_with("  tls.key: ")).unwrap();
    assert!(!ran.out.contains(key) && !shown.out.contains(key));
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = fs::metadata(format!("{out}/redis-client-tls.yaml")).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }
    let patch = fs::read_to_string(format!("{out}/deployment-patch.yaml")).unwrap();
    assert!(patch.contains("mountPath: \"/tls\"") && !patch.contains(out), "{patch}");
}

#[test]
fn all_are_written_into_folders_of_their_own() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().to_str().unwrap();
    let ran = run(&emit(&["--all", "--out", out]));
    assert_eq!(ran.status, 0, "{}", ran.err);
    assert!(folder.path().join("redis-py/redis_client.py").exists());
    assert!(folder.path().join("redis-cli/client.key").exists());
}

#[test]
fn misuse_is_a_line_that_names_the_option() {
    let ran = run(&emit(&["--client", "redispy"]));
    assert_eq!(ran.status, 2);
    assert!(ran.err.contains("--client: no configuration can be written for `redispy`; did you mean `redis-py`?"));
    let ran = run(&emit(&[]));
    assert!(ran.err.contains("say for whom: --client ID, or --all"), "{}", ran.err);
    let ran = run(&emit(&["--all"]));
    assert!(ran.err.contains("--out DIR"), "{}", ran.err);
    let ran = run(&emit(&["--client", "redis-py", "--password-env", "A B"]));
    assert!(ran.err.contains("--password-env: the name of an environment variable"), "{}", ran.err);
}

#[test]
fn what_cannot_be_done_says_what_can() {
    let folder = tempfile::tempdir().unwrap();
    fs::copy(super::data("keys/encrypted/p256-pbkdf2-aes256.pem"), folder.path().join("client.key")).unwrap();
    let cert = super::data("mtls/redis_user.crt");
    let ran = run_in(
        folder.path(),
        &["emit", "--client", "redis-cli", "--cert", cert.to_str().unwrap(), "--key", "client.key", "--at", AT],
    );
    assert_eq!(ran.status, 1, "{}{}", ran.out, ran.err);
    assert!(ran.out.contains("openssl pkcs8 -topk8 -nocrypt -in client.key"), "{}", ran.out);
}
