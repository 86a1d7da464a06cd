//! The kinds that a certificate's place in a path decides.

use crate::trust::{
    Facts, Kind, Kinds,
    facts::{Digest, KeyType, SignatureKind},
    names::{self, Budget},
    signature::Verified,
};

/// A path as it was built: the leaf first.
#[derive(Debug, Clone, Copy)]
pub struct Path<'a> {
    pub certificates: &'a [&'a Facts],
    /// Its last certificate is a trust anchor.
    pub is_complete: bool,
}

/// What annotating costs.
pub struct Work<'a> {
    /// Does the key of `issuer` verify the signature of `child`? Both are positions in the path; the answer is expected
    /// to be remembered, and [`Verified::Unsupported`] to be noted by whoever answers.
    pub signature: &'a mut dyn FnMut(usize, usize) -> Verified,
    /// Comparisons of names with subtrees that may still be made. At 0 the kinds are incomplete: the verdict is unknown.
    pub comparisons: &'a mut Budget,
}

impl std::fmt::Debug for Work<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Work").field("comparisons", &self.comparisons).finish_non_exhaustive()
    }
}

/// The kinds that hold at `index` because of its place; its own are not repeated.
pub fn in_path(path: &Path<'_>, index: usize, work: &mut Work<'_>) -> Kinds {
    let mut kinds = Kinds::NONE;
    let Some(facts) = path.certificates.get(index).copied() else { return kinds };
    match path.certificates.get(index + 1).copied() {
        Some(issuer) => signed(&mut kinds, facts, issuer, index, work),
        None => kinds.set(Kind::NoIssuer, !path.is_complete),
    }
    path_length(&mut kinds, path, index, facts);
    kinds.set(Kind::PolicyRequired, policy_is_missing(path, index, facts));
    names::constraints(&mut kinds, path, index, work.comparisons);
    kinds
}

/// Kinds of the signature stand at the signed certificate, and only where its issuer is in the path.
fn signed(kinds: &mut Kinds, facts: &Facts, issuer: &Facts, index: usize, work: &mut Work<'_>) {
    kinds.set(Kind::AkiMismatch, facts.aki_contradicts(issuer));
    match facts.signature.digest() {
        Some(Digest::Md5) => kinds.set(Kind::SigMd5, true),
        Some(Digest::Sha1) => kinds.set(Kind::SigSha1, true),
        Some(Digest::Sha224) => kinds.set(Kind::SigSha224, true),
        _ => {}
    }
    match facts.signature {
        SignatureKind::RsaPss(digest) => {
            kinds.set(Kind::SigRsaPss, true);
            kinds.set(Kind::SigUnknown, digest.is_none());
        }
        SignatureKind::Ecdsa(Digest::Sha512) => kinds.set(Kind::SigEcdsaSha512, true),
        SignatureKind::Ed448 => kinds.set(Kind::SigEd448, true),
        SignatureKind::Unknown => kinds.set(Kind::SigUnknown, true),
        _ => {}
    }
    kinds.set(Kind::SigTypeMismatch, !facts.fits(issuer));
    kinds.set(Kind::SigBad, (work.signature)(index, index + 1) == Verified::Bad);
    // The only dialect that names types here names these two (JSSE, since JDK 16 without the curves).
    kinds.set(Kind::IssuerKeyUnsupported, matches!(issuer.key, KeyType::P224 | KeyType::K256));
}

/// RFC 5280, 4.2.1.9: certificates between this one and the leaf.
fn path_length(kinds: &mut Kinds, path: &Path<'_>, index: usize, facts: &Facts) {
    let Some(limit) = facts.basic_constraints.and_then(|constraints| constraints.path_length) else { return };
    let between = path.certificates.get(1..index).unwrap_or_default();
    let counted = between.iter().filter(|below| !below.self_issued()).count();
    kinds.set(Kind::PathlenExceeded, counted > limit as usize);
    kinds.set(Kind::PathlenExceededAny, between.len() > limit as usize);
}

/// RFC 5280, 6.1.3 to 6.1.5: the policy tree is empty as soon as one certificate below the anchor has no
/// certificatePolicies, and `requireExplicitPolicy` minds that from so many certificates on below it.
fn policy_is_missing(path: &Path<'_>, index: usize, facts: &Facts) -> bool {
    let Some(skip) = facts.policy_constraints.and_then(|constraints| constraints.require_explicit) else {
        return false;
    };
    let Some(below) = path.certificates.get(..index).filter(|below| !below.is_empty()) else { return false };
    // The leaf counts even where it is self-issued (6.1.5, step a).
    let counted = 1 + below.iter().skip(1).filter(|below| !below.self_issued()).count();
    let judged = path.certificates.len() - usize::from(path.is_complete);
    skip as usize <= counted && path.certificates.iter().take(judged).any(|judged| judged.policies.is_none())
}
