// The doors of the module, with requests that chance damaged: an answer, or a TlsconfError; never a trap, never an endless call.
//
//     node doors.mjs SECONDS [SEED]
//
// Coverage is not looked at, so what is mutated are the inputs that the coverage-guided targets keep: tests/fuzz/corpus.

import { readdirSync, readFileSync } from "node:fs";
import * as tlsconf from "tlsconf";
import { root } from "../tools/places.mjs";

const SLOW = 20_000;

/** A small generator that gives the same numbers for the same seed (mulberry32). */
function chance(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  return (below) => next() % Math.max(below, 1);
}

const corpus = (target) => {
  const folder = `${root}tests/fuzz/corpus/${target}`;
  return readdirSync(folder).sort().map((name) => readFileSync(`${folder}/${name}`));
};

function mutated(octets, below) {
  let out = Buffer.from(octets);
  for (let change = below(4); change >= 0; change--) {
    const at = below(out.length + 1);
    const length = below(out.length - at + 1);
    switch (below(6)) {
      case 0: if (out.length) out[at % out.length] ^= 1 << below(8); break;
      case 1: out = Buffer.concat([out.subarray(0, at), Buffer.from([below(256)]), out.subarray(at)]); break;
      case 2: out = Buffer.concat([out.subarray(0, at), out.subarray(at + Math.min(length, 1 + below(16)))]); break;
      case 3: out = Buffer.concat([out.subarray(0, at), out.subarray(at, at + Math.min(length, 64)), out.subarray(at)]); break;
      case 4: out = out.subarray(0, at); break;
      default: {
        const words = ['"', "\\u0000", "null", "[]", "{}", "-1", "1e999", "-----BEGIN ", "\n", "=", "\u{10ffff}", "9999-12-31T23:59:59Z"];
        out = Buffer.concat([out.subarray(0, at), Buffer.from(words[below(words.length)]), out.subarray(at)]);
      }
    }
  }
  return out;
}

const asked = (bytes) => ({ inputs: [{ name: "file", bytes: new Uint8Array(bytes) }], time: "2026-11-25T00:00:00Z", passphrase: "correct horse" });
const parsed = (octets) => JSON.parse(octets.toString());
const withBytes = (request) => {
  for (const input of request?.inputs ?? request?.check?.inputs ?? []) {
    if (typeof input?.bytes === "string") input.bytes = new Uint8Array(Buffer.from(input.bytes, "base64"));
  }
  return request;
};

const doors = {
  checkJson: [corpus("door_check"), (octets) => JSON.parse(tlsconf.checkJson(octets.toString()))],
  emitJson: [corpus("door_emit"), (octets) => JSON.parse(tlsconf.emitJson(octets.toString()))],
  "check of octets": [[...corpus("check"), ...corpus("pkcs12"), ...corpus("manifest")], (octets) => tlsconf.check(asked(octets))],
  "check of objects": [corpus("door_check"), (octets) => tlsconf.check(withBytes(parsed(octets)))],
  text: [corpus("pem_scan"), (octets) => tlsconf.text(asked(octets))],
  configure: [corpus("door_config"), (octets) => tlsconf.configure(withBytes(parsed(octets)))],
  generate: [corpus("door_generate"), (octets) => tlsconf.generate(generating(parsed(octets)))],
};

function generating(request) {
  // Bits of RSA keys are drawn for seconds.
  if (request && String(request.key).startsWith("rsa")) delete request.key;
  return request;
}

/** What a caller's own mistake throws: JSON that is none, and an object that cannot be a request. */
const isRefusal = (error) => error instanceof tlsconf.TlsconfError || error instanceof SyntaxError || error instanceof TypeError;

const seconds = Number(process.argv[2] ?? 10);
const below = chance(Number(process.argv[3] ?? 14));
const broken = [];
console.log("| door | executions | answers | refusals |\n|---|---:|---:|---:|");
for (const [name, [seeds, door]] of Object.entries(doors)) {
  const until = Date.now() + (seconds * 1000) / Object.keys(doors).length;
  let [executions, answers, refusals] = [0, 0, 0];
  // Every seed as it is first.
  for (; executions < seeds.length || Date.now() < until; executions++) {
    const octets = executions < seeds.length ? seeds[executions] : mutated(seeds[below(seeds.length)], below);
    const started = Date.now();
    try {
      door(octets);
      answers++;
    } catch (error) {
      if (isRefusal(error)) refusals++;
      else broken.push(`${name}: ${error?.stack}\n${octets.toString("base64")}`);
    }
    if (Date.now() - started > SLOW) broken.push(`${name}: ${Date.now() - started} ms\n${octets.toString("base64")}`);
  }
  console.log(`| ${name} | ${executions} | ${answers} | ${refusals} |`);
  if (answers === 0) broken.push(`${name}: not one answer`);
}
if (broken.length) {
  console.log(broken.slice(0, 10).join("\n"));
  process.exit(1);
}
