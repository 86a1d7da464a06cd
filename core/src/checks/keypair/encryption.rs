//! Encrypted keys: opened or not, by whom, and how well they are encrypted.

use super::{View, beside, takes};
use crate::{
    checks::Found,
    clients::words::in_words,
    contract::{ItemKind, Severity},
    read::{
        Format, PrivateKey,
        key::{self, Encryption, KeyQuirk, KeyState, OpensslSupport},
    },
    rules::Rule,
};

pub(super) fn check(view: &View<'_>, key: usize, private: &PrivateKey, found: &mut Vec<Found>) {
    match &private.state {
        KeyState::PassphraseMissing => found.push(missing(view, key, private)),
        KeyState::PassphraseWrong => found.push(wrong(view, key, private)),
        // Whoever sets such a cost sets it past OpenSSL's limit too: that is the same cause.
        KeyState::TooCostly(how) => return found.push(costly(view, key, private, how)),
        KeyState::EncryptionUnsupported(_) | KeyState::Open(_) | KeyState::Unsupported(_) | KeyState::Damaged(_) => {}
    }
    let Some(encryption) = &private.encryption else { return };
    if matches!(private.state, KeyState::EncryptionUnsupported(_)) || encryption.openssl != OpensslSupport::Default {
        found.push(unsupported(view, key, private, encryption));
        return;
    }
    if private.facts().is_some() {
        found.push(opened(view, key, private, encryption));
    }
    if let Some(weak) = &encryption.weak {
        let file = view.file(private.input);
        found.push(
            view.at_key(Rule::KeyEncryptionWeak, key, format!("The private key's encryption is outdated: {weak}."))
                .seen(encryption.scheme.clone())
                .expected("PBES2 with PBKDF2 (HMAC-SHA-256, 600000 rounds) or scrypt, and AES-256")
                .fix(format!(
                    "openssl pkcs8 -topk8 -v2 aes-256-cbc -v2prf hmacWithSHA256 -iter 600000 -in {file} -out {}",
                    beside(&file, "-new")
                ))
                .reference("RFC 8018, section 4.2; NIST SP 800-132; OWASP Password Storage Cheat Sheet"),
        );
    }
}

/// The command that takes the encryption off.
fn decrypt(view: &View<'_>, private: &PrivateKey) -> String {
    let file = view.file(private.input);
    let open = beside(&file, "-open");
    format!("(umask 077; openssl pkey -in {file} -out {open})")
}

/// Error where none of the clients asked about can be given a passphrase, else a warning: the key could not be judged.
fn missing(view: &View<'_>, key: usize, private: &PrivateKey) -> Found {
    let asked = &view.scene.case.clients;
    let options = options(view);
    let cannot =
        in_words(asked, takes::cannot_open).map(|kinds| format!(" {kinds} cannot be given one.")).unwrap_or_default();
    let finding = view
        .at_key(
            Rule::KeyPassphraseMissing,
            key,
            format!("The private key is encrypted and no passphrase was given, so it was not compared with the certificate.{cannot}"),
        )
        .seen(scheme(private))
        .expected("the passphrase, or a key without encryption")
        .fix(format!("check again with the passphrase{options}; for the others take the encryption off: {}", decrypt(view, private)))
        .reference("redis/redis#9664, redis/hiredis#914")
        .concerns(asked, takes::cannot_open);
    finding.severity(takes::severity(asked, takes::cannot_open, Severity::Warning))
}

/// `, and give it to redis-py (ssl_password=), ...`
fn options(view: &View<'_>) -> String {
    let mut named: Vec<&str> = Vec::new();
    for option in view.scene.case.clients.iter().filter_map(|client| takes::passphrase_option(client)) {
        if !named.contains(&option) {
            named.push(option);
        }
    }
    if named.is_empty() { String::new() } else { format!(" and give it to {}", named.join(", ")) }
}

fn wrong(view: &View<'_>, key: usize, private: &PrivateKey) -> Found {
    let file = view.file(private.input);
    if private.quirks.contains(&KeyQuirk::OpensWithoutLineBreak) {
        return view
            .at_key(
                Rule::KeyPassphraseWrong,
                key,
                "The passphrase does not open the private key as it was given, with a line break at its end. Without the line break it does.",
            )
            .seen("a passphrase that ends in a line break")
            .expected("the passphrase alone")
            .fix("write its file without the line break: printf '%s' \"$PASSPHRASE\" > passphrase.txt")
            .reference("haproxy/haproxy#3202");
    }
    view.at_key(Rule::KeyPassphraseWrong, key, "The passphrase does not open the private key.")
        .seen(scheme(private))
        .expected("the passphrase with which this key was encrypted")
        .fix(format!("try it by hand, letters and layout in view: openssl pkey -noout -in {file}. If it is lost, so is the key: have a new key and certificate issued"))
        .reference("RFC 8018, section 6")
}

fn costly(view: &View<'_>, key: usize, private: &PrivateKey, how: &str) -> Found {
    if how == key::Work::spent() {
        return view
            .at_key(Rule::KeyCost, key, format!("The private key was not opened: {how}."))
            .fix("check these files in smaller groups")
            // Not the table's error: nothing is wrong with this key.
            .severity(Severity::Warning);
    }
    let file = view.file(private.input);
    view.at_key(Rule::KeyCost, key, format!("Opening the private key asks for too much work: {how}."))
        .seen(scheme(private))
        .expected("some hundred thousand rounds of PBKDF2, or scrypt with N = 16384")
        .fix(format!(
            "if you trust the file, encrypt it anew: openssl pkcs8 -topk8 -v2 aes-256-cbc -iter 600000 -in {file} -out {}",
            beside(&file, "-new")
        ))
        .reference("RFC 8018, section 4.2; RFC 7914, section 2")
}

fn scheme(private: &PrivateKey) -> String {
    private.encryption.as_ref().map(|encryption| encryption.scheme.clone()).unwrap_or_default()
}

fn unsupported(view: &View<'_>, key: usize, private: &PrivateKey, encryption: &Encryption) -> Found {
    let asked = &view.scene.case.clients;
    let file = view.file(private.input);
    let new = beside(&file, "-new");
    let scheme = &encryption.scheme;
    let unjudged = if private.facts().is_none() { " It was not compared with the certificate." } else { "" };
    let again = format!("openssl pkcs8 -topk8 -v2 aes-256-cbc -iter 600000 -in {file} -out {new}");
    let (message, fix) = match encryption.openssl {
        OpensslSupport::Default => {
            let kinds = in_words(asked, takes::cannot_open)
                .map(|kinds| format!(" {kinds} cannot open an encrypted key."))
                .unwrap_or_default();
            (
                format!("The private key is encrypted with {scheme}, which cannot be opened here.{unjudged}{kinds}"),
                again,
            )
        }
        OpensslSupport::LegacyProvider => (
            format!(
                "The private key is encrypted with {scheme}, which OpenSSL 3 opens only with its legacy provider: clients do not load it and fail.{unjudged}"
            ),
            format!("{again} -provider legacy -provider default"),
        ),
        OpensslSupport::BeyondItsMemory => (
            format!(
                "The private key is encrypted with {scheme}, and OpenSSL allows scrypt 32 MiB of memory: its clients fail with memory limit exceeded.{unjudged}"
            ),
            // OpenSSL cannot help itself here; the cryptography package sets its own limit.
            format!(
                "(umask 077; python3 -c 'import getpass, sys; from cryptography.hazmat.primitives.serialization import *; \
                 k = load_pem_private_key(open(sys.argv[1], \"rb\").read(), getpass.getpass().encode()); \
                 sys.stdout.buffer.write(k.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))' {file} > {})",
                beside(&file, "-open")
            ),
        ),
        OpensslSupport::No => (
            format!("The private key is encrypted with {scheme}, which OpenSSL 3 does not open.{unjudged}"),
            format!("take the encryption off with the program that made the key, then: {again}"),
        ),
    };
    let finding = view
        .at_key(Rule::KeyEncryptionUnsupported, key, message)
        .seen(scheme.clone())
        .expected("PBES2 with AES, which every client that takes a passphrase opens")
        .fix(fix)
        .reference("OpenSSL 3, OSSL_PROVIDER-legacy(7)");
    match encryption.openssl {
        OpensslSupport::Default => {
            let finding = finding.concerns(asked, takes::cannot_open);
            // Nothing was judged of the key: worth more than a note even where every client can open it.
            if finding.severity == Severity::Note { finding.severity(Severity::Warning) } else { finding }
        }
        OpensslSupport::LegacyProvider | OpensslSupport::BeyondItsMemory | OpensslSupport::No => {
            finding.concerns(asked, |_| true)
        }
    }
}

fn opened(view: &View<'_>, key: usize, private: &PrivateKey, encryption: &Encryption) -> Found {
    let asked = &view.scene.case.clients;
    let message = match in_words(asked, takes::cannot_open) {
        Some(kinds) => format!(
            "The private key is encrypted, and {kinds} cannot be given the passphrase. It is the right one: the key opens."
        ),
        None => "The private key is encrypted, and the passphrase opens it.".to_owned(),
    };
    view.at_key(Rule::KeyEncrypted, key, message)
        .seen(encryption.scheme.clone())
        .fix(format!("for clients without a passphrase: {}", decrypt(view, private)))
        .reference("redis/redis#9664, redis/hiredis#914")
        .concerns(asked, takes::cannot_open)
}

/// A passphrase, and nothing that it opens.
pub(super) fn unused(view: &View<'_>, found: &mut Vec<Found>) {
    let material = view.scene.material;
    if view.scene.case.passphrase.is_none() || material.keys.is_empty() {
        return;
    }
    let needed = material.keys.iter().any(|key| key.encryption.is_some());
    // Containers have passphrases of their own; an archive that was opened has not.
    let others = material.inputs.iter().any(|input| {
        !matches!(input.format, Format::Pem | Format::Empty)
            || input.items.iter().any(|item| item.kind == ItemKind::EncryptedPrivateKey)
    });
    if needed || others {
        return;
    }
    let message = "A passphrase was given, and no key needs one.";
    let finding = view.keys.first().map_or_else(
        || Found::new(Rule::KeyPassphraseUnused, message),
        |key| view.at_key(Rule::KeyPassphraseUnused, *key, message),
    );
    found.push(
        finding.fix(
            "leave the passphrase out; Java with PEM options (Lettuce) refuses one for a key that is not encrypted",
        ),
    );
}
