//! `tls-cert-file`.

use tlsconf::{
    CheckRequest,
    contract::{InputRequest, Role, Timestamp},
};
use tlsconf_tests::{
    data,
    forge::{Certificate, Digest, Extension, Issued, extension as ext, keys, pem},
};

use super::{
    Barren, Files, Refuses, Starts, StartsUnseen, compare, cut, damaged, good, intermediate, leaf, pems, root,
    rsa_root, with,
};

/// A leaf by this CA before it, with the leaf's key.
fn sent(ca: &Issued) -> Files {
    let own = leaf(ca).build();
    Files::new(pems(&[&own, ca]), own.key.pem())
}

#[test]
fn order_and_dates() {
    let own = leaf(&root()).build();
    let key = own.key.pem();
    let ca = intermediate(&root()).build();
    let under = leaf(&ca).build();
    let rsa = rsa_root();
    let self_signed = Certificate::root("redis.example.test").key(keys::p256(3)).build();
    compare(vec![
        ("leaf and intermediate", good(), Starts),
        ("intermediate before leaf", Files::new(pems(&[&ca, &under]), &key), Refuses("key values mismatch")),
        ("RSA CA before an EC leaf", Files::new(pems(&[&rsa, &leaf(&rsa).build()]), &key), Barren),
        ("another leaf first", Files::new(pems(&[&with_key(9), &own]), &key), Refuses("key values mismatch")),
        ("self-signed CA as server", Files::new(self_signed.pem(), &key).ca(self_signed.pem()), Starts),
        ("expired", with(|recipe| recipe.not_after("2026-01-01")), Starts),
        ("not yet valid", with(|recipe| recipe.not_before("2030-01-01")), Starts),
    ]);
}

fn with_key(number: u8) -> Issued {
    leaf(&root()).key(keys::p256(number)).build()
}

#[test]
fn the_security_level() {
    let weak_ca = Certificate::root("Weak").key(keys::named("rsa1024-1")).build();
    let weak_int = intermediate(&root()).key(keys::named("rsa1024-1")).build();
    let rsa = rsa_root();
    let key = keys::p256(3).pem();
    let by_rsa = |digest| Files::new(leaf(&rsa).digest(digest).build().pem(), &key);
    let sha1_int = intermediate(&rsa).digest(Digest::Sha1).build();
    let sha1_root = Certificate::root("Old Root").key(keys::rsa2048(1)).digest(Digest::Sha1).build();
    let both = leaf(&rsa).key(keys::named("rsa1024-1")).digest(Digest::Sha1).build();
    let pss = with(|recipe| {
        let public = pem::decode(&data::text("keys/rsapss2048-1.pub.pem"));
        recipe.key(keys::named("rsapss2048-1")).spki(public)
    });
    let kind = |name: &'static str| with(move |recipe| recipe.key(keys::named(name)));
    compare(vec![
        ("RSA-1024", kind("rsa1024-1"), Refuses("ee key too small")),
        ("RSA-1024 intermediate sent", sent(&weak_int), Refuses("ca key too small")),
        ("RSA-1024 root sent", sent(&weak_ca), Refuses("ca key too small")),
        ("SHA-1", by_rsa(Digest::Sha1), Refuses("ca md too weak")),
        ("MD5", by_rsa(Digest::Md5), Refuses("ca md too weak")),
        ("SHA-512", by_rsa(Digest::Sha512), Starts),
        ("SHA-1 intermediate sent", sent(&sha1_int), Refuses("ca md too weak")),
        ("SHA-1 intermediate not sent", Files::new(leaf(&sha1_int).build().pem(), &key), Starts),
        ("SHA-1 root sent", sent(&sha1_root), Starts),
        ("RSA-1024 and SHA-1", Files::new(both.pem(), both.key.pem()), Refuses("ee key too small")),
        ("RSA-1024 and another key", Files::new(kind("rsa1024-1").certificate, &key), Refuses("ee key too small")),
        ("RSA-PSS", pss, Starts),
        ("Ed25519", kind("ed25519-1"), Starts),
        ("Ed448", kind("ed448-1"), StartsUnseen),
        ("P-224", kind("p224-1"), StartsUnseen),
        ("secp256k1", kind("k256-1"), StartsUnseen),
        ("P-521", kind("p521-1"), Starts),
        ("explicit curve", kind("explicit-1"), StartsUnseen),
    ]);
}

#[test]
fn certificates_of_every_form() {
    let twice = intermediate(&root()).also(Extension::key_usage(&[ext::CERT_SIGN])).build();
    let padded = intermediate(&root()).serial(&[0, 1]).build();
    let another_name = Extension::subject_alt_name(&["b.example.test"]);
    compare(vec![
        ("an extension twice", with(|recipe| recipe.also(another_name.clone())), Refuses("invalid certificate")),
        ("empty key usage", with(|recipe| recipe.key_usage(&[])), Refuses("invalid certificate")),
        ("padded serial", with(|recipe| recipe.serial(&[0, 1])), Refuses("illegal padding")),
        ("negative serial", with(|recipe| recipe.serial(&[0x80])), Starts),
        ("an extension twice in the intermediate", sent(&twice), Starts),
        ("padded serial of the intermediate", sent(&padded), Refuses("illegal padding")),
        ("version 1", with(Certificate::version_1), Starts),
        ("for clients only", with(|recipe| recipe.purposes(&[ext::CLIENT_AUTH])), Starts),
        ("for signing certificates only", with(|recipe| recipe.key_usage(&[ext::CERT_SIGN])), Starts),
        ("unknown critical extension", with(|recipe| recipe.also(Extension::unknown(true))), Starts),
        ("broken signature", with(Certificate::broken_signature), Starts),
    ]);
}

#[test]
fn the_text() {
    let ca = intermediate(&root()).build();
    let own = leaf(&ca).build();
    let (first, second) = (own.pem(), ca.pem());
    let chain = format!("{first}{second}");
    let key = own.key.pem();
    let file = |text: String| Files::new(text, &key);
    let block = |octets: &[u8]| pem::block("CERTIFICATE", octets);
    let longer = |octets: &[u8]| block(&[octets, b"ab"].concat());
    let end_differs = first.replace("END CERTIFICATE", "END X509 CERTIFICATE");
    compare(vec![
        ("bad base64 in the leaf", file(damaged(&first)), Refuses("bad base64 decode")),
        ("bad base64 in the intermediate", file(first.clone() + &damaged(&second)), Refuses("bad base64 decode")),
        ("DER of the leaf cut", file(block(&own.der[..100])), Refuses("*")),
        ("DER of the intermediate cut", file(first.clone() + &block(&ca.der[..100])), Refuses("*")),
        // What stands behind the block at which it ends is nothing to it.
        ("DER cut before bad base64", file(block(&own.der[..100]) + &damaged(&second)), Refuses("*")),
        ("no END", file(cut(&first)), Refuses("bad end line")),
        ("no END of the intermediate", file(first.clone() + &cut(&second)), Refuses("bad end line")),
        ("empty file", file(String::new()), Refuses("no start line")),
        ("text for a certificate", file("hello\n".to_owned()), Refuses("no start line")),
        ("DER file", Files::new(&own.der, &key), Refuses("no start line")),
        ("the key for the certificate", file(key.clone()), Refuses("no start line")),
        ("glued", file(first.trim_end().to_owned() + &second), Refuses("bad end line")),
        ("CRLF", Files::new(chain.replace('\n', "\r\n"), key.replace('\n', "\r\n")), Starts),
        ("CR", file(chain.replace('\n', "\r")), Refuses("no start line")),
        ("BOM", Files::new(format!("\u{feff}{chain}"), format!("\u{feff}{key}")), Starts),
        ("TRUSTED label", file(chain.replacen("CERTIFICATE", "TRUSTED CERTIFICATE", 2)), Starts),
        ("X509 label", file(chain.replace("CERTIFICATE", "X509 CERTIFICATE")), Starts),
        ("unknown label", file(chain.replace("CERTIFICATE", "CERT")), Refuses("no start line")),
        ("END label differs", file(end_differs), Refuses("bad end line")),
        ("octets behind the leaf", file(longer(&own.der)), Refuses("*")),
        ("octets behind the intermediate", file(first.clone() + &longer(&ca.der)), Starts),
        ("text behind", file(chain.clone() + "some text\n"), Starts),
        ("key behind", Files::new(chain.clone() + &key, chain.clone() + &key), Starts),
        ("key before", Files::new(key.clone() + &chain, key.clone() + &chain), Starts),
    ]);
}

/// Without its key a chain may be what somebody copied from a connection, in whatever form.
#[test]
fn files_that_only_the_server_cannot_read_are_said_where_they_are_its_own() {
    let own = leaf(&root()).build();
    let is_said = |files: &[(Role, &[u8])]| {
        let mut request = CheckRequest::at(Timestamp::parse("2026-11-25T00:00:00Z").expect("a time"));
        for (at, (role, octets)) in files.iter().enumerate() {
            request.inputs.push(InputRequest::new(format!("{at}.pem"), *role, octets.to_vec()));
        }
        let report = tlsconf::check(&request).expect("the request is well-formed");
        report.findings.iter().any(|finding| finding.code == "SRV003")
    };
    let (text, key, ca) = (own.pem(), own.key.pem(), root());
    let (chain, key) = ((Role::ServerChain, text.as_bytes()), (Role::ServerKey, key.as_bytes()));
    let (chain_in_der, ca_in_der) = ((Role::ServerChain, own.der.as_slice()), (Role::ClientCa, ca.der.as_slice()));
    assert!(!is_said(&[chain, key]) && !is_said(&[chain_in_der]));
    assert!(is_said(&[chain_in_der, key]) && is_said(&[chain, ca_in_der]));
}
