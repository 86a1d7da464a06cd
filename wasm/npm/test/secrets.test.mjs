// After a call nothing of a key or a passphrase is left in the module's memory: not the text, not a line of the PEM, not
// the DER that was made of it, heap and stack alike; and the copies that the package makes in JavaScript are overwritten.
// What JavaScript holds otherwise is not looked at: see README.md.

import assert from "node:assert/strict";
import { createPrivateKey } from "node:crypto";
import { test } from "node:test";
import { asked, file, vector } from "./files.mjs";

// Before the package is loaded: the memory of each instance it makes.
const memories = [];
const { Instance } = WebAssembly;
WebAssembly.Instance = class extends Instance {
  constructor(...given) {
    super(...given);
    memories.push(this.exports.memory);
  }
};
/** What was made of a text before the module had it. */
const copies = [];
const { encode } = TextEncoder.prototype;
TextEncoder.prototype.encode = function (text) {
  const copy = encode.call(this, text);
  copies.push(copy);
  return copy;
};
const tlsconf = await import("tlsconf");

const STORES = "Kx7-store-Wq92-mP";
const EACH = ["jedis", "redis-py", "kubernetes-secret", "redis-conf"].map((id) => ({ id }));

/** So many octets in a row are no accident; whatever is longer by a step holds one of the rows looked for. */
const ROW = 12;
const STEP = 4;

/** What every copy of the module holds before it is called tells nothing of a key: certificates in it begin as keys do. */
const shipped = file("wasm/npm/dist/tlsconf_bg.wasm");

function rows(octets) {
  const all = [];
  for (let at = 0; at + ROW <= octets.length; at += STEP) all.push(octets.subarray(at, at + ROW));
  const unknown = all.filter((row) => !shipped.includes(row));
  // An algorithm's name is a row or two; were more left out, little would be looked for.
  assert.ok(all.length - unknown.length <= 2, "most of it stands in the module");
  return unknown;
}

function left(secrets) {
  assert.ok(memories.length > 0, "the memory was not seen");
  const found = [];
  for (const [name, octets] of Object.entries(secrets)) {
    assert.ok(octets.length >= ROW, `${name} is too short`);
    for (const memory of memories) {
      const whole = Buffer.from(memory.buffer);
      const row = rows(octets).find((row) => whole.includes(row));
      if (row) found.push(`${name}: ${row.toString("latin1")} at ${whole.indexOf(row)}`);
    }
  }
  return found;
}

const body = (pem) => Buffer.from(pem.toString().replace(/-----[^-]+-----|^\w[^\n]*: .*$/gm, "").replace(/\s/g, ""));

/** What makes the key private, as DER has it and as arithmetic does: the least octet first. */
function numbers(key, passphrase) {
  const { d, p, q, dp, dq, qi } = createPrivateKey({ key, passphrase }).export({ format: "jwk" });
  return [d, p, q, dp, dq, qi].filter(Boolean).flatMap((number) => {
    const octets = Buffer.from(number, "base64url");
    return [octets, Buffer.from(octets).reverse()];
  });
}

function secretsOf(key, passphrase) {
  const text = body(key);
  const secrets = { "a line of the PEM": text, "the PEM's octets": Buffer.from(text.toString(), "base64") };
  numbers(key, passphrase).forEach((octets, at) => (secrets[`number ${at} of the key`] = octets));
  if (passphrase) secrets["the passphrase"] = Buffer.from(passphrase);
  return secrets;
}

const sets = {
  "a plain EC key": vector("input-mutual-tls-good"),
  "a plain RSA key": vector("key-rsa-good"),
  "an EC key under PBKDF2": vector("key-encrypted-p256-pbkdf2-aes256"),
  "an EC key under scrypt": vector("key-encrypted-p256-scrypt"),
  "an RSA key of OpenSSL's old form": vector("key-encrypted-rsa2048-legacy-aes256"),
};

for (const [name, request] of Object.entries(sets)) {
  const key = Buffer.from(request.inputs.find((input) => input.role === "client_key").bytes);
  const secrets = secretsOf(key, request.passphrase);
  const verbs = {
    check: () => tlsconf.check(request),
    text: () => tlsconf.text(request),
    checkJson: () => tlsconf.checkJson(asked(request)),
    emit: () => tlsconf.emit({ check: request, client: { id: "redis-py" }, options: { key: "pkcs8" } }),
    "emit of key stores": () => tlsconf.emit({ check: request, client: { id: "jedis" }, options: { store_password: STORES } }),
    configure: () => assert.ok(tlsconf.configure({ check: request, client: { id: "node-redis" }, key: "pkcs8" }).config.key.bytes.length),
    emitEach: () => tlsconf.emitEach({ check: request, clients: EACH, options: { key: "pkcs8", store_password: STORES } }),
    emitJson: () => tlsconf.emitJson(JSON.stringify({ check: JSON.parse(asked(request)), client: { id: "redis-py" }, options: { key: "pkcs8" } })),
  };
  for (const [verb, call] of Object.entries(verbs)) {
    test(`${verb} leaves nothing of ${name}`, () => {
      call();
      assert.deepEqual(left({ ...secrets, "the password of key stores": Buffer.from(STORES) }), []);
    });
  }
}

test("generate leaves nothing of what it made, nor of the CA's key", () => {
  const set = tlsconf.generate({ dev: { hosts: ["localhost"], directory: "/tls" } });
  const of = (generated, name) => Buffer.from(generated.files.find((file) => file.name === name).bytes);
  const ca = { certificate: { name: "ca.pem", bytes: of(set, "ca.pem") }, key: { name: "ca.key", bytes: of(set, "ca.key") } };
  const made = tlsconf.generate({ client: { name: "worker", days: 90, ca } });
  assert.deepEqual(left(secretsOf(of(made, "redis_user_private.key"))), []);
  assert.deepEqual(left(secretsOf(of(set, "ca.key"))), []);
});

test("a refused request leaves nothing", () => {
  // With characters that JSON escapes and one that is two octets of UTF-8.
  const passphrase = 'Zb4-"quoted"\n\\-pässword-77';
  const key = file("tests/data/mtls/redis_user_private.key");
  for (const spoilt of [{ unknown: 1 }, { time: "yesterday" }, { clients: [{ id: "nobody" }] }]) {
    const request = { ...spoilt, inputs: [{ name: "client.key", bytes: key }], passphrase };
    assert.throws(() => tlsconf.check(request), tlsconf.TlsconfError);
    assert.throws(() => tlsconf.checkJson(asked(request)), tlsconf.TlsconfError);
  }
  assert.deepEqual(left(secretsOf(key)), []);
  assert.deepEqual(left({ "the passphrase": Buffer.from(passphrase) }), []);
});

test("copies of texts are overwritten, those of a refused request, too", () => {
  const key = file("tests/data/mtls/redis_user_private.key").toString();
  const request = { time: "2026-11-25T00:00:00Z", inputs: [{ name: "client.key", bytes: key }], passphrase: "Kx7-opens-Wq92" };
  const refused = { ...request, inputs: [...request.inputs, { name: "no bytes" }] };
  const emit = { check: request, client: { id: "jedis" }, options: { store_password: STORES } };
  const calls = {
    check: () => tlsconf.check(request),
    text: () => tlsconf.text(request),
    checkJson: () => tlsconf.checkJson(asked(request)),
    emit: () => tlsconf.emit(emit),
    configure: () => tlsconf.configure({ check: request, client: { id: "node-redis" } }),
    "check, refused": () => assert.throws(() => tlsconf.check(refused), tlsconf.TlsconfError),
    "emit, refused": () => assert.throws(() => tlsconf.emit({ ...emit, check: refused }), tlsconf.TlsconfError),
  };
  for (const [name, call] of Object.entries(calls)) {
    copies.length = 0;
    call();
    assert.ok(copies.length > 0, `${name} made no copy that was seen`);
    assert.ok(copies.every((copy) => copy.every((octet) => octet === 0)), `${name} left a copy`);
  }
});

test("the search finds what is there", () => {
  const secret = Buffer.from("something that was put there by hand");
  const octets = new Uint8Array(memories[0].buffer);
  octets.set(secret, 4096);
  assert.equal(left({ it: secret }).length, 1);
  octets.fill(0, 4096, 4096 + secret.length);
});
