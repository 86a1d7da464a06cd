//! Seeds of the fuzz targets, taken from the vectors: small, one of each kind.

use std::path::PathBuf;

use base64ct::{Base64, Encoding};
use serde_json::Value;
use tlsconf::clients;

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
    for (target, name, bytes) in containers(vectors) {
        put(target, name, bytes);
    }
    for (name, policy) in POLICIES {
        put("policy", name, policy.as_bytes().to_vec());
    }
    for (name, text) in QUOTED {
        put("quote", name, text.as_bytes().to_vec());
    }
    for (number, (target, (_, text))) in clients::TARGETS.iter().zip(QUOTED.iter().cycle()).enumerate() {
        let values = format!("{text}\0/{text}\0{text}\0host.example");
        put("emit", target.id, [&[number as u8, number as u8], values.as_bytes()].concat());
    }
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

const POLICIES: &[(&str, &str)] = &[
    ("empty", "{}"),
    ("modern", r#"{"preset":"modern","min_version":"1.3","sni":"off","verification":"full"}"#),
    (
        "suites",
        r#"{"tls12_suites":["ECDHE-RSA-AES128-GCM-SHA256","TLS_RSA_WITH_3DES_EDE_CBC_SHA","nonsense"],"groups":["X25519","P-256"]}"#,
    ),
    (
        "contradiction",
        r#"{"preset":"fips","min_version":"1.3","max_version":"1.2","tls13_suites":[],"client_authentication":"required"}"#,
    ),
    (
        "unsafe",
        r#"{"preset":"legacy","verification":"none","min_version":"1.0","groups":["x25519mlkem768","prime256v1"],"sni":"a b"}"#,
    ),
];

/// What ends, starts or expands something in some language.
const QUOTED: &[(&str, &str)] = &[
    ("quotes", "a'b\"c`d"),
    ("expansions", "$(id) ${HOME} %{x} #{y} $$ %s"),
    ("lines", "a\r\nb\u{2028}c\u{85}"),
    ("backslashes", "\\n \\u000a \\"),
    ("beyond-the-plane", "\u{1f600}\u{e9}\u{202e}\u{ffff}"),
    ("comments", "*/ // -- ; # ?> <!--"),
    ("trigraphs", "??/ ??' \u{7f}"),
];

/// Containers of each kind: the target, the name, the octets as the target takes them.
fn containers(vectors: &[Vector]) -> Vec<(&'static str, &'static str, Vec<u8>)> {
    let file = |vector: &str, file: &str| {
        let vector = vectors.iter().find(|one| one.name == vector).expect("a vector");
        vector.files().into_iter().find(|(name, _)| name == file).expect("its file").1
    };
    let member =
        || container::zip(&[("redis_user.crt", keys::p256(1).pem()), ("redis_user_private.key", "no key".to_owned())]);
    let manifest = container::kubernetes_secret(&[("ca.crt", "-----BEGIN X-----"), ("tls.key", "a: &a [*a]")]);
    let jks = crate::data::bytes("containers/truststore.jks");
    vec![
        ("zip", "stored", member()[4..].to_vec()),
        ("zip", "nested", container::zip(&[("a.zip", member())])[4..].to_vec()),
        ("pkcs12", "java", file("input-java-pkcs12-truststore", "truststore.p12")),
        ("pkcs12", "key-store", file("input-pkcs12", "client.p12")),
        ("pkcs12", "cut-off", file("input-pkcs12-cut-off", "client.p12")),
        ("pkcs7", "der", file("input-pkcs7-der", "redis_ca.p7b")),
        (
            "pkcs7",
            "indefinite",
            [
                &[0x30, 0x80, 0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x07, 0x02][..],
                &[0xa0, 0x80, 0, 0, 0, 0],
            ]
            .concat(),
        ),
        ("jks", "trust-store", jks[4..].to_vec()),
        ("manifest", "yaml", manifest.clone().into_bytes()),
        ("manifest", "json", br#""data":{"ca.crt":"LS0tLS0=","tls.key":7},"items":[{"kind":"Secret"}]}"#.to_vec()),
        (
            "manifest",
            "anchors",
            b"data: &a {x: *a, y: !!binary LS0=, ? [1]: 2}\n---\nkind: ConfigMap\ndata: |\n  -----BEGIN".to_vec(),
        ),
    ]
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
