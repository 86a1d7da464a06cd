// The CA file drawn to scale, with a bracket for how far each reader reads: the loader trap in one picture.

import type { Input, Item } from "../contract.js";
import { h, s } from "../dom.js";
import { label, numberOf, shortName, standing } from "../names.js";
import type { Context } from "../model.js";
import { counted, fileName, grouped } from "../words.js";
import { readers } from "./readers.js";

/** One block of the file, or a run of blocks in the same state where there are too many to number. */
interface Segment {
  from: number;
  to: number;
  kind: "in-date" | "expired" | "other";
  certificates: number[];
  words: string;
}

/** The narrowest column, in CSS pixels, in which names are shown at all: that of `.only-wide` in the style sheet. */
const WIDE = 800;
const NUMBERED = 12;
/** Runs of a file beyond which nobody could tell them apart. */
const DRAWN = 120;
const FILES = 3;

export function strip(context: Context): HTMLElement | null {
  const files = context.report.inputs.flatMap((input, at) =>
    input.role === "ca_bundle" && isWorthIt(context, input) ? [[input, at] as const] : [],
  );
  if (files.length === 0) return null;
  return h("div.strips", null, ...files.slice(0, FILES).map(([input, at]) => one(context, input, at)));
}

/** One block that everyone reads needs no drawing. */
function isWorthIt({ report }: Context, input: Input): boolean {
  const placed = input.items.filter((item) => item.line !== null);
  return (
    placed.length > 1 ||
    (placed.length === 1 &&
      report.clients.some((client) =>
        client.loses.some((lost) => placed.some((item) => item.certificate === lost.certificate)),
      ))
  );
}

function one(context: Context, input: Input, at: number): HTMLElement {
  const given = context.question.files.find((file) => file.input === at)?.lines ?? null;
  const last = input.items.reduce((most, item) => Math.max(most, item.end_line ?? item.line ?? 0), 1);
  const lines = Math.max(given ?? 0, last);
  const all = segments(context, input.items);
  const runs = all.length > NUMBERED ? merged(all) : all;
  const pieces = runs.length > DRAWN ? coarse(runs, lines) : runs;
  const x = (line: number): number => (100 * (line - 1)) / lines;
  const title = [
    fileName(input.name),
    given === null ? "" : `, ${counted(lines, "line")}`,
    input.bundle === null ? "" : `: ${input.bundle.text}, recognised by its fingerprints.`,
  ];
  return h(
    "figure.strip",
    { part: "chart" },
    h("figcaption", null, ...title),
    s(
      "svg",
      { width: "100%", height: 66, role: "img", "aria-label": spoken(all) },
      ...lineNumbers(pieces, x),
      ...pieces.map((piece, rank) =>
        s("rect.box", {
          class: piece.kind,
          x: `${x(piece.from)}%`,
          y: 19,
          height: 44,
          rx: 3,
          width: `${Math.max(pieces.length > 60 ? 0 : 0.4, x(end(pieces, rank)) - x(piece.from))}%`,
        }),
      ),
      ...pieces.map((piece) => caption(context, piece, x(piece.from), x(piece.to + 1) - x(piece.from))),
    ),
    ...readers(context, input, lines, x),
  );
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

/** The line after a block; two blocks on one line meet where the second begins. */
function end(pieces: readonly Segment[], rank: number): number {
  const to = (pieces[rank]?.to ?? 0) + 1;
  return Math.min(to, pieces[rank + 1]?.from ?? to);
}

/** As many stretches as can be seen, each in the state that most of its lines have. */
function coarse(runs: readonly Segment[], lines: number): Segment[] {
  const stretches = new Map<number, Segment[]>();
  for (const run of runs) {
    const at = Math.floor((run.from * DRAWN) / (lines + 1));
    const stretch = stretches.get(at);
    if (stretch === undefined) stretches.set(at, [run]);
    else stretch.push(run);
  }
  return [...stretches.values()].flatMap((stretch) => {
    const first = stretch[0];
    if (first === undefined) return [];
    const size = (kind: Segment["kind"]): number =>
      stretch.reduce((sum, run) => sum + (run.kind === kind ? run.to - run.from + 1 : 0), 0);
    const kinds = ["in-date", "expired", "other"] as const;
    const kind = kinds.reduce((most, one) => (size(one) > size(most) ? one : most));
    const to = stretch.reduce((last, run) => Math.max(last, run.to), first.to);
    return [{ ...first, to, kind, certificates: stretch.flatMap((run) => run.certificates) }];
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

/**
 * The line on which each block begins; those that would run into their neighbour are left out, first where it is
 * narrow.
 */
function lineNumbers(pieces: readonly Segment[], x: (line: number) => number): SVGElement[] {
  let always = -100;
  let wide = -100;
  return pieces.flatMap((piece) => {
    const at = x(piece.from);
    const text = String(piece.from);
    const width = (100 * (7.3 * text.length + 12)) / WIDE;
    if (at < wide || at + width > 101) return [];
    wide = at + width + (at === 0 ? 5 : 0);
    // A narrow column is as wide as a third of a wide one.
    const isAlways = at >= always;
    if (isAlways) always = at + 2.8 * width;
    const words = at === 0 ? [s("tspan.only-wide", null, "line "), text] : [text];
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
  const full =
    count > 1
      ? piece.kind === "expired"
        ? "certificates, expired"
        : "certificates"
      : found === undefined
        ? piece.words
        : shortName(found.subject);
  const most = Math.floor(room / 6.8);
  const words = full.length <= most ? full : most < 7 ? "" : `${full.slice(0, most - 1).trimEnd()}…`;
  return s(
    "svg.seg",
    { class: piece.kind === "in-date" ? "" : "over", x: `${x}%`, y: 19, width: `${width}%`, height: 44 },
    s("text.num", { x: 11, y: 27, class: width * 2.6 < 9 * number.length + 10 ? "only-wide" : "" }, number),
    s("text.nm.only-wide", { x: 20 + 9 * number.length, y: 26.5 }, words),
  );
}

function spoken(pieces: readonly Segment[]): string {
  const all = pieces.filter((piece) => piece.kind !== "other");
  if (all.length > NUMBERED) {
    const expired = all.filter((piece) => piece.kind === "expired").length;
    const dates = expired === 0 ? "all in date" : `${grouped(expired)} not in date`;
    return `${counted(all.length, "certificate")}, ${dates}.`;
  }
  return pieces
    .map(
      (piece) => `${piece.words}: lines ${piece.from} to ${piece.to}${piece.kind === "expired" ? ", not in date" : ""}`,
    )
    .join("; ");
}
