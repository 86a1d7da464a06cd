// What the element is said to be open for is what its source opens.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

const root = process.env["CHECKER"] ?? "";
const sources = readdirSync(root, { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".ts"))
  .map((name) => readFileSync(join(root, name), "utf8"))
  .join("\n");
const readme = readFileSync(join(root, "README.md"), "utf8");

const found = (text: string, pattern: RegExp): string[] =>
  [...new Set([...text.matchAll(pattern)].map((match) => match[1] ?? ""))].sort();

/** The names in the first column of the table under a heading. */
function documented(heading: string): string[] {
  const section = readme.split(/^## /m).find((one) => one.startsWith(`${heading}\n`)) ?? "";
  const rows = section.split("\n").filter((line) => line.startsWith("| `"));
  return rows.flatMap((row) => found(row.split("|")[1] ?? "", /`([^`]+)`/g)).sort();
}

test("parts", () => {
  const parts = found(sources, /\bpart: "([a-z-]+)"/g);
  assert.ok(parts.length > 10);
  assert.deepEqual(documented("Parts"), parts);
});

test("custom properties", () => {
  const properties = found(sources, /var\((--tlsconf-[a-z0-9-]+)/g);
  assert.ok(properties.length > 10);
  assert.deepEqual(documented("Custom properties"), properties);
});

test("attributes", () => {
  const attributes = readFileSync(join(root, "attributes.ts"), "utf8");
  const read = found(attributes, /(?:getAttribute|hasAttribute|#one|is)\("([a-z-]+)"/g);
  assert.ok(read.length > 5);
  assert.deepEqual(documented("Attributes").filter((name) => !["lang", "dir"].includes(name)), read);
});
