//! One certificate at a time: dates, names, strength, profile. The server's and the client's.

use super::{
    Vector,
    material::{CLIENT, HOST, ROOT, SERVER, client, served, server},
};
use crate::forge::{Certificate, Digest, Extension, Issued, Name, Text, extension as ext, keys};

pub fn vectors() -> Vec<Vector> {
    [dates(), strength(), usage(), profile(), encoding()].into_iter().flatten().collect()
}

/// The same under a root of the vector's own.
fn under(name: &str, about: &str, root: Certificate) -> Vector {
    let root = root.build();
    let leaf = Certificate::leaf("redis.example.test").key(keys::p256(8)).issued_by(&root).build();
    Vector::new(name, about).ca(root.pem()).server(leaf.pem()).endpoint(HOST)
}

fn dates() -> Vec<Vector> {
    let expired = server().not_before("2024-01-01").not_after("2026-11-01").build();
    vec![
        served("certificate-good", "A server's certificate in order.", &SERVER)
            .near(&[
                "CRT001", "CRT002", "CRT003", "CRT004", "CRT005", "CRT006", "CRT007", "CRT008", "CRT010", "CRT013",
                "CRT014", "CRT015", "CRT016", "CRT018", "CRT019",
            ])
            .near(&[
                "CRT021", "CRT022", "CRT023", "CRT024", "CRT025", "CRT027", "CRT028", "CRT029", "CRT030", "CRT031",
                "PUB004", "PUB001",
            ]),
        served("certificate-expired", "The server's certificate ended on 2026-11-01.", &expired)
            .fires(&["CRT001"])
            .near(&["CRT002", "CRT003", "CRT025", "CHN001"]),
        served(
            "certificate-not-yet-valid",
            "The server's certificate begins next year: or the clock is wrong.",
            &server().not_before("2027-01-01").build(),
        )
        .fires(&["CRT002"])
        .near(&["CRT001", "CRT003", "CRT025"]),
        served("certificate-expires-soon", "Twelve days are left.", &server().not_after("2026-12-07").build())
            .fires(&["CRT003"])
            .near(&["CRT001"]),
        served(
            "certificate-expires-after-horizon",
            "Thirty-one days are left, and the horizon is thirty.",
            &server().not_after("2026-12-26").build(),
        )
        .near(&["CRT003", "CRT001"]),
        served("certificate-last-second", "One second is left.", &server().not_after("2026-11-25").build())
            .at("2026-11-24T23:59:59Z")
            .fires(&["CRT003"])
            .near(&["CRT001"]),
        served(
            "certificate-until-9999",
            "No end (RFC 5280, 4.1.2.5).",
            &server().not_after("9999-12-31T23:59:59Z").build(),
        )
        .near(&["CRT001", "CRT003", "CRT022", "CRT025"]),
        served(
            "certificate-validity-inverted",
            "The end lies before the beginning.",
            &server().not_before("2028-01-01").not_after("2027-01-01").build(),
        )
        .fires(&["CRT025"])
        .near(&["CRT003"]),
        Vector::new("certificate-client-expired", "The client's certificate has ended: the server refuses it.")
            .ca(ROOT.pem())
            .certificate(client().not_before("2024-01-01").not_after("2026-11-01").build().pem())
            .key(CLIENT.key.pem())
            .fires(&["CRT001"])
            .near(&["KEY001", "CRT003"]),
        under(
            "certificate-root-expired",
            "The needed root has ended: OpenSSL clients and Go refuse, rustls and Java accept.",
            Certificate::root("Old CA").key(keys::p256(10)).not_before("2015-01-01").not_after("2026-01-01"),
        )
        .fires(&["CRT001"])
        .near(&["BND009", "CRT003", "CHN001"]),
    ]
}

fn strength() -> Vec<Vector> {
    let rsa_root = Certificate::root("Example RSA CA").key(keys::rsa2048(1)).build();
    let by_rsa = |recipe: Certificate| recipe.issued_by(&rsa_root).build();
    let served = |name: &str, about: &str, leaf: Issued| {
        Vector::new(name, about).ca(rsa_root.pem()).server(leaf.pem()).endpoint(HOST)
    };
    vec![
        served("certificate-sha1", "Signed with SHA-1: Java alone accepts.", by_rsa(server().digest(Digest::Sha1)))
            .fires(&["CRT006"])
            .near(&["CRT007", "CRT028"]),
        served("certificate-md5", "Signed with MD5.", by_rsa(server().digest(Digest::Md5)))
            .fires(&["CRT006"])
            .near(&["CRT007", "CRT028"]),
        served("certificate-sha384", "RSA with SHA-384.", by_rsa(server().digest(Digest::Sha384)))
            .near(&["CRT006", "CRT028"]),
        served("certificate-rsa-1024", "An RSA key of 1024 bits.", by_rsa(server().key(keys::named("rsa1024-1"))))
            .fires(&["CRT007"])
            .near(&["CRT006", "CRT019"]),
        served("certificate-rsa-2048", "An RSA key of 2048 bits.", by_rsa(server().key(keys::rsa2048(2))))
            .near(&["CRT007", "CRT019"]),
        under(
            "certificate-sha1-root",
            "A root that signed itself with SHA-1: nobody checks that signature.",
            Certificate::root("Old RSA CA").key(keys::rsa2048(3)).digest(Digest::Sha1),
        )
        .near(&["CRT006"]),
        served("certificate-p224", "P-224.", by_rsa(server().key(keys::named("p224-1"))))
            .fires(&["CRT019"])
            .near(&["CRT007"]),
        served(
            "certificate-explicit-parameters",
            "P-256 with its parameters written out: OpenSSL 3 and Java refuse them, Go and rustls cannot read them.",
            by_rsa(server().key(keys::named("explicit-1"))),
        )
        .fires(&["CRT019"]),
        served("certificate-ed448", "Ed448.", by_rsa(server().key(keys::named("ed448-1")))).fires(&["CRT019"]),
        served("certificate-ed25519", "Ed25519: every client takes it.", by_rsa(server().key(keys::ed25519(1))))
            .near(&["CRT019", "CRT007"]),
    ]
}

fn usage() -> Vec<Vector> {
    let client_with = |name: &str, about: &str, recipe: Certificate| {
        Vector::new(name, about).ca(ROOT.pem()).certificate(recipe.build().pem()).key(CLIENT.key.pem())
    };
    vec![
        served(
            "certificate-no-server-auth",
            "The server's purposes are clientAuth alone (F12).",
            &server().purposes(&[ext::CLIENT_AUTH]).build(),
        )
        .fires(&["CRT008"])
        .near(&["CRT010", "CRT009"]),
        served(
            "certificate-any-purpose",
            "anyExtendedKeyUsage alone: OpenSSL clients and rustls want serverAuth by name.",
            &server().purposes(&[ext::ANY_PURPOSE]).build(),
        )
        .fires(&["CRT008"]),
        served(
            "certificate-no-purposes",
            "No extendedKeyUsage: any purpose is allowed.",
            &server().without(ext::EXTENDED_KEY_USAGE).build(),
        )
        .near(&["CRT008", "CRT013"]),
        client_with(
            "certificate-no-client-auth",
            "The client's purposes are serverAuth alone: every server refuses (F12).",
            client().purposes(&[ext::SERVER_AUTH]),
        )
        .fires(&["CRT009"])
        .near(&["CRT008", "KEY001"]),
        client_with(
            "certificate-client-no-purposes",
            "A client without extendedKeyUsage.",
            client().without(ext::EXTENDED_KEY_USAGE),
        )
        .near(&["CRT009", "CRT010"]),
        served(
            "certificate-key-usage",
            "keyUsage of a server is keyEncipherment alone: Java refuses.",
            &server().key_usage(&[ext::KEY_ENCIPHERMENT]).build(),
        )
        .fires(&["CRT010"])
        .near(&["CRT008", "CRT012"]),
        client_with(
            "certificate-client-key-usage",
            "keyUsage of a client is keyEncipherment alone: every server refuses.",
            client().key_usage(&[ext::KEY_ENCIPHERMENT]),
        )
        .fires(&["CRT010"])
        .near(&["CRT009"]),
        served(
            "certificate-must-staple",
            "The certificate demands an OCSP response, which no Redis server sends.",
            &server().with(Extension::must_staple()).build(),
        )
        .fires(&["CRT024"])
        .near(&["CRT016"]),
        served(
            "certificate-ca-as-end-entity",
            "The server's own certificate says CA:TRUE: rustls refuses it.",
            &server().with(Extension::basic_constraints(true, None)).build(),
        )
        .fires(&["CRT015"])
        .near(&["CRT011", "CRT012"]),
        Vector::new(
            "certificate-self-signed-ca",
            "The everyday `openssl req -x509`: one self-signed certificate, CA:TRUE, is CA and server (F24).",
        )
        .ca(self_signed().pem())
        .server(self_signed().pem())
        .endpoint(HOST)
        .fires(&["CRT015"])
        .near(&["CHN003", "BND011", "CRT004"]),
    ]
}

fn self_signed() -> Issued {
    Certificate::new(Name::cn("redis.example.test"))
        .key(keys::p256(15))
        .with(Extension::basic_constraints(true, None))
        .san(&["redis.example.test"])
        .build()
}

fn profile() -> Vec<Vector> {
    let root = || Certificate::root("Odd CA").key(keys::p256(10));
    let names_on_intermediate = |permitted: &[&str]| {
        let intermediate = Certificate::intermediate("Constrained CA")
            .key(keys::p256(11))
            .issued_by(&ROOT)
            .with(Extension::name_constraints(permitted, &[]))
            .build();
        let leaf = Certificate::leaf("redis.example.test").key(keys::p256(8)).issued_by(&intermediate).build();
        leaf.pem() + &intermediate.pem()
    };
    let chain =
        |name: &str, about: &str, sent: String| Vector::new(name, about).ca(ROOT.pem()).server(sent).endpoint(HOST);
    vec![
        under(
            "certificate-issuer-no-ca",
            "The root says CA:FALSE: rustls alone does not look.",
            root().with(Extension::basic_constraints(false, None)),
        )
        .fires(&["CRT011"])
        .near(&["CRT015"]),
        under(
            "certificate-issuer-no-cert-sign",
            "The root's keyUsage lacks keyCertSign.",
            root().key_usage(&[ext::DIGITAL_SIGNATURE]),
        )
        .fires(&["CRT012"])
        .near(&["CRT011"]),
        under(
            "certificate-strict-profile",
            "basicConstraints not critical and no keyUsage: only Python 3.13 refuses (F23).",
            root().with(Extension::basic_constraints(true, None).critical(false)).without(ext::KEY_USAGE),
        )
        .fires(&["CRT013"])
        .near(&["CRT011", "CRT012"]),
        served(
            "certificate-no-authority-key-id",
            "A leaf without authorityKeyIdentifier: only Python 3.13 refuses (F23).",
            &server().without_authority_id().build(),
        )
        .fires(&["CRT013"])
        .near(&["CRT027"]),
        served(
            "certificate-version-1",
            "X.509 version 1: no extensions, so no name either for Go and rustls.",
            &server().version_1().build(),
        )
        .fires(&["CRT014"])
        .near(&["CRT013"]),
        served(
            "certificate-unknown-critical",
            "A critical extension that nobody knows.",
            &server().with(Extension::unknown(true)).build(),
        )
        .fires(&["CRT016"])
        .near(&["CRT021", "CRT022"]),
        served(
            "certificate-unknown-not-critical",
            "The same, not critical.",
            &server().with(Extension::unknown(false)).build(),
        )
        .near(&["CRT016"]),
        chain(
            "certificate-name-constraints",
            "The intermediate may speak for other.test alone.",
            names_on_intermediate(&["other.test"]),
        )
        .fires(&["CRT017"])
        .near(&["CRT004", "CRT016"]),
        chain(
            "certificate-name-constraints-kept",
            "The intermediate may speak for example.test, and does.",
            names_on_intermediate(&["example.test"]),
        )
        .near(&["CRT017", "CRT016"]),
        served(
            "certificate-serial-negative",
            "A negative serial number: Go cannot read the certificate.",
            &server().serial(&[0x80, 1]).build(),
        )
        .fires(&["CRT018"])
        .near(&["CRT022"]),
        served(
            "certificate-serial-zero",
            "Serial number zero: RFC 5280 forbids it, clients do not care.",
            &server().serial(&[0]).build(),
        )
        .near(&["CRT022"]),
        served(
            "certificate-serial-long",
            "Twenty octets, the most that RFC 5280 allows.",
            &server().serial(&[0x7f; 20]).build(),
        )
        .near(&["CRT018"]),
        chain("certificate-path-length", "An intermediate under one whose path length is 0.", {
            let first = Certificate::intermediate("First CA").key(keys::p256(11)).issued_by(&ROOT).build();
            let second = Certificate::intermediate("Second CA").key(keys::p256(12)).issued_by(&first).build();
            let leaf = Certificate::leaf("redis.example.test").key(keys::p256(8)).issued_by(&second).build();
            leaf.pem() + &second.pem() + &first.pem()
        })
        .fires(&["CRT020"])
        .near(&["CRT011", "CHN001"]),
        chain("certificate-path-length-kept", "Root, intermediate with path length 0, leaf.", {
            let first = Certificate::intermediate("First CA").key(keys::p256(11)).issued_by(&ROOT).build();
            Certificate::leaf("redis.example.test").key(keys::p256(8)).issued_by(&first).build().pem() + &first.pem()
        })
        .near(&["CRT020", "CHN001", "CHN004"]),
        served(
            "certificate-duplicate-extension",
            "keyUsage stands there twice.",
            &server().also(Extension::key_usage(&[ext::DIGITAL_SIGNATURE])).build(),
        )
        .fires(&["CRT021"])
        .near(&["CRT022"]),
        chain("certificate-policies", "An intermediate asks for policies that nobody below it states.", {
            let first = Certificate::intermediate("First CA").key(keys::p256(11)).issued_by(&ROOT);
            let first = first.with(Extension::policy_constraints(0)).build();
            Certificate::leaf("redis.example.test").key(keys::p256(8)).issued_by(&first).build().pem() + &first.pem()
        })
        .fires(&["CRT029"])
        .near(&["CRT016"]),
        served(
            "certificate-policies-on-a-leaf",
            "A critical policyConstraints in a leaf, where it asks for nothing: rustls knows no policies.",
            &server().with(Extension::policy_constraints(0)).build(),
        )
        .fires(&["CRT016"])
        .near(&["CRT029"]),
        served(
            "certificate-ecdsa-sha512",
            "A P-256 CA signs with SHA-512: rustls with ring does not know the pair.",
            &server().digest(Digest::Sha512).build(),
        )
        .fires(&["CRT031"])
        .near(&["CRT006", "CRT028"]),
        served(
            "certificate-policies-stated",
            "Policies are stated and nothing is required.",
            &server().with(Extension::policies(&["2.23.140.1.2.1"])).build(),
        )
        .near(&["CRT029"]),
    ]
}

fn encoding() -> Vec<Vector> {
    let odd_name =
        Name::typed(&[("O", "under_score@example", Text::Printable), ("CN", "redis.example.test", Text::Utf8)]);
    let universal = Name::typed(&[("CN", "redis.example.test", Text::Universal)]);
    vec![
        served(
            "certificate-bad-printable",
            "A PrintableString with a character it may not hold.",
            &server().subject(odd_name).build(),
        )
        .fires(&["CRT022"])
        .near(&["CRT018"]),
        served("certificate-universal-string", "A name in UniversalString.", &server().subject(universal).build())
            .fires(&["CRT022"]),
        served(
            "certificate-latin-name",
            "Teletex and BMP strings, as old CAs wrote them.",
            &server()
                .subject(Name::typed(&[
                    ("O", "Größe", Text::Teletex),
                    ("OU", "Größe", Text::Bmp),
                    ("CN", "redis.example.test", Text::Printable),
                ]))
                .build(),
        )
        .near(&["CRT022"]),
        served(
            "certificate-undecodable-constraints",
            "basicConstraints that does not decode.",
            &server().with(Extension::new(ext::BASIC_CONSTRAINTS, true, vec![0x30, 0x03, 0x01, 0x01])).build(),
        )
        .near(&["CRT028"]),
        served("certificate-unreadable", "The SEQUENCE of the certificate claims more octets than there are.", &{
            let mut certificate = SERVER.clone();
            let end = certificate.der.len() - 12;
            certificate.der.truncate(end);
            certificate
        })
        .near(&["CRT028", "CRT021"]),
        served(
            "certificate-key-identifier",
            "The authorityKeyIdentifier names another key than the issuer's.",
            &server().with(Extension::authority_key_id(&[0xab; 20])).build(),
        )
        .fires(&["CRT027"])
        .near(&["CRT028", "CRT013"]),
        served(
            "certificate-bad-signature",
            "One bit of the signature was turned.",
            &server().broken_signature().build(),
        )
        .fires(&["CRT028"])
        .near(&["CRT006", "CRT027"]),
    ]
}
