//! Every file of the material: nothing panics or hangs, and what others read is read here.

use std::{
    env,
    io::Write,
    panic,
    process::{Command, Stdio},
    time::{Duration, Instant},
};

use rustls_pki_types::CertificateDer;
use tlsconf::{
    CheckRequest, Report,
    contract::{InputRequest, Role, Secret, Severity, Timestamp},
};
use tlsconf_tests::forge::pem;

use super::{
    differences::{Differences, Holds},
    folder, material,
};

/// Most encrypted keys of the material open with it.
const PASSPHRASE: &str = "password";

/// A debug build opens the slowest key in about a second.
const LONGEST: Duration = Duration::from_secs(20);

fn check(name: &str, role: Role, bytes: &[u8]) -> Report {
    let mut request = CheckRequest::at(Timestamp::from_unix(1_795_564_800));
    request.passphrase = Some(Secret::new(PASSPHRASE.into()));
    request.inputs.push(InputRequest::new(name, role, bytes.to_vec()));
    tlsconf::check(&request).expect("the request is well-formed")
}

/// As a key's file, which tries most: every key that OpenSSL opens is seen.
#[test]
fn third_party_files_are_survived_and_their_keys_found() {
    let Some(root) = folder() else { return };
    let files = material::files(&root);
    let (mut broken, mut unread) = (Vec::new(), Vec::new());
    let mut keys = 0;
    for file in &files {
        let started = Instant::now();
        let report = panic::catch_unwind(|| check(&file.name, Role::ClientKey, &file.bytes));
        if report.is_err() || started.elapsed() > LONGEST {
            broken.push(format!("{}: {:?}", file.name, started.elapsed()));
        }
        let Ok(report) = report else { continue };
        keys += report.keys.len();
        if report.keys.is_empty() && report.certificates.is_empty() {
            let arguments = ["pkey", "-passin", &format!("pass:{PASSPHRASE}")];
            unread.extend(openssl_reads(&arguments, &file.bytes).then(|| file.name.clone()));
        }
    }
    println!("\nthird party: {} files, {keys} keys; OpenSSL opens {} more", files.len(), unread.len());
    assert!(broken.is_empty(), "{broken:#?}");
    assert!(files.len() > 1000 && keys > 300, "the material has shrunk: {} files, {keys} keys", files.len());
    Differences::listed().judge_unread(Holds::Key, &unread).unwrap();
}

/// As a CA file: what webpki, OpenSSL or Python's cryptography reads is read without an error.
#[test]
fn third_party_certificates_are_read() {
    let Some(root) = folder() else { return };
    let all = material::certificates(&material::files(&root));
    let (mut broken, mut unread, mut refused, mut read) = (Vec::new(), Vec::new(), Vec::new(), 0);
    for one in &all {
        let file = pem::block("CERTIFICATE", &one.der);
        let started = Instant::now();
        let report = panic::catch_unwind(|| check("ca.pem", Role::CaBundle, file.as_bytes()));
        if report.is_err() || started.elapsed() > LONGEST {
            broken.push(format!("{}: {:?}", one.name, started.elapsed()));
        }
        let Ok(report) = report else { continue };
        let has_error = report.findings.iter().any(|finding| finding.severity == Severity::Error);
        if report.certificates.len() == 1 && !has_error {
            read += 1;
        } else {
            refused.push(one);
        }
    }
    let by_pyca = pyca_reads(&refused);
    for (one, by_pyca) in refused.into_iter().zip(by_pyca) {
        if by_pyca || webpki_reads(&one.der) || openssl_reads(&["x509", "-inform", "DER"], &one.der) {
            unread.push(one.name.clone());
        }
    }
    println!("\nthird party: {} certificates, {read} read; others read {} more", all.len(), unread.len());
    assert!(broken.is_empty(), "{broken:#?}");
    assert!(read > 1000, "the material has shrunk: {read} certificates");
    Differences::listed().judge_unread(Holds::Certificate, &unread).unwrap();
}

fn webpki_reads(der: &[u8]) -> bool {
    let der = CertificateDer::from(der);
    webpki::EndEntityCert::try_from(&der).is_ok() || webpki::anchor_from_trusted_cert(&der).is_ok()
}

/// `openssl COMMAND -noout` on its standard input.
fn openssl_reads(arguments: &[&str], bytes: &[u8]) -> bool {
    let child = Command::new("openssl")
        .args(arguments)
        .arg("-noout")
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn();
    let mut child = child.expect("openssl, which the script has looked for");
    // It may have seen enough before the end.
    let _ = child.stdin.take().expect("a pipe").write_all(bytes);
    child.wait().expect("it ends").success()
}

/// Which of them Python's cryptography loads, all asked in one process; none where it is not there.
fn pyca_reads(certificates: &[&material::Named]) -> Vec<bool> {
    const PROGRAM: &str = "
import sys
from cryptography import x509
for line in sys.stdin:
    try:
        x509.load_der_x509_certificate(bytes.fromhex(line))
        print('yes')
    except ValueError:
        print('no')
";
    let Some(packages) = env::var_os("TLSCONF_PYCA") else { return vec![false; certificates.len()] };
    let mut child = Command::new("python3")
        .args(["-W", "ignore", "-c", PROGRAM])
        .env("PYTHONPATH", packages)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("python3, which the script has looked for");
    let hex = |der: &[u8]| der.iter().map(|octet| format!("{octet:02x}")).collect::<String>();
    let lines: String = certificates.iter().map(|one| hex(&one.der) + "\n").collect();
    let mut input = child.stdin.take().expect("a pipe");
    let writer = std::thread::spawn(move || input.write_all(lines.as_bytes()));
    let output = child.wait_with_output().expect("it ends");
    writer.join().expect("it writes").expect("it reads all");
    let answers: Vec<bool> = String::from_utf8_lossy(&output.stdout).lines().map(|line| line == "yes").collect();
    assert_eq!(answers.len(), certificates.len(), "an answer for each");
    answers
}
