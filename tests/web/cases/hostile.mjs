// Files whose names and contents were written to be run, to reverse what is read, or to hide: all of it is text.

import assert from "node:assert/strict";
import { withPage } from "../lib/browser.mjs";
import { droppedReport, saved, seen } from "../lib/checker.mjs";
import { derOf, folder, pemOf, read, vector } from "../lib/files.mjs";
import { test } from "../lib/runner.mjs";

/** Told by a tag that the checker never makes, and by what it would set were it run. */
const MARKUP = "<img src=x onerror=globalThis.ran=1>";

/** Control characters but for tab and line break, marks of direction, spaces of no width. */
const UNSEEN =
  "[\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f-\\u009f\\u200b-\\u200f\\u2028-\\u202e" +
  "\\u2060-\\u2069\\ufeff\\u{e0000}-\\u{e007f}]";
const unseen = new RegExp(UNSEEN, "u");

/** Tags in the whole tree, and where a character is met that nobody sees. */
function inspect(page) {
  return page.evaluate((pattern) => {
    const tags = new Set();
    const hidden = [];
    const bad = new RegExp(pattern, "u");
    const walk = (node) => {
      if (node.nodeType === Node.TEXT_NODE && bad.test(node.data)) hidden.push(node.data.slice(0, 80));
      if (node.nodeType === Node.ELEMENT_NODE) {
        tags.add(node.localName);
        for (const { name, value } of node.attributes) {
          if (name.startsWith("on") || name === "style") hidden.push(`${name}=${value}`);
          if (bad.test(value)) hidden.push(`${name}=${value.slice(0, 80)}`);
          if (name === "href" && !/^(https?:|#|\.\/|rules\.html|upload\.html|assets\/)/.test(value))
            hidden.push(`href=${value}`);
        }
      }
      if (node.shadowRoot) walk(node.shadowRoot);
      node.childNodes.forEach(walk);
    };
    walk(document.querySelector("tlsconf-checker"));
    return { tags: [...tags], hidden: [...new Set(hidden)], ran: globalThis.ran };
  }, UNSEEN);
}

async function isInert(page) {
  const { tags, hidden, ran } = await inspect(page);
  assert.equal(ran, undefined);
  assert.deepEqual(
    tags.filter((tag) =>
      ["img", "script", "iframe", "object", "embed", "link", "base", "meta", "template"].includes(tag),
    ),
    [],
  );
  assert.deepEqual(hidden, []);
}

/** A certificate under another name. Its signature does not hold any more, which is reported beside the name. */
function renamed(pem, from, to) {
  assert.ok(Buffer.byteLength(to) <= from.length, `${to} is too long`);
  const der = derOf(pem);
  const name = Buffer.from(to).toString("latin1").padEnd(from.length);
  const changed = Buffer.from(der.toString("latin1").replaceAll(from, name), "latin1");
  assert.notDeepEqual(changed, der);
  return pemOf(changed);
}

const root = read("tests/data/real/single/redislabs-root-certificate-authority.pem");
const NAME = "RedisLabs Root Certificate Authority";

test("markup in the names of files and of certificates is text", () =>
  withPage({}, async (page) => {
    const at = folder({
      [`${MARKUP}.pem`]: renamed(root, NAME, "<svg onload=globalThis.ran=1>"),
      "javascript:globalThis.ran=1.crt": read("tests/data/mtls/redis_user.crt"),
      "](x) <b>.key": read("tests/data/mtls/redis_user_private.key"),
      "login.html": `<!doctype html><title>${MARKUP}</title><script>globalThis.ran = 1</script>`,
      "comment.pem": `${MARKUP}\n${root}`,
    });
    const names = [`${MARKUP}.pem`, "javascript:globalThis.ran=1.crt", "](x) <b>.key", "login.html", "comment.pem"];
    await droppedReport(
      page,
      names.map((name) => `${at}/${name}`),
    );
    const shown = await seen(page);
    for (const text of [MARKUP, "<svg onload=globalThis.ran=1>", "javascript:globalThis.ran=1.crt"]) {
      assert.ok(shown.includes(text), `${text} is not shown as it is`);
    }
    await isInert(page);
    const markdown = (await saved(page, () => page.locator("[data-key=save-report]").click())).octets.toString();
    assert.doesNotMatch(markdown.replace(/`+[^`]*`+|^( {4}|```)[\s\S]*?$/gm, ""), /(^|[^\\])<(img|svg|script|b)\b/m);
  }));

test("characters that reverse, hide or command are shown as escapes", () =>
  withPage({}, async (page) => {
    const bidi = "\u202egpj.\u2066ca\u2069.pem";
    const at = folder({
      [bidi]: renamed(root, NAME, "bank\u202emoc.elpmaxe\u200b\u0007"),
      "bell\u0007\u001b[31mred\n2.pem": read("tests/vectors/bundle-odd-names/redis_ca.pem"),
      "notes\u2028.html": "<!doctype html><title>to\u202eked\u0000</title>",
    });
    await droppedReport(
      page,
      [bidi, "bell\u0007\u001b[31mred\n2.pem", "notes\u2028.html"].map((name) => `${at}/${name}`),
    );
    const shown = await seen(page);
    assert.match(shown, /bank\\u\{202e\}|bank\\e2\\80\\ae|bank\\u202e/i);
    await isInert(page);
    for (const key of ["save-report", "save-json"]) {
      const { octets } = await saved(page, () => page.locator(`[data-key=${key}]`).click());
      const text = octets.toString();
      assert.doesNotMatch(text.replaceAll("\\u", ""), unseen, `${key} holds a character that nobody sees`);
    }
  }));

test("names without an end wrap, and break nothing", () =>
  withPage({ viewport: { width: 360, height: 800 } }, async (page) => {
    const long = `${"W".repeat(230)}.pem`;
    const at = folder({ [long]: read("tests/vectors/bundle-odd-names/redis_ca.pem") });
    await droppedReport(page, `${at}/${long}`);
    const wide = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    assert.equal(wide, 0);
  }));

test("a hostile link sets nothing but what it may", () =>
  withPage(
    {
      path: `#${new URLSearchParams({
        endpoint: `rediss://u:geheim@${MARKUP}`,
        plan: MARKUP,
        date: "9999-99-99",
        client: "../../x",
        passphrase: "p",
      })}`,
    },
    async (page) => {
      await droppedReport(page, vector("bundle-odd-names/redis_ca.pem"));
      await isInert(page);
      const shown = await page.getByLabel("Endpoint", { exact: true }).inputValue();
      assert.ok(!shown.includes("geheim"), shown);
    },
  ));
