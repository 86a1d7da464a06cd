//! Celery with a Redis broker or backend: Kombu hands its options to redis-py.

mod emit;

pub use emit::{PARTIAL_CHAIN, TARGET, WITHOUT_STRICT};

use super::{Client, Evidence, Since, redis_py};

pub const CELERY: Client = Client {
    id: "celery",
    name: "Celery",
    family: "celery",
    version: Some("5.7.0"),
    since: Since { version: &[], runtime: &[3] },
    evidence: Evidence::Measured("Celery 5.7.0 with ssl_cert_reqs required: as redis-py in every set-up"),
    ..redis_py::REDIS_PY
};

pub const CELERY_PYTHON_3_13: Client = Client {
    id: "celery-python-3.13",
    name: "Celery on Python 3.13 and later",
    family: "celery",
    version: Some("5.7.0"),
    since: Since { version: &[], runtime: &[3, 13] },
    evidence: Evidence::Source("Kombu's Redis transport hands its options to redis-py"),
    ..redis_py::REDIS_PY_PYTHON_3_13
};
