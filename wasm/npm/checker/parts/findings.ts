// What was found: the fact as a title, then why, the quotation, whom it concerns, what they would see and how to mend
// it. Consequences stand inside their cause.

import type { Finding, Severity } from "../contract.js";
import { h, type Child } from "../dom.js";
import { isAboutUploadAlone, someClients } from "../names.js";
import type { Context } from "../model.js";
import { capital, codes, counted, prose, sentences, visible } from "../words.js";
import { firstOf, heading, more, section, state } from "./frame.js";
import { match } from "./match.js";
import { mend } from "./mend.js";
import { quote } from "./quote.js";
import { said } from "./said.js";

const FIRST = 20;

export function findings(context: Context): HTMLElement | null {
  const { findings: all } = context.report;
  if (all.length === 0) return null;
  const causes = all.flatMap((finding, at) =>
    finding.consequence_of === null || all[finding.consequence_of] === undefined ? [at] : [],
  );
  const list = h("div.list");
  const part = section(
    context,
    "findings",
    "Findings",
    h("p.lede", null, lede(context)),
    ...firstOf(causes, FIRST, list, (at) => article(context, at), "findings"),
  );
  part.dataset["count"] = String(all.length);
  return part;
}

function lede(context: Context): string {
  const { counts, exactly_one_cause: cause } = context.report;
  const notes =
    counts.note === 0
      ? ""
      : counts.note === 1
        ? " The note is worth knowing; nothing fails for it."
        : " The notes are worth knowing; nothing fails for them.";
  if (counts.error > 1 && cause !== null) return `${capital(counted(counts.error, "error"))}, one cause.${notes}`;
  const toMend = [
    counts.error > 0 ? counted(counts.error, "error") : "",
    counts.warning > 0 ? counted(counts.warning, "warning") : "",
  ];
  const said = toMend.filter((words) => words !== "").join(" and ");
  return said === "" ? `Nothing to mend.${notes}` : `${said} to mend.${notes}`;
}

function article(context: Context, at: number): HTMLElement {
  const finding = context.report.findings[at] as Finding;
  const id = `finding-${at}`;
  const [title, cause] = sentences(finding.message);
  return h(
    "article.finding",
    { class: finding.severity, part: "finding", "aria-labelledby": id },
    h("p.sev", null, severity(finding.severity), codeOf(context, finding)),
    heading(context, 2, { id }, ...prose(title)),
    cause === "" ? null : h("p.cause", null, ...prose(cause)),
    quote(context, finding),
    match(context, finding),
    facts(context, finding, at),
    consequences(context, at),
  );
}

export function severity(of: Severity): HTMLElement {
  return state(of, of);
}

/** The code, as a link where rules are explained. */
export function codeOf(context: Context, finding: Finding): HTMLElement {
  const url = context.ruleUrl(finding.code);
  return url === null
    ? h("span.code", null, finding.code)
    : h("a.code", { href: url, "aria-label": `${finding.code}: what this rule is` }, finding.code);
}

function facts(context: Context, finding: Finding, at: number): HTMLElement | null {
  const rows: [string, Child[]][] = [];
  const add = (term: string, ...description: Child[]): void => {
    rows.push([term, description]);
  };
  if (finding.severity !== "note" && isAboutClients(context, finding, at))
    add("Concerns", ...concerns(context, finding, at));
  const isCompared = finding.at.key !== null && finding.at.certificate !== null;
  if (finding.expected !== null && !isCompared) {
    if (finding.seen !== null) add("Found", h("span.seen", null, ...codes(finding.seen)));
    add("Expected", h("span.seen", null, ...codes(finding.expected)));
  }
  const seen = said(context, at);
  if (seen !== null) add("You would see", seen);
  const cure = mend(context, finding);
  if (cure.length > 0) add(finding.severity === "note" ? "To act on it" : "Mend", ...cure);
  if (rows.length === 0 && finding.severity === "note") return null;
  if (finding.reference !== null) add("Known from", ...reference(finding.reference));
  if (rows.length === 0) return null;
  const list = h(
    "dl.facts",
    null,
    ...rows.map(([term, description]) => [h("dt", null, term), h("dd", null, ...description)]),
  );
  // Notes are short; what else is known of one is there for who asks.
  return finding.severity === "note" ? more(`finding-${finding.code}-${at}`, "More on this", list) : list;
}

/** What must not be uploaded concerns people, unless a client minds it as well. */
function isAboutClients({ report }: Context, finding: Finding, at: number): boolean {
  return (
    finding.concerns.length > 0 ||
    !isAboutUploadAlone(finding) ||
    report.clients.some((client) => client.causes.includes(at))
  );
}

function concerns(context: Context, finding: Finding, at: number): Child[] {
  const ids = finding.concerns;
  if (ids.length === 0) return ["Every client."];
  const words = someClients(context, ids);
  const all = someClients(context, ids, Number.MAX_SAFE_INTEGER);
  return words === all
    ? [`${words}.`]
    : [h("p", null, `${words}.`), more(`concerns-${finding.code}-${at}`, "All of them", h("p.fine", null, `${all}.`))];
}

function reference(text: string): Child[] {
  const url = /^https:\/\/\S+/.exec(text)?.[0];
  return url === undefined
    ? [visible(text)]
    : [h("a", { href: url, rel: "noreferrer", class: "wrap" }, visible(url)), visible(text.slice(url.length))];
}

function consequences(context: Context, cause: number): HTMLElement | null {
  const found = context.report.findings.flatMap((finding, at) =>
    finding.consequence_of === cause && at !== cause ? [at] : [],
  );
  if (found.length === 0) return null;
  const list = h("ul.follows");
  return h(
    "div.consequences",
    null,
    heading(context, 3, {}, "This follows from it"),
    ...firstOf(found, FIRST, list, (at) => follow(context, at), "consequences"),
  );
}

function follow(context: Context, at: number): HTMLElement {
  const finding = context.report.findings[at] as Finding;
  const [title, rest] = sentences(finding.message);
  return h(
    "li",
    null,
    severity(finding.severity),
    " ",
    codeOf(context, finding),
    " ",
    h("span", null, h("b", null, ...prose(title)), rest === "" ? null : [". ", ...prose(rest)]),
  );
}
