// The packed package in Deno and in Bun: `make npm-runtimes`.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { test } from "node:test";
import { target } from "../../../wasm/npm/tools/places.mjs";
import { expected, packed, project } from "../consumers.mjs";

const bin = join(target, "npm-runtimes/node_modules/.bin");
const commands = { deno: ["run", "--no-remote", "--allow-read", "--allow-env", "main.mjs"], bun: ["main.mjs"] };
const pack = await packed("runtimes");

for (const [name, args] of Object.entries(commands)) {
  test(name, async () => {
    const folder = await project("runtimes", pack);
    const { answer, anchors } = JSON.parse(execFileSync(join(bin, name), args, { cwd: folder, encoding: "utf8" }));
    assert.equal(answer, expected);
    assert.equal(anchors, JSON.parse(expected).certificates.length);
  });
}
