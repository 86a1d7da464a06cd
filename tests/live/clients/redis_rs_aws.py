"""redis-rs with rustls on aws-lc-rs, its default, whose C code takes a minute to build."""
from .redis_rs import client

NAME, IN_TEST = "redis-rs with aws-lc-rs", True


def clients(cache):
    yield client(cache, "redis-rs", "aws")
