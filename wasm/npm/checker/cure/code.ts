// A text of the configuration: named, copied, saved, with the person's own values tinted.

import { h, type Child } from "../dom.js";
import { icon } from "../glyphs.js";
import type { Context } from "../model.js";
import { copyButton } from "../parts/frame.js";
import { visible } from "../words.js";
import { tinted, type Own } from "./tint.js";

export interface CodeActions {
  readonly context: Context;
  save(name: string): void;
}

export function codeBox(
  name: string,
  text: string,
  what: string,
  own: Own,
  { context, save }: CodeActions,
): HTMLElement {
  const saveButton = h(
    "button.button.quiet",
    { type: "button", "aria-label": `Save ${name}`, "data-key": `save-${name}`, on: { click: () => save(name) } },
    icon("save"),
    "Save",
  );
  return h(
    "div.codebox",
    { part: "code" },
    h("div.bar", null, h("span.fname", null, visible(name)), h("span.actions", null, copyButton(context, () => text, name), saveButton)),
    h("pre", { tabindex: 0, role: "region", "aria-label": what }, h("code", null, lines(text, own))),
  );
}

/** Comment lines at the top stand back; the rest is as it will be saved. */
function lines(text: string, { values, names }: Own): Child[] {
  const end = headerEnd(text);
  const header = end === 0 ? [] : [h("span.cm", null, marked(text.slice(0, end), [...values, ...names]))];
  return [...header, ...marked(text.slice(end), values)];
}

function headerEnd(text: string): number {
  const header = /^(?:#!.*\n)?(?:(?:#|\/\/|--|;).*\n)+/.exec(text);
  return header === null ? 0 : header[0].length;
}

function marked(text: string, own: readonly string[]): Child[] {
  return tinted(text, own).map((one) => (one.own ? h("mark.own", null, shown(one.text)) : shown(one.text)));
}

/** Line ends and tabs are layout; anything else that cannot be seen is shown as an escape. */
function shown(text: string): string {
  return text.split(/([\n\t])/).map((part) => (part === "\n" || part === "\t" ? part : visible(part))).join("");
}
