//! The client's certificate and its private key.

use base64ct::{Base64, Encoding};
use serde_json::json;

use super::{
    Vector,
    material::{CLIENT, ROOT, SET, client},
};
use crate::{
    data,
    forge::{Certificate, Issued, Key, der, encrypted_key, keys, pbkdf2, pem, scrypt},
};

const PASSPHRASE: &str = "correct horse";

pub fn vectors() -> Vec<Vector> {
    [belonging(), encrypted(), kinds(), files()].into_iter().flatten().collect()
}

/// A client certificate for this key.
fn client_of(key: Key) -> Issued {
    client().key(key).build()
}

fn pair(name: &str, about: &str, certificate: &str, key: impl AsRef<[u8]>) -> Vector {
    Vector::new(name, about).ca(ROOT.pem()).certificate(certificate).key(key)
}

fn belonging() -> Vec<Vector> {
    let rsa = client_of(keys::rsa2048(1));
    vec![
        pair(
            "key-of-another-certificate",
            "A P-256 key, and a certificate for another P-256 key (F13).",
            &CLIENT.pem(),
            keys::p256(14).pem(),
        )
        .fires(&["KEY001"])
        .near(&["KEY005", "KEY006", "KEY008", "KEY009", "KEY017"]),
        pair(
            "key-of-another-type",
            "A P-256 key and a certificate for an RSA key: OpenSSL clients notice nothing and send no certificate.",
            &rsa.pem(),
            keys::p256(14).pem(),
        )
        .fires(&["KEY001"])
        .near(&["KEY007", "KEY011"]),
        pair(
            "key-of-second-certificate",
            "The key belongs to the intermediate that stands second in the client's file.",
            &SET.client_chain(),
            SET.intermediate.key.pem(),
        )
        .fires(&["KEY001"])
        .near(&["KEY014"]),
        pair("key-rsa-good", "RSA 2048 in PKCS#8: a pair.", &rsa.pem(), rsa.key.pem())
            .near(&["KEY001", "KEY009", "KEY010", "KEY011", "KEY004"]),
        pair(
            "key-rsa-pkcs1",
            "RSA PRIVATE KEY: redis-rs with native-tls wants PKCS#8.",
            &rsa.pem(),
            rsa.key.traditional_pem(),
        )
        .fires(&["KEY011"])
        .near(&["KEY001", "KEY008", "KEY009", "PEM027"]),
        pair(
            "key-ec-sec1",
            "EC PRIVATE KEY under its EC PARAMETERS, as `openssl ecparam -genkey` writes it.",
            &CLIENT.pem(),
            {
                let parameters = pem::block("EC PARAMETERS", &der::oid("1.2.840.10045.3.1.7"));
                parameters + &CLIENT.key.traditional_pem()
            },
        )
        .fires(&["KEY011"])
        .near(&["KEY001", "KEY008", "KEY017", "PEM028"]),
        pair(
            "key-rsa-numbers-contradict",
            "An RSA key of which one prime was altered: p times q is not n.",
            &rsa.pem(),
            altered_rsa(&rsa.key),
        )
        .fires(&["KEY009"])
        .near(&["KEY008"]),
        pair(
            "key-damaged",
            "A PRIVATE KEY block that breaks off inside its DER.",
            &CLIENT.pem(),
            pem::block("PRIVATE KEY", &CLIENT.key.pkcs8()[..60]),
        )
        .fires(&["KEY008"])
        .near(&["KEY001", "KEY007", "KEY009"]),
        pair(
            "key-several",
            "Two private keys in the key's file: OpenSSL takes the first.",
            &CLIENT.pem(),
            CLIENT.key.pem() + &keys::p256(14).pem(),
        )
        .fires(&["KEY017"])
        .near(&["KEY001", "KEY005"]),
        pair(
            "key-and-certificate-in-one-file",
            "The key's file holds the certificate too, after the key.",
            &CLIENT.pem(),
            CLIENT.key.pem() + &CLIENT.pem(),
        )
        .near(&["KEY017", "KEY001", "INP025", "INP020"]),
    ]
}

/// One octet of the first prime turned, the framing left whole.
fn altered_rsa(key: &Key) -> String {
    let traditional = key.traditional();
    let mut parts: Vec<Vec<u8>> = der::children(&traditional).into_iter().map(<[u8]>::to_vec).collect();
    let prime = &mut parts[4];
    let middle = prime.len() / 2;
    prime[middle] ^= 0x10;
    pem::block("RSA PRIVATE KEY", &der::sequence(parts))
}

fn encrypted() -> Vec<Vector> {
    let file = |name: &str| data::text(&format!("keys/encrypted/{name}.pem"));
    let p256 = client_of(keys::p256(9)).pem();
    let rsa = client_of(keys::rsa2048(4)).pem();
    let of = |name: &str| if name.starts_with("rsa") { rsa.clone() } else { p256.clone() };
    let opened = |name: &str, about: &str| {
        pair(&format!("key-encrypted-{name}"), about, &of(name), file(name)).passphrase(PASSPHRASE)
    };
    let all_right = ["KEY001", "KEY002", "KEY003", "KEY008", "KEY012", "KEY013", "KEY019"];
    vec![
        opened("p256-pbkdf2-aes256", "PBES2 with PBKDF2 (HMAC-SHA-256) and AES-256, the right passphrase.")
            .fires(&["KEY004"])
            .near(&all_right)
            .near(&["KEY018"]),
        opened("p256-pbkdf2-sha1-aes128", "PBES2 with PBKDF2 over HMAC-SHA-1 and AES-128.")
            .fires(&["KEY004"])
            .near(&all_right),
        opened("p256-pbkdf2-sha512-aes256", "PBES2 with PBKDF2 over HMAC-SHA-512.")
            .fires(&["KEY004"])
            .near(&all_right)
            .near(&["KEY018"]),
        opened("p256-pbkdf2-3des", "PBES2 with Triple DES.").fires(&["KEY004"]).near(&all_right),
        opened("p256-scrypt", "PBES2 with scrypt.").fires(&["KEY004"]).near(&all_right).near(&["KEY018"]),
        opened("p256-pbkdf2-few-rounds", "PBKDF2 with a hundred rounds: quickly guessed.")
            .fires(&["KEY004", "KEY018"])
            .near(&all_right),
        opened(
            "p256-legacy-aes128",
            "Proc-Type: 4,ENCRYPTED around an EC key: the key is derived with one round of MD5.",
        )
        .fires(&["KEY004", "KEY018"])
        .near(&all_right),
        opened("rsa2048-legacy-aes128", "Proc-Type: 4,ENCRYPTED, AES-128.")
            .fires(&["KEY004", "KEY018"])
            .near(&all_right),
        opened("rsa2048-legacy-aes256", "Proc-Type: 4,ENCRYPTED, AES-256.")
            .fires(&["KEY004", "KEY018"])
            .near(&all_right),
        opened("rsa2048-legacy-des3", "Proc-Type: 4,ENCRYPTED, Triple DES.")
            .fires(&["KEY004", "KEY018"])
            .near(&all_right),
        opened("rsa2048-pbkdf2-aes256", "An RSA key in PBES2.").fires(&["KEY004"]).near(&all_right),
        opened("p256-pbes1-md5-des", "PBES1 with MD5 and DES, which OpenSSL 3 opens with its legacy provider alone.")
            .fires(&["KEY013"])
            .near(&["KEY002", "KEY003", "KEY008"]),
        opened("p256-pkcs12-pbe-3des", "PKCS#12's PBE with Triple DES, as keytool and old OpenSSL write it.")
            .fires(&["KEY004"])
            .near(&all_right),
        opened("p256-pkcs12-pbe-rc2-40", "PKCS#12's PBE with RC2 of 40 bits.")
            .fires(&["KEY013"])
            .near(&["KEY002", "KEY003", "KEY008"]),
        opened("rsa2048-legacy-des", "Proc-Type: 4,ENCRYPTED, single DES.")
            .fires(&["KEY013"])
            .near(&["KEY002", "KEY003", "KEY008"]),
        pair(
            "key-no-passphrase",
            "An encrypted PKCS#8 key and no passphrase: redis-cli asks on the terminal, Go and rustls have no way.",
            &p256,
            file("p256-pbkdf2-aes256"),
        )
        .fires(&["KEY002"])
        .near(&["KEY001", "KEY003", "KEY008", "KEY004"]),
        pair("key-no-passphrase-legacy", "The same with Proc-Type headers.", &rsa, file("rsa2048-legacy-aes256"))
            .fires(&["KEY002"])
            .near(&["KEY001", "KEY003", "KEY008", "PEM018"]),
        pair("key-wrong-passphrase", "Another passphrase, PBES2.", &p256, file("p256-pbkdf2-aes256"))
            .passphrase("battery staple")
            .fires(&["KEY003"])
            .near(&["KEY001", "KEY002", "KEY008"]),
        pair("key-wrong-passphrase-scrypt", "Another passphrase, scrypt.", &p256, file("p256-scrypt"))
            .passphrase("battery staple")
            .fires(&["KEY003"])
            .near(&["KEY001", "KEY002", "KEY008"]),
        pair(
            "key-wrong-passphrase-legacy",
            "Another passphrase, Proc-Type headers.",
            &rsa,
            file("rsa2048-legacy-aes256"),
        )
        .passphrase("battery staple")
        .fires(&["KEY003"])
        .near(&["KEY001", "KEY002", "KEY008"]),
        pair(
            "key-passphrase-with-line-end",
            "The right passphrase with the line end of its file (haproxy/haproxy#3202).",
            &p256,
            file("p256-pbkdf2-aes256"),
        )
        .passphrase("correct horse\n")
        .fires(&["KEY003"])
        .near(&["KEY001", "KEY002"]),
        pair(
            "key-encrypted-of-another",
            "The passphrase opens the key, and the key is another certificate's.",
            &CLIENT.pem(),
            file("p256-pbkdf2-aes256"),
        )
        .passphrase(PASSPHRASE)
        .fires(&["KEY001"])
        .near(&["KEY003", "KEY008"]),
        pair("key-passphrase-unused", "A passphrase, and a key that needs none.", &CLIENT.pem(), CLIENT.key.pem())
            .passphrase(PASSPHRASE)
            .fires(&["KEY019"])
            .near(&["KEY002", "KEY003", "KEY004"]),
        pair(
            "key-cost-pbkdf2",
            "PBKDF2 with 2^31 rounds: the file is made to keep its reader busy.",
            &CLIENT.pem(),
            pem::block("ENCRYPTED PRIVATE KEY", &encrypted_key(&pbkdf2(1 << 31))),
        )
        .passphrase(PASSPHRASE)
        .fires(&["KEY012"])
        .near(&["KEY002", "KEY003", "KEY008"]),
        pair(
            "key-cost-scrypt",
            "scrypt with N = 2^30: a terabyte of memory.",
            &CLIENT.pem(),
            pem::block("ENCRYPTED PRIVATE KEY", &encrypted_key(&scrypt(1 << 30, 8, 1))),
        )
        .passphrase(PASSPHRASE)
        .fires(&["KEY012"])
        .near(&["KEY002", "KEY003", "KEY008", "KEY013"]),
    ]
}

fn kinds() -> Vec<Vector> {
    let own = |kind: &str, about: &str| {
        let key = keys::named(kind);
        pair(&format!("key-kind-{kind}"), about, &client_of(key.clone()).pem(), key.pem())
    };
    vec![
        own(
            "rsa1024-1",
            "RSA of 1024 bits: OpenSSL clients refuse to load the certificate, others are refused by the server.",
        )
        .fires(&["KEY010"])
        .near(&["KEY001", "KEY007", "KEY008"]),
        own("rsa3072-1", "RSA of 3072 bits.").near(&["KEY010", "KEY001"]),
        own("p384-1", "P-384.").near(&["KEY001", "KEY007", "KEY008", "KEY010"]),
        own("p521-1", "P-521: rustls with ring does not take it, with aws-lc it does.").near(&["KEY001", "KEY008"]),
        own("ed25519-1", "Ed25519.").near(&["KEY001", "KEY007", "KEY008", "KEY010"]),
        own("ed448-1", "Ed448: Go and rustls do not know it.").fires(&["KEY007"]).near(&["KEY008", "KEY009"]),
        own("dsa1024-1", "DSA, which TLS 1.3 has dropped.").fires(&["KEY007"]).near(&["KEY008", "KEY009"]),
        own("p224-1", "P-224: no client offers it.").fires(&["KEY007"]).near(&["KEY008", "KEY009"]),
        own("k256-1", "secp256k1, the curve of blockchains.").fires(&["KEY007"]).near(&["KEY008", "KEY009"]),
    ]
}

fn files() -> Vec<Vector> {
    let key = SET.client.key.pem();
    let set = |name: &str, about: &str, certificate: String| {
        Vector::new(name, about).ca(SET.ca()).certificate(certificate).key(key.clone())
    };
    let ca = Certificate::root("redis-user").key(SET.client.key.clone()).build();
    vec![
        Vector::new("key-missing", "Client authentication is required; the certificate is there and its key is not.")
            .ca(ROOT.pem())
            .certificate(CLIENT.pem())
            .policy(json!({ "client_authentication": "required" }))
            .fires(&["KEY005"])
            .near(&["KEY001", "KEY006", "POL001"]),
        Vector::new("key-certificate-missing", "The key is there and its certificate is not.")
            .ca(ROOT.pem())
            .key(CLIENT.key.pem())
            .fires(&["KEY006"])
            .near(&["KEY001", "KEY005"]),
        set(
            "key-chain-order",
            "The intermediate stands before the client's own certificate: all clients pair the key with the first.",
            SET.intermediate.pem() + &SET.client.pem(),
        )
        .fires(&["KEY014"])
        .near(&["KEY001", "KEY016"]),
        set(
            "key-chain-with-root",
            "Leaf, intermediate, root: the root is too much and does no harm.",
            SET.client_chain() + &SET.root.pem(),
        )
        .near(&["KEY014", "KEY015", "KEY016"]),
        set(
            "key-client-issuer-missing",
            "The client's file holds the leaf alone; the server knows the root only.",
            SET.client.pem(),
        )
        .fires(&["KEY015"])
        .near(&["KEY014", "KEY001"]),
        set(
            "key-ca-as-client-certificate",
            "A self-signed CA in place of a client's certificate: its key fits.",
            ca.pem(),
        )
        .fires(&["KEY016"])
        .near(&["KEY001", "KEY014"]),
        set("key-client-for-both", "A client certificate whose purposes are server and client.", {
            let both = Certificate::client("redis-user")
                .purposes(&[crate::forge::extension::SERVER_AUTH, crate::forge::extension::CLIENT_AUTH]);
            both.key(SET.client.key.clone()).issued_by(&SET.intermediate).build().pem() + &SET.intermediate.pem()
        })
        .near(&["CRT009", "KEY014", "KEY016"]),
        Vector::new("key-base64-of-pem", "The key as a Kubernetes Secret holds it, not decoded.")
            .ca(ROOT.pem())
            .certificate(CLIENT.pem())
            .key(Base64::encode_string(CLIENT.key.pem().as_bytes()))
            .fires(&["INP006"])
            .near(&["KEY001", "KEY008", "INP018"]),
    ]
}
