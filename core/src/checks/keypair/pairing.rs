//! Do certificate and key belong together? Compared by `SubjectPublicKeyInfo`, which works for every kind of key;
//! comparing moduli, as tutorials do, works for RSA alone.

use std::collections::{HashMap, HashSet};

use super::{ClientFile, View, chain, described};
use crate::{
    checks::Found,
    contract::{ClientAuthentication, Role, Severity},
    read::{PrivateKey, certificate::PublicKey},
    rules::Rule,
};

/// How a file's certificates and the keys stand to each other.
pub(super) enum Pair {
    /// This key fits the certificate at this place of the file.
    Fits { key: usize, place: usize },
    /// Keys are there and all are open; this one is the nearest, and it fits nothing in the file.
    Differs(usize),
    /// A key is there that could not be opened.
    Unknown,
    /// There is none.
    NoKey,
}

/// How each client file stands to the keys, in the order of the files.
pub(super) fn pairs(view: &View<'_>, keys: &Keys) -> Vec<Pair> {
    view.files.iter().map(|file| pair(view, keys, file)).collect()
}

pub(super) fn check(view: &View<'_>, keys: &Keys, pairs: &[Pair], found: &mut Vec<Found>) {
    several(view, keys, found);
    let paired = pairs.iter().filter_map(|pair| if let Pair::Fits { key, .. } = pair { Some(*key) } else { None });
    let mut used: HashSet<usize> = paired.collect();
    let is_any_paired = !used.is_empty();
    for (file, pair) in view.files.iter().zip(pairs) {
        if chain::explains(view, file, pair) {
            continue;
        }
        match pair {
            Pair::Differs(key) if !used.contains(key) || !is_any_paired => {
                used.insert(*key);
                found.push(mismatch(view, file, *key));
            }
            Pair::Fits { key, place } if *place > 0 => found.push(mismatch(view, file, *key)),
            Pair::NoKey => found.extend(key_missing(view, file, is_any_paired)),
            _ => {}
        }
    }
    certificate_missing(view, keys, found);
}

/// What is asked of every key again and again, answered once for each public half: a folder may hold thousands of
/// copies of one pair.
pub(super) struct Keys {
    /// The keys that may belong to a client's certificate: those that the person gave as keys, else all of them but a
    /// server's.
    candidates: Vec<usize>,
    /// For each certificate the first candidate that fits it.
    by_certificate: HashMap<usize, usize>,
    /// The keys that fit a certificate in a client's file.
    clients: HashSet<usize>,
}

impl Keys {
    pub(super) fn new(view: &View<'_>) -> Self {
        let in_client_files: HashSet<usize> =
            view.files.iter().flat_map(|file| file.certificates.iter().copied()).collect();
        let pin = |key: usize| view.key(key).and_then(PrivateKey::facts).map(|facts| facts.spki_sha256);
        let mut known: HashMap<[u8; 32], (bool, bool)> = HashMap::new();
        let (mut clients, mut servers) = (HashSet::new(), HashSet::new());
        for &key in &view.keys {
            let ask = || {
                let fits = view.fits(key);
                let is_servers = fits.iter().filter_map(|index| view.certificate(*index)).any(|certificate| {
                    view.input(certificate.input).is_some_and(|input| input.role == Role::ServerChain)
                });
                (fits.iter().any(|certificate| in_client_files.contains(certificate)), is_servers)
            };
            let (is_clients, is_servers) = match pin(key) {
                Some(pin) => *known.entry(pin).or_insert_with(ask),
                None => ask(),
            };
            if is_clients {
                clients.insert(key);
            }
            if is_servers {
                servers.insert(key);
            }
        }
        let given = |key: &usize| {
            let input = view.key(*key).and_then(|key| view.input(key.input));
            input.is_some_and(|input| input.asked == Role::ClientKey)
        };
        let mut candidates: Vec<usize> = view.keys.iter().copied().filter(given).collect();
        if candidates.is_empty() {
            // A server's key among files that were not told apart is no client's.
            let may = |key: &usize| !servers.contains(key) || clients.contains(key);
            candidates = view.keys.iter().copied().filter(may).collect();
        }
        let mut seen = HashSet::new();
        let mut by_certificate = HashMap::new();
        for &key in &candidates {
            if pin(key).is_none_or(|pin| seen.insert(pin)) {
                for certificate in view.fits(key) {
                    by_certificate.entry(*certificate).or_insert(key);
                }
            }
        }
        Self { candidates, by_certificate, clients }
    }
}

/// So many keys are compared by name with the certificate that none of them fits.
const NEAR: usize = 64;

fn pair(view: &View<'_>, keys: &Keys, file: &ClientFile) -> Pair {
    let fitting = file
        .certificates
        .iter()
        .enumerate()
        .filter_map(|(place, certificate)| Some((place, *keys.by_certificate.get(certificate)?)));
    if let Some((place, key)) = fitting.min() {
        return Pair::Fits { key, place };
    }
    // Keys of other pairs are no candidates for this one.
    let is_free = |key: &usize| !keys.clients.contains(key);
    let mut free = keys.candidates.iter().copied().filter(is_free);
    // Nor can be said to whom a key belongs whose own numbers do not fit together.
    let is_sound =
        |key: usize| view.key(key).and_then(PrivateKey::facts).is_some_and(|facts| facts.inconsistent.is_none());
    if !free.clone().all(is_sound) {
        return Pair::Unknown;
    }
    let near = |key: &usize| view.key(*key).is_some_and(|key| same_folder(view, key.input, file.input));
    match free.clone().take(NEAR).find(near).or_else(|| free.next()) {
        Some(key) => Pair::Differs(key),
        None => Pair::NoKey,
    }
}

/// Out of one archive, or named alike up to the extension.
fn same_folder(view: &View<'_>, one: usize, other: usize) -> bool {
    let (Some(one), Some(other)) = (view.input(one), view.input(other)) else { return false };
    let stem = |name: &str| name.rsplit_once('.').map_or_else(|| name.to_owned(), |(stem, _)| stem.to_owned());
    (one.archive.is_some() && one.archive == other.archive) || stem(&one.name) == stem(&other.name)
}

fn mismatch(view: &View<'_>, file: &ClientFile, key: usize) -> Found {
    let rule = Rule::KeyMismatch;
    // Where an intermediate stands first, the certificate meant is the first that is none.
    let leaf = chain::leaf(view, file);
    let (Some(certificate), Some(private)) = (view.certificate(leaf), view.key(key)) else {
        return view.at_key(rule, key, "The private key does not belong to the certificate.");
    };
    let Some(facts) = private.facts() else {
        return view.at_key(rule, key, "The private key does not belong to the certificate.");
    };
    let has = described(&PublicKey::read(&facts.spki), &facts.spki_sha256);
    let wants = described(&certificate.key, &certificate.spki_sha256);
    let name = &certificate.subject.short;
    let other = view.fits(key).iter().find_map(|index| Some((*index, view.certificate(*index)?)));
    let near = other.map(|(_, holder)| {
        let place = if holder.input == file.input {
            "of the same file".to_owned()
        } else {
            format!("in {}", view.shown(holder.input))
        };
        let kind = if holder.role.is_ca() { "the CA " } else { "" };
        format!(" It belongs to {kind}\"{}\" {place}.", holder.subject.short)
    });
    let (certificate_file, key_file) = (view.file(file.input), view.file(private.input));
    let fix = match other {
        Some((_, holder)) if !holder.role.is_ca() => {
            format!(
                "give {} as the certificate, or the key that was made with {certificate_file}",
                view.file(holder.input)
            )
        }
        _ => format!(
            "use the key that was made with {certificate_file}, or have a certificate issued for this one: \
             openssl req -new -key {key_file} -out client.csr -subj /CN=client"
        ),
    };
    view.at_key(
        rule,
        key,
        format!(
            "The private key does not belong to the certificate \"{name}\": the key is {has}, the certificate holds {wants}.{}",
            near.unwrap_or_default()
        ),
    )
    .certificate(leaf)
    .seen(has)
    .expected(wants)
    .fix(fix)
    .reference("RFC 8446, section 4.4.3; OpenSSL: key values mismatch; Go: private key does not match public key")
}

/// An error where the connection needs it, or where the person gave the certificate as the client's.
fn key_missing(view: &View<'_>, file: &ClientFile, another_pair: bool) -> Option<Found> {
    // A file that was given as the key and holds none has a finding of its own.
    if view.asked(Role::ClientKey) {
        return None;
    }
    let authentication = view.scene.case.policy.client_authentication;
    let wanted = matches!(authentication, Some(ClientAuthentication::Optional | ClientAuthentication::Required));
    let given = view.input(file.input).is_some_and(|input| input.asked == Role::ClientCertificate);
    if !given && (!wanted || another_pair) {
        return None;
    }
    let leaf = chain::leaf(view, file);
    let name = view.certificate(leaf).map(|certificate| certificate.subject.short.clone()).unwrap_or_default();
    Some(
        view.at_certificate(
            Rule::KeyMissing,
            leaf,
            format!("The client certificate \"{name}\" was given without its private key. The handshake needs both."),
        )
        .seen("a certificate")
        .expected("a certificate and its private key")
        .fix(
            "give the key's file too (--key client.key). If it is lost, have a certificate issued for a new one: \
             openssl req -new -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout client.key -out client.csr -subj /CN=client",
        )
        .reference("RFC 8446, section 4.4.3"),
    )
}

/// A key, and no certificate that it could belong to.
fn certificate_missing(view: &View<'_>, keys: &Keys, found: &mut Vec<Found>) {
    let authentication = view.scene.case.policy.client_authentication;
    // Where authentication is required, the policy family misses the certificate.
    if !view.files.is_empty()
        || view.asked(Role::ClientCertificate)
        || authentication == Some(ClientAuthentication::Required)
        || !(view.asked(Role::ClientKey) || authentication == Some(ClientAuthentication::Optional))
    {
        return;
    }
    let Some(&key) = keys.candidates.first() else { return };
    let near = view
        .fits(key)
        .iter()
        .find_map(|index| view.certificate(*index))
        .map(|holder| format!(" It belongs to \"{}\" in {}.", holder.subject.short, view.shown(holder.input)));
    let key_file = view.key(key).map(|private| view.file(private.input)).unwrap_or_default();
    found.push(
        view.at_key(
            Rule::KeyCertificateMissing,
            key,
            format!("The private key was given without its certificate.{}", near.unwrap_or_default()),
        )
        .seen("a private key")
        .expected("a private key and its certificate")
        .fix(format!(
            "give the certificate's file too (--cert client.crt). If there is none, ask for one: \
             openssl req -new -key {key_file} -out client.csr -subj /CN=client"
        ))
        .reference("RFC 8446, section 4.4.2"),
    );
}

/// Clients take the first key of a file.
fn several(view: &View<'_>, clients: &Keys, found: &mut Vec<Found>) {
    for (index, input) in view.scene.material.inputs.iter().enumerate() {
        let keys: Vec<usize> = input.keys().filter(|key| view.keys.contains(key)).collect();
        let [first, second, ..] = keys.as_slice() else { continue };
        let pin = |key: usize| view.key(key).and_then(|key| key.facts()).map(|facts| facts.spki_sha256);
        if pin(*first).is_some() && keys.iter().all(|key| pin(*key) == pin(*first)) {
            continue;
        }
        let right = keys.iter().find(|key| clients.clients.contains(key));
        let (message, severity) = match right.and_then(|key| view.key(*key)) {
            Some(private) if right != Some(first) && pin(*first).is_some() => (
                format!(
                    "{} private keys stand in {}. Clients take the first; the one that belongs to the certificate {}.",
                    keys.len(),
                    view.shown(index),
                    private.line.map_or_else(|| "comes later".to_owned(), |line| format!("begins on line {line}"))
                ),
                Severity::Error,
            ),
            _ => (
                format!("{} private keys stand in {}. Clients take the first.", keys.len(), view.shown(index)),
                Severity::Warning,
            ),
        };
        found.push(
            view.at_key(Rule::KeySeveral, *second, message)
                .seen(format!("{} keys", keys.len()))
                .expected("the one key that belongs to the certificate")
                .fix(format!("move the others to files of their own, so that {} holds one key", view.file(index)))
                .reference("OpenSSL, SSL_CTX_use_PrivateKey_file(3): the first private key found in the file")
                // Not the table's warning where the first is the wrong one: every client fails then.
                .severity(severity),
        );
    }
}
