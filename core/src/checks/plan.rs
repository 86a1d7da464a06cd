//! The plan of the database: what its page recommends, and what it does not offer.

use crate::{
    checks::{Found, Scene},
    contract::{Access, ClientAuthentication, EnableTls, Role},
    redis::plan,
    rules::Rule,
};

pub fn check(scene: &Scene<'_>, found: &mut Vec<Found>) {
    let Some(recommendation) = plan::recommend(scene.case) else { return };
    let Some(subscription) = scene.case.deployment.subscription else { return };
    let name = plan::subscription_name(subscription);
    match recommendation.enable_tls {
        EnableTls::NotApplicable => {
            let access = if scene.case.deployment.access == Some(Access::Private) { "private" } else { "public" };
            found.push(
                Found::new(
                    Rule::PlnNotApplicable,
                    format!("{name} has no {access} endpoint: the plan's table says N/A (not applicable)."),
                )
                .fix("choose --access public, or a plan with private endpoints (Flexible or Annual, today Pro)")
                .reference(recommendation.source),
            );
        }
        EnableTls::Unavailable => found.push(
            Found::new(Rule::PlnNoTls, format!("{name} has no TLS: these files cannot be used with it."))
                .expected("a paid plan")
                .fix("connect with redis:// and without certificates, or move the database to a paid Essentials plan or to Pro")
                .reference(recommendation.source),
        ),
        EnableTls::Yes | EnableTls::Weigh => offered(scene, name, &recommendation.source, found),
    }
}

/// What holds where the plan has TLS.
fn offered(scene: &Scene<'_>, name: &str, source: &str, found: &mut Vec<Found>) {
    let asks = scene.case.policy.client_authentication;
    let has_client_files =
        scene.material.inputs.iter().any(|input| matches!(input.role, Role::ClientCertificate | Role::ClientKey));
    let is_off = asks == Some(ClientAuthentication::None) || asks.is_none() && !has_client_files;
    if is_off {
        found.push(
            Found::new(
                Rule::PlnRecommendation,
                format!("Client authentication is not required on {name}, but strongly recommended: with it only clients that hold a \
                         certificate can connect."),
            )
            .fix("switch \"TLS client authentication\" on, generate a certificate there, and check it with --client-auth required")
            .reference(source),
        );
    }
    // An endpoint that asks for plaintext has an error of its own.
    if scene.case.endpoint.as_ref().is_none_or(|endpoint| endpoint.tls != Some(false)) {
        found.push(
            Found::new(
                Rule::PlnPlaintextRefused,
                "Once TLS is on, every client of this database must use it: unencrypted connections are no longer permitted.",
            )
            .fix("move every client to rediss:// before TLS is switched on, or right after")
            .reference(source),
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::{
        check,
        checks::testing::stage,
        contract::{CheckRequest, ClientAuthentication, Role},
        read::testing::file,
    };

    fn codes(rest: &str) -> Vec<String> {
        let request = format!(r#"{{"time": "2026-11-25T00:00:00Z", {rest}}}"#);
        let request: CheckRequest = serde_json::from_str(&request).unwrap();
        check(&request).unwrap().findings.into_iter().map(|finding| finding.code).collect()
    }

    #[test]
    fn who_has_client_files_is_not_told_to_get_them() {
        let mut stage = stage().octets("client.crt", Role::ClientCertificate, file("client.crt"));
        stage.request.deployment = serde_json::from_str(r#"{"subscription": "pro", "access": "public"}"#).unwrap();
        assert_eq!(stage.codes(super::check), ["PLN004"]);
        stage.request.policy.client_authentication = Some(ClientAuthentication::None);
        assert_eq!(stage.codes(super::check), ["PLN003", "PLN004"]);
    }

    #[test]
    fn each_row_of_the_page_is_a_finding_where_it_says_something() {
        let on = |subscription: &str, access: &str| {
            codes(&format!(r#""deployment": {{"subscription": "{subscription}", "access": "{access}"}}"#))
        };
        assert_eq!(on("fixed", "private"), ["PLN001"]);
        assert_eq!(on("essentials_free", "public"), ["PLN002"]);
        assert_eq!(on("flexible", "public"), ["PLN003", "PLN004"]);
        assert_eq!(codes(r#""deployment": {"provider": "redis_open_source"}"#), [""; 0]);
    }
}
