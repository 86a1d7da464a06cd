//! Containers of other files.

use std::io::{Cursor, Write};

use base64ct::{Base64, Encoding};
use zip::{CompressionMethod, DateTime, ZipWriter, write::SimpleFileOptions};

use super::{Issued, der};

/// A ZIP with members of a fixed date.
pub fn zip<B: AsRef<[u8]>>(members: &[(&str, B)]) -> Vec<u8> {
    let date = DateTime::from_date_and_time(2025, 1, 1, 0, 0, 0).expect("a date after 1980");
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(date)
        .unix_permissions(0o644);
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in members {
        writer.start_file(*name, options).expect("a member is begun in memory");
        writer.write_all(bytes.as_ref()).expect("a member is written to memory");
    }
    writer.finish().expect("the directory is written to memory").into_inner()
}

/// A PKCS#7 SignedData of certificates alone (RFC 2315: "degenerate"), DER.
pub fn pkcs7(certificates: &[&Issued]) -> Vec<u8> {
    let all: Vec<u8> = certificates.iter().flat_map(|certificate| certificate.der.clone()).collect();
    let data = der::sequence([der::oid("1.2.840.113549.1.7.1")]);
    let signed =
        der::sequence([der::integer(1), der::set::<Vec<u8>>([]), data, der::tagged(0, &all), der::set::<Vec<u8>>([])]);
    der::sequence([der::oid("1.2.840.113549.1.7.2"), der::tagged(0, &signed)])
}

/// A Kubernetes Secret of type `kubernetes.io/tls` as YAML.
pub fn kubernetes_secret(members: &[(&str, &str)]) -> String {
    let mut out =
        String::from("apiVersion: v1\nkind: Secret\nmetadata:\n  name: redis-tls\ntype: kubernetes.io/tls\ndata:\n");
    for (name, text) in members {
        out.push_str(&format!("  {name}: {}\n", Base64::encode_string(text.as_bytes())));
    }
    out
}
