// cold.mjs FOLDER NAME FILE: from nothing loaded to the first answer about FILE, in milliseconds, in a process of its own.

import { readFileSync } from "node:fs";
import { blocks } from "./parsers.mjs";
import { peers } from "./peers.mjs";

const [folder, name, file] = process.argv.slice(2);
const text = readFileSync(file, "utf8");
const began = performance.now();
if (name === "tlsconf") {
  const { check } = await import("../../../wasm/npm/dist/node.mjs");
  check({ inputs: [{ name: "redis_ca.pem", role: "ca_bundle", bytes: text }], time: "2026-11-25T00:00:00Z" });
} else {
  const { load, parser } = peers(folder)[name];
  const parse = parser(await load());
  for (const pem of blocks(text)) parse(pem);
}
console.log(performance.now() - began);
