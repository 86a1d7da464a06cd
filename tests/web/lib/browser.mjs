// One Chromium for all tests, and pages in it that watch themselves: whatever a page logs as an error, whatever its
// policy refuses and whatever it asks of the network after it was loaded fails the test that opened it.

import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { chromium } from "playwright-core";
import { target } from "./files.mjs";
import { serve } from "./serve.mjs";

const executable = process.env.CHROMIUM ?? "/usr/bin/chromium";

/** The day on which every page believes to be: the answers do not change with the calendar. */
export const TODAY = "2026-11-25T00:00:00Z";

let browser;
let server;

export function launched() {
  browser ??= chromium.launch({ executablePath: executable, args: ["--disable-dev-shm-usage"] });
  return browser;
}

export async function site() {
  server ??= serve();
  return (await server).address;
}

export async function close() {
  await (await browser)?.close();
  await (await server)?.stop();
}

/** Stops the calendar, and nothing else of time: timers and `performance` run on. */
export function standStill(moment) {
  const Real = Date;
  const at = Real.parse(moment);
  globalThis.Date = class extends Real {
    constructor(...given) {
      super(...(given.length === 0 ? [at] : given));
    }
    static now = () => at;
  };
}

/** What playwright itself makes a page say. */
const PASSED_OVER = [/Service Worker registration blocked by Playwright/];

class Guard {
  faults = [];
  requests = [];
  #isLoaded = false;

  constructor(page) {
    page.on("console", (message) => {
      const text = message.text();
      // Browsers ask for one on pages that are no pages: what the example's server answers.
      if (message.location().url.endsWith("/favicon.ico")) return;
      const isFault = ["error", "warning"].includes(message.type()) && !PASSED_OVER.some((one) => one.test(text));
      if (isFault) this.faults.push(`console: ${text}`);
    });
    page.on("pageerror", (error) => this.faults.push(`thrown: ${error.stack ?? error}`));
    page.on("crash", () => this.faults.push("the page crashed"));
    page.on("request", (request) => {
      this.requests.push(request.url());
      if (this.#isLoaded && /^https?:/.test(request.url()))
        this.faults.push(`requested after it was loaded: ${request.url()}`);
    });
  }

  /** From here on nothing may be asked of the network; false where a test means to. */
  loaded(is = true) {
    this.#isLoaded = is;
  }

  verify() {
    assert.deepEqual(this.faults, []);
  }
}

/** Opens a page and waits for the checker's module: the last thing that it needs of the network. */
export async function open(page, address) {
  const module = page.waitForResponse((response) => response.url().endsWith(".wasm"));
  await page.goto(address);
  await (await module).finished();
  await page.waitForFunction(
    () => document.querySelector("tlsconf-checker").shadowRoot.querySelector(".view") !== null,
  );
}

/**
 * `run` gets a page in a context of its own. `path` is what is opened, `today` the day (null: the real one), the rest
 * are options of the context.
 */
export async function withPage(options, run) {
  const { path = "", address = await site(), today = TODAY, ...context } = options;
  const own = await (
    await launched()
  ).newContext({
    viewport: { width: 1440, height: 1000 },
    serviceWorkers: "block",
    acceptDownloads: true,
    locale: "en-GB",
    ...context,
  });
  own.setDefaultTimeout(30_000);
  const page = await own.newPage();
  try {
    if (today !== null) await page.addInitScript(standStill, today);
    const guard = new Guard(page);
    await open(page, address + path);
    guard.loaded();
    const result = await run(page, guard, own);
    guard.verify();
    return result;
  } catch (error) {
    await picture(page, error).catch(() => {});
    throw error;
  } finally {
    await own.close();
  }
}

let pictures = 0;

/** How the page looked when a test failed. */
async function picture(page, error) {
  mkdirSync(`${target}/web`, { recursive: true });
  const path = `${target}/web/failed-${++pictures}.png`;
  await page.screenshot({ path });
  error.stack = `${error.stack}\nthe page then: ${path}`;
}
