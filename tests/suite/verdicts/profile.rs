//! CA profile and usages.

use tlsconf_tests::forge::{
    Certificate, Extension, Name,
    extension::{self as ext, BASIC_CONSTRAINTS, KEY_USAGE},
    keys,
};

use super::{Setup, compare, intermediate, leaf, pem, root, with_intermediate, with_leaf, with_root};

#[test]
fn roots_by_profile() {
    let usage = |bits: &'static [u8]| move |recipe: Certificate| recipe.with(Extension::key_usage(bits));
    compare(vec![
        ("no basicConstraints, keyUsage", with_root(|r| r.without(BASIC_CONSTRAINTS)), "py13 go jvm"),
        (
            "no basicConstraints, no keyUsage",
            with_root(|r| r.without(BASIC_CONSTRAINTS).without(KEY_USAGE)),
            "all -rsAws -rsRing",
        ),
        ("CA:FALSE", with_root(|r| r.with(Extension::basic_constraints(false, None))), "all -rsAws -rsRing"),
        ("without keyCertSign", with_root(usage(&[ext::CRL_SIGN])), "all -rsAws -rsRing"),
        ("no keyUsage", with_root(|r| r.without(KEY_USAGE)), "py13"),
        ("no SKI", with_root(Certificate::without_ids), "py13"),
        (
            "basicConstraints not critical",
            with_root(|r| r.with(Extension::basic_constraints(true, None).critical(false))),
            "py13",
        ),
        ("v1", with_root(Certificate::version_1), "py13"),
        ("unknown critical", with_root(|r| r.with(Extension::unknown(true))), "openssl go"),
        ("EKU clientAuth", with_root(|r| r.purposes(&[ext::CLIENT_AUTH])), "openssl go"),
        ("empty subject", with_root(|r| r.subject(Name::empty())), "py13 jvm"),
        (
            "name constraints broken",
            with_root(|r| r.with(Extension::name_constraints(&["other.test"], &[]))),
            "openssl rustls go",
        ),
        ("name constraints fulfilled", with_root(|r| r.with(Extension::name_constraints(&["example.test"], &[]))), ""),
    ]);
}

#[test]
fn path_lengths() {
    let root = root().with(Extension::basic_constraints(true, Some(0))).build();
    let intermediate = intermediate(&root).build();
    let broken = Setup::new(root.pem(), pem(&[&leaf(&intermediate).build(), &intermediate]));
    let plain = super::root().build();
    let upper = super::intermediate(&plain).build();
    let lower = Certificate::intermediate("Example Lower CA").key(keys::p256(6)).issued_by(&upper).build();
    let deeper = Setup::new(plain.pem(), pem(&[&leaf(&lower).build(), &lower, &upper]));
    compare(vec![("broken on the root", broken, "openssl go"), ("broken on an intermediate", deeper, "all")]);
}

#[test]
fn intermediates_by_profile() {
    compare(vec![
        ("plain", with_intermediate(|i| i), ""),
        ("no basicConstraints", with_intermediate(|i| i.without(BASIC_CONSTRAINTS)), "all"),
        ("CA:FALSE", with_intermediate(|i| i.with(Extension::basic_constraints(false, None))), "all"),
        ("without keyCertSign", with_intermediate(|i| i.key_usage(&[ext::CRL_SIGN])), "all -rsAws -rsRing"),
        ("v1", with_intermediate(Certificate::version_1), "all"),
        ("unknown critical", with_intermediate(|i| i.with(Extension::unknown(true))), "all"),
        ("EKU clientAuth", with_intermediate(|i| i.purposes(&[ext::CLIENT_AUTH])), "openssl rustls go"),
        (
            "name constraints broken",
            with_intermediate(|i| i.with(Extension::name_constraints(&["other.test"], &[]))),
            "all",
        ),
        (
            "the same, not critical",
            with_intermediate(|i| i.with(Extension::name_constraints(&["other.test"], &[]).critical(false))),
            "all",
        ),
        (
            "policy constraints, no policies",
            with_intermediate(|i| i.with(Extension::policy_constraints(0))),
            "rustls go jvm",
        ),
    ]);
}

#[test]
fn leaves_by_profile() {
    let name = Name::cn("redis.example.test");
    compare(vec![
        ("v1", with_leaf(|l| l.subject(name.clone()).version_1()), "rustls go"),
        ("no AKI", with_leaf(Certificate::without_authority_id), "py13"),
        ("unknown critical", with_leaf(|l| l.with(Extension::unknown(true))), "all"),
        ("unknown, not critical", with_leaf(|l| l.with(Extension::unknown(false))), ""),
        ("EKU clientAuth", with_leaf(|l| l.purposes(&[ext::CLIENT_AUTH])), "all"),
        ("EKU codeSigning", with_leaf(|l| l.purposes(&[ext::CODE_SIGNING])), "all"),
        ("EKU any", with_leaf(|l| l.purposes(&[ext::ANY_PURPOSE])), "openssl rustls"),
        ("no EKU", with_leaf(|l| l.without(ext::EXTENDED_KEY_USAGE)), ""),
        ("EKU both", with_leaf(|l| l.purposes(&[ext::SERVER_AUTH, ext::CLIENT_AUTH])), ""),
        ("keyEncipherment only", with_leaf(|l| l.key_usage(&[ext::KEY_ENCIPHERMENT])), "jvm"),
        ("keyCertSign only", with_leaf(|l| l.key_usage(&[ext::CERT_SIGN])), "openssl jvm"),
        ("CA:TRUE", with_leaf(|l| l.with(Extension::basic_constraints(true, None)).without(KEY_USAGE)), "rustls py13"),
        ("must-staple", with_leaf(|l| l.with(Extension::must_staple())), ""),
        ("unreachable CRL", with_leaf(|l| l.with(Extension::crl_points("http://crl.invalid/"))), ""),
        ("serial 0", with_leaf(|l| l.serial(&[0])), ""),
        ("serial negative", with_leaf(|l| l.serial(&[0x80, 1])), "goNew"),
        ("serial of 21 octets", with_leaf(|l| l.serial(&[0x11; 21])), ""),
    ]);
}
