// What the page and its worker say to each other. Files go over as Blobs: handles, so that their octets are read,
// checked and wiped in the worker and never lie in the page's own memory.

import type {
  CheckRequest, ClientFacts, ClientRequest, EmitOptions, Emitted, EmittedFile, GeneratedKey, PlanTable, Report, Role, TargetFacts,
} from "../src/types.js";

/** One file of a question. */
export interface GivenBlob {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly source: Blob;
  /** Corrected roles of an archive's members, by the name that the report gives them. */
  readonly members: Readonly<Record<string, Role>>;
}

/** A check but for its files. */
export type Asked = Omit<CheckRequest, "inputs">;

export interface EmitChoice {
  readonly client: ClientRequest;
  readonly options: EmitOptions;
}

/** Whose certificate is to be made, and with which kind of key. */
export interface ClientToMake {
  readonly name: string;
  readonly key: GeneratedKey;
}

interface Given {
  readonly files: readonly GivenBlob[];
  readonly asked: Asked;
}

export type Work = Given &
  (
    | { readonly kind: "check"; readonly today: string | null }
    | { readonly kind: "emit"; readonly choice: EmitChoice }
    /** One file or text by its name; null is everything, as a ZIP. */
    | { readonly kind: "save"; readonly choice: EmitChoice; readonly name: string | null }
    /** The file that it is in, and the member where that is an archive. */
    | { readonly kind: "certificate"; readonly file: string; readonly member: string | null }
    /** A client's certificate and its key, which leave the worker as the console's ZIP alone. No file is read for it. */
    | { readonly kind: "generate"; readonly client: ClientToMake; readonly time: string }
  );

/** What was written for a client, without the octets of its files: those are made when they are saved. */
export type Written = Omit<Emitted, "files"> & { readonly files: readonly Omit<EmittedFile, "bytes">[] };

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
  readonly targets: readonly TargetFacts[];
}

export interface Progress {
  readonly stage: "reading" | "blocks" | "checking";
  readonly done: number;
  /** Null where it is not known. */
  readonly total: number | null;
}

export type Results = { check: Checked; emit: Written; save: Saved; certificate: Saved | null; generate: Saved };

/** First what the core's module is: compiled, or where it lies; null is beside the worker's script. Then pieces of work. */
export type ToWorker =
  | { readonly kind: "start"; readonly module: WebAssembly.Module | string | null }
  | { readonly kind: "work"; readonly id: number; readonly work: Work };

export type FromWorker =
  | { readonly kind: "ready"; readonly tables: Tables; readonly module: WebAssembly.Module }
  | { readonly kind: "progress"; readonly id: number; readonly progress: Progress }
  | { readonly kind: "done"; readonly id: number; readonly result: Results[keyof Results] }
  | { readonly kind: "failed"; readonly id: number | null; readonly message: string };
