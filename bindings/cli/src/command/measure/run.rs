//! The plan of a measurement: shares of the time, TLS and plaintext by turns so that both meet the same weather.

use std::{
    io,
    time::{Duration, Instant},
};

use tlsconf::{
    contract::{Compared, Costs, Load},
    measure::added_percent,
};

use super::{
    load::{self, Command, Count, Times},
    route::{Credentials, Route},
};
use crate::{args::Measure, files::Progress};

/// Handshakes of each kind are no more than this, however short they are: a server signs for each.
const HANDSHAKES: usize = 100;

/// And no fewer, however long, or a median would be chance; each has its own time limit.
const LEAST: usize = 3;

/// By turns so often.
const ROUNDS: u32 = 4;

pub fn run(
    tls: &Route,
    plain: Option<&Route>,
    credentials: &Credentials,
    args: &Measure,
    progress: &mut Progress,
) -> Result<Costs, String> {
    let said = |what: &str| {
        let what = what.to_owned();
        move |error: io::Error| format!("the measurement broke off ({what}): {error}")
    };
    let begin = Instant::now();
    let mut costs = Costs { connections: args.connections, ..Costs::default() };
    // A quarter for connecting, a quarter for each command's latency, the rest for throughput.
    let quarter = args.time / 4;

    connecting(&mut costs, tls, plain, credentials, quarter, progress).map_err(said("connecting"))?;
    for command in Command::all() {
        progress.step(|| format!("latency of {}", command.name));
        let costs_of = latency(tls, plain, credentials, &command, quarter).map_err(said(command.name))?;
        costs.latency.push(costs_of);
    }
    for command in Command::all() {
        progress.step(|| format!("throughput of {}", command.name));
        let costs_of =
            throughput(tls, plain, credentials, &command, args.connections, quarter / 2).map_err(said(command.name))?;
        costs.throughput.push(costs_of);
    }
    costs.milliseconds = u32::try_from(begin.elapsed().as_millis()).unwrap_or(u32::MAX);
    Ok(costs)
}

/// To the first answer, from nothing.
fn answered(
    route: &Route,
    credentials: &Credentials,
    resume: bool,
    ready: &mut Times,
) -> io::Result<super::route::Connected> {
    let [ping, _] = Command::all();
    let begin = Instant::now();
    let (mut connection, connected) = route.connect(resume)?;
    credentials.give(&mut connection)?;
    ping.ask(&mut connection)?;
    ready.note(begin.elapsed());
    Ok(connected)
}

fn connecting(
    costs: &mut Costs,
    tls: &Route,
    plain: Option<&Route>,
    credentials: &Credentials,
    time: Duration,
    progress: &mut Progress,
) -> io::Result<()> {
    let (mut full, mut resumed) = (Times::new()?, Times::new()?);
    let (mut ready, mut ready_plain, mut ignored) = (Times::new()?, Times::new()?, Times::new()?);
    // Not counted: the first connection finds names and code cold, and brings the ticket that the next one resumes.
    answered(tls, credentials, true, &mut ignored)?;
    let end = Instant::now() + time;
    for round in 0..HANDSHAKES {
        if round >= LEAST && Instant::now() >= end {
            break;
        }
        progress.step(|| format!("handshake {} of at most {HANDSHAKES}", round + 1));
        let connected = answered(tls, credentials, false, &mut ready)?;
        full.note(connected.handshake);
        (costs.version, costs.suite, costs.group) = (connected.version, connected.suite, connected.group);
        let again = answered(tls, credentials, true, &mut ignored)?;
        if again.was_resumed {
            resumed.note(again.handshake);
        }
        if let Some(plain) = plain {
            answered(plain, credentials, false, &mut ready_plain)?;
        }
    }
    costs.full_handshake = full.spread();
    costs.resumed_handshake = resumed.spread();
    costs.first_answer = compared(&ready, plain.map(|_| &ready_plain));
    Ok(())
}

fn compared(tls: &Times, plain: Option<&Times>) -> Compared<tlsconf::contract::Spread> {
    Compared {
        tls: tls.spread(),
        plain: plain.and_then(Times::spread),
        added_percent: plain.and_then(|plain| added_percent(tls.median(), plain.median())),
    }
}

fn latency(
    tls: &Route,
    plain: Option<&Route>,
    credentials: &Credentials,
    command: &Command,
    time: Duration,
) -> io::Result<Load<tlsconf::contract::Spread>> {
    let routes = [Some(tls), plain];
    let mut times = [Times::new()?, Times::new()?];
    let turns = ROUNDS * if plain.is_some() { 2 } else { 1 };
    let mut open = Vec::new();
    for route in routes.into_iter().flatten() {
        let (mut connection, _) = route.connect(true)?;
        credentials.give(&mut connection)?;
        command.ask(&mut connection)?;
        open.push(connection);
    }
    for _ in 0..ROUNDS {
        for (connection, times) in open.iter_mut().zip(&mut times) {
            load::latency(connection, command, time / turns, times)?;
        }
    }
    let [secure, bare] = &times;
    let costs = compared(secure, plain.map(|_| bare));
    Ok(Load { command: command.name.to_owned(), octets: command.octets, costs })
}

fn throughput(
    tls: &Route,
    plain: Option<&Route>,
    credentials: &Credentials,
    command: &Command,
    connections: u32,
    time: Duration,
) -> io::Result<Load<tlsconf::contract::Rate>> {
    let turns = 2 * if plain.is_some() { 2 } else { 1 };
    let mut counts = [Count::default(), Count::default()];
    for _ in 0..2 {
        for (route, count) in [Some(tls), plain].into_iter().zip(&mut counts) {
            if let Some(route) = route {
                count.add(load::throughput(route, credentials, command, connections, time / turns)?);
            }
        }
    }
    let [secure, bare] = counts.map(Count::rate);
    let lost =
        secure.zip(bare).and_then(|(secure, bare)| added_percent(secure.per_second.into(), bare.per_second.into()));
    let costs = Compared { tls: secure, plain: bare, added_percent: lost.map(|percent| -percent) };
    Ok(Load { command: command.name.to_owned(), octets: command.octets, costs })
}
