//! What was given at all: the wrong kind of file, a container, the right file in the wrong place.

use base64ct::{Base64, Encoding};
use serde_json::json;

use super::{
    Vector,
    material::{CLIENT, HOST, OTHER_ROOT, ROOT, SET},
};
use crate::{
    data,
    forge::{Name, certificate_request, container, der, pem},
};

pub fn vectors() -> Vec<Vector> {
    [wrong_kinds(), encodings(), containers(), places()].into_iter().flatten().collect()
}

fn wrong_kinds() -> Vec<Vector> {
    let page = "<!DOCTYPE html>\n<html><head><title>Sign in</title></head>\n<body>Please sign in to \
             download.</body></html>\n";
    let spki = pem::block("PUBLIC KEY", CLIENT.key.spki());
    let request = pem::block("CERTIFICATE REQUEST", &certificate_request(&Name::cn("redis-user"), &CLIENT.key));
    vec![
        Vector::new("input-empty", "A CA file of no octets: the redirect of a failed command made it.")
            .ca("")
            .fires(&["INP001"])
            .near(&["INP004", "INP018", "PEM022"]),
        Vector::new("input-only-blank-lines", "A file of blanks and line ends holds nothing either.")
            .ca("\n\n   \r\n\t\n")
            .fires(&["INP001"])
            .near(&["INP018", "PEM012", "PEM013"]),
        Vector::new("input-web-page", "The sign-in page of a console, saved under the name of the download.")
            .ca(page)
            .fires(&["INP002"])
            .near(&["INP003", "INP018", "BND014"]),
        Vector::new(
            "input-text-with-markup",
            "An explanatory line that holds a tag stands above a good block: no web page.",
        )
        .ca(format!("exported by <tool> for <b>redis</b>\n{}", ROOT.pem()))
        .near(&["INP002", "INP003", "INP018", "PEM010"]),
        Vector::new("input-json-error", "The JSON answer of an API that refused the download.")
            .ca("{\"error\":\"Unauthorized\",\"status\":401,\"message\":\"token expired\"}\n")
            .fires(&["INP003"])
            .near(&["INP002", "INP027"]),
        Vector::new(
            "input-path-instead-of-contents",
            "The environment variable held the path, and the path was taken for the text (F16).",
        )
        .ca("/etc/ssl/certs/redis_ca.pem\n")
        .fires(&["INP004"])
        .near(&["INP008", "INP018"]),
        Vector::new("input-windows-path", "The same with a path of Windows.")
            .ca("C:\\certs\\redis_ca.pem")
            .fires(&["INP004"])
            .near(&["INP007", "INP018"]),
        Vector::new(
            "input-certificate-request",
            "The signing request in place of the certificate that came back for it.",
        )
        .certificate(&request)
        .key(CLIENT.key.pem())
        .fires(&["INP014"])
        .near(&["INP018", "INP020", "KEY001"]),
        Vector::new("input-public-key", "`openssl pkey -pubout` where the CA certificate was wanted.")
            .ca(&spki)
            .fires(&["INP015"])
            .near(&["INP014", "INP016", "INP018", "BND012"]),
        Vector::new(
            "input-public-key-beside-a-certificate",
            "A public key after a good certificate: the file still does its work.",
        )
        .ca(ROOT.pem() + &spki)
        .near(&["INP015", "BND012", "BND014"]),
        Vector::new("input-openssh-private-key", "The key of ssh-keygen: TLS libraries do not read its format.")
            .certificate(CLIENT.pem())
            .key(data::bytes("containers/ssh_ed25519"))
            .fires(&["INP016"])
            .near(&["INP018", "KEY001"]),
        Vector::new("input-openssh-public-key", "A line of authorized_keys where the certificate was wanted.")
            .certificate(data::bytes("containers/ssh_ed25519.pub"))
            .fires(&["INP016"])
            .near(&["INP008", "INP018"]),
        Vector::new("input-unrecognised-text", "Text in which nothing belongs to TLS.")
            .ca("Dear colleague,\nplease find the certificate attached.\n")
            .fires(&["INP018"])
            .near(&["INP001", "INP004", "INP008"]),
        Vector::new("input-unrecognised-octets", "The head of a picture.")
            .ca([&b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"[..], &[0x5a; 64]].concat())
            .fires(&["INP018"])
            .near(&["INP009", "INP013", "INP026"]),
    ]
}

fn encodings() -> Vec<Vector> {
    let text = ROOT.pem();
    let utf16 = |big: bool| -> Vec<u8> {
        let unit = |unit: u16| if big { unit.to_be_bytes() } else { unit.to_le_bytes() };
        std::iter::once(0xfeff).chain(text.encode_utf16()).flat_map(unit).collect()
    };
    vec![
        Vector::new("input-utf16-little-endian", "What `>` of an old PowerShell makes of PEM text.")
            .ca(utf16(false))
            .fires(&["INP005"])
            .near(&["PEM001", "PEM024", "PEM025", "INP018"]),
        Vector::new("input-utf16-big-endian", "The same in the other order of octets.")
            .ca(utf16(true))
            .fires(&["INP005"])
            .near(&["PEM001", "INP018"]),
        Vector::new("input-utf8-umlauts", "UTF-8 text around a block is nothing to speak of.")
            .ca(format!("Zertifikat für Größe\n{text}"))
            .near(&["INP005", "PEM001", "PEM025"]),
        Vector::new("input-base64-of-pem", "The data field of a Kubernetes Secret, not decoded (F16).")
            .ca(Base64::encode_string(text.as_bytes()))
            .fires(&["INP006"])
            .near(&["INP008", "INP018", "PEM005"]),
        Vector::new("input-bare-base64", "The base64 of the DER without BEGIN and END lines.")
            .ca(Base64::encode_string(&ROOT.der))
            .fires(&["INP008"])
            .near(&["INP006", "INP018", "PEM004"]),
        Vector::new(
            "input-escaped-newlines",
            "PEM out of a JSON document or an .env file: the line breaks are the two characters \\n \
             (redis/ioredis#1938).",
        )
        .ca(text.replace('\n', "\\n"))
        .fires(&["INP007"])
        .near(&["PEM014", "PEM005", "INP018"]),
        Vector::new("input-escaped-newlines-key", "The same in the private key: the terraform way.")
            .certificate(CLIENT.pem())
            .key(CLIENT.key.pem().replace('\n', "\\n"))
            .fires(&["INP007"])
            .near(&["PEM014", "KEY008", "KEY001"]),
        Vector::new("input-backslash-in-text", "A backslash n in a comment above a good block.")
            .ca(format!("copied from C:\\new\\names\n{text}"))
            .near(&["INP007", "INP004"]),
        Vector::new("input-der", "The DER that Windows exports by default: only Java's reader takes it.")
            .input("redis_ca.cer", "redis_ca.cer", "ca_bundle", &ROOT.der)
            .fires(&["INP009"])
            .near(&["INP008", "INP018"]),
        Vector::new("input-der-key", "A private key in DER: nobody's file option takes it.")
            .certificate(CLIENT.pem())
            .key(CLIENT.key.pkcs8())
            .fires(&["INP009"])
            .near(&["INP018", "KEY001", "KEY008"]),
        Vector::new("input-data-uri", "The form Confluent wants, given to a client.")
            .ca(format!("data:text/plain;base64,{}", Base64::encode_string(text.as_bytes())))
            .fires(&["INP027"])
            .near(&["INP006", "INP018"]),
        Vector::new("input-json-with-pem", "The JSON of an API call that carries the certificate as a string.")
            .ca(json!({ "publicCertificatePEMString": text }).to_string())
            .fires(&["INP027"])
            .near(&["INP003", "INP018"]),
    ]
}

fn containers() -> Vec<Vector> {
    let both = container::pkcs7(&[&ROOT, &OTHER_ROOT]);
    let secret = container::kubernetes_secret(&[
        ("ca.crt", &ROOT.pem()),
        ("tls.crt", &CLIENT.pem()),
        ("tls.key", &CLIENT.key.pem()),
    ]);
    let p12 = data::bytes("containers/client.p12");
    let zip = container::zip(&[("redis_user.crt", CLIENT.pem()), ("redis_user_private.key", CLIENT.key.pem())]);
    let damaged = p12[..p12.len() / 2].to_vec();
    vec![
        Vector::new("input-pkcs7-pem", "A PKCS#7 of two roots as PEM, as Windows CAs give it.")
            .input("redis_ca.p7b", "redis_ca.p7b", "ca_bundle", pem::block("PKCS7", &both))
            .fires(&["INP010"])
            .near(&["INP026", "PEM017", "BND014"]),
        Vector::new("input-pkcs7-der", "The same in DER.")
            .input("redis_ca.p7b", "redis_ca.p7b", "ca_bundle", &both)
            .fires(&["INP010"])
            .near(&["INP009", "INP018", "INP026"]),
        Vector::new("input-pkcs12", "A PKCS#12 keystore with the right passphrase, where clients read PEM.")
            .input("client.p12", "client.p12", "auto", &p12)
            .passphrase("correct horse")
            .fires(&["INP011"])
            .near(&["INP022", "INP026", "KEY019", "INP012"]),
        Vector::new("input-pkcs12-no-passphrase", "The same without the passphrase.")
            .input("client.p12", "client.p12", "auto", &p12)
            .fires(&["INP022"])
            .near(&["INP026", "INP018"]),
        Vector::new("input-pkcs12-wrong-passphrase", "The same with another passphrase.")
            .input("client.p12", "client.p12", "auto", &p12)
            .passphrase("battery staple")
            .fires(&["INP022"])
            .near(&["INP026", "KEY003"]),
        Vector::new("input-pkcs12-cut-off", "A PKCS#12 of which the second half is missing.")
            .input("client.p12", "client.p12", "auto", damaged)
            .passphrase("correct horse")
            .fires(&["INP026"])
            .near(&["INP022"]),
        Vector::new("input-java-keystore", "A JKS truststore given to clients that read PEM.")
            .input("truststore.jks", "truststore.jks", "ca_bundle", data::bytes("containers/truststore.jks"))
            .fires(&["INP012"])
            .near(&["INP011", "INP018"]),
        Vector::new(
            "input-java-pkcs12-truststore",
            "A truststore of keytool in PKCS#12, which is what new JDKs make: not a JKS.",
        )
        .input("truststore.p12", "truststore.p12", "ca_bundle", data::bytes("containers/truststore.p12"))
        .passphrase("correct horse")
        .fires(&["INP011"])
        .near(&["INP012"]),
        Vector::new("input-console-zip", "The console's ZIP as it was downloaded: opened, and its members read.")
            .input("console.zip", "console.zip", "auto", zip.clone())
            .ca(ROOT.pem())
            .fires(&["INP024"])
            .near(&["INP013", "INP021", "KEY001", "KEY005"]),
        Vector::new("input-zip-cut-off", "A ZIP whose download broke off: its directory is missing.")
            .input("console.zip", "console.zip", "auto", &zip[..zip.len() - 60])
            .fires(&["INP013"])
            .near(&["INP018", "INP024"]),
        Vector::new("input-kubernetes-secret", "The manifest of a Secret in place of what it holds.")
            .input("redis-tls.yaml", "redis-tls.yaml", "auto", secret)
            .fires(&["INP017"])
            .near(&["INP006", "INP018"]),
        Vector::new("input-yaml-around-pem", "YAML with the block indented under a key: Helm values. Not a Secret.")
            .input(
                "values.yaml",
                "values.yaml",
                "auto",
                format!("tls:\n  ca: |\n    {}\n", ROOT.pem().trim().replace('\n', "\n    ")),
            )
            .fires(&["PEM007"])
            .near(&["INP017", "INP018"]),
    ]
}

fn places() -> Vec<Vector> {
    let csr = pem::block("CERTIFICATE REQUEST", &certificate_request(&Name::cn("redis-user"), &CLIENT.key));
    vec![
        Vector::new("input-swapped", "Certificate and key the wrong way round (redis/ioredis#1076).")
            .certificate(CLIENT.key.pem())
            .key(CLIENT.pem())
            .fires(&["INP020"])
            .near(&["INP021", "INP025", "KEY001", "KEY005", "KEY006"]),
        Vector::new("input-not-swapped", "The same two files in their places.")
            .ca(ROOT.pem())
            .certificate(CLIENT.pem())
            .key(CLIENT.key.pem())
            .near(&["INP020", "INP021", "INP023", "INP025", "KEY001", "KEY015"]),
        Vector::new("input-certificate-for-key", "The certificate given twice, once where the key belongs.")
            .certificate(CLIENT.pem())
            .key(CLIENT.pem())
            .fires(&["INP025"])
            .near(&["INP020"]),
        Vector::new(
            "input-key-in-upload",
            "Certificate and key in one file that is meant to be uploaded to the console.",
        )
        .certificate(CLIENT.pem() + &CLIENT.key.pem())
        .fires(&["INP021"])
        .near(&["BND012", "INP020"]),
        Vector::new(
            "input-key-in-client-ca",
            "The CA for the server's side, with the CA's own key in it: the worst thing to upload.",
        )
        .input("client_ca.pem", "client_ca.pem", "client_ca", ROOT.pem() + &ROOT.key.pem())
        .fires(&["BND012"])
        .near(&["INP020", "INP021"]),
        Vector::new("input-same-file-twice", "One CA file under two names.")
            .ca(ROOT.pem())
            .input("copy.pem", "copy.pem", "ca_bundle", ROOT.pem())
            .fires(&["INP023"])
            .near(&["BND007"]),
        Vector::new("input-mutual-tls-good", "Everything in place: nothing to complain of.")
            .ca(SET.ca())
            .server(SET.server_chain())
            .certificate(SET.client_chain())
            .key(SET.client.key.pem())
            .endpoint(HOST)
            .policy(json!({ "client_authentication": "required" }))
            .near(&[
                "INP020", "INP021", "KEY001", "KEY014", "KEY015", "KEY016", "CRT001", "CRT003", "CRT004", "CRT008",
                "CRT009", "CRT010", "CRT013", "CHN001", "CHN002", "CHN004", "POL001", "PLN003", "POL016", "BND010",
                "PEM028",
            ]),
        Vector::new("input-request-and-certificate", "Request and certificate in one file: the certificate is there.")
            .certificate(CLIENT.pem() + &csr)
            .key(CLIENT.key.pem())
            .near(&["INP014", "INP021"]),
        Vector::new("input-der-deep", "DER that is well-formed and no certificate: thirty sequences one in another.")
            .ca((0..30).fold(der::null(), |inner, _| der::sequence([inner])))
            .fires(&["INP018"])
            .near(&["INP009", "INP010"]),
    ]
}
