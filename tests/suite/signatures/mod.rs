//! Both arithmetics, ring's and the one that WebAssembly has too, over every signature that is here: a verdict does not hang
//! on who computed it.

mod corpora;
mod tampered;

use std::collections::BTreeMap;

use tlsconf::trust::{
    Facts, KeyType,
    signature::{Verified, is_good_natively, verify_facts, verify_portably},
};

/// What was compared, and what was found unequal.
#[derive(Default)]
struct Compared {
    /// By what signed: how many ring found good, and how many were asked about.
    counts: BTreeMap<String, [usize; 2]>,
    unequal: Vec<String>,
}

impl Compared {
    fn compare(&mut self, name: &str, child: &Facts, spki: &[u8]) -> Verified {
        let (portable, native) = (verify_portably(child, spki), is_good_natively(child, spki));
        let kind = format!("{:?} by {}", child.signature, family(KeyType::of(spki)));
        let count = self.counts.entry(kind).or_default();
        *count = [count[0] + usize::from(native), count[1] + 1];
        let answer = verify_facts(child, spki);
        if answer != portable || native && portable != Verified::Good {
            self.unequal.push(format!("{name}: {answer:?}, portably {portable:?}, by ring good: {native}"));
        }
        portable
    }

    fn total(&self) -> usize {
        self.counts.values().map(|[_, asked]| asked).sum()
    }

    fn natively(&self) -> usize {
        self.counts.values().map(|[good, _]| good).sum()
    }

    fn print(&self, what: &str) {
        println!("{what}: {} signatures, {} found good by ring", self.total(), self.natively());
        for (kind, [good, asked]) in &self.counts {
            println!("  {kind}: {good} of {asked}");
        }
        assert!(self.unequal.is_empty(), "{} unequal:\n{}", self.unequal.len(), self.unequal.join("\n"));
    }
}

/// The key's kind without the size of a modulus.
fn family(key: KeyType) -> String {
    match key {
        KeyType::Rsa(_) => "RSA".to_owned(),
        KeyType::RsaPss(_) => "RSA for PSS".to_owned(),
        other => format!("{other:?}"),
    }
}

/// A child, and the key of one that may have issued it.
struct Pair {
    name: String,
    child: Facts,
    spki: Vec<u8>,
}

#[test]
fn every_signature_here_is_judged_alike_by_both() {
    let mut compared = Compared::default();
    for Pair { name, child, spki } in corpora::pairs(&corpora::committed()) {
        compared.compare(&name, &child, &spki);
    }
    compared.print("committed, and the system's roots");
    // What this test is about: each algorithm that ring takes, and some that it does not.
    for kind in ["RsaPss(Some(Sha256)) by RSA", "Rsa(Sha256) by RSA", "Ecdsa(Sha256) by P256"] {
        assert!(compared.counts[kind][0] > 0, "{kind}: none is good by ring");
    }
    assert!(compared.counts["Ecdsa(Sha384) by P384"][0] == 0, "P-384 is not ring's");
    assert!(compared.total() > 200 && compared.natively() > 100, "the corpora have shrunk");
}

#[test]
fn tampered_signatures_and_keys_are_judged_alike_by_both() {
    let mut compared = Compared::default();
    let mut good = Vec::new();
    for Pair { name, child, spki } in tampered::originals() {
        assert_eq!(compared.compare(&name, &child, &spki), Verified::Good, "{name}");
        for (how, child, spki) in tampered::all(&child, &spki) {
            if compared.compare(&format!("{name}, {how}"), &child, &spki) == Verified::Good {
                good.push(format!("{name}, {how}"));
            }
        }
    }
    compared.print("tampered");
    assert!(compared.total() > 500, "too few");
    // Of all the ways to write a signature or a key otherwise these alone leave it good.
    let harmless =
        ["the key compressed", "s negated", "a modulus without its sign octet", "octets after the key's numbers"];
    for name in good {
        assert!(harmless.iter().any(|how| name.ends_with(how)), "{name} is still good");
    }
}

/// Named so that `tests/tools/third-party.sh` runs it, which says where the material is.
#[test]
fn third_party_signatures_are_judged_alike_by_both() {
    let Some(files) = corpora::third_party() else { return };
    let mut compared = Compared::default();
    for Pair { name, child, spki } in corpora::pairs(&files) {
        compared.compare(&name, &child, &spki);
        for (how, child, spki) in tampered::in_place(&child, &spki) {
            compared.compare(&format!("{name}, {how}"), &child, &spki);
        }
    }
    compared.print("third party");
    assert!(compared.total() > 2_000, "the material has shrunk");
}
