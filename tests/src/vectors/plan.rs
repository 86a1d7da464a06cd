//! The plan's table of recommendations, and what changes for public CAs.

use serde_json::{Value, json};

use super::{
    Vector,
    material::{CLIENT, HOST, ROOT, client, server},
};
use crate::{
    data,
    forge::{Certificate, Extension, der},
};

/// With what public certificates have and private ones have not: the CA/Browser Forum's policy and timestamps.
fn public(certificate: Certificate) -> Certificate {
    let timestamps = Extension::new("1.3.6.1.4.1.11129.2.4.2", false, der::octet_string(&[0, 2, 0, 0]));
    certificate.with(Extension::policies(&["2.23.140.1.2.1"])).with(timestamps)
}

pub fn vectors() -> Vec<Vector> {
    let on = |name: &str, about: &str, deployment: Value| {
        Vector::new(name, about).ca(data::bytes("real/redis_ca-2025.pem")).deployment(deployment)
    };
    let cloud = |plan: &str, access: &str| json!({ "provider": "redis_cloud", "subscription": plan, "access": access });
    vec![
        on("plan-fixed-public", "Fixed, public: enable TLS.", cloud("fixed", "public"))
            .fires(&["PLN004"])
            .near(&["PLN001", "PLN002"]),
        on("plan-fixed-private", "Fixed, private: there is no such endpoint.", cloud("fixed", "private"))
            .fires(&["PLN001"])
            .near(&["PLN002"]),
        on(
            "plan-flexible-public",
            "Flexible, public: enable TLS; client authentication is strongly recommended.",
            cloud("flexible", "public"),
        )
        .fires(&["PLN003"])
        .near(&["PLN001", "PLN002"]),
        on(
            "plan-flexible-private",
            "Flexible, private: weigh security against performance.",
            cloud("flexible", "private"),
        )
        .near(&["PLN001", "PLN002"]),
        on("plan-annual-public", "Annual, public: as flexible.", cloud("annual", "public")).near(&["PLN001", "PLN002"]),
        on("plan-annual-private", "Annual, private: as flexible.", cloud("annual", "private"))
            .near(&["PLN001", "PLN002"]),
        on("plan-essentials-public", "Today's name of Fixed.", cloud("essentials", "public"))
            .near(&["PLN001", "PLN002"]),
        on("plan-essentials-private", "Essentials has no private endpoint.", cloud("essentials", "private"))
            .fires(&["PLN001"])
            .near(&["PLN002"]),
        on("plan-essentials-free", "The free plan has no TLS.", cloud("essentials_free", "public"))
            .fires(&["PLN002"])
            .near(&["PLN001", "PLN003", "PLN004"]),
        on(
            "plan-essentials-free-plaintext",
            "The free plan by redis://, which is right there: what is wrong are the files.",
            cloud("essentials_free", "public"),
        )
        .endpoint(json!("redis://redis-12345.c1.example.test:12345"))
        .fires(&["PLN002"])
        .near(&["END002"]),
        on("plan-pro-public", "Today's name of Flexible and Annual.", cloud("pro", "public"))
            .near(&["PLN001", "PLN002"]),
        on("plan-pro-private", "Pro, private: weigh.", cloud("pro", "private")).near(&["PLN001", "PLN002"]),
        on(
            "plan-client-authentication-on",
            "Client authentication is required: nothing is left to recommend.",
            cloud("pro", "public"),
        )
        .certificate(CLIENT.pem())
        .key(CLIENT.key.pem())
        .policy(json!({ "client_authentication": "required" }))
        .near(&["PLN003", "POL001"]),
        Vector::new("plan-open-source", "Redis of one's own: the plans of the cloud do not apply.")
            .ca(ROOT.pem())
            .deployment(json!({ "provider": "redis_open_source" }))
            .near(&["PLN001", "PLN002", "PLN003", "PLN004", "PUB003", "PUB002"]),
        on(
            "plan-public-root-missing",
            "The edition of 2025 lacks GlobalSign Root R46, to which the chains move.",
            cloud("pro", "public"),
        )
        .fires(&["PUB003"])
        .near(&["BND013", "PUB002"]),
        Vector::new("plan-public-root-ages", "R3 by itself, in a file of one's own.")
            .ca(data::bytes("real/single/globalsign-root-ca-r3.pem"))
            .fires(&["PUB002"])
            .near(&["PUB003"]),
        Vector::new("plan-public-client-certificate", "A client certificate of a public CA, which will not renew it.")
            .certificate(public(client()).build().pem())
            .key(CLIENT.key.pem())
            .fires(&["PUB001"])
            .near(&["PUB004"]),
        Vector::new("plan-private-client-certificate", "The same of a private CA: nothing of the kind holds for it.")
            .certificate(CLIENT.pem())
            .key(CLIENT.key.pem())
            .near(&["PUB001"]),
        Vector::new("plan-public-lifetime", "A public server certificate of ten years.")
            .ca(ROOT.pem())
            .server(public(server()).build().pem())
            .endpoint(HOST)
            .fires(&["PUB004"])
            .near(&["PUB001"]),
        Vector::new("plan-private-lifetime", "Ten years under a private CA: that is its own affair.")
            .ca(ROOT.pem())
            .server(server().build().pem())
            .endpoint(HOST)
            .near(&["PUB004"]),
    ]
}
