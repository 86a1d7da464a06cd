// Where each part of the answer stands: what is read on the left, what is looked at on the right where there is room.

import { next } from "./cure/next.js";
import { h, renew, type Child } from "./dom.js";
import type { Context, SectionName } from "./model.js";
import { listParts, reveal } from "./parts/actions.js";
import { checked } from "./parts/checked.js";
import { findings } from "./parts/findings.js";
import { heading } from "./parts/frame.js";
import { notChecked } from "./parts/not-checked.js";
import { plan } from "./parts/plan.js";
import { evidence } from "./parts/rest.js";
import { verdict } from "./parts/verdict.js";

export interface Placed {
  readonly context: Context;
  /** The configuration's section, whose controls live on. */
  readonly use: HTMLElement;
  /** "Use the certificate alone", where a key is in the certificate's file. */
  readonly certificateAlone: HTMLElement | null;
  /** In a narrow frame the answer is verdict and first error; the rest is folded. */
  readonly compact: boolean;
}

export class AnswerView {
  readonly #read = h("div.read");
  readonly #look = h("div.look");
  readonly element: HTMLElement;

  constructor() {
    this.element = h("div.answer", { part: "answer", role: "region", hidden: true }, this.#read, this.#look);
  }

  update({ context, use, certificateAlone, compact }: Placed): void {
    const verdicts = verdict(context);
    const found = findings(context);
    const read: Child[] = [found, plan(context), next(context), use];
    const look: Child[] = [...evidence(context), checked(context), notChecked(context)];
    if (compact) {
      this.#narrow(context, verdicts, found, certificateAlone, [...read, ...look]);
    } else {
      // The way out stands first among what can be done.
      if (certificateAlone !== null) verdicts.querySelector(".actions")?.prepend(certificateAlone);
      renew(this.#read, verdicts, read);
      renew(this.#look, look);
    }
    listParts(this.element, context.actions);
    const heading = this.#read.querySelector("h1, h2, h3, h4, h5, h6");
    if (heading?.id) this.element.setAttribute("aria-labelledby", heading.id);
    this.element.hidden = false;
  }

  /** The first verdict and the first error with its cure; everything else in one fold. */
  #narrow(
    context: Context,
    verdicts: HTMLElement,
    found: HTMLElement | null,
    alone: HTMLElement | null,
    all: readonly Child[],
  ): void {
    const [first, ...others] = verdicts.querySelectorAll<HTMLElement>(".verdict");
    const error = found?.querySelector<HTMLElement>(".finding.error") ?? null;
    if (first !== undefined && alone !== null) first.querySelector(".why")?.after(h("p.actions", null, alone));
    // With a single verdict its tally, actions and list of parts belong to the whole answer.
    const below = [...(first?.querySelectorAll(".tally, .tally ~ *, nav.parts") ?? [])];
    const rest = h(
      "details.folded",
      { "data-key": "whole" },
      h("summary", null, h("span", null, h("b", null, "The whole answer"))),
      h("div.whole", null, others, below, all),
    );
    // Levels of headings leave none out, where the section's name is left out.
    const name = error === null ? null : heading(context, 1, { class: "vh" }, "Findings");
    renew(this.#read, first, name, error, rest);
    renew(this.#look);
  }

  clear(): void {
    this.element.hidden = true;
    this.#read.replaceChildren();
    this.#look.replaceChildren();
  }

  /** The verdict in view and in focus. */
  begin(): void {
    this.element.querySelector<HTMLElement>("#verdict")?.focus();
  }

  /** The section's name in view and in focus, whatever was folded over it. */
  reveal(section: SectionName): void {
    reveal(this.element, section);
  }
}
