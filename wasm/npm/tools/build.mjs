// Makes dist/ of src/ and of the glue that tests/tools/wasm-module.sh has put into glue/: one module, an entry for
// browsers and bundlers, two for Node, and their types.
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = new URL("../", import.meta.url);
const path = (name) => fileURLToPath(new URL(name, root));

rmSync(path("dist"), { recursive: true, force: true });
mkdirSync(path("dist"));
copyFileSync(path("glue/tlsconf_bg.wasm"), path("dist/tlsconf_bg.wasm"));

// A quarter of all text, and only wanted by who reads a page: a file of its own.
const rules = new URL("../../core/rules/", root);
const pages = readdirSync(rules).sort().map((file) => [file.replace(/\.md$/, ""), readFileSync(new URL(file, rules), "utf8")]);
writeFileSync(path("dist/pages.js"), `export default ${JSON.stringify(Object.fromEntries(pages))};\n`);

const common = { external: ["./pages.js"], bundle: true, target: "es2022", charset: "utf8", legalComments: "none", logLevel: "warning" };
const inside = new Set();
/** Bundles, and notes whose packages went in. */
async function bundle(options) {
  const { metafile } = await build({ ...common, metafile: true, ...options });
  for (const input of Object.keys(metafile.inputs)) {
    const found = /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(input);
    if (found) inside.add(found[1]);
  }
}

await bundle({ entryPoints: [path("src/web.ts")], outfile: path("dist/web.js"), format: "esm", platform: "browser" });
await bundle({ entryPoints: [path("src/node.ts")], outfile: path("dist/node.mjs"), format: "esm", platform: "node" });
await bundle({
  entryPoints: [path("src/node.ts")],
  outfile: path("dist/node.cjs"),
  format: "cjs",
  platform: "node",
  define: { "import.meta.url": "__url" },
  banner: { js: 'const __url = require("node:url").pathToFileURL(__filename).href;' },
});

// The helpers share the verbs, their module and their error with Node's entry, whichever of the two is loaded first.
for (const [format, ending] of [["esm", "mjs"], ["cjs", "cjs"]]) {
  const entry = {
    name: "entry",
    setup: ({ onResolve }) => onResolve({ filter: /^\.\/node\.js$/ }, () => ({ path: `./node.${ending}`, external: true })),
  };
  await bundle({ entryPoints: [path("src/helpers.ts")], outfile: path(`dist/helpers.${ending}`), format, platform: "node", plugins: [entry] });
}

// <tlsconf-checker>: the element, and the worker beside the module that it loads.
for (const [from, to] of [["index", "checker"], ["worker", "checker-worker"]]) {
  await bundle({ entryPoints: [path(`checker/${from}.ts`)], outfile: path(`dist/${to}.js`), format: "esm", platform: "browser" });
}

// `npx tlsconf`, and the program that it runs.
await bundle({
  entryPoints: [path("src/program.ts")],
  outfile: path("dist/program.mjs"),
  format: "esm",
  platform: "node",
  banner: { js: "#!/usr/bin/env node" },
});
copyFileSync(path("glue/program.wasm"), path("dist/program.wasm"));
for (const licence of ["LICENSE-MIT", "LICENSE-APACHE"]) copyFileSync(path(`../../${licence}`), path(`dist/${licence}`));
// Of the crates in both modules, and of what esbuild has put into ours.
const bundled = [...inside].sort().map((name) => `\n${"=".repeat(100)}\n${name}\n${readFileSync(path(`node_modules/${name}/LICENSE`), "utf8")}`);
writeFileSync(path("dist/THIRD-PARTY-LICENSES"), [readFileSync(path("glue/THIRD-PARTY-LICENSES"), "utf8"), ...bundled].join(""));

// Types: for `import` as TypeScript writes them, for `require` the same under the names it looks for.
execFileSync(process.execPath, [path("node_modules/typescript/bin/tsc"), "-p", path("tsconfig.types.json")], { stdio: "inherit" });
for (const name of readdirSync(path("dist/types"))) {
  const text = readFileSync(path(`dist/types/${name}`), "utf8").replace(/from "\.\/(\w+)\.js"/g, 'from "./$1.cjs"');
  writeFileSync(path(`dist/types/${name.replace(/\.d\.ts$/, ".d.cts")}`), text);
}
execFileSync(process.execPath, [path("node_modules/typescript/bin/tsc"), "-p", path("checker/tsconfig.types.json")], { stdio: "inherit" });
