// What was dropped, chosen or pasted, as files. Folders are walked, bounded; nothing is read here but the first octets of
// files in folders whose names do not tell.

import type { GivenFile } from "../model.js";
import { MOST_FILES } from "../state.js";
import { isOfTls } from "./telling.js";

export interface Taken {
  readonly name: string;
  readonly source: Blob;
  readonly origin: GivenFile["origin"];
}

export interface Intake {
  readonly files: readonly Taken[];
  /** What was left out, a sentence each. */
  readonly refused: readonly string[];
}

/** Entries of one drop. A person's folder of certificates has hundreds; a dropped disk has millions. */
const MOST_ENTRIES = 20_000;

/** Deeper trees are not made by people. */
const DEEPEST = 64;

interface Walk {
  readonly files: Taken[];
  readonly refused: string[];
  entries: number;
  passedOver: number;
}

/** A `DataTransfer` is empty after the event: its entries are taken at once, and read afterwards. */
export function fromTransfer(transfer: DataTransfer): Promise<Intake> {
  const items = [...transfer.items].filter((item) => item.kind === "file");
  const entries = items.map((item) => item.webkitGetAsEntry?.() ?? null);
  const files = items.map((item) => item.getAsFile());
  const text = items.length === 0 ? transfer.getData("text/plain") : "";
  return gather(entries, files, text);
}

async function gather(
  entries: readonly (FileSystemEntry | null)[],
  files: readonly (File | null)[],
  text: string,
): Promise<Intake> {
  const walk: Walk = { files: [], refused: [], entries: 0, passedOver: 0 };
  if (text.trim() !== "") walk.files.push(pasted(text));
  for (const [index, entry] of entries.entries()) {
    const file = files[index] ?? null;
    if (entry !== null && entry.isDirectory) await descend(entry as FileSystemDirectoryEntry, 0, walk);
    else if (file !== null) walk.files.push({ name: file.name, source: file, origin: "file" });
  }
  return told(walk);
}

/** Of a file picker: `webkitRelativePath` is set where a folder was chosen. */
export async function fromPicker(list: FileList): Promise<Intake> {
  const walk: Walk = { files: [], refused: [], entries: 0, passedOver: 0 };
  // The list is emptied with its input.
  for (const file of [...list]) {
    const path = file.webkitRelativePath;
    if (path === "") walk.files.push({ name: file.name, source: file, origin: "file" });
    else if (!path.split("/").some((part) => part.startsWith("."))) await ofFolder(path, file, walk);
    if (walk.files.length >= MOST_FILES) break;
  }
  walk.files.sort((a, b) => (a.name < b.name ? -1 : 1));
  return told(walk);
}

/** Text that was pasted or typed into a field made for it. */
export function fromText(text: string): Intake {
  return { files: [pasted(text)], refused: [] };
}

let pastes = 0;

/** Pasted text becomes a file like any other, named so that the report can speak of it. */
function pasted(text: string): Taken {
  pastes += 1;
  const name = pastes === 1 ? "pasted text" : `pasted text ${pastes}`;
  return { name, source: new Blob([text]), origin: "paste" };
}

async function descend(directory: FileSystemDirectoryEntry, depth: number, walk: Walk): Promise<void> {
  if (depth > DEEPEST) {
    walk.refused.push(`${directory.fullPath}: more than ${DEEPEST} folders deep, not followed.`);
    return;
  }
  const reader = directory.createReader();
  const entries: FileSystemEntry[] = [];
  // Chromium hands over a hundred at a time.
  for (let some = await listed(reader); some.length > 0; some = await listed(reader)) {
    entries.push(...some);
    if (walk.entries + entries.length > MOST_ENTRIES) break;
  }
  // The same order on every system: files before folders, by name.
  entries.sort((a, b) => Number(a.isDirectory) - Number(b.isDirectory) || (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    walk.entries += 1;
    if (walk.entries > MOST_ENTRIES || walk.files.length >= MOST_FILES) return;
    // `.git`, and the `..data` that a mounted Secret links to.
    if (entry.name.startsWith(".")) continue;
    if (entry.isDirectory) {
      await descend(entry as FileSystemDirectoryEntry, depth + 1, walk);
      continue;
    }
    const file = await new Promise<File | null>((take) => (entry as FileSystemFileEntry).file(take, () => take(null)));
    const path = entry.fullPath.replace(/^\//, "");
    if (file === null) walk.refused.push(`${path} cannot be read.`);
    else await ofFolder(path, file, walk);
  }
}

async function ofFolder(path: string, file: File, walk: Walk): Promise<void> {
  if (await isOfTls(path, file)) walk.files.push({ name: path, source: file, origin: "folder" });
  else walk.passedOver += 1;
}

const listed = (reader: FileSystemDirectoryReader): Promise<FileSystemEntry[]> =>
  new Promise((take) => reader.readEntries(take, () => take([])));

function told(walk: Walk): Intake {
  const refused = [...walk.refused];
  if (walk.entries > MOST_ENTRIES) refused.push(`More than ${MOST_ENTRIES} entries: the rest was not looked at.`);
  const { passedOver } = walk;
  if (passedOver > 0 && walk.files.length === 0) {
    refused.push(`No certificate, key or ZIP was found among ${passedOver} ${passedOver === 1 ? "file" : "files"}.`);
  } else if (passedOver > 0) {
    refused.push(`${passedOver} ${passedOver === 1 ? "file was" : "files were"} passed over as nothing of TLS.`);
  }
  return { files: walk.files, refused };
}
