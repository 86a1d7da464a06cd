// How values are written for people: dates, counts, fingerprints, names that came from elsewhere.

import type { Endpoint, Report } from "./contract.js";
import { h, type Child } from "./dom.js";
import { visible } from "./unseen.js";

export { visible };

/** A name from a file or a certificate: set apart from the direction of what surrounds it. */
export function name(text: string): HTMLElement {
  return h("bdi", null, visible(text));
}

/** A file's name in the face of code. */
export function fileName(text: string): HTMLElement {
  return h("bdi.fname", null, visible(text));
}

/** The last part of a path. */
export function baseName(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

/** `cache.example.com:6379`; a port where there is one, an IPv6 address in brackets. */
export function address({ host, port }: { host: string; port: Endpoint["port"] | string }): string {
  return `${host.includes(":") ? `[${host}]` : host}${port === null ? "" : `:${port}`}`;
}

/** The answer in a few words. */
export const VERDICTS: Record<Report["verdict"], string> = {
  ready: "Ready",
  ready_for_some: "Ready for most clients",
  will_fail: "Will not connect",
  nothing_to_check: "Nothing to check",
};

/** Prose of the report: what stands in backticks is code, what stands in quotation marks is a name. */
export function prose(text: string): Child[] {
  const parts: Child[] = [];
  let from = 0;
  for (const match of text.matchAll(/`([^`]+)`|"([^"]+)"/g)) {
    parts.push(visible(text.slice(from, match.index)));
    parts.push(match[1] !== undefined ? h("code", null, visible(match[1])) : ["“", name(match[2] ?? ""), "”"]);
    from = match.index + match[0].length;
  }
  parts.push(visible(text.slice(from)));
  return parts;
}

/** Facts of the report: what stands in backticks is code, quotation marks stay as they are. */
export function codes(text: string): Child[] {
  return text.split(/`([^`]+)`/).map((part, at) => (at % 2 === 1 ? h("code", null, visible(part)) : visible(part)));
}

/**
 * What a client prints, in which an asterisk stands for what varies from run to run; that of `*.example.com` does
 * not.
 */
export function printed(text: string): string {
  return visible(text)
    .replace(/\*+(?!\.[\p{L}\d])/gu, "…")
    .replace(/…{2,}/g, "…");
}

const ABBREVIATION = /\b(?:e\.g|i\.e|vs|cf|no|incl)$/i;

/** The first sentence and the rest. A full stop inside a name or code ends nothing. */
export function sentences(text: string): [first: string, rest: string] {
  let quote: string | null = null;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at] ?? "";
    if (quote !== null) {
      if (character === quote) quote = null;
    } else if (character === "`" || character === '"') {
      quote = character;
    } else if (character === "." && /^\.\s+\S/.test(text.slice(at, at + 6)) && !ABBREVIATION.test(text.slice(0, at))) {
      return [text.slice(0, at), text.slice(at + 1).trim()];
    }
  }
  return [text.replace(/\.$/, ""), ""];
}

export function capital(text: string): string {
  const first = String.fromCodePoint(text.codePointAt(0) ?? 32);
  return text === "" ? text : first.toUpperCase() + text.slice(first.length);
}

/** The day in UTC: `2026-11-25`. */
export function day(moment: string): string {
  return moment.slice(0, 10);
}

/** `2026-11-25 08:00:00 UTC`. */
export function exact(moment: string): string {
  return moment.replace("T", " ").replace("Z", " UTC");
}

const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

/** As in a sentence: `29 September 2023`. */
export function longDay(moment: string): string {
  const [year = "", month = "1", date = "1"] = day(moment).split("-");
  return `${Number(date)} ${MONTHS[Number(month) - 1] ?? ""} ${year}`;
}

export const DAY = 86_400_000;

/** Whole days from one moment to another, rounded towards zero. */
export function daysBetween(from: string, to: string): number {
  return Math.trunc((Date.parse(to) - Date.parse(from)) / DAY);
}

/** `1,153`: grouped as English does, whatever the browser's own language. */
export function grouped(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ",");
}

const SMALL = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

/** In words up to twelve: `three`. */
export function spelt(count: number): string {
  return SMALL[count] ?? grouped(count);
}

/** `1 warning`, `3 notes`. */
export function counted(count: number, one: string, many: string = `${one}s`): string {
  return `${grouped(count)} ${count === 1 ? one : many}`;
}

/** `a`, `a and b`, `a, b and c`. */
export function listed(items: readonly string[], and: string = "and"): string {
  if (items.length < 2) return items[0] ?? "";
  return `${items.slice(0, -1).join(", ")} ${and} ${items[items.length - 1] ?? ""}`;
}

/** Upper case in groups of four, so that people can compare. */
export function fingerprint(hexadecimal: string): string {
  return (hexadecimal.toUpperCase().match(/.{1,4}/g) ?? []).join(" ");
}

/** One word of a POSIX shell, for a line to paste. */
export function shellWord(text: string): string {
  if (/^[A-Za-z0-9_./+:,@%][A-Za-z0-9_./+:,@%-]*$/.test(text)) return text;
  return `'${visible(text.startsWith("-") ? `./${text}` : text).replaceAll("'", "'\\''")}'`;
}
