// What each client does with these files: trouble first, clients that behave alike in one row, certificates as squares.

import type { ClientStatement } from "../contract.js";
import { h, type Child } from "../dom.js";
import { glyph } from "../glyphs.js";
import { bundleOf, clientName, factOf } from "../names.js";
import type { Context } from "../model.js";
import { day, listed, printed, sentences, spelt, visible } from "../words.js";
import { groups, short, usual, type Group, type Row } from "./alike.js";
import { cells, key } from "./cells.js";
import { button, section } from "./frame.js";

interface Columns {
  bundle: number[];
  result: boolean;
  usual: Map<string, string>;
}

const FIRST = 12;

export function clients(context: Context): HTMLElement | null {
  const { report } = context;
  if (report.clients.length === 0) return null;
  const bundle = bundleOf(report);
  const columns: Columns = {
    bundle,
    result: report.clients.some((client) => client.verdict !== "unknown"),
    usual: usual(context, bundle.length > 0),
  };
  const all = groups(context, bundle, columns.result);
  const part = section(
    context,
    "clients",
    "Clients",
    h("p.lede", null, ...lede(columns)),
    columns.bundle.length === 0 ? null : key(),
    ...table(context, columns, all),
  );
  part.dataset["count"] = String(all.reduce((sum, group) => sum + group.rows.length, 0));
  return part;
}

function lede(columns: Columns): Child[] {
  const reads =
    columns.bundle.length === 0 ? "What each client does with your files" : "What each client reads of your CA file";
  const open = columns.result ? "" : " Whether it connects depends on what the server presents, which was not given.";
  return [
    `${reads}, which roots it trusts besides, and whether it compares the host name.${open} `,
    h("b", null, "Bold"),
    " is where it differs from most.",
  ];
}

function table(context: Context, columns: Columns, all: readonly Group[]): Child[] {
  const heads = [
    "Client",
    ...(columns.bundle.length > 0 ? [`Reads of your ${spelt(columns.bundle.length)}`] : []),
    ...(columns.result ? ["Outcome"] : []),
    "Trusts besides",
    "Host name",
    "Known from",
  ];
  // Narrow widths change the display of a table, which takes its roles away unless they are said.
  const body = h(
    "table.loaders.wide",
    { role: "table", part: "table", "aria-label": "What each client does with your files" },
    h(
      "thead",
      { role: "rowgroup" },
      h("tr", { role: "row" }, ...heads.map((words) => h("th", { role: "columnheader", scope: "col" }, words))),
    ),
  );
  let room = FIRST;
  const hidden: HTMLElement[] = [];
  for (const group of all) {
    const rows = group.rows.map((row) => tableRow(context, columns, row));
    const most = Math.max(3, group.isTrouble ? FIRST : room);
    // Two rows more are not worth a button.
    if (rows.length > most + 2) hidden.push(...rows.slice(most));
    room -= rows.length;
    body.append(
      h(
        "tbody",
        { role: "rowgroup" },
        h(
          "tr.grp-row",
          { role: "row" },
          h(
            "th.grp",
            { role: "rowheader", scope: "rowgroup", colspan: heads.length },
            h("span.state", { class: group.glyph }, glyph(group.glyph), h("span", null, ...group.title)),
          ),
        ),
        ...rows,
      ),
    );
  }
  for (const row of hidden) row.hidden = true;
  if (hidden.length === 0) return [body];
  const show = h(
    "p.actions",
    null,
    button(
      null,
      `Show ${hidden.length} more clients`,
      () => {
        for (const row of hidden) row.hidden = false;
        show.remove();
        const [first] = hidden;
        if (first !== undefined) {
          first.tabIndex = -1;
          first.focus({ preventScroll: true });
        }
      },
      { "data-key": "all-clients" },
    ),
  );
  return [body, show];
}

function tableRow(context: Context, columns: Columns, row: Row): HTMLElement {
  const [first] = row.statements as [ClientStatement];
  const cell = (heading: string, about: string): HTMLElement => {
    const words = short(factOf(context, first.id, about), columns.bundle.length > 0);
    const isOdd = words !== columns.usual.get(about) && words !== "not known";
    return h("td", { role: "cell", "data-label": heading }, isOdd ? h("span.dev", null, words) : words);
  };
  return h(
    "tr",
    { role: "row" },
    h("th", { role: "rowheader", scope: "row" }, rowName(context, row), variants(row)),
    columns.bundle.length === 0 ? null : h("td.reads", { role: "cell" }, ...cells(context, first, columns.bundle)),
    columns.result ? h("td.outcome", { role: "cell", "data-label": "" }, ...outcome(context, first)) : null,
    cell("Trusts besides", "system_roots"),
    cell("Host name", "host_name"),
    h("td.from", { role: "cell", "data-label": "" }, knownFrom(context, row)),
  );
}

/** The plain name where that one is meant, too, else the shortest that says which. */
function rowName(context: Context, row: Row): string {
  const names = row.statements.map(({ id }) => clientName(context, id)).sort((a, b) => a.length - b.length);
  return visible(
    row.statements.some(({ id }) => id === row.family) ? clientName(context, row.family) : (names[0] ?? row.family),
  );
}

/** On which runtimes, where the name does not say so. */
function variants(row: Row): Child {
  if (row.statements.length < 2) return null;
  const runtimes = [...new Set(row.statements.flatMap((one) => (one.runtime === null ? [] : [one.runtime])))];
  const [first = ""] = runtimes;
  const stem = /^\D+/.exec(first)?.[0];
  const words =
    stem !== undefined && runtimes.every((one) => one.startsWith(stem) && /^[\d.]+$/.test(one.slice(stem.length)))
      ? `${stem}${listed(runtimes.map((one) => one.slice(stem.length)))}`
      : listed(runtimes);
  return words === "" ? null : h("small", null, words);
}

function outcome(context: Context, one: ClientStatement): Child[] {
  if (one.verdict === "accepts")
    return ["connects", one.works_until === null ? "" : [" until ", h("span.nowrap", null, day(one.works_until))]];
  if (one.verdict === "refuses") {
    const finding = context.report.findings[one.causes[0] ?? -1];
    const words = one.prints ?? one.class ?? (finding === undefined ? "" : sentences(finding.message)[0]);
    return [h("code", null, printed(words))];
  }
  const open: Record<string, string> = {
    "server-chain": "depends on the server’s chain",
    "client-ca": "depends on the server’s CA",
    signature: "signature not judged",
  };
  return [listed(one.assumed.map((what) => open[what] ?? what)) || "not known"];
}

/** `measured, 8.1.0`; nothing is called measured of which a part was only read in source. */
function knownFrom(context: Context, row: Row): string {
  const facts = row.statements.flatMap(({ id }) => context.facts.get(id) ?? []);
  const measured = facts.filter((one) => one.evidence === "measured").length;
  const versions = [...new Set(row.statements.flatMap((one) => (one.version === null ? [] : [one.version])))];
  const how = measured === facts.length && measured > 0 ? "measured" : measured > 0 ? "measured and source" : "source";
  return versions.length === 0 ? how : `${how}, ${listed(versions)}`;
}
