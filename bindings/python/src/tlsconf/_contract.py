# The contract as types. Written by `cargo run -p tlsconf-tests --bin gen` from core/schema: do not edit (make gen).

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, Optional, TypedDict, Union

#: How clients reach the database.
Access = Literal["public", "private"]

#: Yes, no, or not to be known from what was given.
Answer = Literal["yes", "no", "unknown"]

#: Whether the server asks clients for a certificate (mutual TLS).
ClientAuthentication = Literal["none", "optional", "required"]

#: What a client makes of the files.
ClientVerdict = Literal["accepts", "refuses", "unknown"]

#: What Redis Cloud's page says about TLS for a plan and an endpoint.
EnableTls = Literal["yes", "weigh", "not_applicable", "unavailable"]

#: What kept a step from its end.
FailureKind = Literal[
    "name",
    "timeout",
    "refused",
    "unreachable",
    "reset",
    "closed",
    "not_tls",
    "alert",
    "tls",
    "other",
]

FileBytes = bytes

#: Algorithm and size of a key that is made.
GeneratedKey = Literal["p256", "rsa2048", "rsa3072", "rsa4096", "ed25519"]

#: Why a connection was made.
HandshakePurpose = Literal["first", "without_server_name", "version", "client_certificate"]

#: What a block or a member is.
ItemKind = Literal[
    "certificate",
    "private_key",
    "encrypted_private_key",
    "public_key",
    "certificate_request",
    "revocation_list",
    "parameters",
    "ssh_key",
    "pkcs7",
    "unknown",
]

#: In which form a private key is handed over.
KeyForm = Literal["pem", "pkcs8"]

#: In which form the private key is written.
KeyOutput = Literal["untouched", "pkcs8"]

#: Who announces nodes.
NodeSource = Literal["cluster", "sentinel"]

#: A named set of choices, versioned data with sources in `policy::presets`.
Preset = Literal["redis-cloud", "modern", "intermediate", "fips", "legacy"]

#: Who runs the server.
Provider = Literal["redis_cloud", "redis_software", "redis_open_source", "other"]

#: A root of a public CA that comes with tlsconf.
PublicRoot = Literal["r46", "e46"]

#: What a file is for. `auto` lets the checker decide and say why.
Role = Literal[
    "auto",
    "ca_bundle",
    "client_certificate",
    "client_key",
    "server_chain",
    "server_key",
    "client_ca",
    "archive",
]

Secret = str

#: *error*: a connection will fail with every client asked about, or be unsafe; *warning*: fails for some clients
#: (which are named), or soon, or goes against a recommendation; *note*: worth knowing.
Severity = Literal["error", "warning", "note"]

#: What answers at the port.
Speaks = Literal["tls", "redis", "http", "other", "nothing"]

#: Redis Cloud's subscription, by its names of 2022 (fixed, flexible, annual) or of today (essentials, pro).
Subscription = Literal["fixed", "flexible", "annual", "essentials_free", "essentials", "pro"]

Timestamp = str

#: How the servers belong together, and so how a client finds the one to speak to.
Topology = Literal["standalone", "cluster", "sentinel"]

#: The answer in one word.
Verdict = Literal["ready", "ready_for_some", "will_fail", "nothing_to_check"]

#: How much of the server's certificate a client is to verify.
Verification = Literal["full", "chain_only", "none"]

Weight = Literal["error", "warning", "note", "clients"]


@dataclass(frozen=True)
class AsEmitted:
    """What a client does with the files as they were written."""

    #: What the verdict rests on and could not be judged: `server-chain`, `passphrase`.
    assumed: tuple[str, ...]
    #: Codes of the findings that are the reason.
    causes: tuple[str, ...]
    #: The class of the error, and what the client prints.
    class_: Optional[str]
    #: How many certificates of the CA file it trusts, of how many.
    loads: int
    #: The number of certificates in the CA file as written; 0 where there is none.
    of: int
    #: What the client prints, `*` standing for what varies; `null` where it does not refuse.
    prints: Optional[str]
    #: Whether it will connect with verification on.
    verdict: ClientVerdict
    #: The moment from which it no longer works for this client; `null` where it refuses, or where no end is known.
    works_until: Optional[Timestamp]


@dataclass(frozen=True)
class AskStep:
    """Questions for the server, on a connection that is made for them."""

    #: To be sent one behind the other, `AUTH` before them where there are credentials, `QUIT` behind them.
    commands: tuple[tuple[str, ...], ...]
    #: How to connect; the server's certificate is pinned, for credentials may follow.
    handshake: HandshakeStep


@dataclass(frozen=True)
class BasicConstraints:
    """What the extension of that name says (RFC 5280, 4.2.1.9)."""

    #: Whether it may issue certificates.
    ca: bool
    #: Whether who does not understand the extension has to refuse the certificate.
    critical: bool
    #: How many intermediate CAs may stand below it; `null` for any number.
    path_length: Optional[int]


@dataclass(frozen=True)
class Bundle:
    """A bundle that is recognised by the fingerprints of its members."""

    #: `2022-08`; `null` where the members are known but their set is no edition.
    edition: Optional[str]
    #: `redis-cloud`.
    provider: str
    #: `Redis Cloud, edition of August 2022`.
    text: str


@dataclass(frozen=True)
class Certificate:
    """A certificate: what is written in it, and what follows from the other files."""

    #: The issuer's key identifier, hexadecimal (RFC 5280, 4.2.1.1); `null` where it names none.
    authority_key_id: Optional[str]
    #: Whether it is a CA (RFC 5280, 4.2.1.9); `null` where there is no such extension.
    basic_constraints: Optional[BasicConstraints]
    #: Where revocation lists are to be had (RFC 5280, 4.2.1.13); nothing is fetched.
    crl_urls: tuple[str, ...]
    #: `serverAuth`, `clientAuth`, ..., else the object identifier; `null` where there is no such extension.
    extended_key_usage: Optional[tuple[str, ...]]
    #: The file it stands in: index into `inputs`.
    input: int
    #: Index of the certificate whose key verifies this one's signature.
    issued_by: Optional[int]
    #: The name of whoever signed it, written as `subject`.
    issuer: str
    #: Where the issuer's certificate is to be had (RFC 5280, 4.2.2.1); nothing is fetched.
    issuer_urls: tuple[str, ...]
    #: The public key that it certifies.
    key: KeyInfo
    #: `digitalSignature`, `keyCertSign`, ... (RFC 5280, 4.2.1.3); `null` where there is no such extension.
    key_usage: Optional[tuple[str, ...]]
    #: `null` where it is none of the CAs that Redis Cloud has handed out.
    known: Optional[Known]
    #: The line of its BEGIN marker, from 1; `null` where it did not stand in text.
    line: Optional[int]
    #: The last moment at which it is valid (RFC 5280, 4.1.2.5).
    not_after: Timestamp
    #: The first moment at which it is valid.
    not_before: Timestamp
    #: Where an OCSP responder can be asked (RFC 5280, 4.2.2.1); nobody is asked.
    ocsp_urls: tuple[str, ...]
    #: The line that `keytool -printcert` prints after `Owner: `.
    owner: str
    #: Object identifiers of its certificate policies (RFC 5280, 4.2.1.4): `2.23.140.1.2.1`.
    policies: tuple[str, ...]
    #: From what that is known, in words: `issued by a publicly trusted CA`.
    public_reason: str
    #: Whether a public CA stands behind it, as far as `public_reason` can tell.
    publicly_trusted: bool
    #: `root`, `intermediate`, `end-entity`, `self-signed-end-entity`.
    role: str
    #: Why `role` is what it is, in words: `self-signed and marked as a CA`.
    role_reason: str
    #: Entries of subjectAltName, the first 1000; empty where there is no such extension.
    san: tuple[SubjectAltName, ...]
    #: Hexadecimal, upper case, with a leading `-` where negative.
    serial: str
    #: SHA-1 of its DER, which older tools show: 40 hexadecimal digits, lower case, no colons.
    sha1: str
    #: SHA-256 of its DER, its fingerprint: 64 hexadecimal digits, lower case, no colons.
    sha256: str
    #: The signature algorithm: `sha256WithRSAEncryption`.
    signature: str
    #: SHA-256 of SubjectPublicKeyInfo (the pin), hexadecimal.
    spki_sha256: str
    #: RFC 4514, control characters escaped.
    subject: str
    #: The identifier of its own key, hexadecimal (RFC 5280, 4.2.1.2); `null` where it has none.
    subject_key_id: Optional[str]
    #: Object identifiers of critical extensions that no client knows.
    unknown_critical: tuple[str, ...]
    #: X.509 version as people count: `3`, not the 2 that is encoded.
    version: int


@dataclass(frozen=True)
class Chain:
    """A certification path from a leaf to an anchor."""

    #: The trust anchor, last of `path`: index into `certificates`; `null` where none is reached.
    anchor: Optional[int]
    #: The findings about this path's certificates: indices into `findings`.
    faults: tuple[int, ...]
    #: Leaf first, indices into `certificates`.
    path: tuple[int, ...]
    #: `server` or `client`.
    purpose: str


class _CheckRequest(TypedDict):
    #: The time of the check. The core has no clock.
    time: Timestamp


class CheckRequest(_CheckRequest, total=False):
    """One question: will these files work, for this endpoint, under this policy, at this time?"""

    #: The clients asked about; empty means all that are known.
    clients: list[ClientRequest]
    #: 1. May be left out: then the newest.
    contract_version: int
    #: Who runs the database and under which plan; every field may be left out.
    deployment: Deployment
    #: Where clients connect: `host:port`, a `rediss://` URL, or its parts.
    endpoint: Optional[EndpointRequest]
    #: A certificate that ends within so many days of `time` is worth a warning.
    expires_within_days: int
    #: In place of `expires_within_days`, where a day is too coarse.
    expires_within_hours: Optional[int]
    #: The files, in the order in which the report is to speak of them.
    inputs: list[InputRequest]
    #: Opens an encrypted key or container. Never part of a report.
    passphrase: Optional[Secret]
    #: What is wanted of the connection; every field may be left out.
    policy: Policy


class _ClientCertificateRequest(TypedDict):
    #: Its common name.
    name: str


class ClientCertificateRequest(_ClientCertificateRequest, total=False):
    """A certificate with which a client shows who it is, and its key: what the console's *Generate certificate* gives."""

    #: Who signs it. Left out, it is signed by its own key: a server then trusts just this certificate.
    ca: Optional[SigningCa]
    #: Names the files as newer consoles do, `redis-db-<id>.crt`; left out, `redis_user.crt` and `redis_user_private.key`.
    database: Optional[str]
    #: How long it is valid, in days from `time`: 1 to 825; left out, 365.
    days: int


@dataclass(frozen=True)
class ClientFacts:
    """What is known of one client."""

    #: The id by which `emit` writes for it; `null` where it does not.
    emit: Optional[str]
    #: `measured` by connecting to a redis-server, or read in a `source`.
    evidence: str
    #: Measured with what, or which source.
    evidence_from: str
    #: What was emitted was run as emitted.
    executed: Optional[Executed]
    #: Fact by fact, each a sentence; empty where nothing is known.
    facts: tuple[Fact, ...]
    #: The id of the plain row, of which this may be another version or runtime.
    family: str
    #: By which it is asked about, stable: `redis-py`, `ioredis-node-26`.
    id: str
    #: Is its verdict foretold? Else it is always unknown.
    judged: bool
    #: As people call it; not stable.
    name: str
    #: What that ran on: `Python 3.11`, `JDK 17`; `null` where none is told apart.
    runtime: Optional[str]
    #: The version that is described: `8.1.0`; `null` where none was measured, or where the runtime says it all.
    version: Optional[str]


class _ClientRequest(TypedDict):
    #: `redis-py`; version and runtime may stand behind it: `redis-py@5/3.13`.
    id: str


class ClientRequest(_ClientRequest, total=False):
    """A client asked about, by its id in the table of clients."""

    #: The version of what it runs on (Python, Node, JDK).
    runtime: Optional[str]
    #: The client's own version; absent means the newest known.
    version: Optional[str]


@dataclass(frozen=True)
class ClientStatement:
    """What one client will do with these files."""

    #: What the verdict rests on and could not be judged: `signature`, `server-chain`.
    assumed: tuple[str, ...]
    #: The findings that are the reason.
    causes: tuple[int, ...]
    #: The class of the error.
    class_: Optional[str]
    #: Its id in the table of clients: `redis-py`, `ioredis-node-26`.
    id: str
    #: Indices of the certificates of the CA file that it will trust.
    loads: tuple[int, ...]
    #: Certificates of the CA file that it will not trust, the first 1000.
    loses: tuple[Lost, ...]
    #: The text that the client will print, `*` standing for what varies.
    prints: Optional[str]
    #: What that ran on: `Python 3.11`, `JDK 17`; `null` where none is told apart.
    runtime: Optional[str]
    #: Whether it will connect with verification on.
    verdict: ClientVerdict
    #: The version that was measured: `8.1.0`; `null` where none was, or where the runtime says it all.
    version: Optional[str]
    #: The moment from which this set no longer works for this client.
    works_until: Optional[Timestamp]


@dataclass(frozen=True)
class ComparedSpread:
    """One figure with TLS, beside the same without."""

    #: By how much TLS raises the median, or lowers the rate, in per cent of plaintext; negative where chance has it so.
    added_percent: Optional[int]
    #: At the same server without TLS; `null` where that was not measured.
    plain: Optional[Spread]
    #: With TLS; `null` where it was not measured.
    tls: Optional[Spread]


@dataclass(frozen=True)
class Config:
    """Chain and host name are to be verified; there is no way to ask for less."""

    #: DER, the leaf first. Empty: the client shows none.
    certificate_chain: tuple[FileBytes, ...] = field(repr=False)
    #: Key exchange groups in order of preference; empty: the client's own.
    groups: tuple[GroupName, ...]
    #: Where to connect; `null` where no endpoint was given.
    host: Optional[str]
    #: The private key of `certificate_chain`'s leaf; `null` where the client shows no certificate.
    key: Optional[ConfigKey]
    #: The highest version to allow: `1.2` or `1.3`.
    max_version: str
    #: `1.2` or `1.3`.
    min_version: str
    #: From 1 to 65535, 6379 where the endpoint has none; `null` where no endpoint was given.
    port: Optional[int]
    #: The name to send; `null` for addresses and where the policy sends none.
    server_name: Optional[str]
    #: What is to be set beside, by the codes of notes: `partial-chain`.
    settings: tuple[str, ...]
    #: In order of preference; empty: the client's own.
    tls12_suites: tuple[SuiteName, ...]
    #: TLS 1.3 suites in order of preference; empty: the client's own, or TLS 1.3 is not allowed.
    tls13_suites: tuple[SuiteName, ...]
    #: DER, one certificate each. Empty: no CA file was given, and what the client trusts by itself stands.
    trust_anchors: tuple[FileBytes, ...] = field(repr=False)
    #: The name or address that the server's certificate is compared with.
    verify_name: Optional[str]


@dataclass(frozen=True)
class ConfigKey:
    """The client's private key."""

    #: Base64 in JSON.
    bytes: FileBytes = field(repr=False)
    #: The client opens it with the passphrase.
    encrypted: bool
    #: How to read `bytes`.
    form: KeyForm


class _ConfigRequest(TypedDict):
    #: Its `clients` are not read.
    check: CheckRequest
    #: A client for which a configuration can be written.
    client: ClientRequest


class ConfigRequest(_ConfigRequest, total=False):
    """The question of a check, and which client is to be set up."""

    #: The form of the private key; left out, `untouched`: PEM text.
    key: KeyOutput


@dataclass(frozen=True)
class ConfigText:
    """A configuration in the client's own language."""

    #: `sh`, `python`, `javascript`, `go`, `java`, `yaml`, ...
    language: str
    #: The name to save it under: `redis_client.py`; with `/` where it lies in a folder.
    name: str
    #: The whole of it, to be used as it is. What holds a private key is among `files`, never here.
    text: str


@dataclass(frozen=True)
class Configured:
    """Either what the client is set up with, or why it is not."""

    #: `null` where it is refused.
    config: Optional[Config]
    #: The version of the contract that this answer speaks: `1`.
    contract_version: int
    #: The client that is set up, by the id with which `emit` is asked: `redis-py`.
    id: str
    #: What was done to the files, and what is set for them.
    notes: tuple[EmitNote, ...]
    #: `null` where there is a configuration.
    refusal: Optional[Refusal]
    #: Of the files as they were given, for this client alone.
    report: Report
    #: Of what it runs on, in figures alone: `3.11`; `null` where none was asked for or is known.
    runtime: Optional[str]
    #: The versions judged.
    version: Optional[str]


@dataclass(frozen=True)
class Costs:
    """What was measured."""

    #: How many connections were open at a time to measure `throughput`.
    connections: int
    #: From nothing to the first answer: TCP, full handshake, one `PING`.
    first_answer: ComparedSpread
    #: Of the handshake alone, the TCP connection standing.
    full_handshake: Optional[Spread]
    #: The key exchange group of the full handshakes: `x25519`.
    group: Optional[str]
    #: One command at a time on one connection that stays open.
    latency: tuple[LoadSpread, ...]
    #: How long all of it took.
    milliseconds: int
    #: The same where an earlier session is resumed; `null` where the server resumes none.
    resumed_handshake: Optional[Spread]
    #: The cipher suite of the full handshakes: `TLS_AES_256_GCM_SHA384`.
    suite: Optional[str]
    #: One command at a time on each of `connections`.
    throughput: tuple[LoadRate, ...]
    #: `1.3`, with its suite and group by their IANA names.
    version: Optional[str]


@dataclass(frozen=True)
class Counts:
    """The number of findings by severity."""

    #: Findings because of which connections fail or are unsafe.
    error: int
    #: Findings that are merely worth knowing.
    note: int
    #: Findings that concern some clients, the near future, or a recommendation.
    warning: int


class _CsrRequest(TypedDict):
    #: The common name.
    name: str


class CsrRequest(_CsrRequest, total=False):
    """A certificate signing request (PKCS#10, RFC 2986) for a person's own CA."""

    #: DNS names and IP addresses of the subjectAltName, where the CA wants any.
    hosts: list[str]


class Deployment(TypedDict, total=False):
    """Where the database runs, for the plan's recommendation."""

    #: Left out, there is a recommendation only where it is the same for both.
    access: Optional[Access]
    #: Left out, it is not known; a plan is then taken for one of Redis Cloud's.
    provider: Optional[Provider]
    #: Left out, there is no recommendation.
    subscription: Optional[Subscription]


class _DevRequest(TypedDict):
    #: Where the files will lie: an absolute path.
    directory: str
    #: DNS names and IP addresses of the server. Clients are told to connect to the first.
    hosts: list[str]


class DevRequest(_DevRequest, total=False):
    """A CA, a server and a client to try things with, which verify each other."""

    #: How long server and client certificate are valid, in days from `time`: 1 to 825; left out, 365.
    days: int
    #: Where the server, or the first of a cluster's nodes, listens for TLS; left out, 6379.
    port: int
    #: What is set up; left out, `standalone`. A cluster has three nodes on ports in a row.
    topology: Topology


class _EmitEachRequest(TypedDict):
    #: The files, the endpoint and the policy; its `clients` are not read.
    check: CheckRequest


class EmitEachRequest(_EmitEachRequest, total=False):
    """The question of a check, and for whom all to write."""

    #: For whom, in the order of the answers; empty means everyone for whom can be written, in the order of the table. At
    #: most 1,000.
    clients: list[ClientRequest]
    #: Where the files of each will lie, in the order of the clients; empty: all in `options.directory`.
    directories: list[str]
    #: What the configurations are to hold beside the files; every field may be left out.
    options: EmitOptions


@dataclass(frozen=True)
class EmitNote:
    """A remark on what was done, left out or set."""

    #: Stable: `no-host-check`, `adds-system-roots`, ...
    code: str
    #: For people; not stable.
    text: str


class EmitOptions(TypedDict, total=False):
    """What a configuration holds beside the files. Every field may be left out."""

    #: Public roots to put behind the trust anchors that were given, where they are not there yet.
    add_roots: list[PublicRoot]
    #: The number of the database to select; left out, 0.
    database: int
    #: Where the files will lie, as the configuration writes their paths.
    directory: str
    #: Randomness for the salts of key stores. Left out, salts are derived from the contents: the same request then
    #: gives the same octets.
    entropy: Optional[Secret]
    #: The form of the private key; left out, `untouched`.
    key: KeyOutput
    #: The environment variable from which it reads the passphrase of an encrypted key.
    passphrase_env: str
    #: The environment variable from which the configuration reads the password. Empty or unset: no AUTH is sent.
    password_env: str
    #: Sentinel's name of the primary.
    primary: Optional[str]
    #: Of `truststore.p12` and `keystore.p12`; left out, `changeit`, the JVM's own default.
    store_password: Optional[Secret]
    #: What the endpoint is part of; left out, `standalone`.
    topology: Topology
    #: The ACL user; left out, the server's `default` user.
    user: Optional[str]


class _EmitRequest(TypedDict):
    #: The files, the endpoint and the policy; its `clients` are not read.
    check: CheckRequest
    #: For whom: a client of the table, or `redis-conf`, `kubernetes-secret`, ...
    client: ClientRequest


class EmitRequest(_EmitRequest, total=False):
    """The question of a check, and for whom to write."""

    #: What the configuration is to hold beside the files; every field may be left out.
    options: EmitOptions


@dataclass(frozen=True)
class Emitted:
    """Everything one client needs."""

    #: What it does with the files as written here.
    as_emitted: Optional[AsEmitted]
    #: What the client does with the files as they were given, by index into the report of the same check; `null` for
    #: what is no client.
    as_given: Optional[ClientStatement]
    #: The main text first.
    config: tuple[ConfigText, ...]
    #: The version of the contract that this answer speaks: `1`.
    contract_version: int
    #: Codes of the findings that no longer hold for this client.
    cured: tuple[str, ...]
    #: Certificates, keys and stores. Empty where it is unsupported.
    files: tuple[EmittedFile, ...]
    #: Whom it was written for, by the id with which `emit` is asked: `redis-py`.
    id: str
    #: What it was made from, a line for each file that went in.
    made_from: tuple[str, ...]
    #: Whom it was written for, as people call it; not stable.
    name: str
    #: What was left out or cannot be done, and why.
    notes: tuple[EmitNote, ...]
    #: How to run it, a line each.
    run: tuple[str, ...]
    #: Of what it runs on, in figures alone: `3.11`; `null` where none was asked for or is known.
    runtime: Optional[str]
    #: It cannot be done at all.
    unsupported: Optional[Unsupported]
    #: The versions written for.
    version: Optional[str]


@dataclass(frozen=True)
class EmittedFile:
    """A file to write."""

    #: Base64 in JSON; `null` where a face keeps a secret back.
    bytes: Optional[FileBytes] = field(repr=False)
    #: The permissions to give it, octal: `0600` for secrets.
    mode: str
    #: The name to save it under: `ca.pem`; with `/` where it lies in a folder.
    name: str
    #: `trust anchors`, `client certificate`, `private key`, `trust store`, `key store`, ...
    purpose: str
    #: Whether a private key is in it: for its owner's eyes alone.
    secret: bool


@dataclass(frozen=True)
class Endpoint:
    """Where clients connect."""

    #: DNS name or IP address as typed, without brackets: `redis.example.com`, `2001:db8::1`.
    host: str
    #: From 1 to 65535; `null` where none was given.
    port: Optional[int]
    #: `redis` or `rediss`; `null` where the endpoint was no URL.
    scheme: Optional[str]
    #: The name that is verified and sent as SNI; `null` for an IP address.
    server_name: Optional[str]


class _EndpointParts(TypedDict):
    #: DNS name or IP address without scheme and port, with or without brackets: `redis.example.com`.
    host: str


class EndpointParts(_EndpointParts, total=False):
    """An endpoint that has been taken apart already."""

    #: From 1 to 65535; left out, not known: what needs one takes 6379.
    port: Optional[int]
    #: `redis` or `rediss`.
    scheme: Optional[str]
    #: The name to verify and to send as SNI where it differs from `host`.
    server_name: Optional[str]


@dataclass(frozen=True)
class Excerpt:
    """A line of an input as it may be shown: control characters replaced, cut to a bounded length."""

    #: Where in `text` (characters, from 1) the mark belongs.
    column: int
    #: Said beside the mark; may be empty.
    label: str
    #: Its number in the file, from 1.
    line: int
    #: The line, or 64 characters of it about the mark, invisible characters escaped.
    text: str
    #: How many characters to mark, at least 1.
    width: int


@dataclass(frozen=True)
class Executed:
    """A run of an emitted configuration against a redis-server."""

    #: The day of the run.
    on: str
    #: The client and what it ran on: `redis-py 8.1.0 on Python 3.11.7`.
    with_: str


@dataclass(frozen=True)
class Fact:
    """One thing that is known of a client."""

    #: `ca_file`, `host_name`, `server_name`, ...
    about: str
    #: For people; not stable.
    text: str


@dataclass(frozen=True)
class Finding:
    """What was found, where, why it matters and how to mend it."""

    #: All fields are `null` where it is about no file: about the endpoint, say, or the policy.
    at: Place
    #: Stable, never reused: `PEM001`. `tlsconf rule PEM001` explains it.
    code: str
    #: The clients concerned, sorted by id; empty means every client.
    concerns: tuple[str, ...]
    #: The finding (index into `findings`) whose consequence this one is.
    consequence_of: Optional[int]
    #: The line it is about, safe to show. Never a line of a private key.
    excerpt: Optional[Excerpt]
    #: What should stand there.
    expected: Optional[str]
    #: What to do about it, as something to paste where possible. Every error has one.
    fix: Optional[str]
    #: For people; not stable.
    message: str
    #: The defect in words: `pem-byte-order-mark`.
    name: str
    #: A standard, a client's source, or a public page.
    reference: Optional[str]
    #: What stands there.
    seen: Optional[str]
    #: How bad it is: by its rule, or by how many of the clients asked about are concerned.
    severity: Severity


@dataclass(frozen=True)
class FollowStep:
    """An announced node, to be looked at as the endpoint was."""

    #: As announced: an address or a name, without brackets.
    host: str
    #: The announced port, at which TLS is tried.
    port: int
    #: The name to send as SNI; `null` where `host` is an address.
    server_name: Optional[str]
    #: The versions to offer: `1.2`, `1.3`.
    versions: tuple[str, ...]


class _GenerateRequest(TypedDict):
    #: Randomness: at least 32 octets from the system's generator, as base64 in JSON. Keys, serial numbers and salts come from it;
    #: the same request gives the same octets, so it is never used twice.
    entropy: str
    #: The moment at which it is made. The core has no clock.
    time: Timestamp


class GenerateRequest(_GenerateRequest, total=False):
    """Exactly one of `client`, `csr` and `dev` is asked for."""

    #: A client's certificate and its private key.
    client: Optional[ClientCertificateRequest]
    #: A request for a certificate, for a CA to sign, and its private key.
    csr: Optional[CsrRequest]
    #: A whole local set-up, for development alone.
    dev: Optional[DevRequest]
    #: The kind of every key that is made; left out, `p256`.
    key: GeneratedKey


@dataclass(frozen=True)
class Generated:
    """What was made. It holds private keys, which are wiped on drop."""

    #: The same in one ZIP, with their permissions.
    archive: EmittedFile
    #: The version of the contract that this answer speaks: `1`.
    contract_version: int
    #: In the order in which a person meets them. Names hold `/` where they lie in folders.
    files: tuple[EmittedFile, ...]
    #: What to do next, a line each.
    next: tuple[str, ...]
    #: The check of what was made, for every client; `null` for a request, which is nothing to connect with.
    report: Optional[Report]


@dataclass(frozen=True)
class GroupName:
    """A key exchange group by both of its names."""

    #: In the registry of TLS: `secp256r1`, `X25519MLKEM768`.
    iana: str
    #: As OpenSSL's lists have it: `P-256`, `X25519MLKEM768`.
    openssl: str
    #: OpenSSL has it from 3.5 on, and refuses a list with a name that it does not know.
    post_quantum: bool


@dataclass(frozen=True)
class HandshakeStep:
    """A connection to be made. What the server sends is looked at whatever it is, and nothing secret is sent, unless a
    certificate is pinned. Where the server asks for a certificate, TLS 1.3 says whether it is content only after the
    client's handshake: wait for half a second, then send `PING`, and wait for an answer."""

    #: The address to connect to; the port is the target's.
    address: str
    #: The time for this step where that is shorter than any other's, in milliseconds.
    milliseconds: Optional[int]
    #: The certificate that the server must present: DER, base64 in JSON. It was judged by the files of the request;
    #: who presents another is sent nothing.
    pinned: Optional[FileBytes] = field(repr=False)
    #: To be put down with what was seen.
    purpose: HandshakePurpose
    #: The name to send as SNI.
    server_name: Optional[str]
    #: Show the client certificate where the server asks for one.
    shows_certificate: bool
    #: The versions to offer: `1.2`, `1.3`.
    versions: tuple[str, ...]


@dataclass(frozen=True)
class Input:
    """One file and what it was taken for. Members of an archive are inputs of their own after it."""

    #: The archive (index into `inputs`) this came out of.
    archive: Optional[int]
    #: Where the file is a known bundle.
    bundle: Optional[Bundle]
    #: `pem`, `der-certificate`, `pkcs12`, `html`, ...
    format: str
    #: What stands in it, in the file's order; what a PKCS#7 block holds comes last.
    items: tuple[Item, ...]
    #: As the request has it, invisible characters escaped; a member of an archive is `archive.zip/member`.
    name: str
    #: What it was taken for: what the request says, else what it looks like; `auto` where nothing tells.
    role: Role
    #: Why it was taken for that.
    role_reason: str


class _InputRequest(TypedDict):
    #: The file's octets, of whatever format: PEM, DER, PKCS#12, ZIP, ...; base64 in JSON.
    bytes: str
    #: The name that the report uses; a file name, never opened by the core.
    name: str


class InputRequest(_InputRequest, total=False):
    """One file. `bytes` is base64 in JSON."""

    #: What it is for; left out, `auto`: then what it looks like decides.
    role: Role


@dataclass(frozen=True)
class Inspected:
    """A report, and the octets it speaks of."""

    #: Each certificate of the report as DER, index for index; base64 in JSON.
    certificates: tuple[FileBytes, ...] = field(repr=False)
    #: The version of the contract that this answer speaks: `1`.
    contract_version: int
    #: The same report that a check answers with.
    report: Report


@dataclass(frozen=True)
class Item:
    """One block of a text file, or one member of a container."""

    #: Index into `certificates`.
    certificate: Optional[int]
    #: The line of its END marker, from 1; `null` in a container or a binary file.
    end_line: Optional[int]
    #: Index into `keys`.
    key: Optional[int]
    #: By its contents where they decode, else by its label.
    kind: ItemKind
    #: The PEM label, or what the container calls it.
    label: Optional[str]
    #: The line of its BEGIN marker, from 1; `null` in a container or a binary file.
    line: Optional[int]
    #: The readers that take it from this file as it is: `openssl`, `node`, `php`, `go`, `rustls`, `native-tls`,
    #: `java`, `keytool`.
    readers: tuple[str, ...]


@dataclass(frozen=True)
class Key:
    """A private key: facts only, no byte of it."""

    #: `RSA`, `EC P-256`, `Ed25519`, ...; `null` where it could not be opened or read.
    algorithm: Optional[str]
    #: Indices of the certificates that hold its public key.
    belongs_to: tuple[int, ...]
    #: Size of RSA's modulus or the curve's field; `null` where it could not be opened or has none.
    bits: Optional[int]
    #: Whether a passphrase is needed, also where the right one was given.
    encrypted: bool
    #: `pkcs8`, `pkcs1`, `sec1`, `encrypted-pkcs8`, `legacy-encrypted`.
    format: str
    #: The file it stands in: index into `inputs`.
    input: int
    #: The line of its BEGIN marker, from 1; `null` where it did not stand in text.
    line: Optional[int]
    #: SHA-256 of its public half as SubjectPublicKeyInfo, hexadecimal; `null` where it could not be opened or read.
    spki_sha256: Optional[str]


@dataclass(frozen=True)
class KeyInfo:
    """Algorithm and strength of a public key."""

    #: `RSA`, `EC P-256`, `Ed25519`, ...
    algorithm: str
    #: Modulus or field size.
    bits: Optional[int]
    #: Equivalent symmetric strength in bits (NIST SP 800-57 part 1, table 2).
    strength: Optional[int]


@dataclass(frozen=True)
class Known:
    """A certificate known by its fingerprint."""

    #: Stable: `redis-cloud-flexible-root`, `globalsign-root-r3`.
    id: str
    #: `Fixed (Essentials) plan`, `Flexible (Pro) plan`, `public`.
    plan: str
    #: `deprecated but still in use`, `current`, `no longer needed`.
    status: str


@dataclass(frozen=True)
class LoadRate:
    """Of one command."""

    #: By how much TLS raises the median, or lowers the rate, in per cent of plaintext; negative where chance has it so.
    added_percent: Optional[int]
    #: `PING`, `ECHO`: neither touches data.
    command: str
    #: What each takes along, in each direction.
    octets: int
    #: At the same server without TLS; `null` where that was not measured.
    plain: Optional[Rate]
    #: With TLS; `null` where it was not measured.
    tls: Optional[Rate]


@dataclass(frozen=True)
class LoadSpread:
    """Of one command."""

    #: By how much TLS raises the median, or lowers the rate, in per cent of plaintext; negative where chance has it so.
    added_percent: Optional[int]
    #: `PING`, `ECHO`: neither touches data.
    command: str
    #: What each takes along, in each direction.
    octets: int
    #: At the same server without TLS; `null` where that was not measured.
    plain: Optional[Spread]
    #: With TLS; `null` where it was not measured.
    tls: Optional[Spread]


@dataclass(frozen=True)
class Lost:
    """A certificate of the CA file that a client does not get."""

    #: Index into `certificates`.
    certificate: int
    #: For people; not stable: `only the first certificate of the file is imported`.
    why: str


@dataclass(frozen=True)
class Measured:
    """Times are in microseconds. What is not measured is `null`."""

    #: Both in a sentence or two.
    conclusion: str
    #: The version of the contract that this answer speaks: `1`.
    contract_version: int
    #: What was measured there.
    costs: Costs
    #: Where it was measured, with TLS.
    endpoint: Endpoint
    #: The same server without TLS.
    plain: Optional[Endpoint]
    #: What the plan's table says; `null` where the deployment is not known well enough, or is none of Redis Cloud's.
    recommendation: Optional[Recommendation]


class NamedEndpoint(TypedDict):
    """An endpoint as text, whose server goes by another name."""

    #: The name to verify and to send as SNI; an address is verified and not sent.
    server_name: str
    #: `host:port` or a URL, as where no name is given beside it; a password in it is never repeated.
    text: Secret


@dataclass(frozen=True)
class NodeStatement:
    """Whether clients that are sent to a node will take its certificate."""

    #: Ids of the clients asked about that will connect to it.
    accepts: tuple[str, ...]
    #: As announced: an address or a name, without brackets.
    host: str
    #: What comes of it in a sentence, for people; not stable.
    message: str
    #: `null` where that depends on what was not given.
    named: Optional[bool]
    #: It was connected to and sent this certificate itself; else it is held against the certificate of the endpoint.
    own_certificate: bool
    #: As announced: the port that clients are sent to.
    port: int
    #: Ids of the clients asked about that will not; those in neither list are not known.
    refuses: tuple[str, ...]
    #: `primary`, `replica`, `sentinel`.
    role: str


@dataclass(frozen=True)
class NotChecked:
    """Something that was left out."""

    #: In a word: `server_chain`, `revocation`, `client-certificate`.
    what: str
    #: Why, and what to give for it; for people.
    why: str


@dataclass(frozen=True)
class Place:
    """Where a finding belongs. `input`, `certificate` and `key` are indices into the report's arrays."""

    #: Index into `certificates`; `null` where it is about none.
    certificate: Optional[int]
    #: In characters, from 1.
    column: Optional[int]
    #: The last line where it is about several, from 1; `null` where it is about `line` alone, or about none.
    end_line: Optional[int]
    #: The file: index into `inputs`; `null` where it is about no file.
    input: Optional[int]
    #: Index into `keys`; `null` where it is about none.
    key: Optional[int]
    #: From 1.
    line: Optional[int]


@dataclass(frozen=True)
class PlanEdition:
    """One version of the page."""

    since: str
    source: str
    #: `null` for the version of today.
    until: Optional[str]


@dataclass(frozen=True)
class PlanRow:
    """One cell of the page's table."""

    access: Access
    #: As the page has it: `Enable TLS`, `N/A`.
    cell: str
    #: The day of the page's version that has this row.
    edition: str
    enable_tls: EnableTls
    #: `Fixed`, `Redis Cloud Essentials`.
    name: str
    subscription: Subscription
    #: In a sentence.
    text: str


@dataclass(frozen=True)
class PlanTable:
    """The table with everything around it."""

    client_authentication: str
    editions: tuple[PlanEdition, ...]
    #: What holds for every row.
    remarks: tuple[str, ...]
    rows: tuple[PlanRow, ...]


class Policy(TypedDict, total=False):
    """Protocol versions, suites, groups, client authentication, verification, server name."""

    #: Left out, it is not known: a client certificate that is given is taken to be asked for.
    client_authentication: Optional[ClientAuthentication]
    #: Key exchange groups, by IANA or OpenSSL name.
    groups: Optional[list[str]]
    #: `"1.2"` or `"1.3"`; others are findings.
    max_version: Optional[str]
    #: `"1.2"` or `"1.3"`; others are findings.
    min_version: Optional[str]
    #: What decides where a field is left out; itself left out, `redis-cloud`.
    preset: Preset
    #: The server name to send; `"off"` sends none.
    sni: Optional[str]
    #: IANA or OpenSSL names, in order of preference.
    tls12_suites: Optional[list[str]]
    #: In order of preference; for TLS 1.3 IANA and OpenSSL have the same names: `TLS_AES_128_GCM_SHA256`.
    tls13_suites: Optional[list[str]]
    #: Left out, `full`; anything less is a finding.
    verification: Optional[Verification]


@dataclass(frozen=True)
class ProbeAddress:
    """One address, and whether it can be connected to."""

    #: IPv4 or IPv6, without brackets and port: `192.0.2.1`.
    address: str
    #: `null` where it could be connected to.
    failure: Optional[ProbeFailure]


@dataclass(frozen=True)
class ProbeAfter:
    """Whether the server is content with what the client showed, or with nothing shown."""

    #: Why it did not.
    failure: Optional[ProbeFailure]
    #: Whether the server let the client in.
    served: bool


@dataclass(frozen=True)
class ProbeFailure:
    """How a step failed."""

    #: The alert's name in the registry of TLS: `handshake_failure`.
    alert: Optional[str]
    #: The system's or the stack's own words.
    detail: str
    #: What went wrong, to be told apart by programs.
    kind: FailureKind


@dataclass(frozen=True)
class ProbeHandshake:
    """One connection."""

    #: What followed, where the server asked for a certificate.
    after: Optional[ProbeAfter]
    #: Whether the server asked the client for a certificate, be it optional or required.
    asks_for_certificate: bool
    #: The CAs that the server names when it asks, as RFC 4514 has names. None named means any.
    certificate_authorities: tuple[str, ...]
    #: The certificates in the order in which they were sent: DER, base64 in JSON.
    chain: tuple[FileBytes, ...] = field(repr=False)
    #: Why no connection came about.
    failure: Optional[ProbeFailure]
    #: The key exchange group, by its IANA name.
    group: Optional[str]
    #: The versions that were offered: `1.2`, `1.3`.
    offered: tuple[str, ...]
    #: Why this connection was made.
    purpose: HandshakePurpose
    #: The name that was sent.
    server_name: Optional[str]
    #: By its IANA name.
    suite: Optional[str]
    #: What was agreed on; `null` where nothing was.
    version: Optional[str]


@dataclass(frozen=True)
class ProbeRemark:
    """Something that the connection showed."""

    #: Stable: `plaintext-port`.
    code: str
    #: What to do about it.
    fix: Optional[str]
    #: For people; not stable.
    message: str
    #: An error makes the verdict `will_fail`, whatever the report says of the files.
    severity: Severity


class _ProbeRequest(TypedDict):
    #: What the server sent is put to its inputs, and whether it asks for client certificates into its policy, where
    #: that says nothing.
    check: CheckRequest


class ProbeRequest(_ProbeRequest, total=False):
    """The question of a check, and what was seen at its endpoint so far."""

    #: Whether to connect to the announced nodes, too.
    follow: bool
    #: Whom to ask which nodes there are.
    nodes: Optional[NodeSource]
    #: Empty at first.
    seen: Seen
    #: By whose stack the face connects: it reads the client certificate as that client does. `redis-rs`, where none
    #: is named.
    stack: Optional[ClientRequest]


@dataclass(frozen=True)
class ProbeStep:
    """What is to be done next. One field beside `target` and `words` is filled; none where everything was looked at."""

    #: Connect, shake hands, log in if there are credentials, and ask: to be added to `answers`.
    ask: Optional[AskStep]
    #: Look up, connect and shake hands as at first: to be added to `nodes`.
    follow: Optional[FollowStep]
    #: Connect and shake hands: to be added to `handshakes`.
    handshake: Optional[HandshakeStep]
    #: Connect to this address and say nothing of TLS: to be put into `plaintext`.
    plaintext: Optional[str]
    #: Look the target's host up, and try to connect to each address: to be put into `lookup` and `addresses`.
    reach: bool
    #: What is looked at; the same in every step of one look.
    target: ProbeTarget
    #: What the step does, for whoever waits.
    words: str


@dataclass(frozen=True)
class ProbeTarget:
    """Where the look goes: the endpoint as it was understood, with the default port where it has none."""

    #: What is looked up: ASCII, no brackets.
    host: str
    #: From 1 to 65535; 6379 where the endpoint has none.
    port: int
    #: The name to send as SNI; `null` for an address, and where the policy sends none.
    server_name: Optional[str]
    #: Whether the endpoint's own text asks for TLS (`rediss://`) or for none (`redis://`); `null` where it says
    #: neither.
    tls: Optional[bool]


@dataclass(frozen=True)
class Probed:
    """What is said of it."""

    #: What the name stands for, in the order of the answer; an address stands for itself.
    addresses: tuple[ProbeAddress, ...]
    #: Does the server ask for client certificates, and does it insist? `null` where that was not seen.
    client_authentication: Optional[ClientAuthentication]
    #: The version of the contract that this answer speaks: `1`.
    contract_version: int
    #: What a port without TLS said first, or answered to a `PING` in plaintext: its first line.
    greeting: Optional[str]
    #: One for each connection that spoke TLS or tried to; the first is what clients meet that know both versions.
    handshakes: tuple[ProbeHandshake, ...]
    #: The answer in one sentence.
    headline: str
    #: Why the name gave no address.
    lookup: Optional[ProbeFailure]
    #: The first 64 announced nodes; empty where none were asked for, or where none are known.
    nodes: tuple[NodeStatement, ...]
    #: What was left out, and why.
    not_tried: tuple[NotChecked, ...]
    #: What the connection showed, errors first.
    remarks: tuple[ProbeRemark, ...]
    #: The check against what was seen; `null` where no certificate was.
    report: Optional[Report]
    #: What the server sent, as PEM.
    server_chain: Optional[str]
    #: `null` where nothing could be connected to.
    speaks: Optional[Speaks]
    #: What was looked at.
    target: ProbeTarget
    #: Will clients connect, as far as it was seen?
    verdict: Verdict


@dataclass(frozen=True)
class Rate:
    """How much was done in a second."""

    #: Processor time of the client for a thousand commands; `null` where the system does not tell.
    client_cpu_us_per_1000: Optional[int]
    #: Commands that were answered a second, on all connections together.
    per_second: int


@dataclass(frozen=True)
class Recommendation:
    """What the plan's table says."""

    #: `optional, strongly recommended`.
    client_authentication: str
    #: Whether to switch TLS on for this endpoint.
    enable_tls: EnableTls
    #: The address of the page, and the day of its version that says so.
    source: str
    #: The recommendation in a sentence, for people.
    text: str


@dataclass(frozen=True)
class Refusal:
    """Why there is no configuration: the client would refuse, or an error is open that nothing here mends."""

    #: Indices of the findings of the report that are the reason, the first to be mended first.
    causes: tuple[int, ...]
    #: What, where, and how it is mended: for people, not stable.
    message: str


@dataclass(frozen=True)
class Report:
    """The answer to a check: what is in the files, what is wrong with them, and who will take them."""

    #: Every certificate that decodes, file by file; one that is given twice stands here twice.
    certificates: tuple[Certificate, ...]
    #: The best path of the server's certificate, then that of the client's, as far as they were given.
    chains: tuple[Chain, ...]
    #: What each client asked about will do, in the order of asking; empty where many sets of files were merged.
    clients: tuple[ClientStatement, ...]
    #: The version of the contract that this answer speaks: `1`.
    contract_version: int
    #: How many findings there are of each severity.
    counts: Counts
    #: What was understood of the endpoint, without credentials.
    endpoint: Optional[Endpoint]
    #: The index of the finding that alone explains every error, where there is exactly one.
    exactly_one_cause: Optional[int]
    #: Errors, warnings, notes; inside by input, line, code.
    findings: tuple[Finding, ...]
    #: The answer in one sentence.
    headline: str
    #: The files in the order of the request, the members of an archive behind it.
    inputs: tuple[Input, ...]
    #: Every private key, file by file, those that could not be opened included.
    keys: tuple[Key, ...]
    #: What the inputs did not allow to judge, and what would.
    not_checked: tuple[NotChecked, ...]
    #: `null` where the deployment is not known well enough, or is none of Redis Cloud's.
    recommendation: Optional[Recommendation]
    #: What servers will do with these files; empty where nothing was given that they would load or be shown.
    servers: tuple[ServerStatement, ...]
    #: The time of the check, as it was asked.
    time: Timestamp
    #: Whether the client certificate may be handed to Redis Cloud's console.
    upload: Upload
    #: Will clients connect? Derived from `findings`.
    verdict: Verdict


@dataclass(frozen=True)
class RuleInfo:
    """One row of the table."""

    #: Stable, never reused: `PEM001`.
    code: str
    #: The defect in words: `pem-byte-order-mark`.
    name: str
    #: The rule's number in C; explicit, stable, never reused.
    number: int
    #: How serious its findings are; `clients`: an error where every client asked about is concerned, a warning where
    #: some are, a note where none is.
    severity: Weight
    #: The release that brought it.
    since: str
    #: What is wrong, in one clause: `the file holds nothing`.
    summary: str


class Seen(TypedDict, total=False):
    """Everything that was seen at one endpoint."""

    #: What the name stands for, in the order of the answer; an address stands for itself.
    addresses: list[SeenAddress]
    #: What the endpoint answered to commands.
    answers: list[SeenAnswer]
    #: One for each connection that was to speak TLS, in the order of the steps.
    handshakes: list[SeenHandshake]
    #: Why the name gave no address.
    lookup: Optional[SeenFailure]
    #: The announced nodes that were connected to.
    nodes: list[SeenNode]
    #: What the port says without TLS.
    plaintext: Optional[SeenPlaintext]


class _SeenAddress(TypedDict):
    #: IPv4 or IPv6, without brackets and port: `192.0.2.1`.
    address: str


class SeenAddress(_SeenAddress, total=False):
    """One address of the name, and whether it could be connected to (TCP)."""

    #: `null` where it could be connected to.
    failure: Optional[SeenFailure]


class _SeenAfter(TypedDict):
    #: Whether the server let the client in: it sent a session ticket, or an answer.
    served: bool


class SeenAfter(_SeenAfter, total=False):
    """What the server did once the handshake was over."""

    #: Why it did not.
    failure: Optional[SeenFailure]


class _SeenAnswer(TypedDict):
    #: As the step has them.
    commands: list[list[str]]
    #: Every octet that came until the server closed the connection or the time was over, 4 MiB at most.
    octets: FileBytes


class SeenAnswer(_SeenAnswer, total=False):
    """What was answered to the commands of one step."""

    #: Whether `AUTH` was sent before them.
    authenticated: bool
    #: Why nothing could be asked, or why it broke off.
    failure: Optional[SeenFailure]


class _SeenFailure(TypedDict):
    #: The system's or the stack's own words.
    detail: str
    #: What went wrong, as far as system and stack tell.
    kind: FailureKind


class SeenFailure(_SeenFailure, total=False):
    """How a step failed."""

    #: The alert's number in the registry of TLS: 40 is `handshake_failure`.
    alert: Optional[int]


class _SeenHandshake(TypedDict):
    #: The versions that were offered: `1.2`, `1.3`.
    offered: list[str]
    #: Why it was made, as the step has it.
    purpose: HandshakePurpose


class SeenHandshake(_SeenHandshake, total=False):
    """One connection."""

    #: What followed, where the server asked for a certificate: under TLS 1.3 it refuses only after the client's
    #: handshake has ended.
    after: Optional[SeenAfter]
    #: Whether the server sent a CertificateRequest (RFC 8446, 4.3.2; RFC 5246, 7.4.4).
    asks_for_certificate: bool
    #: The names of the CAs, as the server gives them when it asks: DER, base64 in JSON. None named means any.
    certificate_authorities: list[FileBytes]
    #: The certificates in the order in which they were sent: DER, base64 in JSON.
    chain: list[FileBytes]
    #: Why no connection came about.
    failure: Optional[SeenFailure]
    #: The key exchange group, by its IANA name.
    group: Optional[str]
    #: The name that was sent.
    server_name: Optional[str]
    #: By its IANA name, or by OpenSSL's.
    suite: Optional[str]
    #: What was agreed on; `null` where nothing was.
    version: Optional[str]


class SeenNode(TypedDict):
    """An announced node that was connected to."""

    #: How connecting to it went.
    handshake: SeenHandshake
    #: As the step has it.
    host: str
    #: As the step has it.
    port: int


class _SeenPlaintext(TypedDict):
    #: The first octets that came, 512 at most; none where nothing came, whyever.
    octets: FileBytes


class SeenPlaintext(_SeenPlaintext, total=False):
    """What a port says without TLS. First nothing is sent for a third of a second, then `PING`."""

    #: Whether `PING` had been sent by then.
    asked: bool


@dataclass(frozen=True)
class ServerAnswer:
    """What a server does, and why."""

    #: To the question of the field that holds this.
    answer: Answer
    #: What the answer rests on and could not be judged: `client-ca`, `server-key`, `written-rules`.
    assumed: tuple[str, ...]
    #: The findings that are the reason.
    causes: tuple[int, ...]
    #: The class of the error.
    class_: Optional[str]
    #: What the server logs, `*` standing for what varies.
    logs: Optional[str]


@dataclass(frozen=True)
class ServerStatement:
    """What one server will do with these files."""

    #: Does it accept the client certificate, whichever client sends it? `null` where none is asked for or given.
    accepts_client: Optional[ServerAnswer]
    #: `measured` by running it with such files, or read in a `source`: its documentation.
    evidence: str
    #: Measured with what, or which source.
    evidence_from: str
    #: `redis-server`, `redis-software`, `redis-cloud`.
    id: str
    #: Does it start with what it presents, its key and the CA for clients? `null` where none of its files was given, or
    #: where the provider brings them.
    starts: Optional[ServerAnswer]
    #: The version that was measured.
    version: Optional[str]


class _SigningCa(TypedDict):
    #: In any format that a check reads; what of it is not self-signed goes behind the new certificate.
    certificate: InputRequest
    #: The private key of that certificate.
    key: InputRequest


class SigningCa(_SigningCa, total=False):
    """A CA of one's own: its certificate, with those above it behind it, and its private key."""

    #: Opens the key where it is encrypted.
    passphrase: Optional[Secret]


@dataclass(frozen=True)
class Spread:
    """How long something took."""

    #: How often it was measured.
    count: int
    #: The median, in microseconds.
    p50_us: int
    #: The 99th percentile, in microseconds: one in a hundred took longer.
    p99_us: int


@dataclass(frozen=True)
class SubjectAltName:
    """One name or address for which a certificate stands (RFC 5280, 4.2.1.6)."""

    #: `dns`, `ip`, `email`, `uri`, `directory`, `other`.
    kind: str
    #: As text: `*.example.com`, `192.0.2.1`; what does not decode is `#` and hexadecimal.
    value: str


@dataclass(frozen=True)
class SuiteName:
    """A cipher suite by both of its names."""

    #: In the registry of TLS: `TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256`.
    iana: str
    #: `null` where OpenSSL never had it.
    openssl: Optional[str]


@dataclass(frozen=True)
class TargetFacts:
    """Someone for whom a configuration can be written: a client, a server, or what carries the files."""

    #: The row of the table of clients that foretells what it does; `null` for what is no client.
    client: Optional[str]
    #: What was emitted was run as emitted.
    executed: Optional[Executed]
    #: How it wants certificates and keys: `pem` files, key `stores`, `inline` in the text, or as a `server`'s own.
    files: str
    #: What `emit` is asked with.
    id: str
    #: As people call it; not stable.
    name: str
    #: Can it open an encrypted key by a passphrase that it is told?
    opens_encrypted_key: bool
    #: From where the ways of configuring it are known.
    source: str


@dataclass(frozen=True)
class Unsupported:
    """Why nothing was written, and what to do about it."""

    #: What to do in its place, as something to type where there is such a thing.
    instead: str
    #: For people; not stable.
    reason: str


@dataclass(frozen=True)
class Upload:
    """May the client certificate file be uploaded as it is?"""

    #: Why not: indices into `findings`; empty where it is safe.
    reasons: tuple[int, ...]
    #: No private key would go out with it, and the client certificate's file has no error; true where none was given.
    safe: bool


#: Where clients connect.
EndpointRequest = Union[Secret, NamedEndpoint, EndpointParts]
