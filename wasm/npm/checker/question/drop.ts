// The drop area of the empty state, and the moments in between: files held over it, reading, nothing readable.

import { h, type Child } from "../dom.js";
import { icon, type IconName } from "../glyphs.js";
import type { Question } from "../model.js";
import { button, heading, linkButton } from "../parts/frame.js";
import type { ClientToMake, Progress } from "../protocol.js";
import { grouped } from "../words.js";
import { unique } from "./fields.js";
import { maker } from "./maker.js";

export interface DropActions {
  picked(files: FileList): void;
  pastedText(text: string): void;
  /** Makes a client's certificate, saves it and takes it. What is wrong, or null. */
  generate(client: ClientToMake): Promise<string | null>;
  /** Gives the page's sample. */
  sample(): void;
}

const SLOTS: readonly (readonly [IconName, string, string, string])[] = [
  ["bundle", "redis_ca.pem", "Whom you trust: the CA bundle", "-----BEGIN CERTIFICATE-----"],
  ["certificate", "redis_user.crt", "Who you are: the client certificate", "-----BEGIN CERTIFICATE-----"],
  ["key", "redis_user_private.key", "Your secret: the private key", "-----BEGIN PRIVATE KEY-----"],
];

const EXPECTED: Record<Question["expects"], string> = {
  anything: "Drop your files anywhere on this page",
  "ca-bundle": "Drop the CA bundle here",
  "client-certificate": "Drop the client certificate here",
  "client-key": "Drop the private key here",
  "server-chain": "Drop what the server presents here",
};

/** A label that looks like a button and opens a picker; the input inside takes the focus. */
export function picker(
  words: string,
  classes: string,
  picked: (files: FileList) => void,
  options: { readonly folder?: boolean; readonly label?: string; readonly key: string },
): HTMLLabelElement {
  const input = h("input.vh", {
    type: "file", multiple: true, webkitdirectory: options.folder, "aria-label": options.label, "data-key": options.key,
  });
  input.addEventListener("change", () => {
    if (input.files !== null && input.files.length > 0) picked(input.files);
    // The same file can be chosen again after it was changed.
    input.value = "";
  });
  return h("label", { class: classes }, words, input);
}

export class DropArea {
  readonly element: HTMLElement;
  readonly #sample: HTMLElement;
  readonly #idle: HTMLElement;
  readonly #moment = h("div.moment", { hidden: true });
  readonly #wrong = h("div.wrong-list", { hidden: true });

  constructor(expects: Question["expects"], headingLevel: number, actions: DropActions) {
    const title = unique("drop");
    this.#sample = sample(() => actions.sample());
    this.#idle = h(
      "div.idle",
      null,
      heading({ headingLevel }, 0, { id: title, class: "drop-title" }, EXPECTED[expects]),
      expects === "anything" ? slots() : null,
      expects === "anything"
        ? h("p.fine", null, "Any one of them is enough to begin. The console’s ZIP is fine as it is, and so are other names.")
        : null,
      this.#buttons(expects, actions),
      expects === "anything" || expects === "client-certificate" ? maker((client) => actions.generate(client)) : null,
      this.#sample,
    );
    this.element = h(
      "div.drop",
      { part: "drop", role: "group", "aria-labelledby": title },
      this.#idle,
      this.#moment,
      this.#wrong,
    );
  }

  #buttons(expects: Question["expects"], actions: DropActions): HTMLElement {
    const area = h("textarea", { rows: 4, spellcheck: "false", autocomplete: "off", "aria-label": "Text to check" });
    const take = (): void => {
      if (area.value.trim() === "") return;
      actions.pastedText(area.value);
      area.value = "";
    };
    // What is pasted is taken at once; what is typed, when the field is left.
    area.addEventListener("paste", (event) => {
      const text = event.clipboardData?.getData("text/plain") ?? "";
      if (text.trim() === "") return;
      event.preventDefault();
      event.stopPropagation();
      actions.pastedText(text);
    });
    area.addEventListener("change", take);
    const paste = h("div.field.paste", { hidden: true }, area, h("p.fine", null, "Paste here. On the page itself Ctrl+V works without this field."));
    const press = (): void => {
      paste.hidden = !paste.hidden;
      toggle.setAttribute("aria-expanded", String(!paste.hidden));
      if (!paste.hidden) area.focus();
    };
    const toggle = button(null, "Paste text", press, { "aria-expanded": "false", "data-key": "paste" });
    const many = expects === "anything";
    return h(
      "div",
      null,
      h(
        "div.actions",
        null,
        picker(many ? "Choose files" : "Choose a file", "button primary", actions.picked, { key: "choose" }),
        many ? picker("Choose a folder", "button", actions.picked, { folder: true, key: "choose-folder" }) : null,
        toggle,
      ),
      paste,
    );
  }

  /** Files are held over the page. `count` is null where the browser does not tell. */
  over(count: number | null): void {
    this.element.classList.add("over");
    this.#show(
      h("p.big", null, count === null || count === 1 ? "Let go to check" : `Let go to check ${count} files`),
      h("p.fine", null, "Files are read here. Nothing is sent."),
    );
  }

  idle(): void {
    this.#moment.replaceChildren();
    this.element.classList.remove("over");
    this.#idle.classList.remove("hidden");
    this.#moment.hidden = true;
  }

  /** `contents` stays the same element while it works, so that its button keeps the focus. */
  busy(contents: HTMLElement): void {
    this.element.classList.remove("over");
    if (!this.#moment.contains(contents)) this.#show(contents);
  }

  /** Why there is no answer. */
  wrong(rows: readonly HTMLElement[]): void {
    this.#wrong.hidden = rows.length === 0;
    this.#wrong.replaceChildren(...rows);
  }

  /** Whether the page has a sample to look at. */
  offer(hasSample: boolean): void {
    this.#sample.hidden = !hasSample;
  }

  /** Where one begins. */
  focus(): void {
    this.element.querySelector<HTMLElement>('[data-key="choose"]')?.focus({ preventScroll: true });
  }

  #show(...contents: Child[]): void {
    this.#idle.classList.add("hidden");
    this.#moment.hidden = false;
    this.#moment.replaceChildren(h("div", null, contents));
  }
}

function slots(): HTMLElement {
  return h(
    "div.slots",
    null,
    SLOTS.map(([picture, name, what, begins]) =>
      h("div.slot", null, icon(picture), h("p", null, h("b", null, name), h("span", null, what), h("code", null, begins))),
    ),
  );
}

function sample(open: () => void): HTMLElement {
  const words = linkButton("Look at the bundle that Redis Cloud gave out in August 2022", open);
  return h("div.sample", null, h("p.fine", null, "No file at hand? ", words, ", two of its five certificates expired."));
}

/** Reading or checking, with its way out. Its element is made once and changed in place, so that Stop keeps the focus. */
export class ProgressView {
  readonly element: HTMLElement;
  readonly #words = h("p.big", null, "Checking");
  readonly #bar = h("progress", { "aria-label": "Progress" });
  readonly #kept = h("span.fine", null, "The earlier answer is kept.");

  constructor(stop: () => void) {
    this.element = h(
      "div.progress",
      null,
      this.#words,
      this.#bar,
      h("p.actions", null, button(null, "Stop", stop, { "data-key": "stop" }), this.#kept),
    );
  }

  update(progress: Progress | null, hasAnswer: boolean): void {
    this.#kept.hidden = !hasAnswer;
    this.#words.textContent = progressWords(progress);
    if (progress === null || progress.total === null || progress.total === 0) {
      this.#bar.removeAttribute("value");
      return;
    }
    this.#bar.max = progress.total;
    this.#bar.value = Math.min(progress.done, progress.total);
  }
}

/** What is said of a stage: reading counts octets, the core counts the blocks of a file. */
export function progressWords(progress: Progress | null): string {
  if (progress === null || progress.total === null || progress.total === 0) return "Checking";
  const { stage, done, total } = progress;
  if (stage === "blocks") return `Reading block ${grouped(done)} of ${grouped(total)}`;
  return `Reading ${grouped(Math.ceil(done / 1024))} of ${grouped(Math.ceil(total / 1024))} KiB`;
}
