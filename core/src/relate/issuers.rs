//! Who signed whom.

use std::{
    cell::LazyCell,
    collections::{HashMap, HashSet},
};

use super::Relations;
use crate::{
    limits,
    read::{Certificate, Material},
    trust::signature::{self, Verified},
};

/// A signature that was verified: whose, with whose key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Checked {
    pub child: usize,
    pub issuer: usize,
    pub answer: Verified,
}

/// Answers by the fingerprints of the certificate and of its issuer's key.
pub(super) type Known = HashMap<([u8; 32], [u8; 32]), Verified>;

/// What was verified for these relations.
pub(super) fn known(material: &Material, relations: &Relations) -> Known {
    let pair = |one: &Checked| {
        let (child, issuer) = (material.certificates.get(one.child)?, material.certificates.get(one.issuer)?);
        Some(((child.sha256, issuer.spki_sha256), one.answer))
    };
    relations.checked.iter().filter_map(pair).collect()
}

/// For each certificate the one whose key verifies its signature, itself for a self-signed one; and what was verified on
/// the way, equal certificates once.
///
/// Candidates are found by name. The signature of a self-issued certificate is not verified: as a trust anchor it is
/// taken by presence (RFC 5280, 6.1.1 (d)), and a bundle of 150 roots would cost 150 verifications for nothing.
/// At most [`limits::SIGNATURE_CHECKS`] signatures are verified; past that the issuer is left open.
pub(super) fn issued_by(material: &Material, before: &Known) -> (Vec<Option<usize>>, Vec<Checked>) {
    let certificates = &material.certificates;
    // Of those with the same name, key and key identifier the first: they answer alike for every child. A bundle of roots
    // alone never asks.
    let by_subject = LazyCell::new(|| {
        let mut by_subject: HashMap<&[u8], Vec<usize>> = HashMap::with_capacity(certificates.len());
        let mut distinct = HashSet::with_capacity(certificates.len());
        for (index, certificate) in certificates.iter().enumerate() {
            let like = (&certificate.subject.raw, certificate.spki_sha256, &certificate.subject_key_id);
            if distinct.insert(like) {
                by_subject.entry(&certificate.subject.raw).or_default().push(index);
            }
        }
        by_subject
    });
    let mut checked = Vec::new();
    let mut known = Known::new();
    let mut verify = |child: usize, issuer: usize| {
        let (one, other) = (&certificates[child], &certificates[issuer]);
        let pair = (one.sha256, other.spki_sha256);
        if let Some(answer) = known.get(&pair) {
            return Some(*answer);
        }
        if checked.len() == limits::SIGNATURE_CHECKS {
            return None;
        }
        let answer = before.get(&pair).copied().unwrap_or_else(|| signature::verify_facts(&one.facts, &other.key.spki));
        known.insert(pair, answer);
        checked.push(Checked { child, issuer, answer });
        Some(answer)
    };
    let issued_by = certificates
        .iter()
        .enumerate()
        .map(|(index, child)| {
            if is_self_signed(child) {
                return Some(index);
            }
            let named = by_subject.get(child.issuer.raw.as_slice())?;
            let mut candidates: Vec<usize> =
                named.iter().copied().filter(|candidate| keys_agree(child, &certificates[*candidate])).collect();
            // The one that says it has the right key goes first.
            candidates.sort_by_key(|candidate| {
                child.authority_key_id.is_none() || certificates[*candidate].subject_key_id != child.authority_key_id
            });
            candidates.into_iter().filter(|candidate| *candidate != index).find(|candidate| {
                match verify(index, *candidate) {
                    Some(Verified::Good) => true,
                    Some(Verified::Bad) | None => false,
                    // Without arithmetic the identifiers decide, where they speak.
                    Some(Verified::Unsupported) => {
                        child.authority_key_id.is_some()
                            && child.authority_key_id == certificates[*candidate].subject_key_id
                    }
                }
            })
        })
        .collect();
    (issued_by, checked)
}

/// Self-issued, and its key identifiers do not point elsewhere.
fn is_self_signed(certificate: &Certificate) -> bool {
    certificate.subject.raw == certificate.issuer.raw && keys_agree(certificate, certificate)
}

/// The child's authorityKeyIdentifier does not contradict the issuer's subjectKeyIdentifier.
fn keys_agree(child: &Certificate, issuer: &Certificate) -> bool {
    match (&child.authority_key_id, &issuer.subject_key_id) {
        (Some(wanted), Some(has)) => wanted == has,
        _ => true,
    }
}
