//! `gate NAME` makes one of eleven representative calls, `gate` lists them: `tests/tools/gate.sh` counts their instructions.
//!
//! What is counted is `measured`, by name; the request is made before. Each call is made once before it is counted, so that
//! tables that are built on first use are there.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a benchmark that cannot run must say so")]

use std::hint::black_box;

use tlsconf::{
    CheckRequest, ConfigRequest, EmitEachRequest, EmitRequest,
    contract::{ClientRequest, InputRequest, Role},
    say::text::{self, Style},
};
use tlsconf_tests::{
    data,
    workload::{self, Mutual},
};

type Call = Box<dyn Fn()>;
type Prepare = fn() -> Call;

fn main() {
    let asked = std::env::args().nth(1);
    for (name, prepare) in CALLS {
        match &asked {
            None => println!("{name}"),
            Some(asked) if asked == name => {
                let call = prepare();
                call();
                measured(&call);
                return;
            }
            Some(_) => {}
        }
    }
    assert!(asked.is_none(), "no call of that name: {asked:?}");
}

/// Known to callgrind by this name, and by it alone.
#[inline(never)]
fn measured(call: &Call) {
    call();
}

const CALLS: [(&str, Prepare); 11] = [
    ("check-five", || check(workload::redis_cloud())),
    ("check-two-hundred", || check(workload::bundle("redis_ca.pem", workload::synthetic(200)))),
    ("check-mutual-tls", || check(set().request())),
    ("check-archive", || {
        let mut request = workload::redis_cloud();
        request.inputs.push(InputRequest::new("redis.zip", Role::Auto, data::bytes("mtls/console.zip")));
        check(request)
    }),
    // What a scanner must not go over twice: heads without an end.
    ("check-heads-without-end", || {
        check(workload::bundle("redis_ca.pem", "-----BEGIN CERTIFICATE-----\n".repeat(2_000).into_bytes()))
    }),
    ("report-as-text", || {
        let report = tlsconf::check(&set().request()).expect("no misuse");
        Box::new(move || drop(black_box(text::human(&report, Style { color: false, width: 80 }))))
    }),
    ("report-as-json", || {
        let report = tlsconf::check(&set().request()).expect("no misuse");
        Box::new(move || drop(black_box(serde_json::to_string(&report).expect("a report"))))
    }),
    ("emit-redis-py", || emit("redis-py")),
    ("emit-kubernetes-secret", || emit("kubernetes-secret")),
    ("emit-each", || {
        let request = EmitEachRequest::of(set().request(), []);
        Box::new(move || drop(black_box(tlsconf::emit_each(&request).expect("no misuse"))))
    }),
    ("config-hiredis", || {
        let client = ClientRequest::of("hiredis");
        let request = ConfigRequest::of(set().request(), client);
        Box::new(move || drop(black_box(tlsconf::config(&request).expect("no misuse"))))
    }),
];

fn set() -> Mutual {
    Mutual::of("RSA-2048").expect("a kind of key that is known")
}

fn check(request: CheckRequest) -> Call {
    Box::new(move || drop(black_box(tlsconf::check(&request).expect("no misuse"))))
}

fn emit(client: &str) -> Call {
    let request = EmitRequest::of(set().request(), ClientRequest::of(client));
    Box::new(move || drop(black_box(tlsconf::emit(&request).expect("no misuse"))))
}
