// What a client takes of the CA file: one square a certificate. Read and in date, read but expired, not read.

import type { ClientStatement } from "../contract.js";
import { h, s, type Child } from "../dom.js";
import { loads, numberOf, standing } from "../names.js";
import type { Context } from "../model.js";
import { grouped } from "../words.js";

type Kind = "read" | "old" | "not";

const MOST = 10;
const STEP = 25;

export function cells(context: Context, statement: ClientStatement, bundle: readonly number[]): Child[] {
  const isSaid = statement.loads.length > 0 || statement.loses.length > 0;
  if (!isSaid) return [h("span.quiet", null, "not known")];
  const known = loads(statement);
  const kinds = bundle.map((at): Kind => {
    const one = context.report.certificates[at];
    if (!known.has(at) || one === undefined) return "not";
    return standing(one, context.report.time) === "in-date" ? "read" : "old";
  });
  const read = kinds.filter((kind) => kind !== "not").length;
  const old = kinds.filter((kind) => kind === "old").length;
  const drawing = bundle.length <= MOST ? squares(context, kinds, bundle) : share(kinds);
  const why = [...new Set(statement.loses.map((lost) => lost.why))];
  return [
    drawing,
    h("span.count", null, `${grouped(read)} of ${grouped(bundle.length)}`),
    old === 0 ? null : h("span.vh", null, old === read ? ", all expired" : `, ${grouped(old)} expired`),
    why.length === 0 ? null : h("small", null, why.join("; ")),
  ];
}

function squares(context: Context, kinds: readonly Kind[], bundle: readonly number[]): SVGElement {
  const width = STEP * kinds.length - 3;
  return s(
    "svg.cells",
    { width, height: 22, viewBox: `0 0 ${width} 22`, "aria-hidden": "true" },
    ...kinds.flatMap((kind, at) => [
      s("rect", { class: `c-${kind}`, x: 1 + STEP * at, y: 1, width: 20, height: 20, rx: 3 }),
      s("text", { class: `c-${kind}n`, x: 11 + STEP * at, y: 15.3 }, numberOf(context.report, bundle[at] ?? -1)),
    ]),
  );
}

/** Of many, how large a part. */
function share(kinds: readonly Kind[]): SVGElement {
  const width = 122;
  const part = (kind: Kind): number => (kinds.filter((one) => one === kind).length / kinds.length) * (width - 2);
  const [read, old] = [part("read"), part("old")];
  return s(
    "svg.cells",
    { width, height: 22, viewBox: `0 0 ${width} 22`, "aria-hidden": "true" },
    s("rect.c-not", { x: 1, y: 5, width: width - 2, height: 12, rx: 3 }),
    read === 0 ? null : s("rect.c-read", { x: 1, y: 5, width: Math.max(2, read), height: 12, rx: 3 }),
    old === 0 ? null : s("rect.c-old", { x: 1 + read, y: 5, width: Math.max(2, old), height: 12, rx: 3 }),
  );
}

/** What the squares mean; the words of every row say it as well. */
export function key(): HTMLElement {
  const one = (kind: Kind, words: string): HTMLElement =>
    h(
      "span",
      null,
      s(
        "svg.cells",
        { width: 22, height: 22, viewBox: "0 0 22 22" },
        s("rect", { class: `c-${kind}`, x: 1, y: 1, width: 20, height: 20, rx: 3 }),
      ),
      words,
    );
  return h(
    "div.key",
    { "aria-hidden": "true" },
    one("read", "read, in date"),
    one("old", "read, not in date"),
    one("not", "not read"),
  );
}
