// Which files of a folder are worth checking: the same rule as the program's. A file that was given by itself is always
// checked; in a folder the name's ending decides, else the first octets.

import { baseName } from "../words.js";

const OF_TLS = new Set([
  "pem", "crt", "cer", "cert", "ca", "key", "der", "p7b", "p7c", "p12", "pfx", "jks", "keystore", "truststore", "p8", "pk8",
  "csr", "zip", "ca-bundle",
]);

// Texts and sources often quote a certificate without being one.
const OF_OTHERS = new Set([
  "md", "rst", "adoc", "html", "htm", "rs", "go", "py", "js", "mjs", "cjs", "ts", "tsx", "java", "kt", "c", "h", "cc", "cpp",
  "hpp", "cs", "rb", "php", "sh", "log", "ipynb", "lock", "svg",
]);

/** So many octets tell what a file is. */
const HEAD = 64 << 10;

const MARKERS = ["-----BEGIN ", "LS0tLS1CRUdJTi", "-\0-\0-\0-\0-\0B\0E\0G\0I\0N\0"];

export async function isOfTls(name: string, source: Blob): Promise<boolean> {
  const base = baseName(name);
  const dot = base.lastIndexOf(".");
  const ending = dot > 0 ? base.slice(dot + 1).toLowerCase() : "";
  if (OF_TLS.has(ending)) return true;
  if (OF_OTHERS.has(ending)) return false;
  try {
    const head = new Uint8Array(await source.slice(0, HEAD).arrayBuffer());
    const telling = looksLikeTls(head);
    head.fill(0);
    return telling;
  } catch {
    // Nothing says that it is of interest, so that it cannot be read is not either.
    return false;
  }
}

export function looksLikeTls(head: Uint8Array): boolean {
  const text = new TextDecoder("latin1").decode(head);
  return MARKERS.some((marker) => text.includes(marker)) || text.startsWith("\u00fe\u00ed\u00fe\u00ed") || isDer(head);
}

/** A SEQUENCE with a length of two octets whose first member is a SEQUENCE or a small INTEGER (X.690, 8.1.3). */
function isDer(head: Uint8Array): boolean {
  if (head[0] !== 0x30 || head[1] !== 0x82) return false;
  if (head[4] === 0x30 && head[5] === 0x82) return true;
  return head[4] === 0x02 && head[5] === 0x01 && (head[6] === 0 || head[6] === 1 || head[6] === 3);
}
