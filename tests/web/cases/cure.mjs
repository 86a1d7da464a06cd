// What is written for each client, and what else can be taken away: equal to what the program writes, and without a
// secret where none is meant.

import assert from "node:assert/strict";
import { createPrivateKey, X509Certificate } from "node:crypto";
import { createRequire } from "node:module";
import { withPage } from "../lib/browser.mjs";
import { answered, droppedReport, holdsNone, saved, settled } from "../lib/checker.mjs";
import { folder, keyLines, mtls, pathOf, read, real2022 } from "../lib/files.mjs";
import { emittedByAll } from "../lib/native.mjs";
import { test } from "../lib/runner.mjs";

const { unzipSync } = createRequire(pathOf("wasm/npm/package.json"))("fflate");

const MTLS = ["ca.pem", "redis_user.crt", "redis_user_private.key"];
const files = Object.fromEntries(MTLS.map((name) => [name, read(`tests/data/mtls/${name}`)]));
const key = keyLines(files["redis_user_private.key"]);

/** Chooses a client as a person does: by its radio button, or in the select of the others. */
async function choose(page, id) {
  const radio = page.locator(`[data-key="client-${id}"]`);
  if ((await radio.count()) > 0) await radio.check();
  else await page.locator("[data-key=client-others]").selectOption(id);
  await settled(page);
}

const targets = (page) =>
  page.evaluate(() => {
    const { shadowRoot } = document.querySelector("tlsconf-checker");
    const radios = [...shadowRoot.querySelectorAll("[data-part=use] input[type=radio]")].map(({ value }) => value);
    const others = [...shadowRoot.querySelector("[data-key=client-others]").options]
      .map(({ value }) => value)
      .filter(Boolean);
    return [...radios, ...others].sort();
  });

/** Where an error makes all of them useless, they are shown all the same. */
async function shown(page) {
  const show = page.locator("[data-key=show-use]");
  if ((await show.count()) > 0) await show.click();
}

/** Saves everything for each client and compares with the program. */
async function compareAll(page, native) {
  await shown(page);
  const ids = await targets(page);
  assert.deepEqual(
    Object.keys(native).filter((id) => !ids.includes(id)),
    [],
    "a client that the page does not offer",
  );
  let compared = 0;
  for (const id of ids) {
    await choose(page, id);
    await shown(page);
    if (native[id] === undefined) {
      // What the program cannot write, the page does not offer either.
      await page.locator("[data-part=use] dt", { hasText: "It cannot" }).first().waitFor();
      continue;
    }
    const { name, octets } = await saved(page, () => page.locator("[data-key=save-zip]").click());
    assert.equal(name, `tlsconf-${id}.zip`);
    const inside = unzipSync(octets);
    assert.deepEqual(Object.keys(inside).sort(), Object.keys(native[id]), id);
    for (const [file, expected] of Object.entries(native[id])) {
      assert.ok(Buffer.from(inside[file]).equals(expected), `${id}: ${file} is not what the program writes`);
      compared++;
    }
  }
  return compared;
}

// The day is today's in both: the program has no other.
test("each client's files are those of the program, mutual TLS", () =>
  withPage({ today: null }, async (page) => {
    const endpoint = "rediss://redis.example.test:6380";
    await droppedReport(page, MTLS.map(mtls));
    await answered(page, () => page.getByLabel("Endpoint", { exact: true }).fill(endpoint));
    const compared = await compareAll(page, emittedByAll(files, ["--endpoint", endpoint]));
    assert.ok(compared > 100, `only ${compared} files were compared`);
  }));

test("each client's files are those of the program, hostile user, database, cluster, PKCS#8", () =>
  withPage({ today: null }, async (page) => {
    const user = "a'b\"c$(x)\\";
    await droppedReport(page, MTLS.map(mtls));
    await shown(page);
    await page.getByText("User, database, topology, folder, form of the key").click();
    await page.getByLabel("User", { exact: true }).fill(user);
    await page.getByLabel("Database", { exact: true }).fill("3");
    await page.getByLabel("The endpoint is", { exact: true }).selectOption("cluster");
    await page.locator("[data-part=use]").getByLabel("Private key", { exact: true }).selectOption("pkcs8");
    await settled(page);
    const native = emittedByAll(files, [
      "--user",
      user,
      "--database",
      "3",
      "--topology",
      "cluster",
      "--key-format",
      "pkcs8",
    ]);
    assert.ok((await compareAll(page, native)) > 100);
  }));

test("one file, one text, and the text as it is copied", () =>
  withPage({ today: null, permissions: ["clipboard-read", "clipboard-write"] }, async (page) => {
    const name = "redis_ca-2022-08.pem";
    await droppedReport(page, real2022);
    await choose(page, "redis-py");
    const native = emittedByAll({ [name]: read(`tests/data/real/${name}`) }, [])["redis-py"];
    const [text] = Object.keys(native).filter((file) => file.endsWith(".py"));
    await page.locator(`[data-key="save-${text}"]`).waitFor();
    const one = await saved(page, () => page.locator(`[data-key="save-${text}"]`).click());
    assert.deepEqual([one.name, one.octets.toString()], [text, native[text].toString()]);
    const ca = await saved(page, () =>
      page.getByRole("button", { name: "Save ca.pem", exact: true }).first().click(),
    );
    assert.ok(ca.octets.equals(native["ca.pem"]));
    const copy = page.locator("[data-part=use] .codebox").getByRole("button", { name: /^Copy/ });
    await copy.click();
    await page.locator("[data-part=use]").getByText("Copied").waitFor();
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), native[text].toString());
    // What is read is what is copied.
    assert.equal(
      await page
        .locator("[data-part=use] pre code")
        .first()
        .evaluate((element) => element.textContent),
      native[text].toString(),
    );
  }));

test("a trust store for those who import only the first certificate", () =>
  withPage({ today: null }, async (page) => {
    await droppedReport(page, real2022);
    const native = emittedByAll({ "redis_ca-2022-08.pem": read("tests/data/real/redis_ca-2022-08.pem") }, []).jedis;
    const store = await saved(page, () => page.locator("[data-key=save-truststore]").click());
    assert.equal(store.name, "truststore.p12");
    assert.ok(store.octets.equals(native["truststore.p12"]));
  }));

test("reports and calendar hold no secret", () =>
  withPage({}, async (page) => {
    await droppedReport(page, [...MTLS.map(mtls), mtls("server.pem")]);
    await answered(page, () =>
      page.getByLabel("Endpoint", { exact: true }).fill("rediss://default:hunter2-geheim@redis.example.test:6380"),
    );
    const take = (name) => saved(page, () => page.locator(`[data-key=${name}]`).click());
    const markdown = await take("save-report");
    const json = await take("save-json");
    await page.locator("[data-key=fold-validity] > summary").click();
    const calendar = await take("save-calendar");
    assert.deepEqual(
      [markdown.name, json.name, calendar.name],
      ["tlsconf-report.md", "tlsconf-report.json", "tlsconf-expiry.ics"],
    );
    const report = JSON.parse(json.octets);
    assert.deepEqual(report, await page.evaluate(() => document.querySelector("tlsconf-checker").report));
    assert.match(markdown.octets.toString(), /^# TLS files for Redis: Ready\n[\s\S]*## Certificates\n/);
    const ics = calendar.octets.toString();
    assert.match(ics, /^BEGIN:VCALENDAR\r\nVERSION:2\.0\r\n/);
    assert.match(ics, /BEGIN:VEVENT\r\n[\s\S]*DTSTART[^\r\n]*:2034|DTSTART[^\r\n]*:2035/);
    for (const line of ics.split("\r\n"))
      assert.ok(Buffer.byteLength(line) <= 75, `a line of ${Buffer.byteLength(line)} octets`);
    for (const { name, octets } of [markdown, json, calendar]) {
      for (const secret of [...key, "hunter2-geheim"]) assert.ok(!octets.includes(secret), `${name} holds a secret`);
    }
  }));

test("a link asks the same question again", () =>
  withPage({ permissions: ["clipboard-read", "clipboard-write"] }, async (page, _guard, context) => {
    await droppedReport(page, mtls("ca.pem"));
    await answered(page, () =>
      page.getByLabel("Endpoint", { exact: true }).fill("rediss://me:geheim7@redis.example.test:6380"),
    );
    await answered(page, () => page.getByRole("group", { name: "Plan" }).getByLabel("Flexible").check());
    await answered(page, () => page.getByLabel("Private", { exact: true }).check());
    await answered(page, () => page.getByLabel("Policy", { exact: true }).selectOption("modern"));
    await answered(page, () => page.getByLabel("Date of the check").first().fill("2030-01-01"));
    await choose(page, "go-redis");
    await settled(page);
    const before = await answered(page, () => page.getByLabel("Optional", { exact: true }).check());
    await page.locator("[data-key=copy-link]").click();
    await page.getByText("Copied").waitFor();
    const link = await page.evaluate(() => navigator.clipboard.readText());
    assert.ok(!/geheim7|BEGIN|MII/.test(link), link);
    assert.ok(!page.url().includes("#"), "the address of the page itself is left as it is");
    const other = await context.newPage();
    await other.goto(link);
    await other.locator("tlsconf-checker .view").waitFor();
    const after = await droppedReport(other, mtls("ca.pem"));
    assert.deepEqual(after, before);
    assert.ok(await other.locator('[data-key="client-go-redis"]').isChecked());
  }));

test("looking ahead: the slider, what ends next, and back to today", () =>
  withPage({}, async (page) => {
    await droppedReport(page, [...MTLS.map(mtls), mtls("server.pem")]);
    await page.locator("[data-key=fold-validity] > summary").click();
    const slider = page.locator("[data-key=validity-date]");
    assert.match(await slider.getAttribute("aria-valuetext"), /^today, /);
    const ended = await answered(page, () =>
      page
        .getByRole("button", { name: /^Look past it/ })
        .first()
        .click(),
    );
    assert.ok(ended.time > "2030" && ended.counts.error > 0, `${ended.time}: ${ended.headline}`);
    const stopped = await page.locator("[data-part=validity] output").innerText();
    assert.match(stopped, /^\d{4}-\d\d-\d\d: .* stopped$/);
    await slider.focus();
    const moved = await answered(page, () => page.keyboard.press("PageDown"));
    assert.ok(moved.time < ended.time);
    const back = await answered(page, () => page.locator("[data-key=today]").click());
    assert.equal(back.time, "2026-11-25T00:00:00Z");
    assert.equal(back.verdict, "ready");
  }));

test("a container asks for its passphrase", () =>
  withPage({}, async (page) => {
    const at = folder({ "client.p12": read("tests/data/containers/client.p12") });
    await droppedReport(page, `${at}/client.p12`);
    await page.locator("[data-key=ask-passphrase]").first().waitFor();
  }));

test("a client's certificate is made here, saved, checked, and its key shown nowhere", () =>
  withPage({}, async (page) => {
    await page.locator("[data-key=maker]").click();
    const name = page.getByLabel("Name in the certificate");
    await name.fill(" ");
    await page.locator("[data-key=make]").click();
    await page.getByText(/A certificate says whose it is/).waitFor();
    assert.equal(await name.getAttribute("aria-invalid"), "true");
    await name.fill("Jürgen's worker");
    await page.getByLabel("Private key", { exact: true }).selectOption("rsa2048");
    let made;
    const report = await answered(page, async () => {
      made = await saved(page, () => page.locator("[data-key=make]").click());
    });
    assert.equal(made.name, "redis_user.zip");
    const members = unzipSync(made.octets);
    assert.deepEqual(Object.keys(members), ["redis_user.crt", "redis_user_private.key"]);
    const key = createPrivateKey(Buffer.from(members["redis_user_private.key"]));
    const certificate = new X509Certificate(members["redis_user.crt"]);
    assert.ok(certificate.checkPrivateKey(key));
    assert.equal(certificate.subject, "CN=Jürgen's worker");
    assert.equal(report.verdict, "ready");
    assert.equal(report.certificates[0].not_before, "2026-11-24T23:00:00Z");
    await holdsNone(page, keyLines(Buffer.from(members["redis_user_private.key"])));
  }));
