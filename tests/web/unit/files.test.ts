import assert from "node:assert/strict";
import { test } from "node:test";
import { unzipSync, zipSync } from "fflate";
import { certificatesOf } from "../../../wasm/npm/checker/cure/certificates.js";
import { zipped } from "../../../wasm/npm/checker/cure/zip.js";
import { countLines } from "../../../wasm/npm/checker/question/lines.js";
import { membersOf } from "../../../wasm/npm/checker/question/members.js";
import { looksLikeTls } from "../../../wasm/npm/checker/question/telling.js";

const octets = (text: string): Uint8Array => new TextEncoder().encode(text);
const block = (label: string, body: string): string => `-----BEGIN ${label}-----\n${body}\n-----END ${label}-----\n`;

test("of a file with a key only the certificates come out", () => {
  const own = block("CERTIFICATE", "AAAA\nBBBB");
  const key = block("PRIVATE KEY", "SECRET");
  assert.equal(certificatesOf(octets(`Bag Attributes\n${own}${key}text\n${own}`)), own + own);
  assert.equal(certificatesOf(octets(own.replaceAll("\n", "\r\n") + key)), own);
  assert.equal(certificatesOf(octets(key)), null);
});

test("a key cannot come along inside a block that is not closed", () => {
  const open = `-----BEGIN CERTIFICATE-----\nAAAA\n${block("PRIVATE KEY", "SECRET")}-----END CERTIFICATE-----\n`;
  assert.equal(certificatesOf(octets(open)), null);
});

test("the same files give the same archive, with their permissions", () => {
  const entries = [
    { name: "ca.pem", bytes: octets("one"), mode: "0644" },
    { name: "client.key", bytes: octets("two"), mode: "0600" },
  ];
  const first = zipped(entries);
  assert.deepEqual(first, zipped(entries));
  assert.deepEqual(Object.keys(unzipSync(first)), ["ca.pem", "client.key"]);
  // External attributes of the second entry in the central directory (APPNOTE 4.3.12): a regular file, 0600.
  const view = new DataView(first.buffer, first.byteOffset);
  const directory = first.findIndex((_, at) => at + 4 <= first.length && view.getUint32(at, true) === 0x02014b50);
  const second = directory + 46 + view.getUint16(directory + 28, true);
  assert.equal(view.getUint32(second + 38, true) >>> 16, 0o100600);
});

test("members of a ZIP come out within bounds", () => {
  const zip = zipSync({ "a/b.crt": octets("x"), "a/": new Uint8Array() });
  assert.deepEqual(membersOf(zip)?.map(({ name }) => name), ["a/b.crt"]);
  assert.equal(membersOf(octets("no zip")), null);
  assert.equal(membersOf(zip.subarray(0, 20)), null);
  const bomb = zipSync({ big: new Uint8Array((64 << 20) + 1) }, { level: 1 });
  assert.equal(membersOf(bomb), null);
});

test("lines are counted of text alone", () => {
  assert.equal(countLines(octets("a\nb\n")), 2);
  assert.equal(countLines(octets("a\nb")), 2);
  assert.equal(countLines(octets("")), 0);
  assert.equal(countLines(Uint8Array.of(0x30, 0x82, 0, 0x0a)), null);
});

test("content tells where the name does not", () => {
  assert.ok(looksLikeTls(octets("text before\n-----BEGIN CERTIFICATE-----\n")));
  assert.ok(looksLikeTls(octets("tls.crt: LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0t")));
  assert.ok(looksLikeTls(Uint8Array.of(0x30, 0x82, 4, 0, 0x30, 0x82, 3, 0)));
  assert.ok(!looksLikeTls(octets("port 6379\ntls-port 6380\n")));
  assert.ok(!looksLikeTls(octets("")));
});
