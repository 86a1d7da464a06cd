// Should TLS be on at all? Redis Cloud's own table, with the person's cell outlined.

import type { Access } from "../contract.js";
import { h, type Child } from "../dom.js";
import type { Context } from "../model.js";
import { capital, day, longDay } from "../words.js";
import { section } from "./frame.js";

export function plan(context: Context): HTMLElement | null {
  const { recommendation } = context.report;
  const { subscription, access } = context.question;
  if (recommendation === null) return null;
  const at = recommendation.text.lastIndexOf(": ");
  const [where, what] =
    at < 0 ? ["", recommendation.text] : [recommendation.text.slice(0, at + 2), recommendation.text.slice(at + 2)];
  return section(
    context,
    "plan",
    "Your plan",
    h(
      "div.plan-body",
      null,
      h(
        "div",
        null,
        h("p.say", null, where, h("b", null, what)),
        h("p", null, `Client authentication, also called mutual TLS: ${recommendation.client_authentication}.`),
      ),
      table(context, subscription, access),
    ),
  );
}

/** The table of the edition that knows the subscription; without one, that of today. */
export function table(
  context: Pick<Context, "plans">,
  subscription: string | null,
  access: Access | null,
): HTMLElement {
  const { rows, editions } = context.plans;
  const mine = rows.find((row) => row.subscription === subscription);
  const newest = editions[editions.length - 1]?.since;
  const edition = mine?.edition ?? newest;
  const shown = rows.filter((row) => row.edition === edition);
  const names = [...new Set(shown.map((row) => row.name))];
  const source = editions.find((one) => one.since === edition);
  const cell = (name: string, of: Access): HTMLElement => {
    const row = shown.find((one) => one.name === name && one.access === of);
    const isHere = row !== undefined && row.subscription === subscription && of === access;
    return h("td", { class: isHere ? "here" : "" }, row?.cell ?? "", isHere ? h("small", null, "your case") : null);
  };
  return h(
    "div",
    null,
    h(
      "table.grid-table",
      { part: "table" },
      h("caption", null, "What Redis Cloud recommends, by plan and endpoint"),
      h(
        "thead",
        null,
        h(
          "tr",
          null,
          ...["Plan", "Public endpoint", "Private endpoint"].map((words) => h("th", { scope: "col" }, words)),
        ),
      ),
      h(
        "tbody",
        null,
        ...names.map((name) =>
          h("tr", null, h("th", { scope: "row" }, name), cell(name, "public"), cell(name, "private")),
        ),
      ),
    ),
    source === undefined
      ? null
      : h(
          "p.fine",
          null,
          "From the ",
          h("a", { href: source.source, rel: "noreferrer" }, "documentation of Redis Cloud"),
          `, since ${longDay(day(source.since))}`,
          source.until === null ? "." : [` until ${longDay(day(source.until))}. `, ...later(context)],
        ),
  );
}

/** What has been renamed since, in the words of the table itself. */
function later(context: Pick<Context, "plans">): Child[] {
  return context.plans.remarks.filter((remark) => /\bcalled\b/.test(remark)).map(capital);
}
