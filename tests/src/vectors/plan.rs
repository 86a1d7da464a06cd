//! The plan's table of recommendations, and what changes for public CAs.

use serde_json::{Value, json};

use super::{
    Vector,
    material::{CLIENT, ROOT},
};
use crate::data;

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
        .near(&["BND013"]),
    ]
}
