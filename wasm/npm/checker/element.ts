// <tlsconf-checker>: question and answer in one element. What it knows lives in the controller; this draws it.

import { AnswerView } from "./answer.js";
import { Attributes, observed } from "./attributes.js";
import type { Report } from "./contract.js";
import { Controller } from "./controller.js";
import { Configuration } from "./cure/use.js";
import { copyText } from "./cure/save.js";
import { questionOf } from "./cure/link.js";
import { h } from "./dom.js";
import { fromText, listen } from "./gestures.js";
import { textures } from "./glyphs.js";
import type { Actions, Context } from "./model.js";
import { announcement } from "./parts/verdict.js";
import { button } from "./parts/frame.js";
import type { Progress } from "./protocol.js";
import { DropArea, ProgressView, progressWords } from "./question/drop.js";
import { QuestionForm } from "./question/form.js";
import { fromPicker } from "./question/intake.js";
import type { State } from "./state.js";
import { layout } from "./question/layout.js";
import { sheet } from "./styles/index.js";
import { visible } from "./words.js";

/** Widths at which the layout changes for more than a style sheet can do. */
const RAIL = 1184;
const COMPACT = 420;

/** No spinner for what is done sooner. */
const SPINNER_AFTER = 300;

/** Once in so long a screen reader is told of a finished check. */
const SAID_AFTER = 500;

export interface Sample {
  readonly name: string;
  readonly text: string;
}

export class TlsconfChecker extends HTMLElement {
  static readonly observedAttributes = observed;

  /**
   * Makes the worker. A page with `require-trusted-types-for` or with a loader of its own puts its way here before the first
   * element is made.
   */
  static createWorker: () => Worker = () =>
    new Worker(new URL("./checker-worker.js", import.meta.url), { type: "module", name: "tlsconf" });

  /** A file to look at for those who have none at hand; null offers none. */
  get sample(): Sample | null {
    return this.#sample;
  }

  set sample(sample: Sample | null) {
    this.#sample = sample;
    this.#drop?.offer(sample !== null);
  }


  #sample: Sample | null = null;
  readonly #attributes = new Attributes(this);
  readonly #status = h("p.vh", { role: "status" });
  readonly #answer = new AnswerView();
  readonly #view = h("div.view.empty");
  readonly #notice = h("div.notice", { hidden: true });
  readonly #progress = new ProgressView(() => this.#controller?.stop());
  #controller: Controller | null = null;
  #form: QuestionForm | null = null;
  #drop: DropArea | null = null;
  #use: Configuration | null = null;
  #ends: AbortController | null = null;
  #width = 0;
  #drawn: readonly unknown[] = [];
  #said: string | null = null;
  #told: Report | null = null;
  /** Since when the running check runs; null while none does. */
  #since: number | null = null;
  #saying: ReturnType<typeof setTimeout> | undefined;
  #current: Progress | null = null;
  #spoken = 0;

  /** The last report; null before the first, and once nothing is given any more. */
  get report(): Report | null {
    return this.#controller?.state.answer?.report ?? null;
  }

  /** A check is under way: the report is that of the question before. */
  get busy(): boolean {
    return this.#controller?.state.running ?? false;
  }

  /** Checked, up to date, and exactly one client certificate whose file may be uploaded as it is. */
  get safeToUpload(): boolean {
    const { report } = this;
    if (report === null || !this.#isCurrent() || !report.upload.safe) return false;
    return report.inputs.filter((input) => input.role === "client_certificate").length === 1;
  }

  /** Is the answer that of the question as it stands? */
  #isCurrent(): boolean {
    const state = this.#controller?.state;
    return state !== undefined && state.answer !== null && !state.running && !state.stopped && state.failed === null;
  }

  /** The certificates of the client certificate's file, and nothing else of it; null where it is not safe. */
  async certificateFile(): Promise<File | null> {
    if (!this.safeToUpload || this.report === null) return null;
    const input = this.report.inputs.findIndex((one) => one.role === "client_certificate");
    return (await this.#controller?.certificateOf(input)) ?? null;
  }

  /** Takes files as if they were dropped. */
  give(files: Iterable<File>): void {
    const taken = [...files].map((file) => ({ name: file.name, source: file, origin: "file" as const }));
    this.#controller?.take({ files: taken, refused: [] });
  }

  /** Asks the question of a link: what stands after `#` in it. */
  restore(fragment: string): void {
    this.#controller?.restore(questionOf(fragment));
  }

  connectedCallback(): void {
    const root = this.shadowRoot ?? this.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [sheet(), layout()];
    const controller = new Controller(this, () => TlsconfChecker.createWorker(), this.#attributes.expects);
    this.#controller = controller;
    this.#build(controller);
    root.replaceChildren(h("div.tlsconf", null, textures(), this.#status, this.#view));
    controller.restore(this.#attributes.question());
    this.#ends = new AbortController();
    listen(this.#attributes.isPage ? document : this, this.#gestures(controller), this.#ends.signal);
    const size = new ResizeObserver(([entry]) => this.#resized(entry?.contentRect.width ?? 0));
    size.observe(this);
    this.#ends.signal.addEventListener("abort", () => size.disconnect());
    // After the scripts of the page, which may still say how the worker is made.
    setTimeout(() => this.#controller?.warm());
  }

  disconnectedCallback(): void {
    this.#ends?.abort();
    this.#controller?.close();
    this.#controller = null;
    this.#drawn = [];
  }

  attributeChangedCallback(name: string): void {
    this.#controller?.restore(this.#attributes.question(name));
  }

  #build(controller: Controller): void {
    const form = new QuestionForm({
      setRole: (file, member, role) => controller.setRole(file, member, role),
      remove: (file) => controller.remove(file),
      picked: (files) => void fromPicker(files).then((intake) => controller.take(intake)),
      endpoint: (text, hadPassword, user) => controller.endpoint(text, hadPassword, user),
      plan: (provider, subscription) => controller.ask({ provider, subscription }),
      access: (access) => controller.ask({ access }),
      clientAuthentication: (clientAuthentication) => controller.ask({ clientAuthentication }),
      policy: (policy) => controller.ask({ policy }),
      time: (time) => controller.ask({ time }),
      passphrase: (text) => controller.passphrase(text),
      serverText: (text) => controller.serverText(text),
    });
    const drop = new DropArea(
      this.#attributes.expects,
      this.#attributes.headingLevel,
      {
        picked: (files) => void fromPicker(files).then((intake) => controller.take(intake)),
        pastedText: (text) => controller.take(fromText(text)),
        stop: () => controller.stop(),
        sample: () => this.#sample !== null && controller.take(ofSample(this.#sample)),
      },
      () => this.#answer.reveal("findings"),
    );
    this.#use = new Configuration({
      choose: (client) => controller.choose(client),
      options: (options) => controller.options(options),
      showAllTheSame: () => controller.showAllTheSame(),
      save: (name) => void controller.save(name),
    });
    this.#form = form;
    this.#drop = drop;
    drop.offer(this.#sample !== null);
    this.#view.replaceChildren(
      h("div.intro", null, h("slot", { name: "intro" })),
      drop.element,
      form.element,
      h("div.result", null, this.#notice, this.#answer.element),
      h("div.outro", null, h("slot", { name: "outro" })),
    );
  }

  #gestures(controller: Controller): Parameters<typeof listen>[1] {
    return {
      over: (count) => this.#over(count),
      take: (intake) => controller.take(intake),
      escape: () => {
        if (controller.state.running) {
          controller.stop();
          return true;
        }
        return this.#foldFocused();
      },
    };
  }

  #over(count: number | "unknown" | null): void {
    this.#view.classList.toggle("held", count !== null);
    if (count === null) this.#drop?.idle();
    else this.#drop?.over(count === "unknown" ? null : count);
    this.#showMoment();
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

  // View of the controller

  draw(state: State): void {
    this.#form?.update(state, this.#controller?.tables?.plans ?? null);
    this.#view.classList.toggle("answered", state.answer !== null);
    this.#view.classList.toggle("empty", state.answer === null);
    this.#layout();
    this.#answer.element.setAttribute("aria-busy", String(state.running));
    this.#notices(state);
    this.#drop?.answered(state.answer !== null);
    if (!state.running) {
      this.#since = null;
      this.#current = null;
      this.#spoken = 0;
    } else if (this.#since === null) {
      this.#since = performance.now();
      setTimeout(() => this.#showMoment(), SPINNER_AFTER);
    }
    this.#showMoment();
    this.#drawAnswer(state);
    // A host must not go on with an answer to another question. `answered` tells of the new one.
    if (!this.#isCurrent() && this.#told !== null) this.#tell(null);
  }

  #drawAnswer(state: State): void {
    const { answer, written, chosen } = state;
    const tables = this.#controller?.tables ?? null;
    if (answer === null || tables === null || this.#use === null || this.#controller === null) {
      if (this.#drawn.length > 0) {
        this.#answer.clear();
        this.#drawn = [];
        clearTimeout(this.#saying);
        this.#status.textContent = "";
      }
      return;
    }
    const compact = this.#width < COMPACT && this.#attributes.expects !== "anything";
    const context = this.#context(state);
    const drawn = [answer, chosen.allTheSame, compact, written === null, this.#attributes.headingLevel];
    const waits = written?.as_emitted?.verdict ?? null;
    const all = [...drawn, waits, written?.unsupported !== null];
    this.#use.update(context, state, tables, this.#controller.shown());
    if (all.length === this.#drawn.length && all.every((part, at) => part === this.#drawn[at])) return;
    this.#drawn = all;
    this.#view.classList.toggle("compact", compact);
    this.#answer.update({
      context,
      use: this.#use.section(context, state),
      certificateAlone: this.#certificateAlone(state),
      compact,
    });
  }

  /** Where a key lies in the certificate's file, the checker can go on with the certificate alone. */
  #certificateAlone(state: State): HTMLElement | null {
    const report = state.answer?.report;
    const finding = report?.findings.find((one) => one.name === "input-private-key-for-upload");
    const input = finding?.at.input ?? null;
    if (input === null || report?.inputs[input]?.role !== "client_certificate") return null;
    return button(null, "Use the certificate alone", () => void this.#controller?.useCertificateAlone(input), {
      class: "primary", "data-key": "certificate-alone",
    });
  }

  answered(report: Report): void {
    clearTimeout(this.#saying);
    this.#saying = setTimeout(() => (this.#status.textContent = announcement(report)), SAID_AFTER);
    this.#tell(report);
  }

  #tell(report: Report | null): void {
    this.#told = report;
    this.dispatchEvent(new CustomEvent("tlsconf-report", { detail: report, bubbles: true, composed: true }));
  }

  progress(progress: Progress | null): void {
    this.#current = progress;
    this.#showMoment();
    if (progress === null || progress.total === null || progress.total === 0 || !this.#spinning()) return;
    // Spoken at 0, 50 and 100 %, as a screen reader would drown in more.
    const half = Math.floor((2 * progress.done) / progress.total) + 1;
    if (half === this.#spoken) return;
    this.#spoken = half;
    this.#status.textContent = progressWords(progress);
  }

  #spinning(): boolean {
    return this.#since !== null && performance.now() - this.#since >= SPINNER_AFTER;
  }

  /** Progress stands in the drop area before the first answer, above the answer afterwards. */
  #showMoment(): void {
    const state = this.#controller?.state;
    if (state === undefined || this.#view.classList.contains("held")) return;
    const spins = this.#spinning();
    this.#answer.element.classList.toggle("stale", spins || state.stopped || state.failed !== null);
    this.#progress.update(this.#current, state.answer !== null);
    if (state.answer === null) {
      if (spins) this.#drop?.busy(this.#progress.element);
      else this.#drop?.idle();
    } else if (spins && !this.#notice.contains(this.#progress.element)) {
      this.#notice.prepend(this.#progress.element);
    } else if (!spins) {
      this.#progress.element.remove();
    }
    this.#notice.hidden = this.#notice.childElementCount === 0;
  }

  #notices(state: State): void {
    const isFirst = state.answer === null;
    const why = state.failed ?? (state.stopped ? "Stopped." : null);
    const said = why === null || isFirst ? why : `${why} The answer is that of the question before.`;
    const key = said === null ? null : `${isFirst} ${said}`;
    if (key === this.#said) return;
    this.#said = key;
    const again = (): HTMLElement =>
      button(null, "Check again", () => this.#controller?.again(), { "data-key": "again" });
    const row = said === null ? [] : [h("p.wrong", { role: "alert" }, h("span", null, visible(said)), again())];
    this.#drop?.wrong(isFirst ? row : []);
    this.#notice.replaceChildren(...(isFirst ? [] : row));
    this.#notice.hidden = this.#notice.childElementCount === 0;
  }

  #resized(width: number): void {
    const before = [this.#width >= RAIL, this.#width < COMPACT];
    this.#width = width;
    if (before[0] === width >= RAIL && before[1] === width < COMPACT) return;
    this.#layout();
    if (this.#controller !== null) this.#drawAnswer(this.#controller.state);
  }

  #layout(): void {
    const isAnswered = this.#view.classList.contains("answered");
    const isWhole = this.#attributes.expects === "anything";
    const isLine = isAnswered ? this.#width < RAIL : !isWhole;
    this.#form?.layout(isLine);
  }

  #context(state: State): Context {
    const { answer } = state;
    const controller = this.#controller;
    if (answer === null || controller === null || controller.tables === null) throw new TypeError("there is no answer to draw");
    const base = this.#attributes.rules;
    return {
      report: answer.report,
      atToday: answer.atToday,
      today: answer.atToday.time,
      question: answer.asking,
      facts: controller.facts,
      plans: controller.tables.plans,
      headingLevel: this.#attributes.headingLevel,
      ruleUrl: (code) => (base === null ? null : `${base}#${encodeURIComponent(code)}`),
      actions: this.#actions(controller),
    };
  }

  #actions(controller: Controller): Actions {
    return {
      setTime: (time) => controller.ask({ time }),
      chooseClient: (id) => {
        controller.choose(id);
        this.#answer.reveal("use");
      },
      saveBundle: () => void controller.saveOf("redis-cli", "ca.pem"),
      saveTrustStore: () => void controller.saveOf("jedis", "truststore.p12"),
      saveUploadable: (input) => void controller.saveCertificate(input),
      saveCalendar: () => controller.saveCalendar(),
      saveReport: (format) => controller.saveReport(format),
      copyLink: () => copyText(`${location.href.replace(/#.*$/, "")}#${controller.fragment()}`),
      copy: copyText,
      reveal: (section) => this.#answer.reveal(section),
      ask: (field) => this.#form?.focus(field),
    };
  }
}

const ofSample = (sample: Sample): Parameters<Controller["take"]>[0] => ({
  files: [{ name: sample.name, source: new Blob([sample.text]), origin: "sample" }],
  refused: [],
});

if (customElements.get("tlsconf-checker") === undefined) customElements.define("tlsconf-checker", TlsconfChecker);
