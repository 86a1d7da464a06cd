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
export type Subscription = ("fixed" | "flexible" | "annual" | "essentials" | "pro") | "essentials_free";
export type Timestamp = string;
/**
 * How much of the server's certificate a client is to verify.
 */
export type Verification = "full" | "chain_only" | "none";
/**
 * In which form the private key is written.
 */
export type KeyOutput = "untouched" | "pkcs8";
export type Answer = "yes" | "no" | "unknown";
export type ClientVerdict = "accepts" | "refuses" | "unknown";
export type EnableTls = "yes" | "weigh" | "not_applicable" | "unavailable";
export type FileBytes = string;
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
export type KeyForm = "pem" | "pkcs8";
/**
 * *error*: a connection will fail with every client asked about, or be unsafe; *warning*: fails for some clients
 * (which are named), or soon, or goes against a recommendation; *note*: worth knowing.
 */
export type Severity = "error" | "warning" | "note";
export type Verdict = "ready" | "ready_for_some" | "will_fail" | "nothing_to_check";
/**
 * A root of a public CA that comes with tlsconf.
 */
export type PublicRoot = "r46" | "e46";
export type Topology = "standalone" | "cluster" | "sentinel";
export type GeneratedKey = "p256" | "rsa2048" | "rsa3072" | "rsa4096" | "ed25519";
export type FailureKind =
  ("timeout" | "refused" | "reset" | "alert" | "other") | "name" | "unreachable" | "closed" | "not_tls" | "tls";
/**
 * Why a connection was made.
 */
export type HandshakePurpose = "without_server_name" | "first" | "version" | "client_certificate";
/**
 * Who announces nodes.
 */
export type NodeSource = "cluster" | "sentinel";
/**
 * What answers at the port.
 */
export type Speaks = ("tls" | "http") | "redis" | "other" | "nothing";
export type Weight = "error" | "warning" | "note" | "clients";

/**
 * A client asked about, by its id in the table of clients.
 */
export interface ClientRequest {
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
  access?: Access | null;
  provider?: Provider | null;
  subscription?: Subscription | null;
}
/**
 * An endpoint that has been taken apart already.
 */
export interface EndpointParts {
  host: string;
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
  bytes: string;
  /**
   * The name that the report uses; a file name, never opened by the core.
   */
  name: string;
  role?: Role;
}
/**
 * An endpoint as text, whose server goes by another name.
 */
export interface NamedEndpoint {
  server_name: string;
  text: Secret;
}
/**
 * Protocol versions, suites, groups, client authentication, verification, server name.
 */
export interface Policy {
  client_authentication?: ClientAuthentication | null;
  /**
   * Key exchange groups, by IANA or OpenSSL name.
   */
  groups?: string[] | null;
  max_version?: string | null;
  /**
   * `"1.2"` or `"1.3"`; others are findings.
   */
  min_version?: string | null;
  preset?: Preset;
  /**
   * The server name to send; `"off"` sends none.
   */
  sni?: string | null;
  /**
   * IANA or OpenSSL names, in order of preference.
   */
  tls12_suites?: string[] | null;
  tls13_suites?: string[] | null;
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
  policy?: Policy;
  /**
   * The time of the check. The core has no clock.
   */
  time: Timestamp;
}
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
export interface Fact {
  /**
   * `ca_file`, `host_name`, `server_name`, ...
   */
  about: string;
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
  id: string;
  /**
   * Is its verdict foretold? Else it is always unknown.
   */
  judged: boolean;
  name: string;
  runtime: string | null;
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
  key?: KeyOutput;
}
export interface BasicConstraints {
  ca: boolean;
  critical: boolean;
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
export interface Certificate {
  authority_key_id: string | null;
  basic_constraints: BasicConstraints | null;
  crl_urls: string[];
  extended_key_usage: string[] | null;
  input: number;
  /**
   * Index of the certificate whose key verifies this one's signature.
   */
  issued_by: number | null;
  issuer: string;
  issuer_urls: string[];
  key: KeyInfo;
  key_usage: string[] | null;
  known: Known | null;
  line: number | null;
  not_after: Timestamp;
  not_before: Timestamp;
  ocsp_urls: string[];
  /**
   * The line that `keytool -printcert` prints after `Owner: `.
   */
  owner: string;
  policies: string[];
  public_reason: string;
  publicly_trusted: boolean;
  /**
   * `root`, `intermediate`, `end-entity`, `self-signed-end-entity`.
   */
  role: string;
  role_reason: string;
  san: SubjectAltName[];
  /**
   * Hexadecimal, upper case, with a leading `-` where negative.
   */
  serial: string;
  sha1: string;
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
  subject_key_id: string | null;
  /**
   * Object identifiers of critical extensions that no client knows.
   */
  unknown_critical: string[];
  version: number;
}
/**
 * A certification path from a leaf to an anchor.
 */
export interface Chain {
  anchor: number | null;
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
  id: string;
  /**
   * Indices of the certificates of the CA file that it will trust.
   */
  loads: number[];
  loses: Lost[];
  /**
   * The text that the client will print, `*` standing for what varies.
   */
  prints: string | null;
  runtime: string | null;
  verdict: ClientVerdict;
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
  groups: GroupName[];
  /**
   * Where to connect; `null` where no endpoint was given.
   */
  host: string | null;
  key: ConfigKey | null;
  max_version: string;
  /**
   * `1.2` or `1.3`.
   */
  min_version: string;
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
export interface ConfigKey {
  /**
   * Base64 in JSON.
   */
  bytes: FileBytes;
  /**
   * The client opens it with the passphrase.
   */
  encrypted: boolean;
  form: KeyForm;
}
export interface Counts {
  error: number;
  note: number;
  warning: number;
}
export interface EmitNote {
  /**
   * Stable: `no-host-check`, `adds-system-roots`, ...
   */
  code: string;
  text: string;
}
export interface Endpoint {
  host: string;
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
  line: number;
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
  severity: Severity;
}
export interface GroupName {
  iana: string;
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
  items: Item[];
  name: string;
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
  end_line: number | null;
  /**
   * Index into `keys`.
   */
  key: number | null;
  kind: ItemKind;
  /**
   * The PEM label, or what the container calls it.
   */
  label: string | null;
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
  algorithm: string | null;
  /**
   * Indices of the certificates that hold its public key.
   */
  belongs_to: number[];
  bits: number | null;
  encrypted: boolean;
  /**
   * `pkcs8`, `pkcs1`, `sec1`, `encrypted-pkcs8`, `legacy-encrypted`.
   */
  format: string;
  input: number;
  line: number | null;
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
export interface Lost {
  certificate: number;
  why: string;
}
export interface NotChecked {
  what: string;
  why: string;
}
/**
 * Where a finding belongs. `input`, `certificate` and `key` are indices into the report's arrays.
 */
export interface Place {
  certificate: number | null;
  /**
   * In characters, from 1.
   */
  column: number | null;
  end_line: number | null;
  input: number | null;
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
  enable_tls: EnableTls;
  source: string;
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
export interface Report {
  certificates: Certificate[];
  chains: Chain[];
  clients: ClientStatement[];
  contract_version: number;
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
  inputs: Input[];
  keys: Key[];
  /**
   * What the inputs did not allow to judge, and what would.
   */
  not_checked: NotChecked[];
  recommendation: Recommendation | null;
  /**
   * What servers will do with these files; empty where nothing was given that they would load or be shown.
   */
  servers: ServerStatement[];
  /**
   * The time of the check, as it was asked.
   */
  time: Timestamp;
  upload: Upload;
  verdict: Verdict;
}
export interface ServerAnswer {
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
export interface SubjectAltName {
  /**
   * `dns`, `ip`, `email`, `uri`, `directory`, `other`.
   */
  kind: string;
  value: string;
}
export interface SuiteName {
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
  reasons: number[];
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
  contract_version: number;
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
  topology?: Topology;
  /**
   * The ACL user; left out, the server's `default` user.
   */
  user?: string | null;
}
/**
 * The question of a check, and for whom to write.
 */
export interface EmitRequest {
  check: CheckRequest;
  /**
   * For whom: a client of the table, or `redis-conf`, `kubernetes-secret`, ...
   */
  client: ClientRequest;
  options?: EmitOptions;
}
/**
 * What a client does with the files as they were written.
 */
export interface AsEmitted {
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
  of: number;
  prints: string | null;
  verdict: ClientVerdict;
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
  name: string;
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
  name: string;
  /**
   * `trust anchors`, `client certificate`, `private key`, `trust store`, `key store`, ...
   */
  purpose: string;
  secret: boolean;
}
export interface Unsupported {
  /**
   * What to do in its place, as something to type where there is such a thing.
   */
  instead: string;
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
  contract_version: number;
  /**
   * Codes of the findings that no longer hold for this client.
   */
  cured: string[];
  /**
   * Certificates, keys and stores. Empty where it is unsupported.
   */
  files: EmittedFile[];
  id: string;
  /**
   * What it was made from, a line for each file that went in.
   */
  made_from: string[];
  name: string;
  /**
   * What was left out or cannot be done, and why.
   */
  notes: EmitNote[];
  /**
   * How to run it, a line each.
   */
  run: string[];
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
  days?: number;
  /**
   * Where the files will lie: an absolute path.
   */
  directory: string;
  /**
   * DNS names and IP addresses of the server. Clients are told to connect to the first.
   */
  hosts: string[];
  port?: number;
  topology?: Topology;
}
/**
 * A CA of one's own: its certificate, with those above it behind it, and its private key.
 */
export interface SigningCa {
  certificate: InputRequest;
  key: InputRequest;
  passphrase?: Secret | null;
}
/**
 * Exactly one of `client`, `csr` and `dev` is asked for.
 */
export interface GenerateRequest {
  client?: ClientCertificateRequest | null;
  csr?: CsrRequest | null;
  dev?: DevRequest | null;
  /**
   * Randomness: at least 32 octets from the system's generator, as base64 in JSON. Keys, serial numbers and salts come from it;
   * the same request gives the same octets, so it is never used twice.
   */
  entropy: string;
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
  contract_version: number;
  report: Report;
}
export interface ComparedSpread {
  /**
   * By how much TLS raises the median, or lowers the rate, in per cent of plaintext; negative where chance has it so.
   */
  added_percent: number | null;
  plain: Spread | null;
  tls: Spread | null;
}
/**
 * What was measured.
 */
export interface Costs {
  connections: number;
  /**
   * From nothing to the first answer: TCP, full handshake, one `PING`.
   */
  first_answer: ComparedSpread;
  /**
   * Of the handshake alone, the TCP connection standing.
   */
  full_handshake: Spread | null;
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
  plain: Rate | null;
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
  plain: Spread | null;
  tls: Spread | null;
}
export interface Rate {
  /**
   * Processor time of the client for a thousand commands; `null` where the system does not tell.
   */
  client_cpu_us_per_1000: number | null;
  per_second: number;
}
export interface Spread {
  count: number;
  p50_us: number;
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
  contract_version: number;
  costs: Costs;
  endpoint: Endpoint;
  /**
   * The same server without TLS.
   */
  plain: Endpoint | null;
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
export interface SeenAddress {
  address: string;
  /**
   * `null` where it could be connected to.
   */
  failure?: SeenFailure | null;
}
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
  handshake: SeenHandshake;
  /**
   * As the step has it.
   */
  host: string;
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
export interface AskStep {
  /**
   * To be sent one behind the other, `AUTH` before them where there are credentials, `QUIT` behind them.
   */
  commands: string[][];
  handshake: HandshakeStep;
}
export interface FollowStep {
  host: string;
  port: number;
  server_name: string | null;
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
  accepts: string[];
  /**
   * As announced: an address or a name, without brackets.
   */
  host: string;
  message: string;
  /**
   * `null` where that depends on what was not given.
   */
  named: boolean | null;
  /**
   * It was connected to and sent this certificate itself; else it is held against the certificate of the endpoint.
   */
  own_certificate: boolean;
  port: number;
  refuses: string[];
  /**
   * `primary`, `replica`, `sentinel`.
   */
  role: string;
}
export interface ProbeAddress {
  address: string;
  /**
   * `null` where it could be connected to.
   */
  failure: ProbeFailure | null;
}
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
  message: string;
  severity: Severity;
}
/**
 * What is said of it.
 */
export interface Probed {
  addresses: ProbeAddress[];
  /**
   * Does the server ask for client certificates, and does it insist? `null` where that was not seen.
   */
  client_authentication: ClientAuthentication | null;
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
