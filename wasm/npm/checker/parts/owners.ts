// The list that keytool prints, to compare with one's own.

import { h } from "../dom.js";
import { bundleOf } from "../names.js";
import type { Context } from "../model.js";
import { shellWord } from "../words.js";
import { code, section } from "./frame.js";

export function owners(context: Context): HTMLElement | null {
  const { report } = context;
  const bundle = bundleOf(report);
  const meant = bundle.length > 0 ? bundle : report.certificates.map((_, at) => at);
  const files = [...new Set(meant.flatMap((at) => report.certificates[at]?.input ?? []))];
  if (files.length === 0) return null;
  return section(
    context,
    "owners",
    "Owners",
    h("p.lede", null, "The list that ", h("code", null, "keytool"), " prints, to compare with yours."),
    ...files.map((input) => {
      const title = `keytool -printcert -file ${shellWord(report.inputs[input]?.name ?? "")} | grep "Owner:"`;
      const lines = meant.flatMap((at) => {
        const one = report.certificates[at];
        return one?.input === input ? [`Owner: ${one.owner}`] : [];
      });
      return code(context, lines.join("\n"), `the owners in ${report.inputs[input]?.name ?? ""}`, {
        title,
        wrap: true,
      });
    }),
  );
}
