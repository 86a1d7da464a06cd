// Evidence: open where something is wrong with it, else folded to one line each, under "The rest".

import { h } from "../dom.js";
import { certificates as countOf, label, standing } from "../names.js";
import type { Context, Part, SectionName } from "../model.js";
import { counted, listed, longDay, visible } from "../words.js";
import { certificates } from "./certificates.js";
import { chain } from "./chain.js";
import { clients } from "./clients.js";
import { heading } from "./frame.js";
import { owners } from "./owners.js";
import { timeline } from "./timeline.js";

interface Evidence {
  section: SectionName;
  called: string;
  part: Part;
  matters(context: Context): boolean;
  summary(context: Context): string;
}

/** Beyond this many certificates what is folded is built when it is unfolded. */
const MANY = 200;

/** A warning or error whose code begins with one of these. */
function hasTrouble(context: Context, ...groups: string[]): boolean {
  return context.report.findings.some(
    (one) => one.severity !== "note" && groups.some((group) => one.code.startsWith(group)),
  );
}

const ALL: readonly Evidence[] = [
  {
    section: "clients",
    called: "Clients",
    part: clients,
    matters: ({ report }) =>
      new Set(
        report.clients.flatMap((one) =>
          one.verdict === "unknown" && one.loses.length === 0 ? [] : [`${one.verdict}${one.loses.length > 0}`],
        ),
      ).size > 1 || report.verdict === "ready_for_some",
    summary: ({ report }) => {
      const refusing = report.clients.filter((one) => one.verdict === "refuses").length;
      const accepting = report.clients.filter((one) => one.verdict === "accepts").length;
      if (refusing === 0 && accepting === 0) return "What each client reads of your files";
      if (refusing === 0) return `All ${accepting} set-ups that can be judged connect`;
      return accepting === 0
        ? `None of ${refusing} set-ups connects`
        : `${accepting} set-ups connect, ${refusing} do not`;
    },
  },
  {
    section: "validity",
    called: "Validity",
    part: timeline,
    matters: (context) =>
      context.report.time !== context.today ||
      (context.report.certificates.some((one) => standing(one, context.report.time) !== "in-date") &&
        context.report.certificates.length <= MANY) ||
      hasTrouble(context, "CRT001", "CRT002", "CRT003"),
    summary: ({ report }) => {
      const current = report.certificates.filter((one) => standing(one, report.time) === "in-date");
      const [first] = [...current].sort((a, b) => (a.not_after < b.not_after ? -1 : 1));
      if (first === undefined) return "No certificate is in date";
      const end = `${visible(label(first))}, on ${longDay(first.not_after)}`;
      return `${countOf(current.length)} in date; the first to end is ${end}`;
    },
  },
  {
    section: "chain",
    called: "Chain",
    part: chain,
    matters: (context) => hasTrouble(context, "CHN", "BND", "PUB"),
    summary: ({ report }) => {
      const of = (role: string): number => report.certificates.filter((one) => one.role === role).length;
      const own = report.certificates.filter((one) => one.role.endsWith("end-entity")).length;
      const words = [
        ["root", of("root")],
        ["intermediate", of("intermediate")],
        ["end-entity certificate", own],
      ] as const;
      return listed(words.flatMap(([word, count]) => (count === 0 ? [] : [counted(count, word)])));
    },
  },
  {
    section: "certificates",
    called: "Certificates",
    part: certificates,
    matters: (context) => context.report.certificates.length <= 12 && hasTrouble(context, "CHN", "BND", "PUB", "CRT"),
    summary: ({ report }) =>
      listed(
        report.inputs.flatMap((input, at) => {
          const count = report.certificates.filter((one) => one.input === at).length;
          return count === 0 ? [] : [`${count} in ${visible(input.name)}`];
        }),
      ),
  },
  {
    section: "owners",
    called: "Owners",
    part: owners,
    matters: (context) => context.report.certificates.length <= 12 && hasTrouble(context, "BND"),
    summary: () => "As keytool prints them",
  },
];

/** In the order of the page; what does not matter now comes last, in one part. */
export function evidence(context: Context): HTMLElement[] {
  const open: HTMLElement[] = [];
  const folded: HTMLElement[] = [];
  for (const one of ALL) {
    const matters = one.matters(context);
    const element = matters ? one.part(context) : fold(context, one);
    if (element !== null) (matters ? open : folded).push(element);
  }
  if (folded.length === 0) return open;
  return [
    ...open,
    h(
      "section.part",
      { part: "section" },
      heading(context, 1, { class: "name" }, open.length === 0 ? "Evidence" : "The rest"),
      h("div.folds", null, ...folded),
    ),
  ];
}

function fold(context: Context, one: Evidence): HTMLElement | null {
  if (
    (context.report.certificates.length === 0 && one.section !== "clients") ||
    (context.report.clients.length === 0 && one.section === "clients")
  )
    return null;
  const body = h("div.folded-part");
  const build = (): void => {
    if (body.childElementCount > 0) return;
    const built = one.part(context);
    body.append(...[...(built?.children ?? [])].filter((child) => !child.classList.contains("name")));
  };
  const details = h(
    "details.folded",
    {
      "data-part": one.section,
      "data-key": `fold-${one.section}`,
      on: {
        toggle: () => {
          if (details.open) build();
        },
      },
    },
    h(
      "summary",
      null,
      h(
        "span",
        null,
        heading(context, 2, { class: "name", id: `part-${one.section}`, tabindex: "-1" }, one.called),
        " ",
        h("span", null, one.summary(context)),
      ),
    ),
    body,
  );
  // Paper has no folds: what is not too much stands there from the start.
  if (context.report.certificates.length <= MANY) build();
  return details;
}
