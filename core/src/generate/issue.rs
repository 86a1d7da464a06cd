//! Certificates and requests in the profile that every client and server of the tables takes (RFC 5280, section 4).

use chacha20::{ChaCha20Rng, rand_core::Rng};
use der::{
    Decode, Encode,
    asn1::{Any, GeneralizedTime, Ia5String, ObjectIdentifier, OctetString, SetOfVec, Utf8StringRef},
    flagset::FlagSet,
    oid::AssociatedOid,
};
use sha2::{Digest, Sha256};
use x509_cert::{
    SubjectPublicKeyInfo, TbsCertificate,
    attr::AttributeTypeAndValue,
    builder::{self, CertificateBuilder, profile::BuilderProfile},
    ext::{
        Extension,
        pkix::{
            AuthorityKeyIdentifier, BasicConstraints, ExtendedKeyUsage, KeyUsage, KeyUsages, NameConstraints,
            SubjectAltName, SubjectKeyIdentifier, constraints::name::GeneralSubtree, name::GeneralName,
        },
    },
    name::{Name, RdnSequence, RelativeDistinguishedName},
    request::RequestBuilder,
    serial_number::SerialNumber,
    time::{Time, Validity},
};

use super::signer::Signer;
use crate::{contract::Timestamp, emit::pem, redis::host::Host};

const COMMON_NAME: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.4.3");
const SERVER_AUTH: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.6.1.5.5.7.3.1");
const CLIENT_AUTH: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.6.1.5.5.7.3.2");

/// Clocks of machines that have just been set up lag.
const BEFORE: i64 = 3600;

/// Who signs: a CA, or the subject itself.
pub struct Issuer<'a> {
    pub name: Name,
    pub key: &'a Signer,
    pub key_id: Vec<u8>,
}

/// What the certificate is for.
pub enum Use<'a> {
    /// Signs for these hosts and for nobody else.
    Ca(&'a [Host]),
    Server(&'a [Host]),
    Client,
}

/// From shortly before `time`, for so many days.
#[derive(Clone, Copy)]
pub struct Lifetime {
    pub time: Timestamp,
    pub days: u32,
}

impl Lifetime {
    pub fn end(self) -> Timestamp {
        self.time.plus_days(i64::from(self.days))
    }

    fn validity(self) -> der::Result<Validity> {
        let time = |moment: Timestamp| {
            let seconds = u64::try_from(moment.unix()).map_err(|_| der::ErrorKind::DateTime)?;
            GeneralizedTime::from_unix_duration(core::time::Duration::from_secs(seconds)).map(Time::GeneralTime)
        };
        // The builder writes UTCTime up to 2049, as RFC 5280 has it.
        Ok(Validity::new(time(self.time.plus_seconds(-BEFORE))?, time(self.end())?))
    }
}

/// A name of one common name, in UTF-8.
pub fn named(common_name: &str) -> der::Result<Name> {
    let value = Any::from(Utf8StringRef::new(common_name)?);
    let attribute = AttributeTypeAndValue { oid: COMMON_NAME, value };
    let relative = RelativeDistinguishedName::from(SetOfVec::try_from(vec![attribute])?);
    let octets = RdnSequence::from(vec![relative]).to_der()?;
    Name::from_der(&octets)
}

/// RFC 7093, section 2, method 1: the leftmost 160 bits of the key's SHA-256.
pub fn key_id(spki: &[u8]) -> der::Result<Vec<u8>> {
    let key = SubjectPublicKeyInfo::from_der(spki)?;
    let digest = Sha256::digest(key.subject_public_key.raw_bytes());
    Ok(digest.iter().take(20).copied().collect())
}

/// The certificate as PEM; `None` only where a library fails.
pub fn certificate(
    subject: &Name,
    key: &Signer,
    usage: &Use<'_>,
    issuer: &Issuer<'_>,
    lifetime: Lifetime,
    random: &mut ChaCha20Rng,
) -> Option<String> {
    let spki = key.spki()?;
    let profile = Fixed {
        subject: subject.clone(),
        issuer: issuer.name.clone(),
        extensions: extensions(usage, key, &key_id(&spki).ok()?, &issuer.key_id).ok()?,
    };
    let info = SubjectPublicKeyInfo::from_der(&spki).ok()?;
    let builder = CertificateBuilder::new(profile, serial(random)?, lifetime.validity().ok()?, info).ok()?;
    Some(pem::certificate(&issuer.key.sign(builder).ok()?.to_der().ok()?))
}

/// A request of a client, as PEM; `None` only where a library fails.
pub fn request(subject: Name, key: &Signer, hosts: &[Host]) -> Option<String> {
    let mut builder = RequestBuilder::new(subject).ok()?;
    for extension in requested(hosts).ok()? {
        builder.add_extension(extension).ok()?;
    }
    let request = key.sign(builder).ok()?;
    Some(pem::block("CERTIFICATE REQUEST", &[], &request.to_der().ok()?).to_string())
}

/// 128 random bits, positive (RFC 5280, 4.1.2.2).
fn serial(random: &mut ChaCha20Rng) -> Option<SerialNumber> {
    let mut octets = [0; 16];
    random.fill_bytes(&mut octets);
    // Never zero, and of the same length always.
    octets[0] |= 1;
    SerialNumber::new(&octets).ok()
}

struct Fixed {
    subject: Name,
    issuer: Name,
    extensions: Vec<Extension>,
}

impl BuilderProfile for Fixed {
    fn get_issuer(&self, _: &Name) -> Name {
        self.issuer.clone()
    }

    fn get_subject(&self) -> Name {
        self.subject.clone()
    }

    fn build_extensions(
        &self,
        _: x509_cert::spki::SubjectPublicKeyInfoRef<'_>,
        _: x509_cert::spki::SubjectPublicKeyInfoRef<'_>,
        _: &TbsCertificate,
    ) -> builder::Result<Vec<Extension>> {
        Ok(self.extensions.clone())
    }
}

fn extensions(usage: &Use<'_>, key: &Signer, own_id: &[u8], issuer_id: &[u8]) -> der::Result<Vec<Extension>> {
    let is_ca = matches!(usage, Use::Ca(_));
    let signature: FlagSet<KeyUsages> = KeyUsages::DigitalSignature.into();
    let flags = match usage {
        Use::Ca(_) => KeyUsages::KeyCertSign | KeyUsages::CRLSign,
        Use::Server(_) if key.is_rsa() => signature | KeyUsages::KeyEncipherment,
        Use::Server(_) | Use::Client => signature,
    };
    let mut all = vec![
        extension(true, &BasicConstraints { ca: is_ca, path_len_constraint: is_ca.then_some(0) })?,
        extension(true, &KeyUsage(flags))?,
        extension(false, &SubjectKeyIdentifier(OctetString::new(own_id)?))?,
        extension(
            false,
            &AuthorityKeyIdentifier { key_identifier: Some(OctetString::new(issuer_id)?), ..Default::default() },
        )?,
    ];
    match usage {
        Use::Ca(hosts) => all.push(extension(true, &constraints(hosts)?)?),
        Use::Server(hosts) => {
            all.push(extension(false, &ExtendedKeyUsage(vec![SERVER_AUTH]))?);
            all.push(extension(false, &SubjectAltName(general_names(hosts)?))?);
        }
        Use::Client => all.push(extension(false, &ExtendedKeyUsage(vec![CLIENT_AUTH]))?),
    }
    Ok(all)
}

fn requested(hosts: &[Host]) -> der::Result<Vec<Extension>> {
    let mut all = vec![
        extension(true, &BasicConstraints { ca: false, path_len_constraint: None })?,
        extension(true, &KeyUsage(KeyUsages::DigitalSignature.into()))?,
        extension(false, &ExtendedKeyUsage(vec![CLIENT_AUTH]))?,
    ];
    if !hosts.is_empty() {
        all.push(extension(false, &SubjectAltName(general_names(hosts)?))?);
    }
    Ok(all)
}

fn extension<T: AssociatedOid + Encode>(critical: bool, value: &T) -> der::Result<Extension> {
    Ok(Extension { extn_id: T::OID, critical, extn_value: OctetString::new(value.to_der()?)? })
}

fn general_names(hosts: &[Host]) -> der::Result<Vec<GeneralName>> {
    hosts
        .iter()
        .map(|host| match host {
            Host::Name { ascii, .. } => Ia5String::new(ascii).map(GeneralName::DnsName),
            Host::Address { address, .. } => Ok(GeneralName::from(*address)),
        })
        .collect()
}

/// RFC 5280, 4.2.1.10. A kind of name without a permitted subtree is not constrained at all: then all of it is excluded.
fn constraints(hosts: &[Host]) -> der::Result<NameConstraints> {
    let subtree = |base| GeneralSubtree { base, minimum: 0, maximum: None };
    let whole = |octets: &[u8]| -> der::Result<GeneralSubtree> {
        // An address and its mask.
        Ok(subtree(GeneralName::IpAddress(OctetString::new(octets)?)))
    };
    let (mut permitted, mut excluded) = (Vec::new(), Vec::new());
    for host in hosts {
        permitted.push(match host {
            Host::Name { ascii, .. } => subtree(GeneralName::DnsName(Ia5String::new(ascii)?)),
            Host::Address { address: std::net::IpAddr::V4(address), .. } => {
                whole(&[&address.octets()[..], &[0xff; 4]].concat())?
            }
            Host::Address { address: std::net::IpAddr::V6(address), .. } => {
                whole(&[&address.octets()[..], &[0xff; 16]].concat())?
            }
        });
    }
    let is_address = |host: &Host| matches!(host, Host::Address { .. });
    if !hosts.iter().any(is_address) {
        excluded.push(whole(&[0; 8])?);
        excluded.push(whole(&[0; 32])?);
    }
    if hosts.iter().all(is_address) {
        // The empty name has every name below it.
        excluded.push(subtree(GeneralName::DnsName(Ia5String::new("")?)));
    }
    let some = |subtrees: Vec<GeneralSubtree>| (!subtrees.is_empty()).then_some(subtrees);
    Ok(NameConstraints { permitted_subtrees: some(permitted), excluded_subtrees: some(excluded) })
}
