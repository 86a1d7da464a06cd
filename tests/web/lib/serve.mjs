// The page, served as `make demo-web` does.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer, request as ask } from "node:http";
import { createInterface } from "node:readline";
import { pathOf } from "./files.mjs";

const started = [];

/** Serves web-demo/dist below this path; gives the address, which ends when the tests do. */
export async function serve(base = "/") {
  const child = spawn(process.execPath, [pathOf("web-demo/serve.mjs"), "--base", base], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  started.push(child);
  const [address] = await once(createInterface(child.stdout), "line");
  return { address, stop: () => stop(child) };
}

/** The page in front of a host that keeps what it is sent: `received` are the bodies, whole. */
export async function receiving(address) {
  const received = [];
  const server = createServer(async (request, response) => {
    const chunks = await request.toArray();
    if (request.method === "POST") received.push(Buffer.concat(chunks).toString("latin1"));
    const onward = ask(
      new URL(request.url, address),
      { method: request.method, headers: request.headers },
      (answer) => {
        response.writeHead(answer.statusCode, answer.headers);
        answer.pipe(response);
      },
    );
    onward.end(Buffer.concat(chunks));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return { address: `http://127.0.0.1:${server.address().port}/`, received, stop: () => server.close() };
}

async function stop(child) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill();
  await once(child, "exit");
}

process.on("exit", () => started.forEach((child) => child.kill()));
