// Every vector, and every client that is written for, in Chromium: to the octet what Rust answers. The same replay runs
// in Node; see wasm/npm/test.

import assert from "node:assert/strict";
import { launched } from "../lib/browser.mjs";
import { pathOf, target } from "../lib/files.mjs";
import { observe, test } from "../lib/runner.mjs";

// No host of this name is asked: what it would answer is given here.
const HOST = "http://vectors.test";

const FILES = {
  "/": ["text/html", null],
  "/replay.mjs": ["text/javascript", pathOf("wasm/npm/test/replay.mjs")],
  "/web.js": ["text/javascript", pathOf("wasm/npm/dist/web.js")],
  "/pages.js": ["text/javascript", pathOf("wasm/npm/dist/pages.js")],
  "/tlsconf_bg.wasm": ["application/wasm", pathOf("wasm/npm/dist/tlsconf_bg.wasm")],
  "/answers.jsonl": ["text/plain", `${target}/wasm/answers.jsonl`],
};

test("the vectors are answered in Chromium as Rust answers them", async (name) => {
  const context = await (await launched()).newContext({ serviceWorkers: "block" });
  try {
    await context.route(`${HOST}/**`, (route) => {
      const [contentType, path] = FILES[new URL(route.request().url()).pathname] ?? [null, null];
      if (contentType === null) return route.abort();
      return path === null
        ? route.fulfill({ contentType, body: "<!doctype html>" })
        : route.fulfill({ contentType, path });
    });
    const page = await context.newPage();
    await page.goto(`${HOST}/`);
    const { compared, differences } = await page.evaluate(async () => {
      const { replay } = await import("/replay.mjs");
      const tlsconf = await import("/web.js");
      await tlsconf.init();
      const lines = (await (await fetch("/answers.jsonl")).text()).split("\n");
      const { compared, differences } = replay(tlsconf, lines);
      return { compared, differences: differences.slice(0, 20) };
    });
    observe(name, `${compared} answers compared`);
    assert.deepEqual(differences, []);
    assert.ok(compared > 1500, `only ${compared} answers were compared`);
  } finally {
    await context.close();
  }
});
