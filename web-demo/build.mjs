// Builds web-demo/dist: the page, the upload form, the rules, the service worker, each script and style under a name made
// of its contents. Takes the npm package from wasm/npm/dist, which `make wasm` makes.

import { createHash } from "node:crypto";
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { policyOf } from "./policy.mjs";
import { escaped, rulesPage } from "./rules.mjs";

const here = new URL("./", import.meta.url);
const npm = new URL("../wasm/npm/", import.meta.url);
const path = (name, base = here) => fileURLToPath(new URL(name, base));
const { build } = createRequire(new URL("package.json", npm))("esbuild");

const dist = path("dist/");
rmSync(dist, { recursive: true, force: true });
mkdirSync(`${dist}assets`, { recursive: true });

/** Every file that the page consists of, relative to the root. */
const files = [];

function write(name, contents) {
  writeFileSync(dist + name, contents);
  files.push(name);
}

/** Under a name made of its contents; gives the name. */
function asset(name, contents) {
  const hash = createHash("sha256").update(contents).digest("hex").slice(0, 12);
  const [, stem, ending] = /^(.*)(\.[^.]+)$/.exec(name);
  const hashed = `assets/${stem}-${hash}${ending}`;
  write(hashed, contents);
  return hashed;
}

const common = {
  bundle: true, write: false, minify: true, format: "esm", target: "es2022", charset: "utf8", legalComments: "none",
  logLevel: "warning", absWorkingDir: path("."), alias: { "tlsconf/checker": path("dist/checker.js", npm) },
  loader: { ".pem": "text" },
};
const bundled = async (entry, define = {}) =>
  Buffer.from((await build({ ...common, entryPoints: [entry], define })).outputFiles[0].contents);

const wasm = asset("tlsconf_bg.wasm", readFileSync(path("dist/tlsconf_bg.wasm", npm)));
const define = {
  WORKER: JSON.stringify((await bundled(path("dist/checker-worker.js", npm))).toString()),
  // Beside the script that starts the worker.
  MODULE: JSON.stringify(wasm.replace("assets/", "./")),
  SERVICE_WORKER: '"service-worker.js"',
};
const names = {
  "page.js": asset("page.js", await bundled("page.ts", define)),
  "upload.js": asset("upload.js", await bundled("upload.ts", define)),
  "page.css": asset("page.css", readFileSync(path("page.css"))),
  "icon.svg": asset("icon.svg", readFileSync(path("icon.svg"))),
};

const fiveLines = `<tlsconf-checker expects="client-certificate" subscription="pro" access="public"></tlsconf-checker>
<script type="module">
  import "tlsconf/checker";
  const checker = document.querySelector("tlsconf-checker");
  checker.addEventListener("tlsconf-report", () => (upload.disabled = !checker.safeToUpload));
</script>`;

/** What all pages begin with. */
const head = (name) => `<meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <meta name="referrer" content="no-referrer" />
    <meta http-equiv="Content-Security-Policy" content="${policyOf(name)}" />
    <link rel="icon" href="${names["icon.svg"]}" type="image/svg+xml" />
    <link rel="stylesheet" href="${names["page.css"]}" />`;
const mark = `<a class="mark" href="./">
        <svg viewBox="0 0 28 20" aria-hidden="true" focusable="false">
          <path d="M9 2H2v16h7M19 2h7v16h-7M7 10h14" fill="none" stroke="currentColor" stroke-width="2.5" />
        </svg>
        tlsconf
      </a>`;

function page(name, values = {}) {
  const all = { ...names, head: head(name), mark, ...values };
  const filled = readFileSync(path(name), "utf8").replace(/\{\{([^}]+)\}\}/g, (whole, key) => {
    const value = all[key];
    if (value === undefined) throw new Error(`${name}: nothing for ${whole}`);
    return value;
  });
  write(name, filled);
}

page("index.html");
page("upload.html", { "five lines": escaped(fiveLines) });
page("rules.html", await rulesPage(path("dist/node.mjs", npm)));

// The root is asked for by both of its names.
const kept = ["./", ...files.filter((name) => name !== "upload.html" && !name.startsWith("assets/upload"))];
const version = createHash("sha256");
for (const name of files) version.update(name).update(readFileSync(dist + name));
const serviceWorker = await build({
  ...common, format: "iife", entryPoints: ["service-worker.ts"],
  define: { FILES: JSON.stringify(kept), VERSION: JSON.stringify(version.digest("hex").slice(0, 12)) },
});
writeFileSync(`${dist}service-worker.js`, serviceWorker.outputFiles[0].contents);
// A host that reads such a file sends the policy as a header too.
cpSync(path("_headers"), `${dist}_headers`);

console.log(`web-demo/dist: ${files.length + 1} files; make demo-web serves it`);
