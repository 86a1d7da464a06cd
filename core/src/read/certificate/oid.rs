//! Object identifiers as content octets, so that they compare without decoding. Sources stand at each group.

/// RFC 5280, section 4.2.
pub(crate) mod extension {
    pub(crate) const SUBJECT_KEY_ID: &[u8] = &[0x55, 0x1d, 14];
    pub(crate) const KEY_USAGE: &[u8] = &[0x55, 0x1d, 15];
    pub(crate) const SUBJECT_ALT_NAME: &[u8] = &[0x55, 0x1d, 17];
    pub(crate) const ISSUER_ALT_NAME: &[u8] = &[0x55, 0x1d, 18];
    pub(crate) const BASIC_CONSTRAINTS: &[u8] = &[0x55, 0x1d, 19];
    pub(crate) const NAME_CONSTRAINTS: &[u8] = &[0x55, 0x1d, 30];
    pub(crate) const CRL_POINTS: &[u8] = &[0x55, 0x1d, 31];
    pub(crate) const POLICIES: &[u8] = &[0x55, 0x1d, 32];
    pub(crate) const POLICY_MAPPINGS: &[u8] = &[0x55, 0x1d, 33];
    pub(crate) const AUTHORITY_KEY_ID: &[u8] = &[0x55, 0x1d, 35];
    pub(crate) const POLICY_CONSTRAINTS: &[u8] = &[0x55, 0x1d, 36];
    pub(crate) const EXTENDED_KEY_USAGE: &[u8] = &[0x55, 0x1d, 37];
    pub(crate) const INHIBIT_ANY: &[u8] = &[0x55, 0x1d, 54];
    /// 1.3.6.1.5.5.7.1.1.
    pub(crate) const AUTHORITY_INFO: &[u8] = &[0x2b, 6, 1, 5, 5, 7, 1, 1];
    /// 1.3.6.1.5.5.7.1.24, RFC 7633 (must-staple).
    pub(crate) const TLS_FEATURE: &[u8] = &[0x2b, 6, 1, 5, 5, 7, 1, 24];
    /// 1.3.6.1.4.1.11129.2.4.2, RFC 6962, section 3.3.
    pub(crate) const SCTS: &[u8] = &[0x2b, 6, 1, 4, 1, 0xd6, 0x79, 2, 4, 2];
    /// 2.16.840.1.113730.1.1.
    pub(crate) const NS_CERT_TYPE: &[u8] = &[0x60, 0x86, 0x48, 1, 0x86, 0xf8, 0x42, 1, 1];
}

/// RFC 5280, section 4.2.1.12.
pub(crate) mod usage {
    pub(crate) const ANY: &[u8] = &[0x55, 0x1d, 37, 0];
    pub(crate) const SERVER_AUTH: &[u8] = &[0x2b, 6, 1, 5, 5, 7, 3, 1];
    pub(crate) const CLIENT_AUTH: &[u8] = &[0x2b, 6, 1, 5, 5, 7, 3, 2];
}

/// X.520 and RFC 4519.
pub(crate) mod attribute {
    pub(crate) const COMMON_NAME: &[u8] = &[0x55, 4, 3];
    /// RFC 2985.
    pub(crate) const EMAIL_ADDRESS: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 9, 1];
    pub(crate) const ORGANIZATION: &[u8] = &[0x55, 4, 10];
    pub(crate) const ORGANIZATIONAL_UNIT: &[u8] = &[0x55, 4, 11];
}

/// Digests: RFC 3279, RFC 4055, RFC 8017 appendix B.1.
pub(crate) mod digest {
    pub(crate) const MD5: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 2, 5];
    pub(crate) const SHA1: &[u8] = &[0x2b, 0x0e, 3, 2, 0x1a];
    pub(crate) const SHA224: &[u8] = &[0x60, 0x86, 0x48, 1, 0x65, 3, 4, 2, 4];
    pub(crate) const SHA256: &[u8] = &[0x60, 0x86, 0x48, 1, 0x65, 3, 4, 2, 1];
    pub(crate) const SHA384: &[u8] = &[0x60, 0x86, 0x48, 1, 0x65, 3, 4, 2, 2];
    pub(crate) const SHA512: &[u8] = &[0x60, 0x86, 0x48, 1, 0x65, 3, 4, 2, 3];
}

/// Keys: RFC 3279, RFC 4055, RFC 5480, RFC 8410.
pub(crate) mod key {
    pub(crate) const RSA: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 1, 1];
    pub(crate) const RSA_PSS: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 1, 10];
    pub(crate) const MGF1: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 1, 8];
    pub(crate) const DSA: &[u8] = &[0x2a, 0x86, 0x48, 0xce, 0x38, 4, 1];
    pub(crate) const EC: &[u8] = &[0x2a, 0x86, 0x48, 0xce, 0x3d, 2, 1];
    pub(crate) const ED25519: &[u8] = &[0x2b, 0x65, 0x70];
    pub(crate) const ED448: &[u8] = &[0x2b, 0x65, 0x71];
    pub(crate) const P224: &[u8] = &[0x2b, 0x81, 4, 0, 33];
    pub(crate) const P256: &[u8] = &[0x2a, 0x86, 0x48, 0xce, 0x3d, 3, 1, 7];
    pub(crate) const P384: &[u8] = &[0x2b, 0x81, 4, 0, 34];
    pub(crate) const P521: &[u8] = &[0x2b, 0x81, 4, 0, 35];
    pub(crate) const K256: &[u8] = &[0x2b, 0x81, 4, 0, 10];
}
