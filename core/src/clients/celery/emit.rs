//! Celery with Redis as broker and as result backend: one application, for one server or behind Sentinel.

use std::fmt::Write;

use crate::{
    clients::{Since, redis_py},
    contract::{Topology, Unsupported},
    emit::{
        Plan, Setting, Target, Written,
        quote::{self, python},
        unsupported,
    },
};

pub static TARGET: Target = Target {
    id: "celery",
    name: "Celery",
    row: Some("celery"),
    source: "kombu/transport/redis.py and celery/backends/redis.py of 5.7.0; run on Python 3.11",
    emit,
    ..redis_py::TARGET
};

/// Kombu 5.7 takes redis-py from 6.4 on, which lacks the option.
const FROM_REDIS_PY_7: Since = Since { version: &[5, 7], runtime: &[3, 10] };

pub static PARTIAL_CHAIN: Setting =
    Setting { targets: &["celery"], instead_of: &["celery"], since: FROM_REDIS_PY_7, ..redis_py::PARTIAL_CHAIN };

pub static WITHOUT_STRICT: Setting = Setting {
    targets: &["celery"],
    instead_of: &["celery-python-3.13"],
    since: FROM_REDIS_PY_7,
    ..redis_py::WITHOUT_STRICT
};

fn emit(plan: &Plan<'_>) -> Result<Written, Unsupported> {
    if plan.topology() == Topology::Cluster {
        return Err(unsupported(
            "neither Kombu nor Celery's result backend speaks to a Redis Cluster",
            "a database without clustering, or one whose proxy answers as a single server",
        ));
    }
    let mut text = plan.header("#");
    text.push_str("import os\nimport ssl\nfrom urllib.parse import quote\n\nfrom celery import Celery\n\nTLS = {\n");
    for (name, value) in redis_py::tls_options(plan, true) {
        let _ = writeln!(text, "    \"{name}\": {value},");
    }
    text.push_str("}\n\n");
    let user = plan.user().map(quote::url).unwrap_or_default();
    let is_sentinel = plan.topology() == Topology::Sentinel;
    let _ = write!(
        text,
        "password = quote(os.environ.get({}, \"\"), safe=\"\")\ncredentials = {} + password + \"@\" if password else \
         \"\"\nURL = {} + credentials + {}\n\napp = Celery(\n    \"app\",\n    broker=URL,\n    backend=URL,\n    \
         broker_use_ssl=TLS,\n    redis_backend_use_ssl=TLS,\n",
        python(&plan.options.password_env),
        python(&format!("{user}:")),
        python(if is_sentinel { "sentinel://" } else { "rediss://" }),
        python(&format!("{}:{}/{}", plan.server.bracketed(), plan.server.port, plan.options.database)),
    );
    if is_sentinel {
        let options =
            format!("{{\"master_name\": {}, \"sentinel_kwargs\": dict(TLS, ssl=True)}}", python(plan.primary()));
        let _ =
            write!(text, "    broker_transport_options={options},\n    result_backend_transport_options={options},\n");
    }
    text.push_str(MAIN);
    let mut written = Written::new("celery_app.py", "python", text);
    written.run("python3 celery_app.py");
    written.run("celery -A celery_app worker");
    notes(plan, &mut written);
    Ok(written)
}

/// Only pings: a worker may not run yet.
const MAIN: &str = ")\n\n\n@app.task\ndef ping():\n    return \"PONG\"\n\n\nif __name__ == \"__main__\":\n    with \
                    app.connection_for_write() as broker:\n        broker.connect()\n        \
                    broker.default_channel.client.ping()\n    app.backend.client.ping()\n    print(\"PONG\")\n";

fn notes(plan: &Plan<'_>, written: &mut Written) {
    redis_py::tls_notes(plan, written);
    written.note(
        "needs-options",
        "without broker_use_ssl Celery takes any certificate for a rediss:// broker: keep both options where they are",
    );
    if plan.setting.is_some() {
        written
            .note("needs-redis-py-7", "the verify flags are options of redis-py 7 and later: pip install 'redis>=7'");
    }
}
