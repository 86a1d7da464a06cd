// `npx tlsconf` and the native program: the same standard output, standard error and exit status for the same words.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { root, target } from "../tools/places.mjs";

const program = fileURLToPath(new URL("../dist/program.mjs", import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), "tlsconf-program-"));
after(() => rmSync(scratch, { recursive: true, force: true }));

const AT = ["--at", "2026-11-25"];
const BUNDLE = "tests/vectors/real-2022-08/redis_ca.pem";
const KEY_SET = "tests/vectors/key-encrypted-p256-pbkdf2-aes256";

function run(command, args, options) {
  const env = { PATH: process.env.PATH, HOME: scratch, ...options.env };
  const { stdout, stderr, status } = spawnSync(command, args, { cwd: root, input: "", encoding: "utf8", ...options, env });
  return { stdout, stderr, status };
}

const native = (args, options = {}) => run(join(target, "debug/tlsconf"), args, options);
const npx = (args, options = {}) => run(process.execPath, [program, ...args], options);

const lines = [
  [[]],
  [["--help"]],
  [["--version"]],
  [["check", "--help"]],
  [["chekc"]],
  [["check"]],
  [["check", "no-such-file.pem"]],
  [["check", "tests/vectors/real-2022-08/redis_cb.pem"]],
  [["check", BUNDLE, ...AT]],
  [["check", BUNDLE, ...AT, "--format", "json"]],
  [["check", BUNDLE, ...AT, "--format", "sarif"]],
  [["check", BUNDLE, ...AT, "--format", "junit"]],
  [["check", BUNDLE, ...AT, "--format", "owners"]],
  [["check", BUNDLE, ...AT, "--format", "xml"]],
  [["check", BUNDLE, ...AT, "--client", "redispy"]],
  [["check", BUNDLE, ...AT, "--fail-on", "warning"]],
  [["check", BUNDLE, ...AT, "--color", "always"]],
  [["check", BUNDLE, "--at", "soon"]],
  [["check", BUNDLE, BUNDLE, ...AT, "--endpoint", "rediss://redis.example.test:6380"]],
  [["check", "../real-2022-08/redis_ca.pem", ...AT], { cwd: `${root}tests/vectors/real-2018-with-text` }],
  [["check", `${root}${BUNDLE}`, ...AT]],
  [["check", ".", ...AT], { cwd: `${root}tests/vectors/real-2022-08` }],
  [["check", "tests/data/mtls", ...AT, "--endpoint", "redis.example.test:6379"]],
  [["check", "-", ...AT], { input: readFileSync(root + BUNDLE) }],
  [["check", KEY_SET, ...AT, "--passphrase-env", "OPENS"], { env: { OPENS: "correct horse" } }],
  [["check", KEY_SET, ...AT, "--passphrase-env", "NOT_SET"]],
  [["check", BUNDLE, ...AT], { env: { COLUMNS: "60" } }],
  [["inspect", "tests/data/mtls/console.zip", ...AT]],
  [["inspect", "tests/data/mtls/console.zip", ...AT, "--format", "json"]],
  [["emit", "--client", "redis-py", "--ca", BUNDLE, ...AT]],
  [["emit", "--client", "nobody", "--ca", BUNDLE, ...AT]],
  [["plan", "--subscription", "essentials"]],
  [["rules"]],
  [["rule", "PEM001"]],
  [["rule", "PEM999"]],
  [["clients"]],
  [["client", "redis-py"]],
  [["schema", "emitted"]],
  [["completions", "bash"]],
];

for (const [args, options] of lines) {
  test(`tlsconf ${args.join(" ").replaceAll(root, "/")}`, () => {
    const [by, as] = [npx(args, options), native(args, options)];
    for (const stream of ["stdout", "stderr"]) {
      const at = [...as[stream]].findIndex((character, at) => by[stream][at] !== character);
      const part = ({ [stream]: text }) => text.slice(Math.max(0, at - 40), at + 80);
      assert.ok(by[stream] === as[stream], `${stream} differs at ${at}: "${part(by)}" in place of "${part(as)}"`);
    }
    assert.equal(by.status, as.status);
  });
}

test("emit writes the same files, for their owner alone", () => {
  const out = (name) => join(scratch, name);
  const args = (name) => [
    ...["emit", "--client", "redis-py", "--ca", "tests/data/mtls/ca.pem", "--cert", "tests/data/mtls/redis_user.crt"],
    ...["--key", "tests/data/mtls/redis_user_private.key", ...AT, "--paths", "/tls", "--out", out(name)],
  ];
  const [by, as] = [npx(args("npx")), native(args("native"))];
  assert.equal(by.status, as.status, by.stderr);
  assert.equal(by.stdout.replaceAll(out("npx"), "OUT"), as.stdout.replaceAll(out("native"), "OUT"));
  const names = readdirSync(out("native")).sort();
  assert.ok(names.length >= 3, names.join());
  assert.deepEqual(readdirSync(out("npx")).sort(), names);
  for (const name of names) {
    assert.deepEqual(readFileSync(join(out("npx"), name)), readFileSync(join(out("native"), name)));
    assert.equal(statSync(join(out("npx"), name)).mode & 0o077, 0, name);
  }
});

test("a passphrase is not asked for where it would be shown", () => {
  const { status, stderr } = npx(["check", KEY_SET, ...AT, "--passphrase-prompt"]);
  assert.equal(status, 2);
  assert.match(stderr, /would be shown here/);
});

test("other warnings of Node are not hidden", () => {
  const said = run(process.execPath, ["--import", 'data:text/javascript,process.emitWarning("heard")', program, "--version"], {});
  assert.match(said.stderr, /heard/);
  assert.doesNotMatch(said.stderr, /WASI/);
});
