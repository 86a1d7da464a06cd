// The line that a finding is about, as the file has it, marked. Key material is never here: the report holds none.

import type { Excerpt, Finding, Input, Item } from "../contract.js";
import { h, type Child } from "../dom.js";
import type { Context } from "../model.js";
import { counted, fileName, grouped, visible } from "../words.js";

const KEYS = new Set(["private_key", "encrypted_private_key", "ssh_key"]);

interface Row {
  number: string;
  kind: "" | "hit" | "skip";
  contents: Child[];
}

const SKIP = { number: "⋮", kind: "skip" as const };

export function quote(context: Context, finding: Finding): HTMLElement | null {
  const { excerpt, at } = finding;
  const input = at.input === null ? undefined : context.report.inputs[at.input];
  if (excerpt === null || input === undefined) return null;
  const block = blockAt(input, excerpt.line);
  const rows: Row[] = [
    { number: String(excerpt.line), kind: "hit", contents: [visible(excerpt.text)] },
    { number: "", kind: "hit", contents: caret(excerpt) },
    ...rest(finding, excerpt, block),
  ];
  const last = rows.reduce((found, row) => Math.max(found, Number(row.number) || 0), excerpt.line);
  const where =
    last > excerpt.line ? `lines ${grouped(excerpt.line)} to ${grouped(last)}` : `line ${grouped(excerpt.line)}`;
  const total = context.question.files.find((file) => file.input === at.input)?.lines ?? null;
  return h(
    "figure.quote",
    { part: "quote", class: finding.severity },
    h(
      "figcaption",
      null,
      h("span", null, fileName(input.name), ` ${where}${total === null ? "" : ` of ${grouped(total)}`}`),
    ),
    // Line numbers are generated content: what is copied is the file.
    h(
      "pre",
      { tabindex: 0, role: "group", "aria-label": `${where} of ${visible(input.name)}` },
      h(
        "code",
        null,
        ...rows.map((row) => h("span.l", { class: row.kind, "data-n": row.number }, h("span", null, ...row.contents))),
      ),
    ),
  );
}

function caret(excerpt: Excerpt): Child[] {
  const before = " ".repeat(Math.max(0, excerpt.column - 1));
  const says = excerpt.label === "" ? [] : [" ", h("span.says", null, visible(excerpt.label))];
  return [before, h("span.caret", null, "^".repeat(Math.max(1, excerpt.width))), ...says];
}

function blockAt(input: Input, line: number): Item | null {
  return input.items.find((item) => item.line === line && item.end_line !== null && item.end_line > line) ?? null;
}

/** How a well-formed block goes on. Of a block whose form is the matter nothing is said that was not seen. */
function rest(finding: Finding, excerpt: Excerpt, block: Item | null): Row[] {
  const isBegin =
    block?.label !== null && block?.label !== undefined && excerpt.text === `-----BEGIN ${block.label}-----`;
  if (block === null || !isBegin || block.end_line === null || finding.code.startsWith("PEM")) return [];
  const between = block.end_line - excerpt.line - 1;
  const what = KEYS.has(block.kind) ? "of key material, never shown" : "of base64";
  return [
    ...(between > 0 ? [{ ...SKIP, contents: [`${counted(between, "line")} ${what}`] }] : []),
    { number: String(block.end_line), kind: "", contents: [`-----END ${visible(block.label ?? "")}-----`] },
  ];
}
