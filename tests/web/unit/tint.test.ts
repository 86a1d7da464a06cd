import assert from "node:assert/strict";
import { test } from "node:test";
import { tinted } from "../../../wasm/npm/checker/cure/tint.js";

const own = (text: string, ...values: string[]): string[] => tinted(text, values).filter((one) => one.own).map((one) => one.text);

test("values of the person are found, numbers only where they stand alone", () => {
  assert.deepEqual(own("-p 6379 -h a.example # 16379 7.6379", "6379", "a.example"), ["6379", "a.example"]);
  assert.deepEqual(own('"a.example:6379"', "a.example", "6379"), ["a.example", "6379"]);
  assert.deepEqual(own("xa.example a.example.org", "a.example"), []);
});

test("the text is complete, with and without values", () => {
  const text = "connect(`h$1`, 1)\n";
  assert.equal(tinted(text, ["h$1", "1"]).map((one) => one.text).join(""), text);
  assert.deepEqual(tinted(text, []), [{ text, own: false }]);
});
