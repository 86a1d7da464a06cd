#![allow(clippy::unwrap_used, reason = "a test says by panicking what it missed")]

use super::check;
use crate::{
    checks::testing::{Stage, pem, stage},
    contract::{Role, Severity},
    read::certificate::oid::extension::BASIC_CONSTRAINTS,
    rules::Rule,
    trust::testing::{Draft, name},
};

fn ca(subject: &str, issuer: &str) -> Draft {
    let draft = Draft { subject: name(subject), issuer: name(issuer), ..Draft::default() };
    draft.with(BASIC_CONSTRAINTS, true, &[0x30, 3, 1, 1, 0xff])
}

fn root(subject: &str) -> Draft {
    ca(subject, subject)
}

fn bundle(certificates: &[&Draft]) -> Stage {
    stage().file(Role::CaBundle, certificates)
}

/// RFC 5280, 4.1.2.5: both moments belong to the validity.
#[test]
fn the_moments_of_the_validity_belong_to_it() {
    let (one, other) = (root("one"), Draft { not_before: "20250101000000Z", ..root("other") });
    let codes = |time: &str| bundle(&[&one, &other]).at(time).codes(check);
    assert_eq!(codes("2026-01-01T00:00:00Z"), ["BND001", "BND004"]);
    assert_eq!(codes("2025-12-31T23:59:59Z"), ["BND017", "BND001", "BND004"]);
    assert_eq!(codes("2027-01-01T00:00:00Z"), ["BND001", "BND004"]);
    assert_eq!(codes("2027-01-01T00:00:01Z"), ["BND016", "BND001", "BND004"]);
}

#[test]
fn long_lists_are_cut() {
    let old = |subject: &str| Draft { not_after: "20260301000000Z", ..root(subject) };
    let expired: Vec<Draft> = ["a", "b", "c", "d", "e", "f", "g"].into_iter().map(old).collect();
    let valid = root("valid");
    let mut all: Vec<&Draft> = expired.iter().collect();
    all.push(&valid);
    let said = bundle(&all).only(check, Rule::BndExpiredMember).message;
    assert!(said.ends_with("\"e\" (2026-03-01) and 2 more."), "{said}");
    let said = bundle(&all[2..]).only(check, Rule::BndExpiredMember).message;
    assert!(said.ends_with("\"g\" (2026-03-01)."), "{said}");
}

#[test]
fn an_expired_first_certificate_suffices_nobody() {
    let old = Draft { not_after: "20260301000000Z", ..root("root") };
    let (valid, below) = (root("root"), ca("below", "root"));
    let first = |first: &Draft| bundle(&[first, &below]).only(check, Rule::BndFirstOnly).severity;
    assert_eq!((first(&valid), first(&old)), (Severity::Note, Severity::Warning));
    let leaf = Draft { issuer: name("root"), ..Draft::default() };
    assert_eq!(bundle(&[&leaf, &valid]).only(check, Rule::BndFirstOnly).severity, Severity::Warning);
}

/// A fault or a defect says why there is nothing.
#[test]
fn one_cause_of_an_empty_bundle_is_enough() {
    let list = pem(&[0x30, 3, 2, 1, 1]).replace("CERTIFICATE", "X509 CRL");
    let codes = |text: String| stage().octets("ca.pem", Role::CaBundle, text).codes(check);
    assert_eq!(codes(list.clone()), ["BND014"]);
    assert_eq!(codes(format!("\u{feff}{list}")), [""; 0]);
    assert_eq!(codes(<base64ct::Base64 as base64ct::Encoding>::encode_string(list.as_bytes())), [""; 0]);
    assert_eq!(codes(pem(&[0x30, 3, 2, 1, 1]).replace("CERTIFICATE", "PUBLIC KEY")), [""; 0]);
    assert_eq!(codes(String::new()), [""; 0]);
}

#[test]
fn every_later_certificate_of_a_name_and_key_is_said() {
    let (first, renewed) = (root("twin"), Draft { not_after: "20280101000000Z", ..root("twin") });
    let codes = |certificates: &[&Draft]| {
        let codes = bundle(certificates).codes(check);
        codes.into_iter().filter(|code| ["BND007", "BND008", "BND015"].contains(code)).collect::<Vec<_>>()
    };
    assert_eq!(codes(&[&first, &renewed]), ["BND008"]);
    assert_eq!(codes(&[&first, &first]), ["BND007"]);
    assert_eq!(codes(&[&first, &renewed, &first]), ["BND007", "BND008", "BND008"]);
}
