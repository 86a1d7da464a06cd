//! One certificate, from a recipe that may break every rule.

use sha2::{Digest as _, Sha256};

use super::{Digest, Extension, Key, Name, der, extension as ext, keys, pem};

/// A recipe. What is not said follows RFC 5280's profile for its kind.
#[derive(Debug, Clone)]
pub struct Certificate {
    /// The value of the version field: 2 means v3. `None` leaves the field out (v1).
    version: Option<u64>,
    serial: Option<Vec<u8>>,
    subject: Name,
    issuer: Option<Name>,
    not_before: String,
    not_after: String,
    key: Key,
    spki: Option<Vec<u8>>,
    signer: Option<Issued>,
    signed_with: Option<Key>,
    digest: Option<Digest>,
    inner_digest: Option<Digest>,
    extensions: Vec<Extension>,
    no_extensions: bool,
    broken_signature: bool,
}

/// A finished certificate.
#[derive(Debug, Clone)]
pub struct Issued {
    pub der: Vec<u8>,
    pub key: Key,
    pub subject: Name,
    header: String,
}

impl Certificate {
    /// A self-signed CA.
    pub fn root(common_name: &str) -> Self {
        Self::new(Name::of(&[("O", "Example"), ("CN", common_name)]))
            .with(Extension::basic_constraints(true, None))
            .with(Extension::key_usage(&[ext::CERT_SIGN, ext::CRL_SIGN]))
    }

    /// A CA to be [`issued_by`](Self::issued_by) another.
    pub fn intermediate(common_name: &str) -> Self {
        Self::root(common_name).with(Extension::basic_constraints(true, Some(0)))
    }

    /// A server's certificate for this DNS name.
    pub fn leaf(host: &str) -> Self {
        Self::end_entity(host, ext::SERVER_AUTH).san(&[host])
    }

    /// A client's certificate.
    pub fn client(common_name: &str) -> Self {
        Self::end_entity(common_name, ext::CLIENT_AUTH)
    }

    fn end_entity(common_name: &str, purpose: &str) -> Self {
        Self::new(Name::cn(common_name))
            .with(Extension::basic_constraints(false, None))
            .with(Extension::key_usage(&[ext::DIGITAL_SIGNATURE]))
            .with(Extension::extended_key_usage(&[purpose]))
    }

    /// No extensions but the key identifiers.
    pub fn new(subject: Name) -> Self {
        Self {
            version: Some(2),
            serial: None,
            subject,
            issuer: None,
            not_before: "2025-01-01".to_owned(),
            not_after: "2035-01-01".to_owned(),
            key: keys::p256(1),
            spki: None,
            signer: None,
            signed_with: None,
            digest: None,
            inner_digest: None,
            extensions: Vec::new(),
            no_extensions: false,
            broken_signature: false,
        }
    }

    pub fn key(mut self, key: Key) -> Self {
        self.key = key;
        self
    }

    pub fn issued_by(mut self, issuer: &Issued) -> Self {
        self.signer = Some(issuer.clone());
        self
    }

    /// A signature by another key than the issuer's.
    pub fn signed_with(mut self, key: Key) -> Self {
        self.signed_with = Some(key);
        self
    }

    pub fn not_before(mut self, day: &str) -> Self {
        day.clone_into(&mut self.not_before);
        self
    }

    pub fn not_after(mut self, day: &str) -> Self {
        day.clone_into(&mut self.not_after);
        self
    }

    pub fn subject(mut self, subject: Name) -> Self {
        self.subject = subject;
        self
    }

    /// Another issuer name than the issuer's subject.
    pub fn issuer_name(mut self, issuer: Name) -> Self {
        self.issuer = Some(issuer);
        self
    }

    /// The content octets of the serial number's INTEGER, in any form.
    pub fn serial(mut self, octets: &[u8]) -> Self {
        self.serial = Some(octets.to_vec());
        self
    }

    pub fn version_1(mut self) -> Self {
        self.version = None;
        self.no_extensions = true;
        self
    }

    /// Version 1 that has extensions all the same.
    pub fn version_1_with_extensions(mut self) -> Self {
        self.version = None;
        self
    }

    pub fn digest(mut self, digest: Digest) -> Self {
        self.digest = Some(digest);
        self
    }

    /// TBSCertificate names another signature algorithm than the outer field.
    pub fn inner_digest(mut self, digest: Digest) -> Self {
        self.inner_digest = Some(digest);
        self
    }

    /// A SubjectPublicKeyInfo that is not the key's.
    pub fn spki(mut self, spki: Vec<u8>) -> Self {
        self.spki = Some(spki);
        self
    }

    pub fn san(self, names: &[&str]) -> Self {
        self.with(Extension::subject_alt_name(names))
    }

    pub fn purposes(self, purposes: &[&str]) -> Self {
        self.with(Extension::extended_key_usage(purposes))
    }

    pub fn key_usage(self, bits: &[u8]) -> Self {
        self.with(Extension::key_usage(bits))
    }

    /// Puts an extension in, in place of one of the same kind.
    pub fn with(mut self, extension: Extension) -> Self {
        match self.extensions.iter_mut().find(|there| there.oid == extension.oid) {
            Some(there) => *there = extension,
            None => self.extensions.push(extension),
        }
        self
    }

    /// Appends an extension, be there one of the kind or not.
    pub fn also(mut self, extension: Extension) -> Self {
        self.extensions.push(extension);
        self
    }

    /// Takes out every extension of a kind. Key identifiers are taken out by [`Self::without_ids`].
    pub fn without(mut self, oid: &str) -> Self {
        self.extensions.retain(|there| there.oid != oid);
        self
    }

    /// Neither key identifier.
    pub fn without_ids(self) -> Self {
        let empty = |oid| Extension::new(oid, false, Vec::new());
        self.with(empty(ext::SUBJECT_KEY_ID)).with(empty(ext::AUTHORITY_KEY_ID))
    }

    /// No authorityKeyIdentifier.
    pub fn without_authority_id(self) -> Self {
        self.with(Extension::new(ext::AUTHORITY_KEY_ID, false, Vec::new()))
    }

    /// One bit of the signature is turned over.
    pub fn broken_signature(mut self) -> Self {
        self.broken_signature = true;
        self
    }

    pub fn build(self) -> Issued {
        let spki = self.spki.clone().unwrap_or_else(|| self.key.spki().to_vec());
        let issuer = self
            .issuer
            .clone()
            .or_else(|| self.signer.as_ref().map(|signer| signer.subject.clone()))
            .unwrap_or_else(|| self.subject.clone());
        let signing = self
            .signed_with
            .clone()
            .or_else(|| self.signer.as_ref().map(|signer| signer.key.clone()))
            .unwrap_or_else(|| self.key.clone());
        let digest = self.digest.unwrap_or_else(|| signing.usual_digest());
        let mut extensions = self.extensions.clone();
        self.add_ids(&mut extensions, &spki);

        let serial = self.serial.clone().unwrap_or_else(|| derived_serial(&self, &spki, &issuer));
        let mut parts = Vec::new();
        parts.extend(self.version.map(|version| der::tagged(0, &der::integer(version))));
        parts.push(der::integer_octets(&serial));
        parts.push(signing.algorithm(self.inner_digest.unwrap_or(digest)));
        parts.push(issuer.der.clone());
        parts.push(der::sequence([der::time(&self.not_before), der::time(&self.not_after)]));
        parts.push(self.subject.der.clone());
        parts.push(spki);
        if !self.no_extensions && !extensions.is_empty() {
            parts.push(der::tagged(3, &der::sequence(extensions.iter().map(Extension::der))));
        }
        let tbs = der::sequence(parts);
        let (algorithm, mut signature) = signing.sign(digest, &tbs);
        if self.broken_signature {
            let middle = signature.len() / 2;
            signature[middle] ^= 1;
        }
        let header = format!(
            "Subject: {}\nIssuer:  {}\nSerial:  {}\nValid:   {} to {}\nKey:     {}, signed by {} with {:?}\n",
            self.subject.text,
            issuer.text,
            hex(&serial),
            self.not_before,
            self.not_after,
            self.key.name(),
            signing.name(),
            digest,
        );
        let der = der::sequence([tbs, algorithm, der::bit_string(&signature)]);
        Issued { der, key: self.key, subject: self.subject, header }
    }

    /// Key identifiers stand where nothing else was said of them.
    fn add_ids(&self, extensions: &mut Vec<Extension>, spki: &[u8]) {
        let mut add = |extension: Extension| {
            if !extensions.iter().any(|there| there.oid == extension.oid) {
                extensions.push(extension);
            }
        };
        add(Extension::subject_key_id(spki));
        if let Some(signer) = &self.signer {
            add(Extension::authority_key_id(&ext::key_id(signer.key.spki())));
        }
        // An empty value is the recipe's way of saying "none of this kind".
        extensions.retain(|there| {
            !(there.value.is_empty() && [ext::SUBJECT_KEY_ID, ext::AUTHORITY_KEY_ID].contains(&there.oid.as_str()))
        });
    }
}

/// Twelve octets that depend on what the certificate says, positive and not padded.
fn derived_serial(recipe: &Certificate, spki: &[u8], issuer: &Name) -> Vec<u8> {
    let mut hash = Sha256::new();
    for part in [recipe.subject.der.as_slice(), &issuer.der, spki] {
        hash.update(part);
    }
    hash.update(format!("{}/{}", recipe.not_before, recipe.not_after));
    let mut serial = hash.finalize()[..12].to_vec();
    serial[0] = serial[0] & 0x7f | 0x40;
    serial
}

impl Issued {
    /// A bare block.
    pub fn pem(&self) -> String {
        pem::block("CERTIFICATE", &self.der)
    }

    /// The block under what it says in words.
    pub fn text_pem(&self) -> String {
        format!("{}SHA-256: {}\n{}", self.header, hex(&Sha256::digest(&self.der)), self.pem())
    }
}

pub fn hex(octets: &[u8]) -> String {
    octets.iter().map(|octet| format!("{octet:02X}")).collect()
}
