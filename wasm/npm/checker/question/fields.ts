// Native controls with their labels. Radio buttons stay radio buttons, so that the arrow keys work without any script.

import { glyph } from "../glyphs.js";
import { append, h, type Child } from "../dom.js";

let count = 0;

/** An id that is unique among the elements of one shadow tree. */
export function unique(stem: string): string {
  count += 1;
  return `tlsconf-${stem}-${count}`;
}

export interface Option<T extends string> {
  readonly value: T;
  readonly text: string;
  /** Said smaller beside it: the plan's name of today. */
  readonly small?: string;
}

export interface Radios<T extends string> {
  readonly element: HTMLFieldSetElement;
  /** Null unchecks all. */
  set(value: T | null): void;
}

/** A group of which one may be chosen. */
export function radios<T extends string>(
  legend: string,
  options: readonly Option<T>[],
  chosen: (value: T) => void,
  more: { readonly pair?: boolean; readonly hint?: Child } = {},
): Radios<T> {
  const name = unique("choice");
  const inputs = options.map(({ value }) => {
    const input = h("input", { type: "radio", name, value });
    input.addEventListener("change", () => input.checked && chosen(value));
    return input;
  });
  const labels = options.map(({ text, small }, index) =>
    h("label.choice", null, inputs[index], h("span", null, text, small === undefined ? null : [" ", h("small", null, small)])),
  );
  const element = h(
    "fieldset.field",
    null,
    h("legend", null, legend),
    h("div.choices", more.pair === true ? { class: "pair" } : null, labels),
    more.hint === undefined ? null : h("p.fine", null, more.hint),
  );
  const set = (value: T | null): void => {
    for (const input of inputs) input.checked = input.value === value;
  };
  return { element, set };
}

export interface Field<E extends HTMLElement> {
  readonly element: HTMLDivElement;
  readonly control: E;
  /** A sentence under the field, with the control marked as invalid; null when all is well. */
  wrong(sentence: Child | null): void;
  /** A remark under the field, read out when it changes; null takes it away. */
  said(sentence: string | null): void;
  label(words: string): void;
}

/** A control under its label. The hint and what is wrong are tied to it by `aria-describedby`. */
export function field<E extends HTMLElement>(label: string, control: E, hint?: Child, beside?: Child): Field<E> {
  const id = unique("field");
  control.id = id;
  const hintElement = hint === undefined ? null : h("p.fine", { id: `${id}-hint` }, hint);
  const wrongText = h("span");
  const wrongElement = h("p.wrong", { id: `${id}-wrong`, hidden: true }, glyph("error"), wrongText);
  const row = beside === undefined ? control : h("div.row", null, control, beside);
  const labelElement = h("label", { for: id }, label);
  const remark = h("p.fine.said", { role: "status" });
  const element = h("div.field", null, labelElement, row, wrongElement, remark, hintElement);
  const describe = (isWrong: boolean): void => {
    const ids = [isWrong ? wrongElement.id : null, hintElement?.id ?? null].filter((one) => one !== null);
    if (ids.length > 0) control.setAttribute("aria-describedby", ids.join(" "));
    else control.removeAttribute("aria-describedby");
  };
  describe(false);
  const wrong = (sentence: Child | null): void => {
    wrongElement.hidden = sentence === null;
    if (sentence === null) {
      control.removeAttribute("aria-invalid");
    } else {
      control.setAttribute("aria-invalid", "true");
      wrongText.replaceChildren();
      append(wrongText, [sentence]);
    }
    describe(sentence !== null);
  };
  const said = (sentence: string | null): void => {
    if (remark.textContent !== (sentence ?? "")) remark.textContent = sentence ?? "";
  };
  const name = (words: string): void => {
    if (labelElement.textContent !== words) labelElement.textContent = words;
  };
  return { element, control, wrong, said, label: name };
}

/** A select of named values. */
export function select<T extends string>(options: readonly Option<T>[], chosen: (value: T) => void): HTMLSelectElement {
  const control = h("select", null, options.map(({ value, text }) => h("option", { value }, text)));
  control.addEventListener("change", () => chosen(control.value as T));
  return control;
}

/** A text field that says nothing of what is typed to anyone: no completion, no spelling, no capitals. */
export function input(type: "text" | "password" | "date" | "number", classes = ""): HTMLInputElement {
  return h("input", {
    type, class: classes, autocomplete: "off", spellcheck: "false", autocapitalize: "none", autocorrect: "off",
  });
}

/** Sets a control's value without moving the caret where nothing changes. */
export function setValue(control: HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement, value: string): void {
  if (control.value !== value) control.value = value;
}
