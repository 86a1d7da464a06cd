// Options of Node's own TLS (nodejs.org/api/tls.html) out of the files, judged for the Node that runs this.

import { DEFAULT_CIPHERS, checkServerIdentity, type PeerCertificate, type SecureVersion } from "node:tls";
import { TlsconfError, configure } from "./node.js";
import type { CheckRequest, Config, Octets, Report } from "./types.js";

/** The question of a check, without its clients: it is judged for the client that is set up, on the Node that runs. */
export type NodeRequest = Omit<CheckRequest, "clients">;

/** For `tls.connect`, beside host and port. Chain and host name are verified; nothing here switches that off. */
export interface TlsOptions {
  /** Every trust anchor, one PEM text each: of a text with several Node drops what stands behind a damaged one. */
  readonly ca?: string[];
  /** The chain, the leaf first. */
  readonly cert?: string;
  /** As it was given where Node reads that. Fill it with zeros when the last connection is set up, if you like. */
  readonly key?: Buffer;
  /** Where the key stays encrypted. */
  readonly passphrase?: string;
  readonly minVersion: SecureVersion;
  readonly maxVersion: SecureVersion;
  readonly ciphers?: string;
  readonly ecdhCurve?: string;
  /** The CA file has an intermediate without its root, which Node takes for no anchor otherwise. */
  readonly allowPartialTrustChain?: true;
  readonly rejectUnauthorized: true;
  /** Left out for addresses, as RFC 6066 has it. */
  readonly servername?: string;
  readonly checkServerIdentity: (host: string, certificate: PeerCertificate) => Error | undefined;
}

/** A configuration, and what else the helpers need of it. */
export interface Judged {
  options: TlsOptions;
  config: Config;
}

/**
 * What `tls.connect` and `tls.createSecureContext` take, frozen.
 *
 * @throws TlsconfError with `code` "refused" and `report` where Node would refuse the files, where an error makes them
 *   unsafe, and where a part of a file cannot be read, which Node would pass over in silence
 */
export function config(request: NodeRequest): TlsOptions {
  return judged(request, "node-redis").options;
}

/** @internal */
export function judged(request: NodeRequest, client: "node-redis" | "ioredis"): Judged {
  const answer = configure({ check: request, client: { id: client, runtime: process.versions.node } });
  const { config, refusal, report } = answer;
  if (config === null) throw refused(refusal?.message ?? report.headline, report);
  return { options: frozen(options(config, request.passphrase)), config };
}

/** Options for nodes that are each compared with their own name. */
export function ofEachNode({ servername: _, ...rest }: TlsOptions): TlsOptions {
  return frozen({ ...rest, checkServerIdentity });
}

function refused(message: string, report: Report): TlsconfError {
  return new TlsconfError("refused", message, null, { report });
}

function options(config: Config, passphrase: Octets | null | undefined): TlsOptions {
  const { trust_anchors, certificate_chain, key, verify_name: name, server_name } = config;
  const ciphers = list(config);
  const groups = config.groups.filter((group) => !group.post_quantum || knowsPostQuantum()).map((group) => group.openssl);
  return {
    ...(trust_anchors.length > 0 && { ca: trust_anchors.map(pem) }),
    ...(key && { cert: certificate_chain.map(pem).join(""), key: Buffer.from(key.bytes.buffer, key.bytes.byteOffset, key.bytes.byteLength) }),
    ...(key?.encrypted && { passphrase: text(passphrase) }),
    minVersion: `TLSv${config.min_version}` as SecureVersion,
    maxVersion: `TLSv${config.max_version}` as SecureVersion,
    ...(ciphers && { ciphers }),
    ...(groups.length > 0 && { ecdhCurve: groups.join(":") }),
    ...(config.settings.includes("partial-chain") && { allowPartialTrustChain: true as const }),
    rejectUnauthorized: true,
    ...(server_name !== null && { servername: server_name }),
    // Whatever host is dialled: the certificate is compared with the name it was judged for.
    checkServerIdentity: name === null ? checkServerIdentity : (_host, certificate) => checkServerIdentity(name, certificate),
  };
}

/**
 * Node has one list for both versions, and drops TLS 1.2 where it names suites of TLS 1.3 alone (lib/internal/tls/secure-
 * context.js, `configSecureContext`): the usual ones stand in for those. TLS 1.3 it keeps in any case.
 */
function list({ tls12_suites, tls13_suites, min_version }: Config): string {
  const names = (suites: Config["tls12_suites"]) => suites.flatMap(({ openssl }) => openssl ?? []);
  const [tls12, tls13] = [names(tls12_suites), names(tls13_suites)];
  if (tls12.length + tls13.length === 0) return "";
  if (tls12.length === 0 && min_version === "1.2") {
    tls12.push(...DEFAULT_CIPHERS.split(":").filter((name) => !name.startsWith("TLS_")));
  }
  return [...tls13, ...tls12].join(":");
}

/** OpenSSL refuses a list with a name that it does not know. */
function knowsPostQuantum(): boolean {
  const [major = 0, minor = 0] = process.versions.openssl.split(".").map(Number);
  return major > 3 || (major === 3 && minor >= 5);
}

function pem(der: Uint8Array): string {
  const body = Buffer.from(der.buffer, der.byteOffset, der.byteLength).toString("base64");
  return `-----BEGIN CERTIFICATE-----\n${body.replace(/.{1,64}/g, "$&\n")}-----END CERTIFICATE-----\n`;
}

/** Node takes a passphrase as text alone. */
function text(passphrase: Octets | null | undefined): string {
  if (typeof passphrase === "string") return passphrase;
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(passphrase ?? new Uint8Array());
  } catch {
    throw new TlsconfError("misuse", "Node takes a passphrase as text, and this one is no UTF-8", "passphrase");
  }
}

function frozen(options: TlsOptions): TlsOptions {
  if (options.ca) Object.freeze(options.ca);
  return Object.freeze(options);
}
