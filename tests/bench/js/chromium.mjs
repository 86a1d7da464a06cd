// The same comparison in a real Chromium, from a page that nothing serves: what it asks for is answered here.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { root } from "../../../wasm/npm/tools/places.mjs";
import { close, launched } from "../../web/lib/browser.mjs";

const here = fileURLToPath(new URL(".", import.meta.url));

/** Bundles page.mjs with the peers that run in browsers. */
async function script(build, folder, peers) {
  const names = Object.keys(peers).filter((name) => peers[name].bundle);
  const all = names.map((name, at) => `import * as p${at} from ${JSON.stringify(`peer:${name}`)};`).join("\n");
  const list = names.map((name, at) => `${JSON.stringify(name)}: p${at}`).join(", ");
  const plugin = {
    name: "peers",
    setup(build) {
      build.onResolve({ filter: /^peer:/ }, ({ path }) => ({ path: path.slice(5), namespace: "peer" }));
      build.onLoad({ filter: /.*/, namespace: "peer" }, ({ path }) => ({
        contents: path === "all" ? `${all}\nexport default { ${list} };` : peers[path].bundle,
        resolveDir: folder,
      }));
    },
  };
  const { outputFiles } = await build({
    entryPoints: [join(here, "page.mjs")],
    bundle: true,
    write: false,
    format: "esm",
    platform: "browser",
    logLevel: "silent",
    // jsrsasign asks for Node's crypto where it is there; the pages of text are loaded when a person asks for them.
    external: ["crypto", "./pages.js"],
    plugins: [plugin],
  });
  return outputFiles[0].text;
}

/** `{ version, names, rows }`, see page.mjs. */
export async function inChromium({ build, folder, peers, texts, time }) {
  const files = {
    "/": ["text/html", '<!doctype html><meta charset="utf-8"><script type="module" src="/page.js"></script>'],
    "/page.js": ["text/javascript", await script(build, folder, peers)],
    "/tlsconf_bg.wasm": ["application/wasm", readFileSync(join(root, "wasm/npm/dist/tlsconf_bg.wasm"))],
  };
  const browser = await launched();
  try {
    const page = await browser.newPage();
    const faults = [];
    page.on("pageerror", (error) => faults.push(String(error)));
    await page.route("**/*", (route) => {
      const [contentType, body] = files[new URL(route.request().url()).pathname] ?? ["text/plain", ""];
      // Isolated, a page has a clock of 5 µs.
      const headers = { "cross-origin-opener-policy": "same-origin", "cross-origin-embedder-policy": "require-corp" };
      return route.fulfill({ status: body ? 200 : 404, contentType, headers, body });
    });
    await page.goto("http://localhost/");
    await page.waitForFunction(() => globalThis.compare && globalThis.crossOriginIsolated, undefined, { timeout: 10_000 }).catch((error) => {
      throw new Error(`the page did not load: ${faults.join("; ") || error}`);
    });
    return { version: browser.version(), ...(await page.evaluate(([texts, time]) => globalThis.compare(texts, time), [texts, time])) };
  } finally {
    await close();
  }
}
