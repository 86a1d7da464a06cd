// What the checker knows, and how each act of a person changes it. Pure: no document, no worker, no clock.

import type { Role } from "./contract.js";
import type { GivenFile, Question } from "./model.js";
import type { EmitOptions } from "../src/types.js";
import type { Asked, Checked, GivenBlob, Written } from "./protocol.js";
import type { Taken } from "./question/intake.js";

/** A file on the list. The Blob is a handle: its octets are read by the worker, for one run at a time. */
export interface Given extends GivenFile {
  readonly source: Blob;
  readonly members: Readonly<Record<string, Role>>;
}

export interface Asking extends Question {
  readonly files: readonly Given[];
}

/** What a person chose of the cure. */
export interface Chosen {
  /** A client that they picked; null lets the answer decide. */
  readonly client: string | null;
  readonly options: Required<Pick<EmitOptions, "user" | "database" | "topology" | "primary" | "directory" | "key">>;
  /** "Show it all the same". */
  readonly allTheSame: boolean;
}

export interface State {
  readonly asking: Asking;
  /** Never in a report, a link or a log. */
  readonly passphrase: string;
  /** Pasted output of `openssl s_client -showcerts`. */
  readonly serverText: string;
  /** A password was typed into the endpoint and taken out. */
  readonly strippedPassword: boolean;
  /** What could not be taken, a sentence each. */
  readonly refused: readonly string[];
  readonly chosen: Chosen;
  /** The last answer, and what was asked for it. It stays while the next one is being worked out. */
  readonly answer: (Checked & { readonly asking: Asking }) | null;
  readonly written: Written | null;
  readonly running: boolean;
  readonly stopped: boolean;
  /** Why the last run gave no answer; the earlier answer stays. */
  readonly failed: string | null;
}

/** Where the files lie, unless a person says otherwise. */
export const DIRECTORY = "/tls";

export const SERVER_PASTE = "what the server presents";
const SERVER_ID = "server-paste";

export function initial(expects: Question["expects"] = "anything"): State {
  return {
    asking: {
      files: [],
      endpoint: "",
      provider: null,
      subscription: null,
      access: null,
      clientAuthentication: null,
      policy: "redis-cloud",
      time: null,
      expiresWithinDays: 30,
      passphrase: false,
      expects,
    },
    passphrase: "",
    serverText: "",
    strippedPassword: false,
    refused: [],
    chosen: {
      client: null,
      options: {
        user: null,
        database: 0,
        topology: "standalone",
        primary: null,
        directory: DIRECTORY,
        key: "untouched",
      },
      allTheSame: false,
    },
    answer: null,
    written: null,
    running: false,
    stopped: false,
    failed: null,
  };
}

/** The role that a file is given by what the element stands before; the person can correct it. */
function expectedRole(expects: Question["expects"]): Role {
  switch (expects) {
    case "ca-bundle":
      return "ca_bundle";
    case "client-key":
      return "client_key";
    case "server-chain":
      return "server_chain";
    // A certificate with its key in it is told from its contents, and so is a bundle that was picked by mistake.
    default:
      return "auto";
  }
}

/** The limit of the core, and one more so that it says so itself. */
export const MOST_FILES = 10_001;

export function withFiles(
  state: State,
  added: readonly Taken[],
  newId: () => string,
  refused: readonly string[] = [],
): State {
  const role = expectedRole(state.asking.expects);
  const given = added.map(({ name, source, origin }): Given => {
    const id = newId();
    return { id, name, size: source.size, lines: null, role, origin, input: null, source, members: {} };
  });
  // The same name again replaces the earlier one: a person drops a mended file over the broken one.
  const names = new Set(given.map((file) => file.name));
  const kept = state.asking.files.filter((file) => !names.has(file.name));
  const files = [...kept, ...given].slice(0, MOST_FILES);
  return { ...state, asking: { ...state.asking, files }, refused };
}

export function withoutFile(state: State, id: string): State {
  const files = state.asking.files.filter((file) => file.id !== id);
  return { ...state, asking: { ...state.asking, files }, refused: [] };
}

/** Corrects what a file, or a member of an archive, was taken for. `auto` takes the correction back. */
export function withRole(state: State, id: string, member: string | null, role: Role): State {
  const files = state.asking.files.map((file) => {
    if (file.id !== id) return file;
    if (member === null) return { ...file, role };
    const { [member]: _, ...others } = file.members;
    return { ...file, members: role === "auto" ? others : { ...others, [member]: role } };
  });
  return { ...state, asking: { ...state.asking, files } };
}

/** Takes an answer in: which input each file became, and how many lines it has. */
export function withAnswer(state: State, asked: Asking, checked: Checked): State {
  const inputs = new Map<string, number>();
  checked.origins.forEach((origin, index) => {
    if (origin !== null && !inputs.has(origin.file)) inputs.set(origin.file, index);
  });
  const settle = (file: Given): Given => ({
    ...file,
    input: inputs.get(file.id) ?? null,
    lines: checked.lines[file.id] ?? null,
  });
  // Files that were added while the check ran keep what they had.
  const asking = { ...state.asking, files: state.asking.files.map(settle) };
  const answered = { ...asked, files: asked.files.map(settle) };
  return {
    ...state,
    asking,
    answer: { ...checked, asking: answered },
    running: false,
    stopped: false,
    failed: null,
    chosen: { ...state.chosen, allTheSame: false },
  };
}

/** Nothing was asked as long as there is neither a file nor a pasted chain. */
export function isEmpty(state: State): boolean {
  return state.asking.files.length === 0 && state.serverText.trim() === "";
}

/** The files as the worker takes them. */
export function blobsOf(state: State): GivenBlob[] {
  const blobs = state.asking.files.map(({ id, name, role, source, members }) => ({ id, name, role, source, members }));
  if (state.serverText.trim() !== "") {
    const source = new Blob([state.serverText]);
    blobs.push({ id: SERVER_ID, name: SERVER_PASTE, role: "server_chain", source, members: {} });
  }
  return blobs;
}

export function askedOf(state: State, today: string): Asked {
  const { asking } = state;
  const endpoint = asking.endpoint.trim();
  return {
    endpoint: endpoint === "" ? null : endpoint,
    deployment: { provider: asking.provider, subscription: asking.subscription, access: asking.access },
    policy: { preset: asking.policy, client_authentication: asking.clientAuthentication },
    time: asking.time ?? today,
    expires_within_days: asking.expiresWithinDays,
    passphrase: state.passphrase === "" ? null : state.passphrase,
  };
}

/** Is something given that a passphrase could open? Only then is it asked for. */
export function wantsPassphrase(state: State): boolean {
  const report = state.answer?.report;
  if (report === undefined) return false;
  return state.passphrase !== "" || report.keys.some((key) => key.encrypted) || passphraseFinding(state) !== null;
}

const OF_PASSPHRASES = new Set(["key-passphrase-missing", "key-passphrase-wrong", "input-container-passphrase"]);

/** The finding that a passphrase would mend. */
export function passphraseFinding(state: State): { message: string; input: number | null } | null {
  const finding = state.answer?.report.findings.find((one) => OF_PASSPHRASES.has(one.name));
  return finding === undefined ? null : { message: finding.message, input: finding.at.input };
}
