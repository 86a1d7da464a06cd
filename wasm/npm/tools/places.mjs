// Where the repository is, and where what is built lies.

import { resolve } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../../../", import.meta.url));

/** A relative one is meant from the root, where every tool runs. */
export const target = resolve(root, process.env.CARGO_TARGET_DIR || "target");
