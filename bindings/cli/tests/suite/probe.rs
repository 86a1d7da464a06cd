//! `tlsconf probe` before anything of TLS is met; servers that speak it are in tests/tools/probe.sh.

use std::{
    io::{Read, Write},
    net::TcpListener,
    thread,
};

use super::{json, run};

/// A port of loopback where every connection is answered so; `None` closes it at once.
fn port(answer: Option<&'static [u8]>) -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    thread::spawn(move || {
        for connection in listener.incoming() {
            let mut connection = connection.unwrap();
            thread::spawn(move || {
                let mut octets = [0; 1024];
                // What is closed unread is reset.
                let is_asked = connection.read(&mut octets).is_ok_and(|count| count > 0);
                if let Some(answer) = answer
                    && is_asked
                    && connection.write_all(answer).is_ok()
                {
                    // The other end closes.
                    while connection.read(&mut octets).is_ok_and(|count| count > 0) {}
                }
            });
        }
    });
    port
}

fn probed(endpoint: &str) -> (i32, serde_json::Value) {
    let ran = run(&["probe", endpoint, "--format", "json", "--timeout", "800ms"]);
    assert_eq!(ran.err, "");
    (ran.status, json(&ran.out))
}

#[test]
fn what_is_not_tls_is_named() {
    for (answer, code) in [
        (Some(&b"HTTP/1.1 400 Bad Request\r\n\r\n"[..]), "http-port"),
        (Some(b"-NOAUTH Authentication required.\r\n"), "plaintext-port"),
        (Some(b"what?\r\n"), "not-tls"),
        (Some(b""), "handshake-timeout"),
        (None, "connection-closed"),
    ] {
        let (status, answer) = probed(&format!("127.0.0.1:{}", port(answer)));
        assert_eq!((status, answer["remarks"][0]["code"].as_str()), (1, Some(code)), "{answer}");
        assert!(answer["report"].is_null() && answer["remarks"][0]["fix"].is_string());
    }
}

#[test]
fn nobody_listens() {
    let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let (status, answer) = probed(&format!("rediss://user:hunter2@127.0.0.1:{port}"));
    assert_eq!((status, answer["remarks"][0]["code"].as_str()), (1, Some("connection-refused")));
    assert!(!answer.to_string().contains("hunter2"), "{answer}");
    let (status, _) = probed(&format!("redis://127.0.0.1:{}", self::port(Some(b"+PONG\r\n"))));
    assert_eq!(status, 0, "plaintext is what was asked for");
}

#[test]
fn what_cannot_be_asked_is_misuse() {
    let refused = |args: &[&str]| {
        let ran = run(&[&["probe"], args].concat());
        assert_eq!((ran.status, ran.out.as_str()), (2, ""));
        ran.err
    };
    assert!(refused(&[]).contains("HOST:PORT|URL"));
    assert!(refused(&["rediss://"]).starts_with("tlsconf: "));
    assert!(refused(&["127.0.0.1:1", "--server-chain", "x.pem"]).contains("leave it out"));
    assert!(refused(&["127.0.0.1:1", "--timeout", "5"]).contains("5s or 800ms"));
    assert!(refused(&["127.0.0.1:1", "--client", "redis-pi"]).contains("redis-py"));
    assert!(refused(&["127.0.0.1:1", "--user", "x"]).contains("--password-env"));
    assert!(refused(&["127.0.0.1:1", "--save", "mtls/ca.pem"]).contains("--force overwrites"));
}
