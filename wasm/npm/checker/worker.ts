// The worker: reads the files, asks the core, wipes what it read. Nothing stays here between two pieces of work.

import { check, clients, emit, generate, init, plans, targets } from "../src/web.js";
import type { CheckRequest, Emitted } from "../src/types.js";
import { certificatesOf } from "./cure/certificates.js";
import { zipped } from "./cure/zip.js";
import { countLines } from "./question/lines.js";
import { lock } from "./lock.js";
import { membersOf } from "./question/members.js";
import { readAll, wipe, type ReadFile } from "./question/reading.js";
import type {
  Asked, Checked, ClientToMake, EmitChoice, FromWorker, Origin, Progress, Results, Saved, ToWorker, Work, Written,
} from "./protocol.js";
import type { Report, Role } from "./contract.js";
import { baseName } from "./words.js";

interface Input {
  readonly name: string;
  readonly role: Role;
  readonly bytes: Uint8Array;
  readonly origin: NonNullable<Origin>;
}

const say = (message: FromWorker): void => self.postMessage(message);

/** An archive of which a member's role was corrected is unpacked here: the core takes roles for files alone. */
function inputsOf(files: readonly ReadFile[]): Input[] {
  const inputs: Input[] = [];
  for (const { given, bytes } of files) {
    const members = Object.keys(given.members).length === 0 ? null : membersOf(bytes);
    if (members === null) {
      inputs.push({ name: given.name, role: given.role, bytes, origin: { file: given.id, member: null } });
      continue;
    }
    for (const member of members) {
      const name = `${given.name}/${member.name}`;
      const role = given.members[name] ?? "auto";
      inputs.push({ name, role, bytes: member.bytes, origin: { file: given.id, member: name } });
    }
  }
  return inputs;
}

const requestOf = (inputs: readonly Input[], asked: Asked): CheckRequest => ({
  ...asked,
  inputs: inputs.map(({ name, role, bytes }) => ({ name, role, bytes })),
});

/** The octets of the files themselves are wiped once the work is done. */
function wipeUnpacked(inputs: readonly Input[]): void {
  for (const { origin, bytes } of inputs) if (origin.member !== null) wipe(bytes);
}

/** The report's inputs are those of the request in their order, each followed by what came out of it. */
function originsOf(report: Report, inputs: readonly Input[]): Origin[] {
  let next = 0;
  return report.inputs.map((input) => (input.archive === null ? (inputs[next++]?.origin ?? null) : null));
}

/** Blocks are counted while they are read; what comes after that is not counted. */
function blocks(id: number, done: number, total: number): FromWorker {
  const progress: Progress = done < total ? { stage: "blocks", done, total } : { stage: "checking", done: 0, total: null };
  return { kind: "progress", id, progress };
}

function checked(id: number, files: readonly ReadFile[], asked: Asked, today: string | null): Checked {
  const inputs = inputsOf(files);
  try {
    const report = check(requestOf(inputs, asked), { onProgress: ({ done, total }) => say(blocks(id, done, total)) });
    const atToday = today === null ? report : check(requestOf(inputs, { ...asked, time: today }));
    const lines = Object.fromEntries(files.map(({ given, bytes }) => [given.id, countLines(bytes)]));
    return { report, atToday, origins: originsOf(report, inputs), lines };
  } finally {
    wipeUnpacked(inputs);
  }
}

function emitted(files: readonly ReadFile[], asked: Asked, choice: EmitChoice): Emitted {
  const inputs = inputsOf(files);
  try {
    return emit({ check: requestOf(inputs, asked), ...choice });
  } finally {
    wipeUnpacked(inputs);
  }
}

function written(result: Emitted): Written {
  const files = result.files.map(({ bytes, ...rest }) => {
    wipe(bytes);
    return rest;
  });
  return { ...result, files };
}

/** PEM files for a client that reads them: for certificates that have to be taken out of a container. */
const PLAIN: EmitChoice = { client: { id: "redis-cli" }, options: {} };

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

function saved(result: Emitted, name: string | null): Saved {
  const all = [
    ...result.files.map((file) => ({ name: file.name, bytes: file.bytes ?? new Uint8Array(), mode: file.mode })),
    ...result.config.map(({ name, text }) => ({ name, bytes: encode(text), mode: "0644" })),
  ];
  try {
    if (name === null) {
      const zip = zipped(all);
      const blob = new Blob([zip as BlobPart], { type: "application/zip" });
      wipe(zip);
      return { name: `tlsconf-${result.id}.zip`, blob };
    }
    const one = all.find((file) => file.name === name);
    if (one === undefined) throw new TypeError(`${name} is not among what was written for ${result.name}`);
    return { name, blob: new Blob([one.bytes as BlobPart], { type: "application/octet-stream" }) };
  } finally {
    for (const file of all) wipe(file.bytes);
  }
}

/** The certificates of one input alone, as PEM: what may be uploaded. Null where it holds none. */
function certificate(files: readonly ReadFile[], work: Extract<Work, { kind: "certificate" }>): Saved | null {
  const file = files.find(({ given }) => given.id === work.file);
  if (file === undefined) return null;
  const name = work.member ?? file.given.name;
  const pem = work.member === null ? certificatesOf(file.bytes) : certificatesOfMember(file, work.member);
  if (pem !== null) return pemFile(name, pem);
  // A container, or DER: the core takes the certificates out of it.
  const result = emitted(files, work.asked, PLAIN);
  const own = result.files.find((one) => one.purpose === "client certificate")?.bytes ?? null;
  const saved = own === null ? null : pemFile(`${name}.pem`, own as BlobPart);
  for (const one of result.files) wipe(one.bytes);
  return saved;
}

function certificatesOfMember({ given, bytes }: ReadFile, name: string): string | null {
  const members = membersOf(bytes) ?? [];
  const found = members.find((member) => `${given.name}/${member.name}` === name);
  const pem = found === undefined ? null : certificatesOf(found.bytes);
  for (const member of members) wipe(member.bytes);
  return pem;
}

function pemFile(name: string, pem: BlobPart): Saved {
  const own = baseName(name);
  return { name: own, blob: new File([pem], own, { type: "application/x-pem-file" }) };
}

/** The key is born here and goes out in the ZIP, of which the page has a handle. */
function generated({ name, key }: ClientToMake, time: string): Saved {
  const { files, archive } = generate({ client: { name }, key, time });
  const octets = archive.bytes ?? new Uint8Array();
  try {
    return { name: archive.name, blob: new Blob([octets as BlobPart], { type: "application/zip" }) };
  } finally {
    for (const { bytes } of files) wipe(bytes);
    wipe(octets);
  }
}

function doWork(id: number, work: Work, files: readonly ReadFile[]): Results[keyof Results] {
  switch (work.kind) {
    case "check":
      return checked(id, files, work.asked, work.today);
    case "emit":
      return written(emitted(files, work.asked, work.choice));
    case "save":
      return saved(emitted(files, work.asked, work.choice), work.name);
    case "certificate":
      return certificate(files, work);
    case "generate":
      return generated(work.client, work.time);
  }
}

async function answer(id: number, work: Work): Promise<void> {
  let files: ReadFile[] = [];
  try {
    await ready;
    files = await readAll(work.files, (progress) => say({ kind: "progress", id, progress }));
    say({ kind: "progress", id, progress: { stage: "checking", done: 0, total: null } });
    say({ kind: "done", id, result: doWork(id, work, files) });
  } catch (error) {
    // A trap (out of memory) leaves the module unusable: the page starts another worker.
    const broken = error instanceof WebAssembly.RuntimeError || error instanceof RangeError;
    say({ kind: "failed", id: broken ? null : id, message: messageOf(error) });
  } finally {
    for (const file of files) wipe(file.bytes);
  }
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

async function compiled(address: string | URL): Promise<WebAssembly.Module> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address} answered ${response.status} ${response.statusText}`);
  // Compiling as it arrives wants the type, which not every host sends.
  return response.headers.get("content-type") === "application/wasm"
    ? WebAssembly.compileStreaming(response)
    : WebAssembly.compile(await response.arrayBuffer());
}

async function start(given: WebAssembly.Module | string | null): Promise<void> {
  const module =
    given instanceof WebAssembly.Module ? given : await compiled(given ?? new URL("tlsconf_bg.wasm", import.meta.url));
  await init(module);
  lock(self);
  // The page gives it to a worker that follows, which then asks the network for nothing.
  say({ kind: "ready", tables: { facts: clients(), plans: plans(), targets: targets() }, module });
}

/** Work waits for the module. One piece is worked on at a time, because the page sends one at a time. */
let ready: Promise<void>;

self.onmessage = ({ data }: MessageEvent<ToWorker>) => {
  if (data.kind === "work") return void answer(data.id, data.work);
  ready = start(data.module);
  ready.catch((error: unknown) => say({ kind: "failed", id: null, message: messageOf(error) }));
};
