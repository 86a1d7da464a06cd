// `npx tlsconf`: the program itself, compiled for WASI, so that it has the words and exit codes of the native one. Unlike
// the package's functions it sees the files and the environment of whoever calls it, as any program does.

import { readFileSync } from "node:fs";
import { parse } from "node:path";

/** Node says on standard error that WASI is experimental. What else it has to say is said. */
async function loadWasi() {
  const emitWarning = process.emitWarning;
  process.emitWarning = function (warning: string | Error, ...rest: unknown[]) {
    const isAboutWasi = rest[0] === "ExperimentalWarning" && String(warning).startsWith("WASI ");
    if (!isAboutWasi) Reflect.apply(emitWarning, process, [warning, ...rest]);
  } as typeof process.emitWarning;
  try {
    return (await import("node:wasi")).WASI;
  } finally {
    process.emitWarning = emitWarning;
  }
}

const directory = process.cwd();
const { root } = parse(directory);
const { columns } = process.stdout;

// WASI has no permissions of files: what the program writes may hold keys, so it is for its owner alone.
process.umask(0o077);

const WASI = await loadWasi();
const wasi = new WASI({
  version: "preview1",
  args: ["tlsconf", ...process.argv.slice(2)],
  env: {
    // WASI cannot ask a terminal how wide it is.
    ...(columns ? { COLUMNS: String(columns) } : {}),
    ...process.env,
    PWD: `/${directory.slice(root.length).replaceAll("\\", "/")}`,
  },
  preopens: { "/": root },
  returnOnExit: true,
});
const module = new WebAssembly.Module(readFileSync(new URL("program.wasm", import.meta.url)));
// Node 18 has no `getImportObject`.
const instance = new WebAssembly.Instance(module, { wasi_snapshot_preview1: wasi.wasiImport as WebAssembly.ModuleImports });
process.exitCode = wasi.start(instance);
