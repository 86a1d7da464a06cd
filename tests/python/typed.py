"""What mypy --strict reads as somebody's program."""

from datetime import timedelta
from pathlib import Path
from typing import Optional

import tlsconf
from tlsconf import Config, Input, RefusedError, Report


def judged(folder: Path) -> Optional[Report]:
    report = tlsconf.check(
        folder / "ca.pem", Input("key", b"", "client_key"), policy={"min_version": "1.3"}, clients=["redis-py"]
    )
    code: str = report.findings[0].code
    line: Optional[int] = report.findings[0].at.line
    print(code, line, report.certificates[0].san[0].value, report.counts.error + 1)
    try:
        Config(
            "ca.pem", endpoint="localhost:6380", policy="modern", expires_within=timedelta(days=3)
        ).ssl_context().get_ciphers()
    except RefusedError as error:
        return error.report
    except tlsconf.TlsconfError as error:
        return error.report
    emitted = tlsconf.emit(client={"id": "jedis"}, options={"topology": "cluster"})
    octets: Optional[bytes] = emitted.files[0].bytes
    print(octets, tlsconf.rule("BND004").page.upper())
    probed = tlsconf.probe(endpoint="localhost:6379", nodes="cluster", timeout=timedelta(seconds=1))
    print(probed.text, probed.handshakes[0].version, [remark.code for remark in probed.remarks])
    made = tlsconf.generate(client={"name": "worker", "days": 90}, key="rsa2048", ca=("ca.pem", Input("ca.key", b"")))
    print(made.files[0].bytes, made.report and made.report.text, made.save(folder, force=True).name)
    tlsconf.generate(dev={"hosts": ["localhost"], "directory": "redis-dev", "topology": "cluster"}).save()
    return None
