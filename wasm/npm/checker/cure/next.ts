// What to do with files that are ready: the console's steps, where the plan is Redis Cloud's.

import { h } from "../dom.js";
import type { Context } from "../model.js";
import { section } from "../parts/frame.js";
import { baseName, fileName } from "../words.js";

export function next(context: Context): HTMLElement | null {
  const { report, question } = context;
  const cloud = question.provider === null || question.provider === "redis_cloud";
  if (!cloud || report.counts.error > 0 || question.expects !== "anything") return null;
  if (report.verdict !== "ready" && report.verdict !== "ready_for_some") return null;
  const tls = report.recommendation?.enable_tls ?? "yes";
  if (tls === "unavailable" || tls === "not_applicable") return null;
  const certificates = report.inputs.filter((input) => input.role === "client_certificate");
  const [certificate] = certificates;
  if (certificate === undefined || certificates.length > 1 || !report.upload.safe) return null;
  return section(
    context,
    "next",
    "Next",
    h(
      "ol.steps",
      null,
      step("In the console, open the database’s configuration and turn on ", h("b", null, "Transport layer security (TLS)"), "."),
      step(
        "Tick ", h("b", null, "Mutual TLS (require client authentication)"), ", select ",
        h("b", null, "Add client certificate"), " and give it ", fileName(baseName(certificate.name)), ".",
      ),
      step(h("b", null, "Save database."), " From then on unencrypted connections are no longer permitted."),
      step("Run the configuration below. It answers ", h("code", null, "PONG"), "."),
    ),
  );
}

const step = (...words: (string | Node)[]): HTMLElement => h("li", null, h("span", null, words));
