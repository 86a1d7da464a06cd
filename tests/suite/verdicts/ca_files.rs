//! The CA file as text. Which reader takes what is tested where the readers stand; here what comes of it.

use tlsconf_tests::forge::{Certificate, Extension, keys};

use super::{Setup, compare, leaf, pem, root};

#[test]
fn files_as_text() {
    let root = root().build();
    let other = Certificate::root("Other Root").key(keys::p256(4)).build();
    let server = leaf(&root).build().pem();
    let one = root.pem();
    let two = pem(&[&root, &other]);
    let block = |label: &str| one.replace("CERTIFICATE", label);
    let setup = |text: String| Setup::new(text, server.clone());
    compare(vec![
        ("CR LF", setup(one.replace('\n', "\r\n")), ""),
        ("BOM", setup(format!("\u{feff}{one}")), "rustls go jvm"),
        ("BOM, the needed one second", setup(format!("\u{feff}{}", pem(&[&other, &root]))), "jvm"),
        ("CR alone", setup(one.replace('\n', "\r")), "openssl go"),
        ("one line", setup(one.replace('\n', " ")), "all"),
        ("quoted", setup(format!("\"{}\"", one.trim_end())), "all -rsNat"),
        ("glued", setup(two.replace("-----\n-----", "----------")), "all -rsAws -rsRing -rsNat"),
        ("TRUSTED", setup(block("TRUSTED CERTIFICATE")), "redis-rs go"),
        ("label in lower case", setup(block("certificate")), "all -java -javaNH -javaKT"),
        (
            "corrupt behind",
            setup(format!("{one}-----BEGIN CERTIFICATE-----\nMAMCAQE=\n-----END CERTIFICATE-----\n")),
            "all -node -go19 -goNew -javaKT",
        ),
        (
            "corrupt before",
            setup(format!("-----BEGIN CERTIFICATE-----\nMAMCAQE=\n-----END CERTIFICATE-----\n{one}")),
            "all -go19 -goNew",
        ),
    ]);
}

#[test]
fn members_that_a_parser_does_not_take() {
    let root = root().build();
    let server = leaf(&root).build().pem();
    let with = |recipe: Certificate| {
        let odd = recipe.key(keys::p256(4)).build();
        Setup::new(pem(&[&root, &odd]), server.clone())
    };
    let odd = || Certificate::root("Odd Root");
    compare(vec![
        ("negative serial", with(odd().serial(&[0x80, 1])), ""),
        ("version 1", with(odd().version_1()), ""),
        ("extension twice", with(odd().also(Extension::basic_constraints(true, None))), "rustls java javaNH"),
        ("unknown critical", with(odd().with(Extension::unknown(true))), ""),
    ]);
}
