//! PEM text that came to harm on its way (failure-causes F16; the readers' measured behaviour).

use super::{
    Vector,
    material::{CLIENT, HOST, OTHER_ROOT, ROOT, SERVER, SET},
};
use crate::forge::{Certificate, certificate_request, der, extension, keys, pem, revocation_list};

const BEGIN: &str = "-----BEGIN CERTIFICATE-----";
const END: &str = "-----END CERTIFICATE-----";

pub fn vectors() -> Vec<Vector> {
    [markers(), labels(), bodies(), around(), keys_text()].into_iter().flatten().collect()
}

fn root() -> String {
    ROOT.pem()
}

/// The text with line `number` (from 1) replaced.
fn line(text: &str, number: usize, change: impl Fn(&str) -> String) -> String {
    let lines = text.lines().enumerate();
    lines.map(|(at, line)| if at + 1 == number { change(line) } else { line.to_owned() } + "\n").collect()
}

fn markers() -> Vec<Vector> {
    let glued = root().trim_end().to_owned() + &OTHER_ROOT.pem();
    let indented: String = root().lines().map(|line| format!("    {line}\n")).collect();
    vec![
        Vector::new(
            "pem-end-label-differs",
            "BEGIN CERTIFICATE and END of another label: two files were cut and joined.",
        )
        .ca(root().replace("END CERTIFICATE", "END X509 CERTIFICATE"))
        .fires(&["PEM002"])
        .near(&["PEM003", "PEM004", "PEM016"]),
        Vector::new(
            "pem-end-missing",
            "The first of two blocks has no END line; its readers go their own ways from there.",
        )
        .ca(root().replace(&format!("{END}\n"), "") + &OTHER_ROOT.pem())
        .fires(&["PEM003"])
        .near(&["PEM002", "PEM004", "PEM006"]),
        Vector::new("pem-cut-off", "The last block breaks off in the middle.")
            .ca(OTHER_ROOT.pem() + &root()[..root().len() / 2])
            .fires(&["PEM003"])
            .near(&["PEM002", "PEM004", "INP018"]),
        Vector::new("pem-begin-missing", "The BEGIN line was not copied.")
            .ca(root().replace(&format!("{BEGIN}\n"), "") + &OTHER_ROOT.pem())
            .fires(&["PEM004"])
            .near(&["PEM002", "PEM003", "INP008"]),
        Vector::new(
            "pem-glued-blocks",
            "`cat a.pem b.pem` where a.pem has no final line end: only native-tls reads both.",
        )
        .ca(&glued)
        .fires(&["PEM006"])
        .near(&["PEM003", "PEM010", "PEM011"]),
        Vector::new("pem-joined-well", "Two blocks with a blank line between them.")
            .ca(format!("{}\n\n{}", root(), OTHER_ROOT.pem()))
            .near(&["PEM006", "PEM012", "PEM003", "PEM004", "BND007", "BND015", "BND008"]),
        Vector::new("pem-indented", "The block kept the indentation of the YAML file it was copied from.")
            .ca(&indented)
            .fires(&["PEM007"])
            .near(&["PEM010", "PEM005", "INP018"]),
        Vector::new("pem-typographic-dash", "A word processor made dashes of the hyphens.")
            .ca(root().replace("-----", "\u{2013}\u{2013}-"))
            .fires(&["PEM008"])
            .near(&["PEM009", "INP018", "PEM025"]),
        Vector::new("pem-four-dashes", "One hyphen of the BEGIN line was not selected.")
            .ca(root().replacen("-----BEGIN", "----BEGIN", 1))
            .fires(&["PEM009"])
            .near(&["PEM008", "PEM004", "INP018"]),
        Vector::new("pem-text-before-begin", "A prompt stands on the BEGIN line.")
            .ca(root().replace(BEGIN, &format!("$ cat ca.pem {BEGIN}")))
            .fires(&["PEM010"])
            .near(&["PEM007", "PEM004"]),
        Vector::new("pem-text-after-end", "A comment after the END marker on its line: rustls alone reads on.")
            .ca(root().replace(END, &format!("{END} # root of 2025")))
            .fires(&["PEM011"])
            .near(&["PEM006", "PEM003"]),
        Vector::new("pem-blanks-after-markers", "Blanks after the markers harm nobody (observed with ten clients).")
            .ca(root().replace(END, &format!("{END}  ")).replace(BEGIN, &format!("{BEGIN} ")))
            .near(&["PEM011", "PEM009", "PEM003"]),
    ]
}

fn labels() -> Vec<Vector> {
    let labelled = |label: &str| pem::block(label, &ROOT.der);
    let crl = pem::block("X509 CRL", &revocation_list(&ROOT));
    vec![
        Vector::new(
            "pem-trusted-certificate",
            "`openssl x509 -trustout`: OpenSSL and Java read the label; Go, rustls and native-tls pass over it.",
        )
        .ca(labelled("TRUSTED CERTIFICATE"))
        .fires(&["PEM015"])
        .near(&["PEM016", "PEM017", "CRT030", "PEM020"]),
        Vector::new(
            "pem-trusted-certificate-rejects",
            "Trust settings behind the certificate reject serverAuth: OpenSSL clients obey them, the others pass over \
             the label or the settings.",
        )
        .ca(pem::block("TRUSTED CERTIFICATE", &[ROOT.der.as_slice(), &rejects_server_auth()].concat()))
        .server(SERVER.pem())
        .endpoint(HOST)
        .fires(&["PEM015", "CRT030"])
        .near(&["PEM020", "PEM019"]),
        Vector::new("pem-x509-certificate", "The label of the nineties.")
            .ca(labelled("X509 CERTIFICATE"))
            .fires(&["PEM016"])
            .near(&["PEM015", "PEM017"]),
        Vector::new("pem-unknown-label", "A label that somebody made up; Java alone does not read labels.")
            .ca(labelled("CERT"))
            .fires(&["PEM017"])
            .near(&["PEM015", "PEM016", "PEM026"]),
        Vector::new(
            "pem-crl-in-ca-file",
            "A revocation list after the root: Java refuses the file, the others pass over it.",
        )
        .ca(root() + &crl)
        .fires(&["PEM026"])
        .near(&["BND012", "PEM017", "PEM027"]),
        Vector::new("pem-request-under-certificate-label", "A signing request that was given the label CERTIFICATE.")
            .ca(root() + &pem::block("CERTIFICATE", &certificate_request(&ROOT.subject, &ROOT.key)))
            .fires(&["PEM027"])
            .near(&["PEM005", "PEM026", "INP014"]),
    ]
}

/// X509_CERT_AUX of OpenSSL: `reject` is `[0]`.
fn rejects_server_auth() -> Vec<u8> {
    der::sequence([der::tagged(0, &der::oid(extension::SERVER_AUTH))])
}

/// The last character before the padding, its lowest bit set.
fn with_spare_bits(text: &str) -> String {
    const ALPHABET: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let at = text.find('=').expect("a padded text") - 1;
    let value = ALPHABET.find(&text[at..=at]).expect("base64");
    format!("{}{}{}", &text[..at], &ALPHABET[value + 1..value + 2], &text[at + 1..])
}

fn bodies() -> Vec<Vector> {
    let corrupt = line(&root(), 3, |line| format!("{}!{}", &line[..10], &line[11..]));
    let one_line = pem::block_of_width("CERTIFICATE", &ROOT.der, 100_000);
    let trailing = pem::block("CERTIFICATE", &[ROOT.der.as_slice(), b"\0\0"].concat());
    let padded = Certificate::root("Example padded CA").key(keys::p256(5)).build().pem();
    assert!(padded.contains("=\n-----END"), "the name's length must leave a padded last group");
    let unpadded = padded.replace("=\n-----END", "\n-----END").replace("=\n-----END", "\n-----END");
    let half_group = line(&root(), 5, |line| line[..line.len() - 3].to_owned());
    vec![
        Vector::new("pem-bad-base64", "An exclamation mark in the third line.")
            .ca(&corrupt)
            .fires(&["PEM005"])
            .near(&["PEM019", "PEM021", "PEM003"]),
        Vector::new(
            "pem-bad-base64-second-block",
            "The first block is good, the second corrupt, the third good: OpenSSL loses all, Node two, Go one.",
        )
        .ca(OTHER_ROOT.pem() + &corrupt + &SERVER.pem())
        .fires(&["PEM005"])
        .near(&["PEM003", "BND014"]),
        Vector::new("pem-blank-line-inside", "A blank line in the body ends what OpenSSL takes for headers.")
            .ca(line(&root(), 4, |line| format!("{line}\n")))
            .fires(&["PEM012"])
            .near(&["PEM005", "PEM018"]),
        Vector::new(
            "pem-headers-in-certificate",
            "Headers inside a certificate's block: OpenSSL refuses them there, Go takes the block for something else.",
        )
        .ca(root().replace(BEGIN, &format!("{BEGIN}\nSubject: Example\n")))
        .fires(&["PEM018"])
        .near(&["PEM005", "PEM011"]),
        Vector::new("pem-bag-attributes", "`openssl pkcs12` writes attributes above the block, outside of it.")
            .ca(format!("Bag Attributes\n    friendlyName: ca\nsubject=CN = Example\n{}", root()))
            .near(&["PEM018", "PEM010", "PEM025"]),
        Vector::new("pem-not-a-certificate", "Good base64 of something that is no certificate.")
            .ca(root() + &pem::block("CERTIFICATE", b"this was never a certificate, only text in base64"))
            .fires(&["PEM019"])
            .near(&["PEM005", "PEM020", "PEM021"]),
        Vector::new(
            "pem-trailing-octets",
            "Two zero octets after the certificate inside its block: Node, rustls, Go and Java refuse, OpenSSL does not look.",
        )
        .ca(&trailing)
        .fires(&["PEM020"])
        .near(&["PEM019", "PEM021", "CRT022"]),
        Vector::new("pem-padding-missing", "The equals signs at the end were not copied.")
            .ca(&unpadded)
            .fires(&["PEM021"])
            .near(&["PEM005", "PEM003"]),
        Vector::new(
            "pem-spare-bits",
            "The last character of the base64 has bits that stand for nothing and are not zero: every reader passes over \
             them.",
        )
        .ca(with_spare_bits(&padded))
        .near(&["PEM005", "PEM019", "PEM021", "BND014"]),
        Vector::new(
            "pem-characters-missing",
            "Three characters of a line are missing: the groups no longer come out even.",
        )
        .ca(&half_group)
        .fires(&["PEM021"])
        .near(&["PEM003", "PEM012"]),
        Vector::new("pem-empty-block", "A block of nothing.")
            .ca(format!("{}{BEGIN}\n{END}\n", root()))
            .fires(&["PEM022"])
            .near(&["PEM003", "PEM012", "PEM019"]),
        Vector::new("pem-one-line-body", "The body on one line of full length: everybody reads it.")
            .ca(&one_line)
            .near(&["PEM014", "PEM005"]),
        Vector::new("pem-76-columns", "Lines of 76 characters, as MIME has them: everybody reads them.")
            .ca(pem::block_of_width("CERTIFICATE", &ROOT.der, 76))
            .near(&["PEM030", "PEM005"]),
        Vector::new(
            "pem-76-columns-after-blank-line",
            "A blank line after BEGIN, then lines of 76: OpenSSL now wants at most 64.",
        )
        .ca(pem::block_of_width("CERTIFICATE", &ROOT.der, 76).replace(BEGIN, &format!("{BEGIN}\n")))
        .fires(&["PEM030"])
        .near(&["PEM005", "PEM003"]),
        Vector::new("pem-line-breaks-lost", "An environment variable or a form field made blanks of the line breaks.")
            .ca(root().trim().replace('\n', " "))
            .fires(&["PEM014"])
            .near(&["PEM010", "PEM011", "INP018"]),
    ]
}

fn around() -> Vec<Vector> {
    vec![
        Vector::new(
            "pem-byte-order-mark",
            "Notepad's mark before the first block: Go and rustls lose that block without a word, Java refuses the \
             file.",
        )
        .ca(format!("\u{feff}{}{}", root(), OTHER_ROOT.pem()))
        .fires(&["PEM001"])
        .near(&["PEM010", "PEM024", "PEM025", "INP005"]),
        Vector::new("pem-carriage-returns", "Line ends of the old Macintosh: OpenSSL sees one line.")
            .ca(root().replace('\n', "\r"))
            .fires(&["PEM013"])
            .near(&["PEM014", "PEM003", "INP018"]),
        Vector::new("pem-crlf", "Line ends of Windows: everybody reads them.")
            .ca(root().replace('\n', "\r\n"))
            .near(&["PEM013", "PEM005", "PEM011", "PEM024"]),
        Vector::new("pem-quoted", "The whole text in quotation marks, as an .env file has it.")
            .ca(format!("\"{}\"", root().trim_end()))
            .fires(&["PEM023"])
            .near(&["PEM010", "PEM011", "INP018"]),
        Vector::new("pem-quotes-in-comment", "Quotation marks in the text above the block.")
            .ca(format!("the \"new\" root\n{}", root()))
            .near(&["PEM023", "PEM010"]),
        Vector::new("pem-nul-before-block", "A NUL before the first block ends OpenSSL's reading of a file.")
            .ca(format!("\0\n{}", root()))
            .fires(&["PEM024"])
            .near(&["PEM001", "INP018", "INP005"]),
        Vector::new("pem-latin-1", "A comment in Latin 1: native-tls wants UTF-8 and refuses the file.")
            .ca([b"f\xfcr Redis\n", root().as_bytes()].concat())
            .fires(&["PEM025"])
            .near(&["PEM001", "PEM024", "INP018"]),
        Vector::new("pem-text-around", "Text before, between and after two blocks, as every bundle maker writes it.")
            .ca(format!("# root\n{}\n# the other\n{}\nend of file\n", root(), OTHER_ROOT.pem()))
            .near(&["PEM010", "PEM011", "PEM028", "PEM025", "PEM029"]),
    ]
}

fn keys_text() -> Vec<Vector> {
    let pair =
        |name: &str, about: &str, key: String| Vector::new(name, about).ca(root()).certificate(CLIENT.pem()).key(key);
    let plain = CLIENT.key.pem();
    vec![
        pair(
            "pem-text-before-key",
            "A comment above the key: redis-rs with native-tls wants the marker first.",
            format!("# of redis-user\n{plain}"),
        )
        .fires(&["PEM028"])
        .near(&["PEM010", "KEY008", "KEY011"]),
        pair(
            "pem-key-bad-base64",
            "A character of the key's body is no base64; the finding must not show the line.",
            line(&plain, 2, |line| format!("{}*{}", &line[..20], &line[21..])),
        )
        .fires(&["PEM005"])
        .near(&["KEY001", "PEM003"]),
        Vector::new(
            "pem-key-under-other-label",
            "PKCS#8 under the label RSA PRIVATE KEY: rustls and native-tls refuse it.",
        )
        .ca(root())
        .certificate(Certificate::client("redis-user").key(keys::rsa2048(1)).issued_by(&ROOT).build().pem())
        .key(pem::block("RSA PRIVATE KEY", keys::rsa2048(1).pkcs8()))
        .fires(&["PEM027"])
        .near(&["KEY001", "KEY008"]),
        pair(
            "pem-key-byte-order-mark",
            "Notepad's mark before the key: rustls, Go and native-tls find no key.",
            format!("\u{feff}{plain}"),
        )
        .fires(&["PEM001"])
        .near(&["PEM028", "KEY008", "KEY001"]),
        pair(
            "pem-key-indented",
            "The key kept the indentation of its YAML.",
            plain.lines().map(|line| format!("  {line}\n")).collect(),
        )
        .fires(&["PEM007"])
        .near(&["KEY001", "PEM010"]),
        pair("pem-key-quoted", "The key in the quotation marks of an .env file.", format!("'{}'", plain.trim_end()))
            .fires(&["PEM023"])
            .near(&["KEY001", "PEM010"]),
        pair("pem-key-crlf", "The key with line ends of Windows.", plain.replace('\n', "\r\n"))
            .near(&["PEM013", "PEM028", "KEY001", "KEY008"]),
        pair(
            "pem-key-one-line",
            "The key's line breaks became blanks in an environment variable.",
            plain.trim().replace('\n', " "),
        )
        .fires(&["PEM014"])
        .near(&["KEY001", "PEM010"]),
        Vector::new(
            "pem-client-glued",
            "Leaf and intermediate glued in the client's file: rustls sends the leaf alone, the others refuse.",
        )
        .ca(SET.ca())
        .certificate(SET.client.pem().trim_end().to_owned() + &SET.intermediate.pem())
        .key(SET.client.key.pem())
        .fires(&["PEM006"])
        .near(&["KEY001", "KEY014", "PEM003"]),
        Vector::new(
            "pem-client-trusted-label",
            "The client's certificate under TRUSTED CERTIFICATE: Go and rustls find none.",
        )
        .ca(root())
        .certificate(pem::block("TRUSTED CERTIFICATE", &CLIENT.der))
        .key(plain.clone())
        .fires(&["PEM015"])
        .near(&["KEY001", "KEY006", "PEM016"]),
        Vector::new(
            "pem-client-corrupt-second-block",
            "A corrupt block after the client's certificate: nobody takes the file.",
        )
        .ca(root())
        .certificate(CLIENT.pem() + &line(&OTHER_ROOT.pem(), 3, |line| format!("?{}", &line[1..])))
        .key(plain.clone())
        .fires(&["PEM005"])
        .near(&["KEY001", "KEY006"]),
        pair("pem-key-without-end", "The key's END line is missing.", plain.replace("-----END PRIVATE KEY-----\n", ""))
            .fires(&["PEM003"])
            .near(&["KEY001", "PEM004"]),
    ]
}
