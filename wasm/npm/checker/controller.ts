// Between the question and the worker: every change asks again, debounced; answers that came too late are dropped; the
// earlier answer stays until there is a new one.

import type { ClientFacts, PublicRoot, Report, Role } from "./contract.js";
import { calendar } from "./cure/ics.js";
import { opensOn } from "./cure/choice.js";
import { fragmentOf, type Linked } from "./cure/link.js";
import { markdown, nameOf } from "./cure/markdown.js";
import { saveBlob, saveText } from "./cure/save.js";
import { Engine, Stopped } from "./engine.js";
import type { Question } from "./model.js";
import type { ClientToMake, EmitChoice, Progress, Tables, Work } from "./protocol.js";
import type { Intake } from "./question/intake.js";
import { askedOf, blobsOf, initial, isEmpty, withAnswer, withFiles, withoutFile, withRole, type Asking, type State } from "./state.js";
import { address } from "./words.js";

/** What changed since the last call: the element draws what it must. */
export interface View {
  draw(state: State): void;
  /** A new answer has come. */
  answered(report: Report): void;
  progress(progress: Progress | null): void;
}

/** Long enough that typing does not start a check at every letter. */
const TYPING = 300;
const CHOOSING = 60;

/** Work that has run longer than this is ended for newer work; shorter work may finish. */
const PATIENCE = 400;

export class Controller {
  state: State;
  tables: Tables | null = null;
  facts: ReadonlyMap<string, ClientFacts> = new Map();
  readonly #engine: Engine;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #run = 0;
  #startedAt = 0;
  #ids = 0;
  readonly #newId = (): string => `file-${++this.#ids}`;

  constructor(
    private readonly view: View,
    createWorker: () => Worker,
    moduleAddress: () => string | null,
    expects: Question["expects"],
  ) {
    this.state = initial(expects);
    this.#engine = new Engine(
      createWorker,
      moduleAddress,
      (tables) => {
        this.tables = tables;
        this.facts = new Map(tables.facts.map((row) => [row.id, row]));
        this.view.draw(this.state);
      },
      (message) => this.#change({ failed: `The checker could not start: ${message}.`, running: false }, null),
    );
  }

  warm(): void {
    this.#engine.warm();
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#engine.close();
  }

  // What a person does

  take(intake: Intake): void {
    const { files, refused } = intake;
    const next = withFiles(this.state, files, this.#newId, refused);
    this.#change(next, files.length === 0 ? null : 0);
  }

  remove(file: string): void {
    this.#change(withoutFile(this.state, file), CHOOSING);
  }

  setRole(file: string, member: string | null, role: Role): void {
    this.#change(withRole(this.state, file, member, role), CHOOSING);
  }

  ask(asking: Partial<Asking>, delay = CHOOSING): void {
    this.#change({ asking: { ...this.state.asking, ...asking } }, delay);
  }

  endpoint(endpoint: string, hadPassword: boolean, user: string | null): void {
    const { chosen } = this.state;
    const options = user === null ? chosen.options : { ...chosen.options, user };
    this.#change(
      {
        asking: { ...this.state.asking, endpoint },
        strippedPassword: hadPassword || (this.state.strippedPassword && endpoint !== ""),
        chosen: { ...chosen, options },
      },
      TYPING,
    );
  }

  passphrase(passphrase: string): void {
    this.#change({ passphrase, asking: { ...this.state.asking, passphrase: passphrase !== "" } }, TYPING);
  }

  serverText(serverText: string): void {
    this.#change({ serverText }, TYPING);
  }

  choose(client: string): void {
    this.#change({ chosen: { ...this.state.chosen, client } }, null);
    void this.#write();
  }

  options(options: Partial<State["chosen"]["options"]>): void {
    const { chosen } = this.state;
    this.#change({ chosen: { ...chosen, options: { ...chosen.options, ...options } } }, null);
    void this.#write();
  }

  showAllTheSame(): void {
    this.#change({ chosen: { ...this.state.chosen, allTheSame: true } }, null);
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#run += 1;
    this.#engine.stop();
    this.view.progress(null);
    this.#change({ running: false, stopped: true }, null);
  }

  again(): void {
    this.#change({}, 0);
  }

  // What they take away

  /** The client whose configuration is shown. */
  shown(): string {
    const report = this.state.answer?.report;
    return this.state.chosen.client ?? (report === undefined ? "redis-cli" : opensOn(report, this.facts));
  }

  save(name: string | null, client = this.shown()): Promise<void> {
    return this.#deliver(this.#choice(client), name);
  }

  /** The CA file with these roots behind what was given. */
  saveBundleWith(roots: PublicRoot[]): Promise<void> {
    const { client, options } = this.#choice("redis-cli");
    return this.#deliver({ client, options: { ...options, add_roots: roots } }, "ca.pem");
  }

  /** The certificates of an input alone. Null where it has none. */
  async certificateOf(input: number): Promise<File | null> {
    const origin = this.#originOf(input);
    if (origin === null) return null;
    const saved = await this.#engine.run<"certificate">({ kind: "certificate", ...this.#given(now()), ...origin });
    return saved === null ? null : new File([saved.blob], saved.name, { type: saved.blob.type });
  }

  async saveCertificate(input: number): Promise<void> {
    const file = await this.certificateOf(input).catch(() => null);
    if (file !== null) saveBlob(file.name, file);
  }

  /** "Use the certificate alone": what has a key in it gives way to a file without one. */
  async useCertificateAlone(input: number): Promise<void> {
    const origin = this.#originOf(input);
    const file = await this.certificateOf(input).catch(() => null);
    if (file === null || origin === null) return;
    const replaced = withoutFile(this.state, origin.file);
    const taken = { name: file.name, source: file, origin: "file" as const };
    this.#change(withFiles(replaced, [taken], this.#newId), 0);
  }

  /** A client's certificate and key, saved as a ZIP and taken as if it were dropped. What is wrong, or null. */
  async generate(client: ClientToMake): Promise<string | null> {
    try {
      const work = { kind: "generate" as const, files: [], asked: {}, client, time: now() };
      const { name, blob } = await this.#engine.run<"generate">(work);
      saveBlob(name, blob);
      this.take({ files: [{ name, source: blob, origin: "file" }], refused: [] });
      return null;
    } catch (error) {
      return error instanceof Stopped ? "It was stopped." : messageOf(error);
    }
  }

  saveReport(format: "json" | "markdown"): void {
    const report = this.state.answer?.report;
    if (report === undefined) return;
    if (format === "json") saveText("tlsconf-report.json", "application/json", `${JSON.stringify(report, null, 2)}\n`);
    else saveText("tlsconf-report.md", "text/markdown", markdown(report, this.facts));
  }

  saveCalendar(): void {
    const report = this.state.answer?.report;
    const text = report === undefined ? null : calendar(report, nameOf);
    if (text !== null) saveText("tlsconf-expiry.ics", "text/calendar", text);
  }

  /** The question without its files. The endpoint is the one that was understood: what was typed may hold more. */
  fragment(): string {
    const { asking, answer, chosen } = this.state;
    const endpoint = answer?.report.endpoint ?? null;
    const scheme = endpoint === null || endpoint.scheme === null ? "" : `${endpoint.scheme}://`;
    const text = endpoint === null ? "" : `${scheme}${address(endpoint)}`;
    return fragmentOf({ ...asking, endpoint: text, client: chosen.client });
  }

  restore({ client, ...asking }: Partial<Linked>): void {
    const chosen = client === undefined ? this.state.chosen : { ...this.state.chosen, client };
    this.#change({ asking: { ...this.state.asking, ...asking }, chosen }, CHOOSING);
  }

  // Asking

  #change(change: Partial<State>, delay: number | null): void {
    this.state = { ...this.state, ...change };
    if (delay !== null) this.#schedule(delay);
    this.view.draw(this.state);
  }

  #schedule(delay: number): void {
    clearTimeout(this.#timer);
    this.#run += 1;
    if (isEmpty(this.state)) {
      this.#engine.stop();
      this.state = { ...this.state, answer: null, written: null, running: false, stopped: false, failed: null };
      return;
    }
    this.state = { ...this.state, running: true, stopped: false };
    this.#timer = setTimeout(() => void this.#check(), delay);
  }

  async #check(): Promise<void> {
    const run = this.#run;
    if (performance.now() - this.#startedAt > PATIENCE) this.#engine.stop();
    this.#startedAt = performance.now();
    const asked = this.state.asking;
    const today = now();
    try {
      const checked = await this.#engine.run<"check">(
        { kind: "check", ...this.#given(today), today: asked.time === null ? null : today },
        (progress) => run === this.#run && this.view.progress(progress),
      );
      if (run !== this.#run) return;
      this.view.progress(null);
      this.state = withAnswer(this.state, asked, checked);
      this.view.draw(this.state);
      this.view.answered(checked.report);
      await this.#write();
    } catch (error) {
      if (error instanceof Stopped || run !== this.#run) return;
      this.view.progress(null);
      this.#change({ running: false, failed: messageOf(error) }, null);
    }
  }

  #given(today: string): Pick<Work, "files" | "asked"> {
    return { files: blobsOf(this.state), asked: askedOf(this.state, today) };
  }

  #choice(client: string): EmitChoice {
    return { client: { id: client }, options: this.state.chosen.options };
  }

  async #write(): Promise<void> {
    if (this.state.answer === null) return;
    const run = this.#run;
    const { chosen } = this.state;
    try {
      const work = { kind: "emit" as const, ...this.#given(now()), choice: this.#choice(this.shown()) };
      const written = await this.#engine.run<"emit">(work);
      if (run !== this.#run || chosen !== this.state.chosen) return;
      this.#change({ written }, null);
    } catch (error) {
      if (error instanceof Stopped || run !== this.#run) return;
      this.#change({ failed: messageOf(error) }, null);
    }
  }

  async #deliver(choice: EmitChoice, wanted: string | null): Promise<void> {
    try {
      const work = { kind: "save" as const, ...this.#given(now()), choice, name: wanted };
      const { name, blob } = await this.#engine.run<"save">(work);
      saveBlob(name, blob);
    } catch (error) {
      if (!(error instanceof Stopped)) this.#change({ failed: messageOf(error) }, null);
    }
  }

  #originOf(input: number): { file: string; member: string | null } | null {
    const { answer } = this.state;
    if (answer === null) return null;
    const own = answer.origins[input];
    if (own !== null && own !== undefined) return own;
    const member = answer.report.inputs[input];
    const archive = member?.archive ?? null;
    const from = archive === null ? null : answer.origins[archive];
    return member === undefined || from === null || from === undefined ? null : { file: from.file, member: member.name };
  }
}

/** Seconds are enough: certificates have no finer clock. */
function now(): string {
  return `${new Date().toISOString().slice(0, 19)}Z`;
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
