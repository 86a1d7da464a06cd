"""redis-server with TLS on ports of its own, started when first asked for and stopped at the end."""
import hashlib
import socket
import subprocess
import time
from pathlib import Path


def free_port():
    # The bus of a cluster listens 10,000 above.
    for _ in range(100):
        with socket.socket() as one:
            one.bind(("127.0.0.1", 0))
            port = one.getsockname()[1]
        if port < 55000:
            return port
    raise RuntimeError("no free port below 55000")


class Servers:
    def __init__(self, data, scratch, env):
        self.data, self.scratch, self.env = Path(data), Path(scratch), env
        self.ports, self.processes = {}, []

    def __enter__(self):
        return self

    def __exit__(self, *_):
        for process in self.processes:
            process.kill()
        for process in self.processes:
            process.wait()

    def port(self, kind):
        if kind not in self.ports:
            several = {"cluster": self.cluster, "sentinel": self.sentinel}.get(kind)
            self.ports[kind] = several() if several else self.start(*self.options(kind))
        return self.ports[kind]

    def options(self, kind):
        certificate = f"{kind}.crt" if kind in ("elsewhere", "expired", "lax") else "server.crt"
        more = {"mutual": ["--tls-auth-clients", "yes"], "tls12": ["--tls-protocols", "TLSv1.2"],
                "tls13": ["--tls-protocols", "TLSv1.3"]}.get(kind, [])
        if kind == "acl":
            users = self.scratch / "users.acl"
            # redis-server reads the file by lines and words: a password with a blank goes in as its hash.
            digest = hashlib.sha256("p@ss w%rd\"$x'".encode()).hexdigest()
            users.write_text(f"user default off\nuser app-user on #{digest} ~* &* +@all\n")
            more = ["--aclfile", str(users)]
        return certificate, more

    def start(self, certificate, more, configuration=None):
        port = free_port()
        folder = self.scratch / str(port)
        folder.mkdir()
        command = ["redis-server", "--port", "0", "--tls-port", str(port), "--bind", "127.0.0.1", "--save", "", "--dir", str(folder),
                   "--logfile", str(folder / "log"), "--tls-cert-file", str(self.data / certificate),
                   "--tls-key-file", str(self.data / "server.key"), "--tls-ca-cert-file", str(self.data / "client-ca.pem"),
                   "--tls-auth-clients", "no", *more]
        if configuration:
            # Sentinel insists on a file of its own, which it rewrites.
            (folder / "sentinel.conf").write_text(configuration)
            command[1:1] = [str(folder / "sentinel.conf"), "--sentinel"]
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=self.env)
        self.processes.append(process)
        until = time.monotonic() + 10
        while process.poll() is None and time.monotonic() < until:
            try:
                socket.create_connection(("127.0.0.1", port), 1).close()
                return port
            except OSError:
                time.sleep(0.02)
        raise RuntimeError(f"redis-server does not start: {(folder / 'log').read_text()[-600:]}")

    def cluster(self):
        """Three nodes that ask for client certificates and announce their addresses; the first one's port."""
        more = ["--tls-auth-clients", "yes", "--cluster-enabled", "yes", "--tls-cluster", "yes", "--tls-replication", "yes",
                "--tls-client-cert-file", str(self.data / "client.crt"), "--tls-client-key-file", str(self.data / "client.key")]
        ports = [self.start("server.crt", more) for _ in range(3)]
        nodes = [f"127.0.0.1:{port}" for port in ports]
        tls = ["--tls", "--cacert", str(self.data / "ca.pem"), "--cert", str(self.data / "client.crt"),
               "--key", str(self.data / "client.key")]
        made = subprocess.run(["redis-cli", *tls, "--cluster", "create", *nodes, "--cluster-yes"], capture_output=True, text=True,
                              env=self.env)
        if made.returncode:
            raise RuntimeError(f"no cluster: {made.stdout[-400:]}{made.stderr[-400:]}")
        for port in ports:
            self.settled(port, tls)
        return ports[0]

    def sentinel(self):
        """One that monitors one primary; both ask for client certificates."""
        own = ["--tls-client-cert-file", str(self.data / "client.crt"), "--tls-client-key-file", str(self.data / "client.key"),
               "--tls-replication", "yes", "--tls-auth-clients", "yes"]
        primary = self.start("server.crt", own)
        return self.start("server.crt", own, f"sentinel monitor mymaster 127.0.0.1 {primary} 1\n")

    def settled(self, port, tls):
        until = time.monotonic() + 20
        while time.monotonic() < until:
            info = subprocess.run(["redis-cli", "-p", str(port), *tls, "CLUSTER", "INFO"], capture_output=True, text=True, env=self.env)
            if "cluster_state:ok" in info.stdout:
                return
            time.sleep(0.1)
        raise RuntimeError("the cluster does not settle")
