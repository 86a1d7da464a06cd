// The CA file drawn to scale, with a bracket for how far each reader reads: the loader trap in one picture.

import type { Input, Item } from "../contract.js";
import { h, s, type Child } from "../dom.js";
import { label, loads, numberOf, shortName, someClients, square, standing } from "../names.js";
import type { Context } from "../model.js";
import { capital, counted, fileName, grouped, longDay, spelt } from "../words.js";

/** One block of the file, or a run of blocks in the same state where there are too many to number. */
interface Segment { from: number; to: number; kind: "in-date" | "expired" | "other"; certificates: number[]; words: string }

/** The narrowest column, in CSS pixels, in which names are shown at all: that of `.only-wide` in the style sheet. */
const WIDE = 800;
const NUMBERED = 12;
const FILES = 3;

export function strip(context: Context): HTMLElement | null {
  const files = context.report.inputs.flatMap((input, at) =>
    input.role === "ca_bundle" && isWorthIt(context, input) ? [[input, at] as const] : []);
  if (files.length === 0) return null;
  return h("div.strips", null, ...files.slice(0, FILES).map(([input, at]) => one(context, input, at)));
}

/** One block that everyone reads needs no drawing. */
function isWorthIt({ report }: Context, input: Input): boolean {
  const placed = input.items.filter((item) => item.line !== null);
  return placed.length > 1 || placed.length === 1
    && report.clients.some((client) => client.loses.some((lost) => placed.some((item) => item.certificate === lost.certificate)));
}

function one(context: Context, input: Input, at: number): HTMLElement {
  const counted_ = context.question.files.find((file) => file.input === at)?.lines ?? null;
  const lines = Math.max(counted_ ?? 0, ...input.items.map((item) => item.end_line ?? item.line ?? 0), 1);
  const all = segments(context, input.items);
  const pieces = all.length > NUMBERED ? merged(all) : all;
  const x = (line: number): number => (100 * (line - 1)) / lines;
  const title = [
    fileName(input.name), counted_ === null ? "" : `, ${counted(lines, "line")}`,
    input.bundle === null ? "" : `: ${input.bundle.text}, recognised by its fingerprints.`,
  ];
  return h("figure.strip", { part: "chart" },
    h("figcaption", null, ...title),
    s("svg", { width: "100%", height: 66, role: "img", "aria-label": spoken(all) },
      ...lineNumbers(pieces, x),
      ...pieces.map((piece) => s("rect.box", {
        class: piece.kind, x: `${x(piece.from)}%`, y: 19, height: 44, rx: 3, width: `${Math.max(pieces.length > 60 ? 0 : 0.4, x(piece.to + 1) - x(piece.from))}%`,
      })),
      ...pieces.map((piece) => caption(context, piece, x(piece.from), x(piece.to + 1) - x(piece.from)))),
    ...readers(context, input, lines, x));
}

function segments(context: Context, items: readonly Item[]): Segment[] {
  return items.flatMap((item): Segment[] => {
    if (item.line === null) return [];
    const found = item.certificate === null ? undefined : context.report.certificates[item.certificate];
    const to = item.end_line ?? item.line;
    if (found === undefined || item.certificate === null) {
      return [{ from: item.line, to, kind: "other", certificates: [], words: item.kind.replaceAll("_", " ") }];
    }
    const kind = standing(found, context.report.time) === "in-date" ? "in-date" : "expired";
    return [{ from: item.line, to, kind, certificates: [item.certificate], words: label(found) }];
  });
}

/** Neighbours in the same state as one. */
function merged(pieces: readonly Segment[]): Segment[] {
  const runs: Segment[] = [];
  for (const piece of pieces) {
    const last = runs[runs.length - 1];
    if (last !== undefined && last.kind === piece.kind) {
      last.to = piece.to;
      for (const certificate of piece.certificates) last.certificates.push(certificate);
    } else {
      runs.push({ ...piece, certificates: [...piece.certificates] });
    }
  }
  return runs;
}

/** The line on which each block begins; those that would run into their neighbour are left out, first where it is narrow. */
function lineNumbers(pieces: readonly Segment[], x: (line: number) => number): SVGElement[] {
  let always = -100;
  let wide = -100;
  return pieces.flatMap((piece) => {
    const at = x(piece.from);
    if (at - wide < 4.5 || at > 97) return [];
    wide = at;
    const isAlways = at - always >= 11;
    if (isAlways) always = at;
    const words = at === 0 ? [s("tspan.only-wide", null, "line "), String(piece.from)] : [String(piece.from)];
    return [s("text", { class: isAlways ? "" : "only-wide", x: `${at}%`, y: 11 }, ...words)];
  });
}

function caption(context: Context, piece: Segment, x: number, width: number): SVGElement {
  const count = piece.certificates.length;
  const [certificate] = piece.certificates;
  const number = certificate === undefined ? "" : count === 1 ? numberOf(context.report, certificate) : grouped(count);
  if (width * WIDE < 100 * (9 * number.length + 12)) return s("svg");
  const room = (width * WIDE) / 100 - 40 - 8 * number.length;
  const found = certificate === undefined ? undefined : context.report.certificates[certificate];
  const full = count > 1 ? (piece.kind === "expired" ? "certificates, expired" : "certificates") : found === undefined ? piece.words : shortName(found.subject);
  const most = Math.floor(room / 6.8);
  const words = full.length <= most ? full : most < 7 ? "" : `${full.slice(0, most - 1).trimEnd()}…`;
  return s("svg.seg", { class: piece.kind === "in-date" ? "" : "over", x: `${x}%`, y: 19, width: `${width}%`, height: 44 },
    s("text.num", { x: 11, y: 27, class: width * 2.6 < 9 * number.length + 10 ? "only-wide" : "" }, number),
    s("text.nm.only-wide", { x: 20 + 9 * number.length, y: 26.5 }, words));
}

function spoken(pieces: readonly Segment[]): string {
  const all = pieces.filter((piece) => piece.kind !== "other");
  if (all.length > NUMBERED) {
    const expired = all.filter((piece) => piece.kind === "expired").length;
    return `${counted(all.length, "certificate")}, ${expired === 0 ? "all in date" : `${grouped(expired)} not in date`}.`;
  }
  return pieces.map((piece) =>
    `${piece.words}: lines ${piece.from} to ${piece.to}${piece.kind === "expired" ? ", not in date" : ""}`).join("; ");
}

interface Reader { ids: string[]; loaded: number[] }

/** Readers of the same certificates share a bracket; most first. */
function readers(context: Context, input: Input, lines: number, x: (line: number) => number): HTMLElement[] {
  const here = input.items.filter((item) => item.certificate !== null && item.line !== null);
  const groups = new Map<string, Reader>();
  for (const client of context.report.clients) {
    // Of whom neither is said nothing is known.
    if (client.loads.length === 0 && client.loses.length === 0) continue;
    const known = loads(client);
    const loaded = here.flatMap((item) => item.certificate !== null && known.has(item.certificate) ? [item.certificate] : []);
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
    const who = sorted.length === 1 ? "Every client" : rank === 0 && group.ids.length * 2 > total ? "Most clients" : capital(someClients(context, group.ids, 2));
    const isMany = who === "Most clients" || group.ids.length > 1 && who !== "Every client" && who.includes(" and ");
    return h("div.reader", { class: isWhole ? "" : "stops" },
      brackets(items, here, lines, x),
      h("p", null, h("b", null, `${who} ${extent(items, here, isMany)}.`), " ", ...trusted(context, group.loaded)));
  });
}

function extent(items: readonly Item[], here: readonly Item[], isMany: boolean): string {
  const verb = (word: string): string => isMany ? word : `${word}s`;
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
  const current = loaded.filter((at) => { const one = certificates[at]; return one !== undefined && standing(one, time) === "in-date"; });
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
  const squares = roots.length > NUMBERED ? [] : [": ", ...roots.flatMap((at, rank) => rank === 0 ? [square(context, at)] : [" ", square(context, at)])];
  return [`${count}, ${spelt(roots.length)} ${roots.length === 1 ? "root" : "roots"} in date`, ...squares, squares.length === 0 ? "." : ""];
}

/** A line over each run of blocks that is read, with a stop at both ends. */
function brackets(items: readonly Item[], here: readonly Item[], lines: number, x: (line: number) => number): SVGElement {
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
  return s("svg", { width: "100%", height: 12, "aria-hidden": "true" },
    ...runs.length === 0 ? [s("path.nothing", { d: "M2 1l10 10M12 1l-10 10" })] : runs.flatMap(([from, to]) => [
      stop(`${x(from)}%`, 1), s("line", { x1: `${x(from)}%`, x2: `${x(to + 1)}%`, y1: 6, y2: 6 }), stop(`${x(to + 1)}%`, -1),
    ]));
}

