//! Seeds of the fuzz targets, taken from the vectors: small, one of each kind.

use std::path::PathBuf;

use base64ct::{Base64, Encoding};
use serde_json::Value;

use crate::{
    forge::{Certificate, Extension, Name, Text, container, extension, keys, pem},
    generating, probing,
    vectors::Vector,
};

/// Files of `fuzz/corpus/`. What fuzzing finds is put beside them under names of its own.
pub fn seeds(vectors: &[Vector]) -> Vec<(PathBuf, Vec<u8>)> {
    let mut out = Vec::new();
    let mut put = |target: &str, name: &str, bytes: Vec<u8>| {
        out.push((PathBuf::from(format!("fuzz/corpus/{target}/seed-{name}")), bytes));
    };
    for vector in vectors {
        let ca = vector.files().into_iter().find(|(name, _)| name == "redis_ca.pem");
        if let Some((_, bytes)) = ca
            && (vector.name.starts_with("pem-") || vector.name.starts_with("input-"))
            && bytes.len() < 4_000
        {
            put("pem_scan", &vector.name, bytes.clone());
            put("check", &vector.name, [&[1], bytes.as_slice()].concat());
        }
    }
    for (name, der) in certificates() {
        put("check", &format!("certificate-{name}"), [&[4], der.as_slice()].concat());
        put("certificate", name, der);
    }
    for (name, der) in private_keys() {
        put("check", &format!("key-{name}"), [&[3], pem::block("PRIVATE KEY", &der).as_bytes()].concat());
        put("key", name, der);
    }
    put("check", "zip", container::zip(&[("a.crt", keys::p256(1).pem())]));
    let requests = [
        "real-error-page",
        "input-mutual-tls-good",
        "policy-suite-misspelt",
        "endpoint-password",
        "plan-fixed-private",
    ];
    for vector in vectors.iter().filter(|vector| requests.contains(&vector.name.as_str())) {
        let check = inlined(vector);
        put("request_json", &vector.name, check.clone().into_bytes());
        for door in ["door_check", "door_inspect"] {
            put(door, &vector.name, check.clone().into_bytes());
        }
        let emit = format!(
            r#"{{"check":{check},"client":{{"id":"jedis"}},"options":{{"user":"a'b","key":"pkcs8","store_password":"pass"}}}}"#
        );
        put("door_emit", &vector.name, emit.into_bytes());
        let config = format!(r#"{{"check":{check},"client":{{"id":"hiredis","version":"1.5.0"}},"key":"pkcs8"}}"#);
        put("door_config", &vector.name, config.into_bytes());
    }
    // Without RSA keys, over which a fuzzer would take its time.
    for (name, request) in generating::requests().into_iter().filter(|(name, _)| !name.contains("rsa")) {
        put("door_generate", name, request.to_string().into_bytes());
    }
    for (name, request) in probing::requests() {
        put("door_probe", name, request.to_string().into_bytes());
    }
    out
}

fn certificates() -> Vec<(&'static str, Vec<u8>)> {
    let root = Certificate::root("Example CA").key(keys::p256(5)).build();
    let leaf = || Certificate::leaf("redis.example.test").key(keys::p256(8)).issued_by(&root);
    vec![
        ("root", root.der.clone()),
        ("leaf", leaf().build().der),
        ("version-1", leaf().version_1().build().der),
        ("negative-serial", leaf().serial(&[0x80, 1]).build().der),
        ("duplicate-extension", leaf().also(Extension::key_usage(&[extension::CERT_SIGN])).build().der),
        (
            "constraints",
            leaf().with(Extension::name_constraints(&["a.test", "ip:192.0.2.0/24"], &["dir:CN=x"])).build().der,
        ),
        ("many-extensions", {
            let access = Extension::information_access("http://ocsp.test", "http://ca.test");
            leaf()
                .with(access)
                .with(Extension::crl_points("http://crl.test"))
                .with(Extension::policies(&["1.2.3.4"]))
                .build()
                .der
        }),
        ("strings", {
            let name = Name::typed(&[
                ("O", "Größe", Text::Teletex),
                ("OU", "Größe", Text::Bmp),
                ("CN", "Größe", Text::Universal),
            ]);
            leaf().subject(name).build().der
        }),
        ("rsa", leaf().key(keys::rsa2048(2)).build().der),
        ("trailing", [leaf().build().der, vec![0, 0]].concat()),
    ]
}

fn private_keys() -> Vec<(&'static str, Vec<u8>)> {
    let encrypted = |name: &str| pem::decode(&crate::data::text(&format!("keys/encrypted/{name}.pem")));
    vec![
        ("p256", keys::p256(1).pkcs8().to_vec()),
        ("p256-sec1", keys::p256(1).traditional()),
        ("rsa1024", keys::named("rsa1024-1").pkcs8().to_vec()),
        ("rsa1024-pkcs1", keys::named("rsa1024-1").traditional()),
        ("ed25519", keys::ed25519(1).pkcs8().to_vec()),
        ("p521", keys::named("p521-1").pkcs8().to_vec()),
        ("scrypt", encrypted("p256-scrypt")),
        ("pbes1", encrypted("p256-pbes1-md5-des")),
        ("few-rounds", encrypted("p256-pbkdf2-few-rounds")),
    ]
}

/// The vector's request with its files in it.
fn inlined(vector: &Vector) -> String {
    let files = vector.files();
    let text = files.iter().find(|(name, _)| name == "request.json").expect("every vector has one");
    let mut request: Value = serde_json::from_slice(&text.1).expect("made by us");
    for input in request["inputs"].as_array_mut().into_iter().flatten() {
        let file = input["bytes"].as_str().unwrap_or_default().trim_start_matches('@').to_owned();
        let bytes = files.iter().find(|(name, _)| *name == file).map(|(_, bytes)| bytes.clone()).unwrap_or_default();
        input["bytes"] = Base64::encode_string(&bytes).into();
    }
    request.to_string()
}
