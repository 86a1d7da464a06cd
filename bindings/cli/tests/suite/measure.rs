//! `tlsconf measure` before anything is measured; the rest is in tests/tools/measure.sh.

use std::net::TcpListener;

use super::run;

#[test]
fn what_cannot_be_measured_is_said() {
    let refused = |args: &[&str]| {
        let ran = run(&[&["measure"], args].concat());
        assert_eq!((ran.status, ran.out.as_str()), (2, ""));
        ran.err
    };
    assert!(refused(&[]).contains("HOST:PORT|URL"));
    assert!(refused(&["127.0.0.1:1", "--plain", "rediss://127.0.0.1:2"]).contains("--plain: this text asks for TLS"));
    assert!(refused(&["127.0.0.1:1", "--connections", "33"]).contains("32"));
    assert!(refused(&["127.0.0.1:1", "--time", "8"]).contains("5s or 800ms"));
    assert!(refused(&["127.0.0.1:1", "absent.pem"]).contains("absent.pem"));
    assert!(refused(&["127.0.0.1:1", "--password-env", "TLSCONF_IS_NOT_SET"]).contains("TLSCONF_IS_NOT_SET"));
}

#[test]
fn without_tls_there_is_nothing_to_measure() {
    let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let ran = run(&["measure", &format!("rediss://user:hunter2@127.0.0.1:{port}"), "--timeout", "800ms"]);
    assert_eq!(ran.status, 2);
    let line =
        format!("tlsconf: nothing was measured: no TLS was met there; tlsconf probe 127.0.0.1:{port} says why\n");
    assert_eq!(ran.err, line);
}
