//! Certificates for tests: real ones, and ones made once with OpenSSL.

use base64ct::{Base64, Encoding};

use super::Facts;

pub(crate) const REDISLABS_ROOT: &str = include_str!("testdata/redislabs-root.pem");
pub(crate) const RCP_INTERMEDIATE: &str = include_str!("testdata/rcp-intermediate.pem");
pub(crate) const GLOBALSIGN_R3: &str = include_str!("testdata/globalsign-r3.pem");
pub(crate) const GLOBALSIGN_ATLAS: &str = include_str!("testdata/globalsign-atlas.pem");

/// The blocks of a file in which each stands under a line `# name`.
pub(crate) fn named(text: &str) -> Vec<(&str, Vec<u8>)> {
    text.split("\n# ").skip(1).filter_map(|part| part.split_once('\n')).map(|(name, pem)| (name, der(pem))).collect()
}

/// The DER of the one block of a PEM text.
pub(crate) fn der(pem: &str) -> Vec<u8> {
    let text: String = pem.lines().skip_while(|line| !line.starts_with('-')).filter(|l| !l.starts_with('-')).collect();
    Base64::decode_vec(&text).unwrap()
}

pub(crate) fn facts(pem: &str) -> Facts {
    Facts::read(&der(pem)).unwrap()
}

/// A certificate to be built, without a sound signature: for what is judged without arithmetic.
#[derive(Clone)]
pub(crate) struct Draft {
    pub version: u8,
    pub serial: Vec<u8>,
    pub issuer: Vec<u8>,
    pub subject: Vec<u8>,
    pub not_before: &'static str,
    pub not_after: &'static str,
    pub spki: Vec<u8>,
    pub signature: Vec<u8>,
    pub extensions: Vec<Vec<u8>>,
}

/// `ecdsa-with-SHA256`, as an `AlgorithmIdentifier`.
pub(crate) const ECDSA_SHA256: &[u8] = &[0x30, 10, 6, 8, 0x2a, 0x86, 0x48, 0xce, 0x3d, 4, 3, 2];
const P256_KEY: &[u8] =
    &[0x30, 19, 6, 7, 0x2a, 0x86, 0x48, 0xce, 0x3d, 2, 1, 6, 8, 0x2a, 0x86, 0x48, 0xce, 0x3d, 3, 1, 7];

impl Default for Draft {
    fn default() -> Self {
        Self {
            version: 3,
            serial: vec![1],
            issuer: name("Test CA"),
            subject: name("redis.test"),
            not_before: "20260101000000Z",
            not_after: "20270101000000Z",
            spki: tlv(0x30, &[P256_KEY, &tlv(3, &[0, 4, 1, 2])].concat()),
            signature: ECDSA_SHA256.to_vec(),
            extensions: Vec::new(),
        }
    }
}

impl Draft {
    pub fn with(mut self, oid: &[u8], critical: bool, value: &[u8]) -> Self {
        let flag: &[u8] = if critical { &[1, 1, 0xff] } else { &[] };
        self.extensions.push(tlv(0x30, &[&tlv(6, oid), flag, &tlv(4, value)].concat()));
        self
    }

    /// DNS entries.
    pub fn dns(self, names: &[&str]) -> Self {
        let entries: Vec<u8> = names.iter().flat_map(|name| tlv(0x82, name.as_bytes())).collect();
        self.with(crate::read::certificate::oid::extension::SUBJECT_ALT_NAME, false, &tlv(0x30, &entries))
    }

    pub fn der(&self) -> Vec<u8> {
        let version = if self.version == 1 { Vec::new() } else { tlv(0xa0, &[2, 1, self.version - 1]) };
        let dates = [tlv(0x18, self.not_before.as_bytes()), tlv(0x18, self.not_after.as_bytes())].concat();
        let extensions =
            if self.extensions.is_empty() { Vec::new() } else { tlv(0xa3, &tlv(0x30, &self.extensions.concat())) };
        let tbs = [
            version,
            tlv(2, &self.serial),
            self.signature.clone(),
            self.issuer.clone(),
            tlv(0x30, &dates),
            self.subject.clone(),
            self.spki.clone(),
            extensions,
        ]
        .concat();
        tlv(0x30, &[tlv(0x30, &tbs), self.signature.clone(), tlv(3, &[0, 1, 2, 3])].concat())
    }

    pub fn facts(&self) -> Facts {
        Facts::read(&self.der()).unwrap()
    }
}

pub(crate) fn tlv(tag: u8, content: &[u8]) -> Vec<u8> {
    let length = content.len();
    let header = match length {
        0..128 => vec![tag, length as u8],
        128..256 => vec![tag, 0x81, length as u8],
        _ => vec![tag, 0x82, (length >> 8) as u8, length as u8],
    };
    [header, content.to_vec()].concat()
}

/// A name of one common name; of none where the text is empty.
pub(crate) fn name(common: &str) -> Vec<u8> {
    if common.is_empty() {
        return vec![0x30, 0];
    }
    let pair = [tlv(6, &[0x55, 4, 3]), tlv(0x0c, common.as_bytes())].concat();
    tlv(0x30, &tlv(0x31, &tlv(0x30, &pair)))
}
