// The element in the page of a host: before its upload button, in its colours, told by its attributes.

import assert from "node:assert/strict";
import { site, withPage } from "../lib/browser.mjs";
import { answered, drop, holdsNone, settled } from "../lib/checker.mjs";
import { folder, keyLines, mtls, read, vector } from "../lib/files.mjs";
import { test } from "../lib/runner.mjs";
import { receiving } from "../lib/serve.mjs";

const over = { over: "tlsconf-checker" };
const button = (page) => page.getByRole("button", { name: "Upload", exact: true });
const allowed = async (page) => (await button(page).getAttribute("aria-disabled")) === "false";

/** An upload form whose host keeps what it is sent; `send` presses the button and gives it, with the answer. */
async function withHost(run) {
  const host = await receiving(await site());
  try {
    await withPage({ path: "upload.html", address: host.address }, (page, guard) => {
      const send = async () => {
        guard.loaded(false);
        await Promise.all([page.waitForURL("**/upload"), button(page).click()]);
        assert.equal(host.received.length, 1, "it was sent once");
        return { body: host.received[0], answer: await page.locator("body").innerText() };
      };
      return run(page, send, host);
    });
  } finally {
    host.stop();
  }
}

test("an upload waits while there is an error, and then sends the certificate alone", () =>
  withHost(async (page, send, host) => {
    assert.equal(await allowed(page), false);
    // It can be pressed, so that who presses it meets the reason; playwright takes it for disabled.
    await button(page).click({ force: true });
    await answered(page, () => drop(page, vector("input-key-in-upload/redis_user.crt"), over));
    assert.equal(await allowed(page), false);
    await button(page).click({ force: true });
    assert.deepEqual(host.received, []);
    assert.match(await page.locator("#why").innerText(), /Waits for a certificate/);
    await answered(page, () => page.getByRole("button", { name: "Use the certificate alone" }).click());
    assert.equal(await allowed(page), true);
    const { body, answer } = await send();
    assert.match(body, /name="certificate"; filename="redis_user\.crt"[\s\S]*-----BEGIN CERTIFICATE-----/);
    assert.match(answer, /Certificates in it: 1\. Private keys in it: 0\./);
    const whole = read("tests/vectors/input-key-in-upload/redis_user.crt").toString();
    const [, key] = /-----BEGIN PRIVATE KEY-----\n([\s\S]*?)-----END/.exec(whole);
    for (const line of key.trim().split("\n")) assert.ok(!body.includes(line), "the key was sent");
  }));

test("what is around a good certificate is not sent", () =>
  withHost(async (page, send) => {
    const name = 'my "own".crt';
    const at = folder({ [name]: `internal note: do not share\n${read("tests/data/mtls/redis_user.crt")}` });
    await answered(page, () => drop(page, `${at}/${name}`, over));
    assert.equal(await allowed(page), true);
    const { body, answer } = await send();
    assert.ok(!body.includes("internal note"), "the note was sent");
    assert.match(answer, /Certificates in it: 2\. Private keys in it: 0\./);
  }));

test("a key, a CA or an expired certificate in the place of the certificate", () =>
  withPage({ path: "upload.html" }, async (page) => {
    const key = keyLines(read("tests/data/mtls/redis_user_private.key"));
    for (const name of ["redis_user_private.key", "ca.pem"]) {
      await answered(page, () => drop(page, mtls(name), over));
      assert.equal(await allowed(page), false, name);
      await holdsNone(page, key);
      await page.evaluate(() =>
        document
          .querySelector("tlsconf-checker")
          .shadowRoot.querySelector("details.question")
          .setAttribute("open", ""),
      );
      await page.getByRole("button", { name: `Remove ${name}` }).click();
      await page.waitForFunction(() => document.querySelector("tlsconf-checker").report === null);
    }
  }));

test("an answer that is no longer that of the question lets nothing through", () =>
  withPage({ path: "upload.html" }, async (page) => {
    await page.evaluate(() => {
      globalThis.heard = [];
      document.addEventListener("tlsconf-report", ({ detail, composed, bubbles }) =>
        globalThis.heard.push([detail === null ? null : detail.upload.safe, composed, bubbles]),
      );
    });
    await answered(page, () => drop(page, mtls("redis_user.crt"), over));
    assert.equal(await allowed(page), true);
    // At once, not when the next answer is there.
    const between = await page.evaluate(() => {
      const checker = document.querySelector("tlsconf-checker");
      checker.give([new File(["-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"], "x.key")]);
      return [checker.safeToUpload, document.querySelector("#send").getAttribute("aria-disabled"), checker.busy];
    });
    assert.deepEqual(between, [false, "true", true]);
    await settled(page);
    const heard = await page.evaluate(() => globalThis.heard);
    assert.deepEqual(heard.slice(0, 2), [
      [true, true, true],
      [null, true, true],
    ]);
    assert.equal(heard.length, 3);
  }));

test("attributes ask the question, and may be changed", () =>
  withPage({ path: "upload.html" }, async (page) => {
    const set = (name, value) =>
      answered(page, () =>
        page.evaluate(
          ([name, value]) => document.querySelector("tlsconf-checker").setAttribute(name, value),
          [name, value],
        ),
      );
    await answered(page, () => drop(page, mtls("redis_user.crt"), over));
    assert.equal(await page.locator("#verdict").evaluate(({ localName }) => localName), "h3");
    const endpoint = await set("endpoint", "rediss://u:geheim@redis.example.test:6380");
    assert.equal(endpoint.endpoint.host, "redis.example.test");
    const fixed = await set("subscription", "fixed");
    assert.match(fixed.recommendation.text, /^Fixed/);
    const closed = await set("access", "private");
    assert.equal(closed.recommendation.enable_tls, "not_applicable");
    await set("policy", "modern");
    await set("policy", "no such thing");
    const shown = await page.evaluate(() => document.querySelector("tlsconf-checker").shadowRoot.textContent);
    assert.ok(!shown.includes("geheim"));
  }));

test("the host's colour scheme and properties hold inside", () =>
  withPage({ path: "upload.html", colorScheme: "light" }, async (page) => {
    await answered(page, () => drop(page, mtls("redis_user.crt"), over));
    const colours = () =>
      page.evaluate(() => {
        const { shadowRoot } = document.querySelector("tlsconf-checker");
        const { color, fontFamily } = getComputedStyle(shadowRoot.querySelector("#verdict"));
        return { color, fontFamily, field: getComputedStyle(shadowRoot.querySelector(".tlsconf")).colorScheme };
      });
    const light = await colours();
    await page.evaluate(() => (document.querySelector("tlsconf-checker").style.colorScheme = "dark"));
    const dark = await colours();
    assert.notEqual(dark.color, light.color);
    await page.evaluate(() => {
      const { style } = document.querySelector("tlsconf-checker");
      style.setProperty("--tlsconf-ink", "rgb(1, 2, 3)");
      style.setProperty("--tlsconf-font", "monospace");
    });
    assert.deepEqual([(await colours()).color, (await colours()).fontFamily], ["rgb(1, 2, 3)", "monospace"]);
    const parts = await page.evaluate(() =>
      [...document.querySelector("tlsconf-checker").shadowRoot.querySelectorAll("[part]")].map(
        (one) => one.part.value,
      ),
    );
    for (const part of ["question", "answer", "verdict", "file"]) assert.ok(parts.includes(part), part);
  }));

test("an element taken out and put in again starts afresh", () =>
  withPage({ path: "upload.html" }, async (page, guard) => {
    await answered(page, () => drop(page, mtls("redis_user.crt"), over));
    // It starts a worker of its own, from the page's own files.
    guard.loaded(false);
    await page.evaluate(() => {
      const checker = document.querySelector("tlsconf-checker");
      const { parentElement, nextSibling } = checker;
      checker.remove();
      parentElement.insertBefore(checker, nextSibling);
    });
    assert.equal(await page.evaluate(() => document.querySelector("tlsconf-checker").report), null);
    const report = await answered(page, () => drop(page, mtls("ca.pem"), over));
    assert.equal(report.inputs.length, 1);
  }));
