//! What the Rust calls cost, as JSON: one object of seconds by name. `tests/bench/run.py` puts them beside others.
//!
//! `native FOLDER` measures, and writes into FOLDER what others are measured with. Median of a plain loop, the same in every
//! language: what counts is the ratio, and a harness for Rust alone would measure otherwise than the peers are measured.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a benchmark that cannot run must say so")]

use std::{
    env, fs,
    hint::black_box,
    path::Path,
    time::{Duration, Instant},
};

use rustls_pki_types::{CertificateDer, UnixTime, pem::PemObject};
use serde_json::{Map, Value};
use tlsconf::{
    CheckRequest, EmitEachRequest,
    contract::{ClientRequest, Emitted, Role},
    trust::{Facts, signature},
};
use tlsconf_tests::workload::{self, AT, Mutual};
use webpki::KeyUsage;

const KINDS: [&str; 5] = ["RSA-2048", "RSA-4096", "P-256", "P-384", "Ed25519"];
const SIZES: [u32; 6] = [1, 10, 100, 1_000, 10_000, 100_000];
const SYSTEM: &str = "/etc/ssl/certs/ca-certificates.crt";

fn main() {
    let folder = env::args().nth(1).expect("the name of a folder");
    let folder = Path::new(&folder);
    let mut out = Map::new();
    let mut bundles = vec![("five", tlsconf_tests::data::bytes("real/redis_ca-2022-08.pem"))];
    bundles.extend(fs::read(SYSTEM).ok().map(|text| ("system", text)));
    bundles.push(("synthetic", workload::synthetic(10_000)));
    for (name, text) in bundles {
        fs::write(folder.join(name).with_extension("pem"), &text).expect("a file");
        put(&mut out, &format!("floor {name}"), median(|| floor(&text)));
        let request = workload::bundle("redis_ca.pem", text);
        let count = tlsconf::check(&request).expect("no misuse").certificates.len();
        out.insert(format!("count {name}"), count.into());
        put(&mut out, &format!("report {name}"), median(|| tlsconf::check(&request).expect("no misuse")));
        put(&mut out, &format!("inspect {name}"), median(|| tlsconf::inspect(&request).expect("no misuse")));
    }
    for kind in KINDS {
        let set = Mutual::of(kind).expect("a kind of key");
        fs::write(folder.join(format!("chain-{kind}.pem")), set.chain()).expect("a file");
        put(&mut out, &format!("mutual {kind}"), median(|| tlsconf::check(&set.request()).expect("no misuse")));
        chain(&mut out, kind, &set);
    }
    let set = Mutual::of("P-256").expect("a kind of key");
    let emissions = workload::emissions(&set);
    out.insert("targets".to_owned(), emissions.len().into());
    let mut all = Duration::ZERO;
    for request in &emissions {
        let one = median(|| tlsconf::emit(request).expect("no misuse"));
        put(&mut out, &format!("emit {}", request.client.id), one);
        all += one;
    }
    put(&mut out, "emit all", all);
    let each = EmitEachRequest::of(set.request(), []);
    put(&mut out, "emit-each all", median(|| tlsconf::emit_each(&each).expect("no misuse")));
    // Deriving keys from the password of a store must take long: it is what protects it.
    let stores = |one: &Emitted| one.files.iter().any(|file| Path::new(&file.name).extension() == Some("p12".as_ref()));
    let every = tlsconf::emit_each(&each).expect("no misuse");
    let without = every.iter().filter(|one| !stores(one)).map(|one| ClientRequest::of(&one.id));
    let without = EmitEachRequest::of(set.request(), without);
    out.insert("targets without stores".to_owned(), without.clients.len().into());
    put(&mut out, "emit-each without stores", median(|| tlsconf::emit_each(&without).expect("no misuse")));
    for size in SIZES {
        let request = workload::bundle("redis_ca.pem", workload::synthetic(size));
        put(&mut out, &format!("scale {size}"), median(|| tlsconf::check(&request).expect("no misuse")));
    }
    println!("{}", Value::Object(out));
}

/// From PEM text to a verified chain of three.
fn chain(out: &mut Map<String, Value>, kind: &str, set: &Mutual) {
    let text = set.chain();
    let read = || CertificateDer::pem_slice_iter(text.as_bytes()).map(|der| der.expect("a certificate"));
    let signatures = |verify: fn(&Facts, &[u8]) -> signature::Verified| {
        let facts: Vec<Facts> = read().map(|der| Facts::read(&der).expect("a certificate")).collect();
        assert!(facts.windows(2).all(|pair| verify(&pair[0], pair[1].spki()) == signature::Verified::Good));
    };
    put(out, &format!("signatures {kind}"), median(|| signatures(signature::verify_facts)));
    put(out, &format!("portable signatures {kind}"), median(|| signatures(signature::verify_portably)));
    let mut request: CheckRequest = set.request();
    request.inputs.retain(|input| matches!(input.role, Role::CaBundle | Role::ServerChain));
    request.clients = vec![ClientRequest::of("redis-rs")];
    put(out, &format!("verdict {kind}"), median(|| tlsconf::check(&request).expect("no misuse")));
    put(out, &format!("webpki {kind}"), median(|| webpki_verifies(read())));
}

/// webpki with ring: what rustls does with a chain, the name left out.
fn webpki_verifies<'a>(chain: impl Iterator<Item = CertificateDer<'a>>) {
    let [leaf, intermediate, root]: [CertificateDer<'_>; 3] =
        chain.collect::<Vec<_>>().try_into().expect("three certificates");
    let anchor = webpki::anchor_from_trusted_cert(&root).expect("a root");
    let leaf = webpki::EndEntityCert::try_from(&leaf).expect("a certificate");
    let now = UnixTime::since_unix_epoch(Duration::from_secs(AT.unsigned_abs()));
    let usage = KeyUsage::server_auth();
    leaf.verify_for_usage(webpki::ALL_VERIFICATION_ALGS, &[anchor], &[intermediate], now, usage, None, None)
        .expect("a good chain");
}

/// The least that anyone can do: blocks by rustls-pki-types, fields by x509-parser.
fn floor(text: &[u8]) -> usize {
    let read = |der: &CertificateDer<'_>| black_box(x509_parser::parse_x509_certificate(der)).is_ok();
    CertificateDer::pem_slice_iter(text).filter_map(Result::ok).filter(read).count()
}

fn put(out: &mut Map<String, Value>, name: &str, time: Duration) {
    out.insert(name.to_owned(), time.as_secs_f64().into());
}

/// At least three runs, and as many as fit into half a second.
fn median<T>(run: impl Fn() -> T) -> Duration {
    let begun = Instant::now();
    let mut times = Vec::new();
    while times.len() < 3 || (begun.elapsed() < Duration::from_millis(500) && times.len() < 1_000) {
        let start = Instant::now();
        black_box(run());
        times.push(start.elapsed());
    }
    times.sort();
    times[times.len() / 2]
}
