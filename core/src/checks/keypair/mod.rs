//! The client's certificate and its private key: do they belong together, and who can open the key?

mod chain;
mod contents;
mod encryption;
mod pairing;
mod takes;
#[cfg(test)]
mod tests;

use crate::{
    checks::{Found, Scene},
    contract::Role,
    read::{Certificate, PrivateKey, ReadInput, certificate::PublicKey},
    rules::Rule,
    text,
};

pub fn check(scene: &Scene<'_>, found: &mut Vec<Found>) {
    let view = View::new(scene);
    for &key in &view.keys {
        if let Some(private) = scene.material.keys.get(key) {
            encryption::check(&view, key, private, found);
            contents::check(&view, key, private, found);
        }
    }
    encryption::unused(&view, found);
    let keys = pairing::Keys::new(&view);
    let pairs = pairing::pairs(&view, &keys);
    pairing::check(&view, &keys, &pairs, found);
    chain::check(&view, &pairs, found);
}

/// What this family looks at.
struct View<'a> {
    scene: &'a Scene<'a>,
    /// The keys that a client may use: not those in CA files and in what the server sends, which are other families'.
    keys: Vec<usize>,
    files: Vec<ClientFile>,
}

/// A file with a client's certificate.
struct ClientFile {
    input: usize,
    /// Its certificates in the order of the file; at least one.
    certificates: Vec<usize>,
}

impl<'a> View<'a> {
    fn new(scene: &'a Scene<'a>) -> Self {
        let material = scene.material;
        let role = |input: usize| material.inputs.get(input).map(|input| input.role);
        let keys = (0..material.keys.len()).filter(|index| {
            let role = material.keys.get(*index).and_then(|key| role(key.input));
            !matches!(role, Some(Role::CaBundle | Role::ClientCa | Role::ServerChain | Role::ServerKey))
        });
        let files = material.inputs.iter().enumerate().filter(|(_, input)| input.role == Role::ClientCertificate);
        let files =
            files.map(|(index, input)| ClientFile { input: index, certificates: input.certificates().collect() });
        Self { scene, keys: keys.collect(), files: files.filter(|file| !file.certificates.is_empty()).collect() }
    }

    fn input(&self, index: usize) -> Option<&'a ReadInput> {
        self.scene.material.inputs.get(index)
    }

    fn certificate(&self, index: usize) -> Option<&'a Certificate> {
        self.scene.material.certificates.get(index)
    }

    fn key(&self, index: usize) -> Option<&'a PrivateKey> {
        self.scene.material.keys.get(index)
    }

    /// The certificates that hold this key's public half.
    fn fits(&self, key: usize) -> &'a [usize] {
        self.scene.relations.key_fits.get(key).map_or(&[], Vec::as_slice)
    }

    /// Was some file given for this role by the person, whatever it holds?
    fn asked(&self, role: Role) -> bool {
        self.scene.material.inputs.iter().any(|input| input.asked == role)
    }

    /// The file's own name as a word of a shell; a member of an archive without the archive.
    fn file(&self, input: usize) -> String {
        let name = self.input(input).map(|input| input.name.as_str()).unwrap_or_default();
        text::shell_quoted(name.rsplit('/').next().unwrap_or(name))
    }

    /// The file's name in a sentence.
    fn shown(&self, input: usize) -> String {
        self.input(input).map(|input| text::shown(&input.name)).unwrap_or_default()
    }

    /// A finding at a key.
    fn at_key(&self, rule: Rule, key: usize, message: impl Into<String>) -> Found {
        let found = Found::new(rule, message).key(key);
        let Some(private) = self.key(key) else { return found };
        let excerpt = private.line.and_then(|line| {
            self.input(private.input)?.excerpt(line, 1, private.label.as_ref().map_or(1, String::len) as u32 + 16, "")
        });
        found.input(private.input).line(private.line).excerpt(excerpt)
    }

    /// A finding at a certificate.
    fn at_certificate(&self, rule: Rule, certificate: usize, message: impl Into<String>) -> Found {
        /// `-----BEGIN CERTIFICATE-----`
        const MARKER: u32 = 27;
        let found = Found::new(rule, message).certificate(certificate);
        let Some(held) = self.certificate(certificate) else { return found };
        let excerpt =
            held.line.and_then(|line| self.input(held.input)?.excerpt(line, 1, MARKER, held.subject.short.clone()));
        found.input(held.input).line(held.line).excerpt(excerpt)
    }
}

/// `RSA 2048 (SPKI 3f9a1c02)`: kind, size and the beginning of the pin.
fn described(key: &PublicKey, pin: &[u8; 32]) -> String {
    let pin = pin.iter().take(4).fold(String::new(), |text, octet| text + &format!("{octet:02x}"));
    format!("{} (SPKI {pin})", key.describe())
}

/// `another.crt` for `some/dir/client.crt`: a new name beside the old one.
fn beside(file: &str, suffix: &str) -> String {
    let bare = file.strip_prefix('\'').and_then(|rest| rest.strip_suffix('\'')).unwrap_or(file);
    let (stem, extension) = bare.rsplit_once('.').unwrap_or((bare, "pem"));
    let name = format!("{stem}{suffix}.{extension}");
    if bare.len() == file.len() { name } else { format!("'{name}'") }
}
