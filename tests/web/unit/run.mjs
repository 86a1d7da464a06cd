// Runs the checker's unit tests with Node's own runner: each is bundled first, as Node 20 reads no TypeScript.

import { mkdirSync, readdirSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const here = fileURLToPath(new URL("./", import.meta.url));
const npm = new URL("../../../wasm/npm/", import.meta.url);
const { build } = createRequire(new URL("package.json", npm))("esbuild");

const target = process.env.CARGO_TARGET_DIR ?? fileURLToPath(new URL("../../../target", import.meta.url));
const out = `${target}/web-unit`;
rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
const tests = readdirSync(here).filter((name) => name.endsWith(".test.ts"));
await build({
  entryPoints: tests.map((name) => here + name),
  bundle: true, platform: "node", format: "esm", target: "node20", outdir: out, outExtension: { ".js": ".mjs" },
  logLevel: "warning", nodePaths: [fileURLToPath(new URL("node_modules", npm))],
});
const env = { ...process.env, CHECKER: fileURLToPath(new URL("checker", npm)) };
const files = readdirSync(out).filter((name) => name.endsWith(".test.mjs")).map((name) => `${out}/${name}`);
const reporter = ["--test-reporter=spec", "--test-reporter-destination=stdout"];
const { status, stdout } = spawnSync(process.execPath, ["--test", ...reporter, ...files], { env, encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });
process.stdout.write(stdout);
// Counted one by one, as cargo's tests are.
const count = (what) => (new RegExp(`^. ${what} (\\d+)$`, "m").exec(stdout) ?? [])[1] ?? "0";
console.log(`test result: node. ${count("pass")} passed; ${count("fail")} failed; ${count("skipped")} ignored`);
process.exitCode = status ?? 1;
