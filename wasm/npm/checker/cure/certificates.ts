// The certificates of a PEM text without anything else that is in it: what may be uploaded.

// Between the markers only base64 and white space: no other block can hide inside one.
const BLOCK = /-----BEGIN CERTIFICATE-----\s+[A-Za-z0-9+/=\s]+-----END CERTIFICATE-----/g;

/** Null where there is no certificate block. Lines end in LF, as every reader takes them. */
export function certificatesOf(bytes: Uint8Array): string | null {
  const text = new TextDecoder("latin1").decode(bytes);
  const blocks = text.match(BLOCK);
  if (blocks === null) return null;
  return blocks.map((block) => `${block.split(/\s*[\r\n]+\s*/).join("\n")}\n`).join("");
}
