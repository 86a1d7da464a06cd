// One shape for each word, never the same outline twice, so that colour is never needed to tell them apart. Drawn anew
// at every use: an element in a shadow tree cannot rely on a sprite of the page around it.

import { s } from "./dom.js";

/** Octagon, triangle, square, disc, dashed ring, cross, tick. */
export type GlyphName = "error" | "warning" | "note" | "ready" | "unknown" | "ended" | "runs";
export type IconName = "copy" | "save" | "remove" | "bundle" | "certificate" | "key" | "file" | "archive";

type Shape = readonly [tag: "path" | "circle" | "rect", attributes: Record<string, string>];

const LINE = { fill: "none", stroke: "currentColor", "stroke-linecap": "round", "stroke-linejoin": "round" };
/** Drawn on a filled shape, in the colour of the ground. */
const CUT = {
  class: "cut",
  fill: "none",
  "stroke-width": "2.5",
  "stroke-linecap": "round",
  "stroke-linejoin": "round",
};

const GLYPHS: Record<GlyphName, readonly Shape[]> = {
  error: [
    ["path", { d: "M7.6 1.5h8.8l6.1 6.1v8.8l-6.1 6.1H7.6l-6.1-6.1V7.6z", fill: "currentColor" }],
    ["path", { ...CUT, d: "M8 8l8 8M16 8l-8 8" }],
  ],
  warning: [
    [
      "path",
      {
        d: "M12 1.6c.6 0 1.1.3 1.4.8l9.2 17.2c.6 1.1-.2 2.4-1.4 2.4H2.8c-1.2 0-2-1.3-1.4-2.4L10.6 2.4c.3-.5.8-.8 1.4-.8z",
        fill: "currentColor",
      },
    ],
    ["path", { ...CUT, d: "M12 8.3v6" }],
    ["circle", { class: "cut-dot", cx: "12", cy: "18", r: "1.55" }],
  ],
  note: [
    ["rect", { x: "2.5", y: "2.5", width: "19", height: "19", rx: "3", ...LINE, "stroke-width": "2" }],
    ["path", { d: "M12 11v6", ...LINE, "stroke-width": "2.25" }],
    ["circle", { cx: "12", cy: "7.3", r: "1.45", fill: "currentColor" }],
  ],
  ready: [
    ["circle", { cx: "12", cy: "12", r: "11", fill: "currentColor" }],
    ["path", { ...CUT, d: "M6.8 12.4l3.6 3.7 6.8-7.6" }],
  ],
  unknown: [
    [
      "circle",
      {
        cx: "12",
        cy: "12",
        r: "9.5",
        fill: "none",
        stroke: "currentColor",
        "stroke-width": "2",
        "stroke-dasharray": "3.4 2.57",
      },
    ],
  ],
  ended: [["path", { d: "M5 5l14 14M19 5L5 19", ...LINE, "stroke-width": "2.75" }]],
  runs: [["path", { d: "M5 12.5l4.5 4.7L19 7", ...LINE, "stroke-width": "2.5" }]],
};

const ICONS: Record<IconName, readonly Shape[]> = {
  copy: [["path", { d: "M5.5 5.5h8v8h-8zM2.5 10.5v-8h8", ...LINE, "stroke-width": "1.5" }]],
  save: [["path", { d: "M8 2v8M4.75 7L8 10.25 11.25 7M2.5 13.5h11", ...LINE, "stroke-width": "1.5" }]],
  remove: [["path", { d: "M4 4l8 8M12 4l-8 8", ...LINE, "stroke-width": "1.5" }]],
  bundle: [
    ["path", { d: "M4.75 4.75h8.5v8.5h-8.5zM2.5 10.5v-8h8", ...LINE, "stroke-width": "1.5" }],
    ["path", { d: "M7 7.75h4M7 10.25h4", ...LINE, "stroke-width": "1.25" }],
  ],
  certificate: [
    ["path", { d: "M9 10.5h4.5v-8h-11v8H4", ...LINE, "stroke-width": "1.5" }],
    ["path", { d: "M5 5.5h6", ...LINE, "stroke-width": "1.25" }],
    ["circle", { cx: "6.5", cy: "10", r: "1.9", ...LINE, "stroke-width": "1.5" }],
    ["path", { d: "M5.25 11.75V15l1.25-.9 1.25.9v-3.25", ...LINE, "stroke-width": "1.25" }],
  ],
  key: [
    ["circle", { cx: "5", cy: "8", r: "2.75", ...LINE, "stroke-width": "1.5" }],
    ["path", { d: "M7.75 8h6.5v2.75M11.25 8v2.25", ...LINE, "stroke-width": "1.5" }],
  ],
  file: [["path", { d: "M3.5 1.5h6l3 3v10h-9zM9.5 1.5v3h3", ...LINE, "stroke-width": "1.5" }]],
  archive: [
    ["path", { d: "M2.5 2.5h11v3h-11zM3.5 5.5v8h9v-8", ...LINE, "stroke-width": "1.5" }],
    ["path", { d: "M6.5 8.5h3", ...LINE, "stroke-width": "1.5" }],
  ],
};

/** A glyph stands beside its word, so it says nothing to a screen reader. */
export function glyph(name: GlyphName, kind: string = name): SVGSVGElement {
  return s("svg", { class: `g ${kind}`, viewBox: "0 0 24 24", "aria-hidden": "true" }, ...GLYPHS[name].map(shape));
}

export function icon(name: IconName): SVGSVGElement {
  return s("svg", { class: "icon", viewBox: "0 0 16 16", "aria-hidden": "true" }, ...ICONS[name].map(shape));
}

function shape([tag, attributes]: Shape): SVGElement {
  return s(tag, attributes);
}

/**
 * What `fill: url(#tlsconf-hatch)` of the style sheet refers to: the texture of what has expired. Once in each
 * shadow tree, before anything that is drawn.
 */
export function textures(): SVGSVGElement {
  return s(
    "svg",
    { class: "vh", width: 0, height: 0, "aria-hidden": "true", focusable: "false" },
    s(
      "defs",
      null,
      s(
        "pattern",
        { id: "tlsconf-hatch", width: 6, height: 6, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" },
        s("rect.hatch-ground", { width: 6, height: 6 }),
        s("rect.hatch-line", { width: 1.75, height: 6 }),
      ),
    ),
  );
}
