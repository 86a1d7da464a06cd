//! Extensions as text.

use std::net::{Ipv4Addr, Ipv6Addr};

use x509_parser::{
    extensions::{DistributionPointName, ParsedExtension, X509Extension},
    prelude::{FromDer, GeneralName as Parsed},
};

use crate::{
    contract::SubjectAltName,
    text,
    trust::facts::{Facts, GeneralName, NameConstraints},
};

use super::{
    der::{self, Reader},
    name, oid, string,
};

/// One entry of a subjectAltName.
pub(super) fn subject_alt_name(entry: &GeneralName) -> SubjectAltName {
    let (kind, value) = match entry {
        GeneralName::Dns(octets) => ("dns", lossy(octets)),
        GeneralName::Email(octets) => ("email", lossy(octets)),
        GeneralName::Uri(octets) => ("uri", lossy(octets)),
        GeneralName::Ip(octets) => ("ip", address(octets)),
        GeneralName::Directory { der: name, .. } => ("directory", name::as_text(name)),
        GeneralName::Other(tag, octets) => ("other", other(*tag, octets)),
    };
    SubjectAltName { kind: kind.into(), value }
}

fn lossy(octets: &[u8]) -> String {
    text::visible(&String::from_utf8_lossy(octets))
}

fn address(octets: &[u8]) -> String {
    if let Ok(four) = <[u8; 4]>::try_from(octets) {
        Ipv4Addr::from(four).to_string()
    } else if let Ok(sixteen) = <[u8; 16]>::try_from(octets) {
        Ipv6Addr::from(sixteen).to_string()
    } else {
        format!("#{}", der::hex(octets))
    }
}

/// otherName as `1.3.6.1.4.1.311.20.2.3=user@example.com` (a Windows user name) where it holds a string, registeredID
/// as its object identifier, the rest as hexadecimal.
fn other(tag: u8, octets: &[u8]) -> String {
    match tag {
        0 => {
            let mut parts = Reader::new(octets);
            let Some(oid) = parts.optional(der::OID) else { return format!("#{}", der::hex(octets)) };
            let value = parts.optional(0xa0).and_then(|value| value.inside().read().ok());
            let shown = value.map(|value| match string::decode(value.tag, value.content) {
                Some(value) => text::visible(&value),
                None => format!("#{}", der::hex(value.whole)),
            });
            format!("{}={}", der::dotted(oid.content), shown.unwrap_or_default())
        }
        8 => der::dotted(octets),
        _ => format!("#{}", der::hex(octets)),
    }
}

/// The subtrees: `permitted DNS:.example.com`, `excluded IP:10.0.0.0/8`.
pub(super) fn name_constraints(constraints: &NameConstraints) -> Vec<String> {
    let permitted = constraints.permitted.iter().map(|base| ("permitted", base));
    let excluded = constraints.excluded.iter().map(|base| ("excluded", base));
    permitted.chain(excluded).map(|(which, base)| format!("{which} {}", subtree(base))).collect()
}

fn subtree(base: &GeneralName) -> String {
    match base {
        GeneralName::Dns(octets) => format!("DNS:{}", lossy(octets)),
        GeneralName::Email(octets) => format!("email:{}", lossy(octets)),
        GeneralName::Uri(octets) => format!("URI:{}", lossy(octets)),
        GeneralName::Ip(octets) => format!("IP:{}", network(octets)),
        GeneralName::Directory { der: name, .. } => format!("directory:{}", name::as_text(name)),
        GeneralName::Other(tag, octets) => format!("other:{}", other(*tag, octets)),
    }
}

/// Address and mask, the mask as a prefix length where it is one.
fn network(octets: &[u8]) -> String {
    let (base, mask) = octets.split_at(octets.len() / 2);
    let ones: u32 = mask.iter().map(|octet| octet.leading_ones()).take_while(|ones| *ones > 0).sum();
    let is_prefix = mask.iter().map(|octet| octet.count_ones()).sum::<u32>() == ones
        && mask.iter().take_while(|octet| **octet == 0xff).count() as u32 == ones / 8;
    if is_prefix { format!("{}/{ones}", address(base)) } else { format!("{}/{}", address(base), address(mask)) }
}

/// Names of RFC 5280, 4.2.1.12 and of other common purposes, else the object identifier.
pub(super) fn usage_name(usage: &[u8]) -> String {
    match usage {
        oid::usage::ANY => "anyExtendedKeyUsage".into(),
        [0x2b, 6, 1, 5, 5, 7, 3, last] => match last {
            1 => "serverAuth".into(),
            2 => "clientAuth".into(),
            3 => "codeSigning".into(),
            4 => "emailProtection".into(),
            5 => "ipsecEndSystem".into(),
            6 => "ipsecTunnel".into(),
            7 => "ipsecUser".into(),
            8 => "timeStamping".into(),
            9 => "OCSPSigning".into(),
            17 => "ipsecIKE".into(),
            _ => der::dotted(usage),
        },
        // Microsoft: 1.3.6.1.4.1.311.20.2.2; RFC 4556: 1.3.6.1.5.2.3.4 and .5; Netscape: 2.16.840.1.113730.4.1.
        [0x2b, 6, 1, 4, 1, 0x82, 0x37, 20, 2, 2] => "smartcardLogon".into(),
        [0x2b, 6, 1, 5, 2, 3, 4] => "pkInitClientAuth".into(),
        [0x2b, 6, 1, 5, 2, 3, 5] => "pkInitKDC".into(),
        [0x60, 0x86, 0x48, 1, 0x86, 0xf8, 0x42, 4, 1] => "nsSGC".into(),
        _ => der::dotted(usage),
    }
}

/// Where revocation lists, OCSP responders and the issuer's certificate are.
#[derive(Debug, Default)]
pub(super) struct Addresses {
    pub crl: Vec<String>,
    pub ocsp: Vec<String>,
    pub issuer: Vec<String>,
}

impl Addresses {
    pub(super) fn of(facts: &Facts) -> Self {
        let mut addresses = Self::default();
        for identifier in [oid::extension::CRL_POINTS, oid::extension::AUTHORITY_INFO] {
            let Some(extension) = facts.extension(identifier) else { continue };
            // What does not decode names no address.
            if let Ok((_, parsed)) = X509Extension::from_der(extension.whole.of(&facts.der)) {
                addresses.take(parsed.parsed_extension());
            }
        }
        addresses
    }

    fn take(&mut self, extension: &ParsedExtension<'_>) {
        match extension {
            ParsedExtension::CRLDistributionPoints(points) => {
                for point in points.iter() {
                    if let Some(DistributionPointName::FullName(names)) = &point.distribution_point {
                        self.crl.extend(names.iter().filter_map(address_of));
                    }
                }
            }
            ParsedExtension::AuthorityInfoAccess(access) => {
                for description in access.iter() {
                    // RFC 5280, 4.2.2.1: 1.3.6.1.5.5.7.48.1 and .2.
                    match description.access_method.as_bytes() {
                        [0x2b, 6, 1, 5, 5, 7, 0x30, 1] => self.ocsp.extend(address_of(&description.access_location)),
                        [0x2b, 6, 1, 5, 5, 7, 0x30, 2] => self.issuer.extend(address_of(&description.access_location)),
                        _ => {}
                    }
                }
            }
            _ => {}
        }
    }
}

fn address_of(name: &Parsed<'_>) -> Option<String> {
    match name {
        Parsed::URI(uri) => Some(text::visible(uri)),
        _ => None,
    }
}
