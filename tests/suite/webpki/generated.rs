//! Chains with one to three random faults.

use std::collections::BTreeMap;

use tlsconf::contract::Timestamp;
use tlsconf_tests::forge::{Certificate, Digest, Extension, Issued, Name, extension as ext, keys};

use super::oracle::{Question, foretold, webpki_says};

const NOW: &str = "2026-11-25T00:00:00Z";
const CHAINS: usize = 600;

/// A recipe's change. Keys that end the handshake before the certificate is looked at stand only on CAs.
type Fault = (&'static str, fn(Certificate) -> Certificate);

const ANY: [Fault; 23] = [
    ("expired", |c| c.not_before("2020-01-01").not_after("2026-01-01")),
    ("not yet valid", |c| c.not_before("2027-01-01")),
    ("inverted", |c| c.not_before("2028-01-01").not_after("2020-01-01")),
    ("v1", Certificate::version_1),
    ("no basicConstraints", |c| c.without(ext::BASIC_CONSTRAINTS)),
    ("CA:FALSE", |c| c.with(Extension::basic_constraints(false, None))),
    ("CA:TRUE", |c| c.with(Extension::basic_constraints(true, None))),
    ("path length 0", |c| c.with(Extension::basic_constraints(true, Some(0)))),
    ("no keyUsage", |c| c.without(ext::KEY_USAGE)),
    ("keyUsage cRLSign", |c| c.key_usage(&[ext::CRL_SIGN])),
    ("EKU clientAuth", |c| c.purposes(&[ext::CLIENT_AUTH])),
    ("EKU any", |c| c.purposes(&[ext::ANY_PURPOSE])),
    ("unknown critical", |c| c.with(Extension::unknown(true))),
    ("unknown", |c| c.with(Extension::unknown(false))),
    ("policies", |c| c.with(Extension::policies(&["2.23.140.1.2.1"]))),
    ("policyConstraints", |c| c.with(Extension::policy_constraints(0))),
    ("no identifiers", Certificate::without_ids),
    ("AKI of another", |c| c.with(Extension::authority_key_id(&[9; 20]))),
    ("signature broken", Certificate::broken_signature),
    ("serial negative", |c| c.serial(&[0x80, 1])),
    ("serial padded", |c| c.serial(&[0, 1])),
    ("SHA-512", |c| c.digest(Digest::Sha512)),
    ("must staple", |c| c.with(Extension::must_staple())),
];

const OF_CAS: [Fault; 9] = [
    ("RSA 1024", |c| c.key(keys::named("rsa1024-1"))),
    ("RSA 2048", |c| c.key(keys::rsa2048(1))),
    ("P-384", |c| c.key(keys::named("p384-1"))),
    ("P-521", |c| c.key(keys::named("p521-1"))),
    ("secp256k1", |c| c.key(keys::named("k256-1"))),
    ("Ed25519", |c| c.key(keys::ed25519(1))),
    ("constraints kept", |c| c.with(Extension::name_constraints(&["example.test"], &[]))),
    ("constraints broken", |c| c.with(Extension::name_constraints(&["other.test"], &[]))),
    ("constraints on a directory", |c| c.with(Extension::name_constraints(&["dir:CN=redis.example.test"], &[]))),
];

const OF_LEAVES: [Fault; 8] = [
    ("other name", |c| c.san(&["other.test"])),
    ("wildcard", |c| c.san(&["*.example.test"])),
    ("short wildcard", |c| c.san(&["*.test"])),
    ("address", |c| c.san(&["192.0.2.1"])),
    ("no subjectAltName", |c| c.without(ext::SUBJECT_ALT_NAME)),
    ("empty subjectAltName", |c| c.san(&[])),
    ("no name", |c| c.subject(Name::empty())),
    ("upper case", |c| c.san(&["REDIS.EXAMPLE.TEST"])),
];

#[test]
fn webpki_and_the_dialect_agree() {
    let mut dice = Dice(0x5eed);
    let mut wrong = Vec::new();
    let mut classes: BTreeMap<String, usize> = BTreeMap::new();
    for _ in 0..CHAINS {
        let (name, ca, sent) = chain(&mut dice);
        let question = Question {
            trusted: vec![&ca.der],
            sent: sent.iter().map(|one| one.der.as_slice()).collect(),
            time: Timestamp::parse(NOW).expect("a time"),
            host: Some("redis.example.test"),
        };
        let (real, ours) = (webpki_says(&question), foretold(&question));
        *classes.entry(real.clone()).or_default() += 1;
        if real != ours {
            wrong.push(format!("{name}: webpki {real}, foretold {ours}"));
        }
    }
    wrong.sort();
    wrong.dedup();
    assert!(wrong.is_empty(), "{} of {CHAINS} wrong:\n{}", wrong.len(), wrong.join("\n"));
    assert!(classes.len() > 10, "the chains do not try much: {classes:?}");
}

/// Leaf, intermediate or none, root, with one to three faults among them; what is trusted, and what is sent.
fn chain(dice: &mut Dice) -> (String, Issued, Vec<Issued>) {
    let mut names = Vec::new();
    let has_intermediate = dice.below(2) == 0;
    let mut faults: [Vec<Fault>; 3] = Default::default();
    for _ in 0..=dice.below(3) {
        let at = dice.below(3);
        if at == 1 && !has_intermediate {
            continue;
        }
        let own: &[Fault] = if at == 2 { &OF_LEAVES } else { &OF_CAS };
        let index = dice.below(ANY.len() + own.len());
        let fault = ANY.get(index).or_else(|| own.get(index - ANY.len())).copied().expect("an index below the sum");
        names.push(format!("{}: {}", ["root", "intermediate", "leaf"][at], fault.0));
        faults[at].push(fault);
    }
    let apply = |recipe: Certificate, faults: &[Fault]| faults.iter().fold(recipe, |recipe, fault| fault.1(recipe));
    let root = apply(Certificate::root("Example Root").key(keys::p256(1)), &faults[0]).build();
    let mut sent = Vec::new();
    let mut issuer = root.clone();
    if has_intermediate {
        let recipe = Certificate::intermediate("Example Issuing CA").key(keys::p256(2)).issued_by(&root);
        issuer = apply(recipe, &faults[1]).build();
        sent.push(issuer.clone());
    }
    let leaf = Certificate::leaf("redis.example.test").key(keys::p256(3)).issued_by(&issuer);
    sent.insert(0, apply(leaf, &faults[2]).build());
    let shape = if has_intermediate { "root, intermediate, leaf" } else { "root, leaf" };
    (format!("{shape} [{}]", names.join("; ")), root, sent)
}

/// A xorshift generator: a rerun throws the same.
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % bound as u64) as usize
    }
}
