// What is given, in every way in which it can be, and what is answered.

import assert from "node:assert/strict";
import { withPage } from "../lib/browser.mjs";
import { answered, drop, droppedReport, finding, holdsNone, seen, settled, verdict } from "../lib/checker.mjs";
import { folder, keyLines, mtls, pathOf, read, real2022, vector } from "../lib/files.mjs";
import { test } from "../lib/runner.mjs";

const of = (name, ...files) => files.map((file) => vector(`${name}/${file}`));
const codes = (report) => report.findings.map(({ code }) => code);
const rows = (page) => page.locator("form .file");

test("the real bundle of August 2022", () =>
  withPage({}, async (page) => {
    await droppedReport(page, real2022);
    assert.equal(await verdict(page), "Ready for most clients.");
    const trap = finding(page, "BND004");
    assert.match(await trap.innerText(), /import only the first of these 5 certificates[\s\S]*expired on 2023-09-29/);
    assert.match(
      await trap.innerText(),
      /StackExchange\.Redis and Java with a truststore made by keytool -importcert/,
    );
    assert.equal(await trap.locator("a.code").getAttribute("href"), new URL("rules.html#BND004", page.url()).href);
    const strip = page.locator("[part~=chart]").first();
    assert.match(await strip.innerText(), /Most clients read to line 139[\s\S]*stops at line 20\./);
    const owners = await page.locator("[data-part=owners]").innerText();
    const expected = [
      "Owner: CN=SSL Certification Authority, O=Garantia Data",
      "Owner: CN=RCP Intermediate Certificate Authority, O=RedisLabs, ST=CA, C=US",
      "Owner: CN=RedisLabs Root Certificate Authority, O=RedisLabs, L=CA, ST=CA, C=US",
      "Owner: CN=GlobalSign Atlas R3 OV TLS CA 2022 Q2, O=GlobalSign nv-sa, C=BE",
      "Owner: CN=GlobalSign, O=GlobalSign, OU=GlobalSign Root CA - R3",
    ];
    assert.deepEqual(owners.match(/^Owner: .*$/gm), expected);
  }));

test("the console's ZIP beside its CA", () =>
  withPage({}, async (page) => {
    await droppedReport(page, [mtls("console.zip"), mtls("ca.pem")]);
    assert.equal(await verdict(page), "Ready.");
    assert.match(
      await page.locator(".verdict").nth(1).innerText(),
      /Is console\.zip\/redis_user\.crt safe to upload\?\s+Safe to upload\./,
    );
    assert.equal(await page.locator("article.finding.error, article.finding.warning").count(), 0);
    assert.match(await rows(page).first().innerText(), /console\.zip[\s\S]*Opened: 2 files inside/);
    await holdsNone(page, keyLines(read("tests/data/mtls/redis_user_private.key")));
  }));

test("swapped files are taken for what they hold, and refused as what they are called", () =>
  withPage({}, async (page) => {
    const taken = await droppedReport(page, of("input-swapped", "redis_user.crt", "redis_user_private.key"));
    assert.deepEqual(
      taken.inputs.map(({ role }) => role),
      ["client_key", "client_certificate"],
    );
    const role = (file) => page.getByLabel(`What ${file} is`, { exact: true });
    await answered(page, () => role("redis_user.crt").selectOption("client_certificate"));
    await answered(page, () => role("redis_user_private.key").selectOption("client_key"));
    assert.equal(await verdict(page), "Will not connect.");
    assert.match(await finding(page, "INP020").innerText(), /Certificate and private key are swapped/);
    await holdsNone(page, keyLines(read("tests/vectors/input-swapped/redis_user.crt")));
  }));

test("an encrypted key with a wrong passphrase, then the right one", () =>
  withPage({}, async (page) => {
    const files = ["redis_ca.pem", "redis_user.crt", "redis_user_private.key"];
    await droppedReport(page, of("key-encrypted-p256-pbkdf2-aes256", ...files));
    await finding(page, "KEY002").waitFor();
    const field = page.getByLabel("Passphrase of redis_user_private.key");
    await page.locator("[data-key=ask-passphrase]").click();
    assert.ok(
      await field.evaluate((element) => element.getRootNode().activeElement === element),
      "the field has the focus",
    );
    const wrong = await answered(page, () => field.fill("correct donkey"));
    assert.ok(codes(wrong).includes("KEY003"), String(codes(wrong)));
    assert.equal(await field.getAttribute("aria-invalid"), "true");
    const right = await answered(page, () => field.fill("correct horse"));
    assert.equal(right.keys[0].belongs_to.length, 1);
    assert.deepEqual(
      codes(right).filter((code) => ["KEY002", "KEY003"].includes(code)),
      [],
    );
    assert.equal(await field.getAttribute("aria-invalid"), null);
    const shown = await seen(page);
    assert.ok(!shown.includes("correct horse") && !shown.includes("correct donkey"), "a passphrase is shown");
  }));

test("a web page in place of a CA", () =>
  withPage({}, async (page) => {
    await droppedReport(page, of("input-web-page", "redis_ca.pem"));
    assert.equal(await verdict(page), "Will not connect.");
    assert.match(await finding(page, "INP002").innerText(), /web page \(HTML\), “Sign in”/);
    assert.equal(await page.locator("form input[type=password]:visible").count(), 0, "the page's form is text");
  }));

test("a folder, of which only what belongs to TLS is taken", () =>
  withPage({}, async (page) => {
    const at = folder({
      "tls/redis_ca.pem": read("tests/data/mtls/ca.pem"),
      "tls/deep/redis_user.crt": read("tests/data/mtls/redis_user.crt"),
      "tls/notes.txt": "buy milk\n",
      "tls/.git/config": "[core]\n",
      "tls/without-ending": read("tests/data/mtls/redis_user_private.key"),
    });
    const report = await droppedReport(page, `${at}/tls`);
    assert.deepEqual(report.inputs.map(({ name, role }) => [name, role]).sort(), [
      ["tls/deep/redis_user.crt", "client_certificate"],
      ["tls/redis_ca.pem", "ca_bundle"],
      ["tls/without-ending", "client_key"],
    ]);
    assert.match(await seen(page), /1 file was passed over as nothing of TLS\./);
  }));

test("a folder that was chosen, and files that were chosen", () =>
  withPage({}, async (page) => {
    const at = folder({ "tls/redis_ca.pem": read("tests/data/mtls/ca.pem"), "tls/readme.md": "hello\n" });
    const chosen = await answered(page, () => page.locator("[data-key=choose-folder]").setInputFiles(`${at}/tls`));
    assert.deepEqual(
      chosen.inputs.map(({ name }) => name),
      ["tls/redis_ca.pem"],
    );
    const more = await answered(page, () => page.locator("[data-key=more]").setInputFiles(mtls("redis_user.crt")));
    assert.deepEqual(
      more.inputs.map(({ name }) => name),
      ["tls/redis_ca.pem", "redis_user.crt"],
    );
  }));

test("text pasted on the page, and into the field made for it", () =>
  withPage({ permissions: ["clipboard-read", "clipboard-write"] }, async (page) => {
    const copy = (name) => page.evaluate((text) => navigator.clipboard.writeText(text), read(name).toString());
    await copy("tests/data/mtls/ca.pem");
    await page.locator("h1").click();
    const first = await answered(page, () => page.keyboard.press("Control+V"));
    assert.deepEqual(
      first.inputs.map(({ name, role }) => [name, role]),
      [["pasted text", "ca_bundle"]],
    );
    // In a field of the question paste is the field's own.
    await page.evaluate(() => navigator.clipboard.writeText("redis.example.test:6380"));
    await page.getByLabel("Endpoint", { exact: true }).focus();
    const second = await answered(page, () => page.keyboard.press("Control+V"));
    assert.equal(second.endpoint.host, "redis.example.test");
    assert.equal(second.inputs.length, 1);
    await copy("tests/data/mtls/server.pem");
    await page.getByText("What the server presents", { exact: true }).first().click();
    await page.getByLabel("Its certificates").focus();
    const third = await answered(page, () => page.keyboard.press("Control+V"));
    assert.deepEqual(
      third.inputs.map(({ role }) => role),
      ["ca_bundle", "server_chain"],
    );
    assert.match(await page.locator(".ask").first().innerText(), /Will your clients connect\?/);
  }));

test("a role corrected, a file removed", () =>
  withPage({}, async (page) => {
    await droppedReport(page, [mtls("ca.pem"), mtls("redis_user.crt")]);
    const role = page.getByLabel("What redis_user.crt is", { exact: true });
    const corrected = await answered(page, () => role.selectOption("server_chain"));
    assert.equal(corrected.inputs[1].role, "server_chain");
    assert.match(await rows(page).nth(1).innerText(), /You said so\./);
    const decided = await answered(page, () => role.selectOption("auto"));
    assert.equal(decided.inputs[1].role, "client_certificate");
    const left = await answered(page, () => page.getByRole("button", { name: "Remove ca.pem" }).click());
    assert.deepEqual(
      left.inputs.map(({ name }) => name),
      ["redis_user.crt"],
    );
    await page.getByRole("button", { name: "Remove redis_user.crt" }).click();
    await page.getByText("Drop your files anywhere on this page").waitFor();
    assert.equal(await page.evaluate(() => document.querySelector("tlsconf-checker").report), null);
  }));

test("a member of an archive corrected", () =>
  withPage({}, async (page) => {
    await droppedReport(page, mtls("console.zip"));
    const role = page.getByLabel("What console.zip/redis_user.crt is", { exact: true });
    const corrected = await answered(page, () => role.selectOption("ca_bundle"));
    const member = corrected.inputs.find(({ name }) => name === "console.zip/redis_user.crt");
    assert.equal(member.role, "ca_bundle");
  }));

test("files held over the page, let go and taken away", () =>
  withPage({}, async (page) => {
    await drop(page, [mtls("ca.pem"), mtls("redis_user.crt"), mtls("redis_user_private.key")], { release: false });
    await page.getByText("Let go to check 3 files").waitFor();
    // Chromium's protocol has no way to take files away again.
    await page.evaluate(() => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([], "ca.pem"));
      document.body.dispatchEvent(new DragEvent("dragleave", { dataTransfer, bubbles: true }));
    });
    await page.getByText("Drop your files anywhere on this page").waitFor();
  }));

test("the sample, for those who have no file at hand", () =>
  withPage({}, async (page) => {
    const report = await answered(page, () =>
      page.getByRole("button", { name: /bundle that Redis Cloud gave out/ }).click(),
    );
    assert.equal(report.inputs[0].bundle.edition, "2022-08");
    await page
      .getByRole("button", { name: "Go to the answer" })
      .or(page.locator("[data-key=to-use]"))
      .first()
      .waitFor();
    await settled(page);
  }));

test("an empty file, and one that is nothing of TLS", () =>
  withPage({}, async (page) => {
    const at = folder({ "empty.pem": "", "picture.png": Buffer.from("89504e470d0a1a0a0000000d49484452", "hex") });
    const report = await droppedReport(page, [`${at}/empty.pem`, `${at}/picture.png`]);
    assert.ok(report.counts.error > 0, "an error is found");
    assert.notEqual(await verdict(page), "Ready.");
  }));

test("every plan, access and preset can be asked for", () =>
  withPage({}, async (page) => {
    await droppedReport(page, pathOf("tests/data/real/redis_ca-2025.pem"));
    const plan = (name) => page.getByRole("group", { name: "Plan" }).getByLabel(name);
    await answered(page, () => plan("Fixed").check());
    const fixed = await answered(page, () => page.getByLabel("Private", { exact: true }).check());
    assert.equal(fixed.recommendation.enable_tls, "not_applicable");
    assert.match(await page.locator("[data-part=plan]").innerText(), /N\/A/);
    const elsewhere = await answered(page, () => plan("Not Redis Cloud").check());
    assert.equal(elsewhere.recommendation, null);
    const asked = await answered(page, () => page.getByLabel("Required", { exact: true }).check());
    assert.ok(asked.findings.some(({ name }) => name === "policy-client-certificate-missing"));
    const legacy = await answered(page, () => page.getByLabel("Policy", { exact: true }).selectOption("legacy"));
    assert.equal(legacy.findings.filter(({ code }) => code.startsWith("POL")).length > 0, true);
  }));
