"""redis-py, sync and asyncio, one server and a cluster, with what `Config.redis_kwargs` gives, against real servers."""

import asyncio
import os
import re
import ssl
import sys
import unittest
import warnings
from pathlib import Path
from unittest import mock

import redis
import redis.asyncio
import tlsconf
import tlsconf.redis
from given import CA, CLIENT, EMISSION, OTHER_CA, at, server_chain

PASSWORD = "p@ss w%rd\"$x'"
QUOTED = "p%40ss%20w%25rd%22%24x%27"
RUNTIME = "%d.%d.%d" % sys.version_info[:3]


def sync_ping(config, **options):
    kwargs = config.redis_kwargs(**options)
    with redis.Redis(**kwargs) as client:
        try:
            return client.ping()
        finally:
            client.connection_pool.disconnect()


def async_ping(config, **options):
    async def ping():
        async with redis.asyncio.Redis.from_pool(
            config.redis_kwargs(asyncio=True, **options)["connection_pool"]
        ) as client:
            return await client.ping()

    return asyncio.run(ping())


def sync_cluster(config, **options):
    with redis.RedisCluster(**config.redis_kwargs(cluster=True, **options)) as client:
        client.set("tlsconf", "1")
        return client.get("tlsconf") in (b"1", "1") and len(client.get_nodes()) == 3


def async_cluster(config, **options):
    async def use():
        async with tlsconf.redis.AsyncRedisCluster(
            **config.redis_kwargs(cluster=True, asyncio=True, **options)
        ) as client:
            await client.set("tlsconf", "1")
            return await client.get("tlsconf") in (b"1", "1") and len(client.get_nodes()) == 3

    return asyncio.run(use())


ALONE = {"redis.Redis": sync_ping, "redis.asyncio.Redis": async_ping}
CLUSTERS = {"redis.RedisCluster": sync_cluster, "tlsconf.redis.AsyncRedisCluster": async_cluster}

# The files, and what is asked of Config and of redis_kwargs.
CONNECTS = {
    "without client authentication": ((CA,), {"endpoint": at("open")}, {}),
    "with client authentication, by address": ((CA, *CLIENT), {"endpoint": at("mutual", "127.0.0.1")}, {}),
    "TLS 1.2 alone": ((CA,), {"endpoint": at("tls12"), "policy": {"max_version": "1.2"}}, {}),
    "TLS 1.3 alone": ((CA,), {"endpoint": at("tls13"), "policy": {"min_version": "1.3"}}, {}),
    "a server by another name": ((CA,), {"endpoint": at("open", "127.0.0.1"), "server_name": "localhost"}, {}),
    "a root outside the strict profile": (
        (EMISSION / "lax-ca.pem", server_chain("lax.crt")),
        {"endpoint": at("lax")},
        {},
    ),
    "user and password out of the URL": (
        (CA,),
        {"endpoint": at("acl", scheme=f"rediss://app-user:{QUOTED}@") + "/0"},
        {},
    ),
    "user and password beside it": ((CA,), {"endpoint": at("acl")}, {"username": "app-user", "password": PASSWORD}),
}
if sys.version_info >= (3, 10):
    CONNECTS["an intermediate without its root"] = (
        (EMISSION / "issuing-ca.pem", server_chain()),
        {"endpoint": at("open")},
        {},
    )

# What is told to `check`: the files, what the server presents, and its policy; and what OpenSSL says.
REFUSED = {
    "another CA": (
        "open",
        (OTHER_CA,),
        server_chain(),
        {},
        "self.signed certificate in certificate chain|unable to get",
    ),
    "another host": ("elsewhere", (CA,), server_chain("elsewhere.crt"), {}, "Hostname mismatch"),
    "an expired leaf": ("expired", (CA,), server_chain("expired.crt"), {}, "certificate has expired"),
    "no client certificate": (
        "mutual",
        (CA,),
        server_chain(),
        {"client_authentication": "required"},
        "certificate required|closed|reset|EOF",
    ),
}


class Connect(unittest.TestCase):
    def test_they_connect(self):
        for name, ping in ALONE.items():
            for what, (files, asked, options) in CONNECTS.items():
                with self.subTest(f"{name}: {what}"):
                    self.assertTrue(ping(tlsconf.Config(*files, **asked), **options))

    def test_they_are_refused_as_foretold(self):
        for what, (server, files, chain, policy, says) in REFUSED.items():
            # Judged as everybody can who has the server's certificates.
            client = {"id": "redis-py", "version": None, "runtime": RUNTIME}
            named = [tlsconf.Input(Path(file).name, Path(file).read_bytes()) for file in files]
            report = tlsconf.check(*named, chain, endpoint=at(server), policy=policy or None, clients=[client])
            (foretold,) = report.clients
            self.assertEqual(foretold.verdict, "refuses", what)
            causes = [report.findings[cause] for cause in foretold.causes]
            self.assertTrue(causes, what)
            for cause in causes:
                print(f"  {what}: foretold {cause.code}: {cause.message}", flush=True)
            with self.subTest(f"Config: {what}"), self.assertRaises(tlsconf.RefusedError) as caught:
                tlsconf.Config(*files, chain, endpoint=at(server), policy=policy or None)
            self.assertTrue(
                any(f"({cause.code})" in caught.exception.message for cause in causes), caught.exception.message
            )
            config = tlsconf.Config(*files, endpoint=at(server))
            for name, ping in ALONE.items():
                with (
                    self.subTest(f"{name}: {what}"),
                    self.assertRaises((redis.ConnectionError, ssl.SSLError, OSError)) as caught,
                ):
                    ping(config)
                self.assertRegex(str(caught.exception), says)
                pattern = ".*".join(re.escape(part) for part in foretold.prints.split("*"))
                self.assertTrue(
                    foretold.class_ == "peer-refused" or re.search(pattern, str(caught.exception)), foretold.prints
                )
            print(f"  {what}: said {str(caught.exception)[:150]}", flush=True)

    def test_clusters_compare_each_node_with_its_own_name(self):
        inputs = (CA, *CLIENT)
        for name, use in CLUSTERS.items():
            for endpoint, server_name in ((at("cluster"), None), (at("cluster", "127.0.0.1"), "localhost")):
                with self.subTest(name, server_name=server_name):
                    self.assertTrue(use(tlsconf.Config(*inputs, endpoint=endpoint, server_name=server_name)))
                    self.assertTrue(use(tlsconf.Config(*inputs, endpoint=endpoint), decode_responses=True))
            refused = {
                "another CA": tlsconf.Config(OTHER_CA, *CLIENT, endpoint=at("cluster")),
                "another name for all": tlsconf.Config(
                    *inputs, endpoint=at("cluster"), server_name="redis.example.test"
                ),
                "no client certificate": tlsconf.Config(CA, endpoint=at("cluster")),
            }
            for what, config in refused.items():
                with (
                    self.subTest(f"{name}: {what}"),
                    self.assertRaises((redis.exceptions.RedisClusterException, OSError)),
                ):
                    use(config)

    def test_the_systems_roots_are_not_trusted(self):
        """redis-py by itself adds them to the CA file."""
        with mock.patch.dict(os.environ, {"SSL_CERT_FILE": str(CA)}):
            host, _, port = at("open").partition(":")
            with redis.Redis(host, int(port), ssl=True, ssl_ca_certs=str(OTHER_CA), ssl_check_hostname=True) as client:
                self.assertTrue(client.ping())
            for name, ping in ALONE.items():
                with self.subTest(name), self.assertRaises((redis.ConnectionError, ssl.SSLError, OSError)):
                    ping(tlsconf.Config(OTHER_CA, endpoint=at("open")))
                self.assertTrue(ping(tlsconf.Config(OTHER_CA, endpoint=at("open"), system_roots=True)))

    def test_no_endpoint_is_misuse_and_nothing_is_cleartext(self):
        with self.assertRaises(tlsconf.MisuseError) as caught:
            tlsconf.Config(CA).redis_kwargs()
        self.assertEqual(caught.exception.field, "endpoint")
        config = tlsconf.Config(CA, endpoint=at("open"))

        # Python 3.9 makes locks of asyncio in its loop alone.
        async def made(cluster, is_async):
            kwargs = config.redis_kwargs(cluster=cluster, asyncio=is_async)
            return kwargs, kwargs["connection_class"] if cluster else kwargs["connection_pool"].connection_class

        for cluster in (False, True):
            for is_async in (False, True):
                kwargs, connection = asyncio.run(made(cluster, is_async))
                module = redis.asyncio.connection if is_async else redis.connection
                self.assertTrue(issubclass(connection, module.SSLConnection))
        with self.assertRaises(TypeError):
            redis.asyncio.RedisCluster(**kwargs)

    def test_another_redis_py_is_noticed(self):
        config = tlsconf.Config(CA, endpoint=at("open"))
        for module, method, is_async in (
            (redis.connection, "_connect", False),
            (redis.asyncio.connection, "_connection_arguments", True),
        ):
            with (
                mock.patch.object(module, "SSLConnection", type("SSLConnection", (), {})),
                self.assertRaises(tlsconf.TlsconfError) as caught,
            ):
                config.redis_kwargs(asyncio=is_async)
            self.assertIn(method, str(caught.exception))

    def test_ssl_alone(self):
        import socket

        host, _, port = at("mutual").partition(":")
        context = tlsconf.Config(CA, *CLIENT, endpoint=at("mutual")).ssl_context()
        # Whatever is said here: the certificate is compared with the name that was judged.
        with (
            socket.create_connection((host, int(port))) as tcp,
            context.wrap_socket(tcp, server_hostname="elsewhere") as tls,
        ):
            tls.sendall(b"PING\r\n")
            self.assertEqual(tls.recv(16), b"+PONG\r\n")


if __name__ == "__main__":
    warnings.simplefilter("error", ResourceWarning)
    unittest.main()
