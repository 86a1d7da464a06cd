"""`tlsconf probe` against real servers on loopback: what it says is what is there, and what it sends is what it may.

    probe.py [COMMAND...]

COMMAND takes the program's arguments behind `probe`: the same look in another language.
"""
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests/clients"))

import doubles  # noqa: E402
from servers import Servers, free_port  # noqa: E402

DATA = ROOT / "tests/data/emission"
PROGRAM = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target")) / "debug/tlsconf"
ENV = {name: value for name, value in os.environ.items()
       if name not in ("SSL_CERT_FILE", "SSL_CERT_DIR", "COLUMNS", "NO_COLOR", "CLICOLOR_FORCE")}
FACE = sys.argv[1:] or [str(PROGRAM), "probe"]
CA = [str(DATA / "ca.pem")]
CLIENT = ["--cert", str(DATA / "client.crt"), "--key", str(DATA / "client.key")]
PASSWORD = "p@ss w%rd\"$x'"

passed, wrong = 0, []


def probe(endpoint, *more, env=None):
    args = [*FACE, endpoint, "--format", "json", "--at", "2026-11-25", *more]
    done = subprocess.run(args, capture_output=True, text=True, env={**ENV, **(env or {})}, timeout=60)
    if done.returncode not in (0, 1) or not done.stdout:
        raise RuntimeError(f"{args}: {done.stderr}")
    assert PASSWORD not in done.stdout + done.stderr, "the password is shown"
    return done.returncode, json.loads(done.stdout)


def codes(answer):
    return [remark["code"] for remark in answer["remarks"]]


def findings(answer):
    return [finding["code"] for finding in (answer["report"] or {}).get("findings", []) if finding["severity"] == "error"]


def expect(what, condition, answer):
    global passed
    if condition:
        passed += 1
        print(f"ok   {what}")
    else:
        wrong.append(what)
        print(f"FAIL {what}: {json.dumps(answer)[:3000]}")


def case(what, endpoint, *more, status, remarks=(), errors=(), env=None, **fields):
    """Exit status, every remark, every error of the check, and fields of the answer."""
    returned, answer = probe(endpoint, *more, env=env)
    found = (returned, sorted(codes(answer)), sorted(findings(answer)))
    right = found == (status, sorted(remarks), sorted(errors)) and all(answer[name] == value for name, value in fields.items())
    expect(what, right, [found, answer])
    return answer


def redis_servers(servers, scratch):
    at = {kind: f"localhost:{servers.port(kind)}" for kind in ("open", "mutual", "tls12", "tls13", "elsewhere", "expired")}
    answer = case("TLS without client certificates", at["open"], *CA, status=0, client_authentication="none")
    # Which of the suites is the client's own choice.
    agreed = [f"{one['version']} {one['suite']} {one['group']}" for one in answer["handshakes"] if one["purpose"] != "without_server_name"]
    wanted = [r"1\.3 TLS_AES_(128_GCM_SHA256|256_GCM_SHA384) x25519",
              r"1\.2 TLS_ECDHE_ECDSA_WITH_AES_(128_GCM_SHA256|256_GCM_SHA384) x25519"]
    right = len(agreed) == len(wanted) and all(map(re.fullmatch, wanted, agreed))
    expect("both versions, suites and groups", right, answer["handshakes"])
    accepting = {one["id"] for one in answer["report"]["clients"] if one["verdict"] == "accepts"}
    expect("clients connect", {"redis-py", "go-redis", "node-redis", "redis-rs"} <= accepting, answer)
    case("redis:// to a TLS port", f"redis://{at['open']}", *CA, status=1, remarks=["plaintext-url-to-tls-port"],
         errors=["END002"])
    case("mutual TLS without a certificate", at["mutual"], *CA, status=1, remarks=["client-certificate-required"],
         errors=["POL001"], client_authentication="required")
    answer = case("mutual TLS with one", f"rediss://{at['mutual']}", *CA, *CLIENT, status=0, remarks=["client-certificate-accepted"])
    expect("what was seen is not said to be unchecked", "client_trust" not in {one["what"] for one in answer["report"]["not_checked"]},
           answer)
    own = scratch / "stranger"
    subprocess.run([str(PROGRAM), "generate", "client", "--name", "stranger", "--at", "2026-11-20", "--out", str(own)],
                   check=True, stdout=subprocess.DEVNULL)
    stranger = ["--cert", str(own / "redis_user.crt"), "--key", str(own / "redis_user_private.key")]
    answer = case("mutual TLS with a stranger's", at["mutual"], *CA, *stranger, status=1, remarks=["client-certificate-refused"])
    shown = answer["handshakes"][-1]
    expect("the alert won the race", shown["after"]["failure"]["alert"] == "unknown_ca", shown)
    case("TLS 1.2 alone", at["tls12"], *CA, status=0, remarks=["tls13-not-offered"])
    case("TLS 1.3 alone", at["tls13"], *CA, status=0, remarks=["tls12-not-offered"])
    case("another host", at["elsewhere"], *CA, status=1, errors=["CRT004"])
    case("expired", at["expired"], *CA, status=1, errors=["CRT001"])
    for protocol in ("TLSv1.2", "TLSv1.3"):
        older = ["tls13-not-offered"] if protocol == "TLSv1.2" else ["tls12-not-offered"]
        port = servers.start("server.crt", ["--tls-auth-clients", "yes", "--tls-protocols", protocol])
        case(f"mutual {protocol} without a certificate", f"localhost:{port}", *CA, status=1, errors=["POL001"],
             remarks=[*older, "client-certificate-required"], client_authentication="required")
        case(f"mutual {protocol} with one", f"localhost:{port}", *CA, *CLIENT, status=0, remarks=[*older, "client-certificate-accepted"])
        port = servers.start("server.crt", ["--tls-auth-clients", "optional", "--tls-protocols", protocol])
        case(f"optional {protocol}", f"localhost:{port}", *CA, status=0, remarks=[*older, "client-certificate-optional"],
             client_authentication="optional")
    plain = free_port()
    process = subprocess.Popen(["redis-server", "--port", str(plain), "--bind", "127.0.0.1", "--save", "", "--dir", str(scratch)],
                               stdout=subprocess.DEVNULL, env=ENV)
    servers.processes.append(process)
    for _ in range(100):
        if subprocess.run(["redis-cli", "-p", str(plain), "PING"], capture_output=True, text=True).stdout.strip() == "PONG":
            break
    case("rediss:// to plaintext", f"rediss://localhost:{plain}", *CA, status=1, remarks=["plaintext-port"])
    case("redis:// to plaintext", f"redis://localhost:{plain}", status=0, remarks=["plaintext-port"])
    saved = scratch / "saved.pem"
    case("what was sent is kept", at["open"], "--save", str(saved), status=0)
    shown = subprocess.run(["openssl", "s_client", "-connect", at["open"], "-showcerts"], capture_output=True, text=True,
                           input="", env=ENV).stdout
    blocks = re.findall(r"-----BEGIN CERTIFICATE-----.*?-----END CERTIFICATE-----\n", shown, re.S)
    expect("and is what openssl s_client shows", len(blocks) > 1 and saved.read_text() == "".join(blocks), blocks)
    case("the port by its address", f"127.0.0.1:{servers.port('open')}", *CA, status=0)


def others(servers, scratch):
    quick = ["--timeout", "2s"]
    with doubles.listening(doubles.silent) as port:
        case("a port that never answers", f"localhost:{port}", *quick, status=1, remarks=["handshake-timeout"])
    with doubles.listening(doubles.resetting) as port:
        case("a port that resets", f"localhost:{port}", *quick, status=1, remarks=["connection-reset"])
    with doubles.listening(doubles.closing) as port:
        case("a port that closes", f"localhost:{port}", *quick, status=1, remarks=["connection-closed"])
    with doubles.web() as port:
        case("a port that answers HTTP", f"localhost:{port}", *quick, status=1, remarks=["http-port"])
    case("a port on which nobody listens", f"localhost:{free_port()}", *quick, status=1, remarks=["connection-refused"])
    if shutil.which("stunnel"):
        names = (str(DATA / "elsewhere.crt"), str(DATA / "server.crt"), "localhost", str(DATA / "server.key"))
        with doubles.stunnel(scratch, *names, servers.port("open")) as port:
            case("stunnel, certificates by name", f"localhost:{port}", *CA, status=0, remarks=["server-name-changes-chain"])
            case("stunnel, no name sent", f"127.0.0.1:{port}", *CA, status=1, errors=["CRT004"])
    else:
        print("skipped: stunnel is not there: certificates by server name were not looked at")


def secrets(servers):
    """What a server is sent that is not who it says it is, and what one is sent that is."""
    secret = {"SECRET": PASSWORD}
    asked = [*CLIENT, "--cluster", "--user", "app-user", "--password-env", "SECRET", "--timeout", "2s"]
    files = (str(DATA / "server.crt"), str(DATA / "server.key"), str(DATA / "client-ca.pem"))
    for what, more in (("no CA", []), ("another CA", ["--ca", str(ROOT / "tests/data/mtls/ca.pem")])):
        with doubles.noting(*files) as (port, noted):
            _, answer = probe(f"localhost:{port}", *more, *asked, env=secret)
        sent = {octets for _, octets in noted}
        expect(f"{what}: no certificate and no password is sent", len(noted) > 1 and all(certificate is None for certificate, _ in noted)
               and sent <= {b"", b"PING\r\n"} and answer["not_tried"], [str(noted), answer["not_tried"]])
    with doubles.noting(*files) as (port, noted):
        probe(f"localhost:{port}", *CA, *asked, env=secret)
    expect("the CA verifies it: both are sent", any(certificate and b"AUTH" in octets and PASSWORD.encode() in octets
                                                     for certificate, octets in noted), str(noted))
    at = f"localhost:{servers.port('acl')}"
    said = probe(at, *CA, "--cluster")[1]["not_tried"][0]["why"]
    expect("a password that is missing is asked for", "NOAUTH" in said and "--password-env" in said, said)
    said = probe(at, *CA, "--cluster", "--user", "app-user", "--password-env", "SECRET", env=secret)[1]["not_tried"][0]["why"]
    expect("with it the server is asked", "cluster support disabled" in said, said)
    said = probe(at, *CA, "--cluster", "--user", "app-user", "--password-env", "SECRET", env={"SECRET": "x"})[1]["not_tried"][0]
    expect("a wrong one is said", "WRONGPASS" in said["why"], said)


def several(servers):
    at = f"localhost:{servers.port('cluster')}"
    answer = case("a cluster of three", at, *CA, *CLIENT, "--cluster", status=0, remarks=["client-certificate-accepted"])
    nodes = [(node["role"], node["host"], node["named"], node["own_certificate"]) for node in answer["nodes"]]
    expect("its nodes are named by the certificate", nodes == [("primary", "127.0.0.1", True, False)] * 3, nodes)
    answer = case("their own certificates", at, *CA, *CLIENT, "--cluster", "--follow", status=0, remarks=["client-certificate-accepted"])
    expect("were looked at", [node["own_certificate"] for node in answer["nodes"]] == [True] * 3, answer["nodes"])
    tls = ["--tls", "--cacert", *CA, *CLIENT]
    for setting in (("cluster-announce-hostname", "node.example.test"), ("cluster-preferred-endpoint-type", "hostname")):
        subprocess.run(["redis-cli", "-p", at.split(":")[1], *tls, "CONFIG", "SET", *setting], check=True, env=ENV,
                       stdout=subprocess.DEVNULL)
    answer = case("a node that announces another name", at, *CA, *CLIENT, "--cluster", status=1,
                  remarks=["client-certificate-accepted", "node-not-named"])
    bad = [node["host"] for node in answer["nodes"] if node["named"] is False]
    expect("is the one that is named", "node.example.test" in bad, answer["nodes"])
    at = f"localhost:{servers.port('sentinel')}"
    answer = case("Sentinel", at, *CA, *CLIENT, "--sentinel", status=0, remarks=["client-certificate-accepted"])
    expect("names its primary", [(node["role"], node["host"]) for node in answer["nodes"]] == [("primary", "127.0.0.1")], answer["nodes"])


def main():
    with tempfile.TemporaryDirectory() as folder, Servers(DATA, Path(folder), ENV) as servers:
        scratch = Path(folder)
        redis_servers(servers, scratch)
        others(servers, scratch)
        secrets(servers)
        several(servers)
    print(f"probe: {passed} right, {len(wrong)} wrong")
    return 1 if wrong or passed < 40 else 0


if __name__ == "__main__":
    sys.exit(main())
