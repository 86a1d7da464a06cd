//! Trust bundle, chain and dates.

use tlsconf_tests::forge::{Certificate, extension, keys};

use super::{Setup, compare, intermediate, leaf, pem, root, with_intermediate, with_leaf, with_root};

#[test]
fn bundles_and_chains() {
    let root = root().build();
    let other = Certificate::root("Other Root").key(keys::p256(4)).build();
    let intermediate = intermediate(&root).build();
    let deep = leaf(&intermediate).build();
    let direct = leaf(&root).build();
    let namesake = super::root().key(keys::p256(5)).build();
    let no_ids = super::root().without_ids().build();
    let namesake_no_ids = super::root().key(keys::p256(5)).without_ids().build();
    let direct_no_ids = leaf(&no_ids).without_ids().build();
    compare(vec![
        ("plain", Setup::new(root.pem(), direct.pem()), ""),
        ("needed root second", Setup::new(pem(&[&other, &root]), direct.pem()), "javaKT"),
        ("root missing", Setup::new(other.pem(), direct.pem()), "all"),
        ("intermediate missing", Setup::new(root.pem(), deep.pem()), "all"),
        ("intermediate in the bundle, root first", Setup::new(pem(&[&root, &intermediate]), deep.pem()), "javaKT"),
        ("intermediate in the bundle, first", Setup::new(pem(&[&intermediate, &root]), deep.pem()), ""),
        (
            "only the intermediate",
            Setup::new(intermediate.pem(), pem(&[&deep, &intermediate])),
            "cli hir hirV py py5 node rsNat",
        ),
        (
            "only the intermediate, not sent",
            Setup::new(intermediate.pem(), deep.pem()),
            "cli hir hirV py py5 node rsNat",
        ),
        ("leaf as CA", Setup::new(direct.pem(), direct.pem()), "cli hir hirV py py5 node rsNat rustls"),
        ("leaf and root", Setup::new(pem(&[&direct, &root]), direct.pem()), ""),
        ("untidy chain", Setup::new(root.pem(), pem(&[&deep, &root, &other, &intermediate, &intermediate])), ""),
        ("wrong key under the name first", Setup::new(pem(&[&namesake, &root]), direct.pem()), "javaKT"),
        (
            "the same without identifiers",
            Setup::new(pem(&[&namesake_no_ids, &no_ids]), direct_no_ids.pem()),
            "cli hir hirV py py13 py5 node rsNat javaKT",
        ),
        ("only the namesake", Setup::new(namesake.pem(), direct.pem()), "all"),
    ]);
}

#[test]
fn self_signed_servers() {
    let ca = leaf_alone(true);
    let plain = leaf_alone(false);
    compare(vec![
        ("CA:TRUE", Setup::new(ca.pem(), ca.pem()), "rustls"),
        ("CA:FALSE", Setup::new(plain.pem(), plain.pem()), ""),
    ]);
}

fn leaf_alone(ca: bool) -> tlsconf_tests::forge::Issued {
    Certificate::leaf("redis.example.test")
        .without(extension::BASIC_CONSTRAINTS)
        .without(extension::KEY_USAGE)
        .with(tlsconf_tests::forge::Extension::basic_constraints(ca, None))
        .build()
}

#[test]
fn names_of_issuers_and_key_identifiers() {
    use tlsconf_tests::forge::{Extension, Name, Text};
    let root = root().build();
    let upper = Name::of(&[("O", "EXAMPLE"), ("CN", "Example  Root")]);
    let printable = Name::typed(&[("O", "Example", Text::Printable), ("CN", "Example Root", Text::Printable)]);
    compare(vec![
        ("case and blanks", Setup::new(root.pem(), leaf(&root).issuer_name(upper).build().pem()), "rustls go"),
        ("string type", Setup::new(root.pem(), leaf(&root).issuer_name(printable).build().pem()), "rustls go"),
        (
            "AKI of another key",
            Setup::new(root.pem(), leaf(&root).with(Extension::authority_key_id(&[7; 20])).build().pem()),
            "openssl jvm",
        ),
    ]);
}

#[test]
fn dates() {
    let past = |recipe: Certificate| recipe.not_before("2020-01-01").not_after("2026-01-01");
    let future = |recipe: Certificate| recipe.not_before("2027-01-01").not_after("2030-01-01");
    let expired_leaf = past(leaf(&root().build())).build();
    let bundle = pem(&[&root().build(), &expired_leaf]);
    let renewed = root().build();
    let old = past(root()).build();
    compare(vec![
        ("root expired", with_root(past), "openssl go"),
        ("root not yet valid", with_root(future), "openssl go"),
        ("intermediate expired", with_intermediate(past), "all"),
        ("intermediate not yet valid", with_intermediate(future), "all"),
        ("leaf expired", with_leaf(past), "all"),
        ("leaf not yet valid", with_leaf(future), "all"),
        ("leaf inverted", with_leaf(|recipe| recipe.not_before("2028-01-01").not_after("2020-01-01")), "all"),
        // Keytool's store holds the root alone, so it validates a path.
        ("expired leaf in the bundle", Setup::new(bundle, expired_leaf.pem()), "all -java -javaNH"),
        ("expired twin first", Setup::new(pem(&[&old, &renewed]), leaf(&renewed).build().pem()), ""),
        ("expired twin second", Setup::new(pem(&[&renewed, &old]), leaf(&renewed).build().pem()), ""),
        ("until 9999", with_leaf(|recipe| recipe.not_after("9999-12-31")), ""),
        ("from 1970", with_leaf(|recipe| recipe.not_before("1970-01-01")), ""),
    ]);
}
