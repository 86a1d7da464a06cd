//! The files themselves, in the forms that clients read.

use std::cell::OnceCell;

use zeroize::Zeroizing;

use super::{
    accept::Scene,
    file,
    given::Given,
    pem,
    store::{self, Seed},
    target::Files,
};
use crate::{
    contract::{EmittedFile, KeyOutput, Secret},
    read::{Certificate, PrivateKey, key::KeyFormat},
};

/// PEM as it will be written; the private key is wiped on drop.
pub struct Texts {
    /// Every trust anchor once, in their order.
    pub ca: Option<String>,
    /// The leaf first, then its issuers.
    pub certificate: Option<String>,
    pub key: Option<Zeroizing<String>>,
    pub is_key_encrypted: bool,
    /// The open key, where it could be opened.
    pub pkcs8: Option<Zeroizing<Vec<u8>>>,
    /// What the server presents, as it was given.
    pub presented: Option<String>,
    pub server: Option<String>,
    pub server_key: Option<Zeroizing<String>>,
    pub is_server_key_encrypted: bool,
    pub client_ca: Option<String>,
    /// Members of the CA files as indices into the material, as written.
    pub anchors: Vec<usize>,
    /// Deriving their keys takes longer than all the rest: they are made once, when the first asks for them. `None` within:
    /// they cannot be encoded.
    stores: OnceCell<Option<Stores>>,
}

/// PKCS#12 files; `None` where there is nothing to put in.
struct Stores {
    trust: Option<Vec<u8>>,
    key: Option<Zeroizing<Vec<u8>>>,
}

/// What may be done to the files so that a client reads them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Changes {
    pub key_as_pkcs8: bool,
    /// Members of the CA files that the client chokes on.
    pub without: Vec<usize>,
}

pub fn texts(scene: &Scene<'_>, changes: &Changes) -> Texts {
    let Scene { material, given, .. } = scene;
    let anchors: Vec<usize> =
        given.anchors.iter().copied().filter(|anchor| !changes.without.contains(anchor)).collect();
    let bundle = |which: &[usize]| {
        let certificates = which.iter().filter_map(|index| material.certificates.get(*index));
        let text: String = certificates.map(|one: &Certificate| pem::certificate(&one.der)).collect();
        (!text.is_empty()).then_some(text)
    };
    let as_pkcs8 = changes.key_as_pkcs8 || scene.options.key == KeyOutput::Pkcs8;
    let own = Given::key(material, given.client_key);
    let (key, is_key_encrypted) = own.map_or((None, false), |key| written_key(key, as_pkcs8));
    let server_key = Given::key(material, given.server_key);
    let (server_key, is_server_key_encrypted) = server_key.map_or((None, false), |key| written_key(key, false));
    Texts {
        ca: bundle(&anchors),
        certificate: bundle(&given.client),
        key,
        is_key_encrypted,
        pkcs8: own.and_then(PrivateKey::pkcs8),
        presented: bundle(&given.presented),
        server: bundle(&given.server),
        server_key,
        is_server_key_encrypted,
        client_ca: bundle(&given.client_ca),
        anchors,
        stores: OnceCell::new(),
    }
}

/// The key as PEM, and whether it is encrypted as written. A key out of DER or a container has no text of its own.
fn written_key(key: &PrivateKey, as_pkcs8: bool) -> (Option<Zeroizing<String>>, bool) {
    let from_text = key.label.is_some() && key.format != KeyFormat::Unknown;
    let is_open_binary = key.label.is_none() && key.encryption.is_none();
    if (as_pkcs8 || is_open_binary || !from_text)
        && let Some(octets) = key.pkcs8()
    {
        return (Some(pem::block("PRIVATE KEY", &[], &octets)), false);
    }
    let text = key.block().map(|raw| pem::block(raw.label.unwrap_or_default(), raw.headers, raw.der));
    (text, key.encryption.is_some())
}

impl Texts {
    /// The files to write for a target; `None` where a key store cannot be encoded.
    pub fn out(&self, files: Files, scene: &Scene<'_>) -> Option<Vec<EmittedFile>> {
        match files {
            Files::Inline => Some(Vec::new()),
            Files::Pem => Some(self.pem_files()),
            Files::Server => {
                let mut out = self.pem_files();
                out.extend(text(self.server.as_ref(), "server.crt", "server certificate"));
                out.extend(secret(self.server_key.as_ref(), "server.key", "server's private key"));
                out.extend(text(self.client_ca.as_ref(), "clients-ca.pem", "trust anchors for clients"));
                Some(out)
            }
            Files::Stores => self.stores(scene),
        }
    }

    fn pem_files(&self) -> Vec<EmittedFile> {
        let mut out = Vec::new();
        out.extend(text(self.ca.as_ref(), "ca.pem", "trust anchors"));
        if self.certificate.is_some() && self.key.is_some() {
            out.extend(text(self.certificate.as_ref(), "client.crt", "client certificate"));
            out.extend(secret(self.key.as_ref(), "client.key", "private key"));
        }
        out
    }

    fn stores(&self, scene: &Scene<'_>) -> Option<Vec<EmittedFile>> {
        let stores = self.stores.get_or_init(|| self.written_stores(scene)).as_ref()?;
        let mut out = Vec::new();
        out.extend(stores.trust.as_ref().map(|octets| file("truststore.p12", "trust store", octets.clone(), false)));
        out.extend(stores.key.as_ref().map(|octets| file("keystore.p12", "key store", octets.to_vec(), true)));
        Some(out)
    }

    fn written_stores(&self, scene: &Scene<'_>) -> Option<Stores> {
        let certificates = &scene.material.certificates;
        let entropy = scene.options.entropy.as_ref().map(Secret::as_bytes).unwrap_or_default();
        let (password, seed) = (scene.store_password(), Seed(entropy));
        let mut stores = Stores { trust: None, key: None };
        if self.ca.is_some() {
            let anchors = self.anchors.iter().enumerate();
            let anchors = anchors
                .filter_map(|(at, index)| Some((format!("ca-{}", at + 1), certificates.get(*index)?.der.as_slice())));
            stores.trust = Some(store::truststore(anchors, password, seed)?);
        }
        if let Some(pkcs8) = self.pkcs8.as_ref().filter(|_| self.certificate.is_some()) {
            let chain = scene.given.client.iter().filter_map(|index| Some(certificates.get(*index)?.der.as_slice()));
            stores.key = Some(Zeroizing::new(store::keystore("redis-client", pkcs8, chain, password, seed)?));
        }
        Some(stores)
    }
}

fn text(text: Option<&String>, name: &str, purpose: &str) -> Option<EmittedFile> {
    text.map(|text| file(name, purpose, text.clone().into_bytes(), false))
}

fn secret(text: Option<&Zeroizing<String>>, name: &str, purpose: &str) -> Option<EmittedFile> {
    text.map(|text| file(name, purpose, text.as_bytes().to_vec(), true))
}
