//! Facts against x509-parser, and against hostile octets.

use proptest::prelude::*;
use x509_parser::prelude::*;

use super::*;
use crate::{
    contract::Timestamp,
    read::certificate,
    trust::{
        faults::{self, Path, Purpose, Work},
        host::{self, HostRule},
        names::Budget,
        signature::{self, Verified},
        testing::{self, Draft, name, tlv},
    },
};

/// Real ones and every algorithm.
fn certificates() -> Vec<Vec<u8>> {
    let real = [testing::REDISLABS_ROOT, testing::RCP_INTERMEDIATE, testing::GLOBALSIGN_R3, testing::GLOBALSIGN_ATLAS];
    let made = testing::named(include_str!("../testdata/signatures.pem"));
    real.into_iter().map(testing::der).chain(made.into_iter().map(|(_, der)| der)).collect()
}

#[test]
fn facts_agree_with_x509_parser() {
    for der in certificates() {
        agree(&der);
    }
}

fn agree(der: &[u8]) {
    let facts = Facts::read(der).unwrap();
    let (_, theirs) = X509Certificate::from_der(der).unwrap();
    let what = theirs.subject().to_string();
    assert_eq!(facts.tbs(), theirs.tbs_certificate.as_ref(), "{what}");
    assert_eq!(facts.version, theirs.version().0 + 1, "{what}");
    assert_eq!(facts.serial(), theirs.raw_serial(), "{what}");
    assert_eq!(facts.issuer(), theirs.issuer().as_raw(), "{what}");
    assert_eq!(facts.subject(), theirs.subject().as_raw(), "{what}");
    assert_eq!(facts.spki(), theirs.public_key().raw, "{what}");
    assert_eq!(facts.not_before.unix(), theirs.validity().not_before.timestamp(), "{what}");
    assert_eq!(facts.not_after.unix(), theirs.validity().not_after.timestamp(), "{what}");
    assert_eq!(facts.signature_bits().get(1..), Some(theirs.signature_value.data.as_ref()), "{what}");
    let ours: Vec<_> = facts.extensions.iter().map(|one| (facts.extension_oid(one), one.critical)).collect();
    let parsed: Vec<_> = theirs.extensions().iter().map(|one| (one.oid.as_bytes(), one.critical)).collect();
    assert_eq!(ours, parsed, "{what}");
    let constraints = theirs.basic_constraints().unwrap().map(|one| (one.value.ca, one.value.path_len_constraint));
    assert_eq!(facts.basic_constraints.map(|one| (one.ca, one.path_length)), constraints, "{what}");
    let usage = theirs.key_usage().unwrap().map(|one| one.value.flags);
    // Bit 0 of the BIT STRING is their lowest and our highest.
    assert_eq!(facts.key_usage.map(|one| one.bits().reverse_bits()), usage, "{what}");
    let server = theirs.extended_key_usage().unwrap().map(|one| one.value.server_auth);
    let names_server = |list: &Vec<Vec<u8>>| list.iter().any(|one| one == certificate::oid::usage::SERVER_AUTH);
    assert_eq!(facts.extended_key_usage.as_ref().map(names_server), server, "{what}");
    let names = theirs.subject_alternative_name().unwrap().map_or(0, |one| one.value.general_names.len());
    assert_eq!(facts.san_count, names, "{what}");
    let identifier = theirs.extensions().iter().find_map(|one| match one.parsed_extension() {
        ParsedExtension::SubjectKeyIdentifier(id) => Some(id.0.to_vec()),
        _ => None,
    });
    assert_eq!(facts.subject_key_id, identifier, "{what}");
    let authority = theirs.extensions().iter().find_map(|one| match one.parsed_extension() {
        ParsedExtension::AuthorityKeyIdentifier(id) => id.key_identifier.as_ref().map(|id| id.0.to_vec()),
        _ => None,
    });
    assert_eq!(facts.authority_key_id.and_then(|aki| aki.key_id), authority, "{what}");
}

#[test]
fn self_signed_is_openssls_sense() {
    let aki = certificate::oid::extension::AUTHORITY_KEY_ID;
    let own = Draft { issuer: name("A  b"), subject: name("a B "), ..Draft::default() };
    assert!(own.facts().self_issued() && own.facts().self_signed());
    let other_serial = own.clone().with(aki, false, &[0x30, 3, 0x82, 1, 9]);
    assert!(other_serial.facts().self_issued() && !other_serial.facts().self_signed());
    let same_serial = own.clone().with(aki, false, &[0x30, 3, 0x82, 1, 1]);
    assert!(same_serial.facts().self_signed());
    let issuer = |common| tlv(0x30, &tlv(0xa1, &tlv(0xa4, &name(common))));
    assert!(own.clone().with(aki, false, &issuer("a b")).facts().self_signed());
    assert!(!own.with(aki, false, &issuer("c")).facts().self_signed());
}

#[test]
fn other_blocks_are_no_certificates() {
    // PKCS#8, PKCS#1, a request, a revocation list (fields of other types in the places of a certificate).
    let list =
        tlv(0x30, &[tlv(0x30, &[tlv(2, &[1]), tlv(0x30, &[]), tlv(0x30, &[])].concat()), tlv(0x30, &[])].concat());
    for octets in [&[0x30, 3, 2, 1, 0][..], &[], &[0x30], &[0x31, 0], &list] {
        assert!(Facts::read(octets).is_none());
    }
    let der = Draft::default().der();
    assert!(Facts::read(&der).is_some());
    for length in 0..der.len() {
        assert!(Facts::read(&der[..length]).is_none(), "{length}");
    }
    let no_date = Draft { not_after: "2027", ..Draft::default() }.der();
    let at = no_date.windows(2).position(|header| header == [0x18, 4]).unwrap();
    let why = Facts::try_read(&no_date).map(|_| ()).unwrap_err().to_string();
    assert_eq!(why, format!("notAfter at octet {at} does not decode"));
}

#[test]
fn a_date_that_is_missing_is_named() {
    // One date: what follows it in the draft stands in the places of subject and key.
    let dates = |dates: &[u8]| Draft { issuer: [name("Test CA"), tlv(0x30, dates)].concat(), ..Draft::default() };
    let why = |content: &[u8]| Facts::try_read(&dates(content).der()).map(|_| ()).unwrap_err().to_string();
    let date = tlv(0x18, b"20260101000000Z");
    assert!(why(&date).starts_with("notAfter"), "{}", why(&date));
    assert!(why(&[]).starts_with("notBefore"), "{}", why(&[]));
    assert!(!why(&[date.as_slice(), &[0x18, 15]].concat()).contains("notAfter"), "its end is cut off");
}

#[test]
fn a_certificate_past_the_bound_is_refused_with_the_reason() {
    let huge = Draft::default().with(&[0x2a, 3], false, &vec![0; 60_000]).der();
    // Lengths of three octets are beyond what the draft writes, so the bound is met by the header alone.
    assert!(Facts::read(&huge).is_some());
    let claimed = [&[0x30, 0x83, 1, 0, 0][..], &vec![0; 65_536]].concat();
    let why = Facts::try_read(&claimed).map(|_| ()).unwrap_err().to_string();
    assert_eq!(why, "it has 65541 octets; more than 65536 are not read");
}

#[test]
fn names_past_the_bound_are_counted() {
    let many = Draft::default().dns(&vec!["a"; 1_500]).facts();
    assert_eq!((many.san.map(|names| names.len()), many.san_count), (Some(1_000), 1_500));
}

/// Whatever stands there, nothing panics; what is read says the same twice.
fn survive(octets: &[u8]) {
    let Some(facts) = Facts::read(octets) else { return };
    let view = certificate::parse(octets).unwrap();
    assert!(!view.subject.text.chars().any(char::is_control) && !view.issuer.owner.chars().any(char::is_control));
    for purpose in [Purpose::Server, Purpose::Client] {
        faults::own(&facts, Timestamp::from_unix(1_790_000_000), purpose);
    }
    let path = Path { certificates: &[&facts, &facts, &facts], is_complete: true };
    let mut signature = |_, _| Verified::Unsupported;
    let mut work = Work { signature: &mut signature, comparisons: &mut Budget(1_000) };
    for index in 0..4 {
        faults::in_path(&path, index, &mut work);
    }
    for rule in HostRule::ALL {
        host::matches(rule, &facts, "redis.example.test");
        host::matches(rule, &facts, "127.0.0.1");
    }
    if facts.der.len() < 2_000 {
        signature::verify_facts(&facts, facts.spki());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn damaged_certificates_never_panic(
        which in any::<prop::sample::Index>(),
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6),
        cut in prop::option::of(any::<prop::sample::Index>()),
    ) {
        let mut octets = which.get(&certificates()).clone();
        for (at, octet) in changes {
            let at = at.index(octets.len());
            octets[at] = octet;
        }
        if let Some(cut) = cut {
            octets.truncate(cut.index(octets.len()));
        }
        survive(&octets);
    }

    #[test]
    fn extensions_of_any_content_never_panic(value in prop::collection::vec(any::<u8>(), 0..64), number in 9_u8..60) {
        let draft = Draft::default().with(&[0x55, 0x1d, number], true, &value);
        let wrapped = Draft::default().with(&[0x55, 0x1d, number], false, &tlv(0x30, &value));
        survive(&draft.der());
        survive(&wrapped.der());
    }
}
