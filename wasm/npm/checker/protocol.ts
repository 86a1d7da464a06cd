// What the page and its worker say to each other. Files go over as Blobs: handles, so that their octets are read,
// checked and wiped in the worker and never lie in the page's own memory.

import type {
  Access,
  ClientAuthentication,
  ClientFacts,
  PlanTable,
  Preset,
  Provider,
  PublicRoot,
  Report,
  Role,
  Subscription,
} from "./contract.js";

/** One file of a question. */
export interface GivenBlob {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly source: Blob;
  /** Corrected roles of an archive's members, by the name that the report gives them. */
  readonly members: Readonly<Record<string, Role>>;
}

/** A `CheckRequest` without its inputs. */
export interface Asked {
  readonly endpoint: string | null;
  readonly deployment: { provider: Provider | null; subscription: Subscription | null; access: Access | null };
  readonly policy: { preset: Preset; client_authentication: ClientAuthentication | null };
  readonly time: string;
  readonly expires_within_days: number;
  readonly passphrase: string | null;
}

/** What a configuration holds beside the files: `EmitOptions`, as far as the page offers them. */
export interface EmitChoice {
  readonly client: { id: string; version: string | null; runtime: string | null };
  readonly options: {
    user: string | null;
    database: number;
    topology: "standalone" | "cluster" | "sentinel";
    primary: string | null;
    directory: string;
    key: "untouched" | "pkcs8";
    add_roots?: PublicRoot[];
  };
}

export type Work =
  | { readonly kind: "check"; readonly files: readonly GivenBlob[]; readonly asked: Asked; readonly today: string | null }
  | { readonly kind: "emit"; readonly files: readonly GivenBlob[]; readonly asked: Asked; readonly choice: EmitChoice }
  | {
      readonly kind: "save";
      readonly files: readonly GivenBlob[];
      readonly asked: Asked;
      readonly choice: EmitChoice;
      /** One file or text by its name; null is everything, as a ZIP. */
      readonly name: string | null;
    }
  | {
      readonly kind: "certificate";
      readonly files: readonly GivenBlob[];
      readonly asked: Asked;
      /** The file that it is in, and the member where that is an archive. */
      readonly file: string;
      readonly member: string | null;
    };

/** What was written for a client, without the octets of its files: those are made when they are saved. */
export interface Written {
  readonly id: string;
  readonly name: string;
  readonly version: string | null;
  readonly runtime: string | null;
  readonly files: readonly { name: string; purpose: string; secret: boolean; mode: string }[];
  readonly config: readonly { name: string; language: string; text: string }[];
  readonly run: readonly string[];
  readonly notes: readonly { code: string; text: string }[];
  readonly unsupported: { reason: string; instead: string } | null;
  readonly as_given: { id: string } | null;
  readonly as_emitted: {
    verdict: "accepts" | "refuses" | "unknown";
    class: string | null;
    prints: string | null;
    causes: string[];
    loads: number;
    of: number;
  } | null;
  readonly cured: readonly string[];
}

/** Where an input of the report came from; null is a member of an archive that the checker opened by itself. */
export type Origin = { readonly file: string; readonly member: string | null } | null;

export interface Checked {
  readonly report: Report;
  readonly atToday: Report;
  /** For each input of the report. */
  readonly origins: readonly Origin[];
  /** Lines of each file by its id; null where it is no text. */
  readonly lines: Readonly<Record<string, number | null>>;
}

export interface Saved {
  readonly name: string;
  readonly blob: Blob;
}

/** The tables that do not depend on a question. */
export interface Tables {
  readonly facts: readonly ClientFacts[];
  readonly plans: PlanTable;
  readonly targets: readonly { readonly id: string; readonly name: string }[];
}

export interface Progress {
  readonly stage: "reading" | "blocks" | "checking";
  readonly done: number;
  /** Null where it is not known. */
  readonly total: number | null;
}

export type Results = { check: Checked; emit: Written; save: Saved; certificate: Saved | null };

export type ToWorker = { readonly id: number; readonly work: Work };

export type FromWorker =
  | { readonly kind: "tables"; readonly tables: Tables }
  | { readonly kind: "progress"; readonly id: number; readonly progress: Progress }
  | { readonly kind: "done"; readonly id: number; readonly result: Results[keyof Results] }
  | { readonly kind: "failed"; readonly id: number | null; readonly message: string; readonly field: string | null };
