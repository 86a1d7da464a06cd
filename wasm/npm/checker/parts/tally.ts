// How many of what, in words beside their shapes.

import { h } from "../dom.js";
import type { Context } from "../model.js";
import { counted } from "../words.js";
import { glyph, type GlyphName } from "../glyphs.js";

export function tally(context: Context): HTMLElement | null {
  const { counts, not_checked: open } = context.report;
  const rows: [GlyphName, number, string][] = [
    ["error", counts.error, counted(counts.error, "error")],
    ["warning", counts.warning, counted(counts.warning, "warning")],
    ["note", counts.note, counted(counts.note, "note")],
    ["unknown", open.length, `${counted(open.length, "thing")} not checked`],
  ];
  const said = rows.filter(([, count]) => count > 0);
  if (said.length === 0) return null;
  return h(
    "p.tally",
    null,
    ...said.map(([shape, , words]) => h("span.state.quiet", null, glyph(shape), h("span", null, words))),
  );
}
