import { check, init } from "tlsconf";
import "tlsconf/checker";
import { question } from "./question.mjs";

await init();
globalThis.element = customElements.get("tlsconf-checker")?.name;
globalThis.answer = JSON.stringify(check(question));
