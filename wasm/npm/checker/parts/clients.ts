// What each client does with these files: trouble first, clients that behave alike in one row, certificates as squares.

import type { ClientStatement } from "../contract.js";
import { h, type Child } from "../dom.js";
import { glyph, type GlyphName } from "../glyphs.js";
import { bundleOf, clientName, rankOf } from "../names.js";
import type { Context } from "../model.js";
import { day, listed, printed, sentences, spelt, visible } from "../words.js";
import { cells, key } from "./cells.js";
import { button, section } from "./frame.js";
import { codeOf } from "./findings.js";

interface Row { statements: ClientStatement[]; family: string }
interface Group { glyph: GlyphName; title: Child[]; rows: Row[]; isTrouble: boolean }
interface Columns { bundle: number[]; result: boolean; usual: Map<string, string> }

const FIRST = 12;

export function clients(context: Context): HTMLElement | null {
  const { report } = context;
  if (report.clients.length === 0) return null;
  const columns: Columns = {
    bundle: bundleOf(report),
    result: report.clients.some((client) => client.verdict !== "unknown"),
    usual: usual(context),
  };
  const all = groups(context, columns);
  const part = section(context, "clients", "Clients", h("p.lede", null, ...lede(columns)),
    columns.bundle.length === 0 ? null : key(),
    ...table(context, columns, all));
  part.dataset["count"] = String(all.reduce((sum, group) => sum + group.rows.length, 0));
  return part;
}

function lede(columns: Columns): Child[] {
  const reads = columns.bundle.length === 0 ? "What each client does with your files" : "What each client reads of your CA file";
  const open = columns.result ? "" : " Whether it connects depends on what the server presents, which was not given.";
  return [`${reads}, which roots it trusts besides, and whether it compares the host name.${open} `, h("b", null, "Bold"), " is where it differs from most."];
}

/** Trouble first: those that refuse, by cause; those that read a part; then those that connect, are open, are not known. */
function groups(context: Context, columns: Columns): Group[] {
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
      glyph: "error", isTrouble: true, rows: rows(refusing.filter((one) => (one.causes[0] ?? null) === cause)),
      title: finding === undefined ? ["Will not connect"] : ["Will not connect ", codeOf(context, finding)],
    };
  });
  found.push({ glyph: "warning", isTrouble: true, title: ["Reads only a part of the CA file"], rows: rows(rest.filter(isPartial)) });
  found.push({ glyph: "ready", isTrouble: false, title: ["Connects"], rows: rows(rest.filter((one) => !isPartial(one) && one.verdict === "accepts")) });
  const whole = columns.bundle.length > 0 ? `Reads ${columns.bundle.length === 1 ? "the one certificate" : `all ${spelt(columns.bundle.length)} certificates`}` : "Not known without the server’s chain";
  found.push({
    glyph: columns.bundle.length > 0 ? "ready" : "unknown", isTrouble: false, title: [columns.result ? `${whole}; the rest is not known` : whole],
    rows: rows(rest.filter((one) => !isPartial(one) && one.verdict === "unknown")),
  });
  found.push({ glyph: "unknown", isTrouble: false, title: ["Not foretold: never measured"], rows: rows(all.filter((one) => one.verdict !== "refuses" && !isJudged(one))) });
  return found.filter((group) => group.rows.length > 0);
}

/** Versions and runtimes of a client that do the same are one row. */
function merged(context: Context, statements: readonly ClientStatement[]): Row[] {
  const rows = new Map<string, Row>();
  for (const one of statements) {
    const family = context.facts.get(one.id)?.family ?? one.id;
    const alike = JSON.stringify([family, one.verdict, one.loads, one.loses, one.causes, one.prints, one.works_until,
      fact(context, one.id, "system_roots"), short(fact(context, one.id, "host_name"))]);
    const row = rows.get(alike);
    if (row === undefined) rows.set(alike, { statements: [one], family });
    else row.statements.push(one);
  }
  return [...rows.values()].sort((a, b) => rankOf(context, a.family) - rankOf(context, b.family));
}

function fact(context: Context, id: string, about: string): string {
  return context.facts.get(id)?.facts.find((one) => one.about === about)?.text ?? "";
}

/** A fact in the few words of a cell; its sentence where none is shorter. */
function short(text: string): string {
  if (text.startsWith("compared")) return "checked";
  if (text.startsWith("not compared")) return "never checked";
  if (text.startsWith("a CA file is added")) return "the system’s roots";
  if (text.startsWith("a CA file stands in") || text.startsWith("never read")) return "nothing";
  return text === "" ? "not known" : text;
}

/** What most clients do, fact by fact. */
function usual(context: Context): Map<string, string> {
  return new Map(["system_roots", "host_name"].map((about) => {
    const counts = new Map<string, number>();
    for (const { id } of context.report.clients) {
      const text = short(fact(context, id, about));
      counts.set(text, (counts.get(text) ?? 0) + 1);
    }
    return [about, [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? ""];
  }));
}

function table(context: Context, columns: Columns, all: readonly Group[]): Child[] {
  const heads = ["Client", ...columns.bundle.length > 0 ? [`Reads of your ${spelt(columns.bundle.length)}`] : [],
    ...columns.result ? ["Outcome"] : [], "Trusts besides", "Host name", "Known from"];
  // Narrow widths change the display of a table, which takes its roles away unless they are said.
  const body = h("table.loaders.wide", { role: "table", part: "table", "aria-label": "What each client does with your files" },
    h("thead", { role: "rowgroup" }, h("tr", { role: "row" }, ...heads.map((words) => h("th", { role: "columnheader", scope: "col" }, words)))));
  let room = FIRST;
  const hidden: HTMLElement[] = [];
  for (const group of all) {
    const rows = group.rows.map((row) => tableRow(context, columns, row));
    const most = Math.max(3, group.isTrouble ? FIRST : room);
    // Two rows more are not worth a button.
    if (rows.length > most + 2) hidden.push(...rows.slice(most));
    room -= rows.length;
    body.append(h("tbody", { role: "rowgroup" },
      h("tr.grp-row", { role: "row" }, h("th.grp", { role: "rowheader", scope: "rowgroup", colspan: heads.length },
        h("span.state", { class: group.glyph }, glyph(group.glyph), h("span", null, ...group.title)))),
      ...rows));
  }
  for (const row of hidden) row.hidden = true;
  if (hidden.length === 0) return [body];
  const show = h("p.actions", null, button(null, `Show ${hidden.length} more clients`, () => {
    for (const row of hidden) row.hidden = false;
    show.remove();
    const [first] = hidden;
    if (first !== undefined) { first.tabIndex = -1; first.focus({ preventScroll: true }); }
  }, { "data-key": "all-clients" }));
  return [body, show];
}

function tableRow(context: Context, columns: Columns, row: Row): HTMLElement {
  const [first] = row.statements as [ClientStatement];
  const cell = (heading: string, about: string): HTMLElement => {
    const words = short(fact(context, first.id, about));
    const isOdd = words !== columns.usual.get(about) && words !== "not known";
    return h("td", { role: "cell", "data-label": heading }, isOdd ? h("span.dev", null, words) : words);
  };
  return h("tr", { role: "row" },
    h("th", { role: "rowheader", scope: "row" }, rowName(context, row), variants(row)),
    columns.bundle.length === 0 ? null : h("td.reads", { role: "cell" }, ...cells(context, first, columns.bundle)),
    columns.result ? h("td.outcome", { role: "cell", "data-label": "" }, ...outcome(context, first)) : null,
    cell("Trusts besides", "system_roots"), cell("Host name", "host_name"),
    h("td.from", { role: "cell", "data-label": "" }, knownFrom(context, row)));
}

/** The plain name where that one is meant, too, else the shortest that says which. */
function rowName(context: Context, row: Row): string {
  const names = row.statements.map(({ id }) => clientName(context, id)).sort((a, b) => a.length - b.length);
  return visible(row.statements.some(({ id }) => id === row.family) ? clientName(context, row.family) : names[0] ?? row.family);
}

/** On which runtimes, where the name does not say so. */
function variants(row: Row): Child {
  if (row.statements.length < 2) return null;
  const runtimes = [...new Set(row.statements.flatMap((one) => one.runtime === null ? [] : [one.runtime]))];
  const [first = ""] = runtimes;
  const stem = /^\D+/.exec(first)?.[0];
  const words = stem !== undefined && runtimes.every((one) => one.startsWith(stem) && /^[\d.]+$/.test(one.slice(stem.length)))
    ? `${stem}${listed(runtimes.map((one) => one.slice(stem.length)))}` : listed(runtimes);
  return words === "" ? null : h("small", null, words);
}

function outcome(context: Context, one: ClientStatement): Child[] {
  if (one.verdict === "accepts") return ["connects", one.works_until === null ? "" : [" until ", h("span.nowrap", null, day(one.works_until))]];
  if (one.verdict === "refuses") {
    const finding = context.report.findings[one.causes[0] ?? -1];
    const words = one.prints ?? one.class ?? (finding === undefined ? "" : sentences(finding.message)[0]);
    return [h("code", null, printed(words))];
  }
  const open: Record<string, string> = { "server-chain": "depends on the server’s chain", "client-ca": "depends on the server’s CA", signature: "signature not judged" };
  return [listed(one.assumed.map((what) => open[what] ?? what)) || "not known"];
}

/** `measured, 8.1.0`; nothing is called measured of which a part was only read in source. */
function knownFrom(context: Context, row: Row): string {
  const facts = row.statements.flatMap(({ id }) => context.facts.get(id) ?? []);
  const measured = facts.filter((one) => one.evidence === "measured").length;
  const versions = [...new Set(row.statements.flatMap((one) => one.version === null ? [] : [one.version]))];
  const how = measured === facts.length && measured > 0 ? "measured" : measured > 0 ? "measured and source" : "source";
  return versions.length === 0 ? how : `${how}, ${listed(versions)}`;
}
