// The packed package, installed into fresh projects: each is built, and run, and must answer what Rust answers.

import assert from "node:assert/strict";
import { cpSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { cache, expected, packed, project, serve, tool } from "./consumers.mjs";

const { chromium } = createRequire(join(cache, "package.json"))("playwright-core");
const pack = await packed();

let server;
let browser;
before(async () => {
  server = await serve();
  browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium" });
});
after(async () => {
  await browser?.close();
  server?.close();
});

/** What the page answers. It may ask its own server for things, and nobody else. */
async function answered(path) {
  const page = await browser.newPage();
  const complaints = [];
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("requestfailed", (request) => complaints.push(`${request.url()}: ${request.failure()?.errorText}`));
  page.on("request", (request) => {
    if (new URL(request.url()).hostname !== "127.0.0.1") complaints.push(`asked for ${request.url()}`);
  });
  try {
    await page.goto(`http://127.0.0.1:${server.address().port}/${path}`);
    await page.waitForFunction(() => globalThis.answer, null, { timeout: 20_000 }).catch((error) => complaints.push(error.message));
    assert.deepEqual(complaints, []);
    return await page.evaluate(() => ({ answer: globalThis.answer, element: globalThis.element }));
  } finally {
    await page.close();
  }
}

/** How each is built, and where the page is then. */
const bundlers = {
  vite: [async (folder) => tool("vite", ["build", "--base", "./", "--target", "es2022", "--logLevel", "warn"], folder), "dist/"],
  webpack: [async (folder) => tool("webpack", ["build", "--mode", "production", "--entry", "./main.js", "--no-stats"], folder), "dist/"],
  esbuild: [
    async (folder) => tool("esbuild", ["main.js", "--bundle", "--format=esm", "--splitting", "--outdir=dist", "--loader:.wasm=file", "--log-level=warning"], folder),
    "dist/",
  ],
  rollup: [async (folder) => tool("rollup", ["-c", "--silent"], folder), "dist/"],
  plain: [async () => "", ""],
};

for (const [name, [build, below]] of Object.entries(bundlers)) {
  test(`${name === "plain" ? "a browser without a bundler" : `${name}, in a browser`}`, async () => {
    const folder = await project(name, pack);
    await build(folder);
    if (below && name !== "vite") cpSync(join(folder, "index.html"), join(folder, below, "index.html"));
    const { answer, element } = await answered(`${name}/${below}index.html`);
    assert.equal(answer, expected);
    if (name === "vite" || name === "webpack") assert.ok(element, "the element was not defined");
  });
}

for (const [name, file] of [["node-esm", "main.mjs"], ["node-cjs", "main.cjs"]]) {
  test(`${name}: no building at all`, async () => {
    const folder = await project(name, pack);
    const { answer, anchors } = JSON.parse(await tool("node", [file], folder));
    assert.equal(answer, expected);
    assert.equal(anchors, JSON.parse(expected).certificates.length);
  });
}

test("tsc --strict takes the types, in every way of finding them", async () => {
  const folder = await project("types", pack);
  const strict = ["--strict", "--noEmit", "--skipLibCheck", "false", "--exactOptionalPropertyTypes", "--noUncheckedIndexedAccess", "--target", "es2022"];
  const dom = ["--lib", "es2023,dom", "--types", ""];
  const node = ["--lib", "es2023", "--types", "node"];
  const ways = [
    ["web.ts", "--module", "esnext", "--moduleResolution", "bundler", ...dom],
    ["node.ts", "--module", "esnext", "--moduleResolution", "bundler", ...node],
    ["node.ts", "--module", "node16", "--moduleResolution", "node16", ...node],
  ];
  for (const way of ways) await tool("tsc", [...strict, ...way], folder);
});

test("publint and attw find nothing", async () => {
  const folder = await project("node-esm", pack);
  await tool("publint", ["run", pack.tarball, "--strict"], folder);
  // Resolvers of before `exports` are left out, and the module, which has no types; the element is for browsers alone.
  const everywhere = ["--profile", "node16", "--exclude-entrypoints", "./tlsconf.wasm", "./checker"];
  for (const of of [everywhere, ["--profile", "esm-only", "--entrypoints", "./checker"]]) await tool("attw", [pack.tarball, ...of], folder);
});

test("the tarball has what is meant to be in it, and runs nothing when it is installed", async () => {
  const meant = [
    /^package\.json$/,
    /^README\.md$/,
    /^dist\/(LICENSE-(APACHE|MIT)|THIRD-PARTY-LICENSES)$/,
    /^dist\/(web|pages|checker|checker-worker)\.js$/,
    /^dist\/(node|helpers)\.(mjs|cjs)$/,
    /^dist\/program\.(mjs|wasm)$/,
    /^dist\/tlsconf_bg\.wasm$/,
    /^dist\/types\/\w+\.d\.c?ts$/,
    /^dist\/checker-types\/[\w/-]+\.d\.ts$/,
  ];
  assert.deepEqual(pack.files.filter((file) => !meant.some((pattern) => pattern.test(file))), []);
  assert.deepEqual(meant.filter((pattern) => !pack.files.some((file) => pattern.test(file))), []);
  const { scripts, dependencies, ...manifest } = JSON.parse(readFileSync(join(await project("node-cjs", pack), "node_modules/tlsconf/package.json"), "utf8"));
  assert.deepEqual([scripts, dependencies], [undefined, undefined]);
  const targets = (value) => (typeof value === "string" ? [value] : Object.values(value).flatMap(targets));
  const missing = targets([manifest.exports, manifest.main, manifest.types, manifest.bin]).filter((path) => !pack.files.includes(path.replace(/^\.\//, "")));
  assert.deepEqual(missing, []);
});
