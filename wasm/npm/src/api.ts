// The verbs. Each hands its request over as UTF-8 JSON with the octets beside it, and wipes its own copies.

import { call } from "./engine.js";
import { TlsconfError } from "./error.js";
import type {
  CheckOptions,
  CheckRequest,
  ClientFacts,
  ConfigRequest,
  Configured,
  EmitEachRequest,
  Emitted,
  EmitRequest,
  Generated,
  GenerateRequest,
  InputRequest,
  Octets,
  PlanTable,
  Report,
  RuleInfo,
  RulePage,
  TargetFacts,
  TextOptions,
} from "./types.js";

const encoder = new TextEncoder();

/**
 * Judges the files of a request. Faults of the files are findings of the report.
 *
 * @throws TlsconfError only for what is wrong with the request itself
 */
export function check(request: CheckRequest, options: CheckOptions = {}): Report {
  const { onProgress } = options;
  const watch = onProgress && ((input: number, done: number, total: number) => onProgress({ input, done, total }));
  return wiping((copies) => {
    const { json, files, passphrase } = taken(request, "request", copies);
    return call((glue) => glue.check(json, files, passphrase, watch) as Report);
  });
}

/** The report on a request as the program `tlsconf check` prints it: the request is checked once more. */
export function text(request: CheckRequest, options: TextOptions = {}): string {
  const width = options.width ?? 80;
  return wiping((copies) => {
    const { json, files, passphrase } = taken(request, "request", copies);
    return call((glue) => glue.text(json, files, passphrase, width));
  });
}

/** Writes what one client needs: its configuration, its files, what to run. */
export function emit(request: EmitRequest): Emitted {
  return written(request, (...given) => {
    const [emitted, octets] = call((glue) => glue.emit(...given)) as [Emitted, Files];
    return withOctets(emitted, octets);
  });
}

/**
 * Writes for several clients, in their order, or for everyone where none is named: the answers of `emit` for each, and the
 * files are read only once.
 */
export function emitEach(request: EmitEachRequest): Emitted[] {
  return written(request, (...given) => {
    const [all, octets] = call((glue) => glue.emitEach(...given)) as [Emitted[], Files[]];
    return all.map((emitted, at) => withOctets(emitted, octets[at] ?? []));
  });
}

/**
 * What a TLS stack is set up with, as octets, or why it is refused: judged first, as `check` does. For Node's own there is
 * `tlsconf/node`.
 */
export function configure(request: ConfigRequest): Configured {
  const { check, ...rest } = record(request, "request");
  return wiping((copies) => {
    const { json, files, passphrase } = taken(check, "check", copies, (check) => ({ ...rest, check }));
    const [configured, trust_anchors, certificate_chain, key] = call((glue) => glue.config(json, files, passphrase)) as [
      Configured,
      Uint8Array[],
      Uint8Array[],
      Uint8Array | null,
    ];
    const { config } = configured;
    if (config) {
      Object.assign(config, { trust_anchors, certificate_chain });
      if (config.key && key) config.key.bytes = key;
    }
    return configured;
  });
}

/**
 * Makes a client's certificate, a request for one, or a local set-up. Keys are born in the module and leave it as octets alone.
 *
 * @throws TlsconfError where a name, a validity or a CA cannot be used
 */
export function generate(request: GenerateRequest): Generated {
  const { client, time, entropy, ...rest } = record(request, "request");
  return wiping((copies) => {
    const random = entropy ?? kept(crypto.getRandomValues(new Uint8Array(48)), copies);
    const files: Uint8Array[] = [];
    let secret: Uint8Array | undefined;
    let asked: object | null | undefined = client;
    if (client?.ca) {
      const { passphrase, certificate, key } = record(client.ca, "ca");
      secret = copied(passphrase, "ca.passphrase", copies);
      const named = (input: InputRequest, field: string) => without(input, field, files, copies);
      asked = { ...client, ca: { certificate: named(certificate, "ca.certificate"), key: named(key, "ca.key") } };
    }
    const json = kept(encoder.encode(JSON.stringify({ ...rest, client: asked, time: moment(time), entropy: "" })), copies);
    const [made, octets] = call((glue) => glue.generate(json, files, secret, random)) as [Generated, Files];
    [...made.files, made.archive].forEach((file, at) => (file.bytes = octets[at] ?? null));
    return made;
  });
}

/** `check` with request and report as JSON text: the same octets as in every other language. `time` must be given. */
export function checkJson(request: string): string {
  return byText(request, (octets) => call((glue) => glue.check(octets)));
}

/** `emit` with request and answer as JSON text. The answer holds private keys, as base64: it is what was asked for. */
export function emitJson(request: string): string {
  return byText(request, (octets) => {
    const [emitted, files] = call((glue) => glue.emit(octets)) as [Emitted, Files];
    return withBase64(emitted, files);
  });
}

/** `emitEach` with request and answer as JSON text. */
export function emitEachJson(request: string): string {
  return byText(request, (octets) => {
    const [all, files] = call((glue) => glue.emitEach(octets)) as [Emitted[], Files[]];
    return all.map((emitted, at) => withBase64(emitted, files[at] ?? []));
  });
}

/** The owner of each certificate, as the lines of `keytool -printcert` after `Owner: `. */
export function owners(report: Report): string[] {
  return report.certificates.map((certificate) => certificate.owner);
}

/** Every client of which something is known, sorted by id. */
export function clients(): ClientFacts[] {
  return call((glue) => glue.clients() as ClientFacts[]);
}

/** For whom a configuration can be written, sorted by id. */
export function targets(): TargetFacts[] {
  return call((glue) => glue.targets() as TargetFacts[]);
}

/** What Redis Cloud recommends by subscription and endpoint, in every version of its table. */
export function plans(): PlanTable {
  return call((glue) => glue.plans() as PlanTable);
}

/** Every rule that a finding can come from. */
export function rules(): RuleInfo[] {
  return call((glue) => glue.rules() as RuleInfo[]);
}

/**
 * One rule and its page: what it finds, why it matters, an example, how to fix it. The pages are a file of their own,
 * loaded at the first call.
 */
export async function rule(code: string): Promise<RulePage> {
  const known = rules().find((rule) => rule.code === String(code).toUpperCase());
  if (!known) throw new TlsconfError("misuse", `there is no rule \`${code}\``, "code");
  const { default: pages } = await import("./pages.js");
  return { ...known, page: pages[known.code] ?? "" };
}

/** The octets of each emitted file, in order; `null` where they are kept back. */
type Files = (Uint8Array | null)[];

/** What the module is given of a request to write something: its JSON, the files, the passphrase, the stores' password and salts. */
type Given = [Uint8Array, Uint8Array[], Uint8Array | undefined, Uint8Array | undefined, Uint8Array | undefined];

function written<T>(request: EmitRequest | EmitEachRequest, verb: (...given: Given) => T): T {
  const { check, options = {}, ...rest } = record(request, "request");
  const { store_password, entropy, ...plain } = record(options, "options");
  return wiping((copies) => {
    const { json, files, passphrase } = taken(check, "check", copies, (check) => ({ ...rest, check, options: plain }));
    const password = copied(store_password, "store_password", copies);
    return verb(json, files, passphrase, password, copied(entropy, "entropy", copies));
  });
}

function withOctets(emitted: Emitted, octets: Files): Emitted {
  emitted.files.forEach((file, at) => (file.bytes = octets[at] ?? null));
  return emitted;
}

function withBase64(emitted: Emitted, octets: Files): object {
  return { ...emitted, files: emitted.files.map((file, at) => ({ ...file, bytes: base64(octets[at]) })) };
}

interface Taken {
  /** The request without octets and passphrase. */
  json: Uint8Array;
  files: Uint8Array[];
  passphrase: Uint8Array | undefined;
}

/** `whole` puts the question of a check into the request of which it is a part. */
function taken(request: CheckRequest, field: string, copies: Uint8Array[], whole = (check: object) => check): Taken {
  const { inputs, time, passphrase, ...rest } = record(request, field);
  const files: Uint8Array[] = [];
  const named = (Array.isArray(inputs) ? inputs : []).map((input) => without(input, "inputs", files, copies));
  const check = { ...rest, inputs: inputs === undefined || Array.isArray(inputs) ? named : inputs, time: moment(time) };
  const secret = copied(passphrase, "passphrase", copies);
  return { json: kept(encoder.encode(JSON.stringify(whole(check))), copies), files, passphrase: secret };
}

/** An input without its octets, which go among the files. */
function without(input: InputRequest, field: string, files: Uint8Array[], copies: Uint8Array[]): object {
  const { bytes, ...named } = record(input, field);
  const octets = copied(bytes, field, copies);
  if (octets === undefined) throw new TlsconfError("request", "an input has no `bytes`", field);
  files.push(octets);
  return { ...named, bytes: "" };
}

/** Whatever becomes of the call: the copies that were made for it are overwritten. */
function wiping<T>(verb: (copies: Uint8Array[]) => T): T {
  const copies: Uint8Array[] = [];
  try {
    return verb(copies);
  } finally {
    for (const copy of copies) copy.fill(0);
  }
}

function byText(request: string, verb: (octets: Uint8Array) => unknown): string {
  if (typeof request !== "string") throw new TlsconfError("request", "the request is no text");
  return wiping((copies) => JSON.stringify(verb(kept(encoder.encode(request), copies))));
}

function base64(octets: Uint8Array | null | undefined): string | null {
  return octets ? btoa(Array.from(octets, (octet) => String.fromCharCode(octet)).join("")) : null;
}

/** RFC 3339. The core has no clock: now is added here. */
function moment(time: string | Date | undefined): unknown {
  const when = time ?? new Date();
  if (!(when instanceof Date)) return when;
  if (Number.isNaN(when.getTime())) throw new TlsconfError("misuse", "the time is no date", "time");
  return `${when.toISOString().slice(0, 19)}Z`;
}

/** Octets as they are; of a text a copy, which is kept to be wiped. */
function copied(value: Octets | null | undefined, field: string, copies: Uint8Array[]): Uint8Array | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value === "string") return kept(encoder.encode(value), copies);
  if (value instanceof Uint8Array) return value;
  if (ArrayBuffer.isView(value)) {
    const view: ArrayBufferView = value;
    return new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
  }
  // An ArrayBuffer of another realm, as frames and test runners have them, is no instance of this one's.
  if (Object.prototype.toString.call(value) === "[object ArrayBuffer]") return new Uint8Array(value);
  throw new TlsconfError("request", `\`${field}\`: octets are a Uint8Array, an ArrayBuffer or a text`, field);
}

function kept(octets: Uint8Array, copies: Uint8Array[]): Uint8Array {
  copies.push(octets);
  return octets;
}

function record<T extends object>(value: T, field: string): T {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return value;
  throw new TlsconfError("request", `\`${field}\` is no object`, field === "request" ? null : field);
}
