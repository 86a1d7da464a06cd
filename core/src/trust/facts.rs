//! What stands in a certificate, without judgement: one lenient DER view, which fails only where the bytes are no
//! certificate. The engine reads nothing else; each certificate is parsed once.

mod algorithm;
mod extension;
mod name;
mod settings;
#[cfg(test)]
mod tests;

use crate::{
    contract::Timestamp,
    limits,
    read::certificate::{
        BasicConstraints,
        der::{self, Element, Flaw, FlawKind, Reader, Span},
        moment,
        oid::extension as oid,
    },
};

pub(crate) use algorithm::PssParameters;
pub use algorithm::{Digest, KeyType, SignatureKind};
pub use extension::{AuthorityKeyId, GeneralName, KeyUsage, NameConstraints, PolicyConstraints, Subtree};
pub use name::common_names;
pub(crate) use name::{Attribute, attributes, canonical};
pub use settings::{Trust, TrustSettings};

/// The facts of one certificate.
#[derive(Debug, Clone)]
#[allow(clippy::struct_excessive_bools, reason = "independent facts, not states of one thing")]
pub struct Facts {
    /// The certificate without trailing octets.
    pub der: Vec<u8>,
    /// What follows it in its block.
    pub trailing: Vec<u8>,
    /// Read from `trailing`, where that is a `CertAux` (OpenSSL's TRUSTED CERTIFICATE). Which readers look at it depends
    /// on them and on the label; a reader that does not sets it to `None`.
    pub trust_settings: Option<TrustSettings>,
    /// 1 where the field is absent.
    pub version: u32,
    pub not_before: Timestamp,
    pub not_after: Timestamp,
    pub key: KeyType,
    /// From the outer signatureAlgorithm.
    pub signature: SignatureKind,
    /// RDN by RDN, string types, case and white space levelled; equal octets are equal names, and a name begins with
    /// those of its superiors (RFC 5280, 7.1).
    pub issuer_canonical: Vec<u8>,
    pub subject_canonical: Vec<u8>,
    /// The extensions field is there, though perhaps empty.
    pub has_extensions: bool,
    /// The first of each object identifier.
    pub extensions: Vec<Extension>,
    /// Some extension stands there twice.
    pub has_duplicate_extension: bool,
    pub basic_constraints: Option<BasicConstraints>,
    pub key_usage: Option<KeyUsage>,
    /// Content octets of the object identifiers.
    pub extended_key_usage: Option<Vec<Vec<u8>>>,
    /// The first [`limits::SUBJECT_ALT_NAMES`].
    pub san: Option<Vec<GeneralName>>,
    /// How many there are.
    pub san_count: usize,
    pub name_constraints: Option<NameConstraints>,
    pub has_undecodable_name_constraints: bool,
    pub subject_key_id: Option<Vec<u8>>,
    pub authority_key_id: Option<AuthorityKeyId>,
    /// Content octets of the object identifiers.
    pub policies: Option<Vec<Vec<u8>>>,
    pub policy_constraints: Option<PolicyConstraints>,
    spans: Spans,
}

/// Where the parts stand in `der`.
#[derive(Debug, Clone, Copy, Default)]
struct Spans {
    tbs: Span,
    serial: Span,
    inner_algorithm: Span,
    issuer: Span,
    subject: Span,
    spki: Span,
    outer_algorithm: Span,
    signature: Span,
}

/// One extension.
#[derive(Debug, Clone, Copy)]
pub struct Extension {
    pub critical: bool,
    pub(crate) whole: Span,
    oid: Span,
    value: Span,
}

impl Facts {
    /// `None` where the bytes are no certificate: not three elements in a SEQUENCE, truncated, fewer than six fields in
    /// the `TBSCertificate`, or dates that are none.
    pub fn read(der: &[u8]) -> Option<Self> {
        Self::try_read(der).ok()
    }

    pub(crate) fn try_read(octets: &[u8]) -> Result<Self, Flaw> {
        let mut outer = Reader::new(octets);
        let certificate = outer.expect(der::SEQUENCE, "the SEQUENCE of a certificate")?;
        let der = certificate.whole;
        if der.len() > limits::CERTIFICATE_BYTES {
            let kind = FlawKind::TooLarge { octets: der.len(), limit: limits::CERTIFICATE_BYTES };
            return Err(Flaw { at: 0, kind });
        }
        let mut parts = certificate.inside();
        let tbs = parts.expect(der::SEQUENCE, "the TBSCertificate")?;
        let outer_algorithm = parts.expect(der::SEQUENCE, "the signature algorithm")?;
        let signature = parts.expect(der::BIT_STRING, "the signature")?;
        if let Some(more) = parts.next_if_any() {
            return Err(Flaw { at: more, kind: FlawKind::Malformed("what follows the signature") });
        }

        let mut fields = tbs.inside();
        let version = match fields.optional(0xa0) {
            Some(field) => version(&field)?,
            None => 1,
        };
        let serial = fields.expect(der::INTEGER, "the serial number")?;
        let inner_algorithm = fields.expect(der::SEQUENCE, "the signature algorithm")?;
        let issuer = fields.expect(der::SEQUENCE, "the issuer")?;
        let validity = fields.expect(der::SEQUENCE, "the validity")?;
        let subject = fields.expect(der::SEQUENCE, "the subject")?;
        let spki = fields.expect(der::SEQUENCE, "the SubjectPublicKeyInfo")?;
        let mut dates = validity.inside();
        let not_before = date(&mut dates, "notBefore")?;
        let not_after = date(&mut dates, "notAfter")?;

        let trailing = outer.rest();
        let mut facts = Self {
            der: der.to_vec(),
            trailing: trailing.to_vec(),
            trust_settings: TrustSettings::read(trailing),
            version,
            not_before,
            not_after,
            key: KeyType::of(spki.whole),
            signature: SignatureKind::of(outer_algorithm.whole),
            issuer_canonical: canonical(issuer.whole),
            subject_canonical: Vec::new(),
            has_extensions: false,
            extensions: Vec::new(),
            has_duplicate_extension: false,
            basic_constraints: None,
            key_usage: None,
            extended_key_usage: None,
            san: None,
            san_count: 0,
            name_constraints: None,
            has_undecodable_name_constraints: false,
            subject_key_id: None,
            authority_key_id: None,
            policies: None,
            policy_constraints: None,
            spans: Spans {
                tbs: tbs.span(),
                serial: serial.content_span(),
                inner_algorithm: inner_algorithm.span(),
                issuer: issuer.span(),
                subject: subject.span(),
                spki: spki.span(),
                outer_algorithm: outer_algorithm.span(),
                signature: signature.content_span(),
            },
        };
        // Roots are the most common certificates of all: their name is levelled once.
        facts.subject_canonical =
            if subject.whole == issuer.whole { facts.issuer_canonical.clone() } else { canonical(subject.whole) };
        // Unique identifiers (RFC 5280, 4.1.2.8) are passed over.
        for field in fields {
            if field.tag == 0xa3 {
                facts.has_extensions = true;
                facts.read_extensions(&field);
            }
        }
        Ok(facts)
    }

    fn read_extensions(&mut self, field: &Element<'_>) {
        let Some(list) = field.inside().optional(der::SEQUENCE) else { return };
        for element in list.inside() {
            let mut parts = element.inside();
            let Some(name) = parts.optional(der::OID) else { continue };
            let critical =
                parts.optional(der::BOOLEAN).is_some_and(|flag| flag.content.iter().any(|octet| *octet != 0));
            let value = parts.optional(der::OCTET_STRING);
            if self.extensions.iter().any(|earlier| earlier.oid.of(&self.der) == name.content) {
                self.has_duplicate_extension = true;
                continue;
            }
            self.extensions.push(Extension {
                critical,
                whole: element.span(),
                oid: name.content_span(),
                value: value.map(|value| value.content_span()).unwrap_or_default(),
            });
            if let Some(value) = value {
                self.decode(name.content, critical, value.content);
            }
        }
    }

    fn decode(&mut self, name: &[u8], critical: bool, value: &[u8]) {
        match name {
            oid::BASIC_CONSTRAINTS => self.basic_constraints = extension::basic_constraints(value, critical),
            oid::KEY_USAGE => self.key_usage = KeyUsage::read(value),
            oid::EXTENDED_KEY_USAGE => self.extended_key_usage = extension::oids(value),
            oid::SUBJECT_ALT_NAME => {
                if let Some((names, count)) = extension::general_names(value) {
                    (self.san, self.san_count) = (Some(names), count);
                }
            }
            oid::NAME_CONSTRAINTS => {
                self.name_constraints = NameConstraints::read(value);
                self.has_undecodable_name_constraints = self.name_constraints.is_none();
            }
            oid::SUBJECT_KEY_ID => self.subject_key_id = extension::octets(value),
            oid::AUTHORITY_KEY_ID => self.authority_key_id = AuthorityKeyId::read(value),
            oid::POLICIES => self.policies = extension::policies(value),
            oid::POLICY_CONSTRAINTS => self.policy_constraints = PolicyConstraints::read(value),
            _ => {}
        }
    }

    /// The `TBSCertificate` with its header: what is signed.
    pub fn tbs(&self) -> &[u8] {
        self.spans.tbs.of(&self.der)
    }

    /// The content octets of the INTEGER.
    pub fn serial(&self) -> &[u8] {
        self.spans.serial.of(&self.der)
    }

    /// The `AlgorithmIdentifier` outside the `TBSCertificate`.
    pub fn outer_algorithm(&self) -> &[u8] {
        self.spans.outer_algorithm.of(&self.der)
    }

    /// The `AlgorithmIdentifier` inside it.
    pub fn inner_algorithm(&self) -> &[u8] {
        self.spans.inner_algorithm.of(&self.der)
    }

    /// The content of the BIT STRING, its octet of unused bits included.
    pub fn signature_bits(&self) -> &[u8] {
        self.spans.signature.of(&self.der)
    }

    pub fn issuer(&self) -> &[u8] {
        self.spans.issuer.of(&self.der)
    }

    pub fn subject(&self) -> &[u8] {
        self.spans.subject.of(&self.der)
    }

    /// SubjectPublicKeyInfo.
    pub fn spki(&self) -> &[u8] {
        self.spans.spki.of(&self.der)
    }

    /// The content octets of an extension's object identifier.
    pub fn extension_oid(&self, extension: &Extension) -> &[u8] {
        extension.oid.of(&self.der)
    }

    /// The value of an extension: what its OCTET STRING holds.
    pub fn extension_value(&self, extension: &Extension) -> &[u8] {
        extension.value.of(&self.der)
    }

    pub(crate) fn extension(&self, oid: &[u8]) -> Option<&Extension> {
        self.extensions.iter().find(|extension| extension.oid.of(&self.der) == oid)
    }

    pub(crate) fn is_critical(&self, oid: &[u8]) -> bool {
        self.extension(oid).is_some_and(|extension| extension.critical)
    }

    /// The common names of the subject, in the order of the certificate.
    pub fn common_names(&self) -> Vec<String> {
        common_names(self.subject())
    }

    pub fn is_ca(&self) -> bool {
        self.basic_constraints.is_some_and(|constraints| constraints.ca)
    }

    /// Subject and issuer are the same name.
    pub fn self_issued(&self) -> bool {
        self.subject_canonical == self.issuer_canonical
    }

    /// OpenSSL's sense (`EXFLAG_SS` in crypto/x509/v3_purp.c): self-issued, and its authorityKeyIdentifier, if any, does
    /// not contradict its own key identifier, serial number and issuer. No signature is checked.
    pub fn self_signed(&self) -> bool {
        self.self_issued() && !self.aki_contradicts(self)
    }

    /// The authorityKeyIdentifier names another certificate than `issuer`: another key identifier where both have one,
    /// another serial number, or another issuer name, where it has them (OpenSSL's `X509_check_akid`).
    pub fn aki_contradicts(&self, issuer: &Self) -> bool {
        let Some(aki) = &self.authority_key_id else { return false };
        let differs = |ours: Option<&[u8]>, theirs: Option<&[u8]>| match (ours, theirs) {
            (Some(ours), Some(theirs)) => ours != theirs,
            _ => false,
        };
        differs(aki.key_id.as_deref(), issuer.subject_key_id.as_deref())
            || differs(aki.serial.as_deref().map(extension::trimmed), Some(extension::trimmed(issuer.serial())))
            || differs(aki.issuer_canonical.as_deref(), Some(&issuer.issuer_canonical))
    }

    /// The signature algorithm can be made with the issuer's kind of key.
    pub fn fits(&self, issuer: &Self) -> bool {
        self.signature.fits(issuer.key)
    }
}

fn version(field: &Element<'_>) -> Result<u32, Flaw> {
    let number = field.inside().expect(der::INTEGER, "the version")?;
    match number.content {
        [value] if *value < 0x80 => Ok(u32::from(*value) + 1),
        _ => Err(Flaw { at: number.at, kind: FlawKind::Malformed("the version") }),
    }
}

fn date(dates: &mut Reader<'_>, what: &'static str) -> Result<Timestamp, Flaw> {
    let element = dates.read().map_err(|flaw| match flaw.kind {
        FlawKind::Missing(_) => Flaw { kind: FlawKind::Missing(what), ..flaw },
        _ => flaw,
    })?;
    moment::read(&element).ok_or(Flaw { at: element.at, kind: FlawKind::Malformed(what) })
}
