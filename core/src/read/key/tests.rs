use super::{
    testdata::{PASSPHRASE, names, open, stored},
    *,
};

fn pin(key: &PrivateKey) -> String {
    let facts = key.facts().unwrap_or_else(|| panic!("not open: {:?}", key.state));
    assert_eq!(facts.inconsistent, None);
    facts.spki_sha256.iter().map(|octet| format!("{octet:02x}")).collect()
}

/// `openssl pkey -pubout -outform DER | sha256sum`
const PINS: &[(&str, &str)] = &[
    ("rsa", "0606e83a4f0efd3213be2c33310b9f064af0d4edef292008d378234ad1b3531f"),
    ("rsa512", "ca37620c8c5130d37388be73079a3896163fa69dd70ed2a477e6278aa37be831"),
    ("rsa1024", "bf9d420ae20eb6c3dc34a23a45f0b634b40fe9649e447eb2f5a9aaa3b9fc960c"),
    ("p256", "aeb19ca17254d7f24e9edcf1bfb0b7e174f4be863958391bf196d631d6daef73"),
    ("p384", "c6b68e9b800f4f97ba7ec05e58f5c3f2490dbb10f9c2419c6dd01fae96b87a34"),
    ("p521", "4a0e2d64fc420bc5981e4dbd2e15dd7a93221a93e751047a920a8a248fdcf047"),
    ("ed25519", "2182bb93551726b1fc3d12dceca5ff727c7de5a43636bb41cc2dedb5b7b20ad8"),
    ("rsapss", "5bafe27d866a5a426a72e82a723b7f62f75e49d081442782641ff642761eface"),
];

fn expected(name: &str) -> &'static str {
    PINS.iter().find(|(algorithm, _)| *algorithm == name).unwrap().1
}

#[test]
fn every_plain_form_gives_the_public_key_that_openssl_gives() {
    for name in names("plain") {
        let key = open(name, None);
        let (algorithm, form) = name.split_once('.').unwrap();
        assert_eq!(pin(&key), expected(algorithm), "{name}");
        let format = match form {
            "pkcs8" => KeyFormat::Pkcs8,
            "pkcs1" => KeyFormat::Pkcs1,
            _ => KeyFormat::Sec1,
        };
        assert_eq!((key.format, key.quirks.as_slice()), (format, [].as_slice()), "{name}");
        // The same without its label, as a DER file has none.
        let der = super::open(RawKey { label: None, headers: &[], der: &stored(name).der }, None);
        assert_eq!((pin(&der).as_str(), der.format), (expected(algorithm), format), "{name} as DER");
    }
    assert_eq!(open("rsa.pkcs1", None).bits, Some(2048));
    assert_eq!(open("p521.sec1", None).bits, Some(521));
}

#[test]
fn every_encryption_opens_or_is_named() {
    let not_opened = ["aria-256-cbc", "camellia-128-cbc", "RC2", "RC4", "legacy.camellia128", "legacy.aria256"];
    for name in names("encrypted") {
        let passphrase = match name {
            "enc.empty" => "",
            "v1.utf8" => "grün",
            _ => PASSPHRASE,
        };
        let key = open(name, Some(passphrase));
        assert!(key.encryption.is_some(), "{name}");
        if not_opened.iter().any(|part| name.contains(part)) {
            assert!(matches!(key.state, KeyState::EncryptionUnsupported(_)), "{name}: {:?}", key.state);
            continue;
        }
        let algorithm = ["rsa", "ed25519"].into_iter().find(|word| name.ends_with(word)).unwrap_or("p256");
        assert_eq!(pin(&key), expected(algorithm), "{name}");
        let wrong = open(name, Some("wrong horse 1347"));
        assert_eq!(wrong.state, KeyState::PassphraseWrong, "{name}");
        assert_eq!(open(name, None).state, KeyState::PassphraseMissing, "{name}");
    }
}
