// The program itself, for what the page must say and write alike.

import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { folder, target } from "./files.mjs";

const program = `${target}/debug/tlsconf`;

/** Every target's files as the program writes them: `{ id: { name: octets } }`. */
export function emittedByAll(files, options) {
  const given = folder(files);
  const out = folder();
  // Some client refuses any set: that is status 1, and its files are written all the same.
  const { status, stderr } = spawnSync(
    program,
    ["emit", "--all", ...Object.keys(files), ...options, "--paths", "/tls", "--out", `${out}/all`],
    {
      cwd: given,
      encoding: "utf8",
    },
  );
  if (status !== 0 && status !== 1) throw new Error(`tlsconf emit ended with ${status}: ${stderr}`);
  const ids = readdirSync(`${out}/all`);
  return Object.fromEntries(ids.map((id) => [id, contents(`${out}/all/${id}`)]));
}

function contents(at) {
  const names = readdirSync(at, { recursive: true }).filter((name) => statSync(`${at}/${name}`).isFile());
  return Object.fromEntries(names.sort().map((name) => [name, readFileSync(`${at}/${name}`)]));
}
