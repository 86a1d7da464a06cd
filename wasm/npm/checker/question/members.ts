// The members of a ZIP, unpacked within the core's own bounds, for the one case in which the core cannot do it by itself:
// a person says what a member is.

import { unzipSync } from "fflate";

export interface Member {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** `limits::UNPACKED_BYTES` and `limits::ARCHIVE_MEMBERS` of the core. */
const MOST_OCTETS = 64 << 20;
const MOST_MEMBERS = 1000;

/** Null where it is no ZIP, or one past the bounds: then the core opens it, and says so. */
export function membersOf(bytes: Uint8Array): Member[] | null {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return null;
  let octets = 0;
  let members = 0;
  let within = true;
  try {
    const unpacked = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        octets += originalSize;
        members += 1;
        within &&= octets <= MOST_OCTETS && members <= MOST_MEMBERS;
        return within && !name.endsWith("/");
      },
    });
    return within ? Object.entries(unpacked).map(([name, bytes]) => ({ name, bytes })) : null;
  } catch {
    return null;
  }
}
