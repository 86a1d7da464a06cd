// Ten thousand certificates: the page stays usable while they are checked, says how far it is, and can be stopped.

import assert from "node:assert/strict";
import { withPage } from "../lib/browser.mjs";
import { answered, drop, droppedReport, settled, verdict } from "../lib/checker.mjs";
import { derOf, folder, pemOf, read, real2022 } from "../lib/files.mjs";
import { observe, test } from "../lib/runner.mjs";

const MANY = 10_000;

/**
 * The page answers nothing for longer than this only where it does the worker's work itself: then it does not for nearly the
 * whole time, on a slow machine as on a fast one.
 */
const longestGap = (whole) => Math.max(3_000, whole / 2);

/** As many roots as wanted, each under a name of its own. */
function bundle(count) {
  const der = derOf(read("tests/data/mtls/ca.pem"));
  const name = "Example Redis Root";
  assert.ok(der.includes(name), "the certificate has another name");
  const text = der.toString("latin1");
  const blocks = [];
  for (let at = 0; at < count; at++) {
    const octets = Buffer.from(text.replaceAll(name, `Example ${String(at).padStart(10, "0")}`), "latin1");
    blocks.push(pemOf(octets));
  }
  return blocks.join("");
}

/** Frames from now on: the longest time between two of them, when asked. */
async function watch(page) {
  await page.evaluate(() => {
    globalThis.longest = 0;
    let last = performance.now();
    const frame = (now) => {
      globalThis.longest = Math.max(globalThis.longest, now - last);
      last = now;
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  });
  return () => page.evaluate(() => Math.round(globalThis.longest));
}

let made;
const huge = () => (made ??= `${folder({ "huge.pem": bundle(MANY) })}/huge.pem`);

test(
  "ten thousand certificates leave the page usable",
  (name) =>
    withPage({}, async (page) => {
      const path = huge();
      const longest = await watch(page);
      const begun = Date.now();
      const report = await droppedReport(page, path, { counted: true });
      const whole = Date.now() - begun;
      assert.equal(report.certificates, MANY);
      const gap = await longest();
      const elements = await page.evaluate(
        () => document.querySelector("tlsconf-checker").shadowRoot.querySelectorAll("*").length,
      );
      observe(name, `answered after ${(whole / 1000).toFixed(1)} s, longest time without a frame ${gap} ms, ${elements} elements`);
      assert.ok(gap < longestGap(whole), `${gap} ms without a frame`);
      assert.ok(elements < 20_000, `${elements} elements`);
      assert.notEqual(await verdict(page), "");
    }),
  { alone: true },
);

test(
  "a long check says how far it is, can be stopped, and leaves the earlier answer",
  () =>
    // Another worker is started after each stop, for which nothing may be asked of the network: the page's guard sees to it.
    withPage({}, async (page) => {
      const earlier = await droppedReport(page, real2022);
      await drop(page, huge());
      const stop = page.getByRole("button", { name: "Stop" });
      await stop.waitFor();
      await page.locator("progress").waitFor();
      assert.equal(await page.locator("[part=answer]").getAttribute("aria-busy"), "true");
      assert.equal(await verdict(page), "Ready for most clients.");
      await stop.click();
      await page.getByText("Stopped. The answer is that of the question before.").waitFor();
      const kept = await page.evaluate(() => document.querySelector("tlsconf-checker").report);
      assert.deepEqual(kept, earlier);
      assert.equal(await page.evaluate(() => document.querySelector("tlsconf-checker").safeToUpload), false);
      const without = await answered(page, () => page.getByRole("button", { name: "Remove huge.pem" }).click());
      assert.deepEqual(without.findings, earlier.findings);
      await drop(page, huge());
      await stop.waitFor();
      await page.keyboard.press("Escape");
      await page.getByRole("button", { name: "Check again" }).waitFor();
      const again = await answered(page, () => page.getByRole("button", { name: "Check again" }).click(), {
        counted: true,
      });
      assert.equal(again.certificates, MANY + 5);
      await settled(page);
    }),
  { alone: true },
);
