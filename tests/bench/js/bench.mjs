// What the npm package costs, beside others on the same inputs in the same run: `make bench-js`. Times are medians; on a busy
// machine the ratios tell more than the times. Nothing here fails for being slow.

import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import * as tlsconf from "../../../wasm/npm/dist/node.mjs";
import { sizesOf } from "../../../wasm/npm/tools/module.mjs";
import { root, target } from "../../../wasm/npm/tools/places.mjs";
import { blocks, parses } from "./parsers.mjs";
import { peers } from "./peers.mjs";
import { measured, median } from "./timing.mjs";

const folder = join(target, "npm-bench");
const real = join(root, "tests/data/real/redis_ca-2022-08.pem");
const system = "/etc/ssl/certs/ca-certificates.crt";
const time = "2026-11-25T00:00:00Z";

const shown = (ms) => (ms < 1 ? `${(ms * 1000).toFixed(0)} µs` : `${ms.toFixed(ms < 10 ? 2 : 1)} ms`);
const row = (...cells) => console.log(cells.map((cell, at) => (at === 0 ? cell.padEnd(34) : String(cell).padStart(14))).join(""));

console.log(`Node ${process.versions.node}, ${cpus()[0]?.model.trim()}\n`);

const text = readFileSync(real, "utf8");
const inputs = { "one certificate": blocks(text)[1], "Redis Cloud 2022-08": text };
if (existsSync(system)) inputs["the system's CA bundle"] = readFileSync(system, "utf8");

const loaded = [];
for (const [name, { load, parser }] of Object.entries(peers(folder))) loaded.push([name, parser(await load())]);

const others = Object.fromEntries(loaded);

/** A row of times, and below it how many times as long the others take; with how many they read, where they do not read all. */
function compared(name, count, [report, single, ...times], read) {
  row(`${name} (${count})`, shown(report), shown(single), ...times.map(shown));
  row("", "", `${(report / single).toFixed(1)}x less`, ...times.map((time, at) => `${(time / report).toFixed(1)}x${read[at] < count ? ` (${read[at]})` : ""}`));
}

console.log("A whole report, and what others take merely to parse (the ratio is theirs to the report's)");
row("", "report", "one client", ...Object.keys(others));
for (const [name, bytes] of Object.entries(inputs)) {
  const pems = blocks(bytes);
  const asked = { inputs: [{ name: "redis_ca.pem", role: "ca_bundle", bytes }], time };
  const one = { ...asked, clients: [{ id: "node-redis" }] };
  const calls = Object.values(others).map((parse) => parses(parse, pems));
  const times = measured([() => tlsconf.check(asked), () => tlsconf.check(one), ...calls.map(({ call }) => call)]);
  compared(name, pems.length, times, calls.map(({ count }) => count));
}

const { build } = await import(pathToFileURL(join(folder, "node_modules/esbuild/lib/main.js")));
if (process.env.BROWSER === "none") {
  console.log("\nChromium, or what drives it, could not be had: nothing was measured in a browser");
} else {
  const { inChromium } = await import("./chromium.mjs");
  const { version, names, rows } = await inChromium({ build, folder, peers: peers(folder), texts: inputs, time });
  console.log(`\nThe same in Chromium ${version}`);
  row("", "report", "one client", ...names);
  for (const [name, { certificates, times, read }] of Object.entries(rows)) compared(name, certificates, times, read);
}

console.log("\nEach verb, on a set for mutual TLS");
const file = (name) => ({ name, bytes: readFileSync(join(root, "tests/data/emission", name)) });
const set = { inputs: [file("ca.pem"), file("client.crt"), file("client.key"), file("server.crt")], endpoint: "localhost:6379", time };
const json = JSON.stringify({ ...set, inputs: set.inputs.map(({ name, bytes }) => ({ name, bytes: bytes.toString("base64") })) });
const verbs = {
  check: () => tlsconf.check(set),
  "check, one client": () => tlsconf.check({ ...set, clients: [{ id: "node-redis" }] }),
  text: () => tlsconf.text(set),
  checkJson: () => tlsconf.checkJson(json),
  "emit for node-redis": () => tlsconf.emit({ check: set, client: { id: "node-redis" } }),
  "emit for jedis (key stores)": () => tlsconf.emit({ check: set, client: { id: "jedis" } }),
  "configure for node-redis": () => tlsconf.configure({ check: set, client: { id: "node-redis" } }),
  clients: () => tlsconf.clients(),
  rules: () => tlsconf.rules(),
};
measured(Object.values(verbs)).forEach((time, at) => row(Object.keys(verbs)[at], shown(time)));

console.log("\nCold: a new process, from nothing loaded to the first answer about Redis Cloud 2022-08");
for (const name of ["tlsconf", ...Object.keys(others)]) {
  const once = () => Number(execFileSync(process.execPath, [fileURLToPath(new URL("cold.mjs", import.meta.url)), folder, name, real], { encoding: "utf8" }));
  row(name, shown(median(Array.from({ length: 9 }, once))));
}

console.log("\nSizes in octets, minified for browsers");
row("", "raw", "gzip -9", "brotli -11");
const sizes = (name, octets) => row(name, ...Object.values(sizesOf(octets)));
sizes("tlsconf, the module", readFileSync(join(root, "wasm/npm/dist/tlsconf_bg.wasm")));
const minified = async (options) => {
  const { outputFiles } = await build({ bundle: true, minify: true, write: false, format: "esm", platform: "browser", logLevel: "silent", ...options });
  return outputFiles[0].contents;
};
sizes("tlsconf, its JavaScript", await minified({ entryPoints: [join(root, "wasm/npm/dist/web.js")], external: ["./pages.js"] }));
for (const [name, { bundle }] of Object.entries(peers(folder))) {
  if (bundle) sizes(name, await minified({ stdin: { contents: bundle, resolveDir: folder }, external: ["crypto"] }));
}
