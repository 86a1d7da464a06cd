// The contract as types, derived from core/schema/*.json by tools/contract.mjs. Do not edit: `make gen`.

/**
 * How clients reach the database.
 */
export type Access = "public" | "private";
/**
 * Whether the server asks clients for a certificate (mutual TLS).
 */
export type ClientAuthentication = "none" | "optional" | "required";
/**
 * Where clients connect.
 */
export type EndpointRequest = Secret | NamedEndpoint | EndpointParts;
/**
 * A named set of choices, versioned data with sources in `policy::presets`.
 */
export type Preset = "redis-cloud" | "modern" | "intermediate" | "fips" | "legacy";
/**
 * Who runs the server.
 */
export type Provider = "redis_cloud" | "redis_software" | "redis_open_source" | "other";
/**
 * What a file is for. `auto` lets the checker decide and say why.
 */
export type Role =
  "auto" | "ca_bundle" | "client_certificate" | "client_key" | "server_chain" | "server_key" | "client_ca" | "archive";
export type Secret = string;
/**
 * Redis Cloud's subscription, by its names of 2022 (fixed, flexible, annual) or of today (essentials, pro).
 */
export type Subscription = "fixed" | "flexible" | "annual" | "essentials_free" | "essentials" | "pro";
export type Timestamp = string;
/**
 * How much of the server's certificate a client is to verify.
 */
export type Verification = "full" | "chain_only" | "none";
/**
 * In which form the private key is written.
 */
export type KeyOutput = "untouched" | "pkcs8";
/**
 * Yes, no, or not to be known from what was given.
 */
export type Answer = "yes" | "no" | "unknown";
/**
 * What a client makes of the files.
 */
export type ClientVerdict = "accepts" | "refuses" | "unknown";
/**
 * What Redis Cloud's page says about TLS for a plan and an endpoint.
 */
export type EnableTls = "yes" | "weigh" | "not_applicable" | "unavailable";
export type FileBytes = string;
/**
 * What a block or a member is.
 */
export type ItemKind =
  | "certificate"
  | "private_key"
  | "encrypted_private_key"
  | "public_key"
  | "certificate_request"
  | "revocation_list"
  | "parameters"
  | "ssh_key"
  | "pkcs7"
  | "unknown";
/**
 * In which form a private key is handed over.
 */
export type KeyForm = "pem" | "pkcs8";
/**
 * *error*: a connection will fail with every client asked about, or be unsafe; *warning*: fails for some clients
 * (which are named), or soon, or goes against a recommendation; *note*: worth knowing.
 */
export type Severity = "error" | "warning" | "note";
/**
 * The answer in one word.
 */
export type Verdict = "ready" | "ready_for_some" | "will_fail" | "nothing_to_check";
/**
 * A root of a public CA that comes with tlsconf.
 */
export type PublicRoot = "r46" | "e46";
/**
 * How the servers belong together, and so how a client finds the one to speak to.
 */
export type Topology = "standalone" | "cluster" | "sentinel";
/**
 * Algorithm and size of a key that is made.
 */
export type GeneratedKey = "p256" | "rsa2048" | "rsa3072" | "rsa4096" | "ed25519";
/**
 * What kept a step from its end.
 */
export type FailureKind =
  "name" | "timeout" | "refused" | "unreachable" | "reset" | "closed" | "not_tls" | "alert" | "tls" | "other";
/**
 * Why a connection was made.
 */
export type HandshakePurpose = "first" | "without_server_name" | "version" | "client_certificate";
/**
 * Who announces nodes.
 */
export type NodeSource = "cluster" | "sentinel";
/**
 * What answers at the port.
 */
export type Speaks = "tls" | "redis" | "http" | "other" | "nothing";
export type Weight = "error" | "warning" | "note" | "clients";

/**
 * A client asked about, by its id in the table of clients.
 */
export interface ClientRequest {
  /**
   * `redis-py`; version and runtime may stand behind it: `redis-py@5/3.13`.
   */
  id: string;
  /**
   * The version of what it runs on (Python, Node, JDK).
   */
  runtime?: string | null;
  /**
   * The client's own version; absent means the newest known.
   */
  version?: string | null;
}
/**
 * Where the database runs, for the plan's recommendation.
 */
export interface Deployment {
  /**
   * Left out, there is a recommendation only where it is the same for both.
   */
  access?: Access | null;
  /**
   * Left out, it is not known; a plan is then taken for one of Redis Cloud's.
   */
  provider?: Provider | null;
  /**
   * Left out, there is no recommendation.
   */
  subscription?: Subscription | null;
}
/**
 * An endpoint that has been taken apart already.
 */
export interface EndpointParts {
  /**
   * DNS name or IP address without scheme and port, with or without brackets: `redis.example.com`.
   */
  host: string;
  /**
   * From 1 to 65535; left out, not known: what needs one takes 6379.
   */
  port?: number | null;
  /**
   * `redis` or `rediss`.
   */
  scheme?: string | null;
  /**
   * The name to verify and to send as SNI where it differs from `host`.
   */
  server_name?: string | null;
}
/**
 * One file. `bytes` is base64 in JSON.
 */
export interface InputRequest {
  /**
   * The file's octets, of whatever format: PEM, DER, PKCS#12, ZIP, ...; base64 in JSON.
   */
  bytes: string;
  /**
   * The name that the report uses; a file name, never opened by the core.
   */
  name: string;
  /**
   * What it is for; left out, `auto`: then what it looks like decides.
   */
  role?: Role;
}
/**
 * An endpoint as text, whose server goes by another name.
 */
export interface NamedEndpoint {
  /**
   * The name to verify and to send as SNI; an address is verified and not sent.
   */
  server_name: string;
  /**
   * `host:port` or a URL, as where no name is given beside it; a password in it is never repeated.
   */
  text: Secret;
}
/**
 * Protocol versions, suites, groups, client authentication, verification, server name.
 */
export interface Policy {
  /**
   * Left out, it is not known: a client certificate that is given is taken to be asked for.
   */
  client_authentication?: ClientAuthentication | null;
  /**
   * Key exchange groups, by IANA or OpenSSL name.
   */
  groups?: string[] | null;
  /**
   * `"1.2"` or `"1.3"`; others are findings.
   */
  max_version?: string | null;
  /**
   * `"1.2"` or `"1.3"`; others are findings.
   */
  min_version?: string | null;
  /**
   * What decides where a field is left out; itself left out, `redis-cloud`.
   */
  preset?: Preset;
  /**
   * The server name to send; `"off"` sends none.
   */
  sni?: string | null;
  /**
   * IANA or OpenSSL names, in order of preference.
   */
  tls12_suites?: string[] | null;
  /**
   * In order of preference; for TLS 1.3 IANA and OpenSSL have the same names: `TLS_AES_128_GCM_SHA256`.
   */
  tls13_suites?: string[] | null;
  /**
   * Left out, `full`; anything less is a finding.
   */
  verification?: Verification | null;
}
/**
 * One question: will these files work, for this endpoint, under this policy, at this time?
 */
export interface CheckRequest {
  /**
   * The clients asked about; empty means all that are known.
   */
  clients?: ClientRequest[];
  /**
   * 1. May be left out: then the newest.
   */
  contract_version?: number;
  /**
   * Who runs the database and under which plan; every field may be left out.
   */
  deployment?: Deployment;
  /**
   * Where clients connect: `host:port`, a `rediss://` URL, or its parts.
   */
  endpoint?: EndpointRequest | null;
  /**
   * A certificate that ends within so many days of `time` is worth a warning.
   */
  expires_within_days?: number;
  /**
   * In place of `expires_within_days`, where a day is too coarse.
   */
  expires_within_hours?: number | null;
  /**
   * The files, in the order in which the report is to speak of them.
   */
  inputs?: InputRequest[];
  /**
   * Opens an encrypted key or container. Never part of a report.
   */
  passphrase?: Secret | null;
  /**
   * What is wanted of the connection; every field may be left out.
   */
  policy?: Policy;
  /**
   * The time of the check. The core has no clock.
   */
  time: Timestamp;
}
/**
 * A run of an emitted configuration against a redis-server.
 */
export interface Executed {
  /**
   * The day of the run.
   */
  on: string;
  /**
   * The client and what it ran on: `redis-py 8.1.0 on Python 3.11.7`.
   */
  with: string;
}
/**
 * One thing that is known of a client.
 */
export interface Fact {
  /**
   * `ca_file`, `host_name`, `server_name`, ...
   */
  about: string;
  /**
   * For people; not stable.
   */
  text: string;
}
/**
 * What is known of one client.
 */
export interface ClientFacts {
  /**
   * The id by which `emit` writes for it; `null` where it does not.
   */
  emit: string | null;
  /**
   * `measured` by connecting to a redis-server, or read in a `source`.
   */
  evidence: string;
  /**
   * Measured with what, or which source.
   */
  evidence_from: string;
  /**
   * What was emitted was run as emitted.
   */
  executed: Executed | null;
  /**
   * Fact by fact, each a sentence; empty where nothing is known.
   */
  facts: Fact[];
  /**
   * The id of the plain row, of which this may be another version or runtime.
   */
  family: string;
  /**
   * By which it is asked about, stable: `redis-py`, `ioredis-node-26`.
   */
  id: string;
  /**
   * Is its verdict foretold? Else it is always unknown.
   */
  judged: boolean;
  /**
   * As people call it; not stable.
   */
  name: string;
  /**
   * What that ran on: `Python 3.11`, `JDK 17`; `null` where none is told apart.
   */
  runtime: string | null;
  /**
   * The version that is described: `8.1.0`; `null` where none was measured, or where the runtime says it all.
   */
  version: string | null;
}
/**
 * The question of a check, and which client is to be set up.
 */
export interface ConfigRequest {
  /**
   * Its `clients` are not read.
   */
  check: CheckRequest;
  /**
   * A client for which a configuration can be written.
   */
  client: ClientRequest;
  /**
   * The form of the private key; left out, `untouched`: PEM text.
   */
  key?: KeyOutput;
}
/**
 * What the extension of that name says (RFC 5280, 4.2.1.9).
 */
export interface BasicConstraints {
  /**
   * Whether it may issue certificates.
   */
  ca: boolean;
  /**
   * Whether who does not understand the extension has to refuse the certificate.
   */
  critical: boolean;
  /**
   * How many intermediate CAs may stand below it; `null` for any number.
   */
  path_length: number | null;
}
/**
 * A bundle that is recognised by the fingerprints of its members.
 */
export interface Bundle {
  /**
   * `2022-08`; `null` where the members are known but their set is no edition.
   */
  edition: string | null;
  /**
   * `redis-cloud`.
   */
  provider: string;
  /**
   * `Redis Cloud, edition of August 2022`.
   */
  text: string;
}
/**
 * A certificate: what is written in it, and what follows from the other files.
 */
export interface Certificate {
  /**
   * The issuer's key identifier, hexadecimal (RFC 5280, 4.2.1.1); `null` where it names none.
   */
  authority_key_id: string | null;
  /**
   * Whether it is a CA (RFC 5280, 4.2.1.9); `null` where there is no such extension.
   */
  basic_constraints: BasicConstraints | null;
  /**
   * Where revocation lists are to be had (RFC 5280, 4.2.1.13); nothing is fetched.
   */
  crl_urls: string[];
  /**
   * `serverAuth`, `clientAuth`, ..., else the object identifier; `null` where there is no such extension.
   */
  extended_key_usage: string[] | null;
  /**
   * The file it stands in: index into `inputs`.
   */
  input: number;
  /**
   * Index of the certificate whose key verifies this one's signature.
   */
  issued_by: number | null;
  /**
   * The name of whoever signed it, written as `subject`.
   */
  issuer: string;
  /**
   * Where the issuer's certificate is to be had (RFC 5280, 4.2.2.1); nothing is fetched.
   */
  issuer_urls: string[];
  /**
   * The public key that it certifies.
   */
  key: KeyInfo;
  /**
   * `digitalSignature`, `keyCertSign`, ... (RFC 5280, 4.2.1.3); `null` where there is no such extension.
   */
  key_usage: string[] | null;
  /**
   * `null` where it is none of the CAs that Redis Cloud has handed out.
   */
  known: Known | null;
  /**
   * The line of its BEGIN marker, from 1; `null` where it did not stand in text.
   */
  line: number | null;
  /**
   * The last moment at which it is valid (RFC 5280, 4.1.2.5).
   */
  not_after: Timestamp;
  /**
   * The first moment at which it is valid.
   */
  not_before: Timestamp;
  /**
   * Where an OCSP responder can be asked (RFC 5280, 4.2.2.1); nobody is asked.
   */
  ocsp_urls: string[];
  /**
   * The line that `keytool -printcert` prints after `Owner: `.
   */
  owner: string;
  /**
   * Object identifiers of its certificate policies (RFC 5280, 4.2.1.4): `2.23.140.1.2.1`.
   */
  policies: string[];
  /**
   * From what that is known, in words: `issued by a publicly trusted CA`.
   */
  public_reason: string;
  /**
   * Whether a public CA stands behind it, as far as `public_reason` can tell.
   */
  publicly_trusted: boolean;
  /**
   * `root`, `intermediate`, `end-entity`, `self-signed-end-entity`.
   */
  role: string;
  /**
   * Why `role` is what it is, in words: `self-signed and marked as a CA`.
   */
  role_reason: string;
  /**
   * Entries of subjectAltName, the first 1000; empty where there is no such extension.
   */
  san: SubjectAltName[];
  /**
   * Hexadecimal, upper case, with a leading `-` where negative.
   */
  serial: string;
  /**
   * SHA-1 of its DER, which older tools show: 40 hexadecimal digits, lower case, no colons.
   */
  sha1: string;
  /**
   * SHA-256 of its DER, its fingerprint: 64 hexadecimal digits, lower case, no colons.
   */
  sha256: string;
  /**
   * The signature algorithm: `sha256WithRSAEncryption`.
   */
  signature: string;
  /**
   * SHA-256 of SubjectPublicKeyInfo (the pin), hexadecimal.
   */
  spki_sha256: string;
  /**
   * RFC 4514, control characters escaped.
   */
  subject: string;
  /**
   * The identifier of its own key, hexadecimal (RFC 5280, 4.2.1.2); `null` where it has none.
   */
  subject_key_id: string | null;
  /**
   * Object identifiers of critical extensions that no client knows.
   */
  unknown_critical: string[];
  /**
   * X.509 version as people count: `3`, not the 2 that is encoded.
   */
  version: number;
}
/**
 * A certification path from a leaf to an anchor.
 */
export interface Chain {
  /**
   * The trust anchor, last of `path`: index into `certificates`; `null` where none is reached.
   */
  anchor: number | null;
  /**
   * The findings about this path's certificates: indices into `findings`.
   */
  faults: number[];
  /**
   * Leaf first, indices into `certificates`.
   */
  path: number[];
  /**
   * `server` or `client`.
   */
  purpose: string;
}
/**
 * What one client will do with these files.
 */
export interface ClientStatement {
  /**
   * What the verdict rests on and could not be judged: `signature`, `server-chain`.
   */
  assumed: string[];
  /**
   * The findings that are the reason.
   */
  causes: number[];
  /**
   * The class of the error.
   */
  class: string | null;
  /**
   * Its id in the table of clients: `redis-py`, `ioredis-node-26`.
   */
  id: string;
  /**
   * Indices of the certificates of the CA file that it will trust.
   */
  loads: number[];
  /**
   * Certificates of the CA file that it will not trust, the first 1000.
   */
  loses: Lost[];
  /**
   * The text that the client will print, `*` standing for what varies.
   */
  prints: string | null;
  /**
   * What that ran on: `Python 3.11`, `JDK 17`; `null` where none is told apart.
   */
  runtime: string | null;
  /**
   * Whether it will connect with verification on.
   */
  verdict: ClientVerdict;
  /**
   * The version that was measured: `8.1.0`; `null` where none was, or where the runtime says it all.
   */
  version: string | null;
  /**
   * The moment from which this set no longer works for this client.
   */
  works_until: Timestamp | null;
}
/**
 * Chain and host name are to be verified; there is no way to ask for less.
 */
export interface Config {
  /**
   * DER, the leaf first. Empty: the client shows none.
   */
  certificate_chain: FileBytes[];
  /**
   * Key exchange groups in order of preference; empty: the client's own.
   */
  groups: GroupName[];
  /**
   * Where to connect; `null` where no endpoint was given.
   */
  host: string | null;
  /**
   * The private key of `certificate_chain`'s leaf; `null` where the client shows no certificate.
   */
  key: ConfigKey | null;
  /**
   * The highest version to allow: `1.2` or `1.3`.
   */
  max_version: string;
  /**
   * `1.2` or `1.3`.
   */
  min_version: string;
  /**
   * From 1 to 65535, 6379 where the endpoint has none; `null` where no endpoint was given.
   */
  port: number | null;
  /**
   * The name to send; `null` for addresses and where the policy sends none.
   */
  server_name: string | null;
  /**
   * What is to be set beside, by the codes of notes: `partial-chain`.
   */
  settings: string[];
  /**
   * In order of preference; empty: the client's own.
   */
  tls12_suites: SuiteName[];
  /**
   * TLS 1.3 suites in order of preference; empty: the client's own, or TLS 1.3 is not allowed.
   */
  tls13_suites: SuiteName[];
  /**
   * DER, one certificate each. Empty: no CA file was given, and what the client trusts by itself stands.
   */
  trust_anchors: FileBytes[];
  /**
   * The name or address that the server's certificate is compared with.
   */
  verify_name: string | null;
}
/**
 * The client's private key.
 */
export interface ConfigKey {
  /**
   * Base64 in JSON.
   */
  bytes: FileBytes;
  /**
   * The client opens it with the passphrase.
   */
  encrypted: boolean;
  /**
   * How to read `bytes`.
   */
  form: KeyForm;
}
/**
 * The number of findings by severity.
 */
export interface Counts {
  /**
   * Findings because of which connections fail or are unsafe.
   */
  error: number;
  /**
   * Findings that are merely worth knowing.
   */
  note: number;
  /**
   * Findings that concern some clients, the near future, or a recommendation.
   */
  warning: number;
}
/**
 * A remark on what was done, left out or set.
 */
export interface EmitNote {
  /**
   * Stable: `no-host-check`, `adds-system-roots`, ...
   */
  code: string;
  /**
   * For people; not stable.
   */
  text: string;
}
/**
 * Where clients connect.
 */
export interface Endpoint {
  /**
   * DNS name or IP address as typed, without brackets: `redis.example.com`, `2001:db8::1`.
   */
  host: string;
  /**
   * From 1 to 65535; `null` where none was given.
   */
  port: number | null;
  /**
   * `redis` or `rediss`; `null` where the endpoint was no URL.
   */
  scheme: string | null;
  /**
   * The name that is verified and sent as SNI; `null` for an IP address.
   */
  server_name: string | null;
}
/**
 * A line of an input as it may be shown: control characters replaced, cut to a bounded length.
 */
export interface Excerpt {
  /**
   * Where in `text` (characters, from 1) the mark belongs.
   */
  column: number;
  /**
   * Said beside the mark; may be empty.
   */
  label: string;
  /**
   * Its number in the file, from 1.
   */
  line: number;
  /**
   * The line, or 64 characters of it about the mark, invisible characters escaped.
   */
  text: string;
  /**
   * How many characters to mark, at least 1.
   */
  width: number;
}
/**
 * What was found, where, why it matters and how to mend it.
 */
export interface Finding {
  /**
   * All fields are `null` where it is about no file: about the endpoint, say, or the policy.
   */
  at: Place;
  /**
   * Stable, never reused: `PEM001`. `tlsconf rule PEM001` explains it.
   */
  code: string;
  /**
   * The clients concerned, sorted by id; empty means every client.
   */
  concerns: string[];
  /**
   * The finding (index into `findings`) whose consequence this one is.
   */
  consequence_of: number | null;
  /**
   * The line it is about, safe to show. Never a line of a private key.
   */
  excerpt: Excerpt | null;
  /**
   * What should stand there.
   */
  expected: string | null;
  /**
   * What to do about it, as something to paste where possible. Every error has one.
   */
  fix: string | null;
  /**
   * For people; not stable.
   */
  message: string;
  /**
   * The defect in words: `pem-byte-order-mark`.
   */
  name: string;
  /**
   * A standard, a client's source, or a public page.
   */
  reference: string | null;
  /**
   * What stands there.
   */
  seen: string | null;
  /**
   * How bad it is: by its rule, or by how many of the clients asked about are concerned.
   */
  severity: Severity;
}
/**
 * A key exchange group by both of its names.
 */
export interface GroupName {
  /**
   * In the registry of TLS: `secp256r1`, `X25519MLKEM768`.
   */
  iana: string;
  /**
   * As OpenSSL's lists have it: `P-256`, `X25519MLKEM768`.
   */
  openssl: string;
  /**
   * OpenSSL has it from 3.5 on, and refuses a list with a name that it does not know.
   */
  post_quantum: boolean;
}
/**
 * One file and what it was taken for. Members of an archive are inputs of their own after it.
 */
export interface Input {
  /**
   * The archive (index into `inputs`) this came out of.
   */
  archive: number | null;
  /**
   * Where the file is a known bundle.
   */
  bundle: Bundle | null;
  /**
   * `pem`, `der-certificate`, `pkcs12`, `html`, ...
   */
  format: string;
  /**
   * What stands in it, in the file's order; what a PKCS#7 block holds comes last.
   */
  items: Item[];
  /**
   * As the request has it, invisible characters escaped; a member of an archive is `archive.zip/member`.
   */
  name: string;
  /**
   * What it was taken for: what the request says, else what it looks like; `auto` where nothing tells.
   */
  role: Role;
  /**
   * Why it was taken for that.
   */
  role_reason: string;
}
/**
 * One block of a text file, or one member of a container.
 */
export interface Item {
  /**
   * Index into `certificates`.
   */
  certificate: number | null;
  /**
   * The line of its END marker, from 1; `null` in a container or a binary file.
   */
  end_line: number | null;
  /**
   * Index into `keys`.
   */
  key: number | null;
  /**
   * By its contents where they decode, else by its label.
   */
  kind: ItemKind;
  /**
   * The PEM label, or what the container calls it.
   */
  label: string | null;
  /**
   * The line of its BEGIN marker, from 1; `null` in a container or a binary file.
   */
  line: number | null;
  /**
   * The readers that take it from this file as it is: `openssl`, `node`, `php`, `go`, `rustls`, `native-tls`,
   * `java`, `keytool`.
   */
  readers: string[];
}
/**
 * A private key: facts only, no byte of it.
 */
export interface Key {
  /**
   * `RSA`, `EC P-256`, `Ed25519`, ...; `null` where it could not be opened or read.
   */
  algorithm: string | null;
  /**
   * Indices of the certificates that hold its public key.
   */
  belongs_to: number[];
  /**
   * Size of RSA's modulus or the curve's field; `null` where it could not be opened or has none.
   */
  bits: number | null;
  /**
   * Whether a passphrase is needed, also where the right one was given.
   */
  encrypted: boolean;
  /**
   * `pkcs8`, `pkcs1`, `sec1`, `encrypted-pkcs8`, `legacy-encrypted`.
   */
  format: string;
  /**
   * The file it stands in: index into `inputs`.
   */
  input: number;
  /**
   * The line of its BEGIN marker, from 1; `null` where it did not stand in text.
   */
  line: number | null;
  /**
   * SHA-256 of its public half as SubjectPublicKeyInfo, hexadecimal; `null` where it could not be opened or read.
   */
  spki_sha256: string | null;
}
/**
 * Algorithm and strength of a public key.
 */
export interface KeyInfo {
  /**
   * `RSA`, `EC P-256`, `Ed25519`, ...
   */
  algorithm: string;
  /**
   * Modulus or field size.
   */
  bits: number | null;
  /**
   * Equivalent symmetric strength in bits (NIST SP 800-57 part 1, table 2).
   */
  strength: number | null;
}
/**
 * A certificate known by its fingerprint.
 */
export interface Known {
  /**
   * Stable: `redis-cloud-flexible-root`, `globalsign-root-r3`.
   */
  id: string;
  /**
   * `Fixed (Essentials) plan`, `Flexible (Pro) plan`, `public`.
   */
  plan: string;
  /**
   * `deprecated but still in use`, `current`, `no longer needed`.
   */
  status: string;
}
/**
 * A certificate of the CA file that a client does not get.
 */
export interface Lost {
  /**
   * Index into `certificates`.
   */
  certificate: number;
  /**
   * For people; not stable: `only the first certificate of the file is imported`.
   */
  why: string;
}
/**
 * Something that was left out.
 */
export interface NotChecked {
  /**
   * In a word: `server_chain`, `revocation`, `client-certificate`.
   */
  what: string;
  /**
   * Why, and what to give for it; for people.
   */
  why: string;
}
/**
 * Where a finding belongs. `input`, `certificate` and `key` are indices into the report's arrays.
 */
export interface Place {
  /**
   * Index into `certificates`; `null` where it is about none.
   */
  certificate: number | null;
  /**
   * In characters, from 1.
   */
  column: number | null;
  /**
   * The last line where it is about several, from 1; `null` where it is about `line` alone, or about none.
   */
  end_line: number | null;
  /**
   * The file: index into `inputs`; `null` where it is about no file.
   */
  input: number | null;
  /**
   * Index into `keys`; `null` where it is about none.
   */
  key: number | null;
  /**
   * From 1.
   */
  line: number | null;
}
/**
 * What the plan's table says.
 */
export interface Recommendation {
  /**
   * `optional, strongly recommended`.
   */
  client_authentication: string;
  /**
   * Whether to switch TLS on for this endpoint.
   */
  enable_tls: EnableTls;
  /**
   * The address of the page, and the day of its version that says so.
   */
  source: string;
  /**
   * The recommendation in a sentence, for people.
   */
  text: string;
}
/**
 * Why there is no configuration: the client would refuse, or an error is open that nothing here mends.
 */
export interface Refusal {
  /**
   * Indices of the findings of the report that are the reason, the first to be mended first.
   */
  causes: number[];
  /**
   * What, where, and how it is mended: for people, not stable.
   */
  message: string;
}
/**
 * The answer to a check: what is in the files, what is wrong with them, and who will take them.
 */
export interface Report {
  /**
   * Every certificate that decodes, file by file; one that is given twice stands here twice.
   */
  certificates: Certificate[];
  /**
   * The best path of the server's certificate, then that of the client's, as far as they were given.
   */
  chains: Chain[];
  /**
   * What each client asked about will do, in the order of asking; empty where many sets of files were merged.
   */
  clients: ClientStatement[];
  /**
   * The version of the contract that this answer speaks: `1`.
   */
  contract_version: number;
  /**
   * How many findings there are of each severity.
   */
  counts: Counts;
  /**
   * What was understood of the endpoint, without credentials.
   */
  endpoint: Endpoint | null;
  /**
   * The index of the finding that alone explains every error, where there is exactly one.
   */
  exactly_one_cause: number | null;
  /**
   * Errors, warnings, notes; inside by input, line, code.
   */
  findings: Finding[];
  /**
   * The answer in one sentence.
   */
  headline: string;
  /**
   * The files in the order of the request, the members of an archive behind it.
   */
  inputs: Input[];
  /**
   * Every private key, file by file, those that could not be opened included.
   */
  keys: Key[];
  /**
   * What the inputs did not allow to judge, and what would.
   */
  not_checked: NotChecked[];
  /**
   * `null` where the deployment is not known well enough, or is none of Redis Cloud's.
   */
  recommendation: Recommendation | null;
  /**
   * What servers will do with these files; empty where nothing was given that they would load or be shown.
   */
  servers: ServerStatement[];
  /**
   * The time of the check, as it was asked.
   */
  time: Timestamp;
  /**
   * Whether the client certificate may be handed to Redis Cloud's console.
   */
  upload: Upload;
  /**
   * Will clients connect? Derived from `findings`.
   */
  verdict: Verdict;
}
/**
 * What a server does, and why.
 */
export interface ServerAnswer {
  /**
   * To the question of the field that holds this.
   */
  answer: Answer;
  /**
   * What the answer rests on and could not be judged: `client-ca`, `server-key`, `written-rules`.
   */
  assumed: string[];
  /**
   * The findings that are the reason.
   */
  causes: number[];
  /**
   * The class of the error.
   */
  class: string | null;
  /**
   * What the server logs, `*` standing for what varies.
   */
  logs: string | null;
}
/**
 * What one server will do with these files.
 */
export interface ServerStatement {
  /**
   * Does it accept the client certificate, whichever client sends it? `null` where none is asked for or given.
   */
  accepts_client: ServerAnswer | null;
  /**
   * `measured` by running it with such files, or read in a `source`: its documentation.
   */
  evidence: string;
  /**
   * Measured with what, or which source.
   */
  evidence_from: string;
  /**
   * `redis-server`, `redis-software`, `redis-cloud`.
   */
  id: string;
  /**
   * Does it start with what it presents, its key and the CA for clients? `null` where none of its files was given, or
   * where the provider brings them.
   */
  starts: ServerAnswer | null;
  /**
   * The version that was measured.
   */
  version: string | null;
}
/**
 * One name or address for which a certificate stands (RFC 5280, 4.2.1.6).
 */
export interface SubjectAltName {
  /**
   * `dns`, `ip`, `email`, `uri`, `directory`, `other`.
   */
  kind: string;
  /**
   * As text: `*.example.com`, `192.0.2.1`; what does not decode is `#` and hexadecimal.
   */
  value: string;
}
/**
 * A cipher suite by both of its names.
 */
export interface SuiteName {
  /**
   * In the registry of TLS: `TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256`.
   */
  iana: string;
  /**
   * `null` where OpenSSL never had it.
   */
  openssl: string | null;
}
/**
 * May the client certificate file be uploaded as it is?
 */
export interface Upload {
  /**
   * Why not: indices into `findings`; empty where it is safe.
   */
  reasons: number[];
  /**
   * No private key would go out with it, and the client certificate's file has no error; true where none was given.
   */
  safe: boolean;
}
/**
 * Either what the client is set up with, or why it is not.
 */
export interface Configured {
  /**
   * `null` where it is refused.
   */
  config: Config | null;
  /**
   * The version of the contract that this answer speaks: `1`.
   */
  contract_version: number;
  /**
   * The client that is set up, by the id with which `emit` is asked: `redis-py`.
   */
  id: string;
  /**
   * What was done to the files, and what is set for them.
   */
  notes: EmitNote[];
  /**
   * `null` where there is a configuration.
   */
  refusal: Refusal | null;
  /**
   * Of the files as they were given, for this client alone.
   */
  report: Report;
  /**
   * Of what it runs on, in figures alone: `3.11`; `null` where none was asked for or is known.
   */
  runtime: string | null;
  /**
   * The versions judged.
   */
  version: string | null;
}
/**
 * What a configuration holds beside the files. Every field may be left out.
 */
export interface EmitOptions {
  /**
   * Public roots to put behind the trust anchors that were given, where they are not there yet.
   */
  add_roots?: PublicRoot[];
  /**
   * The number of the database to select; left out, 0.
   */
  database?: number;
  /**
   * Where the files will lie, as the configuration writes their paths.
   */
  directory?: string;
  /**
   * Randomness for the salts of key stores. Left out, salts are derived from the contents: the same request then
   * gives the same octets.
   */
  entropy?: Secret | null;
  /**
   * The form of the private key; left out, `untouched`.
   */
  key?: KeyOutput;
  /**
   * The environment variable from which it reads the passphrase of an encrypted key.
   */
  passphrase_env?: string;
  /**
   * The environment variable from which the configuration reads the password. Empty or unset: no AUTH is sent.
   */
  password_env?: string;
  /**
   * Sentinel's name of the primary.
   */
  primary?: string | null;
  /**
   * Of `truststore.p12` and `keystore.p12`; left out, `changeit`, the JVM's own default.
   */
  store_password?: Secret | null;
  /**
   * What the endpoint is part of; left out, `standalone`.
   */
  topology?: Topology;
  /**
   * The ACL user; left out, the server's `default` user.
   */
  user?: string | null;
}
/**
 * The question of a check, and for whom all to write.
 */
export interface EmitEachRequest {
  /**
   * The files, the endpoint and the policy; its `clients` are not read.
   */
  check: CheckRequest;
  /**
   * For whom, in the order of the answers; empty means everyone for whom can be written, in the order of the table. At
   * most 1,000.
   */
  clients?: ClientRequest[];
  /**
   * Where the files of each will lie, in the order of the clients; empty: all in `options.directory`.
   */
  directories?: string[];
  /**
   * What the configurations are to hold beside the files; every field may be left out.
   */
  options?: EmitOptions;
}
/**
 * The question of a check, and for whom to write.
 */
export interface EmitRequest {
  /**
   * The files, the endpoint and the policy; its `clients` are not read.
   */
  check: CheckRequest;
  /**
   * For whom: a client of the table, or `redis-conf`, `kubernetes-secret`, ...
   */
  client: ClientRequest;
  /**
   * What the configuration is to hold beside the files; every field may be left out.
   */
  options?: EmitOptions;
}
/**
 * What a client does with the files as they were written.
 */
export interface AsEmitted {
  /**
   * What the verdict rests on and could not be judged: `server-chain`, `passphrase`.
   */
  assumed: string[];
  /**
   * Codes of the findings that are the reason.
   */
  causes: string[];
  /**
   * The class of the error, and what the client prints.
   */
  class: string | null;
  /**
   * How many certificates of the CA file it trusts, of how many.
   */
  loads: number;
  /**
   * The number of certificates in the CA file as written; 0 where there is none.
   */
  of: number;
  /**
   * What the client prints, `*` standing for what varies; `null` where it does not refuse.
   */
  prints: string | null;
  /**
   * Whether it will connect with verification on.
   */
  verdict: ClientVerdict;
  /**
   * The moment from which it no longer works for this client; `null` where it refuses, or where no end is known.
   */
  works_until: Timestamp | null;
}
/**
 * A configuration in the client's own language.
 */
export interface ConfigText {
  /**
   * `sh`, `python`, `javascript`, `go`, `java`, `yaml`, ...
   */
  language: string;
  /**
   * The name to save it under: `redis_client.py`; with `/` where it lies in a folder.
   */
  name: string;
  /**
   * The whole of it, to be used as it is. What holds a private key is among `files`, never here.
   */
  text: string;
}
/**
 * A file to write.
 */
export interface EmittedFile {
  /**
   * Base64 in JSON; `null` where a face keeps a secret back.
   */
  bytes: FileBytes | null;
  /**
   * The permissions to give it, octal: `0600` for secrets.
   */
  mode: string;
  /**
   * The name to save it under: `ca.pem`; with `/` where it lies in a folder.
   */
  name: string;
  /**
   * `trust anchors`, `client certificate`, `private key`, `trust store`, `key store`, ...
   */
  purpose: string;
  /**
   * Whether a private key is in it: for its owner's eyes alone.
   */
  secret: boolean;
}
/**
 * Why nothing was written, and what to do about it.
 */
export interface Unsupported {
  /**
   * What to do in its place, as something to type where there is such a thing.
   */
  instead: string;
  /**
   * For people; not stable.
   */
  reason: string;
}
/**
 * Everything one client needs.
 */
export interface Emitted {
  /**
   * What it does with the files as written here.
   */
  as_emitted: AsEmitted | null;
  /**
   * What the client does with the files as they were given, by index into the report of the same check; `null` for
   * what is no client.
   */
  as_given: ClientStatement | null;
  /**
   * The main text first.
   */
  config: ConfigText[];
  /**
   * The version of the contract that this answer speaks: `1`.
   */
  contract_version: number;
  /**
   * Codes of the findings that no longer hold for this client.
   */
  cured: string[];
  /**
   * Certificates, keys and stores. Empty where it is unsupported.
   */
  files: EmittedFile[];
  /**
   * Whom it was written for, by the id with which `emit` is asked: `redis-py`.
   */
  id: string;
  /**
   * What it was made from, a line for each file that went in.
   */
  made_from: string[];
  /**
   * Whom it was written for, as people call it; not stable.
   */
  name: string;
  /**
   * What was left out or cannot be done, and why.
   */
  notes: EmitNote[];
  /**
   * How to run it, a line each.
   */
  run: string[];
  /**
   * Of what it runs on, in figures alone: `3.11`; `null` where none was asked for or is known.
   */
  runtime: string | null;
  /**
   * It cannot be done at all.
   */
  unsupported: Unsupported | null;
  /**
   * The versions written for.
   */
  version: string | null;
}
/**
 * A certificate with which a client shows who it is, and its key: what the console's *Generate certificate* gives.
 */
export interface ClientCertificateRequest {
  /**
   * Who signs it. Left out, it is signed by its own key: a server then trusts just this certificate.
   */
  ca?: SigningCa | null;
  /**
   * Names the files as newer consoles do, `redis-db-<id>.crt`; left out, `redis_user.crt` and `redis_user_private.key`.
   */
  database?: string | null;
  /**
   * How long it is valid, in days from `time`: 1 to 825; left out, 365.
   */
  days?: number;
  /**
   * Its common name.
   */
  name: string;
}
/**
 * A certificate signing request (PKCS#10, RFC 2986) for a person's own CA.
 */
export interface CsrRequest {
  /**
   * DNS names and IP addresses of the subjectAltName, where the CA wants any.
   */
  hosts?: string[];
  /**
   * The common name.
   */
  name: string;
}
/**
 * A CA, a server and a client to try things with, which verify each other.
 */
export interface DevRequest {
  /**
   * How long server and client certificate are valid, in days from `time`: 1 to 825; left out, 365.
   */
  days?: number;
  /**
   * Where the files will lie: an absolute path.
   */
  directory: string;
  /**
   * DNS names and IP addresses of the server. Clients are told to connect to the first.
   */
  hosts: string[];
  /**
   * Where the server, or the first of a cluster's nodes, listens for TLS; left out, 6379.
   */
  port?: number;
  /**
   * What is set up; left out, `standalone`. A cluster has three nodes on ports in a row.
   */
  topology?: Topology;
}
/**
 * A CA of one's own: its certificate, with those above it behind it, and its private key.
 */
export interface SigningCa {
  /**
   * In any format that a check reads; what of it is not self-signed goes behind the new certificate.
   */
  certificate: InputRequest;
  /**
   * The private key of that certificate.
   */
  key: InputRequest;
  /**
   * Opens the key where it is encrypted.
   */
  passphrase?: Secret | null;
}
/**
 * Exactly one of `client`, `csr` and `dev` is asked for.
 */
export interface GenerateRequest {
  /**
   * A client's certificate and its private key.
   */
  client?: ClientCertificateRequest | null;
  /**
   * A request for a certificate, for a CA to sign, and its private key.
   */
  csr?: CsrRequest | null;
  /**
   * A whole local set-up, for development alone.
   */
  dev?: DevRequest | null;
  /**
   * Randomness: at least 32 octets from the system's generator, as base64 in JSON. Keys, serial numbers and salts come from it;
   * the same request gives the same octets, so it is never used twice.
   */
  entropy: string;
  /**
   * The kind of every key that is made; left out, `p256`.
   */
  key?: GeneratedKey;
  /**
   * The moment at which it is made. The core has no clock.
   */
  time: Timestamp;
}
/**
 * What was made. It holds private keys, which are wiped on drop.
 */
export interface Generated {
  /**
   * The same in one ZIP, with their permissions.
   */
  archive: EmittedFile;
  /**
   * The version of the contract that this answer speaks: `1`.
   */
  contract_version: number;
  /**
   * In the order in which a person meets them. Names hold `/` where they lie in folders.
   */
  files: EmittedFile[];
  /**
   * What to do next, a line each.
   */
  next: string[];
  /**
   * The check of what was made, for every client; `null` for a request, which is nothing to connect with.
   */
  report: Report | null;
}
/**
 * A report, and the octets it speaks of.
 */
export interface Inspected {
  /**
   * Each certificate of the report as DER, index for index; base64 in JSON.
   */
  certificates: FileBytes[];
  /**
   * The version of the contract that this answer speaks: `1`.
   */
  contract_version: number;
  /**
   * The same report that a check answers with.
   */
  report: Report;
}
/**
 * One figure with TLS, beside the same without.
 */
export interface ComparedSpread {
  /**
   * By how much TLS raises the median, or lowers the rate, in per cent of plaintext; negative where chance has it so.
   */
  added_percent: number | null;
  /**
   * At the same server without TLS; `null` where that was not measured.
   */
  plain: Spread | null;
  /**
   * With TLS; `null` where it was not measured.
   */
  tls: Spread | null;
}
/**
 * What was measured.
 */
export interface Costs {
  /**
   * How many connections were open at a time to measure `throughput`.
   */
  connections: number;
  /**
   * From nothing to the first answer: TCP, full handshake, one `PING`.
   */
  first_answer: ComparedSpread;
  /**
   * Of the handshake alone, the TCP connection standing.
   */
  full_handshake: Spread | null;
  /**
   * The key exchange group of the full handshakes: `x25519`.
   */
  group: string | null;
  /**
   * One command at a time on one connection that stays open.
   */
  latency: LoadSpread[];
  /**
   * How long all of it took.
   */
  milliseconds: number;
  /**
   * The same where an earlier session is resumed; `null` where the server resumes none.
   */
  resumed_handshake: Spread | null;
  /**
   * The cipher suite of the full handshakes: `TLS_AES_256_GCM_SHA384`.
   */
  suite: string | null;
  /**
   * One command at a time on each of `connections`.
   */
  throughput: LoadRate[];
  /**
   * `1.3`, with its suite and group by their IANA names.
   */
  version: string | null;
}
/**
 * Of one command.
 */
export interface LoadRate {
  /**
   * By how much TLS raises the median, or lowers the rate, in per cent of plaintext; negative where chance has it so.
   */
  added_percent: number | null;
  /**
   * `PING`, `ECHO`: neither touches data.
   */
  command: string;
  /**
   * What each takes along, in each direction.
   */
  octets: number;
  /**
   * At the same server without TLS; `null` where that was not measured.
   */
  plain: Rate | null;
  /**
   * With TLS; `null` where it was not measured.
   */
  tls: Rate | null;
}
/**
 * Of one command.
 */
export interface LoadSpread {
  /**
   * By how much TLS raises the median, or lowers the rate, in per cent of plaintext; negative where chance has it so.
   */
  added_percent: number | null;
  /**
   * `PING`, `ECHO`: neither touches data.
   */
  command: string;
  /**
   * What each takes along, in each direction.
   */
  octets: number;
  /**
   * At the same server without TLS; `null` where that was not measured.
   */
  plain: Spread | null;
  /**
   * With TLS; `null` where it was not measured.
   */
  tls: Spread | null;
}
/**
 * How much was done in a second.
 */
export interface Rate {
  /**
   * Processor time of the client for a thousand commands; `null` where the system does not tell.
   */
  client_cpu_us_per_1000: number | null;
  /**
   * Commands that were answered a second, on all connections together.
   */
  per_second: number;
}
/**
 * How long something took.
 */
export interface Spread {
  /**
   * How often it was measured.
   */
  count: number;
  /**
   * The median, in microseconds.
   */
  p50_us: number;
  /**
   * The 99th percentile, in microseconds: one in a hundred took longer.
   */
  p99_us: number;
}
/**
 * Times are in microseconds. What is not measured is `null`.
 */
export interface Measured {
  /**
   * Both in a sentence or two.
   */
  conclusion: string;
  /**
   * The version of the contract that this answer speaks: `1`.
   */
  contract_version: number;
  /**
   * What was measured there.
   */
  costs: Costs;
  /**
   * Where it was measured, with TLS.
   */
  endpoint: Endpoint;
  /**
   * The same server without TLS.
   */
  plain: Endpoint | null;
  /**
   * What the plan's table says; `null` where the deployment is not known well enough, or is none of Redis Cloud's.
   */
  recommendation: Recommendation | null;
}
/**
 * One version of the page.
 */
export interface PlanEdition {
  since: string;
  source: string;
  /**
   * `null` for the version of today.
   */
  until: string | null;
}
/**
 * One cell of the page's table.
 */
export interface PlanRow {
  access: Access;
  /**
   * As the page has it: `Enable TLS`, `N/A`.
   */
  cell: string;
  /**
   * The day of the page's version that has this row.
   */
  edition: string;
  enable_tls: EnableTls;
  /**
   * `Fixed`, `Redis Cloud Essentials`.
   */
  name: string;
  subscription: Subscription;
  /**
   * In a sentence.
   */
  text: string;
}
/**
 * The table with everything around it.
 */
export interface PlanTable {
  client_authentication: string;
  editions: PlanEdition[];
  /**
   * What holds for every row.
   */
  remarks: string[];
  rows: PlanRow[];
}
/**
 * Everything that was seen at one endpoint.
 */
export interface Seen {
  /**
   * What the name stands for, in the order of the answer; an address stands for itself.
   */
  addresses?: SeenAddress[];
  /**
   * What the endpoint answered to commands.
   */
  answers?: SeenAnswer[];
  /**
   * One for each connection that was to speak TLS, in the order of the steps.
   */
  handshakes?: SeenHandshake[];
  /**
   * Why the name gave no address.
   */
  lookup?: SeenFailure | null;
  /**
   * The announced nodes that were connected to.
   */
  nodes?: SeenNode[];
  /**
   * What the port says without TLS.
   */
  plaintext?: SeenPlaintext | null;
}
/**
 * One address of the name, and whether it could be connected to (TCP).
 */
export interface SeenAddress {
  /**
   * IPv4 or IPv6, without brackets and port: `192.0.2.1`.
   */
  address: string;
  /**
   * `null` where it could be connected to.
   */
  failure?: SeenFailure | null;
}
/**
 * What the server did once the handshake was over.
 */
export interface SeenAfter {
  /**
   * Why it did not.
   */
  failure?: SeenFailure | null;
  /**
   * Whether the server let the client in: it sent a session ticket, or an answer.
   */
  served: boolean;
}
/**
 * What was answered to the commands of one step.
 */
export interface SeenAnswer {
  /**
   * Whether `AUTH` was sent before them.
   */
  authenticated?: boolean;
  /**
   * As the step has them.
   */
  commands: string[][];
  /**
   * Why nothing could be asked, or why it broke off.
   */
  failure?: SeenFailure | null;
  /**
   * Every octet that came until the server closed the connection or the time was over, 4 MiB at most.
   */
  octets: FileBytes;
}
/**
 * How a step failed.
 */
export interface SeenFailure {
  /**
   * The alert's number in the registry of TLS: 40 is `handshake_failure`.
   */
  alert?: number | null;
  /**
   * The system's or the stack's own words.
   */
  detail: string;
  /**
   * What went wrong, as far as system and stack tell.
   */
  kind: FailureKind;
}
/**
 * One connection.
 */
export interface SeenHandshake {
  /**
   * What followed, where the server asked for a certificate: under TLS 1.3 it refuses only after the client's
   * handshake has ended.
   */
  after?: SeenAfter | null;
  /**
   * Whether the server sent a CertificateRequest (RFC 8446, 4.3.2; RFC 5246, 7.4.4).
   */
  asks_for_certificate?: boolean;
  /**
   * The names of the CAs, as the server gives them when it asks: DER, base64 in JSON. None named means any.
   */
  certificate_authorities?: FileBytes[];
  /**
   * The certificates in the order in which they were sent: DER, base64 in JSON.
   */
  chain?: FileBytes[];
  /**
   * Why no connection came about.
   */
  failure?: SeenFailure | null;
  /**
   * The key exchange group, by its IANA name.
   */
  group?: string | null;
  /**
   * The versions that were offered: `1.2`, `1.3`.
   */
  offered: string[];
  /**
   * Why it was made, as the step has it.
   */
  purpose: HandshakePurpose;
  /**
   * The name that was sent.
   */
  server_name?: string | null;
  /**
   * By its IANA name, or by OpenSSL's.
   */
  suite?: string | null;
  /**
   * What was agreed on; `null` where nothing was.
   */
  version?: string | null;
}
/**
 * An announced node that was connected to.
 */
export interface SeenNode {
  /**
   * How connecting to it went.
   */
  handshake: SeenHandshake;
  /**
   * As the step has it.
   */
  host: string;
  /**
   * As the step has it.
   */
  port: number;
}
/**
 * What a port says without TLS. First nothing is sent for a third of a second, then `PING`.
 */
export interface SeenPlaintext {
  /**
   * Whether `PING` had been sent by then.
   */
  asked?: boolean;
  /**
   * The first octets that came, 512 at most; none where nothing came, whyever.
   */
  octets: FileBytes;
}
/**
 * The question of a check, and what was seen at its endpoint so far.
 */
export interface ProbeRequest {
  /**
   * What the server sent is put to its inputs, and whether it asks for client certificates into its policy, where
   * that says nothing.
   */
  check: CheckRequest;
  /**
   * Whether to connect to the announced nodes, too.
   */
  follow?: boolean;
  /**
   * Whom to ask which nodes there are.
   */
  nodes?: NodeSource | null;
  /**
   * Empty at first.
   */
  seen?: Seen;
  /**
   * By whose stack the face connects: it reads the client certificate as that client does. `redis-rs`, where none
   * is named.
   */
  stack?: ClientRequest | null;
}
/**
 * Questions for the server, on a connection that is made for them.
 */
export interface AskStep {
  /**
   * To be sent one behind the other, `AUTH` before them where there are credentials, `QUIT` behind them.
   */
  commands: string[][];
  /**
   * How to connect; the server's certificate is pinned, for credentials may follow.
   */
  handshake: HandshakeStep;
}
/**
 * An announced node, to be looked at as the endpoint was.
 */
export interface FollowStep {
  /**
   * As announced: an address or a name, without brackets.
   */
  host: string;
  /**
   * The announced port, at which TLS is tried.
   */
  port: number;
  /**
   * The name to send as SNI; `null` where `host` is an address.
   */
  server_name: string | null;
  /**
   * The versions to offer: `1.2`, `1.3`.
   */
  versions: string[];
}
/**
 * A connection to be made. What the server sends is looked at whatever it is, and nothing secret is sent, unless a
 * certificate is pinned. Where the server asks for a certificate, TLS 1.3 says whether it is content only after the
 * client's handshake: wait for half a second, then send `PING`, and wait for an answer.
 */
export interface HandshakeStep {
  /**
   * The address to connect to; the port is the target's.
   */
  address: string;
  /**
   * The time for this step where that is shorter than any other's, in milliseconds.
   */
  milliseconds: number | null;
  /**
   * The certificate that the server must present: DER, base64 in JSON. It was judged by the files of the request;
   * who presents another is sent nothing.
   */
  pinned: FileBytes | null;
  /**
   * To be put down with what was seen.
   */
  purpose: HandshakePurpose;
  /**
   * The name to send as SNI.
   */
  server_name: string | null;
  /**
   * Show the client certificate where the server asks for one.
   */
  shows_certificate: boolean;
  /**
   * The versions to offer: `1.2`, `1.3`.
   */
  versions: string[];
}
/**
 * Where the look goes: the endpoint as it was understood, with the default port where it has none.
 */
export interface ProbeTarget {
  /**
   * What is looked up: ASCII, no brackets.
   */
  host: string;
  /**
   * From 1 to 65535; 6379 where the endpoint has none.
   */
  port: number;
  /**
   * The name to send as SNI; `null` for an address, and where the policy sends none.
   */
  server_name: string | null;
  /**
   * Whether the endpoint's own text asks for TLS (`rediss://`) or for none (`redis://`); `null` where it says
   * neither.
   */
  tls: boolean | null;
}
/**
 * What is to be done next. One field beside `target` and `words` is filled; none where everything was looked at.
 */
export interface ProbeStep {
  /**
   * Connect, shake hands, log in if there are credentials, and ask: to be added to `answers`.
   */
  ask: AskStep | null;
  /**
   * Look up, connect and shake hands as at first: to be added to `nodes`.
   */
  follow: FollowStep | null;
  /**
   * Connect and shake hands: to be added to `handshakes`.
   */
  handshake: HandshakeStep | null;
  /**
   * Connect to this address and say nothing of TLS: to be put into `plaintext`.
   */
  plaintext: string | null;
  /**
   * Look the target's host up, and try to connect to each address: to be put into `lookup` and `addresses`.
   */
  reach: boolean;
  /**
   * What is looked at; the same in every step of one look.
   */
  target: ProbeTarget;
  /**
   * What the step does, for whoever waits.
   */
  words: string;
}
/**
 * Whether clients that are sent to a node will take its certificate.
 */
export interface NodeStatement {
  /**
   * Ids of the clients asked about that will connect to it.
   */
  accepts: string[];
  /**
   * As announced: an address or a name, without brackets.
   */
  host: string;
  /**
   * What comes of it in a sentence, for people; not stable.
   */
  message: string;
  /**
   * `null` where that depends on what was not given.
   */
  named: boolean | null;
  /**
   * It was connected to and sent this certificate itself; else it is held against the certificate of the endpoint.
   */
  own_certificate: boolean;
  /**
   * As announced: the port that clients are sent to.
   */
  port: number;
  /**
   * Ids of the clients asked about that will not; those in neither list are not known.
   */
  refuses: string[];
  /**
   * `primary`, `replica`, `sentinel`.
   */
  role: string;
}
/**
 * One address, and whether it can be connected to.
 */
export interface ProbeAddress {
  /**
   * IPv4 or IPv6, without brackets and port: `192.0.2.1`.
   */
  address: string;
  /**
   * `null` where it could be connected to.
   */
  failure: ProbeFailure | null;
}
/**
 * Whether the server is content with what the client showed, or with nothing shown.
 */
export interface ProbeAfter {
  /**
   * Why it did not.
   */
  failure: ProbeFailure | null;
  /**
   * Whether the server let the client in.
   */
  served: boolean;
}
/**
 * How a step failed.
 */
export interface ProbeFailure {
  /**
   * The alert's name in the registry of TLS: `handshake_failure`.
   */
  alert: string | null;
  /**
   * The system's or the stack's own words.
   */
  detail: string;
  /**
   * What went wrong, to be told apart by programs.
   */
  kind: FailureKind;
}
/**
 * One connection.
 */
export interface ProbeHandshake {
  /**
   * What followed, where the server asked for a certificate.
   */
  after: ProbeAfter | null;
  /**
   * Whether the server asked the client for a certificate, be it optional or required.
   */
  asks_for_certificate: boolean;
  /**
   * The CAs that the server names when it asks, as RFC 4514 has names. None named means any.
   */
  certificate_authorities: string[];
  /**
   * The certificates in the order in which they were sent: DER, base64 in JSON.
   */
  chain: FileBytes[];
  /**
   * Why no connection came about.
   */
  failure: ProbeFailure | null;
  /**
   * The key exchange group, by its IANA name.
   */
  group: string | null;
  /**
   * The versions that were offered: `1.2`, `1.3`.
   */
  offered: string[];
  /**
   * Why this connection was made.
   */
  purpose: HandshakePurpose;
  /**
   * The name that was sent.
   */
  server_name: string | null;
  /**
   * By its IANA name.
   */
  suite: string | null;
  /**
   * What was agreed on; `null` where nothing was.
   */
  version: string | null;
}
/**
 * Something that the connection showed.
 */
export interface ProbeRemark {
  /**
   * Stable: `plaintext-port`.
   */
  code: string;
  /**
   * What to do about it.
   */
  fix: string | null;
  /**
   * For people; not stable.
   */
  message: string;
  /**
   * An error makes the verdict `will_fail`, whatever the report says of the files.
   */
  severity: Severity;
}
/**
 * What is said of it.
 */
export interface Probed {
  /**
   * What the name stands for, in the order of the answer; an address stands for itself.
   */
  addresses: ProbeAddress[];
  /**
   * Does the server ask for client certificates, and does it insist? `null` where that was not seen.
   */
  client_authentication: ClientAuthentication | null;
  /**
   * The version of the contract that this answer speaks: `1`.
   */
  contract_version: number;
  /**
   * What a port without TLS said first, or answered to a `PING` in plaintext: its first line.
   */
  greeting: string | null;
  /**
   * One for each connection that spoke TLS or tried to; the first is what clients meet that know both versions.
   */
  handshakes: ProbeHandshake[];
  /**
   * The answer in one sentence.
   */
  headline: string;
  /**
   * Why the name gave no address.
   */
  lookup: ProbeFailure | null;
  /**
   * The first 64 announced nodes; empty where none were asked for, or where none are known.
   */
  nodes: NodeStatement[];
  /**
   * What was left out, and why.
   */
  not_tried: NotChecked[];
  /**
   * What the connection showed, errors first.
   */
  remarks: ProbeRemark[];
  /**
   * The check against what was seen; `null` where no certificate was.
   */
  report: Report | null;
  /**
   * What the server sent, as PEM.
   */
  server_chain: string | null;
  /**
   * `null` where nothing could be connected to.
   */
  speaks: Speaks | null;
  /**
   * What was looked at.
   */
  target: ProbeTarget;
  /**
   * Will clients connect, as far as it was seen?
   */
  verdict: Verdict;
}
/**
 * One row of the table.
 */
export interface RuleInfo {
  /**
   * Stable, never reused: `PEM001`.
   */
  code: string;
  /**
   * The defect in words: `pem-byte-order-mark`.
   */
  name: string;
  /**
   * The rule's number in C; explicit, stable, never reused.
   */
  number: number;
  /**
   * How serious its findings are; `clients`: an error where every client asked about is concerned, a warning where
   * some are, a note where none is.
   */
  severity: Weight;
  /**
   * The release that brought it.
   */
  since: string;
  /**
   * What is wrong, in one clause: `the file holds nothing`.
   */
  summary: string;
}
/**
 * Someone for whom a configuration can be written: a client, a server, or what carries the files.
 */
export interface TargetFacts {
  /**
   * The row of the table of clients that foretells what it does; `null` for what is no client.
   */
  client: string | null;
  /**
   * What was emitted was run as emitted.
   */
  executed: Executed | null;
  /**
   * How it wants certificates and keys: `pem` files, key `stores`, `inline` in the text, or as a `server`'s own.
   */
  files: string;
  /**
   * What `emit` is asked with.
   */
  id: string;
  /**
   * As people call it; not stable.
   */
  name: string;
  /**
   * Can it open an encrypted key by a passphrase that it is told?
   */
  opens_encrypted_key: boolean;
  /**
   * From where the ways of configuring it are known.
   */
  source: string;
}
