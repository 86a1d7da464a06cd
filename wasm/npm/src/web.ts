// The entry of browsers, bundlers, Deno, Bun and workers: `await init()` first.

export * from "./api.js";
export { init, initSync } from "./engine.js";
export * from "./error.js";
export type * from "./types.js";
