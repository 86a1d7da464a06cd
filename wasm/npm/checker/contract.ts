// Types of the contract as the checker needs them, until the generated ones of the package take their place.

export type Answer = "yes" | "no" | "unknown";

export interface BasicConstraints {
  ca: boolean;
  critical: boolean;
  path_length: number | null;
}

export interface Bundle {
  edition: string | null;
  provider: string;
  text: string;
}

export interface Certificate {
  authority_key_id: string | null;
  basic_constraints: BasicConstraints | null;
  crl_urls: string[];
  extended_key_usage: string[] | null;
  input: number;
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
  owner: string;
  policies: string[];
  public_reason: string;
  publicly_trusted: boolean;
  role: string;
  role_reason: string;
  san: SubjectAltName[];
  serial: string;
  sha1: string;
  sha256: string;
  signature: string;
  spki_sha256: string;
  subject: string;
  subject_key_id: string | null;
  unknown_critical: string[];
  version: number;
}

export interface Chain {
  anchor: number | null;
  faults: number[];
  path: number[];
  purpose: string;
}

export interface ClientStatement {
  assumed: string[];
  causes: number[];
  class: string | null;
  id: string;
  loads: number[];
  loses: Lost[];
  prints: string | null;
  runtime: string | null;
  verdict: ClientVerdict;
  version: string | null;
  works_until: Timestamp | null;
}

export type ClientVerdict = "accepts" | "refuses" | "unknown";

export interface Counts {
  error: number;
  note: number;
  warning: number;
}

export type EnableTls = "yes" | "weigh" | "not_applicable" | "unavailable";

export interface Endpoint {
  host: string;
  port: number | null;
  scheme: string | null;
  server_name: string | null;
}

export interface Excerpt {
  column: number;
  label: string;
  line: number;
  text: string;
  width: number;
}

export interface Finding {
  at: Place;
  code: string;
  concerns: string[];
  consequence_of: number | null;
  excerpt: Excerpt | null;
  expected: string | null;
  fix: string | null;
  message: string;
  name: string;
  reference: string | null;
  seen: string | null;
  severity: Severity;
}

export interface Input {
  archive: number | null;
  bundle: Bundle | null;
  format: string;
  items: Item[];
  name: string;
  role: Role;
  role_reason: string;
}

export interface Item {
  certificate: number | null;
  end_line: number | null;
  key: number | null;
  kind: ItemKind;
  label: string | null;
  line: number | null;
  readers: string[];
}

export type ItemKind = "certificate" | "private_key" | "encrypted_private_key" | "public_key" | "certificate_request" | "revocation_list" | "parameters" | "ssh_key" | "pkcs7" | "unknown";

export interface Key {
  algorithm: string | null;
  belongs_to: number[];
  bits: number | null;
  encrypted: boolean;
  format: string;
  input: number;
  line: number | null;
  spki_sha256: string | null;
}

export interface KeyInfo {
  algorithm: string;
  bits: number | null;
  strength: number | null;
}

export interface Known {
  id: string;
  plan: string;
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

export interface Place {
  certificate: number | null;
  column: number | null;
  end_line: number | null;
  input: number | null;
  key: number | null;
  line: number | null;
}

export interface Recommendation {
  client_authentication: string;
  enable_tls: EnableTls;
  source: string;
  text: string;
}

export interface Report {
  certificates: Certificate[];
  chains: Chain[];
  clients: ClientStatement[];
  contract_version: number;
  counts: Counts;
  endpoint: Endpoint | null;
  exactly_one_cause: number | null;
  findings: Finding[];
  headline: string;
  inputs: Input[];
  keys: Key[];
  not_checked: NotChecked[];
  recommendation: Recommendation | null;
  servers: ServerStatement[];
  time: Timestamp;
  upload: Upload;
  verdict: Verdict;
}

export type Role = "auto" | "ca_bundle" | "client_certificate" | "client_key" | "server_chain" | "server_key" | "client_ca" | "archive";

export interface ServerAnswer {
  answer: Answer;
  assumed: string[];
  causes: number[];
  class: string | null;
  logs: string | null;
}

export interface ServerStatement {
  accepts_client: ServerAnswer | null;
  evidence: string;
  evidence_from: string;
  id: string;
  starts: ServerAnswer | null;
  version: string | null;
}

export type Severity = "error" | "warning" | "note";

export interface SubjectAltName {
  kind: string;
  value: string;
}

export type Timestamp = string;

export interface Upload {
  reasons: number[];
  safe: boolean;
}

export type Verdict = "ready" | "ready_for_some" | "will_fail" | "nothing_to_check";

export interface ClientFacts {
  id: string;
  name: string;
  family: string;
  version: string | null;
  runtime: string | null;
  /** `measured` or `source`. */
  evidence: string;
  evidence_from: string;
  judged: boolean;
  emit: string | null;
  executed: { with: string; on: string } | null;
  facts: { about: string; text: string }[];
}

export interface PlanRow {
  subscription: Subscription;
  name: string;
  access: Access;
  enable_tls: EnableTls;
  cell: string;
  text: string;
  /** The day of the page that says so: `2022-08-19`. */
  edition: string;
}

export interface PlanTable {
  rows: PlanRow[];
  client_authentication: string;
  remarks: string[];
  editions: { since: string; until: string | null; source: string }[];
}

export type Subscription = "fixed" | "flexible" | "annual" | "essentials_free" | "essentials" | "pro";
export type Access = "public" | "private";
export type Provider = "redis_cloud" | "redis_software" | "redis_open_source" | "other";
export type ClientAuthentication = "none" | "optional" | "required";
export type Preset = "redis-cloud" | "modern" | "intermediate" | "fips" | "legacy";
