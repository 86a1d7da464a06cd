// Files of the repository as requests.

import { readFileSync } from "node:fs";
import { root } from "../tools/places.mjs";

export const file = (path) => readFileSync(root + path);

/** The request of a vector, with the octets of its files. */
export function vector(name) {
  const request = JSON.parse(file(`tests/vectors/${name}/request.json`));
  for (const input of request.inputs ?? []) {
    if (!input.bytes.startsWith("@")) throw new Error(`${name}: ${input.name} is no file`);
    input.bytes = file(`tests/vectors/${name}/${input.bytes.slice(1)}`);
  }
  return request;
}

/** The same as JSON text. */
export function asked(request) {
  const inputs = request.inputs?.map((input) => ({ ...input, bytes: Buffer.from(input.bytes).toString("base64") }));
  return JSON.stringify({ time: "2026-11-25T00:00:00Z", ...request, inputs });
}
