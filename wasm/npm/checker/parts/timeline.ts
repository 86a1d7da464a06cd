// When each certificate may be used, with today's line and a slider that moves the date of the check.

import type { Certificate } from "../contract.js";
import { h, s } from "../dom.js";
import { label, square, standing } from "../names.js";
import type { Context } from "../model.js";
import { counted, DAY, day, daysBetween, name } from "../words.js";
import { ahead, slider } from "./ahead.js";
import { firstOf, section, state } from "./frame.js";

const FIRST = 20;
const YEAR = 365.25 * DAY;

/** The span of time that is drawn, and where a moment lies in it. */
export interface Axis {
  from: number;
  to: number;
  x(moment: string | number): number;
  /** Round dates, at most seven. */
  ticks: { at: number; words: string }[];
}

export function timeline(context: Context): HTMLElement | null {
  const { certificates } = context.report;
  if (certificates.length === 0) return null;
  const axis = axisOf(context);
  const figure = h("figure.timeline", { part: "chart" });
  const list = h("div", { role: "list" });
  const rows = certificates.map((_, at) => at);
  figure.append(
    h("figcaption", null, "When each certificate may be used."),
    scale(context, axis),
    slider(context, axis, figure),
  );
  for (const child of firstOf(rows, FIRST, list, (at) => row(context, axis, at), "certificates")) {
    if (child instanceof Node) figure.append(child);
  }
  figure.append(...ahead(context));
  return section(context, "validity", "Validity", figure);
}

/** From the first beginning to the last end; ends beyond thirty-five years from today are cut off. */
function axisOf(context: Context): Axis {
  const now = Date.parse(context.report.time);
  const today = Date.parse(context.today);
  const all = context.report.certificates;
  const begin = all.reduce((least, one) => Math.min(least, Date.parse(one.not_before) || least), Math.min(today, now));
  const end = all.reduce((most, one) => Math.max(most, Date.parse(one.not_after) || most), Math.max(today, now));
  const first = Math.max(begin, today - 40 * YEAR);
  const last = Math.min(end, Math.max(today, now) + 35 * YEAR);
  const room = Math.max(DAY * 30, (last - first) * 0.04);
  const [from, to] = [first - room, last + room];
  const x = (moment: string | number): number => {
    const at = typeof moment === "number" ? moment : Date.parse(moment);
    return Math.round(1000 * Math.min(100, Math.max(0, (100 * (at - from)) / (to - from)))) / 1000;
  };
  return { from, to, x, ticks: ticks(from, to) };
}

function ticks(from: number, to: number): Axis["ticks"] {
  const months = [1, 3, 6, 12, 24, 60, 120, 300].find((step) => (to - from) / ((step * YEAR) / 12) <= 7) ?? 600;
  const found = [];
  const start = new Date(from).getUTCFullYear();
  const first = months >= 12 ? Math.floor(start / (months / 12)) * (months / 12) * 12 : start * 12;
  for (let month = first; ; month += months) {
    const at = Date.UTC(Math.floor(month / 12), month % 12, 1);
    if (at > to) return found;
    const [year, of] = [Math.floor(month / 12), (month % 12) + 1];
    if (at >= from)
      found.push({ at, words: months >= 12 ? String(year) : `${year}-${String(of).padStart(2, "0")}` });
  }
}

function anchor(x: number): string {
  return x < 3 ? "start" : x > 97 ? "end" : "middle";
}

function scale(context: Context, axis: Axis): HTMLElement {
  const now = axis.x(context.today);
  return h(
    "div.trow.scale",
    { "aria-hidden": "true" },
    h("span.who"),
    s(
      "svg.track.axis",
      { width: "100%" },
      s(
        "text.today",
        { x: `${now}%`, y: 12, "text-anchor": now < 20 ? "start" : now > 80 ? "end" : "middle" },
        `today, ${day(context.today)}`,
      ),
      ...axis.ticks
        .filter(({ at }) => axis.x(at) > 2 && axis.x(at) < 98)
        .map(({ at, words }) => s("text", { x: `${axis.x(at)}%`, y: 33, "text-anchor": anchor(axis.x(at)) }, words)),
    ),
    h("span.until"),
  );
}

function row(context: Context, axis: Axis, at: number): HTMLElement {
  const one = context.report.certificates[at] as Certificate;
  const { time } = context.report;
  const isNow = standing(one, time);
  const [from, to] = [axis.x(one.not_before), axis.x(one.not_after)];
  const now = axis.x(context.today);
  const moved = axis.x(time);
  return h(
    "div.trow",
    { role: "listitem" },
    h("span.who", null, square(context, at), name(label(one))),
    s(
      "svg.track",
      { width: "100%", "aria-hidden": "true" },
      ...axis.ticks.map((tick) =>
        s("line.tick", { x1: `${axis.x(tick.at)}%`, x2: `${axis.x(tick.at)}%`, y1: 0, y2: "100%" }),
      ),
      s("rect.bar", {
        class: isNow === "in-date" ? "" : "expired",
        "data-from": one.not_before,
        "data-to": one.not_after,
        x: `${from}%`,
        y: "50%",
        width: `${Math.max(0.3, to - from)}%`,
        height: 10,
        rx: 2,
        transform: "translate(0 -5)",
      }),
      s("line.now", { x1: `${now}%`, x2: `${now}%`, y1: 0, y2: "100%" }),
      s("line.moved", {
        x1: `${moved}%`,
        x2: `${moved}%`,
        y1: 0,
        y2: "100%",
        class: day(time) === day(context.today) ? "same" : "",
      }),
    ),
    h("span.until", null, untilWords(one, isNow)),
  );
}

function untilWords(one: Certificate, isNow: ReturnType<typeof standing>): HTMLElement {
  if (isNow === "expired") return state("ended", h("span.vh", null, "expired "), day(one.not_after));
  if (isNow === "not-yet") return state("unknown", "from ", day(one.not_before));
  const [year = ""] = one.not_after.split("-");
  return state("runs", h("span.vh", null, "in date until "), Number(year) >= 9999 ? "no end" : day(one.not_after));
}

/** `4,105 days left`, `ended 1,153 days ago`. */
export function left(one: Certificate, time: string): string {
  const days = daysBetween(time, one.not_after);
  if (standing(one, time) === "expired") return days === 0 ? "today" : `${counted(-days, "day")} ago`;
  return counted(days, "day");
}
