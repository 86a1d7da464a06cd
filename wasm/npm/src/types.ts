// What the functions take and give, where it differs from the contract's JSON: octets are octets, the time may be
// left out, secrets may be octets.

import type * as contract from "./contract.js";

export type * from "./contract.js";

/** Octets, or text that stands for its UTF-8. */
export type Octets = Uint8Array | ArrayBuffer | string;

/** One file. */
export interface InputRequest extends Omit<contract.InputRequest, "bytes"> {
  /** The octets of the file, or its text. They are copied; the copy is wiped. */
  bytes: Octets;
}

/** One question: will these files work, for this endpoint, under this policy, at this time? */
export interface CheckRequest extends Omit<contract.CheckRequest, "inputs" | "time" | "passphrase"> {
  /** The files, in the order in which the report is to speak of them. */
  inputs?: InputRequest[];
  /** The time of the check, RFC 3339; left out, now. */
  time?: string | Date;
  /** Opens an encrypted key or container. Never part of a report. A string cannot be wiped by JavaScript, octets can. */
  passphrase?: Octets | null;
}

/** What a configuration holds beside the files. */
export interface EmitOptions extends Omit<contract.EmitOptions, "store_password" | "entropy"> {
  /** Of `truststore.p12` and `keystore.p12`; left out, `changeit`, the JVM's own default. */
  store_password?: Octets | null;
  /** Randomness for the salts of key stores. Left out, the same request gives the same octets. */
  entropy?: Octets | null;
}

/** The question of a check, and for whom to write. */
export interface EmitRequest extends Omit<contract.EmitRequest, "check" | "options"> {
  check: CheckRequest;
  options?: EmitOptions;
}

/** The question of a check, and for whom all to write. */
export interface EmitEachRequest extends Omit<contract.EmitEachRequest, "check" | "options"> {
  check: CheckRequest;
  options?: EmitOptions;
}

/** A file to write. */
export interface EmittedFile extends Omit<contract.EmittedFile, "bytes"> {
  bytes: Uint8Array | null;
}

/** Everything one client needs. */
export interface Emitted extends Omit<contract.Emitted, "files"> {
  /** Certificates, keys and stores. Empty where it is unsupported. */
  files: EmittedFile[];
}

/** The question of a check, and which client is to be set up. */
export interface ConfigRequest extends Omit<contract.ConfigRequest, "check"> {
  /** Its `clients` are not read. */
  check: CheckRequest;
}

/** Chain and host name are to be verified; there is no way to ask for less. */
export interface Config extends Omit<contract.Config, "trust_anchors" | "certificate_chain" | "key"> {
  /** DER, one certificate each. Empty: no CA file was given, and what the client trusts by itself stands. */
  trust_anchors: Uint8Array[];
  /** DER, the leaf first. Empty: the client shows none. */
  certificate_chain: Uint8Array[];
  key: (Omit<contract.ConfigKey, "bytes"> & { bytes: Uint8Array }) | null;
}

/** Either what the client is set up with, or why it is not. */
export interface Configured extends Omit<contract.Configured, "config"> {
  /** `null` where it is refused. */
  config: Config | null;
}

/** A CA of one's own: its certificate, with those above it behind it, and its private key. */
export interface SigningCa {
  certificate: InputRequest;
  key: InputRequest;
  passphrase?: Octets | null;
}

/** A certificate with which a client shows who it is, and its key. */
export interface ClientCertificateRequest extends Omit<contract.ClientCertificateRequest, "ca"> {
  /** Who signs it. Left out, it is signed by its own key: a server then trusts just this certificate. */
  ca?: SigningCa | null;
}

/** Exactly one of `client`, `csr` and `dev` is asked for. */
export interface GenerateRequest extends Omit<contract.GenerateRequest, "client" | "time" | "entropy"> {
  client?: ClientCertificateRequest | null;
  /** The moment at which it is made, RFC 3339; left out, now. */
  time?: string | Date;
  /** Randomness, 32 octets or more; left out, 48 octets of `crypto.getRandomValues`. The same gives the same keys. */
  entropy?: Uint8Array;
}

/** What was made, its private keys among it. */
export interface Generated extends Omit<contract.Generated, "files" | "archive"> {
  /** In the order in which a person meets them. Names hold `/` where they lie in folders. */
  files: EmittedFile[];
  /** The same in one ZIP, with their permissions. */
  archive: EmittedFile;
}

/** A rule with its page, Markdown. */
export interface RulePage extends contract.RuleInfo {
  page: string;
}

/** How far a check has come. */
export interface Progress {
  /** The file, by its index among the report's inputs. */
  input: number;
  /** Blocks of it that were read, of so many. */
  done: number;
  total: number;
}

export interface CheckOptions {
  /**
   * Told while files are read: the longest part of a check of a large file. It cannot stop the check, nor call the
   * package; to be able to stop it, run it in a worker.
   */
  onProgress?: (progress: Progress) => void;
}

export interface TextOptions {
  /** Columns to fill, 60 to 200; left out, 80. Quoted lines may be longer. */
  width?: number;
}

/** `WebAssembly.Module`, whose type Node's own types of version 20 do not have. */
export type CompiledModule = typeof globalThis extends { WebAssembly: { Module: { prototype: infer Module } } } ? Module : object;

/** Octets of the module. */
export type ModuleOctets = ArrayBuffer | ArrayBufferView;

/** From where the module is taken: its address, its octets, compiled, or what resolves to one of these. */
export type ModuleSource = ModuleOctets | CompiledModule | URL | string | Response;
