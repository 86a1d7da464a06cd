#![allow(clippy::unwrap_used, reason = "a test says by panicking what it missed")]

use super::{
    testdata::{PASSPHRASE, names, open, stored},
    *,
};

fn pin(key: &PrivateKey) -> String {
    let facts = key.facts().unwrap_or_else(|| panic!("not open: {:?}", key.state));
    assert_eq!(facts.inconsistent, None);
    facts.spki_sha256.iter().fold(String::new(), |text, octet| text + &format!("{octet:02x}"))
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
    let not_opened =
        ["aria-256-cbc", "camellia-128-cbc", "MD5-RC2", "RC2-64", "RC4", "legacy.camellia128", "legacy.aria256"];
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

#[test]
fn a_wrong_passphrase_with_right_padding_is_still_wrong() {
    let stored = stored("legacy.aes128");
    for attempt in 0..3000 {
        let passphrase = Secret::new(format!("guess {attempt}").into_bytes());
        assert_eq!(super::open(stored.raw(), Some(&passphrase)).state, KeyState::PassphraseWrong, "{attempt}");
    }
}

#[test]
fn a_line_break_behind_the_passphrase_is_noticed() {
    for end in ["\n", "\r\n"] {
        let key = open("enc.hmacWithSHA256", Some(&format!("{PASSPHRASE}{end}")));
        assert_eq!((key.state, key.quirks), (KeyState::PassphraseWrong, vec![KeyQuirk::OpensWithoutLineBreak]));
    }
    let other = open("enc.hmacWithSHA256", Some("other\n"));
    assert_eq!((other.state, other.quirks), (KeyState::PassphraseWrong, vec![]));
}

#[test]
fn an_encryption_says_what_it_is_and_what_is_outdated() {
    let scheme = |name: &str| {
        let encryption = open(name, None).encryption.unwrap();
        (encryption.scheme, encryption.weak, encryption.openssl)
    };
    let modern = scheme("enc.hmacWithSHA256");
    assert_eq!(modern.0, "PBES2 (PBKDF2 with HMAC-SHA-256, 2048 rounds; AES-256-CBC)");
    assert_eq!((modern.1, modern.2), (None, OpensslSupport::Default));
    // OpenSSL opens N = 2^14 with r = 8 and not 2^15: `memory limit exceeded`.
    let scrypt = |n: &[u8]| {
        let der = grown(&stored("enc.scrypt").der, &[2, 2, 4, 0], n);
        super::open(RawKey { label: None, headers: &[], der: &der }, None).encryption.unwrap().openssl
    };
    assert_eq!(scrypt(&[2, 2, 0x40, 0]), OpensslSupport::Default);
    assert_eq!(scrypt(&[2, 3, 0, 0x80, 0]), OpensslSupport::BeyondItsMemory);
    let passes = |p: &[u8]| {
        let der = grown(&grown(&stored("enc.scrypt").der, &[2, 2, 4, 0], &[2, 2, 0x40, 0]), &[2, 1, 1], p);
        super::open(RawKey { label: None, headers: &[], der: &der }, None).encryption.unwrap().openssl
    };
    // N + p + 2 blocks are 32 MiB, and one more.
    assert_eq!(passes(&[2, 2, 0x3f, 0xfe]), OpensslSupport::Default);
    assert_eq!(passes(&[2, 2, 0x3f, 0xff]), OpensslSupport::BeyondItsMemory);
    assert_eq!(scheme("enc.scrypt").0, "PBES2 (scrypt with N = 1024, r = 8, p = 1; AES-256-CBC)");
    for outdated in ["enc.des3", "v1.PBE-SHA1-3DES", "v1.PBE-MD5-DES", "legacy.aes256"] {
        assert!(scheme(outdated).1.is_some(), "{outdated}");
    }
    // As `openssl pkey` of OpenSSL 3.0 with its default provider does.
    assert_eq!(scheme("v1.PBE-SHA1-DES").2, OpensslSupport::LegacyProvider);
    assert_eq!(scheme("v1.PBE-SHA1-RC2-40").2, OpensslSupport::LegacyProvider);
    assert_eq!(scheme("enc.aria-256-cbc").2, OpensslSupport::Default);
    assert!(scheme("enc.aria-256-cbc").0.ends_with("ARIA-256-CBC)"));
    assert_eq!(scheme("legacy.camellia128").2, OpensslSupport::Default);
}

/// By object identifier; none stands for SHA-1 (RFC 8018, appendix A.2). SHA-3's are NIST's, which OpenSSL knows.
#[test]
fn pseudo_random_functions_are_told() {
    let of = |name: &[u8]| {
        let sha256 = [6, 8, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 2, 9];
        let named = [&[6, name.len() as u8], name].concat();
        let der = grown(&stored("enc.hmacWithSHA256").der, &sha256, &named);
        super::open(RawKey { label: None, headers: &[], der: &der }, None)
    };
    let sha1 = of(&[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 2, 7]);
    assert_eq!(sha1.state, KeyState::PassphraseMissing);
    assert_eq!(sha1.encryption.unwrap().scheme, open("enc.hmacWithSHA1", None).encryption.unwrap().scheme);
    for (last, openssl) in [(14, OpensslSupport::Default), (17, OpensslSupport::No)] {
        let other = of(&[0x60, 0x86, 0x48, 1, 0x65, 3, 4, 2, last]);
        assert!(matches!(other.state, KeyState::EncryptionUnsupported(_)), "{last}");
        assert_eq!(other.encryption.unwrap().openssl, openssl, "{last}");
    }
}

/// DES is what OpenSSL 3 has put into its legacy provider, in PBES2 too.
#[test]
fn des_in_pbes2_is_for_the_legacy_provider() {
    let des3 = stored("enc.des3").der;
    let (triple, single) = ([6, 8, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 3, 7], [6, 5, 0x2b, 0x0e, 3, 2, 7]);
    let der = grown(&des3, &triple, &single);
    let encryption = super::open(RawKey { label: None, headers: &[], der: &der }, None).encryption.unwrap();
    assert_eq!((encryption.openssl, encryption.weak.is_some()), (OpensslSupport::LegacyProvider, true));
}

#[test]
fn a_key_that_is_kept_loses_what_trails_behind_it() {
    for name in ["p256.sec1", "enc.hmacWithSHA256"] {
        let mut stored = stored(name);
        let whole = stored.der.clone();
        stored.der.extend_from_slice(&[0, 0, 0]);
        let key = open_within(stored.raw(), None, &mut Work::keeping());
        assert_eq!(key.block().unwrap().der, whole, "{name}");
    }
}

#[test]
fn kinds_of_key_that_do_not_serve_are_named() {
    for (name, said) in [
        ("p224.sec1", "EC P-224"),
        ("k256.pkcs8", "EC secp256k1"),
        ("bp256.pkcs8", "EC brainpoolP256r1"),
        ("explicit.pkcs8", "EC explicit"),
        ("ed448.pkcs8", "Ed448"),
        ("x25519.pkcs8", "X25519"),
        ("dsa.pkcs8", "DSA"),
        ("dsa.trad", "DSA"),
        ("dh.pkcs8", "DH"),
    ] {
        let key = open(name, None);
        let KeyState::Unsupported(why) = &key.state else { panic!("{name}: {:?}", key.state) };
        assert!(why.contains(said), "{name}: {why}");
        assert!(key.algorithm.is_some(), "{name}");
    }
}

#[test]
fn a_label_that_promises_another_form_is_noticed() {
    let mut stored = stored("rsa.pkcs8");
    "RSA PRIVATE KEY".clone_into(&mut stored.label);
    let key = super::open(stored.raw(), None);
    assert_eq!((pin(&key).as_str(), key.format), (expected("rsa"), KeyFormat::Pkcs8));
    assert_eq!(key.quirks, [KeyQuirk::LabelPromises(KeyFormat::Pkcs1)]);
}

#[test]
fn damage_is_described_without_the_key() {
    let der = stored("p256.pkcs8").der;
    let said = |der: &[u8]| match super::open(RawKey { label: Some("PRIVATE KEY"), headers: &[], der }, None).state {
        KeyState::Damaged(why) => why,
        other => panic!("{other:?}"),
    };
    assert_eq!(said(&[]), "its block holds nothing");
    let end = der.len() - 12;
    assert_eq!(
        said(&der[..end]),
        format!("it is cut off: its first octets promise {} more and {} follow", end + 9, end - 3)
    );
    assert!(said(b"not a key").contains("SEQUENCE"));
    let spki = open("p256.pkcs8", None).facts().unwrap().spki.clone();
    assert_eq!(said(&spki), "it is a public key (SubjectPublicKeyInfo)");
    let mut longer = der.clone();
    longer.extend_from_slice(&[0, 0]);
    let key = super::open(RawKey { label: Some("PRIVATE KEY"), headers: &[], der: &longer }, None);
    assert_eq!((pin(&key).as_str(), key.quirks), (expected("p256"), vec![KeyQuirk::Trailing(2)]));
}

#[test]
fn an_encrypted_key_with_a_damaged_end_is_not_called_a_wrong_passphrase() {
    let mut stored = stored("legacy.aes128");
    let last = stored.der.len() - 1;
    stored.der[last] ^= 1;
    let passphrase = Secret::new(PASSPHRASE.as_bytes().to_vec());
    assert!(matches!(super::open(stored.raw(), Some(&passphrase)).state, KeyState::Damaged(_)));
    stored.der.truncate(last);
    assert!(matches!(super::open(stored.raw(), None).state, KeyState::Damaged(_)));
}

/// Replaces the one place where `from` stands.
fn replaced(mut der: Vec<u8>, from: &[u8], to: &[u8]) -> Vec<u8> {
    assert_eq!(from.len(), to.len());
    let places: Vec<usize> = (0..der.len()).filter(|at| der[*at..].starts_with(from)).collect();
    assert_eq!(places.len(), 1);
    der[places[0]..places[0] + to.len()].copy_from_slice(to);
    der
}

#[test]
fn hostile_costs_are_refused_before_any_work() {
    let passphrase = Secret::new(PASSPHRASE.as_bytes().to_vec());
    let state = |der: &[u8]| {
        super::open(RawKey { label: Some("ENCRYPTED PRIVATE KEY"), headers: &[], der }, Some(&passphrase)).state
    };
    // INTEGER 2048 becomes a longer INTEGER of the same length as octets of the salt give way.
    let der = stored("enc.hmacWithSHA256").der;
    let costly = grown(&der, &[2, 2, 8, 0], &[2, 5, 0, 0x80, 0, 0, 0]);
    assert_eq!(state(&costly), KeyState::TooCostly("2147483648 rounds of PBKDF2; the limit is 10000000".to_owned()));
    let der = stored("enc.scrypt").der;
    for (from, to, word) in [
        ([2, 2, 4, 0].as_slice(), [2, 4, 0x40, 0, 0, 0].as_slice(), "1048576 MiB of memory"),
        (&[2, 1, 1], &[2, 3, 1, 0, 0], "passes over 1 MiB"),
        (&[2, 1, 8], &[2, 9, 1, 0, 0, 0, 0, 0, 0, 0, 0], "more than 2^64"),
    ] {
        let state = state(&grown(&der, from, to));
        assert!(matches!(&state, KeyState::TooCostly(how) if how.contains(word)), "{word}: {state:?}");
    }
    assert!(matches!(state(&replaced(der.clone(), &[2, 2, 4, 0], &[2, 2, 4, 1])), KeyState::Damaged(_)));
    // The `pkcs5` crate panics on these two.
    for n in [0, 1] {
        let few = grown(&der, &[2, 2, 4, 0], &[2, 1, n]);
        assert!(matches!(state(&few), KeyState::Damaged(_)), "N = {n}");
    }
    assert_eq!(state(&grown(&der, &[2, 2, 4, 0], &[2, 1, 2])), KeyState::PassphraseWrong);
    let zero = grown(&stored("enc.hmacWithSHA256").der, &[2, 2, 8, 0], &[2, 1, 0]);
    assert!(matches!(state(&zero), KeyState::Damaged(_)));
    let short = stored("enc.des3").der;
    let at = short.windows(4).position(|octets| octets == [3, 7, 4, 8]).unwrap() + 2;
    let short = grown(&short, &short[at..at + 10], &[4, 1, 7]);
    assert!(matches!(state(&short), KeyState::Damaged(_)));
}

#[test]
fn the_keys_of_one_request_share_what_may_be_spent() {
    let passphrase = Secret::new(PASSPHRASE.as_bytes().to_vec());
    let stored = stored("enc.hmacWithSHA256");
    let mut work = Work::default();
    assert!(work.spend(crate::limits::KEY_WORK - 3000));
    assert!(open_within(stored.raw(), Some(&passphrase), &mut work).facts().is_none(), "2048 rounds and a point");
    let mut work = Work::default();
    assert!(work.spend(crate::limits::KEY_WORK - 3048));
    assert!(open_within(stored.raw(), Some(&passphrase), &mut work).facts().is_some());
    let late = open_within(stored.raw(), Some(&passphrase), &mut work);
    assert!(matches!(late.state, KeyState::TooCostly(how) if how.contains("the keys before it")));
}

/// A file of many encrypted keys costs no more than the limit, whatever encrypts them: here 2048 rounds or more, in OpenSSL's own form
/// one, and at least 1000 for the numbers of the key.
#[test]
fn every_encryption_spends_of_what_is_left() {
    let secret = Secret::new(PASSPHRASE.as_bytes().to_vec());
    for name in names("encrypted") {
        let stored = stored(name);
        let after = |left: u64| {
            let mut work = Work::default();
            assert!(work.spend(crate::limits::KEY_WORK - left));
            open_within(stored.raw(), Some(&secret), &mut work).state
        };
        if matches!(after(100_000), KeyState::EncryptionUnsupported(_)) {
            continue;
        }
        assert_eq!(matches!(after(1500), KeyState::TooCostly(_)), !name.starts_with("legacy"), "{name}");
        assert!(matches!(after(1000), KeyState::TooCostly(_)), "{name}");
    }
}

/// Replaces a piece inside nested SEQUENCEs by a longer one and corrects the lengths around it.
fn grown(der: &[u8], from: &[u8], to: &[u8]) -> Vec<u8> {
    fn rewrite(octets: &[u8], from: &[u8], to: &[u8]) -> Vec<u8> {
        use der::Encode;
        let mut out = Vec::new();
        let mut reader = der::SliceReader::new(octets).unwrap();
        while !der::Reader::is_finished(&reader) {
            let any = <der::asn1::AnyRef<'_> as der::Decode>::decode(&mut reader).unwrap();
            let whole = any.to_der().unwrap();
            if whole == from {
                out.extend_from_slice(to);
            } else if der::Tagged::tag(&any) == der::Tag::Sequence {
                let inner = rewrite(any.value(), from, to);
                out.extend(der::asn1::AnyRef::new(der::Tag::Sequence, &inner).unwrap().to_der().unwrap());
            } else {
                out.extend(whole);
            }
        }
        out
    }
    let out = rewrite(der, from, to);
    assert_ne!(out, der);
    out
}

#[test]
fn numbers_that_contradict_each_other_are_named() {
    let der = stored("rsa1024.pkcs8").der;
    let inner = {
        let Ok(told) = shape::tell(&der) else { panic!() };
        let shape::Shape::Pkcs8 { private, .. } = told.shape else { panic!() };
        private.to_vec()
    };
    let reason = |der: &[u8]| {
        let key = super::open(RawKey { label: None, headers: &[], der }, None);
        key.facts().unwrap().inconsistent.clone().unwrap_or_default()
    };
    assert_eq!(reason(&inner), "");
    let whole = shape::fields(&inner).unwrap()[0];
    let fields = shape::fields(whole.value()).unwrap();
    for (field, word) in [
        (1, "n = p * q"),
        (2, "private exponent"),
        (3, "private exponent"),
        (4, "n = p * q"),
        (5, "n = p * q"),
        (6, "first exponent"),
        (7, "second exponent"),
        (8, "coefficient"),
    ] {
        use der::Encode;
        let mut changed = Vec::new();
        for (index, any) in fields.iter().enumerate() {
            let mut octets = any.to_der().unwrap();
            if index == field {
                // Keeps odd what is odd.
                let at = octets.len() - 1;
                octets[at] ^= 2;
            }
            changed.extend(octets);
        }
        let changed = der::asn1::AnyRef::new(der::Tag::Sequence, &changed).unwrap().to_der().unwrap();
        assert!(reason(&changed).contains(word), "{field}: {}", reason(&changed));
    }
    let even = grown(&inner, &[2, 3, 1, 0, 1], &[2, 3, 1, 0, 0]);
    assert!(reason(&even).contains("even or 1"));
    // A point and a public key of another private value.
    let mut p256 = stored("p256.sec1").der;
    let last = p256.len() - 1;
    p256[last] ^= 1;
    assert!(reason(&p256).contains("public point"));
    let mut v2 = stored("ed25519.pkcs8").der;
    v2[1] += 35;
    v2[4] = 1;
    v2.extend_from_slice(&[0x81, 33, 0]);
    v2.extend_from_slice(&[7; 32]);
    assert!(reason(&v2).contains("public key"));
    let public = open("ed25519.pkcs8", None).facts().unwrap().spki[12..].to_vec();
    let at = v2.len() - 32;
    v2[at..].copy_from_slice(&public);
    assert_eq!(reason(&v2), "");
}

#[test]
fn sec1_without_its_optional_fields_opens_and_says_that_no_curve_is_named() {
    let der = stored("p384.nopub").der;
    let scalar = &der[der.len() - 48 - 9..der.len() - 9];
    let mut bare = vec![0x30, 53, 2, 1, 1, 4, 48];
    bare.extend_from_slice(scalar);
    let key = super::open(RawKey { label: Some("EC PRIVATE KEY"), headers: &[], der: &bare }, None);
    assert_eq!((pin(&key).as_str(), key.quirks), (expected("p384"), vec![KeyQuirk::CurveNotNamed]));
}

proptest::proptest! {
    #[test]
    fn no_octets_make_it_panic(
        which in 0usize..1000,
        changes in proptest::collection::vec((proptest::num::usize::ANY, proptest::num::u8::ANY), 0..6),
        cut in proptest::option::of(0usize..200),
    ) {
        // The plain ones only by name: RSA arithmetic and derivations on every case would take too long.
        let files = ["p256.pkcs8", "p384.sec1", "ed25519.pkcs8", "rsa512.pkcs8", "rsapss.pkcs8", "explicit.pkcs8",
            "legacy.aes128", "v1.PBE-SHA1-3DES", "enc.hmacWithSHA1", "dsa.trad"];
        let mut key = stored(files[which % files.len()]);
        for (at, octet) in changes {
            let at = at % key.der.len();
            key.der[at] = octet;
        }
        if let Some(cut) = cut {
            key.der.truncate(cut);
        }
        let passphrase = Secret::new(b"wrong".to_vec());
        let _ = super::open(key.raw(), Some(&passphrase));
        let _ = super::open(RawKey { label: None, headers: &[], der: &key.der }, None);
    }
}
