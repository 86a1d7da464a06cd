// What things are called throughout an answer: a certificate by its number in the file, a client by its family.

import type { Certificate, ClientFacts, ClientStatement, Finding, Report, Role } from "./contract.js";
import { h } from "./dom.js";
import type { Context } from "./model.js";
import { counted, listed, name, visible } from "./words.js";

/** Before the numbers of files other than the CA bundle, so that no two certificates have the same. */
const LETTERS: Partial<Record<Role, string>> = { client_certificate: "C", server_chain: "S", client_ca: "A" };

const numbers = new WeakMap<Report, readonly string[]>();

/**
 * `3` is the third of the CA bundle, `C1` the first of the client certificate's file, `S1` the first that the server
 * sends.
 */
export function numberOf(report: Report, certificate: number): string {
  let all = numbers.get(report);
  if (all === undefined) {
    const counts = new Map<string, number>();
    // Without a CA bundle nothing needs telling apart from it.
    const isLone = new Set(report.certificates.map((one) => one.input)).size === 1;
    all = report.certificates.map((one) => {
      const letter = isLone ? "" : (LETTERS[report.inputs[one.input]?.role ?? "auto"] ?? "");
      const count = (counts.get(letter) ?? 0) + 1;
      counts.set(letter, count);
      return `${letter}${count}`;
    });
    numbers.set(report, all);
  }
  return all[certificate] ?? "?";
}

export type Standing = "expired" | "not-yet" | "in-date";

export function standing(certificate: Certificate, time: string): Standing {
  // The report writes every moment in the same form, which orders as text.
  if (certificate.not_after < time) return "expired";
  return certificate.not_before > time ? "not-yet" : "in-date";
}

/** The small square that names a certificate in every sentence, table and drawing. */
export function square(context: Context, certificate: number): HTMLElement {
  const one = context.report.certificates[certificate];
  const state = one === undefined ? "in-date" : standing(one, context.report.time);
  return h(
    "span.n",
    { class: state === "in-date" ? "" : "expired" },
    h("span.vh", null, "certificate "),
    numberOf(context.report, certificate),
  );
}

/** How a person calls it: the common name, with the unit or organisation where that says more. */
export function label(certificate: Certificate): string {
  const short = shortName(certificate.subject);
  const more = attribute(certificate.subject, "OU") ?? attribute(certificate.subject, "O");
  return more === null || short.includes(more) ? short : `${short} (${more})`;
}

/** The common name alone, or what stands in its place. */
export function shortName(subject: string): string {
  const found = attribute(subject, "CN") ?? attribute(subject, "OU") ?? attribute(subject, "O");
  return visible(found ?? (subject === "" ? "(no name)" : subject));
}

/** The first value of an attribute in the RFC 4514 text that the report has. */
export function attribute(subject: string, keyword: string): string | null {
  let current = "";
  const take = (): string | null => (current.startsWith(`${keyword}=`) ? current.slice(keyword.length + 1) : null);
  for (let at = 0; at < subject.length; at += 1) {
    const character = subject[at] ?? "";
    if (character === "\\") {
      at += 1;
      const next = subject[at] ?? "";
      // Hexadecimal digits stand for an octet that is not to be shown: the escape stays.
      current += /[0-9A-Fa-fu]/.test(next) ? `\\${next}` : next;
    } else if (character === "," || character === "+") {
      const value = take();
      if (value !== null) return value;
      current = "";
    } else {
      current += character;
    }
  }
  return take();
}

/** The certificates of the files that hold trust anchors, in the order of the report. */
export function bundleOf(report: Report): number[] {
  return report.certificates.flatMap((one, at) => (report.inputs[one.input]?.role === "ca_bundle" ? [at] : []));
}

const loaded = new WeakMap<ClientStatement, ReadonlySet<number>>();

/** What a client trusts of the CA files, to ask of ten thousand certificates one by one. */
export function loads(statement: ClientStatement): ReadonlySet<number> {
  const known = loaded.get(statement) ?? new Set(statement.loads);
  loaded.set(statement, known);
  return known;
}

/** `RSA 2048`; a curve's name says its size. */
export function keyWords(algorithm: string, bits: number | null): string {
  return visible(bits === null || /\d/.test(algorithm) ? algorithm : `${algorithm} ${bits}`);
}

/** Without what the server presents much is not known. */
export function lacksServerChain(report: Report): boolean {
  return report.not_checked.some((one) => one.what === "server_chain");
}

/** What most people look for comes first; the others in the order of the report. */
const COMMON = [
  "redis-cli",
  "redis-py",
  "go-redis",
  "node-redis",
  "ioredis",
  "jedis",
  "lettuce",
  "stackexchange-redis",
  "redis-rs",
  "phpredis",
];

export function rankOf(context: Context, id: string): number {
  const at = COMMON.indexOf(context.facts.get(id)?.family ?? id);
  return at < 0 ? COMMON.length : at;
}

/** What is known of a client about one matter; empty where nothing is. */
export function factOf(context: Context, id: string, about: string): string {
  return context.facts.get(id)?.facts.find((one) => one.about === about)?.text ?? "";
}

export function clientName(context: Context, id: string): string {
  return context.facts.get(id)?.name ?? id;
}

/**
 * Clients as people list them: a client all of whose versions and runtimes are meant is named once, by its plain name.
 */
function foldedClients(context: Context, ids: readonly string[]): string[] {
  const meant = new Set(ids);
  const families = new Map<string, ClientFacts[]>();
  for (const statement of context.report.clients) {
    const facts = context.facts.get(statement.id);
    if (facts !== undefined) families.set(facts.family, [...(families.get(facts.family) ?? []), facts]);
  }
  const names: string[] = [];
  for (const id of [...ids].sort((a, b) => rankOf(context, a) - rankOf(context, b))) {
    const family = context.facts.get(id)?.family ?? id;
    const isWhole = families.get(family)?.every((member) => meant.has(member.id)) ?? false;
    const called = clientName(context, isWhole ? family : id);
    if (!names.includes(called)) names.push(called);
  }
  return names;
}

/** `redis-py, go-redis and 12 more`. */
export function someClients(context: Context, ids: readonly string[], most: number = 6): string {
  const names = foldedClients(context, ids);
  if (names.length <= most + 1) return listed(names);
  return `${names.slice(0, most).join(", ")} and ${names.length - most} more`;
}

/** A certificate in a sentence: its square and its name. */
export function called(context: Context, certificate: number): HTMLElement {
  const one = context.report.certificates[certificate];
  return h("span.called", null, square(context, certificate), one === undefined ? null : name(label(one)));
}

export function certificates(count: number): string {
  return counted(count, "certificate");
}

/**
 * The certificate is as good as any and only its file must not be handed out. Other errors in that file are reasons
 * against the upload as well, but they stop clients too, even where no client can be judged.
 */
export function isAboutUploadAlone(finding: Finding): boolean {
  return finding.name === "input-private-key-for-upload";
}
