// What the built module imports, where its parts lie, and how large it is.

import assert from "node:assert/strict";
import { test } from "node:test";
import { readFileSync } from "node:fs";
import { parts, read, sizesOf } from "../tools/module.mjs";
import { target } from "../tools/places.mjs";

const here = (path) => readFileSync(new URL(path, import.meta.url));
const octets = here("../dist/tlsconf_bg.wasm");
const module = read(octets);

test("the module imports what wasm/imports.txt names, and nothing else", () => {
  // wasm-bindgen appends a checksum of the crate that asked.
  const imports = module.imports.map((entry) => entry.replace(/_[0-9a-f]{16}$/, "").replace(/^\S+ /, "")).sort();
  const committed = here("../../imports.txt").toString().split("\n").filter((line) => line && !line.startsWith("#"));
  assert.deepEqual([...new Set(imports)], committed);
});

test("nothing that is needed lies where the stack is wiped", () => {
  const first = Math.min(...module.data.map(({ start }) => start));
  assert.ok(first >= 1 << 20, `data begins at ${first}: the stack no longer lies first, see stackTop in wasm/src/lib.rs`);
});

test("the module keeps to its budget", () => {
  const sizes = sizesOf(octets);
  const budget = JSON.parse(here("../../budget.json"));
  console.log(`raw ${sizes.raw}, gzip ${sizes.gzip}, brotli ${sizes.brotli}`);
  const over = Object.keys(sizes).filter((kind) => sizes[kind] > budget[kind]);
  assert.deepEqual(over, [], over.length ? grown(sizes, budget) : undefined);
});

/** Crate by crate against the sizes that were committed with the budget. */
function grown(sizes, budget) {
  const now = parts(read(readFileSync(`${target}/wasm/named.wasm`)));
  const lines = Object.entries(now)
    .map(([name, size]) => [name, size, size - (budget.parts[name] ?? 0)])
    .filter(([, , more]) => more > 0)
    .sort((a, b) => b[2] - a[2])
    .slice(0, 10)
    .map(([name, size, more]) => `  ${name}: ${size}, ${more} more`);
  return `${JSON.stringify(sizes)} is over wasm/budget.json. What grew:\n${lines.join("\n")}\n` +
    "Reduce it, or say why it is worth its size and write new figures: node wasm/npm/tools/budget.mjs";
}
