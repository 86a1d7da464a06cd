// Packs the package, makes a project of each folder of projects/, and serves what was built to a real browser.

import { execFile } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { root, target } from "../../wasm/npm/tools/places.mjs";

const here = fileURLToPath(new URL("./", import.meta.url));
const run = promisify(execFile);

/** Where `npm ci` has put the tools; projects lie below it, so that they find them, and have the package to themselves. */
export const cache = join(target, "npm-consumers");
let work = join(cache, "projects");
const bin = join(cache, "node_modules/.bin");

const CA = ["SSL_CERT_FILE", "SSL_CERT_DIR", "NODE_EXTRA_CA_CERTS", "NODE_OPTIONS"];
const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !CA.includes(name) && !name.startsWith("NODE_TEST")));

/** Standard output; what failed says all that it said. */
export async function tool(name, args, folder) {
  try {
    const command = name === "node" ? process.execPath : name === "npm" ? "npm" : join(bin, name);
    return (await run(command, args, { cwd: folder, env, maxBuffer: 1 << 26 })).stdout;
  } catch (error) {
    throw new Error(`${name} ${args.join(" ")}: ${error.message}\n${error.stdout ?? ""}`, { cause: error });
  }
}

/** The packed package: its path, and the names of its files. */
export async function packed(below = "projects") {
  work = join(cache, below);
  rmSync(work, { recursive: true, force: true });
  mkdirSync(work, { recursive: true });
  const [{ filename, files }] = JSON.parse(await tool("npm", ["pack", "--json", "--ignore-scripts", "--pack-destination", work], join(root, "wasm/npm")));
  return { tarball: join(work, filename), files: files.map(({ path }) => path) };
}

const vector = join(root, "tests/vectors/real-2022-08");
const { inputs, ...rest } = JSON.parse(readFileSync(join(vector, "request.json"), "utf8"));
/** What Rust answers. */
export const expected = JSON.stringify(JSON.parse(readFileSync(join(vector, "report.json"), "utf8")));
const question = { ...rest, inputs: inputs.map((input) => ({ ...input, bytes: readFileSync(join(vector, input.bytes.slice(1)), "utf8") })) };

/** A fresh project, with the package installed from the tarball as npm installs it. */
export async function project(name, { tarball }) {
  const folder = join(work, name);
  if (existsSync(folder)) return folder;
  cpSync(join(here, "projects", name), folder, { recursive: true });
  writeFileSync(join(folder, "package.json"), JSON.stringify({ name, private: true }));
  writeFileSync(join(folder, "question.mjs"), `export const question = ${JSON.stringify(question)};\n`);
  const installed = join(work, "installed/node_modules");
  if (!existsSync(installed)) {
    mkdirSync(join(work, "installed"));
    writeFileSync(join(work, "installed/package.json"), JSON.stringify({ name: "installed", private: true }));
    await tool("npm", ["install", "--offline", "--no-audit", "--no-fund", "--no-package-lock", tarball], join(work, "installed"));
  }
  cpSync(installed, join(folder, "node_modules"), { recursive: true, verbatimSymlinks: true });
  return folder;
}

const TYPES = { ".html": "text/html", ".js": "text/javascript", ".mjs": "text/javascript", ".css": "text/css", ".wasm": "application/wasm" };

/** Serves the projects on a free port of loopback, as strictly as README.md says that it works. */
export function serve() {
  const server = createServer((request, response) => {
    const path = join(work, normalize(decodeURIComponent(new URL(request.url, "http://localhost").pathname)));
    if (!existsSync(path)) return response.writeHead(404).end();
    response.setHeader("content-type", TYPES[extname(path)] ?? "application/octet-stream");
    const inline = path.includes("/plain/") ? " 'unsafe-inline'" : "";
    response.setHeader("content-security-policy", `default-src 'none'; script-src 'self' 'wasm-unsafe-eval'${inline}; connect-src 'self'; worker-src 'self'`);
    response.end(readFileSync(path));
  });
  return new Promise((done) => server.listen(0, "127.0.0.1", () => done(server)));
}
