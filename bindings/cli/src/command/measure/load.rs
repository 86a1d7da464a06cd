//! Commands, timed.

use std::{
    io,
    sync::Barrier,
    thread,
    time::{Duration, Instant},
};

use hdrhistogram::Histogram;
use tlsconf::contract::{Rate, Spread};

use super::route::{Connection, Credentials, Route, served};
use crate::wire::resp;

/// One that touches no data.
#[derive(Debug, Clone)]
pub struct Command {
    pub name: &'static str,
    pub octets: u32,
    wire: Vec<u8>,
}

impl Command {
    pub fn all() -> [Self; 2] {
        [
            Self { name: "PING", octets: 0, wire: resp::command(&[b"PING"]) },
            Self { name: "ECHO", octets: 1024, wire: resp::command(&[b"ECHO", &[b'x'; 1024]]) },
        ]
    }

    pub fn ask(&self, connection: &mut Connection) -> io::Result<()> {
        connection.send(&self.wire)?;
        served(connection.reply()?).map(drop)
    }
}

/// Nanoseconds, three digits kept: what does not fit is a minute and more, and no single step takes that.
#[derive(Debug, Clone)]
pub struct Times(Histogram<u64>);

impl Times {
    pub fn new() -> io::Result<Self> {
        Histogram::new_with_bounds(1, 3_600_000_000_000, 3).map(Self).map_err(io::Error::other)
    }

    pub fn note(&mut self, time: Duration) {
        self.0.saturating_record(u64::try_from(time.as_nanos()).unwrap_or(u64::MAX));
    }

    pub fn median(&self) -> u64 {
        self.0.value_at_quantile(0.5)
    }

    pub fn spread(&self) -> Option<Spread> {
        let us = |quantile| u32::try_from(self.0.value_at_quantile(quantile).div_ceil(1000)).unwrap_or(u32::MAX);
        let count = u32::try_from(self.0.len()).unwrap_or(u32::MAX);
        (count > 0).then(|| Spread { count, p50_us: us(0.5), p99_us: us(0.99) })
    }
}

/// One command after another on a connection that stays open.
pub fn latency(connection: &mut Connection, command: &Command, time: Duration, times: &mut Times) -> io::Result<()> {
    let end = Instant::now() + time;
    loop {
        let begin = Instant::now();
        if begin >= end {
            return Ok(());
        }
        command.ask(connection)?;
        times.note(begin.elapsed());
    }
}

/// Commands that several connections together got answered.
#[derive(Debug, Clone, Copy, Default)]
pub struct Count {
    pub commands: u64,
    pub time: Duration,
    /// `None` where the system does not tell.
    pub cpu: Option<Duration>,
}

impl Count {
    pub fn add(&mut self, other: Self) {
        self.commands += other.commands;
        self.time += other.time;
        self.cpu = match (self.commands == other.commands, self.cpu, other.cpu) {
            (true, _, cpu) => cpu,
            (false, Some(one), Some(cpu)) => Some(one + cpu),
            _ => None,
        };
    }

    pub fn rate(self) -> Option<Rate> {
        let per = |amount: u128, of: u128| u32::try_from(amount.checked_div(of)?).ok();
        let per_second = per(u128::from(self.commands) * 1_000_000, self.time.as_micros())?;
        let cpu = self.cpu.and_then(|cpu| per(cpu.as_micros() * 1000, u128::from(self.commands)));
        Some(Rate { per_second, client_cpu_us_per_1000: cpu })
    }
}

/// The same on several at once.
pub fn throughput(
    route: &Route,
    credentials: &Credentials,
    command: &Command,
    connections: u32,
    time: Duration,
) -> io::Result<Count> {
    let mut open = Vec::new();
    for _ in 0..connections {
        let (mut connection, _) = route.connect(true)?;
        credentials.give(&mut connection)?;
        command.ask(&mut connection)?;
        open.push(connection);
    }
    let start = Barrier::new(open.len() + 1);
    thread::scope(|scope| {
        let workers: Vec<_> = open
            .into_iter()
            .map(|mut connection| {
                let start = &start;
                scope.spawn(move || {
                    start.wait();
                    let end = Instant::now() + time;
                    let mut count = 0_u64;
                    while Instant::now() < end {
                        command.ask(&mut connection)?;
                        count += 1;
                    }
                    io::Result::Ok(count)
                })
            })
            .collect();
        let cpu = cpu();
        start.wait();
        let begin = Instant::now();
        let mut commands = 0;
        for worker in workers {
            commands += worker.join().map_err(|_| io::Error::other("a worker broke off"))??;
        }
        let spent = cpu.zip(self::cpu()).map(|(before, after)| after.saturating_sub(before));
        Ok(Count { commands, time: begin.elapsed(), cpu: spent })
    })
}

/// Processor time of this process so far.
#[cfg(unix)]
fn cpu() -> Option<Duration> {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::ProcessCPUTime);
    Some(Duration::new(u64::try_from(time.tv_sec).ok()?, u32::try_from(time.tv_nsec).ok()?))
}

#[cfg(not(unix))]
fn cpu() -> Option<Duration> {
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_become_rates() {
        let half = |cpu| Count { commands: 500, time: Duration::from_millis(250), cpu };
        let mut count = Count::default();
        count.add(half(Some(Duration::from_millis(5))));
        count.add(half(Some(Duration::from_millis(5))));
        assert_eq!(count.rate(), Some(Rate { per_second: 2000, client_cpu_us_per_1000: Some(10_000) }));
        count.add(half(None));
        assert_eq!(count.rate().and_then(|rate| rate.client_cpu_us_per_1000), None);
        assert_eq!(Count::default().rate(), None);
    }

    #[test]
    fn times_are_spread() {
        let mut times = Times::new().unwrap_or_else(|error| panic!("{error}"));
        assert_eq!(times.spread(), None);
        (1..=100).for_each(|us| times.note(Duration::from_micros(us)));
        assert!(
            times
                .spread()
                .is_some_and(|one| one.count == 100 && one.p50_us.abs_diff(50) <= 1 && one.p99_us.abs_diff(99) <= 1)
        );
    }
}
