// Which clients behave alike: trouble first, each client with its versions and runtimes in one row where they agree.

import type { ClientStatement } from "../contract.js";
import type { Child } from "../dom.js";
import type { GlyphName } from "../glyphs.js";
import { factOf, rankOf } from "../names.js";
import type { Context } from "../model.js";
import { spelt } from "../words.js";
import { codeOf } from "./findings.js";

export interface Row {
  statements: ClientStatement[];
  family: string;
}

export interface Group {
  glyph: GlyphName;
  title: Child[];
  rows: Row[];
  isTrouble: boolean;
}

/**
 * Trouble first: those that refuse, by cause; those that read a part; then those that connect, are open, are not
 * known.
 */
export function groups(context: Context, bundle: readonly number[], hasOutcome: boolean): Group[] {
  const { clients: all, findings } = context.report;
  const isJudged = (one: ClientStatement): boolean => context.facts.get(one.id)?.judged ?? true;
  const refusing = all.filter((one) => one.verdict === "refuses");
  const causes = [...new Set(refusing.map((one) => one.causes[0] ?? null))].sort((a, b) => (a ?? 1e9) - (b ?? 1e9));
  const rest = all.filter((one) => one.verdict !== "refuses" && isJudged(one));
  const isPartial = (one: ClientStatement): boolean => one.loses.length > 0;
  const rows = (of: ClientStatement[]): Row[] => merged(context, of);
  const found: Group[] = causes.map((cause) => {
    const finding = cause === null ? undefined : findings[cause];
    return {
      glyph: "error",
      isTrouble: true,
      rows: rows(refusing.filter((one) => (one.causes[0] ?? null) === cause)),
      title: finding === undefined ? ["Will not connect"] : ["Will not connect ", codeOf(context, finding)],
    };
  });
  found.push({
    glyph: "warning",
    isTrouble: true,
    title: ["Reads only a part of the CA file"],
    rows: rows(rest.filter(isPartial)),
  });
  found.push({
    glyph: "ready",
    isTrouble: false,
    title: ["Connects"],
    rows: rows(rest.filter((one) => !isPartial(one) && one.verdict === "accepts")),
  });
  const count = bundle.length === 1 ? "the one certificate" : `all ${spelt(bundle.length)} certificates`;
  const whole = bundle.length > 0 ? `Reads ${count}` : "Not known without the server’s chain";
  found.push({
    glyph: bundle.length > 0 ? "ready" : "unknown",
    isTrouble: false,
    title: [hasOutcome ? `${whole}; the rest is not known` : whole],
    rows: rows(rest.filter((one) => !isPartial(one) && one.verdict === "unknown")),
  });
  found.push({
    glyph: "unknown",
    isTrouble: false,
    title: ["Not foretold: never measured"],
    rows: rows(all.filter((one) => one.verdict !== "refuses" && !isJudged(one))),
  });
  return found.filter((group) => group.rows.length > 0);
}

/** Versions and runtimes of a client that do the same are one row. */
function merged(context: Context, statements: readonly ClientStatement[]): Row[] {
  const rows = new Map<string, Row>();
  for (const one of statements) {
    const family = context.facts.get(one.id)?.family ?? one.id;
    // Of ten thousand certificates the numbers are compared by their count and sum.
    const sum = one.loads.reduce((total, at) => total + at + 1, 0);
    const alike = JSON.stringify([
      family,
      one.verdict,
      one.loads.length,
      sum,
      one.loses[0]?.why,
      one.causes,
      one.prints,
      one.works_until,
      factOf(context, one.id, "system_roots"),
      short(factOf(context, one.id, "host_name"), true),
    ]);
    const row = rows.get(alike);
    if (row === undefined) rows.set(alike, { statements: [one], family });
    else row.statements.push(one);
  }
  return [...rows.values()].sort((a, b) => rankOf(context, a.family) - rankOf(context, b.family));
}

/** A fact in the few words of a cell; its sentence where none is shorter. */
export function short(text: string, hasBundle: boolean): string {
  if (text.startsWith("compared")) return "checked";
  if (text.startsWith("not compared")) return "never checked";
  if (text.startsWith("a CA file is added")) return "the system’s roots";
  if (text.startsWith("a CA file stands in")) return hasBundle ? "nothing" : "the system’s roots";
  if (text.startsWith("never read"))
    return !hasBundle && text.includes("list of its own") ? "a list of its own" : "nothing";
  return text === "" ? "not known" : text;
}

/** What most clients do, fact by fact. */
export function usual(context: Context, hasBundle: boolean): Map<string, string> {
  return new Map(
    ["system_roots", "host_name"].map((about) => {
      const counts = new Map<string, number>();
      for (const { id } of context.report.clients) {
        const text = short(factOf(context, id, about), hasBundle);
        counts.set(text, (counts.get(text) ?? 0) + 1);
      }
      return [about, [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? ""];
    }),
  );
}
