"""Checks certificates, keys and settings for TLS to Redis before anything connects, and sets up Python's `ssl` and
redis-py with what was judged. libtlsconf decides; it looks at nothing but what it is handed. Only `probe` connects.

    >>> import tlsconf
    >>> print(tlsconf.check("redis_ca.pem", endpoint="cache.example.com:12345"))
"""

from ._config import Config
from ._contract import (
    ClientCertificateRequest,
    ClientFacts,
    ClientRequest,
    CsrRequest,
    Deployment,
    DevRequest,
    EmitOptions,
    Emitted,
    Finding,
    Policy,
    RuleInfo,
    TargetFacts,
)
from ._errors import MisuseError, RefusedError, TlsconfError, UnreadableError
from ._generated import Generated, generate
from ._library import VERSION as __version__
from ._probe import Probed, probe
from ._report import Report
from ._request import Input
from ._verbs import (
    Inspected,
    RulePage,
    check,
    check_json,
    clients,
    config_json,
    emit,
    emit_json,
    generate_json,
    inspect,
    probe_json,
    probe_next_json,
    rule,
    rules,
    targets,
)

__all__ = [
    "ClientCertificateRequest",
    "ClientFacts",
    "ClientRequest",
    "Config",
    "CsrRequest",
    "Deployment",
    "DevRequest",
    "EmitOptions",
    "Emitted",
    "Finding",
    "Generated",
    "Input",
    "Inspected",
    "MisuseError",
    "Policy",
    "Probed",
    "RefusedError",
    "Report",
    "RuleInfo",
    "RulePage",
    "TargetFacts",
    "TlsconfError",
    "UnreadableError",
    "__version__",
    "check",
    "check_json",
    "clients",
    "config_json",
    "emit",
    "emit_json",
    "generate",
    "generate_json",
    "inspect",
    "probe",
    "probe_json",
    "probe_next_json",
    "rule",
    "rules",
    "targets",
]
