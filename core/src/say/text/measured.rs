//! What TLS costs, as a table.

use std::fmt::Write as _;

use super::{Style, wrap};
use crate::{
    contract::{Compared, Endpoint, Measured, Rate, Spread},
    measure::{rate, shown},
    text::visible,
};

/// The conclusion, the table, and how it was measured.
pub fn measured(measured: &Measured, style: Style) -> String {
    let style = Style { width: style.width.clamp(60, 200), ..style };
    let costs = &measured.costs;
    let mut out = String::new();
    wrap::paragraph(&mut out, &super::bold(&measured.conclusion, style), "", "", style.width);
    let agreed =
        [costs.version.as_ref().map(|version| format!("TLS {version}")), costs.suite.clone(), costs.group.clone()];
    let agreed: Vec<String> = agreed.into_iter().flatten().map(|text| visible(&text)).collect();
    let plain = measured.plain.as_ref().map(|plain| format!("; plaintext: {}", place(plain))).unwrap_or_default();
    out.push('\n');
    let where_and_how = format!("{}: {}{plain}", place(&measured.endpoint), agreed.join(", "));
    wrap::paragraph(&mut out, &where_and_how, "", "    ", style.width);
    out.push('\n');
    row(&mut out, ["", "TLS p50", "p99", "plain p50", "p99", "added"]);
    let alone = |spread| Compared { tls: spread, plain: None, added_percent: None };
    spread(&mut out, "handshake", &alone(costs.full_handshake));
    spread(&mut out, "  resumed", &alone(costs.resumed_handshake));
    spread(&mut out, "to first answer", &costs.first_answer);
    for load in &costs.latency {
        spread(&mut out, &named(&load.command, load.octets), &load.costs);
    }
    out.push('\n');
    row(&mut out, [&format!("{} connections", costs.connections), "TLS", "CPU", "plain", "CPU", "lost"]);
    for load in &costs.throughput {
        rates(&mut out, &named(&load.command, load.octets), &load.costs);
    }
    out.push('\n');
    let how = format!(
        "Measured in {}.{} s from this machine, one command at a time on each connection, without pipelining. CPU is the client's own, \
         for one command. Median (p50) and 99th percentile (p99).",
        costs.milliseconds / 1000,
        costs.milliseconds % 1000 / 100
    );
    wrap::paragraph(&mut out, &how, "", "", style.width);
    out
}

fn place(endpoint: &Endpoint) -> String {
    let host = visible(&endpoint.host);
    let port = endpoint.port.map(|port| format!(":{port}")).unwrap_or_default();
    if host.contains(':') { format!("[{host}]{port}") } else { format!("{host}{port}") }
}

fn named(command: &str, octets: u32) -> String {
    match octets {
        0 => visible(command),
        1024 => format!("{} 1 KiB", visible(command)),
        octets => format!("{} {octets} octets", visible(command)),
    }
}

fn row(out: &mut String, cells: [&str; 6]) {
    let [name, rest @ ..] = cells;
    let _ = write!(out, "  {name:<17}");
    for cell in rest {
        let _ = write!(out, "{cell:>11}");
    }
    let kept = out.trim_end_matches(' ').len();
    out.truncate(kept);
    out.push('\n');
}

fn spread(out: &mut String, name: &str, costs: &Compared<Spread>) {
    let p50 = |one: Option<Spread>| one.map(|spread| shown(spread.p50_us)).unwrap_or_default();
    let p99 = |one: Option<Spread>| one.map(|spread| shown(spread.p99_us)).unwrap_or_default();
    let tls = if costs.tls.is_none() { "none".to_owned() } else { p50(costs.tls) };
    row(out, [name, &tls, &p99(costs.tls), &p50(costs.plain), &p99(costs.plain), &percent(costs.added_percent)]);
}

fn rates(out: &mut String, name: &str, costs: &Compared<Rate>) {
    let speed = |one: Option<Rate>| one.map(rate).unwrap_or_default();
    let cpu = |one: Option<Rate>| {
        one.and_then(|rate| rate.client_cpu_us_per_1000)
            .map(|us| format!("{}.{} µs", us / 1000, us % 1000 / 100))
            .unwrap_or_default()
    };
    row(
        out,
        [
            name,
            &speed(costs.tls),
            &cpu(costs.tls),
            &speed(costs.plain),
            &cpu(costs.plain),
            &percent(costs.added_percent),
        ],
    );
}

fn percent(percent: Option<i32>) -> String {
    percent.map(|percent| format!("{percent} %")).unwrap_or_default()
}
