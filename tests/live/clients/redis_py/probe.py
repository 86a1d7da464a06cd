"""redis-py connects with every set-up on standard input; one JSON line an answer. An argument OPTION=FLAG sets a verify
flag."""
import json
import os
import socket
import ssl
import sys

import redis

real = socket.getaddrinfo
# The names of the set-ups stand for loopback; everything else of the connection is the client's own.
socket.getaddrinfo = lambda host, port, *rest, **more: real("127.0.0.1", port, *rest, **more)

flags = {}
if len(sys.argv) > 1:
    option, flag = sys.argv[1].split("=")
    flags[option] = [getattr(ssl, flag)]
for setup in json.load(sys.stdin):
    folder = setup["folder"]
    has_client = os.path.exists(f"{folder}/client.crt")
    options = {"ssl": True, "ssl_ca_certs": f"{folder}/ca.pem", "socket_timeout": 5, "retry": None} | flags
    if has_client:
        options |= {"ssl_certfile": f"{folder}/client.crt", "ssl_keyfile": f"{folder}/client.key"}
        if setup["passphrase"]:
            options["ssl_password"] = setup["passphrase"]
    try:
        accepted, error = redis.Redis(host=setup["host"], port=setup["port"], **options).ping(), ""
    except Exception as refused:  # the text is what is compared
        accepted, error = False, str(refused)
    print(json.dumps({"folder": folder, "accepted": bool(accepted), "error": error}), flush=True)
