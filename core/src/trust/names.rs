//! Name constraints (RFC 5280, 4.2.1.10).

mod subtree;

use std::net::IpAddr;

use crate::{
    read::certificate::oid::attribute,
    trust::{
        Facts, Kind, Kinds,
        facts::{GeneralName, NameConstraints, attributes},
        faults::Path,
        host::is_webpki_name,
    },
};

use subtree::{contains, same_type};

/// How many comparisons are left.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Budget(pub usize);

/// Sets the `nc-*` kinds, which stand at the constraining CA, and `under-nc`, which stands at the constrained
/// certificate.
pub(super) fn constraints(kinds: &mut Kinds, path: &Path<'_>, index: usize, budget: &mut Budget) {
    let Some((facts, leaf)) = path.certificates.get(index).zip(path.certificates.first()) else { return };
    if index > 0
        && let Some(constraints) = &facts.name_constraints
    {
        let below = path.certificates.get(..index).unwrap_or_default();
        constraining(kinds, constraints, leaf, below, budget);
    }
    // Only intermediates' constraints: JSSE does not look at the anchor's. A self-issued certificate is exempt unless it
    // is the last (6.1.3, steps b and c).
    if index > 0 && facts.self_issued() {
        return;
    }
    let end = path.certificates.len() - usize::from(path.is_complete);
    let above = path.certificates.get(index + 1..end).unwrap_or_default();
    let is_broken =
        above.iter().filter_map(|above| above.name_constraints.as_ref()).any(|above| breaks(facts, above, budget));
    kinds.set(Kind::UnderNc, is_broken);
}

fn constraining(kinds: &mut Kinds, constraints: &NameConstraints, leaf: &Facts, below: &[&Facts], budget: &mut Budget) {
    for name in leaf.san.iter().flatten() {
        let broken = judge(constraints, name, budget);
        kinds.set(Kind::NcPermitted, broken == Some(Broken::NotPermitted));
        kinds.set(Kind::NcExcluded, broken == Some(Broken::Excluded));
    }

    // OpenSSL, `check_name_constraints`: every subject below, but for self-issued certificates in between.
    let subjects = below.iter().enumerate().filter(|(index, facts)| *index == 0 || !facts.self_issued());
    for (_, facts) in subjects.filter(|(_, facts)| !facts.subject_canonical.is_empty()) {
        let subject = GeneralName::directory(facts.subject());
        let broken = judge(constraints, &subject, budget);
        kinds.set(Kind::NcDirnamePermitted, broken == Some(Broken::NotPermitted));
        kinds.set(Kind::NcDirnameExcluded, broken == Some(Broken::Excluded));
    }

    let is_other = |base: &GeneralName| {
        is_of_other_form(base)
            && below.iter().flat_map(|facts| facts.san.iter().flatten()).any(|name| same_form(base, name))
    };
    kinds.set(Kind::NcOtherForm, constraints.permitted.iter().chain(&constraints.excluded).any(is_other));

    let is_dns = |name: &GeneralName| matches!(name, GeneralName::Dns(_));
    if !constraints.permitted.iter().chain(&constraints.excluded).any(is_dns) {
        return;
    }
    let names = leaf.san.as_deref().unwrap_or_default();
    let is_malformed = |name: &GeneralName| match name {
        GeneralName::Dns(text) => !std::str::from_utf8(text).is_ok_and(is_webpki_name),
        _ => false,
    };
    kinds.set(Kind::NcSanMalformed, names.iter().any(is_malformed));
    if !names.iter().any(is_dns) {
        for common in leaf.common_names() {
            let name = GeneralName::Dns(common.as_bytes().to_vec());
            let (is_plain, is_host_name) = (is_plain(&common), is_host_name(&common));
            if (is_plain || is_host_name) && judge(constraints, &name, budget).is_some() {
                kinds.set(Kind::NcCnAny, is_plain);
                kinds.set(Kind::NcCn, is_host_name);
            }
        }
    }
}

/// Forms of which webpki compares no names (`check_presented_id_conforms_to_constraints_in_subtree`): it refuses.
fn is_of_other_form(base: &GeneralName) -> bool {
    matches!(base, GeneralName::Email(_) | GeneralName::Uri(_) | GeneralName::Other(..))
}

fn same_form(base: &GeneralName, name: &GeneralName) -> bool {
    match (base, name) {
        (GeneralName::Other(base, _), GeneralName::Other(name, _)) => base == name,
        _ => same_type(base, name),
    }
}

/// Letters, digits, hyphens, dots.
fn is_plain(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|octet| octet.is_ascii_alphanumeric() || matches!(octet, b'-' | b'.'))
}

/// `cn2dnsid` of OpenSSL (crypto/x509/v3_ncons.c): two labels or more of letters, digits, `_` and hyphens, none of them
/// empty or with a hyphen at its ends.
fn is_host_name(name: &str) -> bool {
    name.contains('.')
        && name.split('.').all(|label| {
            !label.is_empty()
                && !label.starts_with('-')
                && !label.ends_with('-')
                && label.bytes().all(|octet| octet.is_ascii_alphanumeric() || matches!(octet, b'-' | b'_'))
        })
}

/// How a name breaks constraints.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Broken {
    NotPermitted,
    Excluded,
}

/// A type of name without a subtree is free.
fn judge(constraints: &NameConstraints, name: &GeneralName, budget: &mut Budget) -> Option<Broken> {
    if constraints.excluded.iter().any(|base| compare(base, name, budget)) {
        return Some(Broken::Excluded);
    }
    let mut is_constrained = false;
    for base in constraints.permitted.iter().filter(|base| same_type(base, name)) {
        is_constrained = true;
        if compare(base, name, budget) {
            return None;
        }
    }
    // Without a comparison left nothing is claimed.
    (is_constrained && budget.0 > 0).then_some(Broken::NotPermitted)
}

fn compare(base: &GeneralName, name: &GeneralName, budget: &mut Budget) -> bool {
    if !same_type(base, name) || budget.0 == 0 {
        return false;
    }
    budget.0 -= 1;
    contains(base, name)
}

/// `NameConstraintsExtension.verify` of the JDK: the subject, the subjectAltName or, without one, the e-mail addresses of
/// the subject, and its most specific common name where the subjectAltName has no entry of that type.
fn breaks(facts: &Facts, constraints: &NameConstraints, budget: &mut Budget) -> bool {
    let mut breaks = |name: &GeneralName| judge(constraints, name, budget).is_some();
    if !facts.subject_canonical.is_empty() && breaks(&GeneralName::directory(facts.subject())) {
        return true;
    }
    let names = facts.san.as_deref().unwrap_or_default();
    if names.iter().any(&mut breaks) {
        return true;
    }
    let subject = || attributes(facts.subject()).flatten();
    let is_email_broken = facts.san.is_none()
        && subject()
            .filter(|attribute| attribute.oid == attribute::EMAIL_ADDRESS)
            .any(|attribute| breaks(&GeneralName::Email(attribute.value.to_vec())));
    if is_email_broken {
        return true;
    }
    let Some(common) = facts.common_names().pop() else { return false };
    let (name, is_there) = match common.parse::<IpAddr>() {
        Ok(IpAddr::V4(address)) => (GeneralName::Ip(address.octets().to_vec()), has_ip(names)),
        Ok(IpAddr::V6(address)) => (GeneralName::Ip(address.octets().to_vec()), has_ip(names)),
        Err(_) if is_java_dns_name(&common) => {
            (GeneralName::Dns(common.into_bytes()), names.iter().any(|name| matches!(name, GeneralName::Dns(_))))
        }
        Err(_) => return false,
    };
    !is_there && breaks(&name)
}

fn has_ip(names: &[GeneralName]) -> bool {
    names.iter().any(|name| matches!(name, GeneralName::Ip(_)))
}

/// The constructor of `DNSName` (sun/security/x509/DNSName.java): labels of letters, digits and hyphens that start with
/// a letter or a digit. Other common names are no DNS names, so they break nothing.
fn is_java_dns_name(name: &str) -> bool {
    name.split('.').all(|label| {
        label.starts_with(|first: char| first.is_ascii_alphanumeric())
            && label.bytes().all(|octet| octet.is_ascii_alphanumeric() || octet == b'-')
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        read::certificate::oid::extension::{NAME_CONSTRAINTS, SUBJECT_ALT_NAME},
        trust::testing::{Draft, name, tlv},
    };

    fn subtrees(tag: u8, bases: &[&[u8]]) -> Vec<u8> {
        tlv(tag, &bases.iter().flat_map(|base| tlv(0x30, base)).collect::<Vec<_>>())
    }

    fn ca(fields: &[Vec<u8>]) -> Facts {
        let draft = Draft { subject: name("Test CA"), issuer: name("Test Root"), ..Draft::default() };
        draft.with(NAME_CONSTRAINTS, true, &tlv(0x30, &fields.concat())).facts()
    }

    fn permitted(base: &[u8]) -> Facts {
        ca(&[subtrees(0xa0, &[base])])
    }

    /// The kinds at the leaf and at the intermediate above it, under a root.
    fn kinds(leaf: &Facts, ca: &Facts) -> (Vec<Kind>, Vec<Kind>) {
        let root = Draft { subject: name("Test Root"), issuer: name("Test Root"), ..Draft::default() }.facts();
        let path = Path { certificates: &[leaf, ca, &root], is_complete: true };
        let mut budget = Budget(100);
        let mut at = |index| {
            let mut kinds = Kinds::NONE;
            constraints(&mut kinds, &path, index, &mut budget);
            kinds.iter().collect()
        };
        (at(0), at(1))
    }

    const BROKEN: (&[Kind], &[Kind]) = (&[Kind::UnderNc], &[Kind::NcPermitted]);

    fn assert_kinds(leaf: &Facts, ca: &Facts, expected: (&[Kind], &[Kind])) {
        let (at_leaf, at_ca) = kinds(leaf, ca);
        assert_eq!((at_leaf.as_slice(), at_ca.as_slice()), expected);
    }

    #[test]
    fn dns_entries_are_held_to_dns_subtrees() {
        let inside = permitted(&tlv(0x82, b"example.test"));
        let leaf = |names: &[&str]| Draft { subject: name("x y"), ..Draft::default() }.dns(names).facts();
        assert_kinds(&leaf(&["example.test", "a.EXAMPLE.test", "*.example.test"]), &inside, (&[], &[]));
        assert_kinds(&leaf(&["a.example.test", "badexample.test"]), &inside, BROKEN);
        assert_kinds(&leaf(&["a.example.test"]), &permitted(&tlv(0x82, b".example.test")), (&[], &[]));
        assert_kinds(&leaf(&["example.test"]), &permitted(&tlv(0x82, b".example.test")), (&[], &[]));
        assert_kinds(&leaf(&["a.example.test"]), &permitted(&tlv(0x81, b"example.test")), (&[], &[]));
        let outside = ca(&[subtrees(0xa1, &[&tlv(0x82, b"secret.test")])]);
        assert_kinds(&leaf(&["a.test"]), &outside, (&[], &[]));
        assert_kinds(&leaf(&["a.secret.test"]), &outside, (&[Kind::UnderNc], &[Kind::NcExcluded]));
        let malformed = leaf(&["a b.example.test"]);
        assert_kinds(&malformed, &inside, (&[], &[Kind::NcSanMalformed]));
    }

    #[test]
    fn intermediates_are_held_to_constraints_above_them_and_leaves_to_none_of_their_own() {
        let base = subtrees(0xa0, &[&tlv(0xa4, &name("Test Root"))]);
        let upper = Draft { subject: name("Upper CA"), issuer: name("Test Root"), ..Draft::default() };
        let upper = upper.with(NAME_CONSTRAINTS, true, &tlv(0x30, &base)).facts();
        let lower = Draft { subject: name("Lower CA"), issuer: name("Upper CA"), ..Draft::default() }.facts();
        let rolled = Draft { subject: name("Upper CA"), issuer: name("Upper CA"), ..Draft::default() }.facts();
        let own = subtrees(0xa0, &[&tlv(0x82, b"other.test")]);
        let leaf = Draft { issuer: name("Lower CA"), ..Draft::default() }.dns(&["redis.test"]);
        let leaf = leaf.with(NAME_CONSTRAINTS, true, &tlv(0x30, &own)).facts();
        let at = |middle: &Facts, index| {
            let path = Path { certificates: &[&leaf, middle, &upper], is_complete: false };
            let mut kinds = Kinds::NONE;
            constraints(&mut kinds, &path, index, &mut Budget(100));
            kinds.iter().collect::<Vec<_>>()
        };
        assert_eq!(at(&lower, 0), [Kind::UnderNc], "nothing of its own");
        assert_eq!(at(&lower, 1), [Kind::UnderNc]);
        assert_eq!(at(&rolled, 1), [], "self-issued ones are exempt");
        assert_eq!(at(&lower, 2), [Kind::NcDirnamePermitted]);
    }

    #[test]
    fn every_subject_below_counts_but_for_self_issued_ones_in_between() {
        let base = subtrees(0xa1, &[&tlv(0xa4, &name("Lower CA"))]);
        let upper = Draft { subject: name("Lower CA"), issuer: name("Test Root"), ..Draft::default() };
        let upper = upper.with(NAME_CONSTRAINTS, true, &tlv(0x30, &base)).facts();
        let of = |subject, issuer| Draft { subject: name(subject), issuer: name(issuer), ..Draft::default() }.facts();
        let at = |leaf: &Facts, middle: &Facts, index| {
            let path = Path { certificates: &[leaf, middle, &upper], is_complete: false };
            let mut kinds = Kinds::NONE;
            constraints(&mut kinds, &path, index, &mut Budget(100));
            kinds.iter().collect::<Vec<_>>()
        };
        let (leaf, own) = (of("redis.test", "Lower CA"), of("Lower CA", "Lower CA"));
        assert_eq!(at(&leaf, &of("Lower CA", "Other CA"), 2), [Kind::NcDirnameExcluded]);
        assert_eq!(at(&leaf, &own, 2), []);
        assert_eq!(at(&own, &own, 2), [Kind::NcDirnameExcluded], "the leaf counts all the same");
        assert_eq!(at(&own, &own, 0), [Kind::UnderNc]);
    }

    #[test]
    fn addresses_are_held_to_networks() {
        let leaf = |octets: &[u8]| {
            let value = tlv(0x30, &tlv(0x87, octets));
            Draft { subject: name("x y"), ..Draft::default() }.with(SUBJECT_ALT_NAME, false, &value).facts()
        };
        let network = permitted(&tlv(0x87, &[10, 0, 0, 0, 255, 0, 0, 0]));
        assert_kinds(&leaf(&[10, 1, 2, 3]), &network, (&[], &[]));
        assert_kinds(&leaf(&[11, 1, 2, 3]), &network, BROKEN);
        assert_kinds(&leaf(&[10; 16]), &network, BROKEN);
    }

    #[test]
    fn subjects_are_held_to_directory_names() {
        let leaf = Draft::default().dns(&["redis.test"]).facts();
        assert_kinds(&leaf, &permitted(&tlv(0xa4, &name("REDIS.test"))), (&[], &[]));
        assert_kinds(&leaf, &permitted(&tlv(0xa4, &name("other"))), (&[Kind::UnderNc], &[Kind::NcDirnamePermitted]));
        let outside = ca(&[subtrees(0xa1, &[&tlv(0xa4, &name("redis.test"))])]);
        assert_kinds(&leaf, &outside, (&[Kind::UnderNc], &[Kind::NcDirnameExcluded]));
    }

    #[test]
    fn the_common_name_is_held_where_no_dns_entry_stands() {
        let inside = permitted(&tlv(0x82, b"example.test"));
        let leaf = |common| Draft { subject: name(common), ..Draft::default() }.facts();
        assert_kinds(&leaf("redis.test"), &inside, (&[Kind::UnderNc], &[Kind::NcCn, Kind::NcCnAny]));
        assert_kinds(&leaf("redis"), &inside, (&[Kind::UnderNc], &[Kind::NcCnAny]));
        assert_kinds(&leaf("a.example.test"), &inside, (&[], &[]));
        assert_kinds(&leaf("Jane Doe"), &inside, (&[], &[]));
        // OpenSSL takes for a host only what could be one, others whatever has the letters of one.
        for (common, expected) in [
            ("-redis.test", Kind::NcCnAny),
            ("redis-.test", Kind::NcCnAny),
            ("redis..test", Kind::NcCnAny),
            ("my_redis.test", Kind::NcCn),
        ] {
            assert_eq!(kinds(&leaf(common), &inside).1, [expected], "{common}");
        }
    }

    /// The JDK takes a common name that is an address for one.
    #[test]
    fn an_address_as_common_name_is_held_where_no_address_stands() {
        let four = permitted(&tlv(0x87, &[10, 0, 0, 0, 255, 0, 0, 0]));
        let six = permitted(&tlv(0x87, &[[0xfd; 16], [0xff; 16]].concat()));
        let leaf = |common| Draft { subject: name(common), ..Draft::default() };
        assert_eq!(kinds(&leaf("10.1.2.3").facts(), &four).0, []);
        assert_eq!(kinds(&leaf("11.1.2.3").facts(), &four).0, [Kind::UnderNc]);
        assert_eq!(kinds(&leaf("fdfd:fdfd:fdfd:fdfd:fdfd:fdfd:fdfd:fdfd").facts(), &six).0, []);
        assert_eq!(kinds(&leaf("fdfd::1").facts(), &six).0, [Kind::UnderNc]);
        let entry = tlv(0x30, &tlv(0x87, &[10, 1, 2, 3]));
        assert_eq!(kinds(&leaf("11.1.2.3").with(SUBJECT_ALT_NAME, false, &entry).facts(), &four).0, []);
    }

    /// Where a subtree of a form that webpki does not compare meets a name of that form.
    #[test]
    fn names_of_other_forms_are_told() {
        let leaf = |entry: &[u8]| {
            Draft { subject: name("x y"), ..Draft::default() }.with(SUBJECT_ALT_NAME, false, &tlv(0x30, entry)).facts()
        };
        let (email, uri) = (tlv(0x81, b"a@example.test"), tlv(0x86, b"https://example.test/"));
        let base = |tag| permitted(&tlv(tag, b"example.test"));
        assert_kinds(&leaf(&email), &base(0x81), (&[], &[Kind::NcOtherForm]));
        assert_kinds(&leaf(&uri), &base(0x86), (&[], &[Kind::NcOtherForm]));
        assert_kinds(&leaf(&email), &base(0x86), (&[], &[]));
        // RFC 5280, GeneralName: otherName and registeredID.
        let (other, registered) =
            (tlv(0xa0, &[tlv(6, &[0x2b, 6]), tlv(0xa0, &[5, 0])].concat()), tlv(0x88, &[0x2b, 6]));
        assert!(kinds(&leaf(&other), &permitted(&other)).1.contains(&Kind::NcOtherForm));
        assert!(!kinds(&leaf(&other), &permitted(&registered)).1.contains(&Kind::NcOtherForm));
    }

    #[test]
    fn comparisons_are_bounded() {
        let leaf = Draft::default().dns(&["a.test"; 50]).facts();
        let ca = ca(&[subtrees(0xa0, &vec![&tlv(0x82, b"b.test")[..]; 50])]);
        let path = Path { certificates: &[&leaf, &ca], is_complete: false };
        let mut budget = Budget(100);
        let mut kinds = Kinds::NONE;
        constraints(&mut kinds, &path, 1, &mut budget);
        assert_eq!(budget, Budget(0));
        // Where they end before the first name is compared with every base, nothing is claimed.
        let mut none = Kinds::NONE;
        constraints(&mut none, &path, 1, &mut Budget(30));
        assert_eq!(none, Kinds::NONE);
    }

    /// The JDK holds the e-mail addresses of the subject to constraints where there is no subjectAltName.
    #[test]
    fn addresses_in_the_subject_are_held_where_no_other_names_stand() {
        let inside = permitted(&tlv(0x81, b"example.test"));
        let leaf = |oid: &[u8], text: &[u8]| {
            let pair = tlv(0x30, &[tlv(6, oid), tlv(0x16, text)].concat());
            Draft { subject: tlv(0x30, &tlv(0x31, &pair)), ..Draft::default() }
        };
        let address = |text: &[u8]| leaf(attribute::EMAIL_ADDRESS, text);
        assert_kinds(&address(b"a@example.test").facts(), &inside, (&[], &[]));
        assert_kinds(&address(b"a@other.test").facts(), &inside, (&[Kind::UnderNc], &[]));
        assert_kinds(&leaf(attribute::COMMON_NAME, b"Jane Doe").facts(), &inside, (&[], &[]));
        let named = address(b"a@other.test").dns(&["redis.test"]).facts();
        assert_kinds(&named, &inside, (&[], &[]));
    }
}
