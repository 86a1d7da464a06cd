//! What a certificate is for, and the reason in words.

use crate::trust::facts::{Facts, KeyUsage};

use super::CertificateRole;

/// A CA is what basicConstraints marks as one; where the extension is missing, what a version 1 root or keyCertSign
/// says, as OpenSSL's `check_ca` reads it (crypto/x509/v3_purp.c).
pub(super) fn of(facts: &Facts) -> (CertificateRole, &'static str) {
    let signs = facts.key_usage.is_some_and(|usage| usage.has(KeyUsage::KEY_CERT_SIGN));
    if facts.self_signed() {
        match facts.basic_constraints {
            Some(constraints) if constraints.ca => (CertificateRole::Root, "self-signed and marked as a CA"),
            Some(_) => (CertificateRole::SelfSignedEndEntity, "self-signed and marked as not a CA"),
            None if facts.version < 3 => {
                (CertificateRole::Root, "self-signed, of a version older than 3, which cannot mark a CA")
            }
            None if signs => (CertificateRole::Root, "self-signed, and its keyUsage allows signing certificates"),
            None => (CertificateRole::SelfSignedEndEntity, "self-signed and not marked as a CA"),
        }
    } else {
        match facts.basic_constraints {
            Some(constraints) if constraints.ca => {
                (CertificateRole::Intermediate, "marked as a CA and issued by another")
            }
            None if signs => {
                (CertificateRole::Intermediate, "issued by another, and its keyUsage allows signing certificates")
            }
            Some(_) => (CertificateRole::EndEntity, "issued by another and marked as not a CA"),
            None => (CertificateRole::EndEntity, "issued by another and not marked as a CA"),
        }
    }
}
