//! The server's names against the endpoint's host.

use super::{
    Vector,
    material::{HOST, SERVER, served, server},
};
use crate::forge::{Extension, der, extension as ext};

pub fn vectors() -> Vec<Vector> {
    [names(), name_forms()].concat()
}

fn names() -> Vec<Vector> {
    let for_names = |names: &[&str]| server().san(names).build();
    let to = |vector: Vector, endpoint: &str| vector.endpoint(endpoint);
    vec![
        served(
            "certificate-host-name",
            "The certificate is for other hosts.",
            &for_names(&["a.example.test", "b.example.test"]),
        )
        .fires(&["CRT004"])
        .near(&["CRT005", "CRT023"]),
        served(
            "certificate-second-name",
            "The host is the second of two names, in capitals.",
            &for_names(&["a.example.test", "REDIS.example.test"]),
        )
        .near(&["CRT004", "CRT005"]),
        to(served("certificate-wildcard", "A wildcard for one label.", &for_names(&["*.example.test"])), HOST)
            .near(&["CRT004", "CRT023"]),
        to(
            served(
                "certificate-wildcard-two-labels",
                "A wildcard does not stand for two labels.",
                &for_names(&["*.example.test"]),
            ),
            "a.redis.example.test:6379",
        )
        .fires(&["CRT004"])
        .near(&["CRT005"]),
        to(
            served(
                "certificate-wildcard-bare",
                "A wildcard does not stand for the bare domain.",
                &for_names(&["*.example.test"]),
            ),
            "example.test:6379",
        )
        .fires(&["CRT004"]),
        to(
            served(
                "certificate-address-in-san",
                "The address stands in the subjectAltName.",
                &for_names(&["redis.example.test", "192.0.2.7"]),
            ),
            "192.0.2.7:6379",
        )
        .near(&["CRT004"]),
        to(
            served(
                "certificate-address-missing",
                "The endpoint is an address, and the certificate holds names (F06).",
                &SERVER,
            ),
            "192.0.2.7:6379",
        )
        .fires(&["CRT004"])
        .near(&["CRT005"]),
        to(
            served(
                "certificate-address-as-dns",
                "The address stands there as a DNS name: no client takes it for an address.",
                &server().with(dns_san(&["192.0.2.7"])).build(),
            ),
            "192.0.2.7:6379",
        )
        .fires(&["CRT004"]),
        served(
            "certificate-no-subject-alt-name",
            "A common name and no subjectAltName: Go and rustls refuse, OpenSSL clients and Java accept (F07).",
            &server().without(ext::SUBJECT_ALT_NAME).build(),
        )
        .fires(&["CRT005"])
        .near(&["CRT004"]),
        served(
            "certificate-mail-name-only",
            "A subjectAltName with an e-mail address alone counts as none.",
            &for_names(&["mail:redis@example.test"]),
        )
        .fires(&["CRT005"]),
        served(
            "certificate-name-form",
            "A star inside a label: red*.example.test.",
            &for_names(&["red*.example.test"]),
        )
        .fires(&["CRT023"]),
        to(
            served(
                "certificate-idn",
                "An internationalised name as it is registered.",
                &for_names(&["xn--mller-kva.example.test"]),
            ),
            "müller.example.test:6379",
        )
        .near(&["CRT004"]),
        served(
            "certificate-name-not-ascii",
            "Raw UTF-8 in a DNS name: Go cannot read the certificate.",
            &server().with(dns_san(&["redis.example.test", "müller.example.test"])).build(),
        )
        .fires(&["CRT023"]),
    ]
}

/// Forms of names about which clients disagree (client-verdicts, host names).
fn name_forms() -> Vec<Vector> {
    let for_names = |names: &[&str]| server().with(dns_san(names)).build();
    vec![
        served(
            "certificate-name-right-in-cn-only",
            "The common name is the host and the subjectAltName is another: no client looks at the common name then.",
            &for_names(&["other.example.test"]),
        )
        .fires(&["CRT004"])
        .near(&["CRT005"]),
        served(
            "certificate-name-star-inside",
            "redis.*.test: Java alone takes a star inside.",
            &for_names(&["redis.*.test"]),
        )
        .fires(&["CRT023"])
        .near(&["CRT005"]),
        served("certificate-name-lone-star", "A star alone: no client of today takes it.", &for_names(&["*"]))
            .fires(&["CRT004"]),
        served(
            "certificate-name-two-labels",
            "*.test for a host of two labels: Go and Java take it, OpenSSL, Node and rustls do not.",
            &for_names(&["*.test"]),
        )
        .endpoint("redis.test:6379")
        .fires(&["CRT023"])
        .near(&["CRT005"]),
        served("certificate-name-with-port", "A port in the subjectAltName.", &for_names(&["redis.example.test:6379"]))
            .fires(&["CRT004"])
            .near(&["CRT005"]),
        served(
            "certificate-name-underscore",
            "An underscore in the name: Java alone refuses it.",
            &for_names(&["redis_1.example.test"]),
        )
        .endpoint("redis_1.example.test:6379")
        .near(&["CRT005"]),
        served("certificate-san-empty", "A subjectAltName without an entry.", &for_names(&[])).near(&["CRT008"]),
        served("certificate-many-names", "Two hundred names, the host the last of them.", &{
            let mut names: Vec<String> = (0..199).map(|number| format!("h{number}.test")).collect();
            names.push("redis.example.test".to_owned());
            for_names(&names.iter().map(String::as_str).collect::<Vec<_>>())
        })
        .near(&["CRT004", "CRT023"]),
    ]
}

/// Names as dNSName whatever they look like.
fn dns_san(names: &[&str]) -> Extension {
    Extension::new(
        ext::SUBJECT_ALT_NAME,
        false,
        der::sequence(names.iter().map(|name| der::implicit(2, name.as_bytes()))),
    )
}
