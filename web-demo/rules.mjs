// The page of rules: the pages that `tlsconf rule CODE` prints, one under the other, each under its code.

import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const require = createRequire(new URL("../wasm/npm/package.json", import.meta.url));
const { Marked } = await import(pathToFileURL(require.resolve("marked")).href);

// The page has its own first heading, so that each rule begins one level deeper.
const markdown = new Marked({
  walkTokens: (token) => {
    if (token.type === "heading") token.depth += 1;
  },
});

/** Text in HTML. */
export const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/** @param {string} entry the package's entry for Node */
export async function rulesPage(entry) {
  const { rules, rule } = await import(pathToFileURL(entry).href);
  const all = rules();
  const list = all.map(({ code, summary }) => `<li><a href="#${code}">${code}</a> ${escaped(summary)}</li>`);
  const pages = [];
  for (const { code } of all) {
    const { page } = await rule(code);
    pages.push(`<section class="rule" id="${code}">\n${markdown.parse(page)}</section>`);
  }
  return { list: list.join("\n"), pages: pages.join("\n") };
}
