// The chain as a drawing where there is room, and always as a tree in words: the drawing says nothing to a screen
// reader.

import type { Certificate } from "../contract.js";
import { h, type Child } from "../dom.js";
import { label, lacksServerChain, square, standing } from "../names.js";
import type { Context } from "../model.js";
import { day, name, visible } from "../words.js";
import { drawing } from "./drawing.js";
import { forest, unused, type Tree } from "./forest.js";
import { firstOf, more, section } from "./frame.js";

const FIRST = 20;

export function chain(context: Context): HTMLElement | null {
  const { report } = context;
  if (report.certificates.length === 0) return null;
  const all = forest(report);
  const idle = unused(report);
  const picture = drawing(context, all, idle);
  const alone = all.filter((tree) => tree.children.length === 0);
  // Many roots that sign nothing here hide the few that do.
  const isCrowd = alone.length > FIRST;
  const shown = isCrowd ? all.filter((tree) => tree.children.length > 0) : all;
  const list = h("ul");
  return section(
    context,
    "chain",
    "Chain",
    h("p.lede", null, ...lede(context, picture !== null, idle.size > 0)),
    h(
      "figure.chain",
      { part: "chart", class: picture === null ? "undrawn" : "" },
      picture,
      h(
        "div.tree",
        null,
        ...firstOf(shown, FIRST, list, (tree) => branch(context, tree, idle), "branches"),
        isCrowd ? crowd(context, alone, idle) : null,
      ),
    ),
  );
}

function lede(context: Context, isDrawn: boolean, hasIdle: boolean): Child[] {
  const open = lacksServerChain(context.report)
    ? " What the server presents was not given."
    : "";
  const grey = hasIdle ? ", grey what no chain needs" : "";
  const marks = " An arrow runs from the signer; dashes mark what is not in date, dots what no file here shows";
  return [`Who signed whom.${isDrawn ? `${marks}${grey}.` : ""}${open}`];
}

function crowd(context: Context, alone: readonly Tree[], idle: ReadonlySet<number>): HTMLElement {
  const list = h("ul");
  return more(
    "chain-alone",
    `${alone.length} certificates that sign nothing in these files`,
    h("div", null, ...firstOf(alone, FIRST, list, (tree) => branch(context, tree, idle), "certificates")),
  );
}

function branch(context: Context, tree: Tree, idle: ReadonlySet<number>): HTMLElement {
  const one = tree.certificate === null ? undefined : context.report.certificates[tree.certificate];
  const below =
    tree.children.length === 0 ? null : h("ul", null, ...tree.children.map((child) => branch(context, child, idle)));
  if (one === undefined || tree.certificate === null) {
    return h(
      "li.absent",
      null,
      h(
        "span.t",
        null,
        h("span.n.absent", null, "?"),
        h("span", null, name(tree.missing ?? ""), h("small", null, "in none of the files")),
      ),
      below,
    );
  }
  return h(
    "li",
    { class: idle.has(tree.certificate) ? "unused" : "" },
    h(
      "span.t",
      null,
      h(
        "span.squares",
        null,
        square(context, tree.certificate),
        ...tree.twins.slice(0, 3).map((at) => square(context, at)),
      ),
      h(
        "span",
        null,
        h("b", null, name(label(one))),
        h("small", null, words(context, one, tree, idle.has(tree.certificate))),
      ),
    ),
    below,
  );
}

function words(context: Context, one: Certificate, tree: Tree, isIdle: boolean): string {
  const parts = [visible(one.role.replaceAll("-", " ")), standingWords(one, context.report.time)];
  const isCa = one.role === "root" || one.role === "intermediate";
  if (tree.twins.length > 0)
    parts.push(`given ${tree.twins.length === 1 ? "twice" : `${tree.twins.length + 1} times`}`);
  if (isIdle) parts.push("no chain of these files needs it");
  else if (isCa && tree.children.length === 0) parts.push("signs nothing in these files");
  return parts.join(", ");
}

export function standingWords(one: Certificate, time: string): string {
  const is = standing(one, time);
  return is === "expired"
    ? `expired ${day(one.not_after)}`
    : is === "not-yet"
      ? `in date from ${day(one.not_before)}`
      : `in date until ${day(one.not_after)}`;
}
