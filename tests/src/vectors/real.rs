//! The bundles that Redis Cloud really handed out, and what people saved under their name.

use serde_json::json;

use super::Vector;
use crate::data;

pub fn vectors() -> Vec<Vector> {
    let flexible = json!({ "provider": "redis_cloud", "subscription": "flexible", "access": "public" });
    let bundle = |name: &str, file: &str, about: &str| {
        Vector::new(name, about).ca(data::bytes(&format!("real/{file}"))).deployment(flexible.clone())
    };
    vec![
        bundle(
            "real-2018-with-text",
            "redislabs_ca-2018-with-text.pem",
            "The bundle of 2018: the Garantia Data root alone, under the text of `openssl x509 -text`. The text is \
             harmless; the only certificate expired on 2023-09-29 and the CAs of today's endpoints are missing.",
        )
        .fires(&["BND002", "BND013", "BND016"])
        .near(&["BND001", "BND009", "PEM010", "PEM025", "INP018"]),
        bundle(
            "real-2021-10-fixed",
            "redis_cloud_fixed-2021-10.pem",
            "What Fixed plans had in October 2021: the Garantia Data root alone.",
        )
        .fires(&["BND002", "BND013", "BND016"])
        .near(&["BND001", "BND009"]),
        bundle(
            "real-2021-10-flexible",
            "redis_cloud_flexible-2021-10.pem",
            "What Flexible plans had in October 2021: the RCP intermediate before its RedisLabs root. A first-only \
             import gets the intermediate, which Java takes as an anchor.",
        )
        .fires(&["BND002", "BND003", "BND013"])
        .near(&["BND006", "BND009", "BND016"]),
        bundle(
            "real-2022-08",
            "redis_ca-2022-08.pem",
            "The bundle of August 2022, five certificates. Its first member, the Garantia Data root, expired on \
             2023-09-29: what keytool imports from it is worth nothing. The expired members harm nobody who reads the \
             whole file.",
        )
        .fires(&["BND002", "BND003", "BND004", "BND009", "PUB003", "PLN004"])
        .near(&["BND001", "BND005", "BND006", "BND007", "BND011", "BND013", "BND016", "CRT001"]),
        bundle(
            "real-2023-03",
            "redis_ca-2023-03.pem",
            "The edition announced in March 2023: as of August 2022 without the GlobalSign intermediate.",
        )
        .fires(&["BND002", "BND003", "BND004", "BND009"])
        .near(&["BND005", "BND006", "BND016"]),
        bundle(
            "real-2025",
            "redis_ca-2025.pem",
            "The edition of 2025: GlobalSign Root R3 first, then the RCP intermediate and its root; nothing has \
             expired. A first-only import trusts R3 alone, which Flexible plans with a private CA do not use.",
        )
        .fires(&["BND002", "BND003", "BND004"])
        .near(&["BND005", "BND009", "BND016"]),
        bundle(
            "real-error-page",
            "redis_ca-not-a-pem.xml",
            "The XML error answer of an object store, saved as `redis_ca.pem`: what a script gets that does not look \
             at the status of its download.",
        )
        .fires(&["INP003"])
        .near(&["INP001", "INP002", "INP018", "BND014"]),
        Vector::new(
            "real-intermediate-alone",
            "The RCP intermediate without its root. OpenSSL needs a self-signed anchor and refuses; Go, Java and \
             rustls take any certificate of the file as an anchor (client-verdicts, rule 5).",
        )
        .ca(data::bytes("real/single/rcp-intermediate-certificate-authority.pem"))
        .fires(&["BND006"])
        .near(&["BND001", "BND016"]),
    ]
}
