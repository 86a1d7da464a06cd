// A text of the configuration: named, copied, saved, with the person's own values tinted.

import { h, type Child } from "../dom.js";
import type { Context } from "../model.js";
import { button, codeBox, copyButton } from "../parts/frame.js";
import { visible } from "../words.js";
import { marked, type Own } from "./tint.js";

export function textBox(
  context: Context,
  name: string,
  text: string,
  what: string,
  own: Own,
  save: () => void,
): HTMLElement {
  const saves = { class: "quiet", "aria-label": `Save ${name}`, "data-key": `save-${name}` };
  const actions = [copyButton(context, text, name), button("save", "Save", save, saves)];
  return codeBox(visible(name), actions, what, lines(text, own), { role: "region" });
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
