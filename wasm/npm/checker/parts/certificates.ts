// Each certificate: what it is for in one sentence, four facts, the whole fingerprint, everything else folded.

import type { Certificate } from "../contract.js";
import { h, type Child } from "../dom.js";
import { certificates as count, keyWords, label, numberOf, square, standing } from "../names.js";
import type { Context } from "../model.js";
import { capital, day, exact, fileName, fingerprint, grouped, name, visible } from "../words.js";
import { copyButton, firstOf, heading, more, section, state } from "./frame.js";
import { left } from "./timeline.js";

const FIRST = 8;

export function certificates(context: Context): HTMLElement | null {
  const { report } = context;
  if (report.certificates.length === 0) return null;
  const files = [...new Set(report.certificates.map((one) => one.input))];
  const part = section(
    context,
    "certificates",
    "Certificates",
    ...files.flatMap((input) => {
      const here = report.certificates.flatMap((one, at) => (one.input === input ? [at] : []));
      const list = h("div.certs");
      const title =
        files.length === 1
          ? null
          : h("p.of-file", null, fileName(report.inputs[input]?.name ?? ""), `, ${count(here.length)}`);
      return [title, ...firstOf(here, FIRST, list, (at) => card(context, at), `certificates`)];
    }),
  );
  part.dataset["count"] = String(report.certificates.length);
  return part;
}

function card(context: Context, at: number): HTMLElement {
  const one = context.report.certificates[at] as Certificate;
  const number = numberOf(context.report, at);
  return h(
    "article.cert",
    { part: "certificate" },
    h(
      "header",
      null,
      heading(context, 2, {}, square(context, at), name(label(one))),
      validity(one, context.report.time),
    ),
    h("p.role", null, ...role(context, at)),
    h(
      "dl.short",
      null,
      ...facts(context, at).map(([term, words]) => h("div", null, h("dt", null, term), h("dd", null, words))),
    ),
    h(
      "p.print",
      null,
      h("span", null, "SHA-256"),
      h("span.hex", null, fingerprint(one.sha256)),
      copyButton(context, fingerprint(one.sha256), `the SHA-256 fingerprint of certificate ${number}`),
    ),
    more(`certificate-${number}`, ["All fields", h("span.vh", null, ` of certificate ${number}`)], fields(context, at)),
  );
}

function validity(one: Certificate, time: string): HTMLElement {
  const is = standing(one, time);
  if (is === "expired") return state("ended", `expired ${day(one.not_after)}`);
  if (is === "not-yet") return state("unknown", `not in date before ${day(one.not_before)}`);
  return state("runs", `in date until ${day(one.not_after)}`);
}

/** `Root, self-signed and marked as a CA. Flexible plan, today Pro: deprecated but still in use.` */
function role(context: Context, at: number): Child[] {
  const one = context.report.certificates[at] as Certificate;
  const signer = one.issued_by === null || one.issued_by === at ? [] : [", signed by ", square(context, one.issued_by)];
  const known = one.known === null ? "" : ` ${capital(one.known.plan)}: ${one.known.status}.`;
  return [
    `${capital(one.role.replaceAll("-", " "))}: ${visible(one.role_reason)}`,
    ...signer,
    ".",
    one.publicly_trusted ? " Publicly trusted." : "",
    known,
  ];
}

function facts(context: Context, at: number): [string, Child][] {
  const one = context.report.certificates[at] as Certificate;
  const is = standing(one, context.report.time);
  const item = context.report.inputs[one.input]?.items.find((found) => found.certificate === at);
  const lines =
    one.line === null
      ? null
      : item?.end_line === null || item?.end_line === undefined
        ? `line ${grouped(one.line)}`
        : `lines ${grouped(one.line)} to ${grouped(item.end_line)}`;
  return [
    ["Valid", [h("span.nowrap", null, day(one.not_before)), " to ", h("span.nowrap", null, day(one.not_after))]],
    [is === "expired" ? "Ended" : "Left", left(one, context.report.time)],
    ["Key, signature", [keyWords(one.key.algorithm, one.key.bits), ", ", digest(one.signature)]],
    ...(lines === null ? [] : [["In the file", lines] as [string, Child]]),
  ];
}

/** `SHA-256` of `sha256WithRSAEncryption`; the whole name where it is not of that form. */
function digest(signature: string): string {
  const found = /^(sha|md)(\d+)?with|with-?(sha)(\d+)/i.exec(signature);
  const [family, size] = [found?.[1] ?? found?.[3], found?.[2] ?? found?.[4]];
  if (family === undefined) return visible(signature);
  return family.toLowerCase() === "md" ? `MD${size ?? ""}` : `SHA-${size ?? "1"}`;
}

function pathLength(length: number | null): string {
  return length === null ? "" : `, path length ${length}`;
}

function fields(context: Context, at: number): HTMLElement {
  const one = context.report.certificates[at] as Certificate;
  const rows: [string, Child][] = [];
  const text = (term: string, value: string | null): void => {
    if (value !== null && value !== "") rows.push([term, h("code", null, h("bdi", null, visible(value)))]);
  };
  const list = (term: string, values: readonly string[] | null): void => {
    if (values !== null && values.length > 0) text(term, values.join(", "));
  };
  text("Subject", one.subject === "" ? "(empty)" : one.subject);
  if (one.issuer === one.subject) rows.push(["Issuer", "the same"]);
  else text("Issuer", one.issuer);
  text("Serial", one.serial);
  rows.push(["Version", String(one.version)]);
  list(
    "Names",
    one.san.map((san) => `${san.kind}:${san.value}`),
  );
  const basic = one.basic_constraints;
  rows.push([
    "Basic constraints",
    basic === null
      ? "none"
      : [basic.critical ? "critical, " : "", `CA:${basic.ca ? "TRUE" : "FALSE"}`, pathLength(basic.path_length)].join(
          "",
        ),
  ]);
  rows.push(["Key usage", one.key_usage === null ? "none" : visible(one.key_usage.join(", "))]);
  if (one.extended_key_usage !== null) rows.push(["Extended key usage", visible(one.extended_key_usage.join(", "))]);
  text("Subject key id", one.subject_key_id);
  text("Authority key id", one.authority_key_id);
  list("Policies", one.policies);
  list("CRL", one.crl_urls);
  list("OCSP", one.ocsp_urls);
  list("CA issuers", one.issuer_urls);
  list("Unknown critical extensions", one.unknown_critical);
  text("Signature", one.signature);
  text("Public key, SHA-256", one.spki_sha256.toUpperCase());
  text("SHA-1", one.sha1.toUpperCase());
  rows.push([
    "Publicly trusted",
    one.publicly_trusted ? `yes: ${visible(one.public_reason)}` : `no: ${visible(one.public_reason)}`,
  ]);
  rows.push(["Not before", exact(one.not_before)], ["Not after", exact(one.not_after)]);
  return h("dl.all", null, ...rows.map(([term, value]) => [h("dt", null, term), h("dd", null, value)]));
}
