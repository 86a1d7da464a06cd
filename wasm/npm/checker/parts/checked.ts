// What was looked at and found good, so that "ready" says of what. Only what the report states; nothing is inferred
// here.

import type { Certificate } from "../contract.js";
import { h, type Child } from "../dom.js";
import { glyph } from "../glyphs.js";
import { called, keyWords, standing } from "../names.js";
import type { Context } from "../model.js";
import { capital, counted, daysBetween, fileName, fingerprint, grouped, longDay, spelt } from "../words.js";
import { section } from "./frame.js";

type Good = [title: Child[], words: Child[]];

export function checked(context: Context): HTMLElement | null {
  const rows = [...keys(context), ...chains(context), ...clients(context), ...dates(context), ...bundles(context)];
  if (rows.length === 0) return null;
  return section(
    context,
    "checked",
    "Checked",
    h(
      "ul.plainlist",
      null,
      ...rows.map(([title, words]) => h("li", null, glyph("ready"), h("p", null, h("b", null, ...title), ...words))),
    ),
  );
}

function keys({ report }: Context): Good[] {
  return report.keys.flatMap((key): Good[] => {
    const [certificate] = key.belongs_to.map((at) => report.certificates[at]);
    if (certificate === undefined || key.spki_sha256 === null) return [];
    const short = fingerprint(key.spki_sha256).slice(0, 9);
    return [
      [
        [
          fileName(report.inputs[key.input]?.name ?? ""),
          " belongs to ",
          fileName(report.inputs[certificate.input]?.name ?? ""),
        ],
        [
          "Both hold the public key ",
          h("span.hex", null, short, "…"),
          key.algorithm === null
            ? "."
            : `, ${keyWords(key.algorithm, key.bits)}.`,
        ],
      ],
    ];
  });
}

function chains(context: Context): Good[] {
  return context.report.chains.flatMap((chain): Good[] => {
    const [leaf] = chain.path;
    if (leaf === undefined || chain.anchor === null || chain.faults.length > 0) return [];
    const whose =
      chain.purpose === "server"
        ? "What the server presents leads to a root that you trust"
        : "The client certificate leads to the server’s CA";
    return [[[whose], ["From ", called(context, leaf), " to ", called(context, chain.anchor), "."]]];
  });
}

function clients({ report }: Context): Good[] {
  const accepting = report.clients.filter((client) => client.verdict === "accepts").length;
  const judged = report.clients.filter((client) => client.verdict !== "unknown").length;
  if (accepting === 0) return [];
  const who =
    accepting === judged
      ? `All ${grouped(accepting)} client set-ups that can be judged connect`
      : `${grouped(accepting)} of ${grouped(judged)} client set-ups connect`;
  return [
    [
      [who],
      [
        report.endpoint === null
          ? "For any host: no endpoint was given."
          : `To ${report.endpoint.server_name ?? report.endpoint.host}.`,
      ],
    ],
  ];
}

function dates(context: Context): Good[] {
  const { certificates, time } = context.report;
  if (certificates.length === 0 || certificates.some((one) => standing(one, time) !== "in-date")) return [];
  const first = certificates.reduce((soonest: Certificate, one) => (one.not_after < soonest.not_after ? one : soonest));
  const days = daysBetween(time, first.not_after);
  const title =
    certificates.length === 1
      ? "The certificate is in date"
      : certificates.length === 2
        ? "Both certificates are in date"
        : `All ${spelt(certificates.length)} certificates are in date`;
  const which =
    certificates.length === 1 ? "It ends" : ["First to end: ", called(context, certificates.indexOf(first)), ","];
  return [[[title], [which, ` on ${longDay(first.not_after)}, in ${counted(days, "day")}.`]]];
}

function bundles({ report }: Context): Good[] {
  return report.inputs.flatMap((input): Good[] =>
    input.bundle === null
      ? []
      : [
          [
            [fileName(input.name), " is a known bundle"],
            [`${capital(input.bundle.text)}, recognised by its fingerprints.`],
          ],
        ],
  );
}
