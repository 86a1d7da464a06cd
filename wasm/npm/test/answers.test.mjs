// Every vector, and every client that is written for: the package answers what Rust answers, to the octet.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { test } from "node:test";
import * as tlsconf from "tlsconf";
import { target } from "../tools/places.mjs";
import { replay } from "./replay.mjs";

const lines = readFileSync(`${target}/wasm/answers.jsonl`, "utf8").split("\n");

test("all that Rust answered is answered the same", () => {
  const { compared, differences } = replay(tlsconf, lines);
  console.log(`${compared} answers compared`);
  assert.deepEqual(differences.slice(0, 20), []);
  assert.ok(compared > 1500, `only ${compared} answers were compared`);
});

test("so by require", () => {
  const { compared, differences } = replay(createRequire(import.meta.url)("tlsconf"), lines.slice(0, 40));
  assert.deepEqual(differences, []);
  assert.ok(compared > 80);
});
