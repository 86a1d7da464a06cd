// Which stretches of a text came from the person: those are tinted, and only those.

import { h, type Child } from "../dom.js";
import type { Report } from "../contract.js";
import { DIRECTORY, type Asking, type Chosen } from "../state.js";

/** What was set or named. The names of the files stand in the first comment alone: what is written has its own names. */
export interface Own {
  readonly values: readonly string[];
  readonly names: readonly string[];
}

export function ownOf(report: Report, asking: Asking, chosen: Chosen): Own {
  return { values: valuesOf(report, chosen), names: asking.files.map((file) => file.name) };
}

function valuesOf(report: Report, chosen: Chosen): string[] {
  const { endpoint } = report;
  const { options } = chosen;
  const values = [
    endpoint?.host ?? null,
    endpoint?.server_name ?? null,
    endpoint?.port === null || endpoint === null ? null : String(endpoint.port),
    options.user,
    options.primary,
    options.database === 0 ? null : String(options.database),
    options.directory === DIRECTORY ? null : options.directory,
  ];
  return [...new Set(values.filter((value): value is string => value !== null && value !== ""))];
}

export interface Stretch {
  readonly text: string;
  readonly own: boolean;
}

/** A number counts only where it stands by itself. */
export function tinted(text: string, values: readonly string[]): Stretch[] {
  if (values.length === 0) return [{ text, own: false }];
  // The longest first: `cache.example.com:12345` before `cache.example.com`.
  const patterns = [...values].sort((a, b) => b.length - a.length).map(patternOf);
  const stretches: Stretch[] = [];
  let from = 0;
  for (const match of text.matchAll(new RegExp(patterns.join("|"), "g"))) {
    if (match.index > from) stretches.push({ text: text.slice(from, match.index), own: false });
    stretches.push({ text: match[0], own: true });
    from = match.index + match[0].length;
  }
  if (from < text.length) stretches.push({ text: text.slice(from), own: false });
  return stretches;
}

/** The same as elements. */
export function marked(text: string, values: readonly string[]): Child[] {
  return tinted(text, values).map((one) => (one.own ? h("mark.own", null, one.text) : one.text));
}

function patternOf(value: string): string {
  const escaped = value.replace(/[.*+?^${}()|[\]\\/-]/g, "\\$&");
  // Neither inside a longer word or number, nor a part of a version such as 7.0.15.
  return `(?<![\\w.-])${escaped}(?![\\w-]|\\.\\w)`;
}
