// Looking ahead: a slider over the timeline, and the days on which something ends, with the clients that then stop.

import { h, s, type Child } from "../dom.js";
import { called, someClients } from "../names.js";
import type { Context } from "../model.js";
import { DAY, day, longDay, spelt } from "../words.js";
import { button, linkButton } from "./frame.js";
import type { Axis } from "./timeline.js";

const EVENTS = 6;

interface Event_ {
  day: string;
  at: string;
  ends: number[];
  stops: string[];
}

/**
 * The days after today on which a certificate ends or a client stops, earliest first, wherever the date was moved
 * to.
 */
export function events(context: Context): Event_[] {
  const { certificates, clients, time } = context.atToday;
  const found = new Map<string, Event_>();
  const on = (moment: string): Event_ => {
    const event = found.get(day(moment)) ?? { day: day(moment), at: moment, ends: [], stops: [] };
    if (moment > event.at) event.at = moment;
    found.set(day(moment), event);
    return event;
  };
  certificates.forEach((one, at) => {
    if (one.not_after >= time && !one.not_after.startsWith("9999")) on(one.not_after).ends.push(at);
  });
  for (const client of clients) {
    if (client.works_until !== null && client.works_until >= time) on(client.works_until).stops.push(client.id);
  }
  return [...found.values()].sort((a, b) => (a.day < b.day ? -1 : 1));
}

/** The moment after an end, at which it can be seen. */
function after(moment: string): string {
  return new Date(Date.parse(moment) + 1000).toISOString().replace(".000Z", "Z");
}

/**
 * A native range over the axis. While it moves, lines and bars follow; when it is let go, everything is checked
 * again.
 */
export function slider(context: Context, axis: Axis, figure: HTMLElement): HTMLElement {
  const { report, today, actions } = context;
  const start = Math.floor(axis.from / DAY);
  const time = (value: string): string => {
    const chosen = new Date(Number(value) * DAY).toISOString().replace(".000Z", "Z");
    return day(chosen) === day(today) ? today : chosen;
  };
  const value = Math.floor(Date.parse(report.time) / DAY);
  const spoken = (moment: string): string =>
    day(moment) === day(today) ? `today, ${longDay(moment)}` : longDay(moment);
  const words = h("output.when", { for: "validity-date" }, dateWords(context, report.time));
  const input = h("input", {
    type: "range",
    id: "validity-date",
    "data-key": "validity-date",
    min: start,
    max: Math.ceil(axis.to / DAY),
    step: 1,
    value,
    "aria-valuetext": spoken(report.time),
    on: {
      input: () => {
        const moment = time(input.value);
        input.setAttribute("aria-valuetext", spoken(moment));
        words.replaceChildren(dateWords(context, moment));
        follow(figure, axis, moment, today);
      },
      change: () => {
        const moment = time(input.value);
        actions.setTime(moment === today ? null : moment);
      },
    },
  });
  const back = button(null, "Back to today", () => actions.setTime(null), { class: "quiet", "data-key": "today" });
  back.hidden = day(report.time) === day(today);
  return h(
    "div.trow.slide",
    null,
    h("span.who", null, h("label", { for: "validity-date" }, "Date of the check"), words),
    h("span.range", null, marks(context, axis), input),
    h("span.until", null, back),
  );
}

/** Where clients stop, on the slider's own line; in words it is said under "What ends next". */
function marks(context: Context, axis: Axis): SVGElement | null {
  const stops = events(context).filter((event) => event.stops.length > 0);
  if (stops.length === 0) return null;
  return s(
    "svg.marks",
    { width: "100%", height: 24, "aria-hidden": "true" },
    ...stops
      .slice(0, 20)
      .map((event) => s("line.stop", { x1: `${axis.x(event.at)}%`, x2: `${axis.x(event.at)}%`, y1: 2, y2: 22 })),
  );
}

function dateWords(context: Context, moment: string): string {
  const stopped = context.atToday.clients.filter(
    (client) => client.works_until !== null && client.works_until < moment,
  );
  const known = context.atToday.clients.filter((client) => client.works_until !== null).length;
  const who =
    stopped.length === known
      ? "every client"
      : someClients(
          context,
          stopped.map((client) => client.id),
          2,
        );
  const words = stopped.length === 0 ? "" : `: ${who} stopped`;
  return `${day(moment) === day(context.today) ? "today" : day(moment)}${words}`;
}

/** Moves the line of every row, and draws as expired what then is. */
function follow(figure: HTMLElement, axis: Axis, moment: string, today: string): void {
  const x = `${axis.x(moment)}%`;
  for (const line of figure.querySelectorAll("line.moved")) {
    line.setAttribute("x1", x);
    line.setAttribute("x2", x);
    line.classList.toggle("same", day(moment) === day(today));
  }
  for (const bar of figure.querySelectorAll<SVGElement>("rect.bar")) {
    const { from = "", to = "" } = bar.dataset;
    bar.classList.toggle("expired", Date.parse(to) < Date.parse(moment) || Date.parse(from) > Date.parse(moment));
  }
}

/** What ends next, each with a button that looks at that day. */
export function ahead(context: Context): HTMLElement[] {
  const all = events(context);
  if (all.length === 0) return [];
  const isPast = (event: Event_): boolean => event.at < context.report.time;
  const shown = all.slice(0, EVENTS);
  const isKnown = context.atToday.clients.some((client) => client.works_until !== null);
  return [
    h(
      "div.ahead",
      null,
      h(
        "p.legend",
        null,
        all.length > shown.length ? `What ends next (${spelt(shown.length)} of ${all.length} days)` : "What ends next",
      ),
      h(
        "ol",
        null,
        ...shown.map((event) =>
          h(
            "li",
            { class: isPast(event) ? "past" : "" },
            h("span.date", null, event.day),
            h("span", null, ...description(context, event)),
            linkButton("Look past it", () => context.actions.setTime(after(event.at)), {
              "data-key": `look-${event.day}`,
              "aria-label": `Look past it: ${event.day}`,
            }),
          ),
        ),
      ),
      isKnown
        ? null
        : h("p.fine", null, "Which of these ends stops a client is not known: what the server presents was not given."),
      h(
        "p.actions",
        null,
        button("save", "Save these dates as a calendar", () => context.actions.saveCalendar(), {
          "data-key": "save-calendar",
        }),
      ),
    ),
  ];
}

function description(context: Context, event: Event_): Child[] {
  const shown = event.ends.slice(0, 3);
  const ends: Child[] = shown.flatMap((at, rank) => [rank === 0 ? "" : ", ", called(context, at)]);
  const more = event.ends.length > shown.length ? [` and ${event.ends.length - shown.length} more`] : [];
  const verb = event.ends.length === 0 ? [] : [event.ends.length === 1 ? " ends" : " end", "."];
  const stops = event.stops.length === 0 ? [] : [" ", h("b", null, `${stopWords(context, event.stops)} then.`)];
  return [...ends, ...more, ...verb, ...stops];
}

function stopWords(context: Context, ids: readonly string[]): string {
  const accepting = context.atToday.clients.filter((client) => client.works_until !== null).length;
  return ids.length === accepting
    ? "Every client that connects today stops"
    : `${someClients(context, ids, 4)} ${ids.length === 1 ? "stops" : "stop"}`;
}
