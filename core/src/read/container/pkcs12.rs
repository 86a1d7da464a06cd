//! PKCS#12 (RFC 7292), opened with what opens keys. The well-kept crate for it asks the host for randomness, which in
//! WebAssembly means JavaScript; RustCrypto's is a pre-release without the walk. The walk is this file.

use zeroize::Zeroizing;

use super::ber;
use crate::read::{
    InputFault,
    certificate::der::{self, Element, Reader, dotted},
    key::{
        Work,
        content::{self, Closed, Mac},
    },
};

/// What came out of a container.
#[derive(Default)]
pub(in crate::read) struct Store {
    pub certificates: Vec<Entry<Vec<u8>>>,
    /// PKCS#8.
    pub keys: Vec<Entry<Zeroizing<Vec<u8>>>>,
    /// Names of keys that stayed closed.
    pub closed: Vec<Option<String>>,
    pub faults: Vec<InputFault>,
}

pub(in crate::read) struct Entry<T> {
    /// Its `friendlyName`.
    pub name: Option<String>,
    pub octets: T,
}

const DATA: &str = "1.2.840.113549.1.7.1";
const ENCRYPTED_DATA: &str = "1.2.840.113549.1.7.6";
const KEY_BAG: &str = "1.2.840.113549.1.12.10.1.1";
const SHROUDED_KEY_BAG: &str = "1.2.840.113549.1.12.10.1.2";
const CERTIFICATE_BAG: &str = "1.2.840.113549.1.12.10.1.3";
const SAFE_CONTENTS_BAG: &str = "1.2.840.113549.1.12.10.1.6";
const X509_CERTIFICATE: &str = "1.2.840.113549.1.9.22.1";
const FRIENDLY_NAME: &str = "1.2.840.113549.1.9.20";

/// Bags inside bags.
const DEPTH: usize = 4;

/// Opens a container. The empty passphrase is tried first: truststores often have it.
pub(in crate::read) fn open(octets: &[u8], passphrase: Option<&[u8]>, work: &mut Work) -> Store {
    let mut opening = Opening { work, candidates: Vec::new(), store: Store::default(), given: passphrase.is_some() };
    opening.candidates.push(Zeroizing::new(Vec::new()));
    if let Some(given) = passphrase {
        opening.candidates.push(Zeroizing::new(given.to_vec()));
        // A passphrase out of a file often brings the line's end along.
        if let Some(line) = given.strip_suffix(b"\n") {
            opening.candidates.push(Zeroizing::new(line.strip_suffix(b"\r").unwrap_or(line).to_vec()));
        }
    }
    let definite = ber::to_der(octets);
    if opening.container(definite.as_deref().unwrap_or(octets)).is_none() {
        opening.fault(InputFault::Damaged { why: "its outer structure does not decode".to_owned() });
    }
    opening.store
}

struct Opening<'w> {
    work: &'w mut Work,
    /// Passphrases that may still be right; empty where none is.
    candidates: Vec<Zeroizing<Vec<u8>>>,
    store: Store,
    /// The person gave a passphrase.
    given: bool,
}

impl Opening<'_> {
    /// `PFX ::= SEQUENCE { version, authSafe ContentInfo, macData OPTIONAL }`
    fn container(&mut self, octets: &[u8]) -> Option<()> {
        let mut fields = Reader::new(octets).optional(der::SEQUENCE)?.inside();
        fields.optional(der::INTEGER)?;
        let (kind, content) = content_info(&fields.optional(der::SEQUENCE)?)?;
        if kind != DATA {
            self.fault(InputFault::Unsupported { what: "it is signed with a key, not with a passphrase".to_owned() });
            return Some(());
        }
        let safe = string(&content)?;
        if let Some(mac) = fields.optional(der::SEQUENCE) {
            self.choose(&mac, &safe)?;
        }
        let definite = ber::to_der(&safe);
        let parts = Reader::new(definite.as_deref().unwrap_or(&safe)).optional(der::SEQUENCE)?.inside();
        for part in parts {
            if self.part(&part).is_none() {
                self.fault(InputFault::Damaged { why: "one of its parts does not decode".to_owned() });
            }
        }
        Some(())
    }

    /// Leaves the one passphrase that the MAC fits.
    fn choose(&mut self, mac: &Element<'_>, safe: &[u8]) -> Option<()> {
        let mut fields = mac.inside();
        let mut info = fields.optional(der::SEQUENCE)?.inside();
        let identifier = info.optional(der::SEQUENCE)?.whole;
        let digest = info.optional(der::OCTET_STRING)?.content;
        let salt = fields.optional(der::OCTET_STRING)?.content;
        let rounds = fields.optional(der::INTEGER).map_or(1, |rounds| {
            rounds.content.iter().fold(0_u64, |sum, octet| sum.saturating_mul(256).saturating_add(u64::from(*octet)))
        });
        let mac = Mac { identifier, digest, salt, rounds };
        for (at, candidate) in self.candidates.iter().enumerate() {
            match content::mac_fits(&mac, safe, candidate, self.work) {
                Ok(true) => {
                    self.candidates = vec![self.candidates.swap_remove(at)];
                    return Some(());
                }
                Ok(false) => {}
                // Then what the parts make of the passphrase decides.
                Err(closed) => {
                    self.closed(closed);
                    return Some(());
                }
            }
        }
        self.candidates.clear();
        self.closed(Closed::Wrong);
        Some(())
    }

    fn part(&mut self, part: &Element<'_>) -> Option<()> {
        let (kind, content) = content_info(part)?;
        match kind.as_str() {
            DATA => self.bags(&string(&content)?, DEPTH),
            ENCRYPTED_DATA => {
                let mut fields = content.inside();
                fields.optional(der::INTEGER)?;
                let mut info = fields.optional(der::SEQUENCE)?.inside();
                info.optional(der::OID)?;
                let identifier = info.optional(der::SEQUENCE)?.whole;
                let data = string(&info.next()?)?;
                match self.decrypt(identifier, &data) {
                    Some(octets) => self.bags(&octets, DEPTH),
                    None => Some(()),
                }
            }
            _ => {
                self.fault(InputFault::Unsupported { what: "a part is encrypted for a certificate".to_owned() });
                Some(())
            }
        }
    }

    /// `SafeContents ::= SEQUENCE OF SafeBag`
    fn bags(&mut self, octets: &[u8], depth: usize) -> Option<()> {
        let definite = ber::to_der(octets);
        let bags = Reader::new(definite.as_deref().unwrap_or(octets)).optional(der::SEQUENCE)?.inside();
        for bag in bags {
            self.bag(&bag, depth)?;
        }
        Some(())
    }

    fn bag(&mut self, bag: &Element<'_>, depth: usize) -> Option<()> {
        let mut fields = bag.inside();
        let kind = dotted(fields.optional(der::OID)?.content);
        let value = fields.optional(0xa0)?.inside().next()?;
        let name = fields.optional(der::SET).and_then(|attributes| friendly_name(&attributes));
        match kind.as_str() {
            CERTIFICATE_BAG => {
                let mut fields = value.inside();
                if dotted(fields.optional(der::OID)?.content) == X509_CERTIFICATE {
                    let octets = string(&fields.optional(0xa0)?.inside().next()?)?.to_vec();
                    self.store.certificates.push(Entry { name, octets });
                }
            }
            KEY_BAG => self.store.keys.push(Entry { name, octets: Zeroizing::new(value.whole.to_vec()) }),
            SHROUDED_KEY_BAG => {
                let mut fields = value.inside();
                let identifier = fields.optional(der::SEQUENCE)?.whole;
                let data = string(&fields.next()?)?;
                match self.decrypt(identifier, &data) {
                    Some(octets) => self.store.keys.push(Entry { name, octets }),
                    None => self.store.closed.push(name),
                }
            }
            SAFE_CONTENTS_BAG if depth > 0 => self.bags(value.whole, depth - 1)?,
            // Revocation lists and secrets are nothing for TLS.
            _ => {}
        }
        Some(())
    }

    /// With the first passphrase that opens it, which then is the right one for the rest too.
    fn decrypt(&mut self, identifier: &[u8], data: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
        let mut reason = Closed::Wrong;
        for (at, candidate) in self.candidates.iter().enumerate() {
            match content::decrypt(identifier, data, candidate, self.work) {
                Ok(content) => {
                    self.candidates = vec![self.candidates.swap_remove(at)];
                    if let Some(scheme) = content.legacy {
                        self.fault(InputFault::LegacyEncryption { scheme });
                    }
                    return Some(content.octets);
                }
                Err(Closed::Wrong) => {}
                Err(other) => {
                    reason = other;
                    break;
                }
            }
        }
        self.closed(reason);
        None
    }

    fn closed(&mut self, reason: Closed) {
        self.fault(match reason {
            Closed::Wrong if self.given => InputFault::PassphraseWrong,
            Closed::Wrong => InputFault::PassphraseMissing,
            Closed::TooCostly(how) => InputFault::TooCostly { how },
            Closed::Unsupported(what) => InputFault::Unsupported { what },
            Closed::Damaged(why) => InputFault::Damaged { why },
        });
    }

    /// Once each: the parts of a container mostly share their fate.
    fn fault(&mut self, fault: InputFault) {
        let is_same = |one: &InputFault| std::mem::discriminant(one) == std::mem::discriminant(&fault);
        if !self.store.faults.iter().any(is_same) {
            self.store.faults.push(fault);
        }
    }
}

/// `ContentInfo ::= SEQUENCE { contentType, content [0] EXPLICIT }`: the type and what is inside.
fn content_info<'a>(info: &Element<'a>) -> Option<(String, Element<'a>)> {
    let mut fields = info.inside();
    let kind = dotted(fields.optional(der::OID)?.content);
    Some((kind, fields.optional(0xa0)?.inside().next()?))
}

/// The octets of an OCTET STRING, also of one under an implicit tag; in pieces where it is constructed.
fn string(element: &Element<'_>) -> Option<Zeroizing<Vec<u8>>> {
    const CONSTRUCTED: u8 = 0x20;
    let octets = if element.tag & CONSTRUCTED == 0 { element.content.to_vec() } else { ber::pieces(element.content)? };
    Some(Zeroizing::new(octets))
}

/// A BMPString among the attributes of a bag.
fn friendly_name(attributes: &Element<'_>) -> Option<String> {
    attributes.inside().find_map(|attribute| {
        let mut fields = attribute.inside();
        let is_name = dotted(fields.optional(der::OID)?.content) == FRIENDLY_NAME;
        let value = fields.optional(der::SET).filter(|_| is_name)?.inside().next()?;
        let units = value.content.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]]));
        Some(char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect())
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test says by panicking what it missed")]

    use super::*;
    use crate::read::testing::{der, file};

    fn opened(name: &str, passphrase: Option<&str>) -> Store {
        open(&file(name), passphrase.map(str::as_bytes), &mut Work::default())
    }

    #[test]
    fn containers_of_every_make_are_opened() {
        for (name, passphrase) in [
            ("modern.p12", "hunter2"),
            ("modern.p12", "hunter2\n"),
            ("legacy.p12", "hunter2"),
            ("sha512.p12", "hunter2"),
            ("empty.p12", ""),
            ("bare.p12", ""),
        ] {
            let store = opened(name, Some(passphrase));
            let certificates: Vec<_> = store.certificates.iter().map(|entry| entry.octets.clone()).collect();
            assert_eq!(certificates, [der("client.crt"), der("ca.crt")], "{name}: {:?}", store.faults);
            assert_eq!(store.keys.len(), 1, "{name}");
            assert_eq!(*store.keys[0].octets, der("client.key"), "{name}");
            assert_eq!(store.certificates[0].name.as_deref(), Some("redis"));
            let legacy = store.faults.iter().any(|fault| matches!(fault, InputFault::LegacyEncryption { .. }));
            assert_eq!((legacy, store.faults.len()), (name == "legacy.p12", usize::from(legacy)), "{:?}", store.faults);
        }
        let java = opened("java.p12", Some("hunter2"));
        assert_eq!((java.certificates.len(), java.faults), (1, vec![]));
    }

    #[test]
    fn a_missing_passphrase_is_no_wrong_one() {
        assert_eq!(opened("modern.p12", None).faults, [InputFault::PassphraseMissing]);
        assert_eq!(opened("modern.p12", Some("hunter3")).faults, [InputFault::PassphraseWrong]);
        assert_eq!(opened("empty.p12", None).faults, []);
        assert_eq!(opened("bare.p12", None).keys.len(), 1);
        // Its certificates are not encrypted.
        let store = opened("sha512.p12", None);
        assert_eq!((store.certificates.len(), store.closed.len()), (2, 1));
        assert_eq!(store.faults, [InputFault::PassphraseMissing]);
    }

    /// `modern.p12` with 2^31 rounds in its MAC, which is its last field.
    fn costly() -> Vec<u8> {
        let mut octets = file("modern.p12");
        let length = octets.len();
        let mac = (0..length - 2).rfind(|at| octets[*at] == 0x30 && at + 2 + usize::from(octets[at + 1]) == length);
        let rounds = [2, 2, 8, 0];
        assert!(octets.ends_with(&rounds));
        octets.truncate(length - rounds.len());
        octets.extend_from_slice(&[2, 5, 0, 0x80, 0, 0, 0]);
        octets[mac.unwrap() + 1] += 3;
        let outer = (u16::from_be_bytes([octets[2], octets[3]]) + 3).to_be_bytes();
        octets[2..4].copy_from_slice(&outer);
        octets
    }

    #[test]
    fn hostile_costs_end_in_a_fault() {
        let store = open(&costly(), Some(b"hunter3"), &mut Work::default());
        assert!(matches!(&store.faults[0], InputFault::TooCostly { how } if how.contains("2147483648")));
    }

    #[test]
    fn damage_ends_in_faults_and_never_in_a_panic() {
        let octets = file("sha512.p12");
        for cut in [octets.len() / 4, octets.len() / 2, octets.len() - 1] {
            assert!(!open(&octets[..cut], None, &mut Work::default()).faults.is_empty());
        }
        for at in 0..octets.len() {
            let mut damaged = octets.clone();
            damaged[at] ^= 0x81;
            let _ = open(&damaged, None, &mut Work::default());
        }
    }

    /// RFC 7292, section 4.2.6: bags that hold bags. The walk ends where nobody nests.
    #[test]
    fn bags_in_bags_are_opened_to_a_depth() {
        use crate::trust::testing::tlv;
        let oid = |text: &str| tlv(6, ::der::oid::ObjectIdentifier::new(text).unwrap().as_bytes());
        let info = |content: &[u8]| tlv(0x30, &[oid(DATA), tlv(0xa0, &tlv(4, content))].concat());
        let bag = |kind: &str, value: &[u8]| tlv(0x30, &[oid(kind), tlv(0xa0, value)].concat());
        let certificate = [oid(X509_CERTIFICATE), tlv(0xa0, &tlv(4, b"certificate"))].concat();
        let certificate = tlv(0x30, &bag(CERTIFICATE_BAG, &tlv(0x30, &certificate)));
        let found = |layers: usize| {
            let bags = (0..layers).fold(certificate.clone(), |inside, _| tlv(0x30, &bag(SAFE_CONTENTS_BAG, &inside)));
            let store = tlv(0x30, &[vec![2, 1, 3], info(&tlv(0x30, &info(&bags)))].concat());
            let store = open(&store, None, &mut Work::default());
            assert_eq!(store.faults, []);
            store.certificates.into_iter().map(|entry| entry.octets).collect::<Vec<_>>()
        };
        for layers in 0..=DEPTH {
            assert_eq!(found(layers), [b"certificate"]);
        }
        assert_eq!(found(DEPTH + 1), [[0_u8; 0]; 0]);
    }
}
