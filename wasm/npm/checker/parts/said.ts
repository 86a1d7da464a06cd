// The exact words of each client, so that a search for the message finds them.

import { h } from "../dom.js";
import { rankOf, someClients } from "../names.js";
import type { Context } from "../model.js";
import { printed } from "../words.js";
import { more } from "./frame.js";

const FIRST = 4;

/** What clients print because of the finding `at`; null where it is not known or nothing. */
export function said(context: Context, at: number): HTMLElement | null {
  const byText = new Map<string, string[]>();
  for (const client of context.report.clients) {
    // The first cause is the one that the client speaks of.
    if (client.verdict !== "refuses" || client.causes[0] !== at || client.prints === null) continue;
    byText.set(client.prints, [...(byText.get(client.prints) ?? []), client.id]);
  }
  if (byText.size === 0) return null;
  const rank = (ids: readonly string[]): number => Math.min(...ids.map((id) => rankOf(context, id)));
  const rows = [...byText].sort((a, b) => rank(a[1]) - rank(b[1]) || b[1].length - a[1].length);
  const [first, rest] = [rows.slice(0, FIRST), rows.slice(FIRST)];
  return h(
    "div",
    null,
    table(context, first, "What clients say"),
    rest.length === 0
      ? null
      : more(`said-${at}`, `The words of ${rest.length} more`, table(context, rest, "What other clients say")),
  );
}

function table(context: Context, rows: readonly (readonly [string, string[]])[], caption: string): HTMLElement {
  return h(
    "table.said",
    { part: "table" },
    h("caption.vh", null, caption),
    h(
      "tbody",
      null,
      ...rows.map(([prints, ids]) =>
        h(
          "tr",
          null,
          h("th", { scope: "row" }, someClients(context, ids, 3)),
          h("td", null, h("code", null, printed(prints))),
        ),
      ),
    ),
  );
}
