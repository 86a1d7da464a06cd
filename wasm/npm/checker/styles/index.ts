// The style sheet of the checker: one constructed sheet, since the page's policy allows no style element and no style
// attribute.

import { base } from "./base.js";
import { certificates } from "./certificates.js";
import { chain } from "./chain.js";
import { clients } from "./clients.js";
import { controls } from "./controls.js";
import { cure } from "./cure.js";
import { findings } from "./findings.js";
import { layout } from "./layout.js";
import { media } from "./media.js";
import { question } from "./question.js";
import { small } from "./small.js";
import { standing } from "./standing.js";
import { timeline } from "./timeline.js";
import { tokens } from "./tokens.js";
import { verdict } from "./verdict.js";

/** Later rules win: what stands last holds for every component. */
const ALL = [
  tokens,
  base,
  controls,
  layout,
  question,
  verdict,
  findings,
  cure,
  clients,
  timeline,
  certificates,
  chain,
  small,
  media,
  standing,
];

let shared: CSSStyleSheet | null = null;

/**
 * For `shadowRoot.adoptedStyleSheets`; one sheet for all checkers of a page. Made at the first call, so that
 * importing this module needs no document. The shadow tree's outermost element has the class `tlsconf`.
 */
export function sheet(): CSSStyleSheet {
  if (shared === null) {
    shared = new CSSStyleSheet();
    shared.replaceSync(ALL.join("\n"));
  }
  return shared;
}
