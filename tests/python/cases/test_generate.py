"""What is made anew: it is what others take, and comes to lie on a disk whole or not at all."""

import base64
import json
import os
import shutil
import socket
import ssl
import subprocess
import tempfile
import time
import unittest
import zipfile
from contextlib import contextmanager
from pathlib import Path
from unittest import mock

import redis
import tlsconf


def modes(folder):
    return {path.name: oct(path.stat().st_mode & 0o777) for path in folder.iterdir()}


@contextmanager
def serving(folder, port):
    with open(folder / "log", "wb") as log:
        server = subprocess.Popen(["redis-server", folder / "redis.conf"], cwd=folder, stdout=log, stderr=log)
    try:
        until = time.monotonic() + 10
        while server.poll() is None and time.monotonic() < until:
            try:
                socket.create_connection(("127.0.0.1", port), 1).close()
                break
            except OSError:
                time.sleep(0.02)
        yield
    finally:
        server.kill()
        server.wait()


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


class Generate(unittest.TestCase):
    def setUp(self):
        self.folder = Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.folder)

    def test_a_server_starts_with_a_set_up_and_redis_py_connects(self):
        folder, port = self.folder / "redis dev", free_port()
        made = tlsconf.generate(dev={"hosts": ["localhost", "127.0.0.1"], "directory": str(folder), "port": port})
        self.assertEqual((made.report.verdict, made.report.counts.error), ("ready", 0))
        self.assertEqual(made.save(), folder)
        ca = (folder / "ca.pem", folder / "ca.key")
        tlsconf.generate(client={"name": "worker", "days": 30}, ca=ca, key="rsa2048").save(self.folder / "worker")
        stranger = tlsconf.generate(client="stranger").save(self.folder / "stranger")
        pairs = [(folder / "client.crt", folder / "client.key")]
        pairs += [
            (where / "redis_user.crt", where / "redis_user_private.key") for where in (self.folder / "worker", stranger)
        ]
        with serving(folder, port):
            for at, pair in enumerate(pairs):
                config = tlsconf.Config(folder / "ca.pem", *pair, endpoint=f"localhost:{port}")
                with redis.Redis(**config.redis_kwargs()) as client, self.subTest(str(pair[0])):
                    try:
                        self.assertTrue(client.ping() and at < 2)
                    except redis.ConnectionError:
                        self.assertEqual(at, 2)
                    finally:
                        client.connection_pool.disconnect()

    def test_each_kind_of_key_is_what_ssl_takes(self):
        for key in ("p256", "ed25519"):
            made = tlsconf.generate(client={"name": "Jürgen", "days": 30, "database": "12345"}, key=key)
            self.assertEqual([file.name for file in made.files], ["redis-db-12345.crt", "redis-db-12345.key"])
            made.save(self.folder / key)
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
            context.load_cert_chain(self.folder / key / "redis-db-12345.crt", self.folder / key / "redis-db-12345.key")

    def test_a_request_for_a_ca(self):
        made = tlsconf.generate(csr={"name": "worker", "hosts": ["w.example.com", "10.0.0.7"]})
        self.assertTrue(made.files[0].bytes.startswith(b"-----BEGIN CERTIFICATE REQUEST-----\n"))
        self.assertIsNone(made.report)
        self.assertEqual(tlsconf.generate(csr="worker").files[0].name, "redis_user.csr")

    def test_randomness_is_the_systems_unless_it_is_given(self):
        def key(**more):
            return tlsconf.generate(client="worker", time="2026-11-25", **more).files[1].bytes

        self.assertNotEqual(key(), key())
        entropy = bytes(range(32))
        self.assertEqual(key(entropy=entropy), key(entropy=bytearray(entropy)))
        with self.assertRaises(tlsconf.MisuseError) as caught:
            key(entropy=entropy[1:])
        self.assertEqual(caught.exception.field, "entropy")

    def test_no_key_is_shown(self):
        made = tlsconf.generate(client="worker")
        self.assertNotIn("PRIVATE", repr(made))
        self.assertIn("redis_user_private.key", repr(made))

    def test_what_cannot_be_made_names_the_field(self):
        calls = {
            "name": {"client": ""},
            "days": {"client": {"name": "x", "days": 4000}},
            "hosts": {"csr": {"name": "x", "hosts": ["not a host"]}},
            "ca.key": {"client": "x", "ca": (tlsconf.Input("ca.pem", b""), tlsconf.Input("ca.key", b""))},
            "ca": {"client": "x", "ca": ("ca.pem",)},
            "inputs": {"csr": "x", "ca": (tlsconf.Input("ca.pem", b""), tlsconf.Input("ca.key", b""))},
            "generate": {"client": {"nane": "x"}},
            "generate ": {"dev": {"hosts": ["localhost"]}},
            None: {"client": "x", "csr": "x"},
        }
        for field, asked in calls.items():
            with self.subTest(field), self.assertRaises(tlsconf.MisuseError) as caught:
                tlsconf.generate(**asked)
            self.assertEqual(caught.exception.field, field and field.strip())
        with self.assertRaises(tlsconf.UnreadableError):
            tlsconf.generate(client="x", ca=("nowhere.pem", "nowhere.key"))

    def test_both_doors_make_the_same(self):
        entropy = bytes(range(32))
        asked = {"client": {"name": "x"}, "time": "2026-11-25T00:00:00Z", "entropy": base64.b64encode(entropy).decode()}
        answer = json.loads(tlsconf.generate_json(json.dumps(asked)))
        made = tlsconf.generate(client="x", time="2026-11-25", entropy=entropy)
        self.assertEqual(json.loads(made.report.json), answer["report"])
        self.assertEqual([file.name for file in made.files], [file["name"] for file in answer["files"]])


class Save(unittest.TestCase):
    def setUp(self):
        self.folder = Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.folder)
        self.made = tlsconf.generate(client="worker")

    def test_a_folder_and_a_zip(self):
        into = self.folder / "a" / "b"
        old = os.umask(0)
        try:
            self.assertEqual(self.made.save(into), into)
            self.made.save(self.folder / "user.ZIP")
        finally:
            os.umask(old)
        self.assertEqual(modes(into), {"redis_user.crt": "0o644", "redis_user_private.key": "0o600"})
        self.assertEqual(modes(self.folder)["user.ZIP"], "0o600")
        with zipfile.ZipFile(self.folder / "user.ZIP") as archive:
            held = {name: archive.read(name) for name in archive.namelist()}
        self.assertEqual(held, {file.name: file.bytes for file in self.made.files})
        self.addCleanup(os.chdir, os.getcwd())
        os.chdir(self.folder)
        self.assertEqual(self.made.save(), Path("redis_user.zip"))

    def test_nothing_is_overwritten_unless_forced(self):
        self.made.save(self.folder)
        key = (self.folder / "redis_user_private.key").read_bytes()
        (self.folder / "redis_user.crt").unlink()
        other = tlsconf.generate(client="worker")
        with self.assertRaises(FileExistsError) as caught:
            other.save(self.folder)
        self.assertTrue(caught.exception.filename.endswith("redis_user_private.key"))
        self.assertEqual(list(modes(self.folder)), ["redis_user_private.key"])
        self.assertEqual((self.folder / "redis_user_private.key").read_bytes(), key)
        other.save(self.folder, force=True)
        self.assertEqual((self.folder / "redis_user_private.key").read_bytes(), other.files[1].bytes)
        self.assertEqual(modes(self.folder), {"redis_user.crt": "0o644", "redis_user_private.key": "0o600"})

    def test_on_a_failure_nothing_stays_behind(self):
        real = os.link

        def link(draft, path):
            if str(path).endswith(".key"):
                # It came meanwhile.
                Path(path).write_bytes(b"theirs")
            real(draft, path)

        with mock.patch("os.link", link), self.assertRaises(FileExistsError):
            self.made.save(self.folder)
        left = {path.name: path.read_bytes() for path in self.folder.iterdir()}
        self.assertEqual(left, {"redis_user_private.key": b"theirs"})
        with mock.patch("os.fsync", side_effect=OSError(28, "No space left on device")), self.assertRaises(OSError):
            self.made.save(self.folder / "new" / "folder")
        self.assertEqual(list(self.folder.iterdir()), [self.folder / "redis_user_private.key"])

    def test_where_there_are_no_hard_links(self):
        with mock.patch("os.link", side_effect=PermissionError(1, "Operation not permitted")):
            self.made.save(self.folder)
        self.assertEqual(modes(self.folder), {"redis_user.crt": "0o644", "redis_user_private.key": "0o600"})

    def test_a_set_up_lies_where_it_was_made_for(self):
        made = tlsconf.generate(dev=self.folder / "dev")
        for place in (self.folder / "elsewhere", self.folder / "dev.zip"):
            with self.assertRaises(tlsconf.MisuseError) as caught:
                made.save(place)
            self.assertEqual(caught.exception.field, "place")
        self.assertEqual(list(self.folder.iterdir()), [])
        made.save(self.folder / "dev")
        self.assertIn(str(self.folder / "dev"), (self.folder / "dev" / "redis.conf").read_text())


if __name__ == "__main__":
    unittest.main()
