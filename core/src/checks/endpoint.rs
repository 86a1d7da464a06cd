//! Where clients connect: what was understood of it, and what it says about TLS.

use std::net::IpAddr;

use crate::{
    checks::{Found, Scene},
    contract::{EnableTls, Severity},
    redis::{
        endpoint::{FaultKind, ResolvedEndpoint},
        plan,
    },
    rules::Rule,
    text,
};

/// The port that servers speak plaintext on unless they are told otherwise.
const PLAINTEXT_PORT: u16 = 6379;

pub fn check(scene: &Scene<'_>, found: &mut Vec<Found>) {
    faults(scene, found);
    let Some(endpoint) = &scene.case.endpoint else { return };
    // A plan without TLS has a finding of its own, and there redis:// is right.
    let has_tls = plan::recommend(scene.case).is_none_or(|plan| plan.enable_tls != EnableTls::Unavailable);
    if has_tls {
        plaintext(endpoint, found);
    }
    address(scene, endpoint, found);
    port(endpoint, found);
    if endpoint.has_password {
        found.push(
            Found::new(
                Rule::EndPassword,
                "The endpoint holds a password. It is not repeated here, but shells and process lists keep what is typed.",
            )
            .fix("give the endpoint without it, and let the client take the password from the environment"),
        );
    }
}

fn faults(scene: &Scene<'_>, found: &mut Vec<Found>) {
    for fault in &scene.case.endpoint_faults {
        let severity = match fault.kind {
            FaultKind::Invalid | FaultKind::EncodingBreaks => Severity::Error,
            FaultKind::EncodingRisky => Severity::Warning,
            FaultKind::Several => Severity::Note,
        };
        let understood = match &fault.understood {
            Some(understood) => format!(" Understood was {understood}."),
            None => String::new(),
        };
        let fix = match fault.kind {
            FaultKind::EncodingBreaks | FaultKind::EncodingRisky => {
                "write the password percent-encoded (python3 -c 'import urllib.parse; \
                 print(urllib.parse.quote(input(), safe=\"\"))'), or give it to the client apart from the URL"
                    .to_owned()
            }
            FaultKind::Several => "give the endpoints one by one".to_owned(),
            FaultKind::Invalid => match &fault.understood {
                Some(understood) => {
                    format!("write {understood}, if that is meant; the form is HOST:PORT or rediss://HOST:PORT")
                }
                None => "write HOST:PORT, [IPv6]:PORT or rediss://HOST:PORT".to_owned(),
            },
        };
        found.push(
            Found::new(Rule::EndInvalid, format!("The endpoint cannot be taken as it is: {}.{understood}", fault.what))
                .expected("HOST:PORT or rediss://HOST:PORT")
                .fix(fix)
                .severity(severity),
        );
    }
}

fn plaintext(endpoint: &ResolvedEndpoint, found: &mut Vec<Found>) {
    if endpoint.tls != Some(false) {
        return;
    }
    let host_port = text::shown(&endpoint.host_port());
    let scheme = endpoint.scheme.as_deref().unwrap_or("redis");
    let (seen, cure) = match scheme {
        "valkey" => {
            (format!("valkey://{host_port}"), format!("valkeys://{host_port} (for Redis clients rediss://{host_port})"))
        }
        _ => (format!("redis://{host_port}"), format!("rediss://{host_port}")),
    };
    found.push(
        Found::new(
            Rule::EndPlaintext,
            format!(
                "The endpoint asks for a plaintext connection ({scheme}://), and TLS is on: once it is, the server refuses \
                 unencrypted connections."
            ),
        )
        .seen(seen)
        .expected(cure.clone())
        .fix(format!("use {cure}, with two s"))
        .reference("Redis Cloud answers `ERR unencrypted connection is prohibited`, redis-server resets the connection"),
    );
}

fn address(scene: &Scene<'_>, endpoint: &ResolvedEndpoint, found: &mut Vec<Found>) {
    let is_loopback = match endpoint.address {
        Some(address) => address.is_loopback(),
        None => endpoint.name.as_deref().is_some_and(|name| name == "localhost" || name.ends_with(".localhost")),
    };
    if is_loopback && endpoint.server_name.is_none() {
        found.push(
            Found::new(
                Rule::EndLoopback,
                format!(
                    "The endpoint \"{}\" is this machine. If a tunnel, proxy or port forward stands there, the certificate names the \
                     far host, and that is the name to verify.",
                    text::shown(&endpoint.host)
                ),
            )
            .fix("name the far host: --server-name HOST, and the server-name option of the client"),
        );
    }
    let Some(address) = endpoint.address else { return };
    if endpoint.sni(&scene.case.policy).is_some() {
        return;
    }
    let kind = if matches!(address, IpAddr::V6(_)) { "an IPv6 address" } else { "an IP address" };
    found.push(
        Found::new(
            Rule::EndAddress,
            format!(
                "The endpoint {} is {kind}: no server name (SNI) can be sent, and the certificate has to hold that address. A proxy that \
                 routes by name does not find the database.",
                text::shown(&endpoint.host)
            ),
        )
        .fix("connect to the database's host name")
        .reference("RFC 6066, section 3: literal IP addresses are not permitted in a server name"),
    );
}

fn port(endpoint: &ResolvedEndpoint, found: &mut Vec<Found>) {
    let message = match endpoint.port {
        None => "The endpoint has no port. Clients then take 6379, which a managed database hardly ever uses.",
        Some(PLAINTEXT_PORT) if endpoint.tls.is_none() => {
            "Port 6379 usually speaks plaintext. A TLS client that connects to a plaintext port hangs or says `wrong version \
             number`."
        }
        Some(_) => return,
    };
    found.push(
        Found::new(Rule::EndPort, message)
            .expected("the port of the TLS endpoint")
            .fix("take host and port from the database's configuration screen"),
    );
}

#[cfg(test)]
mod tests {
    use crate::{check, contract::CheckRequest};

    fn codes(endpoint: &str) -> Vec<String> {
        let request = format!(r#"{{"time": "2026-11-25T00:00:00Z", "endpoint": {endpoint}}}"#);
        let request: CheckRequest = serde_json::from_str(&request).unwrap();
        check(&request).unwrap().findings.into_iter().map(|finding| finding.code).collect()
    }

    #[test]
    fn each_rule_fires_and_a_good_endpoint_is_silent() {
        assert_eq!(codes(r#""rediss://redis.example.test:12345/0""#), [""; 0]);
        assert_eq!(codes(r#""redis.example.test:redis""#), ["END001"]);
        assert_eq!(codes(r#""redis://redis.example.test:6379""#), ["END002"]);
        assert_eq!(codes(r#""192.0.2.7:12345""#), ["END003"]);
        assert_eq!(codes(r#""rediss://default:s3cr3t@redis.example.test:12345""#), ["END004"]);
        assert_eq!(codes(r#""localhost:12345""#), ["END005"]);
        assert_eq!(codes(r#""redis.example.test""#), ["END006"]);
        assert_eq!(codes(r#"{"host": "192.0.2.7", "port": 12345, "server_name": "redis.example.test"}"#), [""; 0]);
    }

    #[test]
    fn the_cure_keeps_the_scheme() {
        let fix = |endpoint: &str| {
            let request = format!(r#"{{"time": "2026-11-25T00:00:00Z", "endpoint": "{endpoint}"}}"#);
            let report = check(&serde_json::from_str(&request).unwrap()).unwrap();
            report.findings.into_iter().find(|one| one.code == "END002").and_then(|one| one.fix)
        };
        assert_eq!(fix("redis://x.test:1").as_deref(), Some("use rediss://x.test:1, with two s"));
        let valkey = "use valkeys://x.test:1 (for Redis clients rediss://x.test:1), with two s";
        assert_eq!(fix("valkey://x.test:1").as_deref(), Some(valkey));
    }

    #[test]
    fn a_broken_endpoint_is_answered_with_the_one_that_was_meant() {
        let request = r#"{"time": "2026-11-25T00:00:00Z", "endpoint": "https://redis.example.test:12345"}"#;
        let report = check(&serde_json::from_str(request).unwrap()).unwrap();
        let fix = report.findings.first().and_then(|finding| finding.fix.as_deref()).unwrap_or_default();
        assert!(fix.starts_with("write rediss://redis.example.test:12345"), "{fix}");
    }

    #[test]
    fn a_plan_without_tls_is_not_told_to_use_it() {
        let codes = |subscription: &str| {
            let request = format!(
                r#"{{"time": "2026-11-25T00:00:00Z", "endpoint": "redis://redis.example.test:12345",
                    "deployment": {{"subscription": "{subscription}", "access": "public"}}}}"#
            );
            let request: CheckRequest = serde_json::from_str(&request).unwrap();
            check(&request).unwrap().findings.into_iter().map(|finding| finding.code).collect::<Vec<_>>()
        };
        assert_eq!(codes("essentials_free"), ["PLN002"]);
        assert_eq!(codes("essentials"), ["END002", "PLN003"]);
    }
}
