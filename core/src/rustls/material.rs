//! Certificates and keys as rustls takes them. What it cannot take is refused: nothing is left out.

use std::sync::Arc;

use ::rustls::{
    RootCertStore,
    crypto::CryptoProvider,
    pki_types::{CertificateDer, PrivateKeyDer, PrivatePkcs8KeyDer},
    sign::CertifiedKey,
};

use super::Error;
use crate::{
    Refused,
    contract::{FileBytes, Refusal, Report},
};

/// Every certificate, one by one.
pub(super) fn roots(anchors: &[FileBytes], what: &str, report: &Report) -> Result<Arc<RootCertStore>, Error> {
    let mut roots = RootCertStore::empty();
    for (at, anchor) in anchors.iter().enumerate() {
        roots.add(CertificateDer::from(anchor.as_bytes())).map_err(|error| {
            let of = anchors.len();
            refused(format!("rustls cannot take {what} {} of {of} as a trust anchor: {error}", at + 1), report)
        })?;
    }
    Ok(Arc::new(roots))
}

/// The chain, the leaf first, with its key (PKCS#8). From here on the key is rustls's.
pub(super) fn identity(
    chain: &[FileBytes],
    key: &FileBytes,
    provider: &CryptoProvider,
    report: &Report,
) -> Result<Arc<CertifiedKey>, Error> {
    let chain = chain.iter().map(|der| CertificateDer::from(der.as_bytes().to_vec())).collect();
    let key = PrivateKeyDer::from(PrivatePkcs8KeyDer::from(key.as_bytes().to_vec()));
    CertifiedKey::from_der(chain, key, provider)
        .map(Arc::new)
        .map_err(|error| refused(format!("rustls cannot take the private key with its certificate: {error}"), report))
}

/// What the judgement did not foresee, and rustls says.
pub(super) fn refused(message: String, report: &Report) -> Error {
    Error::Refused(Box::new(Refused::new(Some(Refusal { causes: Vec::new(), message }), report.clone())))
}
