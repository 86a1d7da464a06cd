//! The server name that is sent (SNI).

use crate::{
    checks::{Found, Scene},
    policy::Sni,
    rules::Rule,
    text::shown,
};

pub(super) fn check(scene: &Scene<'_>, found: &mut Vec<Found>) {
    let endpoint = scene.case.endpoint.as_ref();
    let host = endpoint.and_then(|endpoint| endpoint.server_name.as_deref().or(endpoint.name.as_deref()));
    match &scene.case.policy.sni {
        Sni::FromEndpoint => {}
        Sni::Address(address) => found.push(
            Found::new(
                Rule::PolSniAddress,
                format!("The server name (SNI) is the IP address {address}: a server name is a DNS name, servers ignore or refuse others."),
            )
            .seen(address.to_string())
            .expected(host.map_or_else(|| "a DNS name".to_owned(), shown))
            .fix(match host {
                Some(host) => format!("leave \"sni\" out: then {} is sent", shown(host)),
                None => "name the host that the certificate is for, or leave \"sni\" out".to_owned(),
            })
            .reference("RFC 6066, section 3"),
        ),
        // With an IP address none could be sent anyway, which the endpoint's family says.
        Sni::Off if endpoint.is_some() && host.is_none() => {}
        Sni::Off => found.push(
            Found::new(
                Rule::PolSniOff,
                "No server name (SNI) is sent: a server or proxy that chooses by name answers with its default certificate, or not at \
                 all.",
            )
            .fix("leave \"sni\" out, so that the endpoint's host is sent")
            .reference("RFC 6066, section 3"),
        ),
        Sni::Name(name) => {
            if let Some(host) = host.filter(|host| *host != name) {
                found.push(
                    Found::new(
                        Rule::PolSniOther,
                        format!(
                            "The server name {} is sent and verified, not the endpoint's host {}: right where a tunnel or proxy stands \
                             between.",
                            shown(name),
                            shown(host)
                        ),
                    )
                    .seen(shown(name))
                    .expected(shown(host)),
                );
            }
        }
        Sni::Invalid { given, why, nearest } => found.push(
            Found::new(Rule::PolSniInvalid, format!("\"{}\" is no server name (SNI): {why}.", shown(given)))
                .seen(shown(given))
                .expected(nearest.clone().unwrap_or_else(|| "a host name".to_owned()))
                .fix(match nearest {
                    Some(nearest) => format!("write \"sni\": \"{}\"", shown(nearest)),
                    None => "write a host name, or leave \"sni\" out".to_owned(),
                }),
        ),
    }
}
