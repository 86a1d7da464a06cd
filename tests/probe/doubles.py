"""What is not redis-server on ports of its own: silence, HTTP, resets, stunnel, and a server that notes what it is sent."""
import contextlib
import http.server
import socket
import ssl
import struct
import subprocess
import threading
import time

from servers import free_port


@contextlib.contextmanager
def listening(handle):
    """A port on which each connection is given to `handle`, in a thread of its own."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        def serve():
            while True:
                try:
                    connection, _ = listener.accept()
                except OSError:
                    return
                threading.Thread(target=handle, args=(connection,), daemon=True).start()
        threading.Thread(target=serve, daemon=True).start()
        yield listener.getsockname()[1]
        listener.shutdown(socket.SHUT_RDWR)


def silent(connection):
    with connection:
        while connection.recv(4096):
            pass


def resetting(connection):
    connection.recv(1)
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    connection.close()


def closing(connection):
    with connection:
        connection.recv(4096)


def delaying(port, seconds):
    """Hands on to `port`, and holds each answer back so long."""
    def handle(connection):
        with connection, socket.create_connection(("127.0.0.1", port)) as behind:
            for one in (connection, behind):
                one.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

            def ask():
                with contextlib.suppress(OSError):
                    while octets := connection.recv(65536):
                        behind.sendall(octets)
                    behind.shutdown(socket.SHUT_WR)
            threading.Thread(target=ask, daemon=True).start()
            with contextlib.suppress(OSError):
                while octets := behind.recv(65536):
                    time.sleep(seconds)
                    connection.sendall(octets)
    return handle


@contextlib.contextmanager
def web():
    class Quiet(http.server.BaseHTTPRequestHandler):
        def log_message(self, *_):
            pass
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Quiet)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server.server_address[1]
    server.shutdown()
    server.server_close()


@contextlib.contextmanager
def noting(certificate, key, client_ca):
    """TLS that asks for a client certificate, and notes certificates and octets. Its second value is what it noted."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    context.load_verify_locations(client_ca)
    context.verify_mode = ssl.CERT_OPTIONAL
    context.num_tickets = 0  # silence after the handshake: it has to be asked
    noted = []

    def handle(connection):
        try:
            with context.wrap_socket(connection, server_side=True) as stream:
                octets, shown = b"", stream.getpeercert(True)
                stream.settimeout(3)
                with contextlib.suppress(OSError):
                    while more := stream.recv(4096):
                        octets += more
                        stream.sendall(b"+PONG\r\n")
                noted.append((shown, octets))
        except OSError:
            pass  # a handshake with a version that is not offered
    with listening(handle) as port:
        yield port, noted


@contextlib.contextmanager
def stunnel(folder, default, named, name, key, behind):
    """Sends `default`, and `named` to those that name `name`."""
    port = free_port()
    (folder / "stunnel.conf").write_text(
        f"foreground = yes\npid =\noutput = {folder}/stunnel.log\n[redis]\naccept = 127.0.0.1:{port}\nconnect = 127.0.0.1:{behind}\n"
        f"cert = {default}\nkey = {key}\n[named]\nsni = redis:{name}\nconnect = 127.0.0.1:{behind}\ncert = {named}\nkey = {key}\n")
    process = subprocess.Popen(["stunnel", str(folder / "stunnel.conf")], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        until = time.monotonic() + 10
        while time.monotonic() < until:
            with contextlib.suppress(OSError):
                socket.create_connection(("127.0.0.1", port), 1).close()
                break
            time.sleep(0.05)
        else:
            raise RuntimeError(f"stunnel does not start: {(folder / 'stunnel.log').read_text()[-400:]}")
        yield port
    finally:
        process.kill()
        process.wait()
