// Who does not see, does not use a mouse, has little room, reads from right to left, or prints.

import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { withPage } from "../lib/browser.mjs";
import { answered, drop, droppedReport, saved, settled, unfold, verdict } from "../lib/checker.mjs";
import { mtls, real2022, vector } from "../lib/files.mjs";
import { test } from "../lib/runner.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** axe-core's rules for WCAG 2.2 A and AA and its best practices, in every shadow tree. */
async function violations(page) {
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(axe);
  return page.evaluate(async () => {
    const { violations } = await globalThis.axe.run(document, { resultTypes: ["violations"] });
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, any }) => `${id}: ${target.flat().join(" ")} ${any[0]?.message ?? ""}`),
    );
  });
}

const overflow = (page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** Changes that come with a width are drawn with the next frame. */
async function resize(page, width) {
  await page.setViewportSize({ width, height: 900 });
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
}

/** The states in which the checker stands, and the way to each. */
const STATES = {
  empty: ["", async () => {}],
  "making a certificate": ["", (page) => page.locator("[data-key=maker]").click()],
  answered: ["", (page) => droppedReport(page, real2022)],
  "two files, a passphrase, an endpoint": [
    "",
    async (page) => {
      const files = ["redis_ca.pem", "redis_user.crt", "redis_user_private.key"];
      await droppedReport(
        page,
        files.map((name) => vector(`key-encrypted-p256-pbkdf2-aes256/${name}`)),
      );
      await answered(page, () => page.getByLabel(/^Passphrase/).fill("correct horse"));
      await answered(page, () => page.getByLabel("Endpoint", { exact: true }).fill("redis.example.test:6380"));
      await answered(page, () => page.getByRole("group", { name: "Plan" }).getByLabel("Flexible").check());
    },
  ],
  "error findings": [
    "",
    (page) =>
      droppedReport(page, [vector("input-web-page/redis_ca.pem"), vector("input-key-in-upload/redis_user.crt")]),
  ],
  "in an upload form": [
    "upload.html",
    (page) =>
      answered(page, () => drop(page, vector("input-key-in-upload/redis_user.crt"), { over: "tlsconf-checker" })),
  ],
};

for (const [state, [path, reach]] of Object.entries(STATES)) {
  test(`axe finds nothing: ${state}`, () =>
    withPage({ path, reducedMotion: "reduce" }, async (page) => {
      await reach(page);
      const found = [];
      const look = async (where) => found.push(...(await violations(page)).map((one) => `${where}: ${one}`));
      for (const colorScheme of ["light", "dark"]) {
        await page.emulateMedia({ colorScheme });
        for (const width of [360, 1440, 2560]) {
          await resize(page, width);
          await look(`${colorScheme}, ${width}`);
        }
      }
      await page.evaluate(() => (document.documentElement.dir = "rtl"));
      for (const width of [1440, 360]) {
        await resize(page, width);
        await look(`right to left, ${width}`);
      }
      await unfold(page);
      await look("unfolded");
      assert.deepEqual(found, []);
    }));

  test(`nothing is wider than the window: ${state}`, () =>
    withPage({ path }, async (page) => {
      await reach(page);
      await unfold(page);
      const wide = {};
      for (const dir of ["ltr", "rtl"]) {
        await page.evaluate((dir) => (document.documentElement.dir = dir), dir);
        for (const width of [320, 360, 768, 1040, 1184, 1440, 2320, 2560]) {
          await resize(page, width);
          const by = await overflow(page);
          if (by !== 0) wide[`${dir} ${width}`] = by;
        }
      }
      assert.deepEqual(wide, {});
    }));
}

/** The element that has the focus, inside every shadow tree, in words. */
const focused = (page) =>
  page.evaluate(() => {
    let at = document.activeElement;
    while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
    // A control inside its label may be marked by the label.
    const marks = [at, at.closest("label") ?? at].map((one) => getComputedStyle(one));
    const box = at.getBoundingClientRect();
    return {
      key: at.dataset.key ?? null,
      tag: at.localName,
      type: at.type ?? "",
      text: (at.ariaLabel ?? at.textContent).trim().slice(0, 60),
      isMarked: marks.some(
        ({ outlineStyle, outlineWidth }) => outlineStyle !== "none" && parseFloat(outlineWidth) >= 2,
      ),
      isThere: box.width > 0,
    };
  });

/** Presses Tab until the focus is there; every stop on the way must be seen. */
async function tabTo(page, is, most = 80) {
  for (let step = 0; step < most; step++) {
    await page.keyboard.press("Tab");
    const at = await focused(page);
    // The picker inside a field for dates has a mark of the browser's own.
    assert.ok(
      at.tag === "body" || at.isMarked || at.type === "date",
      `the focus cannot be seen on ${JSON.stringify(at)}`,
    );
    if (is(at)) return at;
  }
  throw new Error("it cannot be reached with Tab");
}

test("from the first file to the saved configuration without a mouse", () =>
  withPage({}, async (page) => {
    // Heard from the beginning: what is opened before anyone listens is the browser's own.
    page.on("filechooser", () => {});
    await tabTo(page, ({ key }) => key === "choose");
    const [chooser] = await Promise.all([page.waitForEvent("filechooser"), page.keyboard.press("Enter")]);
    await answered(page, () => chooser.setFiles(["ca.pem", "redis_user.crt", "redis_user_private.key"].map(mtls)));
    // What had the focus is gone; what has taken its place has it.
    assert.equal((await focused(page)).key, "more");
    await tabTo(page, ({ key }) => key === "to-answer");
    await page.keyboard.press("Enter");
    assert.equal((await focused(page)).text, "Ready.");
    await page.locator("[data-key=more]").focus();
    await tabTo(page, ({ tag, type }) => tag === "input" && type === "text");
    await answered(page, () => page.keyboard.type("redis.example.test:6380"));
    await tabTo(page, ({ type }) => type === "radio");
    await answered(page, () => page.keyboard.press("Space"));
    await answered(page, () => page.keyboard.press("ArrowDown"));
    await tabTo(page, ({ key }) => key === "to-use");
    await page.keyboard.press("Enter");
    assert.match((await focused(page)).text, /^Use/);
    await tabTo(page, ({ type }) => type === "radio");
    const before = (await focused(page)).key;
    await page.keyboard.press("ArrowDown");
    await settled(page);
    assert.notEqual((await focused(page)).key, before, "the arrow keys choose another client");
    assert.match((await focused(page)).key, /^client-/);
    await tabTo(page, ({ key }) => key === "save-zip");
    const { name } = await saved(page, () => page.keyboard.press("Enter"));
    assert.match(name, /^tlsconf-.*\.zip$/);
    await tabTo(page, ({ tag }) => tag === "pre");
    await tabTo(page, ({ tag }) => tag === "summary");
    await page.keyboard.press("Enter");
    assert.ok(
      await page.evaluate(
        () => document.querySelector("tlsconf-checker").shadowRoot.activeElement.parentElement.open,
      ),
    );
    await page.keyboard.press("Escape");
    assert.ok(
      !(await page.evaluate(
        () => document.querySelector("tlsconf-checker").shadowRoot.activeElement.parentElement.open,
      )),
    );
  }));

test("a finished check is said once, in one live region", () =>
  withPage({}, async (page) => {
    const region = page.locator("p.vh[role=status]");
    assert.equal(await region.count(), 1);
    assert.equal(await region.textContent(), "");
    await page.evaluate(() => {
      globalThis.said = [];
      const region = document.querySelector("tlsconf-checker").shadowRoot.querySelector("p.vh[role=status]");
      new MutationObserver(() => globalThis.said.push(region.textContent)).observe(region, {
        childList: true,
        characterData: true,
        subtree: true,
      });
    });
    await droppedReport(page, real2022);
    await page.waitForFunction(() => globalThis.said.includes("Ready for most clients. 2 warnings and 3 notes."));
    await page.waitForTimeout(800);
    assert.deepEqual(await page.evaluate(() => globalThis.said), ["Ready for most clients. 2 warnings and 3 notes."]);
    const outline = await page
      .locator("tlsconf-checker")
      .evaluate(({ shadowRoot }) =>
        [...shadowRoot.querySelectorAll("h1,h2,h3,h4,h5,h6")]
          .filter((one) => one.checkVisibility())
          .map(({ localName }) => Number(localName[1])),
      );
    outline.reduce((before, level) => {
      assert.ok(level <= before + 1, `a heading of level ${level} follows one of level ${before}`);
      return level;
    }, 1);
  }));

/** What moves while a page is used, frame by frame. */
const moved = (reducedMotion) =>
  withPage({ reducedMotion }, async (page) => {
    await page.evaluate(() => {
      globalThis.moved = [];
      const watch = () => {
        // The document does not tell those of a shadow tree.
        const { shadowRoot } = document.querySelector("tlsconf-checker");
        for (const one of [...document.getAnimations(), ...shadowRoot.getAnimations()])
          globalThis.moved.push(`${one.constructor.name} ${one.transitionProperty ?? one.animationName}`);
        requestAnimationFrame(watch);
      };
      requestAnimationFrame(watch);
    });
    await droppedReport(page, real2022);
    await page.locator("[data-key=save-report]").hover();
    await unfold(page);
    return page.evaluate(() => [...new Set(globalThis.moved)]);
  });

test("nothing moves for those who asked for it", async () => {
  assert.deepEqual(await moved("reduce"), []);
  assert.notDeepEqual(await moved("no-preference"), [], "no movement is seen at all");
});

test("forced colours keep what is drawn", () =>
  withPage({ forcedColors: "active" }, async (page) => {
    await droppedReport(page, [real2022, vector("input-key-in-upload/redis_user.crt")]);
    await unfold(page);
    assert.deepEqual(await violations(page), []);
    const lost = await page.evaluate(() => {
      const { shadowRoot } = document.querySelector("tlsconf-checker");
      const ground = getComputedStyle(document.body).backgroundColor;
      const shapes = [...shadowRoot.querySelectorAll("svg path, svg rect, svg circle, svg line, svg polygon")].filter(
        (one) => one.checkVisibility(),
      );
      const clear = (colour) => colour === "none" || colour === ground || colour === "rgba(0, 0, 0, 0)";
      const unseen = shapes.filter(
        (one) =>
          one.closest("defs, pattern") === null &&
          clear(getComputedStyle(one).fill) &&
          clear(getComputedStyle(one).stroke),
      );
      // What is cut out of a shape is of the ground's colour.
      const drawn = unseen.filter((one) => !one.matches(".cut, .cut-dot, .tag-ground"));
      const names = drawn.map(
        (one) =>
          `${one.localName}.${one.getAttribute("class") ?? ""} of ${one.parentElement.getAttribute("class") ?? ""}`,
      );
      return { shapes: shapes.length, unseen: [...new Set(names)] };
    });
    assert.ok(lost.shapes > 50);
    assert.deepEqual(lost.unseen, []);
    await page.locator("[data-key=certificate-alone]").waitFor();
    const border = await page
      .locator("[data-key=certificate-alone]")
      .evaluate((element) => getComputedStyle(element).borderTopWidth);
    assert.ok(parseFloat(border) >= 2, border);
  }));

test("on paper everything is unfolded, and nothing is there that can only be pressed", () =>
  withPage({}, async (page) => {
    await droppedReport(page, real2022);
    await page.emulateMedia({ media: "print" });
    const paper = await page.evaluate(() => {
      const { shadowRoot } = document.querySelector("tlsconf-checker");
      const answer = shadowRoot.querySelector("[part=answer]");
      const isSeen = (one) =>
        one.checkVisibility({ contentVisibilityAuto: true }) && one.getBoundingClientRect().height > 0;
      const folded = [...answer.querySelectorAll("details")].filter(
        (one) => one.checkVisibility() && ![...one.children].slice(1).some(isSeen),
      );
      const pressed = [...shadowRoot.querySelectorAll("button, input, select, textarea")].filter(isSeen);
      const fingerprints = answer.innerText.match(/(?:[0-9A-F]{4}[ \n]){15}[0-9A-F]{4}/g) ?? [];
      return {
        folded: folded.map((one) => one.textContent.slice(0, 60)),
        pressed: pressed.map((one) => one.dataset.key ?? one.outerHTML.slice(0, 80)),
        text: answer.innerText,
        fingerprints: fingerprints.length,
      };
    });
    assert.deepEqual(paper.folded, []);
    assert.deepEqual(paper.pressed, []);
    assert.ok(paper.fingerprints >= 5, `${paper.fingerprints} fingerprints`);
    // A printed answer is a record: of which question, on which day.
    const line = page.locator(".question > summary");
    assert.ok(await line.isVisible());
    assert.match(await line.innerText(), /redis_ca-2022-08\.pem/);
    assert.match(paper.text, /2026-11-25/);
    const pdf = await page.pdf({ format: "A4" });
    assert.equal(pdf.subarray(0, 5).toString(), "%PDF-");
    assert.equal(await verdict(page), "Ready for most clients.");
  }));

test("targets are large enough for a finger", () =>
  withPage({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 800 } }, async (page) => {
    await answered(page, () => page.locator("[data-key=choose]").setInputFiles(real2022));
    await unfold(page);
    const small = await page.evaluate(() => {
      const { shadowRoot } = document.querySelector("tlsconf-checker");
      const all = [
        ...shadowRoot.querySelectorAll("button, select, summary, input:not(.vh):not([type=radio])"),
      ].filter((one) => one.checkVisibility());
      // A link in a sentence is as high as its line: WCAG 2.2, 2.5.8 leaves it out.
      const own = all.filter((one) => !one.classList.contains("link"));
      return own
        .map((one) => [one.dataset.key ?? one.textContent.slice(0, 40), one.getBoundingClientRect().height])
        .filter(([, height]) => height < 24);
    });
    assert.deepEqual(small, []);
  }));
