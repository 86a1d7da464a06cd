//! What clients do with keys, from their rows in the table of clients. A client without a row is never said to refuse.

use crate::{
    clients::{
        Client,
        row::{KeyRule, Passphrase, Row, SentChain},
    },
    contract::Severity,
    read::{
        PrivateKey,
        certificate::KeyAlgorithm,
        key::{KeyFormat, KeyQuirk},
    },
};

fn row(client: &Client, holds: impl FnOnce(&Row) -> bool) -> bool {
    client.row.as_ref().is_some_and(holds)
}

/// Has no option for a passphrase, or asks on the terminal only, which a service does not have.
pub(super) fn cannot_open(client: &Client) -> bool {
    row(client, |row| matches!(row.passphrase, Passphrase::None | Passphrase::Prompt))
}

/// How the clients with an option are told the passphrase.
pub(super) fn passphrase_option(client: &Client) -> Option<&'static str> {
    if !row(client, |row| row.passphrase == Passphrase::Option) {
        return None;
    }
    match client.family {
        "redis-py" => Some("redis-py (ssl_password=)"),
        "node-redis" => Some("node-redis (socket: { passphrase })"),
        "ioredis" => Some("ioredis (tls: { passphrase })"),
        "phpredis" | "predis" => Some("PHP (the stream context's passphrase)"),
        _ => None,
    }
}

/// Sends the certificate's file and nothing else; the others complete a lone leaf from their CA file.
pub(super) fn sends_file_alone(client: &Client) -> bool {
    row(client, |row| row.sent_chain == SentChain::AsGiven)
}

/// Does the client refuse this kind of key, which `openssl pkey` reads?
pub(super) fn refuses_kind(client: &Client, algorithm: &KeyAlgorithm) -> bool {
    use crate::trust::Kind;
    row(client, |row| match algorithm {
        KeyAlgorithm::Ed448 => row.key_refuse.has(Kind::KeyEd448) || row.key == KeyRule::Netty,
        KeyAlgorithm::Ed25519 => row.key == KeyRule::Netty,
        KeyAlgorithm::Ec(curve) if curve == "P-521" => row.key_refuse.has(Kind::KeyP521),
        // Go: `failed to parse private key`; rustls has no algorithm for them.
        KeyAlgorithm::RsaPss => matches!(row.key, KeyRule::Go | KeyRule::Rustls | KeyRule::RustlsAws),
        _ => false,
    })
}

/// Refuses RSA with more than two primes: `ring` and `aws-lc` have no such keys.
pub(super) fn is_rustls(client: &Client) -> bool {
    row(client, |row| matches!(row.key, KeyRule::Rustls | KeyRule::RustlsAws))
}

pub(super) fn is_go(client: &Client) -> bool {
    row(client, |row| row.key == KeyRule::Go)
}

/// Does it refuse the contents under this label? Measured with Node, OpenSSL 3.0 and Go 1.26; the others by their rows.
pub(super) fn refuses_label(client: &Client, key: &PrivateKey, promised: KeyFormat) -> bool {
    let is_pkcs8 = key.format == KeyFormat::Pkcs8;
    // OpenSSL binds the label to the kind of key, and takes PKCS#8 under it.
    let openssl_takes = is_pkcs8
        && match promised {
            KeyFormat::EncryptedPkcs8 => true,
            KeyFormat::Pkcs1 => key.algorithm == Some(KeyAlgorithm::Rsa),
            KeyFormat::Sec1 => matches!(key.algorithm, Some(KeyAlgorithm::Ec(_))),
            _ => false,
        };
    row(client, |row| match row.key {
        KeyRule::Openssl | KeyRule::Ruby => !openssl_takes,
        KeyRule::RustlsAws => !(is_pkcs8 && promised == KeyFormat::Sec1),
        KeyRule::Rustls | KeyRule::NativeTls | KeyRule::Spring => true,
        // It tries every form.
        KeyRule::Go => key.format == KeyFormat::EncryptedPkcs8,
        KeyRule::Store => false,
        KeyRule::Netty => !is_pkcs8 && key.format != KeyFormat::EncryptedPkcs8,
    })
}

/// Takes PKCS#8 alone.
pub(super) fn wants_pkcs8(client: &Client) -> bool {
    row(client, |row| matches!(row.key, KeyRule::NativeTls | KeyRule::Netty))
}

/// Takes only a file that begins with the key.
pub(super) fn wants_key_first(client: &Client) -> bool {
    row(client, |row| row.key == KeyRule::NativeTls)
}

/// Does it refuse octets behind the key? Measured: OpenSSL and Node pass over them, Go does in PKCS#8 and SEC1.
pub(super) fn refuses_trailing(client: &Client, key: &PrivateKey) -> bool {
    key.format == KeyFormat::Pkcs1
        && is_go(client)
        && key.quirks.iter().any(|quirk| matches!(quirk, KeyQuirk::Trailing(_)))
}

/// Error where each client whose verdict is foretold is concerned, else `otherwise`.
pub(super) fn severity(
    asked: &[&'static Client],
    is_concerned: impl Fn(&Client) -> bool,
    otherwise: Severity,
) -> Severity {
    let judged: Vec<_> = asked.iter().filter(|client| client.is_judged()).collect();
    if !judged.is_empty() && judged.iter().all(|client| is_concerned(client)) { Severity::Error } else { otherwise }
}
