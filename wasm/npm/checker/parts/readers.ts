// Who reads how far into the CA file, and what that leaves to be trusted.

import type { Input, Item } from "../contract.js";
import { h, s, type Child } from "../dom.js";
import { loads, someClients, square, standing } from "../names.js";
import type { Context } from "../model.js";
import { capital, grouped, longDay, spelt } from "../words.js";

/** So many squares, and no more, still read as a sentence. */
const NUMBERED = 12;

interface Reader {
  ids: string[];
  loaded: number[];
}

/** Readers of the same certificates share a bracket; most first. */
export function readers(context: Context, input: Input, lines: number, x: (line: number) => number): HTMLElement[] {
  const here = input.items.filter((item) => item.certificate !== null && item.line !== null);
  const groups = new Map<string, Reader>();
  for (const client of context.report.clients) {
    // Of whom neither is said nothing is known.
    if (client.loads.length === 0 && client.loses.length === 0) continue;
    const known = loads(client);
    const loaded = here.flatMap((item) =>
      item.certificate !== null && known.has(item.certificate) ? [item.certificate] : [],
    );
    const key = loaded.join();
    const group = groups.get(key) ?? { ids: [], loaded };
    group.ids.push(client.id);
    groups.set(key, group);
  }
  const sorted = [...groups.values()].sort((a, b) => b.ids.length - a.ids.length);
  const total = sorted.reduce((sum, group) => sum + group.ids.length, 0);
  return sorted.slice(0, 4).map((group, rank) => {
    const isWhole = group.loaded.length === here.length;
    const known = new Set(group.loaded);
    const items = here.filter((item) => known.has(item.certificate ?? -1));
    const who =
      sorted.length === 1
        ? "Every client"
        : rank === 0 && group.ids.length * 2 > total
          ? "Most clients"
          : someClients(context, group.ids, 2);
    const isMany = who === "Most clients" || (group.ids.length > 1 && who !== "Every client" && who.includes(" and "));
    return h(
      "div.reader",
      { class: isWhole ? "" : "stops" },
      brackets(items, here, lines, x),
      h("p", null, h("b", null, `${who} ${extent(items, here, isMany)}.`), " ", ...trusted(context, group.loaded)),
    );
  });
}

function extent(items: readonly Item[], here: readonly Item[], isMany: boolean): string {
  const verb = (word: string): string => (isMany ? word : `${word}s`);
  const last = items[items.length - 1];
  if (last === undefined) return `${verb("take")} nothing from this file`;
  const isPrefix = items.every((item, at) => item === here[at]);
  if (!isPrefix) return `${verb("see")} ${spelt(items.length)} of ${spelt(here.length)}`;
  const line = grouped(last.end_line ?? last.line ?? 0);
  return items.length === here.length ? `${verb("read")} to line ${line}` : `${verb("stop")} at line ${line}`;
}

/** What that leaves to be trusted: roots in date, else why none. */
function trusted(context: Context, loaded: readonly number[]): Child[] {
  const { certificates, time } = context.report;
  if (loaded.length === 0) return ["So nothing in it is trusted."];
  const count = `${capital(spelt(loaded.length))} ${loaded.length === 1 ? "certificate" : "certificates"}`;
  const current = loaded.filter((at) => {
    const one = certificates[at];
    return one !== undefined && standing(one, time) === "in-date";
  });
  const roots = current.filter((at) => certificates[at]?.role === "root");
  const [only] = loaded;
  if (current.length === 0) {
    const end = only === undefined ? undefined : certificates[only]?.not_after;
    if (loaded.length === 1 && only !== undefined && end !== undefined && Date.parse(end) < Date.parse(time)) {
      return [`${count}, expired on ${longDay(end)}: `, square(context, only)];
    }
    return [`${count}, none in date.`];
  }
  if (roots.length === 0) return [`${count}, no root in date.`];
  const squares =
    roots.length > NUMBERED
      ? []
      : [": ", ...roots.flatMap((at, rank) => (rank === 0 ? [square(context, at)] : [" ", square(context, at)]))];
  return [
    `${count}, ${spelt(roots.length)} ${roots.length === 1 ? "root" : "roots"} in date`,
    ...squares,
    squares.length === 0 ? "." : "",
  ];
}

/** A line over each run of blocks that is read, with a stop at both ends. */
function brackets(
  items: readonly Item[],
  here: readonly Item[],
  lines: number,
  x: (line: number) => number,
): SVGElement {
  const runs: [number, number][] = [];
  const known = new Set(items);
  let isRun = false;
  for (const item of here) {
    const from = item.line ?? 1;
    const last = runs[runs.length - 1];
    if (known.has(item) && isRun && last !== undefined) last[1] = item.end_line ?? from;
    else if (known.has(item)) runs.push([from, item.end_line ?? from]);
    isRun = known.has(item);
  }
  // A reader that reads to the last block reads the whole file.
  const end = here[here.length - 1];
  const last = runs[runs.length - 1];
  if (last !== undefined && end !== undefined && items[items.length - 1] === end) last[1] = lines;
  const stop = (at: string, nudge: number): SVGElement =>
    s("line", { x1: at, x2: at, y1: 0, y2: 12, transform: `translate(${nudge} 0)` });
  return s(
    "svg",
    { width: "100%", height: 12, "aria-hidden": "true" },
    ...(runs.length === 0
      ? [s("path.nothing", { d: "M2 1l10 10M12 1l-10 10" })]
      : runs.flatMap(([from, to]) => [
          stop(`${x(from)}%`, 1),
          s("line", { x1: `${x(from)}%`, x2: `${x(to + 1)}%`, y1: 6, y2: 6 }),
          stop(`${x(to + 1)}%`, -1),
        ])),
  );
}
