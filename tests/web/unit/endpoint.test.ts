import assert from "node:assert/strict";
import { test } from "node:test";
import { withoutPassword } from "../../../wasm/npm/checker/question/endpoint.js";

test("a URL loses its credentials, whatever they hold", () => {
  for (const [given, left, user] of [
    ["rediss://default:hunter2@cache.example.com:12345", "rediss://cache.example.com:12345", null],
    ["rediss://alice:p@ss/w#rd?@cache.example.com:12345/0", "rediss://cache.example.com:12345/0", "alice"],
    ["rediss://:hunter2@[2001:db8::1]:6379", "rediss://[2001:db8::1]:6379", null],
    ["REDISS://al%20ice:x@h:1", "REDISS://h:1", "al ice"],
    ["al%ice:x@h:1", "h:1", "al%ice"],
    ["token@h:1", "h:1", null],
    ["rediss://default:hunter2@", "rediss://", null],
  ] as const) {
    const stripped = withoutPassword(given);
    assert.equal(stripped.text, left, given);
    assert.equal(stripped.user, user, given);
    assert.equal(stripped.hadPassword, true, given);
  }
});

test("credentials in the query go too, and the rest of it stays", () => {
  const stripped = withoutPassword("rediss://h:1/0?password=hunter2&db=3&AUTH=x");
  assert.deepEqual(stripped, { text: "rediss://h:1/0?db=3", hadPassword: true, user: null });
});

test("what has no credentials is left as it was typed", () => {
  for (const text of ["cache.example.com:12345", " rediss://h:1 ", "[2001:db8::1]:6379", "", "rediss://h:1/0?db=3"]) {
    assert.deepEqual(withoutPassword(text), { text, hadPassword: false, user: null });
  }
});
