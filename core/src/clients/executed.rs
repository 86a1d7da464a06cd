//! Which emitted configurations were run as emitted, with what and when: written by `make executed`, never by hand. What
//! does not stand here was not executed.

/// Target, the client it ran with, the day.
pub static EXECUTED: &[(&str, &str, &str)] = &[
    ("hiredis", "hiredis 1.5.0", "2026-11-28"),
    ("ioredis", "ioredis 6.0.0 on Node 20.20.2", "2026-11-28"),
    ("libvalkey", "libvalkey 0.5.0", "2026-11-28"),
    ("node-redis", "node-redis 6.3.1 on Node 20.20.2", "2026-11-28"),
    ("redis-benchmark", "redis-cli 7.0.15", "2026-11-28"),
    ("redis-cli", "redis-cli 7.0.15", "2026-11-28"),
    ("redis-conf", "redis-server 7.0.15", "2026-11-28"),
    ("redis-py", "redis-py 8.1.0 on Python 3.11.7", "2026-11-28"),
    ("redis-py-async", "redis-py 8.1.0 on Python 3.11.7", "2026-11-28"),
    ("redis-rs", "redis-rs 1.8.1, rustls 0.23.46", "2026-11-28"),
    ("redis-rs-native-tls", "redis-rs 1.8.1, native-tls 0.2.18", "2026-11-28"),
    ("redis-rs-ring", "redis-rs 1.8.1, rustls 0.23.46", "2026-11-28"),
    ("sentinel-conf", "redis-server 7.0.15", "2026-11-28"),
    ("stunnel", "stunnel 5.68", "2026-11-28"),
];
