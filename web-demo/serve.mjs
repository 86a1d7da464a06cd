// Serves web-demo/dist on loopback, on a free port, and says where. `--port N` and `--base /some/path/` for those who want
// them. It answers the example form with what it was sent, and keeps nothing.

import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { policyOf } from "./policy.mjs";

const dist = fileURLToPath(new URL("dist", import.meta.url));

const types = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
};

const headers = {
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
};

/** More than any certificate; the example form sends one. */
const MOST_UPLOADED = 1 << 20;

async function file(name, response) {
  const wanted = resolve(dist, name);
  // Nothing above the folder, however it is written.
  if (!wanted.startsWith(dist + sep)) return missing(response);
  let contents;
  try {
    contents = await readFile(wanted);
  } catch {
    return missing(response);
  }
  const type = types[extname(name)] ?? "application/octet-stream";
  const isNamedByContents = name.startsWith("assets/");
  response.writeHead(200, {
    ...headers,
    "content-type": type,
    "content-security-policy": `${policyOf(name)}; frame-ancestors 'none'`,
    "cache-control": isNamedByContents ? "public, max-age=31536000, immutable" : "no-cache",
  });
  response.end(contents);
}

function missing(response) {
  response.writeHead(404, { ...headers, "content-type": "text/plain; charset=utf-8" });
  response.end("There is no such file here.\n");
}

/** What the example form sent, described and thrown away. */
async function uploaded(request, response) {
  const chunks = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > MOST_UPLOADED) {
      response.writeHead(413, { ...headers, "content-type": "text/plain; charset=utf-8" });
      return response.end("Too large for a certificate.\n");
    }
    chunks.push(chunk);
  }
  const body = Buffer.concat(chunks);
  const text = body.toString("latin1");
  const count = (label) => text.split(label).length - 1;
  response.writeHead(200, { ...headers, "content-type": "text/plain; charset=utf-8", "content-security-policy": policyOf("rules.html") });
  response.end(
    `Received ${body.length} octets, SHA-256 ${createHash("sha256").update(body).digest("hex")}.\n` +
      `Certificates in it: ${count("-----BEGIN CERTIFICATE-----")}. Private keys in it: ${count("PRIVATE KEY-----") / 2}.\n` +
      "This is the example's server: it keeps nothing.\n",
  );
}

const argument = (name) => {
  const at = process.argv.indexOf(name);
  return at === -1 ? undefined : process.argv[at + 1];
};
const base = (argument("--base") ?? "/").replace(/\/?$/, "/");
const port = Number(argument("--port") ?? "0");

const server = createServer((request, response) => {
  const { pathname } = new URL(request.url ?? "/", "http://localhost");
  const answer = async () => {
    if (!pathname.startsWith(base)) return missing(response);
    const name = decodeURIComponent(pathname.slice(base.length)) || "index.html";
    if (request.method === "POST" && name === "upload") return uploaded(request, response);
    if (request.method !== "GET" && request.method !== "HEAD") {
      response.writeHead(405, headers);
      return response.end();
    }
    return file(name, response);
  };
  answer().catch(() => {
    if (!response.headersSent) response.writeHead(400, headers);
    response.end();
  });
});

server.listen(port, "127.0.0.1", () => {
  console.log(`http://127.0.0.1:${server.address().port}${base}`);
});
