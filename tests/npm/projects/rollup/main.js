import { check, init } from "tlsconf";
import { question } from "./question.mjs";

await init();
globalThis.answer = JSON.stringify(check(question));
