// The moments between question and answer: working, with a way to stop; stopped; failed. The earlier answer stays in view
// meanwhile, marked as one to another question.

import { h } from "./dom.js";
import { button } from "./parts/frame.js";
import type { Progress } from "./protocol.js";
import { ProgressView, progressWords, type DropArea } from "./question/drop.js";
import type { State } from "./state.js";
import { visible } from "./words.js";

/** No spinner for what is done sooner. */
const SPINNER_AFTER = 300;

export interface Places {
  readonly drop: DropArea;
  readonly answer: HTMLElement;
  /** The live region. */
  readonly status: HTMLElement;
}

export class Moments {
  /** Stands above the answer. */
  readonly notice = h("div.notice", { hidden: true });
  readonly #progress: ProgressView;
  #state: State | null = null;
  #current: Progress | null = null;
  /** Since when the running check runs; null while none does. */
  #since: number | null = null;
  #said: string | null = null;
  #spoken = 0;
  #isHeld = false;

  constructor(
    private readonly places: Places,
    private readonly acts: { stop(): void; again(): void },
  ) {
    this.#progress = new ProgressView(() => acts.stop());
  }

  draw(state: State): void {
    this.#state = state;
    if (!state.running) {
      this.#since = null;
      this.#current = null;
      this.#spoken = 0;
    } else if (this.#since === null) {
      this.#since = performance.now();
      setTimeout(() => this.#show(), SPINNER_AFTER);
    }
    this.places.answer.setAttribute("aria-busy", String(state.running));
    this.#say(state);
    this.#show();
  }

  progress(progress: Progress | null): void {
    this.#current = progress;
    this.#show();
    if (progress === null || progress.total === null || progress.total === 0 || !this.#isLong()) return;
    // Spoken at 0, 50 and 100 %: a screen reader would drown in more.
    const half = Math.floor((2 * progress.done) / progress.total) + 1;
    if (half === this.#spoken) return;
    this.#spoken = half;
    this.places.status.textContent = progressWords(progress);
  }

  /** Files are held over the page: `count` where the browser tells, null when they have gone. */
  held(count: number | "unknown" | null): void {
    this.#isHeld = count !== null;
    if (count === null) this.places.drop.idle();
    else this.places.drop.over(count === "unknown" ? null : count);
    this.#show();
  }

  #isLong(): boolean {
    return this.#since !== null && performance.now() - this.#since >= SPINNER_AFTER;
  }

  /** Progress stands in the drop area before the first answer, above the answer afterwards. */
  #show(): void {
    const state = this.#state;
    if (state === null || this.#isHeld) return;
    const isLong = this.#isLong();
    const bar = this.#progress.element;
    this.places.answer.classList.toggle("stale", isLong || state.stopped || state.failed !== null);
    this.#progress.update(this.#current, state.answer !== null);
    if (state.answer === null) {
      if (isLong) this.places.drop.busy(bar);
      else this.places.drop.idle();
    } else if (isLong && !this.notice.contains(bar)) {
      this.notice.prepend(bar);
    } else if (!isLong) {
      bar.remove();
    }
    this.notice.hidden = this.notice.childElementCount === 0;
  }

  #say(state: State): void {
    const isFirst = state.answer === null;
    const why = state.failed ?? (state.stopped ? "Stopped." : null);
    const said = why === null || isFirst ? why : `${why} The answer is that of the question before.`;
    const key = said === null ? null : `${isFirst} ${said}`;
    if (key === this.#said) return;
    this.#said = key;
    const row = said === null ? [] : [this.#row(said)];
    this.places.drop.wrong(isFirst ? row : []);
    this.notice.replaceChildren(...(isFirst ? [] : row));
  }

  #row(said: string): HTMLElement {
    const again = button(null, "Check again", () => this.acts.again(), { "data-key": "again" });
    return h("p.wrong", { role: "alert" }, h("span", null, visible(said)), again);
  }
}
