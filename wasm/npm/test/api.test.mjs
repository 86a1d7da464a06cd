// The functions by what they promise beyond the core's answers: errors, defaults, forms of octets, a life after a panic.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

// Before the package is loaded, so that a call can be made to trap.
let isBroken = false;
let made = 0;
const { Instance } = WebAssembly;
WebAssembly.Instance = class extends Instance {
  get exports() {
    const { check, ...others } = super.exports;
    const trap = () => {
      throw new WebAssembly.RuntimeError("unreachable");
    };
    made++;
    return { ...others, check: (...given) => (isBroken ? trap() : check(...given)) };
  }
};
const { file, vector } = await import("./files.mjs");
const tlsconf = await import("tlsconf");

const time = "2026-11-25T00:00:00Z";
const pem = file("tests/vectors/real-2022-08/redis_ca.pem");

function refusal(call) {
  try {
    call();
  } catch (error) {
    assert.ok(error instanceof tlsconf.TlsconfError && error instanceof Error);
    return [error.code, error.field, error.message.replace(/ at line \d.*/, "").replace(/, expected one of.*/, "")];
  }
  assert.fail("was not refused");
}

test("what is wrong with a request is said by code and field", () => {
  const of = (request) => refusal(() => tlsconf.check(request));
  assert.deepEqual(of({ files: [] }), ["request", null, "unknown field `files`"]);
  assert.deepEqual(of({ inputs: [{ name: "a", bytes: "", mode: 1 }] }), ["request", null, "unknown field `mode`"]);
  assert.deepEqual(of({ inputs: [{ name: "a" }] }), ["request", "inputs", "an input has no `bytes`"]);
  assert.deepEqual(of({ inputs: [{ name: "a", bytes: 7 }] }), ["request", "inputs", "`inputs`: octets are a Uint8Array, an ArrayBuffer or a text"]);
  assert.deepEqual(of({ inputs: [null] }), ["request", "inputs", "`inputs` is no object"]);
  assert.deepEqual(of(null), ["request", null, "`request` is no object"]);
  assert.deepEqual(of({ time: new Date(NaN) }), ["misuse", "time", "the time is no date"]);
  assert.deepEqual(of({ contract_version: 2 }), ["misuse", "contract_version", "this build speaks version 1, not 2"]);
  assert.deepEqual(of({ clients: [{ id: "redispy" }] }), ["misuse", "clients", "no client `redispy` is known; did you mean `redis-py`?"]);
  assert.deepEqual(refusal(() => tlsconf.emit({ client: { id: "redis-pi" }, check: {} })), [
    "misuse",
    "client",
    "no configuration can be written for `redis-pi`; did you mean `redis-py`?",
  ]);
  assert.deepEqual(refusal(() => tlsconf.emit({ client: { id: "redis-py" } })), ["request", "check", "`check` is no object"]);
  assert.deepEqual(refusal(() => tlsconf.checkJson("{")).slice(0, 2), ["request", null]);
  assert.deepEqual(refusal(() => tlsconf.checkJson(7)), ["request", null, "the request is no text"]);
});

test("octets may be text, an array, a part of a buffer", () => {
  const report = (bytes) => tlsconf.check({ time, inputs: [{ name: "redis_ca.pem", bytes }] });
  const expected = report(new Uint8Array(pem));
  const padded = new Uint8Array(pem.length + 16);
  padded.set(pem, 7);
  for (const bytes of [pem, pem.toString(), padded.subarray(7, 7 + pem.length), padded.buffer.slice(7, 7 + pem.length), new DataView(padded.buffer, 7, pem.length)]) {
    assert.deepEqual(report(bytes), expected);
  }
  assert.equal(expected.certificates.length, 5);
});

test("what was handed over is not changed", () => {
  const request = vector("key-encrypted-p256-pbkdf2-aes256");
  const before = request.inputs.map((input) => Buffer.from(input.bytes));
  const passphrase = new TextEncoder().encode(request.passphrase);
  tlsconf.check({ ...request, passphrase });
  tlsconf.emit({ check: { ...request, passphrase }, client: { id: "redis-py" } });
  assert.deepEqual(request.inputs.map((input) => Buffer.from(input.bytes)), before);
  assert.equal(new TextDecoder().decode(passphrase), request.passphrase);
});

test("without a time it is now", () => {
  const before = Date.now() - 1000;
  const { time } = tlsconf.check({});
  assert.ok(before < Date.parse(time) && Date.parse(time) <= Date.now(), time);
  assert.equal(tlsconf.check({ time: new Date(Date.UTC(2026, 0, 2)) }).time, "2026-01-02T00:00:00Z");
});

test("tables are those of the program", async () => {
  assert.ok(tlsconf.clients().length > 50 && tlsconf.targets().length > 30);
  assert.deepEqual(tlsconf.clients().map(({ id }) => id), tlsconf.clients().map(({ id }) => id).sort());
  for (const { client } of tlsconf.targets()) {
    assert.ok(client === null || tlsconf.clients().some(({ id }) => id === client), client);
  }
  const codes = tlsconf.rules().map(({ code }) => code);
  assert.ok(codes.length > 150);
  for (const code of codes) {
    const { page } = await tlsconf.rule(code);
    assert.equal(page, readFileSync(new URL(`../../../core/rules/${code}.md`, import.meta.url), "utf8"));
  }
  assert.equal((await tlsconf.rule("pem001")).code, "PEM001");
  await assert.rejects(tlsconf.rule("PEM999"), { code: "misuse", field: "code" });
});

test("owners are those that keytool prints", () => {
  const report = tlsconf.check({ time, inputs: [{ name: "redis_ca.pem", bytes: pem }] });
  assert.equal(tlsconf.owners(report)[0], "CN=SSL Certification Authority, O=Garantia Data");
  assert.equal(tlsconf.owners(report).length, 5);
});

test("progress is told, and nothing can be called meanwhile", () => {
  const told = [];
  const nested = [];
  const many = Buffer.concat(Array(130).fill(pem.subarray(0, pem.indexOf("-----END CERTIFICATE-----") + 26)));
  const onProgress = (progress) => {
    told.push(progress);
    nested.push(refusal(() => tlsconf.check({ time }))[1]);
    throw new Error("is passed over");
  };
  tlsconf.check({ time, inputs: [{ name: "ca.pem", bytes: many }] }, { onProgress });
  assert.deepEqual(told, [64, 128, 130].map((done) => ({ input: 0, done, total: 130 })));
  assert.deepEqual(nested, ["onProgress", "onProgress", "onProgress"]);
});

test("init does nothing where it is not needed", async () => {
  await tlsconf.init();
  tlsconf.initSync(new Uint8Array());
  assert.equal(tlsconf.check({ time }).verdict, "nothing_to_check");
});

test("a panic is an error of the code `internal`, and the next call works", () => {
  assert.equal(tlsconf.check({ time }).verdict, "nothing_to_check");
  const before = made;
  isBroken = true;
  assert.equal(refusal(() => tlsconf.check({ time }))[0], "internal");
  isBroken = false;
  assert.equal(made, before + 1, "no new instance was made");
  assert.equal(tlsconf.check({ time }).verdict, "nothing_to_check");
});
