//! Annotation: which fault kinds hold at which certificate. The definitions are those of [`Kind`]; the same for every
//! stack, so each path is annotated once.

mod der;
mod own;
mod path;

use crate::read::certificate::oid::extension as oid;

use super::Kind;

pub use own::own;
pub use path::{Path, Work, in_path};

/// What a certificate is judged for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Purpose {
    Server,
    Client,
}

/// Extensions that have a row in the dialects' tables, with the kind that holds where they are critical. Those that
/// every stack handles have none.
const KNOWN_EXTENSIONS: [(&[u8], Option<Kind>); 16] = [
    (oid::BASIC_CONSTRAINTS, None),
    (oid::KEY_USAGE, None),
    (oid::EXTENDED_KEY_USAGE, None),
    (oid::SUBJECT_ALT_NAME, None),
    (oid::NAME_CONSTRAINTS, None),
    (oid::AUTHORITY_INFO, Some(Kind::CriticalAia)),
    (oid::AUTHORITY_KEY_ID, Some(Kind::CriticalAki)),
    (oid::CRL_POINTS, Some(Kind::CriticalCrldp)),
    (oid::ISSUER_ALT_NAME, Some(Kind::CriticalIan)),
    (oid::INHIBIT_ANY, Some(Kind::CriticalInhibitAny)),
    (oid::NS_CERT_TYPE, Some(Kind::CriticalNsCertType)),
    (oid::POLICIES, Some(Kind::CriticalPolicies)),
    (oid::POLICY_CONSTRAINTS, Some(Kind::CriticalPolicyConstraints)),
    (oid::POLICY_MAPPINGS, Some(Kind::CriticalPolicyMappings)),
    (oid::SUBJECT_KEY_ID, Some(Kind::CriticalSki)),
    (oid::TLS_FEATURE, Some(Kind::CriticalTlsFeature)),
];

/// Content octets of an object identifier.
pub(crate) fn is_known_extension(identifier: &[u8]) -> bool {
    KNOWN_EXTENSIONS.iter().any(|(known, _)| *known == identifier)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        contract::Timestamp,
        read::certificate::oid::usage,
        trust::{
            Facts,
            names::Budget,
            signature::Verified,
            testing::{self, Draft, name, tlv},
        },
    };

    fn kinds(facts: &Facts, purpose: Purpose) -> Vec<Kind> {
        own(facts, Timestamp::from_unix(1_790_000_000), purpose).iter().collect()
    }

    fn server(draft: &Draft) -> Vec<Kind> {
        kinds(&draft.facts(), Purpose::Server)
    }

    /// A leaf without a fault of any kind but those that every end-entity has.
    fn leaf() -> Draft {
        Draft::default().dns(&["redis.test"]).with(oid::BASIC_CONSTRAINTS, true, &[0x30, 0]).with(
            oid::AUTHORITY_KEY_ID,
            false,
            &[0x30, 3, 0x80, 1, 9],
        )
    }

    const LEAF: [Kind; 1] = [Kind::BcFalse];

    fn key_usage(bits: u8) -> Vec<u8> {
        tlv(3, &[0, bits])
    }

    fn usages(oids: &[&[u8]]) -> Vec<u8> {
        tlv(0x30, &oids.iter().flat_map(|oid| tlv(6, oid)).collect::<Vec<_>>())
    }

    /// A CA that no strict check minds.
    fn ca(constraints: &[u8]) -> Draft {
        Draft { subject: name("Test CA"), issuer: name("Test Root"), ..Draft::default() }
            .with(oid::BASIC_CONSTRAINTS, true, constraints)
            .with(oid::KEY_USAGE, true, &key_usage(0x06))
            .with(oid::SUBJECT_KEY_ID, false, &[4, 1, 9])
            .with(oid::AUTHORITY_KEY_ID, false, &[0x30, 3, 0x80, 1, 8])
    }

    const CA: &[u8] = &[0x30, 3, 1, 1, 0xff];

    #[test]
    fn a_sound_leaf_has_no_fault() {
        assert_eq!(server(&leaf()), LEAF);
    }

    #[test]
    fn validity() {
        let dates = |not_before, not_after| server(&Draft { not_before, not_after, ..leaf() });
        assert_eq!(dates("20240101000000Z", "20250101000000Z"), [Kind::Expired, Kind::BcFalse]);
        assert_eq!(dates("20300101000000Z", "20310101000000Z"), [Kind::NotYetValid, Kind::BcFalse]);
        // The first second and the last, of those in 1,790,000,000 after 1970.
        assert_eq!(dates("20260921141320Z", "20300101000000Z"), LEAF);
        assert_eq!(dates("20240101000000Z", "20260921141320Z"), LEAF);
        assert_eq!(dates("20260921141320Z", "20260921141320Z"), LEAF);
        assert_eq!(dates("20260921141321Z", "20300101000000Z"), [Kind::NotYetValid, Kind::BcFalse]);
        assert_eq!(dates("20240101000000Z", "20260921141319Z"), [Kind::Expired, Kind::BcFalse]);
        assert_eq!(
            dates("20300101000000Z", "20200101000000Z"),
            [Kind::Expired, Kind::NotYetValid, Kind::ValidityInverted, Kind::BcFalse]
        );
    }

    #[test]
    fn authority() {
        let v1 = Draft { version: 1, ..Draft::default() };
        assert_eq!(server(&v1), [Kind::V1, Kind::V1NotSelfSigned]);
        let v1_root = Draft { issuer: name("a"), subject: name("A "), ..v1 };
        assert_eq!(server(&v1_root), [Kind::V1]);
        assert_eq!(server(&Draft { version: 1, ..leaf() }), [Kind::V1, Kind::V1WithExtensions, Kind::V1NotSelfSigned]);
        assert_eq!(server(&Draft::default()), [Kind::BcKuMissing, Kind::AkiMissing]);
        let with_usage = Draft::default().with(oid::KEY_USAGE, true, &key_usage(0x80));
        assert_eq!(server(&with_usage), [Kind::BcMissing, Kind::KuNoCertsign, Kind::AkiMissing]);
        assert_eq!(server(&ca(CA)), [Kind::CaTrue, Kind::KuNoDs, Kind::KuNoTls]);
        let home_made = Draft::default().with(oid::BASIC_CONSTRAINTS, false, &[0x30, 6, 1, 1, 0xff, 2, 1, 0]);
        assert_eq!(
            server(&home_made),
            [
                Kind::CaTrue,
                Kind::BcNotCritical,
                Kind::PathlenWithoutCertsign,
                Kind::KuMissingInCa,
                Kind::AkiMissing,
                Kind::SkiMissingInCa
            ]
        );
        let signs_only = Draft::default().with(oid::KEY_USAGE, true, &key_usage(0x04));
        assert_eq!(
            server(&signs_only),
            [
                Kind::BcMissing,
                Kind::KuCertsignWithoutCa,
                Kind::KuCertsignWithoutBc,
                Kind::KuNoDs,
                Kind::KuNoTls,
                Kind::AkiMissing
            ]
        );
        let not_ca = Draft::default().with(oid::BASIC_CONSTRAINTS, true, &[0x30, 3, 2, 1, 0]);
        assert_eq!(server(&not_ca), [Kind::BcFalse, Kind::PathlenWithoutCa, Kind::AkiMissing]);
    }

    #[test]
    fn usages_depend_on_the_purpose() {
        let encipherment = leaf().with(oid::KEY_USAGE, true, &key_usage(0x20)).facts();
        assert_eq!(kinds(&encipherment, Purpose::Server), [Kind::BcFalse, Kind::KuNoCertsign, Kind::KuNoDs]);
        assert_eq!(
            kinds(&encipherment, Purpose::Client),
            [Kind::BcFalse, Kind::KuNoCertsign, Kind::KuNoDs, Kind::KuNoTls]
        );
        let with = |oids: &[&[u8]]| leaf().with(oid::EXTENDED_KEY_USAGE, false, &usages(oids)).facts();
        assert_eq!(kinds(&with(&[usage::SERVER_AUTH]), Purpose::Server), LEAF);
        assert_eq!(kinds(&with(&[usage::SERVER_AUTH]), Purpose::Client), [Kind::BcFalse, Kind::EkuOther]);
        assert_eq!(kinds(&with(&[usage::ANY]), Purpose::Client), [Kind::BcFalse, Kind::EkuAnyOnly]);
        assert_eq!(kinds(&with(&[usage::ANY, usage::CLIENT_AUTH]), Purpose::Client), LEAF);
        let empty = leaf().with(oid::KEY_USAGE, true, &key_usage(0));
        assert!(server(&empty).contains(&Kind::KuEmpty));
    }

    #[test]
    fn criticality() {
        assert_eq!(server(&leaf().with(&[0x2a, 3], true, &[5, 0])), [Kind::BcFalse, Kind::CriticalUnknown]);
        assert_eq!(server(&leaf().with(&[0x2a, 3], false, &[5, 0])), LEAF);
        for (identifier, kind) in KNOWN_EXTENSIONS {
            let Some(kind) = kind else { continue };
            let draft = Draft::default().with(identifier, true, &[0x30, 0]);
            assert!(server(&draft).contains(&kind), "{kind:?}");
        }
        let base = tlv(0xa4, &name("Test"));
        let directory = tlv(0x30, &tlv(0xa0, &tlv(0x30, &base)));
        assert_eq!(
            server(&leaf().with(oid::NAME_CONSTRAINTS, true, &directory)),
            [Kind::BcFalse, Kind::CriticalNcDirname, Kind::NcDirname]
        );
    }

    #[test]
    fn names() {
        let no_issuer = Draft { issuer: name(""), ..leaf() };
        assert_eq!(server(&no_issuer), [Kind::BcFalse, Kind::IssuerEmpty]);
        let no_subject = Draft { subject: name(""), ..leaf() };
        assert_eq!(server(&no_subject), [Kind::BcFalse, Kind::SubjectEmptySanNotCritical]);
        // Whoever issues certificates or lists needs a subject, names or not.
        let has_no_subject = |draft: Draft| server(&Draft { subject: name(""), ..draft }).contains(&Kind::SubjectEmpty);
        assert!(has_no_subject(ca(CA)) && has_no_subject(ca(CA).dns(&["redis.test"])));
        assert!(has_no_subject(leaf().with(oid::KEY_USAGE, true, &key_usage(0x02))));
        assert!(!has_no_subject(leaf().with(oid::KEY_USAGE, true, &key_usage(0x80))));
        let nothing = Draft { subject: name(""), ..Draft::default() };
        assert_eq!(server(&nothing), [Kind::BcKuMissing, Kind::SubjectEmpty, Kind::AkiMissing]);
        let no_names = Draft::default().dns(&[]);
        assert_eq!(server(&no_names), [Kind::BcKuMissing, Kind::SanEmpty, Kind::AkiMissing]);
        let umlaut = Draft::default().dns(&["rédis.test"]);
        assert_eq!(server(&umlaut), [Kind::BcKuMissing, Kind::SanNotAscii, Kind::AkiMissing]);
        let typed = |tag: u8, value: &[u8]| {
            let pair = [tlv(6, &[0x55, 4, 3]), tlv(tag, value)].concat();
            server(&Draft { subject: tlv(0x30, &tlv(0x31, &tlv(0x30, &pair))), ..leaf() })
        };
        assert_eq!(typed(0x13, b"a@b"), [Kind::BcFalse, Kind::NameBadPrintable]);
        assert_eq!(typed(0x13, b"*.a&b"), LEAF);
        assert_eq!(typed(0x1c, b"\0\0\0a"), [Kind::BcFalse, Kind::NameUniversal]);
    }

    #[test]
    fn encodings() {
        assert_eq!(server(&Draft { serial: vec![0xff], ..leaf() }), [Kind::BcFalse, Kind::SerialNegative]);
        assert_eq!(server(&Draft { serial: vec![0, 1], ..leaf() }), [Kind::BcFalse, Kind::SerialPadded]);
        assert_eq!(server(&Draft { serial: vec![0, 0x80], ..leaf() }), LEAF);
        let negative = |serial: &[u8]| server(&Draft { serial: serial.to_vec(), ..leaf() });
        assert_eq!(negative(&[0xff, 0x80]), [Kind::BcFalse, Kind::SerialNegative, Kind::SerialPadded]);
        assert_eq!(negative(&[0xff, 0x7f]), [Kind::BcFalse, Kind::SerialNegative]);
        assert_eq!(server(&leaf().dns(&["b.test"])), [Kind::BcFalse, Kind::ExtDuplicate, Kind::ExtDuplicateOpened]);
        let undecodable = leaf().with(oid::EXTENDED_KEY_USAGE, false, &[5, 0]);
        assert_eq!(server(&undecodable), [Kind::BcFalse, Kind::ExtMalformed]);
        let constraints = leaf().with(oid::NAME_CONSTRAINTS, false, &[5, 0]);
        assert_eq!(server(&constraints), [Kind::BcFalse, Kind::ExtMalformed, Kind::NcUndecodable]);
        let mut der = leaf().der();
        der.extend([0, 0]);
        let trailing = Facts::read(&der).unwrap();
        assert_eq!(kinds(&trailing, Purpose::Server), [Kind::BcFalse, Kind::TrailingBytes]);
        let mut der = leaf().der();
        let at = der.windows(testing::ECDSA_SHA256.len()).rposition(|window| window == testing::ECDSA_SHA256).unwrap();
        der[at + testing::ECDSA_SHA256.len() - 1] = 3;
        let differs = Facts::read(&der).unwrap();
        assert_eq!(kinds(&differs, Purpose::Server), [Kind::BcFalse, Kind::SigAlgDiffers]);
    }

    #[test]
    fn trust_settings() {
        let with = |settings: &[u8]| Facts::read(&[leaf().der(), tlv(0x30, settings)].concat()).unwrap();
        let (server, client) = (tlv(6, usage::SERVER_AUTH), tlv(6, usage::CLIENT_AUTH));
        let says = |settings: &[u8]| {
            let kinds = kinds(&with(settings), Purpose::Server);
            (kinds.contains(&Kind::TrustGranted), kinds.contains(&Kind::TrustRejected))
        };
        assert_eq!(says(&tlv(0x30, &server)), (true, false));
        assert_eq!(says(&tlv(0x30, &client)), (false, true));
        assert_eq!(says(&tlv(0x30, &tlv(6, usage::ANY))), (true, false));
        assert_eq!(says(&[tlv(0x30, &server), tlv(0xa0, &server)].concat()), (false, true));
        assert_eq!(says(&tlv(0xa0, &client)), (false, false));
        assert_eq!(says(&[]), (false, false));
    }

    /// The kinds of a place, with a signature that verifies unless its child is `bad`.
    fn placed(certificates: &[&Facts], is_complete: bool, index: usize, bad: Option<usize>) -> Vec<Kind> {
        let path = Path { certificates, is_complete };
        let mut signature = |child, _| if bad == Some(child) { Verified::Bad } else { Verified::Good };
        let mut work = Work { signature: &mut signature, comparisons: &mut Budget(1000) };
        in_path(&path, index, &mut work).iter().collect()
    }

    #[test]
    fn signatures_stand_at_the_signed_certificate() {
        let (leaf, root) = (leaf().facts(), ca(CA).facts());
        assert_eq!(placed(&[&leaf, &root], true, 0, None), []);
        assert_eq!(placed(&[&leaf, &root], true, 0, Some(0)), [Kind::SigBad]);
        assert_eq!(placed(&[&leaf, &root], true, 1, Some(1)), []);
        assert_eq!(placed(&[&leaf, &root], false, 1, None), [Kind::NoIssuer]);
        let sha1 = [0x30, 9, 6, 7, 0x2a, 0x86, 0x48, 0xce, 0x3d, 4, 1].to_vec();
        let sha1 = Draft { signature: sha1, ..Draft::default() }.facts();
        assert_eq!(placed(&[&sha1, &root], true, 0, None), [Kind::SigSha1]);
        assert_eq!(placed(&[&sha1], false, 0, None), [Kind::NoIssuer]);
        let rsa = tlv(0x30, &[tlv(6, &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 1, 4]), vec![5, 0]].concat());
        let rsa = Draft { signature: rsa, ..Draft::default() }.facts();
        assert_eq!(placed(&[&rsa, &root], true, 0, Some(0)), [Kind::SigMd5, Kind::SigTypeMismatch, Kind::SigBad]);
        let stranger = Draft::default().with(oid::AUTHORITY_KEY_ID, false, &[0x30, 3, 0x80, 1, 7]).facts();
        assert_eq!(placed(&[&stranger, &root], true, 0, None), [Kind::AkiMismatch]);
    }

    #[test]
    fn algorithms_of_signatures_are_told() {
        let root = ca(CA).facts();
        let told = |oid: &[u8], parameters: &[u8]| {
            let signature = tlv(0x30, &[tlv(6, oid), parameters.to_vec()].concat());
            let facts = Draft { signature, ..Draft::default() }.facts();
            let kinds = placed(&[&facts, &root], true, 0, None);
            kinds.into_iter().filter(|kind| *kind != Kind::SigTypeMismatch).collect::<Vec<_>>()
        };
        let pss = [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 1, 10];
        assert_eq!(told(&[0x2a, 0x86, 0x48, 0xce, 0x3d, 4, 3, 1], &[]), [Kind::SigSha224]);
        assert_eq!(told(&[0x2a, 0x86, 0x48, 0xce, 0x3d, 4, 3, 4], &[]), [Kind::SigEcdsaSha512]);
        assert_eq!(told(&pss, &[]), [Kind::SigRsaPss, Kind::SigUnknown]);
        assert_eq!(told(&pss, &[0x30, 0]), [Kind::SigSha1, Kind::SigRsaPss]);
        assert_eq!(told(&[0x2b, 0x65, 0x71], &[]), [Kind::SigEd448]);
        assert_eq!(told(&[0x2b, 0x65, 0x70], &[]), []);
        assert_eq!(told(&[0x2a, 3], &[]), [Kind::SigUnknown]);
    }

    #[test]
    fn path_lengths_count_what_lies_between() {
        let (leaf, intermediate) = (leaf().facts(), ca(CA).facts());
        let zero = ca(&[0x30, 6, 1, 1, 0xff, 2, 1, 0]).facts();
        let rolled = Draft { issuer: name("Test CA"), subject: name("test ca"), ..ca(CA) }.facts();
        assert_eq!(placed(&[&leaf, &zero], true, 1, None), []);
        assert_eq!(
            placed(&[&leaf, &intermediate, &zero], true, 2, None),
            [Kind::PathlenExceeded, Kind::PathlenExceededAny]
        );
        assert_eq!(placed(&[&leaf, &rolled, &zero], true, 2, None), [Kind::PathlenExceededAny]);
    }

    #[test]
    fn policies_are_required_from_their_depth_on() {
        let demanding = |skip: u8| ca(CA).with(oid::POLICY_CONSTRAINTS, true, &[0x30, 3, 0x80, 1, skip]);
        let policies = [0x30, 5, 0x30, 3, 6, 1, 0x2a];
        let (bare, root) = (leaf().facts(), ca(CA).facts());
        let with_policy = leaf().with(oid::POLICIES, false, &policies).facts();
        let required = |leaf: &Facts, skip| {
            let middle = demanding(skip).with(oid::POLICIES, false, &policies).facts();
            placed(&[leaf, &middle, &root], true, 1, None).contains(&Kind::PolicyRequired)
        };
        assert!(required(&bare, 0) && required(&bare, 1) && !required(&bare, 2));
        assert!(!required(&with_policy, 0));
        // Self-issued certificates below do not count, but for the leaf.
        let demanded = |middle: &Draft, skip| {
            let top = demanding(skip).with(oid::POLICIES, false, &policies).facts();
            placed(&[&bare, &middle.facts(), &top, &root], true, 2, None).contains(&Kind::PolicyRequired)
        };
        let rolled = Draft { issuer: name("Test CA"), subject: name("test ca"), ..ca(CA) };
        assert!(demanded(&ca(CA), 2) && !demanded(&ca(CA), 3));
        assert!(demanded(&rolled, 1) && !demanded(&rolled, 2));
    }

    #[test]
    fn rsa_keys_are_graded_by_their_bits() {
        let graded = |modulus: &[u8]| {
            let algorithm = tlv(0x30, &[tlv(6, &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 1, 1]), vec![5, 0]].concat());
            let numbers = tlv(0x30, &[tlv(2, modulus), tlv(2, &[3])].concat());
            let spki = tlv(0x30, &[algorithm, tlv(3, &[vec![0], numbers].concat())].concat());
            server(&Draft { spki, ..leaf() }).into_iter().filter(|kind| *kind != Kind::BcFalse).collect::<Vec<_>>()
        };
        let of_bits = |octets: usize| graded(&[&[0, 0xff][..], &vec![1; octets - 1]].concat());
        let one_more = |octets: usize| graded(&[&[1][..], &vec![1; octets]].concat());
        let one_less = |octets: usize| graded(&[&[0x7f][..], &vec![1; octets - 1]].concat());
        assert_eq!((one_less(128), of_bits(128)), (vec![Kind::KeyRsaLt1024], vec![Kind::KeyRsaLt2048]));
        assert_eq!((one_less(256), of_bits(256)), (vec![Kind::KeyRsaLt2048], vec![]));
        assert_eq!((of_bits(1024), one_more(1024)), (vec![], vec![Kind::KeyRsaGt8192]));
    }

    #[test]
    fn keys_are_graded() {
        for (name, der) in testing::named(include_str!("testdata/signatures.pem")) {
            let facts = Facts::read(&der).unwrap();
            let kinds = own(&facts, Timestamp::from_unix(1_790_000_000), Purpose::Server);
            let expected = match name {
                "rsa-1023-sha256" => Some(Kind::KeyRsaLt1024),
                _ if name.starts_with("rsa-1024") => Some(Kind::KeyRsaLt2048),
                "rsa-16384-sha256" => Some(Kind::KeyRsaGt8192),
                "pss-key-sha256" => Some(Kind::KeyRsaPss),
                "ed448" => Some(Kind::KeyEd448),
                _ if name.starts_with("ec-P-521") => Some(Kind::KeyP521),
                _ if name.starts_with("ec-P-224") => Some(Kind::KeyP224),
                _ if name.starts_with("ec-secp256k1") => Some(Kind::KeyK256),
                _ => None,
            };
            let keys = kinds.iter().filter(|kind| kind.name().starts_with("key-")).collect::<Vec<_>>();
            assert_eq!(keys, expected.into_iter().collect::<Vec<_>>(), "{name}");
        }
    }
}
