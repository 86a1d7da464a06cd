// What a person does with the checker, and what they see of it.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

const PATIENCE = 60_000;

/** Files of this machine, let go over the page: the browser's own drag and drop, folders included. */
export async function drop(page, paths, { over = "body", release = true } = {}) {
  const box = await page.locator(over).first().boundingBox();
  const { width, height } = page.viewportSize();
  // Where it is in sight.
  const middle = (from, length, end) => (Math.max(0, from) + Math.min(end, from + length)) / 2;
  const [x, y] = [middle(box.x, box.width, width), middle(box.y, box.height, height)];

  const session = await page.context().newCDPSession(page);
  const data = { items: [], files: [paths].flat(), dragOperationsMask: 1 };
  const steps = release ? ["dragEnter", "dragOver", "drop"] : ["dragEnter", "dragOver"];
  for (const type of steps) await session.send("Input.dispatchDragEvent", { type, x, y, data });
  await session.detach();
}

/**
 * Runs what asks a question, and waits for the answer to it; gives the report. `counted`: how much is in it, as a long
 * one would take the page's own time to hand over.
 */
export async function answered(page, act, { counted = false } = {}) {
  await page.evaluate((patience) => {
    const checker = document.querySelector("tlsconf-checker");
    globalThis.nextReport = new Promise((take, fail) => {
      // Null comes first: the report that stands is no longer that of the question.
      checker.addEventListener("tlsconf-report", ({ detail }) => detail !== null && take(detail));
      setTimeout(() => fail(new Error("no answer came")), patience);
    });
  }, PATIENCE);
  await act();
  const report = await page.evaluate(async (counted) => {
    const report = await globalThis.nextReport;
    return counted ? { certificates: report.certificates.length, findings: report.findings.length } : report;
  }, counted);
  await settled(page);
  return report;
}

/** The answer stands, and so does the configuration that is written after it. */
export async function settled(page) {
  await page.waitForFunction(() => {
    const { shadowRoot, busy, report } = document.querySelector("tlsconf-checker");
    return (
      !busy &&
      (report === null || report.certificates.length === 0 || shadowRoot.querySelector("[data-part=use]") !== null)
    );
  });
}

export const droppedReport = (page, paths, options) => answered(page, () => drop(page, paths), options);

export const verdict = async (page) => (await page.locator("#verdict").innerText()).trim();

/** What can be read, in the order of the page. */
export const seen = (page) => page.locator("tlsconf-checker .view").innerText();

export const finding = (page, code) =>
  page.locator("article.finding", { has: page.locator("a.code, span.code", { hasText: code }) });

/** Opens every fold, those too that are built as they are opened. */
export async function unfold(page) {
  await page.evaluate(async () => {
    const { shadowRoot } = document.querySelector("tlsconf-checker");
    for (let closed; (closed = shadowRoot.querySelectorAll("details:not([open])")).length > 0;) {
      for (const one of closed) one.open = true;
      await new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)));
    }
  });
}

/** Presses what saves, and gives what was saved. */
export async function saved(page, press) {
  const [download] = await Promise.all([page.waitForEvent("download"), press()]);
  return { name: download.suggestedFilename(), octets: readFileSync(await download.path()) };
}

/** Everything that the document holds, shadow trees with it: text, attributes, values of fields. */
export function everything(page) {
  return page.evaluate(() => {
    const parts = [];
    const walk = (node) => {
      if (node.nodeType === Node.TEXT_NODE) parts.push(node.data);
      for (const { name, value } of node.attributes ?? []) parts.push(`${name}=${value}`);
      if ("value" in node) parts.push(String(node.value));
      if (node.shadowRoot) walk(node.shadowRoot);
      node.childNodes.forEach(walk);
    };
    walk(document);
    return parts.join("\n");
  });
}

export async function holdsNone(page, secrets) {
  assert.ok(secrets.length > 0, "nothing is looked for");
  const all = (await everything(page)) + page.url();
  for (const secret of secrets) assert.ok(!all.includes(secret), "a secret is in the document");
}
