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
    let full = mask.iter().take_while(|octet| **octet == 0xff).count();
    let ones = 8 * full as u32 + mask.get(full).map_or(0, |octet| octet.leading_ones());
    let is_prefix = mask.iter().map(|octet| octet.count_ones()).sum::<u32>() == ones;
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        read::certificate::{self, oid::extension},
        trust::testing::{Draft, name, tlv},
    };

    #[test]
    fn names_of_every_kind_are_shown() {
        let user = [tlv(6, &[0x2b, 6, 1, 4, 1, 0x82, 0x37, 20, 2, 3]), tlv(0xa0, &tlv(0x0c, b"me@x.test"))].concat();
        let entries = [
            tlv(0x82, b"redis.test\x1b"),
            tlv(0x87, &[10, 0, 0, 1]),
            tlv(0x87, &[0x20, 1, 0x0d, 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]),
            tlv(0x87, &[10, 0]),
            tlv(0x81, b"ca@x.test"),
            tlv(0x86, b"spiffe://x/y"),
            tlv(0xa4, &name("Müller")),
            tlv(0xa0, &user),
            tlv(0x88, &[0x2a, 3]),
            tlv(0xa3, &[5, 0]),
        ];
        let der = Draft::default().with(extension::SUBJECT_ALT_NAME, false, &tlv(0x30, &entries.concat())).der();
        let shown: Vec<_> = certificate::parse(&der)
            .unwrap()
            .san
            .unwrap()
            .into_iter()
            .map(|entry| format!("{} {}", entry.kind, entry.value))
            .collect();
        assert_eq!(
            shown,
            [
                "dns redis.test\\u{1b}",
                "ip 10.0.0.1",
                "ip 2001:db8::1",
                "ip #0a00",
                "email ca@x.test",
                "uri spiffe://x/y",
                "directory CN=Müller",
                "other 1.3.6.1.4.1.311.20.2.3=me@x.test",
                "other 1.2.3",
                "other #0500",
            ]
        );
    }

    #[test]
    fn subtrees_are_shown() {
        let list = |bases: &[Vec<u8>]| bases.iter().flat_map(|base| tlv(0x30, base)).collect::<Vec<_>>();
        let permitted = [
            tlv(0x82, b".example.test"),
            tlv(0x87, &[10, 0, 0, 0, 255, 0, 0, 0]),
            tlv(0x87, &[10, 0, 0, 0, 255, 0, 255, 0]),
            tlv(0x87, &[10, 0, 0, 0, 255, 240, 0, 0]),
            tlv(0x87, &[10, 0, 0, 0, 128, 128, 0, 0]),
            tlv(0x87, &[10, 0, 0, 0, 0, 128, 0, 0]),
            tlv(0x87, &[10, 0, 0, 1, 255, 255, 255, 255]),
            tlv(0xa4, &name("x")),
        ];
        let any = tlv(0x87, &[0; 32]);
        let value = [tlv(0xa0, &list(&permitted)), tlv(0xa1, &list(&[any]))].concat();
        let der = Draft::default().with(extension::NAME_CONSTRAINTS, true, &tlv(0x30, &value)).der();
        assert_eq!(
            certificate::parse(&der).unwrap().name_constraints.unwrap(),
            [
                "permitted DNS:.example.test",
                "permitted IP:10.0.0.0/8",
                "permitted IP:10.0.0.0/255.0.255.0",
                "permitted IP:10.0.0.0/12",
                "permitted IP:10.0.0.0/128.128.0.0",
                "permitted IP:10.0.0.0/0.128.0.0",
                "permitted IP:10.0.0.1/32",
                "permitted directory:CN=x",
                "excluded IP:::/0",
            ]
        );
    }

    #[test]
    fn purposes_and_flags_are_named() {
        let usages: Vec<u8> = [oid::usage::SERVER_AUTH, oid::usage::ANY, &[0x2b, 6, 1, 5, 5, 7, 3, 4], &[0x2a, 3]]
            .iter()
            .flat_map(|usage| tlv(6, usage))
            .collect();
        let draft = Draft::default()
            .with(extension::EXTENDED_KEY_USAGE, false, &tlv(0x30, &usages))
            .with(extension::TLS_FEATURE, false, &[0x30, 3, 2, 1, 5])
            .with(&[0x2a, 3], true, &[5, 0]);
        let read = certificate::parse(&draft.der()).unwrap();
        assert_eq!(read.extended_key_usage.unwrap(), ["serverAuth", "anyExtendedKeyUsage", "emailProtection", "1.2.3"]);
        assert!(read.must_staple && !read.has_scts);
        assert_eq!(read.unknown_critical, ["1.2.3"]);
        let other_feature = Draft::default().with(extension::TLS_FEATURE, false, &[0x30, 3, 2, 1, 17]);
        assert!(!certificate::parse(&other_feature.der()).unwrap().must_staple);
    }

    /// The SMI numbers under `id-kp`, and those of Microsoft, RFC 4556 and Netscape.
    #[test]
    fn purposes_are_called_as_openssl_and_java_call_them() {
        for (purpose, name) in [
            ("1.3.6.1.5.5.7.3.3", "codeSigning"),
            ("1.3.6.1.5.5.7.3.5", "ipsecEndSystem"),
            ("1.3.6.1.5.5.7.3.6", "ipsecTunnel"),
            ("1.3.6.1.5.5.7.3.7", "ipsecUser"),
            ("1.3.6.1.5.5.7.3.8", "timeStamping"),
            ("1.3.6.1.5.5.7.3.9", "OCSPSigning"),
            ("1.3.6.1.5.5.7.3.17", "ipsecIKE"),
            ("1.3.6.1.5.5.7.3.99", "1.3.6.1.5.5.7.3.99"),
            ("1.3.6.1.4.1.311.20.2.2", "smartcardLogon"),
            ("1.3.6.1.5.2.3.4", "pkInitClientAuth"),
            ("1.3.6.1.5.2.3.5", "pkInitKDC"),
            ("2.16.840.1.113730.4.1", "nsSGC"),
        ] {
            assert_eq!(usage_name(::der::oid::ObjectIdentifier::new(purpose).unwrap().as_bytes()), name);
        }
    }
}
