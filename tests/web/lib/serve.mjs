// The page, served as `make demo-web` does.

import { spawn } from "node:child_process";
import { once } from "node:events";
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

async function stop(child) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill();
  await once(child, "exit");
}

process.on("exit", () => started.forEach((child) => child.kill()));
