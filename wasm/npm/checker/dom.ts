// Elements without markup: every text becomes a text node, so nothing that a file or a certificate says can be taken
// for HTML. No attribute is ever named `style` and none begins with `on`: the page's policy forbids both. Characters that
// cannot be seen are escaped here, in text and in attributes, so that no caller can forget it.

import { visible, visibleLines } from "./unseen.js";

export type Child = Node | string | number | null | undefined | false | readonly Child[];

type Value = string | number | boolean | null | undefined;

/** Attributes by name; null, undefined and false leave one out. `on` holds listeners by event. */
export interface Attributes {
  readonly [name: string]: Value | Listeners;
  readonly on?: Listeners;
}

type Listeners = Readonly<Record<string, (event: Event) => void>>;

const SVG = "http://www.w3.org/2000/svg";

/** An HTML element; `tag` may carry classes: `p.fine`. */
export function h<Name extends keyof HTMLElementTagNameMap>(
  tag: Name | `${Name}.${string}`,
  attributes?: Attributes | null,
  ...children: Child[]
): HTMLElementTagNameMap[Name] {
  const [name, ...classes] = tag.split(".") as [Name, ...string[]];
  const element = document.createElement(name);
  if (classes.length > 0) element.className = classes.join(" ");
  return finish(element, attributes, children);
}

/** An SVG element; `tag` may carry classes. */
export function s<Name extends keyof SVGElementTagNameMap>(
  tag: Name | `${Name}.${string}`,
  attributes?: Attributes | null,
  ...children: Child[]
): SVGElementTagNameMap[Name] {
  const [name, ...classes] = tag.split(".") as [Name, ...string[]];
  const element = document.createElementNS(SVG, name);
  if (classes.length > 0) element.setAttribute("class", classes.join(" "));
  return finish(element, attributes, children);
}

function finish<E extends Element>(
  element: E,
  attributes: Attributes | null | undefined,
  children: readonly Child[],
): E {
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (name === "on") {
      for (const [event, listener] of Object.entries(value as Listeners)) element.addEventListener(event, listener);
    } else if (name === "class") {
      // Beside those of the tag.
      element.classList.add(
        ...String(value ?? "")
          .split(" ")
          .filter((one) => one !== ""),
      );
    } else if (value !== null && value !== undefined && value !== false) {
      element.setAttribute(name, value === true ? "" : visible(String(value)));
    }
  }
  append(element, children);
  return element;
}

export function append(parent: Node, children: readonly Child[]): void {
  for (const child of children) {
    if (Array.isArray(child)) append(parent, child as readonly Child[]);
    else if (child instanceof Node) parent.appendChild(child);
    else if (typeof child === "string" || typeof child === "number")
      parent.appendChild(document.createTextNode(visibleLines(String(child))));
  }
}

/**
 * Puts new contents in place of the old without taking the person's place away: what had the focus and what was
 * unfolded is so again, as far as the new contents have an element with the same `data-key`.
 */
export function renew(container: Element, ...contents: Child[]): void {
  const root = container.getRootNode() as Document | ShadowRoot;
  const focused = root.activeElement;
  const key = focused !== null && container.contains(focused) ? focused.getAttribute("data-key") : null;
  const folds = new Map<string, boolean>();
  for (const fold of container.querySelectorAll<HTMLDetailsElement>("details[data-key]")) {
    folds.set(fold.getAttribute("data-key") ?? "", fold.open);
  }
  container.replaceChildren();
  append(container, contents);
  for (const fold of container.querySelectorAll<HTMLDetailsElement>("details[data-key]")) {
    fold.open = folds.get(fold.getAttribute("data-key") ?? "") ?? fold.open;
  }
  if (key !== null)
    container.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`)?.focus({ preventScroll: true });
}
