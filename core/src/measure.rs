//! What TLS costs at an endpoint, beside what the plan recommends. The face measures; here it is put into words.

use std::fmt::Write as _;

use crate::{
    Misuse, accept,
    contract::{CONTRACT_VERSION, CheckRequest, Compared, Costs, EnableTls, Endpoint, Measured, Rate, Spread},
    probe,
    redis::plan,
};

/// Puts what was measured at the request's endpoint, and at the same server without TLS, beside the recommendation.
pub fn measured(request: &CheckRequest, plain: Option<Endpoint>, costs: Costs) -> Result<Measured, Misuse> {
    let case = accept::accept(request)?;
    let target = probe::target(request)?;
    let recommendation = plan::recommend(&case);
    let weigh = recommendation.as_ref().is_none_or(|one| one.enable_tls == EnableTls::Weigh);
    let lead = recommendation.as_ref().map(|one| format!("{} ", one.text)).unwrap_or_default();
    let conclusion = format!("{lead}{}", said(&costs, weigh));
    let endpoint = Endpoint {
        host: target.host,
        port: Some(target.port),
        server_name: target.server_name,
        scheme: Some("rediss".to_owned()),
    };
    Ok(Measured { contract_version: CONTRACT_VERSION, endpoint, plain, costs, recommendation, conclusion })
}

/// By how many per cent of `plain` is `tls` more? `None` where there is nothing to compare with.
pub fn added_percent(tls: u64, plain: u64) -> Option<i32> {
    if plain == 0 {
        return None;
    }
    let (tls, plain) = (i128::from(tls), i128::from(plain));
    // Rounded to the nearest: a per cent and a half of a difference is no nought.
    let scaled = (tls - plain) * 1000 / plain;
    let rounded = (scaled + scaled.signum() * 5) / 10;
    i32::try_from(rounded).ok()
}

/// Throughput is left to the table: on a busy machine its share differs by tens of per cent from run to run, medians do
/// not.
fn said(costs: &Costs, weigh: bool) -> String {
    let full = costs.full_handshake.map(|spread| millis(spread.p50_us));
    let resumed = costs.resumed_handshake.map(|spread| millis(spread.p50_us));
    let connecting = match (full, resumed) {
        (Some(full), Some(resumed)) => format!("{full} to connect ({resumed} where a session is resumed)"),
        (Some(full), None) => format!("{full} to connect"),
        (None, _) => "nothing that was measured to connect".to_owned(),
    };
    let small = costs.latency.first().map(|load| &load.costs);
    let Some((kept, percent)) = small.and_then(|small| Some((small, small.added_percent?))) else {
        let latency =
            small.and_then(|small| small.tls).map(|spread| format!(" A small command takes {}.", shown(spread.p50_us)));
        return format!(
            "Here TLS adds {connecting}.{} What it adds to a command is seen beside plaintext: --plain redis://HOST:PORT.",
            latency.unwrap_or_default()
        );
    };
    let mut text = format!(
        "Here TLS adds {} to the median latency of small commands ({}) and {connecting}.",
        share(percent),
        both(kept)
    );
    if let Some(new) = costs.first_answer.added_percent {
        let (new, kept) = (share(new), share(percent));
        let _ =
            write!(text, " A connection for each command makes that {new}; keep connections open and it is {kept}.");
    }
    if !weigh {
        text.push_str(" That is what it costs, not a reason to leave it off.");
    }
    text
}

fn both(costs: &Compared<Spread>) -> String {
    match (costs.plain, costs.tls) {
        (Some(plain), Some(tls)) => format!("{} to {}", shown(plain.p50_us), shown(tls.p50_us)),
        _ => "not measured".to_owned(),
    }
}

fn share(percent: i32) -> String {
    // Of a median on loopback this is less than the microsecond that is counted.
    if percent.abs() <= 2 { "next to nothing".to_owned() } else { format!("{percent} %") }
}

/// Microseconds as people read them.
pub fn shown(us: u32) -> String {
    if us < 1000 { format!("{us} µs") } else { millis(us) }
}

fn millis(us: u32) -> String {
    format!("{}.{} ms", us / 1000, us % 1000 / 100)
}

/// `12,345/s`.
pub(crate) fn rate(rate: Rate) -> String {
    let digits = rate.per_second.to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out + "/s"
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contract::{Access, Load, Subscription, Timestamp};

    fn request(subscription: Option<Subscription>) -> CheckRequest {
        let mut request = CheckRequest::at(Timestamp::from_unix(1_800_000_000));
        request.endpoint = Some(serde_json::from_str("\"cache.example.com:12345\"").unwrap());
        request.deployment.subscription = subscription;
        request.deployment.access = Some(Access::Private);
        request
    }

    fn spread(p50_us: u32) -> Spread {
        Spread { count: 10, p50_us, p99_us: p50_us * 2 }
    }

    fn costs(plain: Option<u32>) -> Costs {
        let compared = |tls: u32, plain: Option<u32>| Compared {
            tls: Some(spread(tls)),
            plain: plain.map(spread),
            added_percent: plain.and_then(|plain| added_percent(tls.into(), plain.into())),
        };
        Costs {
            full_handshake: Some(spread(2340)),
            resumed_handshake: Some(spread(900)),
            first_answer: compared(3000, plain.map(|_| 300)),
            latency: vec![Load { command: "PING".to_owned(), octets: 0, costs: compared(130, plain) }],
            ..Costs::default()
        }
    }

    #[test]
    fn it_is_put_beside_the_recommendation() {
        let said = measured(&request(Some(Subscription::Flexible)), None, costs(Some(100))).unwrap().conclusion;
        assert_eq!(
            said,
            "Flexible, private endpoint: enable TLS if security outweighs the performance impact. Here TLS adds 30 % to the median latency of \
             small commands (100 µs to 130 µs) and 2.3 ms to connect (0.9 ms where a session is resumed). A connection for each command \
             makes that 900 %; keep connections open and it is 30 %."
        );
    }

    #[test]
    fn without_plaintext_it_says_how_to_compare() {
        let measured = measured(&request(None), None, costs(None)).unwrap();
        assert_eq!(measured.recommendation, None);
        assert!(
            measured.conclusion.contains("A small command takes 130 µs.") && measured.conclusion.contains("--plain")
        );
    }

    #[test]
    fn shares_are_rounded_and_noise_is_no_figure() {
        assert_eq!(added_percent(130, 100), Some(30));
        assert_eq!(added_percent(1_996, 1_000), Some(100));
        assert_eq!(added_percent(90, 100), Some(-10));
        assert_eq!(added_percent(1, 0), None);
        assert_eq!(share(-2), "next to nothing");
        assert_eq!((shown(999), shown(12_345)), ("999 µs".to_owned(), "12.3 ms".to_owned()));
        assert_eq!(rate(Rate { per_second: 1_234_567, client_cpu_us_per_1000: None }), "1,234,567/s");
        assert_eq!(rate(Rate { per_second: 999, client_cpu_us_per_1000: None }), "999/s");
    }
}
