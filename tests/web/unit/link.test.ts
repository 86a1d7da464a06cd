import assert from "node:assert/strict";
import { test } from "node:test";
import { fragmentOf, isDay, questionOf, type Linked } from "../../../wasm/npm/checker/cure/link.js";

const asked: Linked = {
  endpoint: "rediss://cache.example.com:12345", provider: "redis_cloud", subscription: "flexible", access: "public",
  clientAuthentication: "required", policy: "modern", time: "2027-01-31T00:00:00Z", client: "redis-py",
};

test("a link asks the question again", () => {
  assert.deepEqual(questionOf(`#${fragmentOf(asked)}`), asked);
});

test("what was not said is not in the link", () => {
  const nothing: Linked = {
    endpoint: "", provider: null, subscription: null, access: null, clientAuthentication: null, policy: "redis-cloud", time: null,
    client: null,
  };
  assert.equal(fragmentOf(nothing), "");
  assert.deepEqual(questionOf(""), {});
});

test("a password comes neither into a link nor out of one", () => {
  assert.ok(!fragmentOf({ ...asked, endpoint: "rediss://u:hunter2@h:1" }).includes("hunter2"));
  assert.equal(questionOf("#endpoint=rediss://u:hunter2@h:1").endpoint, "rediss://h:1");
});

test("what a link must not say is passed over", () => {
  const hostile = "#plan=gold&access=%00&policy=none&date=2027-02-30&client=../x&provider=x&client-authentication=maybe&files=a";
  assert.deepEqual(questionOf(hostile), {});
  assert.deepEqual(questionOf(`#endpoint=${"a".repeat(2000)}`), {});
});

test("a day is one of the calendar", () => {
  assert.ok(isDay("2028-02-29"));
  for (const no of ["2027-02-29", "2027-1-1", "0000-00-00", "tomorrow", "2027-01-01T00:00:00Z"]) assert.ok(!isDay(no), no);
});
