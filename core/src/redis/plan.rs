//! The table of recommendations by subscription and endpoint, in both versions of Redis Cloud's page.

use schemars::JsonSchema;
use serde::Serialize;

use crate::{
    Case,
    contract::{Access, EnableTls, Provider, Recommendation, Subscription},
};

/// What the page says beside the table, in every version since 2022-08-19.
pub const CLIENT_AUTHENTICATION: &str = "optional, strongly recommended";

/// The sentence that stands in every version looked at, 2020 to 2026.
pub const PLAINTEXT_REFUSED: &str =
    "Once TLS is enabled, all client connections must use TLS; unencrypted connections are no longer permitted.";

const SOURCE: &str = "https://redis.io/docs/latest/operate/rc/security/database-security/tls-ssl/";

/// The table with everything around it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct PlanTable {
    pub rows: Vec<PlanRow>,
    pub client_authentication: String,
    /// What holds for every row.
    pub remarks: Vec<String>,
    pub editions: Vec<PlanEdition>,
}

/// One cell of the page's table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct PlanRow {
    pub subscription: Subscription,
    /// `Fixed`, `Redis Cloud Essentials`.
    pub name: String,
    pub access: Access,
    pub enable_tls: EnableTls,
    /// As the page has it: `Enable TLS`, `N/A`.
    pub cell: String,
    /// In a sentence.
    pub text: String,
    /// The day of the page's version that has this row.
    pub edition: String,
}

/// One version of the page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct PlanEdition {
    pub since: String,
    /// `null` for the version of today.
    pub until: Option<String>,
    pub source: String,
}

/// A row of the page.
struct Row {
    subscription: Subscription,
    name: &'static str,
    edition: &'static str,
    public: EnableTls,
    private: EnableTls,
}

/// 2022-08-19: the page's first table. 2024-03-28: Fixed became Essentials, Flexible and Annual became Pro.
/// 2024-05-15: no TLS for the free plan of Essentials.
const ROWS: &[Row] = &[
    Row {
        subscription: Subscription::Fixed,
        name: "Fixed",
        edition: "2022-08-19",
        public: EnableTls::Yes,
        private: EnableTls::NotApplicable,
    },
    Row {
        subscription: Subscription::Flexible,
        name: "Flexible",
        edition: "2022-08-19",
        public: EnableTls::Yes,
        private: EnableTls::Weigh,
    },
    Row {
        subscription: Subscription::Annual,
        name: "Annual",
        edition: "2022-08-19",
        public: EnableTls::Yes,
        private: EnableTls::Weigh,
    },
    Row {
        subscription: Subscription::EssentialsFree,
        name: "Redis Cloud Essentials, free plan",
        edition: "2024-05-15",
        public: EnableTls::Unavailable,
        private: EnableTls::Unavailable,
    },
    Row {
        subscription: Subscription::Essentials,
        name: "Redis Cloud Essentials",
        edition: "2024-03-28",
        public: EnableTls::Yes,
        private: EnableTls::NotApplicable,
    },
    Row {
        subscription: Subscription::Pro,
        name: "Redis Cloud Pro",
        edition: "2024-03-28",
        public: EnableTls::Yes,
        private: EnableTls::Weigh,
    },
];

/// The whole table, old names first.
pub fn table() -> PlanTable {
    let edition = |since: &str, until: Option<&str>, source: &str| PlanEdition {
        since: since.to_owned(),
        until: until.map(str::to_owned),
        source: source.to_owned(),
    };
    PlanTable {
        rows: ROWS.iter().flat_map(|row| [plan_row(row, Access::Public), plan_row(row, Access::Private)]).collect(),
        client_authentication: CLIENT_AUTHENTICATION.to_owned(),
        remarks: vec![
            "TLS is not enabled by default.".to_owned(),
            "TLS costs performance: weigh what its security is worth to you.".to_owned(),
            PLAINTEXT_REFUSED.to_owned(),
            "Fixed is called Essentials since 2024-03-28; Flexible and Annual are called Pro.".to_owned(),
        ],
        editions: vec![
            edition(
                "2022-08-19",
                Some("2024-03-28"),
                "https://github.com/RedisLabs/redislabs-docs (content/rc/security/database-security/tls-ssl.md)",
            ),
            edition("2024-03-28", None, SOURCE),
        ],
    }
}

/// What the table says about the deployment; `None` where it is not known well enough, or is none of Redis Cloud's.
pub fn recommend(case: &Case<'_>) -> Option<Recommendation> {
    let deployment = case.deployment;
    if deployment.provider.is_some_and(|provider| provider != Provider::RedisCloud) {
        return None;
    }
    let subscription = deployment.subscription?;
    let row = ROWS.iter().find(|row| row.subscription == subscription)?;
    let access = match deployment.access {
        Some(access) => access,
        // The same for both: nothing more need be known.
        None if row.public == row.private => Access::Public,
        None => return None,
    };
    let enable_tls = cell(row, access);
    let is_off = matches!(enable_tls, EnableTls::NotApplicable | EnableTls::Unavailable);
    Some(Recommendation {
        enable_tls,
        client_authentication: if is_off { "not applicable" } else { CLIENT_AUTHENTICATION }.to_owned(),
        text: sentence(row, access),
        source: format!("{SOURCE} (version of {})", row.edition),
    })
}

fn plan_row(row: &Row, access: Access) -> PlanRow {
    let enable_tls = cell(row, access);
    let cell = match enable_tls {
        EnableTls::Yes => "Enable TLS",
        EnableTls::Weigh => "Enable TLS if security outweighs performance impact",
        EnableTls::NotApplicable => "N/A",
        EnableTls::Unavailable => "TLS not available",
    };
    PlanRow {
        subscription: row.subscription,
        name: row.name.to_owned(),
        access,
        enable_tls,
        cell: cell.to_owned(),
        text: sentence(row, access),
        edition: row.edition.to_owned(),
    }
}

fn cell(row: &Row, access: Access) -> EnableTls {
    match access {
        Access::Public => row.public,
        Access::Private => row.private,
    }
}

fn sentence(row: &Row, access: Access) -> String {
    let (name, endpoint) = (row.name, access_name(access));
    match cell(row, access) {
        EnableTls::Yes => format!("{name}, {endpoint} endpoint: enable TLS."),
        EnableTls::Weigh => {
            format!("{name}, {endpoint} endpoint: enable TLS if security outweighs the performance impact.")
        }
        EnableTls::NotApplicable => format!("{name}, {endpoint} endpoint: N/A, the plan has no {endpoint} endpoint."),
        EnableTls::Unavailable => format!("{name}: TLS is not available."),
    }
}

pub(crate) fn access_name(access: Access) -> &'static str {
    match access {
        Access::Public => "public",
        Access::Private => "private",
    }
}

/// The subscription as people call it.
pub fn subscription_name(subscription: Subscription) -> &'static str {
    ROWS.iter().find(|row| row.subscription == subscription).map_or("Redis Cloud", |row| row.name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{accept, contract::CheckRequest};

    fn recommended(deployment: &str) -> Option<EnableTls> {
        let request = format!(r#"{{"time": "2026-11-25T00:00:00Z", "deployment": {deployment}}}"#);
        let request: CheckRequest = serde_json::from_str(&request).unwrap();
        recommend(&accept::accept(&request).unwrap()).map(|recommendation| recommendation.enable_tls)
    }

    #[test]
    fn every_cell_of_the_page() {
        for (subscription, public, private) in [
            ("fixed", EnableTls::Yes, EnableTls::NotApplicable),
            ("flexible", EnableTls::Yes, EnableTls::Weigh),
            ("annual", EnableTls::Yes, EnableTls::Weigh),
            ("essentials", EnableTls::Yes, EnableTls::NotApplicable),
            ("pro", EnableTls::Yes, EnableTls::Weigh),
            ("essentials_free", EnableTls::Unavailable, EnableTls::Unavailable),
        ] {
            let ask =
                |access: &str| recommended(&format!(r#"{{"subscription": "{subscription}", "access": "{access}"}}"#));
            assert_eq!((ask("public"), ask("private")), (Some(public), Some(private)), "{subscription}");
        }
    }

    #[test]
    fn too_little_is_no_recommendation() {
        assert_eq!(recommended(r#"{"subscription": "pro"}"#), None);
        assert_eq!(recommended(r#"{"access": "public"}"#), None);
        assert_eq!(recommended(r#"{"subscription": "essentials_free"}"#), Some(EnableTls::Unavailable));
        let other = r#"{"provider": "redis_software", "subscription": "pro", "access": "public"}"#;
        assert_eq!(recommended(other), None);
    }

    #[test]
    fn the_table_has_all_rows() {
        let table = table();
        assert_eq!((table.rows.len(), table.editions.len()), (12, 2));
        assert!(table.rows.iter().all(|row| row.text.starts_with(&row.name)));
    }
}
