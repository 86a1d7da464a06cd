//! The extensions that the engine reads (RFC 5280, section 4.2.1), each decoded or, where it does not decode, `None`.

use crate::{
    limits,
    read::certificate::{
        BasicConstraints,
        der::{self, Element, Reader},
    },
};

use super::name::canonical;

/// keyUsage as bits, [`KeyUsage::DIGITAL_SIGNATURE`] the highest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KeyUsage(u16);

impl KeyUsage {
    pub const DIGITAL_SIGNATURE: u16 = 1 << 15;
    pub const KEY_ENCIPHERMENT: u16 = 1 << 13;
    pub const KEY_AGREEMENT: u16 = 1 << 11;
    pub const KEY_CERT_SIGN: u16 = 1 << 10;
    pub const CRL_SIGN: u16 = 1 << 9;

    /// Names of RFC 5280, 4.2.1.3, by bit from the highest.
    pub const NAMES: [&'static str; 9] = [
        "digitalSignature",
        "nonRepudiation",
        "keyEncipherment",
        "dataEncipherment",
        "keyAgreement",
        "keyCertSign",
        "cRLSign",
        "encipherOnly",
        "decipherOnly",
    ];

    pub(super) fn read(value: &[u8]) -> Option<Self> {
        let bits = Reader::new(value).optional(der::BIT_STRING)?;
        let octets = bits.content.get(1..)?;
        let octet = |index| octets.get(index).copied().unwrap_or(0);
        Some(Self(u16::from_be_bytes([octet(0), octet(1)])))
    }

    pub fn bits(self) -> u16 {
        self.0
    }

    /// Any of these bits.
    pub fn has(self, bits: u16) -> bool {
        self.0 & bits != 0
    }

    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    pub fn names(self) -> impl Iterator<Item = &'static str> {
        Self::NAMES.into_iter().enumerate().filter(move |(bit, _)| self.has(1 << (15 - bit))).map(|(_, name)| name)
    }
}

/// One name of a subjectAltName or of a subtree; text as the octets that stand there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum GeneralName {
    Dns(Vec<u8>),
    /// Four or sixteen octets in a SAN, twice as many in a subtree; others are kept as they are.
    Ip(Vec<u8>),
    Email(Vec<u8>),
    Uri(Vec<u8>),
    /// A Name as DER, and in its canonical form, by which it is compared.
    Directory {
        der: Vec<u8>,
        canonical: Vec<u8>,
    },
    /// otherName, x400Address, ediPartyName, registeredID: the tag number and the content octets.
    Other(u8, Vec<u8>),
}

impl GeneralName {
    /// From the DER of a Name.
    pub(crate) fn directory(name: &[u8]) -> Self {
        Self::Directory { der: name.to_vec(), canonical: canonical(name) }
    }

    fn of(element: &Element<'_>) -> Self {
        let octets = element.content.to_vec();
        match element.tag {
            0x81 => Self::Email(octets),
            0x82 => Self::Dns(octets),
            0xa4 => Self::directory(&octets),
            0x86 => Self::Uri(octets),
            0x87 => Self::Ip(octets),
            tag => Self::Other(tag & 0x1f, octets),
        }
    }
}

/// GeneralNames: as many as the bound allows, and how many there are.
pub(super) fn general_names(value: &[u8]) -> Option<(Vec<GeneralName>, usize)> {
    let mut names = Vec::new();
    let mut count = 0;
    let mut reader = Reader::new(value).optional(der::SEQUENCE)?.inside();
    for element in reader.by_ref() {
        count += 1;
        if count <= limits::SUBJECT_ALT_NAMES {
            names.push(GeneralName::of(&element));
        }
    }
    reader.is_empty().then_some((names, count))
}

pub(super) fn basic_constraints(value: &[u8], critical: bool) -> Option<BasicConstraints> {
    let mut fields = Reader::new(value).optional(der::SEQUENCE)?.inside();
    let ca = fields.optional(der::BOOLEAN).is_some_and(|flag| flag.content.iter().any(|octet| *octet != 0));
    let path_length = match fields.optional(der::INTEGER) {
        Some(number) => Some(small(number.content)?),
        None => None,
    };
    fields.is_empty().then_some(BasicConstraints { ca, path_length, critical })
}

/// A number that is not negative; what exceeds 32 bits is as good as unbounded.
fn small(number: &[u8]) -> Option<u32> {
    let first = number.first()?;
    if first & 0x80 != 0 {
        return None;
    }
    Some(number.iter().fold(
        0_u32,
        |value, octet| {
            if value >> 24 != 0 { u32::MAX } else { value << 8 | u32::from(*octet) }
        },
    ))
}

/// A SEQUENCE OF OBJECT IDENTIFIER.
pub(super) fn oids(value: &[u8]) -> Option<Vec<Vec<u8>>> {
    let mut reader = Reader::new(value).optional(der::SEQUENCE)?.inside();
    let list: Option<Vec<_>> = reader.by_ref().map(|oid| (oid.tag == der::OID).then(|| oid.content.to_vec())).collect();
    list.filter(|_| reader.is_empty())
}

pub(super) fn octets(value: &[u8]) -> Option<Vec<u8>> {
    Reader::new(value).optional(der::OCTET_STRING).map(|element| element.content.to_vec())
}

/// certificatePolicies: the identifiers.
pub(super) fn policies(value: &[u8]) -> Option<Vec<Vec<u8>>> {
    let list = Reader::new(value).optional(der::SEQUENCE)?.inside();
    list.map(|policy| policy.inside().optional(der::OID).map(|oid| oid.content.to_vec())).collect()
}

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AuthorityKeyId {
    pub key_id: Option<Vec<u8>>,
    /// The canonical form of the first directoryName of authorityCertIssuer.
    pub issuer_canonical: Option<Vec<u8>>,
    pub serial: Option<Vec<u8>>,
}

impl AuthorityKeyId {
    pub(super) fn read(value: &[u8]) -> Option<Self> {
        let mut fields = Reader::new(value).optional(der::SEQUENCE)?.inside();
        let key_id = fields.optional(0x80).map(|field| field.content.to_vec());
        let issuer_canonical = fields
            .optional(0xa1)
            .and_then(|field| field.inside().find(|name| name.tag == 0xa4))
            .map(|name| canonical(name.content));
        let serial = fields.optional(0x82).map(|field| field.content.to_vec());
        Some(Self { key_id, issuer_canonical, serial })
    }
}

/// An INTEGER without needless leading octets.
pub(super) fn trimmed(mut number: &[u8]) -> &[u8] {
    while let [first, second, ..] = number {
        let needless = (*first == 0 && *second < 0x80) || (*first == 0xff && *second >= 0x80);
        if !needless {
            break;
        }
        number = number.get(1..).unwrap_or_default();
    }
    number
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct PolicyConstraints {
    pub require_explicit: Option<u32>,
    pub inhibit_mapping: Option<u32>,
}

impl PolicyConstraints {
    pub(super) fn read(value: &[u8]) -> Option<Self> {
        let mut fields = Reader::new(value).optional(der::SEQUENCE)?.inside();
        let require_explicit = fields.optional(0x80).and_then(|field| small(field.content));
        let inhibit_mapping = fields.optional(0x81).and_then(|field| small(field.content));
        Some(Self { require_explicit, inhibit_mapping })
    }
}

/// nameConstraints.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NameConstraints {
    pub permitted: Vec<Subtree>,
    pub excluded: Vec<Subtree>,
}

/// The base of a GeneralSubtree; `minimum` and `maximum` are not used (RFC 5280, 4.2.1.10).
pub type Subtree = GeneralName;

impl NameConstraints {
    pub(super) fn read(value: &[u8]) -> Option<Self> {
        let mut fields = Reader::new(value).optional(der::SEQUENCE)?.inside();
        let permitted = subtrees(fields.optional(0xa0))?;
        let excluded = subtrees(fields.optional(0xa1))?;
        fields.is_empty().then_some(Self { permitted, excluded })
    }
}

fn subtrees(field: Option<Element<'_>>) -> Option<Vec<Subtree>> {
    let Some(field) = field else { return Some(Vec::new()) };
    let mut reader = field.inside();
    let list: Option<Vec<_>> = reader
        .by_ref()
        .map(|subtree| {
            let base = subtree.inside().read().ok()?;
            let name = GeneralName::of(&base);
            let is_sound = match &name {
                GeneralName::Ip(octets) => matches!(octets.len(), 8 | 32),
                GeneralName::Directory { der: name, .. } => Reader::new(name).optional(der::SEQUENCE).is_some(),
                _ => true,
            };
            is_sound.then_some(name)
        })
        .collect();
    list.filter(|_| reader.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_lose_what_their_sign_does_not_need() {
        for (number, expected) in [
            (&[0, 0x7f][..], &[0x7f][..]),
            (&[0, 0x80], &[0, 0x80]),
            (&[0, 0, 1], &[1]),
            (&[0xff, 0x80], &[0x80]),
            (&[0xff, 0x7f], &[0xff, 0x7f]),
            (&[1, 0], &[1, 0]),
            (&[0, 0], &[0]),
            (&[], &[]),
        ] {
            assert_eq!(trimmed(number), expected, "{number:?}");
        }
    }

    /// Of an address there is also a mask, and a directory name is a SEQUENCE (RFC 5280, 4.2.1.10).
    #[test]
    fn bases_of_constraints_have_their_forms() {
        use crate::trust::testing::{name, tlv};
        let permitted = |base: &[u8]| {
            let constraints = NameConstraints::read(&tlv(0x30, &tlv(0xa0, &tlv(0x30, base))));
            constraints.map(|read| (read.permitted.len(), read.excluded.len()))
        };
        let address = |count: usize| permitted(&tlv(0x87, &vec![10; count]));
        assert_eq!([address(8), address(32)], [Some((1, 0)); 2]);
        assert_eq!([address(4), address(16), address(0)], [None; 3]);
        assert_eq!(permitted(&tlv(0xa4, &name("Test CA"))), Some((1, 0)));
        assert_eq!(permitted(&tlv(0xa4, &tlv(0x31, &[]))), None);
        assert_eq!(permitted(&tlv(0x82, b"example.test")), Some((1, 0)));
    }

    #[test]
    fn small_numbers_end_at_32_bits() {
        assert_eq!(small(&[]), None);
        assert_eq!(small(&[0x80]), None);
        assert_eq!(small(&[2, 1]), Some(0x201));
        assert_eq!(small(&[0, 0xff, 0xfe, 0xfd, 0xfc]), Some(0xfffe_fdfc));
        assert_eq!(small(&[1, 0, 0, 0, 0]), Some(u32::MAX));
    }
}
