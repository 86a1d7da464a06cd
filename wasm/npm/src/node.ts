// The entry of Node, by `import` and by `require`: needs no `init`, the module is read at the first call.

import { readFileSync } from "node:fs";
import { startAtFirstCall } from "./engine.js";

startAtFirstCall(() => readFileSync(new URL("tlsconf_bg.wasm", import.meta.url)));

export * from "./web.js";
