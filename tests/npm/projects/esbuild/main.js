import { check, init } from "tlsconf";
// esbuild copies what its `file` loader is told to, and gives its address.
import address from "tlsconf/tlsconf.wasm";
import { question } from "./question.mjs";

await init(new URL(address, import.meta.url));
globalThis.answer = JSON.stringify(check(question));
