// The attributes of the element, read leniently: what is not known is as if it were not there.

import type { Linked } from "./cure/link.js";
import { ACCESSES, PRESETS, SUBSCRIPTIONS } from "./cure/link.js";
import type { Question } from "./model.js";
import { withoutPassword } from "./question/endpoint.js";

/** Those that change the question while the element stands. `lang` and `dir` are HTML's own. */
export const observed = ["endpoint", "subscription", "access", "policy"];

const EXPECTS: readonly Question["expects"][] = ["ca-bundle", "client-certificate", "client-key", "server-chain"];

export class Attributes {
  constructor(private readonly element: HTMLElement) {}

  #one<T extends string>(name: string, allowed: readonly T[]): T | null {
    const value = this.element.getAttribute(name)?.trim().toLowerCase() ?? "";
    return allowed.find((one) => one === value || one === value.replaceAll("-", "_")) ?? null;
  }

  get expects(): Question["expects"] {
    return this.#one("expects", EXPECTS) ?? "anything";
  }

  /** 1 to 4: sections and findings lie below it. */
  get headingLevel(): number {
    const level = Number(this.element.getAttribute("heading-level") ?? "2");
    return Number.isInteger(level) && level >= 1 && level <= 4 ? level : 2;
  }

  /** The element is the page: it takes drops and pastes anywhere in the document. */
  get isPage(): boolean {
    return this.element.hasAttribute("page");
  }

  /** Where rules are explained, each under its code as the fragment. */
  get rules(): string | null {
    const address = this.element.getAttribute("rules");
    if (address === null) return null;
    try {
      const url = new URL(address, document.baseURI);
      return url.protocol === "http:" || url.protocol === "https:" ? url.href : null;
    } catch {
      return null;
    }
  }

  /** What the attributes say of the question; with a name, what that one says. */
  question(name?: string): Partial<Linked> {
    const is = (attribute: string): boolean =>
      name === undefined ? this.element.hasAttribute(attribute) : name === attribute;
    const said: { -readonly [K in keyof Linked]?: Linked[K] } = {};
    if (is("endpoint")) said.endpoint = withoutPassword(this.element.getAttribute("endpoint") ?? "").text;
    if (is("access")) said.access = this.#one("access", ACCESSES);
    if (is("policy")) said.policy = this.#one("policy", PRESETS) ?? "redis-cloud";
    if (is("subscription")) {
      said.subscription = this.#one("subscription", SUBSCRIPTIONS);
      said.provider = said.subscription === null ? null : "redis_cloud";
    }
    return said;
  }
}
