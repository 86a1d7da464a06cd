// Writes wasm/budget.json: the sizes that the built module has now, rounded up by a hundredth, and what they consist of.
import { readFileSync, writeFileSync } from "node:fs";
import { parts, read, sizesOf } from "./module.mjs";
import { target } from "./places.mjs";

const at = (path) => new URL(path, import.meta.url);
const octets = readFileSync(at("../dist/tlsconf_bg.wasm"));
const named = readFileSync(`${target}/wasm/named.wasm`);
const round = ([kind, size]) => [kind, Math.ceil((size * 1.01) / 1000) * 1000];
const all = Object.entries(parts(read(named))).sort((a, b) => b[1] - a[1]);
const budget = {
  ...Object.fromEntries(Object.entries(sizesOf(octets)).map(round)),
  parts: Object.fromEntries(all.filter(([, size]) => size >= 2000)),
};
writeFileSync(at("../../budget.json"), `${JSON.stringify(budget, null, 2)}\n`);
console.log(`raw ${octets.length}, brotli budget ${budget.brotli}`);
