//! The lines of `keytool -printcert -file F | grep Owner:`.

use std::fmt::Write;

use tlsconf::contract::Report;

/// Each certificate in the order of the files. The core has replaced what must not reach a terminal.
pub fn lines(report: &Report) -> String {
    let mut text = String::new();
    for certificate in &report.certificates {
        let _ = writeln!(text, "Owner: {}", certificate.owner);
    }
    text
}
