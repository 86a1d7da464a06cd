// <tlsconf-checker>: question and answer in one element. What it knows lives in the controller; this draws it.

import { AnswerView } from "./answer.js";
import { Attributes, observed } from "./attributes.js";
import type { Report } from "./contract.js";
import { Controller } from "./controller.js";
import { questionOf } from "./cure/link.js";
import { Configuration } from "./cure/use.js";
import { h } from "./dom.js";
import { listen, type Gestures } from "./gestures.js";
import { textures } from "./glyphs.js";
import type { Context } from "./model.js";
import { Moments } from "./moments.js";
import { button } from "./parts/frame.js";
import { announcement } from "./parts/verdict.js";
import type { Tables } from "./protocol.js";
import { DropArea } from "./question/drop.js";
import { QuestionForm } from "./question/form.js";
import type { State } from "./state.js";
import { sheet } from "./styles/index.js";
import { answerActions, dropActions, formActions, useActions, type Sample } from "./wiring.js";

/** Widths at which the layout changes for more than a style sheet can do. */
const RAIL = 1184;
const COMPACT = 420;

/** Once in so long a screen reader is told of a finished check. */
const SAID_AFTER = 500;

/** What is made anew each time that the element is connected. */
interface Standing {
  readonly controller: Controller;
  readonly form: QuestionForm;
  readonly drop: DropArea;
  readonly use: Configuration;
  readonly moments: Moments;
  readonly ends: AbortController;
}

export class TlsconfChecker extends HTMLElement {
  static readonly observedAttributes = observed;

  /**
   * Makes the worker. A page with `require-trusted-types-for` or with a loader of its own puts its way here before the first
   * element is made.
   */
  static createWorker: () => Worker = () =>
    new Worker(new URL("./checker-worker.js", import.meta.url), { type: "module", name: "tlsconf" });

  /** Where the core's module lies, if not beside the worker's script: an address that the worker can fetch. */
  static module: string | null = null;

  readonly #attributes = new Attributes(this);
  readonly #status = h("p.vh", { role: "status" });
  readonly #answer = new AnswerView();
  readonly #view = h("div.view.empty");
  #sample: Sample | null = null;
  #standing: Standing | null = null;
  #width = 0;
  /** What the answer was drawn from. */
  #drawn: readonly unknown[] = [];
  /** What the host was told last. */
  #told: Report | null = null;
  #saying: ReturnType<typeof setTimeout> | undefined;

  /** A file to look at for those who have none at hand; null offers none. */
  get sample(): Sample | null {
    return this.#sample;
  }

  set sample(sample: Sample | null) {
    this.#sample = sample;
    this.#standing?.drop.offer(sample !== null);
  }

  /** The last report; null before the first, and once nothing is given any more. */
  get report(): Report | null {
    return this.#standing?.controller.state.answer?.report ?? null;
  }

  /** A check is under way: the report is that of the question before. */
  get busy(): boolean {
    return this.#standing?.controller.state.running ?? false;
  }

  /** Checked, up to date, and exactly one client certificate whose file may be uploaded as it is. */
  get safeToUpload(): boolean {
    const { report } = this;
    if (report === null || !this.#isCurrent() || !report.upload.safe) return false;
    return report.inputs.filter((input) => input.role === "client_certificate").length === 1;
  }

  /** The certificates of the client certificate's file, and nothing else of it; null where it is not safe. */
  async certificateFile(): Promise<File | null> {
    if (!this.safeToUpload || this.report === null) return null;
    const input = this.report.inputs.findIndex((one) => one.role === "client_certificate");
    return (await this.#standing?.controller.certificateOf(input)) ?? null;
  }

  /** Takes files as if they were dropped. */
  give(files: Iterable<File>): void {
    const taken = [...files].map((file) => ({ name: file.name, source: file, origin: "file" as const }));
    this.#standing?.controller.take({ files: taken, refused: [] });
  }

  /** Asks the question of a link: what stands after `#` in it. */
  restore(fragment: string): void {
    this.#standing?.controller.restore(questionOf(fragment));
  }

  /** @internal */
  connectedCallback(): void {
    const root = this.shadowRoot ?? this.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [sheet()];
    const standing = this.#stand();
    this.#standing = standing;
    const { controller, ends } = standing;
    root.replaceChildren(h("div.tlsconf", null, textures(), this.#status, this.#view));
    controller.restore(this.#attributes.question());
    listen(this.#attributes.isPage ? document : this, this.#gestures(standing), ends.signal);
    const size = new ResizeObserver(([entry]) => this.#resized(entry?.contentRect.width ?? 0));
    size.observe(this);
    ends.signal.addEventListener("abort", () => size.disconnect());
    // After the scripts of the page, which may still say how the worker is made.
    setTimeout(() => {
      if (!ends.signal.aborted) controller.warm();
    });
  }

  /** @internal */
  disconnectedCallback(): void {
    this.#standing?.ends.abort();
    this.#standing?.controller.close();
    this.#standing = null;
    this.#clear();
  }

  /** @internal */
  attributeChangedCallback(name: string): void {
    this.#standing?.controller.restore(this.#attributes.question(name));
  }

  #stand(): Standing {
    const { expects, headingLevel } = this.#attributes;
    const controller = new Controller(
      {
        draw: (state) => this.#draw(state),
        answered: (report) => this.#answered(report),
        progress: (progress) => this.#standing?.moments.progress(progress),
      },
      () => TlsconfChecker.createWorker(),
      () => TlsconfChecker.module,
      expects,
    );
    const form = new QuestionForm(formActions(controller, () => this.#answer.begin()));
    const drop = new DropArea(expects, headingLevel, dropActions(controller, () => this.#sample));
    drop.offer(this.#sample !== null);
    const places = { drop, answer: this.#answer.element, status: this.#status };
    const moments = new Moments(places, { stop: () => controller.stop(), again: () => controller.again() });
    this.#view.replaceChildren(
      h("div.intro", null, h("slot", { name: "intro" })),
      drop.element,
      form.element,
      h("div.result", null, moments.notice, this.#answer.element),
      h("div.outro", null, h("slot", { name: "outro" })),
    );
    return { controller, form, drop, use: new Configuration(useActions(controller)), moments, ends: new AbortController() };
  }

  #gestures({ controller, moments }: Standing): Gestures {
    return {
      over: (count) => {
        this.#view.classList.toggle("held", count !== null);
        moments.held(count);
      },
      take: (intake) => controller.take(intake),
      escape: () => {
        if (!controller.state.running) return this.#foldFocused();
        controller.stop();
        return true;
      },
    };
  }

  /** Escape closes the open fold that has the focus. The question in its rail is none. */
  #foldFocused(): boolean {
    const fold = this.shadowRoot?.activeElement?.closest("details[open]");
    const summary = fold?.querySelector<HTMLElement>(":scope > summary");
    if (!(fold instanceof HTMLDetailsElement) || summary === null || summary === undefined || summary.hidden) return false;
    fold.open = false;
    summary.focus();
    return true;
  }

  #draw(state: State): void {
    const standing = this.#standing;
    if (standing === null) return;
    const had = this.shadowRoot?.activeElement ?? null;
    standing.form.update(state, standing.controller.tables?.plans ?? null);
    this.#view.classList.toggle("answered", state.answer !== null);
    this.#view.classList.toggle("empty", state.answer === null);
    this.#layout(standing);
    standing.moments.draw(state);
    this.#drawAnswer(standing, state);
    this.#keepFocus(standing, had);
    // A host must not go on with an answer to another question. `#answered` tells of the new one.
    if (!this.#isCurrent() && this.#told !== null) this.#tell(null);
  }

  /** What had the focus may have gone: the drop area at the first answer, a file that was taken off the list. */
  #keepFocus({ drop, form }: Standing, had: Element | null): void {
    if (had === null || (had.isConnected && had.checkVisibility())) return;
    const now = this.shadowRoot?.activeElement ?? null;
    if (now !== null && now !== had) return;
    if (this.#view.classList.contains("empty")) drop.focus();
    else form.regain();
  }

  #drawAnswer(standing: Standing, state: State): void {
    const { controller, use } = standing;
    if (state.answer === null || controller.tables === null) {
      this.#clear();
      return;
    }
    const compact = this.#width < COMPACT && this.#attributes.expects !== "anything";
    const context = this.#context(standing, state.answer, controller.tables);
    use.update(context, state, controller.tables, controller.shown());
    const drawn = [state.answer, compact, use.waiting(context, state), this.#attributes.headingLevel];
    if (drawn.length === this.#drawn.length && drawn.every((part, at) => part === this.#drawn[at])) return;
    this.#drawn = drawn;
    this.#view.classList.toggle("compact", compact);
    const certificateAlone = this.#certificateAlone(controller, state.answer.report);
    this.#answer.update({ context, use: use.section(context, state), certificateAlone, compact });
  }

  #clear(): void {
    if (this.#drawn.length === 0) return;
    this.#drawn = [];
    this.#answer.clear();
    clearTimeout(this.#saying);
    this.#status.textContent = "";
  }

  /** Where a key lies in the certificate's file, the checker can go on with the certificate alone. */
  #certificateAlone(controller: Controller, report: Report): HTMLElement | null {
    const input = report.findings.find((one) => one.name === "input-private-key-for-upload")?.at.input ?? null;
    if (input === null || report.inputs[input]?.role !== "client_certificate") return null;
    return button(null, "Use the certificate alone", () => void controller.useCertificateAlone(input), {
      class: "primary", "data-key": "certificate-alone",
    });
  }

  #answered(report: Report): void {
    clearTimeout(this.#saying);
    this.#saying = setTimeout(() => (this.#status.textContent = announcement(report)), SAID_AFTER);
    this.#tell(report);
  }

  #tell(report: Report | null): void {
    this.#told = report;
    this.dispatchEvent(new CustomEvent("tlsconf-report", { detail: report, bubbles: true, composed: true }));
  }

  /** Is the answer that of the question as it stands? */
  #isCurrent(): boolean {
    const state = this.#standing?.controller.state;
    return state !== undefined && state.answer !== null && !state.running && !state.stopped && state.failed === null;
  }

  #resized(width: number): void {
    const isSame = this.#width >= RAIL === width >= RAIL && this.#width < COMPACT === width < COMPACT;
    this.#width = width;
    if (isSame || this.#standing === null) return;
    this.#layout(this.#standing);
    this.#drawAnswer(this.#standing, this.#standing.controller.state);
  }

  #layout({ form }: Standing): void {
    const isAnswered = this.#view.classList.contains("answered");
    const isWhole = this.#attributes.expects === "anything";
    form.layout(isAnswered ? this.#width < RAIL : !isWhole);
  }

  #context({ controller, form }: Standing, answer: NonNullable<State["answer"]>, tables: Tables): Context {
    const { rules, headingLevel } = this.#attributes;
    return {
      report: answer.report,
      atToday: answer.atToday,
      today: answer.atToday.time,
      question: answer.asking,
      facts: controller.facts,
      plans: tables.plans,
      headingLevel,
      ruleUrl: (code) => (rules === null ? null : `${rules}#${encodeURIComponent(code)}`),
      actions: answerActions(controller, {
        reveal: (section) => this.#answer.reveal(section),
        ask: (field) => form.focus(field),
      }),
    };
  }
}

if (customElements.get("tlsconf-checker") === undefined) customElements.define("tlsconf-checker", TlsconfChecker);
