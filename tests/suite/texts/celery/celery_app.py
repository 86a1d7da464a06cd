# Made by tlsconf for Celery 5.7.0, from:
#   ca.pem: 1 certificate
#   user.crt: 2 certificates
#   user.key: 1 private key
import os
import ssl
from urllib.parse import quote

from celery import Celery

TLS = {
    "ssl_ca_certs": "/tls/ca.pem",
    "ssl_cert_reqs": "required",
    "ssl_check_hostname": True,
    "ssl_certfile": "/tls/client.crt",
    "ssl_keyfile": "/tls/client.key",
    "ssl_min_version": ssl.TLSVersion.TLSv1_2,
    "ssl_ciphers": "ECDHE-RSA-AES256-GCM-SHA384:ECDHE-RSA-AES128-GCM-SHA256",
}

password = quote(os.environ.get("REDIS_PASSWORD", ""), safe="")
credentials = "o%27neill%20%22app%22:" + password + "@" if password else ""
URL = "rediss://" + credentials + "redis.example.test:6380/2"

app = Celery(
    "app",
    broker=URL,
    backend=URL,
    broker_use_ssl=TLS,
    redis_backend_use_ssl=TLS,
)


@app.task
def ping():
    return "PONG"


if __name__ == "__main__":
    with app.connection_for_write() as broker:
        broker.connect()
        broker.default_channel.client.ping()
    app.backend.client.ping()
    print("PONG")
