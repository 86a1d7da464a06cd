use crate::{
    check,
    contract::{CheckRequest, InputRequest, Role, Severity, Timestamp},
};

const ONE: &str = include_str!("../../read/pem/testdata/one.pem");
const TWO: &str = include_str!("../../read/pem/testdata/two.pem");

/// The PEM findings about a CA file: code, severity, line.
fn found(text: impl AsRef<[u8]>) -> Vec<(String, Severity, Option<u32>)> {
    let mut request = CheckRequest::at(Timestamp::parse("2027-01-01T00:00:00Z").unwrap());
    request.inputs.push(InputRequest::new("ca.pem", Role::CaBundle, text.as_ref().to_vec()));
    let report = check(&request).unwrap();
    let findings = report.findings.into_iter().filter(|finding| finding.code.starts_with("PEM"));
    findings.map(|finding| (finding.code, finding.severity, finding.at.line)).collect()
}

fn one(code: &str, severity: Severity, line: u32) -> Vec<(String, Severity, Option<u32>)> {
    vec![(code.to_owned(), severity, Some(line))]
}

#[test]
fn what_some_clients_read_is_a_warning_and_what_none_reads_an_error() {
    use Severity::{Error, Warning};
    let last = ONE.lines().count() as u32;
    assert_eq!(found(format!("\u{feff}{ONE}")), one("PEM001", Warning, 1));
    assert_eq!(found(ONE.replace("END CERTIFICATE", "END X509 CRL")), one("PEM002", Error, last));
    assert_eq!(found(ONE.trim_end().rsplit_once('\n').unwrap().0), one("PEM003", Error, 1));
    assert_eq!(found(format!("{}{TWO}", ONE.trim_end())), one("PEM006", Error, last));
    assert_eq!(found(ONE.replace("-----BEGIN", "----BEGIN")), one("PEM009", Error, 1));
    assert_eq!(found(ONE.replace('\n', "\r")), one("PEM013", Warning, 1));
    assert_eq!(found(ONE.replace(" CERTIFICATE", " TRUSTED CERTIFICATE")), one("PEM015", Warning, 1));
    let corrupt = "-----BEGIN CERTIFICATE-----\nMAMCAQE=\n-----END CERTIFICATE-----\n";
    assert_eq!(found(format!("{ONE}{corrupt}{TWO}")), one("PEM019", Warning, last + 1));
    assert_eq!(found(corrupt), one("PEM019", Error, 1));
}

#[test]
fn what_every_client_reads_is_no_finding() {
    for text in [
        ONE.to_owned(),
        ONE.replace('\n', "\r\n"),
        format!("a comment\n\n{ONE}\nanother\n{TWO}"),
        ONE.trim_end().to_owned(),
        format!("\u{feff}\n{ONE}"),
    ] {
        assert_eq!(found(&text), [], "{text}");
    }
}

#[test]
fn a_block_beside_certificates_concerns_java() {
    let list = "-----BEGIN X509 CRL-----\nMAMCAQE=\n-----END X509 CRL-----\n";
    assert_eq!(
        found(format!("{ONE}{list}")).first().map(|(code, severity, _)| (code.as_str(), *severity)),
        Some(("PEM026", Severity::Warning))
    );
}
