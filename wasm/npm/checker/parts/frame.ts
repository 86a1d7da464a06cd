// What every part is built of: a section with its name, headings of the right depth, states, code to copy.

import { h, type Child } from "../dom.js";
import { glyph, icon, type GlyphName, type IconName } from "../glyphs.js";
import type { Context, SectionName } from "../model.js";
import { marked } from "../cure/tint.js";

/** A heading `depth` levels below that of the verdict. */
export function heading(
  context: Pick<Context, "headingLevel">,
  depth: number,
  attributes: Record<string, string>,
  ...children: Child[]
): HTMLElement {
  const level = Math.min(6, Math.max(1, context.headingLevel + depth)) as 1 | 2 | 3 | 4 | 5 | 6;
  return h(`h${level}`, attributes, ...children);
}

/** A part of the answer: its name hangs in a column of its own where there is room. */
export function section(context: Context, part: SectionName, called: string, ...children: Child[]): HTMLElement {
  return h(
    "section.part",
    { "data-part": part, part: "section" },
    heading(context, 1, { class: "name", id: `part-${part}`, tabindex: "-1" }, called),
    ...children,
  );
}

/** A glyph and its word. */
export function state(kind: GlyphName, ...words: Child[]): HTMLElement {
  const colour = kind === "ended" ? "note" : kind === "runs" ? "ready" : kind;
  const voice = kind === "runs" || kind === "unknown" ? "quiet" : colour;
  return h("span.state", { class: voice }, glyph(kind, colour), h("span", null, ...words));
}

export function button(
  picture: IconName | null,
  words: Child,
  press: () => void,
  attributes: Record<string, string> = {},
): HTMLElement {
  return h(
    "button.button",
    { type: "button", on: { click: press }, ...attributes },
    picture === null ? null : icon(picture),
    words,
  );
}

/** The same, looking like a link in a sentence. */
export function linkButton(words: string, press: () => void, attributes: Record<string, string> = {}): HTMLElement {
  return h("button.link", { type: "button", on: { click: press }, ...attributes }, words);
}

/** Says "Copied" in its own place for two seconds, or that the browser refused. */
export function copyButton(context: Context, text: string, what: string): HTMLElement {
  const words = h("span", { "aria-live": "polite" }, "Copy");
  let timer: ReturnType<typeof setTimeout> | undefined;
  const press = (): void => {
    void context.actions.copy(text).then((done) => {
      words.textContent = done ? "Copied" : "Not allowed: select it and copy by hand";
      clearTimeout(timer);
      timer = setTimeout(
        () => {
          words.textContent = "Copy";
        },
        done ? 2000 : 6000,
      );
    });
  };
  return button("copy", words, press, { class: "quiet", "aria-label": `Copy ${what}`, "data-key": `copy-${what}` });
}

/** Lines to paste, the values that came from the person tinted. */
export function code(
  context: Context,
  text: string,
  what: string,
  options: { title?: Child; wrap?: boolean; own?: readonly string[] } = {},
): HTMLElement {
  return codeBox(options.title ?? null, [copyButton(context, text, what)], what, marked(text, options.own ?? []), {
    class: options.wrap ? "wrap" : "",
  });
}

/** Code in its frame. It scrolls by keyboard, so it is named and takes the focus. */
export function codeBox(
  title: Child,
  actions: readonly HTMLElement[],
  what: string,
  contents: Child,
  attributes: { class?: string; role?: string } = {},
): HTMLElement {
  return h(
    "div.codebox",
    { part: "code", class: attributes.class },
    h(
      "div.bar",
      { class: title === null ? "bare" : "" },
      title === null ? null : h("span.fname", null, title),
      h("span.actions", null, actions),
    ),
    h("pre", { tabindex: 0, role: attributes.role ?? "group", "aria-label": what }, h("code", null, contents)),
  );
}

export function more(key: string, summary: Child, ...children: Child[]): HTMLDetailsElement {
  return h("details.more", { "data-key": key }, h("summary", null, summary), ...children);
}

/**
 * The first `most` of a long list, and a button for the rest: ten thousand rows at once would stop the page. Focus
 * goes to the first row that appears.
 */
export function firstOf<T>(
  items: readonly T[],
  most: number,
  list: HTMLElement,
  build: (item: T, at: number) => HTMLElement,
  what: string,
): Child[] {
  const STEP = 200;
  let shownCount = 0;
  const grow = (until: number): void => {
    items.slice(shownCount, until).forEach((item, at) => list.appendChild(build(item, shownCount + at)));
    shownCount = Math.min(items.length, until);
  };
  // One or two more than the limit are not worth a button.
  grow(items.length <= most + 2 ? items.length : most);
  if (shownCount === items.length) return [list];
  const words = (): string => {
    const left = items.length - shownCount;
    return left <= STEP ? `Show all ${items.length} ${what}` : `Show ${STEP} more of ${items.length} ${what}`;
  };
  const press = (): void => {
    const first = shownCount;
    grow(shownCount + STEP);
    const appeared = list.children[first];
    if (appeared instanceof HTMLElement) {
      appeared.tabIndex = -1;
      appeared.focus({ preventScroll: true });
    }
    if (shownCount === items.length) row.remove();
    else show.textContent = words();
  };
  const show = button(null, words(), press);
  const row = h("p.actions", null, show);
  return [list, row];
}
