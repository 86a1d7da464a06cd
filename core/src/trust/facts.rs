//! What stands in a certificate, without judgement: one lenient DER view, which fails only where the bytes are no
//! certificate. The engine reads nothing else.

/// The facts of one certificate.
#[derive(Debug, Clone)]
pub struct Facts {
    /// The certificate without trailing octets.
    pub der: Vec<u8>,
}
