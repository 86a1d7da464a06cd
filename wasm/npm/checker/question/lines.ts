// How long a text file is, for the strip that draws it to scale.

const HEAD = 4096;

/** Lines of a text, the last one with or without its line end; null where it is no text. */
export function countLines(bytes: Uint8Array): number | null {
  if (bytes.length === 0) return 0;
  if (bytes.subarray(0, HEAD).includes(0)) return null;
  let lines = 0;
  for (const octet of bytes) if (octet === 0x0a) lines += 1;
  return bytes[bytes.length - 1] === 0x0a ? lines : lines + 1;
}
