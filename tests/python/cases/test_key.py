"""A configuration, and the way of the key into it."""

import errno
import gc
import os
import pickle
import ssl
import stat
import subprocess
import sys
import threading
import unittest
from pathlib import Path
from unittest import mock

import tlsconf
from given import AT, CA, CLIENT, DATA, EMISSION, OTHER_CA, server_chain
from tlsconf import _key

KEY = CLIENT[1].read_text()
SECRET = KEY.splitlines()[2].encode()


def config(*inputs, **asked):
    return tlsconf.Config(*(inputs or (CA, *CLIENT)), **{"endpoint": "localhost:6380", "time": AT, **asked})


class Contexts(unittest.TestCase):
    def test_it_is_pythons_own_context_with_the_given_anchors_alone(self):
        context, usual = config().ssl_context(), ssl.create_default_context()
        self.assertEqual(context.verify_flags, usual.verify_flags)
        self.assertEqual(
            (context.options, context.verify_mode, context.check_hostname), (usual.options, ssl.CERT_REQUIRED, True)
        )
        self.assertEqual(context.get_ciphers(), usual.get_ciphers())
        self.assertEqual(
            (context.minimum_version, context.maximum_version), (ssl.TLSVersion.TLSv1_2, ssl.TLSVersion.TLSv1_3)
        )
        anchors = config().trust_anchors
        self.assertEqual(set(context.get_ca_certs(binary_form=True)), set(anchors))
        self.assertEqual(len(anchors), CA.read_text().count("BEGIN CERTIFICATE"))
        self.assertIsNone(context.keylog_filename)

    def test_the_systems_roots_only_where_they_are_asked_for(self):
        # Stands for the system's list: Python reads it where this variable says.
        with mock.patch.dict(os.environ, {"SSL_CERT_FILE": str(OTHER_CA), "SSL_CERT_DIR": "/nowhere"}):
            beside = config(system_roots=True).ssl_context()
            alone = config(tlsconf.Input(str(EMISSION / "issuing-ca.pem"))).ssl_context()
            without = tlsconf.Config(time=AT).ssl_context()
            with_other = config(EMISSION / "lax-ca.pem", system_roots=True).ssl_context()
        self.assertEqual(beside.cert_store_stats()["x509"], 3)
        self.assertEqual(alone.cert_store_stats()["x509"], 1)
        self.assertEqual(without.cert_store_stats()["x509"], 1)
        self.assertEqual(with_other.cert_store_stats()["x509"], 2)

    def test_the_policy_is_set_or_noted(self):
        policy = {"min_version": "1.2", "max_version": "1.2", "tls12_suites": ["ECDHE-ECDSA-AES256-GCM-SHA384"]}
        context = config(policy=policy).ssl_context()
        self.assertEqual(context.maximum_version, ssl.TLSVersion.TLSv1_2)
        names = [one["name"] for one in context.get_ciphers() if not one["name"].startswith("TLS_")]
        self.assertEqual(names, ["ECDHE-ECDSA-AES256-GCM-SHA384"])

        def codes(**asked):
            return {note.code for note in config(**asked).notes} - {"expired-member"}

        self.assertEqual(codes(), set())
        self.assertEqual(codes(policy={"tls13_suites": ["TLS_AES_256_GCM_SHA384"]}), {"no-tls13-suites"})
        self.assertEqual(codes(policy={"groups": ["secp256r1", "secp384r1"]}), {"no-groups"})
        self.assertEqual(codes(policy={"groups": ["secp384r1"]}), set())
        config(policy={"groups": ["secp384r1"]}).ssl_context()
        config(policy={"groups": ["x25519"]}).ssl_context()
        self.assertEqual(codes(policy={"groups": ["x25519"]}), set() if sys.version_info >= (3, 11) else {"no-groups"})
        self.assertEqual(codes(policy={"client_authentication": "none"}), {"client-certificate-left-out"})

    def test_a_name_that_python_cannot_send_is_misuse(self):
        with self.assertRaises(tlsconf.MisuseError) as caught:
            config(policy={"sni": "off"})
        self.assertEqual(caught.exception.field, "policy")
        self.assertEqual(config(endpoint="127.0.0.1:6380").verify_name, "127.0.0.1")

    def test_it_is_judged_for_the_python_that_runs(self):
        # A root without keyUsage: what Python refuses from 3.13 on, unless it is told not to.
        lax = config(EMISSION / "lax-ca.pem", server_chain("lax.crt")).ssl_context()
        self.assertEqual(lax.verify_flags & ssl.VERIFY_X509_STRICT, 0)
        # An intermediate without its root, which it takes from 3.13 on, and before where it is told to.
        if sys.version_info >= (3, 10):
            partial = config(EMISSION / "issuing-ca.pem", server_chain()).ssl_context()
            self.assertTrue(partial.verify_flags & ssl.VERIFY_X509_PARTIAL_CHAIN)
        else:
            with self.assertRaises(tlsconf.RefusedError):
                config(EMISSION / "issuing-ca.pem", server_chain())

    def test_what_is_refused_carries_its_report(self):
        cut = tlsconf.Input("redis_ca.pem", CA.read_bytes()[:-60])
        refused = {
            "PEM": (cut,),
            "CHN": (OTHER_CA, server_chain()),
            "KEY": (CA, CLIENT[0], DATA / "mtls/redis_user_private.key"),
        }
        for family, inputs in refused.items():
            with self.subTest(family), self.assertRaises(tlsconf.RefusedError) as caught:
                config(*inputs)
            error = caught.exception
            self.assertEqual(error.code, "refused")
            self.assertIn(f"({family}", error.message)
            self.assertIn("To mend it", error.message)
            self.assertTrue(str(error).endswith(error.report.text))
            self.assertEqual([client.id.split("-python")[0] for client in error.report.clients], ["redis-py"])
            self.assertEqual(str(pickle.loads(pickle.dumps(error))), str(error))

    def test_it_stays_as_it_is(self):
        one = config()
        with self.assertRaises(AttributeError):
            one.host = "elsewhere"
        with self.assertRaises(TypeError):
            pickle.dumps(one)
        self.assertEqual(repr(one), "<tlsconf.Config localhost:6380, 3 trust anchors, a client certificate>")
        self.assertEqual(len(one.certificate_chain), 2)
        contexts = []
        threads = [threading.Thread(target=lambda: contexts.append(one.ssl_context())) for _ in range(16)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual({len(context.get_ca_certs()) for context in contexts}, {3})
        self.assertEqual(len(contexts), 16)


class Keys(unittest.TestCase):
    def test_text_by_hand_is_what_base64_makes(self):
        for length in (0, 1, 2, 3, 47, 48, 49, 50, 1218):
            octets = os.urandom(length)
            self.assertEqual(_key.pem("CERTIFICATE", octets).decode().split(), ssl.DER_cert_to_PEM_cert(octets).split())

    def test_an_encrypted_key_is_opened(self):
        passphrase = "a 'word'"
        for given in (passphrase, passphrase.encode(), bytearray(passphrase.encode())):
            with self.subTest(type(given)):
                config(
                    CA, CLIENT[0], tlsconf.Input("client.key", encrypted(passphrase)), passphrase=given
                ).ssl_context()
                self.assertEqual(bytes(given, "utf-8") if isinstance(given, str) else bytes(given), passphrase.encode())
        for wrong in (None, "another"):
            with self.subTest(wrong), self.assertRaises(tlsconf.RefusedError):
                config(CA, CLIENT[0], tlsconf.Input("client.key", encrypted(passphrase)), passphrase=wrong)

    def loaded(self, fail=False):
        """What the key's file looks like at the moment when OpenSSL reads it."""
        seen = []
        real = ssl.SSLContext.load_cert_chain

        def load(context, path, *more):
            state = os.stat(path)
            is_there = Path(path).exists()
            seen.append((path, stat.S_IMODE(state.st_mode), state.st_uid, SECRET in Path(path).read_bytes(), is_there))
            if fail:
                raise ssl.SSLError("it cannot be loaded")
            return real(context, path, *more)

        before = open_files()
        with mock.patch.object(ssl.SSLContext, "load_cert_chain", load):
            if fail:
                with self.assertRaises(ssl.SSLError):
                    config().ssl_context()
            else:
                config().ssl_context()
        self.assertEqual(open_files(), before)
        self.assertEqual(len(seen), 1)
        path, mode, owner, holds, is_there = seen[0]
        self.assertEqual((mode, owner, holds, is_there), (0o600, os.getuid(), True, True))
        return path

    def test_the_key_lies_in_no_folder(self):
        for fail in (False, True):
            self.assertRegex(self.loaded(fail), r"^/proc/self/fd/\d+$")
        self.assertEqual(list(Path("/dev/shm").glob("tlsconf-*")), [])

    def test_else_it_lies_in_memory_and_goes_at_once(self):
        gone = {
            "memfd_create fails": mock.patch.object(os, "memfd_create", side_effect=OSError(errno.ENOSYS, "no")),
            "it cannot be opened again": mock.patch.object(os, "access", return_value=False),
        }
        for name, patch in gone.items():
            for fail in (False, True):
                with self.subTest(name, fail=fail), patch:
                    path = self.loaded(fail)
                self.assertEqual(Path(path).parent, Path("/dev/shm"))
                self.assertFalse(Path(path).exists())

    def test_it_is_on_no_disk_even_where_there_is_no_memory(self):
        no_memfd = mock.patch.object(os, "memfd_create", side_effect=OSError)
        no_memory = mock.patch.object(_key, "MEMORY", "/nowhere")
        with no_memfd, no_memory, self.assertRaises(tlsconf.TlsconfError) as caught:
            config().ssl_context()
        self.assertIn("from a file alone", str(caught.exception))

    def test_nothing_is_written_elsewhere(self):
        """Every file that is opened for writing, as the interpreter tells it."""
        program = "\n".join(
            [
                "import os, sys, tlsconf",
                "one = tlsconf.Config(*sys.argv[1:], endpoint='localhost:6380', time='2026-11-25')",
                "written = []",
                "flags = os.O_WRONLY | os.O_RDWR | os.O_CREAT",
                "def heard(event, given):",
                "    if event == 'open' and given[2] & flags: written.append(given[0])",
                "sys.addaudithook(heard)",
                "one.ssl_context()",
                "print(written)",
            ]
        )
        done = subprocess.run([sys.executable, "-c", program, CA, *CLIENT], capture_output=True, text=True, check=True)
        self.assertEqual(done.stdout.strip(), "[]")

    def test_texts_of_the_key_are_wiped(self):
        texts = []
        real = _key.pem

        def kept(label, octets):
            texts.append(real(label, octets))
            return texts[-1]

        with mock.patch.object(_key, "pem", kept):
            config().ssl_context()
        self.assertEqual(bytes(texts[-1]).strip(b"\0"), b"")

    def test_the_key_is_gone_with_its_configuration(self):
        """Searched for in the whole memory of a process that read the files, and that did nothing else with them."""
        program = "\n".join(
            [
                "import gc, sys, tlsconf",
                "one = tlsconf.Config(*sys.argv[1:], endpoint='localhost:6380', time='2026-11-25')",
                "print('made', flush=True)",
                "input()",
                "del one",
                "gc.collect()",
                "print('gone', flush=True)",
                "input()",
            ]
        )
        command = [sys.executable, "-c", program, CA, *CLIENT]
        with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
            copies = {}
            for _ in range(2):
                state = process.stdout.readline().strip()
                copies[state] = found(process.pid, scalar()), found(process.pid, SECRET)
                process.stdin.write("\n")
                process.stdin.flush()
        self.assertGreater(copies["made"][0], 0, "the search finds nothing where there is something")
        self.assertEqual(copies["gone"], (0, 0))


def scalar():
    """The number that the key is: the octet string behind ECPrivateKey's version (RFC 5915)."""
    der = ssl.PEM_cert_to_DER_cert(KEY[KEY.index("-----BEGIN") :].replace("PRIVATE KEY", "CERTIFICATE").strip())
    at = der.index(b"\x02\x01\x01\x04\x20") + 5
    return der[at : at + 32]


def found(pid, octets):
    """How often they stand in what the process may write."""
    count = 0
    with open(f"/proc/{pid}/maps") as maps, open(f"/proc/{pid}/mem", "rb", 0) as memory:
        for where, mode, *_, name in (line.split(maxsplit=5) for line in maps):
            if mode.startswith("rw") and name.strip() not in ("[vvar]", "[vsyscall]"):
                begin, end = (int(part, 16) for part in where.split("-"))
                memory.seek(begin)
                count += memory.read(end - begin).count(octets)
    return count


def encrypted(passphrase):
    command = ["openssl", "pkcs8", "-topk8", "-v2", "aes-256-cbc", "-passout", "stdin", "-in", str(CLIENT[1])]
    return subprocess.run(command, input=passphrase.encode() + b"\n", capture_output=True, check=True).stdout


def open_files():
    gc.collect()
    return sorted(os.listdir("/proc/self/fd"))


if __name__ == "__main__":
    unittest.main()
