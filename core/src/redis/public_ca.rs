//! Which roots are publicly trusted, and how a publicly trusted certificate is told from a private one.

use crate::read::Certificate;

/// Whether the certificate is publicly trusted, and why.
pub fn classify(_certificate: &Certificate, issuer_is_public: Option<bool>) -> (bool, String) {
    match issuer_is_public {
        Some(true) => (true, "issued by a publicly trusted CA".to_owned()),
        _ => (false, "no public root is known to have issued it".to_owned()),
    }
}
