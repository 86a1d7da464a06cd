import assert from "node:assert/strict";
import { test } from "node:test";
import type { Certificate, Report } from "../../../wasm/npm/checker/contract.js";
import { calendar, folded } from "../../../wasm/npm/checker/cure/ics.js";

const certificate = (sha256: string, subject: string, not_after: string): Certificate =>
  ({ sha256, subject, not_after, not_before: "2020-01-01T00:00:00Z", role: "root", input: 0 }) as Certificate;

const report = (...certificates: Certificate[]): Report =>
  ({ time: "2026-11-25T08:00:00Z", inputs: [{ name: "redis_ca.pem" }], certificates }) as unknown as Report;

const nameOf = (one: Certificate): string => one.subject;

test("lines end in CRLF, are folded at 75 octets, and unfold to what they were", () => {
  const name = "Zertifizierungsstelle für Übungszwecke, ".repeat(6);
  const text = calendar(report(certificate("AB", name, "2030-01-01T00:00:00Z")), nameOf) ?? "";
  assert.ok(text.endsWith("END:VCALENDAR\r\n"));
  assert.ok(!/[^\r]\n|\r[^\n]/.test(text));
  for (const line of text.split("\r\n")) assert.ok(Buffer.byteLength(line) <= 75, line);
  const unfolded = text.replaceAll("\r\n ", "");
  assert.ok(unfolded.includes(`SUMMARY:TLS certificate ends: ${name.replaceAll(",", "\\,")}`.trimEnd()));
});

test("a fold never cuts a character", () => {
  const line = `SUMMARY:${"😀".repeat(60)}`;
  const text = folded(line);
  assert.equal(text.replaceAll("\r\n ", ""), line);
  for (const part of text.split("\r\n")) {
    assert.ok(Buffer.byteLength(part) <= 75);
    assert.ok(!part.includes("\ufffd"));
  }
});

test("names cannot add a property", () => {
  const text = calendar(report(certificate("AB", "x\r\nATTACH:http://evil\\;", "2030-01-01T00:00:00Z")), nameOf) ?? "";
  assert.ok(!/^ATTACH/m.test(text));
  assert.ok(text.replaceAll("\r\n ", "").includes("\\\\\\;"));
});

test("each certificate that is in date once, under a UID that stays", () => {
  const made = (time: string): string => {
    const one = report(
      certificate("AA", "ended", "2026-11-25T07:00:00Z"),
      certificate("BB", "ahead", "2026-12-31T23:59:59Z"),
      certificate("BB", "ahead", "2026-12-31T23:59:59Z"),
    );
    return calendar({ ...one, time }, nameOf) ?? "";
  };
  const text = made("2026-11-25T08:00:00Z");
  assert.equal(text.match(/BEGIN:VEVENT/g)?.length, 1);
  assert.ok(text.includes("UID:bb@tlsconf\r\n"));
  assert.ok(text.includes("DTSTART;VALUE=DATE:20261231\r\nDTEND;VALUE=DATE:20270101\r\n"));
  assert.ok(text.includes("DTSTAMP:20261125T080000Z\r\n"));
  assert.equal(text, made("2026-11-25T08:00:00Z"));
  assert.equal(made("2027-01-01T00:00:00Z"), "");
});
