#![allow(clippy::unwrap_used, reason = "a test says by panicking what it missed")]

use base64ct::{Base64, Encoding};

use super::{
    container::archive::tests::archive,
    format::{Escape, MemberFault},
    testing::{der, file, material},
    *,
};

fn one(octets: Vec<u8>) -> (ReadInput, usize, usize) {
    let mut material = material("a.pem", octets, Role::Auto, None);
    let (certificates, keys) = (material.certificates.len(), material.keys.len());
    (material.inputs.remove(0), certificates, keys)
}

fn utf16(text: &[u8]) -> Vec<u8> {
    let text = std::str::from_utf8(text).unwrap();
    std::iter::once(0xfeff).chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect()
}

fn base64(octets: &[u8]) -> Vec<u8> {
    Base64::encode_string(octets).into_bytes()
}

#[test]
fn a_certificate_is_recovered_from_whatever_wraps_it() {
    let pem = file("client.crt");
    let text = String::from_utf8(pem.clone()).unwrap();
    let cases: Vec<(Vec<u8>, &str, Option<InputFault>)> = vec![
        (pem.clone(), "pem", None),
        (der("client.crt"), "der-certificate", None),
        (utf16(&pem), "utf16-text", Some(InputFault::Utf16 { big_endian: false, has_mark: true })),
        (base64(&pem), "base64-of-pem", Some(InputFault::Base64OfPem)),
        (base64(&base64(&pem)), "base64-of-pem", Some(InputFault::Base64OfPem)),
        (utf16(&base64(&pem)), "utf16-text", Some(InputFault::Base64OfPem)),
        (base64(&der("client.crt")), "bare-base64", Some(InputFault::BareBase64 { holds: Format::DerCertificate })),
        (
            text.replace('\n', "\\n").into_bytes(),
            "escaped-text",
            Some(InputFault::Escaped { line: 1, how: Escape::Backslash, variable: None }),
        ),
        (
            [b"data:application/x-pem-file;base64,", base64(&pem).as_slice()].concat(),
            "data-uri",
            Some(InputFault::DataUri { media_type: "application/x-pem-file".into() }),
        ),
        (
            format!("<html><title>CA</title><pre>\n{text}</pre></html>").into_bytes(),
            "html",
            Some(InputFault::WebPage { title: Some("CA".into()), line: 1 }),
        ),
    ];
    for (octets, format, fault) in cases {
        let (input, certificates, _) = one(octets);
        assert_eq!((input.format.as_str(), certificates), (format, 1), "{:?}", input.faults);
        assert!(fault.is_none_or(|fault| input.faults.contains(&fault)), "{format}: {:?}", input.faults);
    }
}

#[test]
fn what_holds_nothing_is_told() {
    let cases: [(&[u8], Format); 7] = [
        (b"", Format::Empty),
        (b" \r\n", Format::Empty),
        (b"<?xml version='1.0'?><Error><Code>NoSuchBucket</Code></Error>", Format::Xml),
        (b"./certs/redis_ca.pem", Format::Path),
        (b"ssh-ed25519 AAAAC3Nz me", Format::SshPublicKey),
        (b"hello", Format::Unknown),
        (&[0x1f, 0x8b, 8, 0], Format::Gzip),
    ];
    for (octets, format) in cases {
        let (input, certificates, keys) = one(octets.to_vec());
        assert_eq!((input.format, certificates, keys), (format, 0, 0));
    }
}

#[test]
fn places_in_escaped_text_are_those_of_the_file() {
    let line = |name: &str| String::from_utf8(file(name)).unwrap().trim_end().replace('\n', "\\n");
    let text = format!("# settings\nCERT=\"{}\"\nKEY=\"{}\"\n", line("client.crt"), line("client.key"));
    let material = material("redis.env", text.clone().into_bytes(), Role::Auto, None);
    let input = &material.inputs[0];
    assert_eq!(input.items.iter().map(|item| item.line).collect::<Vec<_>>(), [Some(2), Some(3)]);
    assert_eq!((material.certificates[0].line, material.keys[0].line), (Some(2), Some(3)));
    assert!(input.lines.get(3).unwrap().starts_with("KEY=\"-----BEGIN PRIVATE KEY-----\\n"));
    let body = text.lines().last().unwrap()[45..80].to_owned();
    assert!(!format!("{:?}", input.lines).contains(&body[..12]));
}

#[test]
fn der_keys_requests_and_several_certificates() {
    for (name, kind) in [("client.key", ItemKind::PrivateKey), ("client.csr", ItemKind::CertificateRequest)] {
        let (input, ..) = one(der(name));
        assert_eq!(input.items[0].kind, kind);
    }
    let two = [der("client.crt"), der("ca.crt"), b"\n".to_vec()].concat();
    let (input, certificates, _) = one(two.clone());
    assert_eq!((certificates, input.faults.len()), (2, 0));
    assert_eq!(input.items[0].readers, [pem::Reader::Java, pem::Reader::Keytool, pem::Reader::Java25]);
    let (input, certificates, _) = one([two.as_slice(), b"noise"].concat());
    assert_eq!((certificates, input.faults), (2, vec![InputFault::TrailingOctets { octets: 6 }]));
    let cut = der("client.crt")[..100].to_vec();
    assert!(matches!(one(cut).0.faults[0], InputFault::CutOff { has: 100, .. }));
}

#[test]
fn labels_that_promise_other_contents_are_noted() {
    let text = |name: &str, label: &str| {
        format!("-----BEGIN {label}-----\n{}\n-----END {label}-----\n", Base64::encode_string(&der(name))).into_bytes()
    };
    let (input, _, keys) = one(text("client.key", "CERTIFICATE"));
    assert_eq!((keys, input.items[0].kind), (1, ItemKind::PrivateKey));
    assert!(input.defects.iter().any(|defect| defect.kind == pem::DefectKind::LabelContent && defect.block == Some(0)));
    for label in ["CERTIFICATE REQUEST", "PUBLIC KEY", "X509 CRL", "ENCRYPTED PRIVATE KEY"] {
        let (input, certificates, _) = one(text("client.crt", label));
        assert_eq!((certificates, input.items[0].kind), (1, ItemKind::Certificate));
        assert!(input.defects.iter().any(|defect| defect.kind == pem::DefectKind::LabelContent), "{label}");
    }
    // Without contents the label is all there is.
    let kinds =
        |label: &str| one(format!("-----BEGIN {label}-----\n-----END {label}-----\n").into_bytes()).0.items[0].kind;
    assert_eq!(kinds("ENCRYPTED PRIVATE KEY"), ItemKind::EncryptedPrivateKey);
    assert_eq!(kinds("EC PARAMETERS"), ItemKind::Parameters);
    let (input, certificates, _) = one(text("client.crt", "CERTFICATE"));
    assert_eq!((certificates, input.items[0].kind), (1, ItemKind::Certificate));
    assert!(!input.defects.iter().any(|defect| defect.kind == pem::DefectKind::LabelContent));
}

#[test]
fn what_is_no_certificate_is_noted_unless_damage_explains_it() {
    let block = |text: &str| format!("-----BEGIN CERTIFICATE-----\n{text}\n-----END CERTIFICATE-----\n");
    let noted = |text: String| {
        let defects = one(text.into_bytes()).0.defects;
        let of = |defect: &pem::Defect| (defect.kind == pem::DefectKind::NotACertificate).then_some(defect.block);
        defects.iter().filter_map(of).collect::<Vec<_>>()
    };
    let (damaged, other) = (block("MAMCAQE!"), block("MAMCAQE="));
    assert_eq!(noted(damaged.clone()), []);
    assert_eq!(noted(other.clone()), [Some(0)]);
    assert_eq!(noted(format!("{damaged}{other}")), [Some(1)]);
    assert_eq!(noted(block("MAMC\n\nAQE=")), [Some(0)]);
}

#[test]
fn columns_are_kept_where_escaped_lines_stay_in_their_places() {
    let line = |name: &str, label: &str, other: &str| {
        let text = String::from_utf8(file(name)).unwrap().replace(label, other);
        text.trim_end().replace('\n', "\\n")
    };
    let short = |name| line(name, "BEGIN CERTIFICATE-----", "BEGIN CERTIFICATE------");
    let (first, second) = (short("client.crt"), short("ca.crt"));
    let (input, ..) = one(format!("A=\"{first}\"\nB=\"{second}\"\n").into_bytes());
    let labels = input.defects.iter().filter(|defect| defect.kind == pem::DefectKind::DashCount);
    assert_eq!(labels.map(|defect| (defect.line, defect.column)).collect::<Vec<_>>(), [(1, 23), (2, 1)]);
}

#[test]
fn members_of_an_archive_are_inputs_in_its_order() {
    let octets = archive(&[("redis_user.crt", &file("client.crt")), ("redis_user_private.key", &file("client.key"))]);
    let material = material("redis-user.zip", octets, Role::Auto, None);
    let names: Vec<_> = material.inputs.iter().map(|input| (input.name.as_str(), input.archive, input.role)).collect();
    assert_eq!(
        names,
        [
            ("redis-user.zip", None, Role::Archive),
            ("redis-user.zip/redis_user.crt", Some(0), Role::ClientCertificate),
            ("redis-user.zip/redis_user_private.key", Some(0), Role::ClientKey),
        ]
    );
    assert_eq!(material.inputs[0].faults, [InputFault::Opened { read: 2, passed_over: 0 }]);
    assert_eq!((material.certificates[0].input, material.keys[0].input), (1, 2));
    assert!(!material.inputs[1].readings.is_empty());
}

#[test]
fn archives_in_archives_end_at_the_limit() {
    let octets = (0..20).fold(file("client.crt"), |inside, _| archive(&[("a.zip", &inside)]));
    let material = material("a.zip", octets, Role::Auto, None);
    assert!(material.inputs.len() <= limits::NESTING + 2);
    assert!(material.inputs.last().unwrap().faults.contains(&InputFault::TooDeep));
    let layers = (0..=limits::NESTING).fold(file("client.crt"), |inside, _| base64(&inside));
    assert!(one(layers).0.faults.contains(&InputFault::TooDeep));
    let layers = (0..limits::NESTING).fold(file("client.crt"), |inside, _| base64(&inside));
    assert_eq!(one(layers).1, 1);
    // Deeper than that nobody looks, and base64 of nothing known is nothing known.
    let deep = (0..limits::NESTING + 3).fold(file("client.crt"), |inside, _| base64(&inside));
    for octets in [deep, base64(b"neither a certificate nor a key, nor base64 of one")] {
        let faults = one(octets).0.faults;
        assert!(matches!(faults.as_slice(), [InputFault::Unrecognised { is_text: true, .. }]), "{faults:?}");
    }
}

#[test]
fn a_document_of_more_files_than_the_limit_says_so() {
    let values = (0..=limits::ARCHIVE_MEMBERS)
        .map(|at| format!("\"{at}.pem\": \"-----BEGIN CERTIFICATE-----\\nQUJD\\n-----END CERTIFICATE-----\\n\""));
    let text = format!("{{{}}}", values.collect::<Vec<_>>().join(","));
    let (input, ..) = one(text.into_bytes());
    assert!(input.faults.contains(&InputFault::TooMany { left: 1 }));
}

/// What is left of a damaged member is read: a PEM text need not be whole.
#[test]
fn a_damaged_member_is_read_as_far_as_it_goes() {
    let mut octets = archive(&[("a.crt", &file("client.crt"))]);
    let directory = octets.windows(4).position(|window| window == b"PK\x01\x02").unwrap();
    // The checksum in the directory (APPNOTE.TXT, 4.3.12).
    octets[directory + 16] ^= 1;
    let material = material("a.zip", octets, Role::Auto, None);
    let damaged = InputFault::Member { name: "a.crt".into(), why: MemberFault::Damaged };
    assert!(material.inputs[0].faults.contains(&damaged), "{:?}", material.inputs[0].faults);
    assert_eq!((material.inputs.len(), material.certificates.len()), (2, 1));
}

/// A window of 64 characters, the mark in its middle where it stands further right.
#[test]
fn an_excerpt_shows_what_is_around_the_mark() {
    let mut input = ReadInput::new("a.pem".into(), None, Role::Auto);
    let text: String = (0..200).map(|at| char::from(b'a' + at % 26)).collect();
    input.lines = Lines::first(text.as_bytes(), 1);
    let shown = |column, width| {
        let excerpt = input.excerpt(1, column, width, "").unwrap();
        (excerpt.text, excerpt.column, excerpt.width)
    };
    assert_eq!(shown(64, 5), (text[..64].to_owned(), 64, 1));
    assert_eq!(shown(1, 500), (text[..64].to_owned(), 1, 64));
    assert_eq!(shown(60, 500), (text[..64].to_owned(), 60, 5));
    assert_eq!(shown(65, 2), (text[33..97].to_owned(), 32, 2));
    assert_eq!(shown(100, 500), (text[68..132].to_owned(), 32, 33));
    assert_eq!(input.excerpt(2, 1, 1, ""), None);
    assert_eq!(input.excerpt(1, 500, 1, ""), None);
}

#[test]
fn what_is_neither_certificate_nor_key_is_an_item_all_the_same() {
    let public = &[0x30, 6, 0x30, 0, 3, 2, 0, 1][..];
    let signed = [0x30, 13, 2, 1, 1, 0x30, 0, 0x30, 0, 0x17, 0, 0x17, 0, 0x30, 0];
    let list = [&[0x30, 21][..], &signed, &[0x30, 0, 3, 2, 0, 1]].concat();
    for (octets, kind) in [
        (public, ItemKind::PublicKey),
        (&list, ItemKind::RevocationList),
        (b"openssh-key-v1\0and more", ItemKind::SshKey),
    ] {
        let kinds = one(octets.to_vec()).0.items.iter().map(|item| item.kind).collect::<Vec<_>>();
        assert_eq!(kinds, [kind]);
    }
}

#[test]
fn a_bomb_is_said_of_its_member() {
    let zeros = vec![0; limits::UNPACKED_BYTES / 4 + 1];
    let members: Vec<(&str, &[u8])> = ["a", "b", "c", "d", "e"].iter().map(|name| (*name, zeros.as_slice())).collect();
    let (input, ..) = one(archive(&members));
    let last = InputFault::Member { name: "d".into(), why: MemberFault::TooLarge };
    assert!(input.faults.contains(&last), "{:?}", input.faults);
}

#[test]
fn the_same_file_twice_is_noted_and_pkcs7_and_jks_are_opened() {
    let (input, certificates, _) = one(archive(&[("a.crt", &file("ca.crt")), ("b.crt", &file("ca.crt"))]));
    assert_eq!((input.format, certificates), (Format::Zip, 2));
    for (name, format) in [("ca.p7b", Format::Pkcs7Der), ("ca.jks", Format::Jks)] {
        let (input, certificates, _) = one(file(name));
        assert_eq!((input.format, certificates, input.faults.len()), (format, 1, 0));
    }
    let pem = format!("-----BEGIN PKCS7-----\n{}\n-----END PKCS7-----\n", Base64::encode_string(&file("ca.p7b")));
    let (input, certificates, _) = one(pem.into_bytes());
    assert_eq!((input.format, certificates), (Format::Pkcs7Pem, 1));
}
