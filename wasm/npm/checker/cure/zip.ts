// Everything for one client in one archive. The same files give the same octets.

import { zipSync, type Zippable } from "fflate";

export interface Entry {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Permissions, octal: `0600`. */
  readonly mode: string;
}

// A ZIP has no empty date. This is the first that it can hold, read in local time, as fflate writes it.
const FIRST_DAY = new Date(1980, 0, 1);

/** "Made on Unix", so that unzip gives the permissions. */
const UNIX = 3;

export function zipped(entries: readonly Entry[]): Uint8Array {
  const files: Zippable = {};
  for (const { name, bytes, mode } of entries) {
    files[name] = [bytes, { level: 0, mtime: FIRST_DAY, os: UNIX, attrs: (0o100000 | parseInt(mode, 8)) * 0x10000 }];
  }
  return zipSync(files);
}
