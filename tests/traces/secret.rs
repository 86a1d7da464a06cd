//! `secret write FOLDER` writes keys that differ in nothing but their secret octets, in each form of a block; `secret read FILE` reads
//! one as a file of each role is read: `tests/tools/traces.sh` compares what the processor did.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a check that cannot run must say so")]

use std::{env, fs, hint::black_box, path::Path};

use sha2::{Digest as _, Sha256};
use tlsconf::read::pem::{self, Reader};
use tlsconf_tests::{data, forge, remains::private_octets};

/// A name, a key, how many of its last octets are left out (so that padding is missing nowhere, once and twice), characters in a line.
const FORMS: [(&str, &str, usize, usize); 6] = [
    ("ed25519", "keys/ed25519-1.pem", 0, 64),
    ("ed25519-one-sign", "keys/ed25519-1.pem", 1, 64),
    ("ed25519-two-signs", "keys/ed25519-1.pem", 2, 64),
    ("p256", "keys/p256-1.pem", 0, 64),
    ("p256-one-line", "keys/p256-1.pem", 1, 10_000),
    ("rsa2048", "keys/rsa2048-1.pem", 0, 64),
];

const KEYS: u8 = 4;

fn main() {
    let arguments: Vec<String> = env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["write", folder] => write(Path::new(folder)),
        ["read", file] => {
            let text = fs::read(file).expect("a file that was written");
            // What the system does before `main` is not the same each time.
            println!("{:x}", measured as fn(&[u8]) as usize);
            measured(&text);
        }
        _ => panic!("secret write FOLDER | read FILE"),
    }
}

#[inline(never)]
fn measured(text: &[u8]) {
    black_box(pem::scan(black_box(text)));
    for reader in Reader::ALL {
        black_box(pem::read(reader, text));
    }
}

/// `FORM.NUMBER.key`, and the same octets as a certificate's block, which a table decodes: `FORM.NUMBER.crt`.
fn write(folder: &Path) {
    for (form, file, left_out, width) in FORMS {
        let pkcs8 = forge::pem::decode(&data::text(file));
        let secret = private_octets(&pkcs8);
        for number in 0..KEYS {
            let mut octets = pkcs8.clone();
            for (at, octet) in octets.iter_mut().enumerate().filter(|(at, _)| secret.contains(at)) {
                *octet = Sha256::digest([number, at.to_le_bytes()[0], at.to_le_bytes()[1]])[0];
            }
            octets.truncate(octets.len() - left_out);
            for (label, ending) in [("PRIVATE KEY", "key"), ("CERTIFICATE", "crt")] {
                let text = forge::pem::block_of_width(label, &octets, width);
                fs::write(folder.join(format!("{form}.{number}.{ending}")), text).expect("a file");
            }
        }
        println!("{form}");
    }
}
