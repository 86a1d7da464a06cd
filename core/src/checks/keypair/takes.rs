//! What clients can do with keys. Measured with the clients' releases of 2026; a client that is not measured is never
//! said to refuse.

use crate::{clients::Client, read::pem::Reader};

/// How a client gets the passphrase of a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Passphrase {
    /// By this option.
    Option(&'static str),
    /// It asks on the terminal, and fails without one.
    Prompts,
    /// Not at all.
    None,
    Unknown,
}

const BY_ID: &[(&str, Passphrase)] = &[
    ("hiredis", Passphrase::Prompts),
    ("ioredis", Passphrase::Option("tls: { passphrase }")),
    ("node-redis", Passphrase::Option("socket: { passphrase }")),
    ("redis-cli", Passphrase::Prompts),
    ("redis-py", Passphrase::Option("ssl_password=")),
];

pub(super) fn passphrase(client: &Client) -> Passphrase {
    if let Some((_, known)) = BY_ID.iter().find(|(id, _)| *id == client.id) {
        return *known;
    }
    match client.ca_reader {
        // tls.LoadX509KeyPair, rustls and native-tls take no passphrase.
        Some(Reader::Go | Reader::Rustls | Reader::NativeTls) => Passphrase::None,
        Some(Reader::Node) => Passphrase::Option("passphrase"),
        Some(Reader::Php) => Passphrase::Option("the stream context's passphrase"),
        Some(Reader::Java | Reader::Keytool) => {
            Passphrase::Option("a PKCS#12 keystore made with openssl pkcs12 -export")
        }
        _ => Passphrase::Unknown,
    }
}

/// Has no option for a passphrase; on a server without a terminal an encrypted key fails there.
pub(super) fn cannot_open(client: &Client) -> bool {
    matches!(passphrase(client), Passphrase::None | Passphrase::Prompts)
}

pub(super) fn is(client: &Client, reader: Reader) -> bool {
    client.ca_reader == Some(reader)
}

/// Keys reach it through `openssl pkcs12 -export`.
pub(super) fn java(client: &Client) -> bool {
    matches!(client.ca_reader, Some(Reader::Java | Reader::Keytool))
}

/// The kinds of client among those asked about, in words: `Go, rustls and redis-cli`. `None` where none is.
pub(super) fn in_words(asked: &[&'static Client], is_concerned: impl Fn(&Client) -> bool) -> Option<String> {
    let mut kinds: Vec<&str> = Vec::new();
    for client in asked.iter().filter(|client| is_concerned(client)) {
        let kind = match client.ca_reader {
            Some(Reader::Go) => "Go",
            Some(Reader::Rustls) => "rustls",
            Some(Reader::NativeTls) => "native-tls",
            Some(Reader::Node) => "Node",
            Some(Reader::Php) => "PHP",
            Some(Reader::Java | Reader::Keytool) => "Java",
            _ => client.id,
        };
        if !kinds.contains(&kind) {
            kinds.push(kind);
        }
    }
    let (last, rest) = kinds.split_last()?;
    Some(if rest.is_empty() { (*last).to_owned() } else { format!("{} and {last}", rest.join(", ")) })
}
