// bundle.mjs FOLDER: the checker's unit tests, bundled into FOLDER, as Node 20 reads no TypeScript.

import { readdirSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

const here = fileURLToPath(new URL("./", import.meta.url));
const npm = new URL("../../../wasm/npm/", import.meta.url);
const { build } = createRequire(new URL("package.json", npm))("esbuild");

const [outdir] = process.argv.slice(2);
rmSync(outdir, { recursive: true, force: true });
const tests = readdirSync(here).filter((name) => name.endsWith(".test.ts"));
await build({
  entryPoints: tests.map((name) => here + name),
  bundle: true, platform: "node", format: "esm", target: "node20", outdir, outExtension: { ".js": ".mjs" },
  logLevel: "warning", nodePaths: [fileURLToPath(new URL("node_modules", npm))],
});
