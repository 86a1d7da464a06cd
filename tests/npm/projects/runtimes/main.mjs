// Deno and Bun take Node's entry; both need no `init`.
import { check } from "tlsconf";
import { config } from "tlsconf/node";
import { question } from "./question.mjs";

const { clients, ...plain } = question;
console.log(JSON.stringify({ answer: JSON.stringify(check(question)), anchors: config(plain).ca.length }));
