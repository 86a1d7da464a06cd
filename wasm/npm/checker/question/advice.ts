// Redis Cloud's advice for the plan that was chosen, before any file is given. With an answer it has a part of its own.

import type { PlanTable } from "../contract.js";
import { h, renew } from "../dom.js";
import { table as planTable } from "../parts/plan.js";
import type { State } from "../state.js";

export class Advice {
  readonly element = h("div.advice", { hidden: true });
  #drawn: readonly unknown[] = [];

  update({ asking }: State, plans: PlanTable | null): void {
    const { provider, subscription, access } = asking;
    const drawn = [plans, provider, subscription, access];
    if (drawn.every((part, at) => part === this.#drawn[at])) return;
    this.#drawn = drawn;
    const elsewhere = provider !== null && provider !== "redis_cloud";
    this.element.hidden = plans === null || elsewhere;
    if (plans === null || elsewhere) return;
    const row = plans.rows.find((one) => one.subscription === subscription && one.access === access);
    renew(
      this.element,
      row === undefined
        ? null
        : h("p", null, h("span.fine", null, `Redis Cloud’s advice, ${row.name}, ${row.access} endpoint`), h("br"), h("b", null, `${row.cell}.`)),
      h(
        "details.more",
        { "data-key": "all-plans" },
        h("summary", null, row === undefined ? "What Redis Cloud recommends" : "All plans"),
        planTable({ plans }, subscription, access),
      ),
    );
  }
}
