//! Arithmetic only: does this key verify that signature?

/// The answer of [`verify`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verified {
    Good,
    Bad,
    /// No arithmetic for this algorithm here: unknown, never a guess.
    Unsupported,
}

/// Checks the signature of the certificate `child` (DER) with `issuer_spki` (DER SubjectPublicKeyInfo).
pub fn verify(_child: &[u8], _issuer_spki: &[u8]) -> Verified {
    Verified::Unsupported
}
