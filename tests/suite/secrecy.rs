//! No piece of a private key and no passphrase in anything that comes out.

use std::{collections::HashMap, fs};

use base64ct::{Base64, Encoding};
use tlsconf_tests::{
    data,
    forge::{der, pem},
    remains::private_octets,
    vectors::Folder,
};

const PASSPHRASES: [&str; 3] = ["correct horse", "battery staple", "s3cr3t-Passw0rd"];

/// Characters of base64 that count as a piece: 18 octets.
const BASE64_PIECE: usize = 24;
/// Hexadecimal digits that count as a piece: 12 octets.
const HEX_PIECE: usize = 24;

/// Every piece of every committed private key, in the forms that could slip out.
struct Secrets {
    base64: HashMap<Vec<u8>, String>,
    hex: HashMap<Vec<u8>, String>,
    /// `48, 130, 4`: a derived Debug of octets.
    lists: HashMap<String, String>,
}

impl Secrets {
    fn collect() -> Self {
        let mut secrets = Self { base64: HashMap::new(), hex: HashMap::new(), lists: HashMap::new() };
        for file in data::files_below("data/keys") {
            let name = file.display().to_string();
            if file.extension().is_none_or(|extension| extension != "pem") || name.contains(".pub.") {
                continue;
            }
            let text = fs::read_to_string(data::path("data/keys").join(&file)).expect("a key");
            if text.contains("DEK-Info") {
                let body = text.lines().filter(|line| !line.contains(':') && !line.starts_with('-'));
                secrets.add(&name, &Base64::decode_vec(&body.collect::<String>()).expect("base64"), |_| true);
            } else if name.starts_with("encrypted") {
                secrets.add(&name, &pem::decode(&text), |at| at > 100);
            } else {
                let whole = pem::decode(&text);
                let private = private_octets(&whole);
                secrets.add(&name, &whole, |at| private.contains(&at));
                // PKCS#1 and SEC1 put the same octets at other places of their base64.
                let (_, inner, _) = der::split(der::children(&whole)[2]);
                let offset = whole.len() - inner.len();
                secrets.add(&name, inner, |at| private.contains(&(at + offset)));
            }
        }
        secrets
    }

    /// Pieces that consist of secret octets alone.
    fn add(&mut self, name: &str, octets: &[u8], is_secret: impl Fn(usize) -> bool) {
        let base64 = Base64::encode_string(octets).into_bytes();
        for (at, piece) in base64.windows(BASE64_PIECE).enumerate() {
            let (first, last) = (at * 3 / 4, ((at + BASE64_PIECE) * 3 / 4).min(octets.len() - 1));
            if (first..=last).all(&is_secret) {
                self.base64.insert(piece.to_vec(), name.to_owned());
            }
        }
        for (at, piece) in octets.windows(HEX_PIECE / 2).enumerate() {
            if (at..at + piece.len()).all(&is_secret) {
                let hex: String = piece.iter().map(|octet| format!("{octet:02x}")).collect();
                self.hex.insert(hex.into_bytes(), name.to_owned());
                let list: Vec<_> = piece.iter().map(u8::to_string).collect();
                self.lists.insert(list.join(", "), name.to_owned());
            }
        }
    }

    /// Whose piece the text holds.
    fn found_in(&self, text: &str) -> Option<String> {
        let passphrase = PASSPHRASES.iter().find(|passphrase| text.contains(**passphrase));
        if let Some(passphrase) = passphrase {
            return Some(format!("the passphrase `{passphrase}`"));
        }
        // Line breaks and separators may be put in by whoever shows it.
        let joined = text.replace("\\n", "");
        let base64: Vec<u8> =
            joined.bytes().filter(|c| c.is_ascii_alphanumeric() || matches!(c, b'+' | b'/' | b'=')).collect();
        let hex: Vec<u8> = joined.to_lowercase().bytes().filter(u8::is_ascii_hexdigit).collect();
        let in_base64 = base64.windows(BASE64_PIECE).find_map(|piece| self.base64.get(piece));
        let in_hex = || hex.windows(HEX_PIECE).find_map(|piece| self.hex.get(piece));
        let in_list =
            || text.contains(", ").then(|| self.lists.iter().find(|(list, _)| text.contains(*list))).flatten();
        in_base64.or_else(in_hex).or_else(|| in_list().map(|(_, name)| name)).map(|name| format!("a piece of {name}"))
    }
}

#[test]
fn nothing_secret_comes_out() {
    let secrets = Secrets::collect();
    assert!(secrets.base64.len() > 5_000, "only {} pieces", secrets.base64.len());
    let mut leaks = Vec::new();
    for folder in Folder::all() {
        let request = folder.request();
        let parsed: tlsconf::CheckRequest = serde_json::from_str(&request).expect("a request");
        let report = tlsconf::check(&parsed).expect("no misuse");
        let outputs = [
            ("report", serde_json::to_string(&report).expect("JSON")),
            ("Debug of the report", format!("{report:?}")),
            ("Debug of the request", format!("{parsed:?}")),
        ];
        for (what, text) in outputs {
            leaks.extend(secrets.found_in(&text).map(|secret| format!("{}: {what} holds {secret}", folder.name)));
        }
    }
    assert!(leaks.is_empty(), "{leaks:#?}");
}

#[test]
fn what_comes_out_would_be_found() {
    let secrets = Secrets::collect();
    let key = data::text("keys/p256-4.pem");
    let rsa = data::text("keys/rsa2048-1.pem");
    assert!(secrets.found_in(&key).is_some());
    assert!(secrets.found_in(&format!("{{\"text\":\"{}\"}}", rsa.replace('\n', "\\n"))).is_some());
    assert!(secrets.found_in(&format!("{:?}", pem::decode(&key))).is_some());
    assert!(
        secrets.found_in(&pem::decode(&key).iter().map(|octet| format!("{octet:02X}:")).collect::<String>()).is_some()
    );
    assert!(secrets.found_in(&data::text("keys/encrypted/rsa2048-legacy-aes128.pem")).is_some());
    assert!(secrets.found_in(&data::text("mtls/server.pem")).is_none(), "a certificate is no secret");
}
