// The answer in a few words: to the question whether clients will connect, and, where something may be uploaded, to
// whether that is safe. Below the last of them stand tally, actions and the list of parts.

import type { Finding, Report } from "../contract.js";
import { append, h, type Child } from "../dom.js";
import { glyph, type GlyphName } from "../glyphs.js";
import type { Context } from "../model.js";
import { isAboutUploadAlone, lacksServerChain } from "../names.js";
import { capital, counted, day, fileName, listed, longDay, prose, sentences, VERDICTS } from "../words.js";
import { actions, contents } from "./actions.js";
import { heading } from "./frame.js";
import { strip } from "./strip.js";
import { tally } from "./tally.js";

type Answer = { glyph: GlyphName; ask: Child; words: string; why: Child[] };

/** One or two verdicts, then evidence for them, in one element. */
export function verdict(context: Context): HTMLElement {
  const { report, question } = context;
  const answers: Answer[] = [];
  const upload = uploadAnswer(context);
  const connect = connectAnswer(report);
  if (question.expects === "client-certificate" && upload !== null) answers.push(upload, connect);
  else answers.push(connect, ...(upload === null ? [] : [upload]));

  const blocks = answers.map((answer, at) =>
    h(
      "div.verdict",
      { part: "verdict" },
      glyph(answer.glyph, `${answer.glyph} seal`),
      h("p.ask", null, asOf(context), answer.ask),
      heading(context, 0, { id: at === 0 ? "verdict" : `verdict-${at + 1}`, tabindex: "-1" }, answer.words),
      h("p.why", null, ...answer.why),
    ),
  );
  const last = blocks[blocks.length - 1];
  if (question.expects === "anything" || question.expects === "ca-bundle")
    append(blocks[0] as HTMLElement, [strip(context)]);
  append(last as HTMLElement, [tally(context), actions(context), contents()]);
  return h("div.verdicts", null, ...blocks);
}

/** An answer for another day must not pass for one of today. */
function asOf({ report, today }: Context): Child {
  return day(report.time) === day(today) ? null : h("b.as-of", null, `As of ${longDay(report.time)}. `);
}

const GLYPHS: Record<Report["verdict"], GlyphName> = {
  ready: "ready",
  ready_for_some: "warning",
  will_fail: "error",
  nothing_to_check: "unknown",
};

function connectAnswer(report: Report): Answer {
  // Without what the server presents, only the files can be judged: then the question is about them.
  const isOpen = lacksServerChain(report) || report.certificates.length === 0;
  const verdict = connects(report);
  return {
    glyph: GLYPHS[verdict],
    words: `${VERDICTS[verdict]}.`,
    ask: isOpen
      ? `${report.inputs.length === 1 ? "Is this file" : "Are these files"} ready?`
      : "Will your clients connect?",
    why: why(report),
  };
}

/** The headline without its first words, which the verdict has said. */
function why(report: Report): Child[] {
  if (areAboutUploadAlone(report)) {
    const other = report.findings.find((finding) => finding.severity === "warning");
    if (connects(report) === "ready" || other === undefined) return ["What is wrong concerns the upload alone."];
    return prose(`${sentences(other.message)[0]}.`);
  }
  // The headline may be about the upload, which has a verdict of its own.
  const error = report.findings.find((finding) => finding.severity === "error" && !isAboutUploadAlone(finding));
  if (error !== undefined && report.findings.some(isAboutUploadAlone)) return prose(`${sentences(error.message)[0]}.`);
  const at = report.headline.indexOf(": ");
  const reason = at < 0 ? report.headline : report.headline.slice(at + 2);
  return prose(capital(reason));
}

/** Every error is about what must not be handed out, and no client minds one of them. */
function areAboutUploadAlone(report: Report): boolean {
  const errors = report.findings.flatMap((finding, at) => (finding.severity === "error" ? [at] : []));
  return (
    errors.length > 0 &&
    report.findings.every((finding) => finding.severity !== "error" || isAboutUploadAlone(finding)) &&
    !report.clients.some((client) => client.causes.some((cause) => errors.includes(cause)))
  );
}

/**
 * The verdict on connecting. Where the errors are about the upload alone, what each client does is what is left of
 * it.
 */
function connects(report: Report): Report["verdict"] {
  if (!areAboutUploadAlone(report)) return report.verdict;
  const refusing = report.clients.filter((client) => client.verdict === "refuses").length;
  if (refusing > 0 && refusing === report.clients.length) return "will_fail";
  return refusing > 0 || report.counts.warning > 0 ? "ready_for_some" : "ready";
}

function uploadAnswer(context: Context): Answer | null {
  const { report } = context;
  const files = report.inputs.filter((input) => input.role === "client_certificate");
  if (files.length === 0) return null;
  const [only] = files;
  const ask =
    files.length === 1 && only !== undefined
      ? ["Is ", fileName(only.name), " safe to upload?"]
      : "Are the client certificates safe to upload?";
  if (!report.upload.safe) {
    const reasons = report.upload.reasons
      .map((at) => report.findings[at])
      .filter((one): one is Finding => one !== undefined);
    return {
      glyph: "error",
      ask,
      words: "Do not upload it.",
      why: prose(
        reasons
          .map((one) => one.message)
          .slice(0, 2)
          .join(" "),
      ),
    };
  }
  const held = files.flatMap((file) => file.items);
  const count = held.filter((item) => item.kind === "certificate").length;
  return {
    glyph: "ready",
    ask,
    words: "Safe to upload.",
    why: [
      `${counted(count, "certificate")} and no private key in it. `,
      "Upload this file and no other: the private key stays with you.",
    ],
  };
}

/** What a screen reader is told once a check has finished: `Ready for most clients. 1 warning, 3 notes.` */
export function announcement(report: Report): string {
  const { error, warning, note } = report.counts;
  const counts = [
    error > 0 ? counted(error, "error") : "",
    warning > 0 ? counted(warning, "warning") : "",
    note > 0 ? counted(note, "note") : "",
  ].filter((one) => one !== "");
  return `${VERDICTS[connects(report)]}. ${counts.length === 0 ? "Nothing found" : listed(counts)}.`;
}
