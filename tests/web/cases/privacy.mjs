// Nothing leaves the page, and nothing is kept: what the policy forbids, what is asked of the network, what is stored.

import assert from "node:assert/strict";
import { launched, TODAY, standStill, withPage } from "../lib/browser.mjs";
import { answered, droppedReport, settled, unfold, verdict } from "../lib/checker.mjs";
import { mtls, real2022, vector } from "../lib/files.mjs";
import { test } from "../lib/runner.mjs";
import { serve } from "../lib/serve.mjs";

const MTLS = ["ca.pem", "redis_user.crt", "redis_user_private.key"].map(mtls);

/** Every place of a browser in which a page can leave something. */
function kept(page) {
  return page.evaluate(async () => {
    const caches = [];
    for (const name of await globalThis.caches.keys()) {
      const requests = await (await globalThis.caches.open(name)).keys();
      caches.push(...requests.map(({ url }) => url));
    }
    const root = await navigator.storage.getDirectory();
    const files = [];
    for await (const name of root.keys()) files.push(name);
    return {
      local: Object.entries(localStorage),
      session: Object.entries(sessionStorage),
      cookies: document.cookie,
      files,
      databases: (await indexedDB.databases()).map(({ name }) => name),
      caches: caches.sort(),
      state: history.state,
      name: window.name,
    };
  });
}

test("the policy is there, strict, and holds", () =>
  withPage({}, async (page, guard) => {
    const response = await page.request.get(page.url());
    const header = response.headers()["content-security-policy"];
    const meta = await page.locator("meta[http-equiv=Content-Security-Policy]").getAttribute("content");
    assert.equal(header, `${meta}; frame-ancestors 'none'`);
    for (const directive of [
      "default-src 'none'",
      "script-src 'self' 'wasm-unsafe-eval'",
      "style-src 'self'",
      "connect-src 'self'",
      "base-uri 'none'",
      "form-action 'none'",
      "require-trusted-types-for 'script'",
    ]) {
      assert.ok(meta.split("; ").includes(directive), `${directive} is not in ${meta}`);
    }
    // What is refused is told as a request, too.
    guard.loaded(false);
    const refused = await page.evaluate(async () => {
      const heard = [];
      document.addEventListener("securitypolicyviolation", ({ effectiveDirective, disposition }) =>
        heard.push([effectiveDirective, disposition]),
      );
      const attempt = (act) => {
        try {
          return [act()];
        } catch (error) {
          return error.name;
        }
      };
      const script = document.createElement("script");
      const inline = attempt(() => (script.textContent = "globalThis.ran = 1"));
      document.head.append(script);
      const style = document.createElement("style");
      style.textContent = "body { display: none }";
      document.head.append(style);
      const image = new Image();
      image.src = "https://elsewhere.test/x.png";
      const sent = await fetch("https://elsewhere.test/").then(
        () => "sent",
        () => "refused",
      );
      const beacon = attempt(() => navigator.sendBeacon("https://elsewhere.test/", "x"));
      const markup = attempt(() => (document.body.innerHTML = "<b>x</b>"));
      const child = document.createElement("script");
      child.append("globalThis.ran = 2");
      document.head.append(child);
      // What is evaluated from outside may evaluate; what a timer calls is the page's.
      const code = await new Promise((told) => setTimeout(() => told(attempt(() => (0, eval)("1")))));
      await new Promise((done) => setTimeout(done, 300));
      const hidden = getComputedStyle(document.body).display === "none";
      style.remove();
      script.remove();
      child.remove();
      return { heard, inline, sent, beacon, markup, code, ran: globalThis.ran ?? null, hidden };
    });
    assert.deepEqual([refused.ran, refused.sent, refused.hidden], [null, "refused", false]);
    assert.deepEqual([refused.inline, refused.markup], ["TypeError", "TypeError"]);
    assert.equal(refused.code, "EvalError");
    const directives = new Set(refused.heard.map(([directive]) => directive));
    for (const one of ["connect-src", "img-src", "style-src-elem", "require-trusted-types-for"])
      assert.ok(directives.has(one), `${one} refused nothing`);
    assert.ok(refused.heard.every(([, disposition]) => disposition === "enforce"));
    guard.faults = guard.faults.filter(
      (fault) => !/Content Security Policy|Trusted|TrustedHTML|TrustedScript|trusted type/i.test(fault),
    );
  }));

test("the policy holds in the worker, whoever serves its script", () =>
  withPage({}, async (page, guard) => {
    const [worker] = page.workers();
    // The checker takes from its worker every way to speak with anyone but the page, and the policy the rest.
    const { ways, imported } = await worker.evaluate(async () => {
      const names = [
        "fetch",
        "XMLHttpRequest",
        "WebSocket",
        "WebTransport",
        "EventSource",
        "indexedDB",
        "caches",
        "Worker",
      ];
      const imported = await new Promise((told) =>
        setTimeout(() =>
          import("https://elsewhere.test/x.js").then(
            () => told("loaded"),
            () => told("refused"),
          ),
        ),
      );
      return { ways: names.filter((name) => globalThis[name] !== undefined), imported };
    });
    assert.deepEqual(ways, []);
    assert.equal(imported, "refused");
    assert.ok(guard.faults.length > 0, "it was not the policy that refused it");
    assert.ok(
      guard.faults.every((fault) => /Content Security Policy|elsewhere\.test/.test(fault)),
      String(guard.faults),
    );
    guard.faults = [];
  }));

test("nothing is asked of the network and nothing kept, whatever is done with a key", () =>
  withPage({}, async (page, guard, context) => {
    const session = await context.newCDPSession(page);
    const asked = [];
    await session.send("Network.enable");
    for (const event of ["Network.requestWillBeSent", "Network.webSocketCreated", "Network.webTransportCreated"]) {
      session.on(event, ({ request, url }) => asked.push(request?.url ?? url));
    }
    const before = await kept(page);
    await droppedReport(page, MTLS);
    await answered(page, () =>
      page.getByLabel("Endpoint", { exact: true }).fill("rediss://u:pw@redis.example.test:6380"),
    );
    await droppedReport(page, vector("key-encrypted-p256-pbkdf2-aes256/redis_user_private.key"));
    await answered(page, () => page.getByLabel(/^Passphrase/).fill("correct horse"));
    await page.locator("[data-key=save-json]").click();
    await settled(page);
    await unfold(page);
    assert.deepEqual(
      asked.filter((url) => !url.startsWith("blob:")),
      [],
    );
    assert.deepEqual(await kept(page), before);
    assert.deepEqual(before, {
      local: [],
      session: [],
      cookies: "",
      files: [],
      databases: [],
      caches: [],
      state: null,
      name: "",
    });
    assert.deepEqual(await context.cookies(), []);
    assert.equal(new URL(page.url()).hash, "");
    assert.equal(
      guard.requests.filter((url) => /^https?:/.test(url) && !url.startsWith(new URL("/", page.url()).href)).length,
      0,
    );
  }));

test("offline, below a path of a static host, reopened: the page works and remembers nothing", async () => {
  const site = await serve("/some/deep~path/");
  const context = await (await launched()).newContext({ viewport: { width: 1440, height: 1000 } });
  try {
    const page = await context.newPage();
    await page.addInitScript(standStill, TODAY);
    await page.goto(site.address);
    await page.getByText("Works offline").waitFor();
    const { caches } = await kept(page);
    await droppedReport(page, MTLS);
    await answered(page, () => page.getByLabel("Endpoint", { exact: true }).fill("redis.example.test:6380"));
    const after = await kept(page);
    assert.deepEqual(after.caches, caches, "only the page's own files are kept");
    assert.ok(caches.length > 5 && caches.every((url) => url.startsWith(site.address)), String(caches));
    await page.close();
    // Not merely offline: nobody is there.
    await site.stop();
    const again = await context.newPage();
    await again.addInitScript(standStill, TODAY);
    const faults = [];
    again.on("pageerror", (error) => faults.push(String(error)));
    await again.goto(site.address);
    await again.getByText("Drop your files anywhere on this page").waitFor();
    assert.equal(await again.getByLabel("Endpoint", { exact: true }).inputValue(), "");
    assert.equal(await again.locator("form .file").count(), 0);
    await droppedReport(again, real2022);
    assert.equal(await verdict(again), "Ready for most clients.");
    await again.goto(`${site.address}rules.html#BND004`);
    await again.getByRole("heading", { name: /BND004/ }).waitFor();
    assert.deepEqual(faults, []);
  } finally {
    await context.close();
    await site.stop();
  }
});

test("after it has gone back and forth the page holds no file", () =>
  withPage({}, async (page, guard) => {
    await droppedReport(page, MTLS);
    guard.loaded(false);
    await page.locator("a", { hasText: "Rules" }).first().click();
    await page.getByRole("heading", { name: "The rules" }).waitFor();
    await page.goBack();
    await page.reload();
    await page.getByText("Drop your files anywhere on this page").waitFor();
    assert.equal(await page.locator("form .file").count(), 0);
  }));
