// What a person does next with an answer, and where to read on.

import { h } from "../dom.js";
import type { Context, SectionName } from "../model.js";
import { button, linkButton } from "./frame.js";

export function actions(context: Context): HTMLElement | null {
  const { report, actions: act } = context;
  if (report.verdict === "nothing_to_check") return null;
  const link = button(
    "copy",
    "Copy link to this question",
    () => {
      void act.copyLink().then((done) => {
        const words = link.lastChild;
        if (words === null) return;
        words.textContent = done ? "Copied" : "Not allowed here";
        setTimeout(() => {
          words.textContent = "Copy link to this question";
        }, 2000);
      });
    },
    { "data-key": "copy-link" },
  );
  return h(
    "div",
    null,
    h(
      "div.actions",
      null,
      // A configuration would be useless while an error stands in its way.
      report.counts.error > 0
        ? null
        : button(null, "Get the configuration", () => act.reveal("use"), { class: "primary", "data-key": "to-use" }),
      button("save", "Save report", () => act.saveReport("markdown"), { "data-key": "save-report" }),
      button("save", "Save as JSON", () => act.saveReport("json"), { "data-key": "save-json" }),
      link,
    ),
    h("p.fine", null, "The report and the link hold no certificate, no key and no password."),
  );
}

/** The list of parts, filled by [`listParts`] once all of them stand. */
export function contents(): HTMLElement {
  return h("nav.parts", { "aria-label": "Parts of this answer" }, h("ul"));
}

/** Fills the list of parts from the sections that stand in `answer`. A shadow tree has no fragments to link to. */
export function listParts(answer: HTMLElement, act: Context["actions"]): void {
  const list = answer.querySelector("nav.parts > ul");
  if (list === null) return;
  const sections = [...answer.querySelectorAll<HTMLElement>("[data-part]")];
  list.replaceChildren(
    ...sections.map((one) => {
      const part = one.dataset["part"] as SectionName;
      const count = one.dataset["count"];
      const words = one.querySelector(".name")?.textContent ?? part;
      return h(
        "li",
        null,
        linkButton(words, () => act.reveal(part), { "data-key": `to-${part}` }),
        count === undefined ? null : [" ", h("small", null, count)],
      );
    }),
  );
}

/** Brings a section into view, unfolded, and puts the focus on its name. False where the answer has no such section. */
export function reveal(answer: ParentNode, part: SectionName): boolean {
  const found = answer.querySelector<HTMLElement>(`[data-part="${part}"]`);
  if (found === null) return false;
  if (found instanceof HTMLDetailsElement) found.open = true;
  const isCalm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  found.scrollIntoView({ block: "start", behavior: isCalm ? "auto" : "smooth" });
  found.querySelector<HTMLElement>(".name")?.focus({ preventScroll: true });
  return true;
}
