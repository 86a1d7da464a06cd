//! What is no certificate: requests, revocation lists, encrypted keys with any parameters.

use super::{Digest, Issued, Key, Name, der};

/// A PKCS#10 request (RFC 2986), DER.
pub fn certificate_request(subject: &Name, key: &Key) -> Vec<u8> {
    let information = der::sequence([der::integer(0), subject.der.clone(), key.spki().to_vec(), der::tagged(0, &[])]);
    let (algorithm, signature) = key.sign(Digest::Sha256, &information);
    der::sequence([information, algorithm, der::bit_string(&signature)])
}

/// An empty CRL of this CA, DER.
pub fn revocation_list(ca: &Issued) -> Vec<u8> {
    let (algorithm, _) = ca.key.sign(Digest::Sha256, b"");
    let times = [der::time("2026-01-01"), der::time("2027-01-01")];
    let list = der::sequence([der::integer(1), algorithm, ca.subject.der.clone(), times[0].clone(), times[1].clone()]);
    let (algorithm, signature) = ca.key.sign(Digest::Sha256, &list);
    der::sequence([list, algorithm, der::bit_string(&signature)])
}

/// EncryptedPrivateKeyInfo (RFC 5958) with PBES2 and a key derivation of any cost; what it encrypts is noise, since
/// nobody can derive the key.
pub fn encrypted_key(derivation: &[u8]) -> Vec<u8> {
    let cipher = der::sequence([der::oid("2.16.840.1.101.3.4.1.42"), der::octet_string(&[7; 16])]);
    let scheme = der::sequence([der::oid("1.2.840.113549.1.5.13"), der::sequence([derivation.to_vec(), cipher])]);
    der::sequence([scheme, der::octet_string(&[0x5a; 144])])
}

/// PBKDF2 with HMAC-SHA-256 (RFC 8018) and so many rounds.
pub fn pbkdf2(rounds: u64) -> Vec<u8> {
    let prf = der::sequence([der::oid("1.2.840.113549.2.9"), der::null()]);
    let parameters = der::sequence([der::octet_string(b"fixed salt"), der::integer(rounds), prf]);
    der::sequence([der::oid("1.2.840.113549.1.5.12"), parameters])
}

/// scrypt (RFC 7914) with this cost.
pub fn scrypt(n: u64, r: u64, p: u64) -> Vec<u8> {
    let parameters =
        der::sequence([der::octet_string(b"fixed salt"), der::integer(n), der::integer(r), der::integer(p)]);
    der::sequence([der::oid("1.3.6.1.4.1.11591.4.11"), parameters])
}
