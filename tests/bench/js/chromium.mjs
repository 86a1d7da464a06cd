// The same comparison in a real Chromium, from a page on loopback.

import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { root } from "../../../wasm/npm/tools/places.mjs";

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
  return outputFiles[0].text.replace(/\bimport\s*["']crypto["'];?/g, "");
}

/** `{ version, names, rows }`, see page.mjs. */
export async function inChromium({ build, folder, peers, texts, time }) {
  const { chromium } = createRequire(join(root, "tests/web/package.json"))("playwright-core");
  const files = {
    "/": ["text/html", '<!doctype html><meta charset="utf-8"><script type="module" src="/page.js"></script>'],
    "/page.js": ["text/javascript", await script(build, folder, peers)],
    "/tlsconf_bg.wasm": ["application/wasm", readFileSync(join(root, "wasm/npm/dist/tlsconf_bg.wasm"))],
  };
  const server = createServer(({ url }, answer) => {
    const [type, body] = files[url] ?? ["text/plain", ""];
    // Isolated, a page has a clock of 5 µs.
    const headers = { "content-type": type, "cross-origin-opener-policy": "same-origin", "cross-origin-embedder-policy": "require-corp" };
    answer.writeHead(files[url] ? 200 : 404, headers).end(body);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--disable-dev-shm-usage"] });
  try {
    const page = await browser.newPage();
    const faults = [];
    page.on("pageerror", (error) => faults.push(String(error)));
    await page.goto(`http://127.0.0.1:${server.address().port}/`);
    await page.waitForFunction(() => globalThis.compare, undefined, { timeout: 10_000 }).catch((error) => {
      throw new Error(`the page did not load: ${faults.join("; ") || error}`);
    });
    page.setDefaultTimeout(0);
    return { version: browser.version(), ...(await page.evaluate(([texts, time]) => globalThis.compare(texts, time), [texts, time])) };
  } finally {
    await browser.close();
    server.close();
  }
}
