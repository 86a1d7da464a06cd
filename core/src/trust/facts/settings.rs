//! The trust settings of OpenSSL's TRUSTED CERTIFICATE blocks (`X509_CERT_AUX`, crypto/x509/x_x509a.c).

use crate::read::certificate::{
    der::{self, Reader},
    oid::usage,
};

/// What the settings list, as content octets of object identifiers.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TrustSettings {
    /// `None`: no list, which is another thing than an empty one.
    pub trust: Option<Vec<Vec<u8>>>,
    pub reject: Vec<Vec<u8>>,
}

/// What they say about a purpose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trust {
    Granted,
    Rejected,
    /// Nothing: the ordinary rules hold.
    Silent,
}

impl TrustSettings {
    /// `None` where the octets are no such settings.
    pub(crate) fn read(trailing: &[u8]) -> Option<Self> {
        let mut outer = Reader::new(trailing);
        let mut fields = outer.optional(der::SEQUENCE)?.inside();
        let list = |reader: Reader<'_>| reader.map(|oid| oid.content.to_vec()).collect::<Vec<_>>();
        let trust = fields.optional(der::SEQUENCE).map(|field| list(field.inside()));
        let reject = fields.optional(0xa0).map(|field| list(field.inside())).unwrap_or_default();
        Some(Self { trust, reject })
    }

    /// `obj_trust` of crypto/x509/x509_trust.c: a rejection first, then the list, in which anyExtendedKeyUsage counts for
    /// all; a list without the purpose rejects.
    pub fn says(&self, purpose: &[u8]) -> Trust {
        let names = |list: &[Vec<u8>]| list.iter().any(|oid| oid == purpose || oid == usage::ANY);
        match &self.trust {
            _ if names(&self.reject) => Trust::Rejected,
            Some(list) if names(list) => Trust::Granted,
            Some(_) => Trust::Rejected,
            None => Trust::Silent,
        }
    }
}
