//! The kinds that one certificate alone decides.

use crate::{
    contract::Timestamp,
    read::certificate::{
        oid::{extension as oid, usage},
        string,
    },
    trust::{
        Facts, Kind, Kinds,
        facts::{GeneralName, KeyType, KeyUsage, Trust, attributes},
    },
};

use super::{KNOWN_EXTENSIONS, Purpose, der};

/// All kinds of `facts` that neither its place in a path nor another certificate decides.
///
/// [`Kind::TrailingBytes`] holds whenever octets follow; a reader that takes them for trust settings (Node, and OpenSSL
/// under TRUSTED CERTIFICATE) does not mind them where [`Facts::trust_settings`] is there.
pub fn own(facts: &Facts, now: Timestamp, purpose: Purpose) -> Kinds {
    let mut kinds = Kinds::NONE;
    validity(&mut kinds, facts, now);
    authority(&mut kinds, facts);
    usages(&mut kinds, facts, purpose);
    criticality(&mut kinds, facts);
    names(&mut kinds, facts);
    key(&mut kinds, facts);
    encoding(&mut kinds, facts);
    der::strict(&mut kinds, facts);
    if let Some(settings) = &facts.trust_settings {
        let says = settings.says(purpose_oid(purpose));
        kinds.set(Kind::TrustRejected, says == Trust::Rejected);
        kinds.set(Kind::TrustGranted, says == Trust::Granted);
    }
    kinds
}

fn purpose_oid(purpose: Purpose) -> &'static [u8] {
    match purpose {
        Purpose::Server => usage::SERVER_AUTH,
        Purpose::Client => usage::CLIENT_AUTH,
    }
}

fn validity(kinds: &mut Kinds, facts: &Facts, now: Timestamp) {
    kinds.set(Kind::Expired, now > facts.not_after);
    kinds.set(Kind::NotYetValid, now < facts.not_before);
    kinds.set(Kind::ValidityInverted, facts.not_before > facts.not_after);
}

/// Version, basicConstraints, keyUsage as far as it concerns CAs, key identifiers.
fn authority(kinds: &mut Kinds, facts: &Facts) {
    let is_v1 = facts.version < 3;
    let is_ca = facts.is_ca();
    let has_bc = facts.extension(oid::BASIC_CONSTRAINTS).is_some();
    let has_usage = facts.extension(oid::KEY_USAGE).is_some();
    let signs = facts.key_usage.is_some_and(|usage| usage.has(KeyUsage::KEY_CERT_SIGN));
    let has_path_length = facts.basic_constraints.is_some_and(|constraints| constraints.path_length.is_some());

    kinds.set(Kind::V1, is_v1);
    kinds.set(Kind::V1WithExtensions, is_v1 && facts.has_extensions);
    kinds.set(Kind::V1NotSelfSigned, is_v1 && !facts.self_signed());
    kinds.set(Kind::BcMissing, !is_v1 && !has_bc && has_usage);
    kinds.set(Kind::BcKuMissing, !is_v1 && !has_bc && !has_usage);
    kinds.set(Kind::BcFalse, !is_v1 && facts.basic_constraints.is_some_and(|constraints| !constraints.ca));
    kinds.set(Kind::CaTrue, is_ca);
    kinds.set(Kind::BcNotCritical, is_ca && !facts.is_critical(oid::BASIC_CONSTRAINTS));
    kinds.set(Kind::PathlenWithoutCa, has_path_length && !is_ca);
    kinds.set(Kind::PathlenWithoutCertsign, has_path_length && is_ca && !signs);
    kinds.set(Kind::KuMissingInCa, is_ca && !has_usage);
    kinds.set(Kind::KuNoCertsign, has_usage && !signs);
    kinds.set(Kind::KuCertsignWithoutCa, signs && !is_ca);
    kinds.set(Kind::KuCertsignWithoutBc, signs && !has_bc);
    let has_key_id = facts.authority_key_id.as_ref().is_some_and(|aki| aki.key_id.is_some());
    kinds.set(Kind::AkiMissing, !is_v1 && !has_key_id);
    kinds.set(Kind::SkiMissingInCa, is_ca && facts.extension(oid::SUBJECT_KEY_ID).is_none());
}

fn usages(kinds: &mut Kinds, facts: &Facts, purpose: Purpose) {
    if let Some(usage) = facts.key_usage {
        kinds.set(Kind::KuNoDs, !usage.has(KeyUsage::DIGITAL_SIGNATURE));
        let tls = match purpose {
            Purpose::Server => KeyUsage::DIGITAL_SIGNATURE | KeyUsage::KEY_ENCIPHERMENT | KeyUsage::KEY_AGREEMENT,
            Purpose::Client => KeyUsage::DIGITAL_SIGNATURE | KeyUsage::KEY_AGREEMENT,
        };
        kinds.set(Kind::KuNoTls, !usage.has(tls));
        kinds.set(Kind::KuEmpty, usage.is_empty());
    }
    if let Some(usages) = &facts.extended_key_usage {
        let names = |oid: &[u8]| usages.iter().any(|usage| usage == oid);
        let wanted = names(purpose_oid(purpose));
        kinds.set(Kind::EkuOther, !wanted && !names(usage::ANY));
        kinds.set(Kind::EkuAnyOnly, !wanted && names(usage::ANY));
    }
}

fn criticality(kinds: &mut Kinds, facts: &Facts) {
    for extension in facts.extensions.iter().filter(|extension| extension.critical) {
        let identifier = facts.extension_oid(extension);
        match KNOWN_EXTENSIONS.iter().find(|(known, _)| *known == identifier) {
            None => kinds.set(Kind::CriticalUnknown, true),
            Some((_, Some(kind))) => kinds.set(*kind, true),
            Some((_, None)) => {}
        }
    }
    let has_directory = facts.name_constraints.as_ref().is_some_and(|constraints| {
        constraints
            .permitted
            .iter()
            .chain(&constraints.excluded)
            .any(|base| matches!(base, GeneralName::Directory { .. }))
    });
    kinds.set(Kind::NcDirname, has_directory);
    kinds.set(Kind::CriticalNcDirname, has_directory && facts.is_critical(oid::NAME_CONSTRAINTS));
}

fn names(kinds: &mut Kinds, facts: &Facts) {
    let subject_is_empty = facts.subject_canonical.is_empty();
    let has_san = facts.extension(oid::SUBJECT_ALT_NAME).is_some();
    let signs_crls = facts.key_usage.is_some_and(|usage| usage.has(KeyUsage::CRL_SIGN));
    kinds.set(Kind::IssuerEmpty, facts.issuer_canonical.is_empty());
    kinds.set(Kind::SubjectEmpty, subject_is_empty && (facts.is_ca() || signs_crls || !has_san));
    kinds.set(
        Kind::SubjectEmptySanNotCritical,
        subject_is_empty && has_san && !facts.is_critical(oid::SUBJECT_ALT_NAME),
    );
    if let Some(names) = &facts.san {
        kinds.set(Kind::SanEmpty, names.is_empty());
        let is_ascii = |name: &GeneralName| match name {
            GeneralName::Dns(text) | GeneralName::Email(text) | GeneralName::Uri(text) => text.is_ascii(),
            _ => true,
        };
        kinds.set(Kind::SanNotAscii, !names.iter().all(is_ascii));
    }
    for name in [facts.subject(), facts.issuer()] {
        for attribute in attributes(name).flatten() {
            let is_bad = attribute.tag == string::PRINTABLE && !attribute.value.iter().copied().all(is_printable);
            kinds.set(Kind::NameBadPrintable, is_bad);
            kinds.set(Kind::NameUniversal, attribute.tag == string::UNIVERSAL);
        }
    }
}

/// X.680, table 10, and `*` and `&`, which the one parser that looks at this lets pass (Go, crypto/x509/parser.go,
/// `isPrintable`).
fn is_printable(octet: u8) -> bool {
    octet.is_ascii_alphanumeric() || b" '()+,-./:=?*&".contains(&octet)
}

fn key(kinds: &mut Kinds, facts: &Facts) {
    if let KeyType::Rsa(bits) | KeyType::RsaPss(bits) = facts.key {
        kinds.set(Kind::KeyRsaLt1024, bits < 1024);
        kinds.set(Kind::KeyRsaLt2048, (1024..2048).contains(&bits));
        kinds.set(Kind::KeyRsaGt8192, bits > 8192);
    }
    let kind = match facts.key {
        KeyType::RsaPss(_) => Kind::KeyRsaPss,
        KeyType::P224 => Kind::KeyP224,
        KeyType::P521 => Kind::KeyP521,
        KeyType::K256 => Kind::KeyK256,
        KeyType::OtherCurve => Kind::KeyOtherCurve,
        KeyType::Explicit => Kind::KeyExplicit,
        KeyType::Ed448 => Kind::KeyEd448,
        KeyType::Unknown => Kind::KeyUnknown,
        KeyType::Rsa(_) | KeyType::P256 | KeyType::P384 | KeyType::Ed25519 => return,
    };
    kinds.set(kind, true);
}

fn encoding(kinds: &mut Kinds, facts: &Facts) {
    kinds.set(Kind::SigAlgDiffers, facts.inner_algorithm() != facts.outer_algorithm());
    let serial = facts.serial();
    kinds.set(Kind::SerialNegative, serial.first().is_some_and(|first| first & 0x80 != 0));
    let is_padded = match serial {
        [0, second, ..] => *second < 0x80,
        [0xff, second, ..] => *second >= 0x80,
        _ => false,
    };
    kinds.set(Kind::SerialPadded, is_padded);
    kinds.set(Kind::ExtDuplicate, facts.has_duplicate_extension);
    kinds.set(Kind::NcUndecodable, facts.has_undecodable_name_constraints);
    kinds.set(Kind::TrailingBytes, !facts.trailing.is_empty());
}
