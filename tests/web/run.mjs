// node run.mjs [WORD...]: the tests in cases/*.mjs whose names hold one of the words. Wants web-demo/dist and, for what
// is compared with the program, a built tlsconf.

import { readdirSync } from "node:fs";
import { close } from "./lib/browser.mjs";
import { run } from "./lib/runner.mjs";

const folder = new URL("cases/", import.meta.url);
for (const file of readdirSync(folder).sort()) if (file.endsWith(".mjs")) await import(new URL(file, folder));
process.exitCode = (await run(process.argv.slice(2))) ? 0 : 1;
await close();
