// The report for a ticket. It holds facts of certificates and keys, never a line of a file: excerpts are left to the page.

import type { Certificate, ClientFacts, Finding, Report } from "../contract.js";
import { attribute } from "../names.js";
import { address, counted, day, exact, fingerprint, listed, VERDICTS } from "../words.js";
import { codeBlock, codeSpan, inMarkdown } from "./text.js";

export function markdown(report: Report, facts: ReadonlyMap<string, ClientFacts>): string {
  const { counts, endpoint } = report;
  const blocks = [
    `# TLS files for Redis: ${VERDICTS[report.verdict]}`,
    inMarkdown(report.headline),
    [
      `- Checked for: ${exact(report.time)}`,
      endpoint === null ? "" : `- Endpoint: ${codeSpan(address(endpoint))}`,
      `- Found: ${counted(counts.error, "error")}, ${counted(counts.warning, "warning")}, ${counted(counts.note, "note")}`,
      ...report.inputs.map((input) => `- File: ${codeSpan(input.name)}, ${input.role.replaceAll("_", " ")}`),
    ]
      .filter((line) => line !== "")
      .join("\n"),
    ...(report.findings.length === 0 ? [] : ["## Findings", ...report.findings.flatMap((one) => finding(one, report, facts))]),
    ...(report.certificates.length === 0 ? [] : ["## Certificates", table(report)]),
    ...refusing(report, facts),
    ...(report.recommendation === null ? [] : ["## Plan", inMarkdown(report.recommendation.text)]),
    ...(report.not_checked.length === 0
      ? []
      : ["## Not checked", report.not_checked.map(({ why }) => `- ${inMarkdown(why)}`).join("\n")]),
    "Made by tlsconf. This report holds no certificate, no key and no password.",
  ];
  return `${blocks.join("\n\n")}\n`;
}

function finding(one: Finding, report: Report, facts: ReadonlyMap<string, ClientFacts>): string[] {
  const input = one.at.input === null ? undefined : report.inputs[one.at.input];
  const place = input === undefined ? null : codeSpan(`${input.name}${one.at.line === null ? "" : `:${one.at.line}`}`);
  const concerns = one.concerns.length === 0 ? null : listed(one.concerns.map((id) => facts.get(id)?.name ?? id));
  const details = [
    place === null ? null : `- Where: ${place}`,
    one.seen === null ? null : `- Seen: ${inMarkdown(one.seen)}`,
    one.expected === null ? null : `- Expected: ${inMarkdown(one.expected)}`,
    concerns === null ? null : `- Concerns: ${inMarkdown(concerns)}`,
  ].filter((line) => line !== null);
  return [
    `### ${one.severity}: ${one.code}`,
    inMarkdown(one.message),
    ...(details.length === 0 ? [] : [details.join("\n")]),
    ...(one.fix === null ? [] : [`Mend:`, codeBlock(one.fix, "text")]),
  ];
}

function table(report: Report): string {
  const rows = report.certificates.map(
    (certificate, at) =>
      `| ${at + 1} | ${inMarkdown(nameOf(certificate))} | ${inMarkdown(certificate.role)} | ${day(certificate.not_after)} | ${codeSpan(
        fingerprint(certificate.sha256),
      )} |`,
  );
  return ["| # | Subject | Role | Valid until | SHA-256 |", "|---|---|---|---|---|", ...rows].join("\n");
}

function refusing(report: Report, facts: ReadonlyMap<string, ClientFacts>): string[] {
  const refuse = report.clients.filter((client) => client.verdict === "refuses");
  if (refuse.length === 0) return [];
  const lines = refuse.map((client) => {
    const prints = client.prints === null ? "" : `: ${codeSpan(client.prints)}`;
    return `- ${inMarkdown(facts.get(client.id)?.name ?? client.id)}${prints}`;
  });
  return ["## Clients that refuse", lines.join("\n")];
}

/** The common name, else the whole subject. */
export function nameOf(certificate: Certificate): string {
  return attribute(certificate.subject, "CN") ?? certificate.subject;
}
