// Tests register themselves here; `run` runs them, two at a time, and ends with a line in the form of cargo's.

import { inspect } from "node:util";

const tests = [];

/** Longer than this no test takes, not even on a busy machine. */
const PATIENCE = 180_000;
const SIDE_BY_SIDE = Number(process.env.WEB_TESTS_SIDE_BY_SIDE ?? "2");

/** `alone`: it measures time, and wants the machine for itself. */
export function test(name, run, { alone = false } = {}) {
  tests.push({ name, run, alone });
}

/** What a test observed: said beside its name. */
const observed = new Map();

export function observe(name, what) {
  observed.set(name, what);
}

async function one({ name, run }) {
  const begun = performance.now();
  let timer;
  const late = new Promise(
    (_, fail) => (timer = setTimeout(() => fail(new Error(`not done after ${PATIENCE / 1000} s`)), PATIENCE)),
  );
  let fault = null;
  try {
    await Promise.race([run(name), late]);
  } catch (error) {
    fault = error;
  } finally {
    clearTimeout(timer);
  }
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  const aside = observed.has(name) ? `, ${observed.get(name)}` : "";
  console.log(`test ${name} ... ${fault === null ? "ok" : "FAILED"} (${seconds} s${aside})`);
  if (fault !== null) console.log(`    ${String(fault.stack ?? inspect(fault)).replaceAll("\n", "\n    ")}`);
  return fault === null;
}

/** Runs those whose names hold one of the words, or all. True when none failed. */
export async function run(words) {
  const chosen = tests.filter(({ name }) => words.length === 0 || words.some((word) => name.includes(word)));
  const begun = performance.now();
  const results = [];
  const queue = chosen.filter(({ alone }) => !alone);
  const worker = async () => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) results.push(await one(next));
  };
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, worker));
  for (const next of chosen.filter(({ alone }) => alone)) results.push(await one(next));
  const passed = results.filter(Boolean).length;
  const failed = results.length - passed;
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  const word = failed === 0 && passed > 0 ? "ok" : "FAILED";
  console.log(`\ntest result: ${word}. ${passed} passed; ${failed} failed; 0 ignored; finished in ${seconds}s`);
  return word === "ok";
}
