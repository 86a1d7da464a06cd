"""The verbs, and what they raise."""

import json
import os
import pickle
import subprocess
import sys
import threading
import time
import unittest
from datetime import datetime, timedelta, timezone
from importlib.metadata import version
from pathlib import Path

import tlsconf
from given import AT, CA, CLIENT, DATA
from tlsconf._answers import build

REAL = DATA / "real/redis_ca-2022-08.pem"


class Verbs(unittest.TestCase):
    def test_it_is_the_installed_package(self):
        self.assertTrue(Path(tlsconf.__file__).is_relative_to(sys.prefix), tlsconf.__file__)

    def test_its_version_is_the_librarys(self):
        self.assertEqual(tlsconf.__version__, version("tlsconf"))

    def test_a_report_has_objects_and_texts(self):
        report = tlsconf.check(REAL, time=AT)
        self.assertEqual((report.verdict, report.counts.warning), ("ready_for_some", 2))
        self.assertEqual(report.findings[0].code, "BND004")
        self.assertEqual(report.certificates[0].owner, "CN=SSL Certification Authority, O=Garantia Data")
        self.assertIsInstance(report.certificates, tuple)
        self.assertEqual(json.loads(report.json)["headline"], report.headline)
        self.assertTrue(str(report).startswith("Ready for most clients"))
        self.assertEqual(repr(report), f"<tlsconf.Report ready_for_some: {report.headline}>")
        with self.assertRaises(AttributeError):
            report.verdict = "ready"
        self.assertEqual(pickle.loads(pickle.dumps(report)), report)

    def test_a_file_may_be_a_path_or_octets_of_every_kind(self):
        octets = REAL.read_bytes()
        kinds = [octets, bytearray(octets), memoryview(octets), memoryview(bytearray(octets)), octets.decode()]
        reports = {tlsconf.check(tlsconf.Input(str(REAL), kind), time=AT).json for kind in kinds}
        paths = (REAL, str(REAL), tlsconf.Input(str(REAL)), tlsconf.Input(REAL))
        reports |= {tlsconf.check(path, time=AT).json for path in paths}
        self.assertEqual(len(reports), 1)
        backwards = memoryview(octets[::-1])[::-1]
        self.assertEqual(tlsconf.check(tlsconf.Input(str(REAL), backwards), time=AT).json, reports.pop())
        self.assertEqual(tlsconf.check(tlsconf.Input("empty.pem", b"")).findings[0].code, "INP001")

    def test_time_is_a_date_a_moment_or_now(self):
        moments = [
            "2026-11-25",
            "2026-11-25T00:00:00Z",
            "2026-11-25T01:00:00+01:00",
            datetime(2026, 11, 25, tzinfo=timezone.utc),
        ]
        self.assertEqual({tlsconf.check(time=moment).time for moment in moments}, {"2026-11-25T00:00:00Z"})
        now = datetime.fromisoformat(tlsconf.check().time[:-1] + "+00:00")
        self.assertLess(abs(now - datetime.now(timezone.utc)), timedelta(minutes=5))
        for wrong in ("yesterday", datetime(2026, 11, 25)):
            with self.assertRaises(tlsconf.MisuseError) as caught:
                tlsconf.check(time=wrong)
            self.assertEqual(caught.exception.field, "time")

    def test_the_question_is_taken_up(self):
        report = tlsconf.check(
            CA,
            *CLIENT,
            endpoint="rediss://user:hunter2@redis.example.test:6380",
            server_name="other.example.test",
            policy={"preset": "modern", "client_authentication": "required"},
            deployment={"provider": "redis_cloud", "subscription": "pro", "access": "public"},
            clients=["redis-py", {"id": "go-redis", "version": "9.0.0", "runtime": None}],
            time=AT,
            expires_within=timedelta(days=10000),
        )
        self.assertEqual([client.id for client in report.clients], ["redis-py", "go-redis"])
        self.assertEqual(
            (report.endpoint.host, report.endpoint.server_name), ("redis.example.test", "other.example.test")
        )
        self.assertIsNotNone(report.recommendation)
        self.assertNotIn("hunter2", report.json + report.text)
        soon = {finding.code for finding in report.findings}
        later = {finding.code for finding in tlsconf.check(CA, *CLIENT, time=AT).findings}
        self.assertNotEqual(soon, later)

    def test_an_endpoint_may_be_in_parts(self):
        same = [
            "rediss://[2001:db8::1]:6380",
            {"host": "2001:db8::1", "port": 6380, "scheme": "rediss"},
        ]
        self.assertEqual(len({tlsconf.check(CA, endpoint=endpoint, time=AT).json for endpoint in same}), 1)
        named = [
            {"text": "localhost:1", "server_name": "a.test"},
            {"host": "localhost", "port": 1, "server_name": "a.test"},
        ]
        reports = {tlsconf.check(CA, endpoint=endpoint, time=AT).json for endpoint in named}
        reports.add(tlsconf.check(CA, endpoint="localhost:1", server_name="a.test", time=AT).json)
        self.assertEqual(len(reports), 1)

    def test_inspect_gives_the_certificates(self):
        found = tlsconf.inspect(REAL, time=AT)
        self.assertEqual(len(found.certificates), len(found.report.certificates))
        self.assertTrue(all(der[:2] == b"\x30\x82" for der in found.certificates))

    def test_emit_writes_for_a_client(self):
        options = {"user": "app", "database": 2}
        emitted = tlsconf.emit(
            CA, *CLIENT, client="redis-py", endpoint="redis.example.test:6380", options=options, time=AT
        )
        files = {file.name: file for file in emitted.files}
        self.assertEqual(files["client.key"].bytes, CLIENT[1].read_bytes())
        self.assertEqual((files["client.key"].mode, files["client.key"].secret), ("0600", True))
        self.assertIn("username='app'", emitted.config[0].text.replace('"', "'"))

    def test_both_doors_give_the_same(self):
        request = {
            "check": {"time": "2026-11-25T00:00:00Z"},
            "client": {"id": "jedis"},
            "options": {"directory": "/tls"},
        }
        answer = build(tlsconf.Emitted, json.loads(tlsconf.emit_json(json.dumps(request))))
        self.assertEqual(answer, tlsconf.emit(client="jedis", options={"directory": "/tls"}, time=AT))
        self.assertEqual(tlsconf.check_json('{"time":"2026-11-25T00:00:00Z"}'), tlsconf.check(time=AT).json)
        asked = {"check": request["check"], "client": {"id": "redis-py"}}
        self.assertIn('"refusal":null', tlsconf.config_json(json.dumps(asked)))

    def test_the_tables(self):
        self.assertIn("redis-py", [client.id for client in tlsconf.clients()])
        self.assertIn("redis-conf", [target.id for target in tlsconf.targets()])
        self.assertIn("BND004", [rule.code for rule in tlsconf.rules()])
        self.assertTrue(tlsconf.rule("bnd004").page.startswith("# BND004 bundle-first-certificate-only"))
        with self.assertRaises(tlsconf.MisuseError):
            tlsconf.rule("NONE")

    def test_misuse_names_the_field(self):
        calls = {
            "clients": lambda: tlsconf.check(clients=["redispy"]),
            "policy": lambda: tlsconf.check(policy={"version": "1.2"}),
            "endpoint": lambda: tlsconf.check(endpoint="a\0b"),
            "endpoint ": lambda: tlsconf.check(endpoint={"hots": "localhost"}),
            "inputs": lambda: tlsconf.check(tlsconf.Input("a", b"", "ca")),
            "expires_within": lambda: tlsconf.check(expires_within=timedelta(days=-1)),
        }
        for field, call in calls.items():
            with self.subTest(field), self.assertRaises(tlsconf.MisuseError) as caught:
                call()
            self.assertEqual(caught.exception.field, field.strip())
            self.assertIsInstance(caught.exception, ValueError)
        with self.assertRaises(tlsconf.MisuseError) as caught:
            tlsconf.check(clients=["redispy"])
        self.assertEqual(str(caught.exception), "no client `redispy` is known; did you mean `redis-py`?")

    def test_a_file_that_is_not_there(self):
        for path in ("nowhere.pem", "not\udcffutf8.pem"):
            with self.subTest(path), self.assertRaises(tlsconf.TlsconfError):
                tlsconf.check(path)
        with self.assertRaises(tlsconf.UnreadableError) as caught:
            tlsconf.check("nowhere.pem")
        self.assertIn("nowhere.pem: cannot be read", str(caught.exception))
        self.assertEqual(str(pickle.loads(pickle.dumps(caught.exception))), str(caught.exception))

    def test_what_jupyter_shows_is_escaped(self):
        hostile = tlsconf.Input('<script>alert("x")</script>.pem', REAL.read_bytes()[:3000])
        report = tlsconf.check(hostile, time=AT)
        shown = report._repr_html_()
        self.assertNotIn("<script", shown)
        self.assertIn("&lt;script&gt;", shown)
        self.assertIn(report.findings[0].code, shown)

    def test_other_threads_run_meanwhile(self):
        many = tlsconf.Input("many.pem", REAL.read_bytes() * 400)
        ticks = []
        done = threading.Event()

        def tick():
            while not done.is_set():
                ticks.append(time.monotonic())
                time.sleep(0.001)

        other = threading.Thread(target=tick)
        other.start()
        began = time.monotonic()
        tlsconf.emit(many, client="redis-cli", time=AT)
        took = time.monotonic() - began
        done.set()
        other.join()
        gaps = [after - before for before, after in zip(ticks, ticks[1:])]
        self.assertLess(max(gaps), took / 2, f"{took:.2f} s, of which {max(gaps):.2f} s without another thread")

    def test_the_program_is_the_program(self):
        asked = {
            0: ["check", REAL, "--at", AT],
            1: ["check", REAL, "--at", AT, "--fail-on", "warning", "--format", "json"],
            2: ["check", "nowhere.pem"],
        }
        ways = [
            [os.environ["TLSCONF_PROGRAM"]],
            [sys.executable, "-m", "tlsconf"],
            [Path(sys.executable).with_name("tlsconf")],
        ]
        for status, words in asked.items():
            answers = [subprocess.run([*way, *words], capture_output=True) for way in ways]
            self.assertEqual([answer.returncode for answer in answers], [status] * 3)
            self.assertEqual(len({(answer.stdout, answer.stderr) for answer in answers}), 1)
        # What the package says by itself is the same text.
        text = subprocess.run([*ways[1], *asked[0]], capture_output=True, text=True).stdout
        self.assertEqual(text, tlsconf.check(REAL, time=AT).text)


if __name__ == "__main__":
    unittest.main()
