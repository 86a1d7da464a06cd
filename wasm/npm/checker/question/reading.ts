// Reading the given files in the worker, bounded, with progress.

import type { GivenBlob, Progress } from "../protocol.js";

export interface ReadFile {
  readonly given: GivenBlob;
  readonly bytes: Uint8Array;
}

/** What a tab spares for one file: four times what the core reads, so that the core can say how large it is. */
const MOST_OCTETS = 256 << 20;

/** What all files of a question may hold together. */
const MOST_TOGETHER = 512 << 20;

/** Overwrites octets that may be a key's. What the browser itself keeps of a file is its own. */
export function wipe(bytes: Uint8Array | null): void {
  bytes?.fill(0);
}

export async function readAll(
  files: readonly GivenBlob[],
  onProgress: (progress: Progress) => void,
): Promise<ReadFile[]> {
  const total = files.reduce((sum, { source }) => sum + Math.min(source.size, MOST_OCTETS), 0);
  if (total > MOST_TOGETHER) {
    const mebibytes = Math.ceil(total / (1 << 20));
    throw new Error(`The files have ${mebibytes} MiB together; ${MOST_TOGETHER >> 20} MiB can be read at once.`);
  }
  const read: ReadFile[] = [];
  let done = 0;
  let said = 0;
  try {
    for (const given of files) {
      const source = given.source.size > MOST_OCTETS ? given.source.slice(0, MOST_OCTETS) : given.source;
      read.push({ given, bytes: await octetsOf(given.name, source) });
      done += source.size;
      if (done - said > 1 << 20 || read.length === files.length) {
        said = done;
        onProgress({ stage: "reading", done, total });
      }
    }
  } catch (error) {
    for (const { bytes } of read) wipe(bytes);
    throw error;
  }
  return read;
}

async function octetsOf(name: string, source: Blob): Promise<Uint8Array> {
  try {
    return new Uint8Array(await source.arrayBuffer());
  } catch {
    throw new Error(`${name} can no longer be read: it was changed or moved. Give it again.`);
  }
}
