// README.md's snippets are run as they stand, in a folder where the package is installed, and print what stands below them.
// TLSCONF_BLESS=1 writes what they print.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";

const npm = fileURLToPath(new URL("../", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "tlsconf-readme-"));
after(() => rmSync(folder, { recursive: true, force: true }));
mkdirSync(join(folder, "node_modules"));
symlinkSync(npm, join(folder, "node_modules/tlsconf"), "dir");
copyFileSync(join(npm, "../../tests/data/real/redis_ca-2022-08.pem"), join(folder, "redis_ca.pem"));

const SNIPPET = /<!-- test -->\n```js\n([\s\S]*?)```\n```text\n([\s\S]*?)```/g;
let readme = readFileSync(join(npm, "README.md"), "utf8");
const snippets = [...readme.matchAll(SNIPPET)];

snippets.forEach(([whole, code, printed], at) => {
  test(`README.md, snippet ${at + 1}`, () => {
    writeFileSync(join(folder, `snippet-${at}.mjs`), code);
    const ran = spawnSync(process.execPath, [`snippet-${at}.mjs`], { cwd: folder, encoding: "utf8", env: { PATH: process.env.PATH } });
    assert.equal(ran.stderr, "");
    if (process.env.TLSCONF_BLESS) {
      readme = readme.replace(whole, () => whole.replace(/```text\n[\s\S]*/, `\`\`\`text\n${ran.stdout}\`\`\``));
      writeFileSync(join(npm, "README.md"), readme);
    } else {
      assert.equal(ran.stdout, printed);
    }
  });
});

test("README.md has snippets", () => assert.ok(snippets.length >= 4));

test("README.md names every function", async () => {
  const table = /^## Functions\n([\s\S]*?)^## /m.exec(readme)[1];
  const named = table.split("\n").flatMap((line) => [...(line.split("|")[1] ?? "").matchAll(/`(\w+)\(/g)].map(([, name]) => name));
  const { TlsconfError, ...functions } = await import("tlsconf");
  assert.deepEqual(named.sort(), Object.keys(functions).sort());
});
