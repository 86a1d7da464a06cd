// The question as one form that stands from the first moment to the last: its controls are made once and only their
// values change, so that nobody loses the field they are typing in. Every change asks again; there is no submit button.

import type { Access, ClientAuthentication, PlanTable, Preset, Provider, Subscription } from "../contract.js";
import { PRESETS } from "../cure/link.js";
import { h } from "../dom.js";
import type { FieldName } from "../model.js";
import { button, linkButton } from "../parts/frame.js";
import { passphraseFinding, wantsPassphrase, type State } from "../state.js";
import { prose, visible } from "../words.js";
import { picker } from "./drop.js";
import { withoutPassword } from "./endpoint.js";
import { field, input, radios, select, setValue, type Field } from "./fields.js";
import { Advice } from "./advice.js";
import { FileList, type FileActions } from "./files.js";
import { summaryOf } from "./words.js";

/** What the form changes; the controller asks again. */
export interface FormActions extends FileActions {
  picked(files: globalThis.FileList): void;
  endpoint(text: string, hadPassword: boolean, user: string | null): void;
  plan(provider: Provider | null, subscription: Subscription | null): void;
  access(access: Access): void;
  clientAuthentication(value: ClientAuthentication | null): void;
  policy(preset: Preset): void;
  /** RFC 3339, or null for today. */
  time(time: string | null): void;
  passphrase(text: string): void;
  serverText(text: string): void;
  toAnswer(): void;
}

type Plan = "fixed" | "flexible" | "annual" | "essentials_free" | "other";

const AUTHENTICATION: { value: ClientAuthentication | "files"; text: string }[] = [
  { value: "files", text: "As the files say" },
  { value: "required", text: "Required" },
  { value: "optional", text: "Optional" },
  { value: "none", text: "Not required" },
];

const PROVIDERS: { value: Provider; text: string }[] = [
  { value: "other", text: "Another service" },
  { value: "redis_software", text: "Redis Software" },
  { value: "redis_open_source", text: "redis-server of your own" },
];

const POLICIES = PRESETS.map((preset) => ({ value: preset, text: preset }));

export class QuestionForm {
  /** A fold: open where there is room, a line that says the question where there is not. */
  readonly element: HTMLDetailsElement;
  readonly #form: HTMLFormElement;
  readonly #summary: HTMLElement;
  readonly #line = h("b");
  readonly #files: FileList;
  readonly #given: HTMLElement;
  readonly #endpoint: Field<HTMLInputElement>;
  readonly #plan = radios<Plan>(
    "Plan",
    [
      { value: "fixed", text: "Fixed", small: "now Essentials" },
      { value: "flexible", text: "Flexible", small: "now Pro" },
      { value: "annual", text: "Annual", small: "now Pro" },
      { value: "essentials_free", text: "Free", small: "30 MB, of Essentials" },
      { value: "other", text: "Not Redis Cloud" },
    ],
    (plan) => (plan === "other" ? this.actions.plan("other", null) : this.actions.plan("redis_cloud", plan)),
  );
  readonly #provider: Field<HTMLSelectElement>;
  readonly #access = radios<Access>(
    "Endpoint kind",
    [
      { value: "public", text: "Public" },
      { value: "private", text: "Private" },
    ],
    (access) => this.actions.access(access),
    { pair: true },
  );
  readonly #authentication = radios(
    "Client authentication",
    AUTHENTICATION,
    (value) => this.actions.clientAuthentication(value === "files" ? null : value),
    { hint: "Also called mutual TLS. Redis Cloud does not require it and strongly recommends it." },
  );
  readonly #policy: Field<HTMLSelectElement>;
  readonly #date: Field<HTMLInputElement>;
  readonly #passphrase: Field<HTMLInputElement>;
  readonly #server: Field<HTMLTextAreaElement>;
  readonly #serverFold: HTMLDetailsElement;
  readonly #advice = new Advice();
  readonly #toAnswer = linkButton("Go to the answer", () => this.actions.toAnswer(), { "data-key": "to-answer", hidden: "" });

  constructor(private readonly actions: FormActions) {
    this.#files = new FileList(actions);
    this.#endpoint = this.#makeEndpoint();
    this.#provider = field("Who runs it", select(PROVIDERS, (provider) => actions.plan(provider, null)));
    this.#policy = field("Policy", select<Preset>(POLICIES, (preset) => actions.policy(preset)));
    this.#date = this.#makeDate();
    this.#passphrase = this.#makePassphrase();
    this.#server = this.#makeServer();
    this.#serverFold = h(
      "details.more",
      null,
      h("summary", null, "What the server presents"),
      this.#server.element,
    );
    this.#given = h(
      "div.group.given",
      { hidden: true },
      h("p.legend", null, "You gave"),
      this.#files.element,
      this.#passphrase.element,
      h(
        "div.add",
        null,
        h("span", null, "Drop more here, or ", picker("choose files", "link", actions.picked, { label: "Choose more files", key: "more" })),
        this.#toAnswer,
      ),
    );
    this.#form = h(
      "form",
      { "aria-label": "Your question", on: { submit: (event) => event.preventDefault() } },
      this.#given,
      h(
        "div.group",
        null,
        h("p.legend", null, "You connect to"),
        this.#endpoint.element,
        this.#plan.element,
        this.#provider.element,
        this.#access.element,
        this.#authentication.element,
      ),
      h("div.group", null, h("p.legend", null, "You judge by"), this.#policy.element, this.#date.element, this.#serverFold),
      this.#advice.element,
    );
    this.#summary = h("summary", null, h("span", null, this.#line), h("span.change", null, "Change"));
    this.element = h("details.question", { part: "question" }, this.#summary, this.#form);
  }

  #makeEndpoint(): Field<HTMLInputElement> {
    const control = input("text", "mono");
    control.inputMode = "url";
    control.addEventListener("input", () => {
      const { text, hadPassword, user } = withoutPassword(control.value);
      if (text !== control.value) {
        control.value = text;
        control.setSelectionRange(text.length, text.length);
      }
      this.actions.endpoint(text, hadPassword, user);
    });
    return field("Endpoint", control, [
      "Host and port, or the ", h("code", null, "rediss://"), " URL. A password in it is neither shown nor kept.",
    ]);
  }

  #makeDate(): Field<HTMLInputElement> {
    const control = input("date");
    control.min = "1950-01-01";
    control.max = "9999-12-31";
    control.addEventListener("change", () => {
      this.actions.time(control.value === "" ? null : `${control.value}T00:00:00Z`);
    });
    const today = button(null, "Today", () => this.actions.time(null));
    return field("Date of the check", control, "Today, unless you set another date to look ahead.", today);
  }

  #makePassphrase(): Field<HTMLInputElement> {
    const control = input("password");
    control.addEventListener("input", () => this.actions.passphrase(control.value));
    const made = field(
      "Passphrase",
      control,
      "Only to see whether key and certificate belong together, and to write files for clients that cannot ask for it.",
    );
    made.element.hidden = true;
    return made;
  }

  #makeServer(): Field<HTMLTextAreaElement> {
    const control = h("textarea", { rows: 3, spellcheck: "false", autocomplete: "off" });
    control.addEventListener("input", () => this.actions.serverText(control.value));
    return field("Its certificates", control, ["Paste what ", h("code", null, "openssl s_client -showcerts"), " prints."]);
  }

  update(state: State, plans: PlanTable | null): void {
    this.#advice.update(state, plans);
    const { asking } = state;
    this.#toAnswer.hidden = state.answer === null;
    this.#line.textContent = visible(summaryOf(state));
    this.#given.hidden = asking.files.length === 0 && state.refused.length === 0;
    this.#files.update(state);
    setValue(this.#endpoint.control, asking.endpoint);
    this.#sayEndpoint(state);
    this.#plan.set(planOf(asking.provider, asking.subscription));
    const elsewhere = asking.provider !== null && asking.provider !== "redis_cloud";
    this.#provider.element.hidden = !elsewhere;
    if (elsewhere) setValue(this.#provider.control, asking.provider);
    this.#access.set(asking.access);
    this.#access.element.hidden = elsewhere;
    this.#authentication.set(asking.clientAuthentication ?? "files");
    setValue(this.#policy.control, asking.policy);
    setValue(this.#date.control, asking.time?.slice(0, 10) ?? new Date().toISOString().slice(0, 10));
    this.#sayPassphrase(state);
    setValue(this.#server.control, state.serverText);
  }

  #sayEndpoint(state: State): void {
    const finding = state.answer?.report.findings.find(({ name }) => name === "endpoint-invalid") ?? null;
    const isWrong = finding !== null && state.answer?.asking.endpoint === state.asking.endpoint;
    this.#endpoint.wrong(isWrong ? prose(finding.message) : null);
    const wasStripped = state.strippedPassword && !isWrong;
    this.#endpoint.said(wasStripped ? "The password was taken out of this field. It is not kept." : null);
  }

  #sayPassphrase(state: State): void {
    const wants = wantsPassphrase(state);
    this.#passphrase.element.hidden = !wants;
    setValue(this.#passphrase.control, state.passphrase);
    const finding = passphraseFinding(state);
    const input = finding?.input ?? state.answer?.report.keys.find((key) => key.encrypted)?.input ?? null;
    const name = input === null ? undefined : state.answer?.report.inputs[input]?.name;
    this.#passphrase.label(name === undefined ? "Passphrase" : `Passphrase of ${visible(name)}`);
    const isWrong = finding !== null && state.answer?.asking.passphrase === true && state.passphrase !== "";
    this.#passphrase.wrong(isWrong ? "This passphrase does not open it. Try another." : null);
  }

  /** Folded to its line, or standing open without it. Whoever is typing in it keeps it open. */
  layout(isLine: boolean): void {
    const wasLine = !this.#summary.hidden;
    this.#summary.hidden = !isLine;
    if (!isLine) this.element.open = true;
    else if (!wasLine && !this.element.matches(":focus-within")) this.element.open = false;
  }

  /** Where one goes on after what had the focus has gone. */
  regain(): void {
    const isFolded = !this.#summary.hidden && !this.element.open;
    const more = this.#form.querySelector<HTMLElement>('[data-key="more"]');
    (isFolded ? this.#summary : more)?.focus({ preventScroll: true });
  }

  focus(name: FieldName): void {
    this.element.open = true;
    switch (name) {
      case "client-ca":
        this.#form.querySelector<HTMLElement>('[data-key="more"]')?.focus();
        return;
      case "endpoint":
        this.#endpoint.control.focus();
        return;
      case "passphrase":
        this.#passphrase.control.focus();
        return;
      case "server-chain":
        this.#serverFold.open = true;
        this.#server.control.focus();
    }
  }
}

/** Today's names of the plans stand for the ones of 2022 in the same rows of the table. */
function planOf(provider: Provider | null, subscription: Subscription | null): Plan | null {
  switch (subscription) {
    case "essentials":
      return "fixed";
    case "pro":
      return "flexible";
    case null:
      return provider === null || provider === "redis_cloud" ? null : "other";
    default:
      return subscription;
  }
}
