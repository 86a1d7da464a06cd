//! Which emitted configurations were run as emitted, with what and when: written by `make executed`, never by hand. What
//! does not stand here was not executed.

/// Target, the client it ran with, the day.
pub static EXECUTED: &[(&str, &str, &str)] = &[
    ("celery", "Celery 5.7.0 with redis-py 8.1.0 on Python 3.11.7", "2026-11-28"),
    ("env-file", "sh, and redis-py 8.1.0", "2026-11-28"),
    ("fred", "fred 10.1.0, rustls 0.23.46", "2026-11-28"),
    ("go-redis", "go-redis 9.23.0 on Go 1.26.8", "2026-11-28"),
    ("hiredis", "hiredis 1.5.0", "2026-11-28"),
    ("ioredis", "ioredis 6.0.0 on Node 20.20.2", "2026-11-28"),
    ("jedis", "Jedis 8.0.2 on JDK 17.0.15", "2026-11-28"),
    ("lettuce", "Lettuce 7.7.0 on JDK 17.0.15", "2026-11-28"),
    ("libvalkey", "libvalkey 0.5.0", "2026-11-28"),
    ("node-redis", "node-redis 6.3.1 on Node 20.20.2", "2026-11-28"),
    ("phpredis", "phpredis 5.3.7 on PHP 8.2.36", "2026-11-28"),
    ("predis", "Predis 1.1.10 on PHP 8.2.36", "2026-11-28"),
    ("redis-benchmark", "redis-cli 7.0.15", "2026-11-28"),
    ("redis-cli", "redis-cli 7.0.15", "2026-11-28"),
    ("redis-conf", "redis-server 7.0.15", "2026-11-28"),
    ("redis-py", "redis-py 8.1.0 on Python 3.11.7, redis-py 8.1.0 on Python 3.13.0", "2026-11-28"),
    ("redis-py-async", "redis-py 8.1.0 on Python 3.11.7, redis-py 8.1.0 on Python 3.13.0", "2026-11-28"),
    ("redis-rb", "redis-rb 4.8.0 on Ruby 3.1.2", "2026-11-28"),
    ("redis-rs", "redis-rs 1.8.1, rustls 0.23.46", "2026-11-28"),
    ("redis-rs-native-tls", "redis-rs 1.8.1, native-tls 0.2.18", "2026-11-28"),
    ("redis-rs-ring", "redis-rs 1.8.1, rustls 0.23.46", "2026-11-28"),
    ("redisson", "Redisson 4.7.0 on JDK 17.0.15", "2026-11-28"),
    ("rueidis", "rueidis 1.0.79 on Go 1.26.8", "2026-11-28"),
    ("sentinel-conf", "redis-server 7.0.15", "2026-11-28"),
    ("sidekiq", "Sidekiq 6.4.1 with redis-rb 4.8.0 on Ruby 3.1.2", "2026-11-28"),
    ("spring-boot-jedis", "Spring Boot 4.0.7 on JDK 17.0.15", "2026-11-28"),
    ("spring-boot-lettuce", "Spring Boot 4.0.7 on JDK 17.0.15", "2026-11-28"),
    ("stunnel", "stunnel 5.68", "2026-11-28"),
];
