//! `cargo bench -p tlsconf-tests`: what a whole report costs, beside what others need merely to parse the same file.
//!
//! Peers run in the same run on the same machine, where they are there: OpenSSL by a page of C (`bench/openssl.c`), the
//! Python package `cryptography`. Times are medians; what counts is the ratio.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a benchmark that cannot run must say so")]

use std::{
    env, fs,
    path::PathBuf,
    process::Command,
    time::{Duration, Instant},
};

use rustls_pki_types::{CertificateDer, UnixTime};
use tlsconf::{
    CheckRequest,
    contract::{EndpointRequest, InputRequest, Role, Secret, Timestamp},
    trust::{Facts, signature},
};
use tlsconf_tests::{data, forge, mtls::Set};
use webpki::KeyUsage;

/// 2026-11-25T00:00:00Z, inside the fixtures' dates.
const AT: i64 = 1_795_564_800;

fn main() {
    let peers = Peers::find();
    println!("{:<34} {:>12} {:>14} {:>14}", "", "tlsconf", "OpenSSL", "cryptography");
    println!("{:<34} {:>12} {:>14} {:>14}", "", "whole report", "parses only", "parses only");
    let debian = fs::read("/etc/ssl/certs/ca-certificates.crt").ok();
    bundle(&peers, "Redis Cloud 2022-08, 5", Some(data::bytes("real/redis_ca-2022-08.pem")));
    bundle(&peers, "system CA bundle", debian);
    bundle(&peers, "synthetic, 10,000", Some(synthetic(10_000)));
    mutual_tls();
}

fn bundle(peers: &Peers, name: &str, text: Option<Vec<u8>>) {
    let Some(text) = text else {
        println!("{name:<34} {:>12}", "not here");
        return;
    };
    let mut request = CheckRequest::at(Timestamp::from_unix(AT));
    request.inputs.push(InputRequest::new("redis_ca.pem", Role::CaBundle, text.clone()));
    let count = tlsconf::check(&request).expect("no misuse").certificates.len();
    let ours = median(|| tlsconf::check(&request).expect("no misuse"));
    let file = env::temp_dir().join(format!("tlsconf-bench-{}.pem", std::process::id()));
    fs::write(&file, text).expect("a temporary file");
    let beside = |peer: Option<Duration>| {
        peer.map_or_else(
            || "-".to_owned(),
            |peer| format!("{} ({:.1}x)", shown(peer), peer.as_secs_f64() / ours.as_secs_f64()),
        )
    };
    let (openssl, python) = (peers.openssl(&file), peers.python(&file));
    println!(
        "{:<34} {:>12} {:>14} {:>14}",
        format!("{name} ({count} read)"),
        shown(ours),
        beside(openssl),
        beside(python)
    );
    fs::remove_file(file).expect("the temporary file");
}

fn mutual_tls() {
    let set = Set::new();
    let mut request = CheckRequest::at(Timestamp::from_unix(AT));
    request.inputs = set.inputs();
    request.endpoint = Some(EndpointRequest::Text(Secret::new(b"redis.example.test:6379".to_vec())));
    let ours = median(|| tlsconf::check(&request).expect("no misuse"));
    let clients = tlsconf::check(&request).expect("no misuse").clients.len();
    // What each of them would do at least: both chains verified once, by ring.
    let bare = median(|| (verified(&set, &set.server.der, false), verified(&set, &set.client.der, true)));
    // The same signatures by the arithmetic that is the same natively and in WebAssembly.
    let same = median(|| {
        [&set.server, &set.client].map(|leaf| {
            let intermediate = Facts::read(&set.intermediate.der).expect("a certificate");
            let root = Facts::read(&set.root.der).expect("a certificate");
            let leaf = signature::verify(&leaf.der, intermediate.spki());
            (leaf, signature::verify(&set.intermediate.der, root.spki()))
        })
    });
    println!();
    println!("{:<34} {:>12} {:>26} {:>26}", "", "tlsconf", "webpki with ring", "own arithmetic");
    println!(
        "{:<34} {:>12} {:>26} {:>26}",
        "", "whole report", "verifies both chains once", "verifies both chains once"
    );
    let beside = |peer: Duration| format!("{} ({:.1}x)", shown(peer), peer.as_secs_f64() / ours.as_secs_f64());
    let name = format!("mutual TLS, {clients} clients judged");
    println!("{name:<34} {:>12} {:>26} {:>26}", shown(ours), beside(bare), beside(same));
}

fn verified(set: &Set, leaf: &[u8], is_client: bool) {
    let root = CertificateDer::from(set.root.der.as_slice());
    let intermediate = CertificateDer::from(set.intermediate.der.as_slice());
    let anchor = webpki::anchor_from_trusted_cert(&root).expect("a root");
    let leaf = CertificateDer::from(leaf);
    let leaf = webpki::EndEntityCert::try_from(&leaf).expect("a certificate");
    let usage = if is_client { KeyUsage::client_auth() } else { KeyUsage::server_auth() };
    let now = UnixTime::since_unix_epoch(Duration::from_secs(AT.unsigned_abs()));
    leaf.verify_for_usage(webpki::ALL_VERIFICATION_ALGS, &[anchor], &[intermediate], now, usage, None, None)
        .expect("a good chain");
}

/// Certificates that differ in their serial numbers.
fn synthetic(count: u32) -> Vec<u8> {
    let one = Set::new().root.der;
    let serial = one.windows(2).position(|pair| pair == [0x02, 0x0c]).expect("a serial number of twelve octets") + 3;
    let text: String = (0..count)
        .map(|number| {
            let mut certificate = one.clone();
            certificate[serial..serial + 4].copy_from_slice(&number.to_be_bytes());
            forge::pem::block("CERTIFICATE", &certificate)
        })
        .collect();
    text.into_bytes()
}

/// At least five runs, and as many as fit into a second.
fn median<T>(run: impl Fn() -> T) -> Duration {
    let begun = Instant::now();
    let mut times = Vec::new();
    while times.len() < 5 || (begun.elapsed() < Duration::from_secs(1) && times.len() < 1_000) {
        let start = Instant::now();
        std::hint::black_box(run());
        times.push(start.elapsed());
    }
    times.sort();
    times[times.len() / 2]
}

fn shown(time: Duration) -> String {
    let micros = time.as_micros();
    if micros < 10_000 { format!("{micros} us") } else { format!("{} ms", time.as_millis()) }
}

struct Peers {
    openssl: Option<PathBuf>,
    python: bool,
}

impl Peers {
    fn find() -> Self {
        let program = env::temp_dir().join(format!("tlsconf-bench-openssl-{}", std::process::id()));
        let source = data::path("bench/openssl.c");
        let built = Command::new("cc").args(["-O2", "-o"]).arg(&program).arg(source).arg("-lcrypto").output();
        let imports = Command::new("python3").args(["-c", "import cryptography"]).output();
        Self {
            openssl: built.is_ok_and(|done| done.status.success()).then_some(program),
            python: imports.is_ok_and(|done| done.status.success()),
        }
    }

    fn openssl(&self, file: &PathBuf) -> Option<Duration> {
        nanoseconds(Command::new(self.openssl.as_ref()?).arg(file))
    }

    fn python(&self, file: &PathBuf) -> Option<Duration> {
        const PROGRAM: &str = "
import statistics, sys, time
from cryptography import x509
text, times = open(sys.argv[1], 'rb').read(), []
begun = time.perf_counter()
while len(times) < 5 or (time.perf_counter() - begun < 1 and len(times) < 1000):
    start = time.perf_counter_ns()
    x509.load_pem_x509_certificates(text)
    times.append(time.perf_counter_ns() - start)
print(int(statistics.median(times)))
";
        self.python.then(|| nanoseconds(Command::new("python3").args(["-c", PROGRAM]).arg(file))).flatten()
    }
}

impl Drop for Peers {
    fn drop(&mut self) {
        if let Some(program) = &self.openssl {
            let _ = fs::remove_file(program);
        }
    }
}

/// What the peer prints: its median in nanoseconds.
fn nanoseconds(command: &mut Command) -> Option<Duration> {
    let done = command.output().ok().filter(|done| done.status.success())?;
    String::from_utf8_lossy(&done.stdout).trim().parse().ok().map(Duration::from_nanos)
}
