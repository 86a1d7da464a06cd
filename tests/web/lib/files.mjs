// Files of the repository, and places that are no part of it.

import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { root, target } from "../../../wasm/npm/tools/places.mjs";

export { target };

/** The path of a file of the repository. */
export const pathOf = (name) => join(root, name);

export const read = (name) => readFileSync(pathOf(name));

export const real2022 = pathOf("tests/data/real/redis_ca-2022-08.pem");
export const mtls = (name) => pathOf(`tests/data/mtls/${name}`);
export const vector = (name) => pathOf(`tests/vectors/${name}`);

/** The octets of the first certificate, and a block of such octets. */
export function derOf(pem) {
  const [, body] = /-----BEGIN CERTIFICATE-----([^-]+)-----END/.exec(pem.toString());
  return Buffer.from(body, "base64");
}

export function pemOf(der) {
  const lines = der
    .toString("base64")
    .match(/.{1,64}/g)
    .join("\n");
  return `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`;
}

const scratch = mkdtempSync(join(tmpdir(), "tlsconf-web-"));
process.on("exit", () => rmSync(scratch, { recursive: true, force: true }));
let folders = 0;

/** A folder of its own with these files: `{ "name": octets }`. */
export function folder(files = {}) {
  const at = join(scratch, String(++folders));
  mkdirSync(at);
  for (const [name, octets] of Object.entries(files)) {
    mkdirSync(dirname(join(at, name)), { recursive: true });
    writeFileSync(join(at, name), octets);
  }
  return at;
}

/** Lines of the files' secrets: none of them may be met anywhere that is shown, saved as a report or stored. */
export function keyLines(...octets) {
  const lines = octets.flatMap((one) => one.toString("latin1").split(/\r?\n/));
  const found = lines.filter((line) => line.length >= 16 && !line.startsWith("-----") && !line.includes(": "));
  assert.ok(found.length > 0, "no line of a key is looked for");
  return found;
}
