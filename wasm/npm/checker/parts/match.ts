// Public keys one under the other, so that the eye compares them.

import type { Finding } from "../contract.js";
import { h, type Child } from "../dom.js";
import type { Context } from "../model.js";
import { fileName, fingerprint, visible } from "../words.js";
import { state } from "./frame.js";

/** For a finding that sets a key against a certificate; null for every other. */
export function match(context: Context, finding: Finding): HTMLElement | null {
  const { report } = context;
  const certificate = finding.at.certificate === null ? undefined : report.certificates[finding.at.certificate];
  const key = finding.at.key === null ? undefined : report.keys[finding.at.key];
  if (certificate === undefined || key?.spki_sha256 === null || key === undefined) return null;
  if (key.spki_sha256 === certificate.spki_sha256) return null;
  const others = report.keys.filter((one) => one !== key && one.spki_sha256 !== null);
  const row = (input: number, line: number | null, what: string, sha256: string, verdict: Child): HTMLElement =>
    h(
      "tr",
      null,
      h(
        "th",
        { scope: "row" },
        fileName(report.inputs[input]?.name ?? ""),
        h("br"),
        h("span.fine", null, line === null ? what : `${what}, line ${line}`),
      ),
      h("td", null, compared(sha256)),
      h("td", null, verdict),
    );
  const verdict = (sha256: string): HTMLElement =>
    sha256 === certificate.spki_sha256 ? state("ready", "Belongs") : state("error", "Does not belong");
  return h(
    "table.match",
    { part: "table" },
    h("caption.vh", null, "Public keys, compared by SHA-256"),
    h(
      "thead",
      null,
      h("tr", null, ...["Where", "Public key (SHA-256)", "Verdict"].map((words) => h("th", { scope: "col" }, words))),
    ),
    h(
      "tbody",
      null,
      row(
        certificate.input,
        certificate.line,
        `the certificate, ${visible(certificate.key.algorithm)}`,
        certificate.spki_sha256,
        h("span.fine", null, "the one to match"),
      ),
      row(
        key.input,
        key.line,
        `the key, ${visible(key.algorithm ?? "unknown")}`,
        key.spki_sha256,
        verdict(key.spki_sha256),
      ),
      ...others.map((one) =>
        row(one.input, one.line, "another key", one.spki_sha256 ?? "", verdict(one.spki_sha256 ?? "")),
      ),
    ),
  );
}

/** In full, since it is compared; the beginning stands out. */
function compared(sha256: string): HTMLElement {
  const all = fingerprint(sha256);
  return h("span.hex", null, h("b", null, all.slice(0, 9)), all.slice(9));
}
