"""redis-py with a context of `tlsconf.Config`. It has no argument for one: its connections are given it here."""

from __future__ import annotations

import importlib
import ssl
from typing import Any, Callable

from ._errors import TlsconfError


def kwargs(
    context: ssl.SSLContext, host: str, port: int, asyncio: bool, cluster: bool, options: dict[str, Any]
) -> dict[str, Any]:
    """See `tlsconf.Config.redis_kwargs`."""
    connection_class = _asyncio_class(context) if asyncio else _class(context)
    options = {**options, "connection_class": connection_class}
    if not cluster:
        module = importlib.import_module("redis.asyncio.connection" if asyncio else "redis.connection")
        return {"connection_pool": module.ConnectionPool(host=host, port=port, **options)}
    if options.pop("db", 0):
        raise TlsconfError("misuse", "a cluster has the database 0 alone", "database")
    if asyncio:
        return {"host": host, "port": port, **options}
    # It takes a class of connections with a URL alone. The class speaks TLS; `rediss://` would put redis-py's own in
    # its place.
    shown = f"[{host}]" if ":" in host else host
    return {"url": f"redis://{shown}:{port}", **options}


def _class(context: ssl.SSLContext) -> Any:
    """redis-py's own makes a context for each connection, which trusts the system's roots (redis/connection.py)."""
    module: Any = importlib.import_module("redis.connection")

    def _connect(self: Any) -> ssl.SSLSocket:
        sock = module.Connection._connect(self)
        try:
            return context.wrap_socket(sock, server_hostname=self.host)
        except BaseException:
            sock.close()
            raise

    return _derived(module.SSLConnection, _connect)


def _asyncio_class(context: ssl.SSLContext) -> Any:
    module: Any = importlib.import_module("redis.asyncio.connection")

    def _connection_arguments(self: Any) -> dict[str, Any]:
        return {**module.Connection._connection_arguments(self), "ssl": context}

    return _derived(module.SSLConnection, _connection_arguments)


def _derived(base: Any, method: Callable[..., Any]) -> Any:
    # Another redis-py may open its connections elsewhere, and would pass over the method in silence.
    if method.__name__ not in vars(base):
        raise TlsconfError("internal", f"this redis-py is not known: {base.__qualname__} has no {method.__name__}")
    return type("TlsconfConnection", (base,), {method.__name__: method, "__module__": __name__})


def __getattr__(name: str) -> Any:
    # redis-py is asked for when it is needed, so that who does without it can import this.
    if name != "AsyncRedisCluster":
        raise AttributeError(name)
    module: Any = importlib.import_module("redis.asyncio.cluster")

    def __init__(self: Any, *, connection_class: Any, **options: Any) -> None:
        module.RedisCluster.__init__(self, **options)
        if self.nodes_manager.connection_kwargs is not self.connection_kwargs:
            raise TlsconfError("internal", "this redis-py is not known: a node of a cluster is made in another way")
        self.connection_kwargs["connection_class"] = connection_class
        for node in self.nodes_manager.startup_nodes.values():
            node.connection_class = connection_class

    cluster = type(name, (module.RedisCluster,), {"__init__": __init__, "__module__": __name__, "__doc__": _CLUSTER})
    globals()[name] = cluster
    return cluster


_CLUSTER = "`redis.asyncio.RedisCluster`, which has no argument for a class of connections, with one."
