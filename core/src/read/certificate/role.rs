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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        read::certificate::oid::extension::{BASIC_CONSTRAINTS, KEY_USAGE},
        trust::testing::{Draft, name},
    };

    #[test]
    fn roles_follow_marks_and_issuers() {
        use CertificateRole::{EndEntity, Intermediate, Root, SelfSignedEndEntity};
        let signing: (&[u8], &[u8]) = (KEY_USAGE, &[3, 2, 2, 4]);
        let ca: (&[u8], &[u8]) = (BASIC_CONSTRAINTS, &[0x30, 3, 1, 1, 0xff]);
        let no_ca: (&[u8], &[u8]) = (BASIC_CONSTRAINTS, &[0x30, 0]);
        for (extensions, alone, under_another) in [
            (&[][..], SelfSignedEndEntity, EndEntity),
            (&[signing], Root, Intermediate),
            (&[ca], Root, Intermediate),
            (&[no_ca, signing], SelfSignedEndEntity, EndEntity),
        ] {
            for (issuer, expected) in [("redis.test", alone), ("Test CA", under_another)] {
                let draft = Draft { issuer: name(issuer), ..Draft::default() };
                let draft = extensions.iter().fold(draft, |draft, (oid, value)| draft.with(oid, true, value));
                assert_eq!(of(&draft.facts()).0, expected, "{extensions:x?} under {issuer}");
            }
        }
        let old = Draft { version: 1, issuer: name("redis.test"), ..Draft::default() };
        assert_eq!(of(&old.facts()).0, Root);
    }
}
