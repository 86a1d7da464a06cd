// Writes the two pictures of the README: the page with its answer to the real bundle of August 2022, light and dark.
// With a folder as argument, also pictures of other states and widths into it, to be looked at.

import { mkdirSync, statSync, writeFileSync } from "node:fs";
import { close, withPage } from "./lib/browser.mjs";
import { drop, droppedReport } from "./lib/checker.mjs";
import { mtls, pathOf, real2022, vector } from "./lib/files.mjs";

/** A README is read over slow lines, too. */
const MOST = 200 * 1024;

async function picture(page, path, clip) {
  // Pointer and focus leave no trace in it.
  await page.mouse.move(0, 0);
  await page.evaluate(() => document.querySelector("tlsconf-checker").shadowRoot.activeElement?.blur());
  await page.screenshot({ path, fullPage: clip === undefined, clip, animations: "disabled", caret: "hide" });
}

for (const colorScheme of ["light", "dark"]) {
  await withPage({ colorScheme, reducedMotion: "reduce", viewport: { width: 1440, height: 900 } }, async (page) => {
    await droppedReport(page, real2022);
    const path = pathOf(`web-demo/${colorScheme}.png`);
    await picture(page, path, { x: 0, y: 0, width: 1440, height: 900 });
    const { size } = statSync(path);
    if (size > MOST) throw new Error(`${path} has ${size} octets, more than ${MOST}`);
    console.log(`${path}: ${size} octets`);
  });
}

const [folder] = process.argv.slice(2);
const sets = {
  empty: [],
  bundle: [real2022],
  good: ["ca.pem", "redis_user.crt", "redis_user_private.key", "server.pem"].map(mtls),
  errors: [vector("input-web-page/redis_ca.pem"), vector("input-key-in-upload/redis_user.crt")],
};
if (folder !== undefined) {
  mkdirSync(folder, { recursive: true });
  for (const [name, files] of Object.entries(sets)) {
    for (const colorScheme of ["light", "dark"]) {
      for (const width of [360, 1440, 2560]) {
        await withPage({ colorScheme, reducedMotion: "reduce", viewport: { width, height: 1000 } }, async (page) => {
          if (files.length > 0) await droppedReport(page, files);
          await picture(page, `${folder}/${name}-${colorScheme}-${width}.png`);
        });
      }
    }
  }
  await withPage({ path: "upload.html", reducedMotion: "reduce" }, async (page) => {
    await drop(page, vector("input-key-in-upload/redis_user.crt"), { over: "tlsconf-checker" });
    await page.locator("tlsconf-checker article.finding").first().waitFor();
    await picture(page, `${folder}/upload.png`);
  });
  await withPage({ reducedMotion: "reduce" }, async (page) => {
    await droppedReport(page, real2022);
    writeFileSync(`${folder}/paper.pdf`, await page.pdf({ format: "A4", printBackground: true }));
  });
}
await close();
