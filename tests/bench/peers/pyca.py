"""The same of Python's cryptography: pyca.py parse|verify FILE prints the median in nanoseconds."""

import statistics
import sys
import time
from datetime import datetime, timezone

from cryptography import x509
from cryptography.x509 import verification

NOW = datetime.fromtimestamp(1795564800, timezone.utc).replace(tzinfo=None)


def verify(text):
    leaf, intermediate, root = x509.load_pem_x509_certificates(text)
    policy = verification.PolicyBuilder().store(verification.Store([root])).time(NOW)
    policy.build_server_verifier(x509.DNSName("redis.example.test")).verify(leaf, [intermediate])


call = {"parse": x509.load_pem_x509_certificates, "verify": verify}[sys.argv[1]]
with open(sys.argv[2], "rb") as file:
    text = file.read()
times, begun = [], time.perf_counter()
while len(times) < 3 or (time.perf_counter() - begun < 0.5 and len(times) < 1000):
    start = time.perf_counter_ns()
    call(text)
    times.append(time.perf_counter_ns() - start)
print(int(statistics.median(times)))
