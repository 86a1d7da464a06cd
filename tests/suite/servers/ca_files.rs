//! `tls-ca-cert-file`.

use tlsconf_tests::{
    data,
    forge::{Certificate, Digest, Extension, extension as ext, keys, pem, revocation_list},
};

use super::{Refuses, Starts, compare, damaged, good, intermediate, leaf, root};

#[test]
fn what_stands_in_it() {
    let root = root();
    let ca = intermediate(&root).build();
    let by = |recipe: Certificate| good().ca(recipe.build().pem());
    let other = || Certificate::root("Other").key(keys::p256(5));
    let key = keys::p256(3);
    let crl = pem::block("X509 CRL", &revocation_list(&root));
    compare(vec![
        ("root as CA", good().ca(root.pem()), Starts),
        ("intermediate alone as CA", good().ca(ca.pem()), Starts),
        ("leaf as CA", good().ca(leaf(&ca).build().pem()), Starts),
        ("weak CA", by(Certificate::root("Weak").key(keys::named("rsa1024-1"))), Starts),
        ("SHA-1 CA", by(Certificate::root("Old").key(keys::rsa2048(1)).digest(Digest::Sha1)), Starts),
        ("expired CA", by(other().not_after("2025-06-01")), Starts),
        ("CA twice", good().ca(root.pem() + &root.pem()), Starts),
        ("CA with a padded serial", by(other().serial(&[0, 1])), Refuses("illegal padding")),
        ("CA with an extension twice", by(other().also(Extension::key_usage(&[ext::CERT_SIGN]))), Starts),
        ("CA and key", good().ca(root.pem() + &key.pem()), Starts),
        ("CA and revocation list", good().ca(root.pem() + &crl), Starts),
        ("CA and request", good().ca(pem::block("CERTIFICATE REQUEST", b"abc") + &root.pem()), Starts),
        (
            "CA and encrypted key",
            good().ca(root.pem() + &data::text("keys/encrypted/rsa2048-pbkdf2-aes256.pem")),
            Starts,
        ),
    ]);
}

#[test]
fn the_text() {
    let root = root();
    let ca = intermediate(&root).build();
    let missing = "no certificate or crl found";
    compare(vec![
        ("empty CA file", good().ca(""), Refuses(missing)),
        ("text for a CA", good().ca("hello\n"), Refuses(missing)),
        ("CA in DER", good().ca(&root.der), Refuses(missing)),
        ("key for a CA", good().ca(keys::p256(3).pem()), Refuses(missing)),
        ("bad base64 in the CA", good().ca(damaged(&root.pem())), Refuses("bad base64 decode")),
        ("bad base64 behind the CA", good().ca(root.pem() + &damaged(&ca.pem())), Refuses("bad base64 decode")),
        ("DER cut behind the CA", good().ca(root.pem() + &pem::block("CERTIFICATE", &ca.der[..100])), Refuses("*")),
        ("CAs glued", good().ca(root.pem().trim_end().to_owned() + &ca.pem()), Refuses("bad end line")),
    ]);
}
