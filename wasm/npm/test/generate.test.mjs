// What is made here is what Node's own crypto takes, and two calls never make the same.

import assert from "node:assert/strict";
import { createPrivateKey, X509Certificate } from "node:crypto";
import { test } from "node:test";
import * as tlsconf from "tlsconf";

const of = (generated, name) => Buffer.from(generated.files.find((file) => file.name === name).bytes);

test("a client's certificate, by its own key", () => {
  for (const key of ["p256", "rsa2048", "ed25519"]) {
    const made = tlsconf.generate({ client: { name: "Jürgen" }, key });
    assert.deepEqual(made.files.map(({ name, mode, secret }) => [name, mode, secret]), [
      ["redis_user.crt", "0644", false],
      ["redis_user_private.key", "0600", true],
    ]);
    const certificate = new X509Certificate(of(made, "redis_user.crt"));
    assert.equal(certificate.subject, "CN=Jürgen");
    assert.ok(certificate.checkPrivateKey(createPrivateKey(of(made, "redis_user_private.key"))), key);
    assert.ok(certificate.verify(certificate.publicKey), key);
    assert.ok(made.report.servers.every((server) => server.accepts_client.answer === "yes"));
    assert.deepEqual(Buffer.from(made.archive.bytes).subarray(0, 4), Buffer.from("PK\x03\x04"));
    assert.equal(tlsconf.check({ inputs: [{ name: made.archive.name, bytes: made.archive.bytes }] }).keys.length, 1);
  }
});

test("a local set-up, whose CA signs for another client", () => {
  const set = tlsconf.generate({ dev: { hosts: ["localhost", "127.0.0.1"], directory: "/tls" } });
  assert.equal(set.report.verdict, "ready");
  const ca = { certificate: { name: "ca.pem", bytes: of(set, "ca.pem") }, key: { name: "ca.key", bytes: of(set, "ca.key") } };
  const made = tlsconf.generate({ client: { name: "worker", days: 90, ca } });
  const root = new X509Certificate(of(set, "ca.pem"));
  assert.ok(new X509Certificate(of(made, "redis_user.crt")).verify(root.publicKey));
});

test("a request for a CA", () => {
  const made = tlsconf.generate({ csr: { name: "worker", hosts: ["worker.example.com"] } });
  assert.match(of(made, "redis_user.csr").toString(), /^-----BEGIN CERTIFICATE REQUEST-----\n/);
  assert.equal(made.report, null);
});

test("randomness is the system's unless it is given", () => {
  const key = (entropy) =>
    of(tlsconf.generate({ client: { name: "worker" }, time: "2026-11-25T00:00:00Z", entropy }), "redis_user_private.key").toString();
  assert.notEqual(key(), key());
  const entropy = Uint8Array.from({ length: 32 }, (_, at) => at);
  assert.equal(key(entropy), key(entropy));
  assert.throws(() => key(entropy.subarray(1)), { code: "misuse", field: "entropy" });
});

test("what cannot be made is an error that names the field", () => {
  const refused = (request) => {
    try {
      tlsconf.generate(request);
    } catch (error) {
      assert.ok(error instanceof tlsconf.TlsconfError);
      return [error.code, error.field];
    }
    return null;
  };
  assert.deepEqual(refused({}), ["request", null]);
  assert.deepEqual(refused({ client: { name: "" } }), ["misuse", "name"]);
  assert.deepEqual(refused({ client: { name: "x", days: 4000 } }), ["misuse", "days"]);
  assert.deepEqual(refused({ client: { name: "x" }, csr: { name: "x" } }), ["request", null]);
  assert.deepEqual(refused({ client: { name: "x", unknown: 1 } }), ["request", null]);
  const nothing = { name: "ca.pem", bytes: "" };
  assert.deepEqual(refused({ client: { name: "x", ca: { certificate: nothing, key: nothing } } }), ["misuse", "ca.key"]);
  assert.deepEqual(refused({ client: { name: "x", ca: { certificate: { name: "a" }, key: nothing } } }), ["request", "ca.certificate"]);
});
