// The page in Firefox: files dropped and chosen, the answer, the configuration, what holds in narrow and wide windows.
// The engine's own differences are looked for (folds, workers under the policy), not every flow once more.

import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import puppeteer from "puppeteer-core";
import { mtls, pathOf, read, real2022, target, vector } from "./lib/files.mjs";
import { run, test } from "./lib/runner.mjs";
import { serve } from "./lib/serve.mjs";

const site = await serve();
const browser = await puppeteer.launch({
  browser: "firefox",
  executablePath: process.env.FIREFOX ?? "/usr/bin/firefox-esr",
  headless: true,
});

/** A fresh page whose errors fail the test. */
async function withPage(path, act) {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  const faults = [];
  page.on("pageerror", (error) => faults.push(String(error)));
  page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
  try {
    await page.setViewport({ width: 1440, height: 1000 });
    await page.goto(site.address + path);
    await page.waitForFunction(() => document.querySelector("tlsconf-checker")?.shadowRoot?.querySelector(".view"));
    await act(page);
    assert.deepEqual(faults, []);
  } finally {
    await context.close();
  }
}

/** Runs what asks, and waits until the answer and the configuration stand; gives what is needed of the report. */
async function answered(page, act) {
  await page.evaluate(() => {
    const checker = document.querySelector("tlsconf-checker");
    globalThis.next = new Promise((take) =>
      checker.addEventListener("tlsconf-report", ({ detail }) => detail !== null && take(JSON.stringify(detail))),
    );
  });
  await act();
  const report = JSON.parse(await page.evaluate(() => globalThis.next));
  await page.waitForFunction(() =>
    document.querySelector("tlsconf-checker").shadowRoot.querySelector("[data-part=use]"),
  );
  return report;
}

const choose = async (page, ...paths) => (await page.$(">>> [data-key=choose]")).uploadFile(...paths);
const text = (page, selector) =>
  page.evaluate(
    (one) => document.querySelector("tlsconf-checker").shadowRoot.querySelector(one)?.innerText ?? null,
    selector,
  );

/** Files of the repository as a drop would give them. */
async function drop(page, files) {
  const given = files.map(([name, octets]) => [name, octets.toString("base64")]);
  await page.evaluate((given) => {
    const dataTransfer = new DataTransfer();
    for (const [name, base64] of given) {
      dataTransfer.items.add(new File([Uint8Array.from(atob(base64), (one) => one.charCodeAt(0))], name));
    }
    for (const type of ["dragenter", "dragover", "drop"]) {
      document.body.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
    }
  }, given);
}

test("the real bundle, chosen", () =>
  withPage("", async (page) => {
    const report = await answered(page, () => choose(page, real2022));
    assert.equal(report.certificates.length, 5);
    assert.equal(await text(page, "#verdict"), "Ready for most clients.");
    assert.match(await text(page, "[data-part=use] pre"), /truststore|ca\.pem/);
  }));

test("a set for mutual TLS, dropped, with its chain drawn", () =>
  withPage("", async (page) => {
    const names = ["ca.pem", "redis_user.crt", "redis_user_private.key", "server.pem"];
    await answered(page, () =>
      drop(
        page,
        names.map((name) => [name, read(`tests/data/mtls/${name}`)]),
      ),
    );
    assert.equal(await text(page, "#verdict"), "Ready.");
    const secret = read("tests/data/mtls/redis_user_private.key").toString().split("\n")[1];
    assert.ok(
      !(await page.evaluate(() => document.querySelector("tlsconf-checker").shadowRoot.textContent)).includes(secret),
    );
  }));

test("nothing is wider than the window", () =>
  withPage("", async (page) => {
    await answered(page, () => choose(page, vector("input-key-in-upload/redis_user.crt")));
    const wide = {};
    for (const width of [320, 360, 768, 1040, 1184, 1440, 2320, 2560]) {
      await page.setViewport({ width, height: 900 });
      await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
      const by = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      if (by > 0) wide[width] = by;
    }
    assert.deepEqual(wide, {});
  }));

test("the question stands open beside its answer, and folds where there is no room", () =>
  withPage("", async (page) => {
    await answered(page, () => choose(page, mtls("ca.pem")));
    const isSeen = () =>
      page.evaluate(() =>
        document.querySelector("tlsconf-checker").shadowRoot.querySelector("form").checkVisibility(),
      );
    assert.equal(await isSeen(), true);
    await page.setViewport({ width: 800, height: 900 });
    await page.waitForFunction(
      () => !document.querySelector("tlsconf-checker").shadowRoot.querySelector("form").checkVisibility(),
    );
    await page.setViewport({ width: 1440, height: 900 });
    await page.waitForFunction(() =>
      document.querySelector("tlsconf-checker").shadowRoot.querySelector("form").checkVisibility(),
    );
  }));

test("an upload waits while there is an error", () =>
  withPage("upload.html", async (page) => {
    const isAllowed = () => page.$eval("#send", (button) => button.getAttribute("aria-disabled") === "false");
    await answered(page, () => choose(page, vector("input-key-in-upload/redis_user.crt")));
    assert.equal(await isAllowed(), false);
    await answered(page, async () => (await page.$(">>> [data-key=certificate-alone]")).click());
    assert.equal(await isAllowed(), true);
  }));

test("a picture of it, to be looked at", (name) =>
  withPage("", async (page) => {
    await answered(page, () => choose(page, real2022));
    mkdirSync(`${target}/web`, { recursive: true });
    const path = `${target}/web/firefox.png`;
    await page.screenshot({ path });
    console.log(`${name}: ${path.startsWith("/") ? path : pathOf(path)}`);
  }));

process.exitCode = (await run(process.argv.slice(2))) ? 0 : 1;
await browser.close();
await site.stop();
