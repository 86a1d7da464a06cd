// What must not be shown, kept or handed on: passwords of URLs, keys, passphrases.

import assert from "node:assert/strict";
import { withPage } from "../lib/browser.mjs";
import { answered, droppedReport, everything, finding, holdsNone, saved, unfold } from "../lib/checker.mjs";
import { folder, keyLines, mtls, read, vector } from "../lib/files.mjs";
import { test } from "../lib/runner.mjs";

const PASSWORD = "S3cr-et%21geheim";
const URL_WITH_PASSWORD = `rediss://anna:${PASSWORD}@redis.example.test:6380/2`;

test("the password of a URL is taken out as it is typed, and told so", () =>
  withPage({ permissions: ["clipboard-read", "clipboard-write"] }, async (page, _guard, context) => {
    await droppedReport(page, mtls("ca.pem"));
    const field = page.getByLabel("Endpoint", { exact: true });
    const report = await answered(page, () => field.pressSequentially(URL_WITH_PASSWORD));
    assert.equal(report.endpoint.host, "redis.example.test");
    assert.equal(await page.getByLabel("User", { exact: true }).inputValue(), "anna");
    await page.getByText("The password was taken out of this field. It is not kept.").waitFor();
    const secrets = [PASSWORD, "S3cr-et!geheim", "geheim"];
    await holdsNone(page, secrets);
    assert.ok(!JSON.stringify(report).includes("geheim"));
    await page.locator("[data-key=copy-link]").click();
    await page.getByText("Copied").waitFor();
    assert.ok(!(await page.evaluate(() => navigator.clipboard.readText())).includes("geheim"));
    for (const key of ["save-report", "save-json"]) {
      const { octets } = await saved(page, () => page.locator(`[data-key=${key}]`).click());
      assert.ok(!octets.includes("geheim"), key);
    }
    const { cookies, origins } = await context.storageState();
    assert.deepEqual([cookies, origins], [[], []]);
    // Nor can it be had back by undoing.
    await field.focus();
    await page.keyboard.press("Control+Z");
    await page.waitForTimeout(400);
    await holdsNone(page, secrets);
  }));

test("the password of a URL that was pasted", () =>
  withPage({ permissions: ["clipboard-read", "clipboard-write"] }, async (page) => {
    await droppedReport(page, mtls("ca.pem"));
    await page.evaluate((text) => navigator.clipboard.writeText(text), URL_WITH_PASSWORD);
    await page.getByLabel("Endpoint", { exact: true }).focus();
    await answered(page, () => page.keyboard.press("Control+V"));
    await holdsNone(page, ["geheim"]);
    await page.keyboard.press("Control+Z");
    await page.waitForTimeout(400);
    await holdsNone(page, ["geheim"]);
  }));

test("a private key in the file meant for upload is said aloud, and the certificate goes on alone", () =>
  withPage({}, async (page) => {
    await droppedReport(page, vector("input-key-in-upload/redis_user.crt"));
    const upload = page.locator(".verdict", { hasText: "safe to upload?" });
    assert.match(await upload.innerText(), /Do not upload it\.\s+This certificate file also holds a private key/);
    assert.match(await finding(page, "INP021").innerText(), /the private key begins here/);
    const whole = read("tests/vectors/input-key-in-upload/redis_user.crt").toString();
    const body = /-----BEGIN PRIVATE KEY-----\n([\s\S]*?)-----END/.exec(whole)[1].trim().split("\n");
    await holdsNone(page, body);
    const alone = await saved(page, () => page.locator("[data-key=save-uploadable]").click());
    assert.equal(alone.name, "redis_user.crt");
    const text = alone.octets.toString();
    assert.match(text, /^-----BEGIN CERTIFICATE-----\n/);
    assert.ok(!text.includes("PRIVATE KEY") && body.every((line) => !text.includes(line)), "the key went with it");
    assert.ok(whole.includes(text.trim()), "the certificate is the file's");
    const again = await answered(page, () => page.locator("[data-key=certificate-alone]").click());
    assert.deepEqual([again.inputs.length, again.keys.length, again.upload.safe], [1, 0, true]);
    assert.match(await upload.innerText(), /Safe to upload\./);
  }));

test("why clients fail is said beside why it must not be uploaded", () =>
  withPage({}, async (page) => {
    await droppedReport(page, [vector("input-web-page/redis_ca.pem"), vector("input-key-in-upload/redis_user.crt")]);
    const [connect, upload] = await page.locator(".verdict .why").allInnerTexts();
    assert.match(connect, /web page/);
    assert.match(upload, /private key/);
  }));

test("a private key is shown nowhere, in whatever it lies", () =>
  withPage({}, async (page) => {
    const plain = read("tests/data/mtls/redis_user_private.key");
    const body = keyLines(plain);
    const at = folder({
      "one-line.key": plain.toString().replaceAll("\n", "\\n"),
      "values.yaml": `tls:\n  key: |\n${plain.toString().replace(/^/gm, "    ")}`,
      "broken.key": plain.toString().replace(/-----END[^\n]*\n/, ""),
      "ca.pem": `${read("tests/data/mtls/ca.pem")}${plain}`,
    });
    await droppedReport(
      page,
      ["one-line.key", "values.yaml", "broken.key", "ca.pem"].map((name) => `${at}/${name}`),
    );
    await unfold(page);
    await holdsNone(page, body);
    const all = (await everything(page)).replace(/\s/g, "");
    const whole = body.join("");
    for (let start = 0; start + 24 <= whole.length; start += 24) {
      assert.ok(!all.includes(whole.slice(start, start + 24)), "a piece of the key is in the document");
    }
  }));
